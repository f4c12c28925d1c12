/// List items and lists (CommonMark 5.2, 5.3).
extension BlockParser {
    mutating func startListItem() -> Bool {
        guard let marker = scanListMarker() else { return false }
        let rest = text.skipSpaces(from: marker.end, to: lineEnd)
        // Only a list that starts with 1, and no empty item, can interrupt a paragraph.
        if paragraphOpen, rest == lineEnd || (marker.isOrdered && marker.number != 1) { return false }
        let markerIndent = indent
        let width = marker.end - nonspace
        let itemStart = nonspace
        beginBlock()
        advanceToNonspace()
        advance(bytes: width)
        let afterMarker = (position, column, insideTab)
        while column - afterMarker.1 <= 5, atSpaceOrTab { advance(columns: 1) }
        var gap = column - afterMarker.1
        if gap >= 5 || gap < 1 || rest == lineEnd {
            // Indented code, or nothing, after the marker: the content starts one column after it.
            (position, column, insideTab) = afterMarker
            if gap > 0 { advance(columns: 1) }
            gap = 1
        }
        let tip = open[open.count - 1]
        if tip.kind != .list || tree.blocks[Int(tip.block)].level != marker.byte {
            if tip.kind == .list { closeContainers(downTo: open.count - 1) }
            let list = openContainer(.list, at: itemStart)
            tree.blocks[list].level = marker.byte
            tree.blocks[list].value = Int32(marker.isOrdered ? marker.number : -1)
        }
        _ = openContainer(.item, at: itemStart, indent: markerIndent + width + gap)
        return true
    }

    private struct ListMarker {
        /// `-`, `+`, `*`, or the delimiter after a number: what two items of one list share.
        var byte: UInt8
        var number: Int
        var isOrdered: Bool
        var end: Int
    }

    private func scanListMarker() -> ListMarker? {
        var index = nonspace
        var byte = text[index]
        var number = 0
        let isOrdered = byte.isASCIIDigit
        if isOrdered {
            while index < lineEnd, text[index].isASCIIDigit {
                guard index - nonspace < Limits.listNumberDigits else { return nil }
                number = number * 10 + Int(text[index] - 0x30)
                index += 1
            }
            guard index < lineEnd else { return nil }
            byte = text[index]
            guard byte == UInt8(ascii: ".") || byte == UInt8(ascii: ")") else { return nil }
        } else if byte != UInt8(ascii: "-") && byte != UInt8(ascii: "+") && byte != UInt8(ascii: "*") {
            return nil
        }
        index += 1
        guard index == lineEnd || text[index].isSpaceOrTab else { return nil }
        return ListMarker(byte: byte, number: number, isOrdered: isOrdered, end: index)
    }
}
