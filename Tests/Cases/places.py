"""Part A, cases 1 to 4: regions, postcodes, zones, and how addresses are written."""

import re

from cases import case
from shop import Failed, expect, has, lines_of, zone


def ordered(shop, lines, **fields):
    """Total in minor units where an order is taken, else the code of its first problem about a place."""
    status, answer = shop.send("/orders", lines, **fields)
    if status == 201:
        answer["path"] = "/" + answer["status_url"].split("/", 3)[3]
        shop.orders.append(answer)
        return answer["total"]
    expect(status, 422, f"the status for {fields}", answer)
    return " ".join(f"{problem['field']}:{problem['code']}" for problem in answer["problems"])


def at(country, city="Town", region=None, postcode=None):
    return {"country": country, "city": city, "region": region, "postcode": postcode, "place": "none"}


# Rate, country, postcode, then what people type for the region that is taxed, then for others that are not.
REGIONS = [
    ("US", "CA", 7.25, "90001", ["CA", "ca", "California", "Calif.", "california", "CALIFORNIA", "US-CA", " Cal. "], ["NV", "Nevada"]),
    ("US", "New York", 4, "10001", ["NY", "N.Y.", "new york", "New York"], ["Texas", "tx"]),
    ("US", "US-DC", 6, "20001", ["DC", "D.C.", "District of Columbia", "Washington DC", "washington, d.c."], ["WA", "Washington"]),
    ("CA", "QC", 9.975, "H2X 1Y4", ["QC", "Québec", "quebec", "QUÉBEC", "Qc", "Que.", "CA-QC"], ["Ontario", "on", "Ont."]),
    ("AU", "NSW", 10, "2000", ["NSW", "New South Wales", "nsw", "N.S.W."], ["Victoria", "VIC", "Qld"]),
    ("ES", "Canarias", 7, "35001", ["Las Palmas", "GC", "las palmas"], []),
    ("BR", "SP", 12, "01310-100", ["SP", "São Paulo", "sao paulo", "SÃO PAULO"], ["RJ", "Rio de Janeiro"]),
    ("JP", "Tokyo", 10, "100-0001", ["Tokyo", "東京都", "JP-13", "tokyo", "Tōkyō", "Tokyo-to"], ["大阪府", "Osaka", "Kyōto"]),
    ("IN", "MH", 18, "400001", ["MH", "Maharashtra", "maharashtra", "महाराष्ट्र"], ["Karnataka", "KA"]),
    ("MX", "Jalisco", 16, "44100", ["Jalisco", "JAL", "Jal.", "jalisco"], ["Yucatán", "Yucatan"]),
    ("IT", "BZ", 22, "39100", ["BZ", "Bolzano", "bolzano", "Bozen"], ["Roma", "RM", "Milano"]),
]


@case("A1", modes=("running",))
def regions(bench):
    """The tax of a region holds for every spelling of it; one that nobody knows, or none, is asked for"""
    wrong = []
    for country, region, rate, postcode, right, others in REGIONS:
        shop = bench.shop(
            {"mug": {"price": "100.00"}},
            {"tax": {"included": False, "rates": [{"name": "Tax", "countries": [country], "regions": [region], "rate": rate}]}})
        taxed = round(10000 + rate * 100)
        for form in (False, True):
            for typed, wanted in [(each, taxed) for each in right] + [(each, 10000) for each in others]:
                got = ordered(shop, "mug", form=form, **at(country, region=typed, postcode=postcode if wanted == taxed else None))
                # Another region has other postcodes: only a problem about those is let pass.
                if wanted != taxed and got in ("postcode:postcode_missing", "postcode:postcode_invalid"):
                    got = wanted
                if got != wanted:
                    wrong.append(f"{country}-{region}, typed {typed!r}: {wanted} was expected and {got} came")
        for typed in ("Atlantis", "ZZZ"):
            got = ordered(shop, "mug", **at(country, region=typed, postcode=postcode))
            if got != "region:region_unknown":
                wrong.append(f"{country}-{region}, typed {typed!r}: region_unknown was expected and {got} came")
        for typed in (None, "", "  "):
            got = ordered(shop, "mug", **at(country, region=typed, postcode=postcode))
            # Where the postcode tells the region it need not be typed.
            if got not in ("region:region_missing", taxed):
                wrong.append(f"{country}-{region}, typed {typed!r}: region_missing or {taxed} was expected and {got} came")
        if ordered(shop, "mug", **at("DE", city="Berlin", postcode="10115")) != 10000:
            wrong.append(f"a German order bears the tax of {country}-{region}")
        # The page of the same says it beside the field.
        status, page = shop.send("/orders", "mug", form=True, page=True, **at(country, region="Atlantis", postcode=postcode))
        if status != 422 or not re.search(r'<select[^>]*name="?region', page) or 'region-problem' not in page and "problem" not in page:
            wrong.append(f"{country}: the page of a wrong region is {status} and does not ask for it")
        shop.close()
    if wrong:
        raise Failed("\n".join(wrong))


