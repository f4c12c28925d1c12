import HTTP
import Platform
import Synchronization
import TestSupport
import Testing

#if canImport(Darwin)
    import Darwin
#elseif canImport(Musl)
    import Musl
#else
    import Glibc
#endif

/// Over real sockets, one suite at a time: the tests count connections and descriptors.
@Suite(.serialized, .timeLimit(.minutes(2))) struct ServerTests {
    // MARK: - Framing

    /// Every framing case, each on its own connection, cut in two where it hurts most.
    @Test(arguments: [EventQueueKind.native, .poll]) func framing(kind: EventQueueKind) throws {
        try withServer(configure: { $0.eventQueue = kind }) { _, address in
            for framing in framingCases + longFramingCases {
                let client = try TestClient(address)
                let half = framing.bytes.count / 2
                client.send(Array(framing.bytes[..<half]))
                client.send(Array(framing.bytes[half...]))
                client.finishSending()
                for expected in framing.expected {
                    let answer = client.answer()
                    let isStatus = Int(expected) != nil
                    #expect(answer.map { isStatus ? String($0.status) : $0.body } == expected, "\(framing.row)")
                    if isStatus { #expect(answer?.fields["connection"] == "close", "\(framing.row)") }
                }
                // Cut off inside a body: the end of the stream is an error too (row 19).
                if framing.expected.isEmpty { #expect(client.answer()?.status == 400) }
                #expect(client.readToEnd().isEmpty, "\(framing.row): nothing after the last answer")
            }
        }
    }

    /// Head and body in one packet: a client that reads once has all of a short answer.
    @Test func shortAnswersLeaveInOnePiece() throws {
        try withServer { _, address in
            for _ in 0..<20 {
                let client = try TestClient(address)
                client.send("POST /o HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\n\r\nhi")
                var buffer = [UInt8](repeating: 0, count: 4_096)
                let got = recv(client.descriptor, &buffer, buffer.count, 0)
                #expect(String(decoding: buffer.prefix(max(0, got)), as: UTF8.self).hasSuffix("POST /o [hi]"))
            }
        }
    }

    @Test func slowlyInPieces() throws {
        try withServer { _, address in
            let client = try TestClient(address)
            for byte in Array(
                "POST /o HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nhi\r\n0\r\n\r\n".utf8)
            {
                client.send([byte])
                pause(milliseconds: 1)
            }
            #expect(client.answer()?.body == "POST /o [hi]")
        }
    }

    /// Rows 31 and 43: the answer can be read though megabytes of the body were sent and not read.
    @Test func earlyAnswerWithUnreadBody() throws {
        try withServer { _, address in
            for _ in 0..<5 {
                let client = try TestClient(address)
                client.send("POST /o HTTP/1.1\r\nHost: a\r\nContent-Length: 10737418240\r\n\r\n")
                let block = [UInt8](repeating: 0x61, count: 1 << 20)
                for _ in 0..<8 where !client.send(block) { break }
                #expect(client.answer()?.status == 413)
            }
        }
    }

    // MARK: - Connections

    @Test func keepAliveAndItsLimit() throws {
        try withServer(configure: { $0.connections.requests = 100 }) { _, address in
            let client = try TestClient(address)
            for number in 1...100 {
                let answer = client.get("/\(number)")
                #expect(answer?.body == "GET /\(number) []")
                #expect(answer?.fields["connection"] == (number == 100 ? "close" : nil))
            }
            #expect(client.isClosedByServer())
        }
    }

    @Test(
        arguments: [
            ("HTTP/1.1", "Connection: close\r\n", "close"), ("HTTP/1.1", "connection: x, CLOSE\r\n", "close"),
            ("HTTP/1.0", "", "close"), ("HTTP/1.0", "Connection: keep-alive\r\n", "keep-alive"),
            ("HTTP/1.1", "", nil),
        ] as [(String, String, String?)])
    func connectionOptions(version: String, fields: String, expected: String?) throws {
        try withServer { _, address in
            let client = try TestClient(address)
            client.send("GET / \(version)\r\nHost: a\r\n\(fields)\r\n")
            #expect(client.answer()?.fields["connection"] == expected)
            if expected == "close" { #expect(client.isClosedByServer()) } else { #expect(client.get("/") != nil) }
        }
    }

    @Test func headHasNoBody() throws {
        try withServer { _, address in
            let client = try TestClient(address)
            client.send("HEAD /x HTTP/1.1\r\nHost: a\r\n\r\n")
            let answer = client.answer(toHead: true)
            #expect(answer?.fields["content-length"] == "10")
            #expect(client.get("/y")?.body == "GET /y []")
        }
    }

    /// Answers come from other threads and in the wrong order; the client still gets them in the right one.
    @Test func pipelinedAnswersKeepTheirOrder() throws {
        let handler: Handler = { request, responder in
            let delay: UInt32 = request.path.hasSuffix("0") ? 20 : 0
            onThread {
                pause(milliseconds: delay)
                responder.send(.text(request.path))
            }
        }
        try withServer(handler: handler) { _, address in
            let client = try TestClient(address)
            client.send((0..<50).map { "GET /\($0) HTTP/1.1\r\nHost: a\r\n\r\n" }.joined())
            client.finishSending()
            for number in 0..<50 { #expect(client.answer()?.body == "/\(number)") }
            #expect(client.isClosedByServer())
        }
    }

    @Test func continueIsSentBeforeTheBody() throws {
        try withServer { _, address in
            let client = try TestClient(address)
            client.send("POST /o HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\n")
            #expect(client.read(until: "\r\n\r\n") == "HTTP/1.1 100 Continue\r\n\r\n")
            client.send("hi")
            #expect(client.answer()?.body == "POST /o [hi]")
            // With the body already there, nobody waits for it.
            client.send("POST /o HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\nho")
            #expect(client.answer()?.body == "POST /o [ho]")
        }
    }

    @Test func aRequestThatIsNotAdmittedIsNotRead() throws {
        let configure: (inout ServerConfiguration) -> Void = {
            $0.admit = { $0.path == "/no" ? .methodNotAllowed(allow: [.get]) : nil }
        }
        try withServer(configure: configure) { _, address in
            let refused = try TestClient(address)
            refused.send("POST /no HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\n")
            let answer = refused.answer()
            #expect(answer?.status == 405)
            #expect(answer?.fields["allow"] == "GET")
            #expect(answer?.fields["connection"] == "close")
            let taken = try TestClient(address)
            taken.send("POST /yes HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\n\r\n")
            pause(milliseconds: 20)
            taken.send("hi")
            #expect(taken.answer()?.body == "POST /yes [hi]")
        }
    }

    @Test func aForgottenAnswerIs500() throws {
        try withServer(handler: { _, _ in }) { _, address in
            let client1 = try TestClient(address)
            #expect(client1.get("/")?.status == 500)
        }
    }

    @Test func onlyTheFirstAnswerCounts() throws {
        let handler: Handler = { _, responder in
            responder.send(.text("one"))
            responder.send(.text("two"))
            #expect(!responder.stream(.text("three")).isOpen)
        }
        try withServer(handler: handler) { _, address in
            let client = try TestClient(address)
            #expect(client.get("/")?.body == "one")
            #expect(client.get("/")?.body == "one")
        }
    }

    /// Row 44: the handler's work is done all the same, and nothing crashes.
    @Test func resetBeforeTheAnswer() throws {
        let handled = Atomic<Int>(0)
        let handler: Handler = { _, responder in
            onThread {
                pause(milliseconds: 20)
                handled.add(1, ordering: .relaxed)
                responder.send(.text(String(repeating: "x", count: 1 << 20)))
            }
        }
        try withServer(handler: handler) { _, address in
            for _ in 0..<20 {
                let client = try TestClient(address)
                client.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n")
                pause(milliseconds: 2)
                var reset = linger(l_onoff: 1, l_linger: 0)
                setsockopt(client.descriptor, SOL_SOCKET, SO_LINGER, &reset, socklen_t(MemoryLayout<linger>.size))
            }
            let client2 = try TestClient(address)
            #expect(client2.get("/")?.status == 200)
            let count = handled.load(ordering: .relaxed)
            #expect(count == 21)
        }
    }

    @Test func manyClients() throws {
        try withServer { _, address in
            let clients = try (0..<500).map { _ in try TestClient(address) }
            for (number, client) in clients.enumerated() { client.send("GET /\(number) HTTP/1.1\r\nHost: a\r\n\r\n") }
            for (number, client) in clients.enumerated() { #expect(client.answer()?.body == "GET /\(number) []") }
        }
    }

    @Test func overIPv6() throws {
        let peers = Guarded<[String]>([])
        let handler: Handler = { request, responder in
            peers.withLock { $0.append(request.peer?.description ?? "") }
            echo(request, responder)
        }
        guard
            (try? withServer(
                on: "[::1]:0", handler: handler,
                { _, address in
                    #expect(address.description.hasPrefix("[::1]:"))
                    let client3 = try TestClient(address)
                    #expect(client3.get("/")?.status == 200)
                })) != nil
        else { return }
        #expect(peers.withLock { $0 } == ["::1"])
    }

    @Test func anAddressThatIsTakenIsAnError() throws {
        try withServer { _, address in
            #expect(throws: ServerError.self) {
                _ = try Server(ServerConfiguration(listen: [address]), handler: echo)
            }
        }
    }

    // MARK: - Deadlines

    private func short(_ configuration: inout ServerConfiguration) {
        configuration.timeouts.header = 0.2
        configuration.timeouts.body = 0.3
        configuration.timeouts.idle = 0.4
        configuration.timeouts.write = 0.4
        configuration.timeouts.linger = 0.5
    }

    /// Row 38: each byte comes in time, all of them do not.
    @Test func headerOneByteAtATime() throws {
        try withServer(configure: short) { _, address in
            let client = try TestClient(address)
            for byte in Array("GET / HTTP/1.1\r\nHost: aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa".utf8) where client.isQuiet() {
                client.send([byte])
                pause(milliseconds: 20)
            }
            let answer = client.answer()
            #expect(answer?.status == 408)
            #expect(answer?.fields["connection"] == "close")
        }
    }

    /// Row 39.
    @Test func bodyOneByteAtATime() throws {
        try withServer(configure: short) { _, address in
            let client = try TestClient(address)
            client.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1000\r\n\r\n")
            for _ in 0..<1000 where client.isQuiet() {
                client.send("x")
                pause(milliseconds: 20)
            }
            #expect(client.answer()?.status == 408)
        }
    }

    @Test func idleConnectionsEndWithoutAWord() throws {
        try withServer(configure: short) { _, address in
            let fresh = try TestClient(address)
            let used = try TestClient(address)
            #expect(used.get("/")?.status == 200)
            #expect(fresh.isClosedByServer())
            #expect(used.isClosedByServer())
        }
    }

    /// Row 40: who does not read is closed; who reads slowly but steadily is served to the end.
    @Test func slowReaders() throws {
        let size = 24 << 20
        let handler: Handler = { _, responder in responder.send(Response(.ok, body: [UInt8](repeating: 1, count: size)))
        }
        let log = Guarded<[AccessRecord]>([])
        let configure: (inout ServerConfiguration) -> Void = {
            short(&$0)
            $0.accessLog = { record in log.withLock { $0.append(record) } }
        }
        try withServer(configure: configure, handler: handler) { _, address in
            let idle = try TestClient(address)
            idle.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n")
            for _ in 0..<100 where log.withLock({ $0.isEmpty }) { pause(milliseconds: 50) }
            #expect(log.withLock { $0.first?.bytes ?? .max } < size)
            let steady = try TestClient(address)
            steady.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n")
            #expect(steady.answer()?.body.utf8.count == size)
        }
    }

    // MARK: - Too many

    /// A thousand slow headers from one address, and good requests from the same and from another.
    @Test func slowloris() throws {
        let room = raiseDescriptorLimit()
        let count = min(1000, room / 2 - 200)
        let configure: (inout ServerConfiguration) -> Void = {
            $0.connections = ConnectionLimits()
            $0.connections.addressGrace = 0.1
        }
        try withServer(configure: configure) { _, address in
            var slow: [TestClient] = []
            for number in 0..<count {
                let client = try TestClient(address)
                client.send("GET / HTTP/1.1\r\nHost: a\r\nX")
                slow.append(client)
                if number % 50 == 0 {
                    let client4 = try TestClient(address)
                    #expect(client4.get("/same")?.status == 200)
                    let client5 = try TestClient(address, from: "127.0.0.2")
                    #expect(client5.get("/other")?.status == 200)
                }
            }
            for round in 0..<5 {
                for client in slow { client.send("\(round)") }
                let good = try TestClient(address)
                #expect(good.get("/\(round)")?.status == 200)
                pause(milliseconds: 60)
            }
            // What is left of the thousand is what one address may hold.
            pause(milliseconds: 200)
            #expect(slow.filter { $0.isQuiet() }.count <= 64)
        }
    }

    /// Row 41: with every place taken, the oldest idle connection makes room.
    @Test func theOldestIdleConnectionMakesRoom() throws {
        try withServer(configure: { $0.connections.total = 20 }) { _, address in
            let idle = try (0..<40).map { _ in try TestClient(address) }
            let client6 = try TestClient(address)
            #expect(client6.get("/")?.status == 200)
            #expect(idle[0].isClosedByServer())
            #expect(idle[39].isQuiet())
            #expect(idle[39].get("/")?.status == 200)
        }
    }

    /// Nobody who is owed an answer is dropped for a newcomer, who waits.
    @Test func newcomersWaitWhileEveryPlaceIsWorking() throws {
        let held = Guarded<[Responder]>([])
        let handler: Handler = { request, responder in
            if request.path == "/hold" { held.withLock { $0.append(responder) } } else { echo(request, responder) }
        }
        try withServer(configure: { $0.connections.total = 5 }, handler: handler) { _, address in
            let working = try (0..<5).map { _ in try TestClient(address) }
            for client in working { client.send("GET /hold HTTP/1.1\r\nHost: a\r\n\r\n") }
            for _ in 0..<200 where held.withLock({ $0.count }) < 5 { pause(milliseconds: 5) }
            let waiting = try TestClient(address)
            waiting.send("GET /late HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")
            pause(milliseconds: 50)
            #expect(waiting.isQuiet())
            for responder in held.withLock({ $0 }) { responder.send(Response(.ok, body: [0x61])) }
            for client in working { #expect(client.answer()?.body == "a") }
            working[0].finishSending()
            #expect(waiting.answer()?.body == "GET /late []")
        }
    }

    @Test func oneAddressCannotTakeEveryPlace() throws {
        let configure: (inout ServerConfiguration) -> Void = {
            $0.connections.perAddress = 4
            $0.connections.addressGrace = 0.1
        }
        try withServer(configure: configure) { _, address in
            let many = try (0..<12).map { _ in try TestClient(address) }
            let other = try TestClient(address, from: "127.0.0.2")
            pause(milliseconds: 400)
            #expect(many.filter { $0.isQuiet() }.count == 4)
            #expect(other.isQuiet())
            // A burst behind one address is served all the same: it is those who linger that are dropped.
            let burst = try (0..<12).map { _ in try TestClient(address) }
            for client in burst { client.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n") }
            for client in burst { #expect(client.answer()?.status == 200) }
        }
    }

    @Test func aTrustedProxyMayTakeMoreThanItsShare() throws {
        let configure: (inout ServerConfiguration) -> Void = {
            $0.connections.perAddress = 4
            $0.connections.addressGrace = 0
            $0.trustedProxies = [AddressRange(parsing: "127.0.0.0/8")].compactMap { $0 }
        }
        try withServer(configure: configure) { _, address in
            let many = try (0..<12).map { _ in try TestClient(address) }
            pause(milliseconds: 150)
            #expect(many.allSatisfy { $0.isQuiet() })
        }
    }

    /// Row 42: with no descriptor left, the loop waits instead of spinning, and goes on when there is one.
    @Test func outOfDescriptors() async {
        // In a process of its own: to take every descriptor would take them from the tests beside this one.
        await #expect(processExitsWith: .success) {
            let held = Guarded<[Responder]>([])
            let handler: Handler = { request, responder in
                if request.path == "/hold" { held.withLock { $0.append(responder) } } else { echo(request, responder) }
            }
            try withServer(configure: { $0.timeouts.acceptPause = 0.05 }, handler: handler) { _, address in
                let working = try TestClient(address)
                working.send("GET /hold HTTP/1.1\r\nHost: a\r\n\r\n")
                for _ in 0..<200 where held.withLock({ $0.isEmpty }) { pause(milliseconds: 5) }
                // Every descriptor number but one is taken, so that a client can connect and not be accepted.
                var limit = rlimit()
                #if canImport(Darwin) || canImport(Musl)
                    let resource = RLIMIT_NOFILE
                #else
                    let resource = __rlimit_resource_t(RLIMIT_NOFILE.rawValue)
                #endif
                getrlimit(resource, &limit)
                var restored = limit
                limit.rlim_cur = 512
                setrlimit(resource, &limit)
                var taken: [Int32] = []
                while true {
                    let descriptor = dup(working.descriptor)
                    if descriptor < 0 { break }
                    taken.append(descriptor)
                }
                close(taken.removeLast())
                let late = try TestClient(address)
                late.send("GET /late HTTP/1.1\r\nHost: a\r\n\r\n")
                let start = processorMilliseconds()
                pause(milliseconds: 500)
                #expect(processorMilliseconds() - start < 250, "the loop spins")
                #expect(late.isQuiet())
                // A client that is connected is served meanwhile.
                for responder in held.withLock({ $0 }) { responder.send(.text("held")) }
                #expect(working.answer()?.body == "held")
                for descriptor in taken { close(descriptor) }
                setrlimit(resource, &restored)
                #expect(late.answer()?.body == "GET /late []")
            }
        }
    }

    /// Row 41 as far as the system's descriptors go: thousands that say nothing, and good requests all the while.
    @Test func idleThousands() async {
        await #expect(processExitsWith: .success) {
            let room = raiseDescriptorLimit(to: 16_384)
            let configure: (inout ServerConfiguration) -> Void = { $0.timeouts.idle = 600 }
            try withServer(configure: configure) { _, address in
                let total = ConnectionLimits().total
                let count = min(10_000, room - total - 200)
                var idle: [TestClient] = []
                for number in 0..<count {
                    idle.append(try TestClient(address))
                    guard number % 500 == 0 else { continue }
                    let good = try TestClient(address)
                    #expect(good.get("/\(number)")?.status == 200)
                }
                let good = try TestClient(address)
                #expect(good.get("/last")?.status == 200)
                // The oldest have made room; the newest still stands.
                #expect(idle[0].isClosedByServer())
                #expect(idle[count - 1].get("/")?.status == 200)
            }
        }
    }

    // MARK: - Draining

    @Test func drainFinishesWhatIsUnderWay() throws {
        let handler: Handler = { request, responder in
            if request.path == "/stream" {
                let stream = responder.stream(.text("begun"))
                onThread { while stream.write([0x2E]) { pause(milliseconds: 5) } }
                return
            }
            onThread {
                pause(milliseconds: 150)
                responder.send(.text("done"))
            }
        }
        try withServer(handler: handler) { server, address in
            let working = try TestClient(address)
            working.send("GET /work HTTP/1.1\r\nHost: a\r\n\r\n")
            let streaming = try TestClient(address)
            streaming.send("GET /stream HTTP/1.1\r\nHost: a\r\n\r\n")
            #expect(streaming.read(until: "begun") != nil)
            let reading = try TestClient(address)
            reading.send("GET /half HTTP/1.1\r\nHost")
            let idle = try TestClient(address)
            pause(milliseconds: 30)
            server.drain(within: 5)
            #expect(idle.isClosedByServer())
            reading.send(": a\r\n\r\n")
            let answer = working.answer()
            #expect(answer?.body == "done")
            #expect(answer?.fields["connection"] == "close")
            #expect(reading.answer()?.body == "done")
            server.wait()
            #expect(
                (try? Server(ServerConfiguration(listen: [address]), handler: echo)) != nil, "the port is free again")
        }
    }

    @Test func drainDoesNotWaitForEver() throws {
        let held = Guarded<[Responder]>([])
        try withServer(handler: { _, responder in held.withLock { $0.append(responder) } }) { server, address in
            let client = try TestClient(address)
            client.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n")
            pause(milliseconds: 30)
            server.drain(within: 0.1)
            server.wait()
            #expect(client.isClosedByServer())
            for responder in held.withLock({ $0 }) { responder.send(.text("too late")) }
        }
    }

    // MARK: - Streams

    @Test func streamsAreChunkedOrEndWithTheConnection() throws {
        let handler: Handler = { _, responder in
            let stream = responder.stream(Response(.ok, body: Array("a".utf8)))
            onThread {
                for piece in ["b", "", "cd"] { stream.write(Array(piece.utf8)) }
                stream.finish()
                #expect(!stream.write([0x65]))
            }
        }
        try withServer(handler: handler) { _, address in
            let client = try TestClient(address)
            let answer = client.get("/")
            #expect(answer?.body == "abcd")
            #expect(answer?.fields["transfer-encoding"] == "chunked")
            #expect(client.get("/")?.body == "abcd")
            client.send("HEAD / HTTP/1.1\r\nHost: a\r\n\r\n")
            #expect(client.answer(toHead: true)?.fields["content-length"] == nil)
            let old = try TestClient(address)
            old.send("GET / HTTP/1.0\r\n\r\n")
            let text = old.readToEnd()
            #expect(text.hasSuffix("\r\n\r\nabcd") && text.contains("Connection: close\r\n"))
        }
    }

    @Test func aStreamLearnsThatItsClientHasGone() throws {
        let gone = Atomic<Bool>(false)
        let handler: Handler = { _, responder in
            let stream = responder.stream(.text("begun"))
            onThread {
                for _ in 0..<1000 where stream.isOpen { pause(milliseconds: 5) }
                gone.store(!stream.isOpen, ordering: .relaxed)
            }
        }
        try withServer(handler: handler) { _, address in
            do {
                let client = try TestClient(address)
                client.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n")
                #expect(client.read(until: "begun") != nil)
            }
            for _ in 0..<500 where !gone.load(ordering: .relaxed) { pause(milliseconds: 5) }
            let isGone = gone.load(ordering: .relaxed)
            #expect(isGone)
        }
    }

    @Test func aStreamThatNobodyReadsIsDropped() throws {
        let dropped = Atomic<Bool>(false)
        let handler: Handler = { _, responder in
            let stream = responder.stream(Response(.ok))
            onThread {
                let block = [UInt8](repeating: 0x78, count: 64 << 10)
                for _ in 0..<2000 where stream.write(block) { pause(milliseconds: 1) }
                dropped.store(!stream.isOpen, ordering: .relaxed)
            }
        }
        try withServer(handler: handler) { _, address in
            let client = try TestClient(address)
            client.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n")
            for _ in 0..<1000 where !dropped.load(ordering: .relaxed) { pause(milliseconds: 10) }
            let isDropped = dropped.load(ordering: .relaxed)
            #expect(isDropped)
        }
    }

    // MARK: - Whom and what

    /// Row 64, and what a trusted proxy may say.
    @Test(arguments: [
        ("", "", "127.0.0.1", false),
        ("", "X-Forwarded-For: 6.6.6.6\r\nX-Forwarded-Proto: https\r\n", "127.0.0.1", false),
        ("127.0.0.1", "", "127.0.0.1", false),
        ("127.0.0.1", "X-Forwarded-For: 203.0.113.7\r\nX-Forwarded-Proto: https\r\n", "203.0.113.7", true),
        ("127.0.0.1", "X-Forwarded-For: 6.6.6.6, 203.0.113.7\r\n", "203.0.113.7", false),
        ("127.0.0.1", "X-Forwarded-For: 6.6.6.6\r\nX-Forwarded-For: 203.0.113.7\r\n", "203.0.113.7", false),
        ("127.0.0.1 10.0.0.0/8", "X-Forwarded-For: 6.6.6.6, 203.0.113.7, 10.1.2.3\r\n", "203.0.113.7", false),
        ("127.0.0.1", "X-Forwarded-For: 203.0.113.7:4711\r\n", "203.0.113.7", false),
        ("127.0.0.1", "X-Forwarded-For: 2001:db8::7\r\n", "2001:db8::7", false),
        ("127.0.0.1", "X-Forwarded-For: nonsense\r\n", "", false),
        ("127.0.0.1", "X_Forwarded_For: 6.6.6.6\r\n", "127.0.0.1", false),
        ("127.0.0.1", "X-Forwarded-Proto: https, http\r\n", "127.0.0.1", false),
    ])
    func proxies(trusted: String, fields: String, client: String, isSecure: Bool) throws {
        let handler: Handler = { request, responder in
            responder.send(.text("\(request.client?.description ?? "") \(request.isSecure)"))
        }
        let configure: (inout ServerConfiguration) -> Void = {
            $0.trustedProxies = trusted.split(separator: " ").compactMap { AddressRange(parsing: String($0)) }
        }
        try withServer(configure: configure, handler: handler) { _, address in
            let client8 = try TestClient(address)
            #expect(client8.get("/", fields)?.body == "\(client) \(isSecure)")
        }
    }

    @Test func theAccessLogKnowsNobody() throws {
        let log = Guarded<[AccessRecord]>([])
        let handler: Handler = { request, responder in
            var response = Response.text("abc")
            if request.path.hasPrefix("/secret/") { response.loggedPath = "/secret/*" }
            responder.send(response)
        }
        try withServer(
            configure: { $0.accessLog = { record in log.withLock { $0.append(record) } } }, handler: handler
        ) { _, address in
            let client = try TestClient(address)
            _ = client.get("/a?email=me@example.com")
            _ = client.get("/secret/token")
            client.send("nonsense\r\n\r\n")
            _ = client.readToEnd()
        }
        let lines = log.withLock { $0.map { "\($0.method?.rawValue ?? "-") \($0.path) \($0.status)" } }
        #expect(lines == ["GET /a 200", "GET /secret/* 200", "- - 400"])
        #expect(log.withLock { $0.first?.bytes } == 3)
    }
}

/// The processor time this process has used.
private func processorMilliseconds() -> Int {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Int(time.tv_sec) * 1000 + Int(time.tv_nsec) / 1_000_000
}

/// Runs `body` on a thread of its own: these tests block, which the cooperative pool must not.
func onThread(_ body: @escaping @Sendable () -> Void) {
    final class Box: Sendable {
        let body: @Sendable () -> Void
        init(_ body: @escaping @Sendable () -> Void) { self.body = body }
    }
    let argument = Unmanaged.passRetained(Box(body)).toOpaque()
    #if canImport(Darwin)
        var thread: pthread_t?
        pthread_create(
            &thread, nil,
            {
                Unmanaged<Box>.fromOpaque($0).takeRetainedValue().body(); return nil
            }, argument)
        if let thread { pthread_detach(thread) }
    #else
        var thread = pthread_t()
        pthread_create(
            &thread, nil,
            {
                if let argument = $0 { Unmanaged<Box>.fromOpaque(argument).takeRetainedValue().body() }
                return nil
            }, argument)
        pthread_detach(thread)
    #endif
}
