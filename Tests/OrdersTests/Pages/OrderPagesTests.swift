import Commerce
import Languages
import Orders
import Testing
import Text

@Suite struct OrderPagesTests {
    static func pages(_ book: PriceBook) -> (OrderPages, [Diagnostic]) {
        var diagnostics: [Diagnostic] = []
        let pages = OrderPages(book, diagnostics: &diagnostics)
        return (pages, diagnostics)
    }

    static func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

    /// Every book there is: the themes of the repository, and none.
    static let books: [String] = RealShop.looks.map(\.description) + ["none"]

    static func book(_ name: String) throws -> PriceBook {
        guard let look = RealShop.looks.first(where: { $0.description == name }) else { return SampleBook.plain }
        return try SampleBook.make(look)
    }

    static func history(_ changes: [OrderChange]) -> [Order.Happening] {
        changes.map { Order.Happening(at: SampleOrder.placedAt, change: $0) }
    }

    static func problemPage(_ book: PriceBook, customer: Customer = SampleOrder.customer()) -> CheckoutPage {
        let lines = [("MUG", "2"), ("BOWL", "1"), ("VASE", "5"), ("GONE", "1"), ("JUG", "two")]
        let quote = SampleOrder.quote(
            book, lines.map { CartLine(sku: $0.0, quantity: Int($0.1) ?? 0) }, code: "NOPE")
        return CheckoutPage(
            quote: quote, form: SampleOrder.form(customer, lines) + [("code", "NOPE"), ("terms", "yes")],
            problems: [FieldProblem("email", .emailInvalid), FieldProblem("note", .tooLong, bound: 1000)]
                + quote.problems.map(FieldProblem.init), key: "the-key")
    }

    // MARK: Everything renders

    /// The trial of a book's templates finds nothing wrong, in any theme and language.
    @Test(arguments: RealShop.looks) func themesAreSound(look: RealShop.Look) throws {
        let (_, diagnostics) = Self.pages(try RealShop.book(look))
        #expect(diagnostics.map { $0.report() } == [])
    }

    @Test(arguments: books) func everyPageIsWhole(name: String) throws {
        let book = try Self.book(name)
        let (pages, diagnostics) = Self.pages(book)
        #expect(name == "none" || diagnostics.isEmpty, "\(diagnostics.map { $0.report() })")
        var order = SampleOrder.order(book)
        let checkout = CheckoutPage(quote: SampleOrder.quote(book, stage: .estimate, country: ""), key: "k")
        var all = [
            pages.checkout(checkout), pages.problem(Self.problemPage(book)), pages.thanks(order), pages.status(order),
        ]
        for message in PageMessage.allCases { all.append(pages.message(message)) }
        let parcel = Tracking(number: "RR1", url: "https://track.example/RR1")
        let one = [Pieces(sku: order.lines[0].sku, quantity: 1)]
        all += [
            try order.after(.pay), try order.after(.pay, .ship([], parcel)),
            try order.after(.pay, .ship([], nil), .deliver), try order.after(.cancel([], restocks: true)),
            try order.after(.pay, .refund([], nil, restocks: false)),
            try order.after(.pay, .ship(one, parcel), .cancel(one, restocks: true), .refund(one, nil, restocks: true)),
            try order.after(.ship([], nil), .takeBack([], restocks: true)),
        ].map(pages.status)
        order.customer = nil
        all.append(pages.status(order))
        for page in all.map(Self.text) {
            #expect(page.contains("<meta name=\"robots\" content=\"noindex\">"))
            #expect(page.hasSuffix("</html>\n") || page.hasSuffix("</html>"))
            #expect(page.contains("<h1>") && page.contains("| Kiln &amp; Co</title>"))
            #expect(!page.contains("{{") && !page.contains("Liquid error") && !page.contains("\u{F0F02}"))
            let opened = page.components(between: "<form").count
            #expect(page.components(between: "</form>").count == opened)
        }
    }

    // MARK: Checkout

