#if canImport(Darwin)
    import Darwin
#elseif canImport(Musl)
    import Musl
#else
    import Glibc
#endif
#if canImport(CLinux)
    import CLinux
#endif

/// The system calls of a stream socket, each resumed when a signal interrupts it.
enum Socket {
    #if canImport(Darwin)
        private static let streamType = SOCK_STREAM
    #else
        private static let streamType = Int32(SOCK_STREAM.rawValue)
    #endif

    /// A non-blocking, close-on-exec socket that listens on `address`, and where it really listens.
    static func listen(on address: SocketAddress) throws(ServerError) -> (socket: Int32, address: SocketAddress) {
        let family = address.address.isV4 ? AF_INET : AF_INET6
        #if canImport(Darwin)
            let descriptor = socket(family, streamType, 0)
            if descriptor >= 0 { Descriptor.makePrivateAndNonBlocking(descriptor) }
        #else
            let flags = Int32(SOCK_CLOEXEC.rawValue) | Int32(SOCK_NONBLOCK.rawValue)
            let descriptor = socket(family, streamType | flags, 0)
        #endif
        guard descriptor >= 0 else { throw ServerError("cannot make a socket for \(address)", errno) }
        // A restarted server may take its address back while old connections fade.
        set(descriptor, SOL_SOCKET, SO_REUSEADDR, 1)
        // Connections inherit it. The system would let one that is not read from hold megabytes, and a thousand of them
        // gigabytes; and a reader is known to be slow only when its answers no longer fit in here.
        set(descriptor, SOL_SOCKET, SO_SNDBUF, sendBuffer)
        if family == AF_INET6 {
            // `[::]` is every address of the machine, IPv4 included; any other address is itself alone.
            let isAny = address.address == IPAddress(high: 0, low: 0)
            set(descriptor, Int32(IPPROTO_IPV6), IPV6_V6ONLY, isAny ? 0 : 1)
        }
        let bound = address.withSystemAddress { bind(descriptor, $0, $1) }
        guard bound == 0, listenBacklog(descriptor) == 0 else {
            let code = errno
            close(descriptor)
            throw ServerError("cannot listen on \(address)", code)
        }
        let real = SocketAddress.filled { getsockname(descriptor, $0, $1) }.address
        return (descriptor, real ?? address)
    }

    /// Bytes of answers that wait in the system for one slow reader.
    private static let sendBuffer: Int32 = 64 << 10

    #if canImport(Darwin)
        private static func listenBacklog(_ descriptor: Int32) -> Int32 { Darwin.listen(descriptor, 1024) }
    #elseif canImport(Musl)
        private static func listenBacklog(_ descriptor: Int32) -> Int32 { Musl.listen(descriptor, 1024) }
    #else
        private static func listenBacklog(_ descriptor: Int32) -> Int32 { Glibc.listen(descriptor, 1024) }
    #endif

    enum Accepted {
        case connection(Int32, IPAddress)
        /// Nobody is waiting.
        case none
        /// This one has gone already; there may be others.
        case retry
        /// No descriptor or memory left: waiting helps, trying again at once does not.
        case exhausted
    }

    static func accept(on listener: Int32) -> Accepted {
        let (descriptor, address) = SocketAddress.filled { storage, length in
            #if canImport(CLinux)
                accept4(listener, storage, length, Int32(SOCK_CLOEXEC.rawValue) | Int32(SOCK_NONBLOCK.rawValue))
            #elseif canImport(Darwin)
                Darwin.accept(listener, storage, length)
            #else
                Glibc.accept(listener, storage, length)
            #endif
        }
        guard descriptor >= 0 else {
            switch errno {
            case EAGAIN, EWOULDBLOCK: return .none
            case EMFILE, ENFILE, ENOBUFS, ENOMEM: return .exhausted
            default: return .retry
            }
        }
        #if !canImport(CLinux)
            Descriptor.makePrivateAndNonBlocking(descriptor)
        #endif
        #if canImport(Darwin)
            set(descriptor, SOL_SOCKET, SO_NOSIGPIPE, 1)
        #endif
        // Answers are written whole, so there is nothing for Nagle's algorithm to gather.
        set(descriptor, Int32(IPPROTO_TCP), TCP_NODELAY, 1)
        guard let address else {
            close(descriptor)
            return .retry
        }
        return .connection(descriptor, address.address)
    }

