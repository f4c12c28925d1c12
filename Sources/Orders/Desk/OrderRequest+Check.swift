import Commerce
import Languages
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
            // Also where it costs the same everywhere: a parcel needs a country.
            if customer.country.isEmpty, !quote.problems.contains(where: { $0.field == "country" }) {
                problems.append(
                    FieldProblem(
                        QuoteProblem(
                            field: "country", code: .countryMissing,
                            message: "Choose the country the order is to be sent to.")))
            }
            problems += addressProblems.filter { problem in
                // What a price goes by has been asked for already.
                !quote.problems.contains { $0.field == problem.field && $0.code.isAboutPlace }
            }
        }
        if book.orders.terms != nil, !acceptsTerms { problems.append(FieldProblem("terms", .termsNotAccepted)) }
        return problems
    }

    /// What the address lacks for the post of its country.
    private var addressProblems: [FieldProblem] {
        func isBlank(_ text: String) -> Bool { text.utf8.allSatisfy(ASCII.isWhitespace) }
        let format = AddressFormat.of(customer.country)
        var problems: [FieldProblem] = []
        if isBlank(customer.address1) { problems.append(FieldProblem("address1", .addressMissing)) }
        switch format.postcode(customer.postcode) {
        case .good: break
        case .missing where format.needs.contains(.postcode):
            problems.append(FieldProblem(QuoteProblem(.postcodeMissing, of: format)))
        case .missing: break
        case .wrong: problems.append(FieldProblem(QuoteProblem(.postcodeInvalid, of: format)))
        }
        if isBlank(customer.city), format.needs.contains(.city) {
            problems.append(FieldProblem("city", .cityMissing))
        }
        if format.needs.contains(.region), format.hasRegions {
            if isBlank(customer.region) {
                // Where the postcode tells the region it is the postcode that is asked for.
                if !format.postcodeTellsRegion, customer.impliedRegion == nil {
                    problems.append(FieldProblem(QuoteProblem(.regionMissing, of: format)))
                }
            } else if format.region(customer.region) == nil,
                !format.postcodeTellsRegion || format.regions.contains(where: { $0.printed == $0.code })
            {
                // Where the post reads the region from the postcode and prints a name, what was typed stays as it is.
                problems.append(FieldProblem(QuoteProblem(.regionUnknown, of: format)))
            }
        }
        return problems
    }
}

extension QuoteProblem.Code {
    /// Whether region or postcode are missing or cannot be read.
    fileprivate var isAboutPlace: Bool {
        switch self {
        case .regionMissing, .regionUnknown, .postcodeMissing, .postcodeInvalid: true
        default: false
        }
    }
}
