#if canImport(Darwin)
    import Darwin

    /// kqueue(2), level-triggered: reading and writing are two filters of a descriptor.
    final class KqueueQueue: EventQueue {
        private let queue: Int32
        private var watched: [Int32: EventInterest] = [:]
        private var found = [kevent](repeating: kevent(), count: 256)

        init() throws(ServerError) {
            queue = kqueue()
            guard queue >= 0 else { throw ServerError("cannot make a kqueue", errno) }
            _ = fcntl(queue, F_SETFD, FD_CLOEXEC)
        }

        deinit { close(queue) }

        func add(_ descriptor: Int32, token: UInt64, interest: EventInterest) throws(ServerError) {
            guard set(descriptor, token, from: [], to: interest) else {
                throw ServerError("cannot watch a descriptor", errno)
            }
        }

        func change(_ descriptor: Int32, token: UInt64, interest: EventInterest) {
            _ = set(descriptor, token, from: watched[descriptor] ?? [], to: interest)
        }

        func remove(_ descriptor: Int32) {
            _ = set(descriptor, 0, from: watched[descriptor] ?? [], to: [])
            watched[descriptor] = nil
        }

        private func set(_ descriptor: Int32, _ token: UInt64, from old: EventInterest, to new: EventInterest) -> Bool {
            var changes: [kevent] = []
            for (interest, filter) in [(EventInterest.read, EVFILT_READ), (.write, EVFILT_WRITE)]
            where old.contains(interest) != new.contains(interest) {
                changes.append(
                    kevent(
                        ident: UInt(descriptor), filter: Int16(filter),
                        flags: UInt16(new.contains(interest) ? EV_ADD : EV_DELETE), fflags: 0, data: 0,
                        udata: UnsafeMutableRawPointer(bitPattern: UInt(token))))
            }
            watched[descriptor] = new
            return changes.isEmpty || kevent(queue, &changes, Int32(changes.count), nil, 0, nil) == 0
        }

        func wait(milliseconds: Int32, into events: inout [Event]) {
            events.removeAll(keepingCapacity: true)
            var time = timespec(tv_sec: Int(milliseconds) / 1000, tv_nsec: Int(milliseconds) % 1000 * 1_000_000)
            let count =
                milliseconds < 0
                ? kevent(queue, nil, 0, &found, Int32(found.count), nil)
                : kevent(queue, nil, 0, &found, Int32(found.count), &time)
            guard count > 0 else { return }
            for event in found[..<Int(count)] {
                let isWrite = Int32(event.filter) == EVFILT_WRITE
                // EV_EOF on the read filter is an end of stream, which reading finds; on the write filter nobody reads.
                let isBroken = event.flags & UInt16(EV_ERROR) != 0 || isWrite && event.flags & UInt16(EV_EOF) != 0
                events.append(
                    Event(
                        token: UInt64(UInt(bitPattern: event.udata)), ready: isWrite ? .write : .read,
                        isBroken: isBroken)
                )
            }
        }
    }
#endif
