import Site
import Testing
import Text

/// One cause is one message: what only follows from a mistake is not told beside it.
@Suite struct OneCauseTests {
    /// A shop with one mistake in `Fault.sound`, and the first line of all that is said.
    struct Shop: Sendable, CustomTestStringConvertible {
        let name: String
        let files: [String: String?]
        let said: [String]

        init(_ name: String, _ files: [String: String?], _ said: String...) {
            self.name = name
            self.files = files
            self.said = said
        }

        var testDescription: String { name }
    }

    @Test(arguments: theme + content + variants) func once(_ shop: Shop) throws {
        let said = try Fault(shop.name, shop.files, "").diagnostics().split(separator: "\n")
            .filter { !$0.hasPrefix("  ") }.map(String.init)
        #expect(said == shop.said)
    }

    private static let folder = "themes/main/"
    private static func sound(_ path: String) -> String { Fault.sound[path] ?? "" }
    private static let layout = folder + "layout/theme.liquid"
    private static let page = folder + "templates/page.liquid"
    private static let about = "content/pages/about.md"
    private static func page(of template: String) -> String { "---\ntitle: About\ntemplate: \(template)\n---\n" }
    /// Two sections on a page of its own, one of which has a setting and a block.
    private static let sections = #"""
        {"sections": {"a": {"type": "s", "settings": {"tone": "x"}, "blocks": {"q": {"type": "b", "settings": {"c": "x"}}}}},
         "order": ["a"]}
        """#

    static let theme: [Shop] = [
        Shop(
            "a template", [folder + "templates/product.liquid": "{{ product.titel | upcas }}"],
            "themes/main/templates/product.liquid:1:20: error: there is no filter 'upcas'; did you mean 'upcase'?"),
        Shop(
            "the template of a thing",
            [folder + "templates/page.gift.liquid": "{% if x %}", about: page(of: "gift")],
            "themes/main/templates/page.gift.liquid:1:4: error: 'if' is never closed; add {% endif %}"),
        Shop(
            "a JSON template of a thing", [folder + "templates/page.gift.json": "{", about: page(of: "page.gift")],
            "themes/main/templates/page.gift.json:1:2: error: the file ends inside an object; a '}' is missing"),
        Shop(
            "the layout", [layout: sound(layout) + "{% if x %}"],
            "themes/main/layout/theme.liquid:1:78: error: 'if' is never closed; add {% endif %}"),
        Shop(
            "another layout",
            [
                folder + "layout/bare.liquid": "{{ content_for_header }}{{ content_for_layout }}{% if x %}",
                page: "{% layout 'bare' %}",
                folder + "templates/page.gift.json": #"{"layout": "bare", "sections": {}}"#,
                about: page(of: "gift"),
            ], "themes/main/layout/bare.liquid:1:52: error: 'if' is never closed; add {% endif %}"),
        Shop(
            "a snippet",
            [folder + "snippets/card.liquid": "{% if x %}", page: "{% render 'card' %}{% include 'card' %}"],
            "themes/main/snippets/card.liquid:1:4: error: 'if' is never closed; add {% endif %}"),
        Shop(
            "a snippet's name", [page: "{% render 'card' %}"],
            "themes/main/templates/page.liquid:1:11: error: there is no snippet 'card'"),
        Shop(
            "a section",
            [
                folder + "sections/s.liquid": "{% if x %}", page: "{% section 's' %}",
                folder + "templates/page.gift.json": sections, about: page(of: "gift"),
            ], "themes/main/sections/s.liquid:1:4: error: 'if' is never closed; add {% endif %}"),
        Shop(
            "a section group", [folder + "sections/top.json": "{", page: "{% sections 'top' %}"],
            "themes/main/sections/top.json:1:2: error: the file ends inside an object; a '}' is missing"),
        Shop(
            "a section's schema",
            [
                folder + "sections/s.liquid": "{% schema %}{\"settings\": [}{% endschema %}",
                folder + "templates/page.gift.json": sections,
            ], "themes/main/sections/s.liquid:1:27: error: a value is missing here"),
        Shop(
            "a section's setting",
            [
                folder + "sections/s.liquid":
                    #"{% schema %}{"settings": [{"type": "txt", "id": "tone"}], "blocks": [{"type": "b", "settings": [{"type": "txt", "id": "c"}]}]}{% endschema %}"#,
                folder + "templates/page.gift.json": sections,
            ],
            "themes/main/sections/s.liquid:1:36: error: 'txt' is not a type of setting; did you mean 'text'?",
            "themes/main/sections/s.liquid:1:106: error: 'txt' is not a type of setting; did you mean 'text'?"),
        Shop(
            "a section's blocks",
            [
                folder + "sections/s.liquid":
                    #"{% schema %}{"settings": [{"type": "text", "id": "tone"}], "blocks": {}}{% endschema %}"#,
                folder + "templates/page.gift.json": sections,
            ], "themes/main/sections/s.liquid:1:70: error: 'blocks' must be a list"),
        Shop(
            "a setting of the theme",
            [
                folder + "theme.yaml": "name: Main\nsettings:\n  warm: {type: colro}\n",
                Fault.store: Fault.storeText.replacing("{name: main}", with: "{name: main, settings: {warm: red}}"),
            ], "themes/main/theme.yaml:3:16: error: 'colro' is not a type of setting; did you mean 'color'?"),
        Shop(
            "a file of texts",
            [folder + "locales/en.default.json": #"{"a": {"b": "x",, }}"#, page: "{{ 'a.b' | t }}{{ 'c' | t }}"],
            "themes/main/locales/en.default.json:1:17: error: a key in double quotes is missing here"),
        Shop(
            "one text",
            [folder + "locales/en.default.json": #"{"a": {"b": 5}, "c": []}"#, page: "{{ 'a.b' | t }}{{ 'c.d' | t }}"],
            "themes/main/locales/en.default.json:1:13: error: the translation 'a.b' must be text",
            "themes/main/locales/en.default.json:1:22: error: the translation 'c' must be text"),
        Shop(
            "a text that the layout asks for, and another",
            [layout: sound(layout) + "{{ 'no.such' | t }}{{ 'no.more' | t }}"],
            "themes/main/layout/theme.liquid:1:90: error: there is no translation 'no.such' in the theme's locales (while rendering content/collections/cups.md and 7 other pages)",
            "themes/main/layout/theme.liquid:1:109: error: there is no translation 'no.more' in the theme's locales (while rendering content/collections/cups.md and 7 other pages)"
        ),
        Shop(
            "a template of orders",
            [
                folder + "snippets/card.liquid": "{% if x %}", page: "{% render 'card' %}",
                folder + "templates/orders/thanks.liquid": "{% render 'card' %}",
            ], "themes/main/snippets/card.liquid:1:4: error: 'if' is never closed; add {% endif %}"),
        Shop(
            "the theme's name", [Fault.store: Fault.storeText.replacing("{name: main}", with: "{nam: main}")],
            "content/store.yaml:4:9: error: 'nam' is not a theme field; did you mean 'name'?"),
    ]

    /// Everything that can name the mug, and the mug's file in one bad state or another.
    private static func naming(_ mug: [String: String?]) -> [String: String?] {
        [
            "content/products/jug.md":
                "---\ntitle: Jug\nprice: 20.00\nrelated: [mug]\ncollections: [cups]\n---\n[m](mug.md)\n",
            "content/collections/cups.md": "---\ntitle: Cups\nproducts: [mug]\n---\n[m](/products/mug/)\n",
            about: "---\ntitle: About\n---\n[m](../products/mug.md) [m](/products/mug/) [t](/tags/clay/)\n",
            "content/discounts.yaml": "- code: TEN\n  percent: 10\n  products: [mug]\n",
            folder + "theme.yaml": "name: Main\nsettings:\n  star: {type: product, default: mug}\n",
            Fault.store: Fault.storeText + "menus: {main: [{title: Mug, url: products/mug.md}]}\n",
        ].merging(mug) { $1 }
    }

    static let content: [Shop] = [
        Shop(
            "a product that cannot be read", naming([Fault.mug: "---\ntitle: [Mug\nprice: 12.00\ntags: [clay]\n---\n"]),
            "content/products/mug.md:2:8: error: the list that begins here is not closed before line 3; a ']' is missing, or that line must be indented by at least 1 space"
        ),
        Shop(
            "a product without fields", naming([Fault.mug: "# Mug\n"]),
            "content/products/mug.md:1:1: error: a product begins with its fields between two lines of three hyphens (---)"
        ),
        Shop(
            "a product with another ending", naming([Fault.mug: nil, "content/products/mug.yaml": "title: Mug\n"]),
            "content/products/mug.yaml: error: is not read: write it as 'mug.md' with its fields between --- lines, or as JSON"
        ),
        Shop(
            "a list of products", naming([Fault.mug: nil, "content/products/all.json": "[{\"handle\": \"mug\""]),
            "content/products/all.json:1:2: error: the file ends before this is closed; a '}' is missing"),
        Shop(
            "a product of a list", naming([Fault.mug: nil, "content/products/all.json": "[5]"]),
            "content/products/all.json:1:2: error: a product is written as fields, one a line, such as 'title: Linen apron'"
        ),
        Shop(
            "a file's name",
            [
                "content/products/Big Mug.md": "---\ntitle: Mug\nprice: 1\n---\n",
                about: "---\ntitle: About\n---\n[m](<../products/Big Mug.md>) [m](/products/big-mug/)\n",
            ],
            "content/products/Big Mug.md: error: the file's name becomes part of an address, and 'Big Mug' has a space in it; use letters, digits and hyphens"
        ),
        Shop(
            "a collection",
            [
                "content/collections/cups.md": "x",
                Fault.mug: Fault.product("collections: [cups]", "[c](../collections/cups.md)"),
            ],
            "content/collections/cups.md:1:1: error: a collection begins with its fields between two lines of three hyphens (---)"
        ),
        Shop(
            "the only post",
            [
                "content/journal/a.md": "x",
                about: "---\ntitle: About\n---\n[j](/journal/) [f](/feed.xml) [a](../journal/a.md)\n",
            ],
            "content/journal/a.md:1:1: error: a post begins with its fields between two lines of three hyphens (---)"),
        // What has nothing to do with it is still told.
        Shop(
            "an unreadable product hides no other mistake",
            [Fault.mug: "x", "content/products/jug.md": "---\ntitle: Jug\nprice: 20.00\nrelated: [mug, jog]\n---\n"],
            "content/products/jug.md:4:16: error: there is no product 'jog'; did you mean 'jug'?",
            "content/products/mug.md:1:1: error: a product begins with its fields between two lines of three hyphens (---)"
        ),
        Shop(
            "a handle that is taken", ["content/products/more/mug.md": "---\ntitle: Mug\nprice: 1\n---\n"],
            "content/products/mug.md: error: the handle 'mug' is taken by content/products/more/mug.md; rename one of the two products"
        ),
        Shop(
            "a class of goods that could not be read",
            [
                Fault.mug: "x",
                Fault.store: Fault.storeText.replacing(
                    "shipping: free\n",
                    with:
                        "shipping: [{name: All, rates: [{name: Post, price: 4.90, surcharges: [{class: bulky, price: 5.00}]}]}]\n"
                ),
            ],
            "content/products/mug.md:1:1: error: a product begins with its fields between two lines of three hyphens (---)"
        ),
    ]

    static let variants: [Shop] = [
        Shop(
            "a SKU twice in a product",
            [
                Fault.mug: Fault.product(
                    "options: {size: [s, m]}\nvariants:\n  - {size: s, sku: A}\n  - {size: m, sku: A}")
            ],
            "content/products/mug.md:7:20: error: the SKU 'A' is used twice in this product"),
        Shop(
            "a SKU of two products of one line",
            [
                "content/products/all.json":
                    #"[{"handle": "a", "title": "A", "price": "1", "sku": "S"}, {"handle": "b", "title": "B", "price": "1", "sku": "S"}]"#
            ],
            "content/products/all.json:1:110: error: the SKU 'S' is taken at content/products/all.json:1:53; every SKU of the shop must be its own"
        ),
        Shop(
            "options that are misspelt",
            [Fault.mug: Fault.product("optoins: {size: [s, m]}\nvariants:\n  - {size: s}\n  - {size: m}")],
            "content/products/mug.md:4:1: error: 'optoins' is not a product field; did you mean 'options'?"),
        Shop(
            "options that are not there", [Fault.mug: Fault.product("variants:\n  - {size: s}\n  - {size: m}")],
            "content/products/mug.md:5:5: error: variants need 'options' to tell them apart, such as 'options: {Size: [S, M]}'"
        ),
        Shop(
            "options that are wrong",
            [Fault.mug: Fault.product("options: [size]\nvariants:\n  - {size: s}\n  - {size: m}")],
            "content/products/mug.md:4:10: error: 'options' must be a group of fields such as {Size: [S, M, L]}, not a list"
        ),
        Shop(
            "one option that is wrong",
            [
                Fault.mug: Fault.product(
                    "options: {size: , colour: [red]}\nvariants:\n  - {size: s, colour: red}\n  - {size: m, colour: red}"
                )
            ],
            "content/products/mug.md:4:11: error: the option 'size' has no values; write them as [S, M, L]"),
        Shop(
            "a price that is misspelt", [Fault.mug: "---\ntitle: Mug\nprize: 12.00\ncompare_at_price: 15.00\n---\n"],
            "content/products/mug.md:3:1: error: 'prize' is not a product field; did you mean 'price'?"),
        Shop(
            "an option's name that is misspelt",
            [Fault.mug: Fault.product("options: {size: [s, m]}\nvariants:\n  - {size: s}\n  - {szie: m}")],
            "content/products/mug.md:7:6: error: 'szie' is not a variant field; did you mean 'size'?"),
    ]
}
