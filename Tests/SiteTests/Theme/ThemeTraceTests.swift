import Commerce
import Site
import Testing
import Text

/// What an incremental build rests on: a page whose bytes change when something changes had noted that it read it.
@Suite struct ThemeTraceTests {
    /// Templates that read as much as they can of everything.
    static let theme: [String: String] = {
        var theme = ThemeShop.standardTheme
        let fields = """
            {{ p.title }}{{ p.description }}{{ p.summary }}{{ p.vendor }}{{ p.tags | join: ',' }}{{ p.available }}{{ p.price }}\
            {{ p.compare_at_price }}{{ p.featured_image | image_url: width: 100 | image_tag }}{{ p.variants | map: 'sku' | join: ',' }}\
            {{ p.variants[0].inventory_quantity }}{{ p.variants[0].weight }}{{ p.rating }}{{ p.attributes | json }}\
            {{ p.options_with_values | json }}{{ p.type }}{{ p.variants[0].quantity_rule.max }}{{ p.images.size }}
            """
        theme["main/snippets/card.liquid"] = fields
        theme["main/layout/theme.liquid"] = """
            {{ content_for_header }}{% for c in collections %}{{ c.title }}{{ c.url }}{% endfor %}{% for l in linklists.main.links %}{{ l.title }}{{ l.object.title }}{% endfor %}
            {{ pages.about.title }}{{ content_for_layout }}
            """
        theme["main/templates/index.liquid"] = """
            {% for p in collections.cups.products limit: 2 %}{% render 'card', p: p %}{% endfor %}{{ shop.products_count }}
            {% for a in blogs.journal.articles limit: 1 %}{{ a.title }}{{ a.content }}{% endfor %}{{ 'letter.jpg' | file_url }}{{ images['letter.jpg'].width }}
            """
        theme["main/templates/product.liquid"] = """
            {% render 'card', p: product %}{% for p in product.related %}{{ p.title }}{{ p.price }}{% endfor %}
            {% for c in product.collections %}{{ c.title }}{{ c.products_count }}{% endfor %}{{ all_products['secret'].title }}
            """
        theme["main/templates/collection.liquid"] = """
            {{ collection.title }}{{ collection.description }}{{ collection.all_tags | join: ',' }}{{ collection.all_vendors | join: ',' }}
            {% paginate collection.products by 2 %}{% for p in collection.products %}{% render 'card', p: p %}{% endfor %}{{ paginate.pages }}{% endpaginate %}
            """
        theme["main/templates/page.liquid"] =
            "{{ page.title }}{{ page.content }}{{ 'x' | link_to_tag: 'rare' }}{{ 'Glass' | link_to_type }}"
        theme["main/templates/article.liquid"] =
            "{{ article.title }}{{ article.content }}{{ blog.next_article.title }}{{ article.image | image_url }}"
        theme["main/templates/journal.liquid"] =
            "{% for a in blog.articles %}{{ a.title }}{{ a.excerpt }}{% endfor %}{{ blog.all_tags | join: ',' }}"
        theme["main/templates/list-collections.liquid"] =
            "{% for c in collections %}{{ c.title }}{{ c.featured_image | image_url }}{{ c.products_count }}{% endfor %}"
        theme["main/templates/404.liquid"] =
            "{{ tags | join: ',' }}{{ all_products.size }}{{ shop.vendors | join: ',' }}"
        return theme
    }()

    struct Change: Sendable {
        let name: String
        let change: @Sendable (inout ThemeShop) -> Void

        init(_ name: String, _ change: @escaping @Sendable (inout ThemeShop) -> Void) {
            self.name = name
            self.change = change
        }

        static func edit(_ path: String, _ old: String, _ new: String) -> Change {
            Change("\(path): \(old) -> \(new)") { shop in
                shop.content[path] = shop.content[path]?.replacing(old, with: new)
            }
        }

        static func add(_ path: String, _ text: String) -> Change { Change("new \(path)") { $0.content[path] = text } }
        static func remove(_ path: String) -> Change { Change("no \(path)") { $0.content[path] = nil } }
    }

