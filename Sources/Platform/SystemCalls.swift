#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// The few POSIX calls that loading and writing need, with their faults as values.
///
/// Foundation's file calls cost several times the kernel's own time at ten thousand files; these cost nothing more.
package enum SystemCalls {
    package static var noEntry: Int32 { ENOENT }
    package static var notDirectory: Int32 { ENOTDIR }
    package static var exists: Int32 { EEXIST }
    package static var notPermitted: Int32 { EPERM }
    package static var noSpace: Int32 { ENOSPC }

    /// Not a code of the system: something stands there that is no regular file.
    package static let notRegular: Int32 = -1

    package static func message(for code: Int32) -> String {
        if code == notRegular {
            return "it is no regular file but a pipe, a socket or a device; put a file in its place"
        }
        guard let text = strerror(code) else { return "error \(code)" }
        return String(cString: text)
    }

    /// Bytes of the largest file that is read into memory where nothing smaller is said.
    package static let largestFile = 1 << 30

    /// Reads a whole file of at most `limit` bytes; regular files only, and never waits for a writer of a pipe.
    package static func read(_ path: String, limit: Int = largestFile) throws(FileFault) -> [UInt8] {
        // Without O_NONBLOCK opening a pipe waits until somebody writes into it.
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else { throw FileFault("read", path, code: errno == ENXIO ? notRegular : errno) }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw FileFault("read", path, code: errno) }
        let kind = status.st_mode & S_IFMT
        guard kind == S_IFREG else { throw FileFault("read", path, code: kind == S_IFDIR ? EISDIR : notRegular) }
        let expected = Int(status.st_size)
        guard expected <= limit else { throw FileFault("read", path, code: EFBIG) }
        var fault: Int32 = 0
        var bytes = [UInt8](unsafeUninitializedCapacity: expected + 1) { buffer, count in
            while count < buffer.count {
                let got = posixRead(descriptor, buffer.baseAddress! + count, buffer.count - count)
                if got > 0 {
                    count += got
                } else if got == 0 {
                    break
                } else if errno != EINTR {
                    fault = errno
                    break
                }
            }
        }
        guard fault == 0 else { throw FileFault("read", path, code: fault) }
        // A file that grew while it was read: take the rest as well.
        if bytes.count > expected {
            var rest = [UInt8](repeating: 0, count: 65_536)
            while true {
                let got = rest.withUnsafeMutableBytes { posixRead(descriptor, $0.baseAddress!, $0.count) }
                if got > 0 {
                    guard bytes.count + got <= limit else { throw FileFault("read", path, code: EFBIG) }
                    bytes.append(contentsOf: rest[0..<got])
                } else if got == 0 {
                    break
                } else if errno != EINTR {
                    throw FileFault("read", path, code: errno)
                }
            }
        }
        FileTraffic.noteRead(bytes.count)
        return bytes
    }

    /// Creates or empties a file and writes all bytes; short writes and EINTR are resumed. `mode` are the rights of a
    /// new one, as far as the umask lets them. Gives what the system says of the file then.
    @discardableResult
    package static func write(
        _ bytes: UnsafeRawBufferPointer, to path: String, mode: UInt16 = 0o666
    ) throws(FileFault) -> FileStamp {
        try write(bytes, to: open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, mode_t(mode)), path)
    }

    /// Writes all bytes to a descriptor and closes it; `path` is what faults name. A negative one is a fault of opening.
    static func write(
        _ bytes: UnsafeRawBufferPointer, to descriptor: Int32, _ path: @autoclosure () -> String
    ) throws(FileFault) -> FileStamp {
        guard descriptor >= 0 else { throw FileFault("write", path(), code: errno) }
        var offset = 0
        while offset < bytes.count {
            let put = posixWrite(descriptor, bytes.baseAddress! + offset, bytes.count - offset)
            if put > 0 {
                offset += put
            } else if put == 0 || errno != EINTR {
                let code = put == 0 ? EIO : errno
                close(descriptor)
                throw FileFault("write", path(), code: code)
            }
        }
        var status = stat()
        let isKnown = fstat(descriptor, &status) == 0
        guard close(descriptor) == 0 || errno == EINTR, isKnown else { throw FileFault("write", path(), code: errno) }
        FileTraffic.noteWrite(bytes.count)
        return FileStamp(status)
    }

    @discardableResult
    package static func write(_ bytes: [UInt8], to path: String, mode: UInt16 = 0o666) throws(FileFault) -> FileStamp {
        let result = bytes.withUnsafeBytes { buffer -> Result<FileStamp, FileFault> in
            do throws(FileFault) {
                return .success(try write(buffer, to: path, mode: mode))
            } catch {
                return .failure(error)
            }
        }
        return try result.get()
    }

    /// Puts a file in place that is its owner's alone from its first byte on, synced before it has its name.
    package static func writePrivately(_ bytes: [UInt8], to path: String) throws(FileFault) {
        let new = path + ".new"
        unlink(new)
        let descriptor = open(new, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard descriptor >= 0 else { throw FileFault("write", new, code: errno) }
        var offset = 0
        while offset < bytes.count {
            let put = bytes.withUnsafeBytes { posixWrite(descriptor, $0.baseAddress! + offset, bytes.count - offset) }
            if put < 0, errno == EINTR { continue }
            guard put > 0 else {
                let code = errno
                close(descriptor)
                unlink(new)
                throw FileFault("write", new, code: code)
            }
            offset += put
        }
        var isSynced = fchmod(descriptor, 0o600) == 0
        if isSynced {
            repeat { isSynced = fsync(descriptor) == 0 } while !isSynced && errno == EINTR
        }
        guard isSynced else {
            let code = errno
            close(descriptor)
            unlink(new)
            throw FileFault("write", new, code: code)
        }
        close(descriptor)
        try rename(new, to: path)
    }

    /// The size and time of a regular file, following links; nil when there is none.
    package static func stamp(_ path: String) -> FileStamp? {
        var status = stat()
        guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
        return FileStamp(status)
    }

    package enum Kind: Sendable { case file, folder, link, other }

    /// What stands at `path`, without following a link; nil when nothing does.
    package static func kind(_ path: String) -> Kind? {
        var status = stat()
        guard lstat(path, &status) == 0 else { return nil }
        return switch status.st_mode & S_IFMT {
        case S_IFREG: .file
        case S_IFDIR: .folder
        case S_IFLNK: .link
        default: .other
        }
    }

    /// The file system that holds `path`.
    package static func device(_ path: String) -> UInt64? {
        var status = stat()
        return stat(path, &status) == 0 ? UInt64(status.st_dev) : nil
    }

    package static func makeFolder(_ path: String) throws(FileFault) {
        if mkdir(path, 0o777) != 0, errno != EEXIST { throw FileFault("make the folder", path, code: errno) }
    }

    /// Makes a folder that is its owner's alone, whatever the umask.
    package static func makePrivateFolder(_ path: String) throws(FileFault) {
        guard mkdir(path, 0o700) == 0, chmod(path, 0o700) == 0 else {
            throw FileFault("make the folder", path, code: errno)
        }
    }

    /// Makes the folder and whatever is missing above it.
    package static func makeFolders(_ path: String) throws(FileFault) {
        if mkdir(path, 0o777) == 0 { return }
        if errno == EEXIST { return }
        guard errno == ENOENT, let cut = path.lastIndex(of: "/"), cut != path.startIndex else {
            throw FileFault("make the folder", path, code: errno)
        }
        try makeFolders(String(path[..<cut]))
        try makeFolder(path)
    }

    package static func rename(_ from: String, to: String) throws(FileFault) {
        if posixRename(from, to) != 0 { throw FileFault("put in place", to, code: errno) }
    }

    package static func removeFile(_ path: String) throws(FileFault) {
        if unlink(path) != 0, errno != ENOENT { throw FileFault("remove", path, code: errno) }
    }

    /// Removes a folder if nothing is in it; says whether it did.
    package static func removeEmptyFolder(_ path: String) -> Bool { rmdir(path) == 0 }

    /// Removes a folder with all that is in it, never following links.
    package static func removeTree(_ path: String) {
        switch kind(path) {
        case nil: return
        case .folder:
            if let directory = opendir(path) {
                while let entry = readdir(directory) {
                    let name = entryName(entry)
                    if name != "." && name != ".." { removeTree(path + "/" + name) }
                }
                closedir(directory)
            }
            rmdir(path)
        default: unlink(path)
        }
    }

    /// The names in a folder, in no order; nil when it cannot be read.
    package static func names(in path: String) -> [String]? {
        guard let directory = opendir(path) else { return nil }
        defer { closedir(directory) }
        var names: [String] = []
        while let entry = readdir(directory) {
            let name = entryName(entry)
            if name != ".", name != ".." { names.append(name) }
        }
        return names
    }

    /// The absolute path with links resolved, or nil when it does not exist.
    package static func realPath(_ path: String) -> String? {
        guard let resolved = realpath(path, nil) else { return nil }
        defer { free(resolved) }
        return String(cString: resolved)
    }

    package static var workingFolder: String { realPath(".") ?? "." }

    /// Seconds since 1970.
    package static var now: Int {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        return Int(time.tv_sec)
    }

    /// Nanoseconds of a clock that only goes forward, for measuring.
    package static var ticks: Int {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return Int(time.tv_sec) * 1_000_000_000 + Int(time.tv_nsec)
    }

    /// What this process has used so far.
    package struct Usage: Sendable {
        /// Nanoseconds of all threads.
        package var user: Int
        package var system: Int
        /// Bytes.
        package var peakMemory: Int
    }

    package static var usage: Usage {
        var usage = rusage()
        #if canImport(Glibc)
            getrusage(Int32(RUSAGE_SELF.rawValue), &usage)
        #else
            getrusage(RUSAGE_SELF, &usage)
        #endif
        func nanoseconds(_ time: timeval) -> Int { Int(time.tv_sec) * 1_000_000_000 + Int(time.tv_usec) * 1_000 }
        #if canImport(Darwin)
            let peak = Int(usage.ru_maxrss)
        #else
            let peak = Int(usage.ru_maxrss) << 10
        #endif
        return Usage(user: nanoseconds(usage.ru_utime), system: nanoseconds(usage.ru_stime), peakMemory: peak)
    }

    /// Waits.
    package static func sleep(milliseconds: Int) {
        var time = timespec(tv_sec: milliseconds / 1_000, tv_nsec: milliseconds % 1_000 * 1_000_000)
        var rest = timespec()
        while nanosleep(&time, &rest) != 0, errno == EINTR { time = rest }
    }

    package static var processorCount: Int { max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))) }

    package static func entryName(_ entry: UnsafeMutablePointer<dirent>) -> String {
        withUnsafePointer(to: &entry.pointee.d_name) { pointer in
            pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
        }
    }
}

extension FileStamp {
    package init(_ status: stat) {
        #if canImport(Darwin)
            let time = status.st_mtimespec
        #else
            let time = status.st_mtim
        #endif
        self.init(size: Int(status.st_size), modified: Int(time.tv_sec) * 1_000_000_000 + Int(time.tv_nsec))
    }

    /// Of an input file, with all that tells it from what it was.
    package init(input status: stat) {
        self.init(status)
        #if canImport(Darwin)
            let time = status.st_ctimespec
        #else
            let time = status.st_ctim
        #endif
        changed = Int(time.tv_sec) * 1_000_000_000 + Int(time.tv_nsec)
        inode = Int(truncatingIfNeeded: status.st_ino)
    }
}

// `read`, `write` and `rename` are members of the enclosing type too, so the C functions need names of their own.
private func posixRead(_ descriptor: Int32, _ buffer: UnsafeMutableRawPointer, _ count: Int) -> Int {
    read(descriptor, buffer, count)
}
private func posixWrite(_ descriptor: Int32, _ buffer: UnsafeRawPointer, _ count: Int) -> Int {
    write(descriptor, buffer, count)
}
private func posixRename(_ from: String, _ to: String) -> Int32 { rename(from, to) }
