import Commerce
import Orders
import Text

/// Answers as JSON: amounts are integers of minor units, names are those of the form and of the price book.
enum ReplyJSON {
    /// A quote, with all problems, its own among them.
    static func quote(_ quote: Quote, _ problems: [FieldProblem]) -> [UInt8] {
        var writer = RecordWriter(writesEmpty: true)
        writer.object { out in
            write(quote, to: &out)
            write(problems, "problems", to: &out)
        }
        return writer.bytes
    }

    /// `{"problems": [...], "quote": {...}}`
    static func problems(_ problems: [FieldProblem], _ quote: Quote?) -> [UInt8] {
        var writer = RecordWriter(writesEmpty: true)
        writer.object { out in
            write(problems, "problems", to: &out)
            if let quote { out.object("quote") { write(quote, to: &$0) } }
        }
        return writer.bytes
    }

    /// What a placed order is answered with.
    static func placed(number: OrderNumber, statusURL: String, total: Money, currency: String) -> [UInt8] {
        var writer = RecordWriter(writesEmpty: true)
        writer.object { out in
            out.text("number", number.text)
            out.text("status_url", statusURL)
            out.money("total", total)
            out.text("currency", currency)
        }
        return writer.bytes
    }

    /// How an order stands, for the page that holds its address.
    static func order(_ order: Order) -> [UInt8] {
        var writer = RecordWriter(writesEmpty: true)
        writer.object { out in
            out.text("number", order.number.text)
            out.text("status", order.standing.status.rawValue)
            let standing = order.standing
            out.flag("paid", standing.isPaid)
            out.flag("shipped", standing.isShipped)
            out.flag("delivered", standing.isDelivered)
            out.flag("cancelled", standing.isCancelled)
            out.flag("returned", standing.isReturned)
            out.integer("placed_at", order.placedAt.seconds)
            out.text("currency", order.currency.code)
            let progress = order.progress
            out.objects("lines", Array(order.lines.indices)) { out, index in
                let (line, progress) = (order.lines[index], progress[index])
                out.text("sku", line.sku)
                out.text("title", line.title)
                if !line.variantTitle.isEmpty { out.text("variant", line.variantTitle) }
                out.integer("quantity", line.quantity)
                out.money("price", line.unitPrice)
                out.money("total", line.total)
                out.text("expected", line.promise?.expected?.text)
                out.integer("shipped", progress.shipped)
                out.integer("cancelled", progress.cancelled)
                out.integer("returned", progress.returned)
                out.integer("refunded", progress.refunded)
            }
            out.money("subtotal", order.subtotal)
            out.money("discount", order.discountTotal)
            out.money("shipping", order.shippingPrice)
            out.money("tax", order.taxTotal)
            out.money("total", order.total)
            out.money("to_pay", standing.due)
            out.money("refunded", Money(minor: standing.refunded))
            out.text("arrives_from", order.shipping?.arrival?.from.text)
            out.text("arrives_until", order.shipping?.arrival?.until.text)
            if let tracking = order.tracking {
                out.text("tracking", tracking.number)
                out.text("tracking_url", tracking.url)
            }
        }
        return writer.bytes
    }

    /// What can be had of each SKU asked for.
    static func stock(_ rows: [(sku: String, availability: String, left: Int?)]) -> [UInt8] {
        var writer = RecordWriter(writesEmpty: true)
        writer.object { out in
            out.objects("stock", rows) { out, row in
                out.text("sku", row.sku)
                out.text("availability", row.availability)
                out.integer("left", row.left)
            }
        }
        return writer.bytes
    }

    static func message(_ code: String, _ message: String, field: String = "") -> [UInt8] {
        problems([FieldProblem(field: field, code: code, message: message)], nil)
    }

    private static func write(_ problems: [FieldProblem], _ name: StaticString, to out: inout RecordWriter) {
        out.objects(name, problems) { out, problem in
            out.text("field", problem.field)
            out.text("code", problem.code)
            out.text("message", problem.message)
            out.text("sku", problem.sku)
            out.integer("bound", problem.bound)
            if let order = problem.order {
                out.text("number", order.number)
                out.text("status_url", order.url)
            }
        }
    }

    private static func write(_ quote: Quote, to out: inout RecordWriter) {
        out.text("currency", quote.currency.code)
        out.objects("lines", quote.lines) { out, line in
            out.text("sku", line.sku)
            out.text("title", line.item.title)
            if !line.item.variantTitle.isEmpty { out.text("variant", line.item.variantTitle) }
            out.integer("quantity", line.quantity)
            out.money("price", line.unitPrice)
            out.money("compare_at_price", line.compareAtPrice)
            out.money("subtotal", line.subtotal)
            out.money("discount", line.discount)
            out.money("total", line.total)
            out.money("tax", line.tax)
            out.text("availability", line.availability.name)
            out.text("expected", line.expected?.date.text)
        }
        out.money("subtotal", quote.subtotal)
        out.objects("discounts", quote.discounts) { out, discount in
            out.text("title", discount.title)
            out.text("code", discount.code)
            out.money("amount", discount.amount)
            out.money("shipping_amount", discount.shippingAmount)
        }
        out.money("discount", quote.discountTotal)
        out.objects("shipping_options", quote.shippingOptions) { out, option in
            out.text("id", option.id)
            out.text("name", option.name)
            out.text("description", option.rate.description)
            out.money("price", option.price)
        }
        out.text("shipping_id", quote.shipping?.id)
        out.money("shipping", quote.shippingTotal)
        out.objects("payment_options", quote.paymentOptions) { out, method in
            out.text("id", method.id)
            out.text("name", method.name)
            out.money("fee", method.fee)
        }
        out.text("payment_id", quote.payment?.id)
        out.money("payment_fee", quote.paymentFee)
        out.objects("taxes", quote.taxes) { out, tax in
            out.text("name", tax.name)
            out.integer("rate_ppm", tax.rate)
            out.money("amount", tax.amount)
        }
        out.money("tax", quote.taxTotal)
        out.money("shipping_tax", quote.shippingTax)
        out.flag("tax_included", quote.pricesIncludeTax)
        out.money("total", quote.total)
        write(quote.notices.map(FieldProblem.init), "notices", to: &out)
    }
}

extension Availability {
    /// As feeds and the product JSON name it.
    var name: String {
        switch self {
        case .inStock: "in_stock"
        case .outOfStock: "out_of_stock"
        case .backorder: "backorder"
        case .preorder: "preorder"
        case .withdrawn: "withdrawn"
        }
    }
}
