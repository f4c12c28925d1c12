import Commerce
import Liquid
import Text

extension Theme {
    /// The name of the template that shows a content item: its own where the theme has it, else `kind`.
    ///
    /// `template: gift` in a product's file means `product.gift`; the whole name may be written too.
    package func templateName(_ kind: String, own: String?) -> String {
        guard let own, !own.isEmpty else { return kind }
        for candidate in [own.hasPrefix(kind + ".") ? own : "\(kind).\(own)", own]
        where templateNames.contains(candidate) {
            return candidate
        }
        return kind
    }

    /// What is wrong with a content item's `template:`, or nil; `own` is what its file says.
    package func problem(withTemplate own: String, kind: String) -> String? {
        if own == kind || templateName(kind, own: own) != kind { return nil }
        if broken.contains(.templates, "\(kind).\(own)") || broken.contains(.templates, own) { return nil }
        let known = templateNames.filter { $0.hasPrefix(kind + ".") }.map { String($0.dropFirst(kind.utf8.count + 1)) }
        return "the theme '\(name)' has no template '\(kind).\(own)'" + Suggestion.phrase(for: own, in: known.sorted())
    }

    /// Renders a page, its template first and then the layout around it; the result is what went wrong.
    ///
    /// - Parameter subject: the content file the page is made from, which run-time faults name.
    package func render(
        _ page: PageContext, _ templateName: String, subject: String? = nil, into out: inout ByteWriter
    ) -> [Diagnostic] {
        guard let template = templates[templateName] else {
            if broken.contains(.templates, templateName) { return [] }
            return [
                Diagnostic(
                    .error, path: "themes/\(name)/templates/\(templateName).liquid",
                    message: "the template is missing"
                        + Suggestion.phrase(for: templateName, in: templateNames.sorted()))
            ]
        }
        var options = RenderOptions()
        options.subject = subject
        options.now = page.catalogue.now.seconds
        options.utcOffset = page.catalogue.utcOffset
        let globals = PageGlobals(page)
        var diagnostics: [Diagnostic] = []
        var inner = ByteWriter(reserving: 16 << 10)
        var layout: String? = "theme"
        switch template {
        case .liquid(let template):
            diagnostics += template.render(
                into: &inner, globals: globals, loader: snippets, host: page, options: options)
        case .json(let json):
            layout = json.layout
            diagnostics += render(json, page, globals, options, into: &inner)
        }
        if let chosen = page.chosenLayout { layout = chosen }
        guard let layout else {
            out.append(inner.bytes)
            return diagnostics
        }
        guard let file = layouts[layout] else {
            if broken.contains(.layouts, layout) { return diagnostics }
            let message =
                "there is no layout '\(layout)' in layout/" + Suggestion.phrase(for: layout, in: layouts.keys.sorted())
            return diagnostics + [Diagnostic(.error, path: "themes/\(name)/layout/\(layout).liquid", message: message)]
        }
        page.contentForLayout = inner.string
        diagnostics += file.render(into: &out, globals: globals, loader: snippets, host: page, options: options)
        return diagnostics
    }

    /// Renders the sections of a JSON template in order, in the element its `wrapper` names.
    private func render(
        _ json: JSONTemplate, _ page: PageContext, _ globals: PageGlobals, _ options: RenderOptions,
        into out: inout ByteWriter
    ) -> [Diagnostic] {
        let wrapper = json.wrapper.flatMap { WrapperElement($0) }
        if let wrapper { out.append(string: wrapper.opening) }
        var diagnostics: [Diagnostic] = []
        for (place, section) in json.sections.enumerated() {
            let outer = page.section
            page.section = SectionView(section, place: place)
            section.open(into: &out)
            diagnostics += section.definition.template.render(
                into: &out, globals: globals, loader: snippets, host: page, options: options)
            section.close(into: &out)
            page.section = outer
        }
        if let wrapper { out.append(string: wrapper.closing) }
        return diagnostics
    }
}

/// The element of a JSON template's `wrapper`: `main#content.wide[data-page=home]`.
struct WrapperElement {
    let opening: String
    let closing: String

    init?(_ text: String) {
        var name = ""
        var id = ""
        var classes: [String] = []
        var attributes: [(String, String)] = []
        var rest = text[...]
        func word() -> String {
            let end = rest.firstIndex { ".#[".contains($0) } ?? rest.endIndex
            defer { rest = rest[end...] }
            return String(rest[..<end])
        }
        name = word()
        guard !name.isEmpty, name.utf8.allSatisfy({ ASCII.isLetter($0) || $0 == ASCII.hyphen }) else { return nil }
        while let mark = rest.first {
            rest.removeFirst()
            switch mark {
            case "#": id = word()
            case ".": classes.append(word())
            default:
                guard let close = rest.firstIndex(of: "]") else { return nil }
                let pair = rest[..<close].split(separator: "=", maxSplits: 1)
                if let key = pair.first { attributes.append((String(key), pair.count > 1 ? String(pair[1]) : "")) }
                rest = rest[rest.index(after: close)...]
            }
        }
        var out = ByteWriter()
        out.append(string: "<\(name)")
        if !id.isEmpty { attributes.insert(("id", id), at: 0) }
        if !classes.isEmpty { attributes.append(("class", classes.joined(separator: " "))) }
        for (key, value) in attributes {
            out.append(string: " \(key)=\"")
            out.appendEscapingHTML(string: value.filter { $0 != "\"" && $0 != "'" })
            out.append(ASCII.quote)
        }
        out.append(ASCII.greaterThan)
        opening = out.string
        closing = "</\(name)>"
    }
}
