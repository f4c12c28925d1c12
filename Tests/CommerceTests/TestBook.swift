import Commerce
import TestSupport

/// A price book from the settings and products a test writes as an owner would.
enum TestBook {
    static let standardStore = """
        name: Shop
        url: https://shop.example/
        currency: EUR
        address: {country: DE}
        shipping:
          - name: Germany
            countries: [DE]
            except_postcodes: [27498]
            rates:
              - {name: Post, price: 4.90, free_over: 60, maximum_weight: 5 kg}
              - name: Courier
                tiers: [{up_to: 2 kg, price: 6.00}, {up_to: 20 kg, price: 12.00}]
                surcharges: [{class: bulky, price: 15.00}, {class: fragile, price: 1.00, each: true}]
              - {name: Counter, pickup: true, price: 0}
          - name: Heligoland
            countries: [DE]
            postcodes: [27498]
            rates: [{name: Ferry, price: 19.00}]
          - name: Everywhere else
            rates: [{name: Airmail, price: 15.00, classes: [standard]}]
        tax:
          rates:
            - {name: VAT, countries: [DE], rate: 19, classes: {reduced: 7}}
            - {name: VAT, countries: [AT], rate: 20}
        payment:
          - {type: bank_transfer, name: Transfer}
          - {type: cash_on_delivery, name: COD, fee: 3.00, countries: [DE]}
          - {type: cash_on_pickup, name: Cash}
        """

    static let standardProducts = [
        "mug": "title: Mug\nprice: 12.00\nsku: MUG\nstock: 10\nweight: 400 g\ncollections: [kitchen]\n",
        "board": "title: Board\nprice: 45.50\nsku: BOARD\nweight: 2.5 kg\nshipping_class: bulky\n",
        "book": "title: Book\nprice: 20.00\nsku: BOOK\nweight: 300 g\ntax_class: reduced\n",
        "vase": "title: Vase\nprice: 30.00\nsku: VASE\nstock: 0\nshipping_class: fragile\nbackorder: true\n",
        "card": "title: Gift card\nprice: 25.00\nsku: CARD\nshipping_class: none\n",
        "gone": "title: Gone\nprice: 5.00\nsku: GONE\nunpublish_at: 2026-01-01\n",
        "none": "title: None left\nprice: 5.00\nsku: NONE\nstock: 0\n",
        "pair": "title: Pair\nprice: 3.33\nsku: PAIR\nmin_quantity: 2\nmax_quantity: 6\n",
        "lamp":
            "title: Lamp\nprice: 80.00\nsku: LAMP\nsale: {price: 60.00, from: 2026-11-27, until: 2026-11-30}\n",
    ]

    static func make(
        store: String = standardStore, products: [String: String] = standardProducts, discounts: String = ""
    ) throws -> PriceBook {
        try BookMaker.book(store: store, products: products, discounts: discounts)
    }

    static let noon = ContentDecoding.instant("2026-06-01T12:00:00Z")

    static func request(
        _ lines: [(String, Int)], to country: String = "DE", postcode: String? = nil, shipping: String? = nil,
        payment: String? = nil, code: String? = nil, at now: String = "2026-06-01T12:00:00Z",
        stage: QuoteRequest.Stage = .estimate
    ) -> QuoteRequest {
        QuoteRequest(
            lines: lines.map { CartLine(sku: $0.0, quantity: $0.1) }, stage: stage,
            destination: country.isEmpty
                ? nil : Destination(country: country, postcode: postcode ?? (country == "DE" ? "10115" : "")),
            shipping: shipping,
            payment: payment, code: code, now: ContentDecoding.instant(now))
    }
}
