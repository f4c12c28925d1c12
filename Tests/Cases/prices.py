"""Part A, amounts: the table that adds up, taxes within prices, currencies without decimals and with three."""

import csv
import io
import json
import re
from decimal import Decimal
from fractions import Fraction

from cases import case, world
from shop import Failed, cents, expect, has, zone


def sums(rows, columns=None):
    """What each column of amounts adds up to, in the units of the table."""
    names = columns or [name for name in rows[0] if all(re.fullmatch(r"-?\d+(\.\d+)?|", row[name]) for row in rows)]
    return {name: sum(Decimal(row[name]) for row in rows if row[name]) for name in names}


TAXES = {"included": True, "rates": [
    {"name": "GST", "countries": ["CA"], "rate": 5}, {"name": "QST", "countries": ["CA"], "regions": ["QC"], "rate": 9.975},
    {"name": "VAT", "countries": ["DE"], "rate": 19, "classes": {"reduced": 7}}, {"name": "VAT", "countries": ["AT"], "rate": 20, "classes": {"reduced": 10}}]}


@case("A14")
def tables(bench):
    """The table adds up in a spreadsheet: by lines and by orders, tax by name and rate, code, currency, local time"""
    shop = bench.shop(
        {"pot": {"price": "30.00", "sku": "POT", "stock": 90}, "book": {"price": "20.00", "sku": "BOOK", "tax_class": "reduced"}, "odd": {"price": "0.35", "sku": "ODD"}},
        {"tax": TAXES, "time_zone": "America/St_Johns", "shipping": zone("5.00"), "payment": [
            {"type": "invoice", "name": "Invoice", "id": "invoice", "fee": "1.00"}]},
        discounts=[{"code": "TEN", "percent": 10}])
    bad = "=HYPERLINK(\"http://x\")"
    placed = [shop.order({"POT": 1, "BOOK": 1}, "DE"), shop.order({"POT": 3, "ODD": 7}, "AT", code="ten"), shop.order({"BOOK": 2, "ODD": 1}, "CA", name=bad, note="@x;y\n\"z\""),
              shop.order({"ODD": 1}, "IE", name="+49 = -1", note="Zoë, ‏שלום")]
    expect(placed[0]["total"], 5600, "the total of the first")
    shop.command("pay", placed[1]["number"])
    shop.command("refund", placed[1]["number"], "--item", "ODD=2")
    shop.command("cancel", placed[3]["number"])
    lines, orders = shop.rows("lines"), shop.rows("orders")
    by_default = list(csv.DictReader(io.StringIO(shop.command("export", "--format", "csv"))))
    expect(by_default, lines, "what comes without --rows")
    expect((len(orders), len(lines)), (4, 7), "the numbers of rows")
    one, other = sums(orders), sums(lines)
    expect(one["total"], Decimal(sum(order["total"] for order in placed)) / 100, "the sum of the totals of orders")
    for name in one:
        if name in other and name not in ("quantity",):
            expect(other[name], one[name], f"the sum of '{name}' by lines and by orders")
    taxes = {name: total for name, total in one.items() if name.startswith("tax ")}
    bases = {name: total for name, total in one.items() if name.startswith("base ")}
    expect(sorted(name.split(" ", 1)[1].strip("%") for name in taxes),
           sorted(["VAT 19", "VAT 7", "VAT 20", "GST 5", "QST 9.975"]), "the columns of taxes", list(orders[0]))
    expect(len(bases), len(taxes), "the columns of bases")
    document = shop.json()
    expect(sum(taxes.values()), Decimal(sum(order["tax"] for order in document.values())) / 100, "the sum of all taxes")
    for column in ("code", "currency", "number", "status", "total"):
        if column not in orders[0]:
            raise Failed(f"there is no column '{column}': {list(orders[0])}")
    expect({row["currency"] for row in orders}, {"EUR"}, "the currencies")
    expect([row["code"] for row in sorted(orders, key=lambda row: row["code"])][-1].upper(), "TEN", "the code")
    times = [value for row in orders for key, value in row.items() if re.match(r"\d{4}-\d\d-\d\d[T ]", value)]
    if not times or not all(re.search(r"-0[23]:?30$", value) for value in times):
        raise Failed(f"times are not local with their offset: {times}")
    raw = shop.command("export", "--format", "csv", "--rows", "orders")
    for row in csv.reader(io.StringIO(raw)):
        for cell in row:
            if cell and cell[0] in "=+-@\t\r" and not re.fullmatch(r"-\d+(\.\d+)?", cell):
                raise Failed(f"a spreadsheet would calculate the cell {cell!r}")
    expect(shop.command("export", "--format", "csv", "--bom")[:1], "\ufeff", "the byte order mark")
    expect(raw[:1] == "\ufeff", False, "a byte order mark that nobody asked for")
    shop.command("export", "--format", "xls", code=2)
    shop.command("export", "--format", "csv", "--rows", "pieces", code=2)
    shop.command("export", "--format", "csv", "--since", "yesterday", code=2)
    expect(len(shop.rows("orders", "--since", "2099-01-01")), 0, "orders of a later day")
    return world(shop, None)


