import Liquid
import Site
import Testing

/// Every field of every object, read once over a small shop.
@Suite struct ThemeObjectTests {
    @Test(arguments: [
        ("{{ product.title }}", "Stone Mug"), ("{{ product.handle }} {{ product.id }}", "mug mug"),
        ("{{ product.description }}|{{ product.content }}", "<p>A **heavy** mug.</p>|<p>A **heavy** mug.</p>"),
        ("{{ product.summary }}", "Holds two cups."), ("{{ product.vendor }}", "Kiln &amp; Co"),
        ("{{ product.brand }}", "Kiln &amp; Co"), ("{{ product.type }}", "Cup"),
        ("{{ product.tags | join: ',' }}", "stoneware,new"), ("{{ product.url }}", "/shop/products/mug/"),
        ("{{ product.available }}", "true"),
        ("{{ product.price }} {{ product.price_min }} {{ product.price_max }}", "1800 1800 2450"),
        ("{{ product.price_varies }}", "true"),
        ("{{ product.compare_at_price }}|{{ product.compare_at_price_varies }}", "|false"),
        ("{{ product.images.size }} {{ product.media.size }}", "2 2"),
        ("{{ product.featured_image.src }}", "/shop/media/mug.jpg"),
        ("{{ product.featured_media }}", "/shop/media/mug.jpg"),
        ("{{ product.images[1].alt }}", "Stone Mug"), ("{{ product.options | join: ',' }}", "Size,Glaze"),
        (
            "{% for o in product.options_with_values %}{{ o.name }}{{ o.position }}:{{ o.values | join: '/' }};{% endfor %}",
            "Size1:Small/Large;Glaze2:Grey/Blue;"
        ),
        ("{{ product.options_by_name['Glaze'].selected_value }}", "Grey"),
        ("{{ product.variants.size }} {{ product.variants_count }}", "3 3"),
        ("{{ product.has_only_default_variant }}", "false"), ("{{ product.selected_variant }}", ""),
        (
            "{{ product.first_available_variant.sku }} {{ product.selected_or_first_available_variant.sku }}",
            "MUG-SG MUG-SG"
        ),
        ("{% for c in product.collections %}{{ c.handle }} {% endfor %}", "cups all "),
        ("{% for p in product.related %}{{ p.title }}{% endfor %}", "Linen Apron"),
        (
            "{% for a in product.attributes %}{% if a.first != 'swatches' %}{{ a.first }}={{ a.last }} {% endif %}{% endfor %}",
            "material=stoneware dishwasher=true "
        ),
        (
            "{{ product.metafields.custom.material.value }} {{ product.metafields.any.material }} {{ product.metafields.custom.dishwasher.type }}",
            "stoneware stoneware boolean"
        ),
        (
            "{{ product.reviews[0].author }} {{ product.reviews[0].rating }} {{ product.reviews[0].title }} {{ product.reviews[0].body }} {{ product.reviews[0].date }}",
            "Ana 5 Lovely Warm &amp; heavy. 2026-12-01T00:00:00Z"
        ),
        (
            "{{ product.rating }} {{ product.rating.value }} {{ product.rating.count }} {{ product.rating.scale_max }}",
            "4.5 4.5 2 5"
        ),
        ("{{ product.condition }} {{ product.created_at }}", "new 2026-11-02T00:00:00Z"),
        ("{{ product.template_suffix }}", ""),
        ("{{ all_products.apron.template_suffix }}", "gift"),
    ])
    func productFields(template: String, expected: String) throws {
        let shown = try ThemeShop.show(template)
        #expect(shown == expected)
    }

