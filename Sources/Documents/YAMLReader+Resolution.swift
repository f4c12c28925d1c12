import Text

/// The kind of plain scalars, and warnings where YAML 1.1 readers, which most other programs are, take them otherwise.
extension YAMLReader {
    /// The kind of a plain scalar; infinities and numbers that no program could hold are refused.
    @inline(__always)
    mutating func resolve(_ range: Range<Int>, warns: Bool) -> Node.Kind {
        // Most text begins with a letter that no other kind and no YAML 1.1 word begins with.
        let first = at(range.lowerBound)
        if ASCII.isLetter(first), !Self.mayBeWord(first | 0x20) { return .string }
        return resolveSlowly(range, warns: warns)
    }

    /// t, f, n, y, o: true, false, null, no, yes, on, off.
    @inline(__always)
    private static func mayBeWord(_ letter: UInt8) -> Bool {
        switch letter {
        case UInt8(ascii: "t"), UInt8(ascii: "f"), UInt8(ascii: "n"), UInt8(ascii: "y"), UInt8(ascii: "o"): true
        default: false
        }
    }

    private mutating func resolveSlowly(_ range: Range<Int>, warns: Bool) -> Node.Kind {
        let text = UnsafeBufferPointer(rebasing: bytes[range])
        guard let kind = CoreSchema.kind(of: text) else {
            reportError(
                range, "\(string(range)) is not a number that a shop can use; put it in quotes if it is text")
            return .string
        }
        if kind == .integer, text.count > 2, text[0] == 0x30, !ASCII.isDigit(text[1]),
            NumberSpelling.prefixed(text) == nil
        {
            reportError(range, "this number is too large; put it in quotes if it is text")
        }
        if warns, !isInKey, text.count <= 64 {
            switch kind {
            case .string: warnOfText(range, text)
            case .integer: warnOfInteger(range, text)
            case .decimal: warnOfDecimal(range, text)
            default: break
            }
        }
        return kind
    }

    // MARK: Warnings

    private mutating func warnOfText(_ range: Range<Int>, _ text: UnsafeBufferPointer<UInt8>) {
        if ASCII.isLetter(text[0]) {
            guard text.count <= 3, let meaning = Self.boolOf11(text) else { return }
            let written = string(range)
            return warn(
                range,
                "\(written) without quotes is the text '\(written)' here, but \(meaning) to programs that read "
                    + "YAML 1.1; write \(meaning) if that is meant, or '\(written)' in quotes for the text")
        }
        guard ASCII.isDigit(text[0]) || text[0] == ASCII.hyphen || text[0] == UInt8(ascii: "+") else { return }
        let unsigned = UnsafeBufferPointer(rebasing: text[(ASCII.isDigit(text[0]) ? 0 : 1)...])
        guard let first = unsigned.first, ASCII.isDigit(first) else { return }
        let written = string(range)
        if unsigned.contains(ASCII.underscore),
            unsigned.allSatisfy({ ASCII.isDigit($0) || $0 == ASCII.underscore || $0 == ASCII.period })
        {
            let digits = String(written.filter { $0 != "_" })
            warn(
                range,
                "\(written) is text here, but the number \(digits) to programs that read YAML 1.1; "
                    + "write \(digits) if the number is meant, or '\(written)' in quotes for the text")
        } else if let seconds = Self.sexagesimal(unsigned) {
            let number = text[0] == ASCII.hyphen ? "-\(seconds)" : "\(seconds)"
            warn(
                range,
                "\(written) is text here, but the number \(number) to programs that read YAML 1.1; "
                    + "put it in quotes so that all read the text")
        } else if unsigned.count > 2, first == 0x30, unsigned[1] == UInt8(ascii: "b"),
            unsigned[2...].allSatisfy({ $0 | 1 == 0x31 })
        {
            warn(
                range,
                "\(written) is text here, but a binary number to programs that read YAML 1.1; "
                    + "put it in quotes so that all read the text")
        } else if options.warnsOfDates, Self.isTimestamp(text) {
            warn(
                range,
                "\(written) is text here, but a date to programs that read YAML 1.1; "
                    + "put it in quotes so that all read the text")
        }
    }

