import Commerce
import Documents
import Text

/// Settings with the values they have: of a theme, of one section, of one block.
struct SettingTable: Sendable {
    /// In the order of the definitions.
    private(set) var values: [(id: String, value: SettingValue)] = []

    init(_ definitions: [SettingDefinition]) { values = definitions.map { ($0.id, $0.value) } }

    subscript(_ id: String) -> SettingValue? {
        get { values.first { $0.id == id }?.value }
        set {
            guard let newValue, let index = values.firstIndex(where: { $0.id == id }) else { return }
            values[index].value = newValue
        }
    }

    var ids: [String] { values.map(\.id) }

    /// Sets what a JSON template or a schema's preset gives, a map of ids and values; each fault is reported at its
    /// place. `owner` names what has the settings: `the section 'hero'`.
    mutating func apply(
        _ node: Node?, definitions: [SettingDefinition], owner: String, _ diagnostics: inout [Diagnostic]
    ) {
        guard let node, node.kind != .null else { return }
        guard node.kind == .map else {
            diagnostics.append(node.diagnostic(.error, "'settings' of \(owner) must be a map of settings and values"))
            return
        }
        for (key, value) in node.entries {
            let id = key.text
            guard let definition = definitions.first(where: { $0.id == id }) else {
                diagnostics.append(
                    key.diagnostic(
                        .error,
                        "'\(id)' is not a setting of \(owner)"
                            + Suggestion.phrase(for: id, in: definitions.map(\.id))))
                continue
            }
            switch definition.check(ContentValue(value)) {
            case .success(let checked): self[id] = checked
            case .failure(let problem): diagnostics.append(value.diagnostic(.error, "'\(id)' \(problem.text)"))
            }
        }
    }

    /// Sets what the owner wrote under `theme.settings` in `store.yaml`.
    mutating func apply(
        _ settings: [ThemeSetting], of source: SourceFile, definitions: [SettingDefinition], theme: String,
        _ diagnostics: inout [Diagnostic]
    ) {
        for setting in settings {
            let id = setting.name.value
            guard let definition = definitions.first(where: { $0.id == id }) else {
                diagnostics.append(
                    Diagnostic(
                        .error, source, setting.name.range,
                        "'\(id)' is not a setting of the theme '\(theme)'"
                            + Suggestion.phrase(for: id, in: definitions.map(\.id))))
                continue
            }
            switch definition.check(setting.value.value) {
            case .success(let checked): self[id] = checked
            case .failure(let problem):
                diagnostics.append(Diagnostic(.error, source, setting.value.range, "'\(id)' \(problem.text)"))
            }
        }
    }
}
