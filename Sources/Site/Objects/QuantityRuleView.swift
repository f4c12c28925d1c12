import Commerce
import Liquid

/// How few and how many of a variant one order may take.
final class QuantityRuleView: LiquidObject {
    private let limits: QuantityLimits
    private let most: Int
    private let isLimited: Bool

    init(_ limits: QuantityLimits, most: Int, isLimited: Bool) {
        self.limits = limits
        self.most = most
        self.isLimited = isLimited
    }

    var schema: ObjectSchema { Self.schema }

    static let schema = ObjectSchema("quantity_rule", QuantityRuleView.self, "How few and how many an order may take.")
    {
        Field("min", .integer, "1 or more.") { view, _ in .integer(view.limits.minimum) }
        Field("max", .integer, "The owner's limit or what is left, whichever is less; nil without either.") { view, _ in
            view.isLimited && view.most > 0 ? .integer(view.most) : LiquidValue(view.limits.maximum)
        }
        Field("increment", .integer, "Always 1.") { _, _ in 1 }
    }
}
