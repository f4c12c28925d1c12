import Text

/// HTML blocks and their seven start conditions (CommonMark 4.6).
extension BlockParser {
    mutating func startHTMLBlock() -> Bool {
        let condition = htmlStartCondition()
        guard condition > 0 else { return false }
        beginBlock()
        openLeaf(.html, at: nonspace)
        htmlCondition = condition
        tree.blocks[leaf].level = condition
        addHTMLLine()
        return true
    }

    /// Takes the line as HTML; a blank line ends the blocks of conditions 6 and 7.
    mutating func continueHTMLBlock() -> Bool {
        if nonspace == lineEnd, htmlCondition >= 6 { return false }
        addHTMLLine()
        return true
    }

    private mutating func addHTMLLine() {
        addCodeLine()
        let ends =
            switch htmlCondition {
            case 1: lineEndsRawTextElement()
            case 2: lineContains("-->")
            case 3: lineContains("?>")
            case 4: text.position(of: UInt8(ascii: ">"), from: position, to: lineEnd) < lineEnd
            case 5: lineContains("]]>")
            default: false
            }
        if ends { closeLeaf() }
    }

    private func lineContains(_ literal: StaticString) -> Bool {
        let last = literal.utf8Start[literal.utf8CodeUnitCount - 1]
        var index = position
        while true {
            index = text.position(of: last, from: index, to: lineEnd)
            guard index < lineEnd else { return false }
            index += 1
            let start = index - literal.utf8CodeUnitCount
            if start >= position, text.matches(literal, at: start, to: lineEnd) { return true }
        }
    }

    private func lineEndsRawTextElement() -> Bool {
        var index = position
        while true {
            index = text.position(of: UInt8(ascii: "<"), from: index, to: lineEnd)
            guard index < lineEnd else { return false }
            if text.matches("</script>", at: index, to: lineEnd) || text.matches("</pre>", at: index, to: lineEnd)
                || text.matches("</style>", at: index, to: lineEnd)
                || text.matches("</textarea>", at: index, to: lineEnd)
            {
                return true
            }
            index += 1
        }
    }

    /// The number of the start condition that the line meets, or 0.
    private func htmlStartCondition() -> UInt8 {
        let start = nonspace + 1
        guard start < lineEnd else { return 0 }
        switch text[start] {
        case UInt8(ascii: "!"):
            if text.matches("--", at: start + 1, to: lineEnd) { return 2 }
            if text.matches("[cdata[", at: start + 1, to: lineEnd) {
                // Upper case is asked for; `matches` folds.
                return text[start + 2] == UInt8(ascii: "C")
                    && text.slice(start + 2, start + 7).allSatisfy({ $0 < 0x60 })
                    ? 5 : 0
            }
            return start + 1 < lineEnd && text[start + 1].isASCIILetter ? 4 : 0
        case UInt8(ascii: "?"): return 3
        default: break
        }
        let isClosing = text[start] == ASCII.slash
        let nameStart = isClosing ? start + 1 : start
        guard nameStart < lineEnd, text[nameStart].isASCIILetter else { return 0 }
        var nameEnd = nameStart
        while nameEnd < lineEnd, text[nameEnd].isASCIIAlphanumeric { nameEnd += 1 }
        let name = text.slice(nameStart, nameEnd)
        let follower = text.byte(at: nameEnd)
        let atEnd = nameEnd == lineEnd
        if !isClosing, atEnd || follower.isSpaceOrTab || follower == ASCII.greaterThan, HTMLNames.rawText.contains(name)
        {
            return 1
        }
        let closesItself =
            follower == ASCII.slash && nameEnd + 1 < lineEnd && text[nameEnd + 1] == ASCII.greaterThan
        if atEnd || follower.isSpaceOrTab || follower == ASCII.greaterThan || closesItself,
            HTMLNames.block.contains(name)
        {
            return 6
        }
        // Condition 7: one complete tag alone on its line, which cannot interrupt a paragraph.
        guard !maybeLazy else { return 0 }
        let line = text.slice(0, lineEnd)
        guard let end = isClosing ? HTMLTag.closingTagEnd(line, nonspace) : HTMLTag.openTagEnd(line, nonspace),
            text.skipSpaces(from: end, to: lineEnd) == lineEnd
        else { return 0 }
        return 7
    }
}
