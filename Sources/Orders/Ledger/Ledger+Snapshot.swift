import Commerce
import Text

/// A ledger as bytes, so that a start need not read every record again.
///
/// Numbers are little-endian and of fixed width, texts have their length before them: a million orders are read in well
/// under a second. The journal checks the bytes and says which record they end with; this checks that they make sense.
extension Ledger {
    /// Of this layout; another one is no snapshot, and the journal is read from its beginning.
    private static let layout: UInt64 = 2

    package func snapshot() -> [UInt8] {
        var out = SnapshotWriter(reserving: 256 + sequence.count * 128)
        out.word(Ledger.layout)
        out.count(sequence.count)
        for number in sequence {
            guard let entry = orders[number] else { continue }
            out.text(number.text)
            out.digest(entry.key)
            out.digest(entry.token)
            out.digest(entry.request)
            out.integer(entry.placedAt.seconds)
            out.standing(entry.standing)
            out.byte((entry.isPaidAhead ? 1 : 0) | (entry.remindedAt == nil ? 0 : 2))
            out.integer(entry.remindedAt?.seconds ?? 0)
            out.count(entry.records.count)
            for record in entry.records {
                out.integer(record.segment)
                out.integer(record.offset)
            }
        }
        // Sorted, so that the same ledger gives the same bytes.
        func sorted<Value>(_ table: [String: Value]) -> [(key: String, value: Value)] {
            // By their first bytes as numbers, which tell nearly all keys apart: the shop waits while this is made.
            let entries = Array(table)
            var ranks = entries.indices.map { (start: Ledger.start(of: entries[$0].key), index: $0) }
            ranks.sort {
                $0.start == $1.start
                    ? PriceBook.precedes(entries[$0.index].key, entries[$1.index].key) : $0.start < $1.start
            }
            return ranks.map { entries[$0.index] }
        }
        out.list(sorted(stock)) { out, level in
            out.text(level.key)
            out.integer(level.value.available)
            out.byte(level.value.statement == nil ? 0 : 1)
            out.integer(level.value.statement ?? 0)
        }
        out.list(sorted(uses)) { out, use in
            out.text(use.key)
            out.integer(use.value)
        }
        let customers = usesByCustomer.sorted {
            ($0.key.discount, $0.key.customer.high, $0.key.customer.low)
                < ($1.key.discount, $1.key.customer.high, $1.key.customer.low)
        }
        out.list(customers) { out, use in
            out.text(use.key.discount)
            out.digest(use.key.customer)
            out.integer(use.value)
        }
        out.list(sorted(outbox)) { out, owed in
            out.text(owed.key)
            out.text(owed.value.message.kind.rawValue)
            out.text(owed.value.number.text)
            out.integer(owed.value.since.seconds)
            out.integer(owed.value.serial)
        }
        out.integer(nextSerial)
        out.list(sorted(abandoned)) { out, message in
            out.text(message.key)
            out.text(message.value)
        }
        out.list(commands) { $0.digest($1) }
        return out.bytes
    }

    /// The first eight bytes of a text as a number that sorts as they do; zeros stand for those it has not.
    private static func start(of text: String) -> UInt64 {
        var start: UInt64 = 0
        for byte in text.utf8.prefix(8) { start = start << 8 | UInt64(byte) }
        return start << UInt64(8 * max(0, 8 - text.utf8.count))
    }

    /// Reads what `snapshot` wrote; nil for anything else.
    package init?(snapshot bytes: [UInt8]) {
        var input = SnapshotReader(bytes)
        do throws(SnapshotReader.Failure) {
            guard try input.word() == Ledger.layout else { return nil }
            var orders: [(number: OrderNumber, entry: Entry)] = []
            let count = try input.count()
            orders.reserveCapacity(count)
            for _ in 0..<count {
                let number = try input.number()
                let key = try input.digest()
                let token = try input.digest()
                let request = try input.digest()
                let placedAt = Instant(seconds: try input.integer())
                let standing = try input.standing()
                let bits = try input.byte()
                let remindedAt = Instant(seconds: try input.integer())
                var records: [JournalPosition] = []
                for _ in 0..<(try input.count()) {
                    records.append(JournalPosition(segment: try input.integer(), offset: try input.integer()))
                }
                orders.append(
                    (
                        number,
                        Entry(
                            token: token, key: key, request: request, placedAt: placedAt,
                            standing: standing, isPaidAhead: bits & 1 != 0,
                            remindedAt: bits & 2 != 0 ? remindedAt : nil, records: records)
                    ))
            }
            var stock: [String: Level] = [:]
            for _ in 0..<(try input.count()) {
                let sku = try input.text()
                let available = try input.integer()
                let isStated = try input.byte() == 1
                let statement = try input.integer()
                stock[sku] = Level(available: available, statement: isStated ? statement : nil)
            }
            var uses: [String: Int] = [:]
            for _ in 0..<(try input.count()) { uses[try input.text()] = try input.integer() }
            var customers: [CustomerUse: Int] = [:]
            for _ in 0..<(try input.count()) {
                let use = CustomerUse(discount: try input.text(), customer: try input.digest())
                customers[use] = try input.integer()
            }
            var outbox: [String: Owed] = [:]
            for _ in 0..<(try input.count()) {
                let id = try input.text()
                guard let kind = OutboxMessage.Kind(rawValue: try input.text()) else { return nil }
                let number = try input.number()
                outbox[id] = Owed(
                    message: OutboxMessage(id: id, kind: kind), number: number,
                    since: Instant(seconds: try input.integer()), serial: try input.integer())
            }
            let nextSerial = try input.integer()
            var abandoned: [String: String] = [:]
            for _ in 0..<(try input.count()) { abandoned[try input.text()] = try input.text() }
            var commands: [Digest128] = []
            for _ in 0..<(try input.count()) { commands.append(try input.digest()) }
            guard input.isAtEnd else { return nil }
            self.init(
                orders: orders, stock: stock, uses: uses, usesByCustomer: customers, outbox: outbox,
                nextSerial: nextSerial, abandoned: abandoned, commands: commands)
        } catch {
            return nil
        }
    }
}

