import Commerce
import Site
import Text

/// The shop that random edits are made to: small, and with one of every kind of input.
///
/// Names are those of the examples in the theme reference, so that every example can stand in a template here. Content
/// files hold one field a line, which is what the edits work on.
enum RandomShop {
    static let content: [String: String] = [
        "content/store.yaml": """
        name: Kiln & Co
        url: https://kiln.example/shop/
        language: en
        currency: EUR
        description: Things from the kiln.
        email: hello@kiln.example
        phone: "+49 30 1234"
        address: {street: Hofgasse 3, city: Berlin, postcode: "10115", country: DE}
        logo: logo.svg
        favicon: icon.svg
        social: {mastodon: "https://social.example/@kiln"}
        seo: {title: Kiln, image: share.png}
        theme: {name: main, settings: {words: Made by hand, picture: sub/b.svg, the_product: mug, the_page: about.md}}
        menus: {main: [{title: Home, url: /}, {title: Cups, url: collections/cups.md, children: [{title: The mug, url: products/mug.md}]}, {title: Notes, url: /journal/}], footer: [{title: About, url: pages/about.md}, {title: New, url: /tags/new/}]}
        orders: {url: /orders, terms: pages/terms.md}
        payment: [{type: bank_transfer, name: Transfer}]
        shipping: [{name: Germany, countries: [DE], rates: [{name: Parcel, price: 4.90, free_over: 60.00, handling_days: [1, 2], transit_days: [1, 3]}]}]
        returns: {days: 30, fees: free, page: pages/returns.md}
        feeds: {privacy: pages/privacy.md}

        """,
        "content/discounts.yaml":
            "- {code: TEN, percent: 10}\n- {code: MUG, percent: 5, products: [mug], collections: [cups]}\n",
        "content/products/mug.md": product(
            [
                ("title", "Stone Mug"), ("summary", "Holds two cups."), ("vendor", "Cups"), ("type", "Textiles"),
                ("tags", "[stoneware, new]"), ("collections", "[cups]"), ("date", "2026-11-02"),
                ("images", "[{file: mug.jpg, alt: A grey mug}, {file: a.svg}]"),
                ("options", "{Size: [Small, Large], Glaze: [Grey, Blue]}"),
                (
                    "variants",
                    "[{sku: MUG-SG, Size: Small, Glaze: Grey, price: 18.00, stock: 3, weight: 300 g}, {sku: MUG-SB, Size: Small, Glaze: Blue, price: 18.00, stock: 0, image: a.svg}, {sku: MUG-LG, Size: Large, Glaze: Grey, price: 24.50, stock: 5, weight: 450 g}]"
                ),
                ("price", "18.00"), ("related", "[apron, jug]"), ("unit_price", "250 ml / 1 l"),
                (
                    "attributes",
                    "{material: stoneware, dishwasher: true, swatches: {Grey: \"#888888\", Blue: \"#2244aa\"}}"
                ),
                ("reviews", "[{author: Ana, rating: 5, title: Lovely, text: Warm & heavy., date: 2026-12-01}]"),
            ], "A **heavy** mug, with an [apron](apron.md) and ![a](a.svg)."),
        "content/products/apron.md": product(
            [
                ("title", "Linen Apron"), ("sku", "APRON"), ("price", "60.00"), ("compare_at_price", "75.00"),
                ("stock", "2"), ("vendor", "Marlow"), ("type", "Cloth"), ("tags", "[linen, new]"),
                ("collections", "[cups, textiles]"), ("images", "[{file: apron.png}]"), ("weight", "1.25 kg"),
                ("max_quantity", "5"),
            ], "Strong [linen](/tags/linen/)."),
        "content/products/bowl.md": product(
            [("title", "Bowl"), ("price", "12.00"), ("stock", "0"), ("collections", "[cups]"), ("vendor", "Kiln")],
            "Round. [Old](/old/jug/) and [guide](guide.pdf)."),
        "content/products/jug.md": product(
            [
                ("title", "Milk jug"), ("price", "22.00"), ("stock", "3"), ("images", "[b.svg]"),
                ("tags", "[ceramic]"), ("related", "[mug]"), ("vendor", "Kiln"), ("type", "Cups"),
                ("sale", "{price: 19.00, from: 2027-01-01, until: 2027-02-01}"), ("aliases", "[/old/jug/, /jug.html]"),
            ], "Holds milk; see [about](../pages/about.md)."),
        "content/products/towel.md": product(
            [
                ("title", "Towel"), ("price", "24.00"), ("tags", "[linen, rare]"), ("collections", "[textiles]"),
                ("options", "{Colour: [Natural, Indigo]}"), ("sale", "{percent: 20, from: 2027-01-20}"),
                ("vendor", "Marlow"),
            ], "Goes with the [mug](/products/mug/#more)."),
        "content/products/later.md": product(
            [
                ("title", "Later"), ("price", "30.00"), ("tags", "[new]"), ("publish_at", "2027-03-01"),
                ("vendor", "Soon"),
            ],
            "Not yet."),
        "content/products/gone.md": product(
            [
                ("title", "Gone"), ("price", "31.00"), ("tags", "[old]"), ("unpublish_at", "2027-02-10"),
                ("type", "Last"),
            ],
            "Not for long."),
        "content/products/pre.md": product(
            [
                ("title", "Pre"), ("price", "32.00"), ("stock", "5"), ("preorder", "2027-02-20"),
                ("collections", "[cups]"),
            ],
            "Soon."),
        "content/products/back.md": product(
            [("title", "Back"), ("price", "33.00"), ("stock", "0"), ("backorder", "2027-02-05")], "Again soon."),
        "content/products/secret.md": product(
            [("title", "Secret"), ("price", "5.00"), ("draft", "true"), ("tags", "[hidden]")], "Shh."),
        "content/products/sets.json": """
        [{"handle": "set-one", "title": "Set one", "price": "40.00", "stock": 2, "collections": ["cups"], "body": "A **set** of [mugs](mug.md)."},
         {"handle": "set-two", "title": "Set two", "price": "50.00", "vendor": "Kiln", "tags": ["new"], "body": "Another."}]
        """,
        "content/products/deep/boxed/index.md": product(
            [("title", "Boxed"), ("price", "9.00"), ("images", "[in.svg]"), ("tags", "[rare]")],
            "With ![its own](in.svg) and a [sheet](sheet.txt)."),
        "content/products/plain.md": product([("title", "Plain"), ("price", "1.00")], "Plain."),
        "content/collections/cups.md": product(
            [
                ("title", "Cups"), ("summary", "To drink from."), ("image", "tables.webp"), ("sort", "manual"),
                ("seo", "{description: All cups}"),
            ], "All *cups*, such as the [mug](../products/mug.md)."),
        "content/collections/textiles.md": product([("title", "Textiles")], "[Linen](/tags/linen/)."),
        "content/collections/ceramics.md": product(
            [
                ("title", "Ceramics"), ("sort", "price"), ("rules", "[{tag: ceramic}, {vendor: Kiln}]"),
                ("match", "any"),
            ],
            ""),
        "content/collections/cheap.md": product(
            [("title", "Cheap"), ("rules", "[{price: under 23}, {available: true}]"), ("sort", "newest")], ""),
        "content/collections/sale.md": product([("title", "Sale"), ("rules", "[{on_sale: true}]")], ""),
        "content/collections/chosen.md": product(
            [("title", "Chosen"), ("products", "[jug, mug, set-one]")], "By hand."),
        "content/pages/about.md": product(
            [("title", "About us"), ("summary", "Who we are.")], "We make [mugs](../products/mug.md)."),
        "content/pages/terms.md": product(
            [("title", "Terms"), ("aliases", "[/agb/]")], "Be kind. [Privacy](privacy.md)"),
        "content/pages/privacy.md": product([("title", "Privacy")], "We know nothing."),
        "content/pages/returns.md": product([("title", "Returns"), ("image", "b.svg")], "Send it back."),
        "content/pages/shipping.md": product(
            [("title", "Shipping")], "Within [two days](about.md). [Guide](../media/guide.pdf)"),
        "content/pages/links.md": product([("title", "Links")], ""),
        "content/journal/first.md": product(
            [
                ("title", "First firing"), ("date", "2026-05-01"), ("author", "Mia"), ("tags", "[studio]"),
                ("image", "letter.jpg"), ("summary", "It was hot."),
            ], "We fired the [jug](../products/jug.md)."),
        "content/journal/second.md": product([("title", "Second firing"), ("date", "2026-06-01")], "Hot & bright."),
        "content/journal/third.md": product(
            [("title", "Third firing"), ("date", "2026-07-01"), ("publish_at", "2027-02-15"), ("tags", "[kiln]")],
            "After the [first](first.md)."),
    ]

