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
}

/// A section in its place on a page, with the settings and blocks it has there.
final class SectionInstance: Sendable {
    let id: String
    let definition: SectionDefinition
    /// What templates read its settings and its blocks by.
    let settingsView: any LiquidObject
    let blockViews: [any LiquidObject]
    /// What its settings and those of its blocks name in the shop.
    let references: [SettingReference]
    /// What stands before and after the section's own output.
    private let opening: [UInt8]
    private let closing: [UInt8]

    init(
        id: String, definition: SectionDefinition, settingsView: any LiquidObject, blockViews: [any LiquidObject],
        references: [SettingReference]
    ) {
        self.id = id
        self.definition = definition
        self.settingsView = settingsView
        self.blockViews = blockViews
        self.references = references
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
}
