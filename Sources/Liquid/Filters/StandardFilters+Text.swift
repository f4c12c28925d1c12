import Text

extension StandardFilters {
    /// Filters that change the letters of a text or cut it.
    static let text: [FilterDefinition] = [
        FilterDefinition(
            "upcase", "Makes all letters capitals.", input: .string, result: .string,
            examples: [Example("{{ 'Äpfel' | upcase }}", "ÄPFEL")]
        ) { input, call throws(LiquidFault) in try call.made(LetterCase.upper(call.text(input))) },

        FilterDefinition(
            "downcase", "Makes all letters small.", input: .string, result: .string,
            examples: [Example("{{ 'TEA' | downcase }}", "tea")]
        ) { input, call throws(LiquidFault) in try call.made(LetterCase.lower(call.text(input))) },

        FilterDefinition(
            "capitalize", "Makes the first letter a capital and all others small.", input: .string, result: .string,
            examples: [Example("{{ 'green TEA' | capitalize }}", "Green tea")]
        ) { input, call throws(LiquidFault) in try call.made(LetterCase.capitalized(call.text(input))) },

        FilterDefinition(
            "truncate",
            "Cuts a text to so many characters, the ending counted. HTML that is too long becomes the text it shows.",
            input: .string,
            arguments: [
                Argument("length", .integer, required: false, "50 if left out"),
                Argument("ending", .string, required: false, "'...' if left out"),
            ], result: .string, examples: [Example("{{ 'Handmade linen apron' | truncate: 11 }}", "Handmade...")]
        ) { input, call throws(LiquidFault) in
            if input.isNull { return .null }
            let text = try shownText(input, call)
            let length = call.count > 0 ? try call.integer(at: 0) : 50
            let ending = call.count > 1 ? try call.text(at: 1) : "..."
            let count = length.subtractingReportingOverflow(ending.unicodeScalars.count)
            if length >= 0, TextSlice.prefix(text, length) == nil { return input.isHTML ? input : .string(text) }
            let kept = count.overflow || count.partialValue < 0 ? 0 : count.partialValue
            return try call.made((TextSlice.prefix(text, kept) ?? text) + ending)
        },

        FilterDefinition(
            "truncatewords", "Cuts a text to so many words. HTML that is too long becomes the text it shows.",
            input: .string,
            arguments: [
                Argument("words", .integer, required: false, "15 if left out"),
                Argument("ending", .string, required: false, "'...' if left out"),
            ], result: .string, examples: [Example("{{ 'one two three' | truncatewords: 2 }}", "one two...")]
        ) { input, call throws(LiquidFault) in
            if input.isNull { return .null }
            let text = try shownText(input, call)
            let words = max(1, call.count > 0 ? try call.integer(at: 0) : 15)
            let ending = call.count > 1 ? try call.text(at: 1) : "..."
            guard let kept = TextSplit.firstWords(text, words) else { return input.isHTML ? input : .string(text) }
            return try call.made(kept + ending)
        },

        FilterDefinition(
            "slice", "A part of a text or a list: from an index, 0 for the first, negative from the end.",
            arguments: [
                Argument("start", .integer), Argument("length", .integer, required: false, "1 if left out"),
            ],
            examples: [Example("{{ 'Liquid' | slice: -3, 2 }}", "ui"), Example("{{ 'Liquid' | slice: 0 }}", "L")]
        ) { input, call throws(LiquidFault) in
            let start = try call.integer(at: 0)
            let length = call[1].isTruthy ? try call.integer(at: 1) : 1
            switch input {
            case .list, .sequence:
                let list = try call.context.rawArray(input)
                guard let range = TextSlice.range(start: start, length: length, count: list.count) else {
                    return .list([])
                }
                return .list(Array(list[range]))
            default:
                let scalars = try call.text(input).unicodeScalars
                guard let range = TextSlice.range(start: start, length: length, count: scalars.count) else {
                    return .string("")
                }
                let lower = scalars.index(scalars.startIndex, offsetBy: range.lowerBound)
                return try call.made(String(scalars[lower..<scalars.index(lower, offsetBy: range.count)]))
            }
        },

        FilterDefinition(
            "split", "Cuts a text into a list at each place where another text stands; at '' into characters.",
            input: .string, arguments: [Argument("separator", .string)], result: .list(of: .string),
            examples: [Example("{{ 'a,b,c' | split: ',' | join: ' ' }}", "a b c")]
        ) { input, call throws(LiquidFault) in
            let text = try call.context.text(of: input)
            let parts = TextSplit.split(text, at: try call.text(at: 0))
            try call.context.spend(parts.count)
            try call.context.reserve(bytes: text.utf8.count + parts.count * 24)
            return .list(parts.map { input.isHTML ? .html($0) : .string($0) })
        },

        strip("strip", "Removes white space from both ends.", "{{ '  tea ' | strip }}", "tea", start: true, end: true),
        strip(
            "lstrip", "Removes white space from the start.", "{{ '  tea ' | lstrip }}", "tea ", start: true, end: false),
        strip(
            "rstrip", "Removes white space from the end.", "{{ '  tea ' | rstrip }}", "  tea", start: false, end: true),

        FilterDefinition(
            "squish", "Removes white space from both ends and makes every run of it inside one space.", input: .string,
            result: .string, examples: [Example("{{ '  green   tea ' | squish }}", "green tea")]
        ) { input, call throws(LiquidFault) in
            if input.isNull { return .null }
            let words = TextSplit.split(TextSplit.stripped(try call.context.text(of: input)), at: " ")
            return try call.made(words.joined(separator: " "), isHTML: input.isHTML)
        },
    ]

    /// What is cut when HTML is: the text it shows. Cutting its source would leave half a tag.
    private static func shownText(_ input: LiquidValue, _ call: FilterCall) throws(LiquidFault) -> String {
        let text = try call.context.text(of: input)
        return input.isHTML && call.context.options.escapes ? HTMLText.decoded(HTMLText.withoutTags(text)) : text
    }

    private static func strip(
        _ name: String, _ summary: String, _ template: String, _ output: String, start: Bool, end: Bool
    ) -> FilterDefinition {
        FilterDefinition(name, summary, input: .string, result: .string, examples: [Example(template, output)]) {
            input, call throws(LiquidFault) in
            let text = try call.context.text(of: input)
            return try call.made(TextSplit.stripped(text, start: start, end: end), isHTML: input.isHTML)
        }
    }
}
