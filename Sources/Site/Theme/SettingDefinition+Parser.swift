import Commerce
import Documents
import Text

extension SettingDefinition {
    /// A setting as one file writes it: a theme that extends another may give only a new default.
    struct Partial {
        let id: String
        /// Where its name stands.
        let name: Node
        let fields: Node
        let type: SettingType?

        private static let keys = [
            "id", "type", "label", "info", "default", "options", "min", "max", "step", "unit", "placeholder", "limit",
            "group", "visible_if", "accept", "content",
        ]

        /// Reads `settings`: a map of name and definition, or a list whose entries carry an `id`. What is there and
        /// cannot be used is noted in `faults`.
        static func readAll(
            _ node: Node, faults: inout SettingFaults, _ diagnostics: inout [Diagnostic]
        ) -> [Partial] {
            var found: [Partial] = []
            var ids: Set<String> = []
            func add(_ name: Node, _ fields: Node) {
                guard let partial = read(name, fields, &diagnostics) else {
                    faults.ids.insert(name.text)
                    return
                }
                if ids.insert(partial.id).inserted {
                    found.append(partial)
                } else {
                    diagnostics.append(name.diagnostic(.error, "the setting '\(partial.id)' is defined twice"))
                }
            }
            switch node.kind {
            case .null: break
            case .map:
                for (key, value) in node.entries {
                    if value.kind == .map {
                        add(key, value)
                    } else {
                        faults.ids.insert(key.text)
                        diagnostics.append(
                            value.diagnostic(
                                .error,
                                "the setting '\(key.text)' must be a map with its type, such as {type: text, default: \"\"}"
                            ))
                    }
                }
            case .list:
                for item in node.items {
                    guard item.kind == .map else {
                        faults.areUnknown = true
                        diagnostics.append(item.diagnostic(.error, "a setting must be a map with its id and type"))
                        continue
                    }
                    if let type = item["type"], SettingType.headings.contains(type.text) { continue }
                    guard let id = item["id"], id.kind == .string, !id.text.isEmpty else {
                        faults.areUnknown = true
                        diagnostics.append(item.diagnostic(.error, "the setting has no 'id'"))
                        continue
                    }
                    add(id, item)
                }
            default:
                faults.areUnknown = true
                diagnostics.append(node.diagnostic(.error, "'settings' must be a list or a map of settings"))
            }
            return found
        }

        private static func read(_ name: Node, _ fields: Node, _ diagnostics: inout [Diagnostic]) -> Partial? {
            for (key, _) in fields.entries where !keys.contains(key.text) {
                diagnostics.append(
                    key.diagnostic(
                        .error, "'\(key.text)' is not a field of a setting" + Suggestion.phrase(for: key.text, in: keys)
                    ))
            }
            var type: SettingType?
            if let node = fields["type"] {
                type = SettingType(name: node.text)
                if type == nil {
                    diagnostics.append(
                        node.diagnostic(
                            .error,
                            "'\(node.text)' is not a type of setting"
                                + Suggestion.phrase(for: node.text, in: SettingType.names)
                        ))
                    return nil
                }
            }
            return Partial(id: name.text, name: name, fields: fields, type: type)
        }

