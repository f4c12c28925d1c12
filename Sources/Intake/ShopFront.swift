import Commerce
import Orders

/// A price book in use: its edition, its compiled pages, and the addresses that follow from it.
///
/// A class, because every request is handed it: one count instead of the dozens of a copy.
package final class ShopFront: Sendable {
    package let edition: BookEdition
    package let pages: OrderPages
    /// Where the orders are, without a slash at its end: `/orders`.
    package let path: String
    /// The shop's origin, then that of the orders where they are on another host.
    package let origins: [String]

    package init(_ edition: BookEdition, _ pages: OrderPages) {
        self.edition = edition
        self.pages = pages
        path = pages.addresses.path
        origins = pages.addresses.origins
    }

    package var book: PriceBook { edition.book }

    package func statusURL(_ number: OrderNumber, token: String) -> String {
        pages.addresses.absolute(pages.addresses.status(number, token: token))
    }

    /// Without origin, for a redirect: it stays on the host that the customer is on, whatever stands in front of it.
    func statusPath(_ number: OrderNumber, token: String) -> String { "\(path)/\(number.text)/\(token)" }
}
