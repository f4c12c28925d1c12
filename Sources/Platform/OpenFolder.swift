#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// A folder held open, below which files are asked for by short paths: the system walks to it once and not every time.
package final class OpenFolder: Sendable {
    private let descriptor: Int32

    /// Nil when there is no such folder.
    package init?(_ path: String) {
        descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        if descriptor < 0 { return nil }
    }

    deinit { close(descriptor) }

    /// The size and time of a regular file, following links; nil when there is none. `path` ends in a zero byte.
    package func stamp(_ path: UnsafePointer<CChar>) -> FileStamp? {
        var status = stat()
        guard fstatat(descriptor, path, &status, 0) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
        return FileStamp(status)
    }
}
