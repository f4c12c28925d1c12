import Text

/// The YAML header of a content file and the body after it.
///
/// The header stands between two lines of three hyphens, the first of which is the first line of the file.
package struct FrontMatter: Sendable, Hashable {
    /// Byte offsets of the YAML between the two `---` lines.
    package let header: Range<Int>
    /// Byte offsets of everything after the closing line.
    package let body: Range<Int>

    /// Splits a file; nil without a diagnostic if it has no header, nil with an error if the header has no end.
    ///
    /// A byte order mark before the first line is skipped; LF, CRLF and CR end lines; spaces and tabs may follow the
    /// hyphens.
    package static func split(_ source: SourceFile, diagnostics: inout [Diagnostic]) -> FrontMatter? {
        source.bytes.withUnsafeBufferPointer { bytes in
            let start = Input.hasByteOrderMark(bytes, at: 0, end: bytes.count) ? 3 : 0
            let opening = Line(bytes, at: start)
            guard opening.isFence(bytes) else {
                warnOfLateHeader(source, bytes, from: start, diagnostics: &diagnostics)
                return nil
            }
            var position = opening.next
            while position < bytes.count {
                let line = Line(bytes, at: position)
                if line.isFence(bytes) {
                    return FrontMatter(header: opening.next..<position, body: line.next..<bytes.count)
                }
                position = line.next
            }
            diagnostics.append(missingEnd(source, bytes, opening))
            return nil
        }
    }

    /// The error for a header without its closing line, pointed at the line that was probably meant.
    private static func missingEnd(
        _ source: SourceFile, _ bytes: UnsafeBufferPointer<UInt8>, _ opening: Line
    ) -> Diagnostic {
        var position = opening.next
        while position < bytes.count {
            let line = Line(bytes, at: position)
            if line.looksLikeFence(bytes) {
                return Diagnostic(
                    .error, source, line.content,
                    "the front matter has no closing line; this one must be exactly three hyphens (---) "
                        + "at the start of the line")
            }
            position = line.next
        }
        return Diagnostic(
            .error, source, opening.content,
            "the front matter that begins here has no closing line; put a line with three hyphens (---) "
                + "after its last field")
    }

    /// A header below blank lines would silently be text of the page.
    private static func warnOfLateHeader(
        _ source: SourceFile, _ bytes: UnsafeBufferPointer<UInt8>, from start: Int, diagnostics: inout [Diagnostic]
    ) {
        var position = start
        while position < bytes.count {
            let line = Line(bytes, at: position)
            if line.isFence(bytes), position > start {
                guard line.next < bytes.count, Line(bytes, at: line.next).looksLikeField(bytes) else { return }
                diagnostics.append(
                    Diagnostic(
                        .warning, source, line.content,
                        "front matter must begin on the first line of the file; remove the blank lines above it"))
                return
            }
            if !line.isBlank(bytes) { return }
            position = line.next
        }
    }
}

/// One line of a file.
private struct Line {
    /// Without the line ending.
    let content: Range<Int>
    /// Where the next line begins.
    let next: Int

    init(_ bytes: UnsafeBufferPointer<UInt8>, at start: Int) {
        var end = start
        while end < bytes.count, bytes[end] != ASCII.lineFeed, bytes[end] != ASCII.carriageReturn { end += 1 }
        content = start..<end
        if end + 1 < bytes.count, bytes[end] == ASCII.carriageReturn, bytes[end + 1] == ASCII.lineFeed { end += 1 }
        next = min(end + 1, bytes.count)
    }

    func isBlank(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        content.allSatisfy { bytes[$0] == ASCII.space || bytes[$0] == ASCII.tab }
    }

    /// Exactly three hyphens at the start of the line, then nothing but spaces and tabs.
    func isFence(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        guard content.count >= 3, content.prefix(3).allSatisfy({ bytes[$0] == ASCII.hyphen }) else { return false }
        return content.dropFirst(3).allSatisfy { bytes[$0] == ASCII.space || bytes[$0] == ASCII.tab }
    }

    /// Two or more hyphens in a wrong number or place, or the dashes that a word processor makes of them.
    func looksLikeFence(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        var dashes = 0
        var index = content.lowerBound
        while index < content.upperBound {
            switch bytes[index] {
            case ASCII.space, ASCII.tab: index += 1
            case ASCII.hyphen:
                dashes += 1
                index += 1
            case 0xE2:
                // U+2010 to U+2015.
                guard index + 2 < content.upperBound, bytes[index + 1] == 0x80, bytes[index + 2] & 0xF8 == 0x90 else {
                    return false
                }
                dashes += 2
                index += 3
            default: return false
            }
        }
        return dashes >= 2
    }

    /// `name:` at the start of the line.
    func looksLikeField(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        let name = content.prefix { ASCII.isAlphanumeric(bytes[$0]) || bytes[$0] == ASCII.underscore }
        return !name.isEmpty && name.endIndex < content.upperBound && bytes[name.endIndex] == ASCII.colon
    }
}
