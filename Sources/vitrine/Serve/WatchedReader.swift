import Platform
import Site
import Text

/// A shop's folders as they were listed before, with what the watcher saw change since.
///
/// To list a hundred thousand files after each edit would take longer than the build. Whatever is not plainly an edit of
/// a file that is known (a new file, a folder, a link) has the folder listed anew.
final class WatchedReader: FileReader {
    private struct Listing {
        var entries: [FileEntry]
        /// Paths on disk.
        var changed: Set<String> = []
    }

    private let disk: DiskReader
    private let listings = Guarded<[String: Listing]>([:])

    init(_ disk: DiskReader) { self.disk = disk }

    /// Takes note of paths that changed, absolute; nil: nobody knows which.
    func note(_ changed: Set<String>?) {
        listings.withLock { listings in
            guard let changed else { return listings = [:] }
            for folder in listings.keys { listings[folder]?.changed.formUnion(changed) }
        }
    }

    func read(_ path: String) throws(FileFault) -> [UInt8] { try disk.read(path) }

    func files(below folder: String) throws(FileFault) -> [FileEntry] {
        if let known = listings.withLock({ $0[folder] }), let entries = entries(known, below: folder) {
            listings.withLock { $0[folder] = Listing(entries: entries) }
            return entries
        }
        // What changes while it is listed is noted for the next time, which is soon.
        listings.withLock { $0[folder] = nil }
        let entries = try disk.files(below: folder)
        listings.withLock { $0[folder] = Listing(entries: entries) }
        return entries
    }

    /// The entries as they are now; nil when more changed than the files' own bytes.
    private func entries(_ known: Listing, below folder: String) -> [FileEntry]? {
        var entries = known.entries
        let top = disk.absolute(folder) + "/"
        for path in known.changed where path.hasPrefix(top) {
            let shown = folder + "/" + path.dropFirst(top.count)
            guard let index = Self.index(of: shown, in: entries) else {
                // A file that an editor made beside and took away again.
                if SystemCalls.kind(path) == nil { continue }
                return nil
            }
            guard !entries[index].escapes, let stamp = disk.stamp(of: shown) else { return nil }
            entries[index].stamp = stamp
        }
        for index in entries.indices where !entries[index].stamp.isSettled {
            guard let stamp = disk.stamp(of: entries[index].path) else { return nil }
            entries[index].stamp = stamp
        }
        return entries
    }

    private static func index(of path: String, in entries: [FileEntry]) -> Int? {
        var low = 0
        var high = entries.count
        while low < high {
            let middle = (low + high) / 2
            if entries[middle].path.precedesInBytes(path) { low = middle + 1 } else { high = middle }
        }
        return low < entries.count && entries[low].path.utf8.elementsEqual(path.utf8) ? low : nil
    }
}
