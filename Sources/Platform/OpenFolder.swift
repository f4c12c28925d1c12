#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// A folder held open, below which files are asked for by short paths: the system walks to it once and not every time.
package final class OpenFolder: Sendable {
    package let path: String
    private let descriptor: Int32

    /// Nil when there is no such folder.
    package init?(_ path: String) {
        self.path = path
        descriptor = posixOpen(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        if descriptor < 0 { return nil }
    }

    /// As `init`, with what was wrong.
    package static func open(_ path: String) throws(FileFault) -> OpenFolder {
        guard let folder = OpenFolder(path) else { throw FileFault("open", path, code: errno) }
        return folder
    }

    deinit { close(descriptor) }

    /// The size and time of a regular file, following links; nil when there is none. `path` ends in a zero byte.
    package func stamp(_ path: UnsafePointer<CChar>) -> FileStamp? {
        var status = stat()
        guard fstatat(descriptor, path, &status, 0) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
        return FileStamp(status)
    }

    /// Creates or empties a file below the folder and writes all bytes; gives what the system says of it then.
    package func write(_ bytes: [UInt8], to name: String) throws(FileFault) -> FileStamp {
        let file = openat(descriptor, name, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o666)
        let result = bytes.withUnsafeBytes { buffer -> Result<FileStamp, FileFault> in
            do throws(FileFault) {
                return .success(try SystemCalls.write(buffer, to: file, path + "/" + name))
            } catch {
                return .failure(error)
            }
        }
        return try result.get()
    }

    /// Makes a folder below this one and all above it that are missing; one that is there is no fault.
    package func makeFolders(_ name: String) throws(FileFault) {
        if mkdirat(descriptor, name, 0o777) == 0 || errno == EEXIST { return }
        guard errno == ENOENT, let cut = name.utf8.lastIndex(of: 0x2F) else {
            throw FileFault("make the folder", path + "/" + name, code: errno)
        }
        try makeFolders(String(name[..<cut]))
        guard mkdirat(descriptor, name, 0o777) == 0 || errno == EEXIST else {
            throw FileFault("make the folder", path + "/" + name, code: errno)
        }
    }
}

/// Behind the method of the same name.
private func posixOpen(_ path: String, _ flags: Int32) -> Int32 { open(path, flags) }