@case("A1.1", modes=("running",))
def estimates(bench):
    """An estimate says what is missing, an order is refused, goods that are fetched or need no place ask for nothing"""
    tax = {"included": False, "rates": [{"name": "Tax", "countries": ["US"], "regions": ["CA"], "rate": 7.25}]}
    products = {"mug": {"price": "100.00", "sku": "MUG"}, "song": {"price": "10.00", "sku": "SONG", "shipping_class": "none"}}
    shop = bench.shop(products, {"tax": tax, "shipping": [{"name": "All", "rates": [
        {"name": "Post", "id": "post", "price": "10.00"},
        {"name": "Counter", "id": "counter", "price": "0", "pickup": True, "address": {"street": "1 Main St", "city": "Fresno", "region": "CA", "postcode": "93650", "country": "US"}}]}]})
    bare = {"country": "US", "place": "none"}
    quote = shop.quote("MUG", shipping="post", **bare)
    if not any(notice.get("field") in ("region", "postcode") for notice in quote["notices"] + quote["problems"]):
        raise Failed(f"an estimate without a region says nothing: {quote}")
    expect(shop.quote("MUG", shipping="post", region="Calif.", **bare)["total"], 11798, "the estimate with a region (shipping is taxed as well)")
    expect(shop.quote("MUG", shipping="post", region="NV", **bare)["total"], 11000, "the estimate of another region")
    expect(shop.order("MUG", shipping="counter", place="none")["total"], 10725, "what is fetched is taxed where it is")
    expect(shop.order("MUG", shipping="counter", country="DE", place="none")["total"], 10725, "who fetches it lives anywhere")
    # Of a download the tax goes by the place, so the place is asked for.
    problems = shop.refused("SONG", shipping=None, place="none", address1=None)
    expect("country" in problems, True, f"a download asks for the country: {problems}")
    problems = shop.refused("SONG", shipping=None, address1=None, **bare)
    expect("region" in problems or "postcode" in problems, True, f"a download asks for the region: {problems}")
    expect(shop.order("SONG", shipping=None, region="california", postcode="90001", address1=None, **bare)["total"], 1073, "a download for California")
    expect(shop.order("SONG", shipping=None, country="FR", address1=None, place="none")["total"], 1000, "a download for France")


