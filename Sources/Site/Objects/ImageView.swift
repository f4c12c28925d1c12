import Commerce
import Liquid

import Text

/// A picture: `image` of templates.
final class ImageView: LiquidObject {
    let media: Int
    let file: MediaFile
    let url: String
    let alt: String
    let position: Int
    /// The format, when copies of another size can be made of it.
    let resizable: ImageFormat?

    init(_ media: Int, _ catalogue: Catalogue, alt: String, position: Int) {
        self.media = media
        file = catalogue.media[media]
        url = catalogue.addresses.file(file.outputPath)
        self.alt = alt
        self.position = position
        resizable =
            switch PathText.split(name: PathText.lastPart(file.outputPath)).ending {
            case "png": .png
            case "jpg", "jpeg": .jpeg
            case "webp": .webp
            default: nil
            }
    }

    var schema: ObjectSchema { Self.schema }

    func plainValue(_ context: RenderContext?) -> LiquidValue? { .string(url) }

    func isEqual(to other: any LiquidObject) -> Bool { (other as? ImageView)?.media == media }

    /// `width / height` with four decimals.
    static func ratio(_ width: Int, _ height: Int) -> LiquidValue {
        guard height > 0 else { return .null }
        let scaled = (width * 20_000 + height) / (2 * height)
        return LiquidValue(number: DecimalNumber(digits: scaled, places: 4).text)
    }

    static let schema = ObjectSchema(
        "image", ImageView.self,
        "A picture of a product, a collection, a page, a post or a setting. Printed, it is its URL."
    ) {
        Field("src", .string, "The URL of the original file; use `image_url` for a size that fits.") { view, _ in
            .string(view.url)
        }
        Field("url", .string, "The same as `src`.") { view, _ in .string(view.url) }
        Field("id", .string, "The file's path in the site, which names it.") { view, _ in .string(view.file.outputPath)
        }
        Field("width", .integer, "The original's width in pixels.") { view, _ in .integer(view.file.width) }
        Field("height", .integer, "The original's height in pixels.") { view, _ in .integer(view.file.height) }
        Field("aspect_ratio", .number, "Width divided by height.") { view, _ in
            ImageView.ratio(view.file.width, view.file.height)
        }
        Field("alt", .string, "What the picture shows, in words; the product's title where the owner wrote none.") {
            view, _ in .string(view.alt)
        }
        Field("position", .integer, "Its place among the product's pictures, from 1.") { view, _ in
            .integer(view.position)
        }
        Field("media_type", .string, "Always `image`.") { _, _ in "image" }
        Field("preview_image", .object("image"), "The picture itself.") { view, _ in .object(view) }
        Field("presentation", .map(of: .string), "`focal_point`, always the centre.") { _, _ in
            ["focal_point": "50.0% 50.0%"]
        }
    }
}