        /// The whole definition, with what this one leaves out taken from `base`.
        func definition(over base: SettingDefinition?, _ diagnostics: inout [Diagnostic]) -> SettingDefinition? {
            guard let type = type ?? base?.type else {
                diagnostics.append(
                    name.diagnostic(
                        .error,
                        "the setting '\(id)' has no 'type'; it is one of "
                            + SettingType.allCases.map(\.rawValue).joined(separator: ", ")))
                return nil
            }
            let base = base?.type == type ? base : nil
            let options = fields["options"].map { readOptions($0, &diagnostics) } ?? base?.options ?? []
            if type == .select && options.isEmpty {
                diagnostics.append(name.diagnostic(.error, "the setting '\(id)' has no 'options' to select from"))
                return nil
            }
            let minimum = number("min", &diagnostics) ?? base?.minimum
            let maximum = number("max", &diagnostics) ?? base?.maximum
            let step =
                number("step", &diagnostics) ?? base?.step
                ?? (type == .range ? DecimalNumber(digits: 1, places: 0) : nil)
            if type == .range && (minimum == nil || maximum == nil) {
                diagnostics.append(name.diagnostic(.error, "the setting '\(id)' is a range and needs 'min' and 'max'"))
                return nil
            }
            func make(_ value: SettingValue) -> SettingDefinition {
                SettingDefinition(
                    id: id, type: type, label: fields["label"]?.text ?? base?.label,
                    info: fields["info"]?.text ?? base?.info, options: options, minimum: minimum, maximum: maximum,
                    step: step, value: value)
            }
            guard let node = fields["default"] else {
                return make(base?.value ?? type.emptyValue(options: options, minimum: minimum))
            }
            switch make(.none).check(ContentValue(node)) {
            case .success(let value): return make(value)
            case .failure(let problem):
                diagnostics.append(node.diagnostic(.error, "the default of '\(id)' \(problem.text)"))
                return make(type.emptyValue(options: options, minimum: minimum))
            }
        }

        private func number(_ key: String, _ diagnostics: inout [Diagnostic]) -> DecimalNumber? {
            guard let node = fields[key] else { return nil }
            if let text = node.number, let number = DecimalNumber(text) { return number }
            diagnostics.append(node.diagnostic(.error, "'\(key)' must be a number"))
            return nil
        }

        /// A list of values, or of maps with a `value` and a `label`.
        private func readOptions(_ node: Node, _ diagnostics: inout [Diagnostic]) -> [String] {
            guard node.kind == .list else {
                diagnostics.append(node.diagnostic(.error, "'options' must be a list"))
                return []
            }
            return node.items.compactMap { item in
                let value = item.kind == .map ? item["value"] : item
                guard let value, value.kind != .list, value.kind != .map else {
                    diagnostics.append(item.diagnostic(.error, "an option must be text, or a map with a 'value'"))
                    return nil
                }
                return value.text
            }
        }
    }

    /// Whole definitions of a section's or a block's settings.
    static func readAll(_ node: Node?, _ diagnostics: inout [Diagnostic]) -> DefinitionList {
        guard let node else { return DefinitionList([]) }
        var faults = SettingFaults()
        var definitions: [SettingDefinition] = []
        for partial in Partial.readAll(node, faults: &faults, &diagnostics) {
            if let definition = partial.definition(over: nil, &diagnostics) {
                definitions.append(definition)
            } else {
                faults.ids.insert(partial.id)
            }
        }
        return DefinitionList(definitions, faults)
    }
}

/// Settings that a file defines and that cannot be used, as was reported: whoever names one is not to blame.
struct SettingFaults: Sendable {
    var ids: Set<String> = []
    /// There are some whose names could not be read.
    var areUnknown = false

    func explain(_ id: String) -> Bool { areUnknown || ids.contains(id) }
}

/// The definitions of the settings of a theme, a section or a block, shared by everything that uses it.
final class DefinitionList: Sendable {
    let list: [SettingDefinition]
    let faults: SettingFaults
    private let positions: [String: Int]
    /// The ids, to look for the one that was meant.
    let ids: KnownNames

    init(_ list: [SettingDefinition], _ faults: SettingFaults = SettingFaults()) {
        self.list = list
        self.faults = faults
        positions = Dictionary(list.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
        ids = KnownNames { list.map(\.id) }
    }

    subscript(_ id: String) -> SettingDefinition? { positions[id].map { list[$0] } }
}

extension SettingType {
    /// What a setting without a default holds.
    fileprivate func emptyValue(options: [String], minimum: DecimalNumber?) -> SettingValue {
        switch self {
        case .text, .textarea, .html, .richtext: .text("")
        case .checkbox: .bool(false)
        case .select: options.first.map { .text($0) } ?? .none
        case .range: minimum.map { $0.places == 0 ? .integer($0.digits) : .decimal($0) } ?? .none
        case .collectionList, .productList: .list([])
        default: .none
        }
    }
}
