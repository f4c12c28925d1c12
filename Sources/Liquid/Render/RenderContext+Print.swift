import Text

extension RenderContext {
    /// Appends a value as an output prints it: nothing for nil, lists without separators, text escaped while escaping
    /// is on.
    package func print(_ value: LiquidValue, into out: inout ByteWriter) throws(LiquidFault) {
        switch value {
        case .null, .empty, .blank: break
        case .string(let text):
            if options.escapes { out.appendEscapingHTML(string: text) } else { out.append(string: text) }
        case .html(let text): out.append(string: text)
        case .integer(let number): out.append(decimal: number)
        case .bool(let value): out.append(value ? "true" : "false")
        case .decimal(let number): out.append(string: number.description)
        case .list(let list):
            try spend(list.count)
            for element in list { try print(element, into: &out) }
        case .sequence(let sequence):
            try spend(sequence.count)
            for index in 0..<max(0, sequence.count) { try print(sequence.element(at: index, self), into: &out) }
        case .object(let object):
            if let plain = object.plainValue(self) {
                if case .object = plain { return }
                try print(plain, into: &out)
            } else if let elements = object.elements {
                try print(.sequence(elements), into: &out)
            } else {
                try print(.string(objectText(object)), into: &out)
            }
        case .map, .range:
            let text = try text(of: value)
            if options.escapes { out.appendEscapingHTML(string: text) } else { out.append(string: text) }
        }
    }

    /// `ProductDrop`: what the reference prints for an object that has no text of its own.
    private func objectText(_ object: any LiquidObject) -> String {
        object.schema.name.split(separator: "_").map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined() + "Drop"
    }

    /// The value as text, as filters take it: a list in brackets, as the reference's `to_s`.
    package func text(of value: LiquidValue) throws(LiquidFault) -> String {
        switch value {
        case .null, .empty, .blank: return ""
        case .string(let text), .html(let text): return text
        case .integer(let number): return String(number)
        case .bool(let value): return value ? "true" : "false"
        case .decimal(let number): return number.description
        case .range(let lower, let upper): return "\(lower)..\(upper)"
        case .list, .sequence, .map:
            var out = ByteWriter()
            try inspect(value, into: &out, depth: 0)
            try reserve(bytes: out.count)
            return out.string
        case .object(let object):
            if let plain = object.plainValue(self) {
                if case .object = plain { return "" }
                return try text(of: plain)
            }
            return objectText(object)
        }
    }

    /// Appends a value as it stands inside a printed list or map: texts in quotes, `nil` by its name.
    private func inspect(_ value: LiquidValue, into out: inout ByteWriter, depth: Int) throws(LiquidFault) {
        try spend(1)
        guard depth < LiquidLimits.nesting else { return out.append("...") }
        switch value {
        case .null: out.append("nil")
        case .string(let text), .html(let text): inspect(text, into: &out)
        case .list(let list):
            out.append("[")
            for (index, element) in list.enumerated() {
                if index > 0 { out.append(", ") }
                try inspect(element, into: &out, depth: depth + 1)
            }
            out.append("]")
        case .sequence(let sequence):
            out.append("[")
            for index in 0..<max(0, sequence.count) {
                if index > 0 { out.append(", ") }
                try inspect(sequence.element(at: index, self), into: &out, depth: depth + 1)
            }
            out.append("]")
        case .map(let map):
            out.append("{")
            for index in map.keys.indices {
                if index > 0 { out.append(", ") }
                inspect(map.keys[index], into: &out)
                out.append("=>")
                try inspect(map.values[index], into: &out, depth: depth + 1)
            }
            out.append("}")
        default: out.append(string: try text(of: value))
        }
        try check(out)
    }

    /// A text in double quotes with the escapes of the reference's language.
    private func inspect(_ text: String, into out: inout ByteWriter) {
        out.append(ASCII.quote)
        var previous: UInt8 = 0
        for byte in text.utf8 {
            switch byte {
            case ASCII.quote: out.append("\\\"")
            case ASCII.backslash: out.append("\\\\")
            case 0x07: out.append("\\a")
            case 0x08: out.append("\\b")
            case 0x09: out.append("\\t")
            case 0x0A: out.append("\\n")
            case 0x0B: out.append("\\v")
            case 0x0C: out.append("\\f")
            case 0x0D: out.append("\\r")
            case 0x1B: out.append("\\e")
            case 0x00...0x1F, 0x7F:
                out.append("\\x")
                out.append(string: String(byte >> 4, radix: 16, uppercase: true))
                out.append(string: String(byte & 15, radix: 16, uppercase: true))
            case 0x24, 0x40, 0x7B:
                // `#{`, `#$` and `#@` would be read as insertions.
                if previous == 0x23 {
                    out.removeLast()
                    out.append("\\#")
                }
                out.append(byte)
            default: out.append(byte)
            }
            previous = byte
        }
        out.append(ASCII.quote)
    }
}
