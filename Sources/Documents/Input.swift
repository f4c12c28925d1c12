import Text

/// What both readers demand of a file before they look at its content: a size and an encoding they can trust.
enum Input {
    /// Checks size and encoding of `range`; gives false after an error.
    static func isSound(
        _ source: SourceFile, _ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, format: String,
        diagnostics: inout [Diagnostic]
    ) -> Bool {
        if range.count > DocumentLimits.fileSize || range.upperBound > Int(Int32.max) {
            diagnostics.append(
                Diagnostic(
                    .error, path: source.path,
                    message: "the file has \(range.count) bytes; \(format) files are read up to 64 MB: split it"))
            return false
        }
        let part = UnsafeBufferPointer(rebasing: bytes[range])
        if let name = foreignEncoding(part) {
            diagnostics.append(
                Diagnostic(
                    .error, path: source.path,
                    message: "the file is written in \(name); save it as UTF-8"))
            return false
        }
        if let offset = UTF8Validation.firstInvalidOffset(part) {
            let place = range.lowerBound + offset
            let byte = String(part[offset], radix: 16, uppercase: true)
            diagnostics.append(
                Diagnostic(
                    .error, source, place..<place + 1,
                    "the byte 0x\(byte) at offset \(place) is not valid UTF-8; save the file as UTF-8"))
            return false
        }
        return true
    }

    /// UTF-16 and UTF-32 by their byte order marks or by the zero bytes that ASCII has in them (YAML 1.2.2, 5.2).
    private static func foreignEncoding(_ bytes: UnsafeBufferPointer<UInt8>) -> String? {
        guard bytes.count >= 2 else { return nil }
        let start = (bytes[0], bytes[1], bytes.count > 2 ? bytes[2] : 1, bytes.count > 3 ? bytes[3] : 1)
        switch start {
        case (0xFF, 0xFE, 0, 0), (0, 0, 0xFE, 0xFF), (0, 0, 0, _), (_, 0, 0, 0): return "UTF-32"
        case (0xFF, 0xFE, _, _), (0xFE, 0xFF, _, _), (0, 1..., _, _), (1..., 0, _, _): return "UTF-16"
        default: return nil
        }
    }

    static func hasByteOrderMark(_ bytes: UnsafeBufferPointer<UInt8>, at offset: Int, end: Int) -> Bool {
        offset + 3 <= end && bytes[offset] == 0xEF && bytes[offset + 1] == 0xBB && bytes[offset + 2] == 0xBF
    }
}

/// The first error that a reader cannot read past.
struct SyntaxFailure: Error {
    var range: Range<Int>
    var message: String
    /// What follows can be read all the same, from the next field on.
    var isLocal: Bool

    init(_ range: Range<Int>, _ message: String, isLocal: Bool = true) {
        self.range = range
        self.message = message
        self.isLocal = isLocal
    }
}