    @Test(arguments: [
        ("{{ v.id }} {{ v.sku }}", "MUG-LG MUG-LG"), ("{{ v.title }}", "Large / Grey"),
        ("{{ v.name }}", "Stone Mug - Large / Grey"),
        ("{{ v.barcode }}", "4006381333931"), ("{{ v.price }} {{ v.compare_at_price }}", "2450 "),
        ("{{ v.available }} {{ v.availability }}", "true in_stock"),
        ("{{ v.option1 }} {{ v.option2 }} {{ v.option3 }}", "Large Grey "),
        ("{{ v.options | join: ',' }}", "Large,Grey"),
        ("{{ v.product.title }}", "Stone Mug"), ("{{ v.url }}", "/shop/products/mug/?variant=MUG-LG"),
        ("{{ v.image }}", ""),
        (
            "{{ product.variants[1].image.position }} {{ product.variants[1].available }} {{ product.variants[1].availability }}",
            "2 false out_of_stock"
        ),
        ("{{ v.weight }} {{ v.weight_unit }} {{ v.weight_in_unit }}", "450 g 450"),
        ("{{ v.inventory_quantity }} {{ v.inventory_management }} {{ v.inventory_policy }}", "5 vitrine deny"),
        ("{{ v.requires_shipping }} {{ v.taxable }} {{ v.selected }} {{ v.incoming }}", "true true false false"),
        ("{{ v.quantity_rule.min }} {{ v.quantity_rule.max }} {{ v.quantity_rule.increment }}", "1 5 1"),
        (
            "{% assign a = all_products.apron.variants[0] %}{{ a.title }}|{{ a.name }}|{{ a.url }}|{{ a.option1 }}|{{ a.compare_at_price }}|{{ a.quantity_rule.max }}",
            "Default Title|Linen Apron|/shop/products/apron/|Default Title|7500|2"
        ),
        (
            "{% assign a = all_products.apron.variants[0] %}{{ a.unit_price }} {{ a.unit_price_measurement.reference_value }}{{ a.unit_price_measurement.reference_unit }} {{ a.unit_price_measurement.quantity_value }}{{ a.unit_price_measurement.quantity_unit }} {{ a.unit_price_measurement.measured_type }}",
            "24000 1kg 250g weight"
        ),
        (
            "{% assign a = all_products.apron.variants[0] %}{{ a.weight }} {{ a.weight_unit }} {{ a.weight_in_unit }}",
            "1250 kg 1.25"
        ),
    ])
    func variantFields(template: String, expected: String) throws {
        #expect(try ThemeShop.show("{% assign v = product.variants[2] %}" + template) == expected)
    }

    @Test(arguments: [
        (
            "{% assign o = product.options_with_values[1] %}{% for v in o.values %}{{ v }}:{{ v.name }}:{{ v.selected }}:{{ v.available }}:{{ v.product_url }}:{{ v.swatch.color }};{% endfor %}",
            "Grey:Grey:true:true:/shop/products/mug/?variant=MUG-SG:#888888;Blue:Blue:false:false:/shop/products/mug/?variant=MUG-SB:#2244aa;"
        ),
        (
            "{% assign i = product.featured_image %}{{ i.width }} {{ i.height }} {{ i.aspect_ratio }} {{ i.alt }} {{ i.position }} {{ i.media_type }}",
            "1600 1200 1.3333 A grey mug 1 image"
        ),
        (
            "{% assign c = product.options_with_values[1].values[1].swatch.color %}{{ c.red }} {{ c.green }} {{ c.blue }} {{ c.alpha }} {{ c.hue }} {{ c.saturation }} {{ c.lightness }} {{ c.rgb }}|{{ c.rgba }}",
            "34 68 170 1 225 67 40 34 68 170|34 68 170 / 1"
        ),
    ])
    func optionAndImageFields(template: String, expected: String) throws {
        let shown = try ThemeShop.show(template)
        #expect(shown == expected)
    }

    @Test(arguments: [
        ("{{ collection.title }} {{ collection.handle }} {{ collection.id }}", "Cups cups cups"),
        ("{{ collection.description }}", "<p>All *cups*.</p>"),
        ("{{ collection.summary }} {{ collection.url }}", "To drink from. /shop/collections/cups/"),
        ("{{ collection.image.width }}", "2000"),
        ("{{ collection.products | map: 'handle' | join: ',' }}", "apron,bowl,mug"),
        ("{{ collection.products.size }} {{ collection.products_count }} {{ collection.all_products_count }}", "3 3 3"),
        ("{{ collection.all_tags | join: ',' }}", "linen,new,stoneware"),
        (
            "{{ collection.all_types | join: ',' }} {{ collection.all_vendors | join: ',' }}",
            "Cup,Textile Kiln &amp; Co,Marlow"
        ),
        (
            "{{ collection.sort_by }} {{ collection.default_sort_by }} {{ collection.sort_options.size }} {{ collection.filters.size }}",
            "manual manual 8 0"
        ),
        ("{{ collections.textiles.featured_image.src }}", "/shop/media/apron.png"),
        ("{{ handle }} {{ template }} {{ request.page_type }}", "cups try collection"),
    ])
    func collectionFields(template: String, expected: String) throws {
        #expect(try ThemeShop.show(template, on: .collection("cups", 1)) == expected)
    }