    static let changes: [Change] = [
        .edit("products/mug.md", "title: Stone Mug", "title: Clay Mug"),
        .edit("products/mug.md", "A **heavy** mug", "A light mug"),
        .edit("products/mug.md", "summary: Holds two cups.", "summary: Holds three."),
        .edit("products/mug.md", "18.00", "19.00"),
        .edit("products/mug.md", "18.00, stock: 3", "18.00, stock: 0"),
        .edit("products/mug.md", "stock: 3, weight: 300 g", "stock: 2, weight: 310 g"),
        .edit("products/mug.md", "vendor: Kiln & Co", "vendor: Other"),
        .edit("products/mug.md", "tags: [stoneware, new]", "tags: [stoneware, rare]"),
        .edit("products/mug.md", "material: stoneware", "material: clay"),
        .edit("products/mug.md", "rating: 4", "rating: 1"),
        .edit("products/mug.md", "alt: A grey mug", "alt: A green mug"),
        .edit("products/mug.md", "file: mug.jpg", "file: letter.jpg"),
        .edit("products/mug.md", "collections: [cups]", "collections: [textiles]"),
        .edit("products/mug.md", "related: [apron]", "related: [bowl]"),
        .edit("products/mug.md", "type: Cup", "type: Glass"),
        .edit("products/apron.md", "compare_at_price: 75.00", "compare_at_price: 80.00"),
        .edit("products/apron.md", "max_quantity: 5", "max_quantity: 1"),
        .edit("products/apron.md", "title: Linen Apron", "title: Apron"),
        .add("products/secret.md", "---\ntitle: Secret\nprice: 3.00\ncollections: [cups]\ntags: [rare]\n---\n"),
        .add("products/aaa.md", "---\ntitle: First\nprice: 3.00\n---\n"), .remove("products/bowl.md"),
        .edit("collections/cups.md", "title: Cups", "title: Mugs"),
        .edit("collections/cups.md", "All *cups*.", "Every cup."),
        .edit("collections/cups.md", "sort: manual", "sort: price"),
        .add("collections/glass.md", "---\ntitle: Glass\n---\n"),
        .add("collections/aaa.md", "---\ntitle: Aaa\n---\n"),
        Change("no textiles") { shop in
            shop.content["collections/textiles.md"] = nil
            shop.content["products/apron.md"] = shop.content["products/apron.md"]?.replacing(
                "[cups, textiles]", with: "[cups]")
        },
        .edit("pages/about.md", "title: About us", "title: About"),
        .edit("pages/about.md", "We make things.", "We make more."),
        .add("pages/aaa.md", "---\ntitle: Aaa\n---\n"), .edit("journal/first.md", "title: First firing", "title: One"),
        .edit("journal/first.md", "Long day.", "Short day."),
        .edit("journal/first.md", "tags: [studio]", "tags: [kiln]"),
        .edit("journal/first.md", "date: 2026-05-01", "date: 2026-07-01"),
        .edit("journal/second.md", "Shorter.", "Longer."),
        .add("journal/third.md", "---\ntitle: Third\ndate: 2026-12-01\n---\nNew.\n"), .remove("journal/second.md"),
        Change("another size of a picture") { $0.media["mug.jpg"] = (1500, 1000) },
        Change("another size of a letter") { $0.media["letter.jpg"] = (900, 500) },
        Change("another size of a cloth") { $0.media["apron.png"] = (400, 500) },
    ]

    struct Rendered {
        let text: String
        /// What it was made from, and what that was.
        let inputs: [UInt64: Fingerprint]
    }

    static func renderAll(_ shop: ThemeShop) throws -> (pages: [String: Rendered], states: DependencyStates) {
        let loaded = try shop.load()
        let errors = loaded.diagnostics.filter { $0.severity == .error }.map { $0.report() }
        guard errors.isEmpty else { throw ThemeShop.Failure(description: errors.joined(separator: "\n")) }
        var places: [ThemeShop.Loaded.Where] = [.home, .journal(1), .collections(1), .notFound]
        places += loaded.catalogue.productIndex.keys.map { .product($0) }
        places += loaded.catalogue.collectionIndex.keys.flatMap { [.collection($0, 1), .collection($0, 2)] }
        places += loaded.catalogue.pageIndex.keys.map { .page($0) }
        places += loaded.catalogue.postIndex.keys.map { .post($0) }
        places += loaded.catalogue.tagIndex.keys.map { .tag($0) }
        var pages: [String: Rendered] = [:]
        for place in places {
            let result = try loaded.render(place)
            let key = "\(result.page.page.address) \(result.page.page.number)"
            if let problem = result.diagnostics.first { throw ThemeShop.Failure(description: problem.report()) }
            let states = loaded.storefront.links.states
            let inputs = states.keys(of: result.page.trace).map { ($0, states.state(ofKey: $0)) }
            pages[key] = Rendered(text: result.text, inputs: Dictionary(uniqueKeysWithValues: inputs))
        }
        return (pages, loaded.storefront.links.states)
    }

    @Test func everyPageThatChangesHadNotedWhatChanged() throws {
        var shop = ThemeShop()
        shop.theme = Self.theme
        shop.imageTool = ThemeFilterTests.tool
        let before = try Self.renderAll(shop)
        var changedPages = 0
        var keptPages = 0
        for change in Self.changes {
            var changed = shop
            change.change(&changed)
            let after = try Self.renderAll(changed)
            var anything = false
            for (key, old) in before.pages {
                guard let new = after.pages[key] else {
                    anything = true
                    continue
                }
                let isStale = old.inputs.contains { after.states.state(ofKey: $0.key) != $0.value }
                if old.text != new.text {
                    anything = true
                    changedPages += 1
                    #expect(isStale, "\(change.name): \(key) changes but would be kept")
                } else if !isStale {
                    keptPages += 1
                }
            }
            #expect(anything || after.pages.count != before.pages.count, "\(change.name) changes nothing")
        }
        #expect(changedPages > 150)
        // Noting everything everywhere would pass above and make every build a full one.
        #expect(keptPages > 150, "\(keptPages)")
    }
}
