/// Text of strangers on a terminal and in a log: what could move the cursor, turn the line or hide is not let through.
extension Unicode.Scalar {
    /// Controls of ASCII and C1, bidirectional controls and marks, and characters that show as nothing.
    package var isInvisible: Bool {
        switch value {
        case 0...0x1F, 0x7F...0x9F, 0xAD, 0x061C, 0x180E, 0x200B...0x200F, 0x2028...0x202E, 0x2060...0x206F, 0xFEFF,
            0xFFF9...0xFFFB, 0xE0000...0xE007F:
            true
        default: false
        }
    }
}

extension Unicode.Scalar {
    /// A control of C0 or C1, DEL, or one that turns the direction of a line: no part of any name or address. Joiners and
    /// marks, which names of many languages are written with, are none.
    package var isControl: Bool {
        switch value {
        case 0...0x1F, 0x7F...0x9F, 0x202A...0x202E, 0x2066...0x2069: true
        default: false
        }
    }
}

extension String {
    /// On one line, with line breaks and tabs as spaces and everything else that is invisible left out.
    package var oneVisibleLine: String {
        guard unicodeScalars.contains(where: \.isInvisible) else { return self }
        var out = String.UnicodeScalarView()
        for scalar in unicodeScalars {
            if scalar == "\n" || scalar == "\t" {
                out.append(" ")
            } else if !scalar.isInvisible {
                out.append(scalar)
            }
        }
        return String(out)
    }
}

/// Text on its way to a terminal.
package enum VisibleText {
    /// The same with every control spelled out (`<U+1B>`): C0 but for tabs and line ends, DEL, C1 and the bidirectional
    /// controls. Joiners and marks, which names are written with, stay. `bytes` are UTF-8.
    package static func spelledOut(_ bytes: [UInt8]) -> [UInt8] {
        guard bytes.indices.contains(where: { length(of: bytes, at: $0) > 0 }) else { return bytes }
        var out: [UInt8] = []
        out.reserveCapacity(bytes.count + 64)
        var index = 0
        while index < bytes.count {
            let length = length(of: bytes, at: index)
            guard length > 0 else {
                out.append(bytes[index])
                index += 1
                continue
            }
            let scalar = String(decoding: bytes[index..<index + length], as: UTF8.self).unicodeScalars.first
            out += "<U+\(String(scalar?.value ?? 0xFFFD, radix: 16, uppercase: true))>".utf8
            index += length
        }
        return out
    }

    /// The bytes of the control that begins at `index`; 0 when none does.
    private static func length(of bytes: [UInt8], at index: Int) -> Int {
        func next(_ distance: Int) -> UInt8 { index + distance < bytes.count ? bytes[index + distance] : 0 }
        switch bytes[index] {
        case 0x09, 0x0A: return 0
        // Alone, it goes back to the beginning of the line and writes over it.
        case 0x0D: return next(1) == 0x0A ? 0 : 1
        case 0x00...0x1F, 0x7F: return 1
        // U+0080 to U+009F
        case 0xC2: return (0x80...0x9F).contains(next(1)) ? 2 : 0
        // U+202A to U+202E, U+2066 to U+2069
        case 0xE2:
            switch (next(1), next(2)) {
            case (0x80, 0xAA...0xAE), (0x81, 0xA6...0xA9): return 3
            default: return 0
            }
        default: return 0
        }
    }
}

extension Unicode.Scalar {
    /// What to call a character that prints as a blank or as nothing; nil for one that people see, for the space and for
    /// line ends.
    ///
    /// The wide blank and the joiners belong to the writing of many languages, so they are named only after an ASCII
    /// character, where they are slips of the keyboard.
    package func nameWhenUnseen(after previous: Unicode.Scalar?) -> String? {
        if value < 0x7F { return value >= 0x20 || value == 0x0A ? nil : value == 0x09 ? "tab" : spelled }
        switch value {
        case 0xA0: return "no-break space"
        case 0xAD: return "soft hyphen"
        case 0x202F: return "narrow no-break space"
        case 0x200B: return "zero-width space"
        case 0xFEFF: return "byte order mark"
        case 0x200C, 0x200D, 0x3000:
            if let previous, !previous.isASCII { return nil }
            return value == 0x3000 ? "wide space" : value == 0x200C ? "zero-width non-joiner" : "zero-width joiner"
        case 0x1680, 0x2000...0x200A, 0x205F: return "space \(spelled)"
        default: return isInvisible ? spelled : nil
        }
    }

    private var spelled: String {
        let digits = String(value, radix: 16, uppercase: true)
        return "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    }
}

extension String {
    /// The same with what prints as a blank or as nothing by its name: `12<no-break space>50`.
    package var namingTheUnseen: String {
        guard utf8.contains(where: { ($0 < 0x20 && $0 != ASCII.lineFeed) || $0 >= 0x7F }) else { return self }
        var out = String.UnicodeScalarView()
        var previous: Unicode.Scalar?
        for scalar in unicodeScalars {
            if let name = scalar.nameWhenUnseen(after: previous) {
                out.append(contentsOf: "<\(name)>".unicodeScalars)
            } else {
                out.append(scalar)
            }
            previous = scalar
        }
        return String(out)
    }
}
