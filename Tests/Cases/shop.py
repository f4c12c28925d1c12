"""A whole shop for a case: its files, its build, its server, its mail, and what every door of it tells.

A case is run twice: once its commands reach the running server, once they find it stopped. Both must end alike.
"""

import csv
import email
import email.policy
import html
import io
import json
import os
import re
import shutil
import signal
import stat
import subprocess
import sys
import time
import urllib.parse

sys.path.insert(0, os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "Faults"))

from intake import ROOT, Client, Failed, Server, program, run  # noqa: E402

BASE = {
    "name": "Case Shop", "url": "https://shop.example/", "language": "en", "currency": "EUR", "email": "hello@shop.example",
    "orders": {"from": "orders@shop.example", "notify": ["owner@shop.example"]}, "shipping": "free",
    "payment": [{"type": "bank_transfer", "name": "Transfer", "id": "transfer", "instructions": "IBAN XX00"}],
}

WHO = {"name": "Ada Byrne", "email": "ada@example.com", "phone": "+353 71 000 0000", "address1": "1 Strand Road"}

PLACES = {
    "IE": {"country": "IE", "city": "Sligo", "postcode": "F91 X285", "region": "Sligo"},
    "DE": {"country": "DE", "city": "Berlin", "postcode": "10115"},
    "US": {"country": "US", "city": "Los Angeles", "postcode": "90001", "region": "CA"},
    "GB": {"country": "GB", "city": "London", "postcode": "SW1A 1AA"},
    "CA": {"country": "CA", "city": "Montréal", "postcode": "H2X 1Y4", "region": "QC"},
    "FR": {"country": "FR", "city": "Paris", "postcode": "75001"},
    "AT": {"country": "AT", "city": "Wien", "postcode": "1010"},
    "JP": {"country": "JP", "city": "Chiyoda-ku", "region": "Tokyo", "postcode": "100-0001"},
    "KW": {"country": "KW", "city": "Kuwait City", "postcode": "13001"},
    "ES": {"country": "ES", "city": "Madrid", "postcode": "28001"},
    "NO": {"country": "NO", "city": "Oslo", "postcode": "0150"},
}


def zone(price="5.00", **more):
    """A way to send everything everywhere for one price."""
    return [{"name": "All", "rates": [{"name": "Post", "id": "post", "price": price, **more}]}]


