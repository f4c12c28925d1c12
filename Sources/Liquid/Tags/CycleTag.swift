import Text

/// `{% cycle 'odd', 'even' %}`, `{% cycle 'group': 'a', 'b' %}`
final class CycleTag: NodeTag, @unchecked Sendable {
    private let group: Expression?
    /// Which unnamed cycles go together: those with the same values as written.
    private let key: String
    private let values: FixedList<Expression>

    private init(_ group: Expression?, key: String, _ values: [Expression]) {
        self.group = group
        self.key = key
        self.values = FixedList(values)
        super.init()
    }

    override func render(_ context: RenderContext, into out: inout ByteWriter) throws(LiquidFault) {
        var key = key
        if let group { key = "\u{0}" + (try context.text(of: group.value(context))) }
        let turn = context.registers.cycles[key] ?? 0
        if turn < values.count {
            let value = try values.with(turn) { value throws(LiquidFault) in try value.value(context) }
            try context.print(value, into: &out)
        }
        context.registers.cycles[key] = turn + 1 >= values.count ? 0 : turn + 1
    }

    static let definition = TagDefinition(
        "cycle", syntax: "{% cycle group: a, b, c %}",
        "Prints its values in turn, one each time. Cycles with the same group, or without one the same values, share "
            + "their turn.",
        examples: [.init("{% for i in (1..4) %}{% cycle 'odd', 'even' %} {% endfor %}", "odd even odd even ")]
    ) { parser throws(ParseFailure) in
        var start = parser.place
        var first = try parser.expression()
        var group: Expression?
        if parser.accept(.colon) {
            group = first
            start = parser.place
            first = try parser.expression()
        }
        var values = [first]
        while parser.acceptComma(), !parser.isAtEnd { values.append(try parser.expression()) }
        let key = parser.canonicalText(from: start)
        try parser.expectEnd()
        return CycleTag(group, key: key, values)
    }
}
