import Liquid

/// Attributes in the form storefront themes ask for them: `metafields.custom.material.value`.
final class MetafieldsView: LiquidObject {
    private let attributes: LiquidMap
    private let isNamespace: Bool

    init(_ attributes: LiquidMap, isNamespace: Bool = false) {
        self.attributes = attributes
        self.isNamespace = isNamespace
    }

    var schema: ObjectSchema { Self.schema }

    func read(key: String, _ context: RenderContext) -> LiquidValue? {
        guard isNamespace else { return .object(MetafieldsView(attributes, isNamespace: true)) }
        return attributes[key].map { .object(MetafieldView($0)) } ?? .null
    }

    static let schema = ObjectSchema(
        "metafields", MetafieldsView.self, "The attributes of a product or variant under any namespace.",
        otherKeys: .init(
            key: "namespace.name", type: .any,
            summary: "The attribute of that name, a `metafield`; every namespace holds the same ones.")
    ) {}
}
