import Text

/// What is known of types while parsing, for the warning about fields that an object has not.
///
/// Only what follows from the registered globals and objects is known: `product.images[0].src`, the variable of a loop
/// over `collection.products`. Anything else has no type and is never warned about.
extension TemplateParser {
    /// The type of a variable, and the global it was learnt from.
    private func type(ofVariable name: String) -> (type: LiquidType, origin: String)? {
        if let known = blockNames.last(where: { $0.name == name }) {
            guard let type = known.type, let origin = known.origin else { return nil }
            return (type, origin)
        }
        return environment.globals[name].map { ($0.type, name) }
    }

    /// The type of an expression, if it is known.
    func type(of expression: Expression) -> (type: LiquidType, origin: String)? {
        switch expression {
        case let variable as Variable: return type(ofVariable: variable.name.text)
        case let path as Path:
            guard let root = path.root.variable, var known = type(ofVariable: root.text) else { return nil }
            for step in path.steps {
                guard case .known(let next) = type(after: step, on: known.type) else { return nil }
                known.type = next
            }
            return known
        default: return nil
        }
    }

    private enum Outcome {
        case known(LiquidType)
        case unknown
        /// The object has no such field; these it has.
        case missing(ObjectSchema)
    }

    private func type(after step: Path.Step, on type: LiquidType) -> Outcome {
        switch (type, step) {
        case (.object(let name), .name(let field)), (.object(let name), .key(let field)):
            guard let schema = environment.schemas[name] else { return .unknown }
            if let field = schema.field(field) { return .known(field.type) }
            if let other = schema.otherKeys { return .known(other.type) }
            return ["size", "first", "last"].contains(field.text) ? .unknown : .missing(schema)
        case (.list(let element), .index): return .known(element)
        case (.list(let element), .name(let name)) where name.text == "first" || name.text == "last":
            return .known(element)
        case (.map(let element), .name), (.map(let element), .key): return .known(element)
        default: return .unknown
        }
    }

    /// Notes the first field of a path that its object has not.
    func checkFields(_ root: String, _ steps: [Path.Step], _ places: [Range<Int>]) {
        guard let known = type(ofVariable: root) else { return }
        var type = known.type
        for (step, place) in zip(steps, places) {
            switch self.type(after: step, on: type) {
            case .known(let next): type = next
            case .unknown: return
            case .missing(let schema):
                let name = text(place)
                let suggestion = suggestion(for: name) { schema.fields.map(\.name.text) }
                let message = "'\(schema.name)' has no field '\(name)'\(suggestion)"
                if freeFields.count < LiquidLimits.diagnostics {
                    freeFields.append(.init(origin: known.origin, message: message, range: TemplateRange(place)))
                }
                return
            }
        }
    }
}
