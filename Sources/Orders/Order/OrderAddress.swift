import Commerce

/// Where a shop's orders are on the web, worked out from its price book.
package struct OrderAddress: Sendable, Equatable {
    /// `/orders`, without a slash at its end.
    package let path: String
    /// `https://shop.example/orders`, without a slash at its end.
    package let url: String
    /// The shop's origin, and the orders' where it is another.
    package let origins: [String]

    package init(_ book: PriceBook) {
        let shop = OrderAddress.split(book.store.url)
        let given = book.orders.url?.value ?? OrderSettings.standardURL
        let own = given.contains("://") ? OrderAddress.split(given) : (origin: shop.origin, path: given)
        var path = own.path
        while path.hasSuffix("/") { path.removeLast() }
        self.path = path.isEmpty ? OrderSettings.standardURL : path
        url = own.origin + self.path
        origins = own.origin == shop.origin ? [shop.origin] : [shop.origin, own.origin]
    }

    /// `https://host:port` and the rest.
    private static func split(_ url: String) -> (origin: String, path: String) {
        guard let scheme = url.firstRange(of: "://") else { return ("", url) }
        let rest = url[scheme.upperBound...]
        let end = rest.firstIndex(of: "/") ?? rest.endIndex
        return (String(url[..<end]), String(rest[end...]))
    }
}
