import Commerce
import Documents
import Text

extension Discount {
    /// Reads `discounts.yaml`: a list of discounts, or the field `discounts` with that list.
    package static func decodeList(
        _ node: Node, conventions: ContentConventions, diagnostics: inout [Diagnostic]
    ) -> [Discount] {
        var reader = ContentReader(source: node.source, conventions: conventions)
        defer { diagnostics.append(contentsOf: reader.diagnostics) }
        var list = node
        if node.kind == .map, let inner = node["discounts"] {
            for (key, _) in node.entries where key.text != "discounts" {
                reader.report(
                    .error, key.range, "'\(key.text)' is not a field of discounts.yaml; it holds only 'discounts'")
            }
            list = inner
        }
        if list.isNull { return [] }
        reader.field = "discounts"
        var out: [Discount] = []
        var ids: [String: Int] = [:]
        for item in reader.groups(list, of: "discounts") {
            var draft = DiscountDraft()
            DiscountDraft.table.read(item, into: &draft, &reader)
            guard let discount = draft.discount(item, &reader) else { continue }
            if ids.updateValue(out.count, forKey: discount.id) != nil {
                let place = draft.code?.range ?? draft.title?.range ?? reader.firstLine(of: item)
                let what = discount.code.map { "the code '\($0)'" } ?? "the discount '\(discount.title)'"
                reader.report(.error, place, "\(what) is there twice")
            }
            out.append(discount)
        }
        return out
    }

    package static var fieldReference: [FieldReference] { DiscountDraft.table.reference }
}

struct DiscountDraft: Sendable {
    var code: Located<String>?
    var title: Located<String>?
    var benefits: [Located<Discount.Benefit>] = []
    var minimum: Money?
    var minimumQuantity: Int?
    var most: Located<Money>?
    var from: DateTime?
    var until: Located<DateTime>?
    var limit: Int?
    var limitPerCustomer: Int?
    var products: [Located<String>] = []
    var collections: [Located<String>] = []
    var combines = false

    static let table = FieldTable<DiscountDraft>(
        "a discount field",
        [
            Field(
                "code", "text", "What the customer types, in any case. Left out: the discount applies by itself.",
                example: "WELCOME10"
            ) { $1.code = $2.code($0) },
            Field(
                "title", "text", "What the customer sees; the code when left out.",
                example: "Ten percent off your first order"
            ) { $1.title = $2.locatedLine($0) },
            Field("percent", "percent", "So much off the goods in scope.", example: "10") { node, draft, reader in
                guard let parts = reader.percent(node) else { return }
                if parts == 0 { return reader.error(node, "'percent' must be more than 0") }
                draft.benefits.append(Located(.percent(parts), range: node.range))
            },
            Field("amount", "price", "Or an amount off, never more than the goods in scope cost.", example: "5.00") {
                node, draft, reader in
                guard let amount = reader.price(node) else { return }
                if amount.isZero { return reader.error(node, "'amount' must be more than 0") }
                draft.benefits.append(Located(.amount(amount), range: node.range))
            },
            Field("free_shipping", "true", "Or shipping for nothing.", example: "true") { node, draft, reader in
                if reader.bool(node) == true { draft.benefits.append(Located(.freeShipping, range: node.range)) }
            },
            Field("minimum", "price", "The goods in scope must cost this much.", example: "30.00") {
                $1.minimum = $2.price($0)
            },
            Field("minimum_quantity", "whole number", "So many pieces must be in scope.", example: "2") {
                $1.minimumQuantity = $2.count($0, atLeast: 1)
            },
            Field("maximum", "price", "A percentage takes off no more than this.", example: "20.00") {
                node, draft, reader in
                draft.most = reader.price(node).map { Located($0, range: node.range) }
            },
            Field("from", "date", "The first day.", example: "2026-01-01") { $1.from = $2.date($0) },
            Field("until", "date", "The last day, that day included.", example: "2026-12-31") { node, draft, reader in
                draft.until = reader.date(node).map { Located($0, range: node.range) }
            },
            Field("limit", "whole number", "How many orders may use it.", example: "500") {
                $1.limit = $2.count($0, atLeast: 1, example: "500")
            },
            Field(
                "limit_per_customer", "whole number", "How many orders of one e-mail address may use it.", example: "1"
            ) { $1.limitPerCustomer = $2.count($0, atLeast: 1, example: "1") },
            Field(
                "products", "list of handles", "Only these products; with `collections`: these and those.",
                example: "[linen-apron]"
            ) { $1.products = $2.references($0, folder: "products", example: "linen-apron") },
            Field("collections", "list of handles", "Only products of these collections.", example: "[kitchen]") {
                $1.collections = $2.references($0, folder: "collections", example: "kitchen")
            },
            Field("combine", "true or false", "May come together with other discounts that combine.", example: "true") {
                $1.combines = $2.bool($0) ?? false
            },
        ])

    func discount(_ node: Node, _ reader: inout ContentReader) -> Discount? {
        if benefits.count > 1 {
            let last = benefits.max { $0.range.lowerBound < $1.range.lowerBound }
            reader.report(
                .error, last?.range ?? node.range, "a discount has one of 'percent', 'amount' and 'free_shipping'")
        }
        let isGiven = ["percent", "amount", "free_shipping"].contains {
            node.entry($0) != nil || reader.isMeant($0, in: node)
        }
        if benefits.isEmpty, !isGiven || node["free_shipping"]?.bool == false {
            reader.report(
                .error, reader.firstLine(of: node),
                "a discount needs 'percent', 'amount' or 'free_shipping', such as 'percent: 10'")
        }
        if let most, let benefit = benefits.first, !benefit.value.isPercent {
            reader.report(.error, most.range, "'maximum' limits a 'percent'; this discount has none")
        }
        if let from, let until, until.value.end <= from.instant {
            reader.report(.error, until.range, "the discount ends before it begins")
        }
        guard code != nil || title != nil else {
            if node.entry("code") == nil, node.entry("title") == nil {
                reader.report(
                    .error, reader.firstLine(of: node), "a discount needs a 'title', or a 'code' that customers type")
            }
            return nil
        }
        guard let benefit = benefits.first else { return nil }
        let name = title?.value ?? code?.value ?? ""
        let id = code.map { Discount.folded(code: $0.value) } ?? Handle.make(from: name)
        return Discount(
            id: id, code: code?.value, title: name, benefit: benefit.value, minimum: minimum,
            minimumQuantity: minimumQuantity, most: most?.value, from: from, until: until?.value, limit: limit,
            limitPerCustomer: limitPerCustomer, products: products, collections: collections, combines: combines)
    }
}

extension ContentReader {
    /// A discount code: letters, digits and hyphens, at most 50 bytes.
    mutating func code(_ node: Node) -> Located<String>? {
        guard let code = locatedLine(node) else { return nil }
        let isGood =
            code.value.utf8.count <= 50
            && code.value.utf8.allSatisfy {
                ASCII.isAlphanumeric($0) || $0 == ASCII.hyphen || $0 == ASCII.underscore || $0 == ASCII.period
                    || $0 == 0x25
            }
        guard isGood else {
            error(
                node,
                "a code is made of letters, digits and hyphens, at most 50, not '\(Diagnostic.shortened(code.value))'"
            )
            return nil
        }
        return code
    }
}
