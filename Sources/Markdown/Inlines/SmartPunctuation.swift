import Text

/// Curly quotes, dashes and ellipses, as cmark's `--smart` makes them.
extension InlineParser {
    /// A straight quote: a delimiter that becomes a pair, or an apostrophe, when its partner is found or not.
    mutating func readQuote(_ byte: UInt8, at index: Int) -> Int {
        let before = UnicodeClass.before(content, index)
        let (left, right) = InlineParser.flanking(before, UnicodeClass.after(content, index + 1))
        let previous = index > 0 ? content[index - 1] : 0
        let canOpen =
            left && (!right || previous == UInt8(ascii: "(") || previous == UInt8(ascii: "["))
            && previous != UInt8(ascii: "]") && previous != UInt8(ascii: ")")
        let mark =
            byte == ASCII.apostrophe
            ? DelimiterMark.rightSingleQuote
            : right ? DelimiterMark.rightDoubleQuote : DelimiterMark.leftDoubleQuote
        addDelimiter(byte, index, index + 1, canOpen: canOpen, canClose: right, mark: mark)
        return index + 1
    }

    mutating func readPeriods(at index: Int) -> Int {
        guard content.byte(at: index + 1) == ASCII.period, content.byte(at: index + 2) == ASCII.period else {
            return index + 1
        }
        add(.ellipsis, index, index + 3)
        return index + 3
    }

    mutating func readHyphens(at index: Int) -> Int {
        let end = content.endOfRun(of: ASCII.hyphen, from: index, to: content.count)
        if end - index > 1 { add(.dashes, index, end) }
        return end
    }

    /// How many em and en dashes a run of hyphens makes: all of one kind where that comes out even, else em dashes with
    /// one or two en dashes after them.
    static func dashes(for hyphens: Int) -> (em: Int, en: Int) {
        if hyphens % 3 == 0 { return (hyphens / 3, 0) }
        if hyphens % 2 == 0 { return (0, hyphens / 2) }
        return hyphens % 3 == 2 ? ((hyphens - 2) / 3, 1) : ((hyphens - 4) / 3, 2)
    }
}
