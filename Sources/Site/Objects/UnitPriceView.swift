import Commerce
import Liquid

/// What a unit price is for.
final class UnitPriceView: LiquidObject {
    let price: UnitPrice

    init(_ price: UnitPrice) { self.price = price }

    var schema: ObjectSchema { Self.schema }

    static let schema = ObjectSchema(
        "unit_price_measurement", UnitPriceView.self, "What is in the pack and what its price is compared by."
    ) {
        Field("measured_type", .string, "`weight`, `volume`, `length`, `area` or `count`.") { view, _ in
            .string("\(view.price.amount.unit.kind)")
        }
        Field("quantity_value", .number, "How much is in the pack.") { view, _ in
            LiquidValue(number: view.price.amount.value.text)
        }
        Field("quantity_unit", .string, "Its unit.") { view, _ in .string(view.price.amount.unit.rawValue) }
        Field("reference_value", .number, "What the price is for.") { view, _ in
            LiquidValue(number: view.price.per.value.text)
        }
        Field("reference_unit", .string, "Its unit.") { view, _ in .string(view.price.per.unit.rawValue) }
    }
}
