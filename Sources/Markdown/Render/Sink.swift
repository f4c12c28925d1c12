import Text

/// The output on its way to a `ByteWriter`.
///
/// Most of what is written is a few bytes long, and growing an array by a few bytes costs more than copying them. They
/// are set down in one block of memory that stays in the cache and goes to the writer when it is full; anything longer
/// than the block goes straight to the writer.
struct Sink {
    private static let capacity = 1 << 15

    private let base: UnsafeMutablePointer<UInt8>
    private var used = 0
    private var writer: ByteWriter
    /// The last byte before those in the block; a line feed at the start of the output.
    private var lastFlushed = ASCII.lineFeed

    init(into writer: ByteWriter) {
        self.writer = writer
        base = .allocate(capacity: Sink.capacity)
    }

    func deallocate() { base.deallocate() }

    /// Bytes written since `take` was last called.
    var count: Int { writer.count + used }

    /// Whether the output is at the start of a line.
    @inline(__always)
    var atLineStart: Bool { (used > 0 ? base[used &- 1] : lastFlushed) == ASCII.lineFeed }

    @inline(__always)
    mutating func append(_ byte: UInt8) {
        if used == Sink.capacity { flush() }
        base[used] = byte
        used &+= 1
    }

    @inline(__always)
    mutating func append(_ literal: StaticString) {
        let count = literal.utf8CodeUnitCount
        if count > Sink.capacity &- used { flush() }
        (base + used).update(from: literal.utf8Start, count: count)
        used &+= count
    }

    /// Appends `text[start..<end]`.
    @inline(__always)
    mutating func append(_ text: Bytes, _ start: Int, _ end: Int) {
        let count = end &- start
        guard count > 0, let source = text.baseAddress else { return }
        if count > Sink.capacity &- used { return appendLong(text.slice(start, end)) }
        (base + used).update(from: source + start, count: count)
        used &+= count
    }

    mutating func append(_ text: Bytes) { append(text, 0, text.count) }

    private mutating func appendLong(_ text: Bytes) {
        flush()
        if text.count < Sink.capacity { return append(text, 0, text.count) }
        writer.append(text)
        lastFlushed = text[text.count - 1]
    }

    mutating func append(decimal value: Int) {
        var writer = ByteWriter()
        writer.append(decimal: value)
        writer.withUnsafeBufferPointer { append($0) }
    }

    mutating func append(string: String) {
        var copy = string
        copy.withUTF8 { append($0) }
    }

    /// Starts a new line unless the output is at the start of one.
    @inline(__always)
    mutating func startLine() { if !atLineStart { append(ASCII.lineFeed) } }

    private mutating func flush() {
        guard used > 0 else { return }
        writer.append(Bytes(start: base, count: used))
        lastFlushed = base[used - 1]
        used = 0
    }

    /// Hands over what was written and goes on with another writer.
    mutating func take(replacement: ByteWriter = ByteWriter()) -> ByteWriter {
        flush()
        lastFlushed = ASCII.lineFeed
        let taken = writer
        writer = replacement
        return taken
    }
}
