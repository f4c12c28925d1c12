import Commerce
import Text

/// Orders as a table for spreadsheets (RFC 4180) whose columns add up.
///
/// With a row for each line, what belongs to the whole order (its sums, its taxes) stands in the order's first row alone, so
/// that the sum of a column is the sum of the orders; what tells orders apart (number, day, customer) stands in every row.
/// With a row for each order there are no columns of lines. Each tax has columns of its own, by name and rate.
///
/// A cell that a spreadsheet would take for a formula gets an apostrophe before it, so that a customer's name cannot
/// calculate.
package struct OrderCSV: Sendable {
    package enum Rows: String, Sendable, CaseIterable { case lines, orders }

    /// One tax of the orders of a table.
    package struct TaxKind: Sendable, Hashable {
        package var name: String
        /// Parts per million.
        package var rate: Int

        package init(name: String, rate: Int) {
            self.name = name
            self.rate = rate
        }

        /// `VAT 13.5%`.
        package var title: String {
            let percent = Money(minor: rate).decimal(exponent: 4)
            let trimmed = percent.hasSuffix(".0000") ? percent.dropLast(5) : percent.trimmingZeros
            return "\(name) \(trimmed)%"
        }
    }

    private let rows: Rows
    private let taxes: [TaxKind]
    /// Seconds east of UTC at a moment, in the shop's time.
    private let offset: @Sendable (Instant) -> Int

    /// `taxes` are the columns of taxes in their order; those of an order that are not among them are not shown.
    package init(_ rows: Rows, taxes: [TaxKind], offset: @escaping @Sendable (Instant) -> Int) {
        self.rows = rows
        self.taxes = taxes
        self.offset = offset
    }

    private static let orderTexts = ["number", "status", "placed_at", "currency"]
    private static let lineColumns = [
        "sku", "title", "variant", "quantity", "price", "line_subtotal", "line_discount", "line_total", "line_tax",
        "shipped", "cancelled", "returned", "refunded_quantity",
    ]
    private static let sums = [
        "items", "subtotal", "discount", "shipping", "payment_fee", "tax", "total", "paid", "refunded", "to_pay",
        "to_pay_back",
    ]
    private static let moreTexts = [
        "code", "tax_included", "shipping_method", "payment_method", "name", "email", "phone", "address1", "address2",
        "city", "region", "postcode", "country", "note", "tracking",
    ]

    package var columns: [String] {
        OrderCSV.orderTexts + (rows == .lines ? OrderCSV.lineColumns : []) + OrderCSV.sums
            + taxes.flatMap { ["tax \($0.title)", "base \($0.title)"] } + OrderCSV.moreTexts
    }

    /// The line of the columns' names.
    package var header: [UInt8] { OrderCSV.row(columns) }

    /// The rows of one order; amounts are decimals of the currency, with a point; times are the shop's, with their offset.
    package func rows(_ order: Order) -> [UInt8] {
        let sums = sums(order)
        let none = [String](repeating: "", count: sums.count)
        guard rows == .lines else { return row(texts(order) + sums + moreTexts(order)) }
        var out: [UInt8] = []
        for (index, progress) in order.progress.enumerated() {
            out += row(
                texts(order) + line(order, order.lines[index], progress) + (index == 0 ? sums : none)
                    + moreTexts(order))
        }
        return out
    }

    private func row(_ cells: [String]) -> [UInt8] { OrderCSV.row(cells) }

    private func texts(_ order: Order) -> [String] {
        let placed = DateTime(instant: order.placedAt, offset: offset(order.placedAt)).timestamp
        return [order.number.text, order.standing.status.rawValue, placed, order.currency.code]
    }

    private func line(_ order: Order, _ line: Order.Line, _ progress: LineProgress) -> [String] {
        func amount(_ money: Money?) -> String { money?.decimal(exponent: order.currency.exponent) ?? "" }
        return [
            line.sku, line.title, line.variantTitle, String(line.quantity), amount(line.unitPrice),
            amount(line.subtotal), amount(line.discount), amount(line.total), amount(line.tax),
            String(progress.shipped), String(progress.cancelled), String(progress.returned),
            String(progress.refunded),
        ]
    }

    private func sums(_ order: Order) -> [String] {
        func amount(_ money: Money) -> String { money.decimal(exponent: order.currency.exponent) }
        let standing = order.standing
        var cells = [
            String(order.itemCount), amount(order.subtotal), amount(order.discountTotal), amount(order.shippingPrice),
            amount(order.paymentFee), amount(order.taxTotal), amount(order.total),
            amount(Money(minor: standing.paid ?? 0)), amount(Money(minor: standing.refunded)), amount(standing.due),
            amount(standing.overpaid),
        ]
        for kind in taxes {
            let tax = order.taxes.first { TaxKind(name: $0.name, rate: $0.rate) == kind }
            cells += [tax.map { amount($0.amount) } ?? "", tax.map { amount($0.base) } ?? ""]
        }
        return cells
    }

    private func moreTexts(_ order: Order) -> [String] {
        let customer = order.customer ?? Customer()
        return [
            order.discounts.compactMap(\.code).joined(separator: " "), order.pricesIncludeTax ? "true" : "false",
            order.shipping?.name ?? "", order.payment?.name ?? "",
        ] + customer.fields.map(\.value) + [order.tracking?.number ?? ""]
    }

    /// What a spreadsheet must see first to read the table as UTF-8.
    package static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]

    /// One row, with CRLF at its end. `numbers` are the columns that hold numbers of ours, which may be below zero.
    package static func row(_ cells: [String], numbers: Set<Int> = []) -> [UInt8] {
        var out: [UInt8] = []
        for (index, cell) in cells.enumerated() {
            if index > 0 { out.append(0x2C) }
            if numbers.contains(index) { out += cell.utf8 } else { append(cell, to: &out) }
        }
        out += [0x0D, 0x0A]
        return out
    }

    private static func append(_ cell: String, to out: inout [UInt8]) {
        let isFormula = isFormula(cell)
        // Some spreadsheets of Europe take a semicolon or a tab for the end of a cell.
        let isQuoted = isFormula || cell.utf8.contains { [0x22, 0x2C, 0x3B, 0x09, 0x0A, 0x0D].contains($0) }
        guard isQuoted else {
            out += cell.utf8
            return
        }
        out.append(0x22)
        if isFormula { out.append(0x27) }
        for byte in cell.utf8 {
            if byte == 0x22 { out.append(0x22) }
            out.append(byte)
        }
        out.append(0x22)
    }

    /// Whether the first thing after blanks is what formulas begin with, in narrow or full width; or a tab or a line end,
    /// which some programs take away before they look.
    private static func isFormula(_ cell: String) -> Bool {
        let text = cell.unicodeScalars.drop { $0 == " " }
        guard let first = text.first else { return false }
        return ["=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"].contains(first)
    }
}

extension String {
    /// Without the zeros at the end of a decimal.
    fileprivate var trimmingZeros: Substring {
        var out = self[...]
        while out.last == "0" { out = out.dropLast() }
        return out
    }
}
