import Documents
import Intake
import Orders
import TestSupport
import Testing

/// What has to be mended, by field and code (rows 51 to 60 and 68).
@Suite("Orders that are refused")
struct RefusalTests {
    struct Row: Sendable, CustomStringConvertible {
        var lines: [(sku: String, quantity: String)]
        var changes: [(String, String?)]
        var status: Int
        var problems: [String]
        var description: String { "\(lines) \(changes.map { "\($0.0)=\($0.1 ?? "-")" })" }

        init(_ lines: [(String, String)], _ changes: [(String, String?)], _ status: Int, _ problems: String...) {
            self.lines = lines.map { (sku: $0.0, quantity: $0.1) }
            self.changes = changes
            self.status = status
            self.problems = problems
        }

        init(_ lines: [(String, String)], _ status: Int, _ problems: String...) {
            self.lines = lines.map { (sku: $0.0, quantity: $0.1) }
            changes = []
            self.status = status
            self.problems = problems
        }
    }

    static let cart: [Row] = [
        Row([], 422, "sku:cart_empty"),
        Row([("WHAT", "1")], 422, "sku:sku_unknown"),
        Row([("mug", "1")], 422, "sku:sku_unknown"),
        Row([("GONE", "1")], 422, "sku:withdrawn"),
        Row([("NONE", "1")], 409, "quantity:out_of_stock"),
        Row([("BOWL", "6")], 409, "quantity:not_enough_stock"),
        Row([("BOWL", "6"), ("NONE", "1")], 409, "quantity:not_enough_stock", "quantity:out_of_stock"),
        Row([("BOWL", "3"), ("MUG", "1"), ("BOWL", "3")], 409, "quantity:not_enough_stock"),
        Row([("BOWL", "6"), ("WHAT", "1")], 422, "quantity:not_enough_stock", "sku:sku_unknown"),
        Row([("BOWL", "6")], [("name", "")], 422, "name:name_missing", "quantity:not_enough_stock"),
        Row([("PAIR", "1")], 422, "quantity:quantity_too_small"),
        Row([("PAIR", "7")], 422, "quantity:quantity_too_large"),
        Row([("PAIR", "1"), ("PAIR", "1")], 303),
        Row([("FREE", "10000")], 422, "quantity:quantity_too_large"),
        Row([("GOLD", "9999")], [("shipping", nil)], 422, "quantity:amount_too_large"),
        Row([("GOLD", "900"), ("GOLD", "900")], [("shipping", nil)], 422, "quantity:amount_too_large"),
        Row(
            [("SAFE", "1")], [("country", "AT"), ("postcode", "1010"), ("shipping", nil)], 422,
            "shipping:nothing_carries"),
    ]

    /// Row 51: what only looks like a number is none.
    static let quantities: [Row] =
        [
            "-1", "+1", "1.5", "1,5", "1e2", "0x5", "", " ", "one", "true", "٣", "１", "²", "9223372036854775808",
            "18446744073709551616", "99999999999999999999999999999", "1 2", "1_0", "Infinity", "NaN",
        ].map { Row([("FREE", $0)], [], 422, "quantity:quantity_invalid") } + [
            // On a page 0 takes a line out, whichever button is pressed.
            Row([("FREE", "0")], 422, "sku:cart_empty"), Row([("FREE", "1"), ("NONE", "0")], 303),
            Row([("FREE", " 2 ")], 303), Row([("FREE", "007")], 303),
            Row([("FREE", "999999999999999999")], 422, "quantity:quantity_too_large"),
            Row([("FREE", "999999999999999999"), ("FREE", "999999999999999999")], 422, "quantity:quantity_too_large"),
        ]

    static let person: [Row] = [
        Row([("FREE", "1")], [("name", nil)], 422, "name:name_missing"),
        Row([("FREE", "1")], [("name", " \t ")], 422, "name:name_missing"),
        Row([("FREE", "1")], [("name", String(repeating: "ä", count: 200))], 303),
        Row([("FREE", "1")], [("name", String(repeating: "ä", count: 201))], 422, "name:too_long"),
        Row([("FREE", "1")], [("email", nil)], 422, "email:email_missing"),
        Row([("FREE", "1")], [("email", "")], 422, "email:email_missing"),
        Row([("FREE", "1")], [("email", "ada")], 422, "email:email_invalid"),
        Row([("FREE", "1")], [("email", "  ada@example.com ")], 303),
        Row([("FREE", "1")], [("address1", nil)], 422, "address1:address_missing"),
    ]

