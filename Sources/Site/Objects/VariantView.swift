import Commerce
import Liquid
import Text
import Theming

/// Something that can be put in the cart: `variant` of templates.
final class VariantView: LiquidObject {
    /// The product it is one of. A variant is a large value, so it is read where it lies.
    private let product: Product
    private let index: Int
    var variant: Variant { _read { yield product.variants[index] } }
    let productID: Int
    let url: String
    let title: String
    let isAvailable: Bool
    let price: Int
    let compareAtPrice: Int?
    let image: ImageView?
    private let availability: Availability
    private let unitPrice: Int?
    private let most: Int
    private let isOnly: Bool

    init(
        _ product: Product, at index: Int, productID: Int, address: String, isOnly: Bool, image: ImageView?,
        _ catalogue: Catalogue
    ) {
        self.product = product
        self.index = index
        self.productID = productID
        self.isOnly = isOnly
        self.image = image
        let variant = product.variants[index]
        url = isOnly ? address : VariantView.url(address, sku: variant.sku.value)
        title = variant.optionValues.isEmpty ? "Default Title" : variant.title
        availability = variant.availability(at: catalogue.now)
        isAvailable = availability.isBuyable
        let current = variant.price(at: catalogue.now)
        price = current.minor
        compareAtPrice = variant.compareAtPrice(at: catalogue.now)?.minor
        unitPrice = variant.unitPrice?.price(of: current)?.minor
        most = variant.offer.mostOrderable(at: catalogue.now)
    }

    /// The address of a product's page with one of its variants chosen.
    package static func url(_ address: String, sku: String) -> String {
        var out: [UInt8] = Array(address.utf8) + Array("?variant=".utf8)
        for byte in sku.utf8 {
            if ASCII.isAlphanumeric(byte) || byte == 0x2D || byte == 0x2E || byte == 0x5F || byte == 0x7E {
                out.append(byte)
            } else {
                out.append(0x25)
                out.append(contentsOf: Hex.string([byte]).uppercased().utf8)
            }
        }
        return String(decoding: out, as: UTF8.self)
    }

    var isShared: Bool { true }

    var schema: ObjectSchema { Self.schema }

    func plainValue(_ context: RenderContext?) -> LiquidValue? { .string(variant.sku.value) }

    func isEqual(to other: any LiquidObject) -> Bool { (other as? VariantView)?.variant.sku == variant.sku }

    func option(_ index: Int) -> LiquidValue {
        index < variant.optionValues.count
            ? .string(variant.optionValues[index]) : index == 0 && isOnly ? "Default Title" : .null
    }

    /// What templates call the state of the stock.
    private var availabilityName: String {
        switch availability {
        case .inStock: "in_stock"
        case .outOfStock: "out_of_stock"
        case .backorder: "backorder"
        case .preorder: "preorder"
        case .withdrawn: "withdrawn"
        }
    }

    /// What schema.org calls it.
    var schemaAvailability: String {
        switch availability {
        case .inStock: "InStock"
        case .outOfStock, .withdrawn: "OutOfStock"
        case .backorder: "BackOrder"
        case .preorder: "PreOrder"
        }
    }

    private var availableFrom: DateTime? { availability.expected }

