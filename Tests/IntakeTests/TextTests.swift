import Commerce
import Documents
import Intake
import Orders
import TestSupport
import Testing
import Text

/// What customers write comes back as they wrote it, and does no harm where it is shown (rows 69 to 72).
@Suite("What customers write")
struct TextTests {
    static let texts = [
        "Zoë Müller-Ødegård", "e\u{301} is not \u{E9}", "\u{E9}", "日本語 한국어 العربية עברית ไทย", "👩‍👩‍👧‍👦🏳️‍🌈 👍🏽",
        "\u{1F469}\u{200D}",
        "\u{FEFF}begins with a mark", "\u{202E}txet desrever\u{202C}", "\u{2066}x\u{2069}\u{200B}\u{AD}",
        "\u{1B}[31mred\u{1B}[0m",
        "\u{1}\u{7}\u{8}\u{7F}\u{80}\u{9B}31m", "line\r\nline\nline\rline\u{2028}\u{2029}\u{85}",
        "\u{FFFD}\u{FFFE}\u{FFFF}\u{10FFFF}",
        "\u{E000}\u{D7FF}\u{1F4A9}", "\"quoted\" \\ / 'single'", "</script><script>alert(1)</script>",
        "{{ shop.name }} {% raw %}",
        "=1+1", "+49 30 1", "-1", "@SUM(A1)", "\t=1", "\r=1", "a,b;c\"d", "%41+%2B&=", "   spaces   ",
        "\u{A0}nbsp\u{3000}",
        "İıŞş ß ﬁ", "𝕬𝖉𝖆", "ﷺ\u{0301}\u{0302}\u{0303}", "null", "true", "0",
    ]

