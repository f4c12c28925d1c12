import Commerce
import HTTP
import Orders

extension IntakeService {
    /// Sends a request to its route. Called on the server's loop.
    func route(_ request: Request, _ responder: Responder) {
        let shop = shop
        let isJSON = wantsJSON(request)
        guard isOwn(request.path) else { return responder.send(notFound(shop, isJSON)) }
        let rest = request.path.dropFirst(shop.path.count).split(separator: "/", omittingEmptySubsequences: true)
        switch rest.count {
        case 0: post(request, responder, isJSON, shop, place)
        case 1 where rest[0] == "checkout": post(request, responder, isJSON, shop, checkout)
        case 1 where rest[0] == "quote": post(request, responder, isJSON, shop, quote)
        case 1 where rest[0] == "stock": get(request, responder, isJSON, shop) { self.stock(request, shop) }
        case 2:
            let (number, token) = (String(rest[0]), String(rest[1]))
            get(request, responder, isJSON, shop) { self.status(number, token, isJSON, shop) }
        default: responder.send(notFound(shop, isJSON))
        }
    }

    /// Whether the answer is to be JSON: as `Accept` says, and as the body is where it says nothing of it.
    private func wantsJSON(_ request: Request) -> Bool {
        let accept = request.fields["accept"]
        if accept == nil || accept == "*/*" { return request.contentType?.isJSON == true }
        return Accept.prefersJSON(accept)
    }

    private func get(
        _ request: Request, _ responder: Responder, _ isJSON: Bool, _ shop: ShopFront,
        _ answer: @escaping @Sendable () -> Response
    ) {
        switch request.method {
        case .get, .head:
            let allowed = allowedOrigin(request, shop)
            onWorker(responder, isJSON) { responder.send(self.sharing(answer(), allowed)) }
        case .options: responder.send(options("GET, HEAD, OPTIONS", request, shop))
        default: responder.send(wrongMethod("GET, HEAD, OPTIONS", isJSON, shop))
        }
    }

    private typealias Post = @Sendable (PostedOrder, Request, Exchange) -> Void

    /// What a route needs to answer.
    struct Exchange: Sendable {
        let responder: Responder
        let isJSON: Bool
        let shop: ShopFront
        /// The origin that may read the answer from another host.
        let allowed: String?
    }

    private func post(
        _ request: Request, _ responder: Responder, _ isJSON: Bool, _ shop: ShopFront,
        _ handle: @escaping Post
    ) {
        switch request.method {
        case .post: break
        case .options: return responder.send(options("POST, OPTIONS", request, shop))
        default: return responder.send(wrongMethod("POST, OPTIONS", isJSON, shop))
        }
        switch OriginVerdict.judge(request, allowed: shop.origins + configuration.origins) {
        case .foreign:
            metrics.add(.foreignOrigins)
            return responder.send(
                plain(.forbidden, "forbidden", "This order did not come from the shop's own pages.", isJSON, shop))
        case .unknown: metrics.add(.unknownOrigins)
        case .sameSite: break
        }
        if let client = request.client, !client.isLoopback {
            let name = client.limitKey.description
            if let wait = requests.wait(name, now: now.seconds) { return responder.send(tooMany(wait, isJSON, shop)) }
            requests.count(name, now: now.seconds)
        }
        let exchange = Exchange(
            responder: responder, isJSON: isJSON, shop: shop, allowed: allowedOrigin(request, shop))
        onWorker(responder, isJSON) {
            do throws(BodyFault) {
                handle(try PostedOrder(request), request, exchange)
            } catch {
                self.metrics.add(.badRequests)
                responder.send(self.plain(error.status, "bad_request", error.message, isJSON, shop))
            }
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
        if let origin = allowedOrigin(request, shop) {
            response.fields["Access-Control-Allow-Origin"] = origin
            response.fields["Access-Control-Allow-Methods"] = methods
            response.fields["Access-Control-Allow-Headers"] = "Content-Type, Idempotency-Key"
            response.fields["Access-Control-Max-Age"] = "600"
            response.fields["Vary"] = "Origin"
        }
        return response
    }

    /// Lets the shop's own pages read an answer from another host of the shop.
    func sharing(_ response: Response, _ origin: String?) -> Response {
        guard let origin else { return response }
        var response = response
        response.fields["Access-Control-Allow-Origin"] = origin
        response.fields.append("Vary", "Origin")
        return response
    }
}
