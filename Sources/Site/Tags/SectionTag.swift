import Liquid
import Text

/// `{% section 'name' %}` and `{% sections 'group' %}`.
final class SectionTag: LiquidTag {
    private let name: String
    private let isGroup: Bool

    private init(_ name: String, isGroup: Bool) {
        self.name = name
        self.isGroup = isGroup
    }

    func render(_ context: RenderContext, into out: inout ByteWriter) throws(LiquidFault) {
        guard let theme = context.page?.theme else { throw LiquidFault("sections work on pages of the shop only") }
        if isGroup {
            guard let group = theme.groups[name] else {
                var fault = LiquidFault("there is no section group '\(name)'")
                fault.isTold = theme.broken.contains(.groups, name)
                throw fault
            }
            for (place, section) in group.sections.enumerated() {
                try section.render(context, place: place, into: &out)
            }
        } else {
            guard let section = theme.staticSections[name] else {
                var fault = LiquidFault("there is no section '\(name)'")
                fault.isTold = theme.broken.contains(.sections, name)
                throw fault
            }
            try section.render(context, place: 0, into: &out)
        }
    }

    /// The tag for a theme that has these sections.
    static func section(names: [String]) -> TagDefinition {
        TagDefinition(
            "section", syntax: "{% section 'name' %}",
            "Renders a file of sections/ with the defaults of its schema.",
            examples: [
                .init(
                    "{% section 'words' %}", "<div id=\"shopify-section-words\" class=\"shopify-section\">Hello</div>")
            ]
        ) { parser throws(ParseFailure) in
            try parse(&parser, names: names, folder: "sections/", kind: "section", isGroup: false)
        }
    }

    /// The tag for a theme that has these section groups.
    static func group(names: [String]) -> TagDefinition {
        TagDefinition(
            "sections", syntax: "{% sections 'group' %}",
            "Renders a section group: a .json file of sections/ that lists sections with their settings.",
            examples: [
                .init(
                    "{% sections 'top' %}", "<div id=\"shopify-section-a\" class=\"shopify-section\">Welcome</div>")
            ]
        ) { parser throws(ParseFailure) in
            try parse(&parser, names: names, folder: "sections/", kind: "section group", isGroup: true)
        }
    }

    private static func parse(
        _ parser: inout TagParser, names: [String], folder: String, kind: String, isGroup: Bool
    ) throws(ParseFailure) -> SectionTag {
        let place = parser.place
        let name = try parser.quotedString("the name of a \(kind) in quotes")
        try parser.expectEnd()
        guard names.contains(name) else {
            throw parser.failure(
                "there is no \(kind) '\(name)' in \(folder)" + Suggestion.phrase(for: name, in: names), at: place)
        }
        return SectionTag(name, isGroup: isGroup)
    }
}
