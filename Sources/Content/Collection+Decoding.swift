import Commerce
import Documents
import Text

extension Collection {
    /// Reads a collection from its fields; parameters and result as `Product.decode`.
    package static func decode(
        _ node: Node, handle: String?, body: ContentBody?, conventions: ContentConventions,
        diagnostics: inout [Diagnostic]
    ) -> Collection? {
        var reader = ContentReader(source: node.source, conventions: conventions)
        defer { diagnostics.append(contentsOf: reader.diagnostics) }
        guard reader.isContent(node, "a collection", example: "title: Kitchen") else { return nil }
        var draft = CollectionDraft()
        CollectionDraft.table.read(node, into: &draft, &reader)
        guard let name = reader.handle(of: node, named: handle, written: draft.handle, "a collection") else {
            return nil
        }
        if let products = draft.products, let rules = draft.rules {
            let later = max(products.range.lowerBound, rules.range.lowerBound)
            let range = later == products.range.lowerBound ? products.range : rules.range
            reader.report(.error, range, "a collection has 'products' or 'rules', not both")
        }
        if let match = draft.match, draft.rules == nil {
            reader.report(.error, match.range, "'match' says how 'rules' come together, but there are none")
        }
        let membership: Membership =
            if let rules = draft.rules {
                .ruled(rules.value, match: draft.match?.value ?? .all)
            } else if let products = draft.products {
                .listed(products.value)
            } else {
                .named
            }
        return Collection(
            handle: name, source: node.source, range: node.range, title: draft.title ?? name, summary: draft.summary,
            body: reader.body(of: node, under: body, written: draft.body), image: draft.image,
            sort: draft.sort ?? Collection.standardSort(of: name, membership),
            membership: membership, seo: draft.seo, aliases: draft.aliases, template: draft.template,
            isDraft: draft.isDraft)
    }

    package static var fieldReference: [FieldReference] { CollectionDraft.table.reference }
    package static var ruleFieldReference: [FieldReference] { RuleDraft.table.reference }
}

struct CollectionDraft: Sendable {
    var handle: Located<String>?
    var body: Node?
    var title: String?
    var summary: String?
    var image: ImageReference?
    var sort: Collection.Sort?
    var products: Located<[Located<String>]>?
    var rules: Located<[CollectionRule]>?
    var match: Located<Collection.Match>?
    var seo = SEO()
    var aliases: [Located<String>] = []
    var template: Located<String>?
    var isDraft = false

    static let table = FieldTable<CollectionDraft>(
        "a collection field",
        [
            Field("title", "text", "What it is called.", example: "Kitchen", required: true) { $1.title = $2.line($0) },
            Field(
                "summary", "text", "A sentence or two for lists and search results.",
                example: "Things that are used every day."
            ) { $1.summary = $2.text($0) },
            Field(
                "image", "picture", "The picture that stands for it; the first product's when left out.",
                example: "{file: kitchen.webp, alt: A set table}"
            ) { $1.image = $2.image($0) },
            Field(
                "sort", "manual, title, price, price-descending, newest or best-rated",
                "The order of its products. `manual`: as in `products`, then by handle.", example: "newest"
            ) { $1.sort = $2.word($0) },
            Field(
                "products", "list of handles",
                "Its products, in this order. Products may also name it in their `collections`.",
                example: "[linen-apron, oak-board]"
            ) { node, draft, reader in
                draft.products = Located(
                    reader.references(node, folder: "products", example: "linen-apron"), range: node.range)
            },
            Field(
                "rules", "list of rules", "Or conditions that choose them; see Rules.",
                example: "[{tag: linen}, {price: under 50}]"
            ) { node, draft, reader in
                draft.rules = Located(reader.rules(node), range: node.range)
            },
            Field(
                "match", "all or any", "Whether a product obeys all rules or any; `all` when left out.", example: "any"
            ) { node, draft, reader in
                draft.match = reader.word(node).map { Located($0, range: node.range) }
            },
            Field(
                "seo", "group", "What search engines and shared links are told instead; see SEO.",
                example: "{title: Kitchen linen}"
            ) { $1.seo = $2.seo($0) ?? SEO() },
            Field("aliases", "list of paths", "Old addresses that lead here.", example: "[/shop/kitchen.html]") {
                $1.aliases = $2.aliases($0)
            },
            Field("template", "text", "The theme's template to show it with.", example: "collection.wide") {
                $1.template = $2.template($0)
            },
            Field("draft", "true or false", "Not shown, except with `--drafts`.", example: "true") {
                $1.isDraft = $2.bool($0) ?? false
            },
            Field("handle", "text", "Only in a `.json` list: the name in its address.", example: "kitchen") {
                $1.handle = $2.locatedLine($0)
            },
            Field("body", "Markdown", "Only in a `.json` file: the text.", example: "For cooks.") {
                $1.body = $0; _ = $2
            },
        ])
}

