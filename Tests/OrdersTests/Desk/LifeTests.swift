import Commerce
import Orders
import TestSupport
import Testing

/// What can be done to an order, what comes of it for pieces and money, and the words where it cannot be done.
@Suite("The life of an order")
struct LifeTests {
    /// Two jugs of 64.00 and a pair of socks of 14.00, 20 % off all of it, post 5.50: 113.60 + 5.50 = 119.10.
    static func order(payment: String = "bank_transfer") throws -> Order {
        let store = """
            name: Shop
            url: https://shop.example/
            currency: EUR
            email: shop@shop.example
            shipping: [{name: All, rates: [{name: Post, price: 5.50}]}]
            payment: [{type: \(payment), name: Pay}]
            """
        let book = try BookMaker.book(
            store: store,
            products: [
                "jug": "title: Jug\nprice: 64.00\nsku: JUG\nstock: 9\n",
                "socks": "title: Socks\nprice: 14.00\nsku: SOCKS\n",
            ], discounts: "- {title: Spring, percent: 20}\n")
        let lines = [CartLine(sku: "JUG", quantity: 2), CartLine(sku: "SOCKS", quantity: 1)]
        let quote = book.quote(
            QuoteRequest(
                lines: lines, stage: .order, destination: Destination(country: "IE", postcode: "D02 X285"),
                now: Instant(seconds: 1)))
        #expect(quote.total == Money(minor: 11_910))
        var customer = Customer()
        customer.name = "Ada"
        return Order(
            quote, number: OrderNumber(random: 1), token: String(repeating: "0", count: 32), customer: customer,
            store: book.store, placedAt: Instant(seconds: 1))
    }

    static let jug = [Pieces(sku: "JUG", quantity: 1)]
    static let jugs = [Pieces(sku: "JUG", quantity: 2)]
    static let socks = [Pieces(sku: "SOCKS", quantity: 1)]
    static let parcel = Tracking(number: "T1")

    struct Row: Sendable, CustomTestStringConvertible {
        var acts: [OrderAct]
        /// `Order.stateInWords`, or why the last act cannot be done.
        var words: String
        /// Pieces back in stock, by SKU.
        var restocked: [String: Int] = [:]

        init(_ acts: OrderAct..., words: String, restocked: [String: Int] = [:]) {
            self.acts = acts
            self.words = words
            self.restocked = restocked
        }

        var testDescription: String { acts.map(\.name).joined(separator: ", ") + ": " + words }
    }

