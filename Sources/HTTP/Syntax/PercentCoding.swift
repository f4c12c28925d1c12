import Text

/// Percent-encoding (RFC 3986, 2.1).
package enum PercentCoding {
    /// The decoded bytes; nil if a `%` is not followed by two hexadecimal digits.
    static func decode(_ bytes: some Collection<UInt8>, plusIsSpace: Bool = false) -> [UInt8]? {
        var out: [UInt8] = []
        out.reserveCapacity(bytes.count)
        var iterator = bytes.makeIterator()
        while let byte = iterator.next() {
            if byte == 0x25 {
                guard let high = iterator.next().flatMap(ASCII.hexValue),
                    let low = iterator.next().flatMap(ASCII.hexValue)
                else { return nil }
                out.append(high << 4 | low)
            } else {
                out.append(plusIsSpace && byte == 0x2B ? ASCII.space : byte)
            }
        }
        return out
    }

    /// `path` with everything escaped that may not stand in the path of a URL (RFC 3986, 3.3); slashes stay.
    package static func encode(path: String) -> String {
        var out = ByteWriter(reserving: path.utf8.count)
        for byte in path.utf8 {
            switch byte {
            case 0x21, 0x24, 0x26...0x2F, 0x3A, 0x3B, 0x3D, 0x40, 0x5F, 0x7E: out.append(byte)
            case _ where ASCII.isAlphanumeric(byte): out.append(byte)
            default: appendEscape(byte, to: &out)
            }
        }
        return out.string
    }

    /// `text` as a name or value of a query or a form (`application/x-www-form-urlencoded`).
    package static func encode(formValue text: String) -> String {
        var out = ByteWriter(reserving: text.utf8.count)
        for byte in text.utf8 {
            switch byte {
            case ASCII.space: out.append(0x2B)
            case 0x2A, 0x2D, 0x2E, 0x5F: out.append(byte)
            case _ where ASCII.isAlphanumeric(byte): out.append(byte)
            default: appendEscape(byte, to: &out)
            }
        }
        return out.string
    }

    private static func appendEscape(_ byte: UInt8, to out: inout ByteWriter) {
        let digits: StaticString = "0123456789ABCDEF"
        out.append(0x25)
        out.append(digits.utf8Start[Int(byte >> 4)])
        out.append(digits.utf8Start[Int(byte & 15)])
    }
}
