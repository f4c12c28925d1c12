import Site
import Testing
import Text

/// Every fault a theme can have, with the exact text its author reads.
@Suite struct ThemeDiagnosticTests {
    struct Row: Sendable {
        let name: String
        var files: [String: String] = [:]
        /// Lines put under `theme:` in store.yaml.
        var settings = ""
        let expected: [String]
    }

    private static func section(_ schema: String) -> String { "x\n{% schema %}\n\(schema)\n{% endschema %}" }

    static let rows: [Row] = [
        Row(
            name: "theme that is not there", settings: "#",
            expected: [
                "content/store.yaml:17:9: error: there is no theme 'mian' in themes/; did you mean 'main'?\n  17 |   name: mian\n     |         ^^^^"
            ]),
        Row(
            name: "manifest that is missing", files: ["main/theme.yaml": ""],
            expected: [
                "themes/main/theme.yaml:1:1: error: theme.yaml must be a map of fields, such as 'name: Market'\n  1 | \n    | ^"
            ]),
        Row(
            name: "unknown field of the manifest", files: ["main/theme.yaml": "name: M\nextend: base\n"],
            expected: [
                "themes/main/theme.yaml:2:1: error: 'extend' is not a field of theme.yaml; did you mean 'extends'?\n  2 | extend: base\n    | ^^^^^^"
            ]),
        Row(
            name: "base that is not there",
            files: ["main/theme.yaml": "extends: bass\n", "base/theme.yaml": "name: B\n"],
            expected: [
                "themes/main/theme.yaml:1:10: error: there is no theme 'bass' in themes/; did you mean 'base'?\n  1 | extends: bass\n    |          ^^^^"
            ]),
        Row(
            name: "themes in a circle",
            files: ["main/theme.yaml": "extends: base\n", "base/theme.yaml": "extends: main\n"],
            expected: [
                "themes/base/theme.yaml:1:10: error: themes extend one another in a circle: main -> base -> main\n  1 | extends: main\n    |          ^^^^"
            ]),
        Row(
            name: "theme that leads out", files: ["main/theme.yaml": "extends: ../base\n"],
            expected: [
                "themes/main/theme.yaml:1:10: error: there is no theme '../base' in themes/\n  1 | extends: ../base\n    |          ^^^^^^^"
            ]),
        Row(
            name: "setting without a type", files: ["main/theme.yaml": "settings:\n  a: {default: 1}\n"],
            expected: [
                "themes/main/theme.yaml:2:3: error: the setting 'a' has no 'type'; it is one of text, textarea, richtext, html, number, range, checkbox, select, color, font, image, url, collection, product, page, article, menu, collection_list, product_list\n  2 |   a: {default: 1}\n    |   ^"
            ]),
        Row(
            name: "unknown type of setting", files: ["main/theme.yaml": "settings:\n  a: {type: colr}\n"],
            expected: [
                "themes/main/theme.yaml:2:13: error: 'colr' is not a type of setting; did you mean 'color'?\n  2 |   a: {type: colr}\n    |             ^^^^"
            ]),
        Row(
            name: "unknown field of a setting",
            files: ["main/theme.yaml": "settings:\n  a: {type: text, defualt: x}\n"],
            expected: [
                "themes/main/theme.yaml:2:19: error: 'defualt' is not a field of a setting; did you mean 'default'?\n  2 |   a: {type: text, defualt: x}\n    |                   ^^^^^^^"
            ]),
        Row(
            name: "select without options", files: ["main/theme.yaml": "settings:\n  a: {type: select}\n"],
            expected: [
                "themes/main/theme.yaml:2:3: error: the setting 'a' has no 'options' to select from\n  2 |   a: {type: select}\n    |   ^"
            ]),
        Row(
            name: "range without bounds", files: ["main/theme.yaml": "settings:\n  a: {type: range, max: 3}\n"],
            expected: [
                "themes/main/theme.yaml:2:3: error: the setting 'a' is a range and needs 'min' and 'max'\n  2 |   a: {type: range, max: 3}\n    |   ^"
            ]),
        Row(
            name: "default out of range",
            files: ["main/theme.yaml": "settings:\n  a: {type: number, max: 3, default: 4}\n"],
            expected: [
                "themes/main/theme.yaml:2:38: error: the default of 'a' must be 3 or less, not 4\n  2 |   a: {type: number, max: 3, default: 4}\n    |                                      ^"
            ]),
        Row(
            name: "setting that is no map", files: ["main/theme.yaml": "settings:\n  a: text\n"],
            expected: [
                "themes/main/theme.yaml:2:6: error: the setting 'a' must be a map with its type, such as {type: text, default: \"\"}\n  2 |   a: text\n    |      ^^^^"
            ]),
        Row(
            name: "owner's unknown setting", files: ["main/theme.yaml": settingsYAML], settings: "colums: 3",
            expected: [
                "content/store.yaml:19:5: error: 'colums' is not a setting of the theme 'main'; did you mean 'columns'?\n  19 |     colums: 3\n     |     ^^^^^^"
            ]),
        Row(
            name: "owner's setting out of range", files: ["main/theme.yaml": settingsYAML], settings: "columns: 9",
            expected: [
                "content/store.yaml:19:14: error: 'columns' must be between 2 and 5, not 9\n  19 |     columns: 9\n     |              ^"
            ]),
        Row(
            name: "owner's setting off its steps", files: ["main/theme.yaml": settingsYAML], settings: "width: 3",
            expected: [
                "content/store.yaml:19:12: error: 'width' must be between 0 and 10 in steps of 2, not 3\n  19 |     width: 3\n     |            ^"
            ]),
        Row(
            name: "owner's setting of a wrong type", files: ["main/theme.yaml": settingsYAML],
            settings: "columns: many",
            expected: [
                "content/store.yaml:19:14: error: 'columns' must be a number, not 'many'\n  19 |     columns: many\n     |              ^^^^"
            ]),
        Row(
            name: "owner's colour that is none", files: ["main/theme.yaml": settingsYAML], settings: "accent: greenish",
            expected: [
                "content/store.yaml:19:13: error: 'accent' must be a colour such as #336699 or rgb(51, 102, 153), not 'greenish'\n  19 |     accent: greenish\n     |             ^^^^^^^^"
            ]),
        Row(
            name: "owner's choice that is none", files: ["main/theme.yaml": settingsYAML], settings: "shape: rond",
            expected: [
                "content/store.yaml:19:12: error: 'shape' must be one of round, square, not 'rond'; did you mean 'round'?\n  19 |     shape: rond\n     |            ^^^^"
            ]),
        Row(
            name: "owner's checkbox that is text", files: ["main/theme.yaml": settingsYAML], settings: "on: sometimes",
            expected: [
                "content/store.yaml:19:9: error: 'on' must be true or false, not 'sometimes'\n  19 |     on: sometimes\n     |         ^^^^^^^^^"
            ]),
        Row(
            name: "owner's list for a text", files: ["main/theme.yaml": settingsYAML], settings: "accent: [a]",
            expected: [
                "content/store.yaml:19:13: error: 'accent' must be a colour such as #336699, not a list\n  19 |     accent: [a]\n     |             ^^^"
            ]),
        Row(
            name: "snippet that is not there",
            files: ["main/snippets/card.liquid": "", "main/templates/index.liquid": "a {% render 'crad' %}"],
            expected: [
                "themes/main/templates/index.liquid:1:13: error: there is no snippet 'crad'; did you mean 'card'?\n  1 | a {% render 'crad' %}\n    |             ^^^^^^"
            ]),
        Row(
            name: "unknown filter", files: ["main/templates/index.liquid": "{{ 1 | mony }}"],
            expected: [
                "themes/main/templates/index.liquid:1:8: error: there is no filter 'mony'; did you mean 'money'?\n  1 | {{ 1 | mony }}\n    |        ^^^^"
            ]),
        Row(
            name: "unknown variable", files: ["main/templates/index.liquid": "{{ produkt.title }}"],
            expected: [
                "themes/main/templates/index.liquid:1:4: warning: nothing defines the variable 'produkt'; did you mean 'product'?\n  1 | {{ produkt.title }}\n    |    ^^^^^^^"
            ]),
        Row(
            name: "section that is not there",
            files: ["main/sections/footer.liquid": "", "main/templates/index.liquid": "{% section 'foter' %}"],
            expected: [
                "themes/main/templates/index.liquid:1:12: error: there is no section 'foter' in sections/; did you mean 'footer'?\n  1 | {% section 'foter' %}\n    |            ^^^^^^^"
            ]),
        Row(
            name: "section group that is not there", files: ["main/templates/index.liquid": "{% sections 'tip' %}"],
            expected: [
                "themes/main/templates/index.liquid:1:13: error: there is no section group 'tip' in sections/; did you mean 'top'?\n  1 | {% sections 'tip' %}\n    |             ^^^^^"
            ]),
        Row(
            name: "layout that is not there", files: ["main/templates/index.liquid": "{% layout 'them' %}"],
            expected: [
                "themes/main/templates/index.liquid:1:11: error: there is no layout 'them' in layout/; did you mean 'theme'?\n  1 | {% layout 'them' %}\n    |           ^^^^^^"
            ]),
        Row(
            name: "form of no kind", files: ["main/templates/index.liquid": "{% form 'produkt' %}{% endform %}"],
            expected: [
                "themes/main/templates/index.liquid:1:9: error: 'produkt' is not a kind of form; did you mean 'product'?\n  1 | {% form 'produkt' %}{% endform %}\n    |         ^^^^^^^^^"
            ]),
        Row(
            name: "paginate without a number",
            files: ["main/templates/index.liquid": "{% paginate collections %}{% endpaginate %}"],
            expected: [
                "themes/main/templates/index.liquid:1:13: error: 'paginate' needs 'by' and a number of elements\n  1 | {% paginate collections %}{% endpaginate %}\n    |             ^^^^^^^^^^^"
            ]),
        Row(
            name: "schema that is no JSON", files: ["main/sections/a.liquid": section("{\"name\": }")],
            expected: [
                "themes/main/sections/a.liquid:3:10: error: a value is missing here\n  3 | {\"name\": }\n    |          ^"
            ]),
        Row(
            name: "unknown field of a schema", files: ["main/sections/a.liquid": section("{\"setings\": []}")],
            expected: [
                "themes/main/sections/a.liquid:3:2: error: 'setings' is not a field of a section's schema; did you mean 'settings'?\n  3 | {\"setings\": []}\n    |  ^^^^^^^^^"
            ]),
        Row(
            name: "schema's setting without an id",
            files: ["main/sections/a.liquid": section("{\"settings\": [{\"type\": \"text\"}]}")],
            expected: [
                "themes/main/sections/a.liquid:3:15: error: the setting has no 'id'\n  3 | {\"settings\": [{\"type\": \"text\"}]}\n    |               ^^^^^^^^^^^^^^^^"
            ]),
        Row(
            name: "schema's element that is none", files: ["main/sections/a.liquid": section("{\"tag\": \"p\"}")],
            expected: [
                "themes/main/sections/a.liquid:3:9: error: 'tag' must be one of article, aside, div, footer, header, section, or null\n  3 | {\"tag\": \"p\"}\n    |         ^^^"
            ]),
        Row(
            name: "JSON template without sections", files: ["main/templates/index.json": "{}"],
            expected: [
                "themes/main/templates/index.json:1:1: error: a JSON template must be an object with 'sections' and their 'order'\n  1 | {}\n    | ^^"
            ]),
        Row(
            name: "JSON template with an unknown section",
            files: [
                "main/sections/hero.liquid": "",
                "main/templates/index.json": "{\"sections\": {\"a\": {\"type\": \"hiro\"}}, \"order\": [\"a\"]}",
            ],
            expected: [
                "themes/main/templates/index.json:1:29: error: there is no section 'hiro' in sections/; did you mean 'hero'?\n  1 | {\"sections\": {\"a\": {\"type\": \"hiro\"}}, \"order\": [\"a\"]}\n    |                             ^^^^^^"
            ]),
        Row(
            name: "JSON template with an unknown setting",
            files: [
                "main/sections/hero.liquid": section("{\"settings\": [{\"type\": \"text\", \"id\": \"title\"}]}"),
                "main/templates/index.json":
                    "{\"sections\": {\"a\": {\"type\": \"hero\", \"settings\": {\"titel\": \"x\"}}}, \"order\": [\"a\"]}",
            ],
            expected: [
                "themes/main/templates/index.json:1:50: error: 'titel' is not a setting of the section 'hero'; did you mean 'title'?\n  1 | {\"sections\": {\"a\": {\"type\": \"hero\", \"settings\": {\"titel\": \"x\"}}}, \"order\": [\"a\"]}\n    |                                                  ^^^^^^^"
            ]),
        Row(
            name: "JSON template with an unknown id in its order",
            files: [
                "main/sections/hero.liquid": "",
                "main/templates/index.json": "{\"sections\": {\"top\": {\"type\": \"hero\"}}, \"order\": [\"tip\"]}",
            ],
            expected: [
                "themes/main/templates/index.json:1:51: error: there is no section 'tip' here; did you mean 'top'?\n  1 | {\"sections\": {\"top\": {\"type\": \"hero\"}}, \"order\": [\"tip\"]}\n    |                                                   ^^^^^",
                "themes/main/templates/index.json:1:15: warning: the section 'top' is not in 'order' and is not shown\n  1 | {\"sections\": {\"top\": {\"type\": \"hero\"}}, \"order\": [\"tip\"]}\n    |               ^^^^^",
            ]),
        Row(
            name: "JSON template with an unknown block",
            files: [
                "main/sections/hero.liquid": section("{\"blocks\": [{\"type\": \"text\"}]}"),
                "main/templates/index.json":
                    "{\"sections\": {\"a\": {\"type\": \"hero\", \"blocks\": {\"b\": {\"type\": \"tex\"}}}}, \"order\": [\"a\"]}",
            ],
            expected: [
                "themes/main/templates/index.json:1:62: error: 'tex' is not a block of the section 'hero'; did you mean 'text'?\n  1 | {\"sections\": {\"a\": {\"type\": \"hero\", \"blocks\": {\"b\": {\"type\": \"tex\"}}}}, \"order\": [\"a\"]}\n    |                                                              ^^^^^"
            ]),
        Row(
            name: "two templates of one name",
            files: ["main/templates/index.json": "{\"sections\": {}}", "main/templates/index.liquid": ""],
            expected: [
                "themes/main/templates/index.json: error: the theme has templates/index.liquid as well; keep one of the two"
            ]),
        Row(
            name: "two assets of one name", files: ["main/assets/theme.css.liquid": "a{}"],
            expected: [
                "themes/main/assets/theme.css.liquid: error: the theme has assets/theme.css as well; keep one of the two"
            ]),
        Row(
            name: "layout without metadata", files: ["main/layout/theme.liquid": "{{ content_for_layout }}"],
            expected: [
                "themes/main/layout/theme.liquid: error: the layout does not print {{ content_for_header }}; put it before </head>"
            ]),
        Row(
            name: "plural text without 'other'", files: ["main/locales/en.default.json": "{\"a\": {\"one\": \"x\"}}"],
            expected: [
                "themes/main/locales/en.default.json:1:7: error: the plural text 'a' has no form 'other', which every language needs\n  1 | {\"a\": {\"one\": \"x\"}}\n    |       ^^^^^^^^^^^^"
            ]),
        Row(
            name: "plural text that lacks a form",
            files: ["main/locales/en.default.json": "{\"a\": {\"other\": \"x\"}}"],
            expected: [
                "themes/main/locales/en.default.json:1:7: warning: the plural text 'a' has no form 'one', which 'en' uses\n  1 | {\"a\": {\"other\": \"x\"}}\n    |       ^^^^^^^^^^^^^^"
            ]),
        Row(
            name: "text with an open place", files: ["main/locales/en.default.json": "{\"a\": \"x {{ count\"}"],
            expected: [
                "themes/main/locales/en.default.json:1:7: error: the text has a '{{' without its '}}'\n  1 | {\"a\": \"x {{ count\"}\n    |       ^^^^^^^^^^^^"
            ]),
        Row(
            name: "text that is none", files: ["main/locales/en.default.json": "{\"a\": 5}"],
            expected: [
                "themes/main/locales/en.default.json:1:7: error: the translation 'a' must be text\n  1 | {\"a\": 5}\n    |       ^"
            ]),
        Row(
            name: "language that lacks texts",
            files: [
                "main/locales/de.default.json": "{\"a\": \"A\", \"b\": \"B\"}", "main/locales/en.default.json": "-",
                "main/locales/en.json": "{\"a\": \"A\"}",
            ],
            expected: [
                "themes/main/locales/en.json: warning: texts are missing and shown in the theme's default language: 'b'"
            ]),
        Row(
            name: "style sheets in a circle",
            files: ["main/assets/a.css": "@import \"b.css\";", "main/assets/b.css": "@import 'a.css';"],
            expected: [
                "themes/main/assets/b.css:1:10: error: 'b.css' and 'a.css' refer to one another in a circle; one of the two must not\n  1 | @import 'a.css';\n    |          ^^^^^"
            ]),
        Row(
            name: "folder with a slip in its name", files: ["main/snippet/card.liquid": "x"],
            expected: [
                "themes/main/snippet/card.liquid: warning: 'snippet' is not a folder of a theme; did you mean 'snippets'?"
            ]),
        Row(
            name: "asset that asks for another that is not there",
            files: ["main/assets/a.css.liquid": "a { b: url({{ 'x.png' | asset_url }}) }"],
            expected: [
                "themes/main/assets/a.css.liquid:1:25: error: there is no asset 'x.png' in assets/\n  1 | a { b: url({{ 'x.png' | asset_url }}) }\n    |                         ^^^^^^^^^"
            ]),
    ]

