import Text

/// `if` and `unless`, with `elsif` and `else`.
final class IfTag: LiquidTag {
    private struct Branch: Sendable {
        /// Nil for `else`.
        var condition: Condition?
        var body: Body
    }

    private let branches: [Branch]
    /// `unless`: the first condition is turned round, those of `elsif` are not.
    private let negatesFirst: Bool
    let isBlank: Bool

    private init(_ branches: [Branch], negatesFirst: Bool, isBlank: Bool) {
        self.branches = branches
        self.negatesFirst = negatesFirst
        self.isBlank = isBlank
    }

    func render(_ context: RenderContext, into out: inout ByteWriter) throws(LiquidFault) {
        var isFirst = true
        for branch in branches {
            if let condition = branch.condition {
                guard try context.holds(condition) != (isFirst && negatesFirst) else {
                    isFirst = false
                    continue
                }
            }
            return try context.render(branch.body, into: &out)
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
        var branches: [Branch] = []
        while true {
            let (body, end) = parser.body(until: ["elsif", "else", endTag])
            branches.append(Branch(condition: condition, body: body))
            guard let end, end.name != endTag else { break }
            if end.name == "else" {
                condition = nil
            } else {
                condition =
                    parser.inner(end) { (inner: inout TagParser) throws(ParseFailure) in
                        let condition = try inner.condition()
                        try inner.expectEnd()
                        return condition
                    } ?? .value(.constant(.bool(false)))
            }
        }
        let isBlank = branches.allSatisfy { $0.body.isBlank }
        if isBlank { for index in branches.indices { branches[index].body.removeText() } }
        return IfTag(branches, negatesFirst: negatesFirst, isBlank: isBlank)
    }
}
