import Commerce
import Orders
import Text

/// An order as text for a terminal: what stands in it is a stranger's, and printed without anything that a terminal obeys.
struct OrderText {
    private let order: Order
    private let format: ShopFormat

    init(_ order: Order, _ format: ShopFormat) {
        self.order = order
        self.format = format
    }

    /// Without a line feed at its end.
    var text: String {
        [head, goods, sums, ways, person, history].filter { !$0.isEmpty }.joined(separator: "\n\n")
    }

    private func amount(_ money: Money) -> String { format.amount(money, of: order) }

    private var head: String {
        "Order \(order.number.text): \(order.stateInWords)\nplaced \(format.time(order.placedAt))"
    }

    // MARK: Goods and money

    private var goods: String {
        let hasDiscounts = order.lines.contains { !$0.discount.isZero }
        let rows = zip(order.lines, order.progress).map { line, progress in
            var title = line.variantTitle.isEmpty ? line.title : "\(line.title), \(line.variantTitle)"
            if let promise = promise(line) { title += " (\(promise))" }
            var cells = ["\(line.quantity) x", line.sku.oneVisibleLine, title.oneVisibleLine, amount(line.unitPrice)]
            if hasDiscounts { cells.append(line.discount.isZero ? "" : "-" + amount(line.discount)) }
            return cells + [amount(line.total), state(progress)]
        }
        let columns = ["", "SKU", "", "each"] + (hasDiscounts ? ["discount"] : []) + ["amount", ""]
        return Columns(columns, rows, right: hasDiscounts ? [0, 3, 4, 5] : [0, 3, 4]).text
    }

    private func promise(_ line: Order.Line) -> String? {
        switch line.promise {
        case .preorder(let day): "pre-order, from \(day.date.text)"
        case .backorder(let day?): "on order, expected \(day.date.text)"
        case .backorder(nil): "on order"
        case nil: nil
        }
    }

    private func state(_ progress: LineProgress) -> String {
        func some(_ count: Int, _ word: String) -> String? {
            count == 0 ? nil : count == progress.quantity ? word : "\(count) \(word)"
        }
        let words = [
            some(progress.shipped, "shipped"), some(progress.cancelled, "cancelled"),
            some(progress.returned, "returned"), some(progress.refunded, "refunded"),
        ]
        return words.compactMap(\.self).joined(separator: ", ")
    }

    private var sums: String {
        var rows: [[String]] = [["Goods", amount(Money(minor: order.subtotal.minor - order.discountTotal.minor))]]
        for discount in order.discounts {
            let code = discount.code.map { " (\($0))" } ?? ""
            let amounts = [
                discount.amount.isZero ? nil : "-" + amount(discount.amount),
                discount.shippingAmount.isZero ? nil : "-" + amount(discount.shippingAmount) + " of shipping",
            ]
            rows.append([
                "  \(discount.title.oneVisibleLine)\(code): \(amounts.compactMap(\.self).joined(separator: ", "))", "",
            ])
        }
        if let shipping = order.shipping { rows.append([shipping.name.oneVisibleLine, amount(shipping.price)]) }
        if let payment = order.payment, !payment.fee.isZero {
            rows.append([payment.name.oneVisibleLine, amount(payment.fee)])
        }
        for tax in order.taxes {
            let rate = OrderCSV.TaxKind(name: tax.name, rate: tax.rate).title
            rows.append([(order.pricesIncludeTax ? "  " : "") + rate.oneVisibleLine, amount(tax.amount)])
            if order.pricesIncludeTax {
                rows[rows.count - 1] = ["  \(rate.oneVisibleLine) included: \(amount(tax.amount))", ""]
            }
        }
        rows.append(["Total", amount(order.total)])
        let standing = order.standing
        if let paid = standing.paid { rows.append(["Paid", amount(Money(minor: paid))]) }
        if standing.refunded > 0 { rows.append(["Paid back", "-" + amount(Money(minor: standing.refunded))]) }
        if standing.due > .zero { rows.append(["To be paid", amount(standing.due)]) }
        if standing.overpaid > .zero { rows.append(["To be paid back", amount(standing.overpaid)]) }
        return Columns(nil, rows, right: [1]).text
    }

    // MARK: Ways

    private var ways: String {
        var lines: [String] = []
        if let payment = order.payment { lines.append("Payment: \(payment.name.oneVisibleLine)") }
        if let shipping = order.shipping {
            lines.append("\(shipping.isPickup ? "Fetched" : "Sent"): \(shipping.name.oneVisibleLine)")
            let place = shipping.placeLabel.joined(separator: ", ")
            if !place.isEmpty { lines.append("Where: \(place.oneVisibleLine)") }
            if let arrival = shipping.arrival {
                lines.append("Promised: \(arrival.from.text) to \(arrival.until.text)")
            }
            if let hours = shipping.hours { lines.append("Hours: \(hours.oneVisibleLine)") }
        }
        for happening in order.history {
            guard case .shipped(let parcel) = happening.change, let tracking = parcel.tracking else { continue }
            let url = tracking.url.map { " " + $0.oneVisibleLine } ?? ""
            lines.append("Tracking: \(tracking.number.oneVisibleLine)\(url)")
        }
        return lines.joined(separator: "\n")
    }

    private var person: String {
        guard let customer = order.customer else { return "The customer's data has been erased." }
        var lines = customer.label.map(\.oneVisibleLine)
        lines += [customer.email, customer.phone].filter { !$0.isEmpty }.map(\.oneVisibleLine)
        if !customer.note.isEmpty { lines += ["", "Note: \(customer.note.oneVisibleLine)"] }
        return lines.joined(separator: "\n")
    }

    // MARK: History

    private var history: String {
        order.history.map { "\(format.time($0.at))  \(words($0))" }.joined(separator: "\n")
    }

    private func words(_ happening: Order.Happening) -> String {
        var out = happening.change.name
        func add(_ items: [Pieces]?, _ whole: Int) {
            guard let items, !items.isEmpty, items.pieceCount < whole else { return }
            out += " " + items.map { "\($0.quantity) x \($0.sku.oneVisibleLine)" }.joined(separator: ", ")
        }
        switch happening.change {
        case .paid(let money): if let money { out += " \(amount(money))" }
        case .shipped(let parcel):
            add(parcel.items, order.itemCount)
            if let tracking = parcel.tracking { out += " (\(tracking.number.oneVisibleLine))" }
        case .cancelled(let cancellation):
            add(cancellation.items, order.itemCount)
            if cancellation.isForWantOfPayment { out += " because it was not paid" }
        case .returned(let back): add(back.items, order.itemCount)
        case .refunded(let refund):
            out += " \(amount(refund.amount))"
            add(refund.items, order.itemCount)
        case .noted(let note): out += ": " + (note?.oneVisibleLine ?? "(erased)")
        case .delivered, .reminded, .erased: break
        }
        if !happening.restocked.isEmpty {
            let moves = happening.restocked.map { "\($0.quantity) x \($0.sku.oneVisibleLine)" }
            out += "; back in stock: \(moves.joined(separator: ", "))"
        }
        return out
    }
}