    private static let settingsYAML = """
        settings:
          columns: {type: number, min: 2, max: 5, default: 3}
          width: {type: range, min: 0, max: 10, step: 2, default: 2}
          accent: {type: color, default: "#fff"}
          shape: {type: select, options: [round, square], default: round}
          "on": {type: checkbox, default: true}
        """

    @Test(arguments: rows.indices)
    func faults(index: Int) throws {
        let row = Self.rows[index]
        var shop = ThemeShop()
        for (path, text) in row.files { shop.theme[path] = text == "-" ? nil : text }
        if row.settings == "#" {
            shop.content["store.yaml"] = shop.content["store.yaml"]?.replacing("name: main", with: "name: mian")
        } else if !row.settings.isEmpty {
            shop.content["store.yaml"] = shop.content["store.yaml"]?.replacing(
                "  name: main\n", with: "  name: main\n  settings:\n    \(row.settings)\n")
        }
        let found = try shop.load().diagnostics.map { $0.report() }
        #expect(found == row.expected, "\(row.name)")
    }

    /// Faults that only a page shows name the template and the content file.
    @Test(arguments: [
        (
            "{{ 'cart.titel' | t }}",
            "themes/main/templates/try.liquid:1:19: error: there is no translation 'cart.titel' in the theme's locales; did you mean 'cart.title'? (while rendering content/products/mug.md)"
        ),
        (
            "{% paginate product.title by 3 %}{% endpaginate %}",
            "themes/main/templates/try.liquid:1:1: error: 'paginate' takes a list, such as collection.products (while rendering content/products/mug.md)"
        ),
        (
            "{% paginate collections by 0 %}{% endpaginate %}",
            "themes/main/templates/try.liquid:1:1: error: 'paginate' takes a number of elements from 1 to 1000 after 'by' (while rendering content/products/mug.md)"
        ),
    ])
    func faultsOfAPage(template: String, expected: String) throws {
        var shop = ThemeShop()
        shop.theme["main/templates/try.liquid"] = template
        let loaded = try shop.load()
        let context = try loaded.context(.product("mug"), template: "try")
        var out = ByteWriter()
        let found = try #require(loaded.theme).render(context, "try", subject: "content/products/mug.md", into: &out)
        #expect(found.map { $0.report().split(separator: "\n").first.map(String.init) } == [expected])
    }

