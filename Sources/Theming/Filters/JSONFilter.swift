import Liquid
import Text

/// The filter `json`: data for scripts.
enum JSONFilter {
    static let all: [FilterDefinition] = [
        FilterDefinition(
            "json",
            "A value as JSON, safe inside a `script` element. An object gives all its fields, objects inside it "
                + "their names.",
            input: .any, result: .html,
            examples: [
                .init("{{ 'a \"b\"' | json }}", "\"a \\\"b\\\"\""),
                .init("{{ '</script>' | json }}", "\"\\u003c/script\\u003e\""),
            ]
        ) { input, call throws(LiquidFault) in
            var writer = JSONValueWriter(call.context)
            try writer.append(input, depth: 0)
            return try call.made(writer.out.string, isHTML: true)
        }
    ]
}
