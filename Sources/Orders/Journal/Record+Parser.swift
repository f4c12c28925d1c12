import Text

extension Record {
    /// What stands at a place where a record must begin.
    enum Parsed {
        case record(Record)
        /// The bytes end before the line does; `read` of them were looked at.
        case cut(read: Int)
        case damaged(StaticString, read: Int)
        /// A line of a later version.
        case newer
    }

    /// Reads the line at `start`, which is within `bytes`, and checks its form and its checksum.
    ///
    /// Nothing is read beyond `bytes`, nothing overflows whatever stands there, and nothing is allocated.
    static func parse(_ bytes: UnsafeBufferPointer<UInt8>, at start: Int) -> Parsed {
        var cursor = FieldCursor(bytes: bytes, position: start)
        guard let version = cursor.version() else {
            return start + 1 >= bytes.count ? .cut(read: 1) : .damaged("no record begins", read: 1)
        }
        let outcome = parse(bytes, start: start, &cursor)
        guard version != Record.version else { return outcome }
        // A later version has a form of its own; a line that is right but for this digit is one of ours with a flipped
        // bit, because the checksum was taken with a 1.
        if case .record = outcome { return .damaged("the version of the record was changed", read: 1) }
        return .newer
    }

    private static func parse(
        _ bytes: UnsafeBufferPointer<UInt8>, start: Int, _ cursor: inout FieldCursor
    ) -> Parsed {
        guard let seq = cursor.number(), cursor.space() else {
            return cursor.fault("the record's number cannot be read")
        }
        guard let batch = cursor.number() else { return cursor.fault("the record's batch cannot be read") }
        let isFollowed = cursor.take(ASCII.plus)
        guard cursor.space() else { return cursor.fault("the record's batch cannot be read") }
        let lengthStart = cursor.position
        guard let length = cursor.number(), cursor.space() else {
            return cursor.fault("the record's length cannot be read")
        }
        let prefixEnd = cursor.position
        guard let checksum = cursor.checksum(), cursor.space() else {
            return cursor.fault("the record's checksum cannot be read")
        }
        let previousStart = cursor.position
        guard cursor.hash(), cursor.space() else { return cursor.fault("the record's hash cannot be read") }
        guard length >= 2, length <= JournalLimits.recordBytes else {
            return .damaged("the record's length is impossible", read: cursor.position - start)
        }
        let json = cursor.position..<cursor.position + length
        guard json.upperBound < bytes.count else { return .cut(read: cursor.position - start) }
        guard bytes[json.lowerBound] == ASCII.openBrace, bytes[json.upperBound - 1] == ASCII.closeBrace else {
            return .damaged("the record does not end where it says", read: cursor.position - start)
        }
        var end = json.upperBound
        while end < bytes.count, bytes[end] == ASCII.space { end += 1 }
        guard end < bytes.count else { return .cut(read: end - start) }
        guard bytes[end] == ASCII.lineFeed else {
            return .damaged("the record does not end where it says", read: end - start)
        }

        // The version counts as 1 here; the caller looks at the digit itself.
        var crc = CRC32C.checksum(byte: Record.version)
        crc = CRC32C.checksum(UnsafeBufferPointer(rebasing: bytes[start + 1..<prefixEnd]), continuing: crc)
        crc = CRC32C.checksum(
            UnsafeBufferPointer(rebasing: bytes[previousStart..<json.upperBound]), continuing: crc)
        guard crc == checksum else { return .damaged("the record does not match its checksum", read: end - start) }
        return .record(
            Record(
                start: start, end: end + 1, seq: seq, batch: batch, endsBatch: !isFollowed, lengthStart: lengthStart,
                previousStart: previousStart, json: json))
    }
}

extension Record {
    /// The most bytes that the fields before the JSON take.
    fileprivate static let fieldBytes = 160
}

/// Reads the fields of a line; every member stays within the bytes.
private struct FieldCursor {
    let bytes: UnsafeBufferPointer<UInt8>
    var position: Int

    /// One digit from 1 and a space.
    mutating func version() -> UInt8? {
        guard position < bytes.count, bytes[position] &- Record.version < 9 else { return nil }
        let digit = bytes[position]
        position += 1
        return space() ? digit : nil
    }

    @inline(__always)
    mutating func take(_ byte: UInt8) -> Bool {
        guard position < bytes.count, bytes[position] == byte else { return false }
        position += 1
        return true
    }

    @inline(__always)
    mutating func space() -> Bool { take(ASCII.space) }

    /// A number from 1 of at most sixteen digits, without leading zeros.
    @inline(__always)
    mutating func number() -> Int? {
        let start = position
        var value = 0
        while position < bytes.count, position - start < 16, ASCII.isDigit(bytes[position]) {
            value = value * 10 + Int(bytes[position] - ASCII.zero)
            position += 1
        }
        guard position > start, bytes[start] != ASCII.zero else { return nil }
        return value
    }

    /// Eight hex digits.
    @inline(__always)
    mutating func checksum() -> UInt32? {
        guard position + Record.checksumDigits <= bytes.count else {
            position = bytes.count
            return nil
        }
        var value: UInt32 = 0
        for index in position..<position + Record.checksumDigits {
            guard let digit = FieldCursor.hexValue(bytes[index]) else { return nil }
            value = value << 4 | UInt32(digit)
        }
        position += Record.checksumDigits
        return value
    }

    /// Steps over 64 hex digits.
    @inline(__always)
    mutating func hash() -> Bool {
        guard position + Record.hashDigits <= bytes.count else {
            position = bytes.count
            return false
        }
        for index in position..<position + Record.hashDigits {
            guard FieldCursor.hexValue(bytes[index]) != nil else { return false }
        }
        position += Record.hashDigits
        return true
    }

    /// Damage, unless the bytes ended.
    func fault(_ what: StaticString) -> Record.Parsed {
        guard position < bytes.count else { return .cut(read: 0) }
        return .damaged(what, read: Record.fieldBytes)
    }

    @inline(__always)
    private static func hexValue(_ byte: UInt8) -> UInt8? {
        if byte &- 0x30 < 10 { return byte &- 0x30 }
        if byte &- 0x61 < 6 { return byte &- 0x57 }
        return nil
    }
}
