"""Buys in the sample shop as people do: with script and without, on a phone and on a desk, with mistakes, twice, at the same time.

Usage: purchase.py [--screenshots DIR] [--only WORD]; Scripts/test-purchase prepares what it needs.
"""
import argparse, contextlib, os, re, shutil, signal, subprocess, sys, tempfile, time, urllib.error

from playwright.sync_api import Error, expect, sync_playwright

from markup import check_markup
from shop import Shop, until
from visitor import Visitor

MUG, MUG_PAGE = "PW-MUG-FRET", "/products/everyday-mug/"
BUTTER, SOAP = "PW-BUTTER", "PW-SOAP-OAT"
PERSON = {
    "name": "Nóra “Nell” O'Brien & Søn <b>",
    "phone": "+49 30 1234567",
    "address1": "Straße des 17. Juni 135",
    "address2": "3. Stock \"links\"",
    "postcode": "F91 0000",
    "city": "Berlin",
    "note": "Please ring twice.\nNot at <noon> & not on Sundays.",
}
# Seconds for everything, on a machine that is busy with other things.
LONGEST = 600
PLACE = ".order__place button"
UPDATE = "section .order-lines__foot button"
UPDATE_COUNTRY = ".order__elsewhere button"


class Report:
    """One line a step; faults are gathered, so that one run tells of all of them."""

    def __init__(self, folder, screenshots):
        self.folder, self.screenshots = folder, screenshots
        self.faults, self.steps, self.audits, self.started = [], 0, 0, time.monotonic()
        os.mkdir(folder)
        if screenshots:
            os.makedirs(screenshots, exist_ok=True)

    def step(self, who, text):
        self.steps += 1
        print(f"{time.monotonic() - self.started:5.1f}  {who}: {text}", flush=True)

    def fault(self, text):
        if text not in self.faults:
            self.faults.append(text)
            print(f"WRONG {text}", flush=True)

    def keep_html(self, name, text):
        path = os.path.join(self.folder, re.sub(r"\W+", "-", name) + ".html")
        with open(path, "w") as f:
            f.write(text)


def same(what, found, wanted):
    assert found == wanted, f"{what}: {found!r} instead of {wanted!r}"


# What a page says of money


def cents(text):
    """Minor units of an amount as the shop writes it."""
    text = text.strip()
    if text == "Free":
        return 0
    found = re.search(r"€\s?([\d,]+\.\d\d)", text)
    return int(re.sub(r"\D", "", found[1])) if found else None


def sums(page):
    """The amounts of an order's table by their names, whichever page it stands on."""
    rows = page.evaluate("""() => [...document.querySelectorAll('.sum tr')].map(row =>
        [row.closest('tbody') ? 'line' : row.className, ...[...row.children].map(cell => cell.innerText.trim())])""")
    found = {"lines": [], "discounts": [], "shipping": None}
    for kind, head, *cells in rows:
        if kind == "line":
            found["lines"].append((int(head.split()[0]), cents(cells[0])))
        elif not cells:
            found["tax"] = cents(head)
        elif kind == "total":
            found["total"] = cents(cells[0])
        elif head.startswith("Subtotal"):
            found["subtotal"] = cents(cells[0])
        elif head.startswith("Discount"):
            found["discounts"].append(cents(cells[0]))
        elif head.startswith("Shipping"):
            found["shipping"] = cents(cells[0])
    return found


def sums_of(quote):
    """The same amounts of a quote or an exported order."""
    has_shipping = quote.get("shipping_id") or quote.get("shipping_method")
    # On the pages a line shows what it costs after its own reduction; what is taken off shows below.
    return {
        "lines": [(line["quantity"], line["subtotal"]) for line in quote["lines"]],
        "discounts": [each["amount"] or None for each in quote.get("discounts", [])],
        "shipping": quote["shipping"] if has_shipping else None,
        "subtotal": quote["subtotal"], "tax": quote["tax"], "total": quote["total"],
    }


# The form


def fill(page, fields):
    for name, value in fields.items():
        page.fill(f".order [name={name}]", value)


def typed(page):
    """What stands in the form."""
    return page.evaluate("""() => Object.fromEntries([...new FormData(document.querySelector('form.order'))]
        .filter(([name]) => !['key', 'expected_total'].includes(name)).map(([name, value]) => [name, value.replaceAll('\\r', '')]))""")


def choose(page, field, value):
    page.check(f".order [name={field}][value='{value}']")