# Country, postcode typed, what the order keeps; None: asked for, or refused.
POSTCODES = [
    ("GB", "sw1a1aa", "SW1A 1AA"), ("GB", " Sw1A  1aA ", "SW1A 1AA"), ("GB", "GIR0AA", "GIR 0AA"), ("GB", "12345", None), ("GB", "", None),
    ("DE", "10115", "10115"), ("DE", "D-10115", "10115"), ("DE", "DE 10115", "10115"), ("DE", "1011", None), ("DE", "101155", None), ("DE", "", None),
    ("FR", "75001", "75001"), ("FR", "F-75001", "75001"), ("FR", "75 001", "75001"), ("FR", "7500", None), ("FR", None, None),
    ("US", "94105", "94105"), ("US", "941051234", "94105-1234"), ("US", "94105-1234", "94105-1234"), ("US", "9410", None), ("US", "", None),
    ("ES", "28001", "28001"), ("ES", "E-28001", "28001"), ("ES", "2800", None), ("ES", "", None),
    ("JP", "1000001", "100-0001"), ("JP", "〒100-0001", "100-0001"), ("JP", "１００－０００１", "100-0001"), ("JP", "100", None), ("JP", "", None),
    ("NL", "1012ab", "1012 AB"), ("NL", "1012", None), ("NL", "", None), ("SE", "11122", "111 22"), ("SE", "SE-111 22", "111 22"), ("SE", "1112", None),
    ("PL", "00950", "00-950"), ("PL", "00 950", "00-950"), ("PL", "0095", None), ("PT", "1000205", "1000-205"),
    ("CA", "h2x1y4", "H2X 1Y4"), ("CA", "H2X-1Y4", "H2X 1Y4"), ("CA", "H2X", None), ("BR", "01310100", "01310-100"), ("BR", "0131010", None),
    ("CH", "CH-8001", "8001"), ("CH", "80011", None), ("AT", "A-1010", "1010"), ("AT", "101", None), ("IT", "00184", "00184"), ("IT", "0018", None),
    ("AU", "2000", "2000"), ("AU", "20000", None), ("CZ", "11000", "110 00"), ("SK", "81101", "811 01"), ("GR", "10557", "105 57"),
    ("DK", "DK-1050", "1050"), ("NO", "0150", "0150"), ("FI", "FI-00100", "00100"), ("IN", "560001", "560001"), ("IN", "56000", None),
    ("LV", "1010", "LV-1010"), ("LT", "LT-01100", "01100"), ("LU", "L-1009", "1009"), ("BE", "B-1000", "1000"), ("KR", "03051", "03051"),
    ("IE", "", ""), ("IE", "DO2X285", "D02 X285"), ("IE", "d02x285", "D02 X285"), ("HK", "", ""), ("AE", None, ""), ("QA", None, ""), ("BS", "", ""),
]


@case("A2", modes=("running",))
def postcodes(bench):
    """A postcode is asked for where the post needs one, read as people type it, and refused where it can be none"""
    wrong = []
    shop = bench.shop({"mug": {"price": "10.00"}})
    regions = {"US": "CA", "CA": "QC", "AU": "NSW", "BR": "SP", "JP": "Tokyo", "ES": "Madrid", "IT": "RM", "IN": "KA", "AE": "Dubai", "HK": "Kowloon",
               "KR": "Seoul", "BS": "New Providence"}
    numbers = []
    for country, typed, kept in POSTCODES:
        fields = at(country, region=regions.get(country), postcode=typed)
        if typed in ("28001", "E-28001", "00184"):
            fields["city"] = "Madrid" if country == "ES" else "Roma"
        got = ordered(shop, "mug", form=bool(typed), **fields)
        if kept is None:
            wanted = "postcode:postcode_invalid" if (typed or "").strip() else "postcode:postcode_missing"
            if got != wanted:
                wrong.append(f"{country} {typed!r}: {wanted} was expected and {got} came")
        elif got != 1000:
            wrong.append(f"{country} {typed!r}: an order of 1000 was expected and {got} came")
        else:
            numbers.append((shop.orders[-1]["number"], country, typed, kept))
    orders = shop.json()
    for number, country, typed, kept in numbers:
        got = orders[number]["customer"].get("postcode", "")
        if got != kept:
            wrong.append(f"{country} {typed!r}: the order keeps {got!r} and not {kept!r}")
    # A dearer zone by postcode: without one nothing is guessed.
    shop = bench.shop({"mug": {"price": "10.00"}}, {"shipping": [
        {"name": "Mainland", "countries": ["GB"], "except_postcodes": ["BT"], "rates": [{"name": "Post", "id": "post", "price": "5.00"}]},
        {"name": "North", "countries": ["GB"], "postcodes": ["BT"], "rates": [{"name": "Post", "id": "post", "price": "9.00"}]}]})
    for city, postcode, wanted in [
            ("Belfast", None, "postcode:postcode_missing"), ("Belfast", "bt11aa", 1900), ("London", "SW1A 1AA", 1500),
            ("Belfast", "BT", "postcode:postcode_invalid"), ("Bath", "BA1 1AA", 1500)]:
        got = ordered(shop, "mug", **at("GB", city=city, postcode=postcode))
        if got != wanted:
            wrong.append(f"GB {city} {postcode!r}: {wanted} was expected and {got} came")
    if wrong:
        raise Failed("\n".join(wrong))


