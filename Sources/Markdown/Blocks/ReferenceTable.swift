/// Link reference definitions by label (CommonMark 4.7); the first definition of a label is the one that counts.
struct ReferenceTable {
    struct Reference {
        /// In `storage`, with backslash escapes and character references resolved.
        var destination: Range<Int>
        /// In `storage`, as it was written; nil where there is no title.
        var title: Range<Int>?
        /// Of the destination in the source.
        var source: Range<Int>
    }

    private(set) var references: [Reference] = []
    private var labels = LabelTable()
    let storage = ByteArena(capacity: 64)

    var isEmpty: Bool { references.isEmpty }

    /// The index of the definition of a normalised label, or nil.
    func index(of label: Bytes) -> Int? { labels.value(of: label) }

    mutating func define(_ label: Bytes, destination: Bytes, title: Bytes?, source: Range<Int>) {
        guard labels.insert(label, references.count) else { return }
        let start = storage.count
        Unescape.append(destination, to: storage)
        let end = storage.count
        if let title { storage.append(title) }
        references.append(
            Reference(destination: start..<end, title: title == nil ? nil : end..<storage.count, source: source))
    }
}
