import Text

/// Reads the markup of one tag, and its body if it has one; what a `TagDefinition` parses with.
package struct TagParser {
    let template: TemplateParser
    /// The name of the tag as it was written.
    package let name: String
    let nameRange: Range<Int>
    let markupRange: Range<Int>
    let range: Range<Int>
    var tokens: [MarkupToken]
    var index = 0
    private let problem: MarkupLexer.Problem?

    init(
        _ template: TemplateParser, name: String, nameRange: Range<Int>, markup: Range<Int>, range: Range<Int>,
        hasTokens: Bool = true
    ) {
        self.template = template
        self.name = name
        self.nameRange = nameRange
        markupRange = markup
        self.range = range
        tokens = template.tokenBuffers.popLast() ?? []
        problem = MarkupLexer.scan(
            template.bytes, hasTokens ? markup : markup.upperBound..<markup.upperBound, into: &tokens)
    }

    /// Gives the token buffer back for the next tag.
    mutating func recycle() {
        tokens.removeAll(keepingCapacity: true)
        template.tokenBuffers.append(tokens)
        tokens = []
    }

    /// What is written after the name.
    package var markup: String { template.text(markupRange) }

    /// What templates may use.
    package var environment: LiquidEnvironment { template.environment }

    // MARK: Tokens

    var token: MarkupToken { tokens[min(index, tokens.count - 1)] }

    func token(after count: Int) -> MarkupToken { tokens[max(0, min(index + count, tokens.count - 1))] }

    package var isAtEnd: Bool { token.kind == .end }

    mutating func advance() { index += 1 }

    func text(_ token: MarkupToken) -> String { template.text(token.range) }

    mutating func accept(_ kind: MarkupToken.Kind) -> Bool {
        guard token.kind == kind else { return false }
        advance()
        return true
    }

    /// Takes a comma if one is next.
    package mutating func acceptComma() -> Bool { accept(.comma) }

    /// Takes the word if it is next.
    package mutating func accept(word: String) -> Bool {
        guard token.kind == .name, text(token) == word else { return false }
        advance()
        return true
    }

    /// Whether a name and a colon are next: a named argument.
    package var isAtNamedArgument: Bool { token.kind == .name && token(after: 1).kind == .colon }

    /// A failure at the next token: `expected ... but found ...`.
    package func unexpected(_ wanted: String) -> ParseFailure {
        if let problem { return ParseFailure(message: problem.message, range: problem.range) }
        let found = token
        if found.kind == .end {
            let message = "'\(name)' needs \(wanted)"
            if name == "{{ }}" { return ParseFailure(message: "expected \(wanted) here", range: endRange) }
            return ParseFailure(message: message, range: endRange)
        }
        return ParseFailure(
            message: "expected \(wanted) but found '\(found.kind == .string ? "text" : text(found))'",
            range: fullRange(found))
    }

    private var endRange: Range<Int> {
        // Just past the last thing that was written, or the name when nothing was.
        guard tokens.count > 1 else { return nameRange }
        return fullRange(tokens[tokens.count - 2])
    }

    func fullRange(_ token: MarkupToken) -> Range<Int> {
        token.kind == .string ? token.start - 1..<min(token.end + 1, markupRange.upperBound) : token.range
    }

    /// A failure that points at the tag's name.
    package func failure(_ message: String) -> ParseFailure { ParseFailure(message: message, range: nameRange) }

    /// A failure that points at a place.
    package func failure(_ message: String, at range: TemplateRange) -> ParseFailure {
        ParseFailure(message: message, range: range.range)
    }

    /// Reports an error and goes on.
    package func report(_ message: String, at range: TemplateRange) { template.report(message, at: range.range) }

    /// Reports something that is allowed but hardly meant.
    package func warn(_ message: String, at range: TemplateRange? = nil) {
        template.report(message, at: range?.range ?? nameRange, .warning)
    }

    /// The place of the next token.
    package var place: TemplateRange { TemplateRange(token.kind == .end ? endRange : fullRange(token)) }

    /// Fails unless everything was read.
    package func expectEnd() throws(ParseFailure) {
        if let problem { throw ParseFailure(message: problem.message, range: problem.range) }
        guard token.kind != .end else { return }
        let found = fullRange(token)
        if token.kind == .assign {
            throw ParseFailure(message: "'=' does not compare; use '=='", range: found)
        }
        throw ParseFailure(message: "'\(template.text(found))' is not expected here", range: found)
    }

    // MARK: Names

    /// A plain name.
    package mutating func identifier(_ wanted: String = "a name") throws(ParseFailure) -> Name {
        guard token.kind == .name else { throw unexpected(wanted) }
        let name = Name(text(token))
        advance()
        return name
    }

    /// A text between quotes, as the name of a snippet.
    package mutating func quotedString(_ wanted: String) throws(ParseFailure) -> String {
        guard token.kind == .string, problem == nil else { throw unexpected(wanted) }
        let value = text(token)
        advance()
        return value
    }

    /// Notes that the tag defines a variable for the rest of the template.
    package func define(_ name: String) { template.assignedNames.insert(name) }

    // MARK: Bodies

    /// The tag that ended a body.
    package struct BodyEnd {
        let terminator: TemplateParser.Terminator
        package var name: String { terminator.name }
    }

    /// Reads the body up to one of `ends`; nil, and reported, when there is none.
    package func body(until ends: [String]) -> (body: Body, end: BodyEnd?) {
        let (body, end) = template.body(until: ends)
        if end == nil { template.neverClosed() }
        return (body, end.map { BodyEnd(terminator: $0) })
    }

    /// Reads the body up to the end tag, with `names` defined inside it.
    package func body(until ends: [String], defining names: [String]) -> (body: Body, end: BodyEnd?) {
        body(until: ends, defining: names.map { TemplateParser.BlockName(name: $0) })
    }

    func body(until ends: [String], defining names: [TemplateParser.BlockName]) -> (body: Body, end: BodyEnd?) {
        template.blockNames += names
        defer { template.blockNames.removeLast(names.count) }
        return body(until: ends)
    }

    /// The variable of a loop over `collection`, with the type of its elements if that is known.
    func loopVariable(_ name: Name, over collection: Expression) -> TemplateParser.BlockName {
        guard let known = template.type(of: collection), case .list(let element) = known.type else {
            return TemplateParser.BlockName(name: name.text)
        }
        return TemplateParser.BlockName(name: name.text, type: element, origin: known.origin)
    }

    /// Reads the markup of an inner tag such as `elsif`, reporting what goes wrong; nil then.
    package func inner<Result>(
        _ end: BodyEnd, _ read: (inout TagParser) throws(ParseFailure) -> Result
    ) -> Result? {
        let tag = end.terminator
        var parser = TagParser(
            template, name: tag.name, nameRange: tag.nameRange, markup: tag.markup, range: tag.range)
        defer { parser.recycle() }
        do throws(ParseFailure) {
            return try read(&parser)
        } catch {
            template.report(error)
            return nil
        }
    }
}

