import Text

/// The parts of links and of link reference definitions (CommonMark 6.3, 4.7).
enum LinkScanner {
    /// White space with at most the line endings that a paragraph can hold.
    @inline(__always)
    static func skipWhitespace(_ text: Bytes, _ start: Int) -> Int {
        var index = start
        while index < text.count, text[index].isSpaceOrTab || text[index] == ASCII.lineFeed { index &+= 1 }
        return index
    }

    /// The end, past the `]`, of the label whose `[` is at `start`.
    static func labelEnd(_ text: Bytes, _ start: Int) -> Int? {
        var index = start + 1
        let limit = min(text.count, start + Limits.labelBytes + 2)
        while index < limit {
            switch text[index] {
            case UInt8(ascii: "]"): return index + 1
            case UInt8(ascii: "["): return nil
            case ASCII.backslash: index += text.byte(at: index + 1).isASCIIPunctuation ? 2 : 1
            default: index += 1
            }
        }
        return nil
    }

    /// A destination: `start..<stop` without the angle brackets, and `end` past them.
    struct Destination {
        var start: Int
        var stop: Int
        var end: Int
    }

    /// The destination that starts at `start`; a bare one may be empty.
    static func destination(_ text: Bytes, _ start: Int) -> Destination? {
        if text.byte(at: start) == ASCII.lessThan { return pointedDestination(text, start) }
        var index = start
        var depth = 0
        while index < text.count {
            let byte = text[index]
            switch byte {
            case ASCII.backslash where text.byte(at: index + 1).isASCIIPunctuation: index += 1
            case UInt8(ascii: "("):
                depth += 1
                if depth > Limits.destinationParentheses { return nil }
            case UInt8(ascii: ")"):
                if depth == 0 { return Destination(start: start, stop: index, end: index) }
                depth -= 1
            case 0...0x20, 0x7F:
                return depth == 0 ? Destination(start: start, stop: index, end: index) : nil
            default: break
            }
            index += 1
        }
        return depth == 0 ? Destination(start: start, stop: index, end: index) : nil
    }

    private static func pointedDestination(_ text: Bytes, _ start: Int) -> Destination? {
        var index = start + 1
        while index < text.count {
            switch text[index] {
            case ASCII.greaterThan: return Destination(start: start + 1, stop: index, end: index + 1)
            case ASCII.lessThan, ASCII.lineFeed: return nil
            case ASCII.backslash where text.byte(at: index + 1).isASCIIPunctuation: index += 2
            default: index += 1
            }
        }
        return nil
    }

    /// The title that starts at `start`, its quotes included.
    static func title(_ text: Bytes, _ start: Int) -> Range<Int>? {
        guard start < text.count else { return nil }
        let open = text[start]
        let close: UInt8
        switch open {
        case ASCII.quote, ASCII.apostrophe: close = open
        case UInt8(ascii: "("): close = UInt8(ascii: ")")
        default: return nil
        }
        var index = start + 1
        while index < text.count {
            let byte = text[index]
            if byte == close { return start..<index + 1 }
            if byte == open { return nil }
            index += byte == ASCII.backslash && text.byte(at: index + 1).isASCIIPunctuation ? 2 : 1
        }
        return nil
    }
}
