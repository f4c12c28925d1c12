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

/// A descriptor that becomes readable when another thread wants the loop's attention: an eventfd on Linux, a pipe
/// elsewhere.
final class Wakeup: Sendable {
    /// What the loop watches for reading.
    let readDescriptor: Int32
    private let writeDescriptor: Int32

    init() throws(ServerError) {
        #if canImport(CLinux)
            readDescriptor = eventfd(0, Int32(EFD_CLOEXEC) | Int32(EFD_NONBLOCK))
            guard readDescriptor >= 0 else { throw ServerError("cannot make an eventfd", errno) }
            writeDescriptor = readDescriptor
        #else
            var ends: [Int32] = [-1, -1]
            guard pipe(&ends) == 0 else { throw ServerError("cannot make a pipe", errno) }
            for end in ends { Descriptor.makePrivateAndNonBlocking(end) }
            (readDescriptor, writeDescriptor) = (ends[0], ends[1])
        #endif
    }

    deinit {
        close(readDescriptor)
        if writeDescriptor != readDescriptor { close(writeDescriptor) }
    }

    /// Makes the descriptor readable; any thread may call it, and a signal that is already pending is enough.
    func signal() {
        var one: UInt64 = 1
        _ = write(writeDescriptor, &one, 8)
    }

    /// Makes the descriptor unreadable again.
    func clear() {
        var scratch: (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)
        while read(readDescriptor, &scratch, MemoryLayout.size(ofValue: scratch)) == 32 {}
    }
}
