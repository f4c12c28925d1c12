import TestSupport
import Testing

/// What a placed order is answered with, and what becomes of it.
@Suite("Placing an order")
struct PlacingTests {
    @Test func aFormIsSentToItsStatusPage() throws {
        let shop = try RunningShop()
        let answer = try shop.post(OrderForm([("MUG", "2")]))
        #expect(answer.status == 303)
        let location = answer.fields["location"] ?? ""
        let order = try #require(try shop.newest())
        #expect(location == "/orders/\(order.number.text)/\(order.token)")
        #expect(order.total.minor == 2890)
        #expect(shop.stock("MUG") == 8)
        #expect(try shop.get(location).status == 200)
    }
}
