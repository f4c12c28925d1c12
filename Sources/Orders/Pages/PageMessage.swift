import Commerce
import Theming

/// What the intake has to say besides orders, in the words of the shop's theme (`messages.<name>.title` and `.text` of its
/// locales) or in English.
package enum PageMessage: String, Sendable, CaseIterable {
    case notFound = "not_found"
    /// A form of another site: 403.
    case forbidden
    /// The same key with another body: 422.
    case keyMisused = "key_misused"
    case tooManyRequests = "too_many_requests"
    /// Nothing can be written: 503.
    case unavailable
    case invalidRequest = "invalid_request"
    case tooLarge = "too_large"
    /// The shop takes no orders at the moment: 503. The owner's own message takes the place of the text.
    case closed

    var english: (title: String, text: String) {
        switch self {
        case .notFound:
            ("There is no such order", "The address may be incomplete: take it from the confirmation as a whole.")
        case .forbidden:
            ("This did not come from the shop", "The form was sent from another site. Go to the shop and order there.")
        case .keyMisused:
            (
                "This order has been placed already",
                "The page was sent twice with different content, and only the first counts. Go back to the shop to order again."
            )
        case .tooManyRequests:
            (
                "One moment, please",
                "A great deal is coming in from your network. Try again in a minute; nothing was ordered."
            )
        case .unavailable:
            (
                "The till is closed for a moment",
                "Your order was not taken. Try again in a minute: nothing is lost if you go back."
            )
        case .invalidRequest:
            ("This could not be read", "The form arrived incomplete. Go back and send it again; nothing was ordered.")
        case .tooLarge:
            ("This is too much at once", "The form is larger than an order can be. Nothing was ordered.")
        case .closed: ("The shop is closed", Closure.standardMessage)
        }
    }
}

extension OrderPages {
    /// A page that says what came of a request that is about no order.
    package func message(_ message: PageMessage) -> [UInt8] {
        let said = words(of: message)
        return self.message(title: said.title, text: said.text)
    }

    /// The same as plain text, for answers in JSON.
    package func words(of message: PageMessage) -> (title: String, text: String) {
        func word(_ part: String, _ standard: String) -> String {
            let found = host.words.text("messages.\(message.rawValue).\(part)", argument: { _ in nil })
            guard let found, !found.isHTML else { return standard }
            return found.text
        }
        return (word("title", message.english.title), word("text", message.english.text))
    }
}
