import Liquid
import Site
import Testing

/// Filters over the small shop: template in, text out.
@Suite struct ThemeFilterTests {
    /// Every example of the reference is held to its word, and everything has one.
    @Test func examplesOfTheReference() throws {
        let theme = try #require(try ThemeShop().load().theme)
        let standard = LiquidEnvironment()
        var count = 0
        func check(_ name: String, _ examples: [FilterDefinition.Example]) throws {
            #expect(!examples.isEmpty, "\(name) has no example")
            for example in examples {
                count += 1
                var shop = ThemeShop()
                if example.output.contains("RESIZED") { shop.imageTool = Self.tool }
                let shown = try ThemeShop.show(example.template, shop: shop)
                    .replacing(#/w\.[0-9a-f]{10}\./#, with: "w.RESIZED.")
                #expect(shown == example.output, "\(name)")
            }
        }
        for (name, filter) in theme.environment.filters.sorted(by: { $0.key < $1.key }) {
            if let known = standard.filters[name], known.summary == filter.summary { continue }
            try check(name, filter.examples)
        }
        for (name, tag) in theme.environment.tags.sorted(by: { $0.key < $1.key }) where standard.tags[name] == nil {
            try check(name, tag.examples)
        }
        #expect(count >= 60)
    }

    @Test(arguments: [
        ("{{ product.price | money }} {{ 245000 | money }} {{ -5 | money }}", "€18.00 €2,450.00 -€0.05"),
        ("{{ nil | money }}|{{ 'x' | money }}|{{ '1250' | money }}|{{ 12.5 | money }}", "||€12.50|€0.13"),
        (
            "{{ 1800 | money_with_currency }} {{ 1800 | money_without_currency }} {{ 1800 | money_without_trailing_zeros }} {{ 1850 | money_without_trailing_zeros }}",
            "€18.00 EUR 18.00 €18 €18.50"
        ),
        (
            "{{ 'cart.title' | t }} {{ 'cart.items' | t: count: 1 }} {{ 'cart.items' | t: count: 0 }} {{ 'cart.items' | t: count: 2 }}",
            "Cart 1 item 0 items 2 items"
        ),
        ("{{ 'cart.terms_html' | t: link: '/a?b&c' }}", "I accept the <a href=\"/a?b&amp;c\">terms</a>"),
        ("{{ 'cart.greeting' | t: name: '<b>' }}", "Hello &lt;b&gt;"),
        ("{% capture n %}<i>{{ 'A&B' }}</i>{% endcapture %}{{ 'cart.greeting' | t: name: n }}", "Hello <i>A&amp;B</i>"),
        ("{{ 'cart.nothing' | t: default: 'Else' }}", "Else"),
        ("{{ product.title | handleize }} {{ 'Ünï & Çödé' | handle }}", "stone-mug ünï-çödé"),
        (
            "{{ product | json | truncate: 60 }}",
            "{&quot;id&quot;:&quot;mug&quot;,&quot;title&quot;:&quot;Stone Mug&quot;,&quot;handle&quot;:&quot;mug&quot;,&quot;descripti..."
        ),
        (
            "{{ product.tags | json }} {{ nil | json }} {{ 1.50 | json }} {{ true | json }} {{ (1..3) | json }}",
            "[\"stoneware\",\"new\"] null 1.5 true [1,2,3]"
        ),
        ("{{ product.variants[0].quantity_rule | json }}", "{\"min\":1,\"max\":3,\"increment\":1}"),
        (
            "{{ product.attributes | json }}",
            "{\"material\":\"stoneware\",\"dishwasher\":true,\"swatches\":{\"Grey\":\"#888888\",\"Blue\":\"#2244aa\"}}"
        ),
        (
            "{{ all_products.apron | structured_data }}",
            "{\"@context\":\"https://schema.org/\",\"@type\":\"Product\",\"name\":\"Linen Apron\",\"url\":\"https://kiln.example/shop/products/apron/\",\"brand\":{\"@type\":\"Brand\",\"name\":\"Marlow\"},\"image\":\"https://kiln.example/shop/media/apron.png\",\"offers\":{\"@type\":\"Offer\",\"sku\":\"APRON\",\"price\":\"60.00\",\"priceCurrency\":\"EUR\",\"availability\":\"https://schema.org/InStock\",\"url\":\"https://kiln.example/shop/products/apron/\"}}"
        ),
        ("{{ 'now' | date: '%Y' }} {{ articles.second.published_at | date: '%-d %b %Y' }}", "2027 1 Jun 2026"),
        ("{{ articles.second.published_at | date: format: 'month_year' }}", "June 2026"),
        (
            "{{ articles.second.published_at | time_tag: format: 'date' }}",
            "<time datetime=\"2026-06-01T00:00:00Z\">June 1, 2026</time>"
        ),
        ("{{ shop.address | format_address }}", "<p>Kiln &amp; Co<br>Hofgasse 3<br>10115 Berlin<br>DE</p>"),
        (
            "{{ 'new' | link_to_tag: 'new' }} {{ 'x' | link_to_tag: 'none' }}",
            "<a href=\"/shop/tags/new/\">new</a> <a href=\"/shop/collections/all/\">x</a>"
        ),
        (
            "{{ 'Textiles' | link_to_type }} {{ 'Marlow' | url_for_vendor }}",
            "<a href=\"/shop/collections/textiles/\">Textiles</a> /shop/search/?q=Marlow"
        ),
        (
            "{{ product.title | link_to: product.url, 'T&C' }}",
            "<a href=\"/shop/products/mug/\" title=\"T&amp;C\">Stone Mug</a>"
        ),
        ("{{ product.url | within: collection }}", "/shop/products/mug/"),
        (
            "{{ 'Fish & chips with fish' | highlight: 'fish' }}",
            "<strong class=\"highlight\">Fish</strong> &amp; chips with <strong class=\"highlight\">fish</strong>"
        ),
        ("{{ 'guide.pdf' | file_url }}", "/shop/media/guide.pdf"), ("{{ 3 | pluralize: 'a', 'b' }}", "b"),
        (
            "{{ product.featured_image | image_url }} {{ product | image_url: width: 200 }}",
            "/shop/media/mug.jpg /shop/media/mug.jpg"
        ),
        (
            "{{ product.featured_image | image_url: width: 800 | image_tag: loading: 'lazy', class: 'a b', sizes: '100vw' }}",
            "<img src=\"/shop/media/mug.jpg\" alt=\"A grey mug\" loading=\"lazy\" class=\"a b\" width=\"1600\" height=\"1200\">"
        ),
        (
            "{{ nil | image_url: width: 20 }}|{{ nil | image_tag }}|{{ product.variants[0].image | image_url: width: 9 | image_tag }}",
            "||"
        ),
        (
            "{{ shop.logo | image_url: width: 120 | image_tag: alt: shop.name }}",
            "<img src=\"/shop/media/logo.svg\" alt=\"Kiln &amp; Co\" width=\"120\" height=\"40\">"
        ),
        ("{{ 'mug.jpg' | image_url: width: 99999999 }}", "error: 'width' is a whole number of pixels from 1 to 5760"),
        (
            "{{ product.featured_image | image_url | image_tag: widths: '12 34' }}",
            "error: 'widths' are whole numbers of pixels with commas, such as '240, 480, 720', not '12 34'"
        ),
        ("{{ 'mugg.jpg' | image_url }}", "error: there is no picture 'mugg.jpg' in media/; did you mean 'mug.jpg'?"),
        (
            "{{ product.featured_image | image_url: width: 100, crop: 'centre' }}",
            "error: 'crop' is one of center, top, bottom, left, right, not 'centre'; did you mean 'center'?"
        ),
        (
            "{{ 'cart.titel' | t }}",
            "error: there is no translation 'cart.titel' in the theme's locales; did you mean 'cart.title'?"
        ),
        ("{{ 'cart' | t }}", "error: the translation 'cart' is a group of texts, not a text"),
        ("{{ 'them.css' | asset_url }}", "error: there is no asset 'them.css' in assets/; did you mean 'theme.css'?"),
        ("{{ 'bleu' | color_lighten: 5 }}", "error: 'bleu' is not a colour; write one such as #336699"),
        ("{{ 500 | weight_with_unit: 'stone' }}", "error: 'stone' is not a unit of weight; use g, kg, oz or lb"),
        ("{{ 'x' | preload_tag }}", "error: 'preload_tag' needs 'as', such as as: 'style'"),
        ("{{ '2026-05-01' | date: format: 'datee' }}", "error: 'datee' is not a format of dates; did you mean 'date'?"),
    ])
    func filters(template: String, expected: String) throws {
        let shown = try ThemeShop.show(template)
        #expect(shown == expected)
    }

    static let tool = ImageTool(kind: .vips, executable: "/nowhere", preferredFormat: .webp)

    /// With a program for pictures every size is named, none larger than the original, each once.
    @Test func resizedPictures() throws {
        var shop = ThemeShop()
        shop.imageTool = Self.tool
        shop.theme["main/templates/try.liquid"] = """
            {% layout none %}{{ product.featured_image | image_url: width: 800 | image_tag: widths: '400, 800, 2400', sizes: '50vw' }}
            {{ product.featured_image | image_url: width: 300, height: 300, crop: 'top' }}
            {{ product.featured_image | image_url: width: 400 | image_tag }}
            """
        let result = try shop.load().render(.product("mug"), template: "try")
        #expect(result.diagnostics.isEmpty)
        let names = result.page.imageRequests.map(\.outputPath)
        let sizes = names.map { $0.split(separator: ".")[1] }
        #expect(sizes == ["800w", "400w", "800w", "300x300-top", "400w", "352w"])
        let (small, large) = (names[1], names[0])
        #expect(
            result.text.contains(
                "<img src=\"/shop/\(large)\" alt=\"A grey mug\" srcset=\"/shop/\(small) 400w, /shop/\(large) 800w, "
                    + "/shop/media/mug.jpg 1600w\" sizes=\"50vw\" width=\"800\" height=\"600\">"), "\(result.text)")
        #expect(result.page.wantsImageTool == false)
    }

    @Test func namesMonthsInTheShopsLanguage() throws {
        var shop = ThemeShop()
        shop.content["store.yaml"] = shop.content["store.yaml"]?.replacing("language: en", with: "language: de")
        #expect(
            try ThemeShop.show("{{ '2026-03-01' | date: '%-d. %B %Y, %A, %b' }}", shop: shop)
                == "1. März 2026, Sonntag, März")
        #expect(try ThemeShop.show("{{ '2026-03-01' | date: format: 'date' }}", shop: shop) == "1. März 2026")
        #expect(try ThemeShop.show("{{ 123456 | money }}", shop: shop) == "1.234,56\u{A0}€")
        #expect(try ThemeShop.show("{{ 1250 | weight_with_unit }}", shop: shop) == "1,25 kg")
    }
}
