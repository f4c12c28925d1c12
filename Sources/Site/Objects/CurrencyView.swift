import Commerce
import Liquid

/// The currency of the shop. Printed, it is its code.
final class CurrencyView: LiquidObject {
    private let currency: Currency

    init(_ currency: Currency) { self.currency = currency }

    var schema: ObjectSchema { Self.schema }

    func plainValue(_ context: RenderContext?) -> LiquidValue? { .string(currency.code) }

    static let schema = ObjectSchema("currency", CurrencyView.self, "A currency. Printed, it is its code.") {
        Field("iso_code", .string, "Its code, such as EUR.") { view, _ in .string(view.currency.code) }
        Field("symbol", .string, "Its sign.") { view, _ in .string(view.currency.symbol) }
        Field("name", .string, "Its code.") { view, _ in .string(view.currency.code) }
        Field("exponent", .integer, "How many decimals its amounts have.") { view, _ in .integer(view.currency.exponent)
        }
    }
}