def quote_of(shop, page):
    """What the intake says of the form as it stands, as JSON."""
    pairs = page.evaluate("() => [...new FormData(document.querySelector('form.order'))].filter(([name]) => name !== 'website')")
    return shop.quote(pairs)


def agree(visitor, part, response, status):
    """The page has the status, and its amounts are those of the intake's own quote."""
    same(f"{part}: status", response.status, status)
    same(f"{part}: amounts", sums(visitor.page), sums_of(quote_of(visitor.shop, visitor.page)))


def problems(visitor, part, fields):
    """The problems are those of these fields, said at the top with a link, and beside the field."""
    page = visitor.page
    links = page.locator(".notice--problem li")
    found = []
    for index in range(links.count()):
        text, link = links.nth(index).inner_text().strip(), links.nth(index).locator("a")
        if link.count() == 0:
            found.append((None, text))
            continue
        target = page.locator("[id='" + link.get_attribute("href").removeprefix("#") + "']")
        same(f"{part}: fields that '{text}' leads to", target.count(), 1)
        name = target.get_attribute("name") or target.get_attribute("id")
        found.append((name, text))
        beside = (target.get_attribute("aria-describedby") or "").split()
        texts = [page.locator(f"[id='{each}']").inner_text() for each in beside]
        if text not in texts:
            visitor.fault(f"{part}: '{text}' does not stand beside its field, but {texts}")
        if target.get_attribute("aria-invalid") != "true" and target.evaluate("one => one.matches('input, select, textarea')"):
            visitor.fault(f"{part}: {name} is not marked as invalid")
        link.click()
        same(f"{part}: focus after the link to {name}", page.evaluate("document.activeElement.name || document.activeElement.id"), name)
    same(f"{part}: fields with problems", sorted(str(name) for name, _ in found), sorted(map(str, fields)))
    page.evaluate("document.activeElement.blur(); scrollTo({ top: 0, behavior: 'instant' })")
    return [text for _, text in found]


def number_of(page):
    number, token = re.search(r"/orders/(\w+)/(\w+)$", page.url).groups()
    return number


def place(visitor, part="place"):
    """Orders: 303 to the order's page."""
    response = visitor.press(PLACE)
    came_from = response.request.redirected_from
    if response.status != 200 or not came_from:
        texts = visitor.page.locator(".notice--problem li").all_inner_texts()
        raise AssertionError(f"{part}: answered {response.status} {texts}")
    same(f"{part}: status before the order's page", came_from.response().status, 303)
    return response


# Steps


def buy_mugs(visitor):
    """From the product to the checkout page with two mugs in the cart."""
    page, shop, step = visitor.page, visitor.shop, visitor.step
    visitor.go(MUG_PAGE)
    if visitor.script:
        page.locator(".option__value", has_text="Sea Fret").click()
        expect(page.locator("td[data-sku]")).to_have_text(MUG)
        visitor.look("product")
        response = visitor.press("#buy [data-buy]")
        same("buying at once: status", response.status, 200)
        same("buying at once: lines", sums(page)["lines"], [(1, 2400)])
        step("product page, variant chosen, bought at once: checkout with that variant")

        visitor.go(f"{MUG_PAGE}?variant={MUG}")
        expect(page.locator("td[data-sku]")).to_have_text(MUG)
        page.click("#buy .buy__row [data-add]")
        expect(page.locator("[data-toast][data-on]")).to_be_visible()
        expect(page.locator("[data-cart-count]").first).to_have_text("1")
        visitor.press("[data-toast] a")
        expect(page.locator(".line")).to_have_count(1)
        page.click(".line [data-step='1']")
        expect(page.locator("[data-sum]")).to_have_text("€48.00")
        page.fill(".line [name=quantity]", "3")
        page.press(".line [name=quantity]", "Tab")
        expect(page.locator("[data-subtotal]")).to_have_text("€72.00")
        page.fill(".line [name=quantity]", "2")
        page.press(".line [name=quantity]", "Tab")
        expect(page.locator("[data-subtotal]")).to_have_text("€48.00")
        visitor.look("cart")
        response = visitor.press("[data-cart] button[type=submit]")
        step("put into the cart, quantity changed there, checked out")
    else:
        same("the cart's button without script", page.locator("#buy .buy__row [data-add]").is_visible(), False)
        page.select_option("#sku", MUG)
        page.fill("#quantity", "2")
        visitor.look("product")
        response = visitor.press("#buy [data-buy]")
        step("product page, variant chosen, form posted to the checkout")
    agree(visitor, "checkout", response, 200)
    same("checkout: lines", sums(page)["lines"], [(2, 4800)])
    same("checkout: country and way of shipping", (page.input_value("#country"), page.locator("[name=shipping]").count()), ("IE", 3))
    visitor.look("checkout", response)
    step("checkout page, amounts as the quote's")


