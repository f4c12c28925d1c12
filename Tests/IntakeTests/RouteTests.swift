import Documents
import Intake
import Orders
import TestSupport
import Testing

/// Which requests are answered how, whatever is in them (rows 28, 29, 61 and 62).
@Suite("Routes")
struct RouteTests {
    @Test("Wrong methods are 405 with Allow; HEAD has no body; OPTIONS says what there is")
    func methods() throws {
        let shop = try RunningShop()
        _ = try shop.post(OrderForm())
        let order = try #require(try shop.newest())
        let status = "/orders/\(order.number.text)/\(order.token)"
        let posts = ["/orders", "/orders/", "/orders/checkout", "/orders/quote"]
        let gets = ["/orders/stock?sku=MUG", status]
        for path in posts {
            for method in ["GET", "HEAD", "PUT", "DELETE", "PATCH"] {
                let answer = try shop.send(method, path)
                #expect(answer.status == 405, "\(method) \(path)")
                #expect(answer.fields["allow"] == "POST, OPTIONS", "\(method) \(path)")
            }
            let options = try shop.send("OPTIONS", path)
            #expect(options.status == 204)
            #expect(options.fields["allow"] == "POST, OPTIONS")
            #expect(options.fields["access-control-allow-origin"] == nil)
        }
        for path in gets {
            for method in ["POST", "PUT", "DELETE", "PATCH"] {
                let answer = try shop.send(method, path)
                #expect(answer.status == 405, "\(method) \(path)")
                #expect(answer.fields["allow"] == "GET, HEAD, OPTIONS", "\(method) \(path)")
            }
            let full = try shop.get(path)
            let head = try shop.send("HEAD", path)
            #expect(head.status == 200)
            #expect(head.body.isEmpty)
            #expect(head.fields["content-type"] == full.fields["content-type"])
            #expect(head.fields["content-length"] == full.fields["content-length"])
            #expect(try shop.send("OPTIONS", path).fields["allow"] == "GET, HEAD, OPTIONS")
        }
        for path in ["/", "/order", "/ordersx", "/orders/nothing", "/orders/a/b/c", "/Orders", "/orders/checkout/x"] {
            #expect(try shop.get(path).status == 404, "\(path)")
        }
        #expect(shop.orderCount == 1)
    }

    struct Source: Sendable {
        var fields: [String]
        var status: Int

        init(_ status: Int, _ fields: String...) {
            self.status = status
            self.fields = fields
        }
    }

    static let sources = [
        Source(303), Source(303, "Origin: https://shop.example"), Source(303, "Origin: HTTPS://SHOP.EXAMPLE"),
        Source(303, "Origin: https://preview.example:8443"), Source(303, "Sec-Fetch-Site: same-origin"),
        Source(303, "Sec-Fetch-Site: none"), Source(303, "Origin: https://shop.example", "Sec-Fetch-Site: cross-site"),
        Source(403, "Origin: null"), Source(403, "Origin: https://evil.example"), Source(403, "Origin: "),
        Source(403, "Origin: http://shop.example"), Source(403, "Origin: https://shop.example:444"),
        Source(403, "Origin: https://shop.example.evil.example"), Source(403, "Origin: https://sub.shop.example"),
        Source(403, "Origin: https://shop.example/"), Source(403, "Sec-Fetch-Site: cross-site"),
        Source(403, "Sec-Fetch-Site: Nonsense"), Source(403, "Origin: null", "Sec-Fetch-Site: same-origin"),
        Source(303, "Referer: https://evil.example/"),
    ]

    /// Rows 61 and 62.
    @Test("Orders of other sites' pages are refused; of programs they are taken and counted")
    func origins() throws {
        let shop = try RunningShop { $0.origins = ["https://preview.example:8443"] }
        for source in RouteTests.sources {
            for path in ["/orders", "/orders/checkout", "/orders/quote"] {
                let answer = try shop.send(
                    "POST", path, OrderForm().encoded, type: RunningShop.formType, source.fields)
                let expected = source.status == 403 ? 403 : path == "/orders" ? 303 : 200
                #expect(answer.status == expected, "\(source.fields) \(path)")
            }
        }
        let foreign = RouteTests.sources.count { $0.status == 403 }
        #expect(shop.metric(.foreignOrigins) == foreign * 3)
        #expect(shop.metric(.unknownOrigins) == 2 * 3)
        #expect(shop.orderCount == RouteTests.sources.count - foreign)
    }