    private mutating func warnOfInteger(_ range: Range<Int>, _ text: UnsafeBufferPointer<UInt8>) {
        let digits = ASCII.isDigit(text[0]) ? 0 : 1
        guard text.count - digits > 1, text[digits] == 0x30, text[digits + 1] != UInt8(ascii: "x") else { return }
        let written = string(range)
        var number = ByteWriter()
        NumberSpelling.append(text, to: &number)
        let others: String
        if text[digits + 1] == UInt8(ascii: "o") {
            others = "text"
        } else if text[digits...].allSatisfy({ $0 & 0xF8 == 0x30 }) {
            others = "an octal number"
        } else {
            others = "text"
        }
        warn(
            range,
            "\(written) is the number \(number.string) here, but \(others) to programs that read YAML 1.1; write "
                + "\(number.string) if the number is meant, or '\(written)' in quotes to keep it as it is written")
    }

    /// YAML 1.1 asks for a point and a sign: `1e3` and `1.5e3` are text to it.
    private mutating func warnOfDecimal(_ range: Range<Int>, _ text: UnsafeBufferPointer<UInt8>) {
        guard let exponent = text.firstIndex(where: { $0 | 0x20 == UInt8(ascii: "e") }) else { return }
        let hasSign = exponent + 1 < text.count && !ASCII.isDigit(text[exponent + 1])
        if hasSign, text[..<exponent].contains(ASCII.period) { return }
        let written = string(range)
        warn(
            range,
            "\(written) is a number with an exponent here, but text to programs that read YAML 1.1; "
                + "write the number out if it is meant, or '\(written)' in quotes for the text")
    }

    // MARK: The types of YAML 1.1 that the core schema has not

    /// What YAML 1.1 takes `text` for, if that is a truth value.
    private static func boolOf11(_ text: UnsafeBufferPointer<UInt8>) -> String? {
        func isWord(_ lower: StaticString, _ title: StaticString, _ upper: StaticString) -> Bool {
            CoreSchema.equal(text, lower) || CoreSchema.equal(text, title) || CoreSchema.equal(text, upper)
        }
        if isWord("yes", "Yes", "YES") || isWord("on", "On", "ON") || isWord("y", "Y", "Y") { return "true" }
        if isWord("no", "No", "NO") || isWord("off", "Off", "OFF") || isWord("n", "N", "N") { return "false" }
        return nil
    }

    /// The value of `12:30` or `1:02:03`, if YAML 1.1 takes it for a number: each part after the first below 60.
    private static func sexagesimal(_ text: UnsafeBufferPointer<UInt8>) -> Int? {
        guard text.count <= 16, text[0] != 0x30 || (text.count > 1 && text[1] == ASCII.colon) else { return nil }
        var total = 0
        var part = 0
        var digits = 0
        var parts = 1
        for byte in text {
            if byte == ASCII.colon {
                guard digits > 0 else { return nil }
                total = (total + part) * 60
                (part, digits) = (0, 0)
                parts += 1
            } else {
                guard ASCII.isDigit(byte) else { return nil }
                part = part * 10 + Int(byte - 0x30)
                digits += 1
                if parts > 1, part > 59 || digits > 2 { return nil }
            }
        }
        return parts > 1 && digits > 0 ? total + part : nil
    }

    /// `2026-01-02`, with or without a time after it.
    private static func isTimestamp(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        guard text.count >= 8, text.prefix(4).allSatisfy(ASCII.isDigit), text[4] == ASCII.hyphen else { return false }
        var index = 5
        for separator in [ASCII.hyphen, 0] {
            let start = index
            while index < text.count, ASCII.isDigit(text[index]) { index += 1 }
            guard (1...2).contains(index - start) else { return false }
            if separator == 0 { break }
            guard index < text.count, text[index] == separator else { return false }
            index += 1
        }
        if index == text.count { return text.count == 10 }
        guard text[index] == UInt8(ascii: "T") || text[index] == UInt8(ascii: "t") || isBlank(text[index]) else {
            return false
        }
        return text[(index + 1)...].contains(ASCII.colon)
            && text[(index + 1)...].allSatisfy {
                ASCII.isDigit($0) || isBlank($0) || $0 == ASCII.colon || $0 == ASCII.period || $0 == ASCII.hyphen
                    || $0 == UInt8(ascii: "+") || $0 == UInt8(ascii: "Z")
            }
    }
}
