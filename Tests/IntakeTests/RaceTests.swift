import Commerce
import Documents
import HTTP
import Intake
import Orders
import TestSupport
import Testing

/// Many at once on real sockets: what there is one of is sold once (rows 58 and 67).
@Suite("Races")
struct RaceTests {
    /// Sends every request before the first answer is read.
    private func answers(
        _ shop: RunningShop, _ requests: [[UInt8]]
    ) throws -> [TestClient.Answer?] {
        let clients = try requests.map { _ in try TestClient(shop.address) }
        for (client, request) in zip(clients, requests) { client.send(request) }
        return clients.map { $0.answer() }
    }

    private func requests(_ count: Int, proxied: Bool = false, _ form: (Int) -> OrderForm) -> [[UInt8]] {
        (0..<count).map { number in
            RunningShop.bytes(
                "POST", "/orders", form(number).encoded, type: RunningShop.formType,
                proxied ? ["X-Forwarded-For: 203.0.\(number / 200).\(number % 200 + 1)"] : [])
        }
    }

    @Test("The last one and five hundred buyers: one 303, 499 times 409", arguments: [false, true])
    func lastOne(isBehindProxy: Bool) throws {
        let shop = try RunningShop {
            $0.trustsProxy = isBehindProxy
            if isBehindProxy {
                $0.limits = OrderLimits()
                $0.connections = ConnectionLimits()
            }
        }
        let buyers = requests(500, proxied: isBehindProxy) {
            OrderForm([("LAST", "1")], [("key", "buyer-\($0)"), ("email", "buyer\($0)@example.com")])
        }
        let statuses = try answers(shop, buyers).map { $0?.status ?? 0 }
        #expect(statuses.count { $0 == 303 } == 1)
        #expect(statuses.count { $0 == 409 } == 499)
        #expect(shop.stock("LAST") == 0)
        #expect(shop.orderCount == 1)
    }

    @Test("Stock never falls below nothing, however the cart is cut into lines")
    func manyOfFew() throws {
        let shop = try RunningShop()
        let buyers = requests(60) { number in
            switch number % 3 {
            case 0: OrderForm([("MUG", "2"), ("MUG", "1")])
            case 1: OrderForm([("MUG", "3"), ("BOWL", "1")])
            default: OrderForm([("BOWL", "1"), ("MUG", "3")])
            }
        }
        let statuses = try answers(shop, buyers).map { $0?.status ?? 0 }
        let placed = statuses.count { $0 == 303 }
        #expect(placed == 3)
        #expect(statuses.count { $0 == 409 } == 57)
        #expect(shop.stock("MUG") == 1)
        #expect((shop.stock("BOWL") ?? -1) >= 0)
    }

    @Test("A code that holds once, asked for forty times at once")
    func lastUseOfACode() throws {
        let shop = try RunningShop()
        let buyers = requests(40) {
            OrderForm([("FREE", "1")], [("code", "ONCE"), ("email", "buyer\($0)@example.com")])
        }
        let answers = try answers(shop, buyers)
        #expect(answers.count { $0?.status == 303 } == 1)
        #expect(answers.count { $0?.status == 422 } == 39)
        let book = shop.edition.book
        let id = try #require(book.discounts.first { $0.code == "ONCE" }?.id)
        #expect(shop.service.desk.withLedger { $0.uses[id] } == 1)
    }

    @Test("One customer's code, asked for twenty times at once by one address in many spellings")
    func onePerCustomer() throws {
        let shop = try RunningShop()
        let spellings = ["ada@example.com", "ADA@example.com", "Ada@Example.Com", " ada@example.com "]
        let buyers = requests(20) {
            OrderForm([("FREE", "1")], [("code", "EACH"), ("email", spellings[$0 % spellings.count])])
        }
        #expect(try answers(shop, buyers).count { $0?.status == 303 } == 1)
    }

    @Test("No more orders than an hour allows are placed, also when all come at once")
    func limitsAtOnce() throws {
        let shop = try RunningShop {
            $0.limits.perRecipient = 7
            $0.limits.perSKU = 5
        }
        let same = try answers(shop, requests(50) { _ in OrderForm([("FREE", "1")]) })
        #expect(same.count { $0?.status == 303 } == 5)
        #expect(same.count { $0?.status == 429 } == 45)
        #expect(same.allSatisfy { $0?.status == 303 || $0?.fields["retry-after"] != nil })
        let other = try answers(shop, requests(50) { _ in OrderForm([("CARD", "1")], [("shipping", nil)]) })
        #expect(other.count { $0?.status == 303 } == 2)
        #expect(shop.metric(.limited) == 93)
    }
}
