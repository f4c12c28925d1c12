import Platform
import TestSupport
import Testing

/// What no compiler tells: names that nobody uses, files that nothing leads to, lines that are too long, and commands
/// that nobody is told of.
@Suite struct HouseTests {
    /// Names that stand nowhere but where they are declared, each with what uses it all the same.
    static let usedElsewhere = [
        "Vitrine": "the program's @main",
        "OrderIntake": "the program's @main",
        "buildExpression": "called by the compiler, in a result builder",
        "buildBlock": "called by the compiler, in a result builder",
        "isRightToLeft": "for pages of several languages, which come",
        "patch": "made from the method's text",
        "vbscript": "made from the scheme's text",
        "MemoryReader": "shops of the tests",
        "LiquidReference": "docs/themes.md is written from it",
        "fieldReference": "docs/content.md is written from it",
        "fieldReferences": "docs/content.md is written from it",
        "ruleFieldReference": "docs/content.md is written from it",
        "variantFieldReference": "docs/content.md is written from it",
        "saleFieldReference": "docs/content.md is written from it",
        "reviewFieldReference": "docs/content.md is written from it",
        "ratingFieldReference": "docs/content.md is written from it",
        "imageFieldReference": "docs/content.md is written from it",
    ]

    @Test(
        arguments: [
            ("let a = 1 // let b", "let a = 1", "a"),
            ("/* var a /* b */ var c */ var d", "var d", "d"),
            (#"let a = "let b \(c + "d \(e)") f // g", h"#, #"let a = " ( c + " ( e ) ) , h"#, "a"),
            ("let a = \"\"\"\n let \"b\" {\n \"\"\"; func c() {}", "let a = \" ; func c ( ) { }", "a c"),
            ("let a = ##\"\\(b) \"# \\##(c)\"##, d = #/[\"{]/#", "let a = \" ( c ) , d = \"", "a"),
            ("enum A { case b(Int, c: Int), d = \"e\", f; case `in`; case g }", nil, "A b d f g"),
            ("switch a { case b, c: d; case .e: f; case let g: h }", nil, "g"),
            ("class func a() {}; for b in c where d is E {}; x.let", nil, "a"),
        ] as [(String, String?, String)])
    func readsSwift(_ text: String, words: String?, declared: String) {
        let file = SwiftFile("x.swift", Array(text.utf8))
        if let words { #expect(file.words.map(\.text).joined(separator: " ") == words) }
        #expect(file.declarations.map(\.name).joined(separator: " ") == declared)
    }

    @Test func noDeadNamesNorFiles() throws {
        let files = try Self.swiftFiles(below: "Sources").map(SwiftFile.init)
        #expect(files.count > 400, "the sources are not where they are looked for")
        var mentions: [String: Int] = [:]
        var declared: [String: [String]] = [:]
        for file in files {
            for word in file.words { mentions[word.text, default: 0] += 1 }
            for declaration in file.declarations {
                declared[declaration.name, default: []].append("\(file.path):\(declaration.line)")
            }
        }
        // A name that is only ever declared is used by nobody; tests are no use.
        let dead = declared.filter { mentions[$0.key] == $0.value.count }
        let unexpected = dead.filter { Self.usedElsewhere[$0.key] == nil }
        #expect(unexpected.map { "\($0.value[0]): \($0.key)" }.sorted() == [], "names that nobody uses")
        #expect(Self.usedElsewhere.keys.filter { dead[$0] == nil }.sorted() == [], "names that are used by now")

        let lost = files.filter { file in
            let names = Set(file.declarations.filter(\.leadsHere).map(\.name))
            var own: [String: Int] = [:]
            for word in file.words where names.contains(word.text) { own[word.text, default: 0] += 1 }
            return !names.isEmpty
                && names.allSatisfy { mentions[$0] == own[$0] && Self.usedElsewhere[$0] == nil }
        }
        #expect(lost.map(\.path) == [], "files that nothing leads to")
    }

    /// The formatter breaks no text and no comment; a comment may run over by a word.
    @Test func noLongLines() throws {
        let paths = try ["Sources", "Tests", "Fuzz", "Benchmarks"].flatMap(Self.swiftFiles)
        let long = try paths.map(SwiftFile.init).flatMap { file in
            file.lines.filter { line in
                guard line.text.utf8.count > 120, !file.textLines.contains(line.number) else { return false }
                let isComment = line.text.drop { $0 == " " }.hasPrefix("//")
                return line.text.count > (isComment ? 130 : 120)
            }.map { "\(file.path):\($0.number)" }
        }
        #expect(long == [], "lines over 120 characters, comments over 130")
    }

    @Test func noCommandThatNobodyIsToldOf() throws {
        let folders = ["Scripts", "Benchmarks", "Fuzz"]
        let commands = try folders.flatMap { folder in
            try Self.files(below: folder).filter { !$0.dropFirst(folder.utf8.count + 1).contains { "./".contains($0) } }
        }
        #expect(commands.count > 15)
        let readers = try commands + ["README.md", "CONTRIBUTING.md", ".ci/run"] + Self.files(below: "docs")
        var told: [String: String] = [:]
        for path in readers {
            told[path] = String(decoding: try SystemCalls.read(Repository.root + "/" + path), as: UTF8.self)
        }
        let unknown = commands.filter { command in
            !told.contains { $0.key != command && $0.value.contains(command) }
        }
        #expect(unknown == [], "neither docs/, README.md, CONTRIBUTING.md, .ci/run nor another command has them")
    }

    /// Folders of which docs/architecture.md names files; modules are named without `Sources/`.
    private static let documentedFolders = ["Sources", "Tests", "Scripts", "Benchmarks", "Fuzz", "docs"]

    @Test func architectureNamesWhatThereIs() throws {
        let page = String(
            decoding: try SystemCalls.read(Repository.root + "/docs/architecture.md"), as: UTF8.self)
        let names = page.split(separator: "`", omittingEmptySubsequences: false).enumerated().filter {
            $0.offset % 2 == 1
        }
        .map { String($0.element) }
        #expect(names.count > 200)
        let modules = try SystemCalls.entries(in: Repository.root + "/Sources").map(\.name)
        let lost = names.filter { name in
            guard let first = name.split(separator: "/").first.map(String.init), name.contains("/") else {
                return false
            }
            let isModule = modules.contains(first)
            guard isModule || Self.documentedFolders.contains(first), !name.contains(" ") else { return false }
            let path = (isModule ? "Sources/" : "") + (name.hasSuffix("/") ? String(name.dropLast()) : name)
            return SystemCalls.kind(Repository.root + "/" + path) == nil
        }
        #expect(lost == [], "files and folders that are no more")

        let files = try Self.swiftFiles(below: "Sources").map(SwiftFile.init)
        let known = Set(files.flatMap { $0.declarations.map(\.name) + $0.path.split(separator: "/").map(String.init) })
        let types = names.compactMap { name -> String? in
            let type = name.prefix { $0 != "." }
            guard let first = type.utf8.first, first &- 0x41 < 26, type.utf8.contains(where: { $0 &- 0x61 < 26 }),
                type.utf8.allSatisfy({ $0 | 0x20 &- 0x61 < 26 })
            else { return nil }
            return String(type)
        }
        #expect(types.count > 50)
        #expect(
            types.filter { !known.contains($0) && !modules.contains($0) && $0 != "String" } == [],
            "types that are no more")
    }

    private static func swiftFiles(below folder: String) throws -> [String] {
        try files(below: folder).filter { $0.hasSuffix(".swift") }
    }

    /// Every file below a folder of the repository, in the order of their paths.
    private static func files(below folder: String) throws -> [String] {
        try SystemCalls.entries(in: Repository.root + "/" + folder).sorted { $0.name < $1.name }.flatMap {
            $0.isFolder ? try files(below: folder + "/" + $0.name) : [folder + "/" + $0.name]
        }
    }
}
