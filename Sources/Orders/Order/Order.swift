import Commerce
import Languages
import Text

/// An order as it stands: what was agreed on when it was placed, and all that happened to it since.
///
/// It stands for itself: amounts, texts, the shop's own details, the language and promised dates are those of the moment at
/// which it was placed, whatever the shop becomes later.
package struct Order: Sendable, Equatable {
    /// One SKU of the order.
    package struct Line: Sendable, Equatable {
        package var sku: String
        /// The product's handle.
        package var product: String
        package var title: String
        /// Empty for a product without options.
        package var variantTitle: String
        /// A path of the shop, as in the price book.
        package var url: String
        package var image: String?
        package var quantity: Int
        package var unitPrice: Money
        /// Before discounts.
        package var subtotal: Money
        /// This line's share of all discounts.
        package var discount: Money
        /// The tax that it bears, within `total` where prices hold it; nil in journals of version 1.
        package var tax: Money?
        /// Whether the stock was reserved for it and comes back when the order is cancelled.
        package var isReserved: Bool
        /// What was said of when it comes; nil for what was there.
        package var promise: Promise?

        /// After discounts.
        package var total: Money { Money(minor: subtotal.minor - discount.minor) }
    }

    /// What was said of goods that were not there when they were ordered.
    package enum Promise: Sendable, Equatable {
        /// Sent from this day on.
        case preorder(DateTime)
        /// Expected on this day, where one was named.
        case backorder(DateTime?)

        package var expected: DateTime? {
            switch self {
            case .preorder(let day): day
            case .backorder(let day): day
            }
        }
    }

    package struct Discount: Sendable, Equatable {
        package var id: String
        package var code: String?
        package var title: String
        /// Off the goods.
        package var amount: Money
        /// Off shipping, which is in the shipping price already.
        package var shippingAmount: Money
    }

    package struct Shipping: Sendable, Equatable {
        package var id: String
        package var name: String
        package var price: Money
        package var isPickup: Bool
        package var description: String?
        /// Where it is fetched, for a pick-up.
        package var place: Address?
        /// When it can be fetched.
        package var hours: String?
        /// The days between which it was promised to arrive, or to lie ready.
        package var arrival: Arrival?
    }

    /// From one day to another, both included.
    package struct Arrival: Sendable, Equatable {
        package var from: CalendarDate
        package var until: CalendarDate

        package init(from: CalendarDate, until: CalendarDate) {
            self.from = from
            self.until = until
        }
    }

    package struct Payment: Sendable, Equatable {
        package var id: String
        package var kind: PaymentMethod.Kind
        package var name: String
        package var fee: Money
        package var instructions: String?
        /// Where to pay, with number, total and currency filled in.
        package var url: String?
    }

    package struct Tax: Sendable, Equatable {
        package var name: String
        /// Parts per million.
        package var rate: Int
        package var base: Money
        package var amount: Money
    }

    /// Who sold it, and in which language: the shop as it was.
    package struct Seller: Sendable, Equatable {
        package var name: String
        package var email: String?
        package var phone: String?
        package var address: Address?
        package var language: Language

        package init(
            name: String, email: String? = nil, phone: String? = nil, address: Address? = nil, language: Language
        ) {
            self.name = name
            self.email = email
            self.phone = phone
            self.address = address
            self.language = language
        }
    }

    package var number: OrderNumber
    /// 32 hexadecimal digits that make the address of the status page unguessable.
    package var token: String
    package var placedAt: Instant
    package var currency: Currency
    package var lines: [Line]
    package var subtotal: Money
    package var discounts: [Discount]
    package var discountTotal: Money
    package var needsShipping: Bool
    package var shipping: Shipping?
    package var payment: Payment?
    package var taxes: [Tax]
    package var taxTotal: Money
    package var pricesIncludeTax: Bool
    package var total: Money
    /// Nil in journals of version 1: the shop of the present price book stands in.
    package var seller: Seller?
    /// Nil once it has been erased.
    package var customer: Customer?
    /// In the order in which they happened.
    package var history: [Happening] = []

    /// One thing that happened to the order after it was placed.
    package struct Happening: Sendable, Equatable {
        package var at: Instant
        package var change: OrderChange
        /// What went back into stock by it.
        package var restocked: [Pieces]

        package init(at: Instant, change: OrderChange, restocked: [Pieces] = []) {
            self.at = at
            self.change = change
            self.restocked = restocked
        }
    }

    package var shippingPrice: Money { shipping?.price ?? .zero }
    package var paymentFee: Money { payment?.fee ?? .zero }
    package var itemCount: Int { lines.reduce(0) { $0 + $1.quantity } }

    package var standing: OrderStanding {
        history.reduce(into: OrderStanding(pieces: itemCount, total: total)) { $0.apply($1.change) }
    }

    /// How to follow what was sent last.
    package var tracking: Tracking? {
        for happening in history.reversed() {
            if case .shipped(let parcel) = happening.change, let tracking = parcel.tracking { return tracking }
        }
        return nil
    }

    /// The order as it was when its record number `record` was written: 1 placed it, each later one is a change.
    ///
    /// What a message tells is what was so at its event, however late it goes out.
    package func asOf(record: Int) -> Order {
        var then = self
        then.history = Array(history.prefix(max(0, record - 1)))
        return then
    }
}

/// How to follow a parcel.
package struct Tracking: Sendable, Equatable {
    package var number: String
    /// `https://`; nil when only the number is known.
    package var url: String?

    package init(number: String, url: String? = nil) {
        self.number = number
        self.url = url
    }

    /// Whether a text can be a parcel's number: one line that is not blank, and not for ever.
    package static func isNumber(_ text: String) -> Bool {
        (1...100).contains(text.unicodeScalars.count) && !text.unicodeScalars.contains { $0.isInvisible }
            && text.unicodeScalars.contains { !$0.properties.isWhitespace }
    }

    /// Whether a text is an address that customers may be sent to: encrypted, and nothing but an address.
    package static func isAddress(_ text: String) -> Bool {
        let host = text.dropFirst("https://".count).prefix { !"/?#".contains($0) }
        return text.lowercased().hasPrefix("https://") && text.utf8.count <= 2_000 && !host.isEmpty
            && !host.hasPrefix(":") && !host.hasPrefix(".")
            && text.utf8.allSatisfy { $0 > 0x20 && $0 != 0x7F && $0 != 0x22 && $0 != 0x3C && $0 != 0x3E }
    }
}