    static let media: [String: [UInt8]] = [
        "content/media/mug.jpg": ImageProbeTests.jpeg(1600, 1200),
        "content/media/apron.png": ImageProbeTests.png(800, 1000),
        "content/media/tables.webp": ImageProbeTests.png(2000, 1000),
        "content/media/letter.jpg": ImageProbeTests.jpeg(1000, 500),
        "content/media/share.png": ImageProbeTests.png(1200, 630),
        "content/media/logo.svg": svg(240, 80), "content/media/icon.svg": svg(64, 64),
        "content/media/a.svg": svg(30, 40), "content/media/b.svg": svg(50, 60), "content/media/sub/b.svg": svg(70, 80),
        "content/media/guide.pdf": Array("%PDF not really\n".utf8),
        "content/media/names.csv": Array("a,b\n".utf8),
        "content/products/deep/boxed/in.svg": svg(11, 12),
        "content/products/deep/boxed/sheet.txt": Array("A sheet.\n".utf8),
        "content/products/deep/idle.txt": Array("Nobody names this.\n".utf8),
    ]

    static func svg(_ width: Int, _ height: Int, _ fill: String = "teal") -> [UInt8] {
        Array(ShopFixture.svg(width, height, fill).utf8)
    }

    /// A content file with these fields.
    static func product(_ fields: [(String, String)], _ body: String) -> String {
        "---\n" + fields.map { "\($0.0): \($0.1)\n" }.joined() + "---\n" + body + "\n"
    }