def make_mistakes(visitor, person):
    """Sends what only the shop itself can find wrong."""
    page, shop = visitor.page, visitor.shop
    before = len(shop.orders())
    fill(page, person)
    response = visitor.press(".order #name", key="Enter")
    same("Enter in a field: address", page.url, f"{shop.url}/orders/checkout")
    same("Enter in a field: name", page.input_value("#name"), person["name"])
    same("Enter in a field: orders", len(shop.orders()), before)
    page.select_option("#country", "IE")
    choose(page, "shipping", "post-ie")
    choose(page, "payment", page.locator(".order [name=payment]").nth(1).get_attribute("value"))
    page.check("#terms")
    fill(page, {"email": "nora@localhost", "code": "NOSUCHCODE", "quantity": "19"})
    sent = typed(page)
    response = visitor.press(PLACE)
    same("three mistakes: status", response.status, 422)
    texts = problems(visitor, "problem page", ["email", "code", "quantity"])
    same("problem page: what was typed", typed(page), sent)
    visitor.look("problem", response)
    same("orders after mistakes", len(shop.orders()), before)
    visitor.step(f"three mistakes found by the server: 422, {len(texts)} linked problems, everything typed is kept")

    fill(page, {"email": person["email"], "code": "", "quantity": "19"})
    response = visitor.press(PLACE)
    same("too many: status", response.status, 409)
    problems(visitor, "stock page", ["quantity"])
    visitor.look("stock", response)
    visitor.step("more than there is: 409 and how many there are")


def mend(visitor):
    """Another country, another way of shipping: the total follows."""
    page, shop = visitor.page, visitor.shop
    fill(page, {"quantity": "2", "code": "FIRSTFROST"})
    response = visitor.press(UPDATE)
    agree(visitor, "mended", response, 200)
    home = sums(page)
    same("mended: discount", home["discounts"], [480])
    page.select_option("#country", "DE")
    fill(page, {"postcode": "D-10623"})
    response = visitor.press(UPDATE_COUNTRY)
    agree(visitor, "to Germany", response, 200)
    if not page.locator(".order [name=shipping]:checked").count():
        choose(page, "shipping", "post-eu")
        response = visitor.press(UPDATE)
        agree(visitor, "to Germany by post", response, 200)
    away = sums(page)
    assert away["total"] != home["total"], f"the total is {away['total']} in both countries"
    visitor.look("updated", response)
    visitor.step(f"mended; to another country: total {home['total']} -> {away['total']}, as the quote's")


def order_and_come_back(visitor, person):
    """Places the order, reloads, goes back and sends the form again."""
    page, shop = visitor.page, visitor.shop
    before, had = len(shop.orders()), shop.stock(MUG)["available"]
    wanted = sums(page)
    response = place(visitor)
    number = number_of(page)
    text = page.locator("main").inner_text()
    for part in (number, person["name"], person["email"], "Please ring twice.", person["address1"], "10623 Berlin", "Germany",
                 "IBAN IE00 XXXX"):
        assert part in text, f"the thanks page does not say '{part}'"
    same("thanks page: amounts", sums(page), wanted)
    visitor.look("thanks", response)
    if visitor.script:
        same("cart after the order", page.evaluate("JSON.parse(localStorage.getItem('vitrine-cart') || '[]')"), [])
        expect(page.locator("[data-cart-count]").first).to_be_hidden()
    visitor.step(f"placed: 303 to the order's page, {number}, amounts and address as ordered")

    address = page.url
    response = page.reload()
    same("reload", (response.status, page.url), (200, address))
    with contextlib.suppress(Error):
        page.go_back()
    again = "from the browser's memory"
    if not page.locator(PLACE).count():
        # The browser did not keep the page and asks whether to send the form of before again: yes.
        def sent_again():
            with contextlib.suppress(Error):
                page.reload()
            return page.locator(PLACE).count()
        until("the page of before, sent for again", sent_again)
        again = "sent for again"
    same("back: what was typed", page.input_value("#name"), person["name"])
    place(visitor, "the same form again")
    same("the same form again", page.url, address)
    same("orders", len(shop.orders()), before + 1)
    same("stock of the intake", shop.stock(MUG)["available"], had - 2)
    same("stock told to pages", shop.get(f"/orders/stock?sku={MUG}")["stock"][0]["left"], had - 2)
    visitor.step(f"reloaded; back (the form {again}) and sent again: the same order, stock {had} -> {had - 2}")
    return number, address, wanted