private struct SnapshotWriter {
    private(set) var bytes: [UInt8] = []

    init(reserving capacity: Int) { bytes.reserveCapacity(capacity) }

    mutating func byte(_ value: UInt8) { bytes.append(value) }

    mutating func word(_ value: UInt64) {
        withUnsafeBytes(of: value.littleEndian) { bytes.append(contentsOf: $0) }
    }

    mutating func integer(_ value: Int) { word(UInt64(bitPattern: Int64(value))) }
    mutating func count(_ value: Int) { word(UInt64(value)) }

    mutating func digest(_ value: Digest128) {
        word(value.high)
        word(value.low)
    }

    mutating func standing(_ value: OrderStanding) {
        integer(value.pieces)
        integer(value.total)
        integer(value.shipped)
        integer(value.delivered)
        integer(value.cancelled)
        integer(value.returned)
        integer(value.refunded)
        integer(value.credited)
        integer(value.paid ?? -1)
        byte((value.isReminded ? 1 : 0) | (value.isErased ? 2 : 0) | (value.isGivenUp ? 4 : 0))
    }

    mutating func text(_ value: String) {
        count(value.utf8.count)
        bytes.append(contentsOf: value.utf8)
    }

    mutating func list<Element>(_ values: [Element], _ write: (inout SnapshotWriter, Element) -> Void) {
        count(values.count)
        for value in values { write(&self, value) }
    }
}

private struct SnapshotReader {
    struct Failure: Error {}

    private let bytes: [UInt8]
    private var offset = 0

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    var isAtEnd: Bool { offset == bytes.count }

    mutating func byte() throws(Failure) -> UInt8 {
        guard offset < bytes.count else { throw Failure() }
        defer { offset += 1 }
        return bytes[offset]
    }

    mutating func word() throws(Failure) -> UInt64 {
        guard bytes.count - offset >= 8 else { throw Failure() }
        let value = bytes.withUnsafeBytes { $0.loadUnaligned(fromByteOffset: offset, as: UInt64.self) }
        offset += 8
        return UInt64(littleEndian: value)
    }

    mutating func integer() throws(Failure) -> Int { Int(Int64(bitPattern: try word())) }

    /// At most one a byte that is left, so that a wrong count cannot ask for all memory.
    mutating func count() throws(Failure) -> Int {
        let value = try word()
        guard value <= UInt64(bytes.count - offset) else { throw Failure() }
        return Int(value)
    }

    mutating func digest() throws(Failure) -> Digest128 { Digest128(high: try word(), low: try word()) }

    mutating func standing() throws(Failure) -> OrderStanding {
        var value = OrderStanding(pieces: try integer(), total: Money(minor: try integer()))
        value.shipped = try integer()
        value.delivered = try integer()
        value.cancelled = try integer()
        value.returned = try integer()
        value.refunded = try integer()
        value.credited = try integer()
        let paid = try integer()
        value.paid = paid < 0 ? nil : paid
        let bits = try byte()
        value.isReminded = bits & 1 != 0
        value.isErased = bits & 2 != 0
        value.isGivenUp = bits & 4 != 0
        return value
    }

    mutating func text() throws(Failure) -> String {
        let length = try count()
        defer { offset += length }
        return String(decoding: bytes[offset..<offset + length], as: UTF8.self)
    }

    mutating func number() throws(Failure) -> OrderNumber {
        guard let number = OrderNumber(try text()) else { throw Failure() }
        return number
    }
}
