import Commerce
import Orders
import Synchronization

/// The names that one order counts under: its client's address, its recipient, its SKUs.
///
/// It is asked on the writing thread, where orders are decided one after the other: however many come at once, no more
/// are placed than may be.
final class OrderLimit: Sendable {
    private let address: String?
    private let recipient: String
    private let skus: [String]
    private let isCounted = Atomic<Bool>(false)

    /// `address` is what the client's requests count under; nil is not limited.
    init(_ request: OrderRequest, address: String?) {
        self.address = address
        // However its domain is written, it is one mailbox.
        let email = request.customer.email
        let isPlain = email.utf8.allSatisfy { $0 < 0x80 }
        recipient = (isPlain ? email : EmailAddress(email)?.text ?? email).lowercased()
        skus = Array(Set(request.lines.map(\.sku)))
    }

    /// Seconds until one more order may be placed; nil when it may be now. Counts nothing.
    func wait(_ service: IntakeService) -> Int? {
        let now = service.now.seconds
        if let address, let wait = service.perAddress.wait(address, now: now) { return wait }
        if let wait = service.perRecipient.wait(recipient, now: now) { return wait }
        return skus.lazy.compactMap { service.perSKU.wait($0, now: now) }.first
    }

    /// The same, and counts the order that may be placed.
    func admit(_ service: IntakeService) -> Int? {
        if let wait = wait(service) { return wait }
        isCounted.store(true, ordering: .relaxed)
        count(service, 1)
        return nil
    }

    /// The order could not be written after all.
    func takeBack(_ service: IntakeService) {
        if isCounted.exchange(false, ordering: .relaxed) { count(service, -1) }
    }

    private func count(_ service: IntakeService, _ uses: Int) {
        let now = service.now.seconds
        if let address { service.perAddress.count(address, now: now, by: uses) }
        service.perRecipient.count(recipient, now: now, by: uses)
        for sku in skus { service.perSKU.count(sku, now: now, by: uses) }
    }
}
