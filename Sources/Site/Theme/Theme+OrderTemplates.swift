import Liquid
import Text
import Theming

extension Theme {
    /// The templates of `templates/orders/` with the snippets they reach, compiled as the order intake compiles them: it
    /// knows orders instead of pages, so what it could not render is an error of the build and not of an evening's
    /// orders.
    ///
    /// - Parameters:
    ///   - snippets: every snippet of the theme, by name.
    ///   - unread: names of those that could not be read, as was reported.
    static func orderLibrary(
        _ templates: [(name: String, source: SourceFile)], snippets: [String: SourceFile], unread: Set<String> = []
    ) -> TemplateLibrary {
        var entries = templates.map {
            TemplateLibrary.Entry(name: "order:\($0.name)", source: $0.source, isSnippet: false)
        }
        var seen: Set<String> = []
        var next = 0
        while next < entries.count {
            // What cannot be read is reported by the library; here it only reaches nothing.
            var ignored: [Diagnostic] = []
            let template = LiquidTemplate.parse(entries[next].source, OrderEnvironment.shared, diagnostics: &ignored)
            next += 1
            for partial in template?.partials ?? [] where seen.insert(partial.name).inserted {
                guard let source = snippets[partial.name] else { continue }
                entries.append(TemplateLibrary.Entry(name: partial.name, source: source))
            }
        }
        return TemplateLibrary(entries, OrderEnvironment.shared, unread: unread)
    }
}
