/// The scheme of an address as a browser reads it, and whether following it leads somewhere or runs something.
///
/// One door for whatever becomes an `href` or a `src`: links in texts, menus, settings of themes, profiles, filters.
/// Browsers drop tabs and line ends anywhere in an address and controls and blanks before it (WHATWG URL, 4.4), and case
/// does not count; HTML reads character references before anybody looks. All of that is undone here first.
package enum LinkScheme {
    /// Schemes that lead to a place, a person or a program that asks; every other one is refused where owners write links.
    package static let allowed: Set<String> = [
        "http", "https", "mailto", "tel", "sms", "geo", "webcal", "whatsapp",
    ]

    /// In lower case without its colon; nil for a path, a fragment, `//host/...` and nothing.
    package static func of(_ address: String) -> String? {
        if isPlainlyNone(address) { return nil }
        var name = ""
        var rest = Unescaped(address.utf8.prefix(mostLooked))
        while let scalar = rest.next() {
            if isPassedOver(scalar) { continue }
            guard scalar.isASCII else { return nil }
            let byte = UInt8(truncatingIfNeeded: scalar.value)
            if byte == ASCII.colon { return name.isEmpty ? nil : name }
            guard ASCII.isAlphanumeric(byte) || byte == 0x2B || byte == 0x2D || byte == 0x2E else { return nil }
            if name.isEmpty, !ASCII.isLetter(byte) { return nil }
            name.unicodeScalars.append(ASCII.isUpper(byte) ? Unicode.Scalar(byte | 0x20) : scalar)
        }
        return nil
    }

    /// Whether a visible character that stands in no scheme comes before anything that could end or hide one, as in every
    /// path: nothing of such an address has to be undone.
    private static func isPlainlyNone(_ address: String) -> Bool {
        for byte in address.utf8.prefix(mostLooked) {
            if ASCII.isAlphanumeric(byte) || byte == 0x2B || byte == 0x2D || byte == 0x2E { continue }
            return byte > 0x20 && byte < 0x7F && byte != ASCII.colon && byte != ASCII.ampersand
        }
        return true
    }

    /// Controls, blanks and what cannot be seen; more than browsers drop, since nobody needs one in a scheme.
    private static func isPassedOver(_ scalar: Unicode.Scalar) -> Bool {
        if scalar.isASCII { return scalar.value <= 0x20 || scalar.value == 0x7F }
        switch scalar.properties.generalCategory {
        case .control, .format, .spaceSeparator, .lineSeparator, .paragraphSeparator: return true
        default: return false
        }
    }

    /// Whether an address that an owner or a theme wrote may be followed.
    package static func isSafe(_ address: String) -> Bool {
        guard let scheme = of(address) else { return true }
        return allowed.contains(scheme)
    }

    /// How an address that is not safe is named: the end of a sentence that begins with what it is.
    package static let demand = "must begin with https:, mailto: or tel:, or be a path of the shop"

    /// Bytes; no scheme is longer, whatever is mixed into it.
    private static let mostLooked = 512

    /// The characters with the references resolved that could hide a scheme.
    private struct Unescaped: IteratorProtocol {
        private let scalars: [Unicode.Scalar]
        private var at = 0

        init(_ bytes: some Sequence<UInt8>) {
            scalars = Array(String(decoding: Array(bytes), as: UTF8.self).unicodeScalars)
        }

        mutating func next() -> Unicode.Scalar? {
            guard at < scalars.count else { return nil }
            if scalars[at] == "&", let (meant, end) = reference() {
                at = end
                return meant
            }
            at += 1
            return scalars[at - 1]
        }

        private static let names: [String: Unicode.Scalar] = [
            "colon": ":", "tab": "\t", "newline": "\n", "nbsp": " ", "zerowidthspace": " ", "shy": " ", "period": ".",
            "plus": "+", "amp": "&",
        ]

        /// What a reference at this place means, and where the text goes on.
        private func reference() -> (Unicode.Scalar, Int)? {
            let start = at + 1
            guard start < scalars.count else { return nil }
            guard scalars[start] == "#" else {
                guard let end = scalars[start...].prefix(16).firstIndex(of: ";") else { return nil }
                var name = ""
                name.unicodeScalars.append(contentsOf: scalars[start..<end])
                return Self.names[name.lowercased()].map { ($0, end + 1) }
            }
            var index = start + 1
            guard index < scalars.count else { return nil }
            let radix: UInt32 = scalars[index] == "x" || scalars[index] == "X" ? 16 : 10
            if radix == 16 { index += 1 }
            let first = index
            var value: UInt32 = 0
            while index < scalars.count, let digit = Self.digit(scalars[index]), digit < radix {
                value = min(value * radix + digit, 0x11_0000)
                index += 1
            }
            guard index > first else { return nil }
            if index < scalars.count, scalars[index] == ";" { index += 1 }
            // No character of that number: a browser shows one that stands for none, which is in no scheme.
            return (Unicode.Scalar(value) ?? "\u{FFFD}", index)
        }

        private static func digit(_ scalar: Unicode.Scalar) -> UInt32? {
            switch scalar {
            case "0"..."9": scalar.value - 0x30
            case "a"..."f": scalar.value - 0x61 + 10
            case "A"..."F": scalar.value - 0x41 + 10
            default: nil
            }
        }
    }
}
