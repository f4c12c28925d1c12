import Text

/// `{% echo value | filter %}`: an output as a tag, for `{% liquid %}`.
final class EchoTag: NodeTag, @unchecked Sendable {
    private let value: FilteredExpression?

    private init(_ value: FilteredExpression?) {
        self.value = value
        super.init()
    }

    override func render(_ context: RenderContext, into out: inout ByteWriter) throws(LiquidFault) {
        if let value { try context.print(value.value(context), into: &out) }
    }

    static let definition = TagDefinition(
        "echo", syntax: "{% echo value %}", "Prints a value as {{ value }} does; the value may have filters.",
        examples: [.init("{% echo 'a' | upcase %}", "A")]
    ) { parser throws(ParseFailure) in
        if parser.isAtEnd {
            try parser.expectEnd()
            return EchoTag(nil)
        }
        let value = try parser.filteredExpression()
        try parser.expectEnd()
        return EchoTag(value)
    }
}

/// `break` and `continue`.
final class InterruptTag: NodeTag, @unchecked Sendable {
    private let interrupt: RenderContext.Interrupt

    private init(_ interrupt: RenderContext.Interrupt) {
        self.interrupt = interrupt
        super.init()
    }

    override func render(_ context: RenderContext, into out: inout ByteWriter) throws(LiquidFault) {
        context.interrupt = interrupt
    }

    static let breaks = TagDefinition(
        "break", syntax: "{% break %}", "Leaves the loop it stands in.",
        examples: [.init("{% for i in (1..9) %}{% if i == 3 %}{% break %}{% endif %}{{ i }}{% endfor %}", "12")]
    ) { parser throws(ParseFailure) in
        try parser.expectEnd()
        return InterruptTag(.breaks)
    }

    static let continues = TagDefinition(
        "continue", syntax: "{% continue %}", "Goes on with the next turn of the loop it stands in.",
        examples: [.init("{% for i in (1..4) %}{% if i == 3 %}{% continue %}{% endif %}{{ i }}{% endfor %}", "124")]
    ) { parser throws(ParseFailure) in
        try parser.expectEnd()
        return InterruptTag(.continues)
    }
}
