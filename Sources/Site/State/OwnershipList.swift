import Platform
import Text

/// The list of files in the output folder that Vitrine wrote, kept in the folder itself.
///
/// It lies beside the site and not in the cache, so that deleting the cache never makes a build forget which files are
/// its own: only those are ever replaced or removed. One path a line, sorted, deterministic.
struct OwnershipList {
    static let fileName = ".vitrine-files"
    private static let heading =
        "# Files that Vitrine wrote and may replace or remove. Everything else here is yours.\n"

    let paths: Set<String>

    init(paths: Set<String>) { self.paths = paths }

    init(output: String) throws(FileFault) {
        let bytes: [UInt8]
        do {
            bytes = try SystemCalls.read(output + "/" + Self.fileName)
        } catch {
            guard error.isMissing else { throw error }
            paths = []
            return
        }
        var paths: Set<String> = []
        for line in bytes.split(separator: ASCII.lineFeed) where line.first != 0x23 {
            let path = String(decoding: line, as: UTF8.self)
            // A list that was tampered with must not lead a removal out of the folder.
            let parts = path.split(separator: "/", omittingEmptySubsequences: false)
            if parts.contains(where: { $0.isEmpty || $0 == "." || $0 == ".." }) { continue }
            paths.insert(path)
        }
        self.paths = paths
    }

    static func encode(_ paths: some Sequence<String>) -> [UInt8] {
        var out = ByteWriter()
        out.append(string: heading)
        for path in paths.sorted(by: { $0.precedesInBytes($1) }) {
            out.append(string: path)
            out.append(ASCII.lineFeed)
        }
        return out.bytes
    }
}