    @Test(arguments: [
        ("{{ page.title }} {{ page.handle }} {{ page.url }}", "About us about /shop/pages/about/", "page"),
        ("{{ page.content }}{{ page.summary }}{{ page.image }}", "<p>We make things.</p>Who we are.", "page"),
        (
            "{{ article.title }} {{ article.handle }} {{ article.url }}", "First firing first /shop/journal/first/",
            "post"
        ),
        (
            "{{ article.content }}{{ article.excerpt }} {{ article.author }} {{ article.tags | join: ',' }}",
            "<p>Long day.</p>It was hot. Mia studio", "post"
        ),
        (
            "{{ article.published_at }} {{ article.image.src }} {{ article.comments_count }} {{ article.user.first_name }}",
            "2026-05-01T00:00:00Z /shop/media/letter.jpg 0 Mia", "post"
        ),
        (
            "{{ blog.title }} {{ blog.handle }} {{ blog.url }} {{ blog.articles_count }}",
            "Notes journal /shop/journal/ 2", "post"
        ),
        (
            "{{ blog.articles | map: 'title' | join: ',' }} {{ blog.all_tags | join: ',' }}",
            "Second firing,First firing studio", "post"
        ),
        ("{{ blog.next_article.title }}|{{ blog.previous_article.title }}", "|Second firing", "post"),
        (
            "{{ collection.title }} {{ collection.url }} {{ collection.products | map: 'handle' | join: ',' }} {{ current_tags | join: ',' }}",
            "new /shop/tags/new/ apron,mug new", "tag"
        ),
    ])
    func pageFields(template: String, expected: String, place: String) throws {
        let places: [String: ThemeShop.Loaded.Where] = [
            "page": .page("about"), "post": .post("first"), "tag": .tag("new"),
        ]
        #expect(try ThemeShop.show(template, on: places[place] ?? .home) == expected)
    }

    @Test(arguments: [
        ("{{ shop.name }} {{ shop }}", "Kiln &amp; Co Kiln &amp; Co"),
        ("{{ shop.url }} {{ shop.domain }}", "https://kiln.example/shop kiln.example"),
        (
            "{{ shop.email }} {{ shop.phone }} {{ shop.description }}",
            "hello@kiln.example +49 30 1234 Things from the kiln."
        ),
        ("{{ shop.currency }} {{ shop.money_format }} {{ shop.locale }}", "EUR €{{amount}} en"),
        ("{{ shop.address }}", "Hofgasse 3, 10115 Berlin, DE"),
        (
            "{{ shop.address.city }} {{ shop.address.zip }} {{ shop.address.address1 }} {{ shop.address.country_code }}",
            "Berlin 10115 Hofgasse 3 DE"
        ),
        ("{{ shop.logo.src }} {{ shop.taxes_included }}", "/shop/media/logo.svg true"),
        ("{{ shop.social[0].name }} {{ shop.social[0].url }}", "mastodon https://social.example/@kiln"),
        (
            "{{ shop.brand.slogan }} {{ shop.brand.metafields.social_links.mastodon }}",
            "Things from the kiln. https://social.example/@kiln"
        ),
        (
            "{{ shop.refund_policy.url }} {{ shop.policies.size }} {{ shop.terms_of_service }}",
            "/shop/pages/returns/ 1 "
        ),
        (
            "{{ shop.products_count }} {{ shop.collections_count }} {{ shop.types | join: ',' }} {{ shop.vendors | join: ',' }}",
            "3 3 Cup,Textile Kiln &amp; Co,Marlow"
        ),
        (
            "{% assign r = shop.shipping_zones[0].rates[0] %}{{ shop.shipping_zones[0].name }} {{ r.name }} {{ r.price }} {{ r.free_over }}",
            "Germany Parcel 490 6000"
        ),
        ("{{ shop.customer_accounts_enabled }} {{ shop.orders_url }}", "false /orders"),
        (
            "{{ routes.root_url }} {{ routes.cart_url }} {{ routes.search_url }} {{ routes.collections_url }}",
            "/shop/ /shop/cart/ /shop/search/ /shop/collections/"
        ),
        (
            "{{ routes.all_products_collection_url }} {{ routes.checkout_url }} {{ routes.cart_add_url }} {{ routes.blog_url }}",
            "/shop/collections/all/ /orders/checkout /orders/checkout /shop/journal/"
        ),
        (
            "{{ request.locale.iso_code }} {{ request.path }} {{ request.host }} {{ request.origin }} {{ request.page_type }} {{ request.design_mode }}",
            "en /shop/products/mug/ kiln.example https://kiln.example product false"
        ),
        (
            "{{ localization.country.iso_code }} {{ localization.language.iso_code }} {{ localization.available_countries | map: 'iso_code' | join: ',' }}",
            "DE en DE"
        ),
        ("{{ template }} {{ template.name }} {{ template.suffix }}", "try try "),
        ("{{ theme.name }} {{ theme.version }} {{ theme.id }}", "Main 1.2.0 main"),
        (
            "{{ cart.item_count }} {{ cart.total_price }} {{ cart.items.size }} {{ cart.currency.iso_code }}",
            "0 0 0 EUR"
        ), ("{{ search.performed }} {{ search.results_count }}", "false 0"),
        (
            "{{ canonical_url }} {{ page_title }} {{ page_description }} {{ page_image }}",
            "https://kiln.example/shop/products/mug/ A page About it "
        ),
        ("{{ powered_by_link }} {{ current_page }} {{ handle }}", "Vitrine 1 mug"),
        ("{{ tags | join: ',' }}", "linen,new,stoneware"),
        (
            "{{ all_products.size }} {{ all_products['apron'].title }} {{ all_products.nothing.title }}",
            "3 Linen Apron "
        ),
        (
            "{{ collections | map: 'handle' | join: ',' }} {{ collections.first.title }} {{ pages.size }} {{ blogs.size }} {{ articles.size }}",
            "all,cups,textiles All products 2 1 2"
        ),
        (
            "{{ pages.about.title }} {{ articles['journal/first'].title }} {{ blogs.news.title }} {{ images['mug.jpg'].width }}",
            "About us First firing Notes 1600"
        ),
        (
            "{% for l in linklists.main.links %}{{ l.title }}>{{ l.url }}>{{ l.type }}>{{ l.active }}>{{ l.child_active }};{% endfor %}{{ linklists.main.levels }}",
            "Home>/shop/>frontpage_link>false>false;Cups>/shop/collections/cups/>collection_link>true>true;2"
        ),
        (
            "{{ linklists.main.links[1].links[0].current }} {{ linklists.main.links[1].links[0].object.title }} {{ linklists['footer'].links[0].url }} {{ linklists.none.links.size }}",
            "true Stone Mug /shop/pages/about/ 0"
        ),
        ("{{ recommendations.products | map: 'handle' | join: ',' }}", "apron"),
        ("{{ country_option_tags }}", "<option value=\"DE\">DE</option>"),
        (
            "{% assign i = product.variants[0] | line_item: 3 %}{{ i.sku }} {{ i.quantity }} {{ i.price }} {{ i.final_line_price }} {{ i.title }} {{ i.url }} {{ i.options_with_values[0].value }} {{ i.image.src }}",
            "MUG-SG 3 1800 5400 Stone Mug - Small / Grey /shop/products/mug/?variant=MUG-SG Small /shop/media/mug.jpg"
        ),
        ("{{ product.title.size }} {{ nothing.title }} {{ product.nothing }}", "9  "),
    ])
    func shopFields(template: String, expected: String) throws {
        let shown = try ThemeShop.show(template)
        #expect(shown == expected)
    }

