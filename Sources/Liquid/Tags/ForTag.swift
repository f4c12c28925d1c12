import Text

/// `for`, with `else`, `limit`, `offset` and `reversed`.
final class ForTag: NodeTag, @unchecked Sendable {
    private let variable: Name.Key
    private let collection: Expression
    /// The variable and the list as written: the key under which `offset: continue` finds where the last one stopped.
    private let name: Name
    private let slice: LoopSlice
    private let isReversed: Bool
    private let body: Body
    private let emptyBody: Body?

    private static let forloop = Name.Key("forloop")

    private init(
        _ variable: Name, _ collection: Expression, name: Name, slice: LoopSlice, isReversed: Bool, body: Body,
        emptyBody: Body?, isBlank: Bool
    ) {
        self.variable = variable.key
        self.collection = collection
        self.name = name
        self.slice = slice
        self.isReversed = isReversed
        self.body = body
        self.emptyBody = emptyBody
        super.init(isBlank: isBlank)
    }

    override func render(_ context: RenderContext, into out: inout ByteWriter) throws(LiquidFault) {
        let source = LoopSource(try collection.value(context), context)
        let range = try slice.range(of: source, name: name.key, context)
        if range.isEmpty {
            if let emptyBody { try context.render(emptyBody, into: &out) }
            return
        }
        let loop = ForLoop(name: name.text, length: range.count, parent: context.loop)
        context.loop = loop
        let mark = context.bindings.mark
        context.bindings.push(ForTag.forloop, .object(loop))
        context.bindings.push(variable, .null)
        defer {
            context.bindings.pop(to: mark)
            context.loop = loop.parent
        }
        for turn in 0..<range.count {
            let index = isReversed ? range.upperBound - 1 - turn : range.lowerBound + turn
            context.bindings.replaceTop(source.element(at: index, context))
            loop.index = turn
            try context.spend(1)
            try context.render(body, into: &out)
            guard let interrupt = context.interrupt else { continue }
            context.interrupt = nil
            if interrupt == .breaks { break }
        }
    }

    static let definition = TagDefinition(
        "for", syntax: "{% for item in list reversed limit: n offset: n %}...{% else %}...{% endfor %}",
        "Renders its body for each element of a list, map or range such as (1..5); 'else' is for a list without any. "
            + "'offset: continue' goes on where the last loop over the same list stopped.",
        examples: [.init("{% for i in (1..3) reversed %}{{ i }}{% endfor %}", "321")],
        innerTags: ["else"], endTag: "endfor"
    ) { parser throws(ParseFailure) in
        let variable = try parser.identifier("a name for the element")
        guard parser.accept(word: "in") else { throw parser.unexpected("'in' and a list") }
        let start = parser.place
        let collection = try parser.expression()
        let listText = parser.canonicalText(from: start)
        var slice = LoopSlice()
        var isReversed = false
        while !parser.isAtEnd {
            if parser.acceptComma(), parser.isAtEnd { break }
            if parser.accept(word: "reversed") {
                isReversed = true
            } else if try !slice.parse(&parser, allowsContinue: true) {
                throw parser.unexpected("'reversed', 'limit:' or 'offset:'")
            }
        }
        try parser.expectEnd()
        let (body, firstEnd) = parser.body(
            until: ["else", "endfor"],
            defining: [
                parser.loopVariable(variable, over: collection),
                .init(name: "forloop", type: .object("forloop"), origin: "forloop"),
            ])
        var end = firstEnd
        var emptyBody: Body?
        while let inner = end, inner.name == "else" {
            let next = parser.body(until: ["else", "endfor"])
            emptyBody = emptyBody ?? next.body
            end = next.end
        }
        let isBlank = body.isBlank && emptyBody?.isBlank ?? true
        return ForTag(
            variable, collection, name: Name("\(variable.text)-\(listText)"), slice: slice, isReversed: isReversed,
            body: isBlank ? body.withoutText : body, emptyBody: isBlank ? emptyBody?.withoutText : emptyBody,
            isBlank: isBlank)
    }
}