class Shop:
    """A shop with `products` by handle; what `store` names replaces what is in BASE, `None` takes it away."""

    def __init__(self, work, products, store=None, discounts=None, mode="running", arguments=(), theme=None, build=True,
                 webhook=False, place="IE"):
        self.work = os.path.join(work, f"shop-{len(os.listdir(work))}")
        os.makedirs(self.work)
        self.root = os.path.join(self.work, "shop")
        self.data = os.path.join(self.root, "orders")
        self.mode = mode
        self.count = 0
        self.place = place
        self.orders = []
        run([program("vitrine"), "init", self.root])
        name = os.listdir(os.path.join(self.root, "themes"))[0]
        if theme:
            shutil.copytree(os.path.join(ROOT, "themes", theme), os.path.join(self.root, "themes", theme))
            name = theme
        shutil.rmtree(os.path.join(self.root, "content"))
        self.store = {**BASE, "theme": {"name": name}, **(store or {})}
        self.products = dict(products)
        self.discounts = discounts
        self.box = os.path.join(self.work, "mail")
        self.hooks = os.path.join(self.work, "hooks")
        self.write()
        if build:
            self.build()
        self.stub(webhook)
        self.server = Server(self.data, self.work, ["--sendmail", self.sendmail, "--curl", self.curl, *arguments])

    def write(self):
        """Writes the content anew."""
        content = os.path.join(self.root, "content")
        shutil.rmtree(content, ignore_errors=True)
        os.makedirs(os.path.join(content, "products"))
        store = {key: value for key, value in self.store.items() if value is not None}
        self.put("content/store.json", json.dumps(store))
        self.put("content/products/all.json", json.dumps(
            [{"handle": handle, "title": handle.capitalize(), **fields} for handle, fields in self.products.items()]))
        if self.discounts is not None:
            self.put("content/discounts.json", json.dumps(self.discounts))

    def put(self, path, text):
        path = os.path.join(self.root, path)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "w", encoding="utf-8") as file:
            file.write(text)

    def build(self, *arguments, code=0, command="build"):
        """What the build (or the check) said; its exit code must be `code`."""
        folders = ["--orders", self.data] if command == "build" else []
        done = subprocess.run(
            [program("vitrine"), command, "--root", self.root, *folders, *arguments],
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, errors="replace", timeout=60)
        expect(done.returncode, code, f"the exit code of {command} {' '.join(arguments)}", done.stdout)
        return done.stdout

    def stub(self, webhook):
        """A sendmail and a curl that write what they are given into folders, in the order in which it came."""
        os.makedirs(self.box)
        os.makedirs(self.hooks)
        self.sendmail = os.path.join(self.work, "sendmail")
        self.away = os.path.join(self.work, "away")
        self.script(self.sendmail, f"""[ -e '{self.away}' ] && exit 75
f=$(date +%s%N)-$$
{{ printf '%s\\n' "$*"; cat; }} > '{self.box}'/.$f && mv '{self.box}'/.$f '{self.box}'/$f
""")
        self.curl = os.path.join(self.work, "curl")
        self.script(self.curl, f"""f=$(date +%s%N)-$$
{{ printf '%s\\n' "$*"; cat; }} > '{self.hooks}'/.$f && mv '{self.hooks}'/.$f '{self.hooks}'/$f
printf 200
""")
        if webhook:
            path = os.path.join(self.data, "webhook.json")
            with open(path, "w") as file:
                json.dump({"url": "https://127.0.0.1/x", "private": True, "secret": "0" * 64}, file)
            os.chmod(path, 0o600)

    @staticmethod
    def script(path, text):
        with open(path, "w") as file:
            file.write("#!/bin/sh\n" + text)
        os.chmod(path, os.stat(path).st_mode | stat.S_IXUSR)

    # The server, as it is needed.

    def is_up(self):
        return self.server.process is not None and self.server.process.poll() is None

    def up(self):
        if not self.is_up():
            self.server.start()
        return self

    def down(self):
        if self.is_up():
            code, _ = self.server.terminate()
            expect(code, 0, "the exit code of the server", self.server.said())

    def close(self):
        self.server.stop()

    def command(self, *arguments, code=0):
        """A command of order-intake, which finds the server running or stopped as the mode says; what it printed."""
        if self.mode == "running":
            self.up()
        else:
            self.down()
        done = subprocess.run(
            [program("order-intake"), *arguments, "--data", self.data], stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
            text=True, errors="replace", timeout=60)
        expect(done.returncode, code, f"the exit code of order-intake {' '.join(arguments)}", done.stdout)
        return done.stdout

    # What shoppers send.

    def request(self, method, path, body=b"", fields=()):
        """Status, header fields and body (a text) of an answer."""
        self.up()
        with Client(self.server.port) as client:
            client.connect()
            head = f"{method} {path} HTTP/1.1\r\nHost: shop.example\r\nConnection: close\r\n"
            for name, value in fields:
                head += f"{name}: {value}\r\n"
            if body or method == "POST":
                head += f"Content-Length: {len(body)}\r\n"
            client.socket.sendall(head.encode() + b"\r\n" + body)
            status, got, text = client.answer(False)
            return status, got, text.decode("utf-8", "replace")

    def fields(self, lines, place=None, **more):
        """The fields of an order, complete unless `more` takes some away with `None`."""
        self.count += 1
        where = PLACES.get(place or self.place, {})
        rest = {"key": f"case-{self.count}-{os.urandom(8).hex()}"}
        if isinstance(self.store.get("payment"), list):
            rest["payment"] = self.store["payment"][0].get("id", self.store["payment"][0]["type"])
        if isinstance(self.store.get("shipping"), list):
            rest["shipping"] = "post"
        every = {**WHO, **where, **rest, **more}
        return {key: value for key, value in every.items() if value is not None}, pairs(lines)

    def send(self, path, lines, place=None, form=False, page=False, **more):
        """Posts; the status and the answer, read as JSON unless a page is asked for."""
        fields, wanted = self.fields(lines, place, **more)
        return self.post(path, fields, wanted, form, page)

    def post(self, path, fields, wanted, form=False, page=False):
        if form:
            kind = "application/x-www-form-urlencoded"
            both = [pair for sku, quantity in wanted for pair in (("sku", sku), ("quantity", quantity))]
            body = urllib.parse.urlencode(both + list(fields.items()))
        else:
            kind = "application/json"
            body = json.dumps({**fields, "lines": [{"sku": sku, "quantity": quantity} for sku, quantity in wanted]})
        status, got, text = self.request("POST", path, body.encode(), [
            ("Content-Type", kind), ("Accept", "text/html" if page else "application/json")])
        if page:
            return status, text if status != 303 else got["location"]
        try:
            return status, json.loads(text)
        except ValueError:
            raise Failed(f"POST {path} is answered {status} with what is no JSON: {text[:300]}")

    def quote(self, lines, place=None, **more):
        status, answer = self.send("/orders/quote", lines, place, **more)
        expect(status, 200, "the status of the quote", answer)
        return answer

    def order(self, lines, place=None, **more):
        """An order that must be taken; what was answered, with the path of its page as `path`."""
        status, answer = self.send("/orders", lines, place, **more)
        expect(status, 201, "the status of the order", answer)
        answer["path"] = "/" + answer["status_url"].split("/", 3)[3]
        self.orders.append(answer)
        return answer

    def refused(self, lines, place=None, status=422, **more):
        """An order that must not be taken; the problems by field."""
        got, answer = self.send("/orders", lines, place, **more)
        expect(got, status, "the status of the order", answer)
        return {problem["field"]: problem["code"] for problem in answer["problems"]}

    # What every door tells.

    def page(self, order):
        """The text of an order's page."""
        status, _, text = self.request("GET", order["path"], fields=[("Accept", "text/html")])
        expect(status, 200, "the status of the order's page", text)
        return plain(text)

    def page_html(self, order):
        return self.request("GET", order["path"], fields=[("Accept", "text/html")])[2]

    def page_json(self, order):
        status, _, text = self.request("GET", order["path"], fields=[("Accept", "application/json")])
        expect(status, 200, "the status of the order's page", text)
        return json.loads(text)

    def rows(self, kind="lines", *more):
        return list(csv.DictReader(io.StringIO(self.command("export", "--format", "csv", "--rows", kind, *more))))

    def json(self):
        return {order["number"]: order for order in map(json.loads, self.command("export", "--format", "json").splitlines())}

    def told(self):
        """What the commands that only read tell, word for word."""
        told = {
            " ".join(words): self.command(*words) for words in (
                ["list"], ["stock", "list"], ["export", "--rows", "lines"], ["export", "--rows", "orders"],
                ["export", "--format", "json"])}
        for number in self.json():
            told[f"show {number}"] = self.command("show", number)
        return told

    def stock(self):
        rows = [json.loads(line) for line in self.command("stock", "list", "--format", "json").splitlines()]
        return {row["sku"]: row["available"] for row in rows}

    def mails(self, count=None, seconds=15):
        """The mails that have come, in their order; waits until there are `count` of them."""
        self.up()
        end = time.monotonic() + seconds
        while True:
            names = sorted(name for name in os.listdir(self.box) if not name.startswith("."))
            if count is None or len(names) >= count:
                break
            if time.monotonic() > end:
                raise Failed(f"{len(names)} mails have come and not {count}: {[m.subject for m in map(self.mail, names)]}")
            time.sleep(0.02)
        if count is not None:
            time.sleep(0.1)
            names = sorted(name for name in os.listdir(self.box) if not name.startswith("."))
            found = [self.mail(name) for name in names]
            expect(len(names), count, "the number of mails", [f"{mail.to}: {mail.subject}" for mail in found])
            return found
        return [self.mail(name) for name in names]

    def settle(self, seconds=20):
        """Waits until all mail has gone out."""
        self.up()
        end = time.monotonic() + seconds
        while True:
            said = run([program("order-intake"), "outbox", "--data", self.data])
            if "gone out" in said:
                return self
            if time.monotonic() > end:
                raise Failed(f"mail still waits:\n{said}\n{self.server.said()}")
            time.sleep(0.05)

    def reload(self, seconds=5):
        """The server takes the price book that was built."""
        if not self.is_up():
            self.up()
            return
        begin = os.path.getsize(self.server.log)
        os.kill(self.server.pid, signal.SIGHUP)
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            with open(self.server.log) as file:
                file.seek(begin)
                said = file.read()
            if '"event":"price_book' in said:
                return
            # A book that is the same is passed over without a word.
            if time.monotonic() > end - seconds + 1.3:
                return
            time.sleep(0.02)

    def mail(self, name):
        return Mail(os.path.join(self.box, name))

    def calls(self, count, seconds=15):
        """The bodies that the webhook was given, and the arguments of curl."""
        self.up()
        end = time.monotonic() + seconds
        while len([name for name in os.listdir(self.hooks) if not name.startswith(".")]) < count:
            if time.monotonic() > end:
                raise Failed(f"{os.listdir(self.hooks)} calls have come and not {count}\n{self.server.said()}")
            time.sleep(0.02)
        texts = []
        for name in sorted(os.listdir(self.hooks)):
            with open(os.path.join(self.hooks, name)) as file:
                texts.append(file.read())
        return texts


