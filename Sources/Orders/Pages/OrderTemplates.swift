import Commerce
import Liquid
import Text
import Theming

/// The order templates of a price book, each with a built-in one behind it.
///
/// A template of the theme that cannot be compiled is never used. One that is stopped by a limit while it is rendered
/// gives way to the built-in one for that page: whether it came to its end shows by a mark that is put behind its text.
/// Anything less, such as a text that the theme's locale has not, leaves a gap in the page and nothing else.
final class OrderTemplates: Sendable {
    private let theme: TemplateLibrary
    /// Names of the theme's templates that may be used: `checkout`, `mail-shipped.text`, `layout`.
    private let usable: Set<String>

    /// A private-use character, which no theme prints.
    private static let endMark = "\u{F0F02}"
    private static let endMarkBytes = Array(endMark.utf8)

    /// An order page is small; a template that does more than this has no end.
    private static let limits: LiquidLimits = {
        var limits = LiquidLimits()
        limits.work = 1_000_000
        limits.outputBytes = 4 << 20
        limits.valueBytes = 64 << 20
        return limits
    }()

    /// Compiles the templates of `book`; what is wrong with them is told, and what happens instead.
    init(_ book: PriceBook, diagnostics: inout [Diagnostic]) {
        var entries: [TemplateLibrary.Entry] = []
        for template in book.templates {
            if template.name.hasPrefix("snippets/") {
                let source = SourceFile(path: template.name + ".liquid", text: template.text)
                entries.append(.init(name: String(template.name.dropFirst("snippets/".count)), source: source))
            } else {
                let folder = template.name == "layout" ? "" : "templates/orders/"
                let source = SourceFile(
                    path: folder + template.name + ".liquid", text: template.text + OrderTemplates.endMark)
                entries.append(.init(name: "order:" + template.name, source: source, isSnippet: false))
            }
        }
        let library = TemplateLibrary(entries, OrderEnvironment.shared)
        theme = library
        let broken = Set(library.diagnostics.filter { $0.severity == .error }.map(\.path))
        diagnostics += library.diagnostics
        var usable: Set<String> = []
        for template in book.templates where !template.name.hasPrefix("snippets/") {
            if OrderTemplates.files(of: "order:" + template.name, library).isDisjoint(with: broken),
                library.template(named: "order:" + template.name) != nil,
                // A frame that does not show what is in it shows no order.
                template.name != "layout" || template.text.contains("content_for_layout")
            {
                usable.insert(template.name)
            } else {
                diagnostics.append(
                    Diagnostic(
                        .warning, path: "templates/orders/\(template.name).liquid",
                        message: "the template cannot be used; a plain built-in one takes its place"))
            }
        }
        self.usable = usable
    }

    /// Whether the theme has a template of this name that can be used.
    func has(_ name: String) -> Bool { usable.contains(name) }

    /// Whether the theme has mails of its own.
    var hasMails: Bool { usable.contains { $0.hasPrefix("mail-") } }

    /// What the theme's template of this name prints; nil when there is none or it did not come to its end. What went
    /// wrong on the way is given to `report`.
    func render(
        _ name: String, escapes: Bool, now: Instant, globals: LiquidMap, host: OrderPageHost,
        report: ([Diagnostic]) -> Void = { _ in }
    ) -> [UInt8]? {
        guard usable.contains(name), let template = theme.template(named: "order:" + name) else { return nil }
        var out = ByteWriter(reserving: 32 << 10)
        report(
            template.render(
                into: &out, globals: globals, loader: theme, host: host,
                options: OrderTemplates.options(escapes, now, host)))
        let mark = OrderTemplates.endMarkBytes
        guard out.bytes.suffix(mark.count).elementsEqual(mark) else { return nil }
        out.removeLast(mark.count)
        return out.bytes
    }

    /// What the built-in template of this name prints; nil when there is none.
    static func renderBuiltIn(
        _ name: String, escapes: Bool, now: Instant, globals: LiquidMap, host: OrderPageHost,
        report: ([Diagnostic]) -> Void = { _ in }
    ) -> [UInt8]? {
        guard let template = BuiltInTemplates.library.template(named: "order:" + name) else { return nil }
        var out = ByteWriter(reserving: 16 << 10)
        report(
            template.render(
                into: &out, globals: globals, loader: BuiltInTemplates.library, host: host,
                options: options(escapes, now, host)))
        return out.bytes
    }

    private static func options(_ escapes: Bool, _ now: Instant, _ host: OrderPageHost) -> RenderOptions {
        let zone = host.zone
        var options = RenderOptions()
        options.escapes = escapes
        options.now = now.seconds
        options.limits = limits
        options.utcOffset = { zone.offset(at: Instant(seconds: $0)) }
        return options
    }

    /// The paths of a template and of the snippets it reaches.
    private static func files(of name: String, _ library: TemplateLibrary) -> Set<String> {
        var seen: Set<String> = []
        var paths: Set<String> = []
        var open = [name]
        while let next = open.popLast() {
            guard seen.insert(next).inserted else { continue }
            guard let template = library.template(named: next) else {
                paths.insert(next.hasPrefix("order:") ? "" : "snippets/\(next).liquid")
                continue
            }
            paths.insert(template.source.path)
            open += template.partials.map(\.name)
        }
        return paths
    }
}
