import Text

extension Record {
    /// Appends the line of a record to `out` and gives its hash.
    ///
    /// `json` was read as `form`; `previous` is the hash of the record before it.
    static func append(
        _ json: UnsafeBufferPointer<UInt8>, _ form: RecordJSON, seq: Int, batch: Int, endsBatch: Bool,
        previous: [UInt8], to out: inout ByteWriter
    ) -> [UInt8] {
        let start = out.count
        out.append(version)
        out.append(ASCII.space)
        out.append(decimal: seq)
        out.append(ASCII.space)
        out.append(decimal: batch)
        if !endsBatch { out.append(ASCII.plus) }
        out.append(ASCII.space)
        let fields = start..<out.count
        appendRest(json, previous: previous, fields: fields, to: &out)
        out.append(repeating: ASCII.space, count: room(json, form.personal))
        out.append(ASCII.lineFeed)
        return out.withUnsafeBufferPointer { bytes in
            previous.withUnsafeBufferPointer { previous in
                hash(
                    fields: UnsafeBufferPointer(rebasing: bytes[fields]), previous: previous, json: json,
                    personal: form.personal)
            }
        }
    }

    /// The line of `record` with its personal data erased, exactly as long as it was.
    ///
    /// Nil when there is nothing to erase, or when a writer that was not this one left no room for it.
    static func erased(_ record: Record, in bytes: UnsafeBufferPointer<UInt8>) -> Erased {
        let json = UnsafeBufferPointer(rebasing: bytes[record.json])
        guard let form = try? RecordJSON(json) else { return .unreadable }
        guard let personal = form.personal else { return .nothing }
        var erased = ByteWriter(reserving: json.count + erasedBytes)
        erased.append(UnsafeBufferPointer(rebasing: json[..<personal.lowerBound]))
        erased.append(erasedForm(UnsafeBufferPointer(rebasing: json[personal])))
        erased.append(UnsafeBufferPointer(rebasing: json[personal.upperBound...]))
        var out = ByteWriter(reserving: record.end - record.start)
        out.append(UnsafeBufferPointer(rebasing: bytes[record.start..<record.lengthStart]))
        let previous = Array(bytes[record.previousStart..<record.previousStart + hashDigits])
        let fields = 0..<out.count
        erased.withUnsafeBufferPointer { appendRest($0, previous: previous, fields: fields, to: &out) }
        let room = record.end - record.start - out.count - 1
        guard room >= 0 else { return .noRoom }
        out.append(repeating: ASCII.space, count: room)
        out.append(ASCII.lineFeed)
        return .line(out.bytes)
    }

    enum Erased {
        case line([UInt8])
        /// There is no personal data in it, or no more.
        case nothing
        /// A writer that was not this one left no room.
        case noRoom
        case unreadable
    }

    /// Appends length, checksum, previous hash and JSON; `fields` is what of the line is in `out` already.
    private static func appendRest(
        _ json: UnsafeBufferPointer<UInt8>, previous: [UInt8], fields: Range<Int>, to out: inout ByteWriter
    ) {
        out.append(decimal: json.count)
        out.append(ASCII.space)
        let checksumStart = out.count
        out.append(repeating: ASCII.zero, count: checksumDigits)
        out.append(ASCII.space)
        let previousStart = out.count
        out.append(previous)
        out.append(ASCII.space)
        out.append(json)
        let crc = out.withUnsafeBufferPointer { bytes in
            CRC32C.checksum(
                UnsafeBufferPointer(rebasing: bytes[previousStart...]),
                continuing: CRC32C.checksum(UnsafeBufferPointer(rebasing: bytes[fields.lowerBound..<checksumStart])))
        }
        out.replace(at: checksumStart, withHex: crc)
    }

    /// How many bytes longer the line is when its personal data is erased; 0 if it is shorter.
    private static func room(_ json: UnsafeBufferPointer<UInt8>, _ personal: Range<Int>?) -> Int {
        guard let personal else { return 0 }
        let erased = json.count - personal.count + erasedBytes
        return max(0, erased + decimalDigits(erased) - json.count - decimalDigits(json.count))
    }

    private static func decimalDigits(_ value: Int) -> Int {
        var digits = 1
        var rest = value / 10
        while rest > 0 {
            digits += 1
            rest /= 10
        }
        return digits
    }
}

extension ByteWriter {
    /// Appends eight hex digits.
    mutating func append(hex value: UInt32) {
        let start = count
        append(repeating: ASCII.zero, count: 8)
        replace(at: start, withHex: value)
    }

    /// Puts eight hex digits in the place of what stands there.
    mutating func replace(at offset: Int, withHex value: UInt32) {
        for index in 0..<8 {
            replace(
                at: offset + index, with: Hex.digit(UInt8(truncatingIfNeeded: value >> UInt32(28 - index * 4)) & 0x0F))
        }
    }
}
