import Commerce
import HTTP
import Orders

extension IntakeService {
    /// `POST /orders`: places the order, or says what has to be mended.
    ///
    /// May be called on the server's loop: what looks at the ledger or renders a page goes to a worker.
    func place(_ posted: PostedOrder, _ request: Request, _ exchange: Exchange) {
        let shop = exchange.shop
        guard !posted.isTrapped else {
            // A program filled the field that people do not see: it is told what it wants to hear.
            metrics.add(.honeypots)
            return exchange.send(
                Response(.seeOther, fields: ["Location": shop.book.store.url, "Cache-Control": "no-store"]))
        }
        var posted = posted
        // "Set its quantity to 0 to order the rest", says the page: whoever does may press either button.
        posted.dropEmptiedLines()
        // Without a key the request is one of its own: it cannot be recognised when it comes again.
        if posted.request.key.isEmpty { posted.request.key = key("", shop.edition) }
        let (now, address, whole) = (now, request.limitName, posted)
        let held = codeGuesses.hold(&posted.request, from: address, now: now.seconds)
        let form = posted
        let closure = shop.book.orders.closure(at: now)
        let problems = form.problems + [held].compactMap(\.self)
        // Before it costs anything.
        let limit = OrderLimit(form.request, address: address)
        let wait = limit.wait(self)
        guard closure != nil || !problems.isEmpty || wait != nil else { return submit(form, limit, address, exchange) }
        onWorker(exchange) { [self] in
            // What was ordered before is answered as it was, whoever asks again and whatever holds now.
            if desk.isKnown(key: form.request.key) {
                return submit(whole, showing: form, limit, address, exchange)
            }
            if let closure { return exchange.send(closed(closure, at: now, exchange.isJSON, shop)) }
            guard problems.isEmpty else {
                metrics.add(.refused)
                return refuse(.unprocessableContent, problems, quote(form, from: address).quote, form, exchange)
            }
            exchange.send(tooMany(wait ?? 1, exchange.isJSON, shop))
        }
    }

    /// A price that is shown: whoever asks for one with a wrong code has tried a code.
    private func quote(_ form: PostedOrder, from address: String?) -> (quote: Quote, book: BookEdition) {
        let priced = desk.quote(form.request, stage: .estimate, now: now)
        codeGuesses.note(priced.quote, from: address, now: now.seconds)
        return priced
    }

    /// Hands the order to the desk; `showing` is what a page shows again, without a code that may not be tried.
    private func submit(
        _ form: PostedOrder, showing: PostedOrder? = nil, _ limit: OrderLimit, _ address: String?, _ exchange: Exchange
    ) {
        let job = DeskJob.place(desk.prepare(form.request)) { [self] in limit.admit(self) }
        let isQueued = thread.submit(job) { [self] outcome in
            switch outcome {
            case .placed(let order):
                metrics.add(.placed)
                acknowledge(order.number, order.token, order.total, exchange)
            case .existing(let number, let token):
                metrics.add(.repeated)
                let total = desk.withLedger { $0.orders[number]?.total } ?? .zero
                acknowledge(number, token, total, exchange)
            default:
                if case .unavailable = outcome { limit.takeBack(self) }
                // Pages are rendered elsewhere: the writing thread has other orders to write.
                onWorker(exchange) { self.decline(outcome, showing ?? form, address, exchange) }
            }
        }
        if !isQueued { exchange.send(busy(exchange.isJSON)) }
    }

    /// The same whether the order is new or its request came again: who asks twice must not learn two things.
    private func acknowledge(_ number: OrderNumber, _ token: String, _ total: Money, _ exchange: Exchange) {
        let shop = exchange.shop
        exchange.send { [self] in
            let location = shop.statusPath(number, token: token)
            guard exchange.isJSON else {
                return Response(.seeOther, fields: ["Location": location, "Cache-Control": "no-store"])
            }
            let body = ReplyJSON.placed(
                number: number, statusURL: shop.statusURL(number, token: token), total: total,
                currency: shop.book.currency.code)
            var response = json(.created, body)
            response.fields.append("Location", location)
            return response
        }
    }

