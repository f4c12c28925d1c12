import Testing
import Text

/// The order in which much is said, and what is said once for all.
@Suite struct DiagnosticDigestTests {
    private static func at(
        _ path: String, _ offset: Int, _ message: String, _ severity: Diagnostic.Severity = .error
    ) -> Diagnostic {
        Diagnostic(
            severity, SourceFile(path: path, text: String(repeating: "x\n", count: 50)), offset..<offset + 1, message)
    }

    @Test func errorsFirstThenByPlace() {
        let all = [
            Self.at("b", 4, "1"), Self.at("a", 9, "2", .warning), Self.at("a", 9, "3"), Self.at("a", 2, "4", .note),
            Diagnostic(.error, path: "a", message: "5"), Self.at("a", 9, "3"), Self.at("a", 9, "0"),
            Diagnostic(.warning, path: "b", message: "6"),
        ]
        for order in [all, all.reversed(), all.sorted { $0.message < $1.message }] {
            let digest = DiagnosticDigest(order)
            #expect(digest.all.map(\.message) == ["5", "0", "3", "1", "2", "6", "4"])
            #expect(digest.tally == "4 errors, 2 warnings")
        }
    }

    @Test(
        arguments: [
            ([], ""), ([.note], ""), ([.error], "1 error"), ([.warning, .error, .warning], "1 error, 2 warnings"),
            ([Diagnostic.Severity](repeating: .warning, count: 1234), "1,234 warnings"),
        ] as [([Diagnostic.Severity], String)])
    func tally(severities: [Diagnostic.Severity], tally: String) {
        let all = severities.enumerated().map { Diagnostic($1, path: "x", message: "\($0)") }
        #expect(DiagnosticDigest(all).tally == tally)
    }

    /// Messages, how many are shown of each group, and what is said of the rest.
    static let groups: [(messages: [String], shown: [[String]], more: [String?])] = [
        (["'a' is no field"], [["'a' is no field"]], [nil]),
        (["no", "no"], [["no"]], ["and one more like it: f1:1"]),
        // Alike but for the name: a few are shown, and of the rest the names.
        (
            (1...6).map { "no 'p\($0)' in 7" }, [["no 'p1' in 7", "no 'p2' in 7", "no 'p3' in 7"]],
            ["and 3 more like these: f3:1 ('p4'), f4:1 ('p5'), f5:1 ('p6')"]
        ),
        // To leave out one or two saves nothing.
        ((1...5).map { "no 'p\($0)'" }, [(1...5).map { "no 'p\($0)'" }], [nil]),
        (["no 'a'", "no 'b'", "no 'a'"], [["no 'a'", "no 'b'"]], ["and one more like these: f2:1 ('a')"]),
        // Numbers, paths and names in quotes are what differs; an apostrophe is no quote.
        (
            ["the shop's 'a' at b/c.md:4 is 5", "the shop's 'b' at d.md:7 is 6"],
            [["the shop's 'a' at b/c.md:4 is 5", "the shop's 'b' at d.md:7 is 6"]], [nil]
        ),
        (["a's x", "a's y"], [["a's x"], ["a's y"]], [nil, nil]),
        (["'a' is x", "'a' is y"], [["'a' is x"], ["'a' is y"]], [nil, nil]),
        (["\"a\" is x", "\"b\" is x"], [["\"a\" is x", "\"b\" is x"]], [nil]),
        (["'it's' x", "'b' x"], [["'it's' x", "'b' x"]], [nil]),
        (["'never closed", "'never"], [["'never closed"], ["'never"]], [nil, nil]),
        ((1...9).map { _ in "no" }, [["no"]], ["and 8 more like it: f1:1, f2:1, f3:1, ..."]),
    ]

    @Test(arguments: groups) func alike(_ row: (messages: [String], shown: [[String]], more: [String?])) {
        let all = row.messages.enumerated().map { Self.at("f\($0)", 0, $1) }
        let groups = DiagnosticDigest(all).groups(showing: 3)
        #expect(groups.map { $0.shown.map(\.message) } == row.shown)
        #expect(groups.map(\.more) == row.more)
        #expect(groups.map { $0.shown.count + $0.rest.count }.reduce(0, +) == all.count)
    }

    @Test func placesOfTheRest() {
        let oneLine = SourceFile(path: "a.json", text: String(repeating: "x", count: 2000))
        let lines = SourceFile(path: "b.md", text: String(repeating: "x\n", count: 2000))
        let all =
            [3, 0, 900].map { Diagnostic(.error, oneLine, $0..<$0 + 1, "no") }
            + [Diagnostic(.error, lines, 10..<11, "no"), Diagnostic(.error, path: "c", message: "no")]
        #expect(
            DiagnosticDigest(all).groups(showing: 3).map(\.more)
                == ["and 4 more like it: a.json:1:4, a.json:1:901, b.md:6, c"])
    }

    @Test func whatDiffersInSeverityIsNotAlike() {
        let all = [Self.at("a", 0, "no"), Self.at("b", 0, "no", .warning)]
        #expect(DiagnosticDigest(all).groups(showing: 3).count == 2)
    }

    /// A question that was answered costs nothing; after the budget no other gets an answer.
    @Test func suggestionsHaveAMemoryAndAnEnd() {
        let names = KnownNames((0..<5000).map { "product-\($0)" })
        func all(_ asked: (Int) -> String) -> [Diagnostic] {
            (0..<300).map { number in
                Diagnostic(
                    .error, path: "f\(number)", wording: "no '\(asked(number))'" + names.guess(for: asked(number)))
            }
        }
        func suggestions(_ diagnostics: [Diagnostic], budget: Int) -> [Bool] {
            var digest = DiagnosticDigest(diagnostics, budget: budget)
            return digest.all.map { digest.message($0).contains("did you mean") }
        }
        // One question may end beyond it; a budget of nothing answers none.
        #expect(suggestions(all { "produkt-\($0)" }, budget: 0).allSatisfy { !$0 })
        let different = suggestions(all { "produkt-\($0)" }, budget: 200_000)
        let answered = different.count { $0 }
        #expect(answered > 0 && answered < 300)
        #expect(different.prefix(answered).allSatisfy { $0 })
        #expect(suggestions(all { _ in "produkt-1" }, budget: 200_000).allSatisfy { $0 })
        #expect(suggestions(all { "produkt-\($0)" }, budget: SuggestionDesk.budget).allSatisfy { $0 })
    }

    /// Ten thousand mistakes in one line of two megabytes: each looked at by itself would take minutes.
    @Test(.timeLimit(.minutes(1))) func tenThousandInOneLine() {
        let unit = "{\"prize\":1,\"title\":\"" + String(repeating: "x", count: 180) + "\"},"
        let source = SourceFile(path: "all.json", text: String(repeating: unit, count: 10_000))
        let names = KnownNames(["price", "title"])
        let all = (0..<10_000).map { number in
            let start = number * unit.utf8.count + 1
            return Diagnostic(
                .error, source, start..<start + 7,
                "'prize\(number)' is not a product field" + names.guess(for: "prize\(number)"))
        }
        var digest = DiagnosticDigest(all)
        let bytes = digest.all.reduce(0) { $0 + digest.report($1, .json).utf8.count }
        // The line itself, twenty gigabytes in all, is in none of them.
        #expect(bytes < 10_000 * 800)
        #expect(digest.groups(showing: 3).count == 1)
        #expect(digest.all.last?.location?.column == 9_999 * unit.utf8.count + 2)
    }
}
