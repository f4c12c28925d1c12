import Site
import TestSupport

/// The theme and the pages that show some of the probes.
struct RandomTheme {
    /// Files of the theme and pages by path; content files of `RandomShop` with the template that shows them.
    private(set) var files: [String: String] = [:]
    private var number = 0

    private static let folder = "themes/main/"

    /// - Parameter dice: which probes stand together, and which are handed to a snippet.
    init(_ probes: [TemplateProbe], _ dice: inout Dice) {
        files = RandomShop.content
        for (path, text) in Self.standard { files[Self.folder + path] = text }
        func group(_ place: TemplateProbe.Place) -> [TemplateProbe] { probes.filter { $0.place == place } }
        // A page by itself for nearly all that can stand anywhere.
        var rest = group(.page)[...]
        for template in ["index", "list-collections", "journal", "cart", "checkout", "search", "404"] {
            guard let probe = rest.popFirst() else { break }
            append(probe, to: template, &dice)
        }
        while let probe = rest.popFirst() {
            number += 1
            let name = "page.probe-\(number)"
            files["content/pages/probe-\(number).md"] = RandomShop.product(
                [("title", "Probe \(number)"), ("template", "probe-\(number)")],
                number % 3 == 0 ? "" : "Text \(number).")
            files[Self.folder + "templates/\(name).liquid"] = number % 4 == 0 ? "" : "{% layout none %}"
            append(probe, to: name, &dice)
            if number % 5 == 0, let second = rest.popFirst() { append(second, to: name, &dice) }
        }
        hand(group(.product), to: files.keys.filter { $0.hasPrefix("content/products/") }, kind: "product", &dice)
        hand(
            group(.collection), to: files.keys.filter { $0.hasPrefix("content/collections/") }, kind: "collection",
            &dice)
        hand(group(.article), to: files.keys.filter { $0.hasPrefix("content/journal/") }, kind: "article", &dice)
        for probe in group(.tag) { append(probe, to: "tag", &dice) }
        for probe in group(.section) {
            number += 1
            let name = "probe-\(number)"
            files[Self.folder + "sections/\(name).liquid"] = probe.text + Self.schema
            files["content/pages/\(name).md"] = RandomShop.product([("title", name), ("template", name)], "")
            files[Self.folder + "templates/page.\(name).liquid"] = "{% layout none %}{% section '\(name)' %}"
        }
    }

    /// Gives content files templates of their own with the probes in them, each a few.
    private mutating func hand(_ probes: [TemplateProbe], to paths: [String], kind: String, _ dice: inout Dice) {
        let paths = paths.filter { $0.hasSuffix(".md") }.sorted()
        for (index, path) in paths.enumerated() {
            let own = probes.enumerated().filter { $0.offset % paths.count == index }.map(\.element)
            guard !own.isEmpty, let text = files[path]?.setting("template", to: "probe-\(number + 1)") else { continue }
            number += 1
            files[path] = text
            files[Self.folder + "templates/\(kind).probe-\(number).liquid"] = index % 2 == 0 ? "{% layout none %}" : ""
            for probe in own { append(probe, to: "\(kind).probe-\(number)", &dice) }
        }
    }

    private mutating func append(_ probe: TemplateProbe, to template: String, _ dice: inout Dice) {
        var text = probe.text
        if let snippet = probe.snippet, dice.oneIn(3) {
            number += 1
            files[Self.folder + "snippets/probe-\(number).liquid"] = snippet.body
            text = "\(snippet.before){% render 'probe-\(number)', v: \(snippet.expression) %}\(snippet.after)"
        }
        files[Self.folder + "templates/\(template).liquid", default: ""] += "<p>\(text)</p>\n"
    }

    // MARK: What every theme here holds

    /// The files that stand in every shop, before probes and edits.
    static let common: [String: [UInt8]] = {
        var files = RandomShop.media
        for (path, text) in RandomShop.content { files[path] = Array(text.utf8) }
        for (path, text) in standard { files[folder + path] = Array(text.utf8) }
        return files
    }()

    private static let schema = """
        {% schema %}{"name": "Probe", "settings": [{"type": "text", "id": "text", "default": "Words"}, {"type": "product", "id": "pick"}, {"type": "image_picker", "id": "look"}], "blocks": [{"type": "note", "settings": [{"type": "text", "id": "note"}, {"type": "collection", "id": "from"}]}], "presets": [{"name": "Probe", "settings": {"pick": "mug", "look": "a.svg"}, "blocks": [{"type": "note", "settings": {"note": "Hi", "from": "cups"}}]}]}{% endschema %}
        """

