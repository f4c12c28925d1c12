#if canImport(Darwin)
    import Darwin
#elseif canImport(Musl)
    import Musl
#else
    import Glibc
#endif

/// A stretch of an open file, sent to the client piece by piece; the file is closed with the last reference.
package final class FileBody: Sendable {
    let descriptor: Int32
    /// Where to begin, in bytes from the start of the file.
    package let offset: Int
    /// How many bytes to send.
    package let length: Int

    /// Takes over `descriptor`, which must be open for reading.
    package init(descriptor: Int32, offset: Int, length: Int) {
        self.descriptor = descriptor
        self.offset = offset
        self.length = length
    }

    deinit { close(descriptor) }
}
