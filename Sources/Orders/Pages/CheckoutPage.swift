import Commerce

/// What a page of the checkout shows.
package struct CheckoutPage: Sendable {
    package var quote: Quote
    /// What was typed, by field name, in the order it came: the `sku` and `quantity` pairs of the cart too, so that
    /// lines that could not be priced can be mended. Without pairs the lines of the quote are shown.
    package var form: [(name: String, value: String)]
    package var problems: [FieldProblem]
    /// The idempotency key that the form sends.
    package var key: String
    /// What `'now'` means in the templates.
    package var now: Instant

    package init(
        quote: Quote, form: [(name: String, value: String)] = [], problems: [FieldProblem] = [], key: String,
        now: Instant = Instant(seconds: 0)
    ) {
        self.quote = quote
        self.form = form
        self.problems = problems
        self.key = key
        self.now = now
    }
}
