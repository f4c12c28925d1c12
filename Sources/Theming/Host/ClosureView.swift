import Liquid

/// That the shop takes no orders: `shop.closed` of templates, on pages and in orders alike.
package final class ClosureView: LiquidObject {
    package let message: String?
    package let until: String?

    /// - Parameter until: a timestamp (RFC 3339).
    package init(message: String?, until: String?) {
        self.message = message
        self.until = until
    }

    package var schema: ObjectSchema { Self.schema }

    package func plainValue(_ context: RenderContext?) -> LiquidValue? { .string(message ?? "") }

    package static let schema = ObjectSchema(
        "closure", ClosureView.self, "That the shop takes no orders. Printed, it is the owner's message."
    ) {
        Field("message", .string, "What customers are told, in the owner's words, or nil.") { view, _ in
            LiquidValue(view.message)
        }
        Field("until", .date, "The last day, or the moment orders are taken again, or nil.") { view, _ in
            LiquidValue(view.until)
        }
    }
}
