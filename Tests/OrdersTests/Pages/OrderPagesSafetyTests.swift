import Commerce
import Orders
import Testing
import Text

/// What customers type, and templates that do not do what they should.
@Suite struct OrderPagesSafetyTests {
    static let markup = "\"'><script>alert(1)</script><img src=x onerror=alert(2)>&amp;{{ shop.name }}{% raw %}"

    /// FAULTS 70: markup in names and notes is shown as it was typed, on every page and in every mail.
    @Test(arguments: OrderPagesTests.books) func markupIsEscapedEverywhere(name: String) throws {
        let book = try OrderPagesTests.book(name)
        let (pages, _) = OrderPagesTests.pages(book)
        var customer = Customer()
        for field in [
            \Customer.name, \.email, \.phone, \.address1, \.address2, \.city, \.region, \.postcode, \.country, \.note,
        ] {
            customer[keyPath: field] = Self.markup
        }
        var order = SampleOrder.order(book, customer: customer)
        order.history = OrderPagesTests.history([
            .shipped(
                OrderChange.Parcel(tracking: Tracking(number: Self.markup, url: "javascript:alert(3)")))
        ])
        var page = OrderPagesTests.problemPage(book, customer: customer)
        page.form += [("shipping", Self.markup), ("payment", Self.markup), (Self.markup, Self.markup)]
        page.form += [("sku", Self.markup), ("quantity", Self.markup)]
        page.problems.append(
            FieldProblem(field: Self.markup, code: Self.markup, message: Self.markup, sku: Self.markup))
        page.key = Self.markup
        var shown = [
            pages.checkout(page), pages.problem(page), pages.thanks(order), pages.status(order),
            pages.message(title: Self.markup, text: Self.markup),
        ]
        for kind in MailKind.allCases {
            if let html = pages.mail(kind, order)?.html { shown.append(Array(html.utf8)) }
        }
        for text in shown.map(OrderPagesTests.text) {
            #expect(!text.contains("<script>alert") && !text.contains("<img src=x") && !text.contains("\"'>"))
            #expect(!text.contains("javascript:"))
            // Once, not twice: the entity that was typed is typed again.
            #expect(!text.contains("&amp;amp;amp;"))
            #expect(text.contains("&lt;script&gt;alert(1)&lt;/script&gt;"))
            #expect(text.contains("{{ shop.name }}{% raw %}"))
        }
    }

