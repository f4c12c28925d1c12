import Commerce
import Documents
import Text

extension ContentReader {
    /// A whole number of at least `minimum`.
    mutating func count(_ node: Node, atLeast minimum: Int = 0, example: String = "3") -> Int? {
        let value: Int?
        switch node.kind {
        case .integer: value = node.integer
        case .string: value = ContentReader.digits(node)
        default: value = nil
        }
        guard let value else {
            if node.kind == .integer {
                error(node, "'\(field)' is too large: \(Diagnostic.shortened(node.text))")
            } else {
                expected("a whole number such as \(example)", node)
            }
            return nil
        }
        guard value >= minimum else {
            error(node, "'\(field)' must be \(minimum) or more, not \(value)")
            return nil
        }
        guard value <= QuantityLimits.largest else {
            error(node, "'\(field)' is too large: \(value)")
            return nil
        }
        return value
    }

    private static func digits(_ node: Node) -> Int? {
        node.withBytes { bytes in
            guard !bytes.isEmpty, bytes.count <= 18, bytes.allSatisfy(ASCII.isDigit) else { return nil }
            return bytes.reduce(0) { $0 &* 10 &+ Int($1 &- 0x30) }
        }
    }

    /// An amount of at least zero in the store's currency.
    mutating func price(_ node: Node) -> Money? {
        let currency = conventions.currency
        let example = Money(
            minor: currency.exponent == 0
                ? 1200
                : 12 * DecimalNumber.powerOfTen(currency.exponent) + DecimalNumber.powerOfTen(currency.exponent) / 2
        )
        .decimal(exponent: currency.exponent)
        guard node.kind == .integer || node.kind == .decimal || node.kind == .string else {
            expected("an amount such as \(example)", node)
            return nil
        }
        let text = node.text
        switch Money.parse(text, exponent: currency.exponent) {
        case .success(let money):
            guard !money.isNegative else {
                error(node, "'\(field)' must not be negative")
                return nil
            }
            return money
        case .failure(.empty), .failure(.notANumber):
            expected("an amount such as \(example)", node)
        case .failure(.comma):
            error(node, "'\(field)' must be written with a point, without commas, such as \(example)")
        case .failure(.currencySign):
            error(
                node,
                "'\(field)' must be written without a currency, such as \(example); the store's is \(currency.code)")
        case .failure(.tooPrecise(let exponent)):
            let decimals = exponent == 0 ? "no decimals" : "\(exponent) decimals"
            error(node, "'\(field)' has too many decimals: \(currency.code) has \(decimals), such as \(example)")
        case .failure(.tooLarge):
            error(node, "'\(field)' is too large: \(Diagnostic.shortened(text))")
        }
        return nil
    }

    /// A percentage from 0 to 100 as parts per million.
    mutating func percent(_ node: Node) -> Int? {
        var text = node.text
        if node.kind == .string, text.hasSuffix("%") {
            text.removeLast()
            text = ContentReader.trimmed(text)
        }
        guard node.kind == .integer || node.kind == .decimal || node.kind == .string, let number = DecimalNumber(text)
        else {
            expected("a percentage such as 7.5", node)
            return nil
        }
        guard number.places <= 4, let parts = number.scaled(by: 10_000) else {
            error(node, "'\(field)' must have at most four decimals")
            return nil
        }
        guard (0...TaxRate.whole).contains(parts) else {
            error(node, "'\(field)' must be between 0 and 100, not \(number.text)")
            return nil
        }
        return parts
    }

    /// A date, or a date and time, as the store's clocks go where it names no offset.
    mutating func date(_ node: Node) -> DateTime? {
        guard node.kind == .string else {
            expected("a date such as 2026-03-31", node)
            return nil
        }
        let text = node.text
        if let date = DateTime(text, in: conventions.zone) { return date }
        let bytes = Array(text.utf8.prefix(10))
        let hasShape =
            bytes.count == 10 && bytes[4] == ASCII.hyphen && bytes[7] == ASCII.hyphen
            && bytes.indices.allSatisfy { $0 == 4 || $0 == 7 || ASCII.isDigit(bytes[$0]) }
        if hasShape, text.utf8.count == 10 {
            error(node, "'\(field)' is not a day of the calendar: \(text)")
        } else {
            expected("a date such as 2026-03-31 or 2026-03-31T09:30:00+02:00", node)
        }
        return nil
    }