    /// Whether there is something to read, or somebody to accept, now.
    static func isReadable(_ descriptor: Int32) -> Bool {
        var entry = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        return poll(&entry, 1, 0) > 0
    }

    private static func set(_ descriptor: Int32, _ level: Int32, _ option: Int32, _ value: Int32) {
        var value = value
        setsockopt(descriptor, level, option, &value, socklen_t(MemoryLayout<Int32>.size))
    }

    enum Transfer {
        case bytes(Int)
        case wouldBlock
        /// The other side sends no more.
        case end
        case broken
    }

    static func receive(_ descriptor: Int32, into buffer: UnsafeMutableRawBufferPointer) -> Transfer {
        while true {
            let count = recv(descriptor, buffer.baseAddress, buffer.count, 0)
            if count > 0 { return .bytes(count) }
            if count == 0 { return .end }
            if errno == EINTR { continue }
            return errno == EAGAIN || errno == EWOULDBLOCK ? .wouldBlock : .broken
        }
    }

    static func send(_ descriptor: Int32, _ bytes: UnsafeRawBufferPointer) -> Transfer {
        #if canImport(Darwin)
            let flags: Int32 = 0
        #else
            let flags = Int32(MSG_NOSIGNAL)
        #endif
        while true {
            #if canImport(Darwin)
                let count = Darwin.send(descriptor, bytes.baseAddress, bytes.count, flags)
            #elseif canImport(Musl)
                let count = Musl.send(descriptor, bytes.baseAddress, bytes.count, flags)
            #else
                let count = Glibc.send(descriptor, bytes.baseAddress, bytes.count, flags)
            #endif
            if count >= 0 { return .bytes(count) }
            if errno == EINTR { continue }
            return errno == EAGAIN || errno == EWOULDBLOCK ? .wouldBlock : .broken
        }
    }

    /// Sends up to `count` bytes of a file from `offset`; `.end` if the file is shorter than that by now.
    static func sendFile(_ descriptor: Int32, _ file: Int32, offset: Int, count: Int) -> Transfer {
        #if canImport(CLinux)
            while true {
                var position = off_t(offset)
                let sent = sendfile(descriptor, file, &position, count)
                if sent > 0 { return .bytes(sent) }
                if sent == 0 { return .end }
                switch errno {
                case EINTR: continue
                case EAGAIN: return .wouldBlock
                case EINVAL, ENOSYS: return copyFile(descriptor, file, offset: offset, count: count)
                default: return .broken
                }
            }
        #else
            return copyFile(descriptor, file, offset: offset, count: count)
        #endif
    }

    /// The way that works for every file system.
    private static func copyFile(_ descriptor: Int32, _ file: Int32, offset: Int, count: Int) -> Transfer {
        withUnsafeTemporaryAllocation(byteCount: 64 << 10, alignment: 16) { buffer in
            while true {
                let read = pread(file, buffer.baseAddress, min(buffer.count, count), off_t(offset))
                if read < 0, errno == EINTR { continue }
                if read < 0 { return .broken }
                if read == 0 { return .end }
                return send(descriptor, UnsafeRawBufferPointer(rebasing: buffer[..<read]))
            }
        }
    }

    /// Tells the client that nothing more will come, and keeps reading possible.
    static func finishSending(_ descriptor: Int32) {
        #if canImport(Darwin) || canImport(Musl)
            shutdown(descriptor, SHUT_WR)
        #else
            shutdown(descriptor, Int32(SHUT_WR))
        #endif
    }
}