    @Test("Only pages of the shop may read answers from another host, whatever the answer is")
    func sharing() throws {
        let shop = try RunningShop {
            $0.store = $0.store.replacing("orders: {", with: "orders: {url: \"https://till.example/orders\", ")
            $0.limits.perRecipient = 1
        }
        let own = "Origin: https://shop.example"
        let answers = [
            try shop.post(json: OrderForm().json, to: "/orders", own),
            try shop.post(json: OrderForm().json, to: "/orders", own),
            try shop.post(json: OrderForm([("NONE", "1")], [("email", "b@example.com")]).json, to: "/orders", own),
            try shop.post(json: "{", to: "/orders", own), try shop.post(json: "{}", to: "/orders/quote", own),
            try shop.post(json: "{}", to: "/orders/checkout", own), try shop.get("/orders/stock?sku=MUG", own),
            try shop.get("/orders/nothing/there", own), try shop.get("/orders", own),
        ]
        #expect(answers.map(\.status) == [201, 429, 409, 400, 200, 422, 200, 404, 405])
        for answer in answers {
            #expect(answer.fields["access-control-allow-origin"] == "https://shop.example", "\(answer.status)")
            #expect(answer.fields["vary"] == "Origin", "\(answer.status)")
            #expect(answer.fields["access-control-allow-credentials"] == nil)
        }
        let asked = try shop.send("OPTIONS", "/orders", [], [own, "Access-Control-Request-Method: POST"])
        #expect(asked.status == 204)
        #expect(asked.fields["access-control-allow-origin"] == "https://shop.example")
        #expect(asked.fields["access-control-allow-methods"] == "POST, OPTIONS")
        #expect(asked.fields["access-control-allow-headers"] == "Content-Type, Idempotency-Key")
        for origin in ["https://evil.example", "null"] {
            let foreign = try shop.send("OPTIONS", "/orders", [], ["Origin: \(origin)"])
            #expect(foreign.fields["access-control-allow-origin"] == nil)
            let read = try shop.get("/orders/stock?sku=MUG", "Origin: \(origin)")
            #expect(read.status == 200)
            #expect(read.fields["access-control-allow-origin"] == nil)
        }
    }

    @Test("Every page and every JSON answer is kept out of caches, frames and search engines")
    func security() throws {
        let shop = try RunningShop()
        _ = try shop.post(OrderForm())
        let order = try #require(try shop.newest())
        let answers = [
            try shop.get("/orders/\(order.number.text)/\(order.token)"), try shop.get("/orders/x"),
            try shop.post(OrderForm([("NONE", "1")])), try shop.post(OrderForm(), to: "/orders/checkout"),
            try shop.post(json: "{"), try shop.get("/orders/stock?sku=MUG"), try shop.get("/orders"),
            try shop.post(OrderForm(), to: "/orders", "Origin: null"),
        ]
        for answer in answers {
            #expect(answer.fields["cache-control"] == "no-store", "\(answer.status)")
            #expect(answer.fields["x-content-type-options"] == "nosniff", "\(answer.status)")
            #expect(answer.fields["x-robots-tag"] == "noindex", "\(answer.status)")
            #expect(answer.fields["referrer-policy"] == "strict-origin-when-cross-origin", "\(answer.status)")
            guard answer.fields["content-type"] == "text/html; charset=utf-8" else { continue }
            #expect(answer.fields["x-frame-options"] == "DENY")
            let policy = answer.fields["content-security-policy"] ?? ""
            for part in [
                "form-action 'self' https://shop.example", "frame-ancestors 'none'", "base-uri 'none'",
                "object-src 'none'",
            ] {
                #expect(policy.contains(part), "\(policy)")
            }
        }
        // What the server itself refuses comes in the same frame.
        let client = try TestClient(shop.address)
        client.send("GET /\u{1} HTTP/1.1\r\nHost: a\r\n\r\n")
        let refused = client.answer()
        #expect(refused?.status == 400)
        #expect(refused?.fields["x-content-type-options"] == "nosniff")
    }

