import Text

extension RenderContext {
    /// The value of an expression.
    package func evaluate(_ expression: Expression) throws(LiquidFault) -> LiquidValue { try expression.value(self) }

    /// The value of an expression after its filters.
    package func evaluate(_ filtered: FilteredExpression) throws(LiquidFault) -> LiquidValue {
        try filtered.value(self)
    }

    /// `value[key]`, where the key is known only now.
    package func member(_ key: LiquidValue, of value: LiquidValue) -> LiquidValue {
        switch plain(key) {
        case .integer(let index): element(index, of: value)
        case .string(let name), .html(let name): field(Name(name), of: value, isDotted: false)
        default: .null
        }
    }

    /// `value.name`, or `value['name']` when it is not dotted; only dotted names mean `size`, `first` and `last`.
    package func field(_ name: Name, of value: LiquidValue, isDotted: Bool) -> LiquidValue {
        switch value {
        case .object(let object):
            if let value = object.schema.read(name.key, from: object, self) { return value }
            if let value = object.read(name, self) { return value }
            if let elements = object.elements { return isDotted ? command(name, .sequence(elements)) : .null }
            return .null
        case .map(let map):
            if let value = map[name: name.key] { return value }
            return isDotted ? command(name, value) : .null
        default:
            return isDotted ? command(name, value) : .null
        }
    }

    private func command(_ name: Name, _ value: LiquidValue) -> LiquidValue {
        switch name.key {
        case Command.size: sizeOrNil(of: value).map { .integer($0) } ?? .null
        case Command.first: first(of: value)
        case Command.last: last(of: value)
        default: .null
        }
    }

    /// What every value answers to after a dot.
    private enum Command {
        static let size = Name.Key("size")
        static let first = Name.Key("first")
        static let last = Name.Key("last")
    }

    /// `value[index]`; a negative index counts from the end.
    package func element(_ index: Int, of value: LiquidValue) -> LiquidValue {
        switch value {
        case .list(let list):
            let at = index < 0 ? index + list.count : index
            return list.indices.contains(at) ? list[at] : .null
        case .sequence(let sequence):
            let at = index < 0 ? index + sequence.count : index
            return at >= 0 && at < sequence.count ? sequence.element(at: at, self) : .null
        case .object(let object):
            guard let elements = object.elements else {
                return object.read(key: String(index), self) ?? .null
            }
            return element(index, of: .sequence(elements))
        default: return .null
        }
    }

    /// How many elements or characters; nil for what has no size. An integer has size 8, its bytes, as in the reference.
    func sizeOrNil(of value: LiquidValue) -> Int? {
        switch value {
        case .string(let text), .html(let text): text.unicodeScalars.count
        case .list(let list): list.count
        case .sequence(let sequence): sequence.count
        case .map(let map): map.count
        case .range(let lower, let upper):
            upper < lower ? 0 : upper.subtractingReportingOverflow(lower).partialValue &+ 1
        case .integer: 8
        case .object(let object): object.elements?.count ?? plainOf(object).flatMap { sizeOrNil(of: $0) }
        case .decimal(let number): number.isInteger ? 16 : nil
        case .empty, .blank, .null, .bool: nil
        }
    }

    func first(of value: LiquidValue) -> LiquidValue {
        switch value {
        case .list(let list): list.first ?? .null
        case .sequence(let sequence): sequence.count > 0 ? sequence.element(at: 0, self) : .null
        case .range(let lower, _): .integer(lower)
        case .map(let map): map.isEmpty ? .null : .list([.string(map.keys[0]), map.values[0]])
        case .string(let text): .string(text.unicodeScalars.first.map { String(Character($0)) } ?? "")
        case .html(let text): .string(text.unicodeScalars.first.map { String(Character($0)) } ?? "")
        case .object(let object):
            object.elements.map { first(of: .sequence($0)) } ?? plainOf(object).map { first(of: $0) } ?? .null
        default: .null
        }
    }

    func last(of value: LiquidValue) -> LiquidValue {
        switch value {
        case .list(let list): list.last ?? .null
        case .sequence(let sequence): sequence.count > 0 ? sequence.element(at: sequence.count - 1, self) : .null
        case .range(_, let upper): .integer(upper)
        case .string(let text): .string(text.unicodeScalars.last.map { String(Character($0)) } ?? "")
        case .html(let text): .string(text.unicodeScalars.last.map { String(Character($0)) } ?? "")
        case .object(let object):
            object.elements.map { last(of: .sequence($0)) } ?? plainOf(object).map { last(of: $0) } ?? .null
        default: .null
        }
    }

    private func plainOf(_ object: any LiquidObject) -> LiquidValue? { object.plainValue(self) }

    /// The value that stands for an object in comparisons and filters; anything else is itself.
    package func plain(_ value: LiquidValue) -> LiquidValue {
        if case .object(let object) = value, let plain = object.plainValue(self) { return plain }
        return value
    }

    func rangeBound(_ value: LiquidValue) throws(LiquidFault) -> Int {
        switch plain(value) {
        case .integer(let number): number
        case .decimal(let number) where number.isInteger: number.isNegative ? .min : .max
        case .string(let text), .html(let text): NumberText.leadingInteger(text)
        case .null: 0
        default: throw .invalidInteger
        }
    }
}
