/// Whether a request that changes something comes from a page of ours (OWASP's advice on cross-site request forgery:
/// Fetch metadata first, Origin for clients without it).
package enum OriginVerdict: Sendable, Equatable {
    case sameSite
    /// 403: another site's page sent it.
    case foreign
    /// Neither header is there: no browser of today, so no borrowed cookie or address to abuse. Let it pass, but count it.
    case unknown

    /// `allowed` are origins as browsers write them: `https://shop.example`, with the port unless it is the scheme's own.
    package static func judge(_ request: Request, allowed: [String]) -> OriginVerdict {
        if let origin = request.fields["origin"] {
            // `null` is what sandboxed frames and pages without a referrer send: nobody's origin.
            return allowed.contains { ASCIIText.equalIgnoringCase($0.utf8, origin.utf8) } ? .sameSite : .foreign
        }
        switch request.fields["sec-fetch-site"] {
        case nil: return .unknown
        case "same-origin", "same-site", "none": return .sameSite
        default: return .foreign
        }
    }
}
