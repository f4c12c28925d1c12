/// The bytes of one input file under the name its diagnostics show.
///
/// Everything downstream holds byte offsets; lines and columns are counted only when something is reported.
package final class SourceFile: Sendable {
    /// As shown to people: relative to the shop's root, with forward slashes.
    package let path: String
    package let bytes: [UInt8]

    package init(path: String, bytes: [UInt8]) {
        self.path = path
        self.bytes = bytes
    }

    package convenience init(path: String, text: String) { self.init(path: path, bytes: Array(text.utf8)) }

    /// The 1-based line and column of a byte offset. Columns count Unicode scalars, as editors do; an offset past the
    /// end is the end. LF, CRLF and CR end a line.
    package func location(of offset: Int) -> SourceLocation {
        let limit = min(max(offset, 0), bytes.count)
        var line = 1
        var lineStart = 0
        var index = 0
        while index < limit {
            let byte = bytes[index]
            index += 1
            if byte == ASCII.lineFeed {
                line += 1
                lineStart = index
            } else if byte == ASCII.carriageReturn {
                if index < bytes.count, bytes[index] == ASCII.lineFeed {
                    if index >= limit { break }
                    index += 1
                }
                line += 1
                lineStart = index
            }
        }
        var column = 1
        for byte in bytes[lineStart..<max(lineStart, limit)] where byte & 0xC0 != 0x80 { column += 1 }
        return SourceLocation(line: line, column: column)
    }

    /// The text of the line that holds `offset`, without its ending; invalid UTF-8 becomes U+FFFD.
    package func line(at offset: Int) -> String {
        let limit = min(max(offset, 0), bytes.count)
        var start = limit
        while start > 0, bytes[start - 1] != ASCII.lineFeed, bytes[start - 1] != ASCII.carriageReturn { start -= 1 }
        var end = limit
        while end < bytes.count, bytes[end] != ASCII.lineFeed, bytes[end] != ASCII.carriageReturn { end += 1 }
        return String(decoding: bytes[start..<end], as: UTF8.self)
    }
}

/// A 1-based line and column.
package struct SourceLocation: Sendable, Hashable {
    package var line: Int
    package var column: Int

    package init(line: Int, column: Int) {
        self.line = line
        self.column = column
    }
}
