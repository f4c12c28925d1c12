import Text

/// Who stands behind a proxy, believed only of proxies that the configuration names.
enum TrustedProxies {
    /// The client of a request from `peer`, and whether it speaks HTTPS with the proxy.
    ///
    /// Every proxy appends the address it was called from, so the list is read from its end: the first address that is
    /// no trusted proxy is the client, and what stands before it is the client's own invention.
    static func client(
        of peer: IPAddress, _ fields: HeaderFields, trusted: [AddressRange]
    ) -> (client: IPAddress, isSecure: Bool) {
        func isTrusted(_ address: IPAddress) -> Bool { trusted.contains { $0.contains(address) } }
        guard isTrusted(peer) else { return (peer, false) }
        var client = peer
        let hops = (fields["x-forwarded-for"] ?? "").split(separator: ",")
        for hop in hops.reversed() {
            guard let address = parse(ASCIIText.trimmed(hop.utf8)) else { break }
            client = address
            if !isTrusted(address) { break }
        }
        let scheme = fields.values("x-forwarded-proto").last?.split(separator: ",").last
        let isSecure = scheme.map { ASCIIText.equalIgnoringCase(ASCIIText.trimmed($0.utf8), "https".utf8) } ?? false
        return (client, isSecure)
    }

    /// An address, to which some proxies add a port.
    private static func parse(_ hop: Substring.UTF8View) -> IPAddress? {
        let text = String(decoding: hop, as: UTF8.self)
        return IPAddress(parsing: text) ?? SocketAddress(parsing: text)?.address
    }
}
