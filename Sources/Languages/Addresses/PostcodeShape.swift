import Text

/// The shapes that postcodes of a country have, and their normal form.
///
/// A shape is `### ##`: `#` a digit, `@` a letter, `*` either, `%` a letter that British postcodes end in, `[..]` one of
/// these, a letter or digit itself, and a blank or hyphen where the normal form has one. `|` stands between shapes.
struct PostcodeShape: Sendable {
    let shapes: [UInt8]

    init(_ bytes: some Sequence<UInt8>) { shapes = Array(bytes) }

    var isEmpty: Bool { shapes.isEmpty }

    /// The normal form of capital letters and digits without separators; nil when they fit no shape.
    func normalForm(_ compact: [UInt8]) -> [UInt8]? {
        var found: [UInt8]?
        each { if found == nil { found = Self.fit(compact, $0, mends: false)?.text } }
        return found
    }

    /// The normal form of what fits a shape once an `O` stands for a zero and an `I` or `L` for a one, or the other way
    /// round; nil when it fits none, might as well mean another, or hardly a sign was right.
    func mended(_ compact: [UInt8]) -> [UInt8]? {
        var best: [UInt8]?
        var least = compact.count / 2 + 1
        each {
            guard let fit = Self.fit(compact, $0, mends: true), fit.mends <= least else { return }
            if fit.mends < least {
                (best, least) = (fit.text, fit.mends)
            } else if best != fit.text {
                best = nil
            }
        }
        return best
    }

    /// The letters that every shape begins with: `LV`.
    var commonLetters: [UInt8] {
        var common: [UInt8]?
        each { shape in
            let letters = Array(shape.prefix(while: ASCII.isUpper))
            if common == nil || common == letters { common = letters } else { common = [] }
        }
        return common ?? []
    }

    /// Whether a postcode can begin so. A blank or hyphen must stand where the normal form has one; one that is left out
    /// in between is not missed.
    func canBegin(_ beginning: some Collection<UInt8>) -> Bool {
        var can = false
        each { if !can { can = Self.begins($0, beginning) } }
        return can
    }

    private func each(_ body: (ArraySlice<UInt8>) -> Void) {
        var start = 0
        while start < shapes.count {
            let end = shapes[start...].firstIndex(of: 0x7C) ?? shapes.count
            body(shapes[start..<end])
            start = end + 1
        }
    }

    private static func fit(_ text: [UInt8], _ shape: ArraySlice<UInt8>, mends: Bool) -> (text: [UInt8], mends: Int)? {
        var out: [UInt8] = []
        var mended = 0
        var position = 0
        var cursor = shape.startIndex
        while let sign = Sign(shape, &cursor) {
            if let separator = sign.separator {
                out.append(separator)
                continue
            }
            guard position < text.count else { return nil }
            let byte = text[position]
            position += 1
            if sign.takes(byte) {
                out.append(byte)
            } else if mends, let other = alike(byte), sign.takes(other) {
                out.append(other)
                mended += 1
            } else {
                return nil
            }
        }
        return position == text.count ? (out, mended) : nil
    }

    private static func begins(_ shape: ArraySlice<UInt8>, _ beginning: some Collection<UInt8>) -> Bool {
        var cursor = shape.startIndex
        var rest = beginning[...]
        while let byte = rest.first {
            guard let sign = Sign(shape, &cursor) else { return false }
            if let separator = sign.separator {
                if byte == separator { rest.removeFirst() }
            } else {
                guard sign.takes(byte) else { return false }
                rest.removeFirst()
            }
        }
        return true
    }

    /// The sign that is taken for another: nobody sees the difference on a hand-written card.
    private static func alike(_ byte: UInt8) -> UInt8? {
        switch byte {
        case 0x4F: 0x30
        case 0x49, 0x4C: 0x31
        case 0x30: 0x4F
        case 0x31: 0x49
        default: nil
        }
    }

    /// One place of a shape.
    private enum Sign {
        case digit, letter, either, inward
        case one(UInt8)
        case of(ArraySlice<UInt8>)

        init?(_ shape: ArraySlice<UInt8>, _ cursor: inout Int) {
            guard cursor < shape.endIndex else { return nil }
            let byte = shape[cursor]
            cursor += 1
            switch byte {
            case 0x23: self = .digit
            case 0x40: self = .letter
            case 0x2A: self = .either
            case 0x25: self = .inward
            case 0x5B:
                let end = shape[cursor...].firstIndex(of: 0x5D) ?? shape.endIndex
                self = .of(shape[cursor..<end])
                cursor = min(end + 1, shape.endIndex)
            default: self = .one(byte)
            }
        }

        var separator: UInt8? {
            if case .one(let byte) = self, byte == ASCII.space || byte == ASCII.hyphen { return byte }
            return nil
        }

        func takes(_ byte: UInt8) -> Bool {
            switch self {
            case .digit: return ASCII.isDigit(byte)
            case .letter: return ASCII.isUpper(byte)
            case .either: return ASCII.isDigit(byte) || ASCII.isUpper(byte)
            // No C, I, K, M, O or V (BS 7666).
            case .inward: return ASCII.isUpper(byte) && !"CIKMOV".utf8.contains(byte)
            case .one(let wanted): return byte == wanted
            case .of(let set):
                var index = set.startIndex
                while index < set.endIndex {
                    if index + 2 < set.endIndex, set[index + 1] == ASCII.hyphen {
                        if byte >= set[index], byte <= set[index + 2] { return true }
                        index += 3
                    } else {
                        if byte == set[index] { return true }
                        index += 1
                    }
                }
                return false
            }
        }
    }
}