    /// `350 g`; a bare whole number is grams. Decimals that are lost to the milligram are named.
    mutating func weight(_ node: Node) -> Weight? {
        let parts = ContentReader.split(node.text)
        let isScalar = node.kind == .string || node.kind == .integer
        if isScalar, let parts,
            let unit = parts.unit.isEmpty
                ? (parts.number.places == 0 ? .g : nil) : Weight.Unit(rawValue: parts.unit.lowercased())
        {
            if let weight = Weight(parts.number, unit) {
                if Weight.isTooFine(parts.number, unit) {
                    warning(
                        node,
                        "'\(field)' is kept to the milligram: \(Diagnostic.shortened(node.text)) counts as \(DecimalNumber(digits: weight.milligrams, places: 3).text) g"
                    )
                }
                return weight
            }
            error(
                node,
                parts.number.isNegative
                    ? "'\(field)' must not be negative"
                    : "'\(field)' is too large: \(Diagnostic.shortened(node.text))")
            return nil
        }
        if isScalar, let parts, !parts.unit.isEmpty {
            error(node, "'\(Diagnostic.shortened(parts.unit))' is not a unit of weight; use g, kg, oz or lb")
        } else {
            expected("a weight such as 350 g or 1.2 kg", node)
        }
        return nil
    }

    /// `30 cm` in millimetres.
    mutating func length(_ node: Node) -> Int? {
        guard node.kind == .string, let parts = ContentReader.split(node.text),
            let length = ContentReader.millimetres(parts.number, parts.unit)
        else {
            expected("a length such as 30 cm", node)
            return nil
        }
        return length
    }

    /// `30 x 20 x 10 cm`, or the three as fields.
    mutating func dimensions(_ node: Node) -> Dimensions? {
        if node.kind == .map {
            var draft = DimensionsDraft()
            DimensionsDraft.table.read(node, into: &draft, &self)
            guard let length = draft.length, let width = draft.width, let height = draft.height else { return nil }
            return Dimensions(length: length, width: width, height: height)
        }
        if node.kind == .string {
            let parts = node.text.replacing("×", with: "x").split(separator: "x").map {
                ContentReader.trimmed(String($0))
            }
            if parts.count == 3, let last = ContentReader.split(parts[2]) {
                let numbers = [DecimalNumber(parts[0]), DecimalNumber(parts[1]), last.number]
                let sides = numbers.compactMap { $0.flatMap { ContentReader.millimetres($0, last.unit) } }
                if sides.count == 3 { return Dimensions(length: sides[0], width: sides[1], height: sides[2]) }
            }
        }
        expected("length x width x height such as 30 x 20 x 10 cm", node)
        return nil
    }

    static func millimetres(_ number: DecimalNumber, _ unit: String) -> Int? {
        guard !number.isNegative else { return nil }
        let tenths: Int? =
            switch unit.lowercased() {
            case "mm": 10
            case "cm": 100
            case "m": 10_000
            case "in": 254
            case "ft": 3_048
            default: nil
            }
        guard let tenths,
            let millimetres = Money(minor: number.digits).scaled(
                by: tenths, over: 10 * DecimalNumber.powerOfTen(number.places))?.minor,
            millimetres <= QuantityLimits.largest
        else { return nil }
        return millimetres
    }

    /// `250 ml`.
    mutating func measure(_ node: Node) -> Measure? {
        if node.kind == .string, let measure = ContentReader.measure(node.text) { return measure }
        if node.kind == .string, let parts = ContentReader.split(node.text), !parts.unit.isEmpty,
            Measure.Unit(rawValue: parts.unit.lowercased()) == nil
        {
            let units = Measure.Unit.allCases.map(\.rawValue)
            error(
                node,
                "'\(Diagnostic.shortened(parts.unit))' is not a unit; use one of \(units.joined(separator: ", "))")
        } else {
            expected("a measure such as 250 ml", node)
        }
        return nil
    }

    static func measure(_ text: String) -> Measure? {
        guard let parts = split(text), parts.number.digits > 0, parts.number.places <= 3,
            parts.number.digits <= 1_000_000_000
        else { return nil }
        return Measure.Unit(rawValue: parts.unit.lowercased()).map { Measure(value: parts.number, unit: $0) }
    }