    private func decline(
        _ outcome: DeskOutcome, _ posted: PostedOrder, _ address: String?, _ exchange: Exchange
    ) {
        switch outcome {
        case .refused(let refusal):
            // Closed between the request and its turn: the book that decided is the one that says so.
            if refusal.quote.problems.contains(where: { $0.code == .closed }) {
                let closure = desk.book.book.orders.closure(at: now) ?? Closure()
                return exchange.send(closed(closure, at: now, exchange.isJSON, exchange.shop))
            }
            codeGuesses.note(refusal.quote, from: address, now: now.seconds)
            metrics.add(.refused)
            var problems = refusal.problems
            problems += changes(since: posted.request.key, posted.request, exchange.shop.edition)
            let status: Response.Status = refusal.reason == .fields ? .unprocessableContent : .conflict
            refuse(status, problems, refusal.quote, posted, exchange)
        case .keyMisused(let number, let token):
            metrics.add(.refused)
            // The form went back to a page that has ordered: which order stands is the first thing to say.
            var problem = FieldProblem("key", .keyMisused)
            if mayKnow(number, posted.request) {
                problem.order = FieldProblem.Standing(
                    number: number.text, url: exchange.shop.statusURL(number, token: token))
            }
            let (quote, edition) = quote(posted, from: address)
            var form = posted
            // The page shown again can be sent again: as an order of its own.
            if !exchange.isJSON { form.request.key = key("", edition) }
            refuse(.unprocessableContent, [problem], quote, form, exchange)
        case .postponed(let seconds): exchange.send(tooMany(seconds, exchange.isJSON, exchange.shop))
        default: exchange.send(busy(exchange.isJSON))
        }
    }

    /// Whether whoever sends a key again may be told which order it placed: with a key of our own pages, which nobody
    /// guesses, or as the customer of that order. A key that a program made up may be somebody else's too.
    private func mayKnow(_ number: OrderNumber, _ request: OrderRequest) -> Bool {
        let parts = request.key.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
        func isHex(_ part: Substring.UTF8View, _ count: Int) -> Bool {
            part.count == count && part.allSatisfy { $0 &- 0x30 < 10 || $0 &- 0x61 < 6 }
        }
        if parts.count == 2, isHex(parts[0], 16), isHex(parts[1], 32) { return true }
        guard let order = try? desk.order(number), let email = order.customer?.email, !email.isEmpty else {
            return false
        }
        return email.lowercased() == request.customer.email.lowercased()
    }

    /// The page again, with everything that was typed, or the problems as JSON with a new quote.
    private func refuse(
        _ status: Response.Status, _ problems: [FieldProblem], _ quote: Quote, _ posted: PostedOrder,
        _ exchange: Exchange
    ) {
        let pages = exchange.shop.pages
        let said = problems.map { pages.said($0, country: posted.request.customer.country) }
        if exchange.isJSON {
            return exchange.send(json(status, ReplyJSON.problems(said, quote)))
        }
        let checkout = CheckoutPage(
            quote: quote, form: posted.typed, problems: said, key: key(posted.request.key, exchange.shop.edition))
        exchange.send(page(status, pages.problem(checkout), exchange.shop))
    }

    /// What became of a cart since its page was made: the key that the page went out with names its price book.
    func changes(since key: String, _ request: OrderRequest, _ edition: BookEdition) -> [FieldProblem] {
        guard let cut = key.firstIndex(of: "-") else { return [] }
        let fingerprint = String(key[..<cut])
        guard fingerprint != edition.fingerprint, let former = recentBook(fingerprint) else { return [] }
        let now = now
        var changes: [FieldProblem] = []
        var seen: Set<[UInt8]> = []
        for line in request.lines {
            guard seen.count < QuoteRequest.mostLines, seen.insert(Array(line.sku.utf8)).inserted,
                let old = former.item(line.sku)
            else { continue }
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
