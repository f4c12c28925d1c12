import Commerce
import Liquid
import Text
import Theming

extension Theme {
    /// Loads the theme that `store.yaml` names, with the themes it extends and the owner's settings.
    ///
    /// Nil when there is nothing to render with; any other fault is reported and leaves a theme that renders what it
    /// can, so that `check` shows the faults of content and theme together.
    ///
    /// - Parameter folder: where themes are, relative to the shop's root.
    package static func load(
        folder: String = "themes", store: Store, reader: any FileReader, diagnostics: inout [Diagnostic]
    ) -> Theme? {
        let choice = store.theme
        let files = ThemeFiles.load(
            name: choice.name.value, themesFolder: folder, reader: reader, diagnostics: &diagnostics
        ) { message in
            choice.name.range.isEmpty
                ? Diagnostic(.error, path: store.source.path, message: message)
                : Diagnostic(.error, store.source, choice.name.range, message)
        }
        guard let files, let main = files.layers.first else { return nil }
        let definitions = settings(files, &diagnostics)
        var table = SettingTable(definitions)
        table.apply(
            choice.settings, of: store.source, definitions: definitions, theme: main.name, &diagnostics)
        let locale = ThemeLocale.load(files, language: store.language, &diagnostics)
        let settingsView = SettingsView(table)
        let assets = AssetBuilder.load(files, settings: settingsView, &diagnostics)
        warnOfStrayFiles(files, &diagnostics)

        let sources = Sources(files, &diagnostics)
        let environment = StorefrontEnvironment.make(
            layouts: sources.names(of: .layouts), sections: sources.names(of: .sections),
            groups: sources.names(of: .groups))
        let entries =
            sources.snippets.map { TemplateLibrary.Entry(name: $0.key, source: $0.source) }
            + sources.layouts.map {
                TemplateLibrary.Entry(name: "layout:\($0.key)", source: $0.source, isSnippet: false)
            }
            + sources.templates.filter { !$0.isJSON }
            .map { TemplateLibrary.Entry(name: "template:\($0.key)", source: $0.source, isSnippet: false) }
            + sources.sections.map {
                TemplateLibrary.Entry(name: "section:\($0.key)", source: $0.source, isSnippet: false)
            }
        let unreadSnippets = sources.unread[.snippets] ?? []
        let library = TemplateLibrary(entries, environment, unread: unreadSnippets)
        let orderLibrary = orderLibrary(
            sources.orders.map { ($0.key, $0.source) },
            snippets: Dictionary(
                sources.snippets.map { ($0.key, $0.source) }, uniquingKeysWith: { first, _ in first }),
            unread: unreadSnippets)
        let ofPages = sources.filesOfPages(library)
        let ofOrders = sources.filesOfOrders(orderLibrary).subtracting(ofPages)
        diagnostics += library.diagnostics.filter { !ofOrders.contains($0.path) }
        let told = Set(library.diagnostics)
        diagnostics += orderLibrary.diagnostics.compactMap { found in
            guard ofPages.contains(found.path) else { return found }
            // A snippet of both: what is wrong in both was said once.
            guard !told.contains(found) else { return nil }
            var found = found
            found.wording = found.wording + " (in templates of orders, which know an order and no pages)"
            return found
        }

        var sections: [String: SectionDefinition] = [:]
        for file in sources.sections {
            let schema = SectionSchema.read(file.source, &diagnostics)
            guard let template = library.template(named: "section:\(file.key)") else { continue }
            sections[file.key] = SectionDefinition(name: file.key, schema: schema, template: template)
        }
        var broken = BrokenFiles(sources.unread)
        broken.note(.sections, sources.sections.map(\.key), usable: sections.keys)
        let sectionNames = JSONTemplate.SectionNames(
            known: KnownNames(sources.sections.map(\.key)), broken: broken.names(of: .sections))
        var groups: [String: JSONTemplate] = [:]
        for file in sources.groups {
            groups[file.key] = JSONTemplate.read(
                file.source, sections: { sections[$0] }, names: sectionNames, &diagnostics)
        }
        var templates: [String: ThemeTemplate] = [:]
        for file in sources.templates {
            if file.isJSON {
                let json = JSONTemplate.read(
                    file.source, sections: { sections[$0] }, names: sectionNames, &diagnostics)
                if let json { templates[file.key] = .json(json) }
            } else if let template = library.template(named: "template:\(file.key)") {
                templates[file.key] = .liquid(template)
            }
        }
        var layouts: [String: LiquidTemplate] = [:]
        for file in sources.layouts { layouts[file.key] = library.template(named: "layout:\(file.key)") }
        broken.note(.groups, sources.groups.map(\.key), usable: groups.keys)
        broken.note(.templates, sources.templates.map(\.key), usable: templates.keys)
        broken.note(.layouts, sources.layouts.map(\.key), usable: layouts.keys)
        checkLayouts(templates, sources.names(of: .layouts), &diagnostics)
        checkContentForLayout(sources, &diagnostics)

        let state = fingerprint(files, table, &diagnostics)
        return Theme(
            Parts(
                name: main.name, title: main.manifest.title ?? main.name, version: main.manifest.version,
                locale: locale,
                environment: environment, assets: assets,
                orderTemplates: sources.orders.map { OrderTemplate(name: $0.key, source: $0.source) },
                fingerprint: state.whole, fileStates: state.files, settings: table, settingsView: settingsView,
                references: references(table, templates, groups),
                templates: templates,
                layouts: layouts, sections: sections, staticSections: sections.mapValues(\.unconfigured),
                groups: groups,
                broken: broken, library: library,
                orderLibrary: orderLibrary,
                texts: sources.all.map(\.source)))
    }

