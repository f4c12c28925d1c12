import Liquid

/// Files of `media/` by name.
final class ImagesView: LiquidObject {
    var schema: ObjectSchema { Self.schema }

    func read(key: String, _ context: RenderContext) -> LiquidValue? { context.picture(named: key) }

    static let schema = ObjectSchema(
        "images", ImagesView.self, "The pictures in media/.",
        otherKeys: .init(key: "file name", type: .object("image"), summary: "The picture of that name, or nil.")
    ) {}
}
