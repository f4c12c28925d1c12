import Commerce
import Text

/// What a customer asks for when placing an order, read from a form or from JSON.
package struct OrderRequest: Sendable, Equatable {
    package var lines: [CartLine] = []
    package var customer = Customer()
    package var shipping: String?
    package var payment: String?
    package var code: String?
    package var acceptsTerms = false
    /// The idempotency key: the same key gives the same order.
    package var key = ""
    /// The currency that the customer thinks the prices are in; nil when nothing was said.
    package var currency: String?
    /// The total that the customer saw, in minor units.
    package var expectedTotal: Int?
    /// The region as it was typed, where the customer's has been filled in for the label: no price goes by a guess.
    private(set) var typedRegion: String?

    package init() {}

    package var destination: Destination? {
        guard !customer.country.isEmpty else { return nil }
        return Destination(
            country: customer.country, region: typedRegion ?? customer.region, postcode: customer.postcode)
    }

    /// The request with the customer's address as an order keeps it; it costs what it did.
    var settled: OrderRequest {
        var settled = self
        settled.typedRegion = typedRegion ?? customer.region
        settled.customer = customer.settled
        return settled
    }

    /// Tells two requests with the same key apart: everything that an order is made of, and not the key or the total.
    package var digest: Digest128 {
        var out = ByteWriter(reserving: 512)
        for line in lines {
            out.appendJSON(string: line.sku)
            out.append(decimal: line.quantity)
        }
        for text in [
            customer.name, customer.email, customer.phone, customer.address1, customer.address2, customer.city,
            customer.region, customer.postcode, customer.country, customer.note, shipping ?? "", payment ?? "",
            code ?? "", acceptsTerms ? "yes" : "",
        ] {
            out.appendJSON(string: text)
        }
        return Digest128(of: out.bytes)
    }
}
