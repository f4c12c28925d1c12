import HTTP
import Text

/// The fields of an order as a customer fills them in; each test changes what it is about.
struct OrderForm: Sendable {
    var fields: [(name: String, value: String)]

    /// A good order of these lines.
    init(_ lines: [(sku: String, quantity: String)] = [("FREE", "1")], _ changes: [(String, String?)] = []) {
        fields = lines.flatMap { [("sku", $0.sku), ("quantity", $0.quantity)] }
        fields += [
            ("name", "Ada Lovelace"), ("email", "ada@example.com"), ("address1", "1 Row"), ("city", "Berlin"),
            ("postcode", "10115"), ("country", "DE"), ("shipping", "post"), ("payment", "transfer"),
        ]
        for (name, value) in changes { self[name] = value }
    }

    /// The value of a field that is there once; nil takes it out.
    subscript(name: String) -> String? {
        get { fields.first { $0.name == name }?.value }
        set {
            let index = fields.firstIndex { $0.name == name }
            switch (index, newValue) {
            case (let index?, let value?): fields[index].value = value
            case (let index?, nil): fields.remove(at: index)
            case (nil, let value?): fields.append((name, value))
            case (nil, nil): break
            }
        }
    }

    func with(_ name: String, _ value: String?) -> OrderForm {
        var form = self
        form[name] = value
        return form
    }

    var encoded: [UInt8] {
        var out: [UInt8] = []
        for (index, field) in fields.enumerated() {
            if index > 0 { out.append(0x26) }
            out += OrderForm.escaped(field.name)
            out.append(0x3D)
            out += OrderForm.escaped(field.value)
        }
        return out
    }

    private static func escaped(_ text: String) -> [UInt8] {
        text.utf8.flatMap { byte -> [UInt8] in
            if ASCII.isAlphanumeric(byte) { return [byte] }
            return [0x25, Hex.digit(byte >> 4), Hex.digit(byte & 15)]
        }
    }

    /// The same as a JSON object.
    var json: String {
        var out = ByteWriter(reserving: 512)
        out.append("{\"lines\":[")
        let skus = fields.filter { $0.name == "sku" }
        let quantities = fields.filter { $0.name == "quantity" }
        for (index, (sku, quantity)) in zip(skus, quantities).enumerated() {
            if index > 0 { out.append(",") }
            out.append("{\"sku\":")
            out.appendJSON(string: sku.value)
            out.append(",\"quantity\":")
            out.append(string: quantity.value)
            out.append("}")
        }
        out.append("]")
        for field in fields where field.name != "sku" && field.name != "quantity" {
            out.append(",")
            out.appendJSON(string: field.name)
            out.append(":")
            out.appendJSON(string: field.value)
        }
        out.append("}")
        return String(decoding: out.bytes, as: UTF8.self)
    }
}
