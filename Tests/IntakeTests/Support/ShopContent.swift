import Commerce
import TestSupport

/// What the shop of these tests sells, written as an owner would: every kind of thing that an order can go wrong with.
enum ShopContent {
    static let store = """
        name: Shop
        url: https://shop.example/
        currency: EUR
        email: shop@shop.example
        address: {country: DE}
        orders: {from: orders@shop.example, notify: [owner@shop.example]}
        shipping:
          - name: Germany
            countries: [DE]
            except_postcodes: [27498]
            rates:
              - {name: Post, price: 4.90}
              - {name: Counter, pickup: true, price: 0}
          - name: Austria
            countries: [AT]
            rates: [{name: Airmail, price: 15.00, maximum_weight: 20 kg}]
        tax:
          rates: [{name: VAT, countries: [DE, AT], rate: 20}]
        payment:
          - {type: bank_transfer, name: Transfer}
          - {type: cash_on_pickup, name: Cash}
        """

    static let products = [
        "mug": "title: Mug\nprice: 12.00\nsku: MUG\nstock: 10\nweight: 400 g\n",
        "bowl": "title: Bowl\nprice: 7.50\nsku: BOWL\nstock: 5\n",
        "last": "title: Last one\nprice: 20.00\nsku: LAST\nstock: 1\n",
        "none": "title: None left\nprice: 5.00\nsku: NONE\nstock: 0\n",
        "free": "title: Uncounted\nprice: 3.00\nsku: FREE\n",
        "vase": "title: Vase\nprice: 30.00\nsku: VASE\nstock: 0\nbackorder: true\n",
        "soon": "title: Soon\nprice: 9.00\nsku: SOON\nstock: 4\npreorder: 2027-01-01\n",
        "gone": "title: Gone\nprice: 5.00\nsku: GONE\nunpublish_at: 2026-01-01\n",
        "pair": "title: Pair\nprice: 3.33\nsku: PAIR\nmin_quantity: 2\nmax_quantity: 6\n",
        "card": "title: Gift card\nprice: 25.00\nsku: CARD\nshipping_class: none\n",
        "gold": "title: Gold\nprice: 90000000000.00\nsku: GOLD\nshipping_class: none\n",
        "safe": "title: Safe\nprice: 100.00\nsku: SAFE\nweight: 30 kg\n",
        "tree": "title: Bäume <b>\nprice: 1.00\nsku: Bäume/1\nshipping_class: none\n",
    ]

    static let discounts = """
        - {code: ONCE, amount: 1.00, limit: 1}
        - {code: TEN, percent: 10}
        - {code: EACH, percent: 5, limit_per_customer: 1}
        - {code: OLD, percent: 50, until: 2026-01-01}
        - {code: LATER, percent: 50, from: 2027-01-01}
        - {code: BIG, percent: 50, minimum: 500.00}
        """

    static func book(
        store: String = store, products: [String: String] = products, discounts: String = discounts
    ) throws -> PriceBook {
        try BookMaker.book(store: store, products: products, discounts: discounts)
    }
}
