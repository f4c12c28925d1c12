import Commerce
import Liquid
import Theming

extension OrderObjectMaker {
    /// `order` of templates. `tells` is for mails about a change: the order's last happening is what they tell of.
    func order(_ order: Order, tells: Bool = false) -> LiquidValue {
        let standing = order.standing
        let customer = order.customer ?? Customer()
        let status = LiquidValue.string(addresses.absolute(addresses.status(order.number, token: order.token)))
        let account = OrderAccount(order)
        return .object(
            TemplateRecord(
                OrderObjects.order, plain: .string(order.number.text),
                [
                    "name": .string(order.number.text), "order_number": .string(order.number.text),
                    "status": .string(standing.status.rawValue), "paid": .bool(standing.isPaid),
                    "shipped": .bool(standing.isShipped), "delivered": .bool(standing.isDelivered),
                    "cancelled": .bool(standing.isCancelled), "returned": .bool(standing.isReturned),
                    "partially_fulfilled": .bool(standing.isPartlyShipped),
                    "partially_refunded": .bool(standing.refunded > 0 && !standing.isRefunded),
                    "partially_cancelled": .bool(standing.cancelled > 0 && standing.cancelled < standing.pieces),
                    "created_at": time(order.placedAt), "email": .string(customer.email),
                    "phone": .string(customer.phone), "customer": .object(person(customer)),
                    "shipping_address": LiquidValue(shippingAddress(order)), "pickup": LiquidValue(pickup(order)),
                    "tracking_number": LiquidValue(order.tracking?.number),
                    "tracking_url": LiquidValue(order.tracking?.url.flatMap(Self.webAddress)),
                    "fulfillments": Self.list(account.parcels.map { parcel($0, order) }),
                    "returns": Self.list(account.returns.map { movement($0, order) }),
                    "cancellations": Self.list(account.cancellations.map { movement($0, order) }),
                    "refunds": Self.list(account.refunds.map { refund($0, order) }),
                    "delivery_from": day(order.shipping?.arrival?.from),
                    "delivery_until": day(order.shipping?.arrival?.until),
                    "event": tells ? event(order, account) : .null, "note": .string(customer.note),
                    "status_url": status, "order_status_url": status,
                    "total_paid": .integer(standing.paid ?? 0), "total_due": Self.money(standing.due),
                    "total_refunded": .integer(standing.refunded),
                    "pay_by": order.payBy(book.orders.unpaidAfter).map { time($0) } ?? .null,
                    "line_items": Self.list(zip(order.lines, order.progress).map { line($0, $1) }),
                    "item_count": .integer(order.itemCount), "items_subtotal_price": Self.money(order.subtotal),
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

    /// A moment in the shop's time.
    private func time(_ instant: Instant) -> LiquidValue {
        .string(DateTime(instant: instant, offset: book.store.zone.offset(at: instant)).timestamp)
    }

    private func day(_ date: CalendarDate?) -> LiquidValue { LiquidValue(date?.text) }

    private func person(_ customer: Customer) -> TemplateRecord {
        TemplateRecord(
            OrderObjects.customer, plain: .string(customer.name),
            ["name": .string(customer.name), "email": .string(customer.email), "phone": .string(customer.phone)])
    }

    /// Links to elsewhere are web addresses or none: what stands in a journal is not trusted more than what was typed.
    static func webAddress(_ url: String) -> String? {
        url.lowercased().hasPrefix("https://") || url.lowercased().hasPrefix("http://") ? url : nil
    }

    // MARK: Lines and parts

    private func line(_ line: Order.Line, _ progress: LineProgress) -> TemplateRecord {
        TemplateRecord(
            OrderObjects.lineItem,
            [
                "sku": .string(line.sku), "title": .string(line.title), "variant_title": .string(line.variantTitle),
                "quantity": .integer(line.quantity), "fulfilled_quantity": .integer(progress.shipped),
                "cancelled_quantity": .integer(progress.cancelled), "returned_quantity": .integer(progress.returned),
                "refunded_quantity": .integer(progress.refunded), "open_quantity": .integer(progress.open),
                "availability": .string(Self.availability(line.promise)),
                "expected_at": LiquidValue(line.promise?.expected?.text), "url": .string(link(line.url)),
                "image_url": LiquidValue(line.image.map { link($0) }), "price": Self.money(line.unitPrice),
                "original_line_price": Self.money(line.subtotal), "final_line_price": Self.money(line.subtotal),
                "total_discount": Self.money(line.discount),
            ])
    }

    static func availability(_ promise: Order.Promise?) -> String {
        switch promise {
        case .preorder: "preorder"
        case .backorder: "backorder"
        case nil: "in_stock"
        }
    }

    private func parts(_ parts: [OrderAccount.Part], _ order: Order) -> LiquidValue {
        Self.list(
            parts.map { part in
                let line = order.lines[part.line]
                return TemplateRecord(
                    OrderObjects.part,
                    [
                        "sku": .string(line.sku), "title": .string(line.title),
                        "variant_title": .string(line.variantTitle), "quantity": .integer(part.quantity),
                        "amount": Self.money(part.amount),
                    ])
            })
    }

    private func parcel(_ parcel: OrderAccount.Parcel, _ order: Order) -> TemplateRecord {
        TemplateRecord(
            OrderObjects.fulfillment,
            [
                "line_items": parts(parcel.parts, order), "tracking_number": LiquidValue(parcel.tracking?.number),
                "tracking_url": LiquidValue(parcel.tracking?.url.flatMap(Self.webAddress)),
                "created_at": time(parcel.at), "delivered": .bool(parcel.isDelivered),
            ])
    }

    private func movement(_ movement: OrderAccount.Movement, _ order: Order) -> TemplateRecord {
        TemplateRecord(
            OrderObjects.returned,
            ["created_at": time(movement.at), "line_items": parts(movement.parts, order)])
    }

    private func refund(_ refund: OrderAccount.Repayment, _ order: Order) -> TemplateRecord {
        TemplateRecord(
            OrderObjects.refund,
            [
                "amount": Self.money(refund.amount), "created_at": time(refund.at),
                "line_items": parts(refund.parts, order), "restocked": .bool(refund.isRestocked),
            ])
    }

    /// What the last happening was; nil before there was one.
    private func event(_ order: Order, _ account: OrderAccount) -> LiquidValue {
        guard let happening = order.history.last else { return .null }
        var amount: Money?
        var about: [OrderAccount.Part] = []
        var tracking: Tracking?
        switch happening.change {
        case .paid(let paid): amount = paid ?? order.total
        case .shipped(let parcel):
            tracking = parcel.tracking
            about = account.parcels.last?.parts ?? []
        case .delivered: about = account.parcels.flatMap(\.parts)
        case .cancelled: about = account.cancellations.last?.parts ?? []
        case .returned: about = account.returns.last?.parts ?? []
        case .refunded(let refund):
            amount = refund.amount
            about = account.refunds.last?.parts ?? []
        case .reminded: amount = order.standing.due
        case .noted, .erased: break
        }
        let isWhole = about.isEmpty || about.reduce(0) { $0 + $1.quantity } >= order.itemCount
        return .object(
            TemplateRecord(
                OrderObjects.event,
                [
                    "type": .string(happening.change.name), "amount": LiquidValue(amount?.minor),
                    "created_at": time(happening.at), "line_items": parts(about, order),
                    "tracking_number": LiquidValue(tracking?.number),
                    "tracking_url": LiquidValue(tracking?.url.flatMap(Self.webAddress)), "whole": .bool(isWhole),
                ]))
    }

    // MARK: Ways

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

    private func pickup(_ order: Order) -> TemplateRecord? {
        guard let shipping = order.shipping, shipping.isPickup else { return nil }
        let name = order.seller?.name ?? book.store.name
        return TemplateRecord(
            OrderObjects.pickupPlace, plain: .string(shipping.name),
            [
                "name": .string(shipping.name),
                "address": LiquidValue(shipping.place.map { address($0, of: name) }),
                "hours": LiquidValue(shipping.hours ?? shipping.description),
            ])
    }

    private func shippingMethod(_ shipping: Order.Shipping) -> TemplateRecord {
        TemplateRecord(
            OrderObjects.shippingMethod,
            [
                "id": .string(shipping.id), "title": .string(shipping.name),
                "description": LiquidValue(shipping.description), "price": Self.money(shipping.price),
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
