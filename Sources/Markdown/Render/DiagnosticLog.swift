import Text

/// What was left out, gathered as offsets and turned into diagnostics once: lines and columns of all of them are counted
/// in one pass over the source.
struct DiagnosticLog {
    enum Cause {
        case rawHTML
        case unsafeDestination(UnsafeScheme, isImage: Bool)
        case invalidUTF8
        case tooLong
    }

    private struct Entry {
        var cause: Cause
        var range: Range<Int>
    }

    private let source: SourceFile
    private let repairs: Repairs
    private var entries: [Entry] = []
    private var omitted = 0

    init(source: SourceFile, repairs: Repairs) {
        self.source = source
        self.repairs = repairs
    }

    /// Where in the source an offset of the text that is being read stands.
    func sourceOffset(of offset: Int) -> Int { repairs.sourceOffset(of: offset) }

    /// Adds a diagnostic about `range` of the text that is being read.
    mutating func add(_ cause: Cause, _ range: Range<Int>) {
        let start = sourceOffset(of: range.lowerBound)
        add(source: cause, start..<max(start, sourceOffset(of: range.upperBound)))
    }

    /// Adds a diagnostic about `range` of the source.
    mutating func add(source cause: Cause, _ range: Range<Int>) {
        guard entries.count < Limits.diagnostics else {
            omitted += 1
            return
        }
        entries.append(Entry(cause: cause, range: range))
    }

    /// The diagnostics in the order of the source.
    func diagnostics() -> [Diagnostic] {
        guard !entries.isEmpty else { return [] }
        var locator = Locator(bytes: source.bytes)
        var result: [Diagnostic] = []
        var quoted: (line: Int, text: String?) = (0, nil)
        let sorted = entries.enumerated().sorted {
            ($0.element.range.lowerBound, $0.offset) < ($1.element.range.lowerBound, $1.offset)
        }
        for (_, entry) in sorted {
            let location = locator.advance(to: entry.range.lowerBound)
            if quoted.line != location.line { quoted = (location.line, locator.quotedLine()) }
            result.append(
                Diagnostic(
                    severity(of: entry.cause), path: source.path, location: location, sourceLine: quoted.text,
                    length: locator.width(to: entry.range.upperBound), message: message(for: entry.cause)))
        }
        if omitted > 0, let last = result.last {
            result.append(
                Diagnostic(
                    .note, path: source.path, location: last.location, sourceLine: last.sourceLine,
                    message: "\(omitted) more of the same kind are not shown"))
        }
        return result
    }

    private func severity(of cause: Cause) -> Diagnostic.Severity {
        switch cause {
        case .rawHTML, .unsafeDestination: .warning
        case .invalidUTF8, .tooLong: .error
        }
    }

    private func message(for cause: Cause) -> String {
        switch cause {
        case .rawHTML:
            "raw HTML is left out; write it as Markdown, or set 'markdown.raw_html: true' in store.yaml to let it through"
        case .unsafeDestination(.file, let isImage):
            "\(isImage ? "an image" : "a link") to 'file:' works on no other computer and is dropped; "
                + "write a path to a file of the shop"
        case .unsafeDestination(.data, let isImage):
            isImage
                ? "an image from 'data:' is dropped unless it is a PNG, GIF, JPEG, WebP or AVIF; put it into a file"
                : "a link to 'data:' could run a program in the customer's browser and is dropped; link to a file"
        case .unsafeDestination(let scheme, let isImage):
            "\(isImage ? "an image" : "a link") to '\(scheme.rawValue):' would run a program in the customer's browser "
                + "and is dropped"
        case .invalidUTF8: "the text is not valid UTF-8 here; save the file as UTF-8"
        case .tooLong: "the text is longer than \(Limits.sourceBytes >> 20) MiB and is not read"
        }
    }
}

/// Lines and columns for offsets that only grow; the same count as `SourceFile.location(of:)`.
private struct Locator {
    let bytes: [UInt8]
    private var offset = 0
    private var line = 1
    private var column = 1
    private var lineStart = 0

    init(bytes: [UInt8]) { self.bytes = bytes }

    mutating func advance(to target: Int) -> SourceLocation {
        let limit = min(target, bytes.count)
        while offset < limit {
            let byte = bytes[offset]
            let isCRLF = byte == ASCII.carriageReturn && offset + 1 < bytes.count && bytes[offset + 1] == ASCII.lineFeed
            offset += 1
            if byte == ASCII.lineFeed || (byte == ASCII.carriageReturn && !isCRLF) {
                line += 1
                column = 1
                lineStart = offset
            } else if byte & 0xC0 != 0x80 {
                column += 1
            }
        }
        return SourceLocation(line: line, column: column)
    }

    /// How many columns of this line there are up to `end`, at least one.
    func width(to end: Int) -> Int {
        var index = offset
        var width = 0
        let limit = min(end, bytes.count)
        while index < limit, bytes[index] != ASCII.lineFeed, bytes[index] != ASCII.carriageReturn {
            if bytes[index] & 0xC0 != 0x80 { width += 1 }
            index += 1
        }
        return max(1, width)
    }

    /// The current line's text, or nil when it is too long to quote.
    func quotedLine() -> String? {
        var end = lineStart
        while end < bytes.count, bytes[end] != ASCII.lineFeed, bytes[end] != ASCII.carriageReturn {
            end += 1
            if end - lineStart > Limits.quotedLine { return nil }
        }
        return String(decoding: bytes[lineStart..<end], as: UTF8.self)
    }
}