/// A rule while its fields are read; several fields in one rule are several rules.
struct RuleDraft: Sendable {
    var rules: [CollectionRule] = []

    static let table = FieldTable<RuleDraft>(
        "a rule",
        [
            Field("tag", "text", "Has this tag.", example: "linen") { node, draft, reader in
                if let tag = reader.locatedLine(node) { draft.rules.append(.tag(tag)) }
            },
            Field("vendor", "text", "Is made by this vendor.", example: "Marlow Mill") { node, draft, reader in
                if let vendor = reader.line(node) { draft.rules.append(.vendor(vendor)) }
            },
            Field("type", "text", "Is of this type.", example: "Apron") { node, draft, reader in
                if let type = reader.line(node) { draft.rules.append(.type(type)) }
            },
            Field(
                "price", "text", "Its lowest price is `under`, `up to`, `over`, `from` or exactly so much.",
                example: "under 50"
            ) { node, draft, reader in
                if let rule = reader.priceRule(node) { draft.rules.append(.price(rule)) }
            },
            Field("available", "true or false", "Can, or cannot, be bought.", example: "true") { node, draft, reader in
                if let value = reader.bool(node) { draft.rules.append(.available(value)) }
            },
            Field("on_sale", "true or false", "Is, or is not, reduced.", example: "true") { node, draft, reader in
                if let value = reader.bool(node) { draft.rules.append(.onSale(value)) }
            },
        ])
}

extension ContentReader {
    mutating func rules(_ node: Node) -> [CollectionRule] {
        var draft = RuleDraft()
        let items = groups(node, of: "rules such as {tag: linen}")
        if items.isEmpty, node.kind == .list, node.items.isEmpty {
            error(node, "'rules' is empty; write rules such as {tag: linen}")
        }
        for item in items { RuleDraft.table.read(item, into: &draft, &self) }
        return draft.rules
    }

    /// `under 50`, `up to 50`, `over 20`, `from 20`, `< 50`, `<= 50`, `> 20`, `>= 20`, `50`.
    mutating func priceRule(_ node: Node) -> CollectionRule.PriceRule? {
        let comparisons: [(String, @Sendable (Money) -> CollectionRule.PriceRule)] = [
            ("under", { .under($0) }), ("up to", { .atMost($0) }), ("over", { .over($0) }), ("from", { .atLeast($0) }),
            ("<=", { .atMost($0) }), ("<", { .under($0) }), (">=", { .atLeast($0) }), (">", { .over($0) }),
            ("=", { .exactly($0) }),
        ]
        guard node.kind == .string else { return price(node).map { .exactly($0) } }
        let text = ContentReader.trimmed(node.text)
        for (word, make) in comparisons where text.hasPrefix(word) {
            let number = ContentReader.trimmed(String(text.dropFirst(word.count)))
            if case .success(let money) = Money.parse(number, exponent: conventions.currency.exponent),
                !money.isNegative
            {
                return make(money)
            }
        }
        if case .success(let money) = Money.parse(text, exponent: conventions.currency.exponent), !money.isNegative {
            return .exactly(money)
        }
        expected("a comparison such as 'under 50', 'up to 50', 'over 20' or 'from 20'", node)
        return nil
    }
}
