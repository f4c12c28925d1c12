import Text

/// From bytes to a handler and back: the life of a request on its connection.
extension EventLoop {
    /// Takes the next request from what has come in. One at a time: the next is not decoded before this one is
    /// answered, so answers keep their order and nothing behind a fault is ever seen.
    func advance(_ connection: Connection) {
        guard connection.exchange == nil, connection.phase != .lingering else { return }
        switch connection.peerFinished ? connection.decoder.finish() : connection.decoder.next() {
        case .request(let request): begin(request, connection)
        case .failure(let fault): refuse(connection, fault)
        case .needMore:
            if connection.peerFinished { return close(connection) }
            awaitMore(connection)
        }
    }

    /// Waits for the rest of a request, or for a request.
    private func awaitMore(_ connection: Connection) {
        if connection.decoder.isBetweenRequests {
            if isDraining { return close(connection) }
            if connection.phase != .idle {
                connection.enter(.idle, now: now)
                setDeadline(connection, configuration.timeouts.idle)
            }
        } else if let head = connection.decoder.pendingHead {
            if connection.phase != .readingBody {
                connection.enter(.readingBody, now: now)
                setDeadline(connection, configuration.timeouts.body)
                // An answer before the body is read ends the connection: what follows could not be told from a request.
                if let response = configuration.admit?(complete(head, connection)) {
                    return finish(connection, response, method: head.method, path: head.path)
                }
            }
            if connection.decoder.takeContinue() {
                connection.output.append(ResponseEncoder.continueHead)
                flush(connection)
            }
        } else if connection.phase != .readingHead {
            connection.enter(.readingHead, now: now)
            setDeadline(connection, configuration.timeouts.header)
        }
    }

    private func begin(_ request: Request, _ connection: Connection) {
        connection.requests += 1
        connection.enter(.answering, now: now)
        setDeadline(connection, nil)
        let isCrowded = connection.limitKey.map { self.isCrowded($0) } ?? false
        let keepsAlive =
            request.wantsKeepAlive && !isDraining && !isCrowded
            && connection.requests < UInt64(max(0, configuration.connections.requests))
        connection.exchange = Exchange(
            number: connection.requests, method: request.method, path: request.path,
            minorVersion: request.minorVersion, keepsAlive: keepsAlive, start: MonotonicClock.now)
        lookOut()
        let ticket = ExchangeTicket(connection: connection.id, request: connection.requests)
        handler(complete(request, connection), Responder(ticket: ticket, mailbox: mailbox))
    }

    /// The request with what only the connection knows.
    private func complete(_ request: Request, _ connection: Connection) -> Request {
        var request = request
        request.peer = connection.peer
        let caller = TrustedProxies.caller(
            of: connection.peer, request.fields, trusted: configuration.trustedProxies)
        request.client = caller.client
        request.isForwarded = caller.isForwarded
        request.isSecure = caller.isSecure
        return request
    }

    // MARK: - Answers

    /// The connection that waits for an answer to just this request.
    private func waiting(_ ticket: ExchangeTicket) -> Connection? {
        guard let connection = connections[ticket.connection], let exchange = connection.exchange,
            exchange.number == ticket.request
        else { return nil }
        return connection
    }

    func answer(_ ticket: ExchangeTicket, _ making: () -> Response) {
        guard let connection = waiting(ticket), connection.exchange?.status == nil else { return }
        let response = making()
        queueHead(response, isStream: false, connection)
        switch response.body {
        case _ where connection.exchange?.delimiter == .noBody: break
        case .bytes(let bytes): connection.output.append(bytes)
        case .file(let file): connection.output.append(file)
        }
        flush(connection)
    }

    private func queueHead(_ response: Response, isStream: Bool, _ connection: Connection) {
        guard var exchange = connection.exchange else { return }
        // A server that is being drained, or has too many connections from this client, says so now.
        if isDraining || response.closesConnection { exchange.keepsAlive = false }
        let context = ResponseEncoder.Context(
            isHead: exchange.method == .head, minorVersion: exchange.minorVersion, keepsAlive: exchange.keepsAlive,
            date: date())
        exchange.delimiter = ResponseEncoder.delimiter(response, isStream: isStream, context)
        if exchange.delimiter == .close { exchange.keepsAlive = false }
        exchange.status = response.status.code
        if let path = response.loggedPath { exchange.path = path }
        let head = ResponseEncoder.head(response, isStream: isStream, context)
        exchange.headBytes = head.count
        connection.exchange = exchange
        connection.output.append(head.bytes)
    }

    /// Answers without a handler and ends the connection: bad framing, a timeout, a request that is not admitted.
    func refuse(_ connection: Connection, _ fault: ProtocolFault) {
        var response = errorResponse(fault.status, connection.decoder.head.fields)
        for field in fault.fields.all { response.fields[field.name] = field.value }
        finish(connection, response, method: nil, path: "-")
    }

    private func finish(_ connection: Connection, _ response: Response, method: Request.Method?, path: String) {
        connection.requests += 1
        connection.enter(.answering, now: now)
        connection.deadline = nil
        connection.exchange = Exchange(
            number: connection.requests, method: method, path: path, start: MonotonicClock.now)
        answer(ExchangeTicket(connection: connection.id, request: connection.requests)) { response }
    }

