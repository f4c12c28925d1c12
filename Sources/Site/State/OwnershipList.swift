import Platform
import Text

/// The list of files in the output folder that Vitrine wrote, kept in the folder itself.
///
/// It lies beside the site and not in the cache, so that deleting the cache never makes a build forget which files are
/// its own: only those are ever replaced or removed. One path a line, sorted, deterministic.
enum OwnershipList {
    static let fileName = ".vitrine-files"
    private static let heading =
        "# Files that Vitrine wrote and may replace or remove. Everything else here is yours.\n"

    /// The files that Vitrine wrote, as a table without what they hold.
    struct Owned: Sendable {
        var files: OutputTable
        /// They are those that the last build knew of.
        var isAsKnown: Bool
    }

    static func read(_ output: String, known: OutputTable) throws(FileFault) -> Owned {
        let bytes: [UInt8]
        do {
            bytes = try SystemCalls.read(output + "/" + Self.fileName)
        } catch {
            guard error.isMissing else { throw error }
            return Owned(files: OutputTable(), isAsKnown: known.count == 0)
        }
        if known.count > 0, bytes == encode(known) { return Owned(files: known, isAsKnown: true) }
        let records = paths(bytes).map {
            OutputRecord(path: $0, fingerprint: .zero, stamp: FileStamp(size: 0, modified: 0))
        }
        return Owned(files: OutputTable(records), isAsKnown: false)
    }

    /// The files that the list in a folder names.
    static func paths(_ output: String) throws(FileFault) -> Set<String> {
        let table = try read(output, known: OutputTable()).files
        return Set((0..<table.count).map(table.path))
    }

    private static func paths(_ bytes: [UInt8]) -> Set<String> {
        var paths: Set<String> = []
        for line in bytes.split(separator: ASCII.lineFeed) where line.first != 0x23 {
            let path = String(decoding: line, as: UTF8.self)
            // A list that was tampered with must not lead a removal out of the folder.
            let parts = path.split(separator: "/", omittingEmptySubsequences: false)
            if parts.contains(where: { $0.isEmpty || $0 == "." || $0 == ".." }) { continue }
            paths.insert(path)
        }
        return paths
    }

    static func encode(_ table: OutputTable, _ more: [String] = []) -> [UInt8] {
        var out = ByteWriter()
        out.append(string: heading)
        if more.isEmpty {
            table.appendLines(to: &out)
        } else {
            for path in ((0..<table.count).map(table.path) + more).sorted(by: { $0.precedesInBytes($1) }) {
                out.append(string: path)
                out.append(ASCII.lineFeed)
            }
        }
        return out.take()
    }
}
