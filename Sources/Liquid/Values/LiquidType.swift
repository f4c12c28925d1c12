/// The type of a field, an argument or a result, as the reference text names it.
package indirect enum LiquidType: Sendable, Hashable {
    case any
    case string
    /// Text that is HTML already and is not escaped again.
    case html
    case number
    case integer
    /// An integer of the currency's minor units.
    case money
    case boolean
    /// Text such as `2026-05-01T09:00:00Z` that the `date` filter reads.
    case date
    /// An object of the schema with this name.
    case object(String)
    case list(of: LiquidType)
    case map(of: LiquidType)
    case null

    /// As documentation writes it: `list of product`.
    package var name: String {
        switch self {
        case .any: "any"
        case .string: "string"
        case .html: "HTML"
        case .number: "number"
        case .integer: "integer"
        case .money: "money"
        case .boolean: "boolean"
        case .date: "date"
        case .object(let name): name
        case .list(let element): "list of \(element.name)"
        case .map(let element): "map of \(element.name)"
        case .null: "nil"
        }
    }
}
