import Liquid
import Text

/// `{% style %}...{% endstyle %}`: a style element whose body is rendered.
///
/// What a style element holds is not HTML, so quotes in a value must reach it as they are; only `</` is taken apart,
/// so that no value can end the element.
final class StyleTag: LiquidTag {
    private let body: Body

    private init(_ body: Body) { self.body = body }

    func render(_ context: RenderContext, into out: inout ByteWriter) throws(LiquidFault) {
        var inner = ByteWriter()
        try context.render(body, into: &inner)
        out.append("<style>")
        RawText.append(inner.bytes, decoding: context.options.escapes, into: &out)
        out.append("</style>")
    }

    static let definition = TagDefinition(
        "style", syntax: "{% style %}...{% endstyle %}",
        "A style element. Outputs inside are not escaped for HTML, since a style element holds none.",
        examples: [
            .init("{% style %}a { color: {{ '#336699' }} }{% endstyle %}", "<style>a { color: #336699 }</style>")
        ],
        endTag: "endstyle"
    ) { parser throws(ParseFailure) in
        try parser.expectEnd()
        let (body, _) = parser.body(until: ["endstyle"])
        return StyleTag(body)
    }
}

/// `{% stylesheet %}` and `{% javascript %}` of a section: printed where the section first stands on a page.
final class SectionAssetTag: LiquidTag {
    private let text: TemplateRange
    private let isScript: Bool

    private init(_ text: TemplateRange, isScript: Bool) {
        self.text = text
        self.isScript = isScript
    }

    func render(_ context: RenderContext, into out: inout ByteWriter) throws(LiquidFault) {
        let source = context.template.source
        if let page = context.page {
            let key = "\(source.path):\(text.range.lowerBound)"
            guard page.seenSectionAssets.insert(key).inserted else { return }
        }
        out.append(isScript ? "<script>" : "<style>")
        let bytes = Array(source.bytes[text.range])
        RawText.append(
            AssetMinifier.minify(bytes, fileExtension: isScript ? "js" : "css"), decoding: false, into: &out)
        out.append(isScript ? "</script>" : "</style>")
    }

    static let stylesheet = definition("stylesheet", "Style of a section or snippet", isScript: false)
    static let javascript = definition("javascript", "Script of a section or snippet", isScript: true)

    private static func definition(_ name: String, _ what: String, isScript: Bool) -> TagDefinition {
        TagDefinition(
            name, syntax: "{% \(name) %}...{% end\(name) %}",
            "\(what), printed once a page. Liquid inside is not rendered.",
            examples: [
                .init(
                    "{% \(name) %}\(isScript ? "f()" : "a { }"){% end\(name) %}",
                    isScript ? "<script>f()</script>" : "<style>a{}</style>")
            ],
            endTag: "end\(name)"
        ) { parser throws(ParseFailure) in
            try parser.expectEnd()
            return SectionAssetTag(try parser.rawBody(until: "end\(name)"), isScript: isScript)
        }
    }
}

/// `{% schema %}`: what a section's settings are. It prints nothing; the theme reads it when it is loaded.
final class SchemaTag: LiquidTag {
    var isBlank: Bool { true }

    func render(_ context: RenderContext, into out: inout ByteWriter) throws(LiquidFault) {}

    static let definition = TagDefinition(
        "schema", syntax: "{% schema %}{ ... }{% endschema %}",
        "In a section: its name, settings, blocks and presets as JSON. Prints nothing.",
        examples: [.init("a{% schema %}{\"name\": \"Words\"}{% endschema %}b", "ab")], endTag: "endschema"
    ) { parser throws(ParseFailure) in
        try parser.expectEnd()
        _ = try parser.rawBody(until: "endschema")
        return SchemaTag()
    }
}

/// The inside of elements whose content is not HTML: `style` and `script`.
enum RawText {
    /// Appends text for such an element; `decoding` undoes the escaping of outputs.
    static func append(_ bytes: [UInt8], decoding: Bool, into out: inout ByteWriter) {
        let entities: [(StaticString, UInt8)] = [
            ("&quot;", 0x22), ("&#39;", 0x27), ("&lt;", 0x3C), ("&gt;", 0x3E), ("&amp;", 0x26),
        ]
        var index = 0
        scan: while index < bytes.count {
            if bytes[index] == ASCII.ampersand, decoding {
                for (entity, byte) in entities where matches(bytes, index, entity) {
                    emit(byte, into: &out)
                    index += entity.utf8CodeUnitCount
                    continue scan
                }
            }
            emit(bytes[index], into: &out)
            index += 1
        }
    }

    private static func emit(_ byte: UInt8, into out: inout ByteWriter) {
        if byte == ASCII.slash, out.last == ASCII.lessThan { out.append(ASCII.backslash) }
        out.append(byte)
    }

    private static func matches(_ bytes: [UInt8], _ at: Int, _ text: StaticString) -> Bool {
        guard at + text.utf8CodeUnitCount <= bytes.count else { return false }
        return (0..<text.utf8CodeUnitCount).allSatisfy { bytes[at + $0] == text.utf8Start[$0] }
    }
}
