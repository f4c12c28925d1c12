import Commerce
import Documents
import Languages
import Text

extension OrderEvent {
    /// What a record of the journal says.
    ///
    /// - Throws: a `Refusal` that names the place for anything `json` would not have written. The journal's checksums
    ///   have been seen to by then, so this is a newer version's record, not damage.
    package static func read(_ json: [UInt8]) throws(RecordReader.Refusal) -> OrderEvent {
        let source = SourceFile(path: "journal", bytes: json)
        var diagnostics: [Diagnostic] = []
        guard let document = JSON.parse(source, diagnostics: &diagnostics) else {
            throw RecordReader.Refusal(
                diagnostic: diagnostics.first ?? Diagnostic(.error, path: "journal", message: "this is not JSON"))
        }
        return try RecordReader.read(document.root) { (record) throws(RecordReader.Refusal) in
            let type = try record.requiredText("type")
            let at = Instant(seconds: try record.requiredInteger("at", in: timeRange))
            switch type {
            case "placed": return .placed(try Placed(reading: &record, at))
            case "counted":
                return .counted(
                    sku: try record.requiredText("sku"), count: try record.requiredInteger("count", in: stockRange),
                    origin: try record.word("origin"), at: at)
            case "adjusted":
                return .adjusted(
                    sku: try record.requiredText("sku"), by: try record.requiredInteger("by", in: stockRange),
                    reason: try record.requiredText("reason"), at: at)
            case "sent": return .sent(id: try record.requiredText("id"), at: at)
            case "abandoned":
                return .abandoned(id: try record.requiredText("id"), reason: try record.requiredText("reason"), at: at)
            case "commanded": return .commanded(id: try record.requiredDigest("id"), at: at)
            default: return .changed(try Changed(reading: &record, type, at))
            }
        }
    }

    /// Far enough on both sides for any clock, and far from overflow.
    private static let timeRange = 0...4_102_444_800_000

    /// Whether a record of this moment can be read back.
    package static func canTell(_ moment: Instant) -> Bool { timeRange.contains(moment.seconds) }

    /// Reads a record of the journal; the one way in which a start, a reader and a check of the whole journal do it.
    package static func read(_ entry: JournalEntry) throws(RecordReader.Refusal) -> OrderEvent { try read(entry.json) }
    /// Counts fall below zero by orders for what is not there yet.
    package static let stockRange = -QuantityLimits.largest...QuantityLimits.largest
}

extension OrderEvent.Placed {
    fileprivate init(reading record: inout RecordReader, _ at: Instant) throws(RecordReader.Refusal) {
        let number = try record.orderNumber()
        let token = try record.requiredText("token")
        let key = try record.requiredDigest("key")
        let request = try record.requiredDigest("request")
        let customer = try record.requiredDigest("customer")
        let book = try record.requiredText("book")
        let code = try record.requiredText("currency")
        guard let currency = Currency(code: code) else {
            throw record.refuse(record.node["currency"] ?? record.node, "this is not a currency")
        }
        let lines = try record.objects("lines") { (line) throws(RecordReader.Refusal) in
            Order.Line(
                sku: try line.requiredText("sku"), product: try line.requiredText("product"),
                title: try line.requiredText("title"), variantTitle: try line.text("variant") ?? "",
                url: try line.requiredText("url"), image: try line.text("image"),
                quantity: try line.requiredInteger("quantity", in: 1...QuantityLimits.largest),
                unitPrice: try line.requiredMoney("price"), subtotal: try line.requiredMoney("subtotal"),
                discount: try line.money("discount") ?? .zero, tax: try line.money("tax"),
                isReserved: try line.flag("reserved"), promise: try line.promise())
        }
        let subtotal = try record.requiredMoney("subtotal")
        let discounts = try record.objects("discounts") { (discount) throws(RecordReader.Refusal) in
            Order.Discount(
                id: try discount.requiredText("id"), code: try discount.text("code"),
                title: try discount.requiredText("title"), amount: try discount.requiredMoney("amount"),
                shippingAmount: try discount.requiredMoney("shipping_amount"))
        }
        let discountTotal = try record.money("discount") ?? .zero
        let needsShipping = try record.flag("ships")
        let shipping = try record.object("shipping") { (shipping) throws(RecordReader.Refusal) in
            Order.Shipping(
                id: try shipping.requiredText("id"), name: try shipping.requiredText("name"),
                price: try shipping.requiredMoney("price"), isPickup: try shipping.flag("pickup"),
                description: try shipping.text("description"),
                place: try shipping.object("place", Address.init(reading:)), hours: try shipping.text("hours"),
                arrival: try shipping.arrival())
        }
        let payment = try record.object("payment") { (payment) throws(RecordReader.Refusal) in
            Order.Payment(
                id: try payment.requiredText("id"), kind: try payment.word("kind"),
                name: try payment.requiredText("name"), fee: try payment.money("fee") ?? .zero,
                instructions: try payment.text("instructions"), url: try payment.text("url"))
        }
        let taxes = try record.objects("taxes") { (tax) throws(RecordReader.Refusal) in
            Order.Tax(
                name: try tax.requiredText("name"), rate: try tax.requiredInteger("rate", in: 0...1_000_000),
                base: try tax.requiredMoney("base"), amount: try tax.requiredMoney("amount"))
        }
        let taxTotal = try record.requiredMoney("tax")
        let pricesIncludeTax = try record.flag("tax_included")
        let total = try record.requiredMoney("total")
        let seller = try record.object("seller") { (seller) throws(RecordReader.Refusal) in
            Order.Seller(
                name: try seller.requiredText("name"), email: try seller.text("email"),
                phone: try seller.text("phone"), address: try seller.object("address", Address.init(reading:)),
                language: Language(try seller.requiredText("language")))
        }
        let messages = try record.messages()
        let person = try record.personal { (personal) throws(RecordReader.Refusal) in
            var person = Customer()
            person.name = try personal.text("name") ?? ""
            person.email = try personal.text("email") ?? ""
            person.phone = try personal.text("phone") ?? ""
            person.address1 = try personal.text("address1") ?? ""
            person.address2 = try personal.text("address2") ?? ""
            person.city = try personal.text("city") ?? ""
            person.region = try personal.text("region") ?? ""
            person.postcode = try personal.text("postcode") ?? ""
            person.country = try personal.text("country") ?? ""
            person.note = try personal.text("note") ?? ""
            return person
        }
        self.init(
            order: Order(
                number: number, token: token, placedAt: at, currency: currency, lines: lines, subtotal: subtotal,
                discounts: discounts, discountTotal: discountTotal, needsShipping: needsShipping, shipping: shipping,
                payment: payment, taxes: taxes, taxTotal: taxTotal, pricesIncludeTax: pricesIncludeTax, total: total,
                seller: seller, customer: person),
            key: key, request: request, customer: customer, book: book, messages: messages)
    }
}

