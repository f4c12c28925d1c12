import Commerce
import Liquid

/// Where parcels go.
final class ShippingZoneView: LiquidObject {
    private let zone: ShippingZone

    init(_ zone: ShippingZone) { self.zone = zone }

    var schema: ObjectSchema { Self.schema }

    static let schema = ObjectSchema("shipping_zone", ShippingZoneView.self, "A part of the world that parcels go to.")
    {
        Field("name", .string, "What it is called.") { view, _ in .string(view.zone.name) }
        Field("countries", .list(of: .string), "Codes of its countries; empty for everywhere.") { view, _ in
            LiquidValue(view.zone.area.countries)
        }
        Field("rates", .list(of: .object("shipping_rate")), "The ways to send an order.") { view, _ in
            .list(view.zone.rates.map { .object(ShippingRateView($0)) })
        }
    }
}
