import Liquid

/// A block of a section: `block` of templates.
final class BlockView: LiquidObject {
    private let block: SectionBlock
    private let settings: SettingsView

    init(_ block: SectionBlock) {
        self.block = block
        settings = SettingsView(block.settings)
    }

    var schema: ObjectSchema { Self.schema }

    func isEqual(to other: any LiquidObject) -> Bool { (other as? BlockView)?.block.id == block.id }

    static let schema = ObjectSchema("block", BlockView.self, "A block of a section.") {
        Field("id", .string, "Its id in the JSON template.") { view, _ in .string(view.block.id) }
        Field("type", .string, "Its type in the section's schema.") { view, _ in .string(view.block.type) }
        Field("settings", .object("settings"), "Its settings.", example: "{{ block.settings.text }}") { view, _ in
            .object(view.settings)
        }
        Field("shopify_attributes", .html, "Always empty: there is no editor to mark the block for.") { _, _ in
            .html("")
        }
    }
}
