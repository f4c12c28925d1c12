import Commerce
import Text

extension OrderEvent {
    /// The event as one JSON object on one line, the personal part last, so that it can be taken out again.
    ///
    /// `salt` keeps the digest that stands for an erased part from being guessed; 32 hexadecimal digits, new for each.
    package func json(salt: String) -> [UInt8] {
        var writer = RecordWriter()
        writer.object { out in
            switch self {
            case .placed(let placed): placed.write(to: &out, salt: salt)
            case .changed(let changed): changed.write(to: &out, salt: salt)
            case .counted(let sku, let count, let origin, let at):
                out.text("type", "counted")
                out.integer("at", at.seconds)
                out.text("sku", sku)
                out.integer("count", count)
                out.text("origin", origin.rawValue)
            case .adjusted(let sku, let by, let reason, let at):
                out.text("type", "adjusted")
                out.integer("at", at.seconds)
                out.text("sku", sku)
                out.integer("by", by)
                out.text("reason", reason)
            case .sent(let id, let at):
                out.text("type", "sent")
                out.integer("at", at.seconds)
                out.text("id", id)
            case .abandoned(let id, let reason, let at):
                out.text("type", "abandoned")
                out.integer("at", at.seconds)
                out.text("id", id)
                out.text("reason", reason)
            }
        }
        return writer.bytes
    }
}

extension OrderEvent.Placed {
    fileprivate func write(to out: inout RecordWriter, salt: String) {
        out.text("type", "placed")
        out.integer("at", order.placedAt.seconds)
        out.text("number", order.number.text)
        out.text("token", order.token)
        out.text("key", key.text)
        out.text("request", request.text)
        out.text("customer", customer.text)
        out.text("book", book)
        out.text("currency", order.currency.code)
        out.objects("lines", order.lines) { out, line in
            out.text("sku", line.sku)
            out.text("product", line.product)
            out.text("title", line.title)
            if !line.variantTitle.isEmpty { out.text("variant", line.variantTitle) }
            out.text("url", line.url)
            out.text("image", line.image)
            out.integer("quantity", line.quantity)
            out.money("price", line.unitPrice)
            out.money("subtotal", line.subtotal)
            if !line.discount.isZero { out.money("discount", line.discount) }
            out.flag("reserved", line.isReserved)
        }
        out.money("subtotal", order.subtotal)
        out.objects("discounts", order.discounts) { out, discount in
            out.text("id", discount.id)
            out.text("code", discount.code)
            out.text("title", discount.title)
            out.money("amount", discount.amount)
            out.money("shipping_amount", discount.shippingAmount)
        }
        if !order.discountTotal.isZero { out.money("discount", order.discountTotal) }
        out.flag("ships", order.needsShipping)
        if let shipping = order.shipping {
            out.object("shipping") { out in
                out.text("id", shipping.id)
                out.text("name", shipping.name)
                out.money("price", shipping.price)
                out.flag("pickup", shipping.isPickup)
            }
        }
        if let payment = order.payment {
            out.object("payment") { out in
                out.text("id", payment.id)
                out.text("kind", payment.kind.rawValue)
                out.text("name", payment.name)
                if !payment.fee.isZero { out.money("fee", payment.fee) }
                out.text("instructions", payment.instructions)
                out.text("url", payment.url)
            }
        }
        out.objects("taxes", order.taxes) { out, tax in
            out.text("name", tax.name)
            out.integer("rate", tax.rate)
            out.money("base", tax.base)
            out.money("amount", tax.amount)
        }
        out.money("tax", order.taxTotal)
        out.flag("tax_included", order.pricesIncludeTax)
        out.money("total", order.total)
        out.write(messages)
        guard let customer = order.customer else { return }
        out.object("personal") { out in
            out.text("salt", salt)
            func text(_ name: StaticString, _ value: String) { if !value.isEmpty { out.text(name, value) } }
            text("name", customer.name)
            text("email", customer.email)
            text("phone", customer.phone)
            text("address1", customer.address1)
            text("address2", customer.address2)
            text("city", customer.city)
            text("region", customer.region)
            text("postcode", customer.postcode)
            text("country", customer.country)
            text("note", customer.note)
        }
    }
}

extension OrderEvent.Changed {
    fileprivate func write(to out: inout RecordWriter, salt: String) {
        out.text("type", change.name)
        out.integer("at", at.seconds)
        out.text("number", number.text)
        switch change {
        case .paid, .delivered, .erased, .noted: break
        case .shipped(let tracking):
            out.text("tracking", tracking?.number)
            out.text("tracking_url", tracking?.url)
        case .cancelled(let restocks): out.flag("restocks", restocks)
        case .refunded(let amount, let restocks):
            out.money("amount", amount)
            out.flag("restocks", restocks)
        }
        out.objects("restocked", restocked) { out, move in
            out.text("sku", move.sku)
            out.integer("quantity", move.quantity)
        }
        out.texts("released", released)
        out.text("customer", customer?.text)
        out.write(messages)
        if case .noted(let note?) = change {
            out.object("personal") { out in
                out.text("salt", salt)
                out.text("note", note)
            }
        }
    }
}

extension RecordWriter {
    fileprivate mutating func write(_ messages: [OutboxMessage]) {
        objects("messages", messages) { out, message in
            out.text("id", message.id)
            out.text("kind", message.kind.rawValue)
        }
    }
}
