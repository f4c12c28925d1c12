"""Part A, the lives of orders: parts sent, returned, refunded and cancelled, notices, mail that is late, the same key again."""

import json
import os
import re
import time

from cases import case, world
from shop import BASE, Failed, cents, expect, follows, has, lacks, plain, zone

COD = [{"type": "cash_on_delivery", "name": "Cash", "id": "cash"}, {"type": "invoice", "name": "Invoice", "id": "invoice"},
       {"type": "bank_transfer", "name": "Transfer", "id": "transfer"}]


def money(order):
    return {key: order.get(key) for key in ("total", "refunded")}


def agree(shop):
    """What every export says of the amounts and states is one thing, and adds up."""
    orders = shop.json()
    rows, lines = shop.rows("orders"), shop.rows("lines")
    expect(sorted(row["number"] for row in rows), sorted(orders), "the orders of the table")
    for column in rows[0] if rows else ():
        if column.startswith(("tax", "base", "total", "refunded", "shipping_amount", "discount")) and re.fullmatch(r"[-\d.]*", rows[0][column]):
            one, other = (sum(cents(row.get(column, "")) for row in table) for table in (rows, lines))
            if column in lines[0]:
                expect(other, one, f"the sum of the column {column} over the lines")
    for row in rows:
        order = orders[row["number"]]
        expect(cents(row["total"]), order["total"], f"the total of {row['number']} in the table")
        expect(row["status"], order["status"], f"the state of {row['number']} in the table")
        has(shop.command("show", row["number"]), order["status"])
        has(shop.command("list"), row["number"])


@case("A5")
def part_refund(bench):
    """Part of an order comes back: by line and piece, at what was paid for it, and only what came back is for sale"""
    shop = bench.shop(
        {"jug": {"price": "20.00", "sku": "JUG", "stock": 10}, "socks": {"price": "14.00", "sku": "SOCKS", "stock": 10}},
        {"shipping": zone("6.00")}, discounts=[{"title": "Fifth off", "percent": 20}], webhook=True)
    order = shop.order({"JUG": 2, "SOCKS": 1})
    number = order["number"]
    expect(order["total"], 2 * 1600 + 1120 + 600, "the total")
    shop.command("pay", number)
    shop.command("ship", number)
    has(shop.command("show", number), "11.20")
    # A bare amount says nothing of pieces.
    has(shop.command("refund", number, "--amount", "14", "--restock", code=1), "--item")
    expect(shop.stock(), {"JUG": 8, "SOCKS": 9}, "the stock")
    shop.command("refund", number, "--item", "SOCKS=1", "--restock")
    expect(shop.stock(), {"JUG": 8, "SOCKS": 10}, "the stock")
    expect(shop.json()[number]["refunded"], 1120, "what was refunded")
    shop.command("refund", number, "--item", "SOCKS=1", code=1)
    shop.command("return", number, "--item", "SOCKS=1", code=1)
    shop.command("return", number, "--item", "JUG=3", code=1)
    shop.command("return", number, "--item", "JUG=1", "--restock")
    expect(shop.stock(), {"JUG": 9, "SOCKS": 10}, "the stock")
    # It is back already: the refund of it moves nothing.
    shop.command("refund", number, "--item", "JUG=1", "--restock")
    expect(shop.stock(), {"JUG": 9, "SOCKS": 10}, "the stock")
    shop.command("refund", number, "--amount", "50", code=1)
    shop.command("refund", number)
    expect(shop.json()[number]["refunded"], order["total"], "what was refunded")
    expect(shop.json()[number]["status"], "refunded", "the state")
    expect(shop.stock(), {"JUG": 9, "SOCKS": 10}, "the stock")
    shop.command("refund", number, "--amount", "0.01", code=1)
    mails = shop.mails(8)
    told = [mail for mail in mails if mail.to.endswith("ada@example.com")]
    money_back = [mail.text for mail in told if "11.20" in mail.text or "16.00" in mail.text or "22.00" in mail.text]
    expect(len(told), 7, "the number of mails to the customer", [mail.subject for mail in told])
    follows("\n".join(mail.text for mail in told[3:]), "11.20", "16.00", "22.00", what="the mails of the money")
    if len(money_back) < 3:
        raise Failed(f"the mails do not name the amounts: {told[3:]}")
    for mail in told:
        if re.search(r"\n\d+ x [^\n]*\nOrder ", mail.text):
            raise Failed(f"the pieces of the event run into the order: {mail}")
    # placed, paid, shipped, refunded, returned, refunded, refunded.
    bodies = [told_by(text) for text in shop.calls(7)]
    expect([body["type"].split(".")[1] for body in bodies],
           ["placed", "paid", "shipped", "refunded", "returned", "refunded", "refunded"], "the events of the webhook")
    expect([body["order"]["refunded"] for body in bodies], [0, 0, 0, 1120, 1120, 2720, order["total"]], "what the webhook says was refunded")
    expect([body["order"]["status"] for body in bodies],
           ["placed", "paid", "shipped", "shipped", "shipped", "shipped", "refunded"], "the states that the webhook tells")
    agree(shop)
    return world(shop, 8)


