/// What `if`, `unless` and `elsif` test. `and` and `or` bind alike and to the right, as in the reference:
/// `a and b or c` is `a and (b or c)`.
///
/// A class for each kind, as an `Expression` is.
class Condition: @unchecked Sendable {
    fileprivate init() {}

    /// Whether it holds now.
    func holds(_ context: RenderContext) throws(LiquidFault) -> Bool { false }

    static func value(_ expression: Expression) -> Condition { ValueCondition(expression) }

    static func comparison(_ left: Expression, _ comparison: Comparison, _ right: Expression) -> Condition {
        guard let literal = right.literal else { return ValueComparison(left, comparison, right) }
        switch comparison {
        case .equal: return LiteralEquality(left, literal, wanted: true)
        case .notEqual: return LiteralEquality(left, literal, wanted: false)
        default: return LiteralComparison(left, comparison, literal)
        }
    }

    static func and(_ left: Condition, _ right: Condition) -> Condition { AndCondition(left, right) }

    static func or(_ left: Condition, _ right: Condition) -> Condition { OrCondition(left, right) }
}

private final class ValueCondition: Condition, @unchecked Sendable {
    private let expression: Expression

    init(_ expression: Expression) { self.expression = expression }

    override func holds(_ context: RenderContext) throws(LiquidFault) -> Bool {
        try expression.value(context).isTruthy
    }
}

/// Whether a value is what stands in the template itself, the commonest kind.
private final class LiteralEquality: Condition, @unchecked Sendable {
    private let left: Expression
    private let right: LiquidValue
    /// Off for `!=`.
    private let wanted: Bool

    init(_ left: Expression, _ right: LiquidValue, wanted: Bool) {
        self.left = left
        self.right = right
        self.wanted = wanted
    }

    override func holds(_ context: RenderContext) throws(LiquidFault) -> Bool {
        try context.areEqual(left.value(context), right) == wanted
    }
}

/// A comparison with what stands in the template itself.
private final class LiteralComparison: Condition, @unchecked Sendable {
    private let left: Expression
    private let comparison: Comparison
    private let right: LiquidValue

    init(_ left: Expression, _ comparison: Comparison, _ right: LiquidValue) {
        self.left = left
        self.comparison = comparison
        self.right = right
    }

    override func holds(_ context: RenderContext) throws(LiquidFault) -> Bool {
        try context.compare(left.value(context), comparison, right)
    }
}

private final class ValueComparison: Condition, @unchecked Sendable {
    private let left: Expression
    private let comparison: Comparison
    private let right: Expression

    init(_ left: Expression, _ comparison: Comparison, _ right: Expression) {
        self.left = left
        self.comparison = comparison
        self.right = right
    }

    override func holds(_ context: RenderContext) throws(LiquidFault) -> Bool {
        try context.compare(left.value(context), comparison, right.value(context))
    }
}

private final class AndCondition: Condition, @unchecked Sendable {
    private let left: Condition
    private let right: Condition

    init(_ left: Condition, _ right: Condition) {
        self.left = left
        self.right = right
    }

    override func holds(_ context: RenderContext) throws(LiquidFault) -> Bool {
        try left.holds(context) ? right.holds(context) : false
    }
}

private final class OrCondition: Condition, @unchecked Sendable {
    private let left: Condition
    private let right: Condition

    init(_ left: Condition, _ right: Condition) {
        self.left = left
        self.right = right
    }

    override func holds(_ context: RenderContext) throws(LiquidFault) -> Bool {
        try left.holds(context) ? true : right.holds(context)
    }
}
