import Text

extension RenderContext {
    /// The result of an operator. Values without an order, nil among them, are neither less nor greater; text against a
    /// number is a fault.
    package func compare(
        _ first: LiquidValue, _ comparison: Comparison, _ second: LiquidValue
    ) throws(LiquidFault) -> Bool {
        switch comparison {
        case .equal: return try areEqual(first, second)
        case .notEqual: return try !areEqual(first, second)
        case .contains: return try contains(plain(first), plain(second))
        case .less, .greater, .lessOrEqual, .greaterOrEqual: break
        }
        let left = plain(first)
        let right = plain(second)
        guard left.isComparable, right.isComparable else { return false }
        guard let order = order(left, right) else {
            throw LiquidFault(
                "\(left.described) cannot be compared with \(right.described)",
                referenceText: "comparison of \(left.referenceClass) with \(referenceOperand(right)) failed")
        }
        return switch comparison {
        case .less: order < 0
        case .greater: order > 0
        case .lessOrEqual: order <= 0
        default: order >= 0
        }
    }

    /// The reference names numbers by their text and everything else by its class.
    private func referenceOperand(_ value: LiquidValue) -> String {
        switch value {
        case .integer(let number): String(number)
        case .decimal(let number): number.description
        default: value.referenceClass
        }
    }

    /// -1, 0 or 1 for two numbers or two texts, else nil.
    func order(_ left: LiquidValue, _ right: LiquidValue) -> Int? {
        switch (left, right) {
        case (.integer(let left), .integer(let right)): left < right ? -1 : left == right ? 0 : 1
        case (.integer(let left), .decimal(let right)): ExactDecimal(left).compare(right)
        case (.decimal(let left), .integer(let right)): left.compare(ExactDecimal(right))
        case (.decimal(let left), .decimal(let right)): left.compare(right)
        case (.string(let left), .string(let right)), (.string(let left), .html(let right)),
            (.html(let left), .string(let right)), (.html(let left), .html(let right)):
            left.compareBytes(with: right)
        default: nil
        }
    }

    /// Equality by the reference's rules: numbers by value, text by its bytes, lists and maps by their elements, and the
    /// literals `empty` and `blank` against anything that is one.
    package func areEqual(_ first: LiquidValue, _ second: LiquidValue) throws(LiquidFault) -> Bool {
        if let known = first.isPlainlyEqual(to: second) { return known }
        if case .object(let left) = first, case .object(let right) = second, left.isEqual(to: right) { return true }
        return try areEqual(plain(first), plain(second), depth: 0)
    }

    private func areEqual(_ left: LiquidValue, _ right: LiquidValue, depth: Int) throws(LiquidFault) -> Bool {
        switch (left, right) {
        case (.null, .null): return true
        case (.bool(let left), .bool(let right)): return left == right
        case (.integer(let left), .integer(let right)): return left == right
        case (.integer, .decimal), (.decimal, .integer), (.decimal, .decimal): return order(left, right) == 0
        case (.string(let left), .string(let right)), (.html(let left), .html(let right)):
            return left.hasSameBytes(as: right)
        case (.string(let text), .html(let html)), (.html(let html), .string(let text)):
            return html.hasSameBytes(as: text) || html.hasSameBytes(as: HTMLText.escaped(text))
        case (.empty, _): return isEmpty(right)
        case (_, .empty): return isEmpty(left)
        case (.blank, _): return isBlank(right)
        case (_, .blank): return isBlank(left)
        case (.range(let a, let b), .range(let c, let d)): return a == c && b == d
        case (.map(let left), .map(let right)):
            guard left.count == right.count, depth < LiquidLimits.nesting else { return false }
            try spend(left.count)
            for index in left.keys.indices {
                guard let other = right[left.keys[index]],
                    try areEqual(left.values[index], other, depth: depth + 1)
                else { return false }
            }
            return true
        case (.list, .list), (.list, .sequence), (.sequence, .list), (.sequence, .sequence):
            guard sizeOrNil(of: left) == sizeOrNil(of: right), depth < LiquidLimits.nesting else { return false }
            let count = sizeOrNil(of: left) ?? 0
            try spend(count)
            for index in 0..<count
            where try !areEqual(plain(element(index, of: left)), plain(element(index, of: right)), depth: depth + 1) {
                return false
            }
            return true
        case (.object(let left), .object(let right)): return left.isEqual(to: right)
        default: return false
        }
    }

