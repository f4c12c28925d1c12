import Commerce
import Text

/// What kind of value a setting of a theme, a section or a block takes.
///
/// The names are those of `theme.yaml`; section schemas may also use the names storefront themes use elsewhere.
package enum SettingType: String, CaseIterable {
    case text, textarea, richtext, html, number, range, checkbox, select, color, font, image, url
    case collection, product, page, article, menu
    case collectionList = "collection_list"
    case productList = "product_list"

    /// Other names for the same types.
    static let aliases: [String: SettingType] = [
        "image_picker": .image, "link_list": .menu, "font_picker": .font, "radio": .select,
        "inline_richtext": .richtext,
        "liquid": .html, "color_background": .text, "text_alignment": .text, "video_url": .url, "bool": .checkbox,
        "boolean": .checkbox, "string": .text, "colour": .color, "integer": .number,
    ]

    /// Entries of a section's settings that only structure an editor's form.
    static let headings: Set<String> = ["header", "paragraph"]

    static var names: [String] { allCases.map(\.rawValue) + aliases.keys.sorted() }

    init?(name: String) {
        guard let type = SettingType(rawValue: name) ?? SettingType.aliases[name] else { return nil }
        self = type
    }
}

/// The value of a setting after it was checked against its definition.
indirect enum SettingValue: Sendable, Hashable {
    case none
    case bool(Bool)
    case integer(Int)
    case decimal(DecimalNumber)
    case text(String)
    case html(String)
    case color(RGBColor)
    case font(String)
    /// A path below `media/`.
    case image(String)
    /// A handle, or a path to a content file.
    case product(String), collection(String), page(String), article(String), menu(String)
    case url(String)
    case list([SettingValue])

    /// Stable bytes for fingerprints.
    var description: String { String(reflecting: self) }
}
