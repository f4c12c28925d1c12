/// `***`, `---`, `___` (CommonMark 4.1).
extension BlockParser {
    mutating func startThematicBreak() -> Bool {
        let byte = text[nonspace]
        // `* * * * a` opens an item at each marker, and each would scan to the `a`: remember where the first scan failed.
        if thematicBreakFailure.byte == byte, nonspace < thematicBreakFailure.position { return false }
        var count = 0
        var index = nonspace
        while index < lineEnd {
            if text[index] == byte {
                count += 1
            } else if !text[index].isSpaceOrTab {
                thematicBreakFailure = (index, byte)
                return false
            }
            index += 1
        }
        guard count >= 3 else {
            thematicBreakFailure = (lineEnd, byte)
            return false
        }
        beginBlock()
        openLeaf(.thematicBreak, at: nonspace)
        closeLeafAsIs()
        return true
    }
}
