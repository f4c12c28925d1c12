import Text

/// Cuts a template into text, outputs and tags and builds its body.
///
/// One pass over the bytes. An error in one tag is reported and the next tag is parsed as usual, so that all errors of a
/// file come at once. A class because the tags of a body, and their bodies in turn, move one common cursor.
final class TemplateParser {
    let source: SourceFile
    let bytes: [UInt8]
    let environment: LiquidEnvironment
    var diagnostics: [Diagnostic] = []
    private(set) var hasErrors = false

    /// Where reading stands, and where it ends: the file's end, or the end of a `{% liquid %}` tag.
    var cursor = 0
    var limit: Int
    /// Inside `{% liquid %}`: each line is a tag.
    var isReadingLines = false
    /// The last tag or output ended in `-`, so white space that follows is dropped.
    var trimsNext = false
    /// How many blocks and expressions enclose the cursor.
    var depth = 0
    /// Blocks being read, innermost last.
    private var openBlocks: [OpenBlock] = []
    /// A closing tag that was met inside a block it does not belong to.
    private var unwindingTo: Terminator?

    /// Names that enclosing blocks define, innermost last.
    var blockNames: [BlockName] = []
    var freeFields: [LiquidTemplate.FreeField] = []
    var freeNames: [LiquidTemplate.FreeName] = []
    private var freeNamesSeen: Set<String> = []
    var assignedNames: Set<String> = []
    var passedNames: Set<String> = []
    var partials: [(name: String, range: TemplateRange)] = []
    var includesOthers = false
    var tokenBuffers: [[MarkupToken]] = []

    /// A name with what is known of its type, and the global that the type was learnt from.
    struct BlockName {
        var name: String
        var type: LiquidType?
        var origin: String?
    }

    private struct OpenBlock {
        var name: String
        var endTag: String
        var range: Range<Int>
    }

    /// A tag that ends a body: `else`, `when`, `endif`.
    struct Terminator {
        var name: String
        var nameRange: Range<Int>
        var markup: Range<Int>
        var range: Range<Int>
    }

    init(_ source: SourceFile, _ environment: LiquidEnvironment) {
        self.source = source
        self.environment = environment
        bytes = source.bytes
        limit = source.bytes.count
    }

    // MARK: Reporting

    func report(_ message: String, at range: Range<Int>, _ severity: Diagnostic.Severity = .error) {
        if severity == .error { hasErrors = true }
        if diagnostics.count < LiquidLimits.diagnostics {
            diagnostics.append(Diagnostic(severity, source, range, message))
        }
    }

    /// `; did you mean 'x'?`, worked out only while there is room for the message.
    func suggestion(for name: String, in known: () -> [String]) -> String {
        diagnostics.count < LiquidLimits.diagnostics ? Suggestion.phrase(for: name, in: known()) : ""
    }

    func report(_ failure: ParseFailure) { report(failure.message, at: failure.range) }

    func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

    // MARK: Names

    /// Notes that a variable is read, for the warning about names that nothing defines.
    func noteRead(_ name: String, _ range: Range<Int>) {
        if blockNames.contains(where: { $0.name == name }) || !freeNamesSeen.insert(name).inserted { return }
        freeNames.append(LiquidTemplate.FreeName(name: name, range: TemplateRange(range)))
    }

    // MARK: Bodies

    /// Reads nodes up to one of `terminators`, which is consumed and returned; nil at the end of the input.
    func body(until terminators: [String]) -> (body: Body, end: Terminator?) {
        depth += 1
        defer { depth -= 1 }
        var draft = BodyDraft()
        let end = read(into: &draft, until: terminators)
        return (draft.finished(bytes), end)
    }

    private func read(into body: inout BodyDraft, until terminators: [String]) -> Terminator? {
        while true {
            guard let item = next(&body) else { return nil }
            switch item {
            case .output(let markup, let range): parseOutput(markup, range, into: &body)
            case .tag(let tag):
                if terminators.contains(tag.name) { return tag }
                if let definition = environment.tags[tag.name] {
                    parseTag(definition, tag, into: &body)
                } else {
                    unknownTag(tag, terminators)
                }
                if let target = unwindingTo {
                    if !terminators.contains(target.name) { return nil }
                    unwindingTo = nil
                    return target
                }
            }
        }
    }

    /// Reads a body that cannot be closed from outside, nor close what is outside: a `{% liquid %}` tag.
    func separateBody() -> Body {
        let saved = openBlocks
        openBlocks = []
        defer { openBlocks = saved }
        return body(until: []).body
    }