    /// A field nobody reads is a field nobody knows to be right: every one renders without a fault on every kind of page.
    @Test func everyFieldCanBeRead() throws {
        var reads = ""
        let roots: [String: String] = [
            "product": "product", "variant": "product.variants[0]", "product_option": "product.options_with_values[0]",
            "product_option_value": "product.options_with_values[0].values[0]", "image": "product.featured_image",
            "collection": "product.collections[0]", "page": "pages.about", "article": "articles.first",
            "blog": "blogs.journal",
            "shop": "shop", "routes": "routes", "request": "request", "localization": "localization", "cart": "cart",
            "search": "search", "template": "template", "theme": "theme", "address": "shop.address",
            "brand": "shop.brand",
            "currency": "cart.currency", "shop_locale": "request.locale", "country": "localization.country",
            "policy": "shop.refund_policy", "review": "product.reviews[0]", "rating": "product.rating",
            "quantity_rule": "product.variants[0].quantity_rule", "linklist": "linklists.main",
            "link": "linklists.main.links[1]",
            "metafield": "product.metafields.custom.material",
            "swatch": "product.options_with_values[1].values[0].swatch",
            "color": "product.options_with_values[1].values[0].swatch.color", "shipping_zone": "shop.shipping_zones[0]",
            "shipping_rate": "shop.shipping_zones[0].rates[0]", "sort_option": "product.collections[0].sort_options[0]",
            "social_link": "shop.social[0]",
        ]
        let loaded = try ThemeShop().load()
        let theme = try #require(loaded.theme)
        for (name, path) in roots.sorted(by: { $0.key < $1.key }) {
            let schema = try #require(theme.environment.schemas[name], "\(name)")
            for field in schema.fields {
                reads += "{% assign x = \(path).\(field.name.text) %}{% if x %}{{ x }}{% endif %}\n"
            }
        }
        for global in theme.environment.globals.keys.sorted() { reads += "{{ \(global) }}\n" }
        let text = try ThemeShop.show(reads)
        #expect(!text.hasPrefix("error:"), "\(text)")
    }
}
