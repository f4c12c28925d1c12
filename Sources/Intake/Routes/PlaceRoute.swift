import Commerce
import HTTP
import Orders

extension IntakeService {
    /// `POST /orders`: places the order, or says what has to be mended.
    func place(_ posted: PostedOrder, _ request: Request, _ exchange: Exchange) {
        let shop = exchange.shop
        guard !posted.isTrapped else {
            // A program filled the field that people do not see: it is told what it wants to hear.
            metrics.add(.honeypots)
            return exchange.responder.send(Response(.seeOther, fields: ["Location": shop.book.store.url]))
        }
        var posted = posted
        // Without a key the request is one of its own: it cannot be recognised when it comes again.
        if posted.request.key.isEmpty { posted.request.key = key("", shop.edition) }
        let long = posted.tooLong.map { FieldProblem($0.name, .tooLong, bound: $0.most) }
        guard long.isEmpty else {
            let (quote, _) = desk.quote(posted.request, stage: .estimate, now: now)
            return refuse(.unprocessableContent, long, quote, posted, exchange)
        }
        let limit = OrderLimit(posted.request, request.client)
        if let wait = limit.wait(self) { return exchange.responder.send(tooMany(wait, exchange.isJSON, shop)) }

        let form = posted
        let isQueued = thread.submit(.place(posted.request)) { [self] outcome in
            switch outcome {
            case .placed(let order):
                limit.count(self, order)
                metrics.add(.placed)
                acknowledge(order.number, order.token, order.total, isNew: true, exchange)
            case .existing(let number, let token):
                metrics.add(.repeated)
                let total = desk.withLedger { $0.orders[number]?.total } ?? .zero
                acknowledge(number, token, total, isNew: false, exchange)
            default:
                // Pages are rendered elsewhere: the writing thread has other orders to write.
                onWorker(exchange.responder, exchange.isJSON) { self.decline(outcome, form, exchange) }
            }
        }
        if !isQueued { exchange.responder.send(busy(exchange.isJSON)) }
    }

    private func acknowledge(
        _ number: OrderNumber, _ token: String, _ total: Money, isNew: Bool, _ exchange: Exchange
    ) {
        let shop = exchange.shop
        var response: Response
        if exchange.isJSON {
            response = json(
                isNew ? .created : .ok,
                ReplyJSON.placed(
                    number: number, statusURL: shop.statusURL(number, token: token), total: total,
                    currency: shop.book.currency.code))
            response.fields["Location"] = shop.statusPath(number, token: token)
        } else {
            response = Response(.seeOther, fields: ["Location": shop.statusPath(number, token: token)])
            response.fields["Cache-Control"] = "no-store"
        }
        exchange.responder.send(sharing(response, exchange.allowed))
    }

    private func decline(_ outcome: DeskOutcome, _ posted: PostedOrder, _ exchange: Exchange) {
        switch outcome {
        case .refused(let refusal):
            metrics.add(.refused)
            var problems = refusal.problems
            problems += changes(since: posted.request.key, posted.request, exchange.shop.edition)
            let status: Response.Status = refusal.reason == .fields ? .unprocessableContent : .conflict
            refuse(status, problems, refusal.quote, posted, exchange)
        case .keyMisused:
            metrics.add(.refused)
            let problem = FieldProblem(
                field: "key", code: "key_misused",
                message:
                    "This form has been sent already, with other things in it. Begin again from the cart for another order."
            )
            let (quote, edition) = desk.quote(posted.request, stage: .estimate, now: now)
            var form = posted
            // The page shown again can be sent again: as an order of its own.
            if !exchange.isJSON { form.request.key = key("", edition) }
            refuse(.unprocessableContent, [problem], quote, form, exchange)
        default: exchange.responder.send(busy(exchange.isJSON))
        }
    }

    /// The page again, with everything that was typed, or the problems as JSON with a new quote.
    private func refuse(
        _ status: Response.Status, _ problems: [FieldProblem], _ quote: Quote, _ posted: PostedOrder,
        _ exchange: Exchange
    ) {
        let pages = exchange.shop.pages
        let said = problems.map(pages.said)
        if exchange.isJSON {
            return exchange.responder.send(
                sharing(json(status, ReplyJSON.problems(said, quote)), exchange.allowed))
        }
        let checkout = CheckoutPage(
            quote: quote, form: posted.typed, problems: said, key: key(posted.request.key, exchange.shop.edition))
        exchange.responder.send(page(status, pages.problem(checkout), exchange.shop))
    }

    /// What became of a cart since its page was made: the key that the page went out with names its price book.
    func changes(since key: String, _ request: OrderRequest, _ edition: BookEdition) -> [FieldProblem] {
        guard let cut = key.firstIndex(of: "-") else { return [] }
        let fingerprint = String(key[..<cut])
        guard fingerprint != edition.fingerprint, let former = recentBook(fingerprint) else { return [] }
        let now = now
        var changes: [FieldProblem] = []
        for line in request.lines.prefix(QuoteRequest.mostLines) {
            guard let old = former.item(line.sku) else { continue }
            let name = old.variantTitle.isEmpty ? old.title : "\(old.title), \(old.variantTitle)"
            guard let new = edition.book.item(line.sku) else {
                changes.append(
                    FieldProblem(
                        field: "sku", code: "withdrawn", message: "\(name) is not sold any more.", sku: line.sku))
                continue
            }
            let (before, after) = (old.offer.price(at: now), new.offer.price(at: now))
            guard before != after else { continue }
            let format = edition.book.moneyFormat
            changes.append(
                FieldProblem(
                    field: "quantity", code: "price_changed",
                    message: "\(name) now costs \(format.string(after)) instead of \(format.string(before)).",
                    sku: line.sku, bound: after.minor))
        }
        return changes
    }
}

/// The names that one order counts under.
private struct OrderLimit: Sendable {
    private let address: String?
    private let recipient: String
    private let skus: [String]

    init(_ request: OrderRequest, _ client: IPAddress?) {
        address = client.flatMap { $0.isLoopback ? nil : $0.limitKey.description }
        recipient = request.customer.email.lowercased()
        skus = Array(Set(request.lines.map(\.sku)))
    }

    func wait(_ service: IntakeService) -> Int? {
        let now = service.now.seconds
        if let address, let wait = service.perAddress.wait(address, now: now) { return wait }
        if let wait = service.perRecipient.wait(recipient, now: now) { return wait }
        return skus.lazy.compactMap { service.perSKU.wait($0, now: now) }.first
    }

    func count(_ service: IntakeService, _ order: Order) {
        let now = order.placedAt.seconds
        if let address { service.perAddress.count(address, now: now) }
        service.perRecipient.count(recipient, now: now)
        for line in order.lines { service.perSKU.count(line.sku, now: now) }
    }
}
