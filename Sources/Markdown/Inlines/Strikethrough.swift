/// `~one~` and `~~two~~` (GFM 6.5): the runs must be of the same length, and longer ones mean nothing.
extension InlineParser {
    mutating func readTildes(at index: Int) -> Int {
        let end = content.endOfRun(of: UInt8(ascii: "~"), from: index, to: content.count)
        guard end - index <= 2 else { return end }
        let (left, right) = InlineParser.flanking(
            UnicodeClass.before(content, index), UnicodeClass.after(content, end))
        if left || right { addDelimiter(UInt8(ascii: "~"), index, end, canOpen: left, canClose: right) }
        return end
    }
}
