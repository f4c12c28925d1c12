import Text

/// `render` and `include`: another template in the place of the tag.
final class PartialTag: NodeTag, @unchecked Sendable {
    private let template: Expression
    /// The name of the template where it is written in quotes.
    private let name: Name?
    private let with: Expression?
    /// `for`: once for each element.
    private let isLoop: Bool
    private let alias: Name?
    private let arguments: FixedList<Argument>
    private let isInclude: Bool

    private static let forloop = Name.Key("forloop")

    /// `name: value`
    private final class Argument: Sendable {
        let name: Name
        let value: Expression

        init(_ name: Name, _ value: Expression) {
            self.name = name
            self.value = value
        }
    }

    private init(
        _ template: Expression, name: String?, with: Expression?, isLoop: Bool, alias: Name?,
        arguments: [(name: Name, value: Expression)], isInclude: Bool
    ) {
        self.template = template
        self.name = name.map { Name($0) }
        self.with = with
        self.isLoop = isLoop
        self.alias = alias
        self.arguments = FixedList(arguments.map { Argument($0.name, $0.value) })
        self.isInclude = isInclude
        super.init()
    }

    override func render(_ context: RenderContext, into out: inout ByteWriter) throws(LiquidFault) {
        if isInclude, !context.allowsInclude {
            throw LiquidFault(
                "'include' cannot be used in a snippet that was brought in by 'render'",
                referenceText: "include usage is not allowed in this context")
        }
        let name: Name
        if let known = self.name { name = known } else { name = try templateName(context) }
        guard let partial = context.loader?.template(name) else {
            var fault = LiquidFault(
                "there is no snippet '\(name.text)'", referenceText: "This liquid context does not allow includes")
            fault.isTold = context.loader?.hasTold(of: name.text) == true
            throw fault
        }
        if isInclude {
            try include(partial, name.text, variable(name.text), context, into: &out)
        } else {
            try renderIsolated(partial, name.text, context, into: &out)
        }
    }

    private func templateName(_ context: RenderContext) throws(LiquidFault) -> Name {
        guard let name = context.plain(try template.value(context)).text else {
            throw LiquidFault(
                "the name of the snippet is not a text",
                referenceText: "Argument error in tag 'include' - Illegal template name")
        }
        return Name(name)
    }

    /// The name under which the snippet finds what `with` or `for` hands to it.
    private func variable(_ name: String) -> Name { alias ?? Name(PartialTag.lastPart(of: name)) }

    private func include(
        _ partial: LiquidTemplate, _ name: String, _ variable: Name, _ context: RenderContext,
        into out: inout ByteWriter
    ) throws(LiquidFault) {
        let value: LiquidValue
        if let with { value = try with.value(context) } else { value = context.variable(named: name) }
        var variables: [(Name, LiquidValue)] = []
        for index in 0..<arguments.count {
            try arguments.with(index) { argument throws(LiquidFault) in
                variables.append((argument.name, try argument.value.value(context)))
            }
        }
        let list: [LiquidValue]
        switch value {
        case .list(let elements): list = elements
        case .sequence: list = try context.array(value)
        default: list = [value]
        }
        variables.append((variable, .null))
        for element in list {
            variables[variables.count - 1].1 = element
            try context.spend(1)
            try context.renderIncluded(partial, named: name, variables, into: &out)
        }
    }

    private func renderIsolated(
        _ partial: LiquidTemplate, _ name: String, _ context: RenderContext, into out: inout ByteWriter
    ) throws(LiquidFault) {
        let base = context.handedOver.count
        defer { context.takeBack(to: base) }
        var value = LiquidValue.null
        if let with { value = try with.value(context) }
        guard isLoop, PartialTag.hasElements(value) else {
            try handOverArguments(context)
            if !value.isNull { context.handedOver.append(SnippetVariable(variable(name).key, value)) }
            return try context.renderIsolated(partial, named: name, handedOverFrom: base, into: &out)
        }
        let source = LoopSource(value, context)
        let loop = ForLoop(name: name, length: source.count, parent: nil)
        let variable = variable(name).key
        for index in 0..<source.count {
            loop.index = index
            try context.spend(1)
            context.handedOver.append(SnippetVariable(PartialTag.forloop, .object(loop)))
            try handOverArguments(context)
            let element = source.element(at: index, context)
            if !element.isNull { context.handedOver.append(SnippetVariable(variable, element)) }
            try context.renderIsolated(partial, named: name, handedOverFrom: base, into: &out)
        }
    }

    private static func hasElements(_ value: LiquidValue) -> Bool {
        switch value {
        case .list, .sequence, .range, .map: true
        case .object(let object): object.elements != nil
        default: false
        }
    }

    private func handOverArguments(_ context: RenderContext) throws(LiquidFault) {
        for index in 0..<arguments.count {
            try arguments.with(index) { argument throws(LiquidFault) in
                let value = try argument.value.value(context)
                context.handedOver.append(SnippetVariable(argument.name.key, value))
            }
        }
    }

    private static func lastPart(of name: String) -> String {
        name.utf8.lastIndex(of: ASCII.slash).map { String(name[name.utf8.index(after: $0)...]) } ?? name
    }

    static let render = TagDefinition(
        "render", syntax: "{% render 'snippet' with value as name, name: value %}",
        "Renders a snippet, which sees only the variables handed to it and what the whole shop knows. 'for' in place of "
            + "'with' renders it for each element of a list, with 'forloop'."
    ) { parser throws(ParseFailure) in
        let place = parser.place
        guard case .string = parser.token.kind else { throw parser.unexpected("the name of a snippet in quotes") }
        let name = try parser.quotedString("the name of a snippet in quotes")
        return try parse(&parser, Literal(.string(name)), name: name, place: place, isInclude: false)
    }

    static let include = TagDefinition(
        "include", syntax: "{% include 'snippet' with value as name, name: value %}",
        "Renders a snippet that shares the variables of this template. 'render' is the better choice in new themes."
    ) { parser throws(ParseFailure) in
        let place = parser.place
        let template = try parser.expression()
        parser.noteInclude()
        return try parse(&parser, template, name: template.literal?.text, place: place, isInclude: true)
    }

    private static func parse(
        _ parser: inout TagParser, _ template: Expression, name: String?, place: TemplateRange, isInclude: Bool
    ) throws(ParseFailure) -> PartialTag {
        var with: Expression?
        var isLoop = false
        var alias: Name?
        _ = parser.acceptComma()
        if !parser.isAtNamedArgument {
            if parser.accept(word: "with") {
                with = try parser.expression()
            } else if parser.accept(word: "for") {
                isLoop = true
                with = try parser.expression()
            }
            if !parser.isAtNamedArgument, parser.accept(word: "as") {
                alias = try parser.identifier("a name after 'as'")
            }
        }
        let arguments = try parser.namedArguments()
        try parser.expectEnd()
        if let name { parser.notePartial(name, place) }
        for argument in arguments { parser.notePassed(argument.name.text) }
        if let alias {
            parser.notePassed(alias.text)
        } else if let name {
            parser.notePassed(lastPart(of: name))
        }
        return PartialTag(
            template, name: name, with: with, isLoop: isLoop, alias: alias, arguments: arguments, isInclude: isInclude)
    }
}
