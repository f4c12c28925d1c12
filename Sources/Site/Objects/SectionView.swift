import Liquid

import Text

/// A section being rendered: `section` of templates.
final class SectionView: LiquidObject {
    let instance: SectionInstance
    private let place: Int

    init(_ instance: SectionInstance, place: Int) {
        self.instance = instance
        self.place = place
    }

    var schema: ObjectSchema { Self.schema }

    static let schema = ObjectSchema("section", SectionView.self, "The section being rendered.") {
        Field("id", .string, "Its id in the JSON template, or its name.") { view, _ in .string(view.instance.id) }
        Field("type", .string, "The name of its file.") { view, _ in .string(view.instance.definition.name) }
        Field("settings", .object("settings"), "Its settings.", example: "{{ section.settings.heading }}") { view, _ in
            .object(view.instance.settingsView)
        }
        Field("blocks", .list(of: .object("block")), "Its blocks, in order.") { view, _ in
            .list(view.instance.blockViews.map { .object($0) })
        }
        Field("index", .integer, "Its place on the page, from 1.") { view, _ in .integer(view.place + 1) }
        Field("index0", .integer, "Its place on the page, from 0.") { view, _ in .integer(view.place) }
        Field("location", .string, "Always `template`.") { _, _ in "template" }
    }
}

extension SectionDefinition {
    /// The section as `{% section 'name' %}` shows it: with its defaults.
    var unconfigured: SectionInstance {
        SectionInstance(id: name, definition: self, settings: schema.defaultSettings, blocks: schema.defaultBlocks)
    }
}

extension SectionInstance {
    convenience init(id: String, definition: SectionDefinition, settings: SettingTable, blocks: [SectionBlock]) {
        self.init(
            id: id, definition: definition, settingsView: SettingsView(settings),
            blockViews: blocks.map { BlockView($0) },
            references: settings.references + blocks.flatMap(\.settings.references))
    }

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
