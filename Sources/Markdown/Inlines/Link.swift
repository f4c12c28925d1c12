import Text

/// Links and images (CommonMark 6.3, 6.4).
extension InlineParser {
    mutating func openBracket(at index: Int) -> Int {
        pushBracket(index, index + 1, isImage: false)
        return index + 1
    }

    mutating func openImage(at index: Int) -> Int {
        guard content.byte(at: index + 1) == UInt8(ascii: "[") else { return index + 1 }
        pushBracket(index, index + 2, isImage: true)
        return index + 2
    }

    private mutating func pushBracket(_ start: Int, _ end: Int, isImage: Bool) {
        if !brackets.isEmpty { brackets[brackets.count - 1].isFollowed = true }
        brackets.append(
            Bracket(
                token: Int32(tokens.count), contentStart: Int32(end), delimiter: lastDelimiter, isImage: isImage))
        add(.none, start, end)
    }

    /// A `]`: ends a link, an image or a footnote reference, or is text.
    mutating func closeBracket(at index: Int) -> Int {
        guard let opener = brackets.popLast() else { return index + 1 }
        if brackets.count < inactiveBrackets {
            inactiveBrackets = brackets.count
            if !opener.isImage { return index + 1 }
        }
        if let found = inlineTarget(at: index + 1) ?? referenceTarget(of: opener, closedAt: index) {
            return makeLink(opener, closedAt: index, target: found.target, end: found.end)
        }
        if let footnote = footnote(of: opener, closedAt: index) {
            // Whatever was found in the label was none.
            tokens.removeSubrange((Int(opener.token) + 1)...)
            dropDelimiters(after: opener.delimiter)
            if lastAddress >= tokens.count { lastAddress = -1 }
            tokens[Int(opener.token)] = Token(
                kind: .footnoteReference, start: opener.contentStart - 1, end: Int32(index + 1), value: Int32(footnote))
        }
        return index + 1
    }

    private mutating func makeLink(_ opener: Bracket, closedAt index: Int, target: LinkTarget, end: Int) -> Int {
        let number = targets.count
        targets.append(target)
        tokens[Int(opener.token)].kind = opener.isImage ? .imageOpen : .linkOpen
        tokens[Int(opener.token)].value = Int32(number)
        resolveDelimiters(after: opener.delimiter)
        if !opener.isImage {
            inactiveBrackets = brackets.count
            hideAddresses(after: Int(opener.token))
        }
        add(opener.isImage ? .imageClose : .linkClose, index, end, value: number)
        return end
    }

    private mutating func dropDelimiters(after bottom: Int32) {
        lastDelimiter = bottom
        if bottom >= 0 { delimiters[Int(bottom)].next = -1 }
        delimiters.removeSubrange((Int(bottom) + 1)...)
    }

    /// `(destination "title")` at `start`.
    private func inlineTarget(at start: Int) -> (target: LinkTarget, end: Int)? {
        guard content.byte(at: start) == UInt8(ascii: "(") else { return nil }
        let destinationStart = LinkScanner.skipWhitespace(content, start + 1)
        guard let destination = LinkScanner.destination(content, destinationStart) else { return nil }
        var end = LinkScanner.skipWhitespace(content, destination.end)
        var title: Range<Int>?
        if end > destination.end, let scanned = LinkScanner.title(content, end) {
            title = scanned.lowerBound + 1..<scanned.upperBound - 1
            end = LinkScanner.skipWhitespace(content, scanned.upperBound)
        }
        guard content.byte(at: end) == UInt8(ascii: ")") else { return nil }
        return (LinkTarget(destination: destination.start..<destination.stop, title: title, reference: -1), end + 1)
    }

    /// A full, collapsed or shortcut reference.
    private mutating func referenceTarget(
        of opener: Bracket, closedAt index: Int
    ) -> (target: LinkTarget, end: Int)? {
        guard !references.isEmpty else { return nil }
        var labelRange = Int(opener.contentStart)..<index
        var end = index + 1
        if content.byte(at: end) == UInt8(ascii: "["), let labelEnd = LinkScanner.labelEnd(content, end) {
            if labelEnd > end + 2 {
                labelRange = end + 1..<labelEnd - 1
            } else if opener.isFollowed {
                return nil
            }
            end = labelEnd
        } else if opener.isFollowed {
            return nil
        }
        guard labelRange.count <= Limits.labelBytes,
            label.normalise(content.slice(labelRange.lowerBound, labelRange.upperBound)),
            let reference = references.index(of: label.bytes)
        else { return nil }
        let definition = references.references[reference]
        referenceBudget -= definition.destination.count + (definition.title?.count ?? 0)
        guard referenceBudget >= 0 else { return nil }
        return (LinkTarget(destination: 0..<0, title: nil, reference: reference), end)
    }

    /// The footnote that `[^label]` refers to.
    private mutating func footnote(of opener: Bracket, closedAt index: Int) -> Int? {
        let start = Int(opener.contentStart)
        guard options.footnotes, !footnoteLabels.isEmpty, !opener.isFollowed,
            content.byte(at: start) == UInt8(ascii: "^"),
            index - start - 1 <= Limits.labelBytes, index > start + 1,
            label.normalise(content.slice(start + 1, index))
        else { return nil }
        return footnoteLabels.value(of: label.bytes)
    }
}