    private func parseOutput(_ markup: Range<Int>, _ range: Range<Int>, into body: inout BodyDraft) {
        body.isBlank = false
        var parser = TagParser(self, name: "{{ }}", nameRange: range, markup: markup, range: range)
        defer { parser.recycle() }
        do throws(ParseFailure) {
            if parser.isAtEnd { return try parser.expectEnd() }
            let expression = try parser.filteredExpression()
            try parser.expectEnd()
            if let variable = expression.base as? Variable, expression.filters.isEmpty {
                body.parts.append(.variable(variable))
            } else {
                body.parts.append(.output(expression))
            }
        } catch {
            report(error)
        }
    }

    private func parseTag(_ definition: TagDefinition, _ tag: Terminator, into body: inout BodyDraft) {
        if depth > LiquidLimits.nesting {
            report("blocks are nested more than \(LiquidLimits.nesting) deep", at: tag.nameRange)
            cursor = limit
            return
        }
        var parser = TagParser(
            self, name: tag.name, nameRange: tag.nameRange, markup: tag.markup, range: tag.range,
            hasTokens: definition.hasTokens)
        defer { parser.recycle() }
        if let endTag = definition.endTag {
            openBlocks.append(OpenBlock(name: tag.name, endTag: endTag, range: tag.nameRange))
        }
        defer { if definition.endTag != nil { openBlocks.removeLast() } }
        let start = cursor
        do throws(ParseFailure) {
            if let node = try definition.parse(&parser) {
                if !node.isBlank { body.isBlank = false }
                body.parts.append(.tag(NodeTag.of(node), TemplateRange(tag.range)))
            }
        } catch {
            report(error)
            if definition.endTag != nil, cursor == start, !error.consumedBody { skipBody(definition) }
        }
    }

    /// After an error in the opening tag: the body is read for its own errors and dropped.
    private func skipBody(_ definition: TagDefinition) {
        guard let endTag = definition.endTag else { return }
        var ends = definition.innerTags
        ends.append(endTag)
        while true {
            guard let end = body(until: ends).end else {
                if unwindingTo == nil { neverClosed() }
                return
            }
            if end.name == endTag { return }
        }
    }

    /// Reports that the innermost open block has no end, unless something more telling was reported.
    func neverClosed() {
        guard unwindingTo == nil, let block = openBlocks.last else { return }
        let within = isReadingLines ? "'\(block.endTag)' in the same 'liquid' tag" : "{% \(block.endTag) %}"
        report("'\(block.name)' is never closed; add \(within)", at: block.range)
    }

    private func unknownTag(_ tag: Terminator, _ terminators: [String]) {
        if let owners = environment.innerTags[tag.name] {
            // An end tag of an enclosing block: the blocks in between were not closed.
            if let outer = openBlocks.dropLast().last(where: { owners.contains($0.name) }),
                let inner = openBlocks.last, outer.endTag == tag.name
            {
                report(
                    "'\(inner.name)' is never closed; add {% \(inner.endTag) %} before {% \(tag.name) %}",
                    at: inner.range)
                unwindingTo = tag
                return
            }
            let list = owners.sorted().map { "'\($0)'" }.joined(separator: " or ")
            if let block = openBlocks.last {
                report(
                    "'\(tag.name)' does not belong in '\(block.name)', which ends with {% \(block.endTag) %}",
                    at: tag.nameRange)
            } else {
                report("'\(tag.name)' stands outside of \(list)", at: tag.nameRange)
            }
            return
        }
        let suggestion = suggestion(for: tag.name) { environment.tags.keys.sorted() + terminators }
        report("there is no tag '\(tag.name)'\(suggestion)", at: tag.nameRange)
    }

    // MARK: Items

    enum Item {
        case output(markup: Range<Int>, range: Range<Int>)
        case tag(Terminator)
    }

    /// The next output or tag; text before it goes to `body`.
    func next(_ body: inout BodyDraft) -> Item? {
        isReadingLines ? nextLine() : nextInTemplate(&body)
    }

