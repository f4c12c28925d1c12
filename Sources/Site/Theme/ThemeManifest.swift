import Documents
import Text

/// What a theme's `theme.yaml` says.
struct ThemeManifest {
    /// A word of the file with its place.
    struct Word {
        let text: String
        let node: Node

        func diagnostic(_ message: String) -> Diagnostic { node.diagnostic(.error, message) }
    }

    let source: SourceFile
    /// As people call the theme.
    let title: String?
    let version: String?
    /// The folder name of the theme whose files stand in for those that this one lacks.
    let extends: Word?
    /// The definitions, some of which may only change what the extended theme defines.
    let settings: [SettingDefinition.Partial]
    let settingFaults: SettingFaults

    private static let keys = ["name", "version", "description", "author", "license", "extends", "settings"]

    /// Nil after an error in the file itself.
    static func read(_ source: SourceFile, _ diagnostics: inout [Diagnostic]) -> ThemeManifest? {
        guard let document = YAML.parse(source, diagnostics: &diagnostics) else { return nil }
        let root = document.root
        guard root.kind == .map else {
            diagnostics.append(root.diagnostic(.error, "theme.yaml must be a map of fields, such as 'name: Market'"))
            return nil
        }
        var texts: [String: Word] = [:]
        var settings: [SettingDefinition.Partial] = []
        var faults = SettingFaults()
        for (key, value) in root.entries {
            let name = key.text
            switch name {
            case "settings":
                settings = SettingDefinition.Partial.readAll(value, faults: &faults, &diagnostics)
            case _ where keys.contains(name):
                switch value.kind {
                case .string, .integer, .decimal: texts[name] = Word(text: value.text, node: value)
                case .null: break
                default: diagnostics.append(value.diagnostic(.error, "'\(name)' must be text"))
                }
            default:
                diagnostics.append(
                    key.diagnostic(
                        .error, "'\(name)' is not a field of theme.yaml" + Suggestion.phrase(for: name, in: keys)))
            }
        }
        return ThemeManifest(
            source: source, title: texts["name"]?.text, version: texts["version"]?.text, extends: texts["extends"],
            settings: settings, settingFaults: faults)
    }
}
