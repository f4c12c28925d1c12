import Text

/// What a loop goes over, element by element and without a copy: a range of a billion takes no memory.
struct LoopSource {
    private enum Kind {
        case list([LiquidValue])
        case sequence(any LiquidSequence)
        case map(LiquidMap)
        case range(Int)
        /// A text is a list of itself; limit and offset do not apply to it.
        case single(LiquidValue)
    }

    private let kind: Kind
    let count: Int

    init(_ value: LiquidValue, _ context: RenderContext) {
        switch value {
        case .list(let list): (kind, count) = (.list(list), list.count)
        case .sequence(let sequence): (kind, count) = (.sequence(sequence), max(0, sequence.count))
        case .map(let map): (kind, count) = (.map(map), map.count)
        case .range(let lower, let upper):
            let (span, overflowed) = upper.subtractingReportingOverflow(lower)
            (kind, count) = (.range(lower), upper < lower ? 0 : overflowed || span == .max ? .max : span + 1)
        case .string(let text), .html(let text):
            (kind, count) = text.isEmpty ? (.list([]), 0) : (.single(value), 1)
        case .object(let object):
            if let elements = object.elements {
                (kind, count) = (.sequence(elements), max(0, elements.count))
            } else if let plain = object.plainValue(context), !plain.isObject {
                self = LoopSource(plain, context)
            } else {
                (kind, count) = (.list([]), 0)
            }
        default: (kind, count) = (.list([]), 0)
        }
    }

    var isText: Bool { if case .single = kind { true } else { false } }

    /// The element at an index of 0 up to `count`; an entry of a map is a list of its key and its value.
    func element(at index: Int, _ context: RenderContext) -> LiquidValue {
        switch kind {
        case .list(let list): list[index]
        case .sequence(let sequence): sequence.element(at: index, context)
        case .map(let map): .list([.string(map.keys[index]), map.values[index]])
        case .range(let lower): .integer(lower &+ index)
        case .single(let value): value
        }
    }
}

extension LiquidValue {
    var isObject: Bool { if case .object = self { true } else { false } }
}

/// `limit:` and `offset:` of a loop.
struct LoopSlice: Sendable {
    var limit: Expression?
    var offset: Expression?
    var continues = false

    /// Reads one of the two; false when neither is next.
    mutating func parse(_ parser: inout TagParser, allowsContinue: Bool) throws(ParseFailure) -> Bool {
        guard parser.isAtNamedArgument else { return false }
        if parser.acceptNamed("limit") {
            limit = try parser.expression()
        } else if parser.acceptNamed("offset") {
            if allowsContinue, parser.accept(word: "continue") {
                continues = true
                offset = nil
            } else {
                continues = false
                offset = try parser.expression()
            }
        } else {
            return false
        }
        return true
    }

    /// The indexes of `source` to go over; remembers where the loop of that `name` stops.
    func range(of source: LoopSource, name: Name.Key, _ context: RenderContext) throws(LiquidFault) -> Range<Int> {
        var from = 0
        if continues {
            from = context.loopEnds[name] ?? 0
        } else if let offset, let count = try context.loopInteger(offset) {
            from = count
        }
        var to = Int.max
        if let limit, let count = try context.loopInteger(limit) {
            to = from.addingReportingOverflow(count).overflow ? (count < 0 ? .min : .max) : from + count
        }
        let range: Range<Int>
        if source.isText {
            range = 0..<source.count
        } else {
            let lower = min(max(from, 0), source.count)
            range = lower..<max(lower, min(to, source.count))
        }
        context.loopEnds.set(name, from.addingReportingOverflow(range.count).partialValue)
        return range
    }
}

extension RenderContext {
    /// The whole number of a loop's argument; nil for nil.
    func loopInteger(_ expression: Expression) throws(LiquidFault) -> Int? {
        let value = try plain(expression.value(self))
        return value.isNull ? nil : try integer(value)
    }

    /// A whole number as filters and loops take it; a text counts if all of it is one.
    package func integer(_ value: LiquidValue) throws(LiquidFault) -> Int {
        switch plain(value) {
        case .integer(let number): return number
        case .string(let text), .html(let text):
            guard let number = NumberText.wholeInteger(text) else { throw .invalidInteger }
            return number
        default: throw .invalidInteger
        }
    }
}
