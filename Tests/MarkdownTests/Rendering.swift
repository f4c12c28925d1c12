import Markdown
import Text

/// The HTML of `markdown`.
func html(_ markdown: String, _ options: MarkdownOptions = .shop) -> String {
    var options = options
    options.collectsOutline = false
    var out = ByteWriter()
    _ = MarkdownRenderer.render(SourceFile(path: "test.md", text: markdown), options: options, into: &out)
    return out.string
}

/// What rendering `markdown` has to say.
func result(_ markdown: String, _ options: MarkdownOptions = .shop) -> MarkdownResult {
    var out = ByteWriter()
    return MarkdownRenderer.render(SourceFile(path: "test.md", text: markdown), options: options, into: &out)
}

extension MarkdownOptions {
    /// CommonMark with raw HTML, as the specification's examples are written.
    static var specification: MarkdownOptions {
        var options = MarkdownOptions.commonMark
        options.rawHTML = true
        return options
    }

    /// Every extension but ids on headings.
    static var extended: MarkdownOptions {
        var options = MarkdownOptions.shop
        options.headingIDs = false
        return options
    }

    static var raw: MarkdownOptions {
        var options = MarkdownOptions.extended
        options.rawHTML = true
        return options
    }
}

/// Whether every element is closed, in the reverse of the order in which they were opened.
func isWellNested(_ html: String) -> Bool {
    let void: Set<Substring> = ["hr", "br", "img", "input"]
    var open: [Substring] = []
    for piece in html.split(separator: "<", omittingEmptySubsequences: false).dropFirst() {
        guard let end = piece.firstIndex(of: ">") else { return false }
        let tag = piece[..<end]
        if tag.hasPrefix("/") {
            guard open.popLast() == tag.dropFirst() else { return false }
        } else {
            let name = tag.prefix { $0 != " " }
            if !void.contains(name) { open.append(name) }
        }
    }
    return open.isEmpty
}
