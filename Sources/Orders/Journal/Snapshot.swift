import Text

/// A file of `snapshots/`: the owner's state after a record, so that a start need not replay what is before.
///
/// `1 <seq> <hash> <length> <crc32c>\n` and `length` bytes of content; the checksum is over everything else. The hash is
/// that of record `seq`, which the next record repeats: a snapshot of another journal, or of a history that was changed,
/// does not agree and is not used.
struct Snapshot: Sendable {
    var seq: Int
    var hash: [UInt8]
    var content: [UInt8]

    /// The file, header and content.
    var file: [UInt8] {
        var out = ByteWriter(reserving: content.count + 160)
        appendFields(to: &out)
        out.append(hex: checksum(after: out.bytes))
        out.append(ASCII.lineFeed)
        out.append(content)
        return out.bytes
    }

    init(seq: Int, hash: [UInt8], content: [UInt8]) {
        self.seq = seq
        self.hash = hash
        self.content = content
    }

    /// Reads a file; throws a clause that follows its name when it is not exactly as it was written.
    init(_ file: [UInt8]) throws(Fault) {
        let lineEnd = file.prefix(Snapshot.headerLimit).firstIndex(of: ASCII.lineFeed)
        var fields = HeaderFields(lineEnd.map { Array(file[...$0]) } ?? [])
        guard fields.take("1 "), let seq = fields.number(), let hash = fields.hash(), let length = fields.number(),
            let lineEnd
        else { throw Fault(what: "its first line cannot be read") }
        guard length == file.count - lineEnd - 1 else { throw Fault(what: "it is not as long as it says") }
        self.init(seq: seq, hash: hash, content: Array(file[(lineEnd + 1)...]))
        var header = ByteWriter(reserving: lineEnd)
        appendFields(to: &header)
        header.append(hex: checksum(after: header.bytes))
        guard header.bytes.elementsEqual(file[..<lineEnd]) else { throw Fault(what: "it does not match its checksum") }
    }

    struct Fault: Error { var what: String }

    private func appendFields(to out: inout ByteWriter) {
        out.append("1 ")
        out.append(decimal: seq)
        out.append(ASCII.space)
        out.append(hash)
        out.append(ASCII.space)
        out.append(decimal: content.count)
        out.append(ASCII.space)
    }

    private func checksum(after fields: [UInt8]) -> UInt32 {
        CRC32C.checksum(content, continuing: CRC32C.checksum(fields))
    }

    /// More bytes than the first line can have.
    static let headerLimit = 256
}
