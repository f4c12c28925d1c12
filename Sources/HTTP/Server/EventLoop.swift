import Platform

/// The server's one thread: waits for sockets, messages and deadlines, and deals with each.
///
/// Everything here runs on that thread, so nothing is locked; other threads reach it only through the mailbox. What
/// waits (a disk, another process) has no place on it.
final class EventLoop {
    /// Tokens of the queue below which no connection is numbered.
    private static let wakeupToken: UInt64 = 0
    private static let firstConnection: UInt64 = 1 << 16
    /// How often connections above an address's limit are looked at, in nanoseconds.
    private static let trimInterval: UInt64 = 50_000_000

    let configuration: ServerConfiguration
    let handler: Handler
    let mailbox: Mailbox
    private let wakeup: Wakeup
    let queue: any EventQueue
    private var listeners: [Int32]
    private var acceptResumes: UInt64?
    private var acceptIsPaused = false

    var connections: [UInt64: Connection] = [:]
    var connectionsOfAddress: [IPAddress: Int] = [:]
    private var crowdedAddresses: Set<IPAddress> = []
    private var nextTrim: UInt64?
    private var nextID = EventLoop.firstConnection
    /// No deadline of a connection lies before this one.
    private var nextDeadline = UInt64.max
    private var drainDeadline: UInt64?
    /// Until then it looks for something to do instead of sleeping.
    private var looksUntil: UInt64 = 0
    var isDraining: Bool { drainDeadline != nil }

    /// When the current round of events began.
    private(set) var now = MonotonicClock.now
    /// The second that was written out last, and how: most answers of a busy second share it.
    private var writtenDate = (second: Int.min, text: "")
    private let scratch = UnsafeMutableRawBufferPointer.allocate(byteCount: 64 << 10, alignment: 16)

    init(
        _ configuration: ServerConfiguration, listeners: [Int32], wakeup: Wakeup, mailbox: Mailbox,
        handler: @escaping Handler
    ) throws(ServerError) {
        self.configuration = configuration
        self.handler = handler
        self.mailbox = mailbox
        self.wakeup = wakeup
        self.listeners = listeners
        queue = try configuration.eventQueue.make()
        try queue.add(wakeup.readDescriptor, token: EventLoop.wakeupToken, interest: .read)
        for (index, listener) in listeners.enumerated() {
            try queue.add(listener, token: UInt64(index + 1), interest: .read)
        }
    }

    deinit {
        scratch.deallocate()
        for listener in listeners { Descriptor.close(listener) }
    }

    /// Serves until drained.
    func run() {
        var events: [Event] = []
        while !isFinished {
            wait(into: &events)
            now = MonotonicClock.now
            for event in events { handle(event) }
            for message in mailbox.take() { handle(message) }
            meetDeadlines()
        }
        for connection in Array(connections.values) { close(connection) }
        closeListeners()
        queue.remove(wakeup.readDescriptor)
        mailbox.close()
    }

    /// Waits for events, messages and deadlines.
    private func wait(into events: inout [Event]) {
        while MonotonicClock.now < looksUntil, mailbox.isEmpty {
            queue.wait(milliseconds: 0, into: &events)
            if !events.isEmpty { return }
            SystemThread.yield()
        }
        queue.wait(milliseconds: mailbox.prepareToSleep() ? timeout : 0, into: &events)
    }

    /// An answer, or a client's next request, may be a matter of microseconds.
    func lookOut() { looksUntil = now + UInt64(SystemThread.lookout) * 1_000 }

    private var isFinished: Bool {
        guard let drainDeadline else { return false }
        return connections.isEmpty || now >= drainDeadline
    }

    private func handle(_ event: Event) {
        if event.token == EventLoop.wakeupToken { return wakeup.clear() }
        if event.token < EventLoop.firstConnection {
            let index = Int(event.token) - 1
            if index < listeners.count { acceptAll(on: listeners[index]) }
            return
        }
        // A connection that an earlier event of this round closed is no longer here.
        guard let connection = connections[event.token] else { return }
        if event.ready.contains(.write) {
            flush(connection)
            // Flushing may have closed it, and its descriptor may already be somebody else's.
            guard connections[event.token] != nil else { return }
        }
        if event.ready.contains(.read), connection.interest.contains(.read) {
            read(connection)
        } else if event.isBroken {
            close(connection)
        }
    }