    func errorResponse(_ status: Response.Status, _ fields: HeaderFields) -> Response {
        configuration.errorResponse?(status, fields) ?? .plain(status)
    }

    // MARK: - Streams

    func startStream(_ ticket: ExchangeTicket, _ response: Response, _ stream: WeakStream) {
        guard let connection = waiting(ticket), connection.exchange?.status == nil, !connection.peerFinished,
            !isDraining
        else {
            stream.markClosed()
            if let connection = waiting(ticket) { close(connection) }
            return
        }
        queueHead(response, isStream: true, connection)
        if connection.exchange?.delimiter == .noBody {
            stream.markClosed()
        } else {
            connection.exchange?.stream = stream
            connection.exchange?.streamIsOpen = true
            if case .bytes(let bytes) = response.body { append(bytes, to: connection) }
        }
        flush(connection)
    }

    func continueStream(_ ticket: ExchangeTicket, _ bytes: [UInt8]) {
        guard let connection = waiting(ticket), connection.exchange?.streamIsOpen == true else { return }
        append(bytes, to: connection)
        // A reader that falls this far behind a live stream would only be told what is long past.
        if connection.output.count > configuration.connections.streamBuffer { return close(connection) }
        flush(connection)
    }

    private func append(_ bytes: [UInt8], to connection: Connection) {
        let isChunked = connection.exchange?.delimiter == .chunked
        connection.output.append(isChunked ? ResponseEncoder.chunk(bytes) : bytes)
    }

    func endStream(_ ticket: ExchangeTicket) {
        guard let connection = waiting(ticket), connection.exchange?.streamIsOpen == true else { return }
        connection.exchange?.streamIsOpen = false
        if connection.exchange?.delimiter == .chunked { connection.output.append(ResponseEncoder.lastChunk) }
        flush(connection)
    }

    // MARK: - Sending

    func flush(_ connection: Connection) {
        var sent = 0
        let progress = connection.output.flush(to: connection.socket, total: &sent)
        connection.exchange?.sentBytes += sent
        switch progress {
        case .broken: close(connection)
        case .blocked:
            setInterest(connection, connection.interest.union(.write))
            connection.writtenSinceDeadline += sent
            // Moved on only by real progress: a reader of one byte now and then is a slow reader all the same.
            if connection.phase == .answering,
                connection.deadline == nil
                    || connection.writtenSinceDeadline >= configuration.connections.writeProgress
            {
                connection.writtenSinceDeadline = 0
                setDeadline(connection, configuration.timeouts.write)
            }
        case .drained:
            setInterest(connection, connection.interest.subtracting(.write))
            connection.writtenSinceDeadline = 0
            guard let exchange = connection.exchange else { return }
            setDeadline(connection, nil)
            guard exchange.status != nil, !exchange.streamIsOpen else { return }
            finishExchange(connection, exchange)
        }
    }

    private func finishExchange(_ connection: Connection, _ exchange: Exchange) {
        log(exchange)
        lookOut()
        exchange.stream?.markClosed()
        connection.exchange = nil
        guard exchange.keepsAlive else { return linger(connection) }
        if !connection.peerFinished { setInterest(connection, connection.interest.union(.read)) }
        advance(connection)
    }

    func log(_ exchange: Exchange) {
        guard let status = exchange.status, let accessLog = configuration.accessLog else { return }
        accessLog(
            AccessRecord(
                method: exchange.method, path: exchange.path, status: status,
                bytes: max(0, exchange.sentBytes - exchange.headBytes),
                microseconds: Int((MonotonicClock.now - exchange.start) / 1000)))
    }

    // MARK: - Endings

    /// Closes in a way that lets the client read our answer: closing with unread bytes would reset the connection, and
    /// the reset can overtake the answer (RFC 9112, 9.6).
    private func linger(_ connection: Connection) {
        if connection.peerFinished { return close(connection) }
        Socket.finishSending(connection.socket)
        release(connection)
        connection.enter(.lingering, now: now)
        connection.decoder = RequestDecoder(limits: configuration.limits)
        setInterest(connection, .read)
        setDeadline(connection, configuration.timeouts.linger)
    }

    func peerFinished(_ connection: Connection) {
        connection.peerFinished = true
        setInterest(connection, connection.interest.subtracting(.read))
        if connection.phase == .lingering || connection.exchange?.streamIsOpen == true { return close(connection) }
        // A client may finish sending and still wait for its answer.
        if connection.exchange == nil { advance(connection) }
    }

    func stopReading(_ connection: Connection) { setInterest(connection, connection.interest.subtracting(.read)) }

    private func setInterest(_ connection: Connection, _ interest: EventInterest) {
        guard interest != connection.interest else { return }
        connection.interest = interest
        queue.change(connection.socket, token: connection.id, interest: interest)
    }
}

extension Request {
    /// Whether the connection outlives the exchange (RFC 9112, 9.3); HTTP/1.0 must ask for it.
    package var wantsKeepAlive: Bool {
        let options = (fields["connection"] ?? "").split(separator: ",").map { ASCIIText.trimmed($0.utf8) }
        func has(_ option: String) -> Bool { options.contains { ASCIIText.equalIgnoringCase($0, option.utf8) } }
        return !has("close") && (minorVersion >= 1 || has("keep-alive"))
    }
}
