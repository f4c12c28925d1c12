import Orders
import Platform

/// The real disk, which can be made full, made to lose what it syncs, and held at a sync until a test lets it go.
final class FailingDisk: Disk {
    private struct State {
        var isFull = false
        var losesSyncs = false
        var isHeld = false
    }

    private let real = SystemDisk()
    private let state = Guarded(State())
    private let arrivals = BlockingQueue<Int>(limit: 1_000_000)
    private let permits = BlockingQueue<Int>(limit: 1_000_000)

    /// Every write meets ENOSPC.
    var isFull: Bool {
        get { state.withLock { $0.isFull } }
        set { state.withLock { $0.isFull = newValue } }
    }

    /// Every sync meets EIO.
    var losesSyncs: Bool {
        get { state.withLock { $0.losesSyncs } }
        set { state.withLock { $0.losesSyncs = newValue } }
    }

    /// From now on a sync waits.
    func hold() { state.withLock { $0.isHeld = true } }

    /// Returns when a sync waits.
    func awaitSync() { _ = arrivals.take() }

    /// Lets the sync that waits go on, and all later ones.
    func release() {
        state.withLock { $0.isHeld = false }
        _ = permits.push(0)
    }

    func synchronize(_ file: DiskFile) throws(FileFault) {
        if state.withLock({ $0.isHeld }) {
            _ = arrivals.push(0)
            _ = permits.take()
        }
        if losesSyncs { throw FileFault("sync", "journal", code: 5) }
        try real.synchronize(file)
    }

    func write(_ file: DiskFile, at offset: Int, _ bytes: UnsafeRawBufferPointer) throws(FileFault) -> Int {
        if isFull { throw FileFault("write", "journal", code: 28) }
        return try real.write(file, at: offset, bytes)
    }

    func names(in folder: String) throws(FileFault) -> [String] { try real.names(in: folder) }
    func status(of path: String) throws(FileFault) -> DiskStatus? { try real.status(of: path) }
    func makeFolder(_ path: String) throws(FileFault) { try real.makeFolder(path) }
    func open(_ path: String, _ mode: DiskMode) throws(FileFault) -> DiskFile { try real.open(path, mode) }
    func size(of file: DiskFile) throws(FileFault) -> Int { try real.size(of: file) }
    func read(_ file: DiskFile, at offset: Int, into buffer: UnsafeMutableRawBufferPointer) throws(FileFault) -> Int {
        try real.read(file, at: offset, into: buffer)
    }
    func truncate(_ file: DiskFile, to size: Int) throws(FileFault) { try real.truncate(file, to: size) }
    func close(_ file: DiskFile) { real.close(file) }
    func rename(_ from: String, to: String) throws(FileFault) { try real.rename(from, to: to) }
    func remove(_ path: String) throws(FileFault) { try real.remove(path) }
    func synchronizeFolder(_ path: String) throws(FileFault) { try real.synchronizeFolder(path) }
    func lock(_ path: String) throws(FileFault) -> DiskFile? { try real.lock(path) }
    func lockFolder(_ path: String) throws(FileFault) -> FolderLock { try real.lockFolder(path) }
    func isLocked(_ path: String, by lock: DiskFile) -> Bool { real.isLocked(path, by: lock) }
}
