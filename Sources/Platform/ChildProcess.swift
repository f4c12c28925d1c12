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
    /// What it prints goes through the file `log`, which is removed afterwards: a pipe cannot be made close-on-exec in
    /// one step everywhere, so a child started by another thread could hold its end open.
    package static func run(_ executable: String, _ arguments: [String], seconds: Int, log: String) -> Result {
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
        posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
        posix_spawn_file_actions_addopen(&actions, 1, log, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
        posix_spawn_file_actions_adddup2(&actions, 1, 2)
        closeInherited(&actions)

        var flags = Int32(POSIX_SPAWN_SETPGROUP) | Int32(POSIX_SPAWN_SETSIGMASK) | Int32(POSIX_SPAWN_SETSIGDEF)
        var signals = sigset_t()
        sigemptyset(&signals)
        posix_spawnattr_setsigmask(&attributes, &signals)
        sigaddset(&signals, SIGPIPE)
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
            withCStrings(environment) { envp in
                posix_spawn(&process, executable, &actions, &attributes, argv, envp)
            }
        }
        guard status == 0 else { return Result(outcome: .notStarted(status), output: "") }
        defer { unlink(log) }
        let outcome = wait(for: process, seconds: seconds)
        let output = (try? SystemCalls.read(log)) ?? []
        return Result(outcome: outcome, output: String(decoding: output.prefix(outputLimit), as: UTF8.self))
    }

    #if canImport(Darwin)
        private static func closeInherited(_ actions: inout posix_spawn_file_actions_t?) {}
    #else
        /// Every descriptor here is opened close-on-exec; this also closes the low ones a parent process left us.
        private static func closeInherited(_ actions: inout posix_spawn_file_actions_t) {
            for descriptor in Int32(3)..<64 {
                let flags = fcntl(descriptor, F_GETFD)
                if flags >= 0 && flags & FD_CLOEXEC == 0 {
                    posix_spawn_file_actions_addclose(&actions, descriptor)
                }
            }
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