    /// `250 ml / 1 l`, or `amount` and `per` as fields.
    mutating func unitPrice(_ node: Node) -> UnitPrice? {
        var draft = UnitPriceDraft()
        if node.kind == .map {
            UnitPriceDraft.table.read(node, into: &draft, &self)
        } else {
            let parts = node.text.split(separator: "/").map { ContentReader.trimmed(String($0)) }
            if node.kind == .string, parts.count == 2 {
                draft.amount = ContentReader.measure(parts[0])
                draft.per = ContentReader.measure(parts[1])
            }
            if draft.amount == nil || draft.per == nil {
                expected("what is in the pack and what to compare by, such as 250 ml / 1 l", node)
                return nil
            }
        }
        guard let amount = draft.amount, let per = draft.per else { return nil }
        guard amount.unit.kind == per.unit.kind else {
            error(node, "'\(field)' compares different things: \(amount.unit.rawValue) and \(per.unit.rawValue)")
            return nil
        }
        return UnitPrice(amount: amount, per: per)
    }

    /// A number and the word after it: `1.2 kg`, `350g`, `350`.
    static func split(_ text: String) -> (number: DecimalNumber, unit: String)? {
        let end =
            text.utf8.firstIndex { !ASCII.isDigit($0) && $0 != ASCII.period && $0 != ASCII.hyphen } ?? text.endIndex
        guard let number = DecimalNumber(text[..<end]) else { return nil }
        return (number, trimmed(String(text[end...])))
    }

    /// `3 days`, `12 hours`, `2 weeks` in seconds, from a minute on.
    mutating func duration(_ node: Node, most: Int) -> Int? {
        let units = ["minute": 60, "hour": 3_600, "day": 86_400, "week": 7 * 86_400]
        guard node.kind == .string, let parts = ContentReader.split(node.text), parts.number.digits > 0,
            let unit = units[
                parts.unit.hasSuffix("s") ? String(parts.unit.dropLast()).lowercased() : parts.unit.lowercased()],
            let seconds = parts.number.scaled(by: unit), seconds >= 60
        else {
            expected("a time such as 3 days or 12 hours", node)
            return nil
        }
        guard seconds <= most else {
            error(node, "'\(field)' is too long: at most \(most / 86_400) days")
            return nil
        }
        return seconds
    }

    /// `3`, `2-4` or `[2, 4]`: days.
    mutating func days(_ node: Node) -> DayRange? {
        var bounds: [Int] = []
        switch node.kind {
        case .integer: bounds = [node.integer ?? -1]
        case .list: bounds = node.items.map { $0.integer ?? -1 }
        case .string:
            bounds = node.text.split(separator: "-", omittingEmptySubsequences: false).map { part in
                DecimalNumber(ContentReader.trimmed(String(part))).flatMap { $0.places == 0 ? $0.digits : nil } ?? -1
            }
        default: break
        }
        guard let first = bounds.first, let last = bounds.last, bounds.count <= 2, first >= 0, last <= 366 else {
            expected("a number of days such as 2, or a range such as 2-4", node)
            return nil
        }
        guard first <= last else {
            error(node, "'\(field)' runs backwards: \(first) is more than \(last)")
            return nil
        }
        return DayRange(minimum: first, maximum: last)
    }
}

/// Length, width and height as fields.
struct DimensionsDraft {
    var length: Int?
    var width: Int?
    var height: Int?

    static let table = FieldTable<DimensionsDraft>(
        "a dimension",
        [
            Field("length", "length", "The longest side.", example: "30 cm", required: true) {
                $1.length = $2.length($0)
            },
            Field("width", "length", "The second side.", example: "20 cm", required: true) { $1.width = $2.length($0) },
            Field("height", "length", "The shortest side.", example: "10 cm", required: true) {
                $1.height = $2.length($0)
            },
        ])
}

/// Amount and base of a unit price as fields.
struct UnitPriceDraft {
    var amount: Measure?
    var per: Measure?

    static let table = FieldTable<UnitPriceDraft>(
        "a unit price field",
        [
            Field("amount", "measure", "What is in the pack.", example: "250 ml", required: true) {
                $1.amount = $2.measure($0)
            },
            Field("per", "measure", "What the price is compared by.", example: "1 l", required: true) {
                $1.per = $2.measure($0)
            },
        ])
}
