import Text

/// `tablerow`: the rows and cells of a table.
final class TableRowTag: NodeTag, @unchecked Sendable {
    private let variable: Name.Key
    private let collection: Expression
    private let columns: Expression?
    private let limit: Expression?
    private let offset: Expression?
    private let body: Body

    private static let loopName = Name.Key("tablerowloop")

    private init(
        _ variable: Name, _ collection: Expression, columns: Expression?, limit: Expression?, offset: Expression?,
        body: Body
    ) {
        self.variable = variable.key
        self.collection = collection
        self.columns = columns
        self.limit = limit
        self.offset = offset
        self.body = body
        super.init(isBlank: body.isBlank)
    }

    override func render(_ context: RenderContext, into out: inout ByteWriter) throws(LiquidFault) {
        let value = try collection.value(context)
        if !value.isTruthy { return }
        let source = LoopSource(value, context)
        let from = try integer(offset, context) ?? 0
        let count = try integer(limit, context)
        var range = 0..<source.count
        if !source.isText {
            let lower = min(max(from, 0), source.count)
            var upper = source.count
            if let count {
                let (sum, overflowed) = from.addingReportingOverflow(count)
                upper = overflowed ? (count < 0 ? 0 : source.count) : sum
            }
            range = lower..<max(lower, min(upper, source.count))
        }
        var columnCount = range.count
        if columns != nil { columnCount = try integer(columns, context) ?? 0 }
        // None, and fewer than none, is one row that never ends.
        if columnCount <= 0 { columnCount = .max }
        let loop = TableRowLoop(length: range.count, columns: columnCount)
        out.append("<tr class=\"row1\">\n")
        let mark = context.bindings.mark
        context.bindings.push(TableRowTag.loopName, .object(loop))
        context.bindings.push(variable, .null)
        defer { context.bindings.pop(to: mark) }
        for index in range {
            context.bindings.replaceTop(source.element(at: index, context))
            loop.index = index - range.lowerBound
            try context.spend(1)
            out.append("<td class=\"col")
            out.append(decimal: loop.column + 1)
            out.append("\">")
            try context.render(body, into: &out)
            out.append("</td>")
            if let interrupt = context.interrupt {
                context.interrupt = nil
                if interrupt == .breaks { break }
            }
            if loop.column == columnCount - 1, index + 1 < range.upperBound {
                out.append("</tr>\n<tr class=\"row")
                out.append(decimal: loop.index / columnCount + 2)
                out.append("\">")
            }
        }
        out.append("</tr>\n")
    }

    /// Numbers, and texts by the number they begin with; unlike `for` the reference is lenient here.
    private func integer(_ expression: Expression?, _ context: RenderContext) throws(LiquidFault) -> Int? {
        guard let expression else { return nil }
        switch context.plain(try expression.value(context)) {
        case .null: return nil
        case .integer(let number): return number
        case .decimal(let number): return number.truncatedInteger ?? .max
        case .string(let text), .html(let text): return NumberText.leadingInteger(text)
        default: throw .invalidInteger
        }
    }

    static let definition = TagDefinition(
        "tablerow", syntax: "{% tablerow item in list cols: n limit: n offset: n %}...{% endtablerow %}",
        "Prints the rows and cells of a table, a cell for each element; stands inside <table>.",
        examples: [
            .init(
                "{% tablerow i in (1..3) cols: 2 %}{{ i }}{% endtablerow %}",
                "<tr class=\"row1\">\n<td class=\"col1\">1</td><td class=\"col2\">2</td></tr>\n"
                    + "<tr class=\"row2\"><td class=\"col1\">3</td></tr>\n")
        ], endTag: "endtablerow"
    ) { parser throws(ParseFailure) in
        let variable = try parser.identifier("a name for the element")
        guard parser.accept(word: "in") else { throw parser.unexpected("'in' and a list") }
        let collection = try parser.expression()
        var columns: Expression?
        var limit: Expression?
        var offset: Expression?
        while !parser.isAtEnd {
            if parser.acceptComma(), parser.isAtEnd { break }
            if parser.acceptNamed("cols") {
                columns = try parser.expression()
            } else if parser.acceptNamed("limit") {
                limit = try parser.expression()
            } else if parser.acceptNamed("offset") {
                offset = try parser.expression()
            } else {
                throw parser.unexpected("'cols:', 'limit:' or 'offset:'")
            }
        }
        try parser.expectEnd()
        let body = parser.body(
            until: ["endtablerow"],
            defining: [
                parser.loopVariable(variable, over: collection),
                .init(name: "tablerowloop", type: .object("tablerowloop"), origin: "tablerowloop"),
            ]
        ).body
        return TableRowTag(variable, collection, columns: columns, limit: limit, offset: offset, body: body)
    }
}
