import Documents
import HTTP
import Intake
import Orders
import TestSupport
import Testing

/// How much one address, one mailbox and one SKU may do in an hour (rows 45, 62 and 64).
@Suite("Limits of orders")
struct LimitTests {
    private func shop(_ configure: @Sendable (inout OrderLimits) -> Void) throws -> RunningShop {
        try RunningShop {
            $0.trustsProxy = true
            configure(&$0.limits)
        }
    }

    private func order(_ shop: RunningShop, from address: String, _ form: OrderForm = OrderForm()) throws
        -> TestClient.Answer
    {
        try shop.post(form, to: "/orders", "X-Forwarded-For: \(address)")
    }

    @Test("By address: placed orders count, refused ones do not, and an hour later it is over")
    func perAddress() throws {
        let shop = try shop { $0.perAddress = 2 }
        for _ in 0..<5 { #expect(try order(shop, from: "203.0.113.1", OrderForm([("NONE", "1")])).status == 409) }
        #expect(try order(shop, from: "203.0.113.1").status == 303)
        shop.wait(seconds: 600)
        #expect(try order(shop, from: "203.0.113.1").status == 303)
        let refused = try order(shop, from: "203.0.113.1")
        #expect(refused.status == 429)
        #expect(refused.fields["retry-after"] == "3000")
        #expect(refused.fields["content-type"] == "text/html; charset=utf-8")
        #expect(try order(shop, from: "203.0.113.2").status == 303)
        shop.wait(seconds: 3000)
        #expect(try order(shop, from: "203.0.113.1").status == 303)
        #expect(shop.metric(.limited) == 1)
    }

    @Test("IPv6 counts by the network, IPv4 in IPv6 by the host")
    func networks() throws {
        let shop = try shop { $0.perAddress = 1 }
        #expect(try order(shop, from: "2001:db8::1").status == 303)
        #expect(try order(shop, from: "2001:db8::ffff:2").status == 429)
        #expect(try order(shop, from: "2001:db8:0:1::1").status == 303)
        #expect(try order(shop, from: "::ffff:203.0.113.5").status == 303)
        #expect(try order(shop, from: "203.0.113.5").status == 429)
        #expect(try order(shop, from: "203.0.113.6").status == 303)
    }

    @Test("By recipient in any case, and by SKU whatever else is in the cart; also as JSON")
    func perRecipientAndSKU() throws {
        let shop = try shop {
            $0.perRecipient = 2
            $0.perSKU = 3
        }
        #expect(try order(shop, from: "203.0.113.1").status == 303)
        #expect(
            try order(shop, from: "203.0.113.2", OrderForm([("FREE", "1")], [("email", "Ada@EXAMPLE.com")])).status
                == 303)
        #expect(try order(shop, from: "203.0.113.3", OrderForm([("BOWL", "1")])).status == 429)
        let eve = OrderForm([("MUG", "1"), ("FREE", "1")], [("email", "eve@example.com")])
        #expect(try order(shop, from: "203.0.113.3", eve).status == 303)
        let answer = try shop.post(json: eve.json, to: "/orders", "X-Forwarded-For: 203.0.113.4")
        #expect(answer.status == 429)
        #expect(answer.problems == [":rate_limited"])
        #expect(Int(answer.fields["retry-after"] ?? "") == 3600)
    }

    @Test("Requests that only ask for a price are limited by address too")
    func requests() throws {
        let shop = try shop { $0.requestsPerAddress = 3 }
        for _ in 0..<3 {
            let answer = try shop.post(json: "{}", to: "/orders/quote", "X-Forwarded-For: 203.0.113.1")
            #expect(answer.status == 200)
        }
        for path in ["/orders/quote", "/orders/checkout", "/orders"] {
            let answer = try shop.post(json: "{}", to: path, "X-Forwarded-For: 203.0.113.1")
            #expect(answer.status == 429, "\(path)")
            #expect(answer.fields["retry-after"] == "3600")
        }
        #expect(try shop.post(json: "{}", to: "/orders/quote", "X-Forwarded-For: 203.0.113.2").status == 200)
    }

    @Test("Who is no trusted proxy says nothing of its clients, and that is counted")
    func untrusted() throws {
        let shop = try RunningShop { $0.limits.perAddress = 1 }
        // From loopback, which is never limited: were the header believed, the second would be refused.
        #expect(try order(shop, from: "203.0.113.1").status == 303)
        #expect(try order(shop, from: "203.0.113.1").status == 303)
        #expect(shop.metric(.untrustedProxies) == 2)
        // And one who names another address each time is still itself.
        let trusting = try self.shop { $0.perAddress = 1 }
        #expect(try order(trusting, from: "198.51.100.1, 203.0.113.9").status == 303)
        #expect(try order(trusting, from: "198.51.100.2, 203.0.113.9").status == 429)
        #expect(trusting.metric(.untrustedProxies) == 0)
    }

    @Test("An order that could not be written is not counted")
    func takenBack() throws {
        let disk = FailingDisk()
        let shop = try RunningShop {
            $0.disk = disk
            $0.limits.perRecipient = 1
        }
        disk.isFull = true
        for _ in 0..<3 {
            let answer = try shop.post(OrderForm([("MUG", "1")], [("key", "k")]))
            #expect(answer.status == 503)
            #expect(answer.fields["retry-after"] == "5")
        }
        #expect(shop.stock("MUG") == 10)
        #expect(!shop.service.thread.isReady)
        disk.isFull = false
        #expect(try shop.post(OrderForm([("MUG", "1")], [("key", "k")])).status == 303)
        #expect(shop.service.thread.isReady)
        #expect(shop.stock("MUG") == 9)
        #expect(shop.orderCount == 1)
    }
}
