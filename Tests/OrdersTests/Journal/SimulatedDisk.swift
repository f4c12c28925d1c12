import Orders
import Platform

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// A disk in memory that tears and loses as real ones do, the same way for the same seed.
///
/// Of every file it keeps what is on the medium and what is only in the cache, with every write since the last sync; of
/// every folder the names on the medium and those that are only in the cache, with every change since. Programs see the
/// cache. Then one of two things happens:
///
/// - `kill()`: the process is gone, the machine is not. Handles and locks end, the cache stays.
/// - `crash(seed:)`: the power fails. Each write that was not synced is, as the seed says, lost, kept, torn at any byte,
///   kept in some of its 512-byte sectors and not in others, or there as zeros; each cut is lost or kept; each new,
///   renamed or removed name that no folder sync covered is lost or kept, a rename always as a whole.
///
/// A crash can be put between any two calls: `stop(at:)` counts those that change something (`operations` of a run
/// without a stop says how many there are). The call with that number still reaches the cache, a sync does not happen,
/// and from then on everything fails until `crash` or `kill`.
///
/// Faults: `inject` makes calls fail with a code; `capacity` makes the disk full, with short writes on the way;
/// `shortWrites` makes one write in so many short. A sync that is made to fail behaves as on Linux: what was not synced
/// stays readable, counts as clean, is not written by later syncs that succeed, and is mostly gone after a crash.
final class SimulatedDisk: Disk, Sendable {
    /// The calls that change something, and two that do not.
    enum Operation: Sendable {
        case open, read, create, makeFolder, write, truncate, synchronize, rename, remove, synchronizeFolder
    }

    private let state: Guarded<State>

    init(seed: UInt64 = 0) { state = Guarded(State(random: SplitMix(seed))) }

    // MARK: What happens to it

    /// Calls that changed something, or tried to, since the beginning.
    var operations: Int { state.withLock { $0.operations } }

    /// Everything fails until `crash` or `kill`.
    var isStopped: Bool { state.withLock { $0.isStopped } }

    /// Stops everything at the call with this number, the first being 1; nil takes it back.
    func stop(at operation: Int?) { state.withLock { $0.stopAt = operation } }

    /// The process ends and the machine goes on.
    func kill() { state.withLock { $0.kill() } }

    /// The power fails, and comes back.
    func crash(seed: UInt64) {
        state.withLock {
            var random = SplitMix(seed)
            $0.crash(&random)
        }
    }

    /// Makes calls fail: of those whose path ends in `path`, `skipping` go well and the next `times` fail.
    func inject(_ operation: Operation, path: String = "", skipping: Int = 0, times: Int = 1, code: Int32) {
        state.withLock {
            $0.faults.append(
                Fault(operation: operation, path: path, skipping: skipping, times: times, code: code))
        }
    }

    /// Takes all injected faults back.
    func heal() { state.withLock { $0.faults = [] } }

    /// Bytes that the files may have together; nil for no limit.
    var capacity: Int? {
        get { state.withLock { $0.capacity } }
        set { state.withLock { $0.capacity = newValue } }
    }

    /// One write in so many is short; 0 for none.
    var shortWrites: Int {
        get { state.withLock { $0.shortWrites } }
        set { state.withLock { $0.shortWrites = newValue } }
    }

    // MARK: What is on it

    /// What a program would read; nil when there is no file.
    func contents(_ path: String) -> [UInt8]? { state.withLock { $0.contents(path) } }

    /// The paths of all files, sorted.
    var files: [String] {
        state.withLock { state in state.live.filter { $0.value.kind == .file }.keys.sorted() }
    }

    /// Bytes of all files.
    var used: Int { state.withLock { $0.used } }

    /// Puts a file there, on the medium, past every rule.
    func put(_ path: String, _ bytes: [UInt8], mode: UInt32 = 0o600) {
        state.withLock { $0.put(path, bytes, mode: mode) }
    }

    /// Puts a folder or a link there, on the medium.
    func put(_ path: String, _ kind: DiskStatus.Kind, mode: UInt32 = 0o700) {
        state.withLock { $0.place(path, Entry(kind: kind, mode: mode, inode: 0)) }
    }

    /// Takes a name away, on the medium.
    func erase(_ path: String) { state.withLock { $0.place(path, nil) } }

    func setMode(_ path: String, _ mode: UInt32) { state.withLock { $0.setMode(path, mode) } }

    /// A disk with the same files, all of it on the medium; nothing that is done to one is seen on the other.
    func copy(seed: UInt64 = 0) -> SimulatedDisk {
        let disk = SimulatedDisk(seed: seed)
        for (path, entry) in state.withLock({ $0.live }).sorted(by: { $0.key < $1.key }) {
            if entry.kind == .file {
                disk.put(path, contents(path) ?? [], mode: entry.mode)
            } else {
                disk.put(path, entry.kind, mode: entry.mode)
            }
        }
        return disk
    }

    // MARK: Disk

    func names(in folder: String) throws(FileFault) -> [String] {
        try state.withLock { state throws(FileFault) in
            try state.look("list", folder)
            guard state.isFolder(folder) else { throw FileFault("list", folder, code: ENOENT) }
            return state.live.keys.filter { State.parent($0) == folder }.map {
                String($0.split(separator: "/").last ?? "")
            }
        }
    }

    func status(of path: String) throws(FileFault) -> DiskStatus? {
        try state.withLock { state throws(FileFault) in
            try state.look("look at", path)
            if path == "." || path == "/" { return DiskStatus(kind: .folder, mode: 0o755, size: 0) }
            guard let entry = state.live[path] else { return nil }
            return DiskStatus(kind: entry.kind, mode: entry.mode, size: state.inodes[entry.inode]?.cached.count ?? 0)
        }
    }

