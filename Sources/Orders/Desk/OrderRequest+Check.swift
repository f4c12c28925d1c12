import Commerce
import Text

extension OrderRequest {
    /// What the fields of the form lack for an order of this quote, in the order of the form.
    ///
    /// What is wrong with goods, shipping, payment and code is in the quote's own problems.
    package func problems(for quote: Quote, book: PriceBook) -> [FieldProblem] {
        var problems: [FieldProblem] = []
        func require(_ field: String, _ value: String, _ code: FieldProblem.FormCode) {
            if value.utf8.allSatisfy(ASCII.isWhitespace) { problems.append(FieldProblem(field, code)) }
        }
        if let currency, currency != book.currency.code {
            problems.append(
                FieldProblem(
                    field: "currency", code: "currency_not_offered", message: "Prices are in \(book.currency.code)."))
        }
        require("name", customer.name, .nameMissing)
        if customer.email.isEmpty {
            problems.append(FieldProblem("email", .emailMissing))
        } else if EmailAddress(customer.email) == nil {
            problems.append(FieldProblem("email", .emailInvalid))
        }
        if book.orders.requiresPhone { require("phone", customer.phone, .phoneMissing) }
        if quote.needsShipping, quote.shipping?.rate.isPickup != true {
            require("address1", customer.address1, .addressMissing)
            require("city", customer.city, .cityMissing)
        }
        if book.orders.terms != nil, !acceptsTerms { problems.append(FieldProblem("terms", .termsNotAccepted)) }
        return problems
    }
}
