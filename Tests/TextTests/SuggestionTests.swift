import Synchronization
import TestSupport
import Testing
import Text

/// The name that was meant.
@Suite struct SuggestionTests {
    static let rows: [(asked: String, names: [String], nearest: String?)] = [
        ("prize", ["title", "price", "prices"], "price"), ("price", ["price"], nil), ("Price", ["price"], "price"),
        ("compare-at-price", ["compare_at_price"], "compare_at_price"),
        ("unit price", ["unit_price"], "unit_price"),
        // A third of the length, at least one, at most three.
        ("ab", ["ac"], "ac"), ("ab", ["cd"], nil), ("abcdef", ["abcxyz"], nil), ("abcdef", ["abcdxy"], "abcdxy"),
        ("abcdefghijklmno", ["abcdefghijkl"], "abcdefghijkl"), ("abcdefghijklmnop", ["abcdefghijkl"], nil),
        // Two letters in the wrong order are one slip.
        ("pirce", ["prince", "price"], "price"), ("ba", ["ab"], "ab"),
        // The nearest wins, and of equals the first.
        ("abcd", ["abxx", "abcx", "abcy"], "abcx"), ("abcd", ["abcdef", "abcdx"], "abcdx"),
        ("abcd", ["xbcd", "abcx"], "xbcd"),
        ("abcd", ["abc", "abcde"], "abc"), ("abcd", ["abcde", "abc"], "abcde"),
        ("", ["a"], nil), ("a", [""], nil), ("x", [], nil),
        // What prints as nothing is no slip; a no-break space is a blank.
        ("pri\u{200B}ce", ["price"], "price"), ("\u{FEFF}price", ["price"], "price"),
        ("unit\u{A0}price", ["unit_price"], "unit_price"),
        ("café", ["cafe"], nil), ("cafés", ["café"], "café"),
        (String(repeating: "x", count: 64), [String(repeating: "x", count: 67)], String(repeating: "x", count: 67)),
        (String(repeating: "x", count: 65), [String(repeating: "x", count: 64)], nil),
    ]

    @Test(arguments: rows) func nearest(_ row: (asked: String, names: [String], nearest: String?)) {
        #expect(Suggestion.nearest(to: row.asked, in: row.names) == row.nearest)
    }

    /// All names against the table of the textbook, kept in full.
    @Test func everyDistance() {
        var dice = Dice(7)
        let names = (0..<220).map { _ in
            (0..<dice.roll(0...11)).map { _ in dice.pick(["a", "b", "c", "_"]) }.joined()
        }
        let known = KnownNames(names)
        for name in names + names.map({ $0 + "a" }) {
            let allowed = min(3, max(1, name.utf8.count / 3))
            var best: (name: String, slips: Int)?
            for other in names where other != name && !name.isEmpty && !other.isEmpty {
                let slips = Self.slips(Array(name.utf8), Array(other.utf8))
                if slips <= allowed, slips < best?.slips ?? .max { best = (other, slips) }
            }
            #expect(known.nearest(to: name) == best?.name, "\(name)")
        }
    }

    private static func slips(_ left: [UInt8], _ right: [UInt8]) -> Int {
        var table = [[Int]](repeating: [Int](repeating: 0, count: right.count + 1), count: left.count + 1)
        for i in 0...left.count {
            for j in 0...right.count {
                guard i > 0, j > 0 else {
                    table[i][j] = i + j
                    continue
                }
                var cost = min(table[i - 1][j] + 1, table[i][j - 1] + 1)
                cost = min(cost, table[i - 1][j - 1] + (left[i - 1] == right[j - 1] ? 0 : 1))
                if i > 1, j > 1, left[i - 1] == right[j - 2], left[i - 2] == right[j - 1] {
                    cost = min(cost, table[i - 2][j - 2] + 1)
                }
                table[i][j] = cost
            }
        }
        return table[left.count][right.count]
    }

    @Test(arguments: [
        ("mgu", "../products/mgu.md", "mug", "../products/mug.md"), ("mgu", "/products/mgu/", "mug", "/products/mug/"),
        ("a", "a/a.md", "b", "a/b.md"), ("a", "a/x/", "b", "b/x/"), ("mgu", "elsewhere", "mug", "mug"),
        (".a", "x/.a", ".b", "x/.b"),
    ])
    func theWholeOfWhatIsWritten(asked: String, written: String, known: String, shown: String) {
        #expect(KnownNames([known]).guess(for: asked, in: written).nearest == shown)
    }

    @Test func somethingElseWhenNothingIsNear() {
        let names = KnownNames(["cart.title"])
        #expect(names.guess(for: "title", otherwise: "cart.title").nearest == "cart.title")
        #expect(names.guess(for: "cart.titel", otherwise: "x").nearest == "cart.title")
        #expect(names.guess(for: "x").nearest == nil)
    }

    /// Names are asked for at the first question only, and once.
    @Test func nothingIsMadeBeforeAQuestion() {
        let made = Atomic<Int>(0)
        let names = KnownNames {
            made.add(1, ordering: .relaxed)
            return ["ab", "b"]
        }
        let diagnostic = Diagnostic(.error, path: "x", wording: "there is no 'a'" + names.guess(for: "a"))
        #expect(DiagnosticDigest([diagnostic, diagnostic]).all.count == 1)
        #expect(made.load(ordering: .relaxed) == 0)
        #expect(diagnostic.message == "there is no 'a'; did you mean 'ab'?")
        #expect(names.nearest(to: "bc") == "b")
        #expect(made.load(ordering: .relaxed) == 1)
    }
}
