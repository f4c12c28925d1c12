import Text

extension TagParser {
    /// A literal, a variable with look-ups, or a range.
    package mutating func expression() throws(ParseFailure) -> Expression {
        template.depth += 1
        defer { template.depth -= 1 }
        guard template.depth <= 2 * LiquidLimits.nesting else {
            throw ParseFailure(message: "this expression is nested too deeply", range: token.range)
        }
        let first = token
        switch first.kind {
        case .name, .comparison(.contains):
            advance()
            return try lookups(after: text(first), first)
        case .string:
            if isUnclosed { throw unexpected("a value") }
            advance()
            return Literal(.string(text(first)))
        case .number:
            advance()
            return Literal(LiquidValue(number: text(first)))
        case .openSquare:
            advance()
            let key = try expression()
            guard accept(.closeSquare) else { throw unexpected("']'") }
            if case .string(let name)? = key.literal {
                template.noteRead(name, first.start..<fullRange(token(after: -1)).upperBound)
                let (steps, places) = try steps()
                template.checkFields(name, steps, places)
                return path(Variable(Name(name)), steps)
            }
            return path(NamedVariable(key), try steps().steps)
        case .openRound:
            advance()
            let lower = try expression()
            guard accept(.dotdot) else { throw unexpected("'..'") }
            let upper = try expression()
            guard accept(.closeRound) else { throw unexpected("')'") }
            guard let from = lower.literal, let to = upper.literal else { return RangeExpression(lower, upper) }
            guard let from = NumberText.rangeEnd(from), let to = NumberText.rangeEnd(to) else {
                let place = first.start..<fullRange(token(after: -1)).upperBound
                throw ParseFailure(message: "a range goes from one whole number to another", range: place)
            }
            return Literal(.range(from, to))
        default:
            throw unexpected("a value")
        }
    }

    private var isUnclosed: Bool {
        let close = token.end
        return close >= markupRange.upperBound
    }

    private mutating func lookups(after word: String, _ token: MarkupToken) throws(ParseFailure) -> Expression {
        let (steps, places) = try steps()
        if steps.isEmpty {
            switch word {
            case "nil", "null": return Literal(.null)
            case "true": return Literal(.bool(true))
            case "false": return Literal(.bool(false))
            case "empty": return Literal(.empty)
            case "blank": return Literal(.blank)
            default: break
            }
        }
        template.noteRead(word, token.range)
        template.checkFields(word, steps, places)
        return path(Variable(Name(word)), steps)
    }

    private func path(_ root: Expression, _ steps: [Path.Step]) -> Expression {
        steps.isEmpty ? root : Path(root, steps)
    }

    /// The look-ups after a variable, with the place of each.
    private mutating func steps() throws(ParseFailure) -> (steps: [Path.Step], places: [Range<Int>]) {
        var steps: [Path.Step] = []
        var places: [Range<Int>] = []
        while true {
            if accept(.dot) {
                guard token.kind == .name || token.kind == .comparison(.contains) else {
                    throw unexpected("the name of a field after '.'")
                }
                steps.append(.name(Name(text(token))))
                places.append(token.range)
                advance()
            } else if accept(.openSquare) {
                let place = token.range
                let key = try expression()
                guard accept(.closeSquare) else { throw unexpected("']'") }
                places.append(place)
                switch key.literal {
                case .integer(let index): steps.append(.index(index))
                case .string(let name): steps.append(.key(Name(name)))
                default: steps.append(.expression(key))
                }
            } else {
                return (steps, places)
            }
        }
    }

    /// An expression and its filters.
    package mutating func filteredExpression() throws(ParseFailure) -> FilteredExpression {
        let start = fullRange(token).lowerBound
        let base = try expression()
        var filters: [BoundFilter] = []
        while accept(.pipe) {
            if let filter = try filter() { filters.append(filter) }
        }
        return FilteredExpression(
            base, filters, TemplateRange(start..<max(start, fullRange(token(after: -1)).upperBound)))
    }

    private mutating func filter() throws(ParseFailure) -> BoundFilter? {
        let word = token
        guard word.kind == .name || word.kind == .comparison(.contains) else {
            throw unexpected("the name of a filter after '|'")
        }
        advance()
        let name = text(word)
        var positional: [Expression] = []
        var named: [(name: Name, value: Expression)] = []
        var namedPlaces: [Range<Int>] = []
        if accept(.colon) {
            repeat {
                if isAtNamedArgument {
                    namedPlaces.append(token.range)
                    let key = Name(text(token))
                    advance()
                    advance()
                    named.append((key, try expression()))
                } else {
                    positional.append(try expression())
                }
            } while accept(.comma)
        }
        guard let definition = environment.filters[name] else {
            let suggestion = template.suggestion(for: name) { environment.filters.keys.sorted() }
            template.report("there is no filter '\(name)'\(suggestion)", at: word.range)
            return nil
        }
        let range = word.start..<fullRange(token(after: -1)).upperBound
        check(definition, positional.count, zip(named.map(\.name.text), namedPlaces), word.range)
        return BoundFilter(definition, positional, named, TemplateRange(range))
    }

    private func check(
        _ filter: FilterDefinition, _ count: Int, _ named: some Sequence<(String, Range<Int>)>, _ range: Range<Int>
    ) {
        func noun(_ count: Int) -> String { count == 1 ? "1 argument" : "\(count) arguments" }
        let needed = filter.arguments.filter(\.isRequired).count
        if count < needed {
            let names = filter.arguments.prefix(needed).map(\.name).joined(separator: ", ")
            template.report("filter '\(filter.name)' needs \(noun(needed)) (\(names)) but has \(count)", at: range)
        } else if count > filter.arguments.count {
            let taken = filter.arguments.isEmpty ? "no arguments" : "at most \(noun(filter.arguments.count))"
            template.report("filter '\(filter.name)' takes \(taken) but has \(count)", at: range)
        }
        if filter.takesOtherNames { return }
        for (name, place) in named where !filter.named.contains(where: { $0.name == name }) {
            let suggestion = template.suggestion(for: name) { filter.named.map(\.name) }
            template.report("filter '\(filter.name)' has no argument '\(name)'\(suggestion)", at: place)
        }
    }

    /// `name: value` pairs, separated by commas or nothing, up to the end.
    package mutating func namedArguments() throws(ParseFailure) -> [(name: Name, value: Expression)] {
        var arguments: [(name: Name, value: Expression)] = []
        while true {
            _ = accept(.comma)
            guard isAtNamedArgument else { break }
            let name = Name(text(token))
            advance()
            advance()
            arguments.append((name, try expression()))
        }
        return arguments
    }

    /// What `if` and `unless` test.
    mutating func condition() throws(ParseFailure) -> Condition {
        template.depth += 1
        defer { template.depth -= 1 }
        guard template.depth <= 2 * LiquidLimits.nesting else {
            throw ParseFailure(message: "this condition is too long", range: token.range)
        }
        let left = try comparison()
        if accept(word: "and") { return .and(left, try condition()) }
        if accept(word: "or") { return .or(left, try condition()) }
        return left
    }

    private mutating func comparison() throws(ParseFailure) -> Condition {
        let left = try expression()
        if case .comparison(let comparison) = token.kind {
            advance()
            return .comparison(left, comparison, try expression())
        }
        return .value(left)
    }
}