    /// The settings of all themes of the chain; a nearer theme may change a definition field by field.
    private static func settings(_ files: ThemeFiles, _ diagnostics: inout [Diagnostic]) -> DefinitionList {
        var out: [SettingDefinition] = []
        var positions: [String: Int] = [:]
        var faults = SettingFaults()
        for layer in files.layers.reversed() {
            faults.ids.formUnion(layer.manifest.settingFaults.ids)
            if layer.manifest.settingFaults.areUnknown { faults.areUnknown = true }
            for partial in layer.manifest.settings {
                let at = positions[partial.id]
                guard let whole = partial.definition(over: at.map { out[$0] }, &diagnostics) else {
                    faults.ids.insert(partial.id)
                    continue
                }
                if let at {
                    out[at] = whole
                } else {
                    positions[partial.id] = out.count
                    out.append(whole)
                }
            }
        }
        return DefinitionList(out, faults)
    }

    /// What settings name, those of the theme first and then those of its sections by file and place.
    private static func references(
        _ table: SettingTable, _ templates: [String: ThemeTemplate], _ groups: [String: JSONTemplate]
    ) -> [SettingReference] {
        var files = groups.values.map(\.self)
        for template in templates.values { if case .json(let json) = template { files.append(json) } }
        var out = table.references
        for file in files.sorted(by: { $0.source.path < $1.source.path }) {
            out += file.sections.flatMap(\.references).sorted { $0.range.lowerBound < $1.range.lowerBound }
        }
        return out
    }

    private static let folders = ["assets", "layout", "locales", "sections", "snippets", "templates"]

    /// A file in a folder that no theme has is a slip that would otherwise show as something missing.
    private static func warnOfStrayFiles(_ files: ThemeFiles, _ diagnostics: inout [Diagnostic]) {
        for layer in files.layers {
            var told: Set<String> = []
            for path in layer.paths {
                let parts = path.split(separator: "/")
                guard parts.count > 1, let first = parts.first.map(String.init), !folders.contains(first) else {
                    continue
                }
                guard let nearest = Suggestion.nearest(to: first, in: folders), told.insert(first).inserted else {
                    continue
                }
                diagnostics.append(
                    Diagnostic(
                        .warning, path: "\(layer.folder)/\(path)",
                        message: "'\(first)' is not a folder of a theme; did you mean '\(nearest)'?"))
            }
        }
    }

    private static func checkLayouts(
        _ templates: [String: ThemeTemplate], _ layouts: [String], _ diagnostics: inout [Diagnostic]
    ) {
        for (_, template) in templates.sorted(by: { $0.key < $1.key }) {
            guard case .json(let json) = template, let layout = json.layout, !layouts.contains(layout) else { continue }
            diagnostics.append(
                Diagnostic(
                    .error, path: json.source.path,
                    message: "there is no layout '\(layout)' in layout/"
                        + Suggestion.phrase(for: layout, in: layouts)))
        }
    }

    /// A layout without these two prints pages without content or without metadata.
    private static func checkContentForLayout(_ sources: Sources, _ diagnostics: inout [Diagnostic]) {
        for file in sources.layouts {
            for name in ["content_for_header", "content_for_layout"] where !file.source.bytes.contains(text: name) {
                diagnostics.append(
                    Diagnostic(
                        .error, path: file.source.path,
                        message: name == "content_for_header"
                            ? "the layout does not print {{ content_for_header }}; put it before </head>"
                            : "the layout does not print {{ content_for_layout }}; put it where the page goes"))
            }
        }
    }

    private static func fingerprint(
        _ files: ThemeFiles, _ settings: SettingTable, _ diagnostics: inout [Diagnostic]
    ) -> (whole: Fingerprint, files: [ThemeFileState]) {
        var out = Fingerprint("theme 1")
        var states: [ThemeFileState] = []
        for (index, layer) in files.layers.enumerated() {
            for path in layer.paths {
                out = out.combined(with: Fingerprint(path))
                var ignored: [Diagnostic] = []
                if let bytes = files.bytes(path, layer: index, &ignored) {
                    let state = Fingerprint(bytes)
                    out = out.combined(with: state)
                    states.append(ThemeFileState(path: "\(layer.folder)/\(path)", fingerprint: state))
                }
            }
        }
        for (id, value) in settings.values {
            out = out.combined(with: Fingerprint(id)).combined(with: Fingerprint(value.description))
        }
        return (out, states)
    }

