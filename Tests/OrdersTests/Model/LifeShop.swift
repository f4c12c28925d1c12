import Commerce
import Orders
import TestSupport

/// Shops in three currencies with every kind of tax, and orders at random from them.
enum LifeShop {
    struct Kind: Sendable {
        var currency: String
        var decimals: Int
        var isTaxAdded: Bool
        var isByLine: Bool
        var shipping: String
    }

    static let kinds: [Kind] = [("EUR", 2), ("JPY", 0), ("KWD", 3)].enumerated().flatMap { number, currency in
        [true, false].map { isTaxAdded in
            Kind(
                currency: currency.0, decimals: currency.1, isTaxAdded: isTaxAdded,
                isByLine: (number % 2 == 0) == isTaxAdded, shipping: ["standard", "proportional", "none"][number])
        }
    }

    /// SKUs whose pieces are counted and reserved.
    static let reserved: Set<String> = ["A", "C", "F"]
    static let skus = ["A", "B", "C", "D", "E", "F"]
    static let stock = 100_000

    static func book(_ kind: Kind) throws -> PriceBook {
        func money(_ minor: Int) -> String {
            guard kind.decimals > 0 else { return String(minor) }
            var text = String(minor)
            while text.count <= kind.decimals { text = "0" + text }
            text.insert(".", at: text.index(text.endIndex, offsetBy: -kind.decimals))
            return text
        }
        let store = """
            name: Shop
            url: https://shop.example/
            currency: \(kind.currency)
            address: {country: DE}
            shipping:
              - name: Everywhere
                rates:
                  - {name: Post, price: \(money(490))}
                  - {name: Slow, price: 0}
                  - {name: Counter, pickup: true, price: 0}
            tax:
              included: \(!kind.isTaxAdded)
              rounding: \(kind.isByLine ? "line" : "total")
              shipping: \(kind.shipping)
              rates:
                - {name: VAT, rate: 19, classes: {reduced: 7}}
                - {name: GST, rate: 5.55}
            payment:
              - {type: bank_transfer, name: Transfer}
              - {type: link, name: Card, url: "https://pay.example/{number}"}
              - {type: invoice, name: Invoice}
              - {type: cash_on_delivery, name: Cash, fee: \(money(301))}
              - {type: cash_on_pickup, name: Counter}
            """
        let products = [
            "a": "title: A\nprice: \(money(333))\nsku: A\nstock: \(stock)\n",
            "b": "title: B\nprice: \(money(1_000))\nsku: B\ntax_class: reduced\n",
            "c": "title: C\nprice: \(money(5))\nsku: C\nstock: \(stock)\nbackorder: true\n",
            "d": "title: D\nprice: \(money(999))\nsku: D\nshipping_class: none\n",
            "e": "title: E\nprice: \(money(7))\nsku: E\nstock: 3\ntrack_stock: false\n",
            "f": "title: F\nprice: \(money(1))\nsku: F\nstock: \(stock)\ntax_class: reduced\n",
        ]
        let discounts = """
            - {code: TEN, percent: 10}
            - {code: SOME, amount: \(money(101)), products: [a, b]}
            - {code: FREE, percent: 100, products: [b, c]}
            - {code: ALL, percent: 100}
            - {code: SHIP, free_shipping: true}
            """
        return try BookMaker.book(store: store, products: products, discounts: discounts)
    }

    /// One to four lines of one to five pieces, with ways to send and pay that hold.
    static func request(_ dice: inout Dice) -> OrderRequest {
        var request = OrderRequest()
        for sku in skus.shuffled(using: &dice).prefix(dice.roll(1...4)) {
            request.lines.append(CartLine(sku: sku, quantity: dice.roll(1...5)))
        }
        let isDigital = request.lines.allSatisfy { $0.sku == "D" }
        request.customer.name = "Ada"
        request.customer.email = "ada@example.com"
        request.customer.address1 = "1 Row"
        request.customer.city = "Berlin"
        request.customer.postcode = "10115"
        request.customer.country = "DE"
        let way = dice.pick(["post", "slow", "counter"])
        if !isDigital { request.shipping = way }
        var payments = ["transfer", "card", "invoice"]
        if !isDigital { payments += way == "counter" ? ["counter"] : ["cash", "cash"] }
        request.payment = dice.pick(payments)
        request.code = dice.pick([nil, nil, "TEN", "SOME", "FREE", "ALL", "SHIP"])
        return request
    }

