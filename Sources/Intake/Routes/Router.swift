import Commerce
import HTTP
import Orders

extension IntakeService {
    /// Sends a request to its route. Called on the server's loop.
    func route(_ request: Request, _ responder: Responder) {
        let shop = shop
        var exchange = Exchange(
            responder: responder, isJSON: wantsJSON(request.fields), shop: shop, allowed: allowedOrigin(request, shop))
        guard isOwn(request.path) else { return exchange.send(notFound(shop, exchange.isJSON)) }
        let rest = request.path.dropFirst(shop.path.count).split(separator: "/", omittingEmptySubsequences: true)
        // The address of an order is the key to it: whatever it is answered, it stays out of the log.
        if rest.count > 1 { exchange.loggedPath = "\(shop.path)/-/-" }
        switch rest.count {
        case 0: post(request, exchange, isQuick: true, place)
        case 1 where rest[0] == "checkout": post(request, exchange, checkout)
        case 1 where rest[0] == "quote":
            exchange.isJSON = true
            post(request, exchange, quote)
        case 1 where rest[0] == "stock":
            exchange.isJSON = true
            get(request, exchange) { self.stock(request, shop) }
        case 2:
            let (number, token, isJSON) = (String(rest[0]), String(rest[1]), exchange.isJSON)
            get(request, exchange) { self.status(number, token, isJSON, shop) }
        default: exchange.send(notFound(shop, exchange.isJSON))
        }
    }

    /// Whether the answer is to be JSON: as `Accept` says, and as the body is where it likes both the same. Programs that
    /// post JSON write `application/json, */*`.
    func wantsJSON(_ fields: HeaderFields) -> Bool {
        let types = ["text/html", "application/json"]
        let isJSON = fields.contentType?.isJSON == true
        return Accept.choose(fields["accept"], among: isJSON ? types.reversed() : types) == "application/json"
    }

    private func get(_ request: Request, _ exchange: Exchange, _ answer: @escaping @Sendable () -> Response) {
        switch request.method {
        case .get, .head: onWorker(exchange) { exchange.send(answer()) }
        case .options: exchange.send(options("GET, HEAD, OPTIONS", request, exchange.shop))
        default: exchange.send(wrongMethod("GET, HEAD, OPTIONS", exchange.isJSON, exchange.shop))
        }
    }

    private typealias Post = @Sendable (PostedOrder, Request, Exchange) -> Void

    /// What a route needs to answer.
    struct Exchange: Sendable {
        let responder: Responder
        var isJSON: Bool
        let shop: ShopFront
        /// The origin that may read the answer from another host.
        let allowed: String?
        /// What the access log shows instead of a path that is a secret.
        var loggedPath: String?

        /// Answers; pages of the shop on another host may read whatever it is.
        func send(_ response: Response) { responder.send(finished(response)) }

        /// The same with an answer that the server's loop makes, in the time of a short one.
        func send(making: @escaping @Sendable () -> Response) { responder.send { finished(making()) } }

        private func finished(_ response: Response) -> Response {
            var response = response
            if let loggedPath { response.loggedPath = loggedPath }
            if let allowed {
                response.fields["Access-Control-Allow-Origin"] = allowed
                response.fields["Vary"] = "Origin"
            }
            return response
        }
    }

    /// The largest body that is read on the server's loop, in bytes: an order is a tenth of it, and is read in less time
    /// than it takes to wake another thread.
    private static let quickBody = 16 << 10

    /// `isQuick`: `handle` only reads and passes on, and may be called on the server's loop.
    private func post(
        _ request: Request, _ exchange: Exchange, isQuick: Bool = false, _ handle: @escaping Post
    ) {
        let (isJSON, shop) = (exchange.isJSON, exchange.shop)
        switch request.method {
        case .post: break
        case .options: return exchange.send(options("POST, OPTIONS", request, shop))
        default: return exchange.send(wrongMethod("POST, OPTIONS", isJSON, shop))
        }
        switch OriginVerdict.judge(request, allowed: shop.origins + configuration.origins) {
        case .foreign:
            metrics.add(.foreignOrigins)
            return exchange.send(
                plain(.forbidden, "forbidden", "This order did not come from the shop's own pages.", isJSON, shop))
        case .unknown: metrics.add(.unknownOrigins)
        case .sameSite: break
        }
        if !request.isForwarded, request.fields["x-forwarded-for"] != nil { metrics.add(.untrustedProxies) }
        if let name = request.limitName {
            if let wait = requests.wait(name, now: now.seconds) { return exchange.send(tooMany(wait, isJSON, shop)) }
            requests.count(name, now: now.seconds)
        }
        if isQuick, request.body.count <= IntakeService.quickBody { return read(request, exchange, handle) }
        onWorker(exchange) { self.read(request, exchange, handle) }
    }

    private func read(_ request: Request, _ exchange: Exchange, _ handle: Post) {
        do throws(BodyFault) {
            handle(try PostedOrder(request), request, exchange)
        } catch {
            metrics.add(.badRequests)
            exchange.send(
                plain(error.status, error.code, error.message, exchange.isJSON, exchange.shop, field: error.field))
        }
    }

    // MARK: Reading from another host

    /// The request's origin when it is the shop's: a shop may keep its orders on another host than its pages.
    private func allowedOrigin(_ request: Request, _ shop: ShopFront) -> String? {
        guard let origin = request.fields["origin"] else { return nil }
        return (shop.origins + configuration.origins).contains(origin) ? origin : nil
    }

    private func options(_ methods: String, _ request: Request, _ shop: ShopFront) -> Response {
        var response = Response(.noContent, fields: ["Allow": methods])
        if allowedOrigin(request, shop) != nil {
            response.fields["Access-Control-Allow-Methods"] = methods
            response.fields["Access-Control-Allow-Headers"] = "Content-Type, Idempotency-Key"
            response.fields["Access-Control-Max-Age"] = "600"
        }
        return response
    }
}
