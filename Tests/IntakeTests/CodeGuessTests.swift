import Commerce
import HTTP
import Intake
import Orders
import TestSupport
import Testing

/// Guessing discount codes: twenty wrong ones an hour from one address, and no word of the right one after that.
@Suite("Guesses of codes")
struct CodeGuessTests {
    private func shop() throws -> RunningShop { try RunningShop { $0.trustsProxy = true } }

    private func ask(_ shop: RunningShop, _ path: String, _ code: String?, from address: String? = "203.0.113.1") throws
        -> TestClient.Answer
    {
        let form = OrderForm([("FREE", "1")], [("code", code), ("key", nil)])
        guard let address else { return try shop.post(json: form.json, to: path) }
        return try shop.post(json: form.json, to: path, "X-Forwarded-For: \(address)")
    }

    @Test(
        "After twenty wrong codes right and wrong ones get the same answer, everywhere; an order without one goes on",
        arguments: ["/orders/quote", "/orders/checkout", "/orders"])
    func guesses(path: String) throws {
        let shop = try shop()
        for number in 0..<20 {
            #expect(try ask(shop, path, "GUESS\(number)").problems == ["code:code_unknown"], "\(number)")
        }
        for path in ["/orders/quote", "/orders/checkout", "/orders"] {
            let wrong = try ask(shop, path, "GUESS20")
            let right = try ask(shop, path, "TEN")
            let expired = try ask(shop, path, "OLD")
            #expect(wrong.problems == ["code:code_wait"], "\(path)")
            #expect(wrong.status == (path == "/orders/quote" ? 200 : 422))
            #expect(right.body == wrong.body && right.status == wrong.status, "\(path)")
            #expect(expired.body == wrong.body)
        }
        #expect(try ask(shop, "/orders", nil).status == 201)
        #expect(try ask(shop, "/orders", "  ").status == 201)
        // Others are not shut out, and an hour later it is over.
        #expect(try ask(shop, "/orders/quote", "TEN", from: "203.0.113.2").problems == [])
        shop.wait(seconds: 3_600)
        #expect(try ask(shop, "/orders/quote", "TEN").problems == [])
    }

    @Test("Right codes, and codes that there are but that do not hold, count for nothing")
    func rightCodes() throws {
        let shop = try shop()
        for _ in 0..<30 { #expect(try ask(shop, "/orders/quote", "TEN").problems == []) }
        for _ in 0..<30 { #expect(try ask(shop, "/orders/quote", "BIG").problems == ["code:code_minimum"]) }
        #expect(try ask(shop, "/orders/quote", "GUESS").problems == ["code:code_unknown"])
    }

    @Test("Clients of this machine share a larger count: behind a proxy that was not named everybody is there")
    func loopback() throws {
        let shop = try RunningShop()
        for number in 0..<120 {
            #expect(try ask(shop, "/orders/quote", "G\(number)", from: nil).problems == ["code:code_unknown"])
        }
        #expect(try ask(shop, "/orders/quote", "TEN", from: nil).problems == ["code:code_wait"])
    }

    @Test("An order that was placed with its code is answered again, however many were tried since")
    func repeated() throws {
        let shop = try shop()
        let form = OrderForm([("FREE", "1")], [("code", "TEN"), ("key", "k-1")])
        let first = try shop.post(json: form.json, to: "/orders", "X-Forwarded-For: 203.0.113.1")
        #expect(first.status == 201)
        for number in 0..<20 { _ = try ask(shop, "/orders/quote", "GUESS\(number)") }
        let again = try shop.post(json: form.json, to: "/orders", "X-Forwarded-For: 203.0.113.1")
        #expect(again.status == 201)
        #expect(again.body == first.body)
    }

    @Test("A wrong code counts in an order that is refused for something else too")
    func besideOtherFaults() throws {
        let shop = try shop()
        for number in 0..<20 {
            let form = OrderForm([("FREE", "1")], [("code", "GUESS\(number)"), ("email", "nobody"), ("key", nil)])
            let answer = try shop.post(json: form.json, to: "/orders", "X-Forwarded-For: 203.0.113.9")
            #expect(answer.status == 422)
            #expect(answer.problems.contains("code:code_unknown"), "\(answer.problems)")
        }
        #expect(try ask(shop, "/orders/quote", "TEN", from: "203.0.113.9").problems == ["code:code_wait"])
    }

    @Test("A key that placed another order is no way to try codes")
    func misusedKey() throws {
        let shop = try shop()
        let first = OrderForm([("FREE", "1")], [("key", "k-2")])
        #expect(try shop.post(json: first.json, to: "/orders", "X-Forwarded-For: 203.0.113.8").status == 201)
        for number in 0..<20 {
            let form = OrderForm([("FREE", "2")], [("code", "GUESS\(number)"), ("key", "k-2")])
            let answer = try shop.post(json: form.json, to: "/orders", "X-Forwarded-For: 203.0.113.8")
            #expect(answer.problems.first == "key:key_misused", "\(answer.status) \(answer.problems)")
        }
        let right = OrderForm([("FREE", "2")], [("code", "TEN"), ("key", "k-2")])
        let wrong = OrderForm([("FREE", "2")], [("code", "GUESS"), ("key", "k-2")])
        let answers = try [right, wrong].map {
            try shop.post(json: $0.json, to: "/orders", "X-Forwarded-For: 203.0.113.8")
        }
        #expect(answers[0].body == answers[1].body)
        #expect(try ask(shop, "/orders/quote", "TEN", from: "203.0.113.8").problems == ["code:code_wait"])
    }
}
