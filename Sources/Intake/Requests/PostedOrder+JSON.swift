import Commerce
import Documents
import HTTP
import Orders
import Text

extension PostedOrder {
    /// Levels of a body: an order needs three.
    private static let deepest = 16

    /// Reads a JSON object with the form's names, and `lines: [{"sku", "quantity"}]`.
    ///
    /// Keys that an order does not have are passed over, whatever they hold: a price or a status that a client sends is
    /// never believed.
    mutating func readJSON(_ body: [UInt8]) throws(BodyFault) {
        guard PostedOrder.depth(body) <= PostedOrder.deepest else {
            throw BodyFault(status: .badRequest, message: "The JSON is nested too deeply.")
        }
        var diagnostics: [Diagnostic] = []
        guard let document = JSON.parse(SourceFile(path: "body", bytes: body), diagnostics: &diagnostics) else {
            let first = diagnostics.first
            throw BodyFault(
                status: .badRequest,
                message: "The body is not JSON\(first.map { ": \($0.message)" } ?? "").")
        }
        let root = document.root
        guard root.kind == .map else { throw BodyFault(status: .badRequest, message: "The body must be an object.") }
        guard root.entries.count <= 200 else {
            throw BodyFault(status: .badRequest, message: "There are too many fields.")
        }
        for (key, value) in root.entries {
            let name = key.text
            switch (name, value.kind) {
            case ("lines", .list): try readLines(value)
            case ("lines", _):
                throw BodyFault(
                    status: .unprocessableContent, message: "'lines' must be a list.", field: "lines",
                    code: "text_invalid")
            case ("terms", .bool): take(name, value.bool == true ? "yes" : "")
            case ("expected_total", .integer): take(name, value.text)
            case (_, .string):
                // As `%00` in a form.
                guard !value.text.utf8.contains(0) else {
                    throw BodyFault(status: .badRequest, message: "The JSON holds a NUL.")
                }
                take(name, value.text)
            case (_, .null): continue
            default:
                guard PostedOrder.isField(name) else { continue }
                try PostedOrder.refuseExponent(value)
                mistyped.append(name)
            }
        }
    }

    private mutating func readLines(_ list: Node) throws(BodyFault) {
        guard list.items.count <= PostedOrder.mostLines else {
            throw .cartTooLarge
        }
        for item in list.items {
            guard item.kind == .map, let sku = item["sku"], sku.kind == .string else {
                throw BodyFault(
                    status: .unprocessableContent, message: "Every line is an object with a 'sku' and a 'quantity'.",
                    field: "lines", code: "text_invalid")
            }
            guard sku.text.utf8.count <= PostedOrder.longestSKU else { throw .cartTooLarge }
            guard !sku.text.utf8.contains(0) else {
                throw BodyFault(status: .badRequest, message: "The JSON holds a NUL.")
            }
            let quantity = item["quantity"]
            if let quantity { try PostedOrder.refuseExponent(quantity) }
            let count = quantity?.kind == .integer ? PostedOrder.quantity(quantity?.text ?? "") : 0
            request.lines.append(CartLine(sku: sku.text, quantity: quantity == nil ? 1 : count))
        }
    }

    /// `1e2` is a number of JSON and nobody's way to write a quantity or an amount: no writer of such bodies has it.
    private static func refuseExponent(_ value: Node) throws(BodyFault) {
        guard value.kind == .decimal, value.text.utf8.contains(where: { $0 | 0x20 == 0x65 }) else { return }
        throw BodyFault(status: .badRequest, message: "Write '\(value.text.prefix(20))' without an exponent.")
    }

    private static func isField(_ name: String) -> Bool {
        name == "key" || name == "website" || limits.contains { $0.name == name }
    }

    /// How deeply brackets nest outside strings; enough to refuse a bomb before it is parsed.
    private static func depth(_ bytes: [UInt8]) -> Int {
        var depth = 0
        var deepest = 0
        var isInString = false
        var isEscaped = false
        for byte in bytes {
            if isInString {
                if isEscaped {
                    isEscaped = false
                } else if byte == 0x5C {
                    isEscaped = true
                } else if byte == ASCII.quote {
                    isInString = false
                }
                continue
            }
            switch byte {
            case ASCII.quote: isInString = true
            case 0x5B, 0x7B:
                depth += 1
                deepest = max(deepest, depth)
            case 0x5D, 0x7D: depth -= 1
            default: break
            }
        }
        return deepest
    }
}
