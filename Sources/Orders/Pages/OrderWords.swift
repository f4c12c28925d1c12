import Commerce
import Documents
import Liquid
import Text
import Theming

/// What a price book says of the theme besides its templates: texts, settings, the addresses of assets and pages.
struct OrderWords: Sendable {
    var locale: ThemeLocale
    var settings: LiquidMap
    /// URLs by name.
    var assets: [String: String] = [:]
    var routes: [String: String] = [:]
    var shop: [String: String] = [:]

    /// Reads `book.locale`; what is missing or of another kind is left out, because an order must not fail for a word.
    init(_ book: PriceBook, diagnostics: inout [Diagnostic]) {
        let source = SourceFile(path: "the words of the price book", text: book.locale)
        guard let root = JSON.parse(source, diagnostics: &diagnostics)?.root else {
            locale = ThemeLocale(language: book.store.language, entries: [:])
            settings = LiquidMap([])
            return
        }
        var entries: [String: ThemeLocale.Entry] = [:]
        if let texts = root["texts"] {
            entries = ThemeLocale.read(texts, language: book.store.language, &diagnostics)
        }
        locale = ThemeLocale(language: book.store.language, entries: entries)
        settings = LiquidMap((root["settings"] ?? root).entries.map { ($0.key.text, Self.value($0.value)) })
        assets = Self.texts(root["assets"])
        routes = Self.texts(root["routes"])
        shop = Self.texts(root["shop"])
    }

    private static func texts(_ node: Node?) -> [String: String] {
        guard let node else { return [:] }
        return Dictionary(
            node.entries.filter { $0.value.kind == .string }.map { ($0.key.text, $0.value.text) },
            uniquingKeysWith: { first, _ in first })
    }

    private static func value(_ node: Node) -> LiquidValue {
        switch node.kind {
        case .bool: .bool(node.bool ?? false)
        case .integer, .decimal: node.number.map { LiquidValue(number: $0) } ?? .null
        case .string: .string(node.text)
        case .null, .list, .map: .null
        }
    }
}
