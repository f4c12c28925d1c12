import Commerce
import Testing
import Text

@Suite struct RecordWriterTests {
    private func written(writesEmpty: Bool = false, _ body: (inout RecordWriter) -> Void) -> String {
        var writer = RecordWriter(writesEmpty: writesEmpty)
        writer.object(body)
        return String(decoding: writer.bytes, as: UTF8.self)
    }

    @Test(arguments: [0, 7, -7, 10, 99, 100, -1_000_000, Int.max, Int.min])
    func numbers(value: Int) {
        #expect(written { $0.integer("n", value) } == "{\"n\":\(value)}")
    }

    @Test(arguments: [
        "", "plain", "a \"quote\"", "back\\slash", "line\nend", "<script>&", "Žluťoučký", "\u{2028}", "a\u{7F}b",
    ])
    func texts(value: String) {
        var expected = ByteWriter()
        expected.appendJSON(string: value)
        #expect(written { $0.text("t", value) } == "{\"t\":\(expected.string)}")
    }

    @Test func keepsItsOrderAndLeavesOutWhatSaysNothing() {
        func fill(_ out: inout RecordWriter) {
            out.text("none", nil)
            out.flag("no", false)
            out.flag("yes", true)
            out.texts("few", [])
            out.integers("many", [1, 2])
            out.object("inner") { $0.money("m", Money(minor: -5)) }
            out.objects("list", ["a", "b"]) { $0.text("x", $1) }
        }
        #expect(
            written(fill)
                == "{\"yes\":true,\"many\":[1,2],\"inner\":{\"m\":-5},\"list\":[{\"x\":\"a\"},{\"x\":\"b\"}]}")
        #expect(
            written(writesEmpty: true, fill)
                == "{\"no\":false,\"yes\":true,\"few\":[],\"many\":[1,2],\"inner\":{\"m\":-5},"
                + "\"list\":[{\"x\":\"a\"},{\"x\":\"b\"}]}")
    }

    /// Past the memory that it begins with, by small pieces and by one large one.
    @Test func growsAsItMust() {
        let long = String(repeating: "x", count: 100_000)
        let text = written { out in
            for number in 0..<3_000 { out.integer("n", number) }
            out.text("long", long)
            out.text("last", "end")
        }
        #expect(text.utf8.count > 115_000)
        #expect(text.hasPrefix("{\"n\":0,\"n\":1,"))
        #expect(text.hasSuffix("\"n\":2999,\"long\":\"\(long)\",\"last\":\"end\"}"))
    }
}