    /// The files of a theme that are read as text, sorted by name.
    private struct Sources {
        struct File {
            let key: String
            let source: SourceFile
            let isJSON: Bool
        }

        var snippets: [File] = []
        var layouts: [File] = []
        var templates: [File] = []
        var sections: [File] = []
        var groups: [File] = []
        var orders: [File] = []
        /// Names of files that could not be read, as was reported.
        var unread: [BrokenFiles.Kind: Set<String>] = [:]

        init(_ files: ThemeFiles, _ diagnostics: inout [Diagnostic]) {
            var unread: [BrokenFiles.Kind: Set<String>] = [:]
            func read(
                _ folder: String, _ endings: [String], nested: Bool = false, kind: BrokenFiles.Kind? = nil
            ) -> [File] {
                let found = files.files(in: folder) { path in
                    guard nested || !path.contains("/") else { return nil }
                    for ending in endings where path.hasSuffix(ending) { return String(path.dropLast(ending.count)) }
                    return nil
                }
                return found.compactMap { entry in
                    if let source = files.source(entry.path, layer: entry.layer, &diagnostics) {
                        return File(key: entry.key, source: source, isJSON: entry.path.hasSuffix(".json"))
                    }
                    if let kind { unread[kind, default: []].insert(entry.key) }
                    return nil
                }
            }
            snippets = read("snippets", [".liquid"], nested: true, kind: .snippets)
            layouts = read("layout", [".liquid"], kind: .layouts)
            templates = read("templates", [".liquid", ".json"], kind: .templates)
            sections = read("sections", [".liquid"], kind: .sections)
            groups = read("sections", [".json"], kind: .groups)
            orders = read("templates/orders", [".liquid"])
            self.unread = unread
            reportDoubles(files, &diagnostics)
        }

        /// All there are, those that could not be read among them.
        func names(of kind: BrokenFiles.Kind) -> [String] {
            let files =
                switch kind {
                case .snippets: snippets
                case .layouts: layouts
                case .templates: templates
                case .sections: sections
                case .groups: groups
                }
            return files.map(\.key) + (unread[kind] ?? []).sorted()
        }

        var all: [File] { snippets + layouts + templates + sections + groups + orders }

        /// The paths of everything that a page of the shop may be rendered with.
        func filesOfPages(_ library: TemplateLibrary) -> Set<String> {
            reach(
                layouts.map { "layout:\($0.key)" } + templates.map { "template:\($0.key)" }
                    + sections.map { "section:\($0.key)" }, library)
        }

        /// The paths of order templates and of the snippets they use.
        func filesOfOrders(_ library: TemplateLibrary) -> Set<String> {
            reach(orders.map { "order:\($0.key)" }, library).union(orders.map(\.source.path))
        }

        private func reach(_ roots: [String], _ library: TemplateLibrary) -> Set<String> {
            var seen: Set<String> = []
            var open = roots
            while let name = open.popLast() {
                guard seen.insert(name).inserted, let template = library.template(named: name) else { continue }
                open += template.partials.map(\.name)
            }
            // One that cannot be read is used all the same.
            let paths = Dictionary(
                snippets.map { ($0.key, $0.source.path) }, uniquingKeysWith: { first, _ in first })
            return Set(seen.compactMap { library.template(named: $0)?.source.path ?? paths[$0] })
        }

        /// `product.liquid` and `product.json` in one theme: which would count is anybody's guess.
        private func reportDoubles(_ files: ThemeFiles, _ diagnostics: inout [Diagnostic]) {
            for layer in files.layers {
                for path in layer.paths {
                    let other: String
                    if path.hasPrefix("templates/") && path.hasSuffix(".json") {
                        other = path.dropLast(".json".count) + ".liquid"
                    } else if path.hasPrefix("assets/") && path.hasSuffix(".liquid") {
                        other = String(path.dropLast(".liquid".count))
                    } else {
                        continue
                    }
                    guard layer.paths.contains(other) else { continue }
                    diagnostics.append(
                        Diagnostic(
                            .error, path: "\(layer.folder)/\(path)",
                            message: "the theme has \(other) as well; keep one of the two"))
                }
            }
        }
    }
}

extension Array where Element == UInt8 {
    /// Whether the UTF-8 bytes of `text` occur in it.
    func contains(text: String) -> Bool {
        let wanted = Array(text.utf8)
        guard let first = wanted.first, wanted.count <= count else { return wanted.isEmpty }
        return indices.dropLast(wanted.count - 1).contains { start in
            self[start] == first && self[start..<start + wanted.count].elementsEqual(wanted)
        }
    }
}
