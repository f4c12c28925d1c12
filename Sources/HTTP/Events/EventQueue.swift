/// What the loop needs of the system's way to wait for many descriptors; level-triggered, so that a loop that leaves
/// something unread is told again.
protocol EventQueue: AnyObject {
    /// Watches a descriptor; `token` comes back with its events.
    func add(_ descriptor: Int32, token: UInt64, interest: EventInterest) throws(ServerError)
    func change(_ descriptor: Int32, token: UInt64, interest: EventInterest)
    /// Must be called before the descriptor is closed.
    func remove(_ descriptor: Int32)
    /// Waits at most `milliseconds` (-1: for ever) and replaces `events` by what happened.
    func wait(milliseconds: Int32, into events: inout [Event])
}

struct EventInterest: OptionSet, Sendable {
    var rawValue: UInt8
    static let read = EventInterest(rawValue: 1)
    static let write = EventInterest(rawValue: 2)
}

struct Event: Sendable {
    var token: UInt64
    var ready: EventInterest
    /// The other side is gone in both directions, or the descriptor is in error.
    var isBroken: Bool
}

/// Which event queue a server uses.
package enum EventQueueKind: Sendable {
    /// epoll on Linux, kqueue on macOS.
    case native
    /// poll(2), which every system has.
    case poll

    func make() throws(ServerError) -> any EventQueue {
        #if canImport(CLinux)
            if self == .native { return try EpollQueue() }
        #elseif canImport(Darwin)
            if self == .native { return try KqueueQueue() }
        #endif
        return PollQueue()
    }
}