ZONES = [
    ("GB", ["N1 "], {"N1 9GU": 1, "n19gu": 1, "N10 1AA": 0, "N19 3AA": 0, "N2 8AA": 0}),
    ("GB", ["N1 *"], {"N1 9GU": 1, "N10 1AA": 0, "N1C 4AG": 0}),
    ("GB", ["N1"], {"N1 9GU": 1, "N10 1AA": 1, "N2 8AA": 0}),
    ("GB", ["N1 9"], {"N1 9GU": 1, "N1 8AA": 0, "N19 3AA": 0}),
    ("GB", ["IV1-IV28", "KW", "HS"], {"IV1 1AA": 1, "IV28 3XX": 1, "IV30 1AA": 0, "KW15 1AA": 1, "HS1 2AA": 1, "EH1 1AA": 0}),
    ("GB", ["SW1A 1AA"], {"sw1a1aa": 1, "SW1A 2AA": 0}),
    ("AU", ["1000-1999"], {"1000": 1, "1999": 1, "2000": 0, "0999": 0}),
    ("DE", ["80-81", "01067"], {"80331": 1, "81999": 1, "82031": 0, "01067": 1, "01069": 0}),
    ("CA", ["V0A-V9Z"], {"V5K 0A1": 1, "v0a1a0": 1, "V9Z 1A1": 1, "T2P 1J9": 0}),
    ("PT", ["9000-9999"], {"9000-018": 1, "9700-001": 1, "1000-205": 0}),
    ("FR", ["20"], {"20000": 1, "75020": 0}),
    ("US", ["967-968", "995-999"], {"96801": 1, "99501": 1, "90001": 0}),
]


@case("A3", modes=("running",))
def outward_codes(bench):
    """A zone can name a beginning, an outward code, a whole postcode, or a range"""
    wrong = []
    for country, postcodes, table in ZONES:
        shop = bench.shop({"mug": {"price": "10.00"}}, {"shipping": [
            {"name": "Far", "countries": [country], "postcodes": postcodes, "rates": [{"name": "Post", "id": "post", "price": "9.00"}]},
            {"name": "Near", "countries": [country], "rates": [{"name": "Post", "id": "post", "price": "5.00"}]}]})
        for postcode, far in table.items():
            region = {"V": "BC", "v": "BC", "T": "AB"}.get(postcode[0]) if country == "CA" else None
            region = {"9680": "HI", "9950": "AK", "9000": "CA"}.get(postcode[:4]) if country == "US" else region
            region = {"0": "NT", "1": "NSW", "2": "NSW"}.get(postcode[0]) if country == "AU" else region
            got = ordered(shop, "mug", **at(country, region=region, postcode=postcode))
            wanted = 1900 if far else 1500
            if got != wanted:
                wrong.append(f"{country} {postcodes}, to {postcode}: {wanted} was expected and {got} came")
        shop.close()
    # What no postcode can be is named when the shop is built.
    for country, postcode in [("DE", "ABC"), ("US", "123456789012"), ("GB", "1000-1999"), ("DE", "90-10")]:
        shop = bench.shop({"mug": {"price": "10.00"}}, {"shipping": [
            {"name": "Far", "countries": [country], "postcodes": [postcode], "rates": [{"name": "Post", "id": "post", "price": "9.00"}]}]}, build=False)
        try:
            has(shop.build(code=1), "store.json:", postcode.split("-")[0])
        except Failed as failure:
            wrong.append(f"{country} {postcode}: {failure}")
    if wrong:
        raise Failed("\n".join(wrong))