    /// An order as it is placed.
    static func order(_ book: PriceBook, _ dice: inout Dice) -> Order {
        while true {
            let request = request(&dice)
            let now = Instant(seconds: 1_800_000_000)
            let quote = book.quote(
                QuoteRequest(
                    lines: request.lines, stage: .order, destination: request.destination, shipping: request.shipping,
                    payment: request.payment, code: request.code, now: now))
            // A code that is for none of the goods is refused: another order.
            guard quote.problems.isEmpty else { continue }
            return Order(
                quote, number: OrderNumber(random: dice.next()), token: "0123456789abcdef0123456789abcdef",
                customer: request.customer, store: book.store, placedAt: now)
        }
    }

    /// The model of an order that was just placed.
    static func model(_ order: Order, _ kind: Kind) -> LifeModel {
        LifeModel(
            lines: order.lines.map { line in
                LifeModel.Line(
                    sku: line.sku, ordered: line.quantity,
                    cost: line.subtotal.minor - line.discount.minor + (kind.isTaxAdded ? line.tax?.minor ?? 0 : 0),
                    isReserved: reserved.contains(line.sku))
            }, total: order.total.minor,
            isPaidAhead: order.payment?.kind == .bankTransfer || order.payment?.kind == .link)
    }

    /// Anything that an owner may try: what can be done, and at times what cannot.
    static func act(_ order: LifeModel, _ dice: inout Dice) -> LifeModel.Act {
        func pieces(_ limit: (LifeModel.Line) -> Int, _ dice: inout Dice) -> [String: Int] {
            if dice.oneIn(3) { return [:] }
            var out: [String: Int] = [:]
            for line in order.lines where dice.oneIn(2) {
                let most = dice.oneIn(8) ? line.ordered + 1 : limit(line)
                if most > 0 { out[line.sku] = dice.roll(1...most) }
            }
            if dice.oneIn(60) { out["NONE"] = 1 }
            return out
        }
        let restocks = dice.oneIn(2)
        switch dice.roll(0...15) {
        case 0, 1: return .pay
        case 2...5: return .ship(pieces(\.open, &dice), hasTracking: dice.oneIn(3))
        case 6: return .deliver
        case 7, 8: return .cancel(pieces(\.open, &dice), restocks: restocks)
        case 9, 10: return .takeBack(pieces(\.away, &dice), restocks: restocks)
        case 11...13:
            let chosen = dice.oneIn(3) ? [:] : pieces(\.payableBack, &dice)
            let isAll = chosen.isEmpty && dice.oneIn(3)
            let amount = isAll || (!chosen.isEmpty && dice.oneIn(2)) ? nil : dice.roll(0...max(1, order.left / 2 + 1))
            // The whole is paid back at an order's end, not at its beginning.
            return .refund(chosen, amount: chosen.isEmpty && !isAll ? amount ?? 1 : amount, restocks: restocks)
        case 14: return .remind
        default: return dice.oneIn(4) ? .lapse : .deliver
        }
    }
}

extension LifeModel.Act {
    /// As the desk is asked for it.
    var asked: OrderAct {
        func pieces(_ counts: [String: Int]) -> [Pieces] {
            counts.sorted { $0.key > $1.key }.map { Pieces(sku: $0.key, quantity: $0.value) }
        }
        switch self {
        case .pay: return .pay
        case .ship(let counts, let hasTracking):
            return .ship(pieces(counts), hasTracking ? Tracking(number: "T1") : nil)
        case .deliver: return .deliver
        case .cancel(let counts, let restocks): return .cancel(pieces(counts), restocks: restocks)
        case .takeBack(let counts, let restocks): return .takeBack(pieces(counts), restocks: restocks)
        case .refund(let counts, let amount, let restocks):
            return .refund(pieces(counts), amount.map { Money(minor: $0) }, restocks: restocks)
        case .remind: return .remind
        case .lapse: return .lapse
        }
    }
}