    private func handle(_ message: Message) {
        switch message {
        case .answer(let ticket, let making): answer(ticket, making)
        case .abandoned(let ticket): answer(ticket) { errorResponse(.internalServerError, [:]) }
        case .streamStart(let ticket, let response, let stream): startStream(ticket, response, stream)
        case .streamBytes(let ticket, let bytes): continueStream(ticket, bytes)
        case .streamEnd(let ticket): endStream(ticket)
        case .drain(let seconds): drain(within: seconds)
        }
    }

    private func read(_ connection: Connection) {
        switch Socket.receive(connection.socket, into: scratch) {
        case .bytes(let count):
            if connection.phase == .lingering { return }
            connection.decoder.append(UnsafeRawBufferPointer(rebasing: scratch[..<count]))
            if connection.exchange == nil { return advance(connection) }
            // A client that sends ahead of its answers is made to wait, in the network's buffers.
            if connection.decoder.bufferedBytes > 64 << 10 { stopReading(connection) }
        case .wouldBlock: break
        case .end: peerFinished(connection)
        case .broken: close(connection)
        }
    }

    // MARK: - Accepting

    private func acceptAll(on listener: Int32) {
        // A bound, so that a flood of connections cannot keep the loop from those it has.
        for _ in 0..<256 {
            if connections.count >= configuration.connections.total {
                // Nobody is dropped for a newcomer who is not there.
                guard Socket.isReadable(listener) else { return }
                guard makeRoom() else { return pauseAccepting(until: nil) }
            }
            switch Socket.accept(on: listener) {
            case .connection(let socket, let peer): admit(socket, peer)
            case .retry: continue
            case .none: return
            case .exhausted:
                // The listener stays readable: watching it now would spin. One idle connection is given up for the next.
                _ = makeRoom()
                let pause = MonotonicClock.nanoseconds(configuration.timeouts.acceptPause)
                return pauseAccepting(until: now + pause)
            }
        }
    }

    private func admit(_ socket: Int32, _ peer: IPAddress) {
        let isProxy = configuration.trustedProxies.contains { $0.contains(peer) }
        let connection = Connection(
            id: nextID, socket: socket, peer: peer, limitKey: isProxy ? nil : peer.limitKey,
            limits: configuration.limits, now: now)
        nextID += 1
        do { try queue.add(socket, token: connection.id, interest: .read) } catch {
            Descriptor.close(socket)
            return
        }
        connections[connection.id] = connection
        setDeadline(connection, configuration.timeouts.idle)
        guard let key = connection.limitKey else { return }
        connectionsOfAddress[key, default: 0] += 1
        if isCrowded(key) {
            crowdedAddresses.insert(key)
            trim(key)
            if nextTrim == nil { nextTrim = now + EventLoop.trimInterval }
        }
    }

    /// Without a time, until a connection closes; the pause is looked at again then.
    private func pauseAccepting(until time: UInt64?) {
        acceptResumes = time
        guard !acceptIsPaused else { return }
        acceptIsPaused = true
        for (index, listener) in listeners.enumerated() {
            queue.change(listener, token: UInt64(index + 1), interest: [])
        }
    }

    private func resumeAccepting() {
        acceptResumes = nil
        guard acceptIsPaused else { return }
        acceptIsPaused = false
        for (index, listener) in listeners.enumerated() {
            queue.change(listener, token: UInt64(index + 1), interest: .read)
        }
    }

    private func closeListeners() {
        for listener in listeners {
            queue.remove(listener)
            Descriptor.close(listener)
        }
        listeners = []
    }

    // MARK: - Too many connections

    /// Gives up the most dispensable connection, the oldest of its kind; false if every one is owed an answer.
    private func makeRoom() -> Bool {
        guard let victim = mostDispensable(connections.values) else { return false }
        close(victim)
        return true
    }

    private func mostDispensable(_ candidates: some Sequence<Connection>) -> Connection? {
        var best: (connection: Connection, rank: Int)?
        for connection in candidates {
            guard let rank = connection.dispensability else { continue }
            // Those of one round have one start; their numbers tell who came first.
            if let best,
                (best.rank, connection.phaseStart, connection.id)
                    >= (rank, best.connection.phaseStart, best.connection.id)
            {
                continue
            }
            best = (connection, rank)
        }
        return best?.connection
    }

    func isCrowded(_ key: IPAddress) -> Bool {
        connectionsOfAddress[key, default: 0] > configuration.connections.perAddress
    }