    /// FAULTS 72: any text comes back from the form as it was typed.
    @Test(arguments: [
        "\u{202E}abc", "e\u{301}", "👩‍👩‍👧‍👦", "\u{FEFF}x", "a\u{0}b", "\u{1B}[31m", "ﷺ", "\u{10FFFF}", "𝔘𝔫𝔦", "&quot;", "<",
        "\\", "`${x}`",
    ])
    func textComesBack(text: String) throws {
        let book = try SampleBook.make()
        let (pages, _) = OrderPagesTests.pages(book)
        var customer = Customer()
        customer.name = text
        let form = SampleOrder.form(customer, [("MUG", "1")])
        let page = OrderPagesTests.text(
            pages.problem(CheckoutPage(quote: SampleOrder.quote(book), form: form, key: "k")))
        let value = try #require(page.components(between: "name=\"name\" type=\"text\" value=\"").last).prefix {
            $0 != "\""
        }
        let read = String(value).replacing("&lt;", with: "<").replacing("&gt;", with: ">").replacing(
            "&quot;", with: "\""
        )
        .replacing("&#39;", with: "'").replacing("&amp;", with: "&")
        #expect(Array(read.utf8) == Array(text.utf8))
    }

    // MARK: Broken themes

    static func book(_ templates: [(String, String)], locale: String = "{}") -> PriceBook {
        var book = SampleBook.plain
        book.templates = templates.map { PriceBook.Template(name: $0.0, text: $0.1) }
        book.locale = locale
        return book
    }

    @Test(arguments: [
        ("an unknown filter", "{{ order.name | frobnicate }}", "frobnicate"),
        ("an open tag", "<h1>{% if order %}", "if"),
        ("a snippet that is missing", "{% render 'nowhere' %}", "nowhere"),
        ("no end", "{% for i in (1..99999999) %}{{ i }}{% endfor %}", "too much"),
        ("endless output", "{% for i in (1..400000) %}xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx{% endfor %}", "too much"),
        ("itself", "{% render 'loop' %}", "nested too deeply"),
    ])
    func aBrokenTemplateGivesWay(what: String, template: String, said: String) throws {
        let book = Self.book([
            ("status", template), ("thanks", "<p>mine</p>"), ("snippets/loop", "{% render 'loop' %}"),
        ])
        let (pages, diagnostics) = OrderPagesTests.pages(book)
        let order = SampleOrder.order(book)
        let status = OrderPagesTests.text(pages.status(order))
        #expect(status.contains("<h1>Order \(order.number.text)</h1>") && status.contains("</html>"), "\(what)")
        #expect(OrderPagesTests.text(pages.thanks(order)).contains("<p>mine</p>"))
        #expect(diagnostics.contains { $0.message.contains(said) }, "\(diagnostics.map { $0.report() })")
    }

    @Test func aFaultLeavesAGapOnly() throws {
        let book = Self.book([("status", "<h1>{{ order.name }}</h1>{{ 'order.none' | t }}<p>rest</p>")])
        let (pages, diagnostics) = OrderPagesTests.pages(book)
        let order = SampleOrder.order(book)
        #expect(OrderPagesTests.text(pages.status(order)).contains("<h1>\(order.number.text)</h1><p>rest</p>"))
        #expect(diagnostics.filter { $0.message.contains("order.none") }.count == 1)
    }

    @Test(arguments: ["no place for the page", "{{ content_for_layout | nothing }}", "<p>{% assign"])
    func aBrokenLayoutGivesWay(layout: String) throws {
        let book = Self.book([("layout", layout), ("status", "<p>mine</p>")])
        let page = OrderPagesTests.text(OrderPagesTests.pages(book).0.status(SampleOrder.order(book)))
        #expect(page.contains("<p>mine</p>") && page.contains("noindex"))
    }

    @Test(arguments: ["", "[]", "{\"texts\": 1}", "{\"texts\": {\"order.total\": 1}}", "{", "{\"settings\": [1]}"])
    func brokenWordsGiveWay(locale: String) throws {
        let book = Self.book([("status", "<p>{{ order.total_price | money }}{{ settings.x }}</p>")], locale: locale)
        let page = OrderPagesTests.text(OrderPagesTests.pages(book).0.status(SampleOrder.order(book)))
        #expect(page.contains("<p>€"))
    }

    /// Two hundred lines, each with a problem, take a moment and no more.
    @Test(.timeLimit(.minutes(1))) func aLongCartIsQuick() throws {
        let book = try SampleBook.make()
        let (pages, _) = OrderPagesTests.pages(book)
        let form = (0..<5000).flatMap { [(name: "sku", value: "S\($0)"), (name: "quantity", value: "1")] }
        let problems = (0..<200).map { FieldProblem(field: "sku", code: "sku_unknown", message: "?", sku: "S\($0)") }
        let page = CheckoutPage(quote: SampleOrder.quote(book, []), form: form, problems: problems, key: "k")
        let clock = ContinuousClock()
        let time = clock.measure { _ = pages.problem(page) }
        #expect(time < .seconds(5))
    }

    @Test func manyThreadsRenderAtOnce() async throws {
        let book = try SampleBook.make()
        let (pages, _) = OrderPagesTests.pages(book)
        let order = SampleOrder.order(book)
        let expected = pages.status(order)
        await withTaskGroup(of: Bool.self) { group in
            for _ in 0..<32 { group.addTask { pages.status(order) == expected } }
            for await same in group { #expect(same) }
        }
    }
}
