import Liquid
import Orders
import Testing
import Text

/// What pages and mails say of an order that went in parts.
@Suite struct OrderThemeTests {
    /// Two mugs, of which one was sent and one is on its way back to the shelf, and a vase that comes in March.
    static let parts: LiquidValue = FilledOrder.order(
        [
            FilledOrder.line(2, "Mug", "Grey", sent: 1, cancelled: 1),
            FilledOrder.line(1, "Vase", availability: "backorder", expected: "2027-03-01"),
        ],
        [
            ("status", .string("paid")), ("paid", .bool(true)), ("partially_fulfilled", .bool(true)),
            ("partially_cancelled", .bool(true)), ("partially_refunded", .bool(true)),
            ("total_paid", .integer(6550)), ("total_due", .integer(0)), ("total_refunded", .integer(2000)),
            ("fulfillments", .list([FilledOrder.fulfillment([FilledOrder.part(1, "Mug", "Grey")], "RR1")])),
            ("cancellations", .list([FilledOrder.back([FilledOrder.part(1, "Mug", "Grey")])])),
            ("refunds", .list([FilledOrder.refund(2000, [FilledOrder.part(1, "Mug", "Grey", amount: 2000)])])),
            ("delivery_from", .string("2027-03-02")), ("delivery_until", .string("2027-03-04")),
        ])

    static func changed(_ event: LiquidValue, _ changes: [(String, LiquidValue)] = []) -> LiquidValue {
        FilledOrder.order(
            [FilledOrder.line(2, "Mug", "Grey", sent: 1), FilledOrder.line(1, "Vase")],
            [("event", event)] + changes)
    }

    static func stage(_ look: RealShop.Look = RealShop.looks[0]) throws -> OrderStage {
        try OrderStage(SampleBook.make(.init(theme: look.theme, language: look.language, isBare: true)))
    }

    /// Text without markup, one blank between words.
    static func words(_ html: String) -> String {
        var out = ""
        var inTag = false
        for character in html {
            if character == "<" { inTag = true }
            if !inTag { out.append(character.isWhitespace ? " " : character) }
            if character == ">" {
                inTag = false
                out.append(" ")
            }
        }
        return out.split(separator: " ").joined(separator: " ")
    }

