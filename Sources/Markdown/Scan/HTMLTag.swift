import Text

/// Open and closing tags as CommonMark 6.6 spells them out.
///
/// A tag is scanned from its `<` and given up at the next `<` outside of a quoted value, so that scans that begin at
/// different places cannot run on together: at most three are ever inside the same byte, one for each state a quote can
/// be in.
enum HTMLTag {
    /// The end of the open tag whose `<` is at `start`, or nil.
    static func openTagEnd(_ text: Bytes, _ start: Int) -> Int? {
        guard var index = nameEnd(text, start + 1) else { return nil }
        while true {
            let afterSpace = skipWhitespace(text, index)
            guard afterSpace < text.count else { return nil }
            switch text[afterSpace] {
            case ASCII.greaterThan: return afterSpace + 1
            case ASCII.slash: return text.byte(at: afterSpace + 1) == ASCII.greaterThan ? afterSpace + 2 : nil
            default: break
            }
            guard afterSpace > index, let next = attributeEnd(text, afterSpace) else { return nil }
            index = next
        }
    }

    /// The end of the closing tag whose `</` is at `start`, or nil.
    static func closingTagEnd(_ text: Bytes, _ start: Int) -> Int? {
        guard let end = nameEnd(text, start + 2) else { return nil }
        let index = skipWhitespace(text, end)
        return text.byte(at: index) == ASCII.greaterThan ? index + 1 : nil
    }

    private static func nameEnd(_ text: Bytes, _ start: Int) -> Int? {
        guard text.byte(at: start).isASCIILetter else { return nil }
        var index = start + 1
        while index < text.count, text[index].isASCIIAlphanumeric || text[index] == ASCII.hyphen { index += 1 }
        return index
    }

    private static func attributeEnd(_ text: Bytes, _ start: Int) -> Int? {
        let first = text[start]
        guard first.isASCIILetter || first == ASCII.underscore || first == ASCII.colon else { return nil }
        var index = start + 1
        while index < text.count, isNameByte(text[index]) { index += 1 }
        let equals = skipWhitespace(text, index)
        guard text.byte(at: equals) == UInt8(ascii: "=") else { return index }
        let value = skipWhitespace(text, equals + 1)
        guard value < text.count else { return nil }
        let quote = text[value]
        if quote == ASCII.quote || quote == ASCII.apostrophe {
            let end = text.position(of: quote, from: value + 1, to: text.count)
            return end < text.count ? end + 1 : nil
        }
        index = value
        while index < text.count, !text[index].isASCIIWhitespace, !isUnquotedStop(text[index]) { index += 1 }
        return index > value ? index : nil
    }

    private static func isNameByte(_ byte: UInt8) -> Bool {
        byte.isASCIIAlphanumeric || byte == ASCII.underscore || byte == ASCII.colon || byte == ASCII.period
            || byte == ASCII.hyphen
    }

    private static func isUnquotedStop(_ byte: UInt8) -> Bool {
        switch byte {
        case ASCII.quote, ASCII.apostrophe, UInt8(ascii: "="), ASCII.lessThan, ASCII.greaterThan, UInt8(ascii: "`"):
            true
        default: false
        }
    }

    private static func skipWhitespace(_ text: Bytes, _ start: Int) -> Int {
        var index = start
        while index < text.count, text[index].isASCIIWhitespace { index += 1 }
        return index
    }
}
