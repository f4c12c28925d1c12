import Text

/// The ends that were searched for and are not to be found in the rest of the leaf.
struct HTMLEnds: OptionSet {
    let rawValue: UInt8
    static let comment = HTMLEnds(rawValue: 1)
    static let instruction = HTMLEnds(rawValue: 2)
    static let declaration = HTMLEnds(rawValue: 4)
    static let characterData = HTMLEnds(rawValue: 8)
}

/// What a `<` begins: an autolink (CommonMark 6.5), raw HTML (6.6) or nothing.
extension InlineParser {
    mutating func readLessThan(at index: Int) -> Int {
        if let end = Autolink.uriEnd(content, index) {
            add(.autolink, index, end)
            return end
        }
        if let end = Autolink.emailEnd(content, index) {
            add(.emailAutolink, index, end)
            return end
        }
        if let end = htmlEnd(at: index) {
            add(.html, index, end)
            return end
        }
        return addEscaped(at: index)
    }

    private mutating func htmlEnd(at index: Int) -> Int? {
        let next = content.byte(at: index + 1)
        if next == ASCII.slash { return HTMLTag.closingTagEnd(content, index) }
        if next == UInt8(ascii: "?") { return end(of: "?>", from: index + 2, .instruction) }
        guard next == UInt8(ascii: "!") else { return HTMLTag.openTagEnd(content, index) }
        let third = content.byte(at: index + 2)
        if third == ASCII.hyphen, content.byte(at: index + 3) == ASCII.hyphen {
            // `<!-->` and `<!--->` are comments.
            if content.byte(at: index + 4) == ASCII.greaterThan { return index + 5 }
            if content.byte(at: index + 4) == ASCII.hyphen, content.byte(at: index + 5) == ASCII.greaterThan {
                return index + 6
            }
            return end(of: "-->", from: index + 4, .comment)
        }
        if third.isASCIILetter { return end(of: ">", from: index + 3, .declaration) }
        if index + 9 <= content.count, content.slice(index + 2, index + 9).elementsEqual("[CDATA[".utf8) {
            return end(of: "]]>", from: index + 9, .characterData)
        }
        return nil
    }

    private mutating func end(of literal: StaticString, from start: Int, _ kind: HTMLEnds) -> Int? {
        guard !missing.contains(kind) else { return nil }
        let length = literal.utf8CodeUnitCount
        var index = start
        while true {
            index = content.position(of: ASCII.greaterThan, from: index, to: content.count)
            guard index < content.count else {
                missing.insert(kind)
                return nil
            }
            index += 1
            if index - length >= start, content.matches(literal, at: index - length, to: content.count) { return index }
        }
    }
}
