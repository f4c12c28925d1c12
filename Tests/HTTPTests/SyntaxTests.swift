import HTTP
import TestSupport
import Testing
import Text

private func form(_ text: String, repeated: [String] = []) -> Result<[String], FormFields.Fault> {
    Result { () throws(FormFields.Fault) in
        try FormFields(decoding: Array(text.utf8), repeated: repeated).entries.map { "\($0.name)=\($0.value)" }
    }
}

@Suite struct FormTests {
    @Test(arguments: [
        ("", []),
        ("a=1&b=2", ["a=1", "b=2"]),
        ("a=1+2%2B3", ["a=1 2+3"]),
        ("a=b=c", ["a=b=c"]),
        ("a", ["a="]),
        ("=x", ["=x"]),
        ("&&a=1&&", ["a=1"]),
        ("na%C3%AFve=%E2%82%AC", ["na\u{EF}ve=\u{20AC}"]),
        ("a=\u{20AC}", ["a=\u{20AC}"]),
        ("a=%0D%0A%09", ["a=\r\n\t"]),
        ("a=%F0%9F%AB%96", ["a=\u{1FAD6}"]),
    ])
    func decodes(text: String, expected: [String]) { #expect(form(text) == .success(expected)) }

    /// Rows 47 to 49.
    @Test(arguments: [
        ("a=%zz", FormFields.Fault.malformedEscape),
        ("a=%", .malformedEscape),
        ("a=%4", .malformedEscape),
        ("%g0=1", .malformedEscape),
        ("a=%00", .nul),
        ("a=\0", .nul),
        ("a%00=1", .nul),
        ("a=%C0%AF", .invalidUTF8),
        ("a=%E0%80%AF", .invalidUTF8),
        ("a=%ED%A0%80", .invalidUTF8),
        ("a=%F4%90%80%80", .invalidUTF8),
        ("a=%FF", .invalidUTF8),
        ("a=%C3", .invalidUTF8),
        ("%C3=1", .invalidUTF8),
        ("a=1&a=1", .duplicate("a")),
        ("a=1&%61=2", .duplicate("a")),
        ("a&a", .duplicate("a")),
    ])
    func refuses(text: String, fault: FormFields.Fault) { #expect(form(text) == .failure(fault)) }

    @Test func repeatedFieldsKeepTheirOrder() throws {
        let text = "sku=A&quantity=1&name=x&sku=B&quantity=2&sku=A&quantity=3"
        let fields = try FormFields(decoding: Array(text.utf8), repeated: ["sku", "quantity"])
        #expect(fields.values("sku") == ["A", "B", "A"])
        #expect(fields.values("quantity") == ["1", "2", "3"])
        #expect(fields.entries.map(\.name).joined(separator: " ") == "sku quantity name sku quantity sku quantity")
        #expect(fields["name"] == "x")
        #expect(form(text, repeated: ["sku"]) == .failure(.duplicate("quantity")))
    }

    @Test func spellingsThatUnicodeHoldsEqualAreTwoNames() {
        #expect(form("caf%C3%A9=1&cafe%CC%81=2") == .success(["caf\u{E9}=1", "cafe\u{301}=2"]))
    }

    @Test func tooManyFields() {
        let fields = (0..<200).map { "f\($0)=1" }.joined(separator: "&")
        #expect((try? form(fields).get().count) == 200)
        #expect(form(fields + "&g=1") == .failure(.tooManyFields(limit: 200)))
        #expect(
            form(String(repeating: "sku=1&", count: 201), repeated: ["sku"]) == .failure(.tooManyFields(limit: 200)))
    }

    /// What was encoded comes back, whatever it is.
    @Test func roundTrip() throws {
        var random = SplitMix(seed: 47)
        for _ in 0..<500 {
            var text = ""
            for _ in 0..<random.below(20) {
                if let scalar = Unicode.Scalar(UInt32(1 + random.below(0x10FFFF))) {
                    text.unicodeScalars.append(scalar)
                }
            }
            let fields = try FormFields(decoding: Array("a=\(PercentCoding.encode(formValue: text))&b=".utf8))
            #expect(fields["a"].map { Array($0.utf8) } == Array(text.utf8))
        }
    }
}

@Suite struct FieldValueTests {
    @Test(
        arguments: [
            ("text/html", "text/html", 0),
            ("Application/JSON", "application/json", 0),
            ("text/html; charset=utf-8", "text/html", 1),
            ("text/html;charset=\"utf-8\" ; b=\"a\\\"b\"", "text/html", 2),
            ("text/html;", "text/html", 0),
            (" text/html ", "text/html", 0),
            ("text/html, text/plain", nil, 0),
            ("text", nil, 0),
            ("text/", nil, 0),
            ("/html", nil, 0),
            ("", nil, 0),
            ("text/html; charset", nil, 0),
            ("text/html; charset=", nil, 0),
            ("text/html; charset=\"x", nil, 0),
            ("text/html; a=1; a=2", nil, 0),
            ("text / html", nil, 0),
        ] as [(String, String?, Int)])
    func mediaTypes(text: String, essence: String?, parameters: Int) {
        let type = MediaType(parsing: text)
        #expect(type.map { "\($0.type)/\($0.subtype)" } == essence)
        #expect((type?.parameters.count ?? 0) == parameters)
    }

