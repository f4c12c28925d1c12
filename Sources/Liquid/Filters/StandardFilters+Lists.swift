import Text

extension StandardFilters {
    /// Filters that make a list, or something of a whole list.
    static let lists: [FilterDefinition] = [
        FilterDefinition(
            "join", "Makes one text of a list, with a text between the elements.", input: .list(of: .any),
            arguments: [Argument("separator", .string, required: false, "' ' if left out")], result: .string,
            examples: [Example("{{ (1..3) | join: ', ' }}", "1, 2, 3")]
        ) { input, call throws(LiquidFault) in
            let separator = call.count > 0 ? call[0] : .string(" ")
            let list = try call.context.array(input)
            let isHTML = call.context.options.escapes && (separator.isHTML || list.contains { $0.isHTML })
            func part(_ value: LiquidValue) throws(LiquidFault) -> String {
                let text = try call.context.text(of: value)
                return isHTML && !value.isHTML ? HTMLText.escaped(text) : text
            }
            let glue = try part(separator)
            var out = ""
            for (index, element) in list.enumerated() {
                let text = try part(element)
                try call.context.reserve(bytes: text.utf8.count + glue.utf8.count)
                if index > 0 { out += glue }
                out += text
            }
            return isHTML ? .html(out) : .string(out)
        },

        FilterDefinition(
            "first", "The first element of a list, or character of a text.",
            examples: [Example("{{ (4..6) | first }}", "4")]
        ) { input, call throws(LiquidFault) in call.context.first(of: input) },

        FilterDefinition(
            "last", "The last element of a list, or character of a text.",
            examples: [Example("{{ (4..6) | last }}", "6")]
        ) { input, call throws(LiquidFault) in call.context.last(of: input) },

        FilterDefinition(
            "reverse", "The list from its end to its start.", input: .list(of: .any), result: .list(of: .any),
            examples: [Example("{{ (1..3) | reverse | join: ' ' }}", "3 2 1")]
        ) { input, call throws(LiquidFault) in .list(try call.context.array(input).reversed()) },

        FilterDefinition(
            "concat", "Adds the elements of another list at the end.", input: .list(of: .any),
            arguments: [Argument("list", .list(of: .any))], result: .list(of: .any),
            examples: [Example("{% assign a = 'x,y' | split: ',' %}{{ (1..2) | concat: a | join: ' ' }}", "1 2 x y")]
        ) { input, call throws(LiquidFault) in
            switch call[0] {
            case .list, .sequence: break
            case .object(let object) where object.elements != nil: break
            default:
                throw LiquidFault(
                    "'concat' needs a list but has \(call[0].described)",
                    referenceText: "concat filter requires an array argument")
            }
            let left = try call.context.array(input)
            let right = try call.context.rawArray(call[0])
            try call.context.reserve(bytes: (left.count + right.count) * 24)
            return .list(left + right)
        },

        FilterDefinition(
            "compact", "The list without nil elements, or without those whose property is nil.", input: .list(of: .any),
            arguments: [Argument("property", .string, required: false)], result: .list(of: .any),
            examples: [Example("{{ 'a,b' | split: ',' | compact | size }}", "2")]
        ) { input, call throws(LiquidFault) in
            let key = call[0]
            return try filtered(input, call, otherwise: .null) { element throws(RenderContext.PropertyFailure) in
                key.isNull ? !element.isNull : !(try call.context.property(key, of: element).isNull)
            }
        },

        FilterDefinition(
            "uniq", "The list without elements that came before, or whose property did.", input: .list(of: .any),
            arguments: [Argument("property", .string, required: false)], result: .list(of: .any),
            examples: [Example("{{ 'a,b,a' | split: ',' | uniq | join: ' ' }}", "a b")]
        ) { input, call throws(LiquidFault) in
            let key = call[0]
            var seen: Set<ValueKey> = []
            return try filtered(input, call, otherwise: .null) { element throws(RenderContext.PropertyFailure) in
                let value = key.isNull ? element : try call.context.property(key, of: element)
                return seen.insert(ValueKey(call.context.plain(value))).inserted
            }
        },

        FilterDefinition(
            "map", "The list of one property of each element.", input: .list(of: .any),
            arguments: [Argument("property", .string)], result: .list(of: .any)
        ) { input, call throws(LiquidFault) in
            let key = call[0]
            var out: [LiquidValue] = []
            for element in try call.context.array(input) {
                do throws(RenderContext.PropertyFailure) {
                    out.append(try call.context.property(key, of: element))
                } catch .noProperties {
                    out.append(.null)
                } catch {
                    throw try call.context.cannotSelect(key)
                }
            }
            try call.context.reserve(bytes: out.count * 24)
            return .list(out)
        },

        FilterDefinition(
            "sum", "The sum of a list of numbers, or of a property of its elements.", input: .list(of: .any),
            arguments: [Argument("property", .string, required: false)], result: .number,
            examples: [Example("{{ (1..4) | sum }}", "10")]
        ) { input, call throws(LiquidFault) in
            let key = call[0]
            var total = LiquidValue.integer(0)
            for element in try call.context.array(input) {
                var value = element
                if !key.isNull {
                    do throws(RenderContext.PropertyFailure) {
                        value = try call.context.property(key, of: element)
                    } catch .noProperties {
                        value = .integer(0)
                    } catch {
                        throw try call.context.cannotSelect(key)
                    }
                }
                for part in try call.context.array(value) {
                    total = try call.context.sum(total, call.context.number(part))
                }
            }
            return total
        },

        FilterDefinition(
            "sort", "The list in order: numbers by size, texts by their characters, capitals first, nil last.",
            input: .list(of: .any), arguments: [Argument("property", .string, required: false)],
            result: .list(of: .any),
            examples: [Example("{{ 'b,C,a' | split: ',' | sort | join: ' ' }}", "C a b")]
        ) { input, call throws(LiquidFault) in
            try sorted(input, call) { left, right throws(LiquidFault) in
                if let order = try call.context.sortOrder(left, right) { return order }
                if left.isNull { return 1 }
                if right.isNull { return -1 }
                throw LiquidFault(
                    "\(left.described) and \(right.described) have no order to sort by",
                    referenceText: "cannot sort values of incompatible types")
            }
        },

        FilterDefinition(
            "sort_natural", "The list in order of its texts, whether capital or small, nil last.",
            input: .list(of: .any), arguments: [Argument("property", .string, required: false)],
            result: .list(of: .any),
            examples: [Example("{{ 'b,C,a' | split: ',' | sort_natural | join: ' ' }}", "a b C")]
        ) { input, call throws(LiquidFault) in
            try sorted(input, call) { left, right throws(LiquidFault) in
                if left.isNull || right.isNull { return left.isNull ? (right.isNull ? 0 : 1) : -1 }
                return TextCompare.ignoringCase(try call.context.text(of: left), try call.context.text(of: right))
            }
        },
    ]

