import Commerce
import HTTP
import Orders
import Text

/// What a request of the intake asks for, whichever way it was written.
package struct PostedOrder: Sendable {
    package var request = OrderRequest()
    /// Everything that was typed, by the names of the form, to be shown again.
    var typed: [(name: String, value: String)] = []
    /// Indexes of the lines whose quantity was set to 0 on the page, which takes them out of the cart there.
    var emptied: Set<Int> = []
    /// The field that people do not see was filled.
    var isTrapped = false
    /// Fields whose value is not of the kind that it must be.
    var mistyped: [String] = []

    /// The fields of a person and of choices, with the most characters each may have: stops a note that is a book.
    package static let limits: [(name: String, most: Int)] = [
        ("name", 200), ("email", 254), ("phone", 50), ("address1", 200), ("address2", 200), ("city", 100),
        ("region", 100), ("postcode", 20), ("country", 2), ("shipping", 200), ("payment", 200), ("code", 64),
        ("note", 2_000), ("terms", 10), ("expected_total", 20), ("currency", 10),
    ]
    /// Those that an order keeps as they were typed; what the others must be is seen to by whoever reads them.
    private static let keptTexts: Set<String> = [
        "name", "phone", "address1", "address2", "city", "region", "postcode", "country", "note",
    ]
    /// Bytes of an idempotency key.
    static let longestKey = 255
    /// Lines of a cart before equal SKUs are added up.
    static let mostLines = 1_000
    /// Bytes of a SKU; a longer one is none of any shop's.
    static let longestSKU = 200

    /// Reads the body by its type: a form or JSON.
    ///
    /// - Throws: 415 for another type, 400 for what no browser and no JSON writer sends.
    package init(_ request: Request) throws(BodyFault) {
        guard request.fields["content-encoding"] == nil else {
            throw BodyFault(status: .unsupportedMediaType, message: "A compressed body is not taken.")
        }
        guard let type = request.contentType else {
            throw BodyFault(
                status: .unsupportedMediaType,
                message: "Send application/x-www-form-urlencoded or application/json, and say so in Content-Type.")
        }
        if type.isForm {
            try readForm(request.body)
        } else if type.isJSON {
            try readJSON(request.body)
        } else {
            throw BodyFault(
                status: .unsupportedMediaType, message: "Send application/x-www-form-urlencoded or application/json.")
        }
        try takeKey(ofHeader: request.fields["idempotency-key"])
    }

    /// The key of the header, which must not contradict the body's.
    private mutating func takeKey(ofHeader header: String?) throws(BodyFault) {
        if let header {
            guard request.key.isEmpty || request.key == header else {
                throw BodyFault(
                    status: .badRequest, message: "The Idempotency-Key header and the field 'key' are not the same.")
            }
            request.key = header
        }
        let bytes = request.key.utf8
        guard bytes.count <= PostedOrder.longestKey, bytes.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) else {
            throw BodyFault(
                status: .badRequest,
                message: "An idempotency key has at most \(PostedOrder.longestKey) visible ASCII characters.")
        }
    }

    /// Takes one named text; `value` is what was typed.
    mutating func take(_ name: String, _ value: String) {
        switch name {
        case "name": request.customer.name = value
        case "email": request.customer.email = value.trimmed
        case "phone": request.customer.phone = value
        case "address1": request.customer.address1 = value
        case "address2": request.customer.address2 = value
        case "city": request.customer.city = value
        case "region": request.customer.region = value
        case "postcode": request.customer.postcode = value
        case "country": request.customer.country = PostedOrder.country(value)
        case "note": request.customer.note = value
        case "shipping": request.shipping = value.isEmpty ? nil : value
        case "payment": request.payment = value.isEmpty ? nil : value
        case "code": request.code = value.trimmed.isEmpty ? nil : value.trimmed
        case "terms": request.acceptsTerms = ["yes", "on", "true", "1"].contains(value)
        case "key": request.key = value
        case "currency": request.currency = value.trimmed.isEmpty ? nil : value.trimmed
        case "expected_total":
            request.expectedTotal = PostedOrder.wholeNumber(value.trimmed)
            // What cannot be read cannot be compared: that is no reason to charge something else.
            if request.expectedTotal == nil, !value.trimmed.isEmpty { mistyped.append(name) }
        case "website": isTrapped = !value.isEmpty
        default: return
        }
        typed.append((name, value))
    }

    /// Fills in the country where the form had no field for it; one that was left empty stays empty.
    mutating func assume(country: String) {
        if !typed.contains(where: { $0.name == "country" }) { take("country", country) }
    }

    /// Takes out the lines whose quantity was set to 0; one that makes no sense stays and is told of.
    mutating func dropEmptiedLines() {
        guard !emptied.isEmpty else { return }
        request.lines = request.lines.enumerated().filter { !emptied.contains($0.offset) }.map(\.element)
        emptied = []
        var kept: [(name: String, value: String)] = []
        for (index, field) in typed.enumerated() {
            let isEmptied =
                field.name == "quantity" && field.value == "0"
                || field.name == "sku" && index + 1 < typed.count && typed[index + 1] == ("quantity", "0")
            if !isEmptied { kept.append(field) }
        }
        typed = kept
    }

    /// What is wrong with the fields by themselves, whatever is ordered.
    package var problems: [FieldProblem] {
        let long = PostedOrder.limits.filter { limit in
            typed.contains {
                // No text has more characters than bytes: few need be counted.
                $0.value.utf8.count > limit.most && $0.name == limit.name && $0.value.unicodeScalars.count > limit.most
            }
        }
        let unreadable = typed.filter { field in
            // Text of ASCII letters and the like, as most is, need not be taken apart.
            field.value.utf8.contains { $0 < 0x20 || $0 == 0x7F || $0 == 0xC2 || $0 == 0xE2 }
                && PostedOrder.hasControls(field.name, field.value)
        }
        var mistyped = mistyped
        for field in unreadable where !mistyped.contains(field.name) { mistyped.append(field.name) }
        return long.map { FieldProblem($0.name, .tooLong, bound: $0.most) }
            + mistyped.filter { name in !long.contains { $0.name == name } }.map { FieldProblem($0, .textInvalid) }
    }

    /// Whether a field holds what nobody types into it: a control, a change of direction, or in a field of one line a line
    /// end. It would stand in the shop's terminal, tables, labels and mails.
    private static func hasControls(_ name: String, _ value: String) -> Bool {
        guard keptTexts.contains(name) else { return false }
        // A blank name is a missing one, and said to be.
        if name == "name", value.trimmed.isEmpty { return false }
        if name == "note" {
            // It may have lines, and be written in any direction.
            return value.unicodeScalars.contains {
                $0.isControl && $0.value < 0xA0 && $0 != "\n" && $0 != "\r" && $0 != "\t"
            }
        }
        return (name == "country" ? value.trimmed : value).unicodeScalars.contains(where: \.isControl)
    }

    /// The code of a country as it is written in lists; letters of other alphabets stay what they are.
    private static func country(_ typed: String) -> String {
        String(decoding: typed.trimmed.utf8.map { $0 &- 0x61 < 26 ? $0 & 0xDF : $0 }, as: UTF8.self)
    }

    /// ASCII digits only, without sign, and within Int: what a browser's number field sends and nothing that only looks
    /// like a number.
    static func wholeNumber(_ text: String) -> Int? {
        guard !text.isEmpty, text.utf8.count <= 18, text.utf8.allSatisfy({ $0 &- 0x30 < 10 }) else { return nil }
        return Int(text)
    }
}

extension String {
    /// Without ASCII white space at both ends.
    var trimmed: String {
        let bytes = utf8
        func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }
        guard let first = bytes.firstIndex(where: { !isBlank($0) }),
            let last = bytes.lastIndex(where: { !isBlank($0) })
        else { return "" }
        return String(self[first...last])
    }
}
