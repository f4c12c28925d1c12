import Commerce
import Documents
import Text

/// What a product and a variant can both say of the thing that is sold; a variant inherits what it leaves out.
struct SellableDraft {
    var sku: Located<String>?
    var price: Located<Money>?
    var compareAtPrice: Located<Money>?
    var sale: SaleDraft?
    var stock: Located<Int>?
    var tracksStock: Located<Bool>?
    var backorder: Backorder?
    var preorder: DateTime?
    var minimum: Located<Int>?
    var maximum: Located<Int>?
    var gtin: Located<String>?
    var mpn: String?
    var weight: Weight?
    var dimensions: Dimensions?
    var unitPrice: UnitPrice?
    var shippingClass: String?
    var taxClass: String?
    var attributes: [Attribute] = []

    struct Backorder {
        var isTaken: Bool
        var expected: DateTime?
    }
}

/// A draft that holds a sellable thing, so that one list of fields serves products and variants.
protocol SellableHolder: Sendable {
    var terms: SellableDraft { get set }
}

/// The fields that products and variants share.
enum SellableFields {
    static func selling<Draft: SellableHolder>(isPriceAbout price: String) -> [Field<Draft>] {
        [
            Field("price", "price", price, example: "12.50") { node, draft, reader in
                draft.terms.price = reader.price(node).map { Located($0, range: node.range) }
                if draft.terms.price?.value.isZero == true {
                    reader.warning(node, "'price' is zero: the product is free, and search engines leave it out")
                }
            },
            Field(
                "sku", "text",
                "What the shop and its orders call it; unique over the whole shop. Made from the handle when left out.",
                example: "APRON-01"
            ) { node, draft, reader in
                draft.terms.sku = reader.sku(node)
            },
            Field(
                "compare_at_price", "price", "A former or recommended price, struck through; above `price`.",
                example: "15.00"
            ) { node, draft, reader in
                draft.terms.compareAtPrice = reader.price(node).map { Located($0, range: node.range) }
            },
            Field(
                "sale", "group", "A lower price for a while; see Sale.",
                example: "{price: 9.50, from: 2026-11-27, until: 2026-11-30}"
            ) { node, draft, reader in
                draft.terms.sale = reader.sale(node)
            },
            Field(
                "stock", "whole number",
                "How many there are, as counted. Left out: nobody counts, and it can always be bought.", example: "12"
            ) { node, draft, reader in
                draft.terms.stock = reader.count(node, example: "12").map { Located($0, range: node.range) }
            },
            Field(
                "track_stock", "true or false", "`false`: the count is information and never stops an order.",
                example: "false"
            ) { node, draft, reader in
                draft.terms.tracksStock = reader.bool(node).map { Located($0, range: node.range) }
            },
            Field(
                "backorder", "true, false or date",
                "Orders are taken when none are left; a date says when new ones are expected.", example: "2026-05-01"
            ) { node, draft, reader in
                draft.terms.backorder = reader.backorder(node)
            },
            Field(
                "preorder", "date", "Not out yet: orders are taken, and sent from this day on.", example: "2026-05-01"
            ) { node, draft, reader in
                draft.terms.preorder = reader.date(node)
            },
            Field("min_quantity", "whole number", "The fewest one order may take.", example: "2") {
                node, draft, reader in
                draft.terms.minimum = reader.count(node, atLeast: 1).map { Located($0, range: node.range) }
            },
            Field("max_quantity", "whole number", "The most one order may take.", example: "10") {
                node, draft, reader in
                draft.terms.maximum = reader.count(node, atLeast: 1).map { Located($0, range: node.range) }
            },
        ]
    }

    static func goods<Draft: SellableHolder>() -> [Field<Draft>] {
        [
            Field(
                "gtin", "digits",
                "The number under the barcode (EAN, UPC, ISBN-13): 8, 12, 13 or 14 digits; its check digit is checked.",
                example: "4006381333931"
            ) { node, draft, reader in
                draft.terms.gtin = reader.gtin(node)
            },
            Field("mpn", "text", "The manufacturer's part number.", example: "LA-100") { $1.terms.mpn = $2.line($0) },
            Field("weight", "weight", "With packaging; for shipping.", example: "350 g") {
                $1.terms.weight = $2.weight($0)
            },
            Field("dimensions", "dimensions", "Of the parcel or the thing itself.", example: "30 x 20 x 10 cm") {
                $1.terms.dimensions = $2.dimensions($0)
            },
            Field(
                "unit_price", "text or group",
                "What is in the pack and what to compare by; the base price is shown from it.", example: "250 ml / 1 l"
            ) { $1.terms.unitPrice = $2.unitPrice($0) },
            Field(
                "shipping_class", "word", "A word that shipping rates know; `none` needs no shipping.", example: "bulky"
            ) { $1.terms.shippingClass = $2.className($0) },
            Field("tax_class", "word", "A word that tax rates know.", example: "reduced") {
                $1.terms.taxClass = $2.className($0)
            },
            Field(
                "attributes", "group",
                "Anything else to show: colour, size, material, care. Feeds know `colour`, `size`, `material`, `pattern`, `gender`, `age_group`.",
                example: "{material: linen, colour: indigo}"
            ) { $1.terms.attributes = $2.attributes($0) },
        ]
    }
}

