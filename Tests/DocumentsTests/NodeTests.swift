import Documents
import Testing
import Text

@Suite struct NodeTests {
    private let text = """
        title: "Linen \\u0061pron"
        price: 39.00
        stock: 012
        draft: True
        note:
        tags: [kitchen, 'it''s']
        copy: &c {a: 1}
        again: *c

        """

    @Test func scalarsKeepTheirSpelling() throws {
        let root = try #require(node(yaml: text))
        #expect(root.kind == .map && root.entries.count == 8 && root.items.isEmpty)
        #expect(root["title"]?.text == "Linen apron" && root["title"]?.kind == .string)
        #expect(root["price"]?.text == "39.00" && root["price"]?.kind == .decimal && root["price"]?.number == "39.00")
        #expect(root["stock"]?.text == "012" && root["stock"]?.integer == 12 && root["stock"]?.number == "12")
        #expect(root["draft"]?.bool == true && root["draft"]?.text == "True")
        #expect(root["note"]?.isNull == true && root["note"]?.text == "")
        #expect(root["tags"]?.items.map(\.text) == ["kitchen", "it's"])
        #expect(root["tags"]?.items.last.map { Array($0.bytes) } == Array("it's".utf8))
        #expect(root["nothing"] == nil && root["price"]?["x"] == nil && root["title"]?.bool == nil)
    }

    @Test func everyNodeKnowsItsPlace() throws {
        let root = try #require(node(yaml: text))
        func slice(_ node: Node?) -> String? {
            node.map { String(decoding: $0.source.bytes[$0.range], as: UTF8.self) }
        }
        #expect(slice(root["title"]) == "\"Linen \\u0061pron\"")
        #expect(slice(root["tags"]) == "[kitchen, 'it''s']")
        #expect(slice(root["again"]) == "*c")
        #expect(slice(root["again"]?["a"]) == "1")
        #expect(slice(root.entries[1].key) == "price")
        #expect(root["note"]?.range.isEmpty == true)
        let diagnostic = try #require(root.entry("price")).key.diagnostic(.error, "wrong")
        #expect(diagnostic.location == SourceLocation(line: 2, column: 1) && diagnostic.length == 5)
    }

    @Test(
        arguments: [
            ("0", 0), ("-0", 0), ("+12", 12), ("9223372036854775807", Int.max), ("-9223372036854775808", Int.min),
            ("9223372036854775808", nil), ("0x7fffffffffffffff", Int.max), ("0xffffffffffffffff", nil), ("0o17", 15),
            ("1.0", nil),
        ] as [(String, Int?)])
    func integers(input: String, expected: Int?) throws {
        #expect(try #require(node(yaml: "a: \(input)"))["a"]?.integer == expected)
    }

    /// Look-up is by bytes: composed and decomposed letters are two keys, as they are two texts.
    @Test func keysAreComparedByBytes() throws {
        let root = try #require(node(yaml: "caf\u{E9}: 1\ncafe\u{301}: 2\n"))
        #expect(root["caf\u{E9}"]?.text == "1" && root["cafe\u{301}"]?.text == "2")
    }

    @Test(arguments: [1, 24, 25, 64, 5000])
    func everyKeyOfAMapIsFound(count: Int) throws {
        let root = try #require(node(yaml: (0..<count).map { "key \($0): \($0)\n" }.joined()))
        for index in 0..<count { #expect(root["key \(index)"]?.integer == index) }
        #expect(root["key \(count)"] == nil && root[""] == nil)
        #expect(root.entries.map(\.key.text) == (0..<count).map { "key \($0)" })
    }

    @Test func jsonIsEscapedAsLittleAsPossible() {
        #expect(
            Reading.yaml("\"</a> & \\u2028 \\x1f \\x7f \u{E9}\"").json == "\"</a> & \u{2028} \\u001f \\u007f \u{E9}\"")
    }
}
