import Commerce
import Orders
import Text

/// Makes the body of an event and posts it.
package struct WebhookCarrier: Sendable {
    private let service: IntakeService
    private let webhook: CurlWebhook

    package init(_ service: IntakeService, _ webhook: CurlWebhook) {
        self.service = service
        self.webhook = webhook
    }

    package func carry(_ message: OutboxMessage, _ order: Order, _ now: Instant) -> Delivery {
        webhook.send(id: message.id, body: WebhookCarrier.body(message, order), now: now)
    }

    /// `{"id", "type": "order.paid", "created", "order": {...}}`: the order as it was when the event happened.
    static func body(_ message: OutboxMessage, _ order: Order) -> [UInt8] {
        let then = order.asOf(record: message.record)
        let last = then.history.last
        var writer = RecordWriter()
        writer.object { out in
            out.text("id", message.id)
            out.text("type", "order." + (last?.change.name ?? "placed"))
            out.integer("created", (last?.at ?? order.placedAt).seconds)
            out.object("order") { OrderExport.write(then, to: &$0) }
        }
        return writer.bytes
    }
}
