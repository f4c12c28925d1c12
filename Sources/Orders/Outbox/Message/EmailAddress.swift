import Text

/// An e-mail address that can safely stand in a header and in an argument of a program.
///
/// A strict subset of RFC 5321's mailbox: what people have, without quoted local parts, comments, address literals and the
/// signs that mail programs have given meanings of their own (`!` and `%` route, `|` and `/` name programs and files).
/// A domain may be written in its own letters, `münchen.de`: it is sent to as `xn--mnchen-3ya.de`, see `DomainName`. A local
/// part outside ASCII is not taken: every server on the way would have to know SMTPUTF8.
package struct EmailAddress: Sendable, Hashable {
    /// As mail is sent to it: ASCII.
    package let text: String
    /// As it was typed, for showing.
    package let typed: String
    /// The part behind the `@`: ASCII.
    package let domain: String

    /// RFC 5321 4.5.3.1.1.
    static let longestLocalPart = 64
    /// RFC 5321 4.5.3.1.3: a path has 256 octets, its brackets among them.
    static let longest = 254
    /// RFC 1035 2.3.4.
    private static let longestLabel = 63

    /// Nil unless `text` is an address of the subset.
    package init?(_ text: String) {
        // Before anything is looked at closely; letters outside ASCII have up to four bytes each.
        guard text.utf8.count <= 4 * EmailAddress.longest else { return nil }
        var bytes = Array(text.utf8)
        typed = text
        if let at = bytes.firstIndex(of: 0x40), bytes[at...].contains(where: { $0 >= 0x80 }) {
            guard let domain = DomainName.ascii(String(decoding: bytes[(at + 1)...], as: UTF8.self)) else { return nil }
            bytes = bytes[...at] + Array(domain.utf8)
        }
        guard bytes.count <= EmailAddress.longest, let at = bytes.firstIndex(of: 0x40),
            EmailAddress.isLocalPart(bytes[..<at]), EmailAddress.isDomain(bytes[(at + 1)...])
        else { return nil }
        self.text = String(decoding: bytes, as: UTF8.self)
        domain = String(decoding: bytes[(at + 1)...], as: UTF8.self)
    }

    /// RFC 5321 4.1.2, dot-string; the first sign is a letter, a digit or `_`, so that no program takes the address for
    /// an option.
    private static func isLocalPart(_ part: ArraySlice<UInt8>) -> Bool {
        guard (1...longestLocalPart).contains(part.count), let first = part.first, let last = part.last,
            ASCII.isAlphanumeric(first) || first == ASCII.underscore, last != ASCII.period
        else { return false }
        var previous: UInt8 = 0
        for byte in part {
            switch byte {
            case ASCII.period: if previous == ASCII.period { return false }
            case ASCII.underscore, ASCII.hyphen, ASCII.apostrophe: break
            // & + = ~ # $ * ? ^ { }
            case 0x26, 0x2B, 0x3D, 0x7E, 0x23, 0x24, 0x2A, 0x3F, 0x5E, 0x7B, 0x7D: break
            default: if !ASCII.isAlphanumeric(byte) { return false }
            }
            previous = byte
        }
        return true
    }

    /// RFC 5321 4.1.2, two labels or more of letters, digits and inner hyphens (RFC 1123 2.1); the last is no number,
    /// which would be an address of a machine.
    private static func isDomain(_ domain: ArraySlice<UInt8>) -> Bool {
        let labels = domain.split(separator: ASCII.period, omittingEmptySubsequences: false)
        guard labels.count >= 2, let last = labels.last, !last.allSatisfy(ASCII.isDigit) else { return false }
        return labels.allSatisfy { label in
            guard (1...longestLabel).contains(label.count), label.first != ASCII.hyphen, label.last != ASCII.hyphen
            else {
                return false
            }
            return label.allSatisfy { ASCII.isAlphanumeric($0) || $0 == ASCII.hyphen }
        }
    }
}
