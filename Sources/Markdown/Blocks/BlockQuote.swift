/// Block quotes (CommonMark 5.1).
extension BlockParser {
    mutating func startBlockQuote() -> Bool {
        beginBlock()
        _ = openContainer(.blockQuote, at: nonspace)
        passBlockQuoteMarker()
        return true
    }

    /// Passes the marker of a quote that is open; false when the line has none.
    mutating func consumeBlockQuoteMarker() -> Bool {
        guard indent < 4, text[nonspace] == UInt8(ascii: ">") else { return false }
        passBlockQuoteMarker()
        return true
    }

    private mutating func passBlockQuoteMarker() {
        advanceToNonspace()
        advance(bytes: 1)
        if atSpaceOrTab { advance(columns: 1) }
    }
}
