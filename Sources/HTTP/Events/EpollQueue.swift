#if canImport(CLinux)
    import CLinux
    #if canImport(Musl)
        import Musl
    #else
        import Glibc
    #endif

    /// epoll(7), level-triggered.
    final class EpollQueue: EventQueue {
        private let queue: Int32
        private var found = [epoll_event](repeating: epoll_event(), count: 256)

        init() throws(ServerError) {
            queue = epoll_create1(Int32(EPOLL_CLOEXEC))
            guard queue >= 0 else { throw ServerError("cannot make an epoll queue", errno) }
        }

        deinit { close(queue) }

        func add(_ descriptor: Int32, token: UInt64, interest: EventInterest) throws(ServerError) {
            guard control(EPOLL_CTL_ADD, descriptor, token, interest) == 0 else {
                throw ServerError("cannot watch a descriptor", errno)
            }
        }

        func change(_ descriptor: Int32, token: UInt64, interest: EventInterest) {
            _ = control(EPOLL_CTL_MOD, descriptor, token, interest)
        }

        func remove(_ descriptor: Int32) { _ = control(EPOLL_CTL_DEL, descriptor, 0, []) }

        private func control(_ operation: Int32, _ descriptor: Int32, _ token: UInt64, _ interest: EventInterest)
            -> Int32
        {
            var event = epoll_event()
            if interest.contains(.read) { event.events |= EPOLLIN.rawValue }
            if interest.contains(.write) { event.events |= EPOLLOUT.rawValue }
            event.data.u64 = token
            return epoll_ctl(queue, operation, descriptor, &event)
        }

        func wait(milliseconds: Int32, into events: inout [Event]) {
            events.removeAll(keepingCapacity: true)
            let count = epoll_wait(queue, &found, Int32(found.count), milliseconds)
            // An interrupted wait is an empty one.
            guard count > 0 else { return }
            for event in found[..<Int(count)] {
                var ready: EventInterest = []
                if event.events & EPOLLIN.rawValue != 0 { ready.insert(.read) }
                if event.events & EPOLLOUT.rawValue != 0 { ready.insert(.write) }
                let isBroken = event.events & (EPOLLERR.rawValue | EPOLLHUP.rawValue) != 0
                events.append(Event(token: event.data.u64, ready: ready, isBroken: isBroken))
            }
        }
    }
#endif
