import Commerce
import HTTP
import Intake
import Orders
import TestSupport
import Testing

/// CASES A14: a table whose columns add up, a row for each line or for each order.
@Suite("The table of orders")
struct ExportTests {
    private func table(_ rows: OrderCSV.Rows, _ orders: [Order]) throws -> [[String: String]] {
        var kinds: [OrderCSV.TaxKind] = []
        for tax in orders.flatMap(\.taxes) {
            let kind = OrderCSV.TaxKind(name: tax.name, rate: tax.rate)
            if !kinds.contains(kind) { kinds.append(kind) }
        }
        let csv = OrderCSV(rows, taxes: kinds) { _ in 7_200 }
        let parsed = TextTests.CSV.parse(String(decoding: csv.header + orders.flatMap(csv.rows), as: UTF8.self))
        let head = try #require(parsed.first)
        #expect(head == csv.columns)
        return parsed.dropFirst().map { Dictionary(uniqueKeysWithValues: zip(head, $0)) }
    }

    private func sum(_ rows: [[String: String]], _ column: String) -> Int {
        rows.reduce(0) { sum, row in
            sum + (Int((row[column] ?? "").replacing(".", with: "")) ?? 0)
        }
    }

    private func orders() throws -> [Order] {
        let shop = try RunningShop()
        for (index, form) in [
            OrderForm([("MUG", "2"), ("FREE", "3")], [("code", "TEN")]),
            OrderForm(
                [("BOWL", "1"), ("MUG", "1"), ("PAIR", "2")],
                [("country", "AT"), ("postcode", "1010"), ("shipping", "airmail")]),
            OrderForm([("CARD", "1")], [("shipping", nil)]),
        ].enumerated() {
            #expect(try shop.post(form.with("key", "k\(index)")).status == 303)
        }
        let numbers = shop.service.desk.withLedger { $0.sequence }
        _ = shop.service.thread.perform(.act(numbers[0], .pay))
        _ = shop.service.thread.perform(
            .act(numbers[0], .refund([Pieces(sku: "MUG", quantity: 1)], nil, restocks: true)))
        return try numbers.map { try #require(try shop.service.desk.order($0)) }
    }

    @Test("Every column of amounts is the sum of the orders, in both tables", arguments: OrderCSV.Rows.allCases)
    func addsUp(rows: OrderCSV.Rows) throws {
        let orders = try orders()
        let table = try table(rows, orders)
        #expect(table.count == (rows == .orders ? 3 : 6))
        for (column, amount) in [
            ("total", \Order.total), ("subtotal", \.subtotal), ("discount", \.discountTotal),
            ("shipping", \.shippingPrice), ("tax", \.taxTotal),
        ] as [(String, KeyPath<Order, Money>)] {
            #expect(sum(table, column) == orders.reduce(0) { $0 + $1[keyPath: amount].minor }, "\(column)")
        }
        #expect(sum(table, "tax VAT 20%") == sum(table, "tax"))
        #expect(sum(table, "refunded") == orders[0].standing.refunded)
        #expect(sum(table, "paid") == orders[0].total.minor)
        #expect(sum(table, "to_pay") == orders[1].total.minor + orders[2].total.minor)
        if rows == .lines {
            #expect(sum(table, "line_subtotal") == sum(table, "subtotal"))
            #expect(sum(table, "line_discount") == sum(table, "discount"))
            #expect(sum(table, "line_total") == sum(table, "subtotal") - sum(table, "discount"))
            #expect(sum(table, "quantity") == sum(table, "items"))
        } else {
            #expect(table[0]["sku"] == nil)
        }
    }

    @Test("Number, day, code and customer stand in every row; times are local with their offset")
    func texts() throws {
        let table = try table(.lines, try orders())
        #expect(table.allSatisfy { $0["number"]?.isEmpty == false && $0["name"] == "Ada Lovelace" })
        #expect(table.map { $0["code"] } == ["TEN", "TEN", "", "", "", ""])
        #expect(table.allSatisfy { $0["placed_at"] == "2026-06-01T14:00:00+02:00" && $0["currency"] == "EUR" })
        #expect(table.map { $0["refunded_quantity"] } == ["1", "0", "0", "0", "0", "0"])
    }
}
