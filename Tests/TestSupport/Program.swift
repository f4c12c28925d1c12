#if canImport(Darwin)
    import Darwin
#elseif canImport(Musl)
    import Musl
#else
    import Glibc
#endif

/// A program of this package that runs beside the tests; it is ended with the value.
package final class Program {
    private let process: pid_t
    private var code: Int32?
    private let output: String

    /// The path of a program built with the tests; nil where there is none.
    package static func built(_ name: String) -> String? {
        var buffer = [CChar](repeating: 0, count: 4096)
        #if canImport(Darwin)
            guard let own = CommandLine.arguments.first else { return nil }
        #else
            let count = readlink("/proc/self/exe", &buffer, buffer.count - 1)
            guard count > 0 else { return nil }
            let own = String(decoding: buffer[..<count].map { UInt8(bitPattern: $0) }, as: UTF8.self)
        #endif
        var parts = own.split(separator: "/", omittingEmptySubsequences: false)
        // On macOS the tests are a bundle some folders deeper.
        while let last = parts.popLast() {
            let path = (parts + [Substring(name)]).joined(separator: "/")
            if access(path, X_OK) == 0 { return path }
            if last.hasSuffix(".xctest") { break }
        }
        return nil
    }

    /// Starts it; what it prints goes to the file `output`. Nil when it cannot be started.
    package init?(_ path: String, _ arguments: [String], output: String) {
        self.output = output
        #if canImport(Darwin)
            var actions: posix_spawn_file_actions_t?
        #else
            var actions = posix_spawn_file_actions_t()
        #endif
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
        posix_spawn_file_actions_addopen(&actions, 1, output, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
        posix_spawn_file_actions_adddup2(&actions, 1, 2)
        var list: [UnsafeMutablePointer<CChar>?] = ([path] + arguments).map { strdup($0) } + [nil]
        var environment: [UnsafeMutablePointer<CChar>?] = [strdup("PATH=/usr/bin:/bin"), strdup("LC_ALL=C"), nil]
        defer {
            for pointer in list + environment { free(pointer) }
        }
        var process: pid_t = 0
        guard posix_spawn(&process, path, &actions, nil, &list, &environment) == 0 else { return nil }
        self.process = process
    }

    deinit {
        guard code == nil else { return }
        kill(process, SIGKILL)
        var status: Int32 = 0
        while waitpid(process, &status, 0) < 0, errno == EINTR {}
    }

    package var printed: String {
        guard let file = fopen(output, "r") else { return "" }
        defer { fclose(file) }
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 65_536)
        while true {
            let count = fread(&buffer, 1, buffer.count, file)
            guard count > 0 else { break }
            bytes += buffer[..<count]
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Asks it to end.
    package func terminate() { kill(process, SIGTERM) }

    /// Asks it to read its files again.
    package func hangUp() { kill(process, SIGHUP) }

    /// Ends it as a crash would.
    package func crash() { kill(process, SIGKILL) }

    /// Its exit code, or minus the signal that ended it, when it has ended within half a minute.
    package func wait() -> Int32? {
        if let code { return code }
        var status: Int32 = 0
        guard eventually({ waitpid(process, &status, WNOHANG) == process }) else { return nil }
        let low = status & 0x7F
        code = low == 0 ? status >> 8 & 0xFF : -low
        return code
    }
}
