import Commerce
import HTTP
import Orders

extension IntakeService {
    /// `POST /orders/quote`: what a cart costs, always as JSON.
    func quote(_ posted: PostedOrder, _ request: Request, _ exchange: Exchange) {
        if let closed = closedAnswer(exchange) { return exchange.send(closed) }
        var posted = posted
        let held = codeGuesses.hold(&posted.request, from: request.limitName, now: now.seconds)
        let (quote, _) = desk.quote(posted.request, stage: .estimate, now: now)
        codeGuesses.note(quote, from: request.limitName, now: now.seconds)
        metrics.add(.quotes)
        let problems = posted.problems + quote.problems.map(FieldProblem.init) + [held].compactMap(\.self)
        exchange.send(json(.ok, ReplyJSON.quote(quote, said(problems, posted, exchange))))
    }

    /// `POST /orders/checkout`: the cart as a page on which everything can be filled in and seen priced.
    func checkout(_ posted: PostedOrder, _ request: Request, _ exchange: Exchange) {
        if let closed = closedAnswer(exchange) { return exchange.send(closed) }
        var posted = posted
        let held = codeGuesses.hold(&posted.request, from: request.limitName, now: now.seconds)
        // On the page, a quantity of nothing takes a line out.
        posted.dropEmptiedLines()
        // A product page does not ask where an order goes: the first total is that of the shop's own country.
        if !exchange.isJSON, let country = exchange.shop.pages.standardCountry { posted.assume(country: country) }
        var (quote, edition) = desk.quote(posted.request, stage: .estimate, now: now)
        codeGuesses.note(quote, from: request.limitName, now: now.seconds)
        // Another country has other ways of shipping and paying: that the former choice is gone is nobody's mistake.
        let gone = Set(quote.problems.map(\.code)).intersection([.shippingUnavailable, .paymentUnavailable])
        if !exchange.isJSON, !gone.isEmpty {
            if gone.contains(.shippingUnavailable) { posted.request.shipping = nil }
            if gone.contains(.paymentUnavailable) { posted.request.payment = nil }
            (quote, edition) = desk.quote(posted.request, stage: .estimate, now: now)
        }
        metrics.add(.checkouts)
        var problems = posted.problems + quote.problems.map(FieldProblem.init) + [held].compactMap(\.self)
        let isGood = problems.isEmpty
        problems += changes(since: posted.request.key, posted.request, edition)
        let hasOnlyStock = posted.problems.isEmpty && held == nil && quote.problems.allSatisfy { $0.code.isAboutStock }
        let status: Response.Status = isGood ? .ok : hasOnlyStock ? .conflict : .unprocessableContent
        if exchange.isJSON {
            return exchange.send(json(status, ReplyJSON.problems(said(problems, posted, exchange), quote)))
        }
        let checkout = CheckoutPage(
            quote: quote, form: posted.typed, problems: problems, key: key(posted.request.key, edition))
        let body = isGood ? exchange.shop.pages.checkout(checkout) : exchange.shop.pages.problem(checkout)
        exchange.send(page(status, body, exchange.shop))
    }

    private func said(_ problems: [FieldProblem], _ posted: PostedOrder, _ exchange: Exchange) -> [FieldProblem] {
        problems.map { exchange.shop.pages.said($0, country: posted.request.customer.country) }
    }

    /// `GET /orders/stock?sku=...`: what can be had now.
    func stock(_ request: Request, _ shop: ShopFront) -> Response {
        let fields: FormFields
        do throws(FormFields.Fault) {
            fields = try FormFields(
                decoding: Array((request.query ?? "").utf8), repeated: ["sku"], maximumFields: QuoteRequest.mostLines)
        } catch {
            return json(.badRequest, ReplyJSON.message("bad_request", "The query cannot be read."))
        }
        let now = now
        var rows: [(sku: String, availability: String, left: Int?)] = []
        for sku in fields.values("sku") {
            guard let item = shop.book.item(sku) else {
                rows.append((sku, "unknown", nil))
                continue
            }
            let counted = desk.available(sku)
            let left = item.offer.left(at: now, counted: counted)
            rows.append(
                (
                    sku, item.offer.availability(at: now, counted: counted).name,
                    // How many there are is the shop's business; what a cart needs to know is whether it is few.
                    left.map { min(max(0, $0), IntakeService.mostStockTold) }
                ))
        }
        return json(.ok, ReplyJSON.stock(rows))
    }

    /// Stock above this is not told in numbers to the public.
    private static let mostStockTold = 99

    /// The key that a form goes out with: its own, or a new one that remembers the price book it was priced by.
    func key(_ given: String, _ edition: BookEdition) -> String {
        if !given.isEmpty, given.hasPrefix(edition.fingerprint + "-") { return given }
        let random = (0..<4).map { _ in UInt32.random(in: .min ... .max) }
        return edition.fingerprint + "-"
            + random.map { number in
                let digits = String(number, radix: 16)
                return String(repeating: "0", count: 8 - digits.count) + digits
            }.joined()
    }
}
