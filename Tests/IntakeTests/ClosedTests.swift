import Commerce
import Documents
import HTTP
import Intake
import Orders
import TestSupport
import Testing

/// A shop that takes no orders: 503 in its own words, while what was ordered before goes on.
@Suite("Closed shops")
struct ClosedTests {
    private func shop(_ line: String) throws -> RunningShop {
        try RunningShop { $0.store = ShopContent.store.replacing("orders: {", with: line + "\norders: {") }
    }

    @Test("Checkout, quote and placing answer 503 with the message, as page and as JSON; the rest goes on")
    func closed() throws {
        let shop = try shop("closed: {from: 2026-06-01, until: 2026-06-02, message: Back <soon>.}")
        for path in ["/orders", "/orders/checkout", "/orders/quote"] {
            let answer = try shop.post(json: OrderForm().json, to: path)
            #expect(answer.status == 503, "\(path)")
            #expect(answer.problems == [":closed"])
            #expect(answer.json?["problems"]?.items[0]["message"]?.text == "Back <soon>.")
            #expect(answer.keys == ["problems"])
            // Noon of the first day to the midnight that ends the second.
            #expect(answer.fields["retry-after"] == "129600", "\(path)")
        }
        for path in ["/orders", "/orders/checkout"] {
            let page = try shop.post(OrderForm(), to: path)
            #expect(page.status == 503)
            #expect(page.body.contains("Back &lt;soon&gt;."))
            #expect(page.fields["content-type"] == "text/html; charset=utf-8")
        }
        #expect(try shop.get("/orders/stock?sku=MUG").status == 200)
        #expect(shop.metric(.closed) == 5)
        #expect(shop.metric(.placed) == 0)
        shop.wait(seconds: 129_600)
        #expect(try shop.post(OrderForm(), to: "/orders").status == 303)
    }

    @Test("It closes at its moment; an order of before is answered again, and its page is shown")
    func closing() throws {
        let shop = try shop("closed: {from: 2026-06-01T12:10}")
        let form = OrderForm([("FREE", "1")], [("key", "k-1")])
        let placed = try shop.post(form, to: "/orders")
        #expect(placed.status == 303)
        shop.wait(seconds: 600)
        let closed = try shop.post(form.with("key", "k-2"), to: "/orders")
        #expect(closed.status == 503)
        #expect(closed.fields["retry-after"] == nil)
        let again = try shop.post(form, to: "/orders")
        #expect(again.status == 303)
        let location = try #require(again.fields["location"])
        #expect(location == placed.fields["location"])
        #expect(try shop.get(location).status == 200)
    }

    @Test("A shop with `orders: false` has a price book, and the intake says that it is closed")
    func off() throws {
        let shop = try RunningShop {
            $0.store = ShopContent.store.replacing(
                "orders: {from: orders@shop.example, notify: [owner@shop.example]}", with: "orders: false")
        }
        let answer = try shop.post(json: OrderForm().json, to: "/orders")
        #expect(answer.status == 503)
        #expect(answer.problems == [":closed"])
        #expect(answer.json?["problems"]?.items[0]["message"]?.text == "The shop takes no orders at the moment.")
    }
}
