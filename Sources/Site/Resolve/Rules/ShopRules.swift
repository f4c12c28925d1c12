import Commerce
import Text

/// Checks what the shop's rules come to when they are put together: classes, zones, tiers, ways to pay, discounts.
///
/// What would give a customer something for nothing is an error, and so is what a law forbids; what leads nowhere is a
/// warning. Each file is right in itself by now; nothing is said while store.yaml has errors, which would look like
/// rules that are missing.
package struct ShopRules {
    let shop: LoadedShop
    let now: Instant
    let places: StorePlaces
    private(set) var diagnostics: [Diagnostic] = []
    /// Where discounts.yaml says what; made for the first report about it.
    private var discountPlaces: StorePlaces?

    /// - Parameter quiet: a state of the shop of which it is known that its rules say nothing.
    /// - Returns: the shop's state if they say nothing, else zero.
    @discardableResult
    package static func check(
        _ shop: LoadedShop, now: Instant, quiet: Fingerprint = .zero, diagnostics: inout [Diagnostic]
    ) -> Fingerprint {
        let state = state(shop, now)
        if state == quiet, !diagnostics.contains(where: { $0.severity == .error }) { return state }
        let count = diagnostics.count
        check(shop, now: now, diagnostics: &diagnostics)
        return diagnostics.count == count ? state : .zero
    }

    /// Of all that the rules look at.
    private static func state(_ shop: LoadedShop, _ now: Instant) -> Fingerprint {
        var state = shop.storeFingerprint
        if let discounts = shop.discountsSource { state = state.combined(with: Fingerprint(discounts.bytes)) }
        for collection in shop.collections { state = state.combined(with: Fingerprint(collection.source.bytes)) }
        for facts in shop.products.facts { state = state.combined(with: facts.rules) }
        // A discount is called forgotten when it has been over for long.
        if shop.discounts.contains(where: { $0.until != nil }) {
            state = state.combined(with: Fingerprint(shop.store.zone.date(at: now).text))
        }
        return state
    }

    private static func check(_ shop: LoadedShop, now: Instant, diagnostics: inout [Diagnostic]) {
        let path = shop.store.source.path
        guard !diagnostics.contains(where: { $0.severity == .error && $0.path == path }) else { return }
        // A catalogue has no rules yet that could lead nowhere.
        if shop.store.intent.isUndecided {
            guard shop.products.count > 0 else { return }
            diagnostics.append(
                Diagnostic(
                    .warning, shop.store.source, StorePlaces(shop.store.source).range([]),
                    "the shop takes no orders as long as neither 'shipping' nor 'payment' is written; write both, or 'orders: false' if that is meant"
                ))
            return
        }
        var rules = ShopRules(shop: shop, now: now, places: StorePlaces(shop.store.source))
        rules.run()
        diagnostics += rules.diagnostics
    }

    private init(shop: LoadedShop, now: Instant, places: StorePlaces) {
        self.shop = shop
        self.now = now
        self.places = places
        let products = shop.products.all()
        goods = products.indices.flatMap { index in
            products[index].variants.indices.map { Goods(products: products, productIndex: index, variantIndex: $0) }
        }
        sent = goods.filter(\.needsShipping)
        sentClasses = Set(sent.map(\.carriedAs))
    }

    private mutating func run() {
        checkOrders()
        checkShipping()
        checkTax()
        checkPayment()
        checkDiscounts()
    }

    /// One SKU of a product file; drafts and seasons are in it, so that a class is not unused because it is winter.
    ///
    /// It points into the catalogue: products are large, and there can be a hundred thousand of them.
    struct Goods {
        fileprivate let products: [Product]
        fileprivate let productIndex: Int
        fileprivate let variantIndex: Int

        var product: Product { _read { yield products[productIndex] } }
        var variant: Variant { _read { yield products[productIndex].variants[variantIndex] } }

        /// The class that rates and surcharges know it by.
        var carriedAs: String { variant.shippingClass ?? ShippingClass.standard }
        var needsShipping: Bool { variant.needsShipping }
    }

    let goods: [Goods]
    /// What of it is sent, and the shipping classes of that.
    let sent: [Goods]
    let sentClasses: Set<String>

    var store: Store { shop.store }
    var takesOrders: Bool { store.orders.url != nil }

    /// The countries that parcels go to, or nil for everywhere.
    var served: Set<String>? {
        if store.shipping.isEmpty || store.shipping.contains(where: \.area.countries.isEmpty) { return nil }
        return Set(store.shipping.flatMap(\.area.countries))
    }

    /// Whether products could not be read, so that nobody knows which classes they have.
    var lacksGoods: Bool { shop.unread.explainsAny(of: "products") }

    func money(_ amount: Money) -> String { store.moneyFormat.string(amount) }

    // MARK: Reporting

    mutating func report(_ severity: Diagnostic.Severity, _ way: [StorePlaces.Step], _ message: String) {
        diagnostics.append(Diagnostic(severity, store.source, places.range(way), message))
    }

    mutating func report(
        _ severity: Diagnostic.Severity, _ goods: Goods, _ field: String, _ value: String, _ message: String
    ) {
        let place = StorePlaces.value(
            of: field, is: value, in: goods.product.source, [goods.variant.range, goods.product.range])
        diagnostics.append(Diagnostic(severity, goods.product.source, place, message))
    }

    mutating func report(_ severity: Diagnostic.Severity, discount index: Int, _ field: String, _ message: String) {
        guard let source = shop.discountsSource else { return }
        let places = discountPlaces ?? StorePlaces(source)
        discountPlaces = places
        let isWrapped = places.range([.key("discounts")]) != places.range([])
        let way: [StorePlaces.Step] = (isWrapped ? [.key("discounts")] : []) + [.index(index), .key(field)]
        diagnostics.append(Diagnostic(severity, source, places.range(way), message))
    }

    /// `mug`, `mug and vase`, `mug, vase and 3 more`: products by their handles, each once.
    static func names(_ goods: [Goods]) -> String {
        var handles: [String] = []
        for one in goods where handles.last != one.product.handle { handles.append(one.product.handle) }
        switch handles.count {
        case 0...1: return handles.first ?? ""
        case 2...3: return handles.dropLast().joined(separator: ", ") + " and " + (handles.last ?? "")
        default: return handles.prefix(2).joined(separator: ", ") + " and \(handles.count - 2) more"
        }
    }

    // MARK: Whether anything is sold

    private mutating func checkOrders() {
        guard !goods.isEmpty else { return }
        guard takesOrders else { return }
        if store.shipping.isEmpty, !store.intent.shipsFree, !sent.isEmpty {
            report(
                .error, [.key("shipping")],
                "there is no 'shipping', so goods would be sent anywhere for nothing; write zones such as [{name: Everywhere, rates: [{name: Post, price: 4.90}]}], or 'shipping: free' if that is meant"
            )
        }
        if store.payment.isEmpty, !store.intent.takesNoPayment, goods.contains(where: { !$0.variant.price.isZero }) {
            report(
                .error, [.key("payment")],
                "there is no 'payment', so placing an order would give the goods away; write ways to pay such as [{type: bank_transfer, name: Bank transfer}], or 'payment: none' if that is meant"
            )
        }
        if !store.orders.notify.isEmpty, store.email == nil, store.orders.from == nil {
            report(
                .warning, ["orders", "notify"],
                "nobody can be told of orders: the shop has no address to write from; write 'email: shop@your-shop.example', or 'from' under 'orders'"
            )
        }
        if let minimum = store.orders.minimum {
            for (zone, shippingZone) in store.shipping.enumerated() {
                for (index, rate) in shippingZone.rates.enumerated() {
                    guard let most = rate.maximumSubtotal, most < minimum else { continue }
                    report(
                        .warning, ["shipping", .index(zone), "rates", .index(index), "maximum_subtotal"],
                        "'\(rate.name)' is never offered: orders begin at \(money(minimum)) ('orders.minimum')")
                }
            }
        }
    }
}
