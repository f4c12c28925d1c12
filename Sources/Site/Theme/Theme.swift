import Liquid
import Text
import Theming

/// A theme, loaded and checked: everything that turns a page of the shop into HTML.
///
/// Immutable and shared by all pages of a build. A change of any file of it, or of a setting, changes `fingerprint`, and
/// with it every page.
package final class Theme: Sendable {
    /// The name of its folder.
    package let name: String
    /// As its `theme.yaml` calls it.
    package let title: String
    package let version: String?
    package let locale: ThemeLocale
    /// Tags, filters and objects; also what the reference documentation is printed from.
    package let environment: LiquidEnvironment
    /// The files of `assets/` as they are published, ordered by output path.
    package let assets: [ThemeAsset]
    /// Names of the templates there are, without their ending: `product`, `product.gift`.
    package let templateNames: Set<String>
    /// `templates/orders/*.liquid` as the order intake renders them, ordered by name (`thanks`, `mail-shipped`).
    package let orderTemplates: [OrderTemplate]
    /// Of every file of the theme and its bases and of every setting.
    package let fingerprint: Fingerprint
    /// Of every file that `fingerprint` is of.
    package let fileStates: [ThemeFileState]

    /// The settings with the owner's values, and the object by which templates read them.
    let settings: SettingTable
    let settingsView: any LiquidObject
    /// What settings of the theme and of its sections name in the shop.
    private let references: [SettingReference]
    let templates: [String: ThemeTemplate]
    let layouts: [String: LiquidTemplate]
    let sections: [String: SectionDefinition]
    let staticSections: [String: SectionInstance]
    let groups: [String: JSONTemplate]
    /// Files that are there and cannot be used.
    let broken: BrokenFiles
    let snippets: TemplateLibrary
    /// The templates of orders and the snippets they use, compiled for the order intake.
    let orderLibrary: TemplateLibrary
    /// The published name of each asset, by the name that templates use.
    let assetNames: [String: String]
    let knownAssets: KnownNames
    let assetBytes: [String: [UInt8]]
    /// Every template and snippet as it is written, for what they name without asking for it.
    let texts: [SourceFile]

    /// A template that the order intake renders.
    package struct OrderTemplate: Sendable {
        package let name: String
        package let source: SourceFile
    }

    init(_ parts: Parts) {
        name = parts.name
        title = parts.title
        version = parts.version
        locale = parts.locale
        environment = parts.environment
        assets = parts.assets.assets
        assetNames = parts.assets.names
        knownAssets = KnownNames { [names = parts.assets.names] in names.keys.sorted() }
        assetBytes = parts.assets.contents
        texts = parts.texts
        templateNames = Set(parts.templates.keys)
        orderTemplates = parts.orderTemplates
        (fingerprint, fileStates) = (parts.fingerprint, parts.fileStates)
        settings = parts.settings
        settingsView = parts.settingsView
        references = parts.references
        templates = parts.templates
        layouts = parts.layouts
        sections = parts.sections
        staticSections = parts.staticSections
        groups = parts.groups
        broken = parts.broken
        snippets = parts.library
        orderLibrary = parts.orderLibrary
    }

    /// What settings name and the shop does not have.
    package func problems(_ links: Links) -> [Diagnostic] {
        references.flatMap { $0.problems(links) }
    }

    /// What loading puts together.
    struct Parts {
        var name: String
        var title: String
        var version: String?
        var locale: ThemeLocale
        var environment: LiquidEnvironment
        var assets: AssetSet
        var orderTemplates: [OrderTemplate]
        var fingerprint: Fingerprint
        var fileStates: [ThemeFileState]
        var settings: SettingTable
        var settingsView: any LiquidObject
        var references: [SettingReference]
        var templates: [String: ThemeTemplate]
        var layouts: [String: LiquidTemplate]
        var sections: [String: SectionDefinition]
        var staticSections: [String: SectionInstance]
        var groups: [String: JSONTemplate]
        var broken: BrokenFiles
        var library: TemplateLibrary
        var orderLibrary: TemplateLibrary
        var texts: [SourceFile]
    }
}

/// A file of `assets/` as it is published.
package struct ThemeAsset: Sendable {
    /// Below the output folder: `assets/theme.0123456789.css`.
    package let outputPath: String
    package let bytes: [UInt8]

    package init(outputPath: String, bytes: [UInt8]) {
        self.outputPath = outputPath
        self.bytes = bytes
    }
}
