import Text

/// `[label]: destination "title"` at the start of a paragraph (CommonMark 4.7).
extension BlockParser {
    /// Takes the definitions off the open paragraph; none of its segments is left when it held nothing else.
    mutating func readReferenceDefinitions() {
        guard leafSegmentCount > 0, text.byte(at: Int(tree.segments[leafFirstSegment].start)) == UInt8(ascii: "[")
        else { return }
        content.load(text, tree.segments[leafFirstSegment..<leafFirstSegment + leafSegmentCount])
        let bytes = content.bytes
        var index = 0
        while index < bytes.count, bytes[index] == UInt8(ascii: "["), let end = readDefinition(bytes, from: index) {
            index = end
        }
        if index > 0 { dropContent(upTo: index, of: bytes.count) }
    }

    /// Removes lines from the front of the open paragraph's segments.
    private mutating func dropContent(upTo offset: Int, of count: Int) {
        if offset >= count {
            leafFirstSegment = tree.segments.count
            leafSegmentCount = 0
            return
        }
        let source = Int32(content.sourceOffset(of: offset))
        while leafSegmentCount > 0, tree.segments[leafFirstSegment].end <= source {
            leafFirstSegment += 1
            leafSegmentCount -= 1
        }
        if leafSegmentCount > 0 {
            tree.segments[leafFirstSegment].start = max(tree.segments[leafFirstSegment].start, source)
        }
    }

    /// Reads one definition and returns where the next line starts, or nil.
    private mutating func readDefinition(_ bytes: Bytes, from start: Int) -> Int? {
        guard let labelEnd = LinkScanner.labelEnd(bytes, start), bytes.byte(at: labelEnd) == ASCII.colon,
            label.normalise(bytes.slice(start + 1, labelEnd - 1))
        else { return nil }
        let destinationStart = LinkScanner.skipWhitespace(bytes, labelEnd + 1)
        guard destinationStart < bytes.count, let destination = LinkScanner.destination(bytes, destinationStart),
            destination.end > destinationStart
        else { return nil }
        let afterSpace = LinkScanner.skipWhitespace(bytes, destination.end)
        var title: Range<Int>?
        var end = lineEnd(bytes, destination.end)
        if afterSpace > destination.end, let scanned = LinkScanner.title(bytes, afterSpace),
            let titleLineEnd = lineEnd(bytes, scanned.upperBound)
        {
            title = scanned.lowerBound + 1..<scanned.upperBound - 1
            end = titleLineEnd
        }
        guard let end else { return nil }
        tree.references.define(
            label.bytes, destination: bytes.slice(destination.start, destination.stop),
            title: title.map { bytes.slice($0.lowerBound, $0.upperBound) },
            source: content.sourceRange(destination.start, destination.stop))
        return end
    }

    /// The start of the next line when nothing but white space is left on this one.
    private func lineEnd(_ bytes: Bytes, _ start: Int) -> Int? {
        let index = bytes.skipSpaces(from: start, to: bytes.count)
        if index == bytes.count { return index }
        return bytes[index] == ASCII.lineFeed ? index + 1 : nil
    }
}
