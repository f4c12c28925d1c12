import Commerce
import Liquid

/// The average of reviews. Printed, it is the average.
final class RatingView: LiquidObject {
    let rating: Rating

    init(_ rating: Rating) { self.rating = rating }

    var schema: ObjectSchema { Self.schema }

    func plainValue(_ context: RenderContext?) -> LiquidValue? { LiquidValue(number: rating.value.text) }

    static let schema = ObjectSchema("rating", RatingView.self, "The average of a product's reviews.") {
        Field("value", .number, "The average, 1 to 5.") { view, _ in LiquidValue(number: view.rating.value.text) }
        Field("rating", .number, "The same as `value`.") { view, _ in LiquidValue(number: view.rating.value.text) }
        Field("scale_min", .integer, "Always 1.") { _, _ in 1 }
        Field("scale_max", .integer, "Always 5.") { _, _ in 5 }
        Field("count", .integer, "How many reviews there are.") { view, _ in .integer(view.rating.count) }
    }
}
