import Documents
import Testing
import Text

@Suite struct FrontMatterTests {
    /// An input, its header and its body; nil for a file that has no front matter.
    @Test(arguments: [
        ("---\ntitle: Mug\n---\nBody\n", "title: Mug\n", "Body\n"),
        ("---\r\ntitle: Mug\r\n---\r\nBody", "title: Mug\r\n", "Body"),
        ("---\rtitle: Mug\r---\rBody", "title: Mug\r", "Body"),
        ("\u{FEFF}---\ntitle: Mug\n---\nBody", "title: Mug\n", "Body"),
        ("---\n---\n", "", ""), ("---\n---", "", ""), ("--- \t\na: 1\n---  \nB", "a: 1\n", "B"),
        ("---\na: |\n ---\n---\n---\nB\n", "a: |\n ---\n", "---\nB\n"),
        ("---\n\n# c\n---\n\nB", "\n# c\n", "\nB"), ("---\na: 1\n---", "a: 1\n", ""),
    ])
    func splits(input: String, header: String, body: String) throws {
        let source = SourceFile(path: "mug.md", text: input)
        var diagnostics: [Diagnostic] = []
        let parts = try #require(FrontMatter.split(source, diagnostics: &diagnostics))
        #expect(String(decoding: source.bytes[parts.header], as: UTF8.self) == header)
        #expect(String(decoding: source.bytes[parts.body], as: UTF8.self) == body)
        #expect(diagnostics.isEmpty)
    }

    @Test(arguments: [
        "", "\n", "Body", "# Title\n---\n", "----\na: 1\n----\n", "-- -\n", " ---\na: 1\n---\n", "--- a\n---\n",
        "---a\n---\n",
        "\n---\n\nA rule, not front matter.\n---\n", "Text\n---\ntitle: x\n---\n",
    ])
    func noFrontMatter(input: String) {
        var diagnostics: [Diagnostic] = []
        #expect(FrontMatter.split(SourceFile(path: "a.md", text: input), diagnostics: &diagnostics) == nil)
        #expect(diagnostics.isEmpty)
    }

    @Test(arguments: [
        (
            "---\ntitle: Mug\n",
            "1:1 the front matter that begins here has no closing line; put a line with three hyphens (---) after its last field"
        ),
        (
            "---",
            "1:1 the front matter that begins here has no closing line; put a line with three hyphens (---) after its last field"
        ),
        (
            "---\ntitle: Mug\n ---\nBody",
            "3:1 the front matter has no closing line; this one must be exactly three hyphens (---) at the start of the line"
        ),
        (
            "---\ntitle: Mug\n----\nBody",
            "3:1 the front matter has no closing line; this one must be exactly three hyphens (---) at the start of the line"
        ),
        (
            "---\ntitle: Mug\n\u{2014}\nBody",
            "3:1 the front matter has no closing line; this one must be exactly three hyphens (---) at the start of the line"
        ),
        (
            "\n\n---\ntitle: Mug\n---\nBody",
            "3:1 front matter must begin on the first line of the file; remove the blank lines above it"
        ),
    ])
    func faults(input: String, expected: String) {
        var diagnostics: [Diagnostic] = []
        #expect(FrontMatter.split(SourceFile(path: "a.md", text: input), diagnostics: &diagnostics) == nil)
        #expect(diagnostics.map(Reading.place) == [expected])
    }

    /// Lines and columns of the header's YAML are those of the file.
    @Test func placesAreThoseOfTheFile() throws {
        let source = SourceFile(path: "products/mug.md", text: "---\ntitle: Mug\nprice: @\n---\nBody: @\n")
        var diagnostics: [Diagnostic] = []
        let parts = try #require(FrontMatter.split(source, diagnostics: &diagnostics))
        #expect(YAML.parse(source, in: parts.header, diagnostics: &diagnostics) == nil)
        #expect(
            diagnostics.map { $0.report() } == [
                """
                products/mug.md:3:8: error: text cannot begin with '@'; put it in quotes
                  3 | price: @
                    |        ^
                """
            ])
    }

    @Test func anEmptyHeaderIsNull() throws {
        let source = SourceFile(path: "a.md", text: "---\n# nothing yet\n---\n")
        var diagnostics: [Diagnostic] = []
        let parts = try #require(FrontMatter.split(source, diagnostics: &diagnostics))
        let root = try #require(YAML.parse(source, in: parts.header, diagnostics: &diagnostics)).root
        #expect(root.isNull && diagnostics.isEmpty)
    }
}
