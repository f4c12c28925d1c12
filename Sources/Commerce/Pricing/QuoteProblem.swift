import Languages

/// Why an order cannot be placed as it is, or what a customer should know of it.
package struct QuoteProblem: Sendable, Hashable {
    /// Stable names that themes translate and programs act on.
    package enum Code: String, Sendable, CaseIterable {
        /// The shop takes no orders at the moment; the message is the owner's.
        case closed
        case cartEmpty = "cart_empty"
        case tooManyLines = "too_many_lines"
        case skuUnknown = "sku_unknown"
        case withdrawn
        case outOfStock = "out_of_stock"
        case notEnoughStock = "not_enough_stock"
        case quantityInvalid = "quantity_invalid"
        case quantityTooSmall = "quantity_too_small"
        case quantityTooLarge = "quantity_too_large"
        case amountTooLarge = "amount_too_large"
        case orderTooSmall = "order_too_small"
        case codeUnknown = "code_unknown"
        case codeNotYet = "code_not_yet"
        case codeExpired = "code_expired"
        case codeUsedUp = "code_used_up"
        case codeUsedByCustomer = "code_used_by_customer"
        /// `bound` is an amount.
        case codeMinimum = "code_minimum"
        /// `bound` is a number of pieces.
        case codeMinimumQuantity = "code_minimum_quantity"
        case codeNotForGoods = "code_not_for_goods"
        case codeNotBest = "code_not_best"
        /// Too many wrong codes came from this address; whether this one is right is not said.
        case codeWait = "code_wait"
        case countryMissing = "country_missing"
        case countryNotServed = "country_not_served"
        case regionMissing = "region_missing"
        /// No region of the country has this name or code.
        case regionUnknown = "region_unknown"
        case postcodeMissing = "postcode_missing"
        /// No postcode of the country looks like this.
        case postcodeInvalid = "postcode_invalid"
        case postcodeNotServed = "postcode_not_served"
        case shippingMissing = "shipping_missing"
        case shippingUnavailable = "shipping_unavailable"
        case nothingCarries = "nothing_carries"
        case paymentMissing = "payment_missing"
        case paymentUnavailable = "payment_unavailable"
    }

    /// The form's field it stands beside: `quantity`, `code`, `country`, `region`, `postcode`, `shipping`, `payment`, `sku`;
    /// empty for the whole.
    package var field: String
    package var code: Code
    /// In English; themes may say it in their own words by `code`.
    package var message: String
    /// The line it is about, where it is about one.
    package var sku: String?
    /// The number or amount that the message names: the most that can be had, the minimum that is needed.
    package var bound: Int?

    package init(field: String, code: Code, message: String, sku: String? = nil, bound: Int? = nil) {
        self.field = field
        self.code = code
        self.message = message
        self.sku = sku
        self.bound = bound
    }
}

extension QuoteProblem {
    /// What is wrong with the region or postcode of an address, in the words of its country: `Please give the ZIP code.`
    package init(_ code: Code, of country: AddressFormat) {
        let (region, postcode) = (country.regionWord, country.postcodeWord)
        switch code {
        case .regionMissing: self.init(field: "region", code: code, message: "Please choose the \(region).")
        case .regionUnknown:
            self.init(
                field: "region", code: code, message: "There is no \(region) of this name. Please choose one.")
        case .postcodeMissing: self.init(field: "postcode", code: code, message: "Please give the \(postcode).")
        default:
            let article = postcode.utf8.first == 0x45 ? "an" : "a"
            self.init(
                field: "postcode", code: .postcodeInvalid,
                message: "This is not \(article) \(postcode) of the country. Please look at it again.")
        }
    }
}