    /// Row 72: form, JSON, journal, replay, and the JSON export.
    @Test("Any Unicode text comes back byte for byte")
    func roundTrip() throws {
        let folder = try TemporaryFolder()
        var written: [[UInt8]] = []
        do {
            let shop = try RunningShop { $0.folder = folder }
            for text in TextTests.texts where !text.unicodeScalars.contains(where: TextTests.isRefused) {
                let line = text.unicodeScalars.contains { $0.isControl } ? "x" : text
                let changes = [("name", "N" + line), ("note", text), ("city", "C" + line), ("phone", line)]
                let form = OrderForm([("FREE", "1")], changes)
                #expect(try shop.post(form).status == 303, "\(text.debugDescription)")
                #expect(try shop.post(json: form.json).status == 201, "\(text.debugDescription)")
                written += [Array(text.utf8), Array(text.utf8)]
            }
            shop.stop()
        }
        let shop = try RunningShop { $0.folder = folder }
        let numbers = shop.service.desk.withLedger { $0.sequence }
        #expect(numbers.count == written.count)
        for (number, bytes) in zip(numbers, written) {
            let order = try #require(try shop.service.desk.order(number))
            let customer = try #require(order.customer)
            let text = String(decoding: bytes, as: UTF8.self)
            let line = text.unicodeScalars.contains { $0.isControl } ? "x" : text
            #expect(Array(customer.note.utf8) == bytes, "\(text.debugDescription)")
            #expect(Array(customer.phone.utf8) == Array(line.utf8))
            #expect(Array(customer.name.utf8) == Array(("N" + line).utf8))
            #expect(Array(customer.city.utf8) == Array(("C" + line).utf8))
            let export = try #require(
                TestClient.Answer(
                    status: 0, fields: [:], body: String(decoding: OrderExport.json(order), as: UTF8.self)
                ).json)
            #expect(export["customer"]?["note"].map { Array($0.text.utf8) } == bytes, "\(text.debugDescription)")
            #expect(!OrderExport.json(order).contains(0x0A))
        }
        // A record is a line, whatever is in it.
        #expect(shop.journal.utf8.count { $0 == 0x0A } >= numbers.count)
    }

    /// What not even a note may hold.
    private static func isRefused(_ scalar: Unicode.Scalar) -> Bool {
        scalar.value < 0xA0 && scalar.isControl && !["\n", "\r", "\t"].contains(scalar)
    }

    /// Row 71: each control in each field of one line, as a form and as JSON; nothing is placed.
    @Test("Controls are refused beside their field")
    func controls() throws {
        let shop = try RunningShop()
        let controls: [Unicode.Scalar] =
            (1...0x1F).map { Unicode.Scalar($0 as UInt8) } + (0x7F...0x9F).map { Unicode.Scalar($0 as UInt8) }
            + (0x202A...0x202E).compactMap { Unicode.Scalar($0 as UInt32) }
            + (0x2066...0x2069).compactMap { Unicode.Scalar($0 as UInt32) }
        let fields = ["name", "phone", "address1", "address2", "city", "region", "postcode"]
        for (index, control) in controls.enumerated() {
            let field = fields[index % fields.count]
            let form = OrderForm([("FREE", "1")], [(field, "A\(control)B")])
            for answer in [try shop.post(json: form.json), try shop.post(form, "Accept: application/json")] {
                #expect(answer.status == 422, "U+\(String(control.value, radix: 16)) in \(field)")
                #expect(answer.problems == ["\(field):text_invalid"])
            }
        }
        for (note, status) in [
            ("two\r\nlines\tand a tab\n", 201), ("\u{202E}x\u{202C}", 201), ("bell\u{7}", 422), ("\u{9B}1m", 422),
            ("\u{1B}[2J", 422), ("\u{7F}", 422),
        ] {
            let answer = try shop.post(json: OrderForm([("FREE", "1")], [("note", note)]).json)
            #expect(answer.status == status, "\(note.debugDescription)")
        }
        // Joiners and marks are how names are written, and stay; an address may have a blank line end around it.
        let name = "क्\u{200D}ष \u{200F}שרה\u{200E} می\u{200C}خواهم e\u{301}"
        let form = OrderForm([("FREE", "1")], [("name", name), ("email", "ada@example.com\n")])
        #expect(try shop.post(form).status == 303)
        #expect(try Array(shop.newest()?.customer?.name.utf8 ?? "".utf8) == Array(name.utf8))
    }

    /// Row 71, of journals that took them.
    @Test("What is printed holds no control, and JSON loses nothing")
    func printed() throws {
        let text = "A\u{1B}[31mB\u{9B}\u{202E}C\u{2069}\u{7F}D\u{200D}E\u{85}"
        var writer = ByteWriter(reserving: 64)
        writer.appendJSON(string: text)
        #expect(VisibleText.spelledOut(writer.bytes) == writer.bytes)
        #expect(
            String(decoding: writer.bytes, as: UTF8.self)
                == "\"A\\u001b[31mB\\u009b\\u202eC\\u2069\\u007fD\u{200D}E\\u0085\"")
        let answer = TestClient.Answer(
            status: 0, fields: [:], body: "{\"a\":" + String(decoding: writer.bytes, as: UTF8.self) + "}")
        #expect(answer.json?["a"].map { Array($0.text.utf8) } == Array(text.utf8))
        let shown = String(decoding: VisibleText.spelledOut(Array((text + "\ta\r\nb\rc").utf8)), as: UTF8.self)
        #expect(shown == "A<U+1B>[31mB<U+9B><U+202E>C<U+2069><U+7F>D\u{200D}E<U+85>\ta\r\nb<U+D>c")
    }

    /// Row 69.
    @Test(
        "A cell that a spreadsheet would calculate is text, quoted",
        arguments: [
            ("=1+1", "\"'=1+1\""), ("+49", "\"'+49\""), ("-1", "\"'-1\""), ("@a", "\"'@a\""), ("\t=1", "\"'\t=1\""),
            ("\r=1", "\"'\r=1\""), ("\n=1", "\"'\n=1\""), ("=\"a\"", "\"'=\"\"a\"\"\""), ("＝1", "\"'＝1\""),
            ("－1", "\"'－1\""), ("a,b", "\"a,b\""), ("a\"b", "\"a\"\"b\""), ("a\nb", "\"a\nb\""), ("Ada", "Ada"),
            ("", ""), ("1-1", "1-1"), ("a=b", "a=b"), ("a;=1", "\"a;=1\""), (" =1", "\"' =1\""),
        ])
    func cells(text: String, cell: String) {
        #expect(String(decoding: OrderCSV.row([text, "x"]), as: UTF8.self) == cell + ",x\r\n")
    }

    @Test("Every column of an exported order is neutral, whatever the customer wrote")
    func csv() throws {
        let shop = try RunningShop()
        var changes: [(String, String?)] = [("email", "=cmd@example.com"), ("shipping", "counter")]
        for name in ["name", "phone", "address1", "address2", "city", "region", "postcode", "note"] {
            let end = name == "note" ? "\r\n" : " "
            changes.append((name, "=HYPERLINK(\"x\",\"\(name)\"),\(end)-1"))
        }
        changes.append(("postcode", "=1"))
        let answer = try shop.post(json: OrderForm([("FREE", "1")], changes).json)
        // Whether such an address is one is the business of mail; the rest is taken as it is.
        if answer.status == 422 {
            #expect(answer.problems == ["email:email_invalid"])
            changes.append(("email", "ada@example.com"))
            #expect(try shop.post(OrderForm([("FREE", "1")], changes)).status == 303)
        }
        let order = try #require(try shop.newest())
        let table = OrderCSV(.lines, taxes: []) { _ in 0 }
        let rows = CSV.parse(String(decoding: table.header + table.rows(order), as: UTF8.self))
        #expect(rows.count == 2)
        #expect(rows.allSatisfy { $0.count == table.columns.count })
        for cell in rows[1] {
            #expect(!["=", "+", "-", "@"].contains { cell.hasPrefix($0) }, "\(cell)")
        }
        let column = try #require(table.columns.firstIndex(of: "name"))
        #expect(rows[1][column] == "'=HYPERLINK(\"x\",\"name\"), -1")
    }

    /// Row 70.
    @Test("Markup is text on every page that shows it")
    func markup() throws {
        let shop = try RunningShop()
        let evil = "<img src=x onerror=alert(1)>\"'><script>alert(2)</script>{{ shop }}"
        var changes: [(String, String?)] = []
        for name in ["name", "address1", "address2", "city", "region", "note", "code"] {
            changes.append((name, evil))
        }
        let form = OrderForm([("FREE", "1"), ("<b>" + evil, "<i>")], changes)
        var pages = [try shop.post(form), try shop.post(form, to: "/orders/checkout")]
        #expect(pages.map(\.status) == [422, 422])
        let good = OrderForm([("Bäume/1", "1")], changes.filter { $0.0 != "code" })
        let placed = try shop.post(good)
        #expect(placed.status == 303)
        pages.append(try shop.get(placed.fields["location"] ?? ""))
        shop.wait(seconds: 100_000)
        pages.append(try shop.get(placed.fields["location"] ?? ""))
        for page in pages {
            #expect(!page.body.contains("<img src=x"))
            #expect(!page.body.contains("<script>alert"))
            #expect(!page.body.contains("Bäume <b>"))
        }
        #expect(pages[0].body.contains("&lt;img src=x onerror=alert(1)&gt;"))
    }

    /// Row 71.
    @Test("What would turn or hide text in a log is spelled out there")
    func log() throws {
        let kept = RunningShop.Kept()
        let log = IntakeLog { kept.add($0) }
        for text in TextTests.texts { log.write(.info, "event", [("text", text)]) }
        let lines = kept.text.split(separator: "\n")
        #expect(lines.count == TextTests.texts.count)
        for scalar in kept.text.unicodeScalars where scalar != "\n" {
            let isHarmless =
                scalar.value >= 0x20 && scalar.value != 0x7F && !(0x80...0x9F).contains(scalar.value)
                && !(0x200B...0x200F).contains(scalar.value) && !(0x2028...0x202E).contains(scalar.value)
                && !(0x2066...0x2069).contains(scalar.value) && scalar.value != 0xFEFF
            #expect(isHarmless, "U+\(String(scalar.value, radix: 16))")
        }
    }

    /// Reads RFC 4180.
    enum CSV {
        static func parse(_ text: String) -> [[String]] {
            var rows: [[String]] = [[]]
            var cell: [Unicode.Scalar] = []
            var isQuoted = false
            let scalars = Array(text.unicodeScalars)
            var index = 0
            func flush() {
                var view = String.UnicodeScalarView()
                view.append(contentsOf: cell)
                rows[rows.count - 1].append(String(view))
                cell = []
            }
            while index < scalars.count {
                let scalar = scalars[index]
                if isQuoted {
                    if scalar != "\"" {
                        cell.append(scalar)
                    } else if index + 1 < scalars.count, scalars[index + 1] == "\"" {
                        cell.append(scalar)
                        index += 1
                    } else {
                        isQuoted = false
                    }
                } else if scalar == "\"" {
                    isQuoted = true
                } else if scalar == "," {
                    flush()
                } else if scalar == "\r", index + 1 < scalars.count, scalars[index + 1] == "\n" {
                    flush()
                    index += 1
                    if index + 1 < scalars.count { rows.append([]) }
                } else {
                    cell.append(scalar)
                }
                index += 1
            }
            return rows
        }
    }
}
