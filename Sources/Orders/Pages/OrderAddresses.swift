import Commerce

/// Where the pages of orders are: decided here once, for pages, mails and answers.
package struct OrderAddresses: Sendable, Equatable {
    /// Scheme and host of the shop, `https://shop.example`, without a final slash.
    package let origin: String
    /// What every address of the intake begins with: `/orders`, or a full URL; without a final slash.
    package let orders: String

    /// The addresses of a shop at `store` whose forms post to `orders`.
    package init(store: String, orders: String?) {
        var origin = store[...]
        if let scheme = store.firstRange(of: "://") {
            let host = store[scheme.upperBound...]
            origin = store[..<(host.firstIndex { $0 == "/" || $0 == "?" || $0 == "#" } ?? store.endIndex)]
        }
        self.origin = String(origin)
        var path = orders ?? OrderSettings.standardURL
        while path.hasSuffix("/") { path.removeLast() }
        self.orders = path
    }

    package init(_ book: PriceBook) { self.init(store: book.store.url, orders: book.orders.url?.value) }

    package var checkout: String { orders + "/checkout" }
    package var quote: String { orders + "/quote" }
    package var stock: String { orders + "/stock" }

    /// Where an order's page is, as a path where the shop's own host answers.
    package func status(_ number: OrderNumber, token: String) -> String { "\(orders)/\(number.text)/\(token)" }

    /// The full URL of a path of the shop's host; other URLs are returned as they are.
    package func absolute(_ address: String) -> String { address.hasPrefix("/") ? origin + address : address }
}
