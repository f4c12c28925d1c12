/// What bounds a request (DESIGN: HTTP limits); every limit answers an attack.
package struct RequestLimits: Sendable {
    /// Bytes of the request line without its line end: endless targets, 414.
    package var requestLine = 8 << 10
    /// Bytes of the header section with its line ends, and of the trailer section: endless headers, 431.
    package var headerBytes = 16 << 10
    /// Field lines in a section: many tiny fields, 431.
    package var headerFields = 64
    /// Bytes of a body: 413.
    package var body = 64 << 10
    /// Bytes of the extensions of one chunk: endless chunk lines, 400.
    package var chunkExtension = 256
    /// Bytes of all chunk extensions of a body: 64 KiB of body that weigh megabytes, 400.
    package var chunkExtensions = 4 << 10

    package init() {}
}

/// How long the server waits, in seconds. Each is counted by the loop's monotonic clock.
package struct ServerTimeouts: Sendable {
    /// For a whole header section: 408.
    package var header = 10.0
    /// For a whole body: 408.
    package var body = 20.0
    /// For the next request on a connection, which is then closed without a word.
    package var idle = 15.0
    /// For a reader to take what is waiting for it (see `ConnectionLimits.writeProgress`).
    package var write = 10.0
    /// For the client to see our last answer before the connection is closed (RFC 9112, 9.6).
    package var linger = 2.0
    /// After running out of descriptors, before accepting again.
    package var acceptPause = 0.2

    package init() {}
}

/// How many connections there may be, and what they may do.
package struct ConnectionLimits: Sendable {
    /// At once: past it the oldest idle one is dropped.
    package var total = 1024
    /// At once from one IPv4 address or one IPv6 /64; trusted proxies are exempt.
    package var perAddress = 64
    /// Seconds for which a connection above the address's limit may still finish its request before older ones are given
    /// up: room for a burst of customers behind one address, none for a slow attacker. What is given up between two
    /// requests is closed, anything else is answered 503.
    package var addressGrace = 0.5
    /// Requests on one connection.
    package var requests = 100
    /// Bytes a reader must take within the write timeout to be given another one.
    package var writeProgress = 64 << 10
    /// Bytes of a stream that wait for a slow reader before its connection is dropped.
    package var streamBuffer = 1 << 20

    package init() {}
}

/// Everything a server is told at its start.
package struct ServerConfiguration: Sendable {
    /// Where to listen; more than one is served by the same loop.
    package var listen: [SocketAddress]
    package var limits = RequestLimits()
    package var timeouts = ServerTimeouts()
    package var connections = ConnectionLimits()
    package var eventQueue = EventQueueKind.native
    /// Peers whose `X-Forwarded-For` and `X-Forwarded-Proto` are believed. Nobody's by default.
    package var trustedProxies: [AddressRange] = []
    /// Called on the loop after each answer; it must not block.
    package var accessLog: (@Sendable (AccessRecord) -> Void)?
    /// Asked once a header section is in and a body is still to come: an answer refuses the request, which is then not
    /// read further. Called on the loop; the request has an empty body.
    package var admit: (@Sendable (Request) -> Response?)?
    /// Makes the errors the server itself answers with, for the fields that it has read by then; plain text by default.
    package var errorResponse: (@Sendable (Response.Status, HeaderFields) -> Response)?

    package init(listen: [SocketAddress]) { self.listen = listen }
}

/// One line of the access log: nothing in it tells who asked.
package struct AccessRecord: Sendable {
    /// Nil when no request could be read.
    package var method: Request.Method?
    /// Without the query; the answer's `loggedPath` if it has one, `-` when no request could be read.
    package var path: String
    package var status: Int
    /// Bytes of the answer's body that were handed to the system.
    package var bytes: Int
    /// Microseconds from the request's last byte to the answer's.
    package var microseconds: Int
}

/// Why a server could not start.
package struct ServerError: Error, Sendable, CustomStringConvertible {
    package var message: String
    /// The system's error number, 0 if none.
    package var code: Int32

    init(_ message: String, _ code: Int32) {
        self.message = message
        self.code = code
    }

    package var description: String { code == 0 ? message : "\(message): \(Descriptor.text(of: code))" }
}
