import Text

/// Writes JSON objects with their keys in a fixed order, leaving out what says nothing: nil, false and empty lists.
///
/// One shape of code for every type of a price book and a journal: `RecordReader` reads what this writes, key for key.
/// A record is written for every order, piece by tiny piece, so it has memory of its own: an array would be asked at each
/// of them whether it is shared.
package struct RecordWriter: ~Copyable {
    private var memory: UnsafeMutablePointer<UInt8>
    private var capacity: Int
    private var count = 0
    private var needsComma = false
    /// Whether false and empty lists are written too.
    private let writesEmpty: Bool

    /// `writesEmpty`: for answers to other programs, which want the same keys every time.
    package init(writesEmpty: Bool = false) {
        self.writesEmpty = writesEmpty
        capacity = 2_048
        memory = .allocate(capacity: capacity)
    }

    deinit { memory.deallocate() }

    /// What has been written.
    package var bytes: [UInt8] { Array(UnsafeBufferPointer(start: memory, count: count)) }

    package mutating func object(_ body: (inout RecordWriter) -> Void) {
        separate()
        put(ASCII.openBrace)
        needsComma = false
        body(&self)
        put(ASCII.closeBrace)
        needsComma = true
    }

    package mutating func key(_ name: StaticString) {
        separate()
        reserve(name.utf8CodeUnitCount + 3)
        add(ASCII.quote)
        add(name.utf8Start, name.utf8CodeUnitCount)
        add(ASCII.quote)
        add(ASCII.colon)
        needsComma = false
    }

    package mutating func object(_ name: StaticString, _ body: (inout RecordWriter) -> Void) {
        key(name)
        object(body)
    }

    package mutating func text(_ name: StaticString, _ value: String?) {
        guard let value else { return }
        key(name)
        put(json: value)
        needsComma = true
    }

    package mutating func integer(_ name: StaticString, _ value: Int?) {
        guard let value else { return }
        key(name)
        put(decimal: value)
        needsComma = true
    }

    package mutating func money(_ name: StaticString, _ value: Money?) { integer(name, value?.minor) }

    /// Written only when true, or when everything is.
    package mutating func flag(_ name: StaticString, _ value: Bool) {
        guard value || writesEmpty else { return }
        key(name)
        let word: StaticString = value ? "true" : "false"
        reserve(word.utf8CodeUnitCount)
        add(word.utf8Start, word.utf8CodeUnitCount)
        needsComma = true
    }

    package mutating func date(_ name: StaticString, _ value: DateTime?) { text(name, value?.bookText) }

    package mutating func texts(_ name: StaticString, _ values: [String]) {
        list(name, values) { writer, value in
            writer.separate()
            writer.put(json: value)
            writer.needsComma = true
        }
    }

    package mutating func integers(_ name: StaticString, _ values: [Int]) {
        list(name, values) { writer, value in
            writer.separate()
            writer.put(decimal: value)
            writer.needsComma = true
        }
    }

    /// A list of objects, each on a line of its own where `lines` is set, so that `diff` and `grep` help.
    package mutating func objects<Element>(
        _ name: StaticString, _ values: [Element], lines: Bool = false, _ body: (inout RecordWriter, Element) -> Void
    ) {
        list(name, values) { writer, value in
            if lines { writer.newLine() }
            writer.object { body(&$0, value) }
        }
    }

    /// A list of which the elements are written already, with what stands between them.
    package mutating func list(_ name: StaticString, written elements: [UInt8]) {
        guard !elements.isEmpty || writesEmpty else { return }
        key(name)
        put(UInt8(ascii: "["))
        reserve(elements.count + 1)
        elements.withUnsafeBufferPointer { if let base = $0.baseAddress { add(base, $0.count) } }
        put(UInt8(ascii: "]"))
        needsComma = true
    }

    /// Begins the next key on a new line.
    package mutating func newLine() {
        separate()
        put(ASCII.lineFeed)
    }

    private mutating func list<Element>(
        _ name: StaticString, _ values: [Element], _ body: (inout RecordWriter, Element) -> Void
    ) {
        guard !values.isEmpty || writesEmpty else { return }
        key(name)
        put(UInt8(ascii: "["))
        needsComma = false
        for value in values { body(&self, value) }
        put(UInt8(ascii: "]"))
        needsComma = true
    }

    private mutating func separate() {
        if needsComma { put(ASCII.comma) }
        needsComma = false
    }

    // MARK: Memory

    private mutating func reserve(_ more: Int) {
        if count + more > capacity { grow(more) }
    }

    @inline(never)
    private mutating func grow(_ more: Int) {
        let larger = max(capacity * 2, count + more)
        let new = UnsafeMutablePointer<UInt8>.allocate(capacity: larger)
        new.initialize(from: memory, count: count)
        memory.deallocate()
        (memory, capacity) = (new, larger)
    }

    /// Adds what `reserve` made room for.
    private mutating func add(_ byte: UInt8) {
        memory[count] = byte
        count &+= 1
    }

    private mutating func add(_ source: UnsafePointer<UInt8>, _ length: Int) {
        (memory + count).initialize(from: source, count: length)
        count &+= length
    }

    private mutating func put(_ byte: UInt8) {
        reserve(1)
        add(byte)
    }

    private mutating func put(decimal value: Int) {
        var digits = 1
        var rest = value.magnitude
        while rest >= 10 {
            digits &+= 1
            rest /= 10
        }
        reserve(digits + 1)
        if value < 0 { add(ASCII.hyphen) }
        rest = value.magnitude
        for index in stride(from: count &+ digits &- 1, through: count, by: -1) {
            memory[index] = UInt8(truncatingIfNeeded: rest % 10) &+ 0x30
            rest /= 10
        }
        count &+= digits
    }

    private mutating func put(_ bytes: [UInt8]) {
        reserve(bytes.count)
        bytes.withUnsafeBufferPointer { source in
            if let start = source.baseAddress { add(start, source.count) }
        }
    }

    /// A string as `ByteWriter.appendJSON` writes it; nearly all of them have nothing to escape.
    private mutating func put(json value: String) {
        var value = value
        value.withUTF8 { source in
            guard let start = source.baseAddress, ByteRun.isPlainJSON(source) else {
                var escaped = ByteWriter(reserving: source.count + 16)
                escaped.appendJSON(bytes: source)
                return put(escaped.bytes)
            }
            reserve(source.count + 2)
            add(ASCII.quote)
            add(start, source.count)
            add(ASCII.quote)
        }
    }
}

