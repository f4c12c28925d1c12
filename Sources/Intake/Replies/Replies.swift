import Commerce
import HTTP
import Orders

extension IntakeService {
    /// A page of the shop, with the fields that keep it safe and out of caches and search engines.
    func page(_ status: Response.Status, _ body: [UInt8], _ shop: ShopFront) -> Response {
        var response = Response.html(status, body)
        response.fields.append(IntakeService.protection)
        let own = shop.origins.joined(separator: " ")
        response.fields["Content-Security-Policy"] =
            "form-action 'self' \(own); frame-ancestors 'none'; base-uri 'none'; object-src 'none'"
        response.fields["X-Frame-Options"] = "DENY"
        return response
    }

    func json(_ status: Response.Status, _ body: [UInt8]) -> Response {
        var response = Response.json(status, body)
        response.fields.append(IntakeService.protection)
        return response
    }

    private static let protection: HeaderFields = [
        "Cache-Control": "no-store",
        "X-Content-Type-Options": "nosniff",
        "X-Robots-Tag": "noindex",
        // `no-referrer` would make browsers send `Origin: null` with the form, which is refused.
        "Referrer-Policy": "strict-origin-when-cross-origin",
    ]

    /// A short answer: as JSON the message, as a page of the shop what the shop's own words for such an answer are.
    func plain(
        _ status: Response.Status, _ code: String, _ message: String, _ isJSON: Bool, _ shop: ShopFront,
        field: String = ""
    ) -> Response {
        isJSON
            ? json(status, ReplyJSON.message(code, message, field: field))
            : page(status, shop.pages.message(IntakeService.pageMessage(status)), shop)
    }

    private static func pageMessage(_ status: Response.Status) -> PageMessage {
        switch status.code {
        case 403: .forbidden
        case 404, 405: .notFound
        case 413, 414, 431: .tooLarge
        case 429: .tooManyRequests
        case 500...: .unavailable
        default: .invalidRequest
        }
    }

    func notFound(_ shop: ShopFront, _ isJSON: Bool) -> Response {
        plain(.notFound, "not_found", "There is no such page. Was the address copied whole?", isJSON, shop)
    }

    func wrongMethod(_ methods: String, _ isJSON: Bool, _ shop: ShopFront) -> Response {
        var response = plain(
            .methodNotAllowed, "method_not_allowed", "Orders are sent by the shop's own forms.", isJSON, shop)
        response.fields["Allow"] = methods
        return response
    }

    func tooMany(_ seconds: Int, _ isJSON: Bool, _ shop: ShopFront) -> Response {
        metrics.add(.limited)
        var response = plain(
            .tooManyRequests, "rate_limited",
            "Too much was ordered from here in a short time. Nothing was ordered now; try again in \(seconds) seconds.",
            isJSON, shop)
        response.fields["Retry-After"] = String(seconds)
        return response
    }

    /// What the server itself answers with: in the shop's frame, or as JSON where the fields that came ask for it.
    package func errorResponse(_ status: Response.Status, _ fields: HeaderFields) -> Response {
        plain(
            status, "http_\(status.code)", "The request could not be read. Please go back and try again.",
            wantsJSON(fields), shop)
    }

    /// The queue is full, or nothing can be written.
    func busy(_ isJSON: Bool) -> Response {
        metrics.add(.unavailable)
        var response = plain(
            .serviceUnavailable, "unavailable",
            "The shop cannot take the order at this moment. Nothing was ordered; please try again shortly.", isJSON,
            shop)
        response.fields["Retry-After"] = "5"
        return response
    }
}
