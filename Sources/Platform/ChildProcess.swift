#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// Runs one program to its end, without a shell, with a time limit.
///
/// The child gets nothing of ours but three descriptors, an empty signal mask, its own process group (so that what it
/// starts dies with it) and a short fixed environment (so that a locale or a user's configuration cannot change what
/// it writes).
package struct ChildProcess: Sendable {
    /// How a program ended.
    package enum Outcome: Sendable, Hashable {
        case exited(code: Int32)
        case signalled(Int32)
        /// It was still running at the limit and was killed.
        case timedOut
        /// It could not be started; the number is `errno`.
        case notStarted(Int32)
    }

    /// What a program did: how it ended and the first bytes of its standard output and error together.
    package struct Result: Sendable {
        package var outcome: Outcome
        package var output: String

        /// Whether the program ended by itself with code 0.
        package var succeeded: Bool { outcome == .exited(code: 0) }
    }

    /// The most output kept; a program that prints for ever must not fill memory.
    private static let outputLimit = 64 * 1024

    /// Runs the program at the absolute path `executable`; `seconds` is the wall-clock limit.
    ///
    /// What it reads and what it prints goes through files, `log` and another beside it, that have lost their names by
    /// the time it starts: pipes would have to be fed and drained at the same time, a program that stops reading would
    /// raise SIGPIPE here, and one whose child holds its end open would be waited for without end. Nothing of a mail stays
    /// on the disk.
    ///
    /// - Parameters:
    ///   - input: what it finds on its standard input; `/dev/null` when empty.
    ///   - more: what its environment holds besides, as `NAME=value`.
    package static func run(
        _ executable: String, _ arguments: [String], input: [UInt8] = [], environment more: [String] = [],
        seconds: Int, log: String
    ) -> Result {
        #if canImport(Darwin)
            var actions: posix_spawn_file_actions_t?
            var attributes: posix_spawnattr_t?
        #else
            var actions = posix_spawn_file_actions_t()
            var attributes = posix_spawnattr_t()
        #endif
        posix_spawn_file_actions_init(&actions)
        posix_spawnattr_init(&attributes)
        defer {
            posix_spawn_file_actions_destroy(&actions)
            posix_spawnattr_destroy(&attributes)
        }
        let output: Int32
        let source: Int32
        do throws(FileFault) {
            output = try nameless(log)
        } catch {
            return Result(outcome: .notStarted(error.code), output: "")
        }
        defer { close(output) }
        do throws(FileFault) {
            source = input.isEmpty ? -1 : try nameless(log + ".in", holding: input)
        } catch {
            return Result(outcome: .notStarted(error.code), output: "")
        }
        defer { if source >= 0 { close(source) } }
        if source >= 0 {
            posix_spawn_file_actions_adddup2(&actions, source, 0)
        } else {
            posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
        }
        posix_spawn_file_actions_adddup2(&actions, output, 1)
        posix_spawn_file_actions_adddup2(&actions, output, 2)
        closeInherited(&actions)

        var flags = Int32(POSIX_SPAWN_SETPGROUP) | Int32(POSIX_SPAWN_SETSIGMASK) | Int32(POSIX_SPAWN_SETSIGDEF)
        var signals = sigset_t()
        sigemptyset(&signals)
        posix_spawnattr_setsigmask(&attributes, &signals)
        sigaddset(&signals, SIGPIPE)
        sigaddset(&signals, SIGXFSZ)
        sigaddset(&signals, SIGINT)
        sigaddset(&signals, SIGTERM)
        posix_spawnattr_setsigdefault(&attributes, &signals)
        posix_spawnattr_setpgroup(&attributes, 0)
        #if canImport(Darwin)
            flags |= Int32(POSIX_SPAWN_CLOEXEC_DEFAULT)
        #endif
        posix_spawnattr_setflags(&attributes, Int16(truncatingIfNeeded: flags))

        var process: pid_t = 0
        let status = withCStrings([executable] + arguments) { argv in
            withCStrings(environment + more) { envp in
                posix_spawn(&process, executable, &actions, &attributes, argv, envp)
            }
        }
        guard status == 0 else { return Result(outcome: .notStarted(status), output: "") }
        let outcome = wait(for: process, seconds: seconds)
        return Result(outcome: outcome, output: String(decoding: firstBytes(of: output), as: UTF8.self))
    }

    /// A new file of ours alone, open for reading and writing and close-on-exec, at its beginning and without a name.
    private static func nameless(_ path: String, holding bytes: [UInt8] = []) throws(FileFault) -> Int32 {
        unlink(path)
        let descriptor = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard descriptor >= 0 else { throw FileFault("write", path, code: errno) }
        unlink(path)
        var offset = 0
        while offset < bytes.count {
            let put = bytes.withUnsafeBytes {
                pwrite(descriptor, $0.baseAddress! + offset, $0.count - offset, off_t(offset))
            }
            if put < 0, errno == EINTR { continue }
            guard put > 0 else {
                let code = put == 0 ? EIO : errno
                close(descriptor)
                throw FileFault("write", path, code: code)
            }
            offset += put
        }
        return descriptor
    }

    private static func firstBytes(of descriptor: Int32) -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: outputLimit)
        var count = 0
        while count < bytes.count {
            let got = bytes.withUnsafeMutableBytes {
                pread(descriptor, $0.baseAddress! + count, $0.count - count, off_t(count))
            }
            if got < 0, errno == EINTR { continue }
            guard got > 0 else { break }
            count += got
        }
        return Array(bytes.prefix(count))
    }

    #if canImport(Darwin)
        private static func closeInherited(_ actions: inout posix_spawn_file_actions_t?) {}
    #else
        /// Every descriptor here is opened close-on-exec; this also closes those that a parent process left us.
        private static func closeInherited(_ actions: inout posix_spawn_file_actions_t) {
            for descriptor in openDescriptors() where descriptor > 2 {
                let flags = fcntl(descriptor, F_GETFD)
                if flags >= 0 && flags & FD_CLOEXEC == 0 {
                    posix_spawn_file_actions_addclose(&actions, descriptor)
                }
            }
        }

        /// The descriptors this process holds; the low ones where the kernel does not list them.
        private static func openDescriptors() -> [Int32] {
            guard let folder = opendir("/proc/self/fd") else { return Array(0..<256) }
            defer { closedir(folder) }
            var found: [Int32] = []
            while let entry = readdir(folder) {
                let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
                    pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
                }
                if let descriptor = Int32(name) { found.append(descriptor) }
            }
            return found
        }
    #endif

    /// The first executable file `name` in the folders of `PATH`.
    package static func find(_ name: String) -> String? { findAll(name).first }

    /// Every executable file `name` in the folders of `PATH`, in order.
    package static func findAll(_ name: String) -> [String] {
        let path = getenv("PATH").map { String(cString: $0) } ?? "/usr/local/bin:/usr/bin:/bin"
        return path.split(separator: ":").filter { $0.hasPrefix("/") }.map { "\($0)/\(name)" }.filter { candidate in
            var information = stat()
            return stat(candidate, &information) == 0 && information.st_mode & S_IFMT == S_IFREG
                && access(candidate, X_OK) == 0
        }
    }

    private static var environment: [String] {
        let path = getenv("PATH").map { String(cString: $0) } ?? "/usr/local/bin:/usr/bin:/bin"
        return [
            "PATH=\(path)", "LC_ALL=C", "TZ=UTC", "VIPS_CONCURRENCY=1", "MAGICK_THREAD_LIMIT=1", "OMP_NUM_THREADS=1",
        ]
    }

    /// Waits until the child ends or the time is up, and reaps it.
    private static func wait(for process: pid_t, seconds: Int) -> Outcome {
        let deadline = now() + Int64(seconds) * 1000
        var status: Int32 = 0
        var pause: UInt32 = 200
        while true {
            let reaped = waitpid(process, &status, WNOHANG)
            if reaped == process { break }
            if reaped < 0 && errno != EINTR { return .notStarted(errno) }
            if now() >= deadline {
                kill(-process, SIGKILL)
                kill(process, SIGKILL)
                while waitpid(process, &status, 0) < 0 && errno == EINTR {}
                return .timedOut
            }
            usleep(pause)
            pause = min(pause * 2, 5_000)
        }
        let low = status & 0x7F
        return low == 0 ? .exited(code: status >> 8 & 0xFF) : .signalled(low)
    }

    /// Milliseconds of a clock that never goes back.
    private static func now() -> Int64 {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000
    }

    private static func withCStrings<Value>(
        _ strings: [String], _ body: (UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>) -> Value
    ) -> Value {
        var pointers: [UnsafeMutablePointer<CChar>?] = strings.map { strdup($0) }
        pointers.append(nil)
        defer { for pointer in pointers { free(pointer) } }
        return pointers.withUnsafeMutableBufferPointer { buffer in
            // The array holds at least the final nil, so it has a base address.
            withExtendedLifetime(buffer) { body(buffer.baseAddress.unsafelyUnwrapped) }
        }
    }
}
