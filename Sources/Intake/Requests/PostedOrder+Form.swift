import Commerce
import HTTP
import Orders

extension PostedOrder {
    /// Reads a browser's form: pairs of `sku` and `quantity` in order, and the other fields once each.
    mutating func readForm(_ body: [UInt8]) throws(BodyFault) {
        let fields: FormFields
        do throws(FormFields.Fault) {
            fields = try FormFields(
                decoding: body, repeated: ["sku", "quantity"], maximumFields: PostedOrder.mostFields(body))
        } catch {
            throw BodyFault(status: .badRequest, message: PostedOrder.sentence(error))
        }
        var others = 0
        for entry in fields.entries where entry.name != "sku" && entry.name != "quantity" {
            others += 1
            guard others <= PostedOrder.mostFormFields else {
                throw BodyFault(status: .badRequest, message: "There are too many fields.")
            }
            take(entry.name, entry.value)
        }
        let skus = fields.values("sku")
        let quantities = fields.values("quantity")
        // A button that buys one thing need not say how many.
        guard quantities.count == skus.count || quantities.isEmpty else {
            throw BodyFault(status: .badRequest, message: "Every 'sku' needs a 'quantity' after it.")
        }
        guard skus.count <= PostedOrder.mostLines, skus.allSatisfy({ $0.utf8.count <= PostedOrder.longestSKU }) else {
            throw .cartTooLarge
        }
        for (index, sku) in skus.enumerated() {
            let typed = quantities.isEmpty ? "1" : quantities[index].trimmed
            let quantity = PostedOrder.quantity(typed)
            if typed == "0" { emptied.insert(index) }
            self.typed += [("sku", sku), ("quantity", typed)]
            request.lines.append(CartLine(sku: sku, quantity: quantity))
        }
    }

    /// Fields of a form besides the cart's lines: stops a body of thousands of names.
    private static let mostFormFields = 200

    /// As many as there may be with the lines; the decoder stops there.
    private static func mostFields(_ body: [UInt8]) -> Int { mostFormFields + 2 * mostLines + 2 }

    /// 0 for what is no quantity; pricing says what is wrong with it.
    static func quantity(_ text: String) -> Int { wholeNumber(text) ?? 0 }

    private static func sentence(_ fault: FormFields.Fault) -> String {
        switch fault {
        case .malformedEscape: "A '%' in the form is not followed by two hexadecimal digits."
        case .nul: "The form holds a NUL."
        case .invalidUTF8: "The form is not UTF-8."
        case .duplicate(let name): "The field '\(name.prefix(40))' came twice."
        case .tooManyFields: "There are too many fields."
        }
    }
}
