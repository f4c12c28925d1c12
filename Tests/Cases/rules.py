"""Part A, what the shop says of itself: classes, zones and ways to pay that lead nowhere, closed shops, days, counts."""

import datetime
import json
import os
import re
import time

from cases import case, world
from intake import Faults
from shop import BASE, Failed, expect, has, lacks, plain, zone

MUG = {"mug": {"price": "10.00", "sku": "MUG", "stock": 5}}

# What is wrong: products, store, discounts, exit code of the check, words of the message.
FINDINGS = [
    ("tax class", {"mug": {"price": "1", "tax_class": "reducd"}}, {"tax": {"rates": [{"name": "VAT", "rate": 20, "classes": {"reduced": 5}}]}}, None, ["reducd", "reduced"]),
    ("rate's class", MUG, {"shipping": zone(classes=["bulkyy"])}, None, ["bulkyy"]),
    ("class of a rate", {"mug": {"price": "1", "shipping_class": "bulky"}}, {"shipping": zone(classes=["standard", "bulkyy"])}, None, ["bulky"]),
    ("surcharge", MUG, {"shipping": zone(surcharges=[{"class": "fragil", "price": "1.00"}])}, None, ["fragil"]),
    ("weightless", MUG, {"shipping": [{"name": "All", "rates": [{"name": "Post", "tiers": [{"up_to": "2 kg", "price": "4"}, {"up_to": "9 kg", "price": "8"}]}]}]}, None, ["weight", "mug"]),
    ("no shipping", MUG, {"shipping": None}, 1, ["shipping", "free"]),
    ("no payment", MUG, {"payment": None}, 1, ["payment", "none"]),
    ("tax shipping class", MUG, {"tax": {"shipping": "reducd", "rates": [{"name": "VAT", "rate": 20, "classes": {"reduced": 5}}]}}, None, ["reducd"]),
    ("payment country", MUG, {"shipping": [{"name": "IE", "countries": ["IE"], "rates": [{"name": "Post", "price": "1"}]}],
                              "payment": [{"type": "cash_on_delivery", "name": "Cash", "countries": ["DE"]}]}, None, ["Cash"]),
    ("cash on pick-up only", MUG, {"shipping": zone(), "payment": [{"type": "cash_on_pickup", "name": "Counter"}]}, None, ["Counter"]),
    ("surcharge on cards", MUG, {"address": {"country": "IE", "street": "1", "city": "Sligo", "postcode": "F91 X285"},
                                 "payment": [{"type": "link", "name": "Card", "url": "https://pay.example/{number}", "fee": "1.00"}]}, 1, ["fee", "Card"]),
    ("unknown region", MUG, {"tax": {"rates": [{"name": "Tax", "countries": ["US"], "regions": ["Californa"], "rate": 7}]}}, 1, ["Californa"]),
    ("unknown collection", MUG, {}, [{"code": "X", "percent": 10, "collections": ["kitchn"]}], ["kitchn"]),
    ("unknown product", MUG, {}, [{"code": "X", "percent": 10, "products": ["mugg"]}], ["mugg"]),
    ("carrier for nobody", {"piano": {"price": "9", "weight": "90 kg"}}, {"shipping": zone(maximum_weight="30 kg")}, None, ["piano"]),
    ("payment limits", {"piano": {"price": "900"}}, {"payment": [{"type": "invoice", "name": "Invoice", "maximum": "500"}]}, None, ["500.00", "payment"]),
]


