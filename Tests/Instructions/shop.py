"""A made-up shop, the same bytes on every machine: what `Scripts/test-instructions` builds and counts.

It has something of everything that costs time on many pages: options and variants, sales, stock, tags, collections by list
and by rule, pictures, links between files, pages, posts, discounts, zones and taxes. A change here changes what is counted,
so it comes with a new bound.
"""

import json
import os
import struct
import zlib

MAKERS = ["Atelier North", "Kiln & Co", "Marlow Mill", "Bright Forge", "Harbour Works"]
KINDS = ["Apron", "Bowl", "Kettle", "Mug", "Blanket", "Candlestick", "Notebook", "Crate", "Basket", "Pitcher", "Stool", "Towel"]
LOOKS = ["Linen", "Walnut", "Copper", "Stoneware", "Felted", "Brass", "Indigo", "Cedar", "Woven", "Enamel", "Oak", "Glazed"]
LISTS = ["kitchen", "table", "textiles", "gifts", "bath", "garden", "studio", "travel"]
TAGS = ["handmade", "linen", "wood", "ceramic", "eco", "new", "limited", "vegan", "blue", "natural", "small-batch", "vintage"]
WORDS = ("the and with from our this made soft heavy light small large every cut sewn turned thrown glazed dried pressed woven "
         "dyed by hand in a workshop near the river using local clay wood flax wool that lasts for years of daily use and ages "
         "well it holds two cups washes easily folds flat ships plastic free each piece differs slightly so yours is its own "
         "café naïve Größe 30° half-litre").split()
PICTURES = 24

STORE = """\
name: Harbour & Kiln
url: https://shop.example
currency: EUR
language: en
description: Household goods made slowly, in small batches.
email: hello@shop.example
utc_offset: "+01:00"
address: {street: 1 Welsh Back, city: Dublin, postcode: D01 F5P2, country: IE}
theme: market
menus:
  main:
    - {title: Kitchen, url: collections/kitchen.md}
    - {title: Gifts, url: collections/gifts.md}
    - {title: Journal, url: /journal/}
  footer:
    - {title: About, url: pages/about.md}
    - {title: Terms, url: pages/terms.md}
shipping:
  - name: Ireland
    countries: [IE]
    rates: [{name: Post, price: 4.90, free_over: 60, handling_days: 1-2, transit_days: 2-4}, {name: Pick up, pickup: true, price: 0}]
  - name: Elsewhere
    rates: [{name: Airmail, price: 19.00}]
tax:
  included: true
  rates: [{name: VAT, countries: [IE], rate: 23, classes: {reduced: 13.5}}, {name: VAT, countries: [DE], rate: 19}]
payment:
  - {type: bank_transfer, name: Bank transfer, instructions: Within seven days}
returns: {days: 30, fees: free, methods: [mail], refunds: [full], countries: [IE], page: pages/returns.md}
orders: {terms: pages/terms.md}
"""

DISCOUNTS = """\
- {code: WELCOME10, title: Ten percent off your first order, percent: 10, minimum: 30.00, limit_per_customer: 1}
- {title: Free post on gifts, free_shipping: true, collections: [gifts], minimum_quantity: 3}
"""


class Dice:
    """Numbers that are the same under every version of Python."""

    def __init__(self, seed):
        self.state = seed * 2 + 1

    def below(self, count):
        self.state = (self.state * 6364136223846793005 + 1442695040888963407) % (1 << 64)
        return (self.state >> 33) % count

    def one(self, values):
        return values[self.below(len(values))]

    def some(self, values, count):
        left = list(values)
        return sorted(left.pop(self.below(len(left))) for _ in range(count))

    def sentence(self, count):
        text = " ".join(self.one(WORDS) for _ in range(count))
        return text[0].upper() + text[1:] + "."


def png(width, height, colour):
    """A picture of one colour."""
    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
    rows = (b"\0" + bytes(colour) * width) * height
    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
            + chunk(b"IDAT", zlib.compress(rows, 9)) + chunk(b"IEND", b""))


def picture(number):
    return f"view-{number:02}.png"


def body(dice, count):
    """A text as products have it, with every block that is common in one."""
    sizes = "\n".join(f"| {name} | {dice.below(80) + 10} cm | {dice.below(1900) + 100} g |" for name in ("Small", "Large"))
    return "\n\n".join([
        " ".join(dice.sentence(8 + dice.below(10)) for _ in range(4)),
        f"It pairs with the [piece beside it](p{dice.below(count):03}.md), is *made to be used* and **never displayed**.",
        f"![A detail](../media/{picture(dice.below(PICTURES))})",
        "## Details", "\n".join(f"- {dice.sentence(6)}" for _ in range(5)),
        "## Care", dice.sentence(12) + " It is [sent within two days](../pages/shipping.md).",
        "| Size | Width | Weight |\n| --- | ---: | ---: |\n" + sizes,
        "> " + dice.sentence(14),
        "1. Rinse it in cold water.\n2. Dry it flat.\n3. Oil it with `linseed` twice a year.",
    ]) + "\n"


