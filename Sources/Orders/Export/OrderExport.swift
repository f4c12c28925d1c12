import Commerce
import Languages
import Text

/// Orders for other programs, with everything that is known of them; amounts are integers of minor units.
package enum OrderExport {
    /// The fields of one order, in a fixed order.
    package static func write(_ order: Order, to out: inout RecordWriter) {
        let standing = order.standing
        out.text("number", order.number.text)
        out.text("status", standing.status.rawValue)
        out.flag("paid", standing.isPaid)
        out.flag("shipped", standing.isShipped)
        out.flag("delivered", standing.isDelivered)
        out.flag("cancelled", standing.isCancelled)
        out.flag("returned", standing.isReturned)
        out.text("placed_at", timestamp(order.placedAt))
        out.text("currency", order.currency.code)
        let progress = order.progress
        out.objects("lines", Array(order.lines.indices)) { out, index in
            let (line, progress) = (order.lines[index], progress[index])
            out.text("sku", line.sku)
            out.text("product", line.product)
            out.text("title", line.title)
            if !line.variantTitle.isEmpty { out.text("variant", line.variantTitle) }
            out.integer("quantity", line.quantity)
            out.money("price", line.unitPrice)
            out.money("subtotal", line.subtotal)
            out.money("discount", line.discount)
            out.money("total", line.total)
            out.money("tax", line.tax)
            out.text("expected", line.promise?.expected?.text)
            out.integer("shipped", progress.shipped)
            out.integer("cancelled", progress.cancelled)
            out.integer("returned", progress.returned)
            out.integer("refunded", progress.refunded)
        }
        out.money("subtotal", order.subtotal)
        out.objects("discounts", order.discounts) { out, discount in
            out.text("title", discount.title)
            out.text("code", discount.code)
            out.money("amount", discount.amount)
            out.money("shipping_amount", discount.shippingAmount)
        }
        out.money("discount", order.discountTotal)
        out.text("shipping_method", order.shipping?.name)
        out.text("arrives_from", order.shipping?.arrival?.from.text)
        out.text("arrives_until", order.shipping?.arrival?.until.text)
        out.money("shipping", order.shippingPrice)
        out.text("payment_method", order.payment?.name)
        out.money("payment_fee", order.paymentFee)
        out.objects("taxes", order.taxes) { out, tax in
            out.text("name", tax.name)
            out.integer("rate_ppm", tax.rate)
            out.money("base", tax.base)
            out.money("amount", tax.amount)
        }
        out.money("tax", order.taxTotal)
        out.flag("tax_included", order.pricesIncludeTax)
        out.money("total", order.total)
        out.money("paid_amount", standing.paid.map(Money.init(minor:)))
        out.money("refunded", Money(minor: standing.refunded))
        out.money("to_pay", standing.due)
        out.money("to_pay_back", standing.overpaid)
        if let seller = order.seller {
            out.text("language", seller.language.tag)
            out.object("seller") { out in
                out.text("name", seller.name)
                out.text("email", seller.email)
                out.text("phone", seller.phone)
                if let address = seller.address { out.object("address") { address.write(to: &$0) } }
            }
        }
        if let customer = order.customer {
            out.object("customer") { out in
                for (name, value) in customer.fields where !value.isEmpty { out.text(name, value) }
            }
        }
        if let tracking = order.tracking {
            out.text("tracking", tracking.number)
            out.text("tracking_url", tracking.url)
        }
        out.objects("history", order.history) { out, happening in
            out.text("at", timestamp(happening.at))
            out.text("change", happening.change.name)
            write(happening, to: &out)
        }
    }

    private static func write(_ happening: Order.Happening, to out: inout RecordWriter) {
        switch happening.change {
        case .paid(let amount): out.money("amount", amount)
        case .shipped(let parcel):
            out.pieces("items", parcel.items ?? [])
            out.text("tracking", parcel.tracking?.number)
            out.text("tracking_url", parcel.tracking?.url)
        case .cancelled(let cancellation):
            out.pieces("items", cancellation.items ?? [])
            out.flag("unpaid", cancellation.isForWantOfPayment)
        case .returned(let back): out.pieces("items", back.items)
        case .refunded(let refund):
            out.money("amount", refund.amount)
            out.pieces("items", refund.items)
        case .noted(let note): out.text("note", note)
        case .delivered, .reminded, .erased: break
        }
        out.pieces("restocked", happening.restocked)
    }

    /// One order as a JSON object on one line.
    package static func json(_ order: Order) -> [UInt8] {
        var writer = RecordWriter()
        writer.object { write(order, to: &$0) }
        return writer.bytes
    }

    /// `2026-05-01T12:30:00Z`.
    package static func timestamp(_ instant: Instant) -> String {
        DateTime(instant: instant, offset: 0).timestamp
    }
}

extension Customer {
    /// Its fields by the names of the form.
    package var fields: [(name: StaticString, value: String)] {
        [
            ("name", name), ("email", email), ("phone", phone), ("address1", address1), ("address2", address2),
            ("city", city), ("region", region), ("postcode", postcode), ("country", country), ("note", note),
        ]
    }
}
