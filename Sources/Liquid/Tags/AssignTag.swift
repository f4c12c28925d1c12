import Text

/// `{% assign name = value | filter %}`
final class AssignTag: NodeTag, @unchecked Sendable {
    private let name: Name
    private let value: FilteredExpression

    private init(_ name: Name, _ value: FilteredExpression) {
        self.name = name
        self.value = value
        super.init(isBlank: true)
    }

    override func render(_ context: RenderContext, into out: inout ByteWriter) throws(LiquidFault) {
        let value = try value.value(context)
        try context.reserve(bytes: 32)
        context.assign(name, value)
    }

    static let definition = TagDefinition(
        "assign", syntax: "{% assign name = value %}",
        "Sets a variable for the rest of the template; the value may have filters.",
        examples: [.init("{% assign size = 'large' %}{{ size | upcase }}", "LARGE")]
    ) { parser throws(ParseFailure) in
        let name = try parser.target()
        guard parser.accept(.assign) else { throw parser.unexpected("'=' and a value") }
        let value = try parser.filteredExpression()
        try parser.expectEnd()
        parser.define(name.text)
        return AssignTag(name, value)
    }
}