    /// The elements a test keeps; nil, or what `otherwise` is, when an element can have no properties.
    static func filtered(
        _ input: LiquidValue, _ call: FilterCall, otherwise: LiquidValue,
        _ keeps: (LiquidValue) throws(RenderContext.PropertyFailure) -> Bool
    ) throws(LiquidFault) -> LiquidValue {
        let list = try call.context.array(input)
        var out: [LiquidValue] = []
        for element in list {
            do throws(RenderContext.PropertyFailure) {
                if try keeps(element) { out.append(element) }
            } catch .noProperties {
                return otherwise
            } catch {
                throw try call.context.cannotSelect(call[0])
            }
        }
        try call.context.reserve(bytes: out.count * 24)
        return .list(out)
    }

    private static func sorted(
        _ input: LiquidValue, _ call: FilterCall,
        _ order: (LiquidValue, LiquidValue) throws(LiquidFault) -> Int
    ) throws(LiquidFault) -> LiquidValue {
        let list = try call.context.array(input)
        let key = call[0]
        // With one element that can have no properties the reference gives nil before it looks at any.
        if !key.isNull, list.contains(where: { !$0.hasProperties }) { return .null }
        var keyed: [(key: LiquidValue, element: LiquidValue)] = []
        keyed.reserveCapacity(list.count)
        for element in list {
            if key.isNull {
                keyed.append((call.context.plain(element), element))
                continue
            }
            do throws(RenderContext.PropertyFailure) {
                keyed.append((call.context.plain(try call.context.property(key, of: element)), element))
            } catch .noProperties {
                return .null
            } catch {
                throw try call.context.cannotSelect(key)
            }
        }
        try call.context.reserve(bytes: list.count * 24)
        try MergeSort.sort(&keyed) { left, right throws(LiquidFault) in
            try call.context.spend(1)
            return try order(left.key, right.key)
        }
        return .list(keyed.map(\.element))
    }
}

