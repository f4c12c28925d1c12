import Liquid
import Text

/// A file of `templates/`.
enum ThemeTemplate: Sendable {
    case liquid(LiquidTemplate)
    case json(JSONTemplate)
}

/// A page made of sections: a `.json` file of `templates/`, or a section group of `sections/`.
struct JSONTemplate: Sendable {
    let source: SourceFile
    /// The layout around the page: nil for none.
    let layout: String?
    /// The element around all sections, as `main#content.wide`; nil for none.
    let wrapper: String?
    let sections: [SectionInstance]
}
