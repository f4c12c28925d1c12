"""A browser of one visitor, and what is looked at on each page: faults of the console, policy, layout, accessibility, HTML."""
import importlib.util, json, os, tempfile

from playwright.sync_api import Error

BLOCKED = 2
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
FOCUSABLE = "a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex='0']"


def axe_source():
    folder = importlib.util.find_spec("axe_playwright_python").submodule_search_locations[0]
    with open(f"{folder}/axe.min.js") as f:
        return f.read()


class Visitor:
    """One person with one browser. `script` off is the browser's own setting, as a visitor would make it."""
    axe = None

    def __init__(self, playwright, shop, report, script=True, width=1280, name=""):
        self.shop, self.report, self.script, self.width = shop, report, script, width
        self.name = name or f"script {'on' if script else 'off'}, {width} px"
        self.profile = tempfile.TemporaryDirectory(dir=shop.work)
        os.mkdir(f"{self.profile.name}/Default")
        if not script:
            with open(f"{self.profile.name}/Default/Preferences", "w") as f:
                json.dump({"profile": {"default_content_setting_values": {"javascript": BLOCKED}}}, f)
        self.context = playwright.chromium.launch_persistent_context(
            self.profile.name, executable_path=os.environ.get("CHROMIUM", "/usr/bin/chromium"), headless=True,
            args=["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"],
            viewport={"width": width, "height": 800}, color_scheme="light", reduced_motion="reduce", locale="en-IE", timezone_id="Europe/Dublin")
        self.context.set_default_timeout(15_000)
        self.page = self.context.pages[0]
        self.watch(self.page)
        self.documents = []

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.context.close()
        self.profile.cleanup()

    def watch(self, page):
        page.on("console", self.console)
        page.on("pageerror", lambda error: self.fault(f"script error: {error}"))
        page.on("response", self.response)

    def fault(self, text):
        self.report.fault(f"{self.name}: {text}")

    def console(self, message):
        # A page that is answered 409 or 422 is noted by the browser as a failed load; subresources are checked in `response`.
        if message.type in ("error", "warning") and not message.text.startswith("Failed to load resource"):
            self.fault(f"console at {self.page.url}: {message.text}")

    def response(self, response):
        if response.request.is_navigation_request():
            self.documents.append(response)
        elif response.status >= 400:
            self.fault(f"{response.url} answered {response.status} on {self.page.url}")

    # Moving

    def go(self, path):
        return self.page.goto(path if path.startswith("http") else self.shop.url + path)

    def press(self, target, key=None):
        """Presses something that leads to another page, and gives the answer that this page came with."""
        locator = self.page.locator(target) if isinstance(target, str) else target
        with self.page.expect_navigation() as navigation:
            locator.press(key) if key else locator.click()
        return navigation.value

    def show(self, part):
        """A screenshot, when they are wanted."""
        if self.report.screenshots:
            name = f"{self.name.replace(', ', '-').replace(' ', '-')}-{part}.png"
            self.page.screenshot(path=f"{self.report.screenshots}/{name}", full_page=True)

    # Looking

    def look(self, part, response=None, deep=None):
        """Everything that must hold of any page of the purchase."""
        page = self.page
        wide = page.evaluate("document.documentElement.scrollWidth - innerWidth")
        if wide > 0:
            self.fault(f"{part}: the page is {wide} px too wide")
        if response:
            self.report.keep_html(f"{self.name} {part}", response.text())
            policy = response.headers.get("content-security-policy", "")
            if "frame-ancestors 'none'" not in policy:
                self.fault(f"{part}: no content security policy")
            if response.headers.get("cache-control") != "no-store":
                self.fault(f"{part}: the page may be kept in caches")
        self.show(f"{part}-light")
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)
            if scheme == "dark" and self.script:
                self.show(f"{part}-dark")
            if self.script if deep is None else deep:
                self.accessibility(part, scheme)
        page.emulate_media(color_scheme="light")

    def accessibility(self, part, scheme):
        Visitor.axe = Visitor.axe or axe_source()
        self.page.evaluate(f"window.axe || {{}} && (() => {{ {Visitor.axe} }})()")
        found = self.page.evaluate(
            """async rules => {
                await Promise.all(document.getAnimations().map(each => each.finished.catch(() => {})));
                const result = await axe.run(document, { runOnly: { type: 'tag', values: rules }, resultTypes: ['violations'] });
                return result.violations.map(each => [each.id, each.help, each.nodes.map(node => [node.target.join(' '), node.failureSummary])]);
            }""", RULES)
        self.report.audits += 1
        for rule, text, nodes in found:
            for target, summary in nodes:
                self.fault(f"{part}, {scheme}: {rule}: {text}: {target}: {' '.join(summary.split())}")

    # The keyboard

    def focused(self):
        return self.page.evaluate("""async () => {
            await Promise.all(document.getAnimations().map(each => each.finished.catch(() => {})));
            const one = document.activeElement;
            if (!one || one === document.body) return null;
            const shown = [one, one.labels && one.labels[0], one.parentElement].filter(Boolean).some(each => {
                const style = getComputedStyle(each);
                return style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 1 || style.boxShadow !== 'none';
            });
            const box = one.getBoundingClientRect();
            const number = [...document.querySelectorAll(%s)].indexOf(one);
            return { number, shown, seen: box.bottom > 0 && box.top < innerHeight, tag: one.tagName.toLowerCase(),
              text: one.name || one.id || one.textContent.trim().slice(0, 40), type: one.type || '' };
        }""" % json.dumps(FOCUSABLE))

    def tab_to(self, selector, most=150):
        """Presses Tab until the element has the focus."""
        for _ in range(most):
            self.page.keyboard.press("Tab")
            if self.page.evaluate("selector => document.activeElement.matches(selector)", selector):
                return
        raise AssertionError(f"{self.name}: {selector} cannot be reached with the Tab key")

    def tab_through(self, part):
        """Walks the page by the Tab key: everything is reached, and shows that it is."""
        page = self.page
        wanted = set(page.evaluate("""selector => {
            const all = [...document.querySelectorAll(selector)];
            const groups = new Set();
            return all.map((one, index) => {
                if (one.disabled || one.tabIndex < 0 || !one.checkVisibility({ visibilityProperty: true })) return -1;
                if (one.type !== 'radio') return index;
                // A group of radio buttons has one stop: the one that is checked, else its first.
                const group = all.filter(other => other.type === 'radio' && other.name === one.name && other.form === one.form);
                const stop = group.find(other => other.checked) || group[0];
                return stop === one ? index : -1;
            }).filter(index => index >= 0);
        }""", FOCUSABLE))
        page.evaluate("document.activeElement && document.activeElement.blur(); scrollTo({ top: 0, behavior: 'instant' }); getSelection().removeAllRanges()")
        page.locator("body").evaluate("body => { body.tabIndex = -1; body.focus(); body.removeAttribute('tabindex'); }")
        reached, order = set(), []
        for _ in range(len(wanted) + 20):
            page.keyboard.press("Tab")
            one = self.focused()
            if one is None or one["number"] in reached:
                if one is None and not reached:
                    continue
                break
            reached.add(one["number"])
            order.append(one["text"])
            if not one["shown"]:
                self.fault(f"{part}: the focus does not show on {one['tag']} {one['text']}")
            if not one["seen"]:
                self.fault(f"{part}: the focus is out of sight on {one['tag']} {one['text']}")
        missed = wanted - reached
        if missed:
            names = page.evaluate("([selector, missed]) => { const all = [...document.querySelectorAll(selector)]; return missed.map(i => all[i].outerHTML.slice(0, 90)); }", [FOCUSABLE, sorted(missed)])
            self.fault(f"{part}: not reached with the Tab key: {names}; order was {order}")
        return order