extension OrderEvent.Changed {
    fileprivate init(reading record: inout RecordReader, _ type: String, _ at: Instant) throws(RecordReader.Refusal) {
        let number = try record.orderNumber()
        let change: OrderChange
        switch type {
        case "paid": change = .paid(try record.money("amount"))
        case "delivered": change = .delivered
        case "reminded": change = .reminded
        case "erased": change = .erased
        case "shipped":
            let items = try record.pieces("items")
            let isAgain = try record.flag("again")
            let tracking = try record.text("tracking")
            let url = try record.text("tracking_url")
            change = .shipped(
                OrderChange.Parcel(
                    items: items.isEmpty && !isAgain ? nil : items,
                    tracking: tracking.map { Tracking(number: $0, url: url) }))
        case "cancelled":
            let items = try record.pieces("items")
            let credit = try record.money("credit")
            change = .cancelled(
                OrderChange.Cancellation(
                    items: credit == nil ? nil : items, credit: credit, restocks: try record.flag("restocks"),
                    isForWantOfPayment: try record.flag("unpaid")))
        case "returned":
            change = .returned(
                OrderChange.Return(items: try record.pieces("items"), credit: try record.requiredMoney("credit")))
        case "refunded":
            var refund = OrderChange.Refund(amount: try record.requiredMoney("amount"))
            refund.items = try record.pieces("items")
            refund.cancels = try record.pieces("cancels")
            refund.returns = try record.pieces("returns")
            refund.credit = try record.money("credit") ?? .zero
            refund.restocks = try record.flag("restocks")
            change = .refunded(refund)
        case "noted": change = .noted(nil)
        default:
            throw record.refuse(
                record.node["type"] ?? record.node, "this version knows no event '\(type.prefix(40))'")
        }
        self.init(
            number: number, change: change, at: at,
            restocked: try record.pieces("restocked"),
            released: try record.texts("released"), customer: try record.digest("customer"),
            messages: try record.messages())
        if case .noted = change {
            let note = try record.personal { (personal) throws(RecordReader.Refusal) in
                try personal.requiredText("note")
            }
            self.change = .noted(note)
        }
    }
}

extension RecordReader {
    mutating func pieces(_ key: String) throws(Refusal) -> [Pieces] {
        try objects(key) { (item) throws(Refusal) in
            Pieces(
                sku: try item.requiredText("sku"),
                quantity: try item.requiredInteger("quantity", in: 1...QuantityLimits.largest))
        }
    }

    fileprivate mutating func promise() throws(Refusal) -> Order.Promise? {
        if let day = try date("preorder") { return .preorder(day) }
        return try flag("backorder") ? .backorder(try date("expected")) : nil
    }

    fileprivate mutating func arrival() throws(Refusal) -> Order.Arrival? {
        guard let from = try date("from"), let until = try date("until") else { return nil }
        return Order.Arrival(from: from.date, until: until.date)
    }

    fileprivate mutating func orderNumber() throws(Refusal) -> OrderNumber {
        let text = try requiredText("number")
        guard let number = OrderNumber(text) else { throw refuse(node["number"] ?? node, "this is no order number") }
        return number
    }

    fileprivate mutating func digest(_ key: String) throws(Refusal) -> Digest128? {
        guard let text = try text(key) else { return nil }
        guard let digest = Digest128(text) else { throw refuse(node[key] ?? node, "this is no digest") }
        return digest
    }

    fileprivate mutating func requiredDigest(_ key: String) throws(Refusal) -> Digest128 {
        guard let digest = try digest(key) else { throw missing(key) }
        return digest
    }

    fileprivate mutating func messages() throws(Refusal) -> [OutboxMessage] {
        try objects("messages") { (message) throws(Refusal) in
            OutboxMessage(id: try message.requiredText("id"), kind: try message.word("kind"))
        }
    }

    /// The personal part, or nil where it has been erased and only its digest is left.
    fileprivate mutating func personal<Value>(
        _ body: (inout RecordReader) throws(Refusal) -> Value
    ) throws(Refusal) -> Value? {
        if let value = node["personal"], value.kind == .string {
            _ = try text("personal")
            return nil
        }
        return try object("personal") { (personal) throws(Refusal) in
            _ = try personal.requiredText("salt")
            return try body(&personal)
        }
    }
}
