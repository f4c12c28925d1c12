import Commerce
import Liquid

/// A way to pay.
final class PaymentMethodView: LiquidObject {
    private let method: PaymentMethod

    init(_ method: PaymentMethod) { self.method = method }

    var schema: ObjectSchema { Self.schema }

    static let schema = ObjectSchema("payment_method", PaymentMethodView.self, "A way to pay.") {
        Field("id", .string, "What the form sends.") { view, _ in .string(view.method.id) }
        Field("type", .string, "`bank_transfer`, `cash_on_delivery`, `cash_on_pickup`, `invoice` or `link`.") {
            view, _ in
            .string(view.method.kind.rawValue)
        }
        Field("name", .string, "What it is called.") { view, _ in .string(view.method.name) }
        Field("fee", .money, "What is added to the order.") { view, _ in .integer(view.method.fee.minor) }
    }
}
