/// The mails a shop writes about an order.
package enum MailKind: String, Sendable, CaseIterable {
    /// To the customer: the order has been taken.
    case confirmation
    /// To the shop: there is a new order.
    case notice
    /// To the customer: the money has not come yet.
    case reminder
    case paid, shipped, cancelled, returned, refunded

    /// Nil for a message that is no mail.
    package init?(_ kind: OutboxMessage.Kind) {
        switch kind {
        case .confirmation: self = .confirmation
        case .notice: self = .notice
        case .reminder: self = .reminder
        case .paid: self = .paid
        case .shipped: self = .shipped
        case .cancelled: self = .cancelled
        case .returned: self = .returned
        case .refunded: self = .refunded
        case .webhook: return nil
        }
    }

    /// Whether a shop whose theme has no words for it leaves it out; the others are always written.
    package var isOptional: Bool { self == .paid }
}

/// What a mail says, before it is made a message of.
package struct MailText: Sendable, Equatable {
    /// One line without control characters.
    package var subject: String
    package var text: String
    package var html: String?

    package init(subject: String, text: String, html: String? = nil) {
        self.subject = subject
        self.text = text
        self.html = html
    }
}
