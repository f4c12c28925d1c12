import Text

extension StandardFilters {
    /// Filters that put text together or replace parts of it.
    static let textEdits: [FilterDefinition] = [
        FilterDefinition(
            "append", "Adds a text at the end.", input: .string, arguments: [Argument("text", .string)],
            result: .string, examples: [Example("{{ 'mug' | append: '.jpg' }}", "mug.jpg")]
        ) { input, call throws(LiquidFault) in try call.joined([input, call[0]]) },

        FilterDefinition(
            "prepend", "Adds a text at the start.", input: .string, arguments: [Argument("text", .string)],
            result: .string, examples: [Example("{{ 'mug' | prepend: 'red ' }}", "red mug")]
        ) { input, call throws(LiquidFault) in try call.joined([call[0], input]) },

        FilterDefinition(
            "replace", "Puts one text in every place of another.", input: .string,
            arguments: [
                Argument("text", .string), Argument("replacement", .string, required: false, "'' if left out"),
            ],
            result: .string, examples: [Example("{{ 'a-b-c' | replace: '-', '+' }}", "a+b+c")]
        ) { input, call throws(LiquidFault) in try replace(input, call, call[1], .all) },

        FilterDefinition(
            "replace_first", "Puts one text in the first place of another.", input: .string,
            arguments: [
                Argument("text", .string), Argument("replacement", .string, required: false, "'' if left out"),
            ],
            result: .string, examples: [Example("{{ 'a-b-c' | replace_first: '-', '+' }}", "a+b-c")]
        ) { input, call throws(LiquidFault) in try replace(input, call, call[1], .first) },

        FilterDefinition(
            "replace_last", "Puts one text in the last place of another.", input: .string,
            arguments: [Argument("text", .string), Argument("replacement", .string)], result: .string,
            examples: [Example("{{ 'a-b-c' | replace_last: '-', '+' }}", "a-b+c")]
        ) { input, call throws(LiquidFault) in try replace(input, call, call[1], .last) },

        FilterDefinition(
            "remove", "Takes a text out everywhere.", input: .string, arguments: [Argument("text", .string)],
            result: .string, examples: [Example("{{ 'a-b-c' | remove: '-' }}", "abc")]
        ) { input, call throws(LiquidFault) in try replace(input, call, .string(""), .all) },

        FilterDefinition(
            "remove_first", "Takes a text out of its first place.", input: .string,
            arguments: [Argument("text", .string)], result: .string,
            examples: [Example("{{ 'a-b-c' | remove_first: '-' }}", "ab-c")]
        ) { input, call throws(LiquidFault) in try replace(input, call, .string(""), .first) },

        FilterDefinition(
            "remove_last", "Takes a text out of its last place.", input: .string,
            arguments: [Argument("text", .string)], result: .string,
            examples: [Example("{{ 'a-b-c' | remove_last: '-' }}", "a-bc")]
        ) { input, call throws(LiquidFault) in try replace(input, call, .string(""), .last) },

        FilterDefinition(
            "newline_to_br", "Puts <br /> before every line end. Plain text is escaped first; the result is HTML.",
            input: .string, result: .html,
            examples: [Example("{{ 'a<b\nc' | newline_to_br }}", "a&lt;b<br />\nc")]
        ) { input, call throws(LiquidFault) in
            var text = try call.context.text(of: input)
            if call.context.options.escapes, !input.isHTML { text = HTMLText.escaped(text) }
            var out = ByteWriter(reserving: text.utf8.count)
            LineEnds.replace(text, with: "<br />\n", into: &out)
            return try call.made(out.string, isHTML: true)
        },

        FilterDefinition(
            "strip_newlines", "Takes all line ends out.", input: .string, result: .string,
            examples: [Example("{{ 'a\nb' | strip_newlines }}", "ab")]
        ) { input, call throws(LiquidFault) in
            let text = try call.context.text(of: input)
            var out = ByteWriter(reserving: text.utf8.count)
            LineEnds.replace(text, with: "", into: &out)
            return try call.made(out.string, isHTML: input.isHTML)
        },
    ]

    private static func replace(
        _ input: LiquidValue, _ call: FilterCall, _ replacement: LiquidValue, _ which: Replacement.Which
    ) throws(LiquidFault) -> LiquidValue {
        let isHTML = call.context.options.escapes && (input.isHTML || replacement.isHTML)
        func part(_ value: LiquidValue) throws(LiquidFault) -> String {
            let text = try call.context.text(of: value)
            return isHTML && !value.isHTML ? HTMLText.escaped(text) : text
        }
        let text = try part(input)
        let pattern = try part(call[0])
        let new = try part(replacement)
        // The result's size is known only after the search; a doubling template must be stopped before it is built.
        let places = pattern.isEmpty ? text.utf8.count + 1 : text.utf8.count / pattern.utf8.count
        if which == .all, places.multipliedReportingOverflow(by: max(1, new.utf8.count)).overflow {
            throw .invalidInteger
        }
        try call.context.spend(text.utf8.count / 64)
        var replacer = Replacement(pattern, new, which)
        let out = try replacer.apply(to: text, limit: call.context.options.limits.valueBytes)
        return try call.made(out, isHTML: isHTML)
    }
}

/// Both kinds of line end, LF and CRLF.
enum LineEnds {
    static func replace(_ text: String, with replacement: StaticString, into out: inout ByteWriter) {
        var text = text
        text.withUTF8 { bytes in
            var start = 0
            for index in bytes.indices where bytes[index] == ASCII.lineFeed {
                let end = index > start && bytes[index - 1] == ASCII.carriageReturn ? index - 1 : index
                out.append(UnsafeBufferPointer(rebasing: bytes[start..<end]))
                out.append(replacement)
                start = index + 1
            }
            out.append(UnsafeBufferPointer(rebasing: bytes[start...]))
        }
    }
}
