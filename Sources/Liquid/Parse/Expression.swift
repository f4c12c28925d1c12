/// A value of a template before it is known: a literal, a variable with its look-ups, or a range.
package indirect enum Expression: Sendable {
    case constant(LiquidValue)
    /// A variable without look-ups.
    case variable(Name)
    case path(VariablePath)
    case range(Expression, Expression)
}

/// A variable with look-ups: `product.images[0].src`, `['my var'].size`.
package final class VariablePath: Sendable {
    package enum Root: Sendable {
        case name(Name)
        /// `[expression]`: the variable whose name the value is.
        case named(Expression)
    }

    package enum Step: Sendable {
        /// `.title`
        case name(Name)
        /// `[0]`
        case index(Int)
        /// `['title']`
        case key(Name)
        /// `[expression]`
        case expression(Expression)
    }

    package let root: Root
    package let steps: [Step]

    init(root: Root, steps: [Step]) {
        self.root = root
        self.steps = steps
    }
}

/// A filter with its arguments, found and checked when the template was parsed.
package final class BoundFilter: Sendable {
    package let definition: FilterDefinition
    let positional: [Expression]
    let named: [(name: Name, value: Expression)]
    let range: TemplateRange

    init(
        _ definition: FilterDefinition, _ positional: [Expression], _ named: [(name: Name, value: Expression)],
        _ range: TemplateRange
    ) {
        self.definition = definition
        self.positional = positional
        self.named = named
        self.range = range
    }
}

/// An expression followed by filters, as in `{{ }}` and `assign`.
package struct FilteredExpression: Sendable {
    package let base: Expression
    package let filters: [BoundFilter]
    package let range: TemplateRange
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

/// What `if`, `unless` and `elsif` test. `and` and `or` bind alike and to the right, as in the reference:
/// `a and b or c` is `a and (b or c)`.
package indirect enum Condition: Sendable {
    case value(Expression)
    case comparison(Expression, Comparison, Expression)
    case and(Condition, Condition)
    case or(Condition, Condition)
}
