/// Payment: the methods that fit the order, and the fee of the chosen one.
extension Pricing {
    mutating func pricePayment() throws(AmountTooLarge) {
        if isNothingToPay { return }
        for method in book.payment where fits(method) { quote.paymentOptions.append(method) }
        if let id = request.payment, !id.isEmpty {
            quote.payment = quote.paymentOptions.first { $0.id == id }
            if quote.payment == nil {
                problem("payment", .paymentUnavailable, "This way to pay is not offered for this order.")
            }
        } else if quote.paymentOptions.count == 1 {
            quote.payment = quote.paymentOptions.first
        } else if request.stage == .order, !book.payment.isEmpty {
            problem("payment", .paymentMissing, "Choose how to pay.")
        }
        quote.paymentFee = quote.payment?.fee ?? .zero
    }

    /// Whether goods and shipping cost nothing, and so bear no tax either. Not known while it is not chosen how they are sent.
    private var isNothingToPay: Bool {
        guard !quote.lines.isEmpty, quote.goodsTotal.isZero, quote.shippingTotal.isZero else { return false }
        if !quote.needsShipping || book.shipping.isEmpty { return true }
        let isChosen = request.shipping?.isEmpty == false || quote.shippingOptions.count == 1
        return quote.shipping != nil && isChosen
    }

    private func fits(_ method: PaymentMethod) -> Bool {
        if let least = method.minimum, quote.goodsTotal < least { return false }
        if let most = method.maximum, quote.goodsTotal > most { return false }
        if !method.countries.isEmpty, let country = request.destination?.country, !country.isEmpty,
            !method.countries.contains(country)
        {
            return false
        }
        let isPickup = quote.shipping?.rate.isPickup
        switch method.kind {
        case .cashOnDelivery: return quote.needsShipping && isPickup != true
        case .cashOnPickup: return isPickup == true
        case .bankTransfer, .invoice, .link: return true
        }
    }
}
