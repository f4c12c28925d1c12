import Platform

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// Only one build of a shop writes at a time; the system releases the lock of a build that was killed.
struct BuildLock {
    private let descriptor: Int32

    /// Waits a few seconds for a build that is about to end.
    init(workFolder: String) throws {
        try SystemCalls.makeFolders(workFolder)
        let path = workFolder + "/lock"
        descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o666)
        guard descriptor >= 0 else { throw FileFault("open", path, code: errno) }
        for _ in 0..<100 {
            if flock(descriptor, LOCK_EX | LOCK_NB) == 0 { return }
            guard errno == EWOULDBLOCK || errno == EINTR else { break }
            usleep(50_000)
        }
        close(descriptor)
        throw LockBusy()
    }

    func release() { close(descriptor) }
}

/// Another build of the same shop is at work.
package struct LockBusy: Error, Sendable {}
