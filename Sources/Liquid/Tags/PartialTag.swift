import Text

/// `render` and `include`: another template in the place of the tag.
final class PartialTag: LiquidTag {
    private let template: Expression
    private let with: Expression?
    /// `for`: once for each element.
    private let isLoop: Bool
    private let alias: Name?
    private let arguments: [(name: Name, value: Expression)]
    private let isInclude: Bool

    private static let forloop: Name = "forloop"

    private init(
        _ template: Expression, with: Expression?, isLoop: Bool, alias: Name?,
        arguments: [(name: Name, value: Expression)], isInclude: Bool
    ) {
        self.template = template
        self.with = with
        self.isLoop = isLoop
        self.alias = alias
        self.arguments = arguments
        self.isInclude = isInclude
    }

    func render(_ context: RenderContext, into out: inout ByteWriter) throws(LiquidFault) {
        if isInclude, !context.allowsInclude {
            throw LiquidFault(
                "'include' cannot be used in a snippet that was brought in by 'render'",
                referenceText: "include usage is not allowed in this context")
        }
        guard let name = context.plain(try context.evaluate(template)).text else {
            throw LiquidFault(
                "the name of the snippet is not a text",
                referenceText: "Argument error in tag 'include' - Illegal template name")
        }
        guard let partial = context.loader?.template(named: name) else {
            var fault = LiquidFault(
                "there is no snippet '\(name)'", referenceText: "This liquid context does not allow includes")
            fault.isTold = context.loader?.hasTold(of: name) == true
            throw fault
        }
        if isInclude {
            try include(partial, name, variable(name), context, into: &out)
        } else {
            try renderIsolated(partial, name, context, into: &out)
        }
    }

    /// The name under which the snippet finds what `with` or `for` hands to it.
    private func variable(_ name: String) -> Name { alias ?? Name(PartialTag.lastPart(of: name)) }

    private func evaluatedArguments(_ context: RenderContext) throws(LiquidFault) -> [(Name, LiquidValue)] {
        var values: [(Name, LiquidValue)] = []
        values.reserveCapacity(arguments.count + 2)
        for argument in arguments { values.append((argument.name, try context.evaluate(argument.value))) }
        return values
    }

    private func include(
        _ partial: LiquidTemplate, _ name: String, _ variable: Name, _ context: RenderContext,
        into out: inout ByteWriter
    ) throws(LiquidFault) {
        let value: LiquidValue
        if let with { value = try context.evaluate(with) } else { value = context.variable(Name(name)) }
        var variables = try evaluatedArguments(context)
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
        var value = LiquidValue.null
        if let with { value = try context.evaluate(with) }
        let isEach =
            switch value {
            case .list, .sequence, .range, .map: true
            case .object(let object): object.elements != nil
            default: false
            }
        guard isLoop, isEach else {
            var variables = try evaluatedArguments(context)
            if !value.isNull { variables.append((variable(name), value)) }
            return try context.renderIsolated(partial, named: name, variables, into: &out)
        }
        let source = LoopSource(value, context)
        let loop = ForLoop(name: name, length: source.count, parent: nil)
        let variable = variable(name)
        for index in 0..<source.count {
            loop.index = index
            try context.spend(1)
            var variables = [(PartialTag.forloop, LiquidValue.object(loop))]
            variables += try evaluatedArguments(context)
            let element = source.element(at: index, context)
            if !element.isNull { variables.append((variable, element)) }
            try context.renderIsolated(partial, named: name, variables, into: &out)
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
        return try parse(&parser, .constant(.string(name)), name: name, place: place, isInclude: false)
    }

    static let include = TagDefinition(
        "include", syntax: "{% include 'snippet' with value as name, name: value %}",
        "Renders a snippet that shares the variables of this template. 'render' is the better choice in new themes."
    ) { parser throws(ParseFailure) in
        let place = parser.place
        let template = try parser.expression()
        var name: String?
        if case .constant(let value) = template { name = value.text }
        parser.noteInclude()
        return try parse(&parser, template, name: name, place: place, isInclude: true)
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
            template, with: with, isLoop: isLoop, alias: alias, arguments: arguments, isInclude: isInclude)
    }
}
