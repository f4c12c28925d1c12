#if canImport(Darwin)
    import Darwin
#elseif canImport(Musl)
    import Musl
#else
    import Glibc
#endif

/// poll(2): every descriptor is handed to the system each time, which a thousand connections can bear.
final class PollQueue: EventQueue {
    private var descriptors: [pollfd] = []
    /// Parallel to `descriptors`.
    private var tokens: [UInt64] = []
    private var indexes: [Int32: Int] = [:]

    func add(_ descriptor: Int32, token: UInt64, interest: EventInterest) throws(ServerError) {
        indexes[descriptor] = descriptors.count
        descriptors.append(pollfd(fd: descriptor, events: PollQueue.events(interest), revents: 0))
        tokens.append(token)
    }

    func change(_ descriptor: Int32, token: UInt64, interest: EventInterest) {
        guard let index = indexes[descriptor] else { return }
        descriptors[index].events = PollQueue.events(interest)
    }

    func remove(_ descriptor: Int32) {
        guard let index = indexes.removeValue(forKey: descriptor) else { return }
        let last = descriptors.count - 1
        if index != last {
            descriptors.swapAt(index, last)
            tokens.swapAt(index, last)
            indexes[descriptors[index].fd] = index
        }
        descriptors.removeLast()
        tokens.removeLast()
    }

    private static func events(_ interest: EventInterest) -> Int16 {
        var events: Int16 = 0
        if interest.contains(.read) { events |= Int16(POLLIN) }
        if interest.contains(.write) { events |= Int16(POLLOUT) }
        return events
    }

    func wait(milliseconds: Int32, into events: inout [Event]) {
        events.removeAll(keepingCapacity: true)
        guard poll(&descriptors, nfds_t(descriptors.count), milliseconds) > 0 else { return }
        for index in descriptors.indices where descriptors[index].revents != 0 {
            let happened = Int32(descriptors[index].revents)
            var ready: EventInterest = []
            if happened & Int32(POLLIN) != 0 { ready.insert(.read) }
            if happened & Int32(POLLOUT) != 0 { ready.insert(.write) }
            let isBroken = happened & Int32(POLLERR | POLLHUP | POLLNVAL) != 0
            events.append(Event(token: tokens[index], ready: ready, isBroken: isBroken))
        }
    }
}
