import Text

/// `case` and `when`.
///
/// Not a switch: every `when` value that equals the subject renders its body, and `else` renders if nothing before it
/// did. Both are the reference's doing.
final class CaseTag: LiquidTag {
    private struct Branch: Sendable {
        /// Nil for `else`.
        var values: [Expression]?
        var body: Body
    }

    private let subject: Expression
    private let branches: [Branch]
    let isBlank: Bool

    private init(_ subject: Expression, _ branches: [Branch], isBlank: Bool) {
        self.subject = subject
        self.branches = branches
        self.isBlank = isBlank
    }

    func render(_ context: RenderContext, into out: inout ByteWriter) throws(LiquidFault) {
        var matched = false
        for branch in branches {
            guard let values = branch.values else {
                if !matched { try context.render(branch.body, into: &out) }
                continue
            }
            for value in values {
                try context.spend(1)
                guard try context.areEqual(context.evaluate(subject), context.evaluate(value)) else { continue }
                matched = true
                try context.render(branch.body, into: &out)
                if context.interrupt != nil { return }
            }
        }
    }

    static let definition = TagDefinition(
        "case", syntax: "{% case value %}{% when a, b %}...{% else %}...{% endcase %}",
        "Renders the part of each 'when' value that equals the given one, and 'else' when none before it does. "
            + "Several values are separated by commas or 'or'.",
        examples: [.init("{% case 'tea' %}{% when 'cocoa', 'tea' %}hot{% else %}cold{% endcase %}", "hot")],
        innerTags: ["when", "else"], endTag: "endcase"
    ) { parser throws(ParseFailure) in
        let subject = try parser.expression()
        try parser.expectEnd()
        // What stands before the first `when` is never printed.
        let ends = ["when", "else", "endcase"]
        var end = parser.body(until: ends).end
        var branches: [Branch] = []
        while let tag = end, tag.name != "endcase" {
            var values: [Expression]?
            if tag.name == "when" {
                values =
                    parser.inner(tag) { (inner: inout TagParser) throws(ParseFailure) in try whenValues(&inner) } ?? []
            }
            let next = parser.body(until: ends)
            branches.append(Branch(values: values, body: next.body))
            end = next.end
        }
        let isBlank = branches.allSatisfy { $0.body.isBlank }
        if isBlank { for index in branches.indices { branches[index].body.removeText() } }
        return CaseTag(subject, branches, isBlank: isBlank)
    }

    private static func whenValues(_ parser: inout TagParser) throws(ParseFailure) -> [Expression] {
        var values = [try parser.expression()]
        while parser.acceptComma() || parser.accept(word: "or") { values.append(try parser.expression()) }
        try parser.expectEnd()
        return values
    }
}