    static let rows: [Row] = [
        Row(.pay, words: "paid"),
        Row(.pay, .pay, words: "it has been paid already"),
        Row(.deliver, words: "it has not been shipped yet; ship it first"),
        Row(.ship([], nil), words: "shipped, 119.10 EUR to be paid"),
        Row(.ship([], nil), .pay, words: "shipped"),
        Row(.pay, .ship([], parcel), .deliver, words: "delivered"),
        Row(.pay, .ship([], parcel), .deliver, .deliver, words: "it has been delivered already"),
        // Parcels.
        Row(.pay, .ship(jug, parcel), words: "paid, 1 of 3 shipped"),
        Row(.pay, .ship(jug, parcel), .ship([], nil), words: "shipped"),
        Row(.pay, .ship(jug, parcel), .ship(jugs, nil), words: "of 2 JUG there is 1 to be sent"),
        Row(.pay, .ship(jugs, parcel), .ship(jug, nil), words: "there is nothing left of JUG to be sent"),
        Row(.ship([Pieces(sku: "JUGG", quantity: 1)], nil), words: "there is no 'JUGG' in it; did you mean 'JUG'?"),
        Row(.ship(jug + jug + jug, nil), words: "of 2 JUG there are 2 to be sent"),
        Row(.ship([], nil), .ship([], nil), words: "all of it has been sent already"),
        Row(.pay, .ship([], nil), .ship([], parcel), words: "shipped"),
        // CASES A5: a part paid back and nothing put back that has not come back.
        Row(
            .pay, .ship([], nil), .refund([], Money(minor: 1_400), restocks: true),
            words: "say which pieces came back: 'return 3222229 --item SKU=1 --restock', or --item with this command"),
        Row(
            .pay, .ship([], nil), .refund([], Money(minor: 1_400), restocks: false),
            words: "shipped, 14.00 EUR refunded"),
        Row(
            .pay, .ship([], nil), .refund(socks, nil, restocks: true),
            words: "shipped, 1 of 3 returned, 11.20 EUR refunded"),
        Row(
            .pay, .ship([], nil), .refund(jug, nil, restocks: true),
            words: "shipped, 1 of 3 returned, 51.20 EUR refunded", restocked: ["JUG": 1]),
        Row(
            .pay, .ship([], nil), .takeBack(jug, restocks: true), .refund(jug, nil, restocks: true),
            words: "shipped, 1 of 3 returned, 51.20 EUR refunded", restocked: ["JUG": 1]),
        Row(
            .pay, .ship([], nil), .takeBack(jug, restocks: true),
            words: "shipped, 1 of 3 returned, 51.20 EUR to be paid back", restocked: ["JUG": 1]),
        Row(
            .pay, .ship([], nil), .refund(jug, nil, restocks: false), .refund(jug, nil, restocks: false),
            .refund(jug, nil, restocks: false), words: "there is nothing left of JUG whose money has not gone back"),
        Row(.pay, .refund([], nil, restocks: true), words: "refunded", restocked: ["JUG": 2]),
        Row(
            .pay, .refund([], nil, restocks: true), .ship([], nil), words: "it has been refunded", restocked: ["JUG": 2]
        ),
        Row(
            .pay, .refund([], nil, restocks: false), .refund([], nil, restocks: false),
            words: "it has been refunded already"),
        Row(.pay, .refund([], .zero, restocks: false), words: "a refund must be more than nothing"),
        Row(
            .pay, .refund([], Money(minor: 11_911), restocks: false),
            words: "that is more than is left of what was paid: 119.10 EUR can still go back"),
        Row(
            .pay, .refund([], Money(minor: Int.max), restocks: false),
            words: "that is more than is left of what was paid: 119.10 EUR can still go back"),
        Row(.refund([], nil, restocks: false), words: "it has not been paid; end it with 'cancel'"),
        // Money back for what was not sent yet: it is not sent any more.
        Row(
            .pay, .refund(jug, nil, restocks: true),
            words: "paid, 1 of 3 cancelled, 51.20 EUR refunded", restocked: ["JUG": 1]),
        Row(
            .pay, .refund(jugs, nil, restocks: false), .ship([], nil),
            words: "shipped, 2 of 3 cancelled, 102.40 EUR refunded"),
        // Cancelling.
        Row(.cancel([], restocks: true), words: "cancelled", restocked: ["JUG": 2]),
        Row(.cancel([], restocks: false), words: "cancelled"),
        Row(
            .cancel([], restocks: true), .cancel([], restocks: true), words: "it has been cancelled already",
            restocked: ["JUG": 2]),
        Row(.cancel([], restocks: true), .pay, words: "it has been cancelled", restocked: ["JUG": 2]),
        Row(.cancel([], restocks: true), .ship([], nil), words: "it has been cancelled", restocked: ["JUG": 2]),
        Row(
            .cancel([], restocks: true), .refund([], nil, restocks: false),
            words: "it has not been paid; end it with 'cancel'", restocked: ["JUG": 2]),
        Row(.cancel(jug, restocks: true), words: "placed, 1 of 3 cancelled", restocked: ["JUG": 1]),
        Row(
            .cancel(jug, restocks: true), .cancel(jug + socks, restocks: true), words: "cancelled",
            restocked: ["JUG": 2]),
        Row(.pay, .cancel([], restocks: true), words: "cancelled, 119.10 EUR to be paid back", restocked: ["JUG": 2]),
        Row(
            .pay, .cancel(jug, restocks: true), words: "paid, 1 of 3 cancelled, 51.20 EUR to be paid back",
            restocked: ["JUG": 1]),
        Row(
            .pay, .cancel(jug, restocks: true), .refund(jug, nil, restocks: true),
            words: "paid, 1 of 3 cancelled, 51.20 EUR refunded", restocked: ["JUG": 1]),
        // What was cancelled before it was paid is not paid, and not paid back.
        Row(
            .cancel(jug, restocks: true), .pay, .refund(jugs, nil, restocks: false),
            words: "of 2 JUG there is 1 whose money has not gone back", restocked: ["JUG": 1]),
        Row(
            .cancel(jug, restocks: true), .pay, .refund([], nil, restocks: false), words: "refunded",
            restocked: ["JUG": 1]),
        Row(
            .pay, .ship([], nil), .cancel([], restocks: true),
            words: "all of it has been sent; take it back with 'return', and pay it back with 'refund'"),
        Row(
            .pay, .ship(jug, nil), .cancel([], restocks: true),
            words: "shipped, 2 of 3 cancelled, 62.40 EUR to be paid back", restocked: ["JUG": 1]),
        // CASES A6: sent unpaid, refused at the door.
        Row(.ship([], nil), .takeBack([], restocks: true), words: "returned", restocked: ["JUG": 2]),
        Row(
            .ship([], nil), .takeBack([], restocks: true), .pay, words: "it came back: nothing is owed for it",
            restocked: ["JUG": 2]),
        Row(
            .ship([], nil), .refund([], nil, restocks: false),
            words: "it has not been paid; end it with 'return' when it came back, or with 'cancel'"),
        Row(.ship([], nil), .cancel([], restocks: true), words: "cancelled"),
        Row(.ship([], nil), .takeBack(jug, restocks: false), words: "shipped, 1 of 3 returned, 67.90 EUR to be paid"),
        Row(
            .ship([], nil), .takeBack(jug, restocks: false), .pay, .refund([], nil, restocks: false),
            words: "refunded, 1 of 3 returned"),
        Row(.takeBack([], restocks: true), words: "nothing of it has been sent; cancel it instead"),
        Row(
            .ship([], nil), .takeBack([], restocks: false), .takeBack([], restocks: false),
            words: "all that was sent has come back already"),
        Row(.remind, words: "placed"),
        Row(.remind, .remind, words: "there is nothing to be reminded of"),
        Row(.pay, .remind, words: "there is nothing to be reminded of"),
        Row(.ship([], nil), .lapse, words: "it is paid, sent or ended"),
        Row(.lapse, words: "cancelled", restocked: ["JUG": 2]),
        Row(.note("x"), words: "placed"),
    ]