def parts_of(message):
    return [message.get_body((kind,)).get_content() for kind in ("plain", "html")]


def check_mail(visitor, number, address, wanted, person):
    """Customer and owner have their mail, with the page's amounts and its address."""
    shop = visitor.shop
    confirmation = shop.mail(number, person["email"])
    notice = shop.mail(number, "packing@shop.example")
    for message in (confirmation, notice):
        text, html = parts_of(message)
        found = {cents(line) for line in text.splitlines() if "€" in line}
        for name in ("subtotal", "shipping", "total", "tax"):
            if name != "subtotal" and wanted[name] not in found:
                visitor.fault(f"mail '{message['Subject']}': {name} {wanted[name]} is not among {found}")
        same("mail: total", cents(re.search(r"^Total:.*$", text, re.M)[0]), wanted["total"])
        for amount in [each for _, each in wanted["lines"]] + wanted["discounts"]:
            assert amount in found, f"mail: {amount} is not among {found}"
        assert {cents(cell) for cell in re.findall(r"€[\d.,]+", html)} >= found, "mail: the HTML part has other amounts than the text"
        assert address in text and address in html, f"mail: no link to {address}\n{text}"
        assert "<noon>" in text and "&lt;noon&gt;" in html, "mail: the note is not as typed"
    if not (confirmation["X-Arguments"] or "").endswith(f"-- {person['email']}"):
        visitor.fault(f"mail: handed over with {confirmation['X-Arguments']}")
    link = re.search(r'href="([^"]*/orders/\w+/\w+)"', parts_of(confirmation)[1])[1]
    same("the link of the mail", visitor.go(link).status, 200)
    assert number in visitor.page.locator("h1, .page-head").first.inner_text(), "the link of the mail shows another order"
    visitor.step("confirmation and notice, text and HTML: amounts as on the page; the link opens the order")


def check_books(visitor, number, wanted):
    """The owner's commands know the order, at the same amounts."""
    shop = visitor.shop
    listed = next(line for line in shop.intake("list").splitlines() if number in line)
    assert f"{wanted['total'] / 100:.2f}" in listed, f"list: {listed}"
    shown = shop.intake("show", number)
    for text in (MUG, f"{wanted['total'] / 100:.2f}", PERSON["city"], "FIRSTFROST"):
        assert text in shown, f"show does not say '{text}':\n{shown}"
    exported = next(order for order in shop.orders() if order["number"] == number)
    same("export", sums_of(exported), wanted)
    same("export: note", exported["customer"]["note"].replace("\r", ""), PERSON["note"])
    same("export: name", exported["customer"]["name"], PERSON["name"])
    visitor.step("list, show and export: the same order at the same amounts")


def ship(visitor, number, address, person):
    shop, page = visitor.shop, visitor.page
    tracking = f"RR{visitor.width:06}IE"
    shop.intake("ship", number, "--tracking", tracking, "--tracking-url", f"https://track.example/{tracking}")
    response = visitor.go(address)
    same("status page", response.status, 200)
    expect(page.locator("main")).to_contain_text(tracking)
    expect(page.locator(".steps [aria-current]")).to_have_text("Shipped")
    visitor.look("status", response)
    subject = until("the mail about the parcel", lambda: [
        message for message in [shop.mail(number, person["email"], "way")] if tracking in parts_of(message)[0]])[0]["Subject"]
    visitor.step(f"shipped: the status page and a mail ('{subject}') name {tracking}")


def whole_purchase(playwright, shop, report, script, width):
    with Visitor(playwright, shop, report, script, width) as visitor:
        person = dict(PERSON, email=f"nora.{'on' if script else 'off'}.{width}@mail.example")
        buy_mugs(visitor)
        if script:
            visitor.tab_through("checkout")
            visitor.step("the Tab key reaches everything on the checkout page and shows where it is")
        make_mistakes(visitor, person)
        mend(visitor)
        number, address, wanted = order_and_come_back(visitor, person)
        check_mail(visitor, number, address, wanted, person)
        check_books(visitor, number, wanted)
        ship(visitor, number, address, person)
        if script:
            visitor.tab_through("status")


