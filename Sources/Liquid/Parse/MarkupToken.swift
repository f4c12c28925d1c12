import Text

/// A token of the markup inside `{{ }}` or `{% %}`.
struct MarkupToken: Sendable {
    enum Kind: Sendable, Equatable {
        case name
        case number
        case string
        case comparison(Comparison)
        case pipe, colon, comma, dot, dotdot, openSquare, closeSquare, openRound, closeRound
        case assign, question, dash
        /// Bytes that no token starts with.
        case unknown
        case end
    }

    var kind: Kind
    /// Byte offsets into the template; for a string, without its quotes.
    var start: Int
    var end: Int

    var range: Range<Int> { start..<end }
}

/// The operators between two values of a condition.
package enum Comparison: UInt8, Sendable {
    case equal, notEqual, less, greater, lessOrEqual, greaterOrEqual, contains

    var text: String {
        switch self {
        case .equal: "=="
        case .notEqual: "!="
        case .less: "<"
        case .greater: ">"
        case .lessOrEqual: "<="
        case .greaterOrEqual: ">="
        case .contains: "contains"
        }
    }
}

/// Cuts a range of the template into tokens.
enum MarkupLexer {
    /// A problem of the characters themselves, such as a string without its closing quote.
    struct Problem {
        var range: Range<Int>
        var message: String
    }

    /// Appends the tokens of `range` to `tokens`, an `end` token last.
    static func scan(_ bytes: [UInt8], _ range: Range<Int>, into tokens: inout [MarkupToken]) -> Problem? {
        bytes.withUnsafeBufferPointer { scan($0, range, into: &tokens) }
    }

    private static func scan(
        _ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, into tokens: inout [MarkupToken]
    ) -> Problem? {
        var problem: Problem?
        var index = range.lowerBound
        let end = range.upperBound
        func peek(_ offset: Int) -> UInt8 { index + offset < end ? bytes[index + offset] : 0 }
        func add(_ kind: MarkupToken.Kind, _ length: Int) {
            tokens.append(MarkupToken(kind: kind, start: index, end: index + length))
            index += length
        }
        while index < end {
            let byte = bytes[index]
            if ASCII.isWhitespace(byte) {
                index += 1
                continue
            }
            switch byte {
            case 0x7C: add(.pipe, 1)
            case ASCII.colon: add(.colon, 1)
            case 0x2C: add(.comma, 1)
            case 0x5B: add(.openSquare, 1)
            case 0x5D: add(.closeSquare, 1)
            case 0x28: add(.openRound, 1)
            case 0x29: add(.closeRound, 1)
            case 0x3F: add(.question, 1)
            case ASCII.period: peek(1) == ASCII.period ? add(.dotdot, 2) : add(.dot, 1)
            case 0x3D: peek(1) == 0x3D ? add(.comparison(.equal), 2) : add(.assign, 1)
            case 0x21: peek(1) == 0x3D ? add(.comparison(.notEqual), 2) : add(.unknown, 1)
            case ASCII.lessThan:
                if peek(1) == 0x3D {
                    add(.comparison(.lessOrEqual), 2)
                } else if peek(1) == ASCII.greaterThan {
                    add(.comparison(.notEqual), 2)
                } else {
                    add(.comparison(.less), 1)
                }
            case ASCII.greaterThan:
                peek(1) == 0x3D ? add(.comparison(.greaterOrEqual), 2) : add(.comparison(.greater), 1)
            case ASCII.quote, ASCII.apostrophe:
                var close = index + 1
                while close < end, bytes[close] != byte { close += 1 }
                tokens.append(MarkupToken(kind: .string, start: index + 1, end: close))
                if close == end {
                    problem =
                        problem ?? Problem(range: index..<end, message: "this string has no closing quote")
                }
                index = min(close + 1, end)
            case 0x30...0x39:
                add(.number, numberLength(bytes, index, end))
            case ASCII.hyphen:
                if ASCII.isDigit(peek(1)) {
                    add(.number, 1 + numberLength(bytes, index + 1, end))
                } else {
                    add(.dash, 1)
                }
            case _ where ASCII.isLetter(byte) || byte == ASCII.underscore:
                var length = 1
                while index + length < end {
                    let next = bytes[index + length]
                    guard ASCII.isAlphanumeric(next) || next == ASCII.underscore || next == ASCII.hyphen else { break }
                    length += 1
                }
                if peek(length) == 0x3F { length += 1 }
                let isContains =
                    length == 8 && ASCII.isWhitespace(peek(8))
                    && "contains".utf8.elementsEqual(bytes[index..<index + 8])
                add(isContains ? .comparison(.contains) : .name, length)
            default:
                var length = 1
                while index + length < end, bytes[index + length] & 0xC0 == 0x80 { length += 1 }
                add(.unknown, length)
            }
        }
        tokens.append(MarkupToken(kind: .end, start: end, end: end))
        return problem
    }

    private static func numberLength(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) -> Int {
        var index = start
        while index < end, ASCII.isDigit(bytes[index]) { index += 1 }
        if index + 1 < end, bytes[index] == ASCII.period, ASCII.isDigit(bytes[index + 1]) {
            index += 1
            while index < end, ASCII.isDigit(bytes[index]) { index += 1 }
        }
        return index - start
    }
}