    /// Row 68.
    static let addresses: [Row] =
        [
            "a@b\r\nBcc: c@d.example", "a@b.example\nBcc: c@d.example", "-oQ/tmp@b.example", "-oQ/tmp", "a@b",
            "@b.example",
            "a@", "a b@c.example", "a@b@c.example", "a,b@c.example", "<a@c.example>", "a@c.example;", "a@[127.0.0.1]",
            "\"a b\"@c.example", "a@c..example", "a@-c.example", "a|b@c.example", "ä@c.example",
            String(repeating: "a", count: 65) + "@c.example",
            "a@" + String(repeating: "b", count: 250) + ".example",
        ].map { address in
            Row(
                [("FREE", "1")], [("email", address)], 422,
                address.count > 254 ? "email:too_long" : "email:email_invalid")
        } + [
            Row([("FREE", "1")], [("email", "a+b.c@d-e.example")], 303),
            Row([("FREE", "1")], [("email", "o'neil@xn--bcher-kva.example")], 303),
        ]

    static let choices: [Row] = [
        Row([("FREE", "1")], [("city", " ")], 422, "city:city_missing"),
        Row([("FREE", "1")], [("note", String(repeating: "n", count: 2001))], 422, "note:too_long"),
        Row(
            [("FREE", "1")],
            [("name", String(repeating: "x", count: 201)), ("city", String(repeating: "x", count: 101))],
            422, "name:too_long", "city:too_long"),
        Row([("FREE", "1")], [("country", nil)], 422, "country:country_missing"),
        Row([("FREE", "1")], [("country", "de")], 303),
        Row([("FREE", "1")], [("country", "XX")], 422, "country:country_not_served"),
        Row([("FREE", "1")], [("country", "ß")], 422, "country:country_not_served"),
        Row([("FREE", "1")], [("country", "US")], 422, "country:country_not_served"),
        Row([("FREE", "1")], [("country", "Germany")], 422, "country:too_long"),
        Row([("FREE", "1")], [("shipping", nil)], 422, "shipping:shipping_missing"),
        Row([("FREE", "1")], [("shipping", "rocket")], 422, "shipping:shipping_unavailable"),
        Row([("FREE", "1")], [("payment", nil), ("shipping", "counter")], 422, "payment:payment_missing"),
        Row([("FREE", "1")], [("payment", "shells")], 422, "payment:payment_unavailable"),
        Row([("FREE", "1")], [("payment", "cash")], 422, "payment:payment_unavailable"),
        Row([("FREE", "1")], [("payment", "cash"), ("shipping", "counter")], 303),
        Row([("FREE", "1")], [("currency", "USD")], 422, "currency:currency_not_offered"),
        Row([("FREE", "1")], [("currency", "EUR")], 303),
        Row([("FREE", "1")], [("expected_total", "12.00")], 422, "expected_total:text_invalid"),
        Row([("FREE", "1")], [("expected_total", "-1")], 422, "expected_total:text_invalid"),
        Row([("FREE", "1")], [("expected_total", "")], 303),
        Row([("FREE", "1")], [("expected_total", "0")], 409, "expected_total:total_changed"),
        Row([("FREE", "1")], [("code", "WHAT")], 422, "code:code_unknown"),
        Row([("FREE", "1")], [("code", "OLD")], 422, "code:code_expired"),
        Row([("FREE", "1")], [("code", "LATER")], 422, "code:code_not_yet"),
        Row([("FREE", "1")], [("code", "BIG")], 422, "code:code_minimum"),
        Row([("FREE", "1")], [("code", " ten ")], 303),
        Row([("FREE", "1")], [("code", "")], 303),
    ]

    /// Both as a form and as JSON, and both with the same problems.
    @Test(arguments: [
        Table("cart", cart), Table("quantities", quantities), Table("person", person), Table("addresses", addresses),
        Table("choices", choices),
    ])
    func rows(table: Table<Row>) throws {
        let shop = try RunningShop()
        for row in table.rows {
            // Orders that are placed take stock: of what is plenty, so that rows do not hang together.
            let form = OrderForm(row.lines, row.changes)
            let before = shop.orderCount
            let answer = try shop.send(
                "POST", "/orders", form.encoded, type: RunningShop.formType, ["Accept: application/json"])
            let status = row.status == 303 ? 201 : row.status
            #expect(answer.status == status, "\(row): \(answer.body)")
            #expect(answer.problems == row.problems, "\(row): \(answer.body)")
            #expect(answer.fields["content-type"] == "application/json", "\(row)")
            if row.status != 303 {
                #expect(answer.keys == ["problems", "quote"], "\(row)")
                for problem in answer.json?["problems"]?.items.map({ $0 }) ?? [] {
                    #expect(problem["message"]?.text.isEmpty == false, "\(row)")
                }
                #expect(shop.orderCount == before, "\(row)")
                let page = try shop.post(form)
                #expect(page.status == row.status, "\(row)")
                #expect(page.fields["content-type"] == "text/html; charset=utf-8", "\(row)")
            }
        }
        #expect(shop.stock("BOWL") == 5)
        #expect(shop.stock("NONE") == 0)
    }

