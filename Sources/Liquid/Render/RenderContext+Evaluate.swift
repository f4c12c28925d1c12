import Text

extension RenderContext {
    /// The value of an expression.
    package func evaluate(_ expression: Expression) throws(LiquidFault) -> LiquidValue {
        switch expression {
        case .constant(let value): return value
        case .variable(let name): return variable(name)
        case .path(let path): return try evaluate(path)
        case .range(let lower, let upper):
            return .range(try rangeBound(evaluate(lower)), try rangeBound(evaluate(upper)))
        }
    }

    /// The value of an expression after its filters.
    package func evaluate(_ filtered: FilteredExpression) throws(LiquidFault) -> LiquidValue {
        var value = try evaluate(filtered.base)
        for filter in filtered.filters {
            let base = argumentStack.count
            for argument in filter.positional { argumentStack.append(try evaluate(argument)) }
            for argument in filter.named { argumentStack.append(try evaluate(argument.value)) }
            defer { argumentStack.removeLast(argumentStack.count - base) }
            try spend(1)
            do throws(LiquidFault) {
                value = try filter.definition.apply(value, FilterCall(context: self, filter: filter, base: base))
            } catch {
                var fault = error
                fault.place = fault.place ?? filter.range
                throw fault
            }
        }
        return value
    }

    private func evaluate(_ path: VariablePath) throws(LiquidFault) -> LiquidValue {
        var value: LiquidValue
        switch path.root {
        case .name(let name): value = variable(name)
        case .named(let expression):
            let name = plain(try evaluate(expression))
            guard let text = name.text else { return .null }
            value = variable(Name(text))
        }
        for step in path.steps {
            switch step {
            case .name(let name): value = field(name, of: value, isDotted: true)
            case .key(let name): value = field(name, of: value, isDotted: false)
            case .index(let index): value = element(index, of: value)
            case .expression(let expression): value = member(try evaluate(expression), of: value)
            }
        }
        return value
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
            if let field = object.schema.field(name) { return field.read(object, self) }
            if let value = object.read(key: name.text, self) { return value }
            if let elements = object.elements { return isDotted ? command(name, .sequence(elements)) : .null }
            return .null
        case .map(let map):
            if let value = map[name: name] { return value }
            return isDotted ? command(name, value) : .null
        default:
            return isDotted ? command(name, value) : .null
        }
    }

    private func command(_ name: Name, _ value: LiquidValue) -> LiquidValue {
        switch name.text {
        case "size": sizeOrNil(of: value).map { .integer($0) } ?? .null
        case "first": first(of: value)
        case "last": last(of: value)
        default: .null
        }
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

    private func rangeBound(_ value: LiquidValue) throws(LiquidFault) -> Int {
        switch plain(value) {
        case .integer(let number): number
        case .decimal(let number) where number.isInteger: number.isNegative ? .min : .max
        case .string(let text), .html(let text): NumberText.leadingInteger(text)
        case .null: 0
        default: throw .invalidInteger
        }
    }
}
