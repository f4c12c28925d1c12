extension StandardFilters {
    /// Filters that look for elements by a property.
    static let listSearches: [FilterDefinition] = [
        FilterDefinition(
            "where", "The elements whose property has a value, or is neither nil nor false if none is given.",
            input: .list(of: .any), arguments: propertyAndValue, result: .list(of: .any)
        ) { input, call throws(LiquidFault) in try selected(input, call, matching: true) },

        FilterDefinition(
            "reject", "The elements that 'where' leaves out.", input: .list(of: .any), arguments: propertyAndValue,
            result: .list(of: .any)
        ) { input, call throws(LiquidFault) in try selected(input, call, matching: false) },

        FilterDefinition(
            "find", "The first element that 'where' would keep, or nil.", input: .list(of: .any),
            arguments: propertyAndValue
        ) { input, call throws(LiquidFault) in
            switch try firstIndex(input, call) {
            case .found(_, let element): element
            default: .null
            }
        },

        FilterDefinition(
            "find_index", "The index of the first element that 'where' would keep, or nil.", input: .list(of: .any),
            arguments: propertyAndValue, result: .integer
        ) { input, call throws(LiquidFault) in
            switch try firstIndex(input, call) {
            case .found(let index, _): .integer(index)
            default: .null
            }
        },

        FilterDefinition(
            "has", "Whether 'where' would keep any element.", input: .list(of: .any), arguments: propertyAndValue,
            result: .boolean
        ) { input, call throws(LiquidFault) in
            switch try firstIndex(input, call) {
            case .found: .bool(true)
            case .notFound: .bool(false)
            case .noProperties: .null
            }
        },
    ]

    private static let propertyAndValue = [
        Argument("property", .string), Argument("value", .any, required: false),
    ]

    private static func matches(
        _ element: LiquidValue, _ key: LiquidValue, _ value: LiquidValue, _ context: RenderContext
    ) throws(RenderContext.PropertyFailure) -> Bool {
        let found = try context.property(key, of: element)
        if value.isNull { return found.isTruthy }
        // A fault can only be the work limit, which the next step meets again.
        return (try? context.areEqual(found, value)) ?? false
    }

    private static func selected(
        _ input: LiquidValue, _ call: FilterCall, matching: Bool
    ) throws(LiquidFault) -> LiquidValue {
        let key = call[0]
        let value = call[1]
        let context = call.context
        return try filtered(input, call, otherwise: .null) { element throws(RenderContext.PropertyFailure) in
            try matches(element, key, value, context) == matching
        }
    }

    private enum Search {
        case found(Int, LiquidValue)
        case notFound
        case noProperties
    }

    private static func firstIndex(_ input: LiquidValue, _ call: FilterCall) throws(LiquidFault) -> Search {
        for (index, element) in try call.context.array(input).enumerated() {
            do throws(RenderContext.PropertyFailure) {
                if try matches(element, call[0], call[1], call.context) { return .found(index, element) }
            } catch .noProperties {
                return .noProperties
            } catch {
                throw try call.context.cannotSelect(call[0])
            }
        }
        return .notFound
    }
}