def told_by(call):
    """What a call of the webhook said: curl is given its body as a quoted text."""
    return json.loads(json.loads('"' + re.search(r'(?m)^data-raw = "(.*)"$', call)[1] + '"'))


@case("A5.2")
def worth_of_pieces(bench):
    """What a piece is worth holds its share of discounts and the tax that was added; shipping and fee stay apart"""
    told = []
    # Prices without tax, a code of 5.00 off, 10 % tax, shipping 5.00, a fee of 2.00; the last piece takes what is left.
    for currency, price, code, minor, pieces, rest in [
            # 3 x 9.99 = 29.97 - 5.00 = 24.97, tax 2.497 -> 2.50: 27.47; thirds of it: 9.157 -> 9.16, 18.313 -> 18.31, 27.47.
            ("EUR", "9.99", "5.00", 2747, [916, 915, 916], 770),
            # 3 x 999 = 2997 - 500 = 2497, tax 249.7 -> 250: 2747.
            ("JPY", "999", "500", 2747, [916, 915, 916], 770),
            ("KWD", "0.999", "0.500", 2747, [916, 915, 916], 770)]:
        scale = {"EUR": 100, "JPY": 1, "KWD": 1000}[currency]

        def money(units, scale=scale):
            digits = len(str(scale)) - 1
            return f"{units / scale:.{digits}f}"

        shop = bench.shop(
            {"cup": {"price": price, "sku": "CUP", "stock": 9}},
            {"currency": currency, "tax": {"included": False, "rates": [{"name": "T", "rate": 10}]}, "shipping": zone(money(500)),
             "payment": [{"type": "invoice", "name": "Invoice", "id": "invoice", "fee": money(200)}]},
            discounts=[{"code": "OFF", "amount": code}])
        order = shop.order({"CUP": 3}, code="off")
        number = order["number"]
        expect(order["total"], minor + rest, f"the total in {currency}")
        shop.command("pay", number)
        shop.command("ship", number)
        gone = 0
        for piece in pieces:
            shop.command("refund", number, "--item", "CUP=1", "--restock")
            gone += piece
            expect(shop.json()[number]["refunded"], gone, f"refunded in {currency}")
        expect(shop.json()[number]["status"], "returned", "the state when all came back")
        expect(shop.stock()["CUP"], 9, "the stock")
        has(shop.command("refund", number, "--amount", money(rest + 1), code=1), money(rest))
        shop.command("refund", number)
        expect((shop.json()[number]["refunded"], shop.json()[number]["status"]), (order["total"], "refunded"), "in the end")
        shop.settle()
        texts = [mail.text for mail in shop.mails() if "ada@" in mail.to]
        expect(sum(any(form in text for form in (money(pieces[0]), money(pieces[1]), money(rest))) for text in texts) >= 4, True,
               "the mails of the money name the amounts")
        told.append(world(shop))
        shop.close()
    return told


