import Liquid
import Text

/// Links.
package enum LinkFilter {
    static let all: [FilterDefinition] = [
        FilterDefinition(
            "link_to", "A link with the text before the filter.", input: .string,
            arguments: [.init("url", .string), .init("title", .string, required: false, "the attribute")],
            takesOtherNames: true, result: .html,
            examples: [.init("{{ 'Cups' | link_to: '/cups/' }}", "<a href=\"/cups/\">Cups</a>")]
        ) { input, call throws(LiquidFault) in
            try link(input, to: try call.text(at: 0), title: call.argument(1), call)
        }
    ]

    /// An address as it may stand in `href` or `src`; a fault for one that would run something.
    package static func address(_ url: String) throws(LiquidFault) -> String {
        guard LinkScheme.isSafe(url) else { throw LiquidFault("the address '\(url)' \(LinkScheme.demand)") }
        return url
    }

    /// An `a` element; arguments given by name become attributes.
    package static func link(
        _ text: LiquidValue, to url: String, title: LiquidValue?, _ call: borrowing FilterCall
    ) throws(LiquidFault) -> LiquidValue {
        var out = ByteWriter()
        out.append("<a href=\"")
        out.appendEscapingHTML(string: try address(url))
        out.append(ASCII.quote)
        if let title, !title.isNull { try out.appendAttribute(named: "title", title, call.context) }
        for (name, value) in call.namedArguments { try out.appendAttribute(named: name, value, call.context) }
        out.append(ASCII.greaterThan)
        try out.append(text: text, call.context)
        out.append("</a>")
        return try call.made(out.string, isHTML: true)
    }
}