    @Test(arguments: RealShop.looks) func statusTellsParts(look: RealShop.Look) throws {
        let page = Self.words(try Self.stage(look).body("status", Self.parts))
        for told in ["RR1", "Mug", "Vase"] { #expect(page.contains(told), "\(look): \(told)") }
        guard look.language == "en" else { return }
        let expected =
            look.theme == "market"
            ? [
                "Partly shipped", "Your parcel Sent on 16 January 2027 1 × Mug, Grey Tracking: RR1",
                "Still to come 1 × Vase Not in stock: back on 1 March 2027",
                "Cancelled on 19 January 2027 1 × Mug, Grey",
                "€20.00 paid back on 20 January 2027 1 × Mug, Grey €20.00",
                "1 sent, 1 cancelled", "Paid €65.50 Paid back −€20.00",
                "Arrives between 2 March 2027 and 4 March 2027.",
            ]
            : [
                "Sent 16 January 2027, RR1 1 × Mug Grey", "Still to come 1 × Vase",
                "Cancelled 19 January 2027 1 × Mug Grey", "Paid back 20 January 2027: €20.00",
                "Not there yet: sent from 1 March 2027", "Arrives by 4 March 2027",
            ]
        for told in expected { #expect(page.contains(told), "\(told) in \(page)") }
        #expect(!page.contains("Bank transfer"))
    }

    /// A kind of mail, what it is about, how the order stands then, and words that it must have.
    struct Case: Sendable {
        var kind: String
        var event: LiquidValue
        var changes: [(String, LiquidValue)]
        var told: [String]

        init(_ kind: String, _ event: LiquidValue, _ changes: [(String, LiquidValue)], _ told: [String]) {
            self.kind = kind
            self.event = event
            self.changes = changes
            self.told = told
        }
    }

    static let cases: [Case] = [
        Case(
            "shipped",
            FilledOrder.event("shipped", [FilledOrder.part(1, "Mug", "Grey")], whole: false, tracking: "RR2"),
            [("partially_fulfilled", LiquidValue.bool(true))],
            [
                "part of your order has been sent; the rest follows.", "In this parcel", "1 x Mug, Grey", "RR2",
                "Still to come", "1 x Vase",
            ]
        ),
        Case(
            "shipped", FilledOrder.event("shipped", [FilledOrder.part(1, "Vase")], whole: false), [],
            ["the rest of your order has been sent.", "In this parcel", "1 x Vase"]
        ),
        Case(
            "shipped", FilledOrder.event("shipped", [FilledOrder.part(1, "Vase")], whole: true),
            [
                ("shipping_method", FilledOrder.method(pickup: true)), ("pickup", FilledOrder.pickup),
                ("shipping_address", LiquidValue.null),
            ],
            [
                "your order is ready to be fetched.", "Where to fetch it:\nThe workshop\nKiln & Co\nHofgasse 3",
                "Mo-Fr 9:00-17:00",
            ]
        ),
        Case(
            "cancelled", FilledOrder.event("cancelled", [FilledOrder.part(1, "Vase")], whole: false),
            [("total_due", .integer(4550))],
            [
                "part of your order has been cancelled; the rest of it stands. What is to be paid is €45.50 now.",
                "1 x Vase",
            ]
        ),
        Case(
            "cancelled", FilledOrder.event("cancelled", [], whole: true),
            [("cancelled", .bool(true)), ("total_due", .integer(0))],
            ["your order has been cancelled as a whole. There is nothing to pay any more."]
        ),
        Case(
            "cancelled", FilledOrder.event("cancelled", [], whole: true),
            [("cancelled", .bool(true)), ("total_due", .integer(0)), ("total_paid", .integer(6550))],
            ["as a whole. What you paid for it comes back to you."]
        ),
        Case(
            "cancelled", FilledOrder.event("cancelled", [], whole: true),
            [
                ("cancelled", .bool(true)), ("total_due", .integer(0)), ("total_paid", .integer(6550)),
                ("total_refunded", .integer(6550)),
            ], ["as a whole. We have paid back €65.50 to you."]
        ),
        Case(
            "refunded",
            FilledOrder.event(
                "refunded", [FilledOrder.part(1, "Mug", "Grey", amount: 1800)], amount: 1800, whole: false),
            [], ["we have paid back €18.00 for your order.", "Paid back for:\n\n1 x Mug, Grey: €18.00"]
        ),
        Case(
            "returned", FilledOrder.event("returned", [FilledOrder.part(1, "Mug", "Grey")], whole: false), [],
            [
                "goods of your order have come back to us. We write to you about the money",
                "Came back to us:\n\n1 x Mug, Grey",
            ]
        ),
        Case(
            "reminder", LiquidValue.null, [("pay_by", .string("2027-01-29"))],
            [
                "€65.50 is to be paid. Please pay by 29 January 2027: after that it is cancelled",
                "To pay by 29 January 2027: €65.50 EUR", "IBAN IE00 0000",
            ]
        ),
        Case(
            "confirmation", LiquidValue.null,
            [("delivery_until", .string("2027-01-18")), ("pay_by", .string("2027-01-29"))],
            ["Arrives by 18 January 2027.", "How to pay: Bank transfer\nTo pay by 29 January 2027: €65.50 EUR"]
        ),
        Case(
            "notice", LiquidValue.null,
            [
                ("shipping_method", FilledOrder.method(pickup: true)), ("pickup", FilledOrder.pickup),
                ("shipping_address", LiquidValue.null),
            ],
            [
                "brigid@post.example\n+353 1 555 0100", "2 x Mug, Grey (MUG): €40.00",
                "Payment: Bank transfer\nTo pay: €65.50 EUR", "The workshop", "Sa 10:00-13:00", "Ring twice.",
            ]
        ),
    ]

    @Test(arguments: 0..<cases.count) func mails(index: Int) throws {
        let (kind, told) = (Self.cases[index].kind, Self.cases[index].told)
        let order = Self.changed(Self.cases[index].event, Self.cases[index].changes)
        let stage = try Self.stage()
        let text = try stage.body("mail-\(kind).text", order)
        let tidy = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init).joined(
            separator: "\n")
        for words in told { #expect(tidy.contains(words), "\(words) in \(tidy)") }
        // The other part tells the same.
        let html = Self.words(try stage.body("mail-\(kind).html", order))
        for words in told {
            for line in words.split(separator: "\n") {
                let line = line.replacing(" x ", with: " × ").replacing(": €", with: " €").replacing(":", with: "")
                    .replacing("&", with: "&amp;").replacing(" (MUG)", with: " MUG")
                #expect(html.replacing(":", with: "").contains(line), "\(line) in \(html)")
            }
        }
    }

    /// Dates stand beside the lines that are not there yet, and beside those alone.
    @Test(arguments: RealShop.looks) func checkoutTellsWhen(look: RealShop.Look) throws {
        let stage = try Self.stage(look)
        let later = Self.words(
            try stage.checkout(
                FilledOrder.checkout([
                    FilledOrder.line(1, "Mug", "Grey"),
                    FilledOrder.line(1, "Vase", availability: "preorder", expected: "2027-03-01"),
                    FilledOrder.line(1, "Jug", availability: "backorder"),
                ])))
        let now = Self.words(try stage.checkout(FilledOrder.checkout([FilledOrder.line(1, "Mug", "Grey")])))
        let words: [String: [String]] = [
            "market en": [
                "Pre-ordered: sent from 1 March 2027", "Not in stock: sent when it is back",
                "Days count from the day on which all of it is there.",
            ],
            "market de": ["Vorbestellt: Versand ab 1. März 2027", "Nicht auf Lager: Versand, sobald es wieder da ist"],
            "market fr": ["Précommandé : envoi à partir du 1 mars 2027", "Épuisé : envoi dès son retour"],
            "plain en": ["Not there yet: sent from 1 March 2027", "Not there yet: sent when it is"],
        ]
        for told in words[look.description] ?? ["?"] {
            #expect(later.contains(told), "\(told) in \(later)")
            #expect(!now.contains(told))
        }
    }

    /// In every theme and language, whatever happened, a mail has words for it and no part of it is missing.
    @Test(arguments: RealShop.looks) func everyMailHasWords(look: RealShop.Look) throws {
        let stage = try Self.stage(look)
        for kind in MailKind.allCases where look.theme == "market" || kind != .paid {
            for whole in [true, false] {
                let event = FilledOrder.event(
                    kind.rawValue, [FilledOrder.part(1, "Mug", "Grey", amount: 1)], amount: 1, whole: whole)
                for order in [Self.changed(event), Self.parts, FilledOrder.order([], [("pickup", FilledOrder.pickup)])]
                {
                    for part in ["subject", "text"] + (look.theme == "market" ? ["html"] : []) {
                        let text = try stage.body("mail-\(kind.rawValue).\(part)", order)
                        #expect(!text.contains("{{") && !text.isEmpty)
                    }
                }
            }
        }
    }
}