@case("A12", modes=("running",))
def silent_rules(bench):
    """Classes, tiers, zones, ways to pay that lead nowhere are named with file and line; giving goods away is an error"""
    wrong = []
    for name, products, store, more, words in FINDINGS:
        discounts = more if isinstance(more, list) else None
        code = more if isinstance(more, int) else None
        shop = bench.shop(products, store, discounts, build=False)
        for command in ("check", "build"):
            try:
                try:
                    said = shop.build(code=code or 0, command=command)
                except Failed:
                    # What is only warned of stops a strict build; either is a word.
                    said = shop.build(code=1, command=command)
                    if code == 0:
                        raise
                has(said, *words, what=f"the {command} of '{name}'")
                if not re.search(r"content/\S+:\d+:\d+: (error|warning): ", said):
                    raise Failed(f"the {command} of '{name}' names no place:\n{said}")
            except Failed as failure:
                wrong.append(f"{name}: {failure}")
                break
        shop.close()
    good = bench.shop({"mug": {"price": "1", "tax_class": "reduced", "shipping_class": "bulky", "weight": "1 kg"}, "pot": {"price": "2", "weight": "1 kg"}}, {
        "shipping": [{"name": "All", "rates": [{"name": "Post", "tiers": [{"up_to": "2 kg", "price": "4"}, {"up_to": "99 kg", "price": "9"}],
                                               "surcharges": [{"class": "bulky", "price": "1"}]}]}],
        "tax": {"rates": [{"name": "VAT", "rate": 20, "classes": {"reduced": 5}}]}}, build=False)
    said = good.build(command="check")
    lacks(said, "class", "tier", "shipping", "payment", what="the check of a good shop")
    if wrong:
        raise Failed("\n".join(wrong))


@case("A13")
def closed(bench):
    """Closed is closed: no way to buy on any page, checkout, quote and order answer 503; orders of before go on"""
    shop = bench.shop(MUG, {"shipping": zone("5.00")}, theme="market" if bench.mode == "running" else None)
    order = shop.order("MUG")
    today = datetime.date.today()

    def pages():
        found = {}
        for folder, _, names in os.walk(os.path.join(shop.root, "output")):
            for name in names:
                if name.endswith(".html"):
                    with open(os.path.join(folder, name)) as file:
                        found[os.path.relpath(os.path.join(folder, name), os.path.join(shop.root, "output"))] = file.read()
        return found

    if not any("<form" in text and "/orders" in text for text in pages().values()):
        raise Failed("an open shop has no form that posts to the intake")
    day = datetime.timedelta(1)
    for value, message, waits in [
            ({"orders": False}, None, False), ({"orders": {"url": False}}, None, False), ({"closed": True}, None, False),
            ({"closed": "Gone fishing."}, "Gone fishing.", False),
            ({"closed": {"from": str(today - day), "until": str(today + day), "message": "At the kiln."}}, "At the kiln.", True),
            ({"closed": {"until": str(today), "message": "Today only."}}, "Today only.", True)]:
        before = dict(shop.store)
        shop.store.update(value)
        shop.write()
        shop.build()
        for path, text in pages().items():
            if re.search(r'<form[^>]*action="[^"]*/orders', text) or re.search(r'<button[^>]*name="?(sku|add)', text):
                raise Failed(f"{value}: {path} has a way to buy")
            if message and path == "products/mug/index.html":
                has(plain(text), message, what=path)
        shop.reload()
        for path in ("/orders/checkout", "/orders/quote", "/orders"):
            fields, wanted = shop.fields("MUG")
            body = json.dumps({**fields, "lines": [{"sku": "MUG", "quantity": 1}]}).encode()
            status, got, text = shop.request("POST", path, body, [("Content-Type", "application/json"), ("Accept", "application/json")])
            expect(status, 503, f"{value}: {path}", text)
            expect(json.loads(text)["problems"][0]["code"], "closed", f"{value}: the code")
            if message:
                has(text, message, what=path)
            expect("retry-after" in got, waits, f"{value}: Retry-After")
        status, page = shop.send("/orders", "MUG", form=True, page=True)
        expect(status, 503, f"{value}: a form", page)
        has(shop.page(order), order["number"])
        shop.command("note", order["number"], f"closed by {sorted(value)}")
        shop.store = before
    shop.write()
    shop.build()
    shop.reload()
    shop.order("MUG")
    shop.command("ship", order["number"])
    # Not closed yet, and not any more.
    for value in ({"from": str(today + day), "until": str(today + 2 * day)}, {"until": str(today - day)}):
        shop.store["closed"] = value
        shop.write()
        shop.build()
        shop.reload()
        shop.order("MUG")


