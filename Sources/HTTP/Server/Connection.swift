/// One client's connection, as the loop sees it. Confined to the loop's thread.
final class Connection {
    enum Phase {
        /// Between requests, nothing of the next one here.
        case idle
        case readingHead
        case readingBody
        /// A request is with its handler, or its answer is on its way out.
        case answering
        /// Our last answer is out; what the client still sends is thrown away until it has read it (RFC 9112, 9.6).
        case lingering
    }

    let id: UInt64
    let socket: Int32
    let peer: IPAddress
    /// Nil for a trusted proxy, which is not limited, and once the last answer is out: what lingers is no burden of its
    /// address, and must not cost a customer behind it the connection in use.
    var limitKey: IPAddress?
    var decoder: RequestDecoder
    var output = OutputQueue()
    var exchange: Exchange?
    private(set) var phase = Phase.idle
    /// On the monotonic clock.
    private(set) var phaseStart: UInt64
    var deadline: UInt64?
    var interest: EventInterest = .read
    /// Requests taken from this connection so far.
    var requests: UInt64 = 0
    /// The client sends no more; it may still read.
    var peerFinished = false
    /// Bytes taken by the reader since its write deadline was set.
    var writtenSinceDeadline = 0

    init(
        id: UInt64, socket: Int32, peer: IPAddress, limitKey: IPAddress?, limits: RequestLimits, now: UInt64
    ) {
        self.id = id
        self.socket = socket
        self.peer = peer
        self.limitKey = limitKey
        decoder = RequestDecoder(limits: limits)
        phaseStart = now
    }

    func enter(_ phase: Phase, now: UInt64) {
        self.phase = phase
        phaseStart = now
    }

    /// How readily the connection is given up when there are too many; nil for one that an answer is owed.
    var dispensability: Int? {
        switch phase {
        case .lingering: 3
        case .idle: 2
        case .readingHead: 1
        case .readingBody: 0
        case .answering: nil
        }
    }
}

/// A request and the answer it is getting.
struct Exchange {
    /// Which request of its connection it is.
    var number: UInt64
    /// Nil for bytes that were no request.
    var method: Request.Method?
    var path = "-"
    var minorVersion = 1
    var keepsAlive = false
    /// On the monotonic clock.
    var start: UInt64
    /// Nil until it is answered.
    var status: Int?
    var headBytes = 0
    var sentBytes = 0
    var delimiter = ResponseEncoder.Delimiter.length
    /// While the answer is a stream that has not ended.
    var stream: WeakStream?
    var streamIsOpen = false
}