    /// Brings an address back to its limit, once those above it have had their grace: idle connections first.
    private func trim(_ key: IPAddress) {
        let grace = MonotonicClock.nanoseconds(configuration.connections.addressGrace)
        var candidates = connections.values.filter {
            $0.limitKey == key && $0.dispensability != nil && $0.phaseStart + grace <= now
        }
        candidates.sort {
            ($1.dispensability ?? 0, $0.phaseStart, $0.id) < ($0.dispensability ?? 0, $1.phaseStart, $1.id)
        }
        for victim in candidates where isCrowded(key) { giveUp(victim) }
        if !isCrowded(key) { crowdedAddresses.remove(key) }
    }

    /// Ends a connection that is one too many of its address. Between two requests that is the ordinary end of a
    /// connection that is kept (RFC 9112, 9.3); whoever has had no answer yet is told why there is none.
    private func giveUp(_ connection: Connection) {
        // The request that is in the network's buffers already would be lost without a word.
        if connection.phase == .idle, Socket.isReadable(connection.socket) { return }
        if connection.phase == .idle, connection.requests > 0 { return close(connection) }
        refuse(
            connection,
            ProtocolFault(
                .serviceUnavailable, "too many connections from this address", fields: ["Retry-After": "1"]))
        release(connection)
    }

    /// The connection counts among those of its address no longer.
    func release(_ connection: Connection) {
        guard let key = connection.limitKey else { return }
        connection.limitKey = nil
        let count = connectionsOfAddress[key, default: 0]
        connectionsOfAddress[key] = count > 1 ? count - 1 : nil
    }

    // MARK: - Deadlines

    func setDeadline(_ connection: Connection, _ seconds: Double?) {
        connection.deadline = seconds.map { now + MonotonicClock.nanoseconds($0) }
        if let deadline = connection.deadline { nextDeadline = min(nextDeadline, deadline) }
    }

    /// Milliseconds until something is due; -1 if nothing is.
    private var timeout: Int32 {
        var due = nextDeadline
        for time in [acceptResumes, nextTrim, drainDeadline] { due = min(due, time ?? .max) }
        guard due < .max else { return -1 }
        let clock = MonotonicClock.now
        guard due > clock else { return 0 }
        return Int32(clamping: (due - clock) / 1_000_000 + 1)
    }

    private func meetDeadlines() {
        if let time = acceptResumes, now >= time { resumeAccepting() }
        if let time = nextTrim, now >= time {
            for key in crowdedAddresses { trim(key) }
            nextTrim = crowdedAddresses.isEmpty ? nil : now + EventLoop.trimInterval
        }
        guard now >= nextDeadline else { return }
        nextDeadline = .max
        for connection in Array(connections.values) {
            guard let deadline = connection.deadline else { continue }
            if deadline <= now {
                connection.deadline = nil
                expire(connection)
            } else {
                nextDeadline = min(nextDeadline, deadline)
            }
        }
    }

    private func expire(_ connection: Connection) {
        switch connection.phase {
        case .readingHead: refuse(connection, ProtocolFault(.requestTimeout, "the header section took too long"))
        case .readingBody: refuse(connection, ProtocolFault(.requestTimeout, "the body took too long"))
        case .idle, .answering, .lingering: close(connection)
        }
    }

    // MARK: - The end

    private func drain(within seconds: Double) {
        let deadline = now + MonotonicClock.nanoseconds(seconds)
        // A second, shorter order hurries the first.
        guard drainDeadline.map({ deadline < $0 }) ?? true else { return }
        let isFirst = drainDeadline == nil
        drainDeadline = deadline
        guard isFirst else { return }
        // Clients that the system has already told they are connected are served, not reset.
        if !acceptIsPaused { for listener in listeners { acceptAll(on: listener) } }
        closeListeners()
        acceptResumes = nil
        for connection in Array(connections.values) {
            if connection.exchange?.streamIsOpen == true {
                close(connection)
            } else if connection.phase == .idle {
                // Its request may be in the network's buffers already.
                read(connection)
                if connection.phase == .idle { close(connection) }
            }
        }
    }

    /// The `Date` of an answer that is made now.
    func date() -> String {
        let second = MonotonicClock.secondsSince1970
        if second != writtenDate.second { writtenDate = (second, HTTPDate.format(second)) }
        return writtenDate.text
    }

    func close(_ connection: Connection) {
        guard connections.removeValue(forKey: connection.id) != nil else { return }
        if let exchange = connection.exchange {
            exchange.stream?.markClosed()
            log(exchange)
        }
        queue.remove(connection.socket)
        Descriptor.close(connection.socket)
        release(connection)
        if acceptIsPaused { resumeAccepting() }
    }
}
