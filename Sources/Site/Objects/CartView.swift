import Commerce
import Liquid

/// The cart as a page is made: empty, since a static page is the same for everybody.
final class CartView: LiquidObject {
    var schema: ObjectSchema { Self.schema }

    static let schema = ObjectSchema(
        "cart", CartView.self,
        "The cart when a page is made: always empty, since a static page is the same for everybody. Scripts fill it."
    ) {
        Field("items", .list(of: .object("line_item")), "Always empty.") { _, _ in [] }
        Field("item_count", .integer, "Always 0.") { _, _ in 0 }
        Field("items_subtotal_price", .money, "Always 0.") { _, _ in 0 }
        Field("original_total_price", .money, "Always 0.") { _, _ in 0 }
        Field("total_price", .money, "Always 0.") { _, _ in 0 }
        Field("total_discount", .money, "Always 0.") { _, _ in 0 }
        Field("total_weight", .integer, "Always 0.") { _, _ in 0 }
        Field("note", .string, "Always nil.") { _, _ in .null }
        Field("attributes", .map(of: .string), "Always empty.") { _, _ in .map(LiquidMap([])) }
        Field("currency", .object("currency"), "The shop's currency.") { _, context in
            LiquidValue(context.page.map { CurrencyView($0.catalogue.store.currency) })
        }
        Field("taxes_included", .boolean, "Whether prices hold the tax.") { _, context in
            .bool(context.page?.catalogue.store.tax.pricesIncludeTax ?? true)
        }
        Field("requires_shipping", .boolean, "Always false.") { _, _ in false }
        Field("cart_level_discount_applications", .list(of: .any), "Always empty.") { _, _ in [] }
        Field("discount_applications", .list(of: .any), "Always empty.") { _, _ in [] }
        Field("checkout_charge_amount", .money, "Always 0.") { _, _ in 0 }
        Field("empty?", .boolean, "Always true.") { _, _ in true }
    }
}