    @Test(arguments: books) func formHasEveryField(name: String) throws {
        let book = try Self.book(name)
        let (pages, _) = Self.pages(book)
        let lines = [CartLine(sku: "MUG", quantity: 2), CartLine(sku: "VASE", quantity: 1)]
        let quote = SampleOrder.quote(book, lines, stage: .estimate)
        let page = Self.text(pages.checkout(CheckoutPage(quote: quote, key: "the-key")))
        for field in [
            "key", "expected_total", "website", "name", "email", "phone", "address1", "address2", "city", "region",
            "postcode", "country", "shipping", "payment", "code", "note", "terms",
        ] {
            #expect(page.contains("name=\"\(field)\""), "\(field)")
        }
        #expect(page.contains("name=\"key\" value=\"the-key\""))
        #expect(page.contains("name=\"expected_total\" value=\"\(quote.total.minor)\""))
        #expect(page.contains("action=\"/orders\"") && page.contains("formaction=\"/orders/checkout\""))
        // The first button of the form is the one that orders nothing.
        let firstButton = try #require(
            page.firstRange(of: "<form").map { page[$0.upperBound...] }?.firstRange(of: "<button"))
        #expect(page[firstButton.upperBound...].prefix { $0 != ">" }.contains("formaction=\"/orders/checkout\""))
        // Pairs in order.
        let pairs = page.components(between: "name=\"sku\" value=\"").dropFirst().map {
            String($0.prefix { $0 != "\"" })
        }
        #expect(pairs == ["MUG", "VASE"])
        for (index, quantity) in ["2", "1"].enumerated() {
            let after = page.components(between: "name=\"sku\"")[index + 1]
            let input = try #require(after.components(between: "name=\"quantity\"", most: 1).last)
            #expect(input.prefix { $0 != ">" }.contains("value=\"\(quantity)\""))
        }
        #expect(page.contains("href=\"https://shop.example/pages/terms/\"") || page.contains("href=\"/pages/terms/\""))
        #expect(page.contains("<option value=\"DE\">") && !page.contains("<option value=\"US\">"))
    }

    @Test(arguments: books) func problemsStandBesideTheirFieldsAndNothingIsLost(name: String) throws {
        let book = try Self.book(name)
        let (pages, _) = Self.pages(book)
        let given = Self.problemPage(book)
        let page = Self.text(pages.problem(given))
        for problem in given.problems {
            let said = pages.said(problem).message
            #expect(
                page.contains(
                    said.replacing("'", with: "&#39;").replacing("\"", with: "&quot;")
                        .replacing("<b>& saucer</b>", with: "&lt;b&gt;&amp; saucer&lt;/b&gt;")), "\(said)")
        }
        for (anchor, field) in [("quantity-2", "quantity"), ("quantity-3", "quantity"), ("quantity-5", "quantity")] {
            #expect(page.contains("href=\"#\(anchor)\""), "\(anchor)")
            #expect(page.contains("id=\"\(anchor)\""), "\(anchor) \(field)")
            #expect(
                page.contains("aria-describedby=\"\(anchor)-problem\"") && page.contains("id=\"\(anchor)-problem\""))
        }
        for field in ["email", "code"] {
            #expect(page.contains("href=\"#\(field)\"") && page.contains("id=\"\(field)-problem\""))
        }
        #expect(
            page.contains("value=\"two\"") && page.contains("value=\"NOPE\"") && page.contains("value=\"Top flat\""))
        #expect(page.contains("Ring twice,\nplease.") && page.contains("<option value=\"IE\" selected>"))
        #expect(page.components(between: "name=\"sku\"").count == 6)
    }

    /// Each of what is ticked and chosen stays so.
    @Test func choicesStay() throws {
        let book = try SampleBook.make()
        let (pages, _) = Self.pages(book)
        let quote = SampleOrder.quote(book, shipping: "counter", payment: "card")
        let form = SampleOrder.form(Customer(), [("MUG", "1")]) + [("terms", "yes")]
        let page = Self.text(pages.problem(CheckoutPage(quote: quote, form: form, key: "k")))
        #expect(page.contains("value=\"counter\" required checked"))
        #expect(page.contains("value=\"card\" required checked"))
        #expect(page.contains("id=\"terms\" type=\"checkbox\" name=\"terms\" value=\"yes\" required checked"))
        // Who fetches the order needs no address.
        #expect(page.contains("autocomplete=\"address-line1\">"))
        let posted = SampleOrder.quote(book, shipping: "post", payment: "card")
        #expect(
            Self.text(pages.checkout(CheckoutPage(quote: posted, key: "k"))).contains(
                "autocomplete=\"address-line1\" required>"))
    }

    @Test func emptyCartHasAWayBack() throws {
        for name in Self.books {
            let book = try Self.book(name)
            let (pages, _) = Self.pages(book)
            let quote = SampleOrder.quote(book, [])
            let page = Self.text(
                pages.problem(CheckoutPage(quote: quote, problems: quote.problems.map(FieldProblem.init), key: "k")))
            #expect(!page.contains("name=\"key\""))
            #expect(page.contains("href=\"/\""))
        }
    }

    @Test func aDoubledSKUIsOneLine() throws {
        let book = try SampleBook.make()
        let (pages, _) = Self.pages(book)
        let quote = SampleOrder.quote(book, [CartLine(sku: "MUG", quantity: 5)])
        let form = [("sku", "MUG"), ("quantity", "2"), ("sku", "MUG"), ("quantity", "3")].map {
            (name: $0.0, value: $0.1)
        }
        let page = Self.text(pages.checkout(CheckoutPage(quote: quote, form: form, key: "k")))
        #expect(page.components(between: "name=\"sku\"").count == 2)
        #expect(page.contains("name=\"quantity\" value=\"5\""))
    }

    // MARK: Words

    @Test(arguments: RealShop.looks) func everyProblemHasWords(look: RealShop.Look) throws {
        let (pages, _) = Self.pages(try SampleBook.make(look))
        let codes = QuoteProblem.Code.allCases.map(\.rawValue) + FieldProblem.FormCode.allCases.map(\.rawValue)
        for code in codes {
            let problem = FieldProblem(field: "quantity", code: code, message: "-", sku: "JUG", bound: 3)
            let said = pages.said(problem).message
            #expect(said != "-" && !said.contains("{{") && !said.isEmpty, "\(code): \(said)")
        }
        for message in PageMessage.allCases {
            let words = pages.words(of: message)
            #expect(!words.title.isEmpty && !words.text.isEmpty)
            if look.language != "en" { #expect(words.title != Self.pages(SampleBook.plain).0.words(of: message).title) }
        }
    }

    @Test(arguments: [
        ("not_enough_stock", 1, "There is only 1 left of Jug."),
        ("not_enough_stock", 2, "There are only 2 left of Jug."),
        ("order_too_small", 2550, "Orders begin at €25.50."),
        ("total_changed", 123_456, "The total is now €1,234.56. Please look at it and order again."),
        ("code_minimum_quantity", 4, "This code needs 4 pieces or more."), ("strange", 1, "as it came"),
    ])
    func wordsAreFilled(code: String, bound: Int, said: String) throws {
        let (pages, _) = Self.pages(try SampleBook.make())
        let problem = FieldProblem(field: "quantity", code: code, message: "as it came", sku: "JUG", bound: bound)
        #expect(pages.said(problem).message == said)
    }

    @Test func countriesAreThoseOfTheZones() throws {
        let (pages, _) = Self.pages(try SampleBook.make(RealShop.looks[1]))
        #expect(pages.countries.map(\.name) == ["Deutschland", "Frankreich", "Irland", "Österreich"])
        #expect(pages.standardCountry == "IE")
        var book = SampleBook.plain
        book.shipping.append(
            ShippingZone(
                name: "Rest", area: .everywhere, rates: [ShippingRate(id: "r", name: "R", charge: .flat(.zero))]))
        #expect(Self.pages(book).0.countries.count == Country.codes.count)
        book.shipping = []
        #expect(Self.pages(book).0.countries.count == Country.codes.count)
    }

    @Test(arguments: [
        ("https://shop.example/", "/orders", "https://shop.example/orders/"),
        ("https://shop.example/sub/", "/orders/", "https://shop.example/orders/"),
        ("https://shop.example/", "https://till.example/o", "https://till.example/o/"),
    ])
    func statusAddressIsWhole(store: String, orders: String, shown: String) throws {
        var book = SampleBook.plain
        book.store.url = store
        book.orders.url = Located(orders)
        let (pages, _) = Self.pages(book)
        let order = SampleOrder.order(book)
        #expect(pages.statusURL(order) == "\(shown)\(order.number.text)/\(SampleOrder.token)")
        #expect(pages.mail(.confirmation, order)?.text.contains(pages.statusURL(order)) == true)
    }

    // MARK: Mails

    /// A theme with mails leaves out those of the optional that it has not; one without any leaves out none.
    @Test func optionalMailsAreLeftOut() throws {
        let order = SampleOrder.order(SampleBook.plain)
        let (bare, _) = Self.pages(SampleBook.plain)
        var own = SampleBook.plain
        own.templates.append(.init(name: "mail-shipped.text", text: "Sent."))
        let (some, _) = Self.pages(own)
        let (market, _) = Self.pages(try SampleBook.make())
        for kind in MailKind.allCases {
            #expect(bare.mail(kind, order)?.text.contains(order.number.text) == true)
            #expect((some.mail(kind, order) == nil) == kind.isOptional)
            #expect(market.mail(kind, order)?.html != nil)
        }
    }

    /// Where an order is fetched is a line of its owner's, as the country's post has it.
    @Test func placesOfPickUp() throws {
        let place = Address(street: "2 Quay Lane", city: "Bristol", postcode: "BS1 4AA", country: "GB")
        var shipping = try #require(SampleOrder.order(SampleBook.plain).shipping)
        shipping.place = place
        shipping.isPickup = false
        #expect(shipping.placeLabel == [])
        shipping.isPickup = true
        #expect(shipping.placeLabel == ["2 Quay Lane", "BRISTOL", "BS1 4AA", "United Kingdom"])
        shipping.place = Address(street: "At the gate")
        #expect(shipping.placeLabel == ["At the gate"])
        shipping.place = nil
        #expect(shipping.placeLabel == [])
        // A way without a place of its own leads to the shop's.
        var book = SampleBook.plain
        book.store.address = place
        book.shipping[0].rates[0].isPickup = true
        #expect(SampleOrder.order(book).shipping?.place == place)
        book.shipping[0].rates[0].pickupAddress = Address(street: "At the gate")
        #expect(SampleOrder.order(book).shipping?.place?.street == "At the gate")
    }

    @Test(arguments: books) func plainTextIsNotEscaped(name: String) throws {
        let book = try Self.book(name)
        let (pages, _) = Self.pages(book)
        var customer = SampleOrder.customer("O'Neill & Søn <x>")
        customer.note = "1 < 2 & \"3\""
        for kind in MailKind.allCases {
            guard let mail = pages.mail(kind, SampleOrder.order(book, customer: customer)) else { continue }
            #expect(!mail.text.contains("&lt;") && !mail.text.contains("&amp;") && !mail.text.contains("&#39;"))
            #expect(mail.text.contains("Mug <b>& saucer</b>"))
            #expect(mail.text.contains("O'Neill & Søn <x>") && mail.text.contains("1 < 2 & \"3\""))
            #expect(!mail.text.contains("<br") && !mail.text.contains("\n\n\n") && mail.text.hasSuffix("\n"))
            #expect(!mail.subject.contains("\n") && !mail.subject.isEmpty && !mail.subject.contains("&amp;"))
        }
    }

    @Test func subjectIsOneLine() throws {
        var book = try SampleBook.make()
        book.store.name = "A\r\nBcc: x@y.example\u{0}\u{2028}B"
        let (pages, _) = Self.pages(book)
        let order = SampleOrder.order(book)
        #expect(
            pages.mail(.confirmation, order)?.subject
                == "Your order \(order.number.text) at A Bcc: x@y.example B")
    }
}