def half_up(value):
    return (value + Fraction(1, 2)).__floor__()


@case("A15", modes=("running",))
def included_taxes(bench):
    """Several taxes within a price: what is stated adds up, half up a line, on quote, order, page and table"""
    wrong = []
    for rates in ([5, "9.975"], [5, 7], [7, 3, 2], ["8.875"], [19]):
        exact = [Fraction(str(rate)) / 100 for rate in rates]
        prices = ["44.66", "0.01", "0.99", "10.00", "199.95", "1234.56", "44.65", "0.10"]
        shop = bench.shop({f"p{index}": {"price": price, "sku": f"P{index}"} for index, price in enumerate(prices)}, {
            "tax": {"included": True, "rates": [{"name": f"T{index}", "rate": float(rate)} for index, rate in enumerate(rates)]}})
        for index, price in enumerate(prices):
            for quantity in (1, 3):
                amount = round(float(price) * 100) * quantity
                wanted = [half_up(amount * rate / (1 + sum(exact))) for rate in exact]
                order = shop.order({f"P{index}": quantity})
                told = shop.page_json(order)
                kept = order["number"]
                expect(order["total"], amount, f"the total of {quantity} x {price}")
                shop.up()
                got = [tax["amount"] for tax in shop.json()[kept]["taxes"]]
                if got != wanted:
                    wrong.append(f"{rates}: {quantity} x {price}: {wanted} was expected and {got} came")
                quoted = [tax["amount"] for tax in shop.quote({f"P{index}": quantity})["taxes"]]
                if quoted != got or told.get("tax", sum(got)) != sum(got):
                    wrong.append(f"{rates}: {quantity} x {price}: quote {quoted}, order {got}, in all {told.get('tax')}")
        rows = shop.rows("orders")
        for row in rows:
            stated = sum(cents(value) for name, value in row.items() if name.startswith("tax "))
            if cents(row["tax"]) != stated:
                wrong.append(f"{rates}: the table says {row['tax']} and {stated} by rate")
    # One line of 44.66, as it was found: 1.94 and 3.87.
    shop = bench.shop({"x": {"price": "44.66", "sku": "X"}}, {"tax": {"included": True, "rates": [{"name": "GST", "rate": 5}, {"name": "QST", "rate": 9.975}]}})
    has(shop.page(shop.order("X")), "1.94", "3.87", what="the page")
    if wrong:
        raise Failed("\n".join(wrong[:12]))


@case("A15.1")
def currencies(bench):
    """Currencies without decimals and with three: totals, parts, refunds, mails and tables in their own units"""
    told = []
    for currency, price, unit, wrong, shown in [("JPY", "1500", 1, "10.5", "1,500"), ("KWD", "1.500", 1000, "1.0005", "1.500"), ("ISK", "1500", 1, "1.5", "1,500"), ("USD", "15.00", 100, "1.005", "15.00"),
                                                ("CHF", "15.00", 100, "0.001", "15.00"), ("HUF", "1500.00", 100, "1.001", "1,500.00")]:
        shop = bench.shop({"mug": {"price": price, "sku": "MUG", "stock": 9}}, {"currency": currency, "tax": {"rates": [{"name": "T", "rate": 10}]}})
        minor = round(float(price) * unit)
        order = shop.order({"MUG": 3}, currency=currency)
        expect((order["total"], order["currency"]), (3 * minor, currency), "the total")
        expect(shop.send("/orders", "MUG", currency="GBP")[0], 422, "another currency")
        number = order["number"]
        shop.command("pay", number)
        shop.command("refund", number, "--amount", wrong, code=2)
        shop.command("refund", number, "--item", "MUG=1", "--restock")
        expect(shop.json()[number]["refunded"], minor, f"refunded of {currency}")
        shop.command("refund", number, "--amount", price)
        row = shop.rows("orders")[0]
        expect((Decimal(row["total"]) * unit, Decimal(row["refunded"]) * unit), (3 * minor, 2 * minor), f"the table of {currency}", row)
        has(shop.command("show", number) + shop.page(order), shown, what=f"show and page of {currency}")
        for mail in shop.mails(5 if "paid" in "".join(mail.subject for mail in shop.mails()) else None):
            lacks_point = unit == 1 and re.search(r"\d\.\d\d\b", mail.text)
            if lacks_point:
                raise Failed(f"a mail in {currency} has decimals: {mail.text}")
        told.append(shop.json()[number]["total"])
    return told