# Commands, each with the exit code; then state, refunded, stock of JUG and SOCKS. The order: 3 JUG at 9.99, 2 SOCKS at 5.05, shipping 4.00.
LIVES = [
    ("parcels", ["pay", "ship --item JUG=1", "ship --item JUG=1 --item SOCKS=2", "ship --item JUG=2 !1", "ship", "ship !1", "deliver"], "delivered", 0, 7, 8),
    ("options", ["pay", "ship --item=JUG=3 --tracking=RR1", "ship --item SOCKS=1 --tracking RR2 --tracking-url https://t.example/RR2", "ship"], "shipped", 0, 7, 8),
    ("cancelled", ["cancel"], "cancelled", 0, 10, 10),
    ("kept", ["cancel --keep-stock"], "cancelled", 0, 7, 8),
    ("part cancelled", ["cancel --item JUG=1", "pay", "ship", "cancel --item JUG=1 !1", "deliver"], "delivered", 0, 8, 8),
    ("paid and cancelled", ["pay", "cancel", "refund"], "refunded", 4407, 10, 10),
    ("cancelled in parts", ["pay", "cancel --item JUG=3", "refund --item JUG=3", "cancel --item SOCKS=2", "refund --item SOCKS=2", "refund"], "refunded", 4407, 10, 10),
    ("refund of open", ["pay", "refund --item JUG=1 --restock", "ship", "ship !1"], "shipped", 999, 8, 8),
    ("courtesy", ["pay", "ship", "refund --amount 0.01", "refund --amount 1,00 !2", "refund --amount 1", "deliver"], "delivered", 101, 7, 8),
    ("item and amount", ["pay", "ship", "refund --item SOCKS=1 --amount 2.50 --restock"], "shipped", 250, 7, 9),
    ("returned", ["pay", "ship", "deliver", "return --item JUG=2 --restock", "return --restock", "return !1", "refund"], "refunded", 4407, 10, 10),
    ("return kept", ["pay", "ship", "return", "refund --item JUG=3"], "returned", 2997, 7, 8),
    ("wrong items", ["pay", "ship --item MUG=1 !1", "ship --item JUG=0 !2", "ship --item JUG=-1 !2", "ship --item JUG=1.5 !2", "ship --item JUG= !2",
                     "ship --item JUG=99999999999999999999 !2", "ship --item =1 !2", "ship --item JUG=4 !1", "return !1", "deliver !1"], "paid", 0, 7, 8),
    ("wrong amounts", ["refund --amount 1 !1", "pay", "pay !1", "refund --amount 0 !", "refund --amount -1 !2", "refund --amount 1.005 !2", "refund --amount x !2",
                       "refund --amount 44.08 !1", "refund --amount 99999999999999999999 !2", "refund --amount 44.07 --restock !1"], "paid", 0, 7, 8),
    ("one SKU twice", ["pay", "ship --item JUG=1 --item JUG=1 !", "ship"], "shipped", 0, 7, 8),
    ("lower case", ["pay", "ship --item jug=1 !", "ship"], "shipped", 0, 7, 8),
]


@case("A5.1")
def lives_of_parts(bench):
    """Orders in parts, commands in many orders: states, money and stock stay in balance, and wrong ones change nothing"""
    wrong = []
    told = []
    for name, commands, state, refunded, jugs, socks in LIVES:
        shop = bench.shop(
            {"jug": {"price": "9.99", "sku": "JUG", "stock": 10}, "socks": {"price": "5.05", "sku": "SOCKS", "stock": 10}},
            {"shipping": zone("4.00"), "orders": {"from": "o@shop.example"}})
        try:
            number = shop.order({"JUG": 3, "SOCKS": 2})["number"]
            for line in commands:
                line, _, code = line.partition(" !")
                verb, *rest = line.split()
                fails = " !" in line + (" !" + code if _ else "")
                if not fails:
                    shop.command(verb, number, *rest)
                    continue
                before = shop.json()[number]
                said = None
                for may in ([int(code)] if code else [0, 1, 2]):
                    try:
                        said = shop.command(verb, number, *rest, code=may)
                        break
                    except Failed:
                        if may == (int(code) if code else 2):
                            raise
                if code and shop.json()[number] != before:
                    raise Failed(f"'{line}' failed and changed the order")
                if code and (not said.strip() or "\n  File" in said):
                    raise Failed(f"'{line}' fails without a word")
            order = shop.json()[number]
            expect((order["status"], order["refunded"]), (state, refunded), "state and refunded", commands)
            expect(shop.stock(), {"JUG": jugs, "SOCKS": socks}, "the stock")
            agree(shop)
            told.append(world(shop, None)["json"])
        except Failed as failure:
            wrong.append(f"{name}: {failure}")
        shop.close()
    if wrong:
        raise Failed("\n".join(wrong))
    return told


