import Commerce
import Orders
import Testing

/// What can happen to an order as it stands, and what cannot, with the words that say why.
@Suite("How an order stands")
struct StandingTests {
    private static let total = Money(minor: 1_000)
    private static let some = OrderChange.refunded(Money(minor: 400), restocks: false)

    static let changes: [(name: String, change: OrderChange)] = [
        ("paid", .paid), ("shipped", .shipped(nil)), ("delivered", .delivered),
        ("cancelled", .cancelled(restocks: true)),
        ("refunded 400", some), ("refunded 1000", .refunded(total, restocks: true)),
        ("refunded 0", .refunded(.zero, restocks: false)),
        ("refunded 1001", .refunded(Money(minor: 1_001), restocks: false)),
        ("noted", .noted("x")), ("erased", .erased),
    ]

    struct Row: Sendable, CustomTestStringConvertible {
        var name: String
        var history: [OrderChange]
        var status: OrderStatus
        /// For `changes`, in their order; nil where they may be.
        var objections: [String?]
        var testDescription: String { name }
    }

    private static let paidAlready = "it has been paid already"
    private static let cancelled = "it has been cancelled"
    private static let unpaid = "it has not been paid"
    private static let refunded = "it has been refunded already"
    private static let nothing = "a refund must be more than nothing"
    private static let tooMuch = "that is more than was paid"
    private static let unshipped = "it has not been shipped yet; ship it first"
    private static let sent = "it has been shipped; refund it instead"
    private static let delivered = "it has been delivered already"

    static let rows = [
        Row(
            name: "placed", history: [], status: .placed,
            objections: [nil, nil, unshipped, nil, unpaid, unpaid, unpaid, unpaid, nil, nil]),
        Row(
            name: "paid", history: [.paid], status: .paid,
            objections: [paidAlready, nil, unshipped, nil, nil, nil, nothing, tooMuch, nil, nil]),
        Row(
            name: "shipped, not paid", history: [.shipped(nil)], status: .shipped,
            objections: [nil, nil, nil, sent, unpaid, unpaid, unpaid, unpaid, nil, nil]),
        Row(
            name: "paid, shipped", history: [.paid, .shipped(nil)], status: .shipped,
            objections: [paidAlready, nil, nil, sent, nil, nil, nothing, tooMuch, nil, nil]),
        Row(
            name: "shipped, then paid", history: [.shipped(nil), .paid], status: .shipped,
            objections: [paidAlready, nil, nil, sent, nil, nil, nothing, tooMuch, nil, nil]),
        Row(
            name: "delivered, not paid", history: [.shipped(nil), .delivered], status: .delivered,
            objections: [nil, delivered, delivered, sent, unpaid, unpaid, unpaid, unpaid, nil, nil]),
        Row(
            name: "delivered", history: [.paid, .shipped(nil), .delivered], status: .delivered,
            objections: [paidAlready, delivered, delivered, sent, nil, nil, nothing, tooMuch, nil, nil]),
        Row(
            name: "cancelled", history: [.cancelled(restocks: true)], status: .cancelled,
            objections: [
                cancelled, cancelled, cancelled, "it has been cancelled already", unpaid, unpaid, unpaid, unpaid, nil,
                nil,
            ]),
        Row(
            name: "paid, cancelled", history: [.paid, .cancelled(restocks: false)], status: .cancelled,
            objections: [
                paidAlready, cancelled, cancelled, "it has been cancelled already", nil, nil, nothing, tooMuch, nil,
                nil,
            ]),
        Row(
            name: "refunded in part", history: [.paid, some], status: .paid,
            objections: [paidAlready, nil, unshipped, nil, nil, tooMuch, nothing, tooMuch, nil, nil]),
        Row(
            name: "refunded", history: [.paid, some, .refunded(Money(minor: 600), restocks: true)], status: .refunded,
            objections: [
                paidAlready, "it has been refunded", unshipped, nil, refunded, refunded, refunded, refunded, nil, nil,
            ]),
        Row(
            name: "shipped, refunded", history: [.paid, .shipped(nil), .refunded(total, restocks: false)],
            status: .refunded,
            objections: [
                paidAlready, "it has been refunded", nil, sent, refunded, refunded, refunded, refunded, nil, nil,
            ]),
        Row(
            name: "erased", history: [.erased], status: .placed,
            objections: [nil, nil, unshipped, nil, unpaid, unpaid, unpaid, unpaid, nil, nil]),
        Row(
            name: "noted", history: [.noted("x"), .noted(nil)], status: .placed,
            objections: [nil, nil, unshipped, nil, unpaid, unpaid, unpaid, unpaid, nil, nil]),
    ]

    @Test(arguments: rows)
    func row(row: Row) {
        var standing = OrderStanding()
        for change in row.history {
            #expect(standing.objection(to: change, total: StandingTests.total) == nil)
            standing.apply(change, total: StandingTests.total)
        }
        #expect(standing.status == row.status)
        for ((name, change), expected) in zip(StandingTests.changes, row.objections) {
            #expect(standing.objection(to: change, total: StandingTests.total) == expected, "\(row.name): \(name)")
        }
        #expect(row.objections.count == StandingTests.changes.count)
    }

    @Test("A refund that no sum can hold is refused")
    func overflow() {
        var standing = OrderStanding()
        standing.isPaid = true
        standing.refunded = 10
        let most = OrderChange.refunded(Money(minor: Int.max), restocks: false)
        #expect(standing.objection(to: most, total: Money(minor: Int.max)) == "that is more than was paid")
    }
}
