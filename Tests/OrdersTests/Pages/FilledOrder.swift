import Commerce
import Documents
import Languages
import Liquid
import Orders
import Text
import Theming

/// Orders with a life behind them as templates see them: what was sent, came back and was paid back, piece by piece.
enum FilledOrder {
    static func money(_ minor: Int) -> LiquidValue { .integer(minor) }

    static func part(_ quantity: Int, _ title: String, _ variant: String = "", amount: Int? = nil) -> LiquidValue {
        .object(
            TemplateRecord(
                OrderObjects.part,
                [
                    "sku": .string(title.uppercased()), "title": .string(title), "variant_title": .string(variant),
                    "quantity": .integer(quantity), "amount": LiquidValue(amount),
                ]))
    }

    static func line(
        _ quantity: Int, _ title: String, _ variant: String = "", sent: Int = 0, cancelled: Int = 0, returned: Int = 0,
        availability: String = "in_stock", expected: String? = nil, price: Int = 2000
    ) -> LiquidValue {
        .object(
            TemplateRecord(
                OrderObjects.lineItem,
                [
                    "sku": .string(title.uppercased()), "title": .string(title), "variant_title": .string(variant),
                    "quantity": .integer(quantity), "fulfilled_quantity": .integer(sent),
                    "cancelled_quantity": .integer(cancelled), "returned_quantity": .integer(returned),
                    "refunded_quantity": .integer(cancelled + returned),
                    "open_quantity": .integer(quantity - sent - cancelled), "availability": .string(availability),
                    "expected_at": LiquidValue(expected), "url": .string("/products/x/"), "price": money(price),
                    "original_line_price": money(price * quantity), "final_line_price": money(price * quantity),
                    "total_discount": money(0),
                ]))
    }

    static func fulfillment(_ parts: [LiquidValue], _ tracking: String?, delivered: Bool = false) -> LiquidValue {
        .object(
            TemplateRecord(
                OrderObjects.fulfillment,
                [
                    "line_items": .list(parts), "tracking_number": LiquidValue(tracking),
                    "tracking_url": LiquidValue(tracking.map { "https://track.example/" + $0 }),
                    "created_at": .string("2027-01-16T10:00:00+01:00"), "delivered": .bool(delivered),
                ]))
    }

    static func refund(_ amount: Int, _ parts: [LiquidValue]) -> LiquidValue {
        .object(
            TemplateRecord(
                OrderObjects.refund,
                [
                    "amount": money(amount), "created_at": .string("2027-01-20T10:00:00+01:00"),
                    "line_items": .list(parts), "restocked": .bool(true),
                ]))
    }

    static func back(_ parts: [LiquidValue]) -> LiquidValue {
        .object(
            TemplateRecord(
                OrderObjects.returned,
                ["created_at": .string("2027-01-19T10:00:00+01:00"), "line_items": .list(parts)]))
    }

    static func event(
        _ type: String, _ parts: [LiquidValue], amount: Int? = nil, whole: Bool, tracking: String? = nil
    ) -> LiquidValue {
        .object(
            TemplateRecord(
                OrderObjects.event,
                [
                    "type": .string(type), "amount": LiquidValue(amount),
                    "created_at": .string("2027-01-20T10:00:00+01:00"), "line_items": .list(parts),
                    "tracking_number": LiquidValue(tracking),
                    "tracking_url": LiquidValue(tracking.map { "https://track.example/" + $0 }), "whole": .bool(whole),
                ]))
    }

    static var address: LiquidValue {
        var parts = OrderAddressView.Parts()
        parts.name = "Brigid Ní Dhálaigh"
        parts.address1 = "4 Sráid na Trá"
        parts.city = "Sligeach"
        parts.postcode = "F91 ABCD"
        parts.countryCode = "IE"
        parts.country = "Ireland"
        return .object(OrderAddressView(parts))
    }

