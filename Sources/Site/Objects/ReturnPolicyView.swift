import Commerce
import Liquid

/// The terms of returns.
final class ReturnPolicyView: LiquidObject {
    private let policy: ReturnPolicy

    init(_ policy: ReturnPolicy) { self.policy = policy }

    var schema: ObjectSchema { Self.schema }

    static let schema = ObjectSchema("return_policy", ReturnPolicyView.self, "What happens with goods sent back.") {
        Field("permitted", .boolean, "Whether goods are taken back.") { view, _ in
            .bool(view.policy.category != .notPermitted)
        }
        Field("days", .integer, "Within how many days; nil for any time or never.") { view, _ in
            if case .finite(let days) = view.policy.category { return .integer(days) }
            return .null
        }
        Field("free", .boolean, "Whether sending back costs nothing.") { view, _ in .bool(view.policy.fees == .free) }
        Field("fee", .money, "What the shop keeps for the label, or nil.") { view, _ in
            if case .amount(let money) = view.policy.fees { return .integer(money.minor) }
            return .null
        }
    }
}