def checkout_with(visitor, lines, person):
    """A checkout of some SKUs, filled in but not placed."""
    page, shop = visitor.page, visitor.shop
    inputs = "".join(f"<input name=sku value='{sku}'><input name=quantity value={quantity}>" for sku, quantity in lines)
    visitor.go("/cart/")
    page.evaluate("""inputs => { const form = document.createElement('form'); form.id = 'lines'; form.method = 'post';
        form.action = '/orders/checkout'; form.innerHTML = inputs + '<button>Go</button>'; document.body.prepend(form); }""", inputs)
    response = visitor.press("#lines button")
    if response.status != 200:
        return response
    fill(page, person)
    page.select_option("#country", "IE")
    choose(page, "payment", page.locator(".order [name=payment]").nth(1).get_attribute("value"))
    page.check("#terms")
    return visitor.press(UPDATE)


def last_one(playwright, shop, report):
    """Two people want the last one; one gets it, the other is told and orders the rest."""
    shop.intake("stock", "count", BUTTER, "1")
    with Visitor(playwright, shop, report, False, 360, "first") as first, Visitor(playwright, shop, report, True, 1280, "second") as second:
        for visitor in (first, second):
            person = dict(PERSON, email=f"{visitor.name}@mail.example")
            checkout_with(visitor, [(BUTTER, 1), (SOAP, 2)], person)
        place(first)
        page = second.page
        response = second.press(PLACE)
        same("the second: status", response.status, 409)
        texts = problems(second, "last one", ["quantity"])
        second.look("last-one", response)
        report.step("two browsers", f"the last one is sold once; the second gets 409: {texts}")
        page.locator("input[name=quantity]").first.fill("0")
        response = second.press(PLACE)
        if response.status != 200:
            same("the rest: status", response.status, 409)
            problems(second, "the rest", ["None"])
            response = place(second)
        same("the rest: lines", [quantity for quantity, _ in sums(page)["lines"]], [2])
        report.step("two browsers", "the second takes it out and orders the rest")
        same("stock of the last one", shop.stock(BUTTER)["available"], 0)


def sold_out(playwright, shop, report):
    """What is sold out says so, and cannot be bought by any way."""
    for script in (True, False):
        with Visitor(playwright, shop, report, script, 360, f"sold out, script {'on' if script else 'off'}") as visitor:
            page = visitor.page
            visitor.go("/products/storm-vase/")
            expect(page.locator("main")).to_contain_text("Sold out")
            same("buttons that buy", page.locator("#buy button[type=submit]:visible:enabled").count(), 0)
            visitor.look("page")
            visitor.go("/products/bud-vase/")
            if script:
                page.locator(".option__value", has_text="Pebble").click()
                expect(page.locator(".buy__row [data-add]")).to_have_text("Sold out")
                same("buttons that buy the variant", page.locator("#buy button[type=submit]:visible:enabled").count(), 0)
            else:
                expect(page.locator("#sku option[value=PW-BUD-PEBBLE]")).to_be_disabled()
            response = checkout_with(visitor, [("PW-VASE-STORM", 1)], PERSON)
            same("checkout of what is sold out", response.status, 409)
            problems(visitor, "sold out", ["quantity"])
            visitor.look("checkout", response)
            visitor.step("says so; no button buys it; a form that was sent anyway: 409")


def new_price(playwright, shop, report):
    """The price changes between the checkout page and the order."""
    with Visitor(playwright, shop, report, True, 360, "new price") as visitor:
        page = visitor.page
        checkout_with(visitor, [(MUG, 1)], dict(PERSON, email="price@mail.example"))
        before = sums(page)
        shop.edit("content/products/pottery/everyday-mug.md", "price: 24.00", "price: 27.50")
        shop.build()
        until("the intake uses the new price book", lambda: shop.quote([("sku", MUG), ("quantity", 1)])["subtotal"] == 2750)
        response = visitor.press(PLACE)
        agree(visitor, "new price", response, 409)
        after = sums(page)
        same("new price: total", after["total"], before["total"] + 350)
        text = page.locator(".notice--problem").inner_text()
        for part in ("€27.50", f"€{after['total'] / 100:.2f}"):
            assert part in text, f"new price: the page does not say {part}: {text}"
        visitor.look("page", response)
        visitor.step(f"409: {' '.join(text.split())}")
        place(visitor)
        same("new price: order", sums(page), after)
        exported = next(order for order in shop.orders() if order["number"] == number_of(page))
        same("new price: export", sums_of(exported), after)
        visitor.step("confirmed: ordered at the new price")


