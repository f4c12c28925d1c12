import Text

/// The head of a request while its lines come in.
struct RequestHead: Sendable {
    private(set) var method = Request.Method.get
    private var target = RequestTarget(path: "/")
    private var rawTarget = ""
    private(set) var minorVersion = 1
    private(set) var fields = HeaderFields()

    init() {}

    /// `method SP request-target SP HTTP-version` (RFC 9112, 3), each space exactly one.
    init(requestLine line: ArraySlice<UInt8>) throws(RequestDecoder.Interruption) {
        guard let firstSpace = line.firstIndex(of: ASCII.space), let lastSpace = line.lastIndex(of: ASCII.space),
            firstSpace < lastSpace
        else { throw .fault(.bad("a request line is a method, a target and a version")) }
        let name = line[..<firstSpace]
        guard ASCIIText.isToken(name) else { throw .fault(.bad("the method is not a token")) }
        let bytes = line[(firstSpace + 1)..<lastSpace]
        // RFC 9112, 3.2: no whitespace is allowed in the target. A fragment is never sent; raw UTF-8 is no URI.
        guard !bytes.isEmpty, bytes.allSatisfy({ $0 > ASCII.space && $0 < 0x7F && $0 != 0x23 }) else {
            throw .fault(.bad("the target holds what no URI does"))
        }
        minorVersion = try RequestHead.minorVersion(line[(lastSpace + 1)...])
        let methodName = String(decoding: name, as: UTF8.self)
        guard let method = Request.Method(rawValue: methodName) else {
            // RFC 9110, 9.1: 501 for a method nobody here knows, 405 for one that is known and not allowed.
            guard methodName == "TRACE" || methodName == "CONNECT" else {
                throw .fault(ProtocolFault(.notImplemented, "an unknown method"))
            }
            throw .fault(
                ProtocolFault(.methodNotAllowed, "\(methodName) is not served", fields: ["Allow": "GET, HEAD, POST"]))
        }
        self.method = method
        guard let target = RequestTarget(parsing: bytes, method: method) else {
            throw .fault(.bad("the target is malformed"))
        }
        self.target = target
        rawTarget = String(decoding: bytes, as: UTF8.self)
    }

    /// `HTTP/1.0` is 0; later minor versions of 1 are read as 1.1 (RFC 9110, 2.5).
    private static func minorVersion(_ bytes: ArraySlice<UInt8>) throws(RequestDecoder.Interruption) -> Int {
        let prefix = Array("HTTP/".utf8)
        let version = Array(bytes)
        guard version.count == 8, version.starts(with: prefix), ASCII.isDigit(version[5]),
            version[6] == ASCII.period, ASCII.isDigit(version[7])
        else { throw .fault(.bad("the version is malformed")) }
        guard version[5] == 0x31 else {
            throw .fault(ProtocolFault(.versionNotSupported, "only HTTP/1 is spoken here"))
        }
        return version[7] == 0x30 ? 0 : 1
    }

    /// The answer to a request line over the limit (RFC 9112, 3): 414, or 501 while it is still the method.
    static func tooLong(_ line: ArraySlice<UInt8>, _ limit: Int) -> ProtocolFault {
        let known = line.prefix(limit)
        if known.contains(ASCII.space) { return ProtocolFault(.uriTooLong, "the target is too long") }
        return ASCIIText.isToken(known)
            ? ProtocolFault(.notImplemented, "an unknown method") : .bad("the method is not a token")
    }

    mutating func appendField(_ line: ArraySlice<UInt8>) throws(RequestDecoder.Interruption) {
        let (name, value) = try RequestHead.field(line)
        let trimmed = ASCIIText.trimmed(value)
        // White space around a transfer coding is where two parsers most easily differ (`\tchunked`): one space before
        // it is what everybody sends.
        if name == "transfer-encoding", value.count - trimmed.count > (value.first == ASCII.space ? 1 : 0) {
            throw .fault(.bad("odd white space around the transfer coding"))
        }
        // `Content_Length` is no length here, but gateways that turn `-` into `_` could make it one.
        if name.utf8.contains(ASCII.underscore) { return }
        fields.append(name, String(decoding: trimmed, as: UTF8.self))
    }

    /// `field-name ":" OWS field-value OWS` (RFC 9112, 5): the name in lower case, the value untrimmed.
    static func field(
        _ line: ArraySlice<UInt8>
    ) throws(RequestDecoder.Interruption) -> (name: String, value: ArraySlice<UInt8>) {
        // RFC 9112, 5.2: a server MUST reject or unfold obs-fold.
        if line.first == ASCII.space || line.first == ASCII.tab { throw .fault(.bad("a folded field line")) }
        guard let colon = line.firstIndex(of: ASCII.colon) else { throw .fault(.bad("a field without a colon")) }
        let name = line[..<colon]
        // RFC 9112, 5.1: 400 for white space between the name and the colon.
        guard ASCIIText.isToken(name) else { throw .fault(.bad("a field name that is not a token")) }
        return (ASCIIText.lowercased(name), line[(colon + 1)...])
    }

    var request: Request {
        Request(
            method: method, target: rawTarget, path: target.path, query: target.query, minorVersion: minorVersion,
            fields: fields)
    }

    /// Whether the client waits for `100 Continue`; in HTTP/1.0 the expectation is ignored (RFC 9110, 10.1.1).
    var expectsContinue: Bool { minorVersion >= 1 && fields.contains("expect") }
}

// MARK: - What the whole section says