@case("A16", modes=("running", "stopped"))
def small_things(bench):
    """Addresses of every script, links that the help promises, lengths that agree, ounces and parts of a gram"""
    wrong = []
    shop = bench.shop({"mug": {"price": "1.00", "sku": "MUG"}}, theme="market" if bench.mode == "running" else None)
    for address in ["ann@münchen.de", "ann@xn--mnchen-3ya.de", "a.b+c@sub.example.co.uk", "ann@例子.广告", "o'brien@example.ie", "x@y.museum"]:
        for form in (False, True):
            status, answer = shop.send("/orders", "MUG", form=form, email=address)
            if status != 201:
                wrong.append(f"{address} is refused: {answer}")
    for address in ["ann", "@example.com", "ann@", "a b@example.com", "a@b@example.com", "ann@example..com", "ann@-example.com", "ann@example.com\r\nBcc: x@y.de", "-oQ@x\n.de",
                    "a" * 250 + "@example.com", "ann@example.c om", "ann,bob@example.com", "Ann <ann@example.com>"]:
        status, answer = shop.send("/orders", "MUG", email=address)
        if status != 422 or answer["problems"][0]["field"] != "email":
            wrong.append(f"{address!r} is answered {status}: {str(answer)[:200]}")
    mails = shop.mails(24)
    if not any("xn--mnchen-3ya.de" in mail.to or "münchen.de" in mail.to for mail in mails):
        wrong.append("nobody wrote to münchen.de")
    number = list(shop.json())[0]
    for url in ["http://", "http://t.example/1", "https://", "https:///x", "ftp://t.example", "javascript:alert(1)", "t.example/1", "https://t.example/a b", "https://"]:
        try:
            shop.command("ship", number, "--tracking", "T1", "--tracking-url", url, code=2)
        except Failed as failure:
            wrong.append(f"--tracking-url {url}: {failure}")
    for tracking in ("", " ", "a\nb", "x" * 101, "a\u202eb"):
        try:
            shop.command("ship", number, "--tracking", tracking, code=2)
        except Failed as failure:
            wrong.append(f"--tracking {tracking!r}: {failure}")
    shop.command("ship", number, "--tracking", "T1", "--tracking-url", "https://t.example/a?b=1&c=2")
    # Lengths: what the page lets through the intake takes, and one more is too long for both.
    status, page = shop.send("/orders/checkout", "MUG", form=True, page=True)
    if status == 303:
        _, _, page = shop.request("GET", page)
    for name in ("name", "phone", "address1", "address2", "city", "note", "email"):
        tag = re.search(rf'<(input|textarea)[^>]*name="?{name}"?[^>]*>', page)
        most = tag and re.search(r'maxlength="?(\d+)', tag[0])
        if not most:
            if name != "region":
                wrong.append(f"the checkout does not say how long {name} may be: {tag and tag[0]}")
            continue
        length = int(most[1])
        for extra in (0, 1):
            text = "1" * (length + extra) if name == "phone" else "é" * (length + extra)
            if name == "email":
                text = "a" * 60 + "@" + ".".join(["b" * 60] * 9)
                text = text[:length + extra - 3] + ".de"
            status, answer = shop.send("/orders", "MUG", **{name: text})
            fine = status == 201 if not extra else status == 422 and answer["problems"][0]["field"] == name
            if not fine and not (name in ("email", "phone") and not extra):
                wrong.append(f"{name} with {length + extra} characters, and the page allows {length}: {status} {str(answer)[:160]}")
    # 1 oz is 28.35 g: 70 are under 2 kg, 71 are not.
    for weight, limit, fits, over in [("1 oz", "2 kg", 70, 71), ("2.5 oz", "1 kg", 14, 15), ("4.6 g", "46 g", 10, 11), ("0.5 g", "5 g", 10, 11), ("1 lb", "1 kg", 2, 3), ("1.001 kg", "2 kg", 1, 2),
                                      ("0.333 kg", "999 g", 3, 4)]:
        scale = bench.shop({"bit": {"price": "1.00", "sku": "BIT", "weight": weight}}, {"shipping": [
            {"name": "All", "rates": [{"name": "Post", "id": "post", "price": "5", "maximum_weight": limit}, {"name": "Lorry", "id": "lorry", "price": "9"}]}]})
        for count, wanted in ((fits, True), (over, False)):
            offered = "post" in json.dumps(scale.quote({"BIT": count})["shipping_options"])
            if offered != wanted:
                wrong.append(f"{count} pieces of {weight} within {limit}: {offered}")
        scale.close()
    if wrong:
        raise Failed("\n".join(wrong))


