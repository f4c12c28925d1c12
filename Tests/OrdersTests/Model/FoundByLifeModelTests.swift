import Commerce
import Orders
import TestSupport
import Testing

/// What the random lives found, each as short as it gets.
@Suite("Found beside the life model")
struct FoundByLifeModelTests {
    /// One A (3.33, reserved) and one or more B, to be sent for 4.90 by a transfer.
    private static func order(_ lines: [(String, Int)], code: String? = nil) throws -> Order {
        let book = try LifeShop.book(LifeShop.kinds[1])
        let now = Instant(seconds: 1_800_000_000)
        let quote = book.quote(
            QuoteRequest(
                lines: lines.map { CartLine(sku: $0.0, quantity: $0.1) }, stage: .order,
                destination: Destination(country: "DE"), shipping: code == nil ? "post" : "slow", payment: "transfer",
                code: code, now: now))
        #expect(quote.problems == [])
        return Order(
            quote, number: OrderNumber(random: 1), token: "0123456789abcdef0123456789abcdef", customer: Customer(),
            store: book.store, placedAt: now)
    }

    private static func after(_ acts: [OrderAct], _ order: Order) throws -> Order {
        var order = order
        for act in acts {
            let happened = try order.change(for: act)
            order.history.append(
                Order.Happening(at: order.placedAt, change: happened.change, restocked: happened.restocked))
        }
        return order
    }

    @Test("goods for nothing go on when all that cost something is cancelled or back")
    func freeGoodsGoOn() throws {
        let gift = [Pieces(sku: "B", quantity: 1)]
        let paid = [Pieces(sku: "A", quantity: 1)]
        let order = try FoundByLifeModelTests.order([("A", 1), ("B", 2)], code: "FREE")
        let lives: [(acts: [OrderAct], status: OrderStatus)] = [
            ([.cancel(paid, restocks: true), .ship(gift, nil)], .placed),
            ([.cancel(paid, restocks: true), .ship([], nil)], .shipped),
            ([.ship(gift, nil), .cancel([], restocks: true)], .shipped),
            ([.ship([], nil), .takeBack(paid, restocks: true)], .shipped),
            ([.cancel(paid, restocks: true), .ship([], nil), .deliver], .delivered),
        ]
        for (acts, status) in lives { #expect(try FoundByLifeModelTests.after(acts, order).standing.status == status) }
    }

    @Test("what is left is paid back when the money of all pieces has gone back", arguments: [nil, 100])
    func paysBackTheRest(amount: Int?) throws {
        let order = try FoundByLifeModelTests.order([("A", 1)])
        let piece = [Pieces(sku: "A", quantity: 1)]
        let life = try FoundByLifeModelTests.after(
            [
                .pay, .refund(piece, amount.map { Money(minor: $0) }, restocks: false),
                .refund([], nil, restocks: false),
            ],
            order)
        #expect(life.standing.refunded == order.total.minor)
        #expect(life.standing.status == .refunded)
    }

    @Test("an amount that is all that is left ends the order as no amount does")
    func endsAfterCourtesies() throws {
        let order = try FoundByLifeModelTests.order([("A", 3)])
        let refunded = try FoundByLifeModelTests.after([.pay, .refund([], order.total, restocks: false)], order)
        #expect(refunded.standing.open == 0)
        #expect(refunded.standing.status == .refunded)
        #expect(throws: OrderObjection("it has been refunded")) { try refunded.change(for: .ship([], nil)) }
        let paid = try FoundByLifeModelTests.after([.pay], order)
        #expect(throws: OrderObjection.self) { try paid.change(for: .refund([], order.total, restocks: true)) }
        let restocked = try FoundByLifeModelTests.after([.pay, .refund([], nil, restocks: true)], order)
        #expect(restocked.history.last?.restocked == [Pieces(sku: "A", quantity: 3)])
    }
}