    @Test("An order is seen by its exact number and token only, and neither is in the access log")
    func statusPage() throws {
        let shop = try RunningShop()
        _ = try shop.post(OrderForm([("MUG", "1")], [("key", "a")]))
        let first = try #require(try shop.newest())
        _ = try shop.post(OrderForm([("MUG", "2")], [("key", "b")]))
        let second = try #require(try shop.newest())
        let (number, token) = (first.number.text, first.token)
        #expect(try shop.get("/orders/\(number)/\(token)").status == 200)
        let json = try shop.get("/orders/\(number)/\(token)", "Accept: application/json")
        #expect(json.json?["number"]?.text == number)
        #expect(json.json?["status"]?.text == "placed")
        #expect(json.json?["total"]?.integer == 1690)
        for personal in ["Ada", "ada@", "Row", token] { #expect(!json.body.contains(personal)) }
        let wrong = [
            "/orders/\(number)/\(second.token)", "/orders/\(second.number.text)/\(token)",
            "/orders/\(number)/\(token.uppercased())", "/orders/\(number)/\(token.dropLast())",
            "/orders/\(number)/\(token)0",
            "/orders/\(number)/", "/orders/\(number)", "/orders/\(number.lowercased())/\(token)",
            "/orders/%23\(number)/\(token)", "/orders/\(number)/%20\(token)", "/orders/\(number)/\(token)%00",
            "/orders/\(number)/\(token)/x", "/orders/x/\(token)", "/orders/../\(number)/\(token)",
        ].filter { token.contains { $0.isLetter } || !$0.contains(token.uppercased()) }
        for path in wrong {
            let status = try shop.get(path).status
            #expect(status == 404 || status == 400, "\(path)")
        }
        for method in ["POST", "PUT", "DELETE", "OPTIONS", "HEAD"] {
            _ = try shop.send(method, "/orders/\(number)/\(token)")
        }
        shop.stop()
        for path in shop.records.paths {
            #expect(!path.contains(token) && !path.contains(second.token), "\(path)")
        }
        #expect(shop.records.paths.contains("/orders/-/-"))
    }

    @Test("Stock is told by name, and in numbers only where it is few")
    func stock() throws {
        let shop = try RunningShop {
            $0.products["heap"] = "title: Heap\nprice: 1.00\nsku: HEAP\nstock: 5000\n"
        }
        let answer = try shop.get(
            "/orders/stock?sku=MUG&sku=NONE&sku=FREE&sku=VASE&sku=SOON&sku=GONE&sku=WHAT&sku=HEAP&sku=B%C3%A4ume%2F1")
        #expect(answer.status == 200)
        let rows = answer.json?["stock"]?.items.map { row in
            "\(row["sku"]?.text ?? "") \(row["availability"]?.text ?? "") \(row["left"]?.integer.map(String.init) ?? "-")"
        }
        #expect(
            rows == [
                "MUG in_stock 10", "NONE out_of_stock 0", "FREE in_stock -", "VASE backorder -", "SOON preorder 4",
                "GONE withdrawn -", "WHAT unknown -", "HEAP in_stock 99", "Bäume/1 in_stock -",
            ])
        _ = try shop.post(OrderForm([("MUG", "10")]))
        #expect(try shop.get("/orders/stock?sku=MUG").json?["stock"]?.items.first?["left"]?.integer == 0)
        for query in ["?sku=%zz", "?sku=%FF", "?sku=%00", "?a=1&a=2"] {
            #expect(try shop.get("/orders/stock" + query).status == 400, "\(query)")
        }
        #expect(try shop.get("/orders/stock").status == 200)
        let many = (0..<201).map { "sku=S\($0)" }.joined(separator: "&")
        #expect(try shop.get("/orders/stock?" + many).status == 400)
    }

    @Test("A quote is always JSON and adds up; a checkout needs no key and gives one")
    func quote() throws {
        let shop = try RunningShop()
        let answer = try shop.post(OrderForm([("MUG", "2")], [("code", "TEN")]), to: "/orders/quote")
        #expect(answer.status == 200)
        #expect(answer.fields["content-type"] == "application/json")
        let quote = try #require(answer.json)
        func amount(_ key: String) -> Int { quote[key]?.integer ?? -1 }
        #expect(amount("subtotal") == 2400)
        #expect(amount("discount") == 240)
        #expect(amount("total") == 2400 - 240 + 490)
        #expect(quote["shipping_options"]?.items.count == 2)
        #expect(quote["problems"]?.items.isEmpty == true)
        let empty = try shop.post(json: "{}", to: "/orders/quote")
        #expect(empty.problems == ["sku:cart_empty"])
        // What a country is not known for yet is no problem of a quote.
        let early = try shop.post(json: #"{"lines":[{"sku":"MUG","quantity":1}]}"#, to: "/orders/quote")
        #expect(early.problems.isEmpty)
        let checkout = try shop.post(
            OrderForm([("MUG", "1"), ("FREE", "0")]), to: "/orders/checkout", "Accept: application/json")
        #expect(checkout.status == 200)
        #expect(checkout.json?["quote"]?["lines"]?.items.count == 1)
        #expect(try shop.post(OrderForm([("NONE", "1")]), to: "/orders/checkout").status == 409)
        #expect(try shop.post(OrderForm([("WHAT", "1")]), to: "/orders/checkout").status == 422)
        #expect(shop.orderCount == 0)
    }

    @Test("The first checkout page is priced for the shop's own country, but only where the form did not ask")
    func standardCountry() throws {
        let shop = try RunningShop()
        func page(_ country: String?) throws -> String {
            var form = OrderForm([("MUG", "1")])
            form["country"] = country
            form["shipping"] = nil
            return try shop.post(form, to: "/orders/checkout").body
        }
        #expect(try page(nil).contains("value=\"DE\" selected"))
        #expect(try page(nil).contains("value=\"post\""))
        #expect(try page("AT").contains("value=\"AT\" selected"))
        #expect(try !page("").contains("value=\"DE\" selected"))
    }

    @Test("A way of shipping that another country has not is not a mistake on the checkout page, but one of an order")
    func formerChoice() throws {
        let shop = try RunningShop()
        let form = OrderForm([("MUG", "1")], [("country", "AT")])
        let page = try shop.post(form, to: "/orders/checkout")
        #expect(page.status == 200)
        #expect(page.body.contains("value=\"airmail\""))
        #expect(try shop.post(form).status == 422)
    }
}
