/// Moving along a line. Columns are absolute and tabs go to the next multiple of four (CommonMark 2.2), so a tab that a
/// container consumes in part needs no more state than `insideTab`.
extension BlockParser {
    /// The columns of white space before the first character that is not.
    @inline(__always)
    var indent: Int { nonspaceColumn &- column }

    /// Finds the first byte that is neither space nor tab, unless it is known.
    @inline(__always)
    mutating func findNonspace() {
        guard nonspace < position else { return }
        var index = position
        var at = column
        while index < lineEnd {
            if text[index] == 0x20 {
                at &+= 1
            } else if text[index] == 0x09 {
                at &+= 4 &- at & 3
            } else {
                break
            }
            index &+= 1
        }
        nonspace = index
        nonspaceColumn = at
    }

    @inline(__always)
    mutating func advanceToNonspace() {
        position = nonspace
        column = nonspaceColumn
        insideTab = false
    }

    /// Passes `count` bytes, none of them a tab.
    @inline(__always)
    mutating func advance(bytes count: Int) {
        position &+= count
        column &+= count
        insideTab = false
    }

    /// Passes `count` columns of white space, or fewer at the end of the line.
    mutating func advance(columns count: Int) {
        var remaining = count
        while remaining > 0, position < lineEnd {
            let width = text[position] == 0x09 ? 4 &- column & 3 : 1
            if width > remaining {
                column &+= remaining
                insideTab = true
                return
            }
            column &+= width
            remaining &-= width
            position &+= 1
            insideTab = false
        }
    }

    /// Whether `position` is at a space or a tab.
    @inline(__always)
    var atSpaceOrTab: Bool { position < lineEnd && text[position].isSpaceOrTab }
}