    /// A value for a setting of each type.
    private static let settings: [String: String] = [
        "text": "Words", "textarea": "More words", "richtext": "<p>Rich</p>", "html": "<b>HTML</b>", "number": "3",
        "range": "5, min: 0, max: 10", "checkbox": "true", "select": "one, options: [one, two]", "color": "\"#336699\"",
        "font": "\"Georgia, serif\"", "image": "a.svg", "url": "/pages/about/", "collection": "cups", "product": "jug",
        "page": "terms", "article": "first", "menu": "footer", "collection_list": "[cups, chosen]",
        "product_list": "[mug, set-one]",
    ]

    /// Types of settings that nothing here tries.
    static var unknownSettings: [String] { SettingType.allCases.map(\.rawValue).filter { settings[$0] == nil } }

    private static let standard: [String: String] = {
        var files: [String: String] = [:]
        files["theme.yaml"] =
            "name: Main\nversion: 1.2.0\nsettings:\n"
            + "  words: {type: text, default: Hand made}\n  picture: {type: image}\n  the_product: {type: product}\n  the_page: {type: page}\n"
            + settings.sorted { $0.key < $1.key }.map { "  kind_\($0.key): {type: \($0.key), default: \($0.value)}\n" }
            .joined()
        files["layout/theme.liquid"] =
            "<html><head>{{ content_for_header }}{{ 'theme.css' | asset_url | stylesheet_tag }}</head><body>"
            + "{% for l in linklists.main.links %}<a href=\"{{ l.url }}\"{% if l.active %} class=\"on\"{% endif %}>{{ l.title }}</a>{% endfor %}"
            + "{{ content_for_layout }}{{ settings.words }} {{ 'footer.thanks' | t }}</body></html>\n"
        for template in [
            "index", "product", "collection", "list-collections", "page", "journal", "article", "cart", "checkout",
            "search", "404", "tag",
        ] {
            files["templates/\(template).liquid"] = "<h1>{{ page_title }}</h1>\n"
        }
        for template in ["collection", "tag"] {
            files["templates/\(template).liquid"] =
                "{% paginate collection.products by 4 %}{% for p in collection.products %}{% render 'card', product: p %}{% endfor %}{{ paginate | default_pagination }}{% endpaginate %}\n"
        }
        files["templates/cart.liquid"] = "<h1>{{ page_title }}</h1>{% render 'year', y: 1 %}\n"
        files["templates/page.liquid"] = "<h1>{{ page.title }}</h1>{{ page.content }}\n"
        files["templates/page.composed.json"] =
            #"{"sections": {"a": {"type": "words", "settings": {"text": "One"}}, "b": {"type": "both", "settings": {"pick": "bowl"}, "blocks": {"x": {"type": "note", "settings": {"from": "textiles"}}}, "block_order": ["x"]}}, "order": ["a", "b"]}"#
        files["sections/words.liquid"] =
            "{{ section.settings.text }}{% schema %}{\"settings\": [{\"type\": \"text\", \"id\": \"text\", \"default\": \"Hello\"}]}{% endschema %}"
        files["sections/both.liquid"] =
            "{{ section.settings.pick.title }}{{ section.settings.look.src }}{% for b in section.blocks %}{{ b.settings.from.products_count }}{% endfor %}"
            + schema
        files["sections/top.json"] =
            #"{"sections": {"a": {"type": "words", "settings": {"text": "Welcome"}}}, "order": ["a"]}"#
        files["snippets/card.liquid"] =
            "<a href=\"{{ product.url }}\">{{ product.title }}</a> {{ product.price | money }}{% unless product.available %} sold out{% endunless %}"
        files["snippets/year.liquid"] = "{{ y }} {{ shop.name }}"
        files["snippets/clock.liquid"] = "{{ 'now' | date: '%Y' }}"
        files["assets/theme.css"] = "a { color: red }\n"
        files["assets/tint.css.liquid"] = "b { color: {{ settings.kind_color }} }\n"
        files["locales/en.default.json"] = """
            {"cart": {"title": "Cart", "items": {"one": "{{ count }} item", "other": "{{ count }} items"},
             "terms_html": "I accept the <a href=\\"{{ link }}\\">terms</a>", "greeting": "Hello {{ name }}"},
             "journal": {"title": "Notes"}, "footer": {"thanks": "Thank you"}}
            """
        files["templates/orders/thanks.liquid"] = "<h1>{{ order.name }}</h1>\n"
        return files
    }()
}
