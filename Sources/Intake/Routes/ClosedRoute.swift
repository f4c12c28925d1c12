import Commerce
import HTTP
import Orders

extension IntakeService {
    /// The answer of a shop that takes no orders at the moment of the request; nil while it takes them.
    func closedAnswer(_ exchange: Exchange) -> Response? {
        let now = now
        return exchange.shop.book.orders.closure(at: now).map { closed($0, at: now, exchange.isJSON, exchange.shop) }
    }

    /// 503 in the owner's words, with the time to come back where it is known.
    func closed(_ closure: Closure, at now: Instant, _ isJSON: Bool, _ shop: ShopFront) -> Response {
        metrics.add(.closed)
        let words = shop.pages.words(of: .closed)
        let message = closure.message ?? words.text
        var response =
            isJSON
            ? json(.serviceUnavailable, ReplyJSON.message(QuoteProblem.Code.closed.rawValue, message))
            : page(.serviceUnavailable, shop.pages.message(title: words.title, text: message), shop)
        if let seconds = closure.seconds(from: now) { response.fields["Retry-After"] = String(seconds) }
        return response
    }
}
