import Text

/// Capital and small letters, character by character and by no language's rules, as the reference does it.
///
/// ASCII is mapped as bytes; the tables of Unicode are asked only for what is not.
enum LetterCase {
    static func upper(_ text: String) -> String {
        mapped(text, ascii: { ASCII.isLetter($0) ? $0 & 0xDF : $0 }, other: \.uppercaseMapping)
    }

    static func lower(_ text: String) -> String {
        mapped(text, ascii: ASCII.lowercased, other: \.lowercaseMapping)
    }

    /// The first letter a capital, all others small.
    static func capitalized(_ text: String) -> String {
        guard let first = text.unicodeScalars.first else { return text }
        return first.properties.titlecaseMapping + lower(String(text.unicodeScalars.dropFirst()))
    }

    private static func mapped(
        _ text: String, ascii: (UInt8) -> UInt8, other: KeyPath<Unicode.Scalar.Properties, String>
    ) -> String {
        var text = text
        var out = ByteWriter(reserving: text.utf8.count)
        text.withUTF8 { bytes in
            var index = 0
            while index < bytes.count {
                let byte = bytes[index]
                if byte < 0x80 {
                    out.append(ascii(byte))
                    index += 1
                    continue
                }
                var end = index + 1
                while end < bytes.count, bytes[end] & 0xC0 == 0x80 { end += 1 }
                let letter = String(decoding: bytes[index..<end], as: UTF8.self)
                for scalar in letter.unicodeScalars { out.append(string: scalar.properties[keyPath: other]) }
                index = end
            }
        }
        return out.string
    }
}
