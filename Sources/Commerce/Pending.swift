extension Quote.Line { package var tax: Money { .zero } }
extension ShippingRate { package var pickupAddress: Address? { nil }; package var hours: String? { nil } }
package struct UnpaidRule: Sendable, Equatable { package var remind: Int?; package var cancel: Int }
extension OrderSettings { package var unpaidAfter: UnpaidRule? { nil } }
extension PriceBook.StoreFacts { package func offset(at instant: Instant) -> Int { utcOffset } }