# Where; the last lines of the label.
LABELS = [
    ({"country": "US", "city": "Springfield", "region": "illinois", "postcode": "62701"}, ["Springfield IL 62701", "SPRINGFIELD IL 62701", "Springfield, IL 62701", "SPRINGFIELD, IL 62701"]),
    ({"country": "GB", "city": "London", "postcode": "sw1a1aa"}, ["LONDON|SW1A 1AA"]),
    ({"country": "IE", "city": "Dublin", "postcode": "D02X285"}, ["Dublin|D02 X285", "DUBLIN|D02 X285"]),
    ({"country": "DE", "city": "Berlin", "postcode": "10115"}, ["10115 Berlin"]),
    ({"country": "FR", "city": "Paris", "postcode": "75001"}, ["75001 PARIS"]),
    ({"country": "ES", "city": "Madrid", "postcode": "28001"}, ["28001 Madrid|Madrid", "28001 MADRID|MADRID", "28001 Madrid", "28001 MADRID"]),
    ({"country": "IT", "city": "Roma", "postcode": "00184", "region": "RM"}, ["00184 Roma RM", "00184 ROMA RM"]),
    ({"country": "CA", "city": "Montréal", "postcode": "h2x1y4", "region": "quebec"}, ["MONTRÉAL QC H2X 1Y4", "Montréal QC H2X 1Y4", "MONTREAL QC H2X 1Y4"]),
    ({"country": "AU", "city": "Sydney", "postcode": "2000", "region": "New South Wales"}, ["SYDNEY NSW 2000"]),
    ({"country": "NL", "city": "Amsterdam", "postcode": "1012ab"}, ["1012 AB Amsterdam", "1012 AB AMSTERDAM", "1012 AB  AMSTERDAM"]),
    ({"country": "SE", "city": "Stockholm", "postcode": "11122"}, ["SE-111 22 Stockholm", "111 22 Stockholm", "111 22 STOCKHOLM"]),
    ({"country": "NO", "city": "Oslo", "postcode": "0150"}, ["0150 OSLO", "0150 Oslo"]),
    ({"country": "DK", "city": "København", "postcode": "1050"}, ["1050 København", "1050 KØBENHAVN"]),
    ({"country": "CH", "city": "Zürich", "postcode": "8001"}, ["CH-8001 Zürich", "8001 Zürich"]),
    ({"country": "AT", "city": "Wien", "postcode": "1010"}, ["1010 Wien"]),
    ({"country": "PL", "city": "Warszawa", "postcode": "00950"}, ["00-950 Warszawa", "00-950 WARSZAWA"]),
    ({"country": "PT", "city": "Lisboa", "postcode": "1000205"}, ["1000-205 Lisboa", "1000-205 LISBOA"]),
    ({"country": "BR", "city": "São Paulo", "postcode": "01310100", "region": "SP"}, ["São Paulo-SP|01310-100", "01310-100|São Paulo-SP", "01310-100 SÃO PAULO-SP", "01310-100 São Paulo-SP", "01310-100 São Paulo - SP", "SÃO PAULO-SP|01310-100"]),
    ({"country": "HK", "city": "Central", "region": "Hong Kong Island"}, ["Central|Hong Kong Island", "Central|HONG KONG ISLAND", "CENTRAL|HONG KONG ISLAND"]),
]


