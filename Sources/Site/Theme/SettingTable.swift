import Commerce
import Documents
import Text

/// Settings with the values they have: of a theme, of one section, of one block.
struct SettingTable: Sendable {
    /// In the order of the definitions.
    private(set) var values: [(id: String, value: SettingValue)] = []
    /// What the values name in the shop, to be looked for when the shop is known.
    private(set) var references: [SettingReference] = []

    init(_ definitions: DefinitionList) { values = definitions.list.map { ($0.id, $0.value) } }

    subscript(_ id: String) -> SettingValue? {
        get { values.first { $0.id == id }?.value }
        set {
            guard let newValue, let index = values.firstIndex(where: { $0.id == id }) else { return }
            values[index].value = newValue
        }
    }

    var ids: [String] { values.map(\.id) }

    /// Those that need no page, with their values as JSON.
    var constants: [(id: String, json: String)] {
        values.compactMap { entry in
            var out = ByteWriter()
            switch entry.value {
            case .bool(let value): out.append(value ? "true" : "false")
            case .integer(let number): out.append(decimal: number)
            case .decimal(let number): out.append(string: number.text)
            case .text(let text), .html(let text), .font(let text), .url(let text): out.appendJSON(string: text)
            case .color(let color): out.appendJSON(string: color.css)
            default: return nil
            }
            return (entry.id, out.string)
        }
    }

    /// Sets what a JSON template or a schema's preset gives, a map of ids and values; each fault is reported at its
    /// place. `owner` names what has the settings: `the section 'hero'`.
    mutating func apply(
        _ node: Node?, definitions: DefinitionList, owner: String, _ diagnostics: inout [Diagnostic]
    ) {
        guard let node, node.kind != .null else { return }
        guard node.kind == .map else {
            diagnostics.append(node.diagnostic(.error, "'settings' of \(owner) must be a map of settings and values"))
            return
        }
        for (key, value) in node.entries {
            let id = key.text
            guard let definition = definitions[id] else {
                if definitions.faults.explain(id) { continue }
                diagnostics.append(
                    key.diagnostic(
                        .error,
                        "'\(Diagnostic.shortened(id))' is not a setting of \(owner)" + definitions.ids.guess(for: id)))
                continue
            }
            switch definition.check(ContentValue(value)) {
            case .success(let checked):
                self[id] = checked
                references.append(
                    SettingReference(id: id, value: checked, source: value.source, range: value.range, .warning))
            case .failure(let problem): diagnostics.append(value.diagnostic(.error, "'\(id)' \(problem.text)"))
            }
        }
    }

    /// Sets what the owner wrote under `theme.settings` in `store.yaml`.
    mutating func apply(
        _ settings: [ThemeSetting], of source: SourceFile, definitions: DefinitionList, theme: String,
        _ diagnostics: inout [Diagnostic]
    ) {
        for setting in settings {
            let id = setting.name.value
            guard let definition = definitions[id] else {
                if definitions.faults.explain(id) { continue }
                diagnostics.append(
                    Diagnostic(
                        .error, source, setting.name.range,
                        "'\(Diagnostic.shortened(id))' is not a setting of the theme '\(theme)'"
                            + definitions.ids.guess(for: id)))
                continue
            }
            switch definition.check(setting.value.value) {
            case .success(let checked):
                self[id] = checked
                references.append(
                    SettingReference(id: id, value: checked, source: source, range: setting.value.range, .error))
            case .failure(let problem):
                diagnostics.append(Diagnostic(.error, source, setting.value.range, "'\(id)' \(problem.text)"))
            }
        }
    }
}

/// A setting's value with its place, for what can only be checked against the shop.
struct SettingReference: Sendable {
    let id: String
    let value: SettingValue
    let source: SourceFile
    let range: Range<Int>
    /// An error in the owner's own file, a warning in a theme, which may have been made for another shop.
    let severity: Diagnostic.Severity

    init(id: String, value: SettingValue, source: SourceFile, range: Range<Int>, _ severity: Diagnostic.Severity) {
        self.id = id
        self.value = value
        self.source = source
        self.range = range
        self.severity = severity
    }

    /// What the value names and the shop has not.
    func problems(_ links: Links) -> [Diagnostic] {
        missing(value, links).map { Diagnostic(severity, source, range, "'\(id)' names " + $0) }
    }

    private func missing(_ value: SettingValue, _ links: Links) -> [Diagnostic.Wording] {
        // Asked anew at every build.
        let trace = DependencyTrace()
        let catalogue = links.catalogue
        func look(_ text: String, _ section: String, _ what: String, _ kind: Dependency.Kind) -> [Diagnostic.Wording] {
            let link = ShopLink(text.contains("/") ? text : "\(section)/\(text)", catalogue.addresses)
            let handle =
                switch link.target {
                case .product(let handle), .collection(let handle), .page(let handle), .post(let handle): handle
                default: text
                }
            if links.find(kind, handle, trace) != nil || links.isExplained(kind, handle) { return [] }
            return ["the \(what) '\(text)', which the shop does not have" + links.guess(kind, handle)]
        }
        switch value {
        case .product(let text): return look(text, "products", "product", .product)
        case .collection(let text): return look(text, "collections", "collection", .collection)
        case .page(let text): return look(text, "pages", "page", .page)
        case .article(let text): return look(text, "journal", "post", .post)
        case .image(let path):
            guard links.file(named: path, trace) == nil,
                !catalogue.media.isUnread(path, from: catalogue.store.source.path)
            else { return [] }
            return ["the picture '\(path)', which is not in media/" + catalogue.media.suggestion(for: path)]
        case .menu(let name):
            let names = catalogue.store.menus.map(\.handle.value)
            guard !names.contains(name), name != "main-menu" else { return [] }
            return ["the menu '\(name)', which store.yaml does not have" + KnownNames(names).guess(for: name)]
        case .list(let values): return values.flatMap { missing($0, links) }
        default: return []
        }
    }
}
