import Text

/// A request for an order with everything that can be worked out before the ledger is looked at: whoever asks does that,
/// and not the one thread that writes.
package struct PreparedOrder: Sendable {
    let request: OrderRequest
    /// Of the idempotency key.
    let key: Digest128
    /// Of what is asked with the key.
    let digest: Digest128
    let customer: Digest128

    fileprivate init(_ request: OrderRequest, customer: Digest128) {
        self.request = request.settled
        key = Digest128(of: Array(request.key.utf8))
        // Of what was typed: the same page sent twice is the same, whatever is made of it.
        digest = request.digest
        self.customer = customer
    }
}

extension OrderDesk {
    /// From any thread.
    package func prepare(_ request: OrderRequest) -> PreparedOrder {
        PreparedOrder(request, customer: customerDigest(request.customer.email))
    }

    /// Stands for the customer where uses are counted: of the address without regard to the case of its letters or to how
    /// its domain is written.
    func customerDigest(_ email: String) -> Digest128 {
        let address = EmailAddress(email)?.text ?? email
        return Digest128(of: Array(address.lowercased().utf8), key: secret)
    }
}
