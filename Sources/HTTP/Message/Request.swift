/// One whole request: its head checked against RFC 9110 and 9112, its body read to the end.
package struct Request: Sendable {
    /// The methods this server knows (RFC 9110, 9.3; RFC 5789). TRACE and CONNECT never reach a handler.
    package enum Method: String, Sendable, CaseIterable {
        case get = "GET"
        case head = "HEAD"
        case post = "POST"
        case put = "PUT"
        case delete = "DELETE"
        case options = "OPTIONS"
        case patch = "PATCH"
    }

    package var method: Method
    /// The target as it stood on the request line.
    package var target: String
    /// The target's path, percent-decoded: valid UTF-8 that starts with `/` and holds no NUL, no encoded slash and no
    /// `.` or `..` segment. `*` for `OPTIONS *`.
    package var path: String
    /// What followed the first `?`, still encoded (`FormFields` reads it); nil without a `?`.
    package var query: String?
    /// 0 for HTTP/1.0, 1 for HTTP/1.1 and later minor versions.
    package var minorVersion: Int
    /// Names in lower case. Fields with an underscore in their name are left out: other software reads it as a hyphen.
    package var fields: HeaderFields
    /// At most the configured limit of bytes; the chunked coding is already removed.
    package var body: [UInt8]
    /// Where the connection comes from; nil for a request that came over none.
    package var peer: IPAddress?
    /// Whom the request comes from: the peer, or what trusted proxies say stands behind them; nil when what they say
    /// names nobody (`unknown`, `unix:`).
    package var client: IPAddress?
    /// Whether a trusted proxy passed it on and said for whom.
    package var isForwarded = false
    /// Whether the client speaks HTTPS with the trusted proxy in front.
    package var isSecure: Bool

    package init(
        method: Method, target: String, path: String, query: String? = nil, minorVersion: Int = 1,
        fields: HeaderFields = [:], body: [UInt8] = [], peer: IPAddress? = nil, client: IPAddress? = nil,
        isSecure: Bool = false
    ) {
        self.method = method
        self.target = target
        self.path = path
        self.query = query
        self.minorVersion = minorVersion
        self.fields = fields
        self.body = body
        self.peer = peer
        self.client = client
        self.isSecure = isSecure
    }

    /// `host[:port]` of the absolute target or of the Host field; nil only in HTTP/1.0.
    package var host: String? { fields["host"] }

    /// What limits count this request under: the client's address (an IPv6 /64), and one name for all whom a proxy does
    /// not name, so that nobody gets round a limit by having no address. Nil, which is no limit, only for a client on
    /// this machine itself.
    package var limitName: String? {
        guard let client else { return isForwarded ? "unnamed" : nil }
        return client.isLoopback && !isForwarded ? nil : client.limitKey.description
    }

    /// The type of the body; nil when the field is missing or is not a media type.
    package var contentType: MediaType? { fields.contentType }
}