    struct JSONRow: Sendable, CustomStringConvertible {
        var body: String
        var status: Int
        var problems: [String]
        var description: String { body }

        init(_ body: String, _ status: Int, _ problems: String...) {
            self.body = body
            self.status = status
            self.problems = problems
        }
    }

    /// Of a good order whose lines are given.
    private static func order(_ lines: String, _ more: String = "") -> String {
        OrderForm([]).json.replacing("\"lines\":[]", with: "\"lines\":\(lines)\(more)")
    }

    static let bodies: [JSONRow] = [
        JSONRow(order("[{\"sku\":\"FREE\"}]"), 201),
        JSONRow(order("[]"), 422, "sku:cart_empty"),
        JSONRow(order("null"), 422, "lines:text_invalid"),
        JSONRow(order("{}"), 422, "lines:text_invalid"),
        JSONRow(order("[[]]"), 422, "lines:text_invalid"),
        JSONRow(order("[{\"sku\":1}]"), 422, "lines:text_invalid"),
        JSONRow(order("[{\"quantity\":1}]"), 422, "lines:text_invalid"),
        JSONRow(order("[{\"sku\":\"FREE\",\"quantity\":0}]"), 422, "quantity:quantity_invalid"),
        JSONRow(order("[{\"sku\":\"FREE\",\"quantity\":-1}]"), 422, "quantity:quantity_invalid"),
        JSONRow(order("[{\"sku\":\"FREE\",\"quantity\":-0}]"), 422, "quantity:quantity_invalid"),
        JSONRow(order("[{\"sku\":\"FREE\",\"quantity\":1.5}]"), 422, "quantity:quantity_invalid"),
        JSONRow(order("[{\"sku\":\"FREE\",\"quantity\":1.0}]"), 422, "quantity:quantity_invalid"),
        JSONRow(order("[{\"sku\":\"FREE\",\"quantity\":true}]"), 422, "quantity:quantity_invalid"),
        JSONRow(order("[{\"sku\":\"FREE\",\"quantity\":null}]"), 422, "quantity:quantity_invalid"),
        JSONRow(order("[{\"sku\":\"FREE\",\"quantity\":\"1\"}]"), 422, "quantity:quantity_invalid"),
        JSONRow(order("[{\"sku\":\"FREE\",\"quantity\":[1]}]"), 422, "quantity:quantity_invalid"),
        JSONRow(order("[{\"sku\":\"FREE\",\"quantity\":9223372036854775808}]"), 422, "quantity:quantity_invalid"),
        JSONRow(order("[{\"sku\":\"FREE\",\"quantity\":1e2}]"), 400, ":bad_request"),
        JSONRow(order("[{\"sku\":\"FREE\",\"quantity\":01}]"), 400, ":bad_request"),
        JSONRow(order("[{\"sku\":\"FREE\"}]", ",\"expected_total\":12.5"), 422, "expected_total:text_invalid"),
        JSONRow(order("[{\"sku\":\"FREE\"}]", ",\"expected_total\":7.9e2"), 400, ":bad_request"),
        JSONRow(order("[{\"sku\":\"FREE\"}]", ",\"expected_total\":-790"), 422, "expected_total:text_invalid"),
        JSONRow(order("[{\"sku\":\"FREE\"}]", ",\"expected_total\":790"), 201),
        JSONRow(order("[{\"sku\":\"FREE\"}]", ",\"expected_total\":null"), 201),
        JSONRow(order("[{\"sku\":\"FREE\"}]", ",\"note\":5"), 422, "note:text_invalid"),
        JSONRow(
            order("[{\"sku\":\"FREE\"}]", ",\"note\":{},\"phone\":[1]"), 422, "note:text_invalid", "phone:text_invalid"),
        JSONRow(order("[{\"sku\":\"FREE\"}]", ",\"terms\":true"), 201),
        JSONRow(order("[{\"sku\":\"FREE\"}]", ",\"terms\":1"), 422, "terms:text_invalid"),
        JSONRow("[]", 400, ":bad_request"), JSONRow("\"x\"", 400, ":bad_request"), JSONRow("", 400, ":bad_request"),
    ]

