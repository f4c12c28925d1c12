import Text

extension StandardFilters {
    /// Filters between text and HTML.
    static let escaping: [FilterDefinition] = [
        escape("escape"), escape("h"),

        FilterDefinition(
            "escape_once", "Escapes what is not escaped yet; the result is HTML.", input: .string, result: .html,
            examples: [Example("{{ '1 < 2 &amp; 3' | escape_once }}", "1 &lt; 2 &amp; 3")]
        ) { input, call throws(LiquidFault) in
            try escapedOnce(input, call)
        },

        FilterDefinition(
            "strip_html",
            "Takes tags, comments, scripts and styles out. Of HTML the result is the text it shows, entities decoded.",
            input: .string, result: .string,
            examples: [Example("{{ '<b>green</b> tea' | strip_html }}", "green tea")]
        ) { input, call throws(LiquidFault) in
            let stripped = HTMLText.withoutTags(try call.context.text(of: input))
            return try call.made(input.isHTML && call.context.options.escapes ? HTMLText.decoded(stripped) : stripped)
        },
    ]

    private static func escape(_ name: String) -> FilterDefinition {
        FilterDefinition(
            name, "Escapes < > & and quotes. The result is HTML, and what is escaped is not escaped again.",
            input: .string,
            result: .html, examples: [Example("{{ 'salt & pepper' | \(name) }}", "salt &amp; pepper")]
        ) { input, call throws(LiquidFault) in
            if input.isNull { return .null }
            if input.isHTML, call.context.options.escapes { return try escapedOnce(input, call) }
            return try call.made(HTMLText.escaped(try call.context.text(of: input)), isHTML: true)
        }
    }

    /// What HTML holds of tags and quotes is escaped, so that the result can stand in an attribute; its entities are
    /// not, so that nothing is escaped twice.
    private static func escapedOnce(_ input: LiquidValue, _ call: FilterCall) throws(LiquidFault) -> LiquidValue {
        let knowsHex = input.isHTML && call.context.options.escapes
        return try call.made(
            HTMLText.escapedOnce(try call.context.text(of: input), knowsHex: knowsHex), isHTML: true)
    }

    static let raw = FilterDefinition(
        "raw", "Takes the value as HTML: it is printed as it stands. Only for text that is known to be safe.",
        input: .string, result: .html, examples: [Example("{{ '<b>tea</b>' | raw }}", "<b>tea</b>")]
    ) { input, call throws(LiquidFault) in
        switch input {
        case .string(let text), .html(let text): return .html(text)
        default: return .html(try call.context.text(of: input))
        }
    }
}
