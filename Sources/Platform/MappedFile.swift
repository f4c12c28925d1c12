#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// A file's bytes as the system holds them, without a copy of our own.
///
/// For files that only we replace, and always by a rename: one that is cut short while it is mapped ends the program.
package final class MappedFile: @unchecked Sendable {
    // Never written to, and unmapped when nobody holds it any more.
    package let bytes: UnsafeRawBufferPointer
    /// As of the moment it was opened.
    package let stamp: FileStamp

    /// Nil when there is no such regular file.
    package init?(_ path: String) {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
        stamp = FileStamp(status)
        guard status.st_size > 0 else {
            bytes = UnsafeRawBufferPointer(start: nil, count: 0)
            return
        }
        let length = Int(status.st_size)
        guard let start = mmap(nil, length, PROT_READ, MAP_PRIVATE, descriptor, 0), start != MAP_FAILED else {
            return nil
        }
        bytes = UnsafeRawBufferPointer(start: start, count: length)
        FileTraffic.noteRead(length)
    }

    deinit {
        if let start = bytes.baseAddress { munmap(UnsafeMutableRawPointer(mutating: start), bytes.count) }
    }
}