extension DateTime {
    /// `text`, with the offset kept for a date alone as well: `2026-03-31+01:00` (XML Schema 1.1, 3.3.9).
    ///
    /// A day that has not 24 hours from midnight to midnight is written as the moments it lies between (ISO 8601, 5.5).
    var bookText: String {
        guard isDateOnly else { return text }
        if dayLength != 86_400 || secondsOfDay != 0 {
            return timestamp + "/" + DateTime(instant: end, offset: offset).timestamp
        }
        return offset == 0 ? text : date.text + timestamp.dropFirst(19)
    }

    package init?(bookText text: String) {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        if parts.count == 2 {
            guard let start = DateTime(String(parts[0])), let end = DateTime(String(parts[1])),
                case let length = end.instant.seconds - start.instant.seconds, (0...2 * 86_400).contains(length)
            else { return nil }
            self.init(instant: start.instant, offset: start.offset, isDateOnly: true, dayLength: length)
        } else if text.utf8.count > 10, !text.utf8.contains(UInt8(ascii: "T")) {
            let cut = text.index(text.startIndex, offsetBy: 10)
            guard let offset = DateTime.offset(String(text[cut...])) else { return nil }
            self.init(String(text[..<cut]), offset: offset)
        } else {
            self.init(text)
        }
    }
}