extension RequestHead {
    enum Framing: Sendable {
        case none
        case length(Int)
        case chunked
    }

    /// How the body is delimited (RFC 9112, 6.3), after every check that needs all fields.
    func framing(limits: RequestLimits) throws(RequestDecoder.Interruption) -> Framing {
        try checkHost()
        let framing = try declaredFraming()
        // RFC 9110, 10.1.1: 417 for an expectation that is not understood.
        guard fields.values("expect").allSatisfy({ ASCIIText.equalIgnoringCase($0.utf8, "100-continue".utf8) }) else {
            throw .fault(ProtocolFault(.expectationFailed, "an unknown expectation"))
        }
        if case .none = framing { return .none }
        // RFC 9110, 15.5.16: what would be acceptable is said in Accept-Encoding.
        if let coding = fields["content-encoding"], !ASCIIText.equalIgnoringCase(coding.utf8, "identity".utf8) {
            let fields: HeaderFields = ["Accept-Encoding": "identity"]
            throw .fault(ProtocolFault(.unsupportedMediaType, "a compressed body", fields: fields))
        }
        if case .length(let length) = framing, length > limits.body {
            throw .fault(ProtocolFault(.contentTooLarge, "the body is longer than \(limits.body) bytes"))
        }
        return framing
    }

    private func declaredFraming() throws(RequestDecoder.Interruption) -> Framing {
        let lengths = fields.values("content-length")
        let codings = fields.values("transfer-encoding")
        if let coding = codings.first {
            // RFC 9112, 6.1: both together "ought to be handled as an error"; in HTTP/1.0 the framing is faulty.
            guard lengths.isEmpty else { throw .fault(.bad("Content-Length with Transfer-Encoding")) }
            guard minorVersion >= 1 else { throw .fault(.bad("Transfer-Encoding in HTTP/1.0")) }
            guard codings.count == 1 else { throw .fault(.bad("two Transfer-Encoding lines")) }
            try checkTransferCoding(coding)
            return .chunked
        }
        guard let text = lengths.first else { return .none }
        // RFC 9112, 6.3: an invalid Content-Length is an unrecoverable error. A list of equal values may be accepted;
        // it is not, because whoever stands in front might read another member.
        guard lengths.count == 1 else { throw .fault(.bad("two Content-Length lines")) }
        guard let length = ASCIIText.decimal(text.utf8), text == "0" || !text.hasPrefix("0") else {
            throw .fault(.bad("the Content-Length is not a number"))
        }
        return length == 0 ? .none : .length(length)
    }

    private func checkTransferCoding(_ value: String) throws(RequestDecoder.Interruption) {
        let codings = Array(value.utf8).split(separator: 0x2C, omittingEmptySubsequences: false)
            .map { ASCIIText.trimmed($0) }
        guard codings.allSatisfy({ ASCIIText.isToken($0) }) else { throw .fault(.bad("a malformed transfer coding")) }
        let chunked = codings.indices.filter { ASCIIText.equalIgnoringCase(codings[$0], "chunked".utf8) }
        // RFC 9112, 6.1: chunked MUST NOT be applied more than once, and 6.3: it must come last.
        guard chunked.count <= 1, chunked.isEmpty || chunked == [codings.count - 1] else {
            throw .fault(.bad("chunked is not the last transfer coding"))
        }
        // RFC 9112, 6.1: 501 for a coding that is not understood.
        guard chunked == [0] else { throw .fault(ProtocolFault(.notImplemented, "an unknown transfer coding")) }
    }

    private func checkHost() throws(RequestDecoder.Interruption) {
        let hosts = fields.values("host")
        // RFC 9112, 3.2: 400 for a request without Host, with more than one, or with an invalid value.
        guard hosts.count <= 1 else { throw .fault(.bad("two Host lines")) }
        guard let text = hosts.first else {
            guard minorVersion == 0 else { throw .fault(.bad("no Host")) }
            return
        }
        guard let host = Authority(parsing: text.utf8) else { throw .fault(.bad("the Host is malformed")) }
        // RFC 9112, 3.2.2 has the target win; a client that says two things is not believed in either.
        guard target.authority.map({ $0.matches(host, defaultPort: target.defaultPort) }) ?? true else {
            throw .fault(.bad("the target and Host name different hosts"))
        }
    }
}

/// The first line of a chunk (RFC 9112, 7.1).
struct ChunkHeader {
    /// Sixteen digits fill 64 bits; more can only be an attempt to overflow somebody's counter.
    static let maximumDigits = 16

    /// Nil for a size past `Int.max`.
    let size: Int?
    let extensionBytes: Int

    init(_ line: ArraySlice<UInt8>, maximumExtension: Int) throws(RequestDecoder.Interruption) {
        let digits = line.prefix { ASCII.hexValue($0) != nil }
        guard !digits.isEmpty, digits.count <= ChunkHeader.maximumDigits else {
            throw .fault(.bad("the size of a chunk is malformed"))
        }
        let rest = line[digits.endIndex...]
        // RFC 9112, 7.1.1 allows "bad" white space before `;`; nobody sends it but to confuse.
        guard rest.isEmpty || rest.first == 0x3B else { throw .fault(.bad("the size of a chunk is malformed")) }
        guard rest.count <= maximumExtension else { throw .fault(.bad("a chunk extension is too long")) }
        let value = digits.reduce(UInt64(0)) { $0 << 4 | UInt64(ASCII.hexValue($1) ?? 0) }
        size = Int(exactly: value)
        extensionBytes = rest.count
    }
}