    private func isEmpty(_ value: LiquidValue) -> Bool {
        switch value {
        case .string(let text), .html(let text): text.isEmpty
        case .list(let list): list.isEmpty
        case .sequence(let sequence): sequence.count == 0
        case .map(let map): map.isEmpty
        case .object(let object): object.elements.map { $0.count == 0 } ?? false
        default: false
        }
    }

    private func isBlank(_ value: LiquidValue) -> Bool {
        switch value {
        case .null: true
        case .bool(let value): !value
        case .string(let text), .html(let text): text.isWhite
        default: isEmpty(value)
        }
    }

    /// Whether a list holds a value, a map a key, a text a text.
    private func contains(_ left: LiquidValue, _ right: LiquidValue) throws(LiquidFault) -> Bool {
        guard right.isTruthy else { return false }
        switch left {
        case .string(let text), .html(let text):
            let wanted = try self.text(of: right)
            try spend(text.utf8.count / 64)
            if text.containsBytes(of: wanted) { return true }
            return left.isHTML && !right.isHTML && HTMLText.shown(text).containsBytes(of: wanted)
        case .list(let list):
            for element in list {
                try spend(1)
                if try areEqual(element, right) { return true }
            }
            return false
        case .sequence(let sequence):
            for index in 0..<max(0, sequence.count) {
                try spend(1)
                if try areEqual(sequence.element(at: index, self), right) { return true }
            }
            return false
        case .map(let map): return right.text.map { map[$0] != nil } ?? false
        case .range(let lower, let upper):
            switch right {
            case .integer(let number): return lower <= number && number <= upper
            case .decimal(let number):
                return number.compare(ExactDecimal(lower)) >= 0 && number.compare(ExactDecimal(upper)) <= 0
            default: return false
            }
        case .object(let object):
            if let elements = object.elements { return try contains(.sequence(elements), right) }
            guard let key = right.text else { return false }
            return object.schema.field(Name(key)) != nil || object.read(key: key, self) != nil
        default: return false
        }
    }
}

extension LiquidValue {
    /// Whether the two are equal where that shows at once, as it does for nearly all that templates compare.
    fileprivate func isPlainlyEqual(to other: LiquidValue) -> Bool? {
        switch self {
        case .string(let text):
            switch other {
            case .string(let other): text.hasSameBytes(as: other)
            case .blank: text.isWhite
            case .empty: text.isEmpty
            case .null, .bool, .integer: false
            default: nil
            }
        case .integer(let number):
            switch other {
            case .integer(let other): number == other
            case .null, .bool, .string, .blank, .empty: false
            default: nil
            }
        case .null:
            switch other {
            case .null, .blank: true
            case .bool, .integer, .string, .empty: false
            default: nil
            }
        case .bool(let value):
            switch other {
            case .bool(let other): value == other
            case .blank: !value
            case .null, .integer, .string, .empty: false
            default: nil
            }
        default: nil
        }
    }

    fileprivate var isComparable: Bool {
        switch self {
        case .integer, .decimal, .string, .html: true
        default: false
        }
    }

    /// For messages to shop owners.
    package var described: String {
        switch self {
        case .null: "nothing"
        case .bool(let value): value ? "true" : "false"
        case .integer(let number): "the number \(number)"
        case .decimal(let number): "the number \(number)"
        case .string(let text), .html(let text):
            text.unicodeScalars.count <= 30 ? "the text '\(text)'" : "a text"
        case .list, .sequence: "a list"
        case .map: "a map"
        case .range(let lower, let upper): "the range (\(lower)..\(upper))"
        case .object(let object): "\(object.schema.name)"
        case .empty: "empty"
        case .blank: "blank"
        }
    }

    /// The class the reference implementation names in its messages.
    var referenceClass: String {
        switch self {
        case .null: "nil"
        case .bool(let value): value ? "true" : "false"
        case .integer: "Integer"
        case .decimal(let number): number.isInteger ? "Integer" : "Float"
        case .string, .html: "String"
        case .list, .sequence: "Array"
        case .map: "Hash"
        case .range: "Range"
        case .object(let object): object.schema.name
        case .empty, .blank: "Liquid::Expression::MethodLiteral"
        }
    }
}

extension String {
    /// Whether there is nothing in it but white space.
    fileprivate var isWhite: Bool {
        var text = self
        return text.withUTF8 { bytes in
            for byte in bytes where !ASCII.isWhitespace(byte) { return false }
            return true
        }
    }
}