    /// The moments at which something of the shop changes by itself, and moments between them; seconds.
    static let moments: [Int] = {
        // 2027-01-15 and the hour, day, month and year after it; the ends of sales and the days things come and go.
        let start = TemporaryShop.now.seconds
        let days = [-400, -15, -14, 0, 1, 4, 5, 17, 18, 21, 26, 27, 31, 36, 45, 46, 351, 352]
        return days.map { start + $0 * 86_400 } + [start + 61, start + 3600]
    }()
}

/// The field lines of a content file.
extension String {
    /// The file with `key` set, or without it where `value` is nil; nil for a file without front matter.
    func setting(_ key: String, to value: String?) -> String? {
        var lines = split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        guard lines.first == "---", let end = lines.dropFirst().firstIndex(of: "---") else { return nil }
        let at = lines[..<end].firstIndex { $0.hasPrefix(key + ": ") }
        switch (at, value) {
        case (let at?, let value?): lines[at] = "\(key): \(value)"
        case (let at?, nil): lines.remove(at: at)
        case (nil, let value?): lines.insert("\(key): \(value)", at: end)
        case (nil, nil): return nil
        }
        return lines.joined(separator: "\n")
    }

    /// The file with another text under its fields.
    func withBody(_ body: String) -> String? {
        guard hasPrefix("---\n"), let end = firstRange(of: "\n---\n") else { return nil }
        return String(self[..<end.upperBound]) + body + "\n"
    }
}
