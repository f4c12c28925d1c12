import Commerce
import Liquid

/// What a customer said.
final class ReviewView: LiquidObject {
    let review: Review

    init(_ review: Review) { self.review = review }

    var schema: ObjectSchema { Self.schema }

    static let schema = ObjectSchema("review", ReviewView.self, "What a customer said of a product.") {
        Field("author", .string, "Who said it.") { view, _ in .string(view.review.author) }
        Field("rating", .number, "1 to 5.") { view, _ in LiquidValue(number: view.review.rating.text) }
        Field("title", .string, "A headline, or nil.") { view, _ in LiquidValue(view.review.title) }
        Field("body", .string, "The text, or nil.") { view, _ in LiquidValue(view.review.text) }
        Field("text", .string, "The same as `body`.") { view, _ in LiquidValue(view.review.text) }
        Field("date", .date, "When, or nil.") { view, _ in LiquidValue(view.review.date?.timestamp) }
    }
}
