import Text

/// `increment` and `decrement`: counters with names of their own, apart from those of `assign`.
final class CounterTag: NodeTag, @unchecked Sendable {
    private let name: Name
    private let isDown: Bool

    private init(_ name: Name, isDown: Bool) {
        self.name = name
        self.isDown = isDown
        super.init()
    }

    override func render(_ context: RenderContext, into out: inout ByteWriter) throws(LiquidFault) {
        let start = context.counterStart(name)
        if isDown {
            let value = start == .min ? start : start - 1
            context.counters.set(name.key, value)
            out.append(decimal: value)
        } else {
            context.counters.set(name.key, start == .max ? start : start + 1)
            out.append(decimal: start)
        }
    }

    static let increment = TagDefinition(
        "increment", syntax: "{% increment name %}",
        "Prints a counter, 0 at first, and then adds one to it. Counters do not mix with assigned variables.",
        examples: [.init("{% increment n %}{% increment n %}{% increment n %}", "012")]
    ) { parser throws(ParseFailure) in try parse(&parser, isDown: false) }

    static let decrement = TagDefinition(
        "decrement", syntax: "{% decrement name %}",
        "Takes one from a counter, 0 at first, and then prints it.",
        examples: [.init("{% decrement n %} {% decrement n %}", "-1 -2")]
    ) { parser throws(ParseFailure) in try parse(&parser, isDown: true) }

    private static func parse(_ parser: inout TagParser, isDown: Bool) throws(ParseFailure) -> CounterTag {
        let name = try parser.target()
        try parser.expectEnd()
        parser.define(name.text)
        return CounterTag(name, isDown: isDown)
    }
}

extension RenderContext {
    /// A counter's value before its next step: a global of that name that is a whole number is where it begins.
    func counterStart(_ name: Name) -> Int {
        if let value = counters[name.key] { return value }
        if case .integer(let value)? = globalValue(name) { return value }
        return 0
    }
}
