import Text

/// One pass over the bytes of a YAML stream, by recursive descent.
///
/// The productions of the specification need unbounded lookahead to tell a key from a scalar; this reader does not: a
/// scalar is read once, and only if a colon follows on its line does it become the first key of a mapping. After
/// every block node the reader is settled: `position` is at the first character of the next line with content and
/// `indent` is its indentation, or -1 before a document marker and at the end.
struct YAMLReader {
    let source: SourceFile
    let bytes: UnsafeBufferPointer<UInt8>
    let options: YAML.Options
    /// Where the part of the file that is read ends.
    let end: Int

    var position: Int
    /// Where the current line begins; columns of indentation count from here.
    var lineStart: Int
    /// The spaces before the content of the current line; -1 at the end of a document.
    var indent = -1
    /// Where a tab stands in the indentation of the current line, or -1.
    var tab = -1

    var builder: NodeBuilder
    /// Levels of lists and maps around the position.
    var depth = 0
    /// Levels of lists and maps inside the value read last; 0 for a scalar.
    var height = 0
    /// Where the value read last ends.
    var lastEnd = 0

    var anchors: [[UInt8]: Anchor] = [:]
    /// Bytes of source that aliases have repeated so far.
    var expanded = 0
    var tagHandles: [[UInt8]: [UInt8]] = [:]
    /// A part of the file was skipped after an error.
    var hasSkipped = false
    /// How often an anchor was looked for in what was skipped.
    var searches = 0
    /// Inside a key with `?`: what YAML 1.1 makes of a word matters to nobody there.
    var isInKey = false
    /// There are characters that may stand only inside quotes, so that scalars must look for them.
    var hasOddCharacters = false

    var diagnostics: [Diagnostic] = []
    var errorCount = 0
    var warningCount = 0

    init(_ source: SourceFile, _ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, _ options: YAML.Options) {
        self.source = source
        self.bytes = bytes
        self.options = options
        end = range.upperBound
        position = range.lowerBound
        lineStart = range.lowerBound
        builder = NodeBuilder(input: bytes, expecting: range.count)
    }

    // MARK: The stream (YAML 1.2.2, 9)

    mutating func readStream(isSingle: Bool) -> [Document] {
        var documents: [Document] = []
        do throws(SyntaxFailure) {
            try checkCharacters()
            skipByteOrderMark()
            toContent()
            while let isExplicit = try readDocumentStart() {
                if isSingle, !documents.isEmpty {
                    throw SyntaxFailure(
                        lineStart..<lineStart + 3, "a second document begins here; this file may hold only one")
                }
                try readDocument(isExplicit: isExplicit)
                if errorCount > 0 { break }
                documents.append(builder.finish(source))
            }
        } catch {
            report(error)
        }
        return documents
    }

    /// Reads up to the content of the next document; nil if there is none, true if a `---` line begins it.
    private mutating func readDocumentStart() throws(SyntaxFailure) -> Bool? {
        anchors.removeAll(keepingCapacity: true)
        tagHandles.removeAll(keepingCapacity: true)
        // A `...` line may be followed by another one, or by the byte order mark of the next document.
        while isMarker("...") { try skipDocumentEnd() }
        let hasDirectives = try readDirectives()
        if isMarker("---") { return true }
        if hasDirectives {
            throw SyntaxFailure(position..<position, "a line with --- must follow the lines that begin with %")
        }
        return indent < 0 ? nil : false
    }

    private mutating func readDocument(isExplicit: Bool) throws(SyntaxFailure) {
        depth = 0
        if isExplicit {
            position += 3
            try readValue(parent: -1, mayBeCompact: false, zeroIndent: false)
        } else {
            try readNode(parent: -1, column: indent, zeroIndent: false)
        }
        if errorCount == 0 { warnOfUnusedAnchors() }
        guard indent < 0 else {
            throw SyntaxFailure(
                lineContent(), "this line belongs to nothing above it; check its indentation and the lines before it")
        }
        if isMarker("...") { try skipDocumentEnd() }
    }

    private mutating func skipDocumentEnd() throws(SyntaxFailure) {
        position = lineStart + 3
        try finishLine("the line with ... may hold nothing else")
        skipByteOrderMark()
        toContent()
    }

    private mutating func skipByteOrderMark() {
        if Input.hasByteOrderMark(bytes, at: position, end: end) {
            position += 3
            lineStart = position
        }
    }

    // MARK: Reports

    mutating func report(_ failure: SyntaxFailure) { reportError(failure.range, failure.message) }

    mutating func reportError(_ range: Range<Int>, _ message: String) {
        errorCount += 1
        if errorCount <= DocumentLimits.errors { diagnostics.append(Diagnostic(.error, source, range, message)) }
    }

    mutating func warn(_ range: Range<Int>, _ message: String) {
        warningCount += 1
        if warningCount <= DocumentLimits.warnings {
            diagnostics.append(Diagnostic(.warning, source, range, message))
        } else if warningCount == DocumentLimits.warnings + 1 {
            diagnostics.append(
                Diagnostic(.note, path: source.path, message: "further warnings about this file are left out"))
        }
    }

    func string(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

    /// A piece of the file to quote in a message, cut to a readable length.
    func excerpt(_ range: Range<Int>) -> String {
        let text = string(range)
        return text.unicodeScalars.count <= 40 ? text : String(text.prefix(37)) + "..."
    }
}