@case("A17", modes=("running",))
def time_zones(bench):
    """A sale and a code begin and end at midnight on the shop's clocks, summer time or not, on the page and in the intake"""
    wrong = []
    for zone_name, day, from_utc, until_utc in [
            ("Europe/Berlin", "2026-07-10", "2026-07-09T22:00", "2026-07-10T22:00"), ("Europe/Berlin", "2026-12-10", "2026-12-09T23:00", "2026-12-10T23:00"),
            ("Europe/Berlin", "2026-03-29", "2026-03-28T23:00", "2026-03-29T22:00"), ("Europe/Dublin", "2026-10-25", "2026-10-24T23:00", "2026-10-26T00:00"),
            ("America/New_York", "2027-03-14", "2027-03-14T05:00", "2027-03-15T04:00"), ("Australia/Lord_Howe", "2027-04-04", "2027-04-03T13:00", "2027-04-04T13:30"),
            ("Asia/Kolkata", "2027-01-01", "2026-12-31T18:30", "2027-01-01T18:30"), (None, "2027-01-01", "2027-01-01T00:00", "2027-01-02T00:00")]:
        shop = bench.shop({"mug": {"price": "10.00", "sku": "MUG", "sale": {"price": "7.00", "from": day, "until": day}}},
                          {"time_zone": zone_name}, discounts=[{"code": "DAY", "percent": 10, "from": day, "until": day}], build=False)
        try:
            faults = Faults(shop.work)
            shop.build()
            with_shift = shop.server
            with_shift.start(env=faults.env)
            for moment, off, inside in [(from_utc, -2, False), (from_utc, 2, True), (until_utc, -2, True), (until_utc, 2, False)]:
                at = datetime.datetime.fromisoformat(moment + "+00:00").timestamp() + off
                faults["clock_shift"] = int(at - time.time())
                got = shop.quote("MUG", code="DAY", currency="EUR")["total"]
                if got != (630 if inside else 1000):
                    wrong.append(f"{zone_name} {day}: {off} s from {moment} UTC the intake asks {got}")
                stamp = datetime.datetime.fromtimestamp(at, datetime.timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")
                shop.build("--as-of", stamp)
                with open(os.path.join(shop.root, "output", "products", "mug", "index.html")) as file:
                    page = plain(file.read())
                if ("7.00" in page) != inside:
                    wrong.append(f"{zone_name} {day}: {off} s from {moment} UTC the page says {page[:300]}")
        except Failed as failure:
            wrong.append(f"{zone_name} {day}: {failure}")
        shop.close()
    shop = bench.shop(MUG, {"time_zone": "Europe/Berln"}, build=False)
    has(shop.build(code=1), "Europe/Berlin")
    if wrong:
        raise Failed("\n".join(wrong))


@case("A18", modes=("running",))
def guesses(bench):
    """Codes cannot be guessed by the thousand, and honest orders go on"""
    shop = bench.shop({"mug": {"price": "10.00", "sku": "MUG"}}, discounts=[{"code": "SECRET", "percent": 50}])
    for client, most in (("203.0.113.7", 20), ("2001:db8::", 20)):
        answers = []

        def guess(code, path="/orders/quote", where=client):
            # An attacker has all of a /64.
            where += os.urandom(1).hex() if where.endswith("::") else ""
            fields, wanted = shop.fields("MUG", code=code)
            body = json.dumps({**fields, "lines": [{"sku": "MUG", "quantity": 1}]}).encode()
            status, got, text = shop.request("POST", path, body, [
                ("Content-Type", "application/json"), ("Accept", "application/json"), ("X-Forwarded-For", where)])
            return status, got, text

        for index in range(60):
            status, got, text = guess(f"GUESS{index}", ["/orders/quote", "/orders"][index % 2])
            answers.append("code_wait" in text)
        expect(answers.index(True) if True in answers else None, most, f"the guess from {client} that must wait first")
        expect(all(answers[most:]), True, "all after it wait")
        for path in ("/orders/quote", "/orders", "/orders/checkout"):
            status, got, text = guess("SECRET", path)
            has(text, "code_wait", what=f"the right code after that at {path}")
        status, _, text = guess(None, "/orders")
        expect(status, 201, "an order without a code", text)
    status, _, text = guess("SECRET", "/orders", "203.0.113.99")
    expect((status, json.loads(text).get("total")), (201, 500), "the right code from elsewhere", text)
    # The right one, any number of times.
    for index in range(30):
        status, _, text = guess("secret", "/orders/quote", "203.0.113.98")
        lacks(text, "code_wait", what=f"the right code, time {index + 1}")


@case("A18.1", modes=("running",))
def unpaid(bench):
    """An unpaid order is reminded of, then cancelled, and its goods are for sale again; invoices and cash are not"""
    day = 86400
    for unpaid_after, remind, cancel in [("7 days", 3.5, 7), ({"remind": "2 days", "cancel": "5 days"}, 2, 5)]:
        shop = bench.shop(MUG, {"orders": {"from": "o@shop.example", "unpaid_after": unpaid_after}, "shipping": zone("5.00"), "payment": [
            {"type": "bank_transfer", "name": "Transfer", "id": "transfer"}, {"type": "invoice", "name": "Invoice", "id": "invoice"}]})
        faults = Faults(shop.work)
        shop.server.start(env=faults.env)
        late = shop.order({"MUG": 2})
        kept = shop.order({"MUG": 1}, payment="invoice")
        paid = shop.order({"MUG": 1})
        shop.command("pay", paid["number"])
        shop.mails(4)

        def restart(days):
            shop.down()
            faults["clock_shift"] = int(days * day)
            shop.server.start(env=faults.env)

        restart(remind - 0.1)
        time.sleep(0.5)
        shop.mails(4)
        restart(remind + 0.1)
        mails = shop.mails(5)
        has(mails[-1].subject + mails[-1].text, late["number"], what="the reminder")
        expect(shop.stock()["MUG"], 1, "the stock before")
        restart(cancel + 0.2)
        mails = shop.mails(6)
        has(mails[-1].subject + mails[-1].text, late["number"], what="the mail of the end")
        orders = shop.json()
        expect([orders[order["number"]]["status"] for order in (late, kept, paid)], ["cancelled", "placed", "paid"], "the states")
        expect(shop.stock()["MUG"], 3, "the stock after")
        shop.command("pay", late["number"], code=1)


@case("A19")
def renamed(bench):
    """A SKU that an open order holds is renamed: said aloud, and nothing of the order or its reservation is lost"""
    shop = bench.shop({"mug": {"price": "10.00", "sku": "MUG", "stock": 5, "title": "Mug"}, "pot": {"price": "5.00", "sku": "POT", "stock": 5}}, {"shipping": zone("5.00")})
    order = shop.order({"MUG": 2, "POT": 1})
    shop.down()
    shop.products = {"mug": {"price": "12.00", "sku": "MUG-NEW", "stock": 5, "title": "Beaker"}}
    shop.write()
    said = shop.build()
    shop.up()
    time.sleep(0.2)
    told = said + shop.server.said() + shop.command("stock", "list")
    has(told, "MUG")
    has(shop.command("stock", "list"), "MUG-NEW", "MUG ", what="stock list")
    has(shop.command("show", order["number"]), "MUG", "Mug", "POT", "10.00", what="show")
    lacks(shop.command("show", order["number"]), "Beaker", "12.00", what="show")
    lacks(shop.page(order), "Beaker", "12.00", what="the page")
    shop.command("pay", order["number"])
    shop.command("ship", order["number"], "--item", "MUG=1")
    shop.command("cancel", order["number"], "--item", "MUG=1")
    shop.command("refund", order["number"], "--item", "POT=1", "--restock")
    expect(shop.json()[order["number"]]["refunded"], 500, "refunded for a thing that is not sold any more")
    shop.products = {"mug": {"price": "10.00", "sku": "MUG", "stock": 5}, "pot": {"price": "5.00", "sku": "POT", "stock": 5}}
    shop.write()
    shop.build()
    shop.reload()
    got = shop.stock()
    expect((got["MUG"], got["POT"]), (4, 5), "the stock of the names that are back")
    return world(shop, None)