    @Test(arguments: rows) func row(_ row: Row) throws {
        var order = try LifeTests.order()
        var words = ""
        for act in row.acts {
            do throws(OrderObjection) {
                let happened = try order.change(for: act)
                order.history.append(
                    Order.Happening(at: Instant(seconds: 2), change: happened.change, restocked: happened.restocked))
                words = order.stateInWords
            } catch {
                words = error.text
            }
        }
        #expect(words.replacing("'return \(order.number.text)", with: "'return 3222229") == row.words)
        let back = order.history.flatMap(\.restocked)
        #expect(Dictionary(back.map { ($0.sku, $0.quantity) }, uniquingKeysWith: +) == row.restocked)
    }

    @Test("An order of nothing is paid when it is placed, and can be brought to an end")
    func free() throws {
        var order = try LifeTests.order()
        order.total = .zero
        #expect(order.stateInWords == "paid")
        #expect(throws: OrderObjection("there is nothing to pay for it")) { try order.change(for: .pay) }
        #expect(try order.after(.ship([], nil), .deliver).stateInWords == "delivered")
        #expect(try order.after(.cancel([], restocks: true)).stateInWords == "cancelled")
    }

    @Test("Pieces of a line add up to what was paid for it, in whatever portions", arguments: 1...40)
    func portions(quantity: Int) throws {
        var order = try LifeTests.order()
        order.lines = [order.lines[0]]
        order.lines[0].quantity = quantity
        order.lines[0].subtotal = Money(minor: 1_000 + quantity)
        order.lines[0].discount = Money(minor: quantity * 3)
        order.total = Money(minor: order.lines[0].total.minor + 550)
        order.history = [Order.Happening(at: Instant(seconds: 1), change: .paid(order.total))]
        var sum = 0
        for _ in 0..<quantity {
            order = try order.after(.refund([Pieces(sku: "JUG", quantity: 1)], nil, restocks: false))
            if case .refunded(let refund)? = order.history.last?.change { sum += refund.amount.minor }
        }
        #expect(sum == order.lines[0].total.minor)
        #expect(order.standing.refundable == Money(minor: 550))
    }
}
