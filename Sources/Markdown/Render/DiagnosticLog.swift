import Text

/// What was left out, gathered as offsets and turned into diagnostics at the end.
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
        let sorted = entries.enumerated().sorted {
            ($0.element.range.lowerBound, $0.offset) < ($1.element.range.lowerBound, $1.offset)
        }
        var result = sorted.map { _, entry in
            Diagnostic(severity(of: entry.cause), source, entry.range, message(for: entry.cause))
        }
        if omitted > 0, let last = sorted.last?.element.range.lowerBound {
            result.append(
                Diagnostic(.note, source, last..<last, "\(omitted) more of the same kind are not shown"))
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
