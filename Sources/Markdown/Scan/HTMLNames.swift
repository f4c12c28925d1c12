/// Sets of element names, looked up without regard to case.
struct HTMLNames {
    private let names: [[UInt8]]

    private init(_ names: String) {
        self.names = names.utf8.split(separator: 0x20).map(Array.init)
    }

    func contains(_ name: Bytes) -> Bool {
        guard let first = name.first?.asciiLowercased, name.count <= 10 else { return false }
        return names.contains { candidate in
            candidate.count == name.count && candidate[0] == first
                && candidate.indices.allSatisfy { candidate[$0] == name[$0].asciiLowercased }
        }
    }

    /// Elements whose content is not markup: an HTML block that starts with one ends with its end tag (CommonMark 4.6,
    /// condition 1).
    static let rawText = HTMLNames("pre script style textarea")

    /// Elements that begin an HTML block up to a blank line (CommonMark 4.6, condition 6).
    static let block = HTMLNames(
        "address article aside base basefont blockquote body caption center col colgroup dd details dialog dir div dl dt "
            + "fieldset figcaption figure footer form frame frameset h1 h2 h3 h4 h5 h6 head header hr html iframe legend "
            + "li link main menu menuitem nav noframes ol optgroup option p param search section summary table tbody td "
            + "tfoot th thead title tr track ul")

    /// Elements that the tag filter shows as text (GFM 6.11).
    static let filtered = HTMLNames("title textarea style xmp iframe noembed noframes script plaintext")
}
