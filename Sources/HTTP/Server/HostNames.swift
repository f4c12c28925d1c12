/// The hosts that a server of this machine answers to.
///
/// A page of a stranger can point its own name at 127.0.0.1 once it is loaded (DNS rebinding), and then reads whatever a
/// preview or an operator's address answers as if it were its own. What such a page cannot do is to change the name that
/// its requests carry: only names that nobody else can own are answered.
package struct HostNames: Sendable {
    /// Names besides those that are always answered, in lower case, without a port.
    private let names: Set<String>

    /// `names` may have any case and a port, which is passed over.
    package init(_ names: [String] = []) {
        self.names = Set(names.compactMap { Authority(parsing: $0.utf8).map { HostNames.plain($0.host) } })
    }

    /// The host of an absolute URL.
    private init(url: String) {
        let parts = url.split(separator: "/", maxSplits: 3, omittingEmptySubsequences: false)
        self.init(parts.count > 2 ? [String(parts[2])] : [])
    }

    /// Whether `text` can be said to be the name of a host: `shop.example`, `shop.example:8080`.
    package static func isName(_ text: String) -> Bool { Authority(parsing: text.utf8) != nil }

    /// Whether a request with this Host is answered: an address, `localhost`, a name below `.localhost` (RFC 6761, 6.3),
    /// or one of the names given. No Host at all is what no browser sends.
    package func admits(_ host: String?) -> Bool {
        guard let host else { return true }
        guard let authority = Authority(parsing: host.utf8) else { return false }
        let name = HostNames.plain(authority.host)
        return name == "localhost" || name.hasSuffix(".localhost") || IPAddress(parsing: name) != nil
            || names.contains(name)
    }

    /// The handler for requests whose host is answered; 403 for all others, with the mend. `url` is an address whose host
    /// is answered as well, as it is at that moment: nobody else owns the shop's.
    package func guarding(alsoOf url: @escaping @Sendable () -> String? = { nil }, _ handler: @escaping Handler)
        -> Handler
    {
        { request, responder in
            guard admits(request.host) || url().map({ HostNames(url: $0).admits(request.host) }) ?? false else {
                return responder.send(refusal(request.host ?? ""))
            }
            handler(request, responder)
        }
    }

    private func refusal(_ host: String) -> Response {
        let name = Authority(parsing: host.utf8)?.host ?? "NAME"
        return .text(
            .forbidden,
            "This server answers to addresses, to localhost and to names that it was given. "
                + "If \(name) is yours, start it with --host \(name).\n")
    }

    /// Without the final dot of a name that is written in full.
    private static func plain(_ host: String) -> String { host.hasSuffix(".") ? String(host.dropLast()) : host }
}