@case("A4")
def layouts(bench):
    """An address is written as its country's post prints it: on page, mail, label and show"""
    wrong = []
    shop = bench.shop({"mug": {"price": "10.00"}}, theme="market" if bench.mode == "running" else None)
    for where, labels in LABELS:
        order = shop.order("mug", place="none", **where)
        mails = shop.mails(2 * len(shop.orders))
        doors = {
            "show": shop.command("show", order["number"]), "page": "\n".join(lines_of(shop.page_html(order))),
            "mail": next(mail.text for mail in mails if mail.to.endswith("ada@example.com") and order["number"] in mail.subject + mail.text),
            "notice": next(mail.text for mail in mails if "owner@" in mail.to and order["number"] in mail.subject + mail.text),
        }
        for door, text in doors.items():
            rows = "|".join(line.strip() for line in text.splitlines() if line.strip())
            # `show` may label its rows.
            if not any(f"|{label}" in rows or f" {label}|" in rows for label in labels):
                place = next((index for index, line in enumerate(text.splitlines()) if "1 Strand Road" in line), 0)
                wrong.append(f"{where['country']} on {door}: one of {labels} was expected and this came:\n" + "\n".join(text.splitlines()[place:place + 5]))
    if wrong:
        raise Failed("\n".join(wrong))


# What a country calls the field, and whether it has one.
NAMES = [("IE", "Eircode"), ("US", "ZIP code"), ("JP", "Postal code"), ("CA", "Postal code"), ("IN", "PIN code"), ("GB", "Postcode"), ("IE", "County"), ("CN", "Province")]


@case("A4.1", modes=("running",))
def fields_by_country(bench):
    """The checkout has the fields of the country by the names it has for them, and keeps what was typed beside a problem"""
    wrong = []
    for theme in (None, "market"):
        shop = bench.shop({"mug": {"price": "10.00", "sku": "MUG"}}, {"shipping": zone("5.00")}, theme=theme)
        for country, name in NAMES + [("HK", None), ("AE", None), ("DE", "PLZ" if theme else "Postcode")]:
            status, page = shop.send("/orders/checkout", "MUG", form=True, page=True, place="none", country=country, shipping=None, payment=None)
            if status == 303:
                status, _, page = shop.request("GET", page)
            labels = [" ".join(lines_of(label)) for label in re.findall(r'(?s)<label for="?(?:postcode|region)"?>.*?</label>', page)]
            if (name and not any(name in label for label in labels)) or (not name and any("ost" in label for label in labels)):
                wrong.append(f"{theme or 'built in'}: {country}: {name} was expected and {labels} came")
        # A form that is sent back keeps everything and says each problem beside its field, once.
        typed = {"name": "Zoë <b>", "city": "Bath & Wells", "address1": "1 \"Quay\"", "note": "a < b", "email": "zoe@", "postcode": "12345", "country": "GB", "phone": "+44 1"}
        status, page = shop.send("/orders", {"MUG": 2}, place="none", form=True, page=True, **typed)
        expect(status, 422, "the status of a form with two mistakes")
        has(page, "Zoë &lt;b&gt;", "Bath &amp; Wells", "1 &quot;Quay&quot;", "a &lt; b", 'value="12345"', 'value="zoe@"', 'value="2"', what="the page")
        for field in ("email", "postcode"):
            if page.count(f'id="{field}-problem"') != 1 or f'aria-describedby="{field}-problem' not in page:
                wrong.append(f"{theme or 'built in'}: the problem of {field} is not beside it")
        # Mended, with the same key, it is one order.
        key = re.search(r'name="key" value="([^"]+)"', page)[1]
        for _ in range(2):
            status, where = shop.send("/orders", {"MUG": 2}, form=True, page=True, key=key)
            expect(status, 303, "the form that was mended", where)
        expect(len(shop.json()), 1, "the orders")
    if wrong:
        raise Failed("\n".join(wrong))
