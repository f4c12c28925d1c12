import Documents
import Intake
import Orders
import TestSupport
import Testing

/// Idempotency: one key, one order (rows 65 and 66).
@Suite("Keys")
struct KeyTests {
    @Test("The same key a hundred times at once gives one order and one answer")
    func atOnce() throws {
        let shop = try RunningShop()
        let body = OrderForm([("MUG", "1")], [("key", "one")]).encoded
        let bytes = RunningShop.bytes("POST", "/orders", body, type: RunningShop.formType, [])
        let clients = try (0..<100).map { _ in try TestClient(shop.address) }
        for client in clients { client.send(bytes) }
        let answers = clients.map { $0.answer() }
        #expect(answers.allSatisfy { $0?.status == 303 })
        #expect(Set(answers.map { $0?.fields["location"] }).count == 1)
        #expect(shop.orderCount == 1)
        #expect(shop.stock("MUG") == 9)
        #expect(shop.metric(.placed) == 1)
        #expect(shop.metric(.repeated) == 99)
    }

    @Test("As JSON too, to the byte, also after a restart and after the price has changed")
    func repeatedLater() throws {
        let folder = try TemporaryFolder()
        let json = OrderForm([("MUG", "1")], [("key", "again"), ("expected_total", "1690")]).json
        var first: TestClient.Answer?
        do {
            let shop = try RunningShop { $0.folder = folder }
            first = try shop.post(json: json)
            #expect(first?.status == 201)
            #expect(try shop.post(json: json).body == first?.body)
            shop.stop()
        }
        let shop = try RunningShop {
            $0.folder = folder
            $0.products["mug"] = "title: Mug\nprice: 99.00\nsku: MUG\nstock: 10\n"
        }
        let second = try shop.post(json: json)
        #expect(second.status == 201)
        #expect(second.body == first?.body)
        #expect(shop.orderCount == 1)
        #expect(shop.stock("MUG") == 9)
    }

    @Test("A header is a key as a field is, and must not contradict it")
    func header() throws {
        let shop = try RunningShop()
        let first = try shop.post(OrderForm(), to: "/orders", "Idempotency-Key: h-1")
        #expect(first.status == 303)
        #expect(
            try shop.post(OrderForm([("FREE", "1")], [("key", "h-1")])).fields["location"] == first.fields["location"])
        let both = try shop.post(OrderForm([("FREE", "1")], [("key", "h-1")]), to: "/orders", "Idempotency-Key: h-1")
        #expect(both.fields["location"] == first.fields["location"])
        let other = try shop.post(OrderForm([("FREE", "1")], [("key", "h-2")]), to: "/orders", "Idempotency-Key: h-1")
        #expect(other.status == 400)
        #expect(shop.orderCount == 1)
    }

    @Test(
        "A key is short and visible",
        arguments: [
            ("a b", 400), ("ä", 400), ("\u{7F}", 400), (String(repeating: "k", count: 256), 400),
            (String(repeating: "k", count: 255), 303), ("~!@", 303),
        ])
    func shape(key: String, status: Int) throws {
        let shop = try RunningShop()
        #expect(try shop.post(OrderForm([("FREE", "1")], [("key", key)])).status == status)
    }

    @Test(
        "The same key with another body is refused, whichever part is another",
        arguments: [
            ("quantity", "2"), ("sku", "BOWL"), ("name", "Eve"), ("email", "eve@example.com"), ("address1", "2 Row"),
            ("city", "Bonn"), ("postcode", "53111"), ("country", "AT"), ("shipping", "counter"), ("payment", "cash"),
            ("note", "x"), ("code", "TEN"), ("phone", "1"), ("region", "x"), ("address2", "x"), ("terms", "yes"),
        ])
    func misuse(field: String, value: String) throws {
        let shop = try RunningShop()
        let form = OrderForm([("FREE", "1")], [("key", "once")])
        #expect(try shop.post(form).status == 303)
        let answer = try shop.post(json: form.with(field, value).json)
        #expect(answer.status == 422)
        #expect(answer.problems == ["key:key_misused"])
        let standing = answer.json?["problems"]?.items.first
        let number = try #require(try shop.newest()?.number.text)
        // A key that a program made up is told of to the customer of its order alone; one of the shop's pages is a secret.
        guard field != "email" else { return #expect(standing?["number"] == nil && !answer.body.contains(number)) }
        #expect(standing?["number"]?.text == number)
        #expect(standing?["status_url"]?.text.contains("/orders/\(number)/") == true)
        // The page names the order that stands, leads to it, and does not say that nothing was ordered.
        let page = try shop.post(form.with(field, value))
        #expect(page.status == 422)
        #expect(page.body.contains("/orders/\(number)/"))
        #expect(!page.body.contains("Nothing has been ordered"))
        #expect(answer.json?["quote"] != nil)
        #expect(shop.orderCount == 1)
    }

    @Test("Fields do not run into each other: what moves from one to the next is another body")
    func boundaries() throws {
        let shop = try RunningShop()
        let form = OrderForm([("FREE", "1")], [("key", "k"), ("address1", "ab"), ("address2", "c")])
        #expect(try shop.post(form).status == 303)
        let moved = try shop.post(form.with("address1", "a").with("address2", "bc"))
        #expect(moved.status == 422)
    }

    @Test("A refused order leaves its key free; without a key every request is an order of its own")
    func refusedAndKeyless() throws {
        let shop = try RunningShop()
        #expect(try shop.post(OrderForm([("FREE", "1")], [("key", "k"), ("name", "")])).status == 422)
        #expect(try shop.post(OrderForm([("FREE", "1")], [("key", "k")])).status == 303)
        #expect(try shop.post(OrderForm()).status == 303)
        #expect(try shop.post(OrderForm()).status == 303)
        #expect(shop.orderCount == 3)
    }

    @Test("An order that was placed is found again by its key when its limits are used up")
    func repeatedPastLimits() throws {
        let shop = try RunningShop { $0.limits.perRecipient = 1 }
        let form = OrderForm([("FREE", "1")], [("key", "k")])
        let first = try shop.post(form)
        #expect(first.status == 303)
        #expect(try shop.post(form.with("key", "other")).status == 429)
        #expect(try shop.post(form).fields["location"] == first.fields["location"])
    }
}
