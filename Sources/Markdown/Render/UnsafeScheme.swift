import Text

/// Destinations that run or reveal something instead of leading somewhere.
enum UnsafeScheme: String {
    case javascript, vbscript, file, data

    /// The unsafe scheme of a destination, or nil.
    ///
    /// Browsers drop tabs and line endings anywhere in a URL and control characters before it, so all of them are passed
    /// over here, wherever they are; case does not count. Character references are resolved before this is asked.
    static func of(_ destination: Bytes) -> UnsafeScheme? {
        guard let first = destination.first else { return nil }
        // Almost every destination begins with a byte that none of the four begins with.
        switch first {
        case 0...0x20, 0x7F, 0x44, 0x46, 0x4A, 0x56, 0x64, 0x66, 0x6A, 0x76: break
        default: return nil
        }
        var name: [UInt8] = []
        var index = 0
        while index < destination.count, name.count <= 10 {
            let byte = destination[index]
            index += 1
            if byte <= 0x20 || byte == 0x7F { continue }
            if byte == ASCII.colon { break }
            name.append(byte.asciiLowercased)
        }
        guard index > 0, destination[index - 1] == ASCII.colon,
            let scheme = UnsafeScheme(rawValue: String(decoding: name, as: UTF8.self))
        else { return nil }
        return scheme == .data && isImageData(destination, from: index) ? nil : scheme
    }

    /// `data:` with a picture that cannot hold script: SVG can.
    private static func isImageData(_ destination: Bytes, from start: Int) -> Bool {
        let types: [StaticString] = ["image/png", "image/gif", "image/jpeg", "image/webp", "image/avif"]
        return types.contains { type in
            guard destination.matches(type, at: start, to: destination.count) else { return false }
            let after = destination.byte(at: start + type.utf8CodeUnitCount)
            return after == UInt8(ascii: ";") || after == UInt8(ascii: ",")
        }
    }
}
