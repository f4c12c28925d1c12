import HTTP

/// Everything the intake is told at its start, besides the price book.
package struct IntakeConfiguration: Sendable {
    /// `orders/`: the price book, the journal, the lock, the socket for commands.
    package var folder: String
    /// Origins besides the shop's own whose pages may post: of a preview, of a second host. As browsers write them.
    package var origins: [String] = []
    package var limits = OrderLimits()
    /// An absolute path; nil: mail waits in the outbox until there is one.
    package var sendmail: String?
    package var webhook: Webhook?

    package init(folder: String) { self.folder = folder }

    /// Where events are posted.
    package struct Webhook: Sendable {
        package var url: String
        /// Signs what is posted.
        package var secret: [UInt8]
        /// An absolute path of curl.
        package var curl: String
        /// Whether an address inside the house may be called, and plain HTTP used: for tests and for services on the
        /// same machine.
        package var allowsPrivate: Bool

        package init(url: String, secret: [UInt8], curl: String, allowsPrivate: Bool = false) {
            self.url = url
            self.secret = secret
            self.curl = curl
            self.allowsPrivate = allowsPrivate
        }
    }
}

/// How many orders an hour are taken before a person must look; 0 is no limit.
///
/// What is counted are orders that were placed, so nobody is shut out by somebody else's refused attempts.
package struct OrderLimits: Sendable {
    /// From one client address (an IPv6 /64). Loopback is exempt: it is the owner's machine, or a proxy that was not
    /// named, behind which everybody has this address.
    package var perAddress = 60
    /// To one e-mail address: stops a stranger's mailbox from being flooded with confirmations.
    package var perRecipient = 20
    /// Of one SKU, in orders.
    package var perSKU = 1_000
    /// Requests that change or price something, from one address.
    package var requestsPerAddress = 3_600
    /// Discount codes that there are none of, from one address.
    package var wrongCodesPerAddress = 20
    /// The same of all clients with the address of this machine together.
    package var wrongCodesOfLoopback = 120

    package init() {}
}
