// max-len: 4096
import Markdown
import Text

/// The first byte chooses the options. Whatever the text: the output is UTF-8, its elements are closed in the order in
/// which they were opened, a `\r\n` means what a `\n` means, and no destination runs a program.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzMarkdown(_ data: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let bytes = Array(UnsafeBufferPointer(start: data, count: count))
    let choice = bytes.first ?? 0
    var options = MarkdownOptions.shop
    options.rawHTML = choice & 1 != 0
    options.smartPunctuation = choice & 2 != 0
    options.footnotes = choice & 4 == 0
    options.tables = choice & 8 == 0
    options.autolinks = choice & 16 == 0
    options.headingShift = choice & 32 != 0 ? 2 : 0
    let text = Array(bytes.dropFirst())
    let source = SourceFile(path: "input.md", bytes: text)
    var out = ByteWriter()
    let result = MarkdownRenderer.render(source, options: options, into: &out)
    for diagnostic in result.diagnostics { _ = diagnostic.report() }
    for link in result.links { precondition(link.range.upperBound <= text.count, "a link outside of the text") }
    precondition(UTF8Validation.firstInvalidOffset(out.bytes) == nil, "the output is not UTF-8")
    if !options.rawHTML { precondition(isWellNested(out.bytes), "an element is not closed in its turn") }

    let plain = MarkdownRenderer.plainText(source, options: options)
    precondition(plain.utf8.count <= 4 * text.count + 4096, "plain text longer than the text")

    if !text.contains(ASCII.carriageReturn) {
        var crlf: [UInt8] = []
        for byte in text {
            if byte == ASCII.lineFeed { crlf.append(ASCII.carriageReturn) }
            crlf.append(byte)
        }
        var again = ByteWriter()
        _ = MarkdownRenderer.render(SourceFile(path: "input.md", bytes: crlf), options: options, into: &again)
        precondition(again.bytes == out.bytes, "line endings make a difference")
    }
    return 0
}

private func isWellNested(_ html: [UInt8]) -> Bool {
    let void = ["hr", "br", "img", "input"]
    var open: [String] = []
    var index = 0
    while index < html.count {
        guard html[index] == ASCII.lessThan else {
            index += 1
            continue
        }
        var end = index + 1
        while end < html.count, html[end] != ASCII.greaterThan { end += 1 }
        let tag = String(decoding: html[(index + 1)..<end], as: UTF8.self)
        let isClosing = tag.hasPrefix("/")
        let name = String(tag.drop { $0 == "/" }.prefix { $0 != " " })
        if isClosing {
            guard open.popLast() == name else { return false }
        } else if !void.contains(name) {
            open.append(name)
        }
        index = end + 1
    }
    return open.isEmpty
}
