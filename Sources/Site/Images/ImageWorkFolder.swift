import Platform
import Synchronization
import Text

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// A folder for the unfinished work of one batch, removed with the value; no two batches share one.
///
/// The lock on it ends with the process, so the next build can tell what a killed one left from what another is at.
package final class ImageWorkFolder {
    /// What the names of these folders begin with, in the cache folder.
    package static let prefix = "work-"

    /// The folder as a program may be told it: both programs give brackets, percent signs and colons in a name a meaning,
    /// so a shop that lies in such a folder is reached through a link that has none.
    package let path: String

    private let folder: String
    private let link: String?
    private let descriptor: Int32
    private static let number = Atomic<Int>(0)

    package init(in cacheFolder: String) throws(FileFault) {
        var made: (folder: String, descriptor: Int32)?
        // Another process may take a folder for left over before it is locked.
        for _ in 0..<8 where made == nil { made = try ImageWorkFolder.make(in: cacheFolder) }
        guard let made else { throw FileFault("lock", cacheFolder, code: EWOULDBLOCK) }
        (folder, descriptor) = made
        guard !ImageWorkFolder.isPlain(made.folder) else {
            (path, link) = (folder, nil)
            return
        }
        let name = "/tmp/vitrine-\(getpid())-\(ImageWorkFolder.next())-\(Fingerprint(SystemRandom.bytes(16)).hex)"
        guard symlink(folder, name) == 0 else {
            let code = errno
            close(descriptor)
            SystemCalls.removeTree(folder)
            throw FileFault("link", name, code: code)
        }
        (path, link) = (name, name)
    }

    deinit {
        if let link { unlink(link) }
        SystemCalls.removeTree(folder)
        close(descriptor)
    }

    /// Removes the folders that killed builds left.
    package static func sweep(_ cacheFolder: String) {
        for name in SystemCalls.names(in: cacheFolder) ?? [] where name.hasPrefix(prefix) {
            let folder = "\(cacheFolder)/\(name)"
            let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
            guard descriptor >= 0 else { continue }
            if flock(descriptor, LOCK_EX | LOCK_NB) == 0 { SystemCalls.removeTree(folder) }
            close(descriptor)
        }
    }

    private static func make(in cacheFolder: String) throws(FileFault) -> (String, Int32)? {
        let folder = "\(cacheFolder)/\(prefix)\(getpid())-\(next())"
        do throws(FileFault) {
            try SystemCalls.makePrivateFolder(folder)
        } catch {
            // Of a killed build with this process's number.
            if error.code == SystemCalls.exists { return nil }
            throw error
        }
        let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { return nil }
        var status = stat()
        // Where the file system has no locks, nothing is swept away either.
        let isLocked = flock(descriptor, LOCK_EX | LOCK_NB) == 0 || errno != EWOULDBLOCK
        guard isLocked, fstat(descriptor, &status) == 0, status.st_nlink > 0 else {
            close(descriptor)
            return nil
        }
        return (folder, descriptor)
    }

    private static func next() -> Int { number.wrappingAdd(1, ordering: .relaxed).newValue }

    private static func isPlain(_ path: String) -> Bool {
        path.utf8.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), ASCII.slash, ASCII.period, ASCII.hyphen, ASCII.underscore:
                true
            default: false
            }
        }
    }
}