    @Test(arguments: [
        ("application/x-www-form-urlencoded", true, false),
        ("application/x-www-form-urlencoded; charset=UTF-8", true, false),
        ("application/x-www-form-urlencoded; charset=utf-16", false, false),
        ("application/json", false, true),
        ("application/problem+json", false, true),
        ("application/json; charset=latin1", false, false),
        ("text/plain", false, false),
    ])
    func bodyTypes(text: String, isForm: Bool, isJSON: Bool) {
        #expect(MediaType(parsing: text)?.isForm == isForm)
        #expect(MediaType(parsing: text)?.isJSON == isJSON)
    }

    @Test(
        arguments: [
            (nil, "html"), ("", "html"), ("*/*", "html"),
            ("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", "html"),
            ("application/json", "json"), ("APPLICATION/JSON", "json"),
            ("application/json, text/html", "html"),
            ("application/json, text/html;q=0.9", "json"),
            ("application/json, */*;q=0.1", "json"),
            ("application/*", "json"),
            ("text/*;q=0.3, application/json;q=0.2", "html"),
            ("text/html;q=0, */*", "json"),
            ("text/html;q=0.001, application/json;q=0", "html"),
            ("text/html;level=1, application/json;q=0.5", "html"),
            ("image/png", "none"), ("text/html;q=0", "none"),
            ("not a list", "html"), ("text/html;q=2", "html"), (",, application/json ,,", "json"),
        ] as [(String?, String)])
    func negotiation(field: String?, expected: String) {
        let choice = Accept.choose(field, among: ["text/html", "application/json"])
        #expect((choice?.split(separator: "/").last.map(String.init) ?? "none") == expected)
    }

    @Test(arguments: [
        (784_111_777, "Sun, 06 Nov 1994 08:49:37 GMT"),
        (0, "Thu, 01 Jan 1970 00:00:00 GMT"),
        (951_782_400, "Tue, 29 Feb 2000 00:00:00 GMT"),
        (-1, "Wed, 31 Dec 1969 23:59:59 GMT"),
        (4_107_542_400, "Mon, 01 Mar 2100 00:00:00 GMT"),
        (253_402_300_799, "Fri, 31 Dec 9999 23:59:59 GMT"),
        (-62_135_596_800, "Mon, 01 Jan 0001 00:00:00 GMT"),
    ])
    func dates(seconds: Int, text: String) {
        #expect(HTTPDate.format(seconds) == text)
        #expect(HTTPDate.parse(text) == seconds)
    }