# Way to pay, commands, state, what is still to be paid back.
ENDS = [
    ("cash", "ship; return --restock", "returned", 10), ("cash", "ship; return", "returned", 8), ("cash", "ship; cancel", "cancelled", 8),
    ("cash", "ship; cancel; return --restock", "returned", 10), ("invoice", "ship; deliver; cancel", "cancelled", 8), ("cash", "cancel", "cancelled", 10),
    ("invoice", "ship; pay; return --restock; refund", "refunded", 10), ("transfer", "pay; cancel; refund", "refunded", 10),
    ("cash", "ship --item CUP=1; return --item CUP=1 --restock; cancel", "returned|cancelled", 10),
    ("cash", "ship; deliver; pay", "delivered", 8), ("transfer", "pay; refund --restock", "refunded", 10), ("cash", "ship --item CUP=1; cancel; return --restock", "returned", 10),
    ("invoice", "cancel --item CUP=1; ship; return --restock", "returned", 10),
]


@case("A6")
def every_end(bench):
    """Every order can be brought to an end: refused at the door, never paid, paid and cancelled"""
    wrong = []
    shop = bench.shop({"cup": {"price": "10.00", "sku": "CUP", "stock": 10}}, {"shipping": zone("5.00"), "payment": COD})
    told = []
    for payment, commands, state, left in ENDS:
        try:
            number = shop.order({"CUP": 2}, payment=payment)["number"]
            for line in commands.split("; "):
                verb, *rest = line.split()
                shop.command(verb, number, *rest)
            got = shop.json()[number]["status"]
            if got not in state.split("|"):
                raise Failed(f"the state is {got} and not {state}")
            expect(shop.stock()["CUP"], left, "the stock")
            lacks(shop.command("show", number), "to be paid back  ", what="show")
            told.append((payment, commands, got))
        except Failed as failure:
            wrong.append(f"{payment}: {commands}: {failure}")
        shop.command("stock", "count", "CUP", "10")
    agree(shop)
    if wrong:
        raise Failed("\n".join(wrong))
    return told


LINK = [{"type": "link", "name": "Card", "id": "card", "url": "https://pay.example/{number}?amount={total}&currency={currency}"}]


@case("A7")
def nothing_to_pay(bench):
    """An order that costs nothing asks for no way to pay and shows none, however it comes to nothing"""
    codes = [{"code": "GIFT", "percent": 100}, {"code": "FIVER", "amount": "500.00"}, {"code": "SENT", "percent": 100, "combine": True}, {"title": "Five songs", "percent": 100, "products": ["song"], "minimum_quantity": 5}, {"title": "Post for nothing", "free_shipping": True, "products": ["mug"], "minimum_quantity": 3, "combine": True}]
    ways = {"link": LINK, "transfer": BASE["payment"], "both": LINK + [{"type": "invoice", "name": "Invoice", "id": "invoice", "fee": "2.00"}]}
    products = {"song": {"price": "9.00", "sku": "SONG", "shipping_class": "none"}, "gift": {"price": "0.00", "sku": "ZERO", "shipping_class": "none"},
                "mug": {"price": "9.00", "sku": "MUG", "stock": 9}}
    tables = []
    for name, payment in ways.items():
        shop = bench.shop(products, {"payment": payment, "shipping": zone("5.00")}, discounts=codes, theme="market" if name == "link" else None)
        placed = []
        for lines, code in [("SONG", "GIFT"), ("SONG", "fiver"), ("ZERO", None), ({"MUG": 3}, "SENT")]:
            for given in (None, payment[0].get("id")):
                quote = shop.quote(lines, code=code, payment=given)
                expect((quote["total"], quote.get("payment_options", quote.get("payments"))), (0, []), "total and ways to pay of the quote")
                order = shop.order(lines, code=code, payment=given)
                expect(order["total"], 0, "the total")
                placed.append(order)
        status, page = shop.send("/orders/checkout", "SONG", form=True, page=True, code="GIFT")
        if status == 303:
            status, _, page = shop.request("GET", page)
        expect(status, 200, "the checkout")
        lacks(page, 'name="payment"', what="the checkout")
        for mail in shop.mails(2 * len(placed)):
            lacks(mail.text + mail.html, "amount=0", "pay.example", "IBAN", what=f"the mail '{mail.subject}'")
        for order in placed:
            lacks(shop.page_html(order), "amount=0", "pay.example", "IBAN", what="the order's page")
            expect(shop.json()[order["number"]]["status"], "paid", "the state")
        # Without any code, by a discount of the shop's own, and what is expected is nothing.
        expect(shop.order({"SONG": 5}, expected_total=0)["total"], 0, "the total of what is free from five on")
        # Shipping is still to be paid.
        expect(shop.refused("MUG", code="GIFT", payment=None if len(payment) > 1 else "nothing").get("payment") is not None, True, "a payment is asked for")
        expect(shop.order("MUG", code="GIFT")["total"], 500, "the total with shipping")
        number = placed[0]["number"]
        shop.command("pay", number, code=1)
        shop.command("cancel", placed[-1]["number"])
        expect(shop.json()[placed[-1]["number"]]["status"], "cancelled", "the state of a cancelled gift")
        agree(shop)
        tables.append(world(shop, None, page=True))
    return tables


