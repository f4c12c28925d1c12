import Liquid
import Text

/// Filters that name files of the theme, the elements that load them, and drawings that need no file.
enum AssetFilters {
    static let all: [FilterDefinition] = [
        url("asset_url", "The URL of a file of assets/, with the hash of its content in its name."),
        url("asset_img_url", "The same as `asset_url`."),
        FilterDefinition(
            "stylesheet_tag", "A `link` element that loads a style sheet.", input: .string,
            named: [
                .init("media", .string, required: false, "for which devices; all unless given"),
                .init("preload", .boolean, required: false, "not used"),
            ], result: .html,
            examples: [
                .init("{{ '/a.css' | stylesheet_tag }}", "<link rel=\"stylesheet\" href=\"/a.css\" media=\"all\">")
            ]
        ) { input, call throws(LiquidFault) in
            var out = ByteWriter()
            out.append("<link rel=\"stylesheet\" href=\"")
            out.appendEscapingHTML(string: try LinkFilter.address(call.context.text(of: input)))
            out.append("\" media=\"")
            let media = try call.named("media").map { (value) throws(LiquidFault) in try call.context.text(of: value) }
            out.appendEscapingHTML(string: media ?? "all")
            out.append("\">")
            return try call.made(out.string, isHTML: true)
        },
        FilterDefinition(
            "script_tag", "A `script` element that loads a script. Named arguments become attributes.", input: .string,
            takesOtherNames: true, result: .html,
            examples: [
                .init("{{ '/a.js' | script_tag: defer: true }}", "<script src=\"/a.js\" defer></script>")
            ]
        ) { input, call throws(LiquidFault) in
            var out = ByteWriter()
            out.append("<script src=\"")
            out.appendEscapingHTML(string: try LinkFilter.address(call.context.text(of: input)))
            out.append(ASCII.quote)
            for (name, value) in call.namedArguments { try out.appendAttribute(named: name, value, call.context) }
            out.append("></script>")
            return try call.made(out.string, isHTML: true)
        },
        FilterDefinition(
            "preload_tag", "A `link` element that has the browser fetch a file early.", input: .string,
            named: [.init("as", .string, required: false, "what it is: style, script, font, image")],
            takesOtherNames: true, result: .html,
            examples: [
                .init(
                    "{{ '/a.woff2' | preload_tag: as: 'font', crossorigin: true }}",
                    "<link rel=\"preload\" href=\"/a.woff2\" as=\"font\" crossorigin>")
            ]
        ) { input, call throws(LiquidFault) in
            guard let kind = call.named("as"), !kind.isNull else {
                throw LiquidFault("'preload_tag' needs 'as', such as as: 'style'")
            }
            var out = ByteWriter()
            out.append("<link rel=\"preload\" href=\"")
            out.appendEscapingHTML(string: try LinkFilter.address(call.context.text(of: input)))
            out.append(ASCII.quote)
            for (name, value) in call.namedArguments { try out.appendAttribute(named: name, value, call.context) }
            out.append(ASCII.greaterThan)
            return try call.made(out.string, isHTML: true)
        },
        FilterDefinition(
            "placeholder_svg_tag", "A simple drawing that stands for a picture that is not there yet.", input: .string,
            arguments: [.init("class", .string, required: false, "the attribute")], result: .html,
            examples: [
                .init(
                    "{{ 'image' | placeholder_svg_tag: 'plate' }}",
                    "<svg class=\"plate\" xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 100 100\" aria-hidden=\"true\">"
                        + "<path d=\"M12 20h76v60H12zM12 68l22-22 16 16 12-12 26 24\" fill=\"none\" stroke=\"currentColor\" "
                        + "stroke-width=\"2\"/><circle cx=\"68\" cy=\"36\" r=\"6\" fill=\"none\" stroke=\"currentColor\" "
                        + "stroke-width=\"2\"/></svg>")
            ]
        ) { input, call throws(LiquidFault) in
            let given = try call.text(at: 0)
            var out = ByteWriter()
            out.append("<svg class=\"")
            out.appendEscapingHTML(string: given.isEmpty ? "placeholder-svg" : given)
            out.append("\" xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 100 100\" aria-hidden=\"true\">")
            out.append(
                "<path d=\"M12 20h76v60H12zM12 68l22-22 16 16 12-12 26 24\" fill=\"none\" stroke=\"currentColor\" ")
            out.append("stroke-width=\"2\"/><circle cx=\"68\" cy=\"36\" r=\"6\" fill=\"none\" stroke=\"currentColor\" ")
            out.append("stroke-width=\"2\"/></svg>")
            return try call.made(out.string, isHTML: true)
        },
        FilterDefinition(
            "payment_type_svg_tag", "A plain plate with the name of a way to pay.", input: .string,
            named: [.init("class", .string, required: false, "the attribute")], result: .html,
            examples: [
                .init(
                    "{{ 'bank_transfer' | payment_type_svg_tag }}",
                    "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 76 24\" role=\"img\" "
                        + "aria-label=\"bank transfer\"><rect x=\".5\" y=\".5\" width=\"75\" height=\"23\" rx=\"3\" "
                        + "fill=\"none\" stroke=\"currentColor\"/><text x=\"38\" y=\"16\" text-anchor=\"middle\" "
                        + "font-size=\"9\" fill=\"currentColor\">bank transfer</text></svg>")
            ]
        ) { input, call throws(LiquidFault) in
            let words = try call.context.text(of: input).split { $0 == "_" || $0 == "-" }.joined(separator: " ")
            var out = ByteWriter()
            out.append("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 76 24\" role=\"img\" aria-label=\"")
            out.appendEscapingHTML(string: words)
            out.append(ASCII.quote)
            if let name = call.named("class") { try out.appendAttribute(named: "class", name, call.context) }
            out.append(
                "><rect x=\".5\" y=\".5\" width=\"75\" height=\"23\" rx=\"3\" fill=\"none\" stroke=\"currentColor\"/>")
            out.append("<text x=\"38\" y=\"16\" text-anchor=\"middle\" font-size=\"9\" fill=\"currentColor\">")
            out.appendEscapingHTML(string: words)
            out.append("</text></svg>")
            return try call.made(out.string, isHTML: true)
        },
    ]

    private static func url(_ name: String, _ summary: String) -> FilterDefinition {
        FilterDefinition(
            name, summary, input: .string, result: .string,
            examples: [.init("{{ 'theme.css' | \(name) }}", "/shop/assets/theme.b299c0ff1d.css")]
        ) { input, call throws(LiquidFault) in
            guard let host = call.context.host as? any AssetHost else { throw .needsPage(name) }
            let asked = try call.context.text(of: input)
            guard let address = host.assetAddress(asked) else { throw .missingAsset(asked, among: host.assetNames) }
            return .string(address)
        }
    }
}

extension LiquidFault {
    /// For a name that no file of `assets/` has.
    package static func missingAsset(_ name: String, among known: KnownNames) -> LiquidFault {
        LiquidFault("there is no asset '\(name)' in assets/" + known.guess(for: name))
    }
}
