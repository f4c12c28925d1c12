import Text

/// Emphasis and strong emphasis (CommonMark 6.2), by the delimiter stack of the specification's appendix.
extension InlineParser {
    @inline(__always)
    mutating func readDelimiterRun(_ byte: UInt8, at index: Int) -> Int {
        let end = content.endOfRun(of: byte, from: index, to: content.count)
        let before = UnicodeClass.before(content, index)
        let after = UnicodeClass.after(content, end)
        let (left, right) = InlineParser.flanking(before, after)
        var canOpen = left
        var canClose = right
        if byte == ASCII.underscore {
            canOpen = left && (!right || before == .punctuation)
            canClose = right && (!left || after == .punctuation)
        }
        if canOpen || canClose { addDelimiter(byte, index, end, canOpen: canOpen, canClose: canClose) }
        return end
    }

    /// Left-flanking and right-flanking (CommonMark 6.2).
    @inline(__always)
    static func flanking(_ before: UnicodeClass, _ after: UnicodeClass) -> (left: Bool, right: Bool) {
        let left = after != .whitespace && (after != .punctuation || before != .other)
        let right = before != .whitespace && (before != .punctuation || after != .other)
        return (left, right)
    }

    mutating func addDelimiter(
        _ byte: UInt8, _ start: Int, _ end: Int, canOpen: Bool, canClose: Bool, mark: UInt8 = DelimiterMark.text
    ) {
        let low = marks.count
        for _ in start..<end { marks.append(mark) }
        add(.delimiters, start, end, value: low)
        let position = Int32(truncatingIfNeeded: delimiters.count)
        delimiters.append(
            Delimiter(
                byte: byte, canOpen: canOpen, canClose: canClose, length: Int32(truncatingIfNeeded: end &- start),
                low: Int32(truncatingIfNeeded: low), high: Int32(truncatingIfNeeded: marks.count),
                previous: lastDelimiter, next: -1))
        if lastDelimiter >= 0 { delimiters[Int(lastDelimiter)].next = position }
        lastDelimiter = position
    }

    /// Matches the runs after `bottom` and forgets them.
    ///
    /// Linear because a closer that finds no opener leaves a mark in `floors` below which none of its kind looks again.
    mutating func resolveDelimiters(after bottom: Int32) {
        guard lastDelimiter > bottom else { return }
        if let first = firstDelimiter(after: bottom) {
            withUnsafeTemporaryAllocation(of: Int32.self, capacity: InlineParser.delimiterKinds) { floors in
                floors.initialize(repeating: bottom)
                var closer = first
                while closer >= 0 {
                    closer = delimiters[Int(closer)].canClose ? match(closer, floors) : delimiters[Int(closer)].next
                }
            }
        }
        lastDelimiter = bottom
        if bottom >= 0 { delimiters[Int(bottom)].next = -1 }
        delimiters.removeSubrange((Int(bottom) + 1)...)
    }

    private func firstDelimiter(after bottom: Int32) -> Int32? {
        // Runs are in the order of the text, and none after `bottom` has been removed from the front: the first is the
        // one whose predecessor is `bottom`.
        let first = bottom + 1
        return Int(first) < delimiters.count ? first : nil
    }

    private static let delimiterKinds = 16

    /// Which floor a closer looks at: by its byte, whether it can open as well, and its length modulo three.
    @inline(__always)
    private func kind(of delimiter: Delimiter) -> Int {
        switch delimiter.byte {
        case UInt8(ascii: "*"): (delimiter.canOpen ? 3 : 0) &+ Int(delimiter.length) % 3
        case ASCII.underscore: 6 &+ (delimiter.canOpen ? 3 : 0) &+ Int(delimiter.length) % 3
        case UInt8(ascii: "~"): 12 &+ (delimiter.length == 2 ? 1 : 0)
        case ASCII.apostrophe: 14
        default: 15
        }
    }

    /// Looks for the opener of a closer and returns the delimiter to go on with.
    private mutating func match(_ position: Int32, _ floors: UnsafeMutableBufferPointer<Int32>) -> Int32 {
        let closer = delimiters[Int(position)]
        let kind = kind(of: closer)
        var candidate = closer.previous
        while candidate > floors[kind] {
            let opener = delimiters[Int(candidate)]
            if opener.canOpen, opener.byte == closer.byte, agrees(opener, closer) {
                return join(candidate, position)
            }
            candidate = opener.previous
        }
        floors[kind] = closer.previous
        if !closer.canOpen { remove(position) }
        return closer.next
    }

    @inline(__always)
    private func agrees(_ opener: Delimiter, _ closer: Delimiter) -> Bool {
        switch closer.byte {
        case UInt8(ascii: "*"), ASCII.underscore:
            // The rule of three (CommonMark 6.2, rules 9 and 10).
            return !(opener.canClose || closer.canOpen) || closer.length % 3 == 0
                || (opener.length &+ closer.length) % 3 != 0
        case UInt8(ascii: "~"): return opener.length == closer.length
        default: return true
        }
    }

    private mutating func join(_ openerPosition: Int32, _ closerPosition: Int32) -> Int32 {
        var opener = delimiters[Int(openerPosition)]
        var closer = delimiters[Int(closerPosition)]
        // What lies between found no partner.
        opener.next = closerPosition
        closer.previous = openerPosition
        switch closer.byte {
        case UInt8(ascii: "~"):
            marks[Int(opener.low)] = DelimiterMark.openDeletion
            marks[Int(closer.low)] = DelimiterMark.closeDeletion
            opener.high = opener.low
            closer.low = closer.high
        case ASCII.apostrophe, ASCII.quote:
            let isSingle = closer.byte == ASCII.apostrophe
            marks[Int(opener.low)] = isSingle ? DelimiterMark.leftSingleQuote : DelimiterMark.leftDoubleQuote
            marks[Int(closer.low)] = isSingle ? DelimiterMark.rightSingleQuote : DelimiterMark.rightDoubleQuote
            opener.high = opener.low
            closer.low = closer.high
        default:
            let isStrong = opener.high &- opener.low >= 2 && closer.high &- closer.low >= 2
            let width: Int32 = isStrong ? 2 : 1
            marks[Int(opener.high &- width)] = isStrong ? DelimiterMark.openStrong : DelimiterMark.openEmphasis
            marks[Int(closer.low)] = isStrong ? DelimiterMark.closeStrong : DelimiterMark.closeEmphasis
            opener.high &-= width
            closer.low &+= width
        }
        delimiters[Int(openerPosition)] = opener
        delimiters[Int(closerPosition)] = closer
        if opener.low == opener.high { remove(openerPosition) }
        guard closer.low == closer.high else { return closerPosition }
        remove(closerPosition)
        return closer.next
    }

    private mutating func remove(_ position: Int32) {
        let delimiter = delimiters[Int(position)]
        if delimiter.previous >= 0 { delimiters[Int(delimiter.previous)].next = delimiter.next }
        if delimiter.next >= 0 { delimiters[Int(delimiter.next)].previous = delimiter.previous }
        if lastDelimiter == position { lastDelimiter = delimiter.previous }
    }
}
