/// A value of the template language.
package enum LiquidValue: Sendable {
    case null
    case bool(Bool)
    case integer(Int)
    /// A number with a fraction, or an integer too large for `integer`.
    case decimal(ExactDecimal)
    /// Plain text: escaped when it is printed while escaping is on.
    case string(String)
    /// Text that is HTML already: printed as it stands.
    case html(String)
    case list([LiquidValue])
    /// A list whose elements are made when they are asked for; it behaves as `list` everywhere.
    case sequence(any LiquidSequence)
    case map(LiquidMap)
    /// Both ends included; empty when the first is the larger.
    case range(Int, Int)
    case object(any LiquidObject)
    /// The literal `empty`.
    case empty
    /// The literal `blank`.
    case blank
}

extension LiquidValue: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByBooleanLiteral,
    ExpressibleByArrayLiteral, ExpressibleByNilLiteral, ExpressibleByDictionaryLiteral
{
    package init(stringLiteral value: String) { self = .string(value) }
    package init(integerLiteral value: Int) { self = .integer(value) }
    package init(booleanLiteral value: Bool) { self = .bool(value) }
    package init(arrayLiteral elements: LiquidValue...) { self = .list(elements) }
    package init(nilLiteral: ()) { self = .null }
    package init(dictionaryLiteral elements: (String, LiquidValue)...) { self = .map(LiquidMap(elements)) }

    /// A string, or `null` for nil.
    package init(_ text: String?) { self = text.map { .string($0) } ?? .null }

    /// An integer, or `null` for nil.
    package init(_ number: Int?) { self = number.map { .integer($0) } ?? .null }

    /// An object, or `null` for nil.
    package init(_ object: (any LiquidObject)?) { self = object.map { .object($0) } ?? .null }

    /// A list of strings.
    package init(_ texts: [String]) { self = .list(texts.map { .string($0) }) }

    /// A number as JSON or YAML wrote it: without a point or exponent an integer of any size, else a decimal.
    ///
    /// A number too long to hold (see `ExactDecimal.maximumDigits`) stays the text it was.
    package init(number text: String) {
        if let value = Int(text) {
            self = .integer(value)
        } else if let value = ExactDecimal(text) {
            self = LiquidValue(value)
        } else {
            self = .string(text)
        }
    }

    /// A decimal, or an `integer` if it is an integer that fits.
    package init(_ decimal: ExactDecimal) {
        if decimal.isInteger, let value = decimal.truncatedInteger {
            self = .integer(value)
        } else {
            self = .decimal(decimal)
        }
    }
}

extension LiquidValue {
    /// Everything but nil and false, `empty` and `blank` included.
    package var isTruthy: Bool {
        switch self {
        case .null: false
        case .bool(let value): value
        case .object(let object): object.isTruthy
        default: true
        }
    }

    package var isNull: Bool {
        if case .null = self { return true }
        return false
    }

    /// The text of a `string` or `html` value, else nil.
    package var text: String? {
        switch self {
        case .string(let text), .html(let text): text
        default: nil
        }
    }

    package var isHTML: Bool {
        if case .html = self { return true }
        return false
    }

    /// The object as one of `type`, if it is one.
    package func object<Object: LiquidObject>(as type: Object.Type) -> Object? {
        if case .object(let object) = self { return object as? Object }
        return nil
    }
}

/// A list that makes its elements when they are asked for, such as the products of a collection.
package protocol LiquidSequence: AnyObject, Sendable {
    var count: Int { get }
    /// The element at an index of 0 up to `count`.
    func element(at index: Int, _ context: RenderContext) -> LiquidValue
}