extension TagParser {
    /// The name that `assign` and `capture` set: letters, digits and `_ - . [ ] ( )`, as the reference allows.
    mutating func target() throws(ParseFailure) -> Name {
        var start = markupRange.lowerBound
        while start < markupRange.upperBound, ASCII.isWhitespace(template.bytes[start]) { start += 1 }
        var end = start
        while end < markupRange.upperBound, TagParser.isTargetByte(template.bytes[end]) { end += 1 }
        guard end > start else { throw unexpected("the name of a variable") }
        while token.kind != .end, token.start < end {
            if token.end > end { throw unexpected("a name of letters, digits and '_'") }
            advance()
        }
        return Name(template.text(start..<end))
    }

    private static func isTargetByte(_ byte: UInt8) -> Bool {
        switch byte {
        case ASCII.underscore, ASCII.hyphen, ASCII.period, 0x5B, 0x5D, 0x28, 0x29: true
        default: ASCII.isAlphanumeric(byte)
        }
    }

    /// Takes `name:` if it is next.
    package mutating func acceptNamed(_ name: String) -> Bool {
        guard isAtNamedArgument, text(token) == name else { return false }
        advance()
        advance()
        return true
    }
}

extension TagParser {
    /// What was written from a place up to the next token, without white space between tokens.
    func canonicalText(from place: TemplateRange) -> String {
        var text = ""
        for token in tokens.prefix(index) where token.kind != .end && fullRange(token).lowerBound >= place.start {
            text += template.text(fullRange(token))
        }
        return text
    }

    /// Reads the markup as tags, one a line.
    func lineBody() -> Body {
        let saved = (template.cursor, template.limit, template.isReadingLines, template.trimsNext)
        defer { (template.cursor, template.limit, template.isReadingLines, template.trimsNext) = saved }
        template.cursor = markupRange.lowerBound
        template.limit = markupRange.upperBound
        template.isReadingLines = true
        return template.separateBody()
    }

    /// Notes a template that this one brings in by a literal name.
    func notePartial(_ name: String, _ place: TemplateRange) { template.partials.append((name, place)) }

    /// Notes a name that is handed to another template.
    func notePassed(_ name: String) { template.passedNames.insert(name) }

    func noteInclude() { template.includesOthers = true }
}
