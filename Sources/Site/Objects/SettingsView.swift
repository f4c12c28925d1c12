import Commerce
import Liquid
import Text

/// Settings with their values: `settings`, `section.settings` and `block.settings` of templates.
final class SettingsView: LiquidObject {
    /// References stay handles until they are read, because what they lead to belongs to the page.
    private let values: [(id: String, value: SettingValue, constant: LiquidValue?)]
    private let index: NameIndex
    /// Where ids beyond ASCII stand, which may be written in more than one way.
    private let beyondASCII: [String: Int]

    init(_ table: SettingTable) {
        values = table.values.map { ($0.id, $0.value, SettingsView.constant($0.value)) }
        index = NameIndex(values.map { Name($0.id) })
        let others = values.enumerated().filter { !$0.element.id.utf8.allSatisfy { $0 < 0x80 } }
        beyondASCII = Dictionary(others.map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    }

    var schema: ObjectSchema { Self.schema }

    func read(key: String, _ context: RenderContext) -> LiquidValue? { read(Name(key), context) }

    func read(_ name: Name, _ context: RenderContext) -> LiquidValue? {
        guard let at = index[name] ?? (beyondASCII.isEmpty ? nil : beyondASCII[name.text]) else { return .null }
        return values[at].constant ?? SettingsView.value(values[at].value, context)
    }

    /// The names, for messages.
    var names: [String] { values.map(\.id) }

    /// The value of one that needs no page.
    private static func constant(_ value: SettingValue) -> LiquidValue? {
        switch value {
        case .none: .null
        case .bool(let value): .bool(value)
        case .integer(let number): .integer(number)
        case .decimal(let number): LiquidValue(number: number.text)
        case .text(let text): .string(text)
        case .html(let text): .html(text)
        case .color(let color): .object(ColorView(color))
        case .font(let stack): .object(FontView(stack))
        default: nil
        }
    }

    private static func value(_ value: SettingValue, _ context: RenderContext) -> LiquidValue {
        func handle(_ text: String, _ section: String) -> String {
            guard text.utf8.contains(where: { $0 == ASCII.slash || $0 == ASCII.period }),
                let addresses = context.page?.catalogue.addresses
            else {
                return text
            }
            switch ShopLink(text.contains("/") ? text : "\(section)/\(text)", addresses).target {
            case .product(let handle), .collection(let handle), .page(let handle), .post(let handle): return handle
            default: return text
            }
        }
        switch value {
        case .image(let path): return context.picture(named: path)
        case .product(let text): return context.product(handle: handle(text, "products"))
        case .collection(let text): return context.collection(handle: handle(text, "collections"))
        case .page(let text): return context.contentPage(handle: handle(text, "pages"))
        case .article(let text): return context.post(handle: handle(text, "journal"))
        case .menu(let text): return LinklistsView().read(key: text, context) ?? .null
        case .url(let text):
            guard let page = context.page else { return .string(text) }
            return .string(page.links.shopLink(text, page.trace).url)
        case .list(let values): return .list(values.map { SettingsView.value($0, context) }.filter { !$0.isNull })
        default: return constant(value) ?? .null
        }
    }

    static let schema = ObjectSchema(
        "settings", SettingsView.self,
        "The settings of the theme, of a section or of a block, with the owner's values.",
        otherKeys: .init(
            key: "id", type: .any,
            summary: "The setting of that id: text, a number, true or false, a color, an image, a product, ...")
    ) {}
}
