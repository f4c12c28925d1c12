/// What a customer said.
package struct Review: Sendable, Equatable {
    package var author: String
    /// 1 to 5, one decimal at most.
    package var rating: DecimalNumber
    package var title: String?
    package var text: String?
    package var date: DateTime?

    package init(
        author: String, rating: DecimalNumber, title: String? = nil, text: String? = nil, date: DateTime? = nil
    ) {
        self.author = author
        self.rating = rating
        self.title = title
        self.text = text
        self.date = date
    }
}

/// The average of all reviews, 1 to 5, and how many there are.
package struct Rating: Sendable, Equatable {
    package var value: DecimalNumber
    package var count: Int

    package init(value: DecimalNumber, count: Int) {
        self.value = value
        self.count = count
    }

    /// The average of `reviews` to one decimal, rounded half up; nil without reviews.
    package init?(_ reviews: [Review]) {
        guard !reviews.isEmpty else { return nil }
        let hundredths = reviews.reduce(0) { $0 + ($1.rating.scaled(by: 100) ?? 0) }
        let tenths = Money(minor: hundredths).scaled(by: 1, over: 10 * reviews.count)?.minor ?? 0
        self.init(value: DecimalNumber(digits: tenths, places: 1), count: reviews.count)
    }
}
