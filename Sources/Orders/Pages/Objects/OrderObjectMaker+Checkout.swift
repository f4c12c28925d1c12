import Commerce
import Languages
import Liquid
import Theming

extension OrderObjectMaker {
    /// `checkout` of templates.
    func checkout(
        _ page: CheckoutPage, problems: [FieldProblem], notices: [FieldProblem], countries: LiquidValue
    ) -> LiquidValue {
        let quote = page.quote
        let address = AddressFields(page, book)
        return .object(
            TemplateRecord(
                OrderObjects.checkout,
                [
                    "line_items": Self.list(lines(page, problems)), "item_count": .integer(quote.itemCount),
                    "items_subtotal_price": Self.money(quote.subtotal),
                    "discount_applications": Self.list(
                        quote.discounts.map {
                            discount(
                                title: $0.title, code: $0.code, amount: $0.amount, shippingAmount: $0.shippingAmount)
                        }),
                    "total_discounts": Self.money(quote.discountTotal),
                    "shipping_method": LiquidValue(quote.shipping.map { shippingMethod($0) }),
                    "shipping_price": Self.money(quote.shippingTotal),
                    "payment_method": LiquidValue(quote.payment.map { paymentMethod($0) }),
                    "payment_fee": Self.money(quote.paymentFee),
                    "tax_lines": Self.list(
                        quote.taxes.map { tax($0.name, rate: $0.rate, base: $0.base, amount: $0.amount) }),
                    "tax_price": Self.money(quote.taxTotal), "taxes_included": .bool(quote.pricesIncludeTax),
                    "total_price": Self.money(quote.total), "requires_shipping": .bool(quote.needsShipping),
                    "currency": .string(quote.currency.code),
                    "shipping_methods": Self.list(quote.shippingOptions.map { shippingMethod($0) }),
                    "payment_methods": Self.list(quote.paymentOptions.map { paymentMethod($0) }),
                    "countries": countries, "terms_url": LiquidValue(termsURL),
                    "requires_phone": .bool(book.orders.requiresPhone), "key": .string(page.key),
                    "notices": Self.list(notices.map { problem($0, page.wishes) }),
                    "address_fields": LiquidValue(address.order),
                    "regions": Self.list(
                        address.regions.map { region in
                            TemplateRecord(
                                OrderObjects.region, plain: .string(region.name),
                                ["code": .string(region.code), "name": .string(region.name)])
                        }),
                    "region_name": .string(address.format.regionName), "region_used": .bool(address.usesRegion),
                    "region_required": .bool(!address.regions.isEmpty),
                    "postcode_name": .string(address.format.postcodeName),
                    "postcode_used": .bool(address.usesPostcode),
                    "postcode_required": .bool(address.needsPostcode),
                    "city_used": .bool(address.format.uses.contains(.city)), "city_required": .bool(address.needsCity),
                    "country_required": .bool(address.needsCountry),
                ]))
    }

    /// `form` of templates: what was typed, without the lines of the cart.
    func form(_ page: CheckoutPage) -> LiquidValue {
        let format = AddressFormat.of(page.country)
        return .map(
            LiquidMap(
                page.form.filter { $0.name != "sku" && $0.name != "quantity" }.map { name, value in
                    // A choice knows regions by their codes, however one was typed.
                    (name, .string(name == "region" ? format.region(value)?.code ?? value : value))
                }))
    }

    /// `problems` of templates.
    func problems(_ problems: [FieldProblem], _ page: CheckoutPage) -> LiquidValue {
        let wishes = page.wishes
        return Self.list(problems.map { problem($0, wishes) })
    }

    /// Names of fields that the form has one control for, whose `id` is the name.
    private static let controls: Set<String> = [
        "name", "email", "phone", "address1", "address2", "city", "region", "postcode", "country", "shipping",
        "payment", "code", "note", "terms",
    ]

    private func problem(_ problem: FieldProblem, _ wishes: [CheckoutPage.Wish]) -> TemplateRecord {
        var anchor: String?
        if let sku = problem.sku, let index = wishes.firstIndex(where: { $0.sku == sku }) {
            anchor = "quantity-\(index + 1)"
        } else if problem.field == "quantity" || problem.field == "sku" {
            anchor = wishes.isEmpty ? nil : "quantity-1"
        } else if Self.controls.contains(problem.field) {
            anchor = problem.field
        }
        return TemplateRecord(
            OrderObjects.problem,
            [
                "field": .string(problem.field), "code": .string(problem.code), "message": .string(problem.message),
                "sku": LiquidValue(problem.sku), "anchor": LiquidValue(anchor),
                "url": LiquidValue(problem.order?.url), "number": LiquidValue(problem.order?.number),
            ])
    }

