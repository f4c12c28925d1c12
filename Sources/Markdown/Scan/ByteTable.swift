/// 256 bytes that classify a byte with one load: what the scanning loops ask before anything else.
final class ByteTable: @unchecked Sendable {
    /// Valid as long as the table lives; written in `init` only.
    let base: UnsafeMutablePointer<UInt8>

    /// All zero but for `bytes`, which get `mark`.
    init(marking bytes: some Sequence<UInt8>, with mark: UInt8 = 1) {
        base = .allocate(capacity: 256)
        base.initialize(repeating: 0, count: 256)
        for byte in bytes { base[Int(byte)] = mark }
    }

    deinit { base.deallocate() }

    @inline(__always)
    subscript(byte: UInt8) -> UInt8 { base[Int(byte)] }

    /// Bytes that HTML text and attribute values escape: `& < > "` (as the CommonMark reference output does).
    static let escaped = ByteTable(marking: "&<>\"".utf8)

    /// Bytes that stand for themselves in an `href`: the unreserved and reserved characters of RFC 3986 and `%`, less
    /// the brackets, `&` and `'`.
    static let hrefSafe = ByteTable(
        marking: "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.+!*(),%#@?=;:/$~".utf8)
}
