import Text

/// Turns the bytes of a connection into requests, without knowing where the bytes come from.
///
/// A small machine over one buffer: each state looks at the bytes it has, and every decision depends only on bytes that
/// precede it in the stream. So the outcome is the same however the network cut the stream into pieces, which is what
/// keeps a proxy and this server of one mind about where a request ends. Nothing is guessed: what RFC 9112 lets a
/// recipient repair (bare LF, doubled lengths, folded lines) is refused here, because repairs are what request
/// smuggling lives on.
package struct RequestDecoder: Sendable {
    package enum Outcome: Sendable {
        case needMore
        case request(Request)
        /// Given again by every later call: nothing behind bad framing is read.
        case failure(ProtocolFault)
    }

    enum State: Sendable {
        /// Before the first byte of a request line; one empty line may precede it (RFC 9112, 2.2).
        case requestLine(skippedEmptyLine: Bool)
        case fields
        case fixedBody(remaining: Int)
        case chunkLine
        case chunkData(remaining: Int)
        case chunkDataEnd
        case trailers
        case failed(ProtocolFault)
    }

    let limits: RequestLimits
    var state = State.requestLine(skippedEmptyLine: false)
    var head = RequestHead()
    /// Bytes and lines of the header or trailer section so far.
    var section = SectionSize()
    var body: [UInt8] = []
    var extensionBytes = 0
    private var hasContinueToSend = false

    private var buffer: [UInt8] = []
    /// The first byte that no state has consumed.
    private var start = 0
    /// The first byte that the search for the end of the current line has not seen.
    private var scanned = 0

    package init(limits: RequestLimits = RequestLimits()) { self.limits = limits }

    /// Adds what the connection brought.
    package mutating func append(_ bytes: some Collection<UInt8>) {
        if start == buffer.count { dropConsumed() }
        buffer.append(contentsOf: bytes)
    }

    /// Bytes that were added and not yet consumed.
    package var bufferedBytes: Int { buffer.count - start }

    /// How many bytes have been consumed of those added since the start; never falls.
    package private(set) var consumedBytes = 0

    /// Whether the stream could end here without cutting a request off.
    package var isBetweenRequests: Bool {
        if case .requestLine = state { return bufferedBytes == 0 }
        return false
    }

    /// The request whose body is being awaited, with an empty body; nil otherwise.
    package var pendingHead: Request? {
        switch state {
        case .fixedBody, .chunkLine, .chunkData, .chunkDataEnd, .trailers: head.request
        default: nil
        }
    }

    /// True once for a request that waits for `100 Continue` and has sent nothing of its body (RFC 9110, 10.1.1).
    package mutating func takeContinue() -> Bool {
        defer { hasContinueToSend = false }
        return hasContinueToSend && bufferedBytes == 0
    }

    /// The next request, if all of it is here.
    package mutating func next() -> Outcome {
        while true {
            do throws(Interruption) {
                if let request = try step() { return .request(request) }
            } catch {
                guard case .fault(let fault) = error else { return .needMore }
                state = .failed(fault)
                buffer = []
                start = 0
                scanned = 0
                return .failure(fault)
            }
        }
    }

    /// What the end of the stream means: a request cut off is not a request (RFC 9112, 8).
    package mutating func finish() -> Outcome {
        let outcome = next()
        guard case .needMore = outcome, !isBetweenRequests else { return outcome }
        let fault = ProtocolFault.bad("the connection ended inside a request")
        state = .failed(fault)
        return .failure(fault)
    }

    enum Interruption: Error {
        case needMore
        case fault(ProtocolFault)
    }

    /// Advances by one state; a request when that completed one.
    private mutating func step() throws(Interruption) -> Request? {
        switch state {
        case .failed(let fault):
            throw .fault(fault)
        case .requestLine(let skippedEmptyLine):
            guard let line = try nextLine(limit: limits.requestLine) else {
                throw .fault(RequestHead.tooLong(buffer[start...], limits.requestLine))
            }
            if line.isEmpty {
                // RFC 9112, 2.2: at least one empty line before the request line SHOULD be ignored. One is enough.
                guard !skippedEmptyLine else { throw .fault(.bad("empty lines before the request line")) }
                state = .requestLine(skippedEmptyLine: true)
                return nil
            }
            head = try RequestHead(requestLine: buffer[line])
            section = SectionSize()
            state = .fields
            return nil
        case .fields:
            let line = try sectionLine()
            if line.isEmpty { return try finishHead() }
            try head.appendField(buffer[line])
            return nil
        case .fixedBody(let remaining):
            let taken = takeBody(remaining)
            if taken == remaining { return finishRequest() }
            state = .fixedBody(remaining: remaining - taken)
            throw .needMore
        case .chunkLine:
            return try startChunk()
        case .chunkData(let remaining):
            let taken = takeBody(remaining)
            state = taken == remaining ? .chunkDataEnd : .chunkData(remaining: remaining - taken)
            if taken < remaining { throw .needMore }
            return nil
        case .chunkDataEnd:
            // RFC 9112, 7.1: chunk-data is followed by CRLF; anything else is a chunk longer than its size.
            for (offset, expected) in [ASCII.carriageReturn, ASCII.lineFeed].enumerated() {
                guard start + offset < buffer.count else { throw .needMore }
                guard buffer[start + offset] == expected else { throw .fault(.bad("no CRLF after the chunk")) }
            }
            consume(2)
            state = .chunkLine
            return nil
        case .trailers:
            let line = try sectionLine()
            if line.isEmpty { return finishRequest() }
            // RFC 9110, 6.5.1: a trailer must not change framing, routing or authentication. All are dropped.
            _ = try RequestHead.field(buffer[line])
            return nil
        }
    }

    private mutating func finishHead() throws(Interruption) -> Request? {
        body = []
        extensionBytes = 0
        switch try head.framing(limits: limits) {
        case .none: return finishRequest()
        case .length(let length):
            state = .fixedBody(remaining: length)
        case .chunked:
            state = .chunkLine
        }
        hasContinueToSend = head.expectsContinue
        return nil
    }

    private mutating func finishRequest() -> Request {
        var request = head.request
        request.body = body
        body = []
        head = RequestHead()
        hasContinueToSend = false
        state = .requestLine(skippedEmptyLine: false)
        return request
    }

    private mutating func startChunk() throws(Interruption) -> Request? {
        let digitsAndExtension = ChunkHeader.maximumDigits + limits.chunkExtension
        guard let line = try nextLine(limit: digitsAndExtension) else {
            throw .fault(.bad("the line of a chunk is too long"))
        }
        let chunk = try ChunkHeader(buffer[line], maximumExtension: limits.chunkExtension)
        extensionBytes += chunk.extensionBytes
        guard extensionBytes <= limits.chunkExtensions else { throw .fault(.bad("too many chunk extensions")) }
        if chunk.size == 0 {
            section = SectionSize()
            state = .trailers
            return nil
        }
        // A size that no Int can hold is as far over the limit as any other.
        guard let size = chunk.size, size <= limits.body - body.count else {
            throw .fault(ProtocolFault(.contentTooLarge, "the chunks are longer than a body may be"))
        }
        state = .chunkData(remaining: size)
        return nil
    }

    // MARK: - The buffer

    /// A line of the header or trailer section, which is bounded as a whole.
    private mutating func sectionLine() throws(Interruption) -> Range<Int> {
        let tooLarge = ProtocolFault(.fieldsTooLarge, "the fields are longer than \(limits.headerBytes) bytes")
        guard let line = try nextLine(limit: limits.headerBytes - section.bytes) else { throw .fault(tooLarge) }
        section.bytes += line.count + 2
        if !line.isEmpty { section.lines += 1 }
        guard section.bytes <= limits.headerBytes else { throw .fault(tooLarge) }
        guard section.lines <= limits.headerFields else {
            throw .fault(ProtocolFault(.fieldsTooLarge, "more than \(limits.headerFields) fields"))
        }
        return line
    }

    /// Consumes a line and its CRLF; the range is valid until bytes are added. Nil for a line of more than `limit` bytes.
    private mutating func nextLine(limit: Int) throws(Interruption) -> Range<Int>? {
        var index = max(scanned, start)
        let count = buffer.count
        while index < count {
            // What is visible needs no look, as far as the limit goes.
            let bound = min(count, limit < count - start ? start + limit : count)
            if index < bound {
                index = buffer.withUnsafeBufferPointer { ByteRun.endOfVisible($0, from: index, to: bound) }
            }
            guard index < count else { break }
            let byte = buffer[index]
            if byte == ASCII.carriageReturn {
                guard index + 1 < count else { break }
                // RFC 9112, 2.2: a bare CR is invalid within any protocol element but the content.
                guard buffer[index + 1] == ASCII.lineFeed else { throw .fault(.bad("a CR without LF")) }
                let line = start..<index
                consume(line.count + 2)
                return line
            }
            if index - start >= limit { return nil }
            // RFC 9112, 2.2 lets a recipient take a bare LF as a line end; RFC 9110, 5.5: CR, LF and NUL are dangerous.
            if byte == ASCII.lineFeed { throw .fault(.bad("an LF without CR")) }
            if byte < ASCII.space && byte != ASCII.tab || byte == 0x7F { throw .fault(.bad("a control character")) }
            index += 1
        }
        scanned = index
        throw .needMore
    }

    private mutating func takeBody(_ wanted: Int) -> Int {
        let taken = min(wanted, bufferedBytes)
        body.append(contentsOf: buffer[start..<start + taken])
        consume(taken)
        return taken
    }

    private mutating func consume(_ count: Int) {
        start += count
        scanned = start
        consumedBytes += count
    }

    /// Frees what has been consumed; an idle connection keeps no more than a small buffer.
    private mutating func dropConsumed() {
        if buffer.capacity > 4096 { buffer = [] } else { buffer.removeAll(keepingCapacity: true) }
        start = 0
        scanned = 0
    }
}

/// What has come of a header or trailer section.
struct SectionSize: Sendable {
    var bytes = 0
    var lines = 0
}
