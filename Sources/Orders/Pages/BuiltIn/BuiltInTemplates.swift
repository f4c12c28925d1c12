import Liquid
import Text
import Theming

/// Plain templates that stand behind a theme's, so that an order can always be taken and read. They use a theme's words
/// where it has them under the names that the themes here use, and English otherwise.
enum BuiltInTemplates {
    static let library: TemplateLibrary = {
        let entries = (pages + mails).map { name, text in
            TemplateLibrary.Entry(
                name: "order:\(name)", source: SourceFile(path: "built-in/\(name).liquid", text: text),
                isSnippet: false)
        }
        let parts = snippets.map { name, text in
            TemplateLibrary.Entry(name: name, source: SourceFile(path: "built-in/\(name).liquid", text: text))
        }
        return TemplateLibrary(entries + parts, OrderEnvironment.shared)
    }()

    /// Every built-in page and mail.
    static let names: [String] = (pages + mails).map(\.0)
}
