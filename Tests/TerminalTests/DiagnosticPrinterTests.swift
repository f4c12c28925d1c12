import Terminal
import Testing
import Text

/// What an owner reads.
@Suite struct DiagnosticPrinterTests {
    private static func source(_ number: Int, _ text: String = "title: Mug\nprize: 1\n") -> SourceFile {
        let name = String(number + 10_000).dropFirst()
        return SourceFile(path: "content/products/p\(name).md", text: text)
    }

    private static func unknown(_ number: Int, _ severity: Diagnostic.Severity = .error) -> Diagnostic {
        Diagnostic(severity, source(number), 11..<16, "'prize' is not a product field; did you mean 'price'?")
    }

    private static func text(_ diagnostics: [Diagnostic]) -> String {
        DiagnosticPrinter(format: .text, colour: false).report(diagnostics)
    }

    @Test func alikeOnesAreOne() {
        #expect(
            Self.text(
                (0..<3000).map { Self.unknown($0) } + [
                    Diagnostic(.warning, path: "content/x.yaml", message: "is not used")
                ]) == """
                    content/products/p0000.md:2:1: error: 'prize' is not a product field; did you mean 'price'?
                      2 | prize: 1
                        | ^^^^^
                      ... and 2,999 more like it: content/products/p0001.md:2, content/products/p0002.md:2, content/products/p0003.md:2, ...

                    content/x.yaml: warning: is not used

                    """)
    }

    @Test func fewAreAllShown() {
        #expect(
            Self.text([
                Diagnostic(.warning, path: "b", message: "is not used"),
                Diagnostic(.warning, path: "a", message: "is too large"),
                Self.unknown(1), Diagnostic(.error, Self.source(2), 0..<5, "no"),
            ]) == """
                content/products/p0001.md:2:1: error: 'prize' is not a product field; did you mean 'price'?
                  2 | prize: 1
                    | ^^^^^

                content/products/p0002.md:1:1: error: no
                  1 | title: Mug
                    | ^^^^^

                a: warning: is too large
                b: warning: is not used

                """)
    }

    @Test func nothingIsNothing() { #expect(Self.text([]) == "") }

    /// CASES C 7: one error among more warnings than are printed, every one of its own kind.
    @Test func anErrorIsNotLostAmongWarnings() {
        let warnings = (0..<250).map { number in
            let kind = String(number, radix: 2).map { $0 == "1" ? "on" : "off" }.joined(separator: " ")
            return Diagnostic(.warning, path: "a\(number)", message: kind)
        }
        let text = Self.text(warnings + [Self.unknown(7)])
        #expect(text.hasPrefix("content/products/p0007.md:2:1: error: 'prize'"))
        #expect(text.hasSuffix("\n... and 51 more warnings: mend some of these first and run it again\n"))
        #expect(text.split(separator: "\n").count { $0.contains(": warning: ") } == 199)
    }

    @Test func whatIsLeftOutIsCounted() {
        let many = (0..<300).flatMap { number -> [Diagnostic] in
            let kind = String(number, radix: 2).map { $0 == "1" ? "on" : "off" }.joined(separator: " ")
            return (0..<3).map { Diagnostic(.error, path: "\(number)-\($0)", message: kind) }
        }
        let text = Self.text(many + [Diagnostic(.warning, path: "z", message: "w")])
        let end = "\n... and 300 more errors and 1 more warning: mend some of these first and run it again\n"
        #expect(text.hasSuffix(end), "\(text.suffix(200))")
    }

    @Test func programsGetEveryOne() {
        let lines = DiagnosticPrinter(format: .json).report((0..<3000).map { Self.unknown($0) }).split(separator: "\n")
        #expect(lines.count == 3000)
        #expect(Set(lines).count == 3000)
        #expect(lines.first?.hasPrefix(#"{"severity":"error","path":"content/products/p0000.md","line":2,"#) == true)
    }

    /// GitHub shows ten of a severity: ten are given to it as they are, more are folded so that each kind has one.
    @Test func gitHubGetsWhatItShows() {
        func report(_ diagnostics: [Diagnostic]) -> [Substring] {
            DiagnosticPrinter(format: .github).report(diagnostics).split(separator: "\n")
        }
        let other = Diagnostic(.error, path: "z", message: "no")
        #expect(report((0..<9).map { Self.unknown($0) } + [other]).count == 10)
        let folded = report((0..<10).map { Self.unknown($0) } + [other] + (0..<10).map { Self.unknown($0, .warning) })
        #expect(folded.count == 12)
        let expected =
            "::error file=content/products/p0000.md,line=2,col=1,endColumn=6::'prize' is not a product field; "
            + "did you mean 'price'? (and 9 more like it: content/products/p0001.md:2, content/products/p0002.md:2, "
            + "content/products/p0003.md:2, ...)"
        #expect(folded.first.map(String.init) == expected)
        #expect(folded.dropFirst().first == "::error file=z::no")
        #expect(folded.dropFirst(2).allSatisfy { $0.hasPrefix("::warning ") })
    }

    @Test func colours() {
        let text = DiagnosticPrinter(format: .text, colour: true).report([Self.unknown(1), Self.unknown(2)])
        #expect(
            text == "\u{1B}[1mcontent/products/p0001.md:2:1:\u{1B}[0m \u{1B}[1;31merror:\u{1B}[0m\u{1B}[1m "
                + "'prize' is not a product field; did you mean 'price'?\u{1B}[0m\n\u{1B}[2m  2 | \u{1B}[0mprize: 1\n"
                + "\u{1B}[2m    | \u{1B}[0m\u{1B}[1;31m^^^^^\u{1B}[0m\n"
                + "\u{1B}[2m  ... and one more like it: content/products/p0002.md:2\u{1B}[0m\n")
        #expect(!DiagnosticPrinter(format: .json, colour: true).report([Self.unknown(1)]).contains("\u{1B}"))
    }
}