    @Test func jsonBodies() throws {
        let shop = try RunningShop()
        for row in RefusalTests.bodies {
            let answer = try shop.post(json: row.body)
            #expect(answer.status == row.status, "\(row): \(answer.body)")
            #expect(answer.problems == row.problems, "\(row): \(answer.body)")
        }
    }

    @Test("Nothing is reserved of an order of which one thing is missing")
    func allOrNothing() throws {
        let shop = try RunningShop()
        #expect(try shop.post(OrderForm([("MUG", "2"), ("BOWL", "6")])).status == 409)
        #expect(shop.stock("MUG") == 10)
        #expect(shop.stock("BOWL") == 5)
    }

    /// Row 59, with what comes after many lines: the count of every SKU is looked at, however late it stands.
    @Test("A thousand lines")
    func manyLines() throws {
        let shop = try RunningShop()
        let distinct = (0..<1000).map { (sku: "S\($0)", quantity: "1") }
        #expect(try shop.post(json: OrderForm(distinct).json).problems.contains("sku:too_many_lines"))
        let same = [(sku: String, quantity: String)](repeating: ("FREE", "1"), count: 1000)
        #expect(try shop.post(OrderForm(same)).status == 303)
        #expect(try shop.newest()?.lines.map(\.quantity) == [1000])
        let tooMany = try shop.post(
            json: OrderForm([(sku: String, quantity: String)](repeating: ("FREE", "1"), count: 1001)).json)
        #expect(tooMany.status == 422)
        #expect(tooMany.problems == ["sku:too_many_lines"])
        #expect(try shop.post(OrderForm([("LAST", "1")])).status == 303)
        let late = [(sku: String, quantity: String)](repeating: ("FREE", "1"), count: 600) + [("LAST", "1")]
        let answer = try shop.post(json: OrderForm(late).json)
        #expect(answer.status == 409)
        #expect(answer.problems == ["quantity:out_of_stock"])
        #expect(shop.stock("LAST") == 0)
    }

    @Test("Terms, a telephone number and a least amount where the shop asks for them")
    func demanding() throws {
        let shop = try RunningShop {
            $0.store = $0.store.replacing(
                "orders: {", with: "orders: {terms: pages/terms.md, phone: true, minimum: 10.00, ")
        }
        let form = OrderForm([("FREE", "1")])
        let answer = try shop.post(json: form.json)
        #expect(answer.status == 422)
        #expect(answer.problems == ["phone:phone_missing", "terms:terms_not_accepted", "quantity:order_too_small"])
        let good = OrderForm([("FREE", "4")], [("phone", "1"), ("terms", "yes")])
        #expect(try shop.post(good).status == 303)
        #expect(try shop.post(good.with("terms", "no")).status == 422)
    }

    /// Row 58.
    @Test("A discount code that is used up, by all and by one customer, and free again after a cancelled order")
    func usedCodes() throws {
        let shop = try RunningShop()
        let each = OrderForm([("FREE", "1")], [("code", "each")])
        #expect(try shop.post(each).status == 303)
        #expect(try shop.post(json: each.json).problems == ["code:code_used_by_customer"])
        #expect(
            try shop.post(json: each.with("email", "ADA@Example.com").json).problems == ["code:code_used_by_customer"])
        #expect(try shop.post(each.with("email", "eve@example.com")).status == 303)
        let once = OrderForm([("FREE", "1")], [("code", "ONCE")])
        #expect(try shop.post(once).status == 303)
        #expect(try shop.post(json: once.json).problems == ["code:code_used_up"])
        let number = try #require(try shop.newest()?.number)
        _ = shop.service.thread.perform(.act(number, .cancel([], restocks: true)))
        #expect(try shop.post(once).status == 303)
    }

    /// Row 60.
    @Test("The field that people do not see: a 303 that places nothing and is counted")
    func honeypot() throws {
        let shop = try RunningShop()
        let answer = try shop.post(OrderForm([("LAST", "1")], [("website", "http://spam.example")]))
        #expect(answer.status == 303)
        #expect(answer.fields["location"] == "https://shop.example/")
        #expect(try shop.post(json: OrderForm([("LAST", "1")], [("website", "x")]).json).status == 303)
        #expect(shop.orderCount == 0)
        #expect(shop.stock("LAST") == 1)
        #expect(shop.metric(.honeypots) == 2)
        #expect(try shop.post(OrderForm([("LAST", "1")], [("website", "")])).status == 303)
        #expect(shop.orderCount == 1)
    }
}
