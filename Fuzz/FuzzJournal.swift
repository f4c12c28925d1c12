// max-len: 8192
import Orders
import Platform
import Text

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// Whatever the files hold, a start refuses and changes nothing, or gives a journal that works.
///
/// The input is a letter and up to three files after it, with a byte 0xFF between them: the first segment, the snapshot
/// of record 2 and the mark of a closed journal. After the letter `c` the checksums of all lines are put right first, so
/// that what is behind them is reached.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzJournal(_ data: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let input = Array(UnsafeBufferPointer(start: data, count: count))
    guard let mode = input.first else { return 0 }
    let parts = input.dropFirst().split(separator: 0xFF, maxSplits: 2, omittingEmptySubsequences: false).map {
        Array($0)
    }
    let disk = MemoryDisk()
    for folder in ["orders", "orders/journal", "orders/snapshots"] { try? disk.makeFolder(folder) }
    let isMended = mode == UInt8(ascii: "c")
    if !parts[0].isEmpty { disk.put("orders/journal/0000000000000001.jsonl", isMended ? mended(parts[0]) : parts[0]) }
    let hasSnapshot = parts.count > 1 && !parts[1].isEmpty
    if hasSnapshot { disk.put("orders/snapshots/0000000000000002.snapshot", parts[1]) }
    if parts.count > 2 { disk.put("orders/journal/stopped", parts[2]) }

    let before = disk.files
    for fault in JournalReader.verify(folder: "orders", disk: disk).faults { _ = fault.description }
    var read: [JournalEntry] = []
    let failure = reading(disk) { read.append($0) }
    precondition(disk.files == before, "reading changed something")

    var replayed: [JournalEntry] = []
    guard let journal = opened(disk, { replayed.append($0) }) else {
        precondition(disk.files.filter { $0.key != "orders/lock" } == before, "a refused start changed something")
        return 0
    }
    precondition(failure == nil, "a reader refuses what a start takes")
    precondition(read.suffix(replayed.count).elementsEqual(replayed) || read.count > journal.lastSeq, "two readings")
    let positions = replayed.map(\.position)
    do {
        for entry in replayed {
            let again = try journal.read(entry.position)
            precondition(again == entry, "one record reads as another")
        }
        try journal.erase(positions)
        try journal.writeSnapshot(Array("state".utf8))
        let new = try journal.append([Array("{}".utf8), Array(#"{"personal":{"a":1}}"#.utf8)])
        try journal.close()
        precondition(new.count == 2)
    } catch JournalFailure.corrupt(_, _, let what) where what.hasSuffix("what erasing leaves") {
        // A line that another writer made without room.
        return 0
    } catch {
        preconditionFailure("\(error)")
    }
    var again: [JournalEntry] = []
    precondition(reading(disk) { again.append($0) } == nil, "what was written cannot be read")
    precondition(again.count == journal.lastSeq && again.suffix(2).first?.json == Array("{}".utf8))
    precondition(
        again.dropLast(2).map(\.position).suffix(positions.count).elementsEqual(positions), "a record has moved")
    if !hasSnapshot {
        let report = JournalReader.verify(folder: "orders", disk: disk)
        precondition(report.isSound, "\(report.faults)")
    }
    precondition(opened(disk) { _ in } != nil, "what was closed cannot be opened")
    return 0
}

private func opened(_ disk: MemoryDisk, _ replay: (JournalEntry) -> Void) -> Journal? {
    do {
        return try Journal.open(folder: "orders", disk: disk, restore: { _ in }, replay: replay).0
    } catch {
        guard let failure = error as? JournalFailure else { preconditionFailure("\(error)") }
        _ = failure.description
        return nil
    }
}

private func reading(_ disk: MemoryDisk, _ body: (JournalEntry) -> Void) -> JournalFailure? {
    do {
        try JournalReader.read(folder: "orders", disk: disk, body)
        return nil
    } catch {
        return error as? JournalFailure
    }
}

/// Puts the length and the checksum of every line right that has the fields for it.
private func mended(_ segment: [UInt8]) -> [UInt8] {
    var out: [UInt8] = []
    for line in segment.split(separator: 0x0A, omittingEmptySubsequences: false) {
        if !out.isEmpty { out.append(0x0A) }
        let fields = line.split(separator: 0x20, maxSplits: 6, omittingEmptySubsequences: false)
        guard fields.count == 7 else {
            out.append(contentsOf: line)
            continue
        }
        var json = fields[6]
        while json.last == 0x20 { json.removeLast() }
        let start = Array(fields[0...2].joined(separator: [0x20])) + Array(" \(json.count) ".utf8)
        let rest = fields[5] + [0x20] + json
        let sum = String(CRC32C.checksum(Array(rest), continuing: CRC32C.checksum(start)), radix: 16)
        out += start + Array(String(repeating: "0", count: 8 - sum.utf8.count).utf8) + Array(sum.utf8) + [0x20] + rest
        out += line[json.endIndex...]
    }
    return out
}

/// Files in a dictionary; nothing fails and nothing is lost.
private final class MemoryDisk: Disk, Sendable {
    private struct State {
        var files: [String: [UInt8]] = [:]
        var folders: Set<String> = ["."]
        var handles: [String] = []
    }

    private let state = Guarded(State())

    var files: [String: [UInt8]] { state.withLock { $0.files } }

    func put(_ path: String, _ bytes: [UInt8]) { state.withLock { $0.files[path] = bytes } }

    private func path(_ file: DiskFile) -> String { state.withLock { $0.handles[file.number] } }

    private func handle(_ path: String) -> DiskFile {
        state.withLock {
            $0.handles.append(path)
            return DiskFile(number: $0.handles.count - 1)
        }
    }

    func names(in folder: String) throws(FileFault) -> [String] {
        state.withLock { state in
            (Array(state.files.keys) + Array(state.folders)).compactMap { path in
                guard path.hasPrefix(folder + "/"), let last = path.split(separator: "/").last else { return nil }
                return path.utf8.count == folder.utf8.count + 1 + last.utf8.count ? String(last) : nil
            }
        }
    }

    func status(of path: String) throws(FileFault) -> DiskStatus? {
        state.withLock { state in
            if state.folders.contains(path) { return DiskStatus(kind: .folder, mode: 0o700, size: 0) }
            return state.files[path].map { DiskStatus(kind: .file, mode: 0o600, size: $0.count) }
        }
    }

    func makeFolder(_ path: String) throws(FileFault) { _ = state.withLock { $0.folders.insert(path) } }

    func open(_ path: String, _ mode: DiskMode) throws(FileFault) -> DiskFile {
        let isThere = files[path] != nil
        guard isThere == (mode != .create) else { throw FileFault("open", path, code: isThere ? EEXIST : ENOENT) }
        if mode == .create { put(path, []) }
        return handle(path)
    }

    func size(of file: DiskFile) throws(FileFault) -> Int { files[path(file)]?.count ?? 0 }

    func read(
        _ file: DiskFile, at offset: Int, into buffer: UnsafeMutableRawBufferPointer
    ) throws(FileFault) -> Int {
        let bytes = files[path(file)] ?? []
        let part = bytes.dropFirst(offset).prefix(buffer.count)
        buffer.copyBytes(from: part)
        return part.count
    }

    func write(_ file: DiskFile, at offset: Int, _ bytes: UnsafeRawBufferPointer) throws(FileFault) -> Int {
        let path = path(file)
        let new = Array(bytes)
        state.withLock { state in
            let old = state.files[path] ?? []
            precondition(offset <= old.count, "a hole")
            state.files[path] = Array(old.prefix(offset)) + new + old.dropFirst(offset + new.count)
        }
        return new.count
    }

    func truncate(_ file: DiskFile, to size: Int) throws(FileFault) {
        let path = path(file)
        state.withLock { $0.files[path] = Array(($0.files[path] ?? []).prefix(size)) }
    }

    func synchronize(_ file: DiskFile) throws(FileFault) {}

    func close(_ file: DiskFile) {}

    func rename(_ from: String, to: String) throws(FileFault) {
        state.withLock { $0.files[to] = $0.files.removeValue(forKey: from) }
    }

    func remove(_ path: String) throws(FileFault) { state.withLock { $0.files[path] = nil } }

    func synchronizeFolder(_ path: String) throws(FileFault) {}

    func lock(_ path: String) throws(FileFault) -> DiskFile? {
        if files[path] == nil { put(path, []) }
        return handle(path)
    }
}