def product(dice, index, count):
    title = f"{dice.one(LOOKS)} {dice.one(KINDS)} No. {index}"
    cents = 400 + dice.below(24600)
    fields = {
        "title": title, "summary": dice.sentence(16), "price": amount(cents), "sku": f"SKU-{index:03}",
        "vendor": dice.one(MAKERS), "type": dice.one(KINDS), "collections": dice.some(LISTS, 1 + dice.below(3)),
        "tags": dice.some(TAGS, 2 + dice.below(4)),
        "images": [{"file": picture(dice.below(PICTURES)), "alt": f"{title}, view {view + 1}"} for view in range(1 + dice.below(3))],
        "weight": f"{50 + dice.below(3950)} g", "date": f"2025-{1 + index % 12:02}-{1 + index % 28:02}",
        "attributes": {"material": dice.one(["linen", "oak", "clay"]), "colour": dice.one(["indigo", "natural"])},
    }
    if index % 11 == 0:
        fields["compare_at_price"] = amount(cents * 5 // 4)
    if index % 17 == 0:
        fields["sale"] = {"percent": 20, "from": "2026-01-01", "until": "2026-12-31"}
    if index % 23 == 0:
        fields["tax_class"] = "reduced"
    if index % 9 == 0:
        fields["related"] = [f"p{(index + 1) % count:03}", f"p{(index + 7) % count:03}"]
    if index % 19 == 0:
        fields["reviews"] = [{"author": "Ada", "rating": 5, "text": dice.sentence(12)}, {"author": "Bo", "rating": 4, "text": dice.sentence(9)}]
    if index % 5 == 0:
        fields["options"] = {"Size": ["S", "M", "L"], "Colour": ["Natural", "Indigo"]}
        fields["variants"] = [
            {"sku": f"SKU-{index:03}-{size}-{colour[0]}", "Size": size, "Colour": colour, "price": amount(cents + 300 * step),
             "stock": dice.below(30)} for step, size in enumerate("SML") for colour in ("Natural", "Indigo")]
    else:
        fields["stock"] = 0 if index % 13 == 0 else 1 + dice.below(200)
    return fields


def amount(cents):
    return f"{cents // 100}.{cents % 100:02}"


def front_matter(fields):
    """YAML as an owner writes it; JSON's way to write a text is one of YAML's, so values need no more than that."""
    lines = []
    for key, value in fields.items():
        if isinstance(value, list) and value and isinstance(value[0], dict):
            lines.append(f"{key}:")
            lines += [f"  - {json.dumps(part, ensure_ascii=False)}" for part in value]
        else:
            lines.append(f"{key}: {json.dumps(value, ensure_ascii=False)}")
    return "---\n" + "\n".join(lines) + "\n---\n"


def make(folder, count=500):
    """Writes the shop's content below `folder`, which must not be there."""
    dice = Dice(20260101)
    content = os.path.join(folder, "content")

    def write(name, text):
        path = os.path.join(content, name)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "wb") as file:
            file.write(text if isinstance(text, bytes) else text.encode())

    write("store.yaml", STORE)
    write("discounts.yaml", DISCOUNTS)
    for number in range(PICTURES):
        write(f"media/{picture(number)}", png(800, 600, [dice.below(256) for _ in range(3)]))
    for index, name in enumerate(LISTS):
        sort = ["manual", "title", "price", "newest"][index % 4]
        write(f"collections/{name}.md", front_matter({"title": name.title(), "sort": sort}) + dice.sentence(20) + "\n")
    write("collections/under-fifty.md", front_matter({"title": "Under fifty", "rules": [{"price": "under 50"}, {"available": True}]}))
    write("collections/wooden.md", front_matter({"title": "Wooden", "match": "any", "rules": [{"tag": "wood"}, {"type": "Crate"}]}))
    for name in ("about", "shipping", "returns", "terms"):
        write(f"pages/{name}.md", front_matter({"title": name.title()}) + body(dice, count).replace("](p", "](../products/p"))
    for index in range(8):
        fields = {"title": f"Letter {index + 1}", "date": f"2025-{index + 1:02}-14", "author": "Ada Marlow", "tags": dice.some(TAGS, 2),
                  "summary": dice.sentence(14), "image": {"file": picture(index), "alt": "The workshop"}}
        write(f"journal/letter-{index + 1}.md", front_matter(fields) + body(dice, count).replace("](p", "](../products/p"))
    for index in range(count):
        write(f"products/p{index:03}.md", front_matter(product(dice, index, count)) + body(dice, count))
