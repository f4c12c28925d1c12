import Platform
import Text

/// A shop in memory: whole fixtures as dictionaries of path and text.
package struct MemoryReader: FileReader {
    package var contents: [String: [UInt8]]

    package init(_ texts: [String: String]) { contents = texts.mapValues { Array($0.utf8) } }

    package init(bytes: [String: [UInt8]]) { contents = bytes }

    package func read(_ path: String) throws(FileFault) -> [UInt8] {
        guard let bytes = contents[path] else { throw FileFault("read", path, code: SystemCalls.noEntry) }
        return bytes
    }

    package func files(below folder: String) throws(FileFault) -> [FileEntry] {
        let prefix = folder.isEmpty ? "" : folder + "/"
        return
            contents
            .filter { path, _ in
                guard path.hasPrefix(prefix) else { return false }
                let parts = path.dropFirst(prefix.count).split(separator: "/").map(String.init)
                guard let name = parts.last, !StrayName.isLeftOver(name) else { return false }
                return !parts.dropLast().contains(where: StrayName.isToolFolder)
            }
            .map {
                FileEntry(
                    path: $0,
                    stamp: FileStamp(size: $1.count, modified: Int(truncatingIfNeeded: Fingerprint($1).low >> 2)))
            }
            .sorted { $0.path.precedesInBytes($1.path) }
    }
}
