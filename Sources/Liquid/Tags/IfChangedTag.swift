import Text

/// `{% ifchanged %}...{% endifchanged %}`
final class IfChangedTag: NodeTag, @unchecked Sendable {
    private let body: Body

    private init(_ body: Body) {
        self.body = body
        super.init(isBlank: body.isBlank)
    }

    override func render(_ context: RenderContext, into out: inout ByteWriter) throws(LiquidFault) {
        var printed = ByteWriter()
        try context.render(body, into: &printed)
        guard printed.bytes != context.registers.lastPrinted else { return }
        try context.reserve(bytes: printed.count)
        out.append(printed.bytes)
        context.registers.lastPrinted = printed.bytes
    }

    static let definition = TagDefinition(
        "ifchanged", syntax: "{% ifchanged %}...{% endifchanged %}",
        "Prints its body if it is not what the last 'ifchanged' printed.",
        examples: [
            .init(
                "{% assign l = '1,1,2' | split: ',' %}{% for i in l %}{% ifchanged %}{{ i }}{% endifchanged %}{% endfor %}",
                "12")
        ], endTag: "endifchanged"
    ) { parser throws(ParseFailure) in
        try parser.expectEnd()
        return IfChangedTag(parser.body(until: ["endifchanged"]).body)
    }
}
