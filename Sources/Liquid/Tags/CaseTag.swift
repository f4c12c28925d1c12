import Text

/// `case` and `when`.
///
/// Not a switch: every `when` value that equals the subject renders its body, and `else` renders if nothing before it
/// did. Both are the reference's doing.
final class CaseTag: NodeTag, @unchecked Sendable {
    private final class Branch: Sendable {
        let isElse: Bool
        let values: FixedList<Expression>
        let body: Body

        /// No values for `else`.
        init(_ values: [Expression]?, _ body: Body) {
            isElse = values == nil
            self.values = FixedList(values ?? [])
            self.body = body
        }
    }

    private let subject: Expression
    private let branches: FixedList<Branch>

    private init(_ subject: Expression, _ branches: [Branch], isBlank: Bool) {
        self.subject = subject
        self.branches = FixedList(branches)
        super.init(isBlank: isBlank)
    }

    override func render(_ context: RenderContext, into out: inout ByteWriter) throws(LiquidFault) {
        var matched = false
        for index in 0..<branches.count {
            let goesOn = try branches.with(index) { branch throws(LiquidFault) in
                try render(branch, &matched, context, into: &out)
            }
            if !goesOn { return }
        }
    }

    /// Whether the branches behind this one are looked at.
    private func render(
        _ branch: Branch, _ matched: inout Bool, _ context: RenderContext, into out: inout ByteWriter
    ) throws(LiquidFault) -> Bool {
        if branch.isElse {
            if !matched { try context.render(branch.body, into: &out) }
            return true
        }
        for index in 0..<branch.values.count {
            try context.spend(1)
            let isEqual = try branch.values.with(index) { value throws(LiquidFault) in
                try context.areEqual(subject.value(context), value.value(context))
            }
            guard isEqual else { continue }
            matched = true
            try context.render(branch.body, into: &out)
            if context.interrupt != nil { return false }
        }
        return true
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
        var branches: [(values: [Expression]?, body: Body)] = []
        while let tag = end, tag.name != "endcase" {
            var values: [Expression]?
            if tag.name == "when" {
                values =
                    parser.inner(tag) { (inner: inout TagParser) throws(ParseFailure) in try whenValues(&inner) } ?? []
            }
            let next = parser.body(until: ends)
            branches.append((values, next.body))
            end = next.end
        }
        let isBlank = branches.allSatisfy { $0.body.isBlank }
        return CaseTag(
            subject, branches.map { Branch($0.values, isBlank ? $0.body.withoutText : $0.body) }, isBlank: isBlank)
    }

    private static func whenValues(_ parser: inout TagParser) throws(ParseFailure) -> [Expression] {
        var values = [try parser.expression()]
        while parser.acceptComma() || parser.accept(word: "or") { values.append(try parser.expression()) }
        try parser.expectEnd()
        return values
    }
}
