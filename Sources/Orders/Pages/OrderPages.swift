import Commerce
import Text

/// The pages and mails of orders in a shop's own frame and words: the templates of a price book, compiled once a book
/// and used by any number of threads.
///
/// An order can always be taken: a theme without order templates, or with one that cannot be compiled or that fails when
/// it is rendered, is shown with built-in plain templates, template by template.
package final class OrderPages: Sendable {
    package let addresses: OrderAddresses

    /// Compiles the templates of `book`; what is wrong with them is said once, here.
    package init(_ book: PriceBook, diagnostics: inout [Diagnostic]) {
        addresses = OrderAddresses(book)
    }

    /// The checkout: what a cart costs and the form that orders it.
    package func checkout(_ page: CheckoutPage) -> [UInt8] { [] }

    /// The checkout again with what has to be mended, at the top and beside its fields; everything typed is kept.
    package func problem(_ page: CheckoutPage) -> [UInt8] { [] }

    /// The first sight of a placed order.
    package func thanks(_ order: Order) -> [UInt8] { [] }

    /// How an order stands.
    package func status(_ order: Order) -> [UInt8] { [] }

    /// Anything else that has to be said in the shop's frame: a page that is not there, a request that is refused.
    package func message(title: String, text: String) -> [UInt8] { [] }

    /// A mail about an order; nil for an optional one that the theme has no template for.
    package func mail(_ kind: MailKind, _ order: Order) -> MailText? { nil }

    /// A problem in the words of the shop's theme.
    package func said(_ problem: FieldProblem) -> FieldProblem { problem }

    /// The full address of an order's page.
    package func statusURL(_ order: Order) -> String {
        addresses.absolute(addresses.status(order.number, token: order.token))
    }
}