@case("A8")
def promised_days(bench):
    """A promised day goes with the line: checkout, mails, page and show; a pre-order needs no stock"""
    shop = bench.shop({
        "one": {"price": "5.00", "sku": "ONE", "stock": 1, "backorder": "2027-01-15"},
        "none": {"price": "5.00", "sku": "NONE", "stock": 0, "backorder": "2027-02-20"},
        "soon": {"price": "5.00", "sku": "SOON", "stock": 0, "preorder": "2027-05-01"},
        "free": {"price": "5.00", "sku": "FREE", "preorder": "2027-06-11"},
        "few": {"price": "5.00", "sku": "FEW", "stock": 2, "preorder": "2027-07-12"},
        "gone": {"price": "5.00", "sku": "GONE", "stock": 0},
    }, theme="market" if bench.mode == "running" else None)
    days = {"15": ("January", "Jan"), "20": ("February", "Feb"), "1": ("May", "May"), "11": ("June", "Jun"), "12": ("July", "Jul")}

    def dated(text, day, what):
        months = days[day]
        if not any(re.search(rf"\b0?{day}\.? {month}|{month}\w* {day}\b", text) for month in months) and \
                f"2027-{['January', 'February', 'March', 'April', 'May', 'June', 'July'].index(months[0]) + 1:02}-{int(day):02}" not in text:
            raise Failed(f"{what} does not say the day {day} {months[0]}:\n{text[:1500]}")

    count = 0
    for lines, day in [({"ONE": 3}, "15"), ({"NONE": 1}, "20"), ({"SOON": 4}, "1"), ({"FREE": 50}, "11"), ({"FEW": 2}, "12")]:
        status, page = shop.send("/orders/checkout", lines, form=True, page=True)
        if status == 303:
            _, _, page = shop.request("GET", page)
        dated(plain(page), day, f"the checkout of {lines}")
        order = shop.order(lines)
        count += 2
        dated(shop.page(order), day, f"the page of {lines}")
        dated(shop.command("show", order["number"]), day, f"show of {lines}")
        for mail in shop.mails(count)[-2:]:
            dated(mail.text, day, f"the mail '{mail.subject}' of {lines}")
    expect(shop.refused("GONE", status=409) != {}, True, "a sold out thing is refused")
    expect(shop.refused({"FEW": 1}, status=409) != {}, True, "a pre-order beyond its stock is refused")
    shop.store["payment"] = BASE["payment"]
    early = shop.order({"ONE": 1})
    dated(shop.page(early), "15", "an order of what is gone by now")
    shop.command("stock", "count", "ONE", "5")
    lacks(shop.page(shop.order({"ONE": 2})), "15 Jan", "January", what="the page of what is there")
    agree(shop)
    shop.mails(14)


