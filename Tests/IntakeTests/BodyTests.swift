import Documents
import Intake
import Orders
import TestSupport
import Testing

/// Bodies that are no order at all (rows 43, 46 to 50).
@Suite("Bodies that cannot be read")
struct BodyTests {
    struct Row: Sendable, CustomStringConvertible {
        var type: String?
        var body: [UInt8]
        var status: Int
        var description: String { "\(type ?? "no type"): \(String(decoding: body.prefix(200), as: UTF8.self))" }

        init(_ type: String?, _ body: String, _ status: Int) { self.init(type, Array(body.utf8), status) }

        init(_ type: String?, _ body: [UInt8], _ status: Int) {
            self.type = type
            self.body = body
            self.status = status
        }
    }

    private static let good = String(decoding: OrderForm().encoded, as: UTF8.self)
    private static let goodJSON = OrderForm().json
    private static func form(_ more: String, _ status: Int) -> Row {
        Row("application/x-www-form-urlencoded", good + more, status)
    }
    private static func json(_ more: String, _ status: Int) -> Row {
        Row("application/json", String(goodJSON.dropLast()) + more, status)
    }

    static let types: [Row] = [
        Row(nil, good, 415), Row("text/plain", good, 415), Row("text/html", good, 415),
        Row("multipart/form-data; boundary=x", good, 415), Row("application/xml", good, 415),
        Row("application/octet-stream", good, 415), Row("nonsense", good, 415), Row("*/*", good, 415),
        Row("application/x-www-form-urlencoded; charset=UTF-8", good, 303),
        Row("Application/X-WWW-Form-URLEncoded", good, 303),
        Row("application/json; charset=utf-8", goodJSON, 201),
        Row("application/json", good, 400), Row("application/x-www-form-urlencoded", goodJSON, 422),
    ]

    static let forms: [Row] = [
        form("&x=%zz", 400), form("&x=%", 400), form("&x=%4", 400), form("&x=%00", 400), form("&%00=x", 400),
        form("&x=%FF", 400), form("&x=%C0%AF", 400), form("&x=%E0%80%AF", 400), form("&x=%ED%A0%80", 400),
        form("&x=%F4%90%80%80", 400), form("&x=%F0%9F%98", 400), form("&x=%80", 400),
        form("&name=Eve", 400), form("&x=1&x=2", 400), form("&key=a&key=a", 400), form("&%6Eame=Eve", 400),
        form("&sku=MUG", 400), form("&quantity=1", 400), form("&&&", 303), form("&=&x", 303), form("&x", 303),
        form("&" + (0..<190).map { "f\($0)=" }.joined(separator: "&"), 303),
        form("&" + (0..<201).map { "f\($0)=" }.joined(separator: "&"), 400),
        Row("application/x-www-form-urlencoded", Array((good + "&x=").utf8) + [0xFF], 400),
        Row("application/x-www-form-urlencoded", Array((good + "&x=").utf8) + [0], 400),
        Row("application/x-www-form-urlencoded", Array((good + "&x=").utf8) + [0xC3, 0xA9], 303),
    ]

