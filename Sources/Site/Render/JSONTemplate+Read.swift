import Documents
import Text

extension JSONTemplate {
    private static let keys = ["layout", "wrapper", "sections", "order", "name", "type"]
    private static let sectionKeys = ["type", "settings", "blocks", "block_order", "disabled", "custom_css", "name"]

    /// What may be named as a section's type, to look for the one that was meant; and those that are there and cannot be
    /// used, as was reported.
    struct SectionNames {
        let known: KnownNames
        let broken: Set<String>
    }

    /// Nil after an error in the file itself; `sections` finds a section by its type.
    static func read(
        _ source: SourceFile, sections find: (String) -> SectionDefinition?, names: SectionNames,
        _ diagnostics: inout [Diagnostic]
    ) -> JSONTemplate? {
        guard let document = JSON.parse(source.maskingLeadingComment, diagnostics: &diagnostics) else { return nil }
        let root = document.root
        guard root.kind == .map, let list = root["sections"], list.kind == .map else {
            diagnostics.append(
                root.diagnostic(.error, "a JSON template must be an object with 'sections' and their 'order'"))
            return nil
        }
        for (key, _) in root.entries where !keys.contains(key.text) {
            diagnostics.append(
                key.diagnostic(
                    .error,
                    "'\(key.text)' is not a field of a JSON template" + Suggestion.phrase(for: key.text, in: keys)))
        }
        var layout: String? = "theme"
        if let node = root["layout"] {
            switch node.kind {
            case .bool where node.bool == false: layout = nil
            case .string: layout = node.text
            default: diagnostics.append(node.diagnostic(.error, "'layout' must be a layout's name, or false for none"))
            }
        }
        var instances: [SectionInstance] = []
        let ids = SectionBlock.orderedIDs(root["order"], among: list, name: "order", kind: "section", &diagnostics)
        for id in ids {
            guard let fields = list[id] else { continue }
            if let instance = section(id, fields, find, names, &diagnostics) { instances.append(instance) }
        }
        return JSONTemplate(source: source, layout: layout, wrapper: root["wrapper"]?.text, sections: instances)
    }

    private static func section(
        _ id: String, _ fields: Node, _ find: (String) -> SectionDefinition?, _ names: SectionNames,
        _ diagnostics: inout [Diagnostic]
    ) -> SectionInstance? {
        guard fields.kind == .map, let type = fields["type"], type.kind == .string else {
            diagnostics.append(fields.diagnostic(.error, "the section '\(id)' must be an object with a 'type'"))
            return nil
        }
        for (key, _) in fields.entries where !sectionKeys.contains(key.text) {
            diagnostics.append(
                key.diagnostic(
                    .error,
                    "'\(key.text)' is not a field of a section here" + Suggestion.phrase(for: key.text, in: sectionKeys)
                ))
        }
        guard let definition = find(type.text) else {
            if names.broken.contains(type.text) { return nil }
            diagnostics.append(
                type.diagnostic(
                    .error,
                    "there is no section '\(type.text)' in sections/" + names.known.guess(for: type.text)))
            return nil
        }
        if fields["disabled"]?.bool == true { return nil }
        let owner = "the section '\(type.text)'"
        var settings = SettingTable(definition.schema.definitions)
        settings.apply(
            fields["settings"], definitions: definition.schema.definitions, owner: owner, &diagnostics)
        let blocks = SectionBlock.readAll(
            fields["blocks"], order: fields["block_order"], schema: definition.schema, owner: owner, &diagnostics)
        return SectionInstance(id: id, definition: definition, settings: settings, blocks: blocks)
    }
}
