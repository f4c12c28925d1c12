import Text

/// Who stands behind a proxy, believed only of proxies that the configuration names.
enum TrustedProxies {
    /// What can be said of whoever sent a request.
    struct Caller: Equatable {
        /// Nil when the proxies name nobody.
        var client: IPAddress?
        /// A trusted proxy said for whom it asks.
        var isForwarded = false
        /// It speaks HTTPS with the proxy.
        var isSecure = false
    }

    /// The caller behind `peer`.
    ///
    /// Every proxy appends the address it was called from, so the list is read from its end: the first address that is
    /// no trusted proxy is the client, and what stands before it is the client's own invention. An element that is no
    /// address (a socket, `unknown`, a hidden name: RFC 7239, 6) ends the list as well: nobody knows who that is.
    static func caller(of peer: IPAddress, _ fields: HeaderFields, trusted: [AddressRange]) -> Caller {
        func isTrusted(_ address: IPAddress) -> Bool { trusted.contains { $0.contains(address) } }
        guard isTrusted(peer) else { return Caller(client: peer) }
        var caller = Caller(client: peer)
        if let list = fields["x-forwarded-for"] {
            caller.isForwarded = true
            for hop in list.split(separator: ",", omittingEmptySubsequences: false).reversed() {
                caller.client = address(ASCIIText.trimmed(hop.utf8))
                guard let client = caller.client, isTrusted(client) else { break }
            }
        }
        let scheme = fields.values("x-forwarded-proto").last?.split(separator: ",").last
        caller.isSecure = scheme.map { ASCIIText.equalIgnoringCase(ASCIIText.trimmed($0.utf8), "https".utf8) } ?? false
        return caller
    }

    /// `203.0.113.7`, `203.0.113.7:4711`, `2001:db8::7`, `[2001:db8::7]:4711`, each also in quotes; nil for what names
    /// nobody. The port may be a hidden one (`_x`: RFC 7239, 6.3), and a zone (`fe80::1%eth0`) is left out.
    private static func address(_ hop: Substring.UTF8View) -> IPAddress? {
        var text = String(decoding: hop, as: UTF8.self)
        if text.utf8.count >= 2, text.hasPrefix("\""), text.hasSuffix("\"") {
            text = String(text.dropFirst().dropLast())
        }
        var port = ""
        if text.hasPrefix("[") {
            guard let end = text.firstIndex(of: "]") else { return nil }
            port = String(text[text.index(after: end)...])
            text = String(text[text.index(after: text.startIndex)..<end])
            guard text.contains(":") else { return nil }
        } else if let colon = text.firstIndex(of: ":"), colon == text.lastIndex(of: ":") {
            port = String(text[colon...])
            text = String(text[..<colon])
        }
        guard port.isEmpty || isPort(port.utf8) else { return nil }
        if text.contains(":"), let zone = text.firstIndex(of: "%") { text = String(text[..<zone]) }
        return text.hasPrefix("[") ? nil : IPAddress(parsing: text)
    }

    /// A colon with one to five digits or a hidden name behind it.
    private static func isPort(_ text: String.UTF8View) -> Bool {
        guard text.first == ASCII.colon else { return false }
        let name = text.dropFirst()
        if name.first == ASCII.underscore {
            return name.allSatisfy {
                ASCII.isAlphanumeric($0) || $0 == ASCII.underscore || $0 == ASCII.period || $0 == ASCII.hyphen
            }
        }
        return (1...5).contains(name.count) && name.allSatisfy(ASCII.isDigit)
    }
}