    static let texts: [Row] = [
        json(",}", 400), json("}x", 400), json("", 400), json(",\"name\":\"Eve\"}", 400),
        json(",\"n\\u0061me\":\"Eve\"}", 400), json(",\"x\":1,\"x\":2}", 400), json(",\"x\":{\"a\":1,\"a\":2}}", 400),
        json(",\"x\":\"\\ud800\"}", 400), json(",\"x\":\"\\udc00\\ud800\"}", 400), json(",\"note\":\"\\u0000\"}", 400),
        json(",\"x\":01}", 400), json(",\"x\":+1}", 400), json(",\"x\":.5}", 400), json(",\"x\":1.}", 400),
        json(",\"x\":NaN}", 400), json(",\"x\":'y'}", 400), json(",x:1}", 400), json("/**/}", 400),
        json(",\"x\":\"\u{1}\"}", 400), json(",\"x\":\"\\x\"}", 400),
        json(",\"x\":" + String(repeating: "[", count: 15) + String(repeating: "]", count: 15) + "}", 201),
        json(",\"x\":" + String(repeating: "[", count: 16) + String(repeating: "]", count: 16) + "}", 400),
        json(",\"x\":" + String(repeating: "[", count: 30_000) + "}", 400),
        json("," + (0..<190).map { "\"f\($0)\":1" }.joined(separator: ",") + "}", 201),
        json("," + (0..<201).map { "\"f\($0)\":1" }.joined(separator: ",") + "}", 400),
        Row("application/json", [0xEF, 0xBB, 0xBF] + Array(goodJSON.utf8), 400),
        Row("application/json", goodJSON.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 255)] }, 400),
        Row("application/json", [0xFF, 0xFE] + goodJSON.utf16.flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] }, 400),
        Row(
            "application/json", Array(goodJSON.utf8.dropLast()) + Array(",\"x\":\"".utf8) + [0xC0, 0x80, 0x22, 0x7D],
            400),
        Row("application/json", Array(" \r\n\t\(goodJSON)\n".utf8), 201),
    ]

    @Test(arguments: [Table("types", types), Table("forms", forms), Table("JSON", texts)])
    func rows(table: Table<Row>) throws {
        let shop = try RunningShop()
        for row in table.rows {
            let before = shop.orderCount
            let answer = try shop.send("POST", "/orders", row.body, type: row.type)
            #expect(answer.status == row.status, "\(row): \(answer.body.prefix(300))")
            #expect(shop.orderCount == before + (row.status < 400 ? 1 : 0), "\(row)")
            if row.status == 400 || row.status == 415, row.type == "application/json" {
                #expect(answer.problems == [":bad_request"], "\(row)")
            }
            // The same body asks for a price in the same words.
            if row.status == 400 || row.status == 415 {
                let quote = try shop.send("POST", "/orders/quote", row.body, type: row.type)
                #expect(quote.status == row.status, "\(row)")
                #expect(quote.fields["content-type"] == "application/json", "\(row)")
                #expect(try shop.send("POST", "/orders/checkout", row.body, type: row.type).status == row.status)
            }
        }
    }

    /// Rows 36 and 43.
    @Test func compressedAndTooLong() throws {
        let shop = try RunningShop()
        let body = OrderForm().encoded
        for coding in ["gzip", "br", "identity"] {
            let answer = try shop.send(
                "POST", "/orders", body, type: RunningShop.formType, ["Content-Encoding: \(coding)"])
            #expect(answer.status == 415)
        }
        let client = try TestClient(shop.address)
        client.send("POST /orders HTTP/1.1\r\nHost: a\r\nContent-Length: 10000000000\r\n\r\n")
        #expect(client.answer()?.status == 413)
        let long = try TestClient(shop.address)
        long.send(
            RunningShop.bytes(
                "POST", "/orders", [UInt8](repeating: 0x61, count: 65_537), type: RunningShop.formType, []))
        #expect(long.answer()?.status == 413)
        #expect(shop.orderCount == 0)
    }

    @Test("What the server itself refuses is said as JSON to those who ask for JSON, as a page to others")
    func refusalsInTheirForm() throws {
        let shop = try RunningShop()
        let refused: [(fields: String, isJSON: Bool)] = [
            ("Accept: application/json", true), ("Content-Type: application/json", true),
            ("Accept: text/html,application/json;q=0.5", false), ("X-Nothing: 1", false),
        ]
        for (fields, isJSON) in refused {
            let client = try TestClient(shop.address)
            client.send("POST /orders HTTP/1.1\r\nHost: a\r\n\(fields)\r\nContent-Length: 10000000000\r\n\r\n")
            let answer = try #require(client.answer())
            #expect(answer.status == 413)
            #expect(answer.fields["content-type"]?.hasPrefix("application/json") == isJSON)
            #expect(answer.body.contains("\"code\":\"http_413\"") == isJSON)
        }
        // Too many fields: what came before the limit counts.
        let client = try TestClient(shop.address)
        let many = (0..<80).map { "X-\($0): 1\r\n" }.joined()
        client.send("POST /orders HTTP/1.1\r\nHost: a\r\nAccept: application/json\r\n\(many)\r\n")
        let answer = try #require(client.answer())
        #expect(answer.status == 431)
        #expect(answer.body.hasPrefix("{\"problems\":"))
    }

    /// Rows 19 and 44.
    @Test("Half a body is no order; an order whose client has gone is kept")
    func halfAndGone() throws {
        let shop = try RunningShop()
        let bytes = RunningShop.bytes("POST", "/orders", OrderForm().encoded, type: RunningShop.formType, [])
        for length in stride(from: 1, to: bytes.count - 1, by: 7) {
            let client = try TestClient(shop.address)
            client.send(Array(bytes[..<length]))
            client.finishSending()
            _ = client.readToEnd()
        }
        #expect(shop.orderCount == 0)
        for _ in 0..<10 { try TestClient(shop.address).send(bytes) }
        #expect(eventually { shop.orderCount == 10 })
        shop.stop()
        let again = try RunningShop { $0.folder = shop.folder }
        #expect(again.orderCount == shop.orderCount)
        #expect(again.metric(.placed) == 0)
    }
}
