import Text

/// Where the journal's files are, and what they are called.
struct JournalLayout: Sendable {
    /// The data folder, `orders`, without a final slash.
    let folder: String

    init(folder: String) {
        var folder = folder
        while folder.utf8.count > 1, folder.hasSuffix("/") { folder.removeLast() }
        self.folder = folder
    }

    var journal: String { folder + "/journal" }
    var snapshots: String { folder + "/snapshots" }
    /// Copies of what was cut off.
    var torn: String { journal + "/torn" }
    /// Never removed: a lock on a file that another process has removed locks nothing.
    var lock: String { folder + "/lock" }
    var stopMark: String { journal + "/stopped" }

    func segment(_ first: Int) -> String { journal + "/" + JournalLayout.digits(first) + JournalLayout.segmentSuffix }

    func snapshot(_ seq: Int) -> String { snapshots + "/" + JournalLayout.digits(seq) + JournalLayout.snapshotSuffix }

    /// The folder that holds `path`.
    static func parent(of path: String) -> String {
        guard let cut = path.utf8.lastIndex(of: ASCII.slash) else { return "." }
        return cut == path.startIndex ? "/" : String(path[..<cut])
    }

    static let segmentSuffix = ".jsonl"
    static let snapshotSuffix = ".snapshot"
    /// A file that is not finished; one that is found at the start is a leftover.
    static let unfinishedSuffix = ".new"

    /// Sixteen digits, so that names sort as numbers do.
    static func digits(_ number: Int) -> String {
        let plain = String(number)
        return String(repeating: "0", count: max(0, 16 - plain.utf8.count)) + plain
    }

    /// The number in a name of sixteen digits and `suffix`; nil for any other name and for 0.
    static func number(in name: String, suffix: String) -> Int? {
        guard name.utf8.count == 16 + suffix.utf8.count, name.hasSuffix(suffix) else { return nil }
        var value = 0
        for byte in name.utf8.prefix(16) {
            guard ASCII.isDigit(byte) else { return nil }
            value = value * 10 + Int(byte - ASCII.zero)
        }
        return value > 0 ? value : nil
    }
}
