import Liquid

/// The objects of order templates: what a theme may read of a checkout, of an order and of the shop.
package enum OrderObjects {
    package static let all: [ObjectSchema] = [
        checkout, order, lineItem, part, fulfillment, refund, returned, event, pickupPlace, discount, shippingMethod,
        paymentMethod, taxLine, country, region, customer, problem, message, OrderAddressView.schema,
        ClosureView.schema, shop, routes, request, locale,
    ]

    /// What a checkout and an order have in common.
    private static let amounts: [(String, LiquidType, String)] = [
        ("line_items", .list(of: .object("line_item")), "What is bought."),
        ("item_count", .integer, "How many pieces."),
        ("items_subtotal_price", .money, "The goods before discounts."),
        ("discount_applications", .list(of: .object("discount_application")), "Discounts that apply."),
        ("total_discounts", .money, "What all discounts take off the goods."),
        ("shipping_method", .object("shipping_method"), "How it is sent, or nil."),
        ("shipping_price", .money, "What sending costs."),
        ("payment_method", .object("payment_method"), "How it is paid, or nil."),
        ("payment_fee", .money, "What that way to pay costs."),
        ("tax_lines", .list(of: .object("tax_line")), "Tax by rate."),
        ("tax_price", .money, "All tax."),
        ("taxes_included", .boolean, "Whether prices hold the tax."),
        ("total_price", .money, "What is to be paid."),
        ("requires_shipping", .boolean, "Whether anything is to be sent or fetched."),
        ("currency", .string, "The code of the currency."),
    ]

    package static let checkout = ObjectSchema(
        "checkout", "A cart that is about to be ordered.",
        records: amounts + [
            ("shipping_methods", .list(of: .object("shipping_method")), "The ways to have it sent."),
            ("payment_methods", .list(of: .object("payment_method")), "The ways to pay."),
            ("countries", .list(of: .object("country")), "Where the shop delivers to, by name."),
            (
                "address_fields", .list(of: .string),
                "The fields of the address that the country uses, in its order: `address1`, `address2`, `city`, `region`, `postcode`."
            ),
            ("regions", .list(of: .object("region")), "The regions to choose from where one is asked for, else empty."),
            ("region_name", .string, "What a region is called there, as a key: `state`, `province`, `prefecture`, ..."),
            ("region_used", .boolean, "Whether the form should have a field for the region."),
            ("region_required", .boolean, "Whether the region must be given."),
            ("postcode_name", .string, "What a postcode is called there, as a key: `postcode`, `zip`, `eircode`, ..."),
            ("postcode_used", .boolean, "Whether the country has postcodes."),
            ("postcode_required", .boolean, "Whether the postcode must be given."),
            ("city_used", .boolean, "Whether addresses there name a town."),
            ("city_required", .boolean, "Whether the town must be given."),
            ("country_required", .boolean, "Whether the country must be given: to send it, or for its tax."),
            ("terms_url", .string, "The page a customer must agree to, or nil."),
            ("requires_phone", .boolean, "Whether a telephone number must be given."),
            ("notices", .list(of: .object("problem")), "What the customer should know and need not mend."),
            ("key", .string, "What makes sure that pressing twice orders once; the field `key`."),
        ])

    package static let order = ObjectSchema(
        "order", "A placed order.",
        records: [
            ("name", .string, "Its number."), ("order_number", .string, "Its number."),
            (
                "status", .string,
                "`placed`, `paid`, `shipped`, `delivered`, `cancelled`, `returned` or `refunded`."
            ),
            ("paid", .boolean, "Whether it has been paid."), ("shipped", .boolean, "Whether it has been sent."),
            ("delivered", .boolean, "Whether it has arrived."), ("cancelled", .boolean, "Whether it was cancelled."),
            ("returned", .boolean, "Whether all that was sent has come back."),
            ("partially_fulfilled", .boolean, "Whether a part was sent and more is to follow."),
            ("partially_refunded", .boolean, "Whether a part of the money was paid back."),
            ("partially_cancelled", .boolean, "Whether some of its pieces were cancelled and others not."),
            ("created_at", .date, "When it was placed."),
            ("email", .string, "The customer's address for mail."), ("phone", .string, "The customer's number."),
            ("customer", .object("customer"), "Who ordered; its fields are empty once the data was erased."),
            ("shipping_address", .object("address"), "Where it goes; nil when it is fetched or nothing is sent."),
            ("pickup", .object("pickup_place"), "Where the customer fetches it, or nil."),
            ("tracking_number", .string, "The last parcel's number, or nil."),
            ("tracking_url", .string, "Where to follow the last parcel, or nil."),
            ("fulfillments", .list(of: .object("fulfillment")), "What was sent, one by one."),
            ("returns", .list(of: .object("return")), "What came back, one by one."),
            ("refunds", .list(of: .object("refund")), "What was paid back, one by one."),
            ("cancellations", .list(of: .object("return")), "What was cancelled, one by one."),
            ("delivery_from", .date, "When it is promised to arrive at the earliest, or nil."),
            ("delivery_until", .date, "When it is promised to arrive at the latest, or nil."),
            ("event", .object("order_event"), "What a mail about a change tells; nil elsewhere."),
            ("note", .string, "What the customer added."),
            ("status_url", .string, "The full address of its page."),
            ("order_status_url", .string, "The full address of its page."),
            ("total_paid", .money, "What has been paid."),
            ("total_due", .money, "What is still to be paid; 0 when it is paid, cancelled or free."),
            ("total_refunded", .money, "What has been paid back."),
            ("pay_by", .date, "Until when it has to be paid, or nil."),
        ] + amounts)

    package static let lineItem = ObjectSchema(
        "line_item", "So many of one thing.",
        records: [
            ("sku", .string, "Its article number."), ("title", .string, "The product's title."),
            ("variant_title", .string, "The variant's title; empty without options."),
            ("quantity", .integer, "How many; as typed where that is no number."),
            ("fulfilled_quantity", .integer, "How many of them were sent; only of an order."),
            ("cancelled_quantity", .integer, "How many of them were cancelled; only of an order."),
            ("returned_quantity", .integer, "How many of them came back; only of an order."),
            ("refunded_quantity", .integer, "How many of them were paid back; only of an order."),
            ("open_quantity", .integer, "How many are neither sent nor cancelled; only of an order."),
            ("availability", .string, "`in_stock`, `preorder` or `backorder` when it was ordered, or nil."),
            ("expected_at", .date, "When it is promised to be there, or nil."),
            ("url", .string, "The product's page with the variant chosen, or nil."),
            ("image_url", .string, "The address of its picture, or nil."),
            ("price", .money, "What one costs, or nil."),
            ("original_line_price", .money, "What all of them cost before discounts, or nil."),
            ("final_line_price", .money, "What all of them cost, or nil."),
            ("total_discount", .money, "Its share of all discounts."),
            ("message", .string, "What is wrong with it, or nil."),
            ("anchor", .string, "The `id` that its field of the form should have, such as `quantity-1`."),
        ])

    package static let part = ObjectSchema(
        "part", "So many of one line of an order: what is in a parcel, came back or is paid back.",
        records: [
            ("sku", .string, "Its article number."), ("title", .string, "The product's title."),
            ("variant_title", .string, "The variant's title; empty without options."),
            ("quantity", .integer, "How many."),
            ("amount", .money, "What was paid for them; in a refund what of it is paid back, or nil."),
        ])

    package static let fulfillment = ObjectSchema(
        "fulfillment", "What was sent at one time, or handed over.",
        records: [
            ("line_items", .list(of: .object("part")), "What is in it."),
            ("tracking_number", .string, "The parcel's number, or nil."),
            ("tracking_url", .string, "Where to follow the parcel, or nil."),
            ("created_at", .date, "When it was sent."), ("delivered", .boolean, "Whether it has arrived."),
        ])

    package static let refund = ObjectSchema(
        "refund", "Money that was paid back.",
        records: [
            ("amount", .money, "How much."), ("created_at", .date, "When."),
            ("line_items", .list(of: .object("part")), "What it is for; empty when it is for no pieces."),
            ("restocked", .boolean, "Whether the goods are for sale again."),
        ])

    package static let returned = ObjectSchema(
        "return", "Goods that came back, or that were cancelled.",
        records: [("created_at", .date, "When."), ("line_items", .list(of: .object("part")), "What it is about.")])

    package static let event = ObjectSchema(
        "order_event", "The change that a mail tells of, as it was then.",
        records: [
            ("type", .string, "`paid`, `shipped`, `delivered`, `cancelled`, `returned` or `refunded`."),
            ("amount", .money, "The money it is about, or nil."), ("created_at", .date, "When it was."),
            ("line_items", .list(of: .object("part")), "What it is about; empty when it is about no pieces."),
            ("tracking_number", .string, "The parcel's number, or nil."),
            ("tracking_url", .string, "Where to follow the parcel, or nil."),
            ("whole", .boolean, "Whether it is about all of the order."),
        ])

    package static let pickupPlace = ObjectSchema(
        "pickup_place", "Where an order is fetched.",
        records: [
            ("name", .string, "What it is called."), ("address", .object("address"), "Where it is, or nil."),
            ("hours", .string, "When it is open, on one or more lines, or nil."),
        ])

    package static let discount = ObjectSchema(
        "discount_application", "A discount that applies.",
        records: [
            ("title", .string, "What it is called."), ("code", .string, "The code that was typed, or nil."),
            ("total_allocated_amount", .money, "What it takes off the goods."),
            ("shipping_amount", .money, "What it takes off shipping, which is in the shipping price already."),
        ])

    package static let shippingMethod = ObjectSchema(
        "shipping_method", "A way to have it sent, or to fetch it.",
        records: [
            ("id", .string, "What the form sends."), ("title", .string, "What it is called."),
            ("description", .string, "A few words about it, or nil."), ("price", .money, "What it costs."),
            ("pickup", .boolean, "Whether the customer fetches it."),
            ("min_days", .integer, "Working days until it arrives at the earliest, or nil."),
            ("max_days", .integer, "Working days until it arrives at the latest, or nil."),
        ])

    package static let paymentMethod = ObjectSchema(
        "payment_method", "A way to pay.",
        records: [
            ("id", .string, "What the form sends."), ("title", .string, "What it is called."),
            ("type", .string, "`bank_transfer`, `cash_on_delivery`, `cash_on_pickup`, `invoice` or `link`."),
            ("description", .string, "A few words about it, or nil."), ("fee", .money, "What it costs."),
            ("instructions", .string, "How to pay, on several lines; only of an order, or nil."),
            ("url", .string, "Where to pay; only of an order, or nil."),
        ])

    package static let taxLine = ObjectSchema(
        "tax_line", "An amount of tax.",
        records: [
            ("title", .string, "What it is called."), ("rate", .string, "Its rate as text, such as `13.5%`."),
            ("price", .money, "How much."), ("base", .money, "What it is on."),
        ])

    package static let country = ObjectSchema(
        "country", "A country. Printed, it is its name.",
        records: [("code", .string, "Its code of two letters."), ("name", .string, "Its name in the shop's language.")])

    package static let region = ObjectSchema(
        "region", "A state, province or prefecture. Printed, it is its name.",
        records: [("code", .string, "What the form sends."), ("name", .string, "Its name.")])

    package static let customer = ObjectSchema(
        "customer", "Who ordered.",
        records: [
            ("name", .string, "The name."), ("email", .string, "The address for mail."),
            ("phone", .string, "The telephone number; may be empty."),
        ])

    package static let problem = ObjectSchema(
        "problem", "What has to be mended before an order can be placed.",
        records: [
            ("field", .string, "The name of the form's field; empty for a problem of the whole order."),
            ("code", .string, "A stable name, such as `out_of_stock`."),
            ("message", .string, "What to do, from `problems.<code>` of the theme's locales where it has that."),
            ("sku", .string, "The line it is about, or nil."),
            ("anchor", .string, "The `id` of the field that mends it, or nil."),
            ("number", .string, "The order that stands already, where that is the problem, or nil."),
            ("url", .string, "The page of that order, or nil."),
        ])

    package static let message = ObjectSchema(
        "message", "Something else that has to be said.",
        records: [("title", .string, "In a few words."), ("text", .string, "In a sentence or two.")])

    package static let shop = ObjectSchema(
        "shop", "What store.yaml says of the shop. Printed, it is its name.",
        records: [
            ("name", .string, "Its name."), ("description", .string, "One or two sentences; may be empty."),
            ("email", .string, "Its address for mail; may be empty."),
            ("phone", .string, "Its telephone number; may be empty."),
            ("url", .string, "Where it is published, without a final slash."),
            ("currency", .string, "The code of its currency."), ("locale", .string, "Its language."),
            ("address", .object("address"), "Its postal address, or nil."),
            ("closed", .object("closure"), "That it took no orders when it was built, or nil."),
        ])

    package static let routes = ObjectSchema(
        "routes", "Addresses of the shop's pages and of the order intake.",
        records: [
            ("root_url", .string, "The home page."), ("collections_url", .string, "The list of collections."),
            ("cart_url", .string, "The cart."), ("search_url", .string, "The search."),
            ("blog_url", .string, "The journal."), ("orders_url", .string, "Where an order is posted."),
            ("checkout_url", .string, "Where a cart is posted to be priced again."),
            ("quote_url", .string, "Where scripts ask for a total."),
            ("stock_url", .string, "Where scripts ask for availability."),
        ])

    package static let request = ObjectSchema(
        "request", "What is known of the request.",
        records: [
            ("locale", .object("shop_locale"), "The language of the page."),
            ("page_type", .string, "`checkout`, `problem`, `thanks`, `status`, `message` or `mail`."),
        ])

    package static let locale = ObjectSchema(
        "shop_locale", "A language. Printed, it is its tag.",
        records: [("iso_code", .string, "Its tag, such as `en`.")])
}