@case("A9")
def pick_up(bench):
    """Who fetches an order is known to the owner, and is told where and when; every notice has SKU and telephone"""
    shop = bench.shop({"pot": {"price": "5.00", "sku": "POT-1", "options": {"Glaze": ["Oat"]}, "variants": [{"sku": "POT-OAT", "Glaze": "Oat"}]}}, {
        "address": {"street": "1 Quay", "city": "Sligo", "postcode": "F91 X285", "country": "IE"},
        "payment": [{"type": "cash_on_pickup", "name": "At the counter", "id": "counter"}, {"type": "bank_transfer", "name": "Transfer", "id": "transfer"}],
        "shipping": [{"name": "Ireland", "countries": ["IE"], "rates": [
            {"name": "Post", "id": "post", "price": "5.00"},
            {"name": "Mill", "id": "mill", "price": "0", "pickup": True, "hours": "Saturdays, ten to five",
             "address": {"street": "2 Mill Lane", "city": "Boyle", "postcode": "F52 X285", "country": "IE"}},
            {"name": "Shop", "id": "shop", "price": "0", "pickup": True, "hours": "Fridays at noon"}]}]}, theme="market" if bench.mode == "stopped" else None)
    count = 0
    for shipping, street, hours in [("mill", "2 Mill Lane", "Saturdays, ten to five"), ("shop", "1 Quay", "Fridays at noon")]:
        for form in (False, True):
            order = None
            if form:
                status, where = shop.send("/orders", "POT-OAT", place="none", form=True, page=True, shipping=shipping, payment="counter", address1=None)
                expect(status, 303, "a form for a pick-up", where)
                path = "/" + where.split("/", 3)[3] if "://" in where else where
                order = {"number": path.split("/")[2], "path": path}
                shop.orders.append(order)
            else:
                order = shop.order("POT-OAT", place="none", shipping=shipping, payment="counter", address1=None)
            count += 2
            notice, thanks = sorted(shop.mails(count)[-2:], key=lambda mail: "owner@" not in mail.to)
            has(notice.text, "Ada Byrne", "ada@example.com", "+353 71 000 0000", "POT-OAT", "Oat", "5.00", street, what="the notice")
            has(thanks.text, street, hours, what="the thanks")
            has(shop.page(order), street, hours, what="the page")
            has(shop.command("show", order["number"]), street, "Ada Byrne", "POT-OAT", what="show")
    shop.order({"POT-OAT": 2}, payment="transfer", note="Ring twice\nplease")
    notice = next(mail for mail in shop.mails(count + 2)[-2:] if "owner@" in mail.to)
    has(notice.text, "POT-OAT", "+353 71 000 0000", "ada@example.com", "1 Strand Road", "F91 X285", "Ring twice", "Transfer", "15.00", what="the notice")
    expect(shop.refused("POT-OAT", shipping="post", payment="counter").get("payment") is not None, True, "cash at the counter for a parcel")


@case("A10")
def late_mail(bench):
    """Mail that was away for a while tells what was so at its event, in the order of the events, a restart in between"""
    shop = bench.shop({"cup": {"price": "10.00", "sku": "CUP", "stock": 9}}, {"shipping": zone("5.00")}, webhook=True)
    with open(shop.away, "w"):
        pass
    order = shop.order({"CUP": 3})
    number = order["number"]
    shop.command("pay", number)
    shop.command("ship", number, "--item", "CUP=1", "--tracking", "FIRST-1")
    shop.command("ship", number, "--item", "CUP=2", "--tracking", "SECOND-2")
    shop.down()
    shop.up()
    shop.command("ship", number, "--tracking", "THIRD-3")
    shop.command("refund", number, "--amount", "2.00")
    shop.command("return", number, "--item", "CUP=1")
    shop.command("refund", number, "--item", "CUP=1")
    time.sleep(0.3)
    expect(shop.mails(), [], "mails while sendmail is away")
    has(shop.command("outbox"), number)
    shop.down()
    os.remove(shop.away)
    mails = [mail for mail in shop.mails(9, seconds=60) if mail.to.endswith("ada@example.com")]
    wanted = ["thanks", "paid", "FIRST-1", "SECOND-2", "THIRD-3", "2.00", "return", "10.00"]
    expect(len(mails), len(wanted), "the number of mails to the customer", [mail.subject for mail in mails])
    for index, (mail, word) in enumerate(zip(mails, wanted)):
        text = mail.subject + mail.text
        if word[0].isupper() or word[0].isdigit():
            has(text, word, what=f"mail {index + 1}")
        for other in ("FIRST-1", "SECOND-2", "THIRD-3"):
            if other != word and wanted.index(other) > index:
                lacks(text, other, what=f"mail {index + 1} ({mail.subject})")
    for mail in mails[:2]:
        lacks(mail.text, "refund", "back", what=f"the mail '{mail.subject}'")
    return [mail.subject.replace(number, "N") + mail.text.replace(number, "N").replace(order["path"].split("/")[-1], "T") for mail in mails]


