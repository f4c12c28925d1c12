import Documents
import Testing
import Text

/// Inputs that make a careless reader slow, deep or large: each must be read or refused at once.
@Suite struct HostileInputTests {
    /// Seconds that any one of them may take; they take milliseconds in a release build.
    #if DEBUG
        private static let patience: Duration = .seconds(8)
        private static let size = 60_000
    #else
        private static let patience: Duration = .seconds(1)
        private static let size = 1_000_000
    #endif

    private func repeated(_ text: String, _ size: Int = HostileInputTests.size) -> [UInt8] {
        Array(repeatElement(Array(text.utf8), count: size / text.utf8.count).joined())
    }

    private func timed(_ input: [UInt8], _ read: ([UInt8]) -> Reading) -> Reading {
        var reading: Reading?
        let time = ContinuousClock().measure { reading = read(input) }
        #expect(time < Self.patience)
        return reading ?? .yaml("")
    }

    @Test(arguments: [
        "[", "{", "- ", "? ", "[{", "{a: ", "[[],", "- - ", "? - ", "&a [", "!!seq [", "\"a\": [", "[? ",
        "[a: [",
    ])
    func nesting(unit: String) {
        let reading = timed(repeated(unit)) { .yaml($0) }
        #expect(!reading.errors.isEmpty)
    }

    @Test(arguments: [
        "a", "'", "\"", "\\", "a:", "a: ", ": ", "&a ", "*a ", "!a ", "! ", "!!", "#", "|", ">", "|\n", "a b ",
        "\"\\\n", "''", "\"\" ", "[]", "{}",
        "[],", "a,", "a\n", "\n", " ", "\t", " \n", "\r", "\r\n", "%", "%A\n", "---\n", "...\n", "--- ", "a #", "- a\n",
        "a\n\n", "- |\n", "- 'a\n\n",
        "\u{E9}", "\u{FEFF}", "\u{85}", "1", "1_", "12:", "0x", "<<: a\n", "? a\n", "-", "?", "@", "`", "no, ",
        "- no\n", "&a\n", "!!str\n", "-\n ",
    ])
    func repetition(unit: String) {
        for opening in ["", "- ", "a: ", "[", "{", "\"", "'", "|\n ", ">\n ", "&a ", "--- "] {
            _ = timed(Array(opening.utf8) + repeated(unit, Self.size / 4)) { .yaml($0) }
        }
    }

    @Test func lineAfterLineThatGoesOn() {
        let words = repeated("word\n  ")
        #expect(timed(Array("a: ".utf8) + words) { .yaml($0) }.errors.isEmpty)
        #expect(timed(Array("a: \"".utf8) + words + [0x22]) { .yaml($0) }.errors.isEmpty)
        #expect(timed(Array("a: |\n  ".utf8) + words) { .yaml($0) }.errors.isEmpty)
        #expect(timed(Array("a: [".utf8) + repeated("word,\n  ") + [0x5D]) { .yaml($0) }.errors.isEmpty)
    }

    /// "A billion laughs": nine lines that stand for 9^9 values.
    @Test func aliasBomb() {
        var input = "a: &a [lol, lol, lol, lol, lol, lol, lol, lol, lol]\n"
        for (name, before) in zip("bcdefghi", "abcdefgh") {
            input += "\(name): &\(name) [" + repeatElement("*\(before)", count: 9).joined(separator: ",") + "]\n"
        }
        let reading = timed(Array(input.utf8)) { .yaml($0) }
        #expect(
            reading.description
                == "6:11 the aliases of this file repeat more than 1000000 bytes; write the values out")
    }

    @Test func aliasesOfOneLongText() {
        let input = "a: &a \"\(String(repeating: "x", count: 100_000))\"\n"
        let twice = input + "b: [*a, *a]\n"
        #expect(timed(Array(twice.utf8)) { .yaml($0) }.errors.isEmpty)
        let often = input + "b: [" + repeatElement("*a", count: 1000).joined(separator: ",") + "]\n"
        #expect(timed(Array(often.utf8)) { .yaml($0) }.errors.count == 1)
    }

    @Test func aliasesReachNoDeeperThanValues() {
        var input = "a0: &a0 [x]\n"
        for level in 1...40 { input += "a\(level): &a\(level) [*a\(level - 1)]\n" }
        #expect(
            Reading.yaml(input).description.hasPrefix("32:12 lists and maps nest deeper than 32 levels"))
    }

    @Test func yamlDepthIsLimited() {
        let limit = DocumentLimits.yamlDepth
        #expect(
            Reading.yaml(String(repeating: "[", count: limit) + String(repeating: "]", count: limit)).errors.isEmpty)
        #expect(Reading.yaml(String(repeating: "- ", count: limit)).errors.isEmpty)
        let message = "lists and maps nest deeper than 32 levels, which is as far as YAML is read"
        #expect(Reading.yaml(String(repeating: "[", count: limit + 1)).description == "1:33 \(message)")
        #expect(Reading.yaml(String(repeating: "- ", count: limit + 1)).description == "1:65 \(message)")
    }

    @Test(arguments: [100_000])
    func manyKeys(count: Int) {
        let keys = (0..<count).map { "k\($0): 1\n" }.joined()
        #expect(timed(Array(keys.utf8)) { .yaml($0) }.errors.isEmpty)
        let doubled = timed(Array((keys + "k7: 2\n").utf8)) { .yaml($0) }
        #expect(doubled.description == "\(count + 1):1 the key 'k7' is here a second time; it is already on line 8")
        let object = "{" + (0..<count).map { "\"k\($0)\":1" }.joined(separator: ",") + "}"
        #expect(timed(Array(object.utf8)) { .json($0) }.errors.isEmpty)
        let same = "{" + repeatElement("\"k\":1", count: count).joined(separator: ",") + "}"
        #expect(timed(Array(same.utf8)) { .json($0) }.errors.count == DocumentLimits.errors)
    }

    @Test(arguments: [
        "[", "{", "[{", "{\"a\":", "[[],", "\"", "\\", "\"\\u0041", "1", "-", "[1,", "{\"a\":1,", " ", "\n", "\u{E9}",
        "n", "/",
    ])
    func json(unit: String) {
        for opening in ["", "[", "{\"a\":", "\"", "1"] {
            _ = timed(Array(opening.utf8) + repeated(unit)) { .json($0) }
        }
    }

    @Test(arguments: ["---\n", "-", "\n", "--\n", "a\n", " ---\n", "\r", "\u{2014}"])
    func frontMatter(unit: String) {
        for opening in ["", "---\n"] {
            let source = SourceFile(path: "a.md", bytes: Array(opening.utf8) + repeated(unit))
            var diagnostics: [Diagnostic] = []
            let time = ContinuousClock().measure { _ = FrontMatter.split(source, diagnostics: &diagnostics) }
            #expect(time < Self.patience)
        }
    }

    @Test func tooLargeFilesAreRefused() {
        let bytes = [UInt8](repeating: 0x20, count: DocumentLimits.fileSize + 1)
        #expect(
            Reading.yaml(bytes).description == "the file has 67108865 bytes; YAML files are read up to 64 MB: split it")
        #expect(
            Reading.json(bytes).description == "the file has 67108865 bytes; JSON files are read up to 64 MB: split it")
    }
}
