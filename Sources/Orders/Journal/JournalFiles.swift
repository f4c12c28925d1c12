import Platform
import Text

/// The journal's files on a disk: what is there, whether it is safe, and changes that are whole or not at all.
struct JournalFiles: Sendable {
    let disk: any Disk
    let layout: JournalLayout

    init(folder: String, disk: any Disk) {
        self.disk = disk
        layout = JournalLayout(folder: folder)
    }

    /// What the folders hold.
    struct Listing: Sendable {
        /// First sequence numbers, ascending.
        var segments: [Int] = []
        /// Sequence numbers, descending.
        var snapshots: [Int] = []
        /// Paths of files that were never finished.
        var leftovers: [String] = []
        var hasStopMark = false
    }

    // MARK: Safety

    /// Lists the journal and refuses what others could read or exchange. A folder that is missing is empty.
    func list() throws(JournalFailure) -> Listing {
        var listing = Listing()
        // Snapshots first: while a server runs, none of them is then newer than the segments that are found.
        for name in try names(in: layout.snapshots) {
            let path = layout.snapshots + "/" + name
            if name.hasSuffix(JournalLayout.unfinishedSuffix) {
                listing.leftovers.append(path)
            } else if let seq = JournalLayout.number(in: name, suffix: JournalLayout.snapshotSuffix) {
                try refuseExposed(path, .file)
                listing.snapshots.append(seq)
            }
        }
        for name in try names(in: layout.journal) {
            let path = layout.journal + "/" + name
            if name.hasSuffix(JournalLayout.unfinishedSuffix) {
                listing.leftovers.append(path)
            } else if let first = JournalLayout.number(in: name, suffix: JournalLayout.segmentSuffix) {
                try refuseExposed(path, .file)
                listing.segments.append(first)
            } else if name.hasSuffix(JournalLayout.segmentSuffix) {
                throw .corrupt(
                    file: path, offset: 0,
                    what: "there is a segment whose name is not sixteen digits, so its place is not known")
            } else if path == layout.stopMark {
                try refuseExposed(path, .file)
                listing.hasStopMark = true
            } else if path == layout.torn {
                try refuseExposed(path, .folder)
            }
        }
        listing.segments.sort()
        listing.snapshots.sort(by: >)
        listing.leftovers.sort()
        return listing
    }

    /// The names in a folder that is the owner's alone; none if there is no folder.
    private func names(in folder: String) throws(JournalFailure) -> [String] {
        guard try refuseExposed(folder, .folder) else { return [] }
        return try at(folder) { () throws(FileFault) in try disk.names(in: folder) }
    }

    /// Refuses a link, another kind of thing, and what the group or others may use; says whether anything is there.
    @discardableResult
    func refuseExposed(_ path: String, _ kind: DiskStatus.Kind) throws(JournalFailure) -> Bool {
        guard let status = try at(path, { () throws(FileFault) in try disk.status(of: path) }) else { return false }
        if status.kind == .link { throw .unsafe(path: path, why: .link) }
        guard status.kind == kind else {
            throw .unsafe(path: path, why: kind == .folder ? .notAFolder : .notAFile)
        }
        guard status.mode & 0o077 == 0 else {
            throw .unsafe(path: path, why: .mode(status.mode, isFolder: kind == .folder))
        }
        return true
    }

    /// Takes the lock of the journal's folder; nil where folders cannot be locked.
    func lockJournal() throws(JournalFailure) -> DiskFile? {
        let path = layout.journal
        try refuseExposed(path, .folder)
        switch try at(path, { () throws(FileFault) in try disk.lockFolder(path) }) {
        case .taken(let lock): return lock
        case .held: throw .locked(path: path)
        case .impossible: return nil
        }
    }

    /// Makes a folder that is missing and makes sure that it stays.
    func ensureFolder(_ path: String) throws(JournalFailure) {
        guard try at(path, { () throws(FileFault) in try disk.status(of: path) }) == nil else { return }
        try at(path) { () throws(FileFault) in try disk.makeFolder(path) }
        try synchronizeFolder(JournalLayout.parent(of: path))
    }

    // MARK: Reading

    /// Reads a whole file into `buffer`, which then holds nothing else.
    func load(_ path: String, into buffer: SegmentBuffer, limit: Int) throws(JournalFailure) {
        buffer.count = 0
        let file = try at(path) { () throws(FileFault) in try disk.open(path, .read) }
        defer { disk.close(file) }
        let size = try at(path) { () throws(FileFault) in try disk.size(of: file) }
        guard size <= limit else {
            throw .corrupt(file: path, offset: limit, what: "the file goes on, though none is that long")
        }
        // What is appended from here on is left to the next reading.
        buffer.reserve(size)
        while buffer.count < size {
            let rest = UnsafeMutableRawBufferPointer(rebasing: buffer.storage[buffer.count..<size])
            let got = try at(path) { () throws(FileFault) in try disk.read(file, at: buffer.count, into: rest) }
            // A file that was cut while it was read ends here.
            if got == 0 { break }
            buffer.count += got
        }
    }

