import Text

/// Handles: the names of content files, which become parts of addresses and folders of the output.
package enum Handle {
    /// Leaves room for a suffix within the 255 bytes that file systems give a name.
    package static let mostBytes = 200

    /// What is wrong with a handle, as the end of a sentence about it, or nil when it is good.
    ///
    /// Letters and digits of any script, `-`, `_` and inner `.` are good: nothing that could leave the folder, end a
    /// URL or need escaping in a shell.
    package static func problem(with handle: String) -> String? {
        if handle.isEmpty { return "is empty" }
        if handle.utf8.count > mostBytes { return "is longer than \(mostBytes) bytes" }
        if handle.hasPrefix(".") || handle.hasSuffix(".") { return "begins or ends with a point" }
        if handle.hasPrefix("-") { return "begins with a hyphen" }
        if handle.utf8.allSatisfy({ ASCII.isAlphanumeric($0) || $0 == ASCII.hyphen }) { return nil }
        for scalar in handle.unicodeScalars where !isAllowed(scalar) {
            let shown =
                scalar == " "
                ? "a space" : scalar.value < 0x20 || scalar.value == 0x7F ? hexName(scalar) : "'\(scalar)'"
            return "has \(shown) in it; use letters, digits and hyphens"
        }
        return nil
    }

    /// The form in which two handles must differ: case and Unicode normal form do not count, because file systems that
    /// ignore them would put both in one folder. Compare as `String`, which compares canonically.
    package static func folded(_ handle: String) -> String { handle.lowercased() }

    /// The handle of a free text, as Shopify's `handleize` makes it: `Blue & White!` gives `blue-white`.
    ///
    /// Empty when the text has no letter and no digit.
    package static func make(from text: String) -> String {
        if isPlain(text) { return text }
        if text.utf8.allSatisfy({ $0 < 0x80 }) { return make(fromASCII: text) }
        var out = ""
        var pendingHyphen = false
        for scalar in text.lowercased().unicodeScalars {
            // An apostrophe joins: "men's" gives "mens".
            if scalar == "'" || scalar == "\u{2019}" { continue }
            if scalar.properties.isAlphabetic || scalar.properties.numericType != nil || isMark(scalar) {
                if pendingHyphen, !out.isEmpty { out.append("-") }
                pendingHyphen = false
                out.unicodeScalars.append(scalar)
            } else {
                pendingHyphen = true
            }
        }
        return out
    }

    /// Whether a text is a handle already, as tags mostly are: small letters and digits with single hyphens between them.
    private static func isPlain(_ text: String) -> Bool {
        var last = ASCII.hyphen
        for byte in text.utf8 {
            let isWord = ASCII.isDigit(byte) || (ASCII.isLetter(byte) && !ASCII.isUpper(byte))
            guard isWord || (byte == ASCII.hyphen && last != ASCII.hyphen) else { return false }
            last = byte
        }
        return last != ASCII.hyphen
    }

    /// The same for most texts, without asking what kind of letter each is.
    private static func make(fromASCII text: String) -> String {
        var out: [UInt8] = []
        out.reserveCapacity(text.utf8.count)
        var pendingHyphen = false
        for byte in text.utf8 where byte != ASCII.apostrophe {
            if ASCII.isAlphanumeric(byte) {
                if pendingHyphen, !out.isEmpty { out.append(ASCII.hyphen) }
                pendingHyphen = false
                out.append(ASCII.isLetter(byte) ? byte | 0x20 : byte)
            } else {
                pendingHyphen = true
            }
        }
        return String(decoding: out, as: UTF8.self)
    }

    private static func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
        if scalar.value < 0x80 {
            let byte = UInt8(scalar.value)
            return ASCII.isAlphanumeric(byte) || byte == ASCII.hyphen || byte == ASCII.underscore
                || byte == ASCII.period
        }
        return scalar.properties.isAlphabetic || scalar.properties.numericType != nil || isMark(scalar)
    }

    private static func isMark(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .spacingMark: true
        default: false
        }
    }

    private static func hexName(_ scalar: Unicode.Scalar) -> String {
        let digits = String(scalar.value, radix: 16, uppercase: true)
        return "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    }
}
