/// The content of a new shop.
enum StarterContent {
    static let files: [StarterShop.File] = [
        StarterShop.File(
            path: "store.yaml",
            text: """
                # The shop itself. Every field is described in docs/content.md.
                name: My shop
                url: https://shop.example/
                language: en
                currency: EUR
                description: One sentence that says what you sell.
                email: hello@shop.example
                # How the clocks go where you are: summer time, days of sales, times on orders.
                # time_zone: Europe/Berlin

                # Where orders go and what that costs. `shipping: free` sends everything for nothing.
                shipping:
                  - name: Everywhere
                    rates:
                      - {name: Post, price: 4.90}

                # How orders are paid. Write your own account; `payment: none` asks for no payment.
                payment:
                  - type: bank_transfer
                    name: Bank transfer
                    instructions: Pay within seven days to IBAN XX00 0000 0000 0000 and name the order number.

                theme:
                  name: starter
                menus:
                  main:
                    - {title: Everything, url: /collections/all/}
                    - {title: About, url: pages/about.md}

                """),
        StarterShop.File(
            path: "products/blue-mug.md",
            text: """
                ---
                title: Blue mug
                price: 18.00
                summary: A stoneware mug with a blue glaze.
                stock: 12
                collections: [kitchen]
                tags: [ceramic]
                ---
                Thrown by hand, glazed in **cobalt blue**. Holds 300 ml.

                """),
        StarterShop.File(
            path: "products/linen-towel.md",
            text: """
                ---
                title: Linen towel
                price: 24.00
                summary: A towel that gets softer with every wash.
                collections: [kitchen]
                tags: [linen]
                options:
                  Colour: [Natural, Indigo]
                variants:
                  - {sku: TOWEL-NAT, Colour: Natural, price: 24.00, stock: 5}
                  - {sku: TOWEL-IND, Colour: Indigo, price: 26.00, stock: 0}
                ---
                Woven from European flax. Goes well with the [blue mug](blue-mug.md).

                """),
        StarterShop.File(
            path: "collections/kitchen.md",
            text: """
                ---
                title: Kitchen
                summary: For every day.
                sort: title
                ---

                """),
        StarterShop.File(
            path: "pages/about.md",
            text: """
                ---
                title: About us
                ---
                Who you are and why you make what you sell.

                """),
    ]
}
