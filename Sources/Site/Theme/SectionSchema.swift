import Documents
import Text

/// What the `{% schema %}` of a section says: its settings, the blocks it takes and what it starts with.
struct SectionSchema: Sendable {
    struct Block: Sendable {
        let type: String
        let name: String?
        /// How many a section may hold; nil: any number.
        let limit: Int?
        let definitions: DefinitionList
    }

    var name: String?
    /// The element around the section, `div` unless said otherwise; nil: none.
    var tag: String? = "div"
    var cssClass: String?
    var definitions = DefinitionList([])
    var blocks: [Block] = []
    /// There are blocks whose types could not be read, as was reported.
    var hasUnknownBlocks = false
    /// The most blocks of all types together.
    var mostBlocks = 50
    /// What `default` or the first preset gives a section that nothing else configures.
    var defaultSettings = SettingTable(DefinitionList([]))
    var defaultBlocks: [SectionBlock] = []

    private static let keys = [
        "name", "tag", "class", "limit", "settings", "blocks", "max_blocks", "presets", "default", "enabled_on",
        "disabled_on", "locales", "templates",
    ]
    private static let blockKeys = ["type", "name", "limit", "settings"]
    private static let tags = ["article", "aside", "div", "footer", "header", "section"]

    /// Where the JSON between `{% schema %}` and `{% endschema %}` lies in a section's source, or nil without one.
    static func range(in source: SourceFile) -> Range<Int>? {
        guard let open = tag(named: "schema", in: source.bytes, from: 0),
            let close = tag(named: "endschema", in: source.bytes, from: open.end)
        else { return nil }
        return open.end..<close.start
    }

    /// Finds `{% name %}` with or without hyphens.
    private static func tag(named name: StaticString, in bytes: [UInt8], from start: Int) -> (start: Int, end: Int)? {
        var index = start
        while index + 3 < bytes.count {
            guard bytes[index] == 0x7B, bytes[index + 1] == 0x25 else {
                index += 1
                continue
            }
            var at = index + 2
            if at < bytes.count, bytes[at] == ASCII.hyphen { at += 1 }
            while at < bytes.count, ASCII.isWhitespace(bytes[at]) { at += 1 }
            let length = name.utf8CodeUnitCount
            if at + length <= bytes.count, (0..<length).allSatisfy({ bytes[at + $0] == name.utf8Start[$0] }) {
                at += length
                while at < bytes.count, ASCII.isWhitespace(bytes[at]) { at += 1 }
                if at < bytes.count, bytes[at] == ASCII.hyphen { at += 1 }
                if at + 1 < bytes.count, bytes[at] == 0x25, bytes[at + 1] == 0x7D { return (index, at + 2) }
            }
            index += 2
        }
        return nil
    }

    /// Reads the schema of a section; one without a schema has no settings and no blocks.
    static func read(_ source: SourceFile, _ diagnostics: inout [Diagnostic]) -> SectionSchema {
        var schema = SectionSchema()
        guard let range = range(in: source) else { return schema }
        let masked = source.masking(outside: range)
        let document = JSON.parse(masked, diagnostics: &diagnostics)
        guard let root = document?.root, root.kind == .map else {
            if let root = document?.root {
                diagnostics.append(root.diagnostic(.error, "a section's schema must be a JSON object"))
            }
            schema.definitions = DefinitionList([], SettingFaults(areUnknown: true))
            schema.hasUnknownBlocks = true
            return schema
        }
        for (key, value) in root.entries {
            switch key.text {
            case "name": schema.name = value.kind == .map ? value["en"]?.text : value.text
            case "tag":
                if value.isNull || (value.kind == .string && value.text == "none") {
                    schema.tag = nil
                } else if tags.contains(value.text) {
                    schema.tag = value.text
                } else {
                    diagnostics.append(
                        value.diagnostic(.error, "'tag' must be one of \(tags.joined(separator: ", ")), or null"))
                }
            case "class": schema.cssClass = value.text
            case "settings": schema.definitions = SettingDefinition.readAll(value, &diagnostics)
            case "blocks": schema.readBlocks(value, &diagnostics)
            case "max_blocks":
                if let most = value.integer, most >= 0 {
                    schema.mostBlocks = most
                } else {
                    diagnostics.append(value.diagnostic(.error, "'max_blocks' must be a whole number"))
                }
            case _ where keys.contains(key.text): break
            default:
                diagnostics.append(
                    key.diagnostic(
                        .error,
                        "'\(key.text)' is not a field of a section's schema"
                            + Suggestion.phrase(for: key.text, in: keys)))
            }
        }
        schema.defaultSettings = SettingTable(schema.definitions)
        let start = root["default"] ?? root["presets"]?.items.first
        if let start, start.kind == .map {
            let owner = "this section"
            schema.defaultSettings.apply(
                start["settings"], definitions: schema.definitions, owner: owner, &diagnostics)
            schema.defaultBlocks = SectionBlock.readAll(
                start["blocks"], order: start["block_order"], schema: schema, owner: owner, &diagnostics)
        }
        return schema
    }

