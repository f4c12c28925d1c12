import Commerce
import Documents
import Intake
import Orders
import TestSupport
import Testing

/// What a placed order is answered with, and that it is on disk by then.
@Suite("Placing an order")
struct PlacingTests {
    @Test("A form is sent to its status page, and the order is in the journal by then")
    func form() throws {
        let shop = try RunningShop()
        let answer = try shop.post(OrderForm([("MUG", "2")]))
        #expect(answer.status == 303)
        let order = try #require(try shop.newest())
        #expect(answer.fields["location"] == "/orders/\(order.number.text)/\(order.token)")
        #expect(answer.fields["cache-control"] == "no-store")
        #expect(order.total.minor == 2890)
        #expect(order.customer?.email == "ada@example.com")
        #expect(order.lines.map(\.sku) == ["MUG"])
        #expect(shop.stock("MUG") == 8)
        #expect(shop.journal.contains("\"type\":\"placed\""))
        #expect(shop.metric(.placed) == 1)
        #expect(try shop.get(answer.fields["location"] ?? "").status == 200)
    }

    @Test("JSON is answered 201 with number, address, total and currency")
    func json() throws {
        let shop = try RunningShop()
        let answer = try shop.post(json: OrderForm([("MUG", "2")]).json)
        #expect(answer.status == 201)
        #expect(answer.fields["content-type"] == "application/json")
        #expect(answer.keys == ["number", "status_url", "total", "currency"])
        let order = try #require(try shop.newest())
        #expect(answer.json?["number"]?.text == order.number.text)
        #expect(
            answer.json?["status_url"]?.text == "https://shop.example/orders/\(order.number.text)/\(order.token)")
        #expect(answer.json?["total"]?.integer == 2890)
        #expect(answer.json?["currency"]?.text == "EUR")
        #expect(answer.fields["location"] == "/orders/\(order.number.text)/\(order.token)")
    }

    struct Wish: Sendable {
        var body: String
        var accept: String?
        var status: Int
        var type: String?
    }

    @Test(
        "Accept decides on the form of the answer, and the body's type where Accept likes both",
        arguments: [
            Wish(body: "form", accept: nil, status: 303, type: nil),
            Wish(body: "form", accept: "*/*", status: 303, type: nil),
            Wish(body: "form", accept: "text/html,application/xhtml+xml,*/*;q=0.8", status: 303, type: nil),
            Wish(body: "form", accept: "application/json", status: 201, type: "application/json"),
            Wish(body: "form", accept: "application/json, text/plain, */*", status: 303, type: nil),
            Wish(body: "json", accept: nil, status: 201, type: "application/json"),
            Wish(body: "json", accept: "*/*", status: 201, type: "application/json"),
            Wish(body: "json", accept: "application/json, text/plain, */*", status: 201, type: "application/json"),
            Wish(body: "json", accept: "text/html, application/json;q=0.5", status: 303, type: nil),
        ])
    func accept(wish: Wish) throws {
        let shop = try RunningShop()
        let fields = wish.accept.map { ["Accept: \($0)"] } ?? []
        let form = OrderForm()
        let answer =
            try wish.body == "form"
            ? shop.send("POST", "/orders", form.encoded, type: RunningShop.formType, fields)
            : shop.send("POST", "/orders", Array(form.json.utf8), type: RunningShop.jsonType, fields)
        #expect(answer.status == wish.status)
        #expect(answer.fields["content-type"] == wish.type)
    }

    @Test("A button that buys one thing need not say how many; pairs keep their order")
    func pairs() throws {
        let shop = try RunningShop()
        var form = OrderForm([("FREE", "1")])
        form.fields.removeAll { $0.name == "quantity" }
        #expect(try shop.post(form).status == 303)
        #expect(try shop.newest()?.lines.map(\.quantity) == [1])
        #expect(try shop.post(OrderForm([("MUG", "3"), ("FREE", "2"), ("BOWL", "1")])).status == 303)
        #expect(try shop.newest()?.lines.map { "\($0.sku) \($0.quantity)" } == ["MUG 3", "FREE 2", "BOWL 1"])
    }

    @Test("What sells without a count, without stock, before it is there and by post or not at all")
    func kinds() throws {
        let shop = try RunningShop()
        #expect(try shop.post(OrderForm([("VASE", "3")])).status == 303)
        #expect(shop.stock("VASE") == -3)
        #expect(try shop.post(OrderForm([("SOON", "4")])).status == 303)
        #expect(shop.stock("SOON") == 0)
        let fetched = OrderForm([("MUG", "1")], [("shipping", "counter"), ("address1", nil), ("city", nil)])
        #expect(try shop.post(fetched).status == 303)
        #expect(try shop.newest()?.shippingPrice == .zero)
        let nothingToSend = OrderForm(
            [("CARD", "1")], [("shipping", nil), ("address1", nil), ("city", nil), ("postcode", nil)])
        #expect(try shop.post(nothingToSend).status == 303)
        // The tax is that of the customer's country.
        #expect(try shop.post(nothingToSend.with("country", nil)).status == 422)
        #expect(try shop.post(OrderForm([("Bäume/1", "2")])).status == 303)
        #expect(try shop.newest()?.lines.first?.title == "Bäume <b>")
    }

    /// Rows 55 and 63.
    @Test("Prices, discounts, states and return addresses that a client sends are ignored")
    func claims() throws {
        let shop = try RunningShop()
        var form = OrderForm([("MUG", "1")])
        for (name, value) in [
            ("price", "1"), ("total", "1"), ("subtotal", "1"), ("discount", "1100"), ("status", "paid"), ("tax", "0"),
            ("number", "2345678"), ("token", "x"), ("return_url", "https://evil.example/"), ("next", "//evil.example"),
            ("success_url", "https://evil.example/"), ("shipping_price", "0"),
        ] {
            form.fields.append((name, value))
        }
        let answer = try shop.post(form)
        #expect(answer.status == 303)
        #expect(answer.fields["location"]?.hasPrefix("/orders/") == true)
        let order = try #require(try shop.newest())
        #expect(order.total.minor == 1690)
        #expect(order.standing.status == .placed)
        let json = OrderForm([("MUG", "1")]).json.replacing(
            "\"quantity\":1}", with: "\"quantity\":1,\"price\":1,\"discount\":{\"a\":[1]}}"
        ).replacing("]", with: "],\"total\":1,\"status\":\"paid\",\"discounts\":[{\"amount\":9}]", maxReplacements: 1)
        let second = try shop.post(json: json)
        #expect(second.status == 201, "\(second.body)")
        #expect(second.json?["total"]?.integer == 1690)
    }

    /// Row 85.
    @Test("A clock that jumps by days either way changes neither the order of orders nor what they are known by")
    func clock() throws {
        let folder = try TemporaryFolder()
        let shop = try RunningShop { $0.folder = folder }
        for (index, jump) in [86_400, -172_800, 3_600, -3_600, 31_536_000, -31_536_000].enumerated() {
            #expect(try shop.post(OrderForm([("FREE", "1")], [("key", "k\(index)")])).status == 303)
            shop.wait(seconds: jump)
        }
        let before = shop.service.desk.withLedger { $0.sequence }
        shop.stop()
        let again = try RunningShop { $0.folder = folder }
        #expect(again.service.desk.withLedger { $0.sequence } == before)
        #expect(Set(before).count == 6)
        for index in 0..<6 {
            let answer = try again.post(OrderForm([("FREE", "1")], [("key", "k\(index)")]))
            #expect(answer.fields["location"]?.contains(before[index].text) == true)
        }
        #expect(again.orderCount == 6)
    }

    @Test("The total that the customer saw is compared, whatever else is claimed")
    func expectedTotal() throws {
        let shop = try RunningShop()
        #expect(try shop.post(OrderForm([("MUG", "1")], [("expected_total", "1690")])).status == 303)
        let refused = try shop.post(json: OrderForm([("MUG", "1")], [("expected_total", "1200"), ("key", "k")]).json)
        #expect(refused.status == 409)
        #expect(refused.problems == ["expected_total:total_changed"])
        #expect(refused.json?["problems"]?.items.first?["bound"]?.integer == 1690)
        #expect(refused.json?["quote"]?["total"]?.integer == 1690)
        #expect(shop.orderCount == 1)
        // Confirmed with the same key: it is the same order, with the total that now holds.
        let confirmed = try shop.post(
            json: OrderForm([("MUG", "1")], [("expected_total", "1690"), ("key", "k")]).json)
        #expect(confirmed.status == 201)
        #expect(try shop.post(OrderForm([("MUG", "1")], [("expected_total", "16.90")])).status == 422)
        #expect(shop.orderCount == 2)
        // One that only fell is placed, at what it costs now.
        let fell = try shop.post(json: OrderForm([("MUG", "1")], [("expected_total", "9999"), ("key", "f")]).json)
        #expect(fell.status == 201)
        #expect(fell.json?["total"]?.integer == 1690)
    }
}
