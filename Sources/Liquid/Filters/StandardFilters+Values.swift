extension StandardFilters {
    static let size = FilterDefinition(
        "size", "How many characters a text has, or elements a list.", result: .integer,
        examples: [Example("{{ 'tea' | size }}", "3")]
    ) { input, call throws(LiquidFault) in
        if case .html = input { return .integer(try call.text(input).unicodeScalars.count) }
        return .integer(call.context.sizeOrNil(of: input) ?? 0)
    }

    static let defaultValue = FilterDefinition(
        "default", "Another value in the place of nil, false, an empty text or an empty list.",
        arguments: [Argument("value", .any, required: false, "'' if left out")],
        named: [Argument("allow_false", .boolean, required: false, "true: false stays")],
        examples: [Example("{{ nothing | default: 'none' }}", "none")]
    ) { input, call throws(LiquidFault) in
        let allowsFalse = call.named("allow_false")?.isTruthy ?? false
        let isMissing = allowsFalse ? input.isNull : !call.context.plain(input).isTruthy
        let isEmpty =
            switch input {
            case .string(let text), .html(let text): text.isEmpty
            case .list(let list): list.isEmpty
            case .sequence(let sequence): sequence.count == 0
            case .map(let map): map.isEmpty
            case .object(let object): object.elements.map { $0.count == 0 } ?? false
            default: false
            }
        return isMissing || isEmpty ? call.argument(0) ?? .string("") : input
    }

    static let date = FilterDefinition(
        "date",
        "Writes a date or a time by a pattern of % letters as strftime knows them. The value is a text such as "
            + "2026-05-01 or May 1, 2026 10:30, seconds since 1970, or 'now'. Times are UTC unless the value says else.",
        input: .date, arguments: [Argument("pattern", .string)], result: .string,
        examples: [Example("{{ '2026-05-01' | date: '%-d %B %Y' }}", "1 May 2026")]
    ) { input, call throws(LiquidFault) in
        try call.context.date(input, pattern: try call.text(at: 0)) ?? input
    }

    /// Widths in a pattern such as `%999999999d` must not fill the memory.
    static let dateBytes = 64 << 10
}

extension RenderContext {
    /// A date or time written by a strftime pattern, as the `date` filter does; nil when `input` is no date or the
    /// pattern is empty.
    package func date(_ input: LiquidValue, pattern: String) throws(LiquidFault) -> LiquidValue? {
        if pattern.isEmpty { return nil }
        let time: DateTime?
        switch plain(input) {
        case .integer(let seconds): time = DateTime.moment(seconds, options.utcOffset)
        case .string(let text), .html(let text):
            time = DateTime.parse(text, now: options.now, utcOffset: options.utcOffset) { unit in
                (host as? any ClockWitness)?.readsClock(min(unit, ClockUnit(shownBy: pattern)))
            }
        default: time = nil
        }
        guard let time else { return nil }
        try reserve(bytes: pattern.utf8.count)
        guard let text = time.formatted(pattern, limit: StandardFilters.dateBytes) else {
            throw LiquidFault("this pattern makes a text of more than \(StandardFilters.dateBytes) bytes")
        }
        try reserve(bytes: text.utf8.count)
        return .string(text)
    }
}
