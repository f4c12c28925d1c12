import Text

/// The target of a request taken apart (RFC 9112, 3.2).
struct RequestTarget: Sendable {
    /// Decoded and safe; see `Request.path`.
    var path: String
    /// Still encoded.
    var query: String?
    /// Of the absolute form.
    var authority: Authority?
    /// Of the absolute form's scheme.
    var defaultPort = 80

    init(path: String) { self.path = path }

    /// Nil if the target is of no form that suits the method, or its path is malformed or climbs.
    init?(parsing bytes: ArraySlice<UInt8>, method: Request.Method) {
        var rest = bytes
        if rest.elementsEqual([0x2A]) {
            // RFC 9112, 3.2.4: the asterisk form is for OPTIONS alone.
            guard method == .options else { return nil }
            self.init(path: "*")
            return
        }
        var authority: Authority?
        var defaultPort = 80
        if rest.first != ASCII.slash {
            // RFC 9112, 3.2.2: a server MUST accept the absolute form.
            let schemes: [(prefix: String, port: Int)] = [("http://", 80), ("https://", 443)]
            guard
                let scheme = schemes.first(where: {
                    ASCIIText.equalIgnoringCase(rest.prefix($0.prefix.utf8.count), $0.prefix.utf8)
                })
            else { return nil }
            defaultPort = scheme.port
            rest = rest.dropFirst(scheme.prefix.utf8.count)
            let end = rest.firstIndex { $0 == ASCII.slash || $0 == 0x3F } ?? rest.endIndex
            guard let parsed = Authority(parsing: rest[..<end]) else { return nil }
            authority = parsed
            rest = rest[end...]
        }
        let mark = rest.firstIndex(of: 0x3F)
        let rawPath = rest[..<(mark ?? rest.endIndex)]
        // An empty path of the absolute form is `/` (RFC 9110, 4.2.3).
        guard let path = rawPath.isEmpty ? "/" : RequestTarget.decodePath(rawPath) else { return nil }
        self.init(path: path)
        self.authority = authority
        self.defaultPort = defaultPort
        query = mark.map { String(decoding: rest[($0 + 1)...], as: UTF8.self) }
    }

    /// The percent-decoded path; nil if it is not valid UTF-8, or holds a NUL, an encoded slash, or a `.` or `..`
    /// segment however written.
    ///
    /// Dot segments are refused, not resolved: clients resolve them before they ask (RFC 3986, 5.2.4), so one that
    /// arrives is somebody trying.
    static func decodePath(_ raw: some Collection<UInt8>) -> String? {
        guard raw.first == ASCII.slash else { return nil }
        var out: [UInt8] = []
        out.reserveCapacity(raw.count)
        for segment in raw.dropFirst().split(separator: ASCII.slash, omittingEmptySubsequences: false) {
            guard let decoded = PercentCoding.decode(segment) else { return nil }
            guard !decoded.contains(where: { $0 == 0 || $0 == ASCII.slash }) else { return nil }
            guard decoded != [ASCII.period], decoded != [ASCII.period, ASCII.period] else { return nil }
            out.append(ASCII.slash)
            out.append(contentsOf: decoded)
        }
        guard UTF8Validation.firstInvalidOffset(out) == nil else { return nil }
        return String(decoding: out, as: UTF8.self)
    }
}

/// `uri-host [ ":" port ]` without user information (RFC 9110, 7.2).
struct Authority: Sendable, Equatable {
    /// In lower case.
    var host: String
    var port: Int?

    /// Letters, digits, `-`, `.`, `_`, `~`, or an IPv6 address in brackets: what host names are made of. RFC 3986 would
    /// allow commas and escapes too, which no host name has.
    init?(parsing bytes: some Collection<UInt8>) {
        let text = Array(bytes)
        let end: Int
        if text.first == 0x5B {
            guard let close = text.firstIndex(of: 0x5D) else { return nil }
            end = close + 1
            guard IPAddress(parsing: String(decoding: text[..<end], as: UTF8.self)) != nil else { return nil }
        } else {
            end = text.firstIndex(of: ASCII.colon) ?? text.count
            guard end > 0, end <= 255, text[..<end].allSatisfy(Authority.isHostByte) else { return nil }
        }
        host = ASCIIText.lowercased(text[..<end])
        let rest = text[end...]
        if rest.isEmpty { return }
        guard rest.first == ASCII.colon else { return nil }
        // RFC 3986, 3.2.3: the port may be empty.
        if rest.count == 1 { return }
        guard let port = ASCIIText.decimal(rest.dropFirst()), port <= 65535 else { return nil }
        self.port = port
    }

    private static func isHostByte(_ byte: UInt8) -> Bool {
        ASCII.isAlphanumeric(byte) || byte == ASCII.hyphen || byte == ASCII.period || byte == ASCII.underscore
            || byte == 0x7E
    }

    func matches(_ other: Authority, defaultPort: Int) -> Bool {
        host == other.host && (port ?? defaultPort) == (other.port ?? defaultPort)
    }
}