    static let schema = ObjectSchema("variant", VariantView.self, "One thing that can be put in the cart.") {
        Field("id", .string, "Names the variant; the same as `sku`.") { view, _ in .string(view.variant.sku.value) }
        Field("sku", .string, "Its article number, which the order form sends.") { view, _ in
            .string(view.variant.sku.value)
        }
        Field("title", .string, "Its option values, such as `Small / Indigo`.") { view, _ in .string(view.title) }
        Field("name", .string, "The product's title and its option values.") { view, context in
            let product = context.product(view.productID).object(as: ProductView.self)?.product.title ?? ""
            return .string(view.isOnly ? product : "\(product) - \(view.title)")
        }
        Field("barcode", .string, "Its GTIN, or nil.") { view, _ in LiquidValue(view.variant.gtin) }
        Field("mpn", .string, "The maker's number, or nil.") { view, _ in LiquidValue(view.variant.mpn) }
        Field("price", .money, "What one costs.", example: "{{ variant.price | money }}") { view, _ in
            .integer(view.price)
        }
        Field("compare_at_price", .money, "The price to strike through, or nil.") { view, _ in
            LiquidValue(view.compareAtPrice)
        }
        Field("available", .boolean, "Whether it can be bought.") { view, _ in .bool(view.isAvailable) }
        Field("availability", .string, "`in_stock`, `out_of_stock`, `preorder` or `backorder`.") { view, _ in
            .string(view.availabilityName)
        }
        Field("available_from", .date, "The day a pre-order or back-order is expected, or nil.") { view, _ in
            LiquidValue(view.availableFrom?.timestamp)
        }
        Field("option1", .string, "The value of the first option.") { view, _ in view.option(0) }
        Field("option2", .string, "The value of the second option, or nil.") { view, _ in view.option(1) }
        Field("option3", .string, "The value of the third option, or nil.") { view, _ in view.option(2) }
        Field("options", .list(of: .string), "The values of all options.") { view, _ in
            view.isOnly ? ["Default Title"] : LiquidValue(view.variant.optionValues)
        }
        Field("product", .object("product"), "The product it belongs to.") { view, context in
            context.product(view.productID)
        }
        Field("url", .string, "The product's page with this variant chosen.") { view, _ in .string(view.url) }
        Field("image", .object("image"), "Its own picture, or nil.") { view, context in
            if let image = view.image { context.touch(.media, image.media) }
            return LiquidValue(view.image)
        }
        Field("featured_image", .object("image"), "Its own picture, or nil.") { view, context in
            if let image = view.image { context.touch(.media, image.media) }
            return LiquidValue(view.image)
        }
        Field("featured_media", .object("image"), "Its own picture, or nil.") { view, context in
            if let image = view.image { context.touch(.media, image.media) }
            return LiquidValue(view.image)
        }
        Field("weight", .integer, "Grams; 0 when its file gives none.") { view, _ in
            .integer(view.variant.weight?.grams ?? 0)
        }
        Field("weight_unit", .string, "`g`, `kg`, `oz` or `lb`, as its file writes the weight.") { view, _ in
            .string(view.variant.weight?.unit.rawValue ?? "g")
        }
        Field("weight_in_unit", .number, "The weight in `weight_unit`.") { view, _ in
            guard let weight = view.variant.weight else { return 0 }
            return LiquidValue(number: WeightText.number(weight))
        }
        Field("unit_price", .money, "What the base amount costs, or nil.") { view, _ in LiquidValue(view.unitPrice) }
        Field("unit_price_measurement", .object("unit_price_measurement"), "What `unit_price` is for, or nil.") {
            view, _ in
            LiquidValue(view.variant.unitPrice.map { UnitPriceView($0) })
        }
        Field("inventory_quantity", .integer, "How many there are; 0 when nobody counts.") { view, _ in
            .integer(view.variant.offer.stock.count ?? 0)
        }
        Field("inventory_management", .string, "`vitrine` when the stock is counted, else nil.") { view, _ in
            view.variant.offer.stock.isTracked && view.variant.offer.stock.count != nil ? "vitrine" : .null
        }
        Field("inventory_policy", .string, "`continue` when it is sold with none left, else `deny`.") { view, _ in
            view.variant.offer.stock.isBackordered ? "continue" : "deny"
        }
        Field("incoming", .boolean, "Whether more are expected.") { view, _ in
            .bool(view.variant.offer.stock.expected != nil)
        }
        Field("next_incoming_date", .date, "When more are expected, or nil.") { view, _ in
            LiquidValue(view.variant.offer.stock.expected?.timestamp)
        }
        Field("requires_shipping", .boolean, "Whether it is sent.") { view, _ in .bool(view.variant.needsShipping) }
        Field("taxable", .boolean, "Whether it bears tax.") { view, _ in
            .bool(view.variant.taxClass != "exempt" && view.variant.taxClass != "none")
        }
        Field("selected", .boolean, "Always false: a static page is made before anything is selected.") { _, _ in false
        }
        Field("quantity_rule", .object("quantity_rule"), "How few and how many one order may take.") { view, _ in
            .object(QuantityRuleView(view.variant.offer.quantity, most: view.most, isLimited: view.isLimited))
        }
        Field("attributes", .map(of: .any), "Attributes of this variant alone.") { view, _ in
            .map(LiquidMap(view.variant.attributes.map { ($0.name.value, LiquidValue($0.value)) }))
        }
        Field("metafields", .object("metafields"), "Its attributes as `metafields.custom.name.value`.") { view, _ in
            .object(MetafieldsView(LiquidMap(view.variant.attributes.map { ($0.name.value, LiquidValue($0.value)) })))
        }
    }

    /// Whether the owner or the stock limits the quantity.
    private var isLimited: Bool { most < QuantityLimits.mostPerLine }
}
