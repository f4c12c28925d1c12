import Commerce
import Languages
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
            case .commanded(let id, let at):
                out.text("type", "commanded")
                out.integer("at", at.seconds)
                out.text("id", id.text)
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
            out.money("tax", line.tax)
            out.flag("reserved", line.isReserved)
            switch line.promise {
            case .preorder(let day): out.date("preorder", day)
            case .backorder(let day):
                out.flag("backorder", true)
                out.date("expected", day)
            case nil: break
            }
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
                out.text("description", shipping.description)
                if let place = shipping.place { out.object("place") { place.write(to: &$0) } }
                out.text("hours", shipping.hours)
                out.text("from", shipping.arrival?.from.text)
                out.text("until", shipping.arrival?.until.text)
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
        if let seller = order.seller {
            out.object("seller") { out in
                out.text("name", seller.name)
                out.text("email", seller.email)
                out.text("phone", seller.phone)
                if let address = seller.address { out.object("address") { address.write(to: &$0) } }
                out.text("language", seller.language.tag)
            }
        }
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
        case .delivered, .reminded, .erased, .noted: break
        case .paid(let amount): out.money("amount", amount)
        case .shipped(let parcel):
            out.pieces("items", parcel.items ?? [])
            out.flag("again", parcel.items?.isEmpty == true)
            out.text("tracking", parcel.tracking?.number)
            out.text("tracking_url", parcel.tracking?.url)
        case .cancelled(let cancellation):
            out.pieces("items", cancellation.items ?? [])
            out.money("credit", cancellation.credit)
            out.flag("restocks", cancellation.restocks)
            out.flag("unpaid", cancellation.isForWantOfPayment)
        case .returned(let back):
            out.pieces("items", back.items)
            out.money("credit", back.credit)
        case .refunded(let refund):
            out.money("amount", refund.amount)
            out.pieces("items", refund.items)
            out.pieces("cancels", refund.cancels)
            out.pieces("returns", refund.returns)
            if !refund.credit.isZero { out.money("credit", refund.credit) }
            out.flag("restocks", refund.restocks)
        }
        out.pieces("restocked", restocked)
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
    mutating func pieces(_ name: StaticString, _ pieces: [Pieces]) {
        objects(name, pieces) { out, item in
            out.text("sku", item.sku)
            out.integer("quantity", item.quantity)
        }
    }

    fileprivate mutating func write(_ messages: [OutboxMessage]) {
        objects("messages", messages) { out, message in
            out.text("id", message.id)
            out.text("kind", message.kind.rawValue)
        }
    }
}