class Mail:
    """A mail as the stub of sendmail was given it."""

    def __init__(self, path):
        with open(path, "rb") as file:
            self.arguments, _, raw = file.read().partition(b"\n")
        message = email.message_from_bytes(raw, policy=email.policy.default)
        self.message = message
        self.to = str(message["To"])
        self.subject = str(message["Subject"])
        body = message.get_body(("plain",))
        self.text = body.get_content() if body else ""
        rich = message.get_body(("html",))
        self.html = rich.get_content() if rich else ""

    def __repr__(self):
        return f"<{self.to}: {self.subject}>\n{self.text}"


def pairs(lines):
    if isinstance(lines, str):
        lines = {lines: 1}
    return list(lines.items()) if isinstance(lines, dict) else list(lines)


def plain(text):
    """What a reader sees of a page, blanks and line ends as one blank."""
    text = re.sub(r"(?s)<(script|style|head)\b.*?</\1>", " ", text)
    return re.sub(r"\s+", " ", html.unescape(re.sub(r"(?s)<[^>]*>", " ", text))).strip()


def lines_of(text):
    """What a reader sees of a page, a line for each break of it."""
    text = re.sub(r"(?s)<(script|style|head)\b.*?</\1>", " ", text)
    text = re.sub(r"\s+", " ", text)
    text = re.sub(r"(?i)<(br|/?p|/?div|/?li|/?address|/?h\d|/?td|/?dd|/?dt|/?section)\b[^>]*>", "\n", text)
    text = html.unescape(re.sub(r"<[^>]*>", " ", text))
    return [re.sub(r"\s+", " ", line).strip() for line in text.splitlines() if line.strip()]


def expect(got, wanted, what, more=""):
    if got != wanted:
        raise Failed(f"{what}: {wanted!r} was expected and {got!r} came" + (f"\n{str(more)[:1500]}" if more else ""))


def has(text, *parts, what="the text"):
    for part in parts:
        if part not in text:
            raise Failed(f"{what} must say {part!r}:\n{text[:2500]}")


def lacks(text, *parts, what="the text"):
    for part in parts:
        if part in text:
            raise Failed(f"{what} must not say {part!r}:\n{text[:2500]}")


def follows(text, *parts, what="the text"):
    """The parts stand in the text in this order."""
    at = 0
    for part in parts:
        found = text.find(part, at)
        if found < 0:
            raise Failed(f"{what} must say {part!r} after what came before:\n{text[:2500]}")
        at = found + len(part)


def cents(text):
    """An amount of a table, in minor units of a currency with two decimals; nothing is nothing."""
    return round(float(text) * 100) if text else 0
