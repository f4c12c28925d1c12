import Platform
import Text

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// Reads a shop from disk.
package struct DiskReader: FileReader {
    /// The shop's root, absolute, links resolved.
    package let root: String

    package init(root: String) { self.root = root }

    package func read(_ path: String) throws(FileFault) -> [UInt8] {
        do {
            return try SystemCalls.read(absolute(path))
        } catch {
            throw FileFault(error.operation, path, code: error.code)
        }
    }

    package func files(below folder: String) throws(FileFault) -> [FileEntry] {
        var entries: [FileEntry] = []
        let top = absolute(folder)
        guard let real = SystemCalls.realPath(top) else { return [] }
        try list(top, shownAs: folder, realTop: real, isLinked: false, depth: 0, into: &entries)
        // A link to a folder is a name like a file's, and what it leads to may come out of order.
        if zip(entries, entries.dropFirst()).contains(where: { $1.path.precedesInBytes($0.path) }) {
            entries.sort { $0.path.precedesInBytes($1.path) }
        }
        let clock = SystemCalls.clock
        for index in entries.indices where clock - entries[index].stamp.changed < Self.settling {
            entries[index].stamp = entries[index].stamp.unsettled
        }
        return entries
    }

    /// What the system says of a regular file of a listing now; nil when something else stands there.
    package func stamp(of path: String) -> FileStamp? {
        var status = stat()
        guard lstat(absolute(path), &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
        let stamp = FileStamp(input: status)
        return SystemCalls.clock - stamp.changed < Self.settling ? stamp.unsettled : stamp
    }

    /// The path on disk of a path in the shop; an absolute path (a folder given on the command line) stays as it is.
    package func absolute(_ path: String) -> String {
        if path.hasPrefix("/") { return path }
        return path.isEmpty ? root : root + "/" + path
    }

    /// Nanoseconds that a file is left alone before its time is taken to tell it from what it will be: times come in steps,
    /// and an editor that saves twice within one leaves the same one.
    private static let settling = 50_000_000

    /// Paths that no system call takes any more; also a stack that no folder can exhaust.
    private static let deepestFolder = 64

    private func list(
        _ folder: String, shownAs shown: String, realTop: String, isLinked: Bool, depth: Int,
        into entries: inout [FileEntry]
    ) throws(FileFault) {
        guard depth < Self.deepestFolder else {
            throw FileFault("list (folders are nested more than \(Self.deepestFolder) deep)", shown, code: ELOOP)
        }
        guard let directory = opendir(folder) else {
            if errno == ENOENT || errno == ENOTDIR { return }
            throw FileFault("list", shown, code: errno)
        }
        defer { closedir(directory) }
        let handle = dirfd(directory)
        for found in Self.look(into: directory, handle) {
            let name = found.name
            var status = found.status
            let path = folder + "/" + name
            let shownPath = shown.isEmpty ? name : shown + "/" + name
            var escapes = false
            var isLink = false
            if status.st_mode & S_IFMT == S_IFLNK {
                guard let target = SystemCalls.realPath(path), fstatat(handle, name, &status, 0) == 0 else {
                    entries.append(
                        FileEntry(path: shownPath, stamp: FileStamp(size: 0, modified: 0), escapes: true))
                    continue
                }
                isLink = true
                escapes = target != realTop && !target.hasPrefix(realTop + "/")
                // Folders that hold themselves, and links behind links, would multiply what is read without end.
                if status.st_mode & S_IFMT == S_IFDIR, !escapes {
                    let here = SystemCalls.realPath(folder) ?? folder
                    escapes = isLinked || here == target || here.hasPrefix(target + "/")
                }
            }
            switch status.st_mode & S_IFMT {
            case S_IFDIR:
                if escapes {
                    entries.append(FileEntry(path: shownPath, stamp: FileStamp(input: status), escapes: true))
                } else {
                    try list(
                        path, shownAs: shownPath, realTop: realTop, isLinked: isLinked || isLink, depth: depth + 1,
                        into: &entries)
                }
            case S_IFREG:
                entries.append(FileEntry(path: shownPath, stamp: FileStamp(input: status), escapes: escapes))
            default: continue
            }
        }
    }

    /// Something in a folder.
    private struct Found: Sendable {
        var name: String
        var status = stat()
        /// A name ended by a slash where a folder stands: so sorted, the paths below come in the order of all paths.
        var isFolder: Bool { status.st_mode & S_IFMT == S_IFDIR }
    }

    /// What a folder holds that matters, in the order of paths. A folder can hold a hundred thousand files, so they are
    /// asked for on all cores.
    private static func look(into directory: OpaquePointer, _ handle: Int32) -> [Found] {
        var names: [String] = []
        while let entry = readdir(directory) {
            let name = SystemCalls.entryName(entry)
            if name.utf8.first != ASCII.period { names.append(name) }
        }
        let all = Parallel.map(names.count, stride: 256) { [names] index -> Found? in
            var found = Found(name: names[index])
            guard fstatat(handle, found.name, &found.status, AT_SYMLINK_NOFOLLOW) == 0 else { return nil }
            let kind = found.status.st_mode & S_IFMT
            if kind != S_IFDIR, StrayName.isLeftOver(found.name) { return nil }
            if kind != S_IFREG, StrayName.isToolFolder(found.name) { return nil }
            return found
        }
        return all.compactMap { $0 }.sorted { left, right in
            guard left.isFolder || right.isFolder else { return left.name.precedesInBytes(right.name) }
            return (left.isFolder ? left.name + "/" : left.name)
                .precedesInBytes(right.isFolder ? right.name + "/" : right.name)
        }
    }
}
