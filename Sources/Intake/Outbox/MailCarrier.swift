import Commerce
import Orders

/// Makes the mail of a message and hands it on: to `sendmail`, or to a file in a preview.
package struct MailCarrier: Sendable {
    private let service: IntakeService
    private let send: @Sendable (MailMessage) -> Delivery

    package init(_ service: IntakeService, _ send: @escaping @Sendable (MailMessage) -> Delivery) {
        self.service = service
        self.send = send
    }

    package func carry(_ message: OutboxMessage, _ order: Order, _ now: Instant) -> Delivery {
        let shop = service.shop
        let store = shop.book.store
        guard let kind = MailKind(message.kind) else { return .refused("this is no mail") }
        // What is told is what was so at the event, whatever happened since; what was erased is erased.
        let order = order.asOf(record: message.record)
        guard let customer = order.customer else { return .refused("the customer's data has been erased") }
        guard let sender = shop.book.orders.from ?? store.email else {
            return .failed("the shop has no address to write from; set orders.from in store.yaml")
        }
        guard let from = EmailAddress(sender) else {
            return .failed("orders.from '\(sender.prefix(80))' is no address that mail can come from")
        }
        let recipient: String
        if kind == .notice {
            let told = shop.book.orders.notify
            guard message.count >= 1, message.count <= told.count else {
                return .refused("nobody is told of orders any more")
            }
            recipient = told[message.count - 1]
        } else {
            recipient = customer.email
        }
        guard let to = EmailAddress(recipient) else { return .refused("this is no address that mail can be sent to") }
        guard let content = shop.pages.mail(kind, order) else {
            // The theme has no words for it, and it is one that can be left out.
            return .delivered
        }
        // The owner answers a notice to the customer; the customer answers to the shop.
        let answers = kind == .notice ? customer.email : store.email
        let date = order.history.last?.at ?? order.placedAt
        return send(
            MailMessage(
                id: message.id, from: from, fromName: store.name, to: to, replyTo: answers.flatMap(EmailAddress.init),
                date: date, utcOffset: store.zone.offset(at: date), content: content))
    }
}
