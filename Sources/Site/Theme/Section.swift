import Liquid
import Text

/// A file of `sections/`, compiled.
final class SectionDefinition: Sendable {
    let name: String
    let schema: SectionSchema
    let template: LiquidTemplate

    init(name: String, schema: SectionSchema, template: LiquidTemplate) {
        self.name = name
        self.schema = schema
        self.template = template
    }

    /// The section as `{% section 'name' %}` shows it: with its defaults.
    var unconfigured: SectionInstance {
        SectionInstance(id: name, definition: self, settings: schema.defaultSettings, blocks: schema.defaultBlocks)
    }
}

/// A section in its place on a page, with the settings and blocks it has there.
final class SectionInstance: Sendable {
    let id: String
    let definition: SectionDefinition
    let settingsView: SettingsView
    let blockViews: [BlockView]
    /// What its settings and those of its blocks name in the shop.
    let references: [SettingReference]
    /// What stands before and after the section's own output.
    private let opening: [UInt8]
    private let closing: [UInt8]

    init(id: String, definition: SectionDefinition, settings: SettingTable, blocks: [SectionBlock]) {
        self.id = id
        self.definition = definition
        settingsView = SettingsView(settings)
        blockViews = blocks.map { BlockView($0) }
        references = settings.references + blocks.flatMap(\.settings.references)
        guard let tag = definition.schema.tag else {
            (opening, closing) = ([], [])
            return
        }
        var out = ByteWriter()
        out.append(string: "<\(tag) id=\"shopify-section-")
        out.appendEscapingHTML(string: id)
        out.append("\" class=\"shopify-section")
        if let cssClass = definition.schema.cssClass, !cssClass.isEmpty {
            out.append(ASCII.space)
            out.appendEscapingHTML(string: cssClass)
        }
        out.append("\">")
        opening = out.bytes
        closing = Array("</\(tag)>".utf8)
    }

    /// Appends the start tag of the section's element.
    func open(into out: inout ByteWriter) { out.append(opening) }

    /// Appends its end tag.
    func close(into out: inout ByteWriter) { out.append(closing) }

    /// Renders the section inside another template, in a scope of its own.
    func render(_ context: RenderContext, place: Int, into out: inout ByteWriter) throws(LiquidFault) {
        let outer = context.page?.section
        context.page?.section = SectionView(self, place: place)
        defer { context.page?.section = outer }
        open(into: &out)
        try context.renderIsolated(definition.template, named: "sections/\(definition.name)", into: &out)
        close(into: &out)
    }
}
