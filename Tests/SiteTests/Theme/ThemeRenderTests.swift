import Site
import Testing
import Text

/// Whole themes: layouts, sections, JSON templates, themes that extend others, assets.
@Suite struct ThemeRenderTests {
    /// A theme in the style of today's storefronts: JSON templates, sections with blocks, groups, locales with plurals.
    static let modern: [String: String] = [
        "main/theme.yaml": """
        name: Modern
        version: 2.0.0
        extends: base
        settings:
          accent: {type: color, default: "#336699", label: Accent}
          columns: {type: range, min: 2, max: 5, default: 4, label: Columns}
          featured: {type: collection, default: cups}
          hero: {type: image, default: mug.jpg}
          menu: {type: menu, default: footer}
          more: {type: url, default: pages/about.md}
        """,
        "base/theme.yaml":
            "name: Base\nsettings:\n  columns: {type: range, min: 1, max: 6, default: 3}\n  greeting: {type: text, default: Hello}\n",
        "base/layout/theme.liquid": "base {{ content_for_header }} {{ content_for_layout }}",
        "base/snippets/card.liquid": "[{{ product.title }} {{ product.price | money }}{{ section.id }}]",
        "base/snippets/note.liquid": "base note",
        "base/templates/page.liquid": "<h1>{{ page.title }}</h1>{{ settings.greeting }}",
        "base/locales/en.default.json": #"{"base": {"only": "from base", "both": "base"}}"#,
        "main/snippets/note.liquid": "main note",
        "main/layout/theme.liquid": """
        <head>{{ content_for_header }}{% style %}:root { --accent: {{ settings.accent }}; --f: {{ "'A', 'B'" }}; }{% endstyle %}</head>
        {% sections 'header-group' %}<main>{{ content_for_layout }}</main>{% section 'footer' %}
        """,
        "main/layout/bare.liquid": "BARE {{ content_for_header }}{{ content_for_layout }}",
        "main/sections/header-group.json": """
        {"type": "header", "name": "Header", "sections": {"bar": {"type": "bar", "settings": {"text": "Free parcels"}}}, "order": ["bar"]}
        """,
        "main/sections/bar.liquid": """
        {% if section.settings.text != blank %}{{ section.settings.text }} {{ section.settings.size }}{% endif %}
        {%- schema -%}{"name": "Bar", "tag": "header", "class": "bar", "settings": [
          {"type": "header", "content": "Words"},
          {"type": "text", "id": "text", "label": "Text", "default": "Hi"},
          {"type": "select", "id": "size", "label": "Size", "options": [{"value": "s", "label": "S"}, {"value": "l", "label": "L"}], "default": "l"}
        ]}{%- endschema -%}
        """,
        "main/sections/footer.liquid": """
        {% for block in section.blocks %}<p id="{{ block.id }}">{{ block.type }}: {{ block.settings.text }}</p>{% endfor %}
        {%- stylesheet -%} .a { color: red; } {%- endstylesheet -%}
        {%- schema -%}{"name": "Footer", "tag": "footer", "blocks": [{"type": "words", "name": "Words", "settings": [{"type": "text", "id": "text", "default": "x"}]}],
          "default": {"blocks": [{"type": "words"}, {"type": "words", "settings": {"text": "two"}}]}}{%- endschema -%}
        """,
        "main/sections/grid.liquid": """
        {% assign list = collections[section.settings.collection] %}{% for product in list.products limit: section.settings.count %}{% render 'card', product: product %}{% endfor %}
        {%- schema -%}{"name": "Grid", "tag": null, "settings": [{"type": "collection", "id": "collection"}, {"type": "range", "id": "count", "min": 1, "max": 12, "step": 1, "default": 2}]}{%- endschema -%}
        """,
        "main/templates/index.json": """
        /* written by a tool */
        {"wrapper": "div#home.wide[data-kind=index]", "sections": {
          "top": {"type": "bar", "settings": {"text": "<Top>", "size": "s"}},
          "off": {"type": "bar", "disabled": true},
          "list": {"type": "grid", "settings": {"collection": "textiles", "count": 1}}
        }, "order": ["top", "off", "list"]}
        """,
        "main/templates/product.liquid":
            "{% render 'card', product: product %} {% render 'note' %} {{ 'base.only' | t }}{{ 'base.both' | t }}",
        "main/templates/product.gift.liquid":
            "{% layout 'bare' %}gift {{ settings.columns }} {{ settings.featured.title }} {{ settings.hero.width }} {{ settings.menu.links.size }} {{ settings.more }}",
        "main/templates/collection.liquid": """
        {% layout none %}{% paginate collection.products by 2 %}{% for p in collection.products %}{{ p.handle }} {% endfor %}|{{ paginate.current_page }}/{{ paginate.pages }} {{ paginate.items }} {{ paginate.current_offset }}|{{ paginate.previous.url }}|{{ paginate.next.url }}|{{ paginate | default_pagination }}{% endpaginate %} {{ collection.products.size }}
        """,
        "main/templates/journal.liquid":
            "{% layout none %}{% paginate blog.articles by 1 %}{% for a in blog.articles %}{{ a.title }}{% endfor %}{{ paginate.parts | map: 'title' | join: '-' }}{% endpaginate %}",
        "main/templates/list-collections.liquid":
            "{% layout none %}{% paginate collections by 2 %}{% for c in collections %}{{ c.handle }} {% endfor %}{% endpaginate %}",
        "main/locales/en.default.json": #"{"base": {"both": "main"}}"#,
    ]