    /// What a setting names must be in the shop: an error in the owner's file, a warning in a theme.
    @Test(arguments: [
        ("collection", "cpus", "'x' names the collection 'cpus', which the shop does not have; did you mean 'cups'?"),
        (
            "product", "products/mugg.md",
            "'x' names the product 'products/mugg.md', which the shop does not have; did you mean 'mug'?"
        ),
        ("page", "abuot", "'x' names the page 'abuot', which the shop does not have; did you mean 'about'?"),
        ("image", "mugg.jpg", "'x' names the picture 'mugg.jpg', which is not in media/; did you mean 'mug.jpg'?"),
        ("menu", "fooder", "'x' names the menu 'fooder', which store.yaml does not have; did you mean 'footer'?"),
        ("collection_list", "cups, nothing", "'x' names the collection 'nothing', which the shop does not have"),
        ("collection", "cups", nil), ("product", "products/mug.md", nil), ("image", "media/mug.jpg", nil),
        ("page", "", nil),
    ])
    func settingsNameThingsOfTheShop(type: String, value: String, expected: String?) throws {
        var shop = ThemeShop()
        shop.theme["main/theme.yaml"] = "settings: {x: {type: \(type)}}"
        shop.content["store.yaml"] = shop.content["store.yaml"]?.replacing(
            "  name: main\n", with: "  name: main\n  settings:\n    x: \"\(value)\"\n")
        let loaded = try shop.load()
        let found = try #require(loaded.theme).problems(loaded.storefront.links)
        #expect(found.map(\.message) == (expected.map { [$0] } ?? []))
        #expect(found.allSatisfy { $0.severity == .error && $0.location == SourceLocation(line: 19, column: 8) })
    }

    @Test func aTemplateThatIsMissingIsNamed() throws {
        let loaded = try ThemeShop().load()
        let result = try loaded.render(.home)
        #expect(
            result.diagnostics.map { $0.report() } == [
                "themes/main/templates/index.liquid: error: the template is missing"
            ])
    }

    /// FAULTS 98: a template that renders itself, or does too much, is stopped.
    @Test func runawayTemplatesAreStopped() throws {
        var shop = ThemeShop()
        shop.theme["main/snippets/self.liquid"] = "x{% render 'self' %}"
        shop.theme["main/sections/loop.liquid"] = "{% section 'loop' %}"
        #expect(try ThemeShop.show("{% render 'self' %}", shop: shop).contains("nested too deeply"))
        #expect(try ThemeShop.show("{% section 'loop' %}", shop: shop).contains("nested too deeply"))
    }
}