    static var pickup: LiquidValue {
        var parts = OrderAddressView.Parts()
        parts.name = "Kiln & Co"
        parts.address1 = "Hofgasse 3"
        parts.city = "Galway"
        parts.postcode = "H91 0000"
        return .object(
            TemplateRecord(
                OrderObjects.pickupPlace,
                [
                    "name": .string("The workshop"), "address": .object(OrderAddressView(parts)),
                    "hours": .string("Mo-Fr 9:00-17:00\nSa 10:00-13:00"),
                ]))
    }

    static func method(pickup: Bool) -> LiquidValue {
        .object(
            TemplateRecord(
                OrderObjects.shippingMethod,
                [
                    "id": .string("post"), "title": .string(pickup ? "Workshop" : "Post"), "price": money(550),
                    "pickup": .bool(pickup), "description": .string("To the door."), "min_days": .integer(1),
                    "max_days": .integer(2),
                ]))
    }

    /// Three lines of 20.00 each and postage of 5.50, with everything that is set in `changes`.
    static func order(_ lines: [LiquidValue], _ changes: [(String, LiquidValue)] = []) -> LiquidValue {
        let payment = TemplateRecord(
            OrderObjects.paymentMethod,
            [
                "id": .string("transfer"), "title": .string("Bank transfer"), "type": .string("bank_transfer"),
                "fee": money(0), "instructions": .string("IBAN IE00 0000"),
            ])
        let customer = TemplateRecord(
            OrderObjects.customer, plain: .string("Brigid Ní Dhálaigh"),
            [
                "name": .string("Brigid Ní Dhálaigh"), "email": .string("brigid@post.example"),
                "phone": .string("+353 1 555 0100"),
            ])
        var values: [(String, LiquidValue)] = [
            ("name", .string("QRDZ63C")), ("order_number", .string("QRDZ63C")), ("status", .string("placed")),
            ("paid", .bool(false)), ("shipped", .bool(false)), ("delivered", .bool(false)), ("cancelled", .bool(false)),
            ("returned", .bool(false)), ("partially_fulfilled", .bool(false)), ("partially_refunded", .bool(false)),
            ("partially_cancelled", .bool(false)), ("created_at", .string("2027-01-15T09:00:00+01:00")),
            ("email", .string("brigid@post.example")), ("customer", .object(customer)),
            ("shipping_address", address), ("fulfillments", .list([])), ("returns", .list([])), ("refunds", .list([])),
            ("cancellations", .list([])), ("note", .string("Ring twice.")),
            ("status_url", .string("https://shop.example/orders/QRDZ63C/token")), ("total_paid", money(0)),
            ("total_due", money(6550)), ("total_refunded", money(0)), ("line_items", .list(lines)),
            ("item_count", .integer(3)), ("items_subtotal_price", money(6000)), ("total_discounts", money(0)),
            ("shipping_method", method(pickup: false)), ("shipping_price", money(550)),
            ("payment_method", .object(payment)), ("payment_fee", money(0)), ("tax_price", money(779)),
            ("taxes_included", .bool(true)), ("total_price", money(6550)), ("requires_shipping", .bool(true)),
            ("currency", .string("EUR")),
        ]
        for change in changes {
            if let index = values.firstIndex(where: { $0.0 == change.0 }) {
                values[index] = change
            } else {
                values.append(change)
            }
        }
        return .object(TemplateRecord(OrderObjects.order, plain: .string("QRDZ63C"), given: values))
    }
}

extension FilledOrder {
    /// A cart that is about to be ordered.
    static func checkout(_ lines: [LiquidValue]) -> LiquidValue {
        .object(
            TemplateRecord(
                OrderObjects.checkout,
                [
                    "line_items": .list(lines), "items_subtotal_price": money(6000), "shipping_price": money(550),
                    "shipping_method": method(pickup: false), "shipping_methods": .list([method(pickup: false)]),
                    "payment_methods": .list([]), "countries": .list([]), "tax_price": money(0),
                    "taxes_included": .bool(true), "total_price": money(6550), "requires_shipping": .bool(true),
                    "notices": .list([]), "key": .string("k"),
                ]))
    }
}

