import Testing
import Text

/// One diagnostic in each form.
@Suite struct DiagnosticTests {
    /// The one that DESIGN shows, place and carets included.
    private static let shown = Diagnostic(
        .error, SourceFile(path: "content/products/mug.md", text: "---\ntitle: Mug\nsku: A\nprize: 12.00\n"), 22..<27,
        "'prize' is not a product field; did you mean 'price'?")

    @Test func asInTheDesign() {
        #expect(
            Self.shown.report() == """
                content/products/mug.md:4:1: error: 'prize' is not a product field; did you mean 'price'?
                  4 | prize: 12.00
                    | ^^^^^
                """)
    }

    @Test func forPrograms() {
        #expect(
            Self.shown.report(.json)
                == #"{"severity":"error","path":"content/products/mug.md","line":4,"column":1,"length":5,"#
                + #""message":"'prize' is not a product field; did you mean 'price'?","source":"prize: 12.00"}"#)
        #expect(
            Self.shown.report(.github)
                == "::error file=content/products/mug.md,line=4,col=1,endColumn=6::"
                + "'prize' is not a product field; did you mean 'price'?")
    }

    @Test(arguments: [
        (Diagnostic.Format.text, "a,b.md: warning: 100% wrong"),
        (.json, #"{"severity":"warning","path":"a,b.md","message":"100% wrong"}"#),
        (.github, "::warning file=a%2Cb.md::100%25 wrong"),
    ])
    func aboutAWholeFile(format: Diagnostic.Format, text: String) {
        #expect(Diagnostic(.warning, path: "a,b.md", message: "100% wrong").report(format) == text)
    }

    /// Of a line without end people see a window, programs a wider one and where it begins.
    @Test func longLines() {
        let line = String(repeating: "x", count: 999) + "HERE" + String(repeating: "y", count: 5000)
        let diagnostic = Diagnostic(.error, SourceFile(path: "a.json", text: line), 999..<1003, "no")
        #expect(
            diagnostic.report() == """
                a.json:1:1000: error: no
                  1 | ...\(String(repeating: "x", count: 33))HERE\(String(repeating: "y", count: 63))...
                    | \(String(repeating: " ", count: 36))^^^^
                """)
        let source = String(repeating: "x", count: 133) + "HERE" + String(repeating: "y", count: 263)
        #expect(
            diagnostic.report(.json)
                == #"{"severity":"error","path":"a.json","line":1,"column":1000,"length":4,"message":"no","#
                + #""source":"\#(source)","source_column":867}"#)
    }

    /// What stands in the line, and what is under it: wide characters, marks, tabs, and what prints as a blank.
    @Test(arguments: [
        ("价格: 十二", 8..<14, "价格: 十二", "      ^^^^"), ("e\u{301}x: y", 3..<4, "e\u{301}x: y", " ^"),
        ("\ta: b", 1..<2, " a: b", " ^"), ("🍎 a", 5..<6, "🍎 a", "   ^"),
        ("p: 1\u{A0}2", 3..<7, "p: 1\u{2423}2", "   ^^^"),
        ("\u{A0}p: x", 5..<6, "\u{A0}p: x", "    ^"), ("p\u{200B}q: 1", 0..<5, "p\u{2423}q: 1", "^^^"),
        ("a\u{202E}b", 0..<1, "a b", "^"), ("ab", 2..<2, "ab", "  ^"), ("👨‍👩‍👧 x", 0..<18, "👨‍👩‍👧 x", "^^^^^^"),
    ])
    func carets(text: String, range: Range<Int>, line: String, carets: String) {
        let lines = Diagnostic(.error, SourceFile(path: "x", text: text), range, "m").report().split(separator: "\n")
        #expect(lines.dropFirst() == ["  1 | \(line)", "    | \(carets)"])
    }

    /// A message names what nobody sees.
    @Test(arguments: [
        ("'12\u{A0}50'", "'12<no-break space>50'"), ("'stock\u{200B}'", "'stock<zero-width space>'"),
        ("'a\tb'", "'a<tab>b'"), ("'\u{FEFF}x'", "'<byte order mark>x'"),
        ("'a\u{202F}b\u{2003}c'", "'a<narrow no-break space>b<space U+2003>c'"),
        ("'a\u{7}b\u{202E}c'", "'a<U+0007>b<U+202E>c'"), ("'a\u{3000}b'", "'a<wide space>b'"),
        ("'mi\u{200D}ug'", "'mi<zero-width joiner>ug'"),
        ("'コーヒー\u{3000}ミル' Füße 👨‍👩‍👧", "'コーヒー\u{3000}ミル' Füße 👨‍👩‍👧"), ("two\nlines", "two\nlines"),
    ])
    func theUnseen(text: String, shown: String) {
        #expect(Diagnostic(.error, path: "x", message: text).message == shown)
    }

    @Test func whatAPageIsMadeFrom() {
        var diagnostic = Diagnostic(.error, path: "x", wording: "no 'a'" + KnownNames(["ab"]).guess(for: "a"))
        diagnostic.wording = diagnostic.wording + " (in mails)"
        #expect(diagnostic.message == "no 'a'; did you mean 'ab'? (in mails)")
        for (subject, end) in [
            (Diagnostic.Subject(path: nil, others: 3), ""), (.init(path: "a.md"), " (while rendering a.md)"),
            (.init(path: "a.md", others: 1), " (while rendering a.md and 1 other page)"),
            (.init(path: "a.md", others: 3006), " (while rendering a.md and 3,006 other pages)"),
        ] {
            diagnostic.subject = subject
            #expect(diagnostic.message == "no 'a'; did you mean 'ab'? (in mails)" + end)
        }
    }
}
