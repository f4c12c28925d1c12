import Text

/// The line of one record.
///
/// `1 <seq> <batch> <length> <crc32c> <previous hash> {json}\n`: the format's version; the record's number, counted from
/// 1 without gaps; the number of the batch that it was written with, counted from 1, followed by `+` when more records
/// of that batch follow; the bytes of the JSON; eight hex digits of the checksum of everything before the checksum and
/// of everything from the previous hash to the end of the JSON; the hash of the record before, 64 zeros for the first.
///
/// **Batches.** One batch is one write and one sync, and is acknowledged after the sync. The `+` makes its end visible:
/// a batch whose last record is not there was never acknowledged, and is cut off as a whole.
///
/// **Hashes.** A record's hash is SHA-256 of `1 <seq> <batch> <previous hash> <json>`, where the value of a last member
/// `"personal":{...}` is replaced by the string `"erased:<sha256 of the value's bytes>"`. Erasing puts exactly that
/// string into the file, so no hash changes, and neither do the chain, backups and what an owner noted.
///
/// **Room.** Spaces may stand between the JSON and the end of the line. Erasing fills a line up to its old length, and
/// a record whose erased form is longer is written with room for it: where a record begins never changes.
struct Record {
    /// Offsets in the buffer that it was read from: the first byte of the line and the one after its line feed.
    var start: Int
    var end: Int
    var seq: Int
    var batch: Int
    /// Whether it is the last of its batch.
    var endsBatch: Bool
    /// Where the length begins: what is before it goes into the hash.
    var lengthStart: Int
    /// Where the 64 digits of the previous record's hash begin.
    var previousStart: Int
    var json: Range<Int>

    static let version = ASCII.zero + 1
    static let hashDigits = 64
    static let checksumDigits = 8
    /// `"erased:` and 64 digits and `"`.
    static let erasedBytes = 8 + hashDigits + 1
    /// The hash before the first record.
    static let noHash = [UInt8](repeating: ASCII.zero, count: hashDigits)
    static let erasedPrefix: StaticString = "\"erased:"
}

extension ASCII {
    static var zero: UInt8 { 0x30 }
    static var plus: UInt8 { 0x2B }
}
