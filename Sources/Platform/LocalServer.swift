import Synchronization

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// Answers whoever asks on a `LocalSocket`, several at once: a client that says nothing, or does not read its answer,
/// keeps nobody else waiting.
///
/// One thread reads the lines of all clients; a few others answer them.
package final class LocalServer: Sendable {
    /// Makes the answer to a line; called on one of several threads, and may take its time.
    package typealias Answering = @Sendable (_ line: [UInt8]) -> [UInt8]

    private struct Question: Sendable {
        var client: Int32
        var line: [UInt8]
    }

    private struct Client {
        var descriptor: Int32
        var line: [UInt8] = []
        /// Ticks until which the line must be whole.
        var deadline: Int
    }

    /// Clients whose line is still coming in: past it the oldest is let go.
    package static let mostClients = 64
    private static let workerCount = 4
    /// Seconds that a client has for its line, and for taking its answer.
    private let patience: Int

    private let listener: Int32
    private let questions = BlockingQueue<Question>(limit: mostClients)
    private let isStopping = Atomic<Bool>(false)
    private let threads = Guarded<[SystemThread]>([])

    /// Listens at `path`, in place of what an earlier process left there. The caller holds the lock that makes sure no
    /// other process is listening.
    package init(at path: String, patience: Int = 5, _ answer: @escaping Answering) throws(FileFault) {
        self.patience = patience
        listener = try LocalSocket.listen(at: path)
        var started: [SystemThread] = []
        for _ in 0..<LocalServer.workerCount {
            guard let thread = SystemThread(stack: 1 << 20, { [self] in work(answer) }) else { break }
            started.append(thread)
        }
        if let reader = SystemThread(stack: 256 << 10, { [self] in read() }), !started.isEmpty {
            started.append(reader)
            threads.withLock { $0 = started }
        } else {
            isStopping.store(true, ordering: .relaxed)
            questions.close()
            close(listener)
            throw FileFault("start a thread for", path, code: EAGAIN)
        }
    }

    /// Takes no more questions, and returns when those that were asked are answered.
    package func stop() {
        isStopping.store(true, ordering: .relaxed)
        // Wakes the thread that waits for it.
        shutdown(listener, Int32(SHUT_RDWR))
        let started = threads.withLock { threads in
            defer { threads = [] }
            return threads
        }
        started.last?.join()
        questions.close()
        for thread in started.dropLast() { thread.join() }
        if !started.isEmpty { close(listener) }
    }

    // MARK: Reading

    private func read() {
        var clients: [Client] = []
        var buffer = [UInt8](repeating: 0, count: 4_096)
        while !isStopping.load(ordering: .relaxed) {
            var entries = [pollfd(fd: listener, events: Int16(POLLIN), revents: 0)]
            entries += clients.map { pollfd(fd: $0.descriptor, events: Int16(POLLIN), revents: 0) }
            // Where a listener that is shut down does not wake its thread, it looks once a second.
            guard poll(&entries, nfds_t(entries.count), 1_000) >= 0 || errno == EINTR else { break }
            let now = SystemCalls.ticks
            var waiting: [Client] = []
            for (client, entry) in zip(clients, entries.dropFirst()) {
                var client = client
                guard entry.revents == 0 || take(&client, &buffer) else { continue }
                // However busily it sends: a line that is not whole in time is none.
                if now < client.deadline { waiting.append(client) } else { close(client.descriptor) }
            }
            clients = waiting
            if entries[0].revents != 0 { accept(&clients, now) }
        }
        for client in clients { close(client.descriptor) }
    }

    private func accept(_ clients: inout [Client], _ now: Int) {
        let descriptor = systemAccept(listener)
        guard descriptor >= 0 else {
            // Watching a listener that cannot be served would spin.
            if errno == EMFILE || errno == ENFILE { SystemCalls.sleep(milliseconds: 200) }
            return
        }
        _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
        LocalSocket.setNonBlocking(descriptor)
        if clients.count >= LocalServer.mostClients { close(clients.removeFirst().descriptor) }
        clients.append(Client(descriptor: descriptor, deadline: now + patience * 1_000_000_000))
    }

    /// Takes what has come in; false when the client waits no longer: it has gone, or its line is whole.
    private func take(_ client: inout Client, _ buffer: inout [UInt8]) -> Bool {
        let got = buffer.withUnsafeMutableBytes { systemRead(client.descriptor, $0) }
        if got < 0, errno == EINTR || errno == EAGAIN { return true }
        if got > 0, let end = buffer[..<got].firstIndex(of: 0x0A) {
            let question = Question(client: client.descriptor, line: client.line + buffer[..<end])
            // With so many waiting, nothing is done for this one: it is told so by the end of its connection.
            if !questions.push(question) { close(client.descriptor) }
            return false
        }
        client.line += buffer[..<max(0, got)]
        guard got > 0, client.line.count < LocalSocket.longestLine else {
            close(client.descriptor)
            return false
        }
        return true
    }

    // MARK: Answering

    private func work(_ answer: Answering) {
        while let question = questions.take() {
            let line = answer(question.line) + [0x0A]
            LocalSocket.setNonBlocking(question.client, false)
            LocalSocket.setPatience(question.client, patience)
            LocalSocket.write(line, to: question.client)
            close(question.client)
        }
    }
}

private func systemAccept(_ listener: Int32) -> Int32 { accept(listener, nil, nil) }
private func systemRead(_ descriptor: Int32, _ buffer: UnsafeMutableRawBufferPointer) -> Int {
    read(descriptor, buffer.baseAddress, buffer.count)
}
