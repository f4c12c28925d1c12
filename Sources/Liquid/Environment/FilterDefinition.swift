/// A filter: its name, what it takes, what it says about itself and what it does.
///
/// Standard filters and the storefront's own are registered with the same table, which is also what the documentation
/// is printed from.
package struct FilterDefinition: Sendable {
    /// An argument after the colon.
    package struct Argument: Sendable {
        package let name: String
        package let type: LiquidType
        package let isRequired: Bool
        package let summary: String

        package init(_ name: String, _ type: LiquidType = .any, required: Bool = true, _ summary: String = "") {
            self.name = name
            self.type = type
            isRequired = required
            self.summary = summary
        }
    }

    /// A template and what it renders to, in the reference documentation; a test holds every one to its word.
    package struct Example: Sendable {
        package let template: String
        package let output: String

        package init(_ template: String, _ output: String) {
            self.template = template
            self.output = output
        }
    }

    package let name: String
    /// One or two sentences for theme authors.
    package let summary: String
    package let input: LiquidType
    /// Positional arguments in order, required ones first.
    package let arguments: [Argument]
    /// Arguments given by name, as `allow_false: true`.
    package let named: [Argument]
    /// Whether names that `named` does not list are taken too (`{{ 'key' | t: count: 2, name: 'x' }}`).
    package let takesOtherNames: Bool
    package let result: LiquidType
    package let examples: [Example]
    /// Does the work; `call` reads the arguments.
    package let apply: @Sendable (LiquidValue, FilterCall) throws(LiquidFault) -> LiquidValue

    package init(
        _ name: String, _ summary: String, input: LiquidType = .any, arguments: [Argument] = [],
        named: [Argument] = [], takesOtherNames: Bool = false, result: LiquidType = .any, examples: [Example] = [],
        apply: @escaping @Sendable (LiquidValue, FilterCall) throws(LiquidFault) -> LiquidValue
    ) {
        self.name = name
        self.summary = summary
        self.input = input
        self.arguments = arguments
        self.named = named
        self.takesOtherNames = takesOtherNames
        self.result = result
        self.examples = examples
        self.apply = apply
    }
}

/// The arguments of one application of a filter, already evaluated.
///
/// They lie with the filter when they are literals, else on a stack of the context, so that calling a filter allocates
/// nothing.
package struct FilterCall {
    package let context: RenderContext
    let filter: BoundFilter
    let base: Int

    /// How many positional arguments were written.
    package var count: Int { filter.positionalCount }

    /// The positional argument at `index`, or nil if it was not written.
    package func argument(_ index: Int) -> LiquidValue? {
        index < filter.positionalCount ? filter.argument(index, of: self) : nil
    }

    /// The positional argument at `index`; `null` if it was not written.
    package subscript(_ index: Int) -> LiquidValue { argument(index) ?? .null }

    /// The argument given by `name`, or nil.
    package func named(_ name: String) -> LiquidValue? {
        for index in filter.names.indices where filter.hasName(name, at: index) { return namedValue(index) }
        return nil
    }

    /// The names of the arguments that were given by one, in the order they were written.
    package var names: [String] { filter.names }

    /// The value of the argument of which the name stands at `index` in `names`.
    package func namedValue(_ index: Int) -> LiquidValue { filter.argument(filter.positionalCount + index, of: self) }

    /// All arguments given by name, in the order they were written.
    package var namedArguments: [(name: String, value: LiquidValue)] {
        filter.names.enumerated().map { index, name in (name, namedValue(index)) }
    }
}
