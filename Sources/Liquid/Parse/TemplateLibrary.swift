import Text

/// A set of templates that render and include one another, compiled together.
///
/// Compiling them together is what lets an unknown snippet and an unknown variable be reported before anything is
/// rendered: a name is known in a snippet if any template hands it over.
package final class TemplateLibrary: TemplateLoader {
    private let templates: [String: LiquidTemplate]
    /// The same by the bytes of their names, which is how most are asked for.
    private let index: NameIndex
    private let indexed: [LiquidTemplate]
    /// All errors and warnings of all files, in the order of the files.
    package let diagnostics: [Diagnostic]
    /// Names of snippets whose lack was reported: there is no such file, or it cannot be used.
    private let told: Set<String>

    /// One file and the name other templates use for it; nil for one that no other template renders.
    package struct Entry: Sendable {
        package let name: String
        package let source: SourceFile
        /// Whether `render` and `include` find it under its name; other entries are only found by `template(named:)`.
        package let isSnippet: Bool

        package init(name: String, source: SourceFile, isSnippet: Bool = true) {
            self.name = name
            self.source = source
            self.isSnippet = isSnippet
        }
    }

    /// - Parameter unread: names of snippets that are there and could not be read, as was reported.
    package init(_ entries: [Entry], _ environment: LiquidEnvironment, unread: Set<String> = []) {
        var templates: [String: LiquidTemplate] = [:]
        var diagnostics: [Diagnostic] = []
        var parsed: [LiquidTemplate] = []
        for entry in entries {
            guard let template = LiquidTemplate.parse(entry.source, environment, diagnostics: &diagnostics) else {
                continue
            }
            templates[entry.name] = template
            parsed.append(template)
        }
        let snippets = Set(entries.filter(\.isSnippet).map(\.name)).union(unread)
        let snippetNames = KnownNames { snippets.sorted() }
        var known: Set<String> = []
        for template in parsed { known.formUnion(template.passedNames) }
        // What one template sets is seen by those that include it and those it includes.
        if parsed.contains(where: \.includesOthers) {
            for template in parsed { known.formUnion(template.assignedNames) }
        }
        for template in parsed {
            diagnostics += template.unknownPartials(among: snippets, snippetNames)
            if environment.warnsAboutUnknownNames { diagnostics += template.unknownNames(besides: known) }
            diagnostics += template.unknownFields(besides: known)
        }
        told = snippets.union(parsed.lazy.flatMap(\.partials).map(\.name)).filter { templates[$0] == nil }
        self.templates = templates
        index = NameIndex(templates.keys.map { Name($0) })
        indexed = Array(templates.values)
        self.diagnostics = diagnostics
    }

    package func template(named name: String) -> LiquidTemplate? { templates[name] }

    package func hasTold(of name: String) -> Bool { told.contains(name) }

    package func template(_ name: Name) -> LiquidTemplate? {
        index[name.key].map { indexed[$0] } ?? templates[name.text]
    }
}

extension LiquidTemplate {
    /// An error for each literal name of a `render` or `include` that is not among `names`; `known` are the same.
    package func unknownPartials(among names: Set<String>, _ known: KnownNames) -> [Diagnostic] {
        partials.filter { !names.contains($0.name) }.map { partial in
            Diagnostic(
                .error, source, partial.range.range,
                "there is no snippet '\(partial.name)'" + known.guess(for: partial.name))
        }
    }

    /// A warning for each variable that neither the template, the environment nor `names` defines.
    package func unknownNames(besides names: Set<String>) -> [Diagnostic] {
        let known = KnownNames { [environment, assignedNames] in
            Set(environment.globals.keys).union(assignedNames).union(names).sorted()
        }
        return freeNames.compactMap { free in
            if environment.globals[free.name] != nil || names.contains(free.name) || free.name == "forloop" {
                return nil
            }
            return Diagnostic(
                .warning, source, free.range.range,
                "nothing defines the variable '\(free.name)'" + known.guess(for: free.name))
        }
    }

    /// A warning for each field that an object has not, where the object is known from the environment's globals;
    /// globals among `names` may be something else here and are left alone.
    package func unknownFields(besides names: Set<String>) -> [Diagnostic] {
        freeFields.filter { !names.contains($0.origin) }.map { field in
            Diagnostic(.warning, source, field.range.range, field.message)
        }
    }
}