    /// Reads a segment without the blanks that stand behind its last line while it is written; behind half a line they
    /// are part of what is torn.
    func loadSegment(_ path: String, into buffer: SegmentBuffer) throws(JournalFailure) {
        try load(path, into: buffer, limit: JournalLimits.segmentBytes)
        let bytes = buffer.bytes
        var end = bytes.count
        while end > 0, bytes[end - 1] == ASCII.space { end -= 1 }
        if end == 0 || bytes[end - 1] == ASCII.lineFeed { buffer.count = end }
    }

    /// Reads a whole small file.
    func contents(_ path: String, limit: Int) throws(JournalFailure) -> [UInt8] {
        let buffer = SegmentBuffer()
        try load(path, into: buffer, limit: limit)
        return Array(buffer.bytes)
    }

    // MARK: Writing

    /// Writes all bytes at `offset`; short writes are resumed.
    func writeAll(
        _ file: DiskFile, _ path: String, at offset: Int, _ bytes: UnsafeRawBufferPointer
    ) throws(JournalFailure) {
        var done = 0
        while done < bytes.count {
            let rest = UnsafeRawBufferPointer(rebasing: bytes[done...])
            done += try at(path) { () throws(FileFault) in try disk.write(file, at: offset + done, rest) }
        }
    }

    func writeAll(_ file: DiskFile, _ path: String, at offset: Int, _ bytes: [UInt8]) throws(JournalFailure) {
        try bytes.withUnsafeBufferPointer { buffer throws(JournalFailure) in
            try writeAll(file, path, at: offset, UnsafeRawBufferPointer(buffer))
        }
    }

    /// Makes a new file that holds `bytes`, synced; the folder is not. What is left of a failed one is removed.
    func create(_ path: String, _ bytes: UnsafeRawBufferPointer) throws(JournalFailure) {
        let file = try at(path) { () throws(FileFault) in try disk.open(path, .create) }
        do throws(JournalFailure) {
            defer { disk.close(file) }
            try writeAll(file, path, at: 0, bytes)
            try synchronize(file, path)
        } catch {
            if !error.isFatal { try? disk.remove(path) }
            throw error
        }
    }

    /// Puts `bytes` in the place of the file at `path`: after a crash there is the old or the new one.
    func replace(_ path: String, _ bytes: UnsafeRawBufferPointer) throws(JournalFailure) {
        let new = path + JournalLayout.unfinishedSuffix
        try at(new) { () throws(FileFault) in try disk.remove(new) }
        try create(new, bytes)
        do throws(JournalFailure) {
            try at(path) { () throws(FileFault) in try disk.rename(new, to: path) }
        } catch {
            try? disk.remove(new)
            throw error
        }
        try synchronizeFolder(JournalLayout.parent(of: path))
    }

    func replace(_ path: String, _ bytes: [UInt8]) throws(JournalFailure) {
        try bytes.withUnsafeBufferPointer { buffer throws(JournalFailure) in
            try replace(path, UnsafeRawBufferPointer(buffer))
        }
    }

    func synchronize(_ file: DiskFile, _ path: String) throws(JournalFailure) {
        do throws(FileFault) {
            try disk.synchronize(file)
        } catch {
            throw .syncFailed(path: path, code: error.code)
        }
    }

    func synchronizeFolder(_ path: String) throws(JournalFailure) {
        do throws(FileFault) {
            try disk.synchronizeFolder(path)
        } catch {
            throw .syncFailed(path: path, code: error.code)
        }
    }

    /// Runs one disk call; a fault becomes the failure that fits, with the path as the journal knows it.
    func at<Value>(
        _ path: String, _ body: () throws(FileFault) -> Value
    ) throws(JournalFailure) -> Value {
        do throws(FileFault) {
            return try body()
        } catch {
            if SystemDisk.isFull(error.code) { throw .full(path: path, code: error.code) }
            if SystemDisk.isLink(error.code) { throw .unsafe(path: path, why: .link) }
            throw .io(operation: error.operation, path: path, code: error.code)
        }
    }
}

/// Memory for one segment at a time, used again for the next.
final class SegmentBuffer {
    private(set) var storage = UnsafeMutableRawBufferPointer(start: nil, count: 0)
    /// How many bytes of `storage` hold something.
    var count = 0

    /// What it holds; valid until it is loaded again.
    var bytes: UnsafeBufferPointer<UInt8> {
        UnsafeBufferPointer(UnsafeMutableRawBufferPointer(rebasing: storage[..<count]).bindMemory(to: UInt8.self))
    }

    /// Makes room for `size` bytes; what it held is gone if that needs more memory.
    func reserve(_ size: Int) {
        guard storage.count < size else { return }
        storage.deallocate()
        storage = .allocate(byteCount: size, alignment: 16)
    }

    deinit { storage.deallocate() }
}
