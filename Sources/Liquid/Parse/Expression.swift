/// A value of a template before it is known: a literal, a variable with its look-ups, or a range.
///
/// A class for each kind rather than one enumeration: what an expression is made of is read where it lies, so that
/// working out its value counts no reference to the expression itself or to its parts.
package class Expression: @unchecked Sendable {
    fileprivate init() {}

    /// The value it has now.
    func value(_ context: RenderContext) throws(LiquidFault) -> LiquidValue { .null }

    /// The value of a literal; nil when it is none.
    var literal: LiquidValue? { nil }

    /// The name of a variable without look-ups; nil when it is none.
    package var variable: Name? { nil }
}

final class Literal: Expression, @unchecked Sendable {
    let constant: LiquidValue

    init(_ constant: LiquidValue) { self.constant = constant }

    override func value(_ context: RenderContext) throws(LiquidFault) -> LiquidValue { constant }

    override var literal: LiquidValue? { constant }
}

/// A variable without look-ups.
final class Variable: Expression, @unchecked Sendable {
    let name: Name

    init(_ name: Name) { self.name = name }

    override func value(_ context: RenderContext) throws(LiquidFault) -> LiquidValue { context.variable(name) }

    override var variable: Name? { name }
}

/// `[expression]`: the variable whose name the value is.
final class NamedVariable: Expression, @unchecked Sendable {
    private let name: Expression

    init(_ name: Expression) { self.name = name }

    override func value(_ context: RenderContext) throws(LiquidFault) -> LiquidValue {
        guard let text = context.plain(try name.value(context)).text else { return .null }
        return context.variable(named: text)
    }
}

/// A variable with look-ups: `product.images[0].src`, `['my var'].size`.
final class Path: Expression, @unchecked Sendable {
    /// One look-up.
    enum Step {
        /// `.title`
        case name(Name)
        /// `[0]`
        case index(Int)
        /// `['title']`
        case key(Name)
        /// `[expression]`
        case expression(Expression)
    }

    let root: Expression
    let steps: [Step]
    private let lookups: FixedList<Lookup>

    init(_ root: Expression, _ steps: [Step]) {
        self.root = root
        self.steps = steps
        lookups = FixedList(
            steps.map { step in
                switch step {
                case .name(let name): NameLookup(name, isDotted: true)
                case .key(let name): NameLookup(name, isDotted: false)
                case .index(let index): IndexLookup(index)
                case .expression(let expression): ExpressionLookup(expression)
                }
            })
    }

    override func value(_ context: RenderContext) throws(LiquidFault) -> LiquidValue {
        var value = try root.value(context)
        for index in 0..<lookups.count { value = try self.value(of: index, in: value, context) }
        return value
    }

    /// What the look-up at an index finds in a value, which is a parameter here because lending to a closure what changes
    /// afterwards would take a copy of it.
    private func value(
        of index: Int, in container: LiquidValue, _ context: RenderContext
    ) throws(LiquidFault) -> LiquidValue {
        try lookups.with(index) { lookup throws(LiquidFault) in try lookup.value(in: container, context) }
    }
}

/// One look-up of a path, as it is done.
class Lookup: @unchecked Sendable {
    fileprivate init() {}

    fileprivate func value(
        in container: LiquidValue, _ context: RenderContext
    ) throws(LiquidFault) -> LiquidValue { .null }
}

private final class NameLookup: Lookup, @unchecked Sendable {
    private let name: Name
    /// Only dotted names mean `size`, `first` and `last`.
    private let isDotted: Bool

    init(_ name: Name, isDotted: Bool) {
        self.name = name
        self.isDotted = isDotted
    }

    override func value(
        in container: LiquidValue, _ context: RenderContext
    ) throws(LiquidFault) -> LiquidValue { context.field(name, of: container, isDotted: isDotted) }
}

private final class IndexLookup: Lookup, @unchecked Sendable {
    private let index: Int

    init(_ index: Int) { self.index = index }

    override func value(
        in container: LiquidValue, _ context: RenderContext
    ) throws(LiquidFault) -> LiquidValue { context.element(index, of: container) }
}

private final class ExpressionLookup: Lookup, @unchecked Sendable {
    private let key: Expression

    init(_ key: Expression) { self.key = key }

    override func value(
        in container: LiquidValue, _ context: RenderContext
    ) throws(LiquidFault) -> LiquidValue { context.member(try key.value(context), of: container) }
}

/// `(1..5)` of which an end is no literal.
final class RangeExpression: Expression, @unchecked Sendable {
    private let lower: Expression
    private let upper: Expression

    init(_ lower: Expression, _ upper: Expression) {
        self.lower = lower
        self.upper = upper
    }

    override func value(_ context: RenderContext) throws(LiquidFault) -> LiquidValue {
        .range(try context.rangeBound(lower.value(context)), try context.rangeBound(upper.value(context)))
    }
}

/// Byte offsets into a template's source.
package struct TemplateRange: Sendable, Hashable {
    let start: Int32
    let end: Int32

    package init(_ range: Range<Int>) {
        start = Int32(clamping: range.lowerBound)
        end = Int32(clamping: range.upperBound)
    }

    package var range: Range<Int> { Int(start)..<Int(end) }
}
