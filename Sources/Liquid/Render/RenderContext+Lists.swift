import Text

extension RenderContext {
    /// A value as a list, the way filters take it: lists in lists are flattened, nil is no element, anything that is not
    /// a list is one element.
    package func array(_ value: LiquidValue) throws(LiquidFault) -> [LiquidValue] {
        switch value {
        case .null: return []
        case .list(let list):
            try spend(list.count)
            let isFlat = !list.contains { element in
                switch element {
                case .list, .sequence: true
                default: false
                }
            }
            if isFlat { return list }
            var out: [LiquidValue] = []
            try flatten(list, into: &out, depth: 0)
            return out
        case .sequence(let sequence):
            let count = max(0, sequence.count)
            try spend(count)
            try reserve(bytes: count &* 24)
            var out: [LiquidValue] = []
            out.reserveCapacity(count)
            for index in 0..<count { out.append(sequence.element(at: index, self)) }
            return out
        case .range(let lower, let upper):
            guard lower <= upper else { return [] }
            let (span, overflowed) = upper.subtractingReportingOverflow(lower)
            let count = overflowed || span == .max ? Int.max : span + 1
            try spend(min(count, options.limits.work + 1))
            try reserve(bytes: count.multipliedReportingOverflow(by: 24).overflow ? .max : count * 24)
            return (lower...upper).map { .integer($0) }
        case .object(let object):
            if let elements = object.elements { return try array(.sequence(elements)) }
            return [value]
        default: return [value]
        }
    }

    private func flatten(_ list: [LiquidValue], into out: inout [LiquidValue], depth: Int) throws(LiquidFault) {
        guard depth < LiquidLimits.nesting else { throw LiquidFault("lists are nested too deeply") }
        try spend(list.count)
        for element in list {
            switch element {
            case .list(let inner): try flatten(inner, into: &out, depth: depth + 1)
            case .sequence: out += try array(element)
            default: out.append(element)
            }
        }
    }

    /// Why a property could not be read from an element of a list.
    enum PropertyFailure: Error {
        /// The element has properties, but not by such a key: a fault.
        case wrongKey
        /// The element can have none: the reference gives up on the whole list without a word.
        case noProperties
    }

    /// `element[key]` as list filters read it, with the reference's rules for what is not a map: a text has a part of
    /// itself, an integer a bit.
    func property(_ key: LiquidValue, of element: LiquidValue) throws(PropertyFailure) -> LiquidValue {
        switch element {
        case .map(let map): return plain(key).text.flatMap { map[$0] } ?? .null
        case .object: return member(key, of: element)
        case .string(let text), .html(let text):
            switch plain(key) {
            case .string(let part), .html(let part): return text.containsBytes(of: part) ? .string(part) : .null
            case .integer(let index): return TextSlice.character(of: text, at: index).map { .string($0) } ?? .null
            case .decimal(let number):
                return number.truncatedInteger.flatMap { TextSlice.character(of: text, at: $0) }.map { .string($0) }
                    ?? .null
            default: throw .wrongKey
            }
        case .integer(let number):
            switch plain(key) {
            case .integer(let bit): return .integer(bit < 0 ? 0 : bit > 63 ? (number < 0 ? 1 : 0) : number >> bit & 1)
            default: throw .wrongKey
            }
        case .list, .sequence:
            guard case .integer = plain(key) else { throw .wrongKey }
            return member(key, of: element)
        case .null, .bool, .decimal, .range, .empty, .blank: throw .noProperties
        }
    }

    func cannotSelect(_ key: LiquidValue) throws(LiquidFault) -> LiquidFault {
        let name = try text(of: key)
        return LiquidFault(
            "an element of the list has no '\(name)'", referenceText: "cannot select the property '\(name)'")
    }
}

/// Characters of a text by number. A character is a Unicode scalar, as in the reference.
enum TextSlice {
    /// The character at an index; a negative one counts from the end. Nil when there is none.
    static func character(of text: String, at index: Int) -> String? {
        let scalars = text.unicodeScalars
        if index >= 0 {
            guard let at = scalars.index(scalars.startIndex, offsetBy: index, limitedBy: scalars.endIndex),
                at < scalars.endIndex
            else { return nil }
            return String(Character(scalars[at]))
        }
        guard let at = scalars.index(scalars.endIndex, offsetBy: index, limitedBy: scalars.startIndex) else {
            return nil
        }
        return String(Character(scalars[at]))
    }

    /// The first `count` characters, or nil when there are no more than that.
    static func prefix(_ text: String, _ count: Int) -> String? {
        let scalars = text.unicodeScalars
        guard count >= 0, let end = scalars.index(scalars.startIndex, offsetBy: count, limitedBy: scalars.endIndex),
            end < scalars.endIndex
        else { return nil }
        return String(scalars[..<end])
    }

    /// `start` and `length` on something of `count` elements, by the rules of the reference's `slice`; nil when they miss.
    static func range(start: Int, length: Int, count: Int) -> Range<Int>? {
        var lower = start
        if lower < 0 {
            let (sum, overflowed) = lower.addingReportingOverflow(count)
            lower = overflowed ? -1 : sum
        }
        guard lower >= 0, lower <= count, length >= 0 else { return nil }
        return lower..<(length > count - lower ? count : lower + length)
    }
}
