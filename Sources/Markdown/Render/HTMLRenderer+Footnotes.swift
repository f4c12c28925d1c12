import Text

/// Footnotes in the form that cmark-gfm gives them.
///
/// Numbers go by the order of the references, wherever they stand. A definition is rendered where it is met, into an
/// output of its own, and written at the end: one pass, and references inside of definitions count like all others.
extension HTMLRenderer {
    mutating func renderFootnoteReference(_ index: Int) {
        var footnote = tree.footnotes.footnotes[index]
        if footnote.number == 0 {
            footnoteOrder.append(index)
            footnote.number = footnoteOrder.count
        }
        footnote.referenceCount += 1
        tree.footnotes.footnotes[index] = footnote
        sink.append("<sup class=\"footnote-ref\"><a href=\"#fn-")
        appendLabel(of: footnote)
        sink.append("\" id=\"fnref-")
        appendLabel(of: footnote)
        if footnote.referenceCount > 1 {
            sink.append(ASCII.hyphen)
            sink.append(decimal: footnote.referenceCount)
        }
        sink.append("\" data-footnote-ref>")
        sink.append(decimal: footnote.number)
        sink.append("</a></sup>")
    }

    /// Puts aside the definition that was rendered and goes on with what waited for it.
    mutating func keepFootnote(_ block: Int) {
        guard let waiting = suspended.popLast() else { return }
        var bytes = sink.take(replacement: waiting).bytes
        // The way back goes into the last paragraph, if the definition ends with one.
        let last = lastChild(of: block)
        let closing = Array("</p>\n".utf8)
        let endsInParagraph = last.map { tree.blocks[$0].kind == .paragraph } ?? false
        if endsInParagraph, bytes.suffix(closing.count).elementsEqual(closing) { bytes.removeLast(closing.count) }
        let index = Int(tree.blocks[block].value)
        tree.footnotes.footnotes[index].html = bytes
        tree.footnotes.footnotes[index].endsInParagraph = endsInParagraph
    }

    /// The last block directly inside of a container that shows anything.
    private func lastChild(of block: Int) -> Int? {
        var last: Int?
        var index = block + 1
        while index < Int(tree.blocks[block].end) {
            let child = tree.blocks[index]
            if child.kind != .removed, child.kind != .footnoteDefinition { last = index }
            index = max(Int(child.end), index + 1)
        }
        return last
    }

    mutating func renderFootnotes() {
        sink.startLine()
        sink.append("<section class=\"footnotes\" data-footnotes>\n<ol>\n")
        for index in footnoteOrder {
            let footnote = tree.footnotes.footnotes[index]
            sink.append("<li id=\"fn-")
            appendLabel(of: footnote)
            sink.append("\">\n")
            footnote.html.withUnsafeBufferPointer { sink.append($0) }
            if footnote.endsInParagraph { sink.append(ASCII.space) } else { sink.startLine() }
            for reference in 1...max(1, footnote.referenceCount) {
                if reference > 1 { sink.append(ASCII.space) }
                appendBackReference(footnote, reference)
            }
            sink.append(footnote.endsInParagraph ? "</p>\n</li>\n" : "\n</li>\n")
        }
        sink.append("</ol>\n</section>\n")
    }

    private mutating func appendBackReference(_ footnote: FootnoteTable.Footnote, _ reference: Int) {
        func appendSuffix() {
            guard reference > 1 else { return }
            sink.append(ASCII.hyphen)
            sink.append(decimal: reference)
        }
        sink.append("<a href=\"#fnref-")
        appendLabel(of: footnote)
        appendSuffix()
        sink.append("\" class=\"footnote-backref\" data-footnote-backref data-footnote-backref-idx=\"")
        sink.append(decimal: footnote.number)
        appendSuffix()
        sink.append("\" aria-label=\"Back to reference ")
        sink.append(decimal: footnote.number)
        appendSuffix()
        sink.append("\">\u{21A9}")
        if reference > 1 {
            sink.append("<sup class=\"footnote-ref\">")
            sink.append(decimal: reference)
            sink.append("</sup>")
        }
        sink.append("</a>")
    }

    private mutating func appendLabel(of footnote: FootnoteTable.Footnote) {
        sink.appendDestination(text.slice(footnote.labelStart, footnote.labelEnd))
    }

    /// Keeps headings from taking the ids of footnotes.
    mutating func reserveFootnoteIDs() {
        for footnote in tree.footnotes.footnotes {
            for prefix in ["fn-", "fnref-"] {
                scratch.removeAll()
                var prefix = prefix
                prefix.withUTF8 { scratch.append($0) }
                scratch.append(text.slice(footnote.labelStart, footnote.labelEnd))
                headingIDs.reserve(scratch.bytes)
            }
        }
    }
}
