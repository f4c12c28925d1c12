#if canImport(Darwin)
    import Darwin
#elseif canImport(Musl)
    import Musl
#else
    import Glibc
#endif

/// A folder that nothing outside of can be opened through.
///
/// Each component of a path is opened on its own, relative to the folder before it and without following links. A
/// check of the path's text or of its resolved form would leave a moment between the check and the use.
final class DocumentRoot: Sendable {
    struct Opened {
        var file: OpenFile
        var size: Int
        /// Seconds since 1970, and the rest in nanoseconds.
        var modified: (seconds: Int, nanoseconds: Int)
        var inode: UInt64
    }

    enum Result {
        case file(Opened)
        case folder
        case missing
        /// No descriptor left, no right, a fault of the disk.
        case failed
    }

    private let path: String

    /// `path` may be replaced by another folder while it is being served, as a build does: it is opened anew each time.
    init(path: String) { self.path = path }

    /// Opens what `components` name, none of which may be empty, `.`, `..` or hold a slash.
    func open(_ components: some Collection<Substring>) -> Result {
        let flags = O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK
        // The root itself may be a link: that is the owner's choice.
        let root = Self.openAt(AT_FDCWD, path, O_RDONLY | O_CLOEXEC | O_DIRECTORY)
        guard root >= 0 else { return Self.failure }
        var current = OpenFile(root)
        for component in components {
            guard !component.isEmpty, component != ".", component != "..", component.utf8.count < 256,
                !component.utf8.contains(where: { $0 == 0 || $0 == 0x2F })
            else { return .missing }
            // O_NONBLOCK: opening a named pipe must not wait for somebody to write into it.
            let next = Self.openAt(current.descriptor, String(component), flags)
            guard next >= 0 else { return Self.failure }
            current = OpenFile(next)
        }
        var status = stat()
        guard fstat(current.descriptor, &status) == 0 else { return .failed }
        switch status.st_mode & S_IFMT {
        case S_IFDIR: return .folder
        case S_IFREG:
            #if canImport(Darwin)
                let time = status.st_mtimespec
            #else
                let time = status.st_mtim
            #endif
            return .file(
                Opened(
                    file: current, size: Int(status.st_size), modified: (Int(time.tv_sec), Int(time.tv_nsec)),
                    inode: UInt64(status.st_ino)))
        default: return .missing
        }
    }

    private static func openAt(_ folder: Int32, _ name: String, _ flags: Int32) -> Int32 {
        while true {
            let descriptor = openat(folder, name, flags)
            if descriptor >= 0 || errno != EINTR { return descriptor }
        }
    }

    /// What a failed open means to the client: a link (ELOOP) is as good as nothing there.
    private static var failure: Result {
        switch errno {
        case EMFILE, ENFILE, ENOMEM, EIO: .failed
        default: .missing
        }
    }
}

/// A descriptor that closes itself.
final class OpenFile: Sendable {
    let descriptor: Int32

    init(_ descriptor: Int32) { self.descriptor = descriptor }

    deinit { Descriptor.close(descriptor) }

    /// All of a file of `size` bytes, or what there is of it by now; nil if it cannot be read.
    func read(size: Int) -> [UInt8]? {
        var failed = false
        let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
            while count < size {
                let got = pread(descriptor, buffer.baseAddress.map { $0 + count }, size - count, off_t(count))
                if got < 0, errno == EINTR { continue }
                if got < 0 { failed = true }
                if got <= 0 { break }
                count += got
            }
        }
        return failed ? nil : bytes
    }
}
