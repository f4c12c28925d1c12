/// Conditional requests (RFC 9110, 13).
package enum Preconditions {
    package enum Verdict: Sendable, Equatable {
        case proceed
        /// 304.
        case notModified
        /// 412.
        case failed
    }

    /// Evaluates the request's conditions against the representation there is, in the order of RFC 9110, 13.2.2.
    /// `lastModified` is in seconds since 1970.
    package static func evaluate(_ request: Request, tag: EntityTag?, lastModified: Int?) -> Verdict {
        let isRead = request.method == .get || request.method == .head
        if let field = request.fields["if-match"] {
            switch EntityTag.parseList(field) {
            case .any: if tag == nil && lastModified == nil { return .failed }
            case .tags(let wanted): if !wanted.contains(where: { tag?.stronglyMatches($0) ?? false }) { return .failed }
            case nil: return .failed
            }
        } else if let since = request.fields["if-unmodified-since"].flatMap({ HTTPDate.parse($0) }), let lastModified,
            lastModified > since
        {
            return .failed
        }
        if let field = request.fields["if-none-match"] {
            let matches =
                switch EntityTag.parseList(field) {
                case .any: tag != nil || lastModified != nil
                case .tags(let known): known.contains { tag?.weaklyMatches($0) ?? false }
                case nil: false
                }
            // 13.1.3: If-Modified-Since is ignored when there is an If-None-Match.
            return matches ? (isRead ? .notModified : .failed) : .proceed
        }
        if isRead, let since = request.fields["if-modified-since"].flatMap({ HTTPDate.parse($0) }), let lastModified,
            lastModified <= since
        {
            return .notModified
        }
        return .proceed
    }

    /// Whether a Range field counts: If-Range is missing or names exactly this representation (RFC 9110, 13.1.5).
    package static func rangeApplies(_ request: Request, tag: EntityTag?, lastModified: Int?) -> Bool {
        guard let field = request.fields["if-range"] else { return true }
        if let wanted = EntityTag.parse(field) { return tag?.stronglyMatches(wanted) ?? false }
        guard let date = HTTPDate.parse(field) else { return false }
        return date == lastModified
    }
}
