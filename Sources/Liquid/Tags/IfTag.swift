import Text

/// `if` and `unless`, with `elsif` and `else`.
final class IfTag: NodeTag, @unchecked Sendable {
    private final class Branch: Sendable {
        /// One that always holds for `else`.
        let condition: Condition
        let body: Body

        init(_ condition: Condition?, _ body: Body) {
            self.condition = condition ?? .value(Literal(true))
            self.body = body
        }
    }

    private let branches: FixedList<Branch>
    /// `unless`: the first condition is turned round, those of `elsif` are not.
    private let negatesFirst: Bool

    private init(_ branches: [Branch], negatesFirst: Bool, isBlank: Bool) {
        self.branches = FixedList(branches)
        self.negatesFirst = negatesFirst
        super.init(isBlank: isBlank)
    }

    override func render(_ context: RenderContext, into out: inout ByteWriter) throws(LiquidFault) {
        for index in 0..<branches.count {
            let isDone = try branches.with(index) { branch throws(LiquidFault) in
                guard try branch.condition.holds(context) != (index == 0 && negatesFirst) else { return false }
                try context.render(branch.body, into: &out)
                return true
            }
            if isDone { return }
        }
    }

    static let definition = TagDefinition(
        "if", syntax: "{% if condition %}...{% elsif condition %}...{% else %}...{% endif %}",
        "Renders the first part whose condition holds. Nil and false do not hold, everything else does. "
            + "Conditions compare with == != < > <= >= contains and join with 'and' and 'or', which bind to the right.",
        examples: [.init("{% assign n = 3 %}{% if n > 2 and n < 5 %}some{% else %}other{% endif %}", "some")],
        innerTags: ["elsif", "else"], endTag: "endif"
    ) { parser throws(ParseFailure) in try IfTag.parse(&parser, end: "endif", negatesFirst: false) }

    static let unless = TagDefinition(
        "unless", syntax: "{% unless condition %}...{% elsif condition %}...{% else %}...{% endunless %}",
        "Renders its first part when the condition does not hold; 'elsif' and 'else' are as in 'if'.",
        examples: [.init("{% assign n = 3 %}{% unless n == 4 %}not four{% endunless %}", "not four")],
        innerTags: ["elsif", "else"], endTag: "endunless"
    ) { parser throws(ParseFailure) in try IfTag.parse(&parser, end: "endunless", negatesFirst: true) }

    private static func parse(
        _ parser: inout TagParser, end endTag: String, negatesFirst: Bool
    ) throws(ParseFailure) -> IfTag {
        var condition: Condition? = try parser.condition()
        try parser.expectEnd()
        var branches: [(condition: Condition?, body: Body)] = []
        while true {
            let (body, end) = parser.body(until: ["elsif", "else", endTag])
            branches.append((condition, body))
            guard let end, end.name != endTag else { break }
            if end.name == "else" {
                condition = nil
            } else {
                condition =
                    parser.inner(end) { (inner: inout TagParser) throws(ParseFailure) in
                        let condition = try inner.condition()
                        try inner.expectEnd()
                        return condition
                    } ?? .value(Literal(false))
            }
        }
        let isBlank = branches.allSatisfy { $0.body.isBlank }
        return IfTag(
            branches.map { Branch($0.condition, isBlank ? $0.body.withoutText : $0.body) },
            negatesFirst: negatesFirst, isBlank: isBlank)
    }
}
