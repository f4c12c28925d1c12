import Commerce

/// What a customer has to mend before an order can be placed, and which field of the form it stands beside.
///
/// In JSON it is `{"field", "code", "message"}`, and `sku` where it is about one line.
package struct FieldProblem: Sendable, Hashable {
    /// What can be wrong with the form itself; what is wrong with a cart is a `QuoteProblem.Code`.
    package enum FormCode: String, Sendable, CaseIterable {
        case nameMissing = "name_missing"
        case emailMissing = "email_missing"
        case emailInvalid = "email_invalid"
        case phoneMissing = "phone_missing"
        case addressMissing = "address_missing"
        case cityMissing = "city_missing"
        case termsNotAccepted = "terms_not_accepted"
        /// The total is another one than the customer saw; `bound` is the new one in minor units.
        case totalChanged = "total_changed"
        /// A price is another one than on the page; `bound` is the new one in minor units.
        case priceChanged = "price_changed"
        case currencyNotOffered = "currency_not_offered"
        /// The page's key has ordered something else already.
        case keyMisused = "key_misused"
        /// `bound` is the most characters the field takes.
        case tooLong = "too_long"
        /// Text that is none: control characters, a code that cannot be one.
        case textInvalid = "text_invalid"
    }

    /// The name of the form's field; empty for a problem of the whole order.
    package var field: String
    /// A stable name: a `FormCode` or a `QuoteProblem.Code`.
    package var code: String
    /// In English; `OrderPages.said` gives it in the words of the shop's theme.
    package var message: String
    /// The line it is about, where it is about one.
    package var sku: String?
    /// The number or amount that the message names.
    package var bound: Int?
    /// The order that stands already, where that is what is wrong.
    package var order: Standing?

    package struct Standing: Sendable, Hashable {
        package var number: String
        /// The full address of its page.
        package var url: String

        package init(number: String, url: String) {
            self.number = number
            self.url = url
        }
    }

    package init(field: String, code: String, message: String, sku: String? = nil, bound: Int? = nil) {
        self.field = field
        self.code = code
        self.message = message
        self.sku = sku
        self.bound = bound
    }

    package init(_ field: String, _ code: FormCode, bound: Int? = nil) {
        self.init(field: field, code: code.rawValue, message: code.message(bound), bound: bound)
    }

    package init(_ problem: QuoteProblem) {
        self.init(
            field: problem.field, code: problem.code.rawValue, message: problem.message, sku: problem.sku,
            bound: problem.bound)
    }
}

extension FieldProblem.FormCode {
    fileprivate func message(_ bound: Int?) -> String {
        switch self {
        case .nameMissing: "Please give your name."
        case .emailMissing: "Please give your e-mail address: the confirmation goes there."
        case .emailInvalid: "This is not an e-mail address."
        case .phoneMissing: "Please give your telephone number."
        case .addressMissing: "Please give street and number."
        case .cityMissing: "Please give the city."
        case .termsNotAccepted: "Please accept the terms of sale."
        case .totalChanged: "The total has changed. Please look at it and order again."
        case .priceChanged: "A price has changed."
        case .currencyNotOffered: "The shop sells in another currency."
        case .keyMisused: "This page has ordered already. Order again only if you want a second order."
        case .tooLong: bound.map { "This is too long: at most \($0) characters." } ?? "This is too long."
        case .textInvalid: "This cannot be read. Please type it again."
        }
    }
}
