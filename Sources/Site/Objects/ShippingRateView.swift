import Commerce
import Liquid

/// One way to send an order.
final class ShippingRateView: LiquidObject {
    private let rate: ShippingRate

    init(_ rate: ShippingRate) { self.rate = rate }

    var schema: ObjectSchema { Self.schema }

    static let schema = ObjectSchema(
        "shipping_rate", ShippingRateView.self, "One way to have an order sent, or fetched."
    ) {
        Field("id", .string, "What the form sends.") { view, _ in .string(view.rate.id) }
        Field("name", .string, "What it is called.") { view, _ in .string(view.rate.name) }
        Field("description", .string, "A few words about it, or nil.") { view, _ in LiquidValue(view.rate.description) }
        Field("price", .money, "Its price; the lowest of its tiers.") { view, _ in
            switch view.rate.charge {
            case .flat(let money): .integer(money.minor)
            case .tiers(_, let tiers): LiquidValue(tiers.map(\.price.minor).min())
            }
        }
        Field("price_varies", .boolean, "Whether the price depends on the order.") { view, _ in
            if case .tiers(_, let tiers) = view.rate.charge { return .bool(Set(tiers.map(\.price)).count > 1) }
            return false
        }
        Field("free_over", .money, "Free from goods of this much on, or nil.") { view, _ in
            LiquidValue(view.rate.freeOver?.minor)
        }
        Field("pickup", .boolean, "Whether the customer fetches the order.") { view, _ in .bool(view.rate.isPickup) }
        Field("min_days", .integer, "Working days until it arrives at the earliest, or nil.") { view, _ in
            LiquidValue(view.rate.transitDays.map { $0.minimum + (view.rate.handlingDays?.minimum ?? 0) })
        }
        Field("max_days", .integer, "Working days until it arrives at the latest, or nil.") { view, _ in
            LiquidValue(view.rate.transitDays.map { $0.maximum + (view.rate.handlingDays?.maximum ?? 0) })
        }
    }
}
