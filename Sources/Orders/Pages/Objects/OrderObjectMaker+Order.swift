import Commerce
import Liquid
import Theming

extension OrderObjectMaker {
    /// `order` of templates.
    func order(_ order: Order) -> LiquidValue {
        let standing = order.standing
        let customer = order.customer ?? Customer()
        let status = addresses.absolute(addresses.status(order.number, token: order.token))
        return .object(
            TemplateRecord(
                OrderObjects.order, plain: .string(order.number.text),
                [
                    "name": .string(order.number.text), "order_number": .string(order.number.text),
                    "status": .string(standing.status.rawValue), "paid": .bool(standing.isPaid),
                    "shipped": .bool(standing.isShipped), "delivered": .bool(standing.isDelivered),
                    "cancelled": .bool(standing.isCancelled),
                    "created_at": .string(
                        DateTime(instant: order.placedAt, offset: book.store.utcOffset).timestamp),
                    "email": .string(customer.email), "phone": .string(customer.phone),
                    "customer": .object(
                        TemplateRecord(
                            OrderObjects.customer, plain: .string(customer.name),
                            [
                                "name": .string(customer.name), "email": .string(customer.email),
                                "phone": .string(customer.phone),
                            ])),
                    "shipping_address": LiquidValue(shippingAddress(order)),
                    "tracking_number": LiquidValue(order.tracking?.number),
                    "tracking_url": LiquidValue(order.tracking?.url.flatMap(Self.webAddress)),
                    "note": .string(customer.note), "status_url": .string(status), "order_status_url": .string(status),
                    "total_refunded": Self.money(Money(minor: standing.refunded)),
                    "line_items": Self.list(order.lines.map { line($0) }), "item_count": .integer(order.itemCount),
                    "items_subtotal_price": Self.money(order.subtotal),
                    "discount_applications": Self.list(
                        order.discounts.map {
                            discount(
                                title: $0.title, code: $0.code, amount: $0.amount, shippingAmount: $0.shippingAmount)
                        }),
                    "total_discounts": Self.money(order.discountTotal),
                    "shipping_method": LiquidValue(order.shipping.map { shippingMethod($0) }),
                    "shipping_price": Self.money(order.shippingPrice),
                    "payment_method": LiquidValue(order.payment.map { paymentMethod($0) }),
                    "payment_fee": Self.money(order.paymentFee),
                    "tax_lines": Self.list(
                        order.taxes.map { tax($0.name, rate: $0.rate, base: $0.base, amount: $0.amount) }),
                    "tax_price": Self.money(order.taxTotal), "taxes_included": .bool(order.pricesIncludeTax),
                    "total_price": Self.money(order.total), "requires_shipping": .bool(order.needsShipping),
                    "currency": .string(order.currency.code),
                ]))
    }

    /// Links to elsewhere are web addresses or none: what stands in a journal is not trusted more than what was typed.
    static func webAddress(_ url: String) -> String? {
        url.lowercased().hasPrefix("https://") || url.lowercased().hasPrefix("http://") ? url : nil
    }

    private func line(_ line: Order.Line) -> TemplateRecord {
        TemplateRecord(
            OrderObjects.lineItem,
            [
                "sku": .string(line.sku), "title": .string(line.title), "variant_title": .string(line.variantTitle),
                "quantity": .integer(line.quantity), "url": .string(link(line.url)),
                "image_url": LiquidValue(line.image.map { link($0) }), "price": Self.money(line.unitPrice),
                "original_line_price": Self.money(line.subtotal), "final_line_price": Self.money(line.subtotal),
                "total_discount": Self.money(line.discount),
            ])
    }

    private func shippingAddress(_ order: Order) -> OrderAddressView? {
        guard let customer = order.customer, order.needsShipping, order.shipping?.isPickup != true else { return nil }
        var parts = OrderAddressView.Parts()
        parts.name = customer.name
        parts.address1 = customer.address1
        parts.address2 = customer.address2
        parts.city = customer.city
        parts.region = customer.region
        parts.postcode = customer.postcode
        parts.countryCode = customer.country
        parts.country = country(customer.country)
        parts.phone = customer.phone
        return OrderAddressView(parts)
    }

    private func shippingMethod(_ shipping: Order.Shipping) -> TemplateRecord {
        TemplateRecord(
            OrderObjects.shippingMethod,
            [
                "id": .string(shipping.id), "title": .string(shipping.name), "price": Self.money(shipping.price),
                "pickup": .bool(shipping.isPickup),
            ])
    }

    private func paymentMethod(_ payment: Order.Payment) -> TemplateRecord {
        TemplateRecord(
            OrderObjects.paymentMethod,
            [
                "id": .string(payment.id), "title": .string(payment.name), "type": .string(payment.kind.rawValue),
                "fee": Self.money(payment.fee), "instructions": LiquidValue(payment.instructions),
                "url": LiquidValue(payment.url.flatMap(Self.webAddress)),
            ])
    }
}