    private mutating func readBlocks(_ node: Node, _ diagnostics: inout [Diagnostic]) {
        guard node.kind == .list else {
            hasUnknownBlocks = true
            diagnostics.append(node.diagnostic(.error, "'blocks' must be a list"))
            return
        }
        for item in node.items {
            guard item.kind == .map, let type = item["type"], type.kind == .string, !type.text.isEmpty else {
                hasUnknownBlocks = true
                diagnostics.append(item.diagnostic(.error, "a block must be an object with a 'type'"))
                continue
            }
            for (key, _) in item.entries where !Self.blockKeys.contains(key.text) {
                diagnostics.append(
                    key.diagnostic(
                        .error,
                        "'\(key.text)' is not a field of a block" + Suggestion.phrase(for: key.text, in: Self.blockKeys)
                    ))
            }
            if blocks.contains(where: { $0.type == type.text }) {
                diagnostics.append(type.diagnostic(.error, "the block '\(type.text)' is defined twice"))
                continue
            }
            blocks.append(
                Block(
                    type: type.text, name: item["name"]?.text, limit: item["limit"]?.integer,
                    definitions: SettingDefinition.readAll(item["settings"], &diagnostics)))
        }
    }
}

/// One block of a section as a template configures it.
struct SectionBlock: Sendable {
    let id: String
    let type: String
    var settings: SettingTable

    /// Reads `blocks`: an object by id with its order in `block_order`, or (in presets) a list.
    static func readAll(
        _ node: Node?, order: Node?, schema: SectionSchema, owner: String, _ diagnostics: inout [Diagnostic]
    ) -> [SectionBlock] {
        guard let node, !node.isNull else { return [] }
        var blocks: [SectionBlock] = []
        var counts: [String: Int] = [:]
        func add(_ id: String, _ fields: Node) {
            guard fields.kind == .map, let type = fields["type"] else {
                diagnostics.append(fields.diagnostic(.error, "a block of \(owner) must be an object with a 'type'"))
                return
            }
            if fields["disabled"]?.bool == true { return }
            guard let block = schema.blocks.first(where: { $0.type == type.text }) else {
                if schema.hasUnknownBlocks { return }
                diagnostics.append(
                    type.diagnostic(
                        .error,
                        "'\(type.text)' is not a block of \(owner)"
                            + Suggestion.phrase(for: type.text, in: schema.blocks.map(\.type))))
                return
            }
            counts[type.text, default: 0] += 1
            if let limit = block.limit, counts[type.text] == limit + 1 {
                diagnostics.append(
                    type.diagnostic(.error, "\(owner) takes at most \(limit) of the block '\(type.text)'"))
            }
            var settings = SettingTable(block.definitions)
            settings.apply(
                fields["settings"], definitions: block.definitions, owner: "the block '\(type.text)'", &diagnostics)
            blocks.append(SectionBlock(id: id, type: type.text, settings: settings))
        }
        switch node.kind {
        case .list:
            for (index, item) in node.items.enumerated() { add(String(index), item) }
        case .map:
            let ids = orderedIDs(order, among: node, name: "block_order", kind: "block", &diagnostics)
            for id in ids { if let fields = node[id] { add(id, fields) } }
        default: diagnostics.append(node.diagnostic(.error, "'blocks' of \(owner) must be an object"))
        }
        if blocks.count > schema.mostBlocks {
            diagnostics.append(node.diagnostic(.error, "\(owner) takes at most \(schema.mostBlocks) blocks"))
        }
        return blocks
    }

    /// The ids of `order`, each of which must be a key of `map`; all keys in file order without an order.
    static func orderedIDs(
        _ order: Node?, among map: Node, name: String, kind: String, _ diagnostics: inout [Diagnostic]
    ) -> [String] {
        let known = map.entries.map(\.key.text)
        guard let order else { return known }
        guard order.kind == .list else {
            diagnostics.append(order.diagnostic(.error, "'\(name)' must be a list of ids"))
            return known
        }
        var ids: [String] = []
        var seen: Set<String> = []
        let names = KnownNames(known)
        for item in order.items {
            let id = item.text
            if seen.contains(id) {
                diagnostics.append(item.diagnostic(.error, "the \(kind) '\(id)' is in the order twice"))
            } else if map[id] != nil {
                seen.insert(id)
                ids.append(id)
            } else {
                diagnostics.append(item.diagnostic(.error, "there is no \(kind) '\(id)' here" + names.guess(for: id)))
            }
        }
        for (key, _) in map.entries where !seen.contains(key.text) {
            diagnostics.append(
                key.diagnostic(.warning, "the \(kind) '\(key.text)' is not in '\(name)' and is not shown"))
        }
        return ids
    }
}