/// The templates of a price book, rendered with whatever values a test gives them.
struct OrderStage {
    private let library: TemplateLibrary
    private let host: Host
    private let globals: [(String, LiquidValue)]

    private final class Host: ThemeHost {
        let money: MoneyFormat
        let language: Language
        let words: ThemeLocale
        let assetNames = KnownNames([])
        init(_ book: PriceBook, _ words: ThemeLocale) {
            money = book.moneyFormat
            language = book.store.language
            self.words = words
        }
        func assetAddress(_ name: String) -> String? { nil }
    }

    struct Failure: Error, CustomStringConvertible {
        let description: String
    }

    init(_ book: PriceBook) throws {
        library = TemplateLibrary(
            book.templates.map { template in
                let isSnippet = template.name.hasPrefix("snippets/")
                return TemplateLibrary.Entry(
                    name: isSnippet ? String(template.name.dropFirst(9)) : "order:" + template.name,
                    source: SourceFile(path: template.name, text: template.text), isSnippet: isSnippet)
            }, OrderEnvironment.shared)
        var diagnostics: [Diagnostic] = []
        let root = JSON.parse(SourceFile(path: "words", text: book.locale), diagnostics: &diagnostics)?.root
        var entries: [String: ThemeLocale.Entry] = [:]
        if let texts = root?["texts"] {
            entries = ThemeLocale.read(texts, language: book.store.language, &diagnostics)
        }
        host = Host(book, ThemeLocale(language: book.store.language, entries: entries))
        let settings = root?["settings"]?.entries.map { ($0.key.text, LiquidValue.string($0.value.text)) } ?? []
        globals = [
            ("settings", .map(LiquidMap(settings))),
            (
                "shop",
                .object(
                    TemplateRecord(
                        OrderObjects.shop, plain: .string(book.store.name),
                        ["name": .string(book.store.name), "email": .string("hello@shop.example")]))
            ),
            ("routes", .object(TemplateRecord(OrderObjects.routes, ["root_url": .string("/")]))),
            (
                "request",
                .object(
                    TemplateRecord(
                        OrderObjects.request,
                        [
                            "locale": .object(
                                TemplateRecord(
                                    OrderObjects.locale, plain: .string(book.store.language.tag),
                                    ["iso_code": .string(book.store.language.tag)]))
                        ]))
            ),
        ]
    }

    /// What a template prints of `order`; throws what was wrong on the way. In a layout when it is a page.
    func render(_ name: String, _ order: LiquidValue) throws -> String {
        let values = globals + [("order", order)]
        guard name == "status" || name == "thanks" else { return try print(name, values) }
        return try print(
            "layout",
            values + [("content_for_layout", .html(try print(name, values))), ("page_title", .string("Order"))])
    }

    /// The body of a page or a mail.
    func body(_ name: String, _ order: LiquidValue) throws -> String { try print(name, globals + [("order", order)]) }

    /// The same of a checkout.
    func checkout(_ checkout: LiquidValue) throws -> String {
        try print(
            "checkout", globals + [("checkout", checkout), ("form", .map(LiquidMap([]))), ("problems", .list([]))])
    }

    private func print(_ name: String, _ values: [(String, LiquidValue)]) throws -> String {
        guard let template = library.template(named: "order:" + name) else {
            throw Failure(description: "there is no template '\(name)'")
        }
        var out = ByteWriter()
        var options = RenderOptions()
        options.escapes = !name.hasSuffix(".text") && !name.hasSuffix(".subject")
        let diagnostics = template.render(
            into: &out, globals: LiquidMap(values), loader: library, host: host, options: options)
        guard diagnostics.isEmpty else {
            throw Failure(description: diagnostics.map { $0.report() }.joined(separator: "\n"))
        }
        return out.string
    }
}