    @Test(
        arguments: [
            ("Sunday, 06-Nov-94 08:49:37 GMT", 784_111_777),
            ("Sun Nov  6 08:49:37 1994", 784_111_777),
            ("Sun, 06 Nov 1994 08:49:37 CET", nil),
            ("Sun, 31 Feb 1994 08:49:37 GMT", nil),
            ("Sun, 06 Nov 1994 24:00:00 GMT", nil),
            ("Sun, 06 nov 1994 08:49:37 GMT", nil),
            ("Sun, 06 Nov 1994 8:49:37 GMT", nil),
            ("Sun, +6 Nov 1994 08:49:37 GMT", nil),
            ("1994-11-06T08:49:37Z", nil),
            ("", nil),
            ("Sun, 06 Nov 99999999999999999999 08:49:37 GMT", nil),
        ] as [(String, Int?)])
    func otherDates(text: String, seconds: Int?) { #expect(HTTPDate.parse(text, now: 1_700_000_000) == seconds) }

    @Test func datesHoldForEveryDayAndForAbsurdNumbers() {
        for day in stride(from: -719_162, to: 2_932_896, by: 97) {
            #expect(HTTPDate.parse(HTTPDate.format(day * 86_400 + 12_345)) == day * 86_400 + 12_345)
        }
        #expect(HTTPDate.format(.max).contains("9999"))
        #expect(HTTPDate.format(.min).contains("0000"))
    }

    @Test(
        arguments: [
            (nil, .whole), ("bytes=0-99", .part(0..<100)), ("bytes=100-", .part(100..<1000)),
            ("bytes=-100", .part(900..<1000)), ("bytes=0-0", .part(0..<1)), ("bytes=999-", .part(999..<1000)),
            ("bytes=0-99999999999999999999999", .part(0..<1000)), ("bytes=-5000", .part(0..<1000)),
            ("bytes=-99999999999999999999", .part(0..<1000)), ("BYTES=1-2", .part(1..<3)),
            ("bytes=1000-", .unsatisfiable), ("bytes=99999999999999999999-", .unsatisfiable),
            ("bytes=-0", .unsatisfiable),
            ("bytes=5-4", .whole), ("bytes=a-b", .whole), ("bytes=+1-2", .whole), ("bytes=1", .whole),
            ("bytes=-", .whole),
            ("bytes=", .whole), ("items=0-1", .whole), ("bytes=0-1,5-6", .whole), ("bytes", .whole),
            ("bytes 0-1", .whole),
            ("bytes= 0-1 ", .part(0..<2)),
        ] as [(String?, ByteRange)])
    func ranges(field: String?, expected: ByteRange) { #expect(ByteRange.parse(field, size: 1000) == expected) }

    @Test(arguments: ["bytes=0-", "bytes=-1", "bytes=0-0"])
    func nothingHasNoRange(field: String) { #expect(ByteRange.parse(field, size: 0) == .unsatisfiable) }

    @Test func entityTags() {
        #expect(EntityTag.parse("\"a\"") == EntityTag("a"))
        #expect(EntityTag.parse("W/\"a\"") == EntityTag("a", isWeak: true))
        for text in ["a", "\"a", "w/\"a\"", "W\"a\"", "\"a\" ", "\"a b\"", ""] {
            #expect(EntityTag.parse(text) == nil, "\(text)")
        }
        #expect(EntityTag.parseList(" * ") == .any)
        #expect(
            EntityTag.parseList("\"a\", W/\"b\",, \"\"")
                == .tags([
                    EntityTag("a"), EntityTag("b", isWeak: true), EntityTag(""),
                ]))
        #expect(EntityTag.parseList("\"a\" \"b\"") == nil)
        #expect(EntityTag.parseList("") == nil)
        #expect(EntityTag("a", isWeak: true).description == "W/\"a\"")
    }

    /// RFC 9110, 13.2.2, with the tag "v2" and a date of 1994.
    @Test(
        arguments: [
            (.get, [:], .proceed),
            (.get, ["If-None-Match": "\"v2\""], .notModified),
            (.get, ["If-None-Match": "W/\"v2\""], .notModified),
            (.head, ["If-None-Match": "*"], .notModified),
            (.post, ["If-None-Match": "*"], .failed),
            (.get, ["If-None-Match": "\"v1\", \"v3\""], .proceed),
            (.get, ["If-None-Match": "\"v1\"", "If-Modified-Since": "Sun, 06 Nov 1994 08:49:37 GMT"], .proceed),
            (.get, ["If-Modified-Since": "Sun, 06 Nov 1994 08:49:37 GMT"], .notModified),
            (.get, ["If-Modified-Since": "Sun, 06 Nov 1994 08:49:36 GMT"], .proceed),
            (.get, ["If-Modified-Since": "yesterday"], .proceed),
            (.post, ["If-Modified-Since": "Sun, 06 Nov 1994 08:49:37 GMT"], .proceed),
            (.get, ["If-Match": "\"v2\""], .proceed),
            (.get, ["If-Match": "W/\"v2\""], .failed),
            (.get, ["If-Match": "\"v1\""], .failed),
            (.get, ["If-Match": "*"], .proceed),
            (.get, ["If-Unmodified-Since": "Sun, 06 Nov 1994 08:49:36 GMT"], .failed),
            (.get, ["If-Unmodified-Since": "Sun, 06 Nov 1994 08:49:37 GMT"], .proceed),
        ] as [(Request.Method, HeaderFields, Preconditions.Verdict)])
    func preconditions(method: Request.Method, fields: HeaderFields, verdict: Preconditions.Verdict) {
        let request = Request(method: method, target: "/", path: "/", fields: fields)
        #expect(Preconditions.evaluate(request, tag: EntityTag("v2"), lastModified: 784_111_777) == verdict)
    }

    /// Rows 61 and 62.
    @Test(
        arguments: [
            ([:], .unknown),
            (["Origin": "https://shop.example"], .sameSite),
            (["Origin": "https://shop.example", "Sec-Fetch-Site": "same-origin"], .sameSite),
            (["Origin": "https://evil.example"], .foreign),
            (["Origin": "http://shop.example"], .foreign),
            (["Origin": "null"], .foreign),
            (["Origin": "https://shop.example", "origin": "https://shop.example"], .foreign),
            (["Sec-Fetch-Site": "cross-site"], .foreign),
            (["Sec-Fetch-Site": "same-origin"], .sameSite),
            (["Sec-Fetch-Site": "none"], .sameSite),
        ] as [(HeaderFields, OriginVerdict)])
    func origins(fields: HeaderFields, verdict: OriginVerdict) {
        let request = Request(method: .post, target: "/", path: "/", fields: fields)
        #expect(OriginVerdict.judge(request, allowed: ["https://shop.example"]) == verdict)
    }
}

@Suite struct AddressTests {
    @Test(
        arguments: [
            ("127.0.0.1:8081", "127.0.0.1:8081"), ("[::1]:8081", "[::1]:8081"), ("localhost:80", "127.0.0.1:80"),
            ("0.0.0.0:0", "0.0.0.0:0"), ("[::ffff:10.0.0.1]:1", "10.0.0.1:1"),
            ("[2001:db8::1]:65535", "[2001:db8::1]:65535"),
            ("::1:8081", nil), ("127.0.0.1", nil), ("127.0.0.1:", nil), ("127.0.0.1:65536", nil), ("127.0.0.1:+1", nil),
            ("127.0.0.01:80", nil), ("shop.example:80", nil), ("", nil), (":80", nil), ("[127.0.0.1]:80", nil),
            ("[::1:80", nil),
        ] as [(String, String?)])
    func listening(text: String, expected: String?) { #expect(SocketAddress(parsing: text)?.description == expected) }

    @Test(arguments: [
        ("10.0.0.0/8", "10.255.0.1", true), ("10.0.0.0/8", "11.0.0.1", false), ("10.0.0.1", "10.0.0.1", true),
        ("10.0.0.1", "10.0.0.2", false), ("0.0.0.0/0", "8.8.8.8", true), ("0.0.0.0/0", "2001:db8::1", false),
        ("::/0", "2001:db8::1", true), ("::/0", "8.8.8.8", false), ("fd00::/8", "fdff::1", true),
        ("fd00::/8", "fe00::1", false), ("2001:db8::/65", "2001:db8::7fff:0:0:1", true),
        ("2001:db8::/65", "2001:db8::8000:0:0:1", false), ("::1", "::1", true),
    ])
    func ranges(range: String, address: String, contains: Bool) throws {
        let address = try #require(IPAddress(parsing: address))
        #expect(AddressRange(parsing: range)?.contains(address) == contains)
    }

    @Test(arguments: ["10.0.0.0/33", "::/129", "10.0.0.0/", "10.0.0.0/+8", "10.0.0/8", "a/8", "", "10.0.0.0/8/8"])
    func noRanges(text: String) { #expect(AddressRange(parsing: text) == nil) }

    @Test func neighboursInOneIPv6NetworkCountAsOne() {
        #expect(IPAddress(parsing: "2001:db8::1")?.limitKey == IPAddress(parsing: "2001:db8::ffff")?.limitKey)
        #expect(IPAddress(parsing: "2001:db8::1")?.limitKey != IPAddress(parsing: "2001:db8:0:1::1")?.limitKey)
        #expect(IPAddress(parsing: "10.0.0.1")?.limitKey != IPAddress(parsing: "10.0.0.2")?.limitKey)
    }
}

@Suite struct EncoderTests {
    private func head(_ response: Response, isStream: Bool = false, _ context: ResponseEncoder.Context) -> String {
        ResponseEncoder.head(response, isStream: isStream, context).string
    }

    @Test func plain() {
        #expect(
            head(.text("hi"), .init(date: HTTPDate.format(784_111_777)))
                == "HTTP/1.1 200 OK\r\nDate: Sun, 06 Nov 1994 08:49:37 GMT\r\n"
                + "Content-Type: text/plain; charset=utf-8\r\nContent-Length: 2\r\n\r\n")
    }

    @Test func noValueBeginsALineOfItsOwn() {
        let response = Response.redirect(to: "/a\r\nSet-Cookie: x=1\r\n\r\n<html>\0")
        #expect(head(response, .init()).contains("\r\nLocation: /a  Set-Cookie: x=1    <html> \r\n"))
        let named = Response(.ok, fields: ["X\r\nY": "1", "Z Z": "2", "": "3", "Ok": "4"])
        let lines = head(named, .init()).split(separator: "\r\n")
        #expect(lines.count == 4 && lines.contains("Ok: 4"))
    }

    @Test func framingIsTheEncodersAlone() {
        let response = Response(
            .ok, fields: ["Content-Length": "99", "transfer-encoding": "chunked", "Connection": "x", "Date": "y"],
            body: [1, 2, 3])
        #expect(
            head(response, .init())
                == "HTTP/1.1 200 OK\r\nDate: Thu, 01 Jan 1970 00:00:00 GMT\r\nContent-Length: 3\r\n\r\n")
    }

    @Test(
        arguments: [
            (.ok, false, false, 1, .length, "Content-Length: 2"),
            (.ok, true, false, 1, .noBody, "Content-Length: 2"),
            (.noContent, false, false, 1, .noBody, nil),
            (.notModified, false, false, 1, .noBody, nil),
            (.ok, false, true, 1, .chunked, "Transfer-Encoding: chunked"),
            (.ok, false, true, 0, .close, "Connection: close"),
            (.ok, false, false, 0, .length, "Connection: keep-alive"),
        ] as [(Response.Status, Bool, Bool, Int, ResponseEncoder.Delimiter, String?)])
    func delimiters(
        status: Response.Status, isHead: Bool, isStream: Bool, minor: Int, delimiter: ResponseEncoder.Delimiter,
        line: String?
    ) {
        let context = ResponseEncoder.Context(isHead: isHead, minorVersion: minor)
        let response = Response(status, body: [1, 2])
        #expect(ResponseEncoder.delimiter(response, isStream: isStream, context) == delimiter)
        let text = head(response, isStream: isStream, context)
        if let line { #expect(text.contains("\r\n\(line)\r\n")) } else { #expect(!text.contains("Content-Length")) }
    }

    @Test func aHandlerCannotAnswerNonsense() {
        #expect(head(Response(100), .init()).hasPrefix("HTTP/1.1 500 "))
        #expect(head(Response(99999), .init()).hasPrefix("HTTP/1.1 500 "))
    }

    @Test func chunks() {
        #expect(
            ResponseEncoder.chunk(Array(repeating: 0x61, count: 17))
                == Array(("11\r\n" + String(repeating: "a", count: 17) + "\r\n").utf8))
        #expect(ResponseEncoder.chunk([]).isEmpty)
    }
}
