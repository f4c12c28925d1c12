import Commerce
import Languages
import Liquid
import Text
import Theming

/// What the order intake needs of a theme to show a checkout and to write a mail, without the theme and without the
/// catalogue.
extension Theme {
    /// The templates and words for the price book.
    ///
    /// The templates are those of `templates/orders/` by name (`thanks`, `mail-shipped.text`), the snippets they use as
    /// `snippets/NAME`, and `layout`: the theme's layout rendered once, in which only `{{ content_for_layout }}` and
    /// `{{ page_title }}` are left to fill, so that an order's pages look like the shop's.
    ///
    /// The words are one JSON object: `language`, `texts` (by key; plural texts as an object by form), `settings`,
    /// `assets` (URL by name), `routes` and `shop`.
    package func orderBook(_ storefront: Storefront) -> (templates: [PriceBook.Template], locale: String) {
        guard !orderTemplates.isEmpty else { return ([], "{}") }
        var templates = orderTemplates.map {
            PriceBook.Template(name: $0.name, text: String(decoding: $0.source.bytes, as: UTF8.self))
        }
        var open = orderTemplates.compactMap { orderLibrary.template(named: "order:\($0.name)") }
        var seen: Set<String> = []
        while let template = open.popLast() {
            for partial in template.partials where seen.insert(partial.name).inserted {
                guard let snippet = orderLibrary.template(named: partial.name) else { continue }
                templates.append(
                    PriceBook.Template(
                        name: "snippets/\(partial.name)", text: String(decoding: snippet.source.bytes, as: UTF8.self)))
                open.append(snippet)
            }
        }
        if let frame = orderFrame(storefront) { templates.append(PriceBook.Template(name: "layout", text: frame)) }
        return (templates.sorted { $0.name.precedesInBytes($1.name) }, orderWords(storefront))
    }

    /// Private-use characters, which no theme prints, keep the places of what the intake fills in.
    private static let contentMark = "\u{F0F00}"
    private static let titleMark = "\u{F0F01}"

    private func orderFrame(_ storefront: Storefront) -> String? {
        guard let layout = layouts["theme"] else { return nil }
        let addresses = storefront.catalogue.addresses
        let page = PageContext(
            storefront: storefront, theme: self,
            page: PageDescriptor(subject: .checkout, address: addresses.checkout, template: "checkout"),
            trace: DependencyTrace(), title: Theme.titleMark, canonicalURL: addresses.absolute(addresses.checkout))
        var icon = ByteWriter()
        PageHead.favicon(page, &icon)
        let head = "<title>\(Theme.titleMark)</title>\n<meta name=\"robots\" content=\"noindex\">\n" + icon.string
        page.contentForHeader = { _ in head }
        page.contentForLayout = Theme.contentMark
        var out = ByteWriter(reserving: 16 << 10)
        var options = RenderOptions()
        options.now = storefront.catalogue.now.seconds
        options.utcOffset = storefront.catalogue.utcOffset
        _ = layout.render(into: &out, globals: PageGlobals(page), loader: snippets, host: page, options: options)
        // What was rendered must not be read as Liquid again.
        return out.string.replacing(#/\{[{%]/#) { match in "{{ '\(match.output)' }}" }
            .replacing(Theme.contentMark, with: "{{ content_for_layout }}")
            .replacing(Theme.titleMark, with: "{{ page_title }}")
    }

    /// What pages of orders are told of a shop that takes none.
    private func closed(_ catalogue: Catalogue) -> [(String, String)] {
        guard let closure = catalogue.store.orders.closure(at: catalogue.now) else { return [] }
        return [("closed", closure.message ?? "")] + (closure.until.map { [("closed_until", $0.timestamp)] } ?? [])
    }

    private func orderWords(_ storefront: Storefront) -> String {
        var out = ByteWriter()
        func object(_ name: StaticString, _ entries: [(String, String)], isFirst: Bool = false) {
            if !isFirst { out.append(",") }
            out.append(ASCII.quote)
            out.append(name)
            out.append("\":{")
            for (index, entry) in entries.enumerated() {
                if index > 0 { out.append(",") }
                out.appendJSON(string: entry.0)
                out.append(ASCII.colon)
                out.append(string: entry.1)
            }
            out.append("}")
        }
        func quoted(_ text: String) -> String {
            var out = ByteWriter()
            out.appendJSON(string: text)
            return out.string
        }
        let links = storefront.links
        let store = storefront.catalogue.store
        let addresses = storefront.catalogue.addresses
        out.append("{")
        object("texts", locale.keys.compactMap { key in locale.json(of: key).map { (key, $0) } }, isFirst: true)
        object("settings", settings.constants.map { ($0.id, $0.json) })
        object("assets", assetNames.sorted { $0.key < $1.key }.map { ($0.key, quoted(addresses.asset($0.value))) })
        object(
            "routes",
            [
                ("root_url", addresses.home), ("collections_url", addresses.collections), ("cart_url", addresses.cart),
                ("search_url", addresses.search), ("blog_url", addresses.journal),
                ("terms_url", store.orders.terms.map { links.shopLink($0.value, DependencyTrace()).url } ?? ""),
            ].filter { !$0.1.isEmpty }.map { ($0.0, quoted($0.1)) })
        object(
            "shop",
            [
                ("name", store.name), ("email", store.email ?? ""), ("phone", store.phone ?? ""),
                ("url", addresses.origin + addresses.basePath), ("description", store.description ?? ""),
            ].map { ($0.0, quoted($0.1)) } + closed(storefront.catalogue).map { ($0.0, quoted($0.1)) })
        out.append(",\"language\":")
        out.appendJSON(string: storefront.language.tag)
        out.append("}")
        return out.string
    }
}

extension ThemeLocale {
    /// A text as JSON: a string, or an object of strings by plural form.
    fileprivate func json(of key: String) -> String? {
        guard let entry = entry(key) else { return nil }
        var out = ByteWriter()
        func append(_ parts: [Entry.Part]) {
            let text = parts.map { part in
                switch part {
                case .text(let text): text
                case .argument(let name): "{{ \(name) }}"
                }
            }.joined()
            out.appendJSON(string: text)
        }
        guard entry.isPlural else {
            append(entry.forms[.other] ?? [])
            return out.string
        }
        var separator: StaticString = "{\""
        for form in PluralForm.allCases {
            guard let parts = entry.forms[form] else { continue }
            out.append(separator)
            out.append(string: form.rawValue)
            out.append("\":")
            append(parts)
            separator = ",\""
        }
        out.append("}")
        return out.string
    }
}