    func makeFolder(_ path: String) throws(FileFault) {
        try state.withLock { state throws(FileFault) in
            try state.change(.makeFolder, path) { state throws(FileFault) in
                guard state.live[path] == nil else { throw FileFault("make the folder", path, code: EEXIST) }
                guard state.isFolder(State.parent(path)) else { throw FileFault("make the folder", path, code: ENOENT) }
                state.rename(nil, path, Entry(kind: .folder, mode: 0o700, inode: 0))
            }
        }
    }

    func open(_ path: String, _ mode: DiskMode) throws(FileFault) -> DiskFile {
        try state.withLock { state throws(FileFault) in
            guard mode == .create else {
                try state.look("open", path)
                try state.fail(.open, path)
                return DiskFile(number: try state.handle(path))
            }
            var number = 0
            try state.change(.create, path) { state throws(FileFault) in
                guard state.live[path] == nil else { throw FileFault("make", path, code: EEXIST) }
                guard state.isFolder(State.parent(path)) else { throw FileFault("make", path, code: ENOENT) }
                state.nextInode += 1
                state.inodes[state.nextInode] = Inode()
                state.rename(nil, path, Entry(kind: .file, mode: 0o600, inode: state.nextInode))
                number = try state.handle(path)
            }
            return DiskFile(number: number)
        }
    }

    func size(of file: DiskFile) throws(FileFault) -> Int {
        try state.withLock { state throws(FileFault) in try state.inode(file, "look at").cached.count }
    }

    func read(
        _ file: DiskFile, at offset: Int, into buffer: UnsafeMutableRawBufferPointer
    ) throws(FileFault) -> Int {
        let bytes = try state.withLock { state throws(FileFault) in
            let inode = try state.inode(file, "read")
            try state.fail(.read, state.handles[file.number]?.path ?? "")
            return inode.cached
        }
        guard offset < bytes.count else { return 0 }
        let end = min(bytes.count, offset + buffer.count)
        bytes.withUnsafeBytes { buffer.copyMemory(from: UnsafeRawBufferPointer(rebasing: $0[offset..<end])) }
        return end - offset
    }

    func write(_ file: DiskFile, at offset: Int, _ bytes: UnsafeRawBufferPointer) throws(FileFault) -> Int {
        let bytes = Array(bytes)
        return try state.withLock { state throws(FileFault) in
            let path = try state.path(file, "write")
            var count = bytes.count
            if count > 1, state.shortWrites > 0, state.random.oneIn(state.shortWrites) {
                count = Int.random(in: 1..<count, using: &state.random)
            }
            try state.change(.write, path) { state throws(FileFault) in
                let inode = try state.inode(file, "write")
                if let capacity = state.capacity {
                    let room = capacity - state.used + max(0, inode.cached.count - offset)
                    guard room > 0 else { throw FileFault("write", path, code: ENOSPC) }
                    count = min(count, room)
                }
                inode.apply(.write(offset: offset, count == bytes.count ? bytes : Array(bytes.prefix(count))))
            }
            return count
        }
    }

    func truncate(_ file: DiskFile, to size: Int) throws(FileFault) {
        try state.withLock { state throws(FileFault) in
            let path = try state.path(file, "cut")
            try state.change(.truncate, path) { state throws(FileFault) in
                try state.inode(file, "cut").apply(.truncate(size))
            }
        }
    }

    func synchronize(_ file: DiskFile) throws(FileFault) {
        try state.withLock { state throws(FileFault) in
            let path = try state.path(file, "sync")
            let inode = try state.inode(file, "sync")
            do throws(FileFault) {
                try state.change(.synchronize, path, isSync: true) { _ in inode.synchronize() }
            } catch {
                // Linux marks the pages clean whether they were written or not.
                if !state.isStopped { inode.loseUnsynced() }
                throw error
            }
        }
    }

    func close(_ file: DiskFile) {
        state.withLock { state in
            guard let handle = state.handles.removeValue(forKey: file.number) else { return }
            if handle.isLock { state.locks.remove(handle.path) }
        }
    }

    func rename(_ from: String, to: String) throws(FileFault) {
        try state.withLock { state throws(FileFault) in
            try state.change(.rename, to) { state throws(FileFault) in
                guard let entry = state.live[from] else { throw FileFault("put in place", to, code: ENOENT) }
                state.rename(from, to, entry)
            }
        }
    }

    func remove(_ path: String) throws(FileFault) {
        try state.withLock { state throws(FileFault) in
            try state.change(.remove, path) { state throws(FileFault) in
                guard let entry = state.live[path] else { return }
                guard entry.kind != .folder else { throw FileFault("remove", path, code: EISDIR) }
                state.rename(path, nil, nil)
            }
        }
    }

    func synchronizeFolder(_ path: String) throws(FileFault) {
        try state.withLock { state throws(FileFault) in
            try state.change(.synchronizeFolder, path, isSync: true) { state in
                for change in state.names.removeValue(forKey: path) ?? [] { State.apply(change, to: &state.stable) }
                state.forgetUnreachable()
            }
        }
    }

    func lock(_ path: String) throws(FileFault) -> DiskFile? {
        if state.withLock({ $0.live[path] == nil && !$0.isStopped }) { close(try open(path, .create)) }
        return try state.withLock { state throws(FileFault) in
            try state.look("lock", path)
            guard state.locks.insert(path).inserted else { return nil }
            let number = try state.handle(path)
            state.handles[number]?.isLock = true
            return DiskFile(number: number)
        }
    }
}