extension RenderContext {
    /// A list without flattening what is in it.
    func rawArray(_ value: LiquidValue) throws(LiquidFault) -> [LiquidValue] {
        switch value {
        case .list(let list): list
        default: try array(value)
        }
    }

    /// -1, 0 or 1 as the reference's `<=>`; nil for values without an order.
    func sortOrder(_ left: LiquidValue, _ right: LiquidValue) throws(LiquidFault) -> Int? {
        if let order = order(left, right) { return order }
        switch (left, right) {
        case (.list(let a), .list(let b)):
            for (first, second) in zip(a, b) {
                try spend(1)
                guard let order = try sortOrder(first, second) else { return nil }
                if order != 0 { return order }
            }
            return a.count == b.count ? 0 : a.count < b.count ? -1 : 1
        default: return try areEqual(left, right) ? 0 : nil
        }
    }
}

extension LiquidValue {
    fileprivate var hasProperties: Bool {
        switch self {
        case .null, .bool, .decimal, .range, .empty, .blank: false
        default: true
        }
    }
}

/// Sorting with an order that may fail, which the standard library's cannot.
enum MergeSort {
    /// Sorts in place, equal elements in the order they were.
    static func sort<Element>(
        _ elements: inout [Element], _ order: (Element, Element) throws(LiquidFault) -> Int
    ) throws(LiquidFault) {
        var source = elements
        var target = elements
        var width = 1
        while width < source.count {
            var start = 0
            while start < source.count {
                let middle = min(start + width, source.count)
                let end = min(start + 2 * width, source.count)
                var left = start
                var right = middle
                for slot in start..<end {
                    if left < middle, right >= end {
                        target[slot] = source[left]
                        left += 1
                    } else if left >= middle {
                        target[slot] = source[right]
                        right += 1
                    } else if try order(source[left], source[right]) <= 0 {
                        target[slot] = source[left]
                        left += 1
                    } else {
                        target[slot] = source[right]
                        right += 1
                    }
                }
                start = end
            }
            swap(&source, &target)
            width *= 2
        }
        elements = source
    }
}

/// A value as a key of a set, with the reference's idea of sameness: 1 and 1.0 differ.
struct ValueKey: Hashable {
    private let value: LiquidValue

    init(_ value: LiquidValue) { self.value = value }

    static func == (left: ValueKey, right: ValueKey) -> Bool {
        switch (left.value, right.value) {
        case (.null, .null), (.empty, .empty), (.blank, .blank): true
        case (.bool(let a), .bool(let b)): a == b
        case (.integer(let a), .integer(let b)): a == b
        case (.decimal(let a), .decimal(let b)): a == b && a.isInteger == b.isInteger
        case (.string(let a), .string(let b)), (.html(let a), .html(let b)), (.string(let a), .html(let b)),
            (.html(let a), .string(let b)):
            a.hasSameBytes(as: b)
        case (.list(let a), .list(let b)): a.count == b.count && zip(a, b).allSatisfy { ValueKey($0) == ValueKey($1) }
        case (.map(let a), .map(let b)):
            a.count == b.count
                && a.keys.indices.allSatisfy { index in
                    b[a.keys[index]].map { ValueKey($0) == ValueKey(a.values[index]) } ?? false
                }
        case (.range(let a, let b), .range(let c, let d)): a == c && b == d
        case (.object(let a), .object(let b)): a === b || a.isEqual(to: b)
        case (.sequence(let a), .sequence(let b)): a === b
        default: false
        }
    }

    func hash(into hasher: inout Hasher) {
        switch value {
        case .integer(let number): hasher.combine(number)
        case .decimal(let number): hasher.combine(number)
        case .string(let text), .html(let text):
            var copy = text
            copy.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
        case .list(let list):
            hasher.combine(list.count)
            if let first = list.first { ValueKey(first).hash(into: &hasher) }
        case .map(let map): hasher.combine(map.count)
        case .bool(let value): hasher.combine(value)
        case .object(let object): hasher.combine(object.schema.name)
        default: break
        }
    }
}

/// Order of texts with ASCII letters taken as one, as the reference's `casecmp`.
enum TextCompare {
    static func ignoringCase(_ left: String, _ right: String) -> Int {
        var a = left.utf8.makeIterator()
        var b = right.utf8.makeIterator()
        while true {
            switch (a.next().map(ASCII.lowercased), b.next().map(ASCII.lowercased)) {
            case (nil, nil): return 0
            case (nil, _): return -1
            case (_, nil): return 1
            case (let x?, let y?): if x != y { return x < y ? -1 : 1 }
            }
        }
    }
}
