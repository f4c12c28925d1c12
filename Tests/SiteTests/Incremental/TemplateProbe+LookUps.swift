extension TemplateProbes {
    /// Everything that is looked up by a name, an address, a tag, a vendor, a type, a file or the moment.
    static let lookUps: [TemplateProbe] = {
        var all: [TemplateProbe] = []
        func add(_ place: TemplateProbe.Place = .page, _ texts: String...) {
            all += texts.map { TemplateProbe(place, $0) }
        }
        for handle in ["mug", "jug", "later", "gone", "secret", "set-one", "fresh-1", "fresh-2"] {
            add(
                .page, "{{ all_products['\(handle)'].title }}", "{{ all_products['\(handle)'].price | money }}",
                "{% if all_products['\(handle)'] %}there{% endif %}",
                "{{ all_products['\(handle)'] | image_url }}", "{{ all_products['\(handle)'].description }}")
        }
        for handle in ["cups", "chosen", "cheap", "all", "fresh-1", "fresh-2"] {
            add(
                .page, "{{ collections['\(handle)'].title }}", "{{ collections['\(handle)'].products_count }}",
                "{% for p in collections['\(handle)'].products %}{{ p.handle }},{% endfor %}",
                "{% for p in collections['\(handle)'].products limit: 2 offset: 1 %}{{ p.title }},{% endfor %}",
                "{{ collections['\(handle)'].products | map: 'vendor' | uniq | join: ' ' }}",
                "{{ collections['\(handle)'].products | where: 'available' | size }}",
                "{{ collections['\(handle)'].products | sort: 'price' | map: 'handle' | join }}",
                "{{ collections['\(handle)'].all_vendors | join }}", "{{ collections['\(handle)'].all_tags | join }}",
                "{{ collections['\(handle)'] | image_url }}", "{{ collections['\(handle)'].products.first.title }}")
        }
        for handle in ["about", "links", "fresh-1"] {
            add(
                .page, "{{ pages['\(handle)'].title }}", "{{ pages.\(handle).content }}",
                "{{ pages['\(handle)'] | image_url }}")
        }
        for handle in ["first", "third", "fresh-1"] {
            add(
                .page, "{{ articles['\(handle)'].title }}", "{{ articles['journal/\(handle)'].content }}",
                "{{ articles['\(handle)'] | image_url }}")
        }
        for name in [
            "a.svg", "b.svg", "sub/b.svg", "fresh-1.svg", "../products/deep/boxed/in.svg", "../products/a.svg",
            "products/fresh-1.svg",
        ] {
            add(
                .page, "{{ images['\(name)'].width }}",
                "{% if images['\(name)'] %}{{ images['\(name)'] | image_url: width: 20 | image_tag }}{% endif %}")
        }
        for name in ["a.svg", "sub/b.svg", "guide.pdf", "names.csv", "../products/deep/boxed/sheet.txt"] {
            add(.page, "{{ '\(name)' | file_url }}")
        }
        add(.page, "{{ 'a.svg' | image_url: width: 10 }}", "{{ '/media/sub/b.svg' | image_url | image_tag }}")
        for name in ["new", "linen", "rare", "old", "hidden", "fresh 1", "C++"] {
            add(.page, "{{ 'to it' | link_to_tag: '\(name)' }}", "{{ '\(name)' | link_to_add_tag }}")
        }
        for name in ["Cups", "Textiles", "Kiln", "Marlow", "fresh-1", "Fresh 2"] {
            add(
                .page, "{{ '\(name)' | link_to_vendor }}", "{{ '\(name)' | link_to_type }}",
                "{{ '\(name)' | url_for_vendor }}", "{{ '\(name)' | url_for_type }}")
        }
        for name in ["main", "footer", "main-menu", "fresh-1"] {
            add(
                .page,
                "{% for l in linklists['\(name)'].links %}{{ l.title }} {{ l.url }} {{ l.type }} {{ l.object.title }} {{ l.active }}{% for c in l.links %}{{ c.object.title }} {{ c.current }}{% endfor %}{% endfor %}"
            )
        }
        add(
            .page, "{{ all_products.size }}", "{{ all_products | size }}", "{{ collections.size }}", "{{ pages.size }}",
            "{{ articles.size }}", "{{ blogs.size }}", "{{ all_products.first.title }}",
            "{{ all_products.last.title }}",
            "{{ collections.first.title }}", "{{ pages.last.title }}", "{{ articles.first.title }}",
            "{% for p in all_products %}{{ p.title }}{% endfor %}",
            "{% for p in all_products reversed limit: 2 %}{{ p.handle }}{% endfor %}",
            "{% for c in collections %}{{ c.title }}{{ c.products_count }}{% endfor %}",
            "{% for c in collections %}{{ c.featured_image | image_url }}{% endfor %}",
            "{% for p in pages %}{{ p.handle }}{% endfor %}", "{% for a in articles %}{{ a.handle }}{% endfor %}",
            "{% for a in blogs.journal.articles limit: 1 %}{{ a.title }}{% endfor %}",
            "{{ blogs.news.all_tags | join }}",
            "{{ blogs.journal.articles_count }}", "{{ shop.vendors | join }}", "{{ shop.types | join }}",
            "{{ tags | join }}",
            "{{ shop.products_count }} {{ shop.collections_count }}", "{{ shop.policies | map: 'title' | join }}",
            "{{ shop.privacy_policy.body }}", "{{ shop.shipping_policy.url }}", "{{ shop.logo | image_url }}",
            "{{ shop.brand.logo.width }} {{ shop.brand.favicon_url }}", "{{ shop.closed.message }}",
            "{% for x in settings.kind_product_list %}{{ x.title }}{% endfor %}",
            "{% for x in settings.kind_collection_list %}{{ x.products_count }}{% endfor %}",
            "{{ settings.the_product.title }} {{ settings.the_product.featured_image | image_url }}",
            "{{ settings.the_page.title }}", "{{ settings.picture.width }} {{ settings.picture | image_url }}",
            "{{ settings.kind_product.vendor }}", "{{ settings.kind_menu.links.size }}", "{{ settings.kind_url }}",
            "{{ settings.kind_image | image_url | image_tag }}", "{{ settings.kind_article.title }}",
            "{{ 'cart.items' | t: count: all_products.size }}", "{{ 'journal.title' | t }}",
            "{{ all_products.mug | structured_data }}", "{{ articles.first | structured_data }}",
            "{{ all_products.mug.url | within: collections.cups }}", "{{ collections.cups.url | sort_by: 'price' }}",
            "{{ content_for_header }}", "{{ page.content }}", "{{ page_image | image_url }}",
            "{% section 'words' %}", "{% sections 'top' %}", "{{ all_products.mug.variants[0] | line_item | json }}",
            "{% paginate collections.cups.products by 2 %}{% for p in collections.cups.products %}{{ p.handle }}{% endfor %}{{ paginate | default_pagination }}{% endpaginate %}",
            "{% paginate all_products by 5 %}{% for p in all_products %}{{ p.handle }}{% endfor %}{{ paginate.pages }}{% endpaginate %}",
            "{% paginate collections by 3 %}{% for c in collections %}{{ c.handle }}{% endfor %}{% endpaginate %}",
            "{% paginate blogs.journal.articles by 1 %}{% for a in blogs.journal.articles %}{{ a.title }}{% endfor %}{% endpaginate %}",
            "{% assign cheap = all_products | where: 'vendor', 'Kiln' %}{% paginate cheap by 1 %}{% for p in cheap %}{{ p.title }}{% endfor %}{% endpaginate %}"
        )
        // The moment, by how fine it is shown.
        add(
            .page, "{{ 'now' | date: '%Y' }}", "{{ 'now' | date: '%B %Y' }}", "{{ 'today' | date: '%-d.%-m.%y' }}",
            "{{ 'now' | date: '%A, week %V' }}", "{{ 'now' | date: '%H:%M' }}", "{{ 'now' | date: '%s' }}",
            "{{ 'now' | time_tag: '%Y' }}", "{{ 'now' | date: format: 'month_year' }}", "{{ 'May 5' | date: '%F' }}",
            "{{ '11:30' | date: '%F %R' }}", "{{ 'now' | date }}", "{{ 'NOW ' | date: '%C' }}",
            "{% assign y = 'now' | date: '%Y' %}{% render 'year', y: y %}", "{% render 'clock' %}",
            "{% render 'clock' %}{% render 'clock' %}")
        add(
            .product, "{% for p in product.related %}{{ p.title }}{{ p.price | money }}{% endfor %}",
            "{% for p in recommendations.products %}{{ p.handle }}{% endfor %}",
            "{% for c in product.collections %}{{ c.title }}{{ c.products_count }}{% endfor %}",
            "{% for c in product.collections %}{{ c.next_product.title }}{{ c.previous_product.title }}{% endfor %}",
            "{% for t in product.tags %}{{ t | link_to_tag }}{% endfor %}", "{{ product.vendor | link_to_vendor }}",
            "{{ product.type | link_to_type }}", "{{ product | json }}", "{{ product.variants | json }}",
            "{{ product.description }}", "{{ product.images | map: 'src' | join }}",
            "{{ product.selected_or_first_available_variant.image | image_url }}",
            "{% form 'product', product %}{{ form.id }}{% endform %}",
            "{{ page_description }}{{ page_title }}{{ canonical_url }}",
            "{% for o in product.options_with_values %}{% for v in o.values %}{{ v }}{{ v.available }}{{ v.swatch.color }}{% endfor %}{% endfor %}",
            "{{ product.metafields.custom.material }}",
            "{{ product.url }} {{ product.featured_image | image_url: width: 30 | image_tag }}")
        for place in [TemplateProbe.Place.collection, .tag] {
            add(
                place, "{{ collection.all_tags | join }}", "{{ collection.all_types | join }}",
                "{{ collection.all_vendors | join }}",
                "{% paginate collection.products by 2 %}{% for p in collection.products %}{{ p.title }}{% endfor %}{% endpaginate %}",
                "{{ collection.featured_image | image_url }}", "{{ collection | image_url }}",
                "{{ collection.description }}",
                "{% for t in collection.all_tags %}{{ t | link_to_tag }}{% endfor %}", "{{ current_tags | join }}",
                "{% for p in collection.products %}{% render 'card', product: p %}{% endfor %}")
        }
        add(
            .article, "{{ blog.next_article.title }}", "{{ blog.previous_article.title }}",
            "{{ blog.all_tags | join }}",
            "{{ article.content }}", "{{ article.image | image_url }}",
            "{% for a in blog.articles %}{{ a.excerpt_or_content }}{% endfor %}")
        add(
            .section, "{{ section.settings.text }}", "{{ section.settings.pick.title }}",
            "{{ section.settings.look | image_url }}",
            "{% for b in section.blocks %}{{ b.type }}{{ b.settings.note }}{% endfor %}", "{{ section.index }}")
        return all
    }()
}