    private func lines(_ page: CheckoutPage, _ problems: [FieldProblem]) -> [TemplateRecord] {
        page.wishes.enumerated().map { index, wish in
            let line = page.quote.lines.first { $0.sku == wish.sku }
            let item = line?.item ?? book.item(wish.sku)
            let messages = problems.filter { $0.sku == wish.sku }.map(\.message)
            return TemplateRecord(
                OrderObjects.lineItem,
                [
                    "sku": .string(wish.sku), "title": .string(item?.title ?? wish.sku),
                    "variant_title": .string(item?.variantTitle ?? ""),
                    "quantity": wish.value,
                    "availability": LiquidValue(
                        line.map { Self.availability(Order.Promise($0.availability)) }),
                    "expected_at": LiquidValue(
                        line.flatMap { Order.Promise($0.availability)?.expected?.text }),
                    "url": LiquidValue(item.map { link($0.url) }),
                    "image_url": LiquidValue(item?.image.map { link($0) }),
                    "price": LiquidValue(line?.unitPrice.minor),
                    "original_line_price": LiquidValue(line?.subtotal.minor),
                    "final_line_price": LiquidValue(line?.subtotal.minor),
                    "total_discount": Self.money(line?.discount ?? .zero),
                    "message": messages.isEmpty ? .null : .string(messages.joined(separator: " ")),
                    "anchor": .string("quantity-\(index + 1)"),
                ])
        }
    }

    private func shippingMethod(_ option: Quote.ShippingOption) -> TemplateRecord {
        func days(_ bound: KeyPath<DayRange, Int>) -> LiquidValue {
            guard let transit = option.rate.transitDays else { return .null }
            let handling = option.rate.handlingDays?[keyPath: bound] ?? 0
            return .integer(transit[keyPath: bound] + handling)
        }
        return TemplateRecord(
            OrderObjects.shippingMethod,
            [
                "id": .string(option.id), "title": .string(option.name),
                "description": LiquidValue(option.rate.description), "price": Self.money(option.price),
                "pickup": .bool(option.rate.isPickup), "min_days": days(\.minimum), "max_days": days(\.maximum),
            ])
    }

    private func paymentMethod(_ method: PaymentMethod) -> TemplateRecord {
        TemplateRecord(
            OrderObjects.paymentMethod,
            [
                "id": .string(method.id), "title": .string(method.name), "type": .string(method.kind.rawValue),
                "fee": Self.money(method.fee),
            ])
    }
}

extension CheckoutPage {
    /// The country that was chosen, as its code; empty when none was.
    var country: String { form.last { $0.name == "country" }?.value.uppercased() ?? "" }

    /// One line of the cart as it was typed.
    struct Wish: Sendable, Hashable {
        var sku: String
        var quantity: String

        var value: LiquidValue {
            guard let number = Int(quantity) else { return .string(quantity) }
            return .integer(number)
        }
    }

    /// The cart as it was typed, each SKU once; a SKU that came twice is added up where both are numbers.
    var wishes: [Wish] {
        var skus: [String] = []
        var quantities: [String] = []
        for field in form {
            if field.name == "sku" { skus.append(field.value) }
            if field.name == "quantity" { quantities.append(field.value) }
        }
        guard !skus.isEmpty else { return quote.lines.map { Wish(sku: $0.sku, quantity: String($0.quantity)) } }
        var wishes: [Wish] = []
        // A form that was taken has no more lines; this keeps one that was not from making an endless page.
        for (index, sku) in skus.prefix(QuoteRequest.mostLines).enumerated() {
            let quantity = index < quantities.count ? quantities[index] : "1"
            guard let known = wishes.firstIndex(where: { $0.sku == sku }) else {
                wishes.append(Wish(sku: sku, quantity: quantity))
                continue
            }
            if let first = Int(wishes[known].quantity), let second = Int(quantity) {
                let (sum, overflow) = first.addingReportingOverflow(second)
                if !overflow { wishes[known].quantity = String(sum) }
            } else {
                wishes[known].quantity = quantity
            }
        }
        return wishes
    }
}