    static func shop() -> ThemeShop {
        var shop = ThemeShop()
        shop.theme = modern
        return shop
    }

    static func errors(_ loaded: ThemeShop.Loaded) -> [String] { loaded.diagnostics.map { $0.report() } }

    @Test func sectionsAndJSONTemplates() throws {
        let loaded = try Self.shop().load()
        #expect(Self.errors(loaded) == [])
        let result = try loaded.render(.home)
        #expect(result.diagnostics.isEmpty)
        #expect(
            result.text == """
                <head><title>A page</title><style>:root { --accent: #336699; --f: 'A', 'B'; }</style></head>
                <header id="shopify-section-bar" class="shopify-section bar">Free parcels l</header><main>\
                <div id="home" data-kind="index" class="wide"><header id="shopify-section-top" class="shopify-section bar">\
                &lt;Top&gt; s</header>[Linen Apron €60.00list]</div></main>\
                <footer id="shopify-section-footer" class="shopify-section"><p id="0">words: x</p><p id="1">words: two</p>\
                <style>.a{color: red}</style></footer>
                """)
    }

    @Test func themesExtendOneAnotherFileByFile() throws {
        let loaded = try Self.shop().load()
        #expect(
            try loaded.render(.product("mug")).text.contains("<main>[Stone Mug €18.00] main note from basemain</main>"))
        #expect(try loaded.render(.page("about")).text.contains("<main><h1>About us</h1>Hello</main>"))
        let theme = try #require(loaded.theme)
        #expect(theme.templateName("product", own: "gift") == "product.gift")
        #expect(theme.templateName("product", own: "product.gift") == "product.gift")
        #expect(theme.templateName("product", own: nil) == "product")
        #expect(
            theme.problem(withTemplate: "gitf", kind: "product")
                == "the theme 'main' has no template 'product.gitf'; did you mean 'gift'?")
        #expect(
            try loaded.render(.product("apron"), template: "product.gift").text
                == "BARE <title>A page</title>gift 4 Cups 1600 1 /shop/pages/about/")
    }

    @Test func ownersSettingsCount() throws {
        var shop = Self.shop()
        shop.content["store.yaml"] = shop.content["store.yaml"]?.replacing(
            "  name: main\n",
            with: "  name: main\n  settings:\n    accent: rebeccapurple\n    columns: 5\n    greeting: Welcome\n"
        )
        .replacing("rebeccapurple", with: "\"rgb(1, 2, 3)\"")
        let loaded = try shop.load()
        #expect(Self.errors(loaded) == [])
        #expect(try loaded.render(.page("about")).text.contains("--accent: #010203;"))
        #expect(try loaded.render(.page("about")).text.contains("Welcome"))
        #expect(loaded.theme?.fingerprint != (try Self.shop().load()).theme?.fingerprint)
    }

    @Test func paginationSplitsTheList() throws {
        let loaded = try Self.shop().load()
        let first = try loaded.render(.collection("cups", 1))
        #expect(first.diagnostics.isEmpty)
        #expect(first.page.paginatedTotal == 2)
        #expect(
            first.text == """
                apron bowl |1/2 3 0||/shop/collections/cups/page/2/|<span class="page current">1</span> \
                <span class="page"><a href="/shop/collections/cups/page/2/">2</a></span> \
                <span class="next"><a href="/shop/collections/cups/page/2/">Next &raquo;</a></span> 3
                """)
        let second = try loaded.render(.collection("cups", 2))
        #expect(second.text.hasPrefix("mug |2/2 3 2|/shop/collections/cups/||"))
        #expect(try loaded.render(.journal(2)).text == "First firing1-2")
        #expect(try loaded.render(.collections(2)).text == "textiles ")
        #expect(try loaded.render(.tag("new")).text.hasPrefix("apron mug |1/1 2 0|"))
    }

    @Test(arguments: [
        (1, 3, "1* 2 3"), (5, 20, "1 2 3 4 5* 6 7 … 20"), (9, 20, "1 … 7 8 9* 10 11 … 20"), (1, 1, ""),
        (4, 8, "1 2 3 4* 5 6 7 8"), (20, 20, "1 … 18 19 20*"),
    ])
    func paginationShowsTheNumbersAround(current: Int, pages: Int, expected: String) throws {
        var shop = ThemeShop()
        for index in 0..<pages {
            shop.content["products/p\(index).md"] = "---\ntitle: P\nprice: 1.00\ncollections: [many]\n---\n"
        }
        shop.content["collections/many.md"] = "---\ntitle: Many\n---\n"
        shop.theme["main/templates/collection.liquid"] =
            "{% layout none %}{% paginate collection.products by 1 %}{% for part in paginate.parts %}{{ part.title }}{% unless part.is_link %}{% if part.title == paginate.current_page %}*{% endif %}{% endunless %} {% endfor %}{% endpaginate %}"
        let text = try shop.load().render(.collection("many", current)).text
        #expect(text.replacing("&hellip;", with: "…").trimmed == expected)
    }

    @Test(arguments: [
        (
            "{% form 'product', product, class: 'buy', data-x: 1, novalidate: true %}{{ form.id }}{% endform %}",
            "<form method=\"post\" action=\"/orders/checkout\" accept-charset=\"UTF-8\" id=\"product_form_mug\" class=\"buy\" data-x=\"1\" novalidate>product_form_mug</form>"
        ),
        (
            "{% form 'contact', id: 'c' %}x{% endform %}",
            "<form method=\"post\" action=\"mailto:hello@kiln.example\" accept-charset=\"UTF-8\" enctype=\"text/plain\" id=\"c\">x</form>"
        ),
        (
            "{% form 'search' %}{% endform %}",
            "<form method=\"get\" action=\"/shop/search/\" accept-charset=\"UTF-8\"></form>"
        ),
        ("{% style %}a { content: '{{ '</style>' }}'; }{% endstyle %}", "<style>a { content: '<\\/style>'; }</style>"),
        (
            "{% javascript %}  var a = 1; // note\n{% endjavascript %}{% stylesheet %}/* n */ a { }{% endstylesheet %}",
            "<script>var a = 1;\n</script><style>a{}</style>"
        ),
        ("{% doc %} about {% enddoc %}{{ 'x' | raw }}", "x"),
    ])
    func tags(template: String, expected: String) throws {
        let shown = try ThemeShop.show(template)
        #expect(shown == expected)
    }
}

extension String {
    fileprivate var trimmed: String {
        var out = self[...]
        while let last = out.last, last == " " { out.removeLast() }
        return String(out)
    }
}
