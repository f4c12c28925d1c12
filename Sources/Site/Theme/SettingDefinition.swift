import Commerce
import Documents
import Text

/// One setting that a theme, a section or a block offers.
struct SettingDefinition {
    let id: String
    let type: SettingType
    let label: String?
    let info: String?
    /// For `select`.
    let options: [String]
    let minimum: DecimalNumber?
    let maximum: DecimalNumber?
    let step: DecimalNumber?
    let value: SettingValue

    /// `value` as this setting takes it, or what is wrong with it as the end of a sentence that begins with its name.
    func check(_ raw: ContentValue) -> Result<SettingValue, SettingProblem> {
        switch type {
        case .checkbox:
            if case .bool(let value) = raw { return .success(.bool(value)) }
            return .failure("must be true or false, not \(raw.shown)")
        case .number, .range: return number(raw)
        case .select: return choice(raw)
        case .collectionList, .productList: return list(raw)
        default: break
        }
        if case .null = raw { return .success(.none) }
        guard let text = raw.plainText else { return .failure("must be \(type.wanted), not \(raw.shown)") }
        if text.isEmpty && type.isReference { return .success(.none) }
        switch type {
        case .richtext, .html: return .success(.html(text))
        case .color:
            if text.isEmpty { return .success(.none) }
            guard let color = RGBColor(text) else {
                return .failure("must be a colour such as #336699 or rgb(51, 102, 153), not '\(text)'")
            }
            return .success(.color(color))
        case .font: return .success(.font(text))
        case .image: return .success(.image(text.hasPrefix("media/") ? String(text.dropFirst(6)) : text))
        case .url:
            // Imported themes name things of the shop by 'shopify://'.
            guard LinkScheme.isSafe(text) || LinkScheme.of(text) == "shopify" else {
                return .failure(SettingProblem(text: "\(LinkScheme.demand), not '\(text)'"))
            }
            return .success(.url(text))
        case .product: return .success(.product(text))
        case .collection: return .success(.collection(text))
        case .page: return .success(.page(text))
        case .article: return .success(.article(text))
        case .menu: return .success(.menu(text))
        default: return .success(.text(text))
        }
    }

    private func number(_ raw: ContentValue) -> Result<SettingValue, SettingProblem> {
        let number: DecimalNumber
        let value: SettingValue
        switch raw {
        case .null where type == .number: return .success(.none)
        case .integer(let integer):
            number = DecimalNumber(digits: integer, places: 0)
            value = .integer(integer)
        case .decimal(let decimal):
            number = decimal
            value = .decimal(decimal)
        case .text(let text) where text.isEmpty: return .success(.none)
        default: return .failure("must be a number, not \(raw.shown)")
        }
        if let minimum, number.isLess(than: minimum) {
            return .failure("must be \(boundary), not \(number.text)")
        }
        if let maximum, maximum.isLess(than: number) {
            return .failure("must be \(boundary), not \(number.text)")
        }
        if type == .range, let step, !number.isOnStep(step, from: minimum ?? DecimalNumber(digits: 0, places: 0)) {
            return .failure("must be \(boundary) in steps of \(step.text), not \(number.text)")
        }
        return .success(value)
    }

    private var boundary: String {
        switch (minimum, maximum) {
        case (let low?, let high?): "between \(low.text) and \(high.text)"
        case (let low?, nil): "\(low.text) or more"
        case (nil, let high?): "\(high.text) or less"
        case (nil, nil): "a number"
        }
    }

    private func choice(_ raw: ContentValue) -> Result<SettingValue, SettingProblem> {
        guard let text = raw.plainText, options.contains(text) else {
            let given = raw.plainText
            return .failure(
                SettingProblem(
                    text: "must be one of \(options.joined(separator: ", ")), not \(raw.shown)"
                        + (given.map { Suggestion.phrase(for: $0, in: options) } ?? "")))
        }
        return .success(.text(text))
    }

    private func list(_ raw: ContentValue) -> Result<SettingValue, SettingProblem> {
        let items: [ContentValue]
        switch raw {
        case .null: return .success(.list([]))
        case .list(let values): items = values
        case .text(let text): items = text.split(separator: ",").map { .text(String($0.trimmingBlanks)) }
        default: return .failure("must be a list of handles, not \(raw.shown)")
        }
        var out: [SettingValue] = []
        for item in items {
            guard let text = item.plainText, !text.isEmpty else {
                return .failure("must be a list of handles, but holds \(item.shown)")
            }
            out.append(type == .productList ? .product(text) : .collection(text))
        }
        return .success(.list(out))
    }
}

/// What is wrong with a setting's value.
struct SettingProblem: Error, ExpressibleByStringInterpolation {
    let text: String

    init(text: String) { self.text = text }
    init(stringLiteral value: String) { text = value }
}

extension SettingType {
    fileprivate var wanted: String {
        switch self {
        case .color: "a colour such as #336699"
        case .image: "the path of a picture in media/"
        case .url: "a URL"
        case .product: "a product's handle"
        case .collection: "a collection's handle"
        case .page: "a page's handle"
        case .article: "a post's handle"
        case .menu: "a menu's name"
        case .font: "a font family"
        default: "text"
        }
    }

    fileprivate var isReference: Bool {
        switch self {
        case .image, .url, .product, .collection, .page, .article, .menu, .font: true
        default: false
        }
    }
}

extension ContentValue {
    /// The text of a scalar as it was meant: numbers stand for text, so that `label: 2026` works.
    fileprivate var plainText: String? {
        switch self {
        case .text(let text): text
        case .integer(let number): String(number)
        case .decimal(let number): number.text
        default: nil
        }
    }

    /// How a message names the value.
    fileprivate var shown: String {
        switch self {
        case .null: "nothing"
        case .bool(let value): value ? "true" : "false"
        case .integer(let number): String(number)
        case .decimal(let number): number.text
        case .text(let text): "'\(text)'"
        case .list: "a list"
        case .map: "a map"
        }
    }

    /// A value of a document; a number too long to hold stays the text it was.
    init(_ node: Node) {
        switch node.kind {
        case .null: self = .null
        case .bool: self = .bool(node.bool ?? false)
        case .integer: self = node.integer.map { .integer($0) } ?? .text(node.text)
        case .decimal: self = node.number.flatMap { DecimalNumber($0) }.map { .decimal($0) } ?? .text(node.text)
        case .string: self = .text(node.text)
        case .list: self = .list(node.items.map { ContentValue($0) })
        case .map: self = .map(node.entries.map { ContentEntry(name: $0.key.text, value: ContentValue($0.value)) })
        }
    }
}

extension DecimalNumber {
    fileprivate func isLess(than other: DecimalNumber) -> Bool {
        guard let left = scaled(by: 1_000_000), let right = other.scaled(by: 1_000_000) else { return false }
        return left < right
    }

    fileprivate func isOnStep(_ step: DecimalNumber, from start: DecimalNumber) -> Bool {
        guard let value = scaled(by: 1_000_000), let first = start.scaled(by: 1_000_000),
            let size = step.scaled(by: 1_000_000), size > 0
        else { return true }
        return (value - first) % size == 0
    }
}