@case("A10.1")
def readers(bench):
    """Each reader hears of an order in the order of its events; one who cannot be reached keeps nobody else"""
    shop = bench.shop({"cup": {"price": "10.00", "sku": "CUP", "stock": 9}}, {
        "shipping": zone("5.00"), "orders": {"from": "o@shop.example", "notify": ["one@shop.example", "two@shop.example"]}}, webhook=True, theme="market")
    # The stub refuses one reader; the others go on.
    with open(shop.sendmail) as file:
        text = file.read()
    shop.script(shop.sendmail, text.replace("#!/bin/sh\n", "", 1).replace("f=$(date", 'case "$*" in *bad@*) [ -e "$0.open" ] || exit 69;; esac\nf=$(date', 1))
    good, bad = shop.order("CUP"), shop.order({"CUP": 2}, email="bad@example.com")
    for order in (good, bad):
        shop.command("pay", order["number"])
        shop.command("ship", order["number"], "--tracking", "T-" + order["number"])
        shop.command("refund", order["number"], "--amount", "1.00")
    # Three readers of notices and mails; whoever is refused waits.
    mails = shop.mails(8)
    expect(sorted(mail.to for mail in mails), ["ada@example.com"] * 4 + ["one@shop.example"] * 2 + ["two@shop.example"] * 2, "who was written to")
    has(shop.command("outbox"), bad["number"])
    lacks(shop.command("outbox"), good["number"], what="the outbox")
    shop.down()
    with open(shop.sendmail + ".open", "w"):
        pass
    late = [mail for mail in shop.mails(12, seconds=60) if "bad@" in mail.to]
    follows("\n".join(mail.subject + mail.text for mail in late), bad["number"], "T-" + bad["number"], "1.00", what="the late mails")
    lacks(late[0].text + late[1].text, "T-", "1.00 EUR", what="the first late mails")
    expect(len(shop.calls(8)), 8, "the calls of the webhook")
    return world(shop)


@case("A11", modes=("running",))
def same_key(bench):
    """The same key with another cart says which order stands and links to it; with the same it is the same order"""
    shop = bench.shop({"cup": {"price": "10.00", "sku": "CUP"}, "pot": {"price": "5.00", "sku": "POT"}})
    order = shop.order("CUP", key="once-1234567890abcdef")
    # A key that a program made up may be a stranger's: to whom it is not known, it names nothing.
    status, answer = shop.send("/orders", {"CUP": 2}, key="once-1234567890abcdef", email="other@example.com")
    expect(status, 422, "the status for a stranger", answer)
    lacks(json.dumps(answer), order["number"], order["path"], what="the answer to a stranger")
    # One of our own pages is known to whoever had the page.
    key = shop.quote("CUP").get("key") or "0123456789abcdef-0123456789abcdef0123456789abcdef"
    own = shop.order("CUP", key=key)
    status, answer = shop.send("/orders", {"CUP": 2}, key=key, email="other@example.com")
    has(json.dumps(answer), own["number"], own["path"], what="the answer to the page that ordered")
    for lines, more in [({"CUP": 2}, {}), ("POT", {}), ({"CUP": 1, "POT": 1}, {}), ("CUP", {"note": "x"})]:
        status, answer = shop.send("/orders", lines, key="once-1234567890abcdef", **more)
        expect(status, 422, f"the status for {lines} {more}", answer)
        has(json.dumps(answer), order["number"], order["path"], what="the answer")
        status, page = shop.send("/orders", lines, key="once-1234567890abcdef", form=True, page=True, **more)
        expect(status, 422, "the status of the page")
        if not re.search(r'<a [^>]*href="[^"]*' + re.escape(order["path"]), page):
            raise Failed(f"the page has no link to the order that stands:\n{plain(page)}")
        lacks(plain(page), "Nothing has been ordered", what="the page")
    status, again = shop.send("/orders", "CUP", key="once-1234567890abcdef")
    expect((status in (200, 201), again["number"]), (True, order["number"]), "the same again", again)
    status, again = shop.send("/orders", [("CUP", "1")], key="once-1234567890abcdef", form=True, page=True)
    expect((status, order["path"] in str(again)), (303, True), "the same again as a form", again)
    expect(len(shop.json()), 2, "the number of orders")