/// A sale as written: a price or a percentage.
struct SaleDraft {
    var price: Located<Money>?
    var percent: Int?
    var from: Located<DateTime>?
    var until: Located<DateTime>?
    var range = 0..<0

    static let table = FieldTable<SaleDraft>(
        "a sale field",
        [
            Field(
                "price", "price",
                "The price while the sale lasts, below the ordinary one. On a product with variants it holds for those that cost what the product costs.",
                example: "9.50"
            ) { node, draft, reader in
                draft.price = reader.price(node).map { Located($0, range: node.range) }
            },
            Field(
                "percent", "percent", "Or so much off, of every variant; rounded to the nearest minor unit.",
                example: "20"
            ) { $1.percent = $2.percent($0) },
            Field("from", "date", "The first day.", example: "2026-11-27") { node, draft, reader in
                draft.from = reader.date(node).map { Located($0, range: node.range) }
            },
            Field("until", "date", "The last day, that day included.", example: "2026-11-30") { node, draft, reader in
                draft.until = reader.date(node).map { Located($0, range: node.range) }
            },
        ])
}

extension ContentReader {
    /// The longest SKU: what forms, file names and feeds of the world take without cutting.
    static let longestSKU = 100

    mutating func sku(_ node: Node) -> Located<String>? {
        guard let sku = locatedLine(node) else { return nil }
        guard sku.value.utf8.count <= ContentReader.longestSKU else {
            error(node, "'sku' is longer than \(ContentReader.longestSKU) bytes")
            return nil
        }
        if sku.value.utf8.count > 50 {
            warning(node, "'sku' is longer than 50 characters, which Google's feed cuts off")
        }
        return sku
    }

    mutating func gtin(_ node: Node) -> Located<String>? {
        guard node.kind == .integer || node.kind == .string else {
            expected("the digits under the barcode such as 4006381333931", node)
            return nil
        }
        let text = node.text
        let digits = text.utf8.filter { $0 != ASCII.space && $0 != ASCII.hyphen }
        guard digits.allSatisfy(ASCII.isDigit), [8, 12, 13, 14].contains(digits.count) else {
            error(node, "'gtin' must have 8, 12, 13 or 14 digits, not '\(Diagnostic.shortened(text))'")
            return nil
        }
        // GS1 General Specifications, 7.9.1: weights 3 and 1 from the right, without the check digit.
        var sum = 0
        for (position, digit) in digits.dropLast().reversed().enumerated() {
            sum += Int(digit - 0x30) * (position % 2 == 0 ? 3 : 1)
        }
        let check = (10 - sum % 10) % 10
        guard Int((digits.last ?? 0x30) - 0x30) == check else {
            error(node, "'gtin' has a wrong check digit: the last digit should be \(check)")
            return nil
        }
        return Located(String(decoding: digits, as: UTF8.self), range: node.range)
    }

    mutating func backorder(_ node: Node) -> SellableDraft.Backorder? {
        if let isTaken = node.bool { return SellableDraft.Backorder(isTaken: isTaken) }
        guard node.kind == .string, node.text.utf8.first.map(ASCII.isDigit) == true else {
            expected("true, false or the date new ones are expected", node)
            return nil
        }
        return date(node).map { SellableDraft.Backorder(isTaken: true, expected: $0) }
    }

    mutating func sale(_ node: Node) -> SaleDraft? {
        guard isGroup(node, example: "{price: 9.50, until: 2026-11-30}") else { return nil }
        var sale = SaleDraft(range: node.range)
        let before = diagnostics.count
        SaleDraft.table.read(node, into: &sale, &self)
        if let from = sale.from, let until = sale.until, until.value.end <= from.value.instant {
            report(.error, until.range, "the sale ends before it begins")
        }
        if sale.price != nil, sale.percent != nil {
            report(.error, firstLine(of: node), "a sale has either a 'price' or a 'percent', not both")
            sale.percent = nil
        }
        guard sale.price != nil || sale.percent != nil else {
            if diagnostics.count == before {
                report(.error, firstLine(of: node), "a sale needs a 'price', such as {price: 9.50}")
            }
            return nil
        }
        if sale.from == nil, sale.until == nil, diagnostics.count == before {
            report(
                .warning, firstLine(of: node),
                "this sale has no dates and never ends; give it 'until', or lower 'price' and set 'compare_at_price'")
        }
        return sale
    }
}
