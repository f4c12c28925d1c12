import Platform

/// What the journal needs of a file system; the real one is `SystemDisk`, and tests have one that tears and loses.
///
/// Every call that changes something names what it changes, so that a simulation can stop between any two of them.
/// Faults are values: a `FileFault` with the operation, the path and the `errno`. An interrupted call (EINTR) is
/// resumed by the disk and never seen here.
package protocol Disk: Sendable {
    /// The names in a folder, in no order, without `.` and `..`.
    func names(in folder: String) throws(FileFault) -> [String]

    /// What stands at `path`, without following a link; nil when nothing does.
    func status(of path: String) throws(FileFault) -> DiskStatus?

    /// Makes one folder with mode 0700, whatever the umask; its parent must exist. One that is there is a fault.
    func makeFolder(_ path: String) throws(FileFault)

    /// Opens a regular file, close-on-exec and never through a link.
    func open(_ path: String, _ mode: DiskMode) throws(FileFault) -> DiskFile

    /// The size of an open file in bytes.
    func size(of file: DiskFile) throws(FileFault) -> Int

    /// Reads at `offset` into `buffer` and says how many bytes it got: fewer than asked for is possible, none is the end.
    func read(_ file: DiskFile, at offset: Int, into buffer: UnsafeMutableRawBufferPointer) throws(FileFault) -> Int

    /// Writes at `offset` and says how many bytes it wrote: fewer than given is possible, none is not.
    func write(_ file: DiskFile, at offset: Int, _ bytes: UnsafeRawBufferPointer) throws(FileFault) -> Int

    /// Cuts an open file to `size` bytes.
    func truncate(_ file: DiskFile, to size: Int) throws(FileFault)

    /// Returns when the file's bytes and size are on the medium.
    func synchronize(_ file: DiskFile) throws(FileFault)

    /// Gives the handle back; a lock taken with it ends.
    func close(_ file: DiskFile)

    /// Puts a file in the place of another within one folder, in one step.
    func rename(_ from: String, to: String) throws(FileFault)

    /// Removes a file; one that is not there is no fault.
    func remove(_ path: String) throws(FileFault)

    /// Returns when the names in the folder are on the medium.
    func synchronizeFolder(_ path: String) throws(FileFault)

    /// Takes the lock of the file at `path`, which is made (0600) when it is missing and never removed; nil when another
    /// holds it. The lock lasts until the handle is closed or the process ends.
    func lock(_ path: String) throws(FileFault) -> DiskFile?

    /// Takes the lock of a folder that is there, for as long as the handle of `lock`.
    func lockFolder(_ path: String) throws(FileFault) -> FolderLock

    /// Whether `path` still is the file that `lock` was taken of: one that was removed or replaced locks nobody out.
    func isLocked(_ path: String, by lock: DiskFile) -> Bool
}

/// What came of locking a folder.
package enum FolderLock: Sendable {
    case taken(DiskFile)
    /// Another process has it.
    case held
    /// Folders cannot be locked on this file system.
    case impossible
}

/// A disk in memory has nobody beside it who takes folders or removes files.
extension Disk {
    package func lockFolder(_ path: String) throws(FileFault) -> FolderLock { .impossible }
    package func isLocked(_ path: String, by lock: DiskFile) -> Bool { true }
}

/// An open file of a `Disk`: a number that means something to that disk alone.
package struct DiskFile: Sendable, Hashable {
    package var number: Int

    package init(number: Int) { self.number = number }
}

/// What a file is opened for.
package enum DiskMode: Sendable {
    case read
    /// An existing file, to write to and read from.
    case write
    /// A new file with mode 0600, whatever the umask; one that is there is a fault (EEXIST).
    case create
}

/// What a disk says of a path without following a link.
package struct DiskStatus: Sendable, Hashable {
    package enum Kind: Sendable { case file, folder, link, other }

    package var kind: Kind
    /// The permission bits, `0o600`.
    package var mode: UInt32
    /// Bytes.
    package var size: Int

    package init(kind: Kind, mode: UInt32, size: Int) {
        self.kind = kind
        self.mode = mode
        self.size = size
    }
}
