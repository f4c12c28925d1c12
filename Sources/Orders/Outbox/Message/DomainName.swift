/// A domain in the letters of its owner, and the ASCII form that mail is sent to (RFC 5890, 5891).
///
/// Narrower than the standard where that costs nobody an address: a label is of one script (or of those that one language
/// mixes), so that no `а` of Cyrillic stands between Latin letters; joiners, signs and letters of scripts that are
/// not in the table are refused.
enum DomainName {
    /// `xn--mnchen-3ya.de` for `München.de`, in small letters; nil for a domain that cannot be one. What is ASCII already is only
    /// made small: `EmailAddress` says what it must be.
    static func ascii(_ domain: String) -> String? {
        var labels: [String] = []
        for label in domain.unicodeScalars.split(
            omittingEmptySubsequences: false, whereSeparator: { isDot($0) })
        {
            guard let label = ascii(label: String(String.UnicodeScalarView(label))) else { return nil }
            labels.append(label)
        }
        return labels.joined(separator: ".")
    }

    /// RFC 3490 3.1: what people type for a dot in Chinese and Japanese.
    private static func isDot(_ scalar: Unicode.Scalar) -> Bool {
        scalar == "." || scalar == "\u{3002}" || scalar == "\u{FF0E}" || scalar == "\u{FF61}"
    }

    private static func ascii(label: String) -> String? {
        // A letter may be typed in pieces, but no label has more letters than this in the end.
        guard label.unicodeScalars.count <= 4 * 63 else { return nil }
        let scalars = composed(Array(label.lowercased().unicodeScalars))
        if scalars.allSatisfy(\.isASCII) { return String(String.UnicodeScalarView(scalars)) }
        guard isLabel(scalars), let code = Punycode.encode(scalars) else { return nil }
        return "xn--" + code
    }

    /// RFC 5891 4.2.3: hyphens only inside and never two of them as third and fourth, no mark at the beginning, and
    /// nothing but letters, marks and digits.
    private static func isLabel(_ scalars: [Unicode.Scalar]) -> Bool {
        guard let first = scalars.first, first != "-", scalars.last != "-", !isMark(first),
            !(scalars.count >= 4 && scalars[2] == "-" && scalars[3] == "-")
        else { return false }
        var scripts: Set<Script> = []
        for scalar in scalars where scalar != "-" && !("0"..."9").contains(scalar) {
            switch scalar.properties.generalCategory {
            case .lowercaseLetter, .otherLetter, .modifierLetter, .nonspacingMark, .spacingMark, .decimalNumber:
                guard let script = Script(scalar) else { return false }
                if script != .inherited { scripts.insert(script) }
            default: return false
            }
        }
        return Script.mixtures.contains { scripts.isSubset(of: $0) } || scripts.count == 1
    }

    private static func isMark(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .spacingMark, .enclosingMark: true
        default: false
        }
    }

    /// Letters with their marks as one scalar where there is one (NFC, for the scripts in which people type them apart).
    private static func composed(_ scalars: [Unicode.Scalar]) -> [Unicode.Scalar] {
        var out: [Unicode.Scalar] = []
        for scalar in scalars {
            if let last = out.last, (0x300...0x36F).contains(scalar.value), let whole = whole(last, scalar) {
                out[out.count - 1] = whole
            } else {
                out.append(scalar)
            }
        }
        return out
    }

    /// Where precomposed letters stand: Latin, Greek, Cyrillic, and the extensions of Latin and Greek.
    private static let letters: [ClosedRange<UInt32>] = [0xC0...0x24F, 0x370...0x4FF, 0x1E00...0x1FFF]

    /// Strings are equal, as keys too, when they are canonically equivalent: the letter in pieces finds the one that is whole.
    private static let wholes: [String: Unicode.Scalar] = {
        var out: [String: Unicode.Scalar] = [:]
        for value in letters.joined() {
            guard let scalar = Unicode.Scalar(value), scalar.properties.generalCategory == .lowercaseLetter else {
                continue
            }
            out[String(Character(scalar))] = scalar
        }
        return out
    }()

    private static func whole(_ letter: Unicode.Scalar, _ mark: Unicode.Scalar) -> Unicode.Scalar? {
        wholes[String(String.UnicodeScalarView([letter, mark]))]
    }

    /// The scripts that domains are written in, by their blocks (Unicode, Blocks.txt).
    private enum Script: Hashable {
        case latin, greek, cyrillic, armenian, hebrew, arabic, devanagari, bengali, gurmukhi, gujarati, tamil, telugu,
            kannada, malayalam, sinhala, thai, lao, myanmar, georgian, ethiopic, khmer, hangul, hiragana, katakana, han,
            bopomofo, inherited

        /// Scripts that one language writes together (UTS 39, 5.2: highly restrictive).
        static let mixtures: [Set<Script>] = [
            [.latin, .han, .hiragana, .katakana], [.latin, .han, .bopomofo], [.latin, .han, .hangul],
        ]

        init?(_ scalar: Unicode.Scalar) {
            switch scalar.value {
            case 0x61...0x7A, 0xDF...0x24F, 0x250...0x2AF, 0x1E00...0x1EFF: self = .latin
            case 0x300...0x36F: self = .inherited
            case 0x370...0x3FF, 0x1F00...0x1FFF: self = .greek
            case 0x400...0x52F: self = .cyrillic
            case 0x530...0x58F: self = .armenian
            case 0x590...0x5FF: self = .hebrew
            case 0x600...0x6FF, 0x750...0x77F, 0x8A0...0x8FF: self = .arabic
            case 0x900...0x97F: self = .devanagari
            case 0x980...0x9FF: self = .bengali
            case 0xA00...0xA7F: self = .gurmukhi
            case 0xA80...0xAFF: self = .gujarati
            case 0xB80...0xBFF: self = .tamil
            case 0xC00...0xC7F: self = .telugu
            case 0xC80...0xCFF: self = .kannada
            case 0xD00...0xD7F: self = .malayalam
            case 0xD80...0xDFF: self = .sinhala
            case 0xE00...0xE7F: self = .thai
            case 0xE80...0xEFF: self = .lao
            case 0x1000...0x109F: self = .myanmar
            case 0x10A0...0x10FF: self = .georgian
            case 0x1100...0x11FF, 0xAC00...0xD7AF: self = .hangul
            case 0x1200...0x137F: self = .ethiopic
            case 0x1780...0x17FF: self = .khmer
            case 0x3005...0x3007, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0x20000...0x2FA1F: self = .han
            case 0x3040...0x309F: self = .hiragana
            case 0x30A0...0x30FF: self = .katakana
            case 0x3100...0x312F: self = .bopomofo
            default: return nil
            }
        }
    }
}
