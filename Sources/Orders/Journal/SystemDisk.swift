import Platform

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// The file system itself.
package struct SystemDisk: Disk {
    package init() {}

    package func names(in folder: String) throws(FileFault) -> [String] {
        guard let directory = opendir(folder) else { throw FileFault("list", folder, code: errno) }
        defer { closedir(directory) }
        var names: [String] = []
        while true {
            errno = 0
            guard let entry = readdir(directory) else { break }
            let name = SystemCalls.entryName(entry)
            if name != ".", name != ".." { names.append(name) }
        }
        guard errno == 0 else { throw FileFault("list", folder, code: errno) }
        return names
    }

    package func status(of path: String) throws(FileFault) -> DiskStatus? {
        var status = stat()
        guard lstat(path, &status) == 0 else {
            if errno == ENOENT { return nil }
            throw FileFault("look at", path, code: errno)
        }
        let kind: DiskStatus.Kind =
            switch status.st_mode & S_IFMT {
            case S_IFREG: .file
            case S_IFDIR: .folder
            case S_IFLNK: .link
            default: .other
            }
        return DiskStatus(kind: kind, mode: UInt32(status.st_mode & 0o7777), size: Int(status.st_size))
    }

    package func makeFolder(_ path: String) throws(FileFault) {
        guard mkdir(path, 0o700) == 0 else { throw FileFault("make the folder", path, code: errno) }
        // A umask may have taken even the owner's bits.
        guard chmod(path, 0o700) == 0 else { throw FileFault("set the mode of", path, code: errno) }
    }

    package func open(_ path: String, _ mode: DiskMode) throws(FileFault) -> DiskFile {
        let flags =
            switch mode {
            // A pipe in a file's place must not be waited for.
            case .read: O_RDONLY | O_NONBLOCK
            case .write: O_RDWR
            case .create: O_RDWR | O_CREAT | O_EXCL
            }
        let descriptor = try SystemDisk.descriptor(path, flags, operation: mode == .create ? "make" : "open")
        guard mode == .create else { return DiskFile(number: Int(descriptor)) }
        guard fchmod(descriptor, 0o600) == 0 else {
            let code = errno
            posixClose(descriptor)
            throw FileFault("set the mode of", path, code: code)
        }
        return DiskFile(number: Int(descriptor))
    }

    package func size(of file: DiskFile) throws(FileFault) -> Int {
        var status = stat()
        guard fstat(file.descriptor, &status) == 0 else { throw FileFault("look at", file.name, code: errno) }
        guard status.st_mode & S_IFMT == S_IFREG else { throw FileFault("read", file.name, code: EISDIR) }
        return Int(status.st_size)
    }

    package func read(
        _ file: DiskFile, at offset: Int, into buffer: UnsafeMutableRawBufferPointer
    ) throws(FileFault) -> Int {
        guard buffer.count > 0 else { return 0 }
        while true {
            let got = pread(file.descriptor, buffer.baseAddress, buffer.count, off_t(offset))
            if got >= 0 { return got }
            guard errno == EINTR else { throw FileFault("read", file.name, code: errno) }
        }
    }

    package func write(
        _ file: DiskFile, at offset: Int, _ bytes: UnsafeRawBufferPointer
    ) throws(FileFault) -> Int {
        guard bytes.count > 0 else { return 0 }
        while true {
            let put = pwrite(file.descriptor, bytes.baseAddress, bytes.count, off_t(offset))
            if put > 0 { return put }
            // A file system that takes nothing and names no fault would be asked for ever.
            guard put < 0 else { throw FileFault("write", file.name, code: EIO) }
            guard errno == EINTR else { throw FileFault("write", file.name, code: errno) }
        }
    }

    package func truncate(_ file: DiskFile, to size: Int) throws(FileFault) {
        while ftruncate(file.descriptor, off_t(size)) != 0 {
            guard errno == EINTR else { throw FileFault("cut", file.name, code: errno) }
        }
    }

    package func synchronize(_ file: DiskFile) throws(FileFault) {
        try SystemDisk.synchronize(file.descriptor, file.name)
    }

    package func close(_ file: DiskFile) {
        // Everything that matters was synced before; EINTR leaves the descriptor closed on Linux.
        posixClose(file.descriptor)
    }

    package func rename(_ from: String, to: String) throws(FileFault) { try SystemCalls.rename(from, to: to) }

    package func remove(_ path: String) throws(FileFault) { try SystemCalls.removeFile(path) }

    package func synchronizeFolder(_ path: String) throws(FileFault) {
        // The data folder may be a link that its owner made; what must be none was looked at before.
        let descriptor = posixOpen(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { throw FileFault("sync", path, code: errno) }
        defer { posixClose(descriptor) }
        while fsync(descriptor) != 0 {
            guard errno == EINTR else { throw FileFault("sync", path, code: errno) }
        }
    }

    package func lock(_ path: String) throws(FileFault) -> DiskFile? {
        let descriptor = try SystemDisk.descriptor(path, O_RDWR | O_CREAT, operation: "lock")
        while flock(descriptor, LOCK_EX | LOCK_NB) != 0 {
            let code = errno
            if code == EINTR { continue }
            posixClose(descriptor)
            if code == EWOULDBLOCK { return nil }
            throw FileFault("lock", path, code: code)
        }
        return DiskFile(number: Int(descriptor))
    }

    package func lockFolder(_ path: String) throws(FileFault) -> FolderLock {
        let descriptor = try SystemDisk.descriptor(path, O_RDONLY | O_DIRECTORY, operation: "lock")
        while flock(descriptor, LOCK_EX | LOCK_NB) != 0 {
            let code = errno
            if code == EINTR { continue }
            posixClose(descriptor)
            // A network's file system wants a file that can be written.
            return code == EWOULDBLOCK ? .held : .impossible
        }
        return .taken(DiskFile(number: Int(descriptor)))
    }

    package func isLocked(_ path: String, by lock: DiskFile) -> Bool {
        var named = stat()
        var held = stat()
        guard lstat(path, &named) == 0 else { return errno != ENOENT && errno != ENOTDIR }
        guard fstat(lock.descriptor, &held) == 0 else { return true }
        return named.st_ino == held.st_ino && named.st_dev == held.st_dev
    }

    /// Opens without following a link and without handing the descriptor to a child.
    private static func descriptor(_ path: String, _ flags: Int32, operation: String) throws(FileFault) -> Int32 {
        while true {
            let descriptor = posixOpen(path, flags | O_CLOEXEC | O_NOFOLLOW)
            if descriptor >= 0 { return descriptor }
            guard errno == EINTR else { throw FileFault(operation, path, code: errno) }
        }
    }

    private static func synchronize(_ descriptor: Int32, _ name: String) throws(FileFault) {
        #if canImport(Darwin)
            // fsync there returns before the drive has written its cache (fcntl(2)).
            while fcntl(descriptor, F_FULLFSYNC) != 0 {
                if errno == EINTR { continue }
                // A file system that does not know it (a network's) has only fsync.
                guard errno == ENOTSUP || errno == EINVAL, fsync(descriptor) == 0 else {
                    throw FileFault("sync", name, code: errno)
                }
                return
            }
        #else
            while fdatasync(descriptor) != 0 {
                guard errno == EINTR else { throw FileFault("sync", name, code: errno) }
            }
        #endif
    }
}

extension DiskFile {
    fileprivate var descriptor: Int32 { Int32(truncatingIfNeeded: number) }
    /// The disk knows no path any more; the journal, which does, puts it into its failure.
    fileprivate var name: String { "descriptor \(number)" }
}

// `open` and `close` are members of the enclosing type too, so the C functions need names of their own.
private func posixOpen(_ path: String, _ flags: Int32) -> Int32 { open(path, flags, 0o600) }
@discardableResult private func posixClose(_ descriptor: Int32) -> Int32 { close(descriptor) }

extension SystemDisk {
    /// Whether a code says that there is no room: on the disk, in the quota, or in a file under `ulimit -f`.
    static func isFull(_ code: Int32) -> Bool { code == ENOSPC || code == EDQUOT || code == EFBIG }

    /// Whether a code says that a link stands where none may.
    static func isLink(_ code: Int32) -> Bool { code == ELOOP }
}