def by_keyboard(playwright, shop, report):
    """The whole way without a mouse."""
    with Visitor(playwright, shop, report, True, 1280, "keyboard only") as visitor:
        page, keys = visitor.page, visitor.page.keyboard
        visitor.go("/products/oat-soap/")
        visitor.tab_to("#buy [data-buy]")
        with page.expect_navigation():
            keys.press("Enter")
        for name, value in dict(PERSON, email="keys@mail.example", country="Ireland").items():
            if name == "note":
                continue
            visitor.tab_to(f".order [name={name}]")
            keys.type(value)
        visitor.tab_to(".order [name=shipping]")
        keys.press("Space")
        visitor.tab_to(".order [name=payment]")
        keys.press("ArrowDown")
        visitor.tab_to("#terms")
        keys.press("Space")
        visitor.tab_to(PLACE)
        with page.expect_navigation() as navigation:
            keys.press("Enter")
        if navigation.value.status == 409:
            visitor.tab_to(PLACE)
            with page.expect_navigation() as navigation:
                keys.press("Enter")
        same("keyboard: status", navigation.value.status, 200)
        number_of(page)
        visitor.step("bought from the product page to the order by keys alone")


def lost(playwright, shop, report):
    """Addresses that lead nowhere get the shop's own page."""
    with Visitor(playwright, shop, report, True, 360, "no such order") as visitor:
        response = visitor.go("/orders/AAAAAAA/0000")
        same("status", response.status, 404)
        visitor.look("page", response)
        visitor.step("404 in the shop's frame")


Visitor.step = lambda self, text: self.report.step(self.name, text)


def limit(seconds, shop, work):
    """Ends everything when a browser hangs, or when somebody ends the run: nothing stays behind."""
    def end(number, _):
        print(f"\nFAILED: ended by {signal.Signals(number).name} after at most {seconds} s", flush=True)
        shop.stop()
        shutil.rmtree(work, ignore_errors=True)
        os._exit(1)
    for number in (signal.SIGALRM, signal.SIGTERM, signal.SIGINT):
        signal.signal(number, end)
    signal.alarm(seconds)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--screenshots")
    parser.add_argument("--only", default="")
    options = parser.parse_args()
    started = time.monotonic()
    with tempfile.TemporaryDirectory() as work:
        os.chmod(work, 0o755)
        report = Report(f"{work}/html", options.screenshots and os.path.abspath(options.screenshots))
        shop = Shop(work)
        report.step("shop", shop.build())
        limit(LONGEST, shop, work)
        try:
            shop.start()
            report.step("shop", "nginx and the intake answer, as docs/hosting.md and docs/intake.md set them up")
            scenarios = [(f"whole-{'on' if script else 'off'}-{width}", whole_purchase, script, width)
                         for script in (True, False) for width in (360, 1280)]
            scenarios += [("keyboard", by_keyboard), ("sold-out", sold_out), ("last-one", last_one), ("lost", lost), ("new-price", new_price)]
            with sync_playwright() as playwright:
                for name, scenario, *arguments in scenarios:
                    if options.only not in name:
                        continue
                    try:
                        scenario(playwright, shop, report, *arguments)
                    except (AssertionError, Error, StopIteration, urllib.error.HTTPError, subprocess.TimeoutExpired) as error:
                        where = error.__traceback__
                        while where.tb_next and "Tests/Browser" in where.tb_next.tb_frame.f_code.co_filename:
                            where = where.tb_next
                        report.fault(f"{name}, line {where.tb_lineno}: {error or type(error).__name__}")
            for line in shop.logs().splitlines():
                if '"level":"error"' in line or "[error]" in line or "[crit]" in line:
                    report.fault(f"log: {line}")
        finally:
            codes = shop.stop()
        if any(codes):
            report.fault(f"the intake and nginx ended with {codes}\n{shop.logs()}")
        shop.intake("fsck")
        report.step("shop", f"stopped; the journal holds, with {len(shop.orders())} orders")
        report.step("HTML", check_markup(report))
    verdict = f"{report.steps} steps, {report.audits} accessibility audits, {time.monotonic() - started:.0f} s"
    if report.faults:
        print(f"\nFAILED: {len(report.faults)} faults ({verdict})")
        return 1
    print(f"\npassed: {verdict}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
