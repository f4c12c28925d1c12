import Text

/// A strict reader of one record's JSON (RFC 8259) that keeps nothing but where its personal data stands.
///
/// It allocates nothing and does not recurse, because recovery runs it over whatever a damaged file holds. Unlike the
/// RFC it takes no tabs and line breaks between values: a record is one line.
struct RecordJSON {
    /// The value of the last member `"personal"` if that is an object, braces included.
    private(set) var personal: Range<Int>?
    /// The last member `"personal"` holds the string that erasing leaves.
    private(set) var isErased = false

    /// What is wrong, as a clause that follows the record's name.
    struct Fault: Error { var what: StaticString }

    private let bytes: UnsafeBufferPointer<UInt8>
    private var position = 0
    /// One bit a level, the innermost lowest: 1 for an object, 0 for an array.
    private var levels: UInt64 = 0
    private var depth = 0
    /// Where the value of the outermost `personal` begins, while it is read; and where it stood.
    private var personalStart: Int?
    private var found: Range<Int>?

    private static var openBracket: UInt8 { 0x5B }
    private static var closeBracket: UInt8 { 0x5D }

    /// Reads `bytes`, which must hold one object and nothing else.
    init(_ bytes: UnsafeBufferPointer<UInt8>) throws(Fault) {
        self.bytes = bytes
        guard bytes.first == ASCII.openBrace else { throw Fault(what: "is no JSON object") }
        try readObject()
        guard position == bytes.count else { throw Fault(what: "has something after its JSON object") }
    }

    private mutating func readObject() throws(Fault) {
        // Whether a value has just ended; if not, a bracket has just opened.
        var isAfterValue = try readValue()
        while true {
            if isAfterValue {
                if depth == 0 { break }
                notePersonal()
                skipSpaces()
                if takeClosing() { continue }
                guard position < bytes.count else { throw Fault(what: "ends within its JSON") }
                guard take(0x2C) else { throw Fault(what: "has no comma where its JSON needs one") }
                skipSpaces()
            } else {
                skipSpaces()
                if takeClosing() {
                    isAfterValue = true
                    continue
                }
            }
            if isInObject { try readKey() }
            isAfterValue = try readValue()
        }
        guard let found, !found.isEmpty else { return }
        if bytes[found.lowerBound] == ASCII.openBrace {
            personal = found
        } else {
            isErased = RecordJSON.isErasedForm(UnsafeBufferPointer(rebasing: bytes[found]))
        }
    }

    /// The value that has just ended may be that of the outermost `personal`.
    private mutating func notePersonal() {
        guard depth == 1, let start = personalStart else { return }
        found = start..<position
        personalStart = nil
    }

    /// Reads a scalar, or the bracket that opens a list or an object; says whether the value is already at its end.
    private mutating func readValue() throws(Fault) -> Bool {
        skipSpaces()
        guard position < bytes.count else { throw Fault(what: "ends within its JSON") }
        switch bytes[position] {
        case ASCII.openBrace, RecordJSON.openBracket:
            try openLevel(isObject: bytes[position] == ASCII.openBrace)
            return false
        case ASCII.quote: _ = try readString()
        case 0x74: try readWord("true")
        case 0x66: try readWord("false")
        case 0x6E: try readWord("null")
        default: try readNumber()
        }
        return true
    }

    private var isInObject: Bool { levels & 1 == 1 }

    private mutating func openLevel(isObject: Bool) throws(Fault) {
        guard depth < JournalLimits.jsonDepth else { throw Fault(what: "nests its JSON too deeply") }
        depth += 1
        levels = levels << 1 | (isObject ? 1 : 0)
        position += 1
    }

    /// Closes the innermost level if its bracket stands here.
    private mutating func takeClosing() -> Bool {
        guard take(isInObject ? ASCII.closeBrace : RecordJSON.closeBracket) else { return false }
        depth -= 1
        levels >>= 1
        return true
    }

    /// Reads a key and its colon, up to the value.
    private mutating func readKey() throws(Fault) {
        if depth == 1, found != nil { throw Fault(what: "has a member after 'personal', which must be the last") }
        guard position < bytes.count else { throw Fault(what: "ends within its JSON") }
        guard bytes[position] == ASCII.quote else {
            throw Fault(what: "has no key where its JSON needs one")
        }
        let key = try readString()
        skipSpaces()
        guard take(ASCII.colon) else { throw Fault(what: "has no colon after a key of its JSON") }
        skipSpaces()
        let name: StaticString = "\"personal\""
        guard depth == 1, key.count == name.utf8CodeUnitCount else { return }
        for index in 0..<key.count where bytes[key.lowerBound + index] != name.utf8Start[index] { return }
        personalStart = position
    }

    /// Reads a string with its quotes.
    private mutating func readString() throws(Fault) -> Range<Int> {
        let start = position
        position += 1
        while position < bytes.count {
            // Texts are most of a record, and most of a text ends nothing.
            position = ByteRun.endOfJSONText(bytes, from: position)
            guard position < bytes.count else { break }
            let byte = bytes[position]
            if byte == ASCII.quote {
                position += 1
                return start..<position
            }
            guard byte >= 0x20 else { throw Fault(what: "has a control character in its JSON") }
            guard byte == ASCII.backslash else {
                position += 1
                continue
            }
            guard position + 1 < bytes.count else { break }
            switch bytes[position + 1] {
            case ASCII.quote, ASCII.backslash, ASCII.slash, 0x62, 0x66, 0x6E, 0x72, 0x74: position += 2
            case 0x75:
                guard position + 6 <= bytes.count else { throw Fault(what: "ends within its JSON") }
                for index in position + 2..<position + 6 {
                    let byte = bytes[index]
                    guard ASCII.isDigit(byte) || (byte | 0x20) &- 0x61 < 6 else {
                        throw Fault(what: "has an escape that JSON does not know")
                    }
                }
                position += 6
            default: throw Fault(what: "has an escape that JSON does not know")
            }
        }
        throw Fault(what: "ends within its JSON")
    }

    private mutating func readWord(_ word: StaticString) throws(Fault) {
        for index in 0..<word.utf8CodeUnitCount {
            guard take(word.utf8Start[index]) else { throw Fault(what: "has something in it that is not JSON") }
        }
    }

    private mutating func readNumber() throws(Fault) {
        _ = take(ASCII.hyphen)
        if !take(ASCII.zero) { try readDigits() }
        if take(ASCII.period) { try readDigits() }
        if take(0x65) || take(0x45) {
            if !take(ASCII.plus) { _ = take(ASCII.hyphen) }
            try readDigits()
        }
    }

    private mutating func readDigits() throws(Fault) {
        let start = position
        while position < bytes.count, ASCII.isDigit(bytes[position]) { position += 1 }
        guard position > start else { throw Fault(what: "has something in it that is not JSON") }
    }

    private mutating func skipSpaces() {
        while position < bytes.count, bytes[position] == ASCII.space { position += 1 }
    }

    private mutating func take(_ byte: UInt8) -> Bool {
        guard position < bytes.count, bytes[position] == byte else { return false }
        position += 1
        return true
    }

    /// `"erased:` and 64 hex digits and `"`.
    static func isErasedForm(_ value: UnsafeBufferPointer<UInt8>) -> Bool {
        guard value.count == Record.erasedBytes else { return false }
        for index in 0..<Record.erasedPrefix.utf8CodeUnitCount {
            guard value[index] == Record.erasedPrefix.utf8Start[index] else { return false }
        }
        return true
    }
}
