import Commerce

/// Posts events to a webhook with an installed `curl`.
package struct CurlWebhook: Sendable {
    package struct Options: Sendable {
        /// An absolute path.
        package var curl = "/usr/bin/curl"
        /// A folder for the files that the program reads from and writes to while it runs.
        package var scratch: String
        /// Seconds for the whole exchange.
        package var limit = 20
        /// Lets the webhook be on this machine or its network, and without TLS.
        package var allowsPrivateAddresses = false

        package init(scratch: String) { self.scratch = scratch }
    }

    package let url: String
    package let secret: [UInt8]
    package let options: Options

    /// Nil when `url` is none that a webhook may have.
    package init?(url: String, secret: [UInt8], options: Options) {
        self.url = url
        self.secret = secret
        self.options = options
    }

    /// Posts `body`, which is JSON, under a stable `id`. Blocks until it is answered or given up.
    package func send(id: String, body: [UInt8], now: Instant) -> Delivery { .missing(options.curl) }
}
