import Commerce

/// A mail as it goes out (RFC 5322, MIME).
package struct MailMessage: Sendable {
    /// The outbox's id: the same at every attempt, and with it the Message-ID and every byte.
    package var id: String
    package var from: EmailAddress
    /// The shop's name, shown in place of the address.
    package var fromName: String
    package var to: EmailAddress
    package var replyTo: EmailAddress?
    package var date: Instant
    /// Seconds east of UTC that the date is written in.
    package var utcOffset: Int
    package var content: MailText

    package init(
        id: String, from: EmailAddress, fromName: String, to: EmailAddress, replyTo: EmailAddress? = nil,
        date: Instant, utcOffset: Int = 0, content: MailText
    ) {
        self.id = id
        self.from = from
        self.fromName = fromName
        self.to = to
        self.replyTo = replyTo
        self.date = date
        self.utcOffset = utcOffset
        self.content = content
    }
}
