import Liquid
import Text

/// `{% layout 'name' %}` and `{% layout none %}`: which file of `layout/` stands around the page.
final class LayoutTag: LiquidTag {
    private let name: String?

    private init(_ name: String?) { self.name = name }

    var isBlank: Bool { true }

    func render(_ context: RenderContext, into out: inout ByteWriter) throws(LiquidFault) {
        context.page?.chosenLayout = .some(name)
    }

    /// The tag for a theme that has these layouts.
    static func definition(names: [String]) -> TagDefinition {
        TagDefinition(
            "layout", syntax: "{% layout 'name' %}",
            "Chooses the file of layout/ around the page, `theme` unless said otherwise; `{% layout none %}` for none.",
            examples: [.init("{% layout none %}alone", "alone")]
        ) { parser throws(ParseFailure) in
            if parser.accept(word: "none") || parser.accept(word: "false") {
                try parser.expectEnd()
                return LayoutTag(nil)
            }
            let place = parser.place
            let name = try parser.quotedString("the name of a layout in quotes, or none")
            try parser.expectEnd()
            if name == "none" { return LayoutTag(nil) }
            guard names.contains(name) else {
                throw parser.failure(
                    "there is no layout '\(name)' in layout/" + Suggestion.phrase(for: name, in: names), at: place)
            }
            return LayoutTag(name)
        }
    }
}
