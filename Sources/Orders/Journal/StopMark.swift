import Text

/// The file `journal/stopped`, which says that a journal was closed and how it ended.
///
/// A crash leaves none, so that the next start knows that the last segment may hold what is not on the medium. It is
/// removed, and that is synced, before anything is written again; one that stayed all the same says less than the
/// journal holds and is worth nothing. One that says more is proof that records were lost.
struct StopMark: Sendable, Hashable {
    /// The last record; 0 when there is none.
    var seq: Int
    /// The first record of the last segment, 0 when there is none, and the bytes of that segment.
    var segment: Int
    var bytes: Int
    /// The hash of the last record.
    var hash: [UInt8]

    /// `1 <seq> <segment> <bytes> <hash> <crc32c>\n`.
    var line: [UInt8] {
        var out = ByteWriter(reserving: 160)
        out.append("1 ")
        out.append(decimal: seq)
        out.append(ASCII.space)
        out.append(decimal: segment)
        out.append(ASCII.space)
        out.append(decimal: bytes)
        out.append(ASCII.space)
        out.append(hash)
        out.append(ASCII.space)
        out.append(hex: CRC32C.checksum(out.bytes))
        out.append(ASCII.lineFeed)
        return out.bytes
    }

    static let sizeLimit = 4096

    init(seq: Int, segment: Int, bytes: Int, hash: [UInt8]) {
        self.seq = seq
        self.segment = segment
        self.bytes = bytes
        self.hash = hash
    }

    /// Reads the file; nil if it is not exactly as it was written.
    init?(_ file: [UInt8]) {
        var fields = HeaderFields(file)
        guard fields.take("1 "), let seq = fields.number(), let segment = fields.number(), let bytes = fields.number(),
            let hash = fields.hash()
        else { return nil }
        self.init(seq: seq, segment: segment, bytes: bytes, hash: hash)
        guard line == file else { return nil }
    }
}

extension StopMark {
    /// What stands behind the end at which the journal was closed, in a journal that ends with record `seq` after `bytes`
    /// of its last segment with `torn` more behind: nil when nothing does.
    ///
    /// The mark goes away, and that is synced, before anything is written, so no crash leaves that: somebody else has
    /// written there. Blanks are none of these bytes.
    func bytesBehind(_ files: JournalFiles, seq: Int, bytes: Int, torn: Int) -> JournalFailure? {
        guard self.seq == seq, torn > 0, segment > 0 else { return nil }
        return .corrupt(
            file: files.layout.segment(segment), offset: bytes,
            what: "stand \(torn) bytes behind the end at which the journal was closed")
    }
}

/// Reads the fields of a short header line, each with the space after it.
struct HeaderFields {
    private let bytes: [UInt8]
    private(set) var position = 0

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    mutating func take(_ literal: StaticString) -> Bool {
        let count = literal.utf8CodeUnitCount
        guard position + count <= bytes.count else { return false }
        for index in 0..<count where bytes[position + index] != literal.utf8Start[index] { return false }
        position += count
        return true
    }

    /// A number of at most sixteen digits, and a space.
    mutating func number() -> Int? {
        let start = position
        var value = 0
        while position < bytes.count, position - start < 16, ASCII.isDigit(bytes[position]) {
            value = value * 10 + Int(bytes[position] - ASCII.zero)
            position += 1
        }
        guard position > start, position < bytes.count, bytes[position] == ASCII.space else { return nil }
        position += 1
        return value
    }

    /// 64 bytes and a space; the line as a whole is compared afterwards, so any will do.
    mutating func hash() -> [UInt8]? {
        guard position + Record.hashDigits < bytes.count, bytes[position + Record.hashDigits] == ASCII.space else {
            return nil
        }
        let hash = Array(bytes[position..<position + Record.hashDigits])
        position += Record.hashDigits + 1
        return hash
    }
}
