import Foundation
import Markdown
import TestSupport
import Testing

/// The examples of CommonMark 0.31.2, read from beside the repository; skipped where they are not.
@Suite struct SpecificationTests {
    struct Example: Sendable, CustomTestStringConvertible {
        var number: Int
        var section: String
        var markdown: String
        var html: String
        var testDescription: String { "\(number) \(section)" }
    }

    static let examples: [Example] = {
        guard let data = SpecificationTests.data,
            let list = (try? JSONSerialization.jsonObject(with: data)) as? [[String: Any]]
        else { return [] }
        return list.compactMap { entry in
            guard let number = entry["example"] as? Int, let section = entry["section"] as? String,
                let markdown = entry["markdown"] as? String, let html = entry["html"] as? String
            else { return nil }
            return Example(number: number, section: section, markdown: markdown, html: html)
        }
    }()

    /// From the folder that VITRINE_SHARED names, or `../shared` of the repository or of a folder above it.
    private static let data: Data? = {
        let name = "conformance/commonmark-0.31.2.json"
        var folders: [String] = []
        if let shared = ProcessInfo.processInfo.environment["VITRINE_SHARED"] { folders.append(shared) }
        var folder = Repository.root
        while let slash = folder.lastIndex(of: "/") {
            folder = String(folder[..<slash])
            folders.append(folder + "/shared")
        }
        return folders.lazy.compactMap { FileManager.default.contents(atPath: $0 + "/" + name) }.first
    }()

    @Test(.enabled(if: data != nil, "the examples are not here"))
    func all652() {
        #expect(SpecificationTests.examples.count == 652)
        var right = 0
        for example in SpecificationTests.examples {
            let output = html(example.markdown, .specification)
            if output == example.html { right += 1 }
            #expect(output == example.html, "example \(example.number), \(example.section)")
        }
        #expect(right == 652)
    }

    /// The same examples with CRLF and with CR line endings, but for those that show a line ending in their output's text.
    @Test(.enabled(if: data != nil, "the examples are not here"), arguments: ["\r\n", "\r"])
    func lineEndings(_ lineEnding: String) {
        for example in SpecificationTests.examples {
            let markdown = example.markdown.replacing("\n", with: lineEnding)
            #expect(html(markdown, .specification) == example.html, "example \(example.number)")
        }
    }

    /// No example traps with every extension on.
    @Test(.enabled(if: data != nil, "the examples are not here"))
    func extensionsSurviveTheExamples() {
        for example in SpecificationTests.examples {
            #expect(isWellNested(html(example.markdown)), "example \(example.number)")
        }
    }
}
