/// An expression followed by filters, as in `{{ }}` and `assign`.
package final class FilteredExpression: Sendable {
    let base: Expression
    let filters: FixedList<BoundFilter>
    package let range: TemplateRange

    init(_ base: Expression, _ filters: [BoundFilter], _ range: TemplateRange) {
        self.base = base
        self.filters = FixedList(filters)
        self.range = range
    }

    /// The value after all filters.
    func value(_ context: RenderContext) throws(LiquidFault) -> LiquidValue {
        var value = try base.value(context)
        for index in 0..<filters.count { value = try result(of: index, for: value, context) }
        return value
    }

    /// What the filter at an index makes of a value; a parameter for the reason that it is one in a path.
    private func result(
        of index: Int, for input: LiquidValue, _ context: RenderContext
    ) throws(LiquidFault) -> LiquidValue {
        try filters.with(index) { filter throws(LiquidFault) in try filter.apply(to: input, context) }
    }
}

/// A filter with its arguments, found and checked when the template was parsed.
package final class BoundFilter: Sendable {
    let definition: FilterDefinition
    /// The positional arguments and behind them those given by name.
    private let arguments: FixedList<Expression>
    /// The values of all arguments when all are literals, which most are: nothing is evaluated then.
    private let literals: [LiquidValue]?
    /// How many of the arguments are positional.
    let positionalCount: Int
    /// The names of the others.
    let names: [String]
    let range: TemplateRange

    init(
        _ definition: FilterDefinition, _ positional: [Expression], _ named: [(name: Name, value: Expression)],
        _ range: TemplateRange
    ) {
        self.definition = definition
        let arguments = positional + named.map(\.value)
        let literals = arguments.compactMap(\.literal)
        self.arguments = FixedList(arguments)
        self.literals = literals.count == arguments.count ? literals : nil
        positionalCount = positional.count
        names = named.map(\.name.text)
        self.range = range
    }

    fileprivate func apply(to value: LiquidValue, _ context: RenderContext) throws(LiquidFault) -> LiquidValue {
        if literals == nil { return try evaluatingArguments(value, context) }
        return try call(value, context, base: 0)
    }

    private func evaluatingArguments(
        _ value: LiquidValue, _ context: RenderContext
    ) throws(LiquidFault) -> LiquidValue {
        let base = context.argumentStack.count
        defer { context.argumentStack.pop(to: base) }
        for index in 0..<arguments.count {
            context.argumentStack.push(
                try arguments.with(index) { argument throws(LiquidFault) in try argument.value(context) })
        }
        return try call(value, context, base: base)
    }

    /// - Parameter base: where the arguments stand that are no literals.
    private func call(
        _ value: LiquidValue, _ context: RenderContext, base: Int
    ) throws(LiquidFault) -> LiquidValue {
        try context.spend(1)
        do throws(LiquidFault) {
            return try definition.apply(value, FilterCall(context: context, filter: self, base: base))
        } catch {
            var fault = error
            fault.place = fault.place ?? range
            throw fault
        }
    }

    /// Whether the argument at an index of `names` is given by that name.
    @inline(__always)
    func hasName(_ name: String, at index: Int) -> Bool {
        // Most names differ in their length, which is known without a look at them.
        names[index].utf8.count == name.utf8.count && names[index] == name
    }

    /// The value of the argument at an index below the number of all of them.
    func argument(_ index: Int, of call: borrowing FilterCall) -> LiquidValue {
        if let literals { return literals[index] }
        return call.context.argumentStack[call.base + index]
    }
}
