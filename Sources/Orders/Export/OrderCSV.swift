import Commerce
import Text

/// Orders as a table for spreadsheets (RFC 4180): a row for each line of an order, with the order's own columns repeated.
///
/// A cell that a spreadsheet would take for a formula gets an apostrophe before it, so that a customer's name cannot
/// calculate.
package enum OrderCSV {
    package static let columns = [
        "number", "status", "placed_at", "sku", "title", "variant", "quantity", "price", "line_total", "currency",
        "subtotal", "discount", "shipping_method", "shipping", "payment_method", "payment_fee", "tax", "total",
        "refunded", "name", "email", "phone", "address1", "address2", "city", "region", "postcode", "country", "note",
        "tracking",
    ]

    /// The line of the columns' names.
    package static var header: [UInt8] { row(columns) }

    /// The rows of one order; amounts are decimals of the currency, with a point.
    package static func rows(_ order: Order) -> [UInt8] {
        func amount(_ money: Money) -> String { money.decimal(exponent: order.currency.exponent) }
        let customer = order.customer ?? Customer()
        var out: [UInt8] = []
        for line in order.lines {
            out += row([
                order.number.text, order.standing.status.rawValue, OrderExport.timestamp(order.placedAt), line.sku,
                line.title, line.variantTitle, String(line.quantity), amount(line.unitPrice), amount(line.total),
                order.currency.code, amount(order.subtotal), amount(order.discountTotal), order.shipping?.name ?? "",
                amount(order.shippingPrice), order.payment?.name ?? "", amount(order.paymentFee),
                amount(order.taxTotal), amount(order.total), amount(order.refunded), customer.name, customer.email,
                customer.phone, customer.address1, customer.address2, customer.city, customer.region,
                customer.postcode, customer.country, customer.note, order.tracking?.number ?? "",
            ])
        }
        return out
    }

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
