import Site

/// The starter shop grown to use every kind of input once.
enum ShopFixture {
    static let files: [String: String] = {
        var files = Dictionary(uniqueKeysWithValues: StarterShop.files.map { ($0.path, $0.text) })
        files["content/store.yaml"] = """
            name: My shop
            url: https://shop.example/
            language: en
            currency: EUR
            description: One sentence that says what you sell.
            email: hello@shop.example
            logo: logo.svg
            favicon: icon.svg
            theme:
              name: starter
              settings:
                accent: "#336699"
            menus:
              main:
                - {title: Everything, url: /collections/all/}
                - {title: Journal, url: /journal/}
                - {title: About, url: pages/about.md}
            shipping:
              - name: Home
                countries: [DE]
                rates:
                  - {name: Parcel, price: 4.90, handling_days: [1, 2], transit_days: [1, 3]}
            payment: none

            """
        files["content/products/blue-mug.md"] = """
            ---
            title: Blue mug
            price: 18.00
            summary: A stoneware mug with a blue glaze.
            stock: 12
            images:
              - {file: mug.svg, alt: A blue mug}
            collections: [kitchen]
            tags: [ceramic]
            vendor: Kiln
            date: 2026-05-01
            ---
            Thrown by hand, glazed in **cobalt blue**. Holds 300 ml.

            """
        files["content/products/jug.md"] = """
            ---
            title: Milk jug
            price: 22.00
            stock: 3
            images:
              - {file: jug.svg, alt: A jug}
            tags: [ceramic, new]
            related: [blue-mug]
            sale: {price: 19.00, from: 2027-01-01, until: 2027-02-01}
            aliases: [/old/jug/, /jug.html]
            ---
            Holds milk; see our [about page](../pages/about.md) and ![the jug](jug.svg).

            """
        files["content/products/later.md"] = """
            ---
            title: Later bowl
            price: 30.00
            tags: [new]
            publish_at: 2027-03-01
            ---
            Not yet.

            """
        files["content/products/secret.md"] =
            "---\ntitle: Secret\nprice: 5.00\ndraft: true\ntags: [hidden]\n---\nShh.\n"
        files["content/products/sets.json"] = """
            [{"handle": "set-one", "title": "Set one", "price": "40.00", "stock": 2, "body": "A **set**."},
             {"handle": "set-two", "title": "Set two", "price": "50.00", "vendor": "Kiln", "body": "Another."}]
            """
        files["content/collections/ceramics.md"] = """
            ---
            title: Ceramics
            summary: Fired twice.
            image: {file: jug.svg, alt: A jug}
            sort: price
            rules:
              - {tag: ceramic}
            ---
            All from *one* kiln.

            """
        files["content/collections/chosen.md"] =
            "---\ntitle: Chosen\nproducts: [jug, blue-mug, set-one]\n---\nHand-picked.\n"
        files["content/journal/first.md"] = """
            ---
            title: First firing
            date: 2026-11-02
            author: Ada
            tags: [kiln]
            ---
            We fired the [jug](../products/jug.md).

            """
        files["content/journal/second.md"] =
            "---\ntitle: Second firing\ndate: 2026-12-02\nsummary: It went well.\n---\nHot & bright.\n"
        files["content/pages/shipping.md"] =
            "---\ntitle: Shipping\n---\nWithin [two days](about.md). [Guide](../media/guide.txt)\n"
        files["content/media/mug.svg"] = svg(800, 600)
        files["content/media/jug.svg"] = svg(640, 640)
        files["content/media/logo.svg"] = svg(200, 80)
        files["content/media/icon.svg"] = svg(64, 64)
        files["content/media/guide.txt"] = "How to wash a mug.\n"
        files["content/media/a b & c/ünder.svg"] = svg(30, 40)
        // The starter's theme with one of everything a theme may hold.
        files["themes/starter/theme.yaml"] = """
            name: Starter
            version: 1.0.0
            settings:
              accent: {type: color, default: "#000000", label: Accent}
              words: {type: text, default: "Hand made", label: Words}

            """
        files["themes/starter/locales/en.default.json"] = #"{"footer": {"thanks": "Thank you"}}"#
        files["themes/starter/assets/script.js"] = "// Says hello.\nconsole.log('hello');\n"
        files["themes/starter/layout/theme.liquid"] = files["themes/starter/layout/theme.liquid"]?
            .replacing(
                "<footer>",
                with: """
                    <img src="{{ shop.brand.logo | image_url: width: 200 }}" alt="">
                    <style>body { --accent: {{ settings.accent }} }</style>
                    <script src="{{ 'script.js' | asset_url }}" defer></script>
                    <footer>{{ settings.words }} {{ 'footer.thanks' | t }}
                    """)
        files["themes/starter/templates/product.liquid"] =
            (files["themes/starter/templates/product.liquid"] ?? "") + """
                {% for collection in product.collections %}<a href="{{ collection.url }}">{{ collection.title }}</a>{% endfor %}
                {% for tag in product.tags %}<i>{{ tag }}</i>{% endfor %}

                """
        files["themes/starter/templates/collection.liquid"] = files["themes/starter/templates/collection.liquid"]?
            .replacing("by 24", with: "by 2")
        files["themes/starter/templates/cart.liquid"] = "<h1>{{ page_title }}</h1>\n"
        files["themes/starter/templates/search.liquid"] =
            "<h1>{{ page_title }}</h1>\n<form action=\"{{ routes.search_url }}\"><input name=\"q\"></form>\n"
        return files
    }()

    static func svg(_ width: Int, _ height: Int, _ fill: String = "teal") -> String {
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"\(width)\" height=\"\(height)\">"
            + "<rect width=\"100%\" height=\"100%\" fill=\"\(fill)\"/></svg>\n"
    }
}