    private func nextInTemplate(_ body: inout BodyDraft) -> Item? {
        while cursor < limit {
            let textStart = cursor
            let open = findOpening(from: cursor)
            let trimsBefore = open + 2 < limit && bytes[open + 2] == ASCII.hyphen
            appendText(textStart..<open, trimsEnd: trimsBefore, into: &body)
            guard open < limit else {
                cursor = limit
                return nil
            }
            let isTag = bytes[open + 1] == 0x25
            let second: UInt8 = isTag ? 0x25 : 0x7D
            guard let close = findClosing(second, from: open + 2) else {
                let mark = isTag ? "{%" : "{{"
                report("'\(mark)' is never closed with '\(isTag ? "%}" : "}}")'", at: open..<min(open + 2, limit))
                cursor = limit
                return nil
            }
            cursor = close + 2
            var start = open + 2
            var end = close
            if start < end, bytes[start] == ASCII.hyphen { start += 1 }
            trimsNext = close > open + 2 && bytes[close - 1] == ASCII.hyphen
            if trimsNext, end > start { end -= 1 }
            if !isTag { return .output(markup: start..<end, range: open..<cursor) }
            if let tag = tag(in: start..<end, range: open..<cursor) { return .tag(tag) }
            report("this tag has no name", at: open..<cursor)
        }
        return nil
    }

    private func appendText(_ range: Range<Int>, trimsEnd: Bool, into body: inout BodyDraft) {
        var start = range.lowerBound
        var end = range.upperBound
        if trimsNext {
            while start < end, ASCII.isWhitespace(bytes[start]) { start += 1 }
            trimsNext = false
        }
        if trimsEnd { while end > start, ASCII.isWhitespace(bytes[end - 1]) || bytes[end - 1] == 0 { end -= 1 } }
        guard start < end else { return }
        if body.isBlank, !bytes[start..<end].allSatisfy({ ASCII.isWhitespace($0) }) { body.isBlank = false }
        body.parts.append(.text(TemplateRange(start..<end)))
    }

    /// The offset of the next `{{` or `{%`, or the limit.
    private func findOpening(from start: Int) -> Int {
        bytes.withUnsafeBufferPointer { bytes in
            var index = start
            while index + 1 < limit {
                if bytes[index] == 0x7B, bytes[index + 1] == 0x7B || bytes[index + 1] == 0x25 { return index }
                index += 1
            }
            return limit
        }
    }

    /// The offset of the next `%}` or `}}`; quotes do not hide it, as in the reference.
    func findClosing(_ first: UInt8, from start: Int) -> Int? {
        bytes.withUnsafeBufferPointer { bytes in
            var index = start
            while index + 1 < limit {
                if bytes[index] == first, bytes[index + 1] == 0x7D { return index }
                index += 1
            }
            return nil
        }
    }

    /// Splits the inside of a tag into its name and its markup; nil if there is no name.
    func tag(in inside: Range<Int>, range: Range<Int>) -> Terminator? {
        var start = inside.lowerBound
        while start < inside.upperBound, ASCII.isWhitespace(bytes[start]) { start += 1 }
        guard start < inside.upperBound else { return nil }
        var end = start
        if bytes[start] == 0x23 {
            end += 1
        } else {
            while end < inside.upperBound, ASCII.isAlphanumeric(bytes[end]) || bytes[end] == ASCII.underscore {
                end += 1
            }
        }
        guard end > start else { return nil }
        return Terminator(
            name: text(start..<end), nameRange: start..<end, markup: end..<inside.upperBound, range: range)
    }

    private func nextLine() -> Item? {
        while cursor < limit {
            let start = cursor
            var end = start
            while end < limit, bytes[end] != ASCII.lineFeed { end += 1 }
            cursor = min(end + 1, limit)
            var first = start
            while first < end, ASCII.isWhitespace(bytes[first]) { first += 1 }
            while end > first, ASCII.isWhitespace(bytes[end - 1]) { end -= 1 }
            if first == end { continue }
            if let tag = tag(in: first..<end, range: first..<end) { return .tag(tag) }
            report("a line of a 'liquid' tag begins with the name of a tag", at: first..<end)
        }
        return nil
    }
}

/// Why a tag or an expression could not be read.
package struct ParseFailure: Error {
    var message: String
    var range: Range<Int>
    /// Whether the body was read, so that it is not looked for again.
    var consumedBody = false
}

extension LiquidTemplate {
    /// Compiles a template. All errors of the file are appended to `diagnostics`; with an error the result is nil.
    package static func parse(
        _ source: SourceFile, _ environment: LiquidEnvironment, diagnostics: inout [Diagnostic]
    ) -> LiquidTemplate? {
        let parser = TemplateParser(source, environment)
        guard source.bytes.count <= LiquidLimits.templateBytes else {
            diagnostics.append(
                Diagnostic(.error, path: source.path, message: "the template is larger than 64 MiB"))
            return nil
        }
        if let bad = UTF8Validation.firstInvalidOffset(source.bytes) {
            parser.report("the file is not UTF-8 text", at: bad..<bad + 1)
        }
        let body = parser.body(until: []).body
        diagnostics += parser.diagnostics
        if parser.hasErrors { return nil }
        return LiquidTemplate(
            source: source, environment: environment, body: body,
            freeNames: parser.freeNames.filter { !parser.assignedNames.contains($0.name) },
            freeFields: parser.freeFields.filter { !parser.assignedNames.contains($0.origin) },
            assignedNames: parser.assignedNames, passedNames: parser.passedNames, partials: parser.partials,
            includesOthers: parser.includesOthers)
    }
}
