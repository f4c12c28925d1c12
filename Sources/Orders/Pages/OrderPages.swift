import Commerce
import Languages
import Liquid
import Text
import Theming

/// The pages and mails of orders in a shop's own frame and words: the templates of a price book, compiled once a book
/// and used by any number of threads.
///
/// An order can always be taken: a theme without order templates, or with one that cannot be compiled or comes to no end,
/// is shown with built-in plain templates, template by template.
package final class OrderPages: Sendable {
    package let addresses: OrderAddresses
    /// Where the shop delivers to, by name in its language; every country when one of its zones is everywhere.
    package let countries: [(code: String, name: String)]
    /// The country that a first estimate can be made for: the shop's own where it delivers there, else its only one.
    package let standardCountry: String?

    let book: PriceBook
    let words: OrderWords
    let templates: OrderTemplates
    let host: OrderPageHost
    private let objects: OrderObjectMaker
    private let mailObjects: OrderObjectMaker
    private let countryList: LiquidValue

    /// Compiles the templates of `book` and tries each once; what is wrong with them is said here and only here.
    package init(_ book: PriceBook, diagnostics: inout [Diagnostic]) {
        self.book = book
        addresses = OrderAddresses(book)
        words = OrderWords(book, diagnostics: &diagnostics)
        host = OrderPageHost(book, words)
        templates = OrderTemplates(book, diagnostics: &diagnostics)
        objects = OrderObjectMaker(book: book, addresses: addresses, words: words)
        mailObjects = OrderObjectMaker(book: book, addresses: addresses, words: words, isMail: true)
        let served = OrderPages.served(book)
        let countries = CountryNames.named(served, language: book.store.language)
        self.countries = countries
        let own = book.store.address?.country ?? ""
        standardCountry = served.contains(own) ? own : countries.count == 1 ? countries.first?.code : nil
        countryList = OrderObjectMaker.list(
            countries.map { country in
                TemplateRecord(
                    OrderObjects.country, plain: .string(country.name),
                    ["code": .string(country.code), "name": .string(country.name)])
            })
        trial(&diagnostics)
    }

    private static func served(_ book: PriceBook) -> Set<String> {
        guard !book.shipping.isEmpty, book.shipping.allSatisfy({ !$0.area.countries.isEmpty }) else {
            return Set(Country.codes)
        }
        return Set(book.shipping.flatMap(\.area.countries))
    }

    // MARK: Pages

    /// The checkout: what a cart costs and the form that orders it.
    package func checkout(_ page: CheckoutPage) -> [UInt8] { checkout(page, template: "checkout") { _ in } }

    /// The checkout again with what has to be mended, at the top and beside its fields; everything typed is kept.
    package func problem(_ page: CheckoutPage) -> [UInt8] { checkout(page, template: "problem") { _ in } }

    /// The first sight of a placed order.
    package func thanks(_ order: Order) -> [UInt8] { self.page(order, template: "thanks") { _ in } }

    /// How an order stands.
    package func status(_ order: Order) -> [UInt8] { self.page(order, template: "status") { _ in } }

    /// Anything else that has to be said in the shop's frame: a page that is not there, a request that is refused.
    package func message(title: String, text: String) -> [UInt8] {
        message(title: title, text: text) { _ in }
    }

    func checkout(_ page: CheckoutPage, template: String, _ report: ([Diagnostic]) -> Void) -> [UInt8] {
        let problems = OrderPages.inOrderOfForm(page.problems).map { said($0, country: page.country) }
        let notices = page.quote.notices.map { said(FieldProblem($0), country: page.country) }
        return self.page(
            template, title: title("checkout.title", "order.checkout", "Checkout"), now: page.now,
            [
                ("checkout", objects.checkout(page, problems: problems, notices: notices, countries: countryList)),
                ("form", objects.form(page)), ("problems", objects.problems(problems, page)),
            ], report)
    }

    func page(_ order: Order, template: String, _ report: ([Diagnostic]) -> Void) -> [UInt8] {
        let title = host.words.text(
            "order.status_title", argument: { $0 == "number" ? (order.number.text, false) : nil })
        return page(
            template, title: title?.text ?? order.number.text, now: order.lastChange, [("order", objects.order(order))],
            of: order, report)
    }

    func message(title: String, text: String, _ report: ([Diagnostic]) -> Void) -> [UInt8] {
        let message = TemplateRecord(OrderObjects.message, ["title": .string(title), "text": .string(text)])
        return page("message", title: title, now: Instant(seconds: 0), [("message", .object(message))], report)
    }

    private func page(
        _ name: String, title: String, now: Instant, _ values: [(String, LiquidValue)], of order: Order? = nil,
        _ report: ([Diagnostic]) -> Void
    ) -> [UInt8] {
        // The frame is today's shop; what is in it is the shop that the order was placed with.
        let common = globals(objects, pageType: name)
        let content = render(
            name, escapes: true, now: now, globals(objects, pageType: name, of: order) + values, of: order, report)
        let full = title == book.store.name ? title : "\(title) | \(book.store.name)"
        let frame =
            common + [
                ("page_title", .string(full)),
                ("content_for_layout", .html(String(decoding: content, as: UTF8.self))),
            ]
        return render("layout", escapes: true, now: now, frame, of: nil, report)
    }

    /// The theme's template, or the built-in one where that cannot be used or stops half way.
    private func render(
        _ name: String, escapes: Bool, now: Instant, _ values: [(String, LiquidValue)], of order: Order?,
        _ report: ([Diagnostic]) -> Void
    ) -> [UInt8] {
        let globals = LiquidMap(values)
        let host = host(of: order)
        if let out = templates.render(
            name, escapes: escapes, now: now, globals: globals, host: host, report: report)
        {
            return out
        }
        return OrderTemplates.renderBuiltIn(name, escapes: escapes, now: now, globals: globals, host: host) ?? []
    }

    /// An order's amounts are in its own currency, whatever the shop sells in now.
    private func host(of order: Order?) -> OrderPageHost {
        guard let order, order.currency != book.currency else { return host }
        return OrderPageHost(book, words, currency: order.currency)
    }

    private func globals(
        _ objects: OrderObjectMaker, pageType: String, of order: Order? = nil
    ) -> [(String, LiquidValue)] {
        [
            ("shop", objects.shop(order)), ("settings", .map(words.settings)), ("routes", objects.routes),
            ("request", objects.request(pageType)),
        ]
    }

    private func title(_ keys: String...) -> String {
        for key in keys.dropLast() {
            if let found = host.words.text(key, argument: { _ in nil }) { return found.text }
        }
        return keys.last ?? ""
    }

    // MARK: Mails

    /// A mail about an order; nil for an optional one that the theme has no template for.
    ///
    /// The text and the subject are plain text; in the HTML part everything is escaped as on pages.
    package func mail(_ kind: MailKind, _ order: Order) -> MailText? { mail(kind, order) { _ in } }

    func mail(_ kind: MailKind, _ order: Order, _ report: ([Diagnostic]) -> Void) -> MailText? {
        let name = "mail-\(kind.rawValue)"
        let isThemed = ["subject", "text", "html"].contains { templates.has("\(name).\($0)") }
        // A theme that writes no mails at all has not chosen to leave any out.
        guard isThemed || !kind.isOptional || !templates.hasMails else { return nil }
        let now = order.lastChange
        let tells = kind != .confirmation && kind != .notice
        let values =
            globals(mailObjects, pageType: "mail", of: order)
            + [("order", mailObjects.order(order, tells: tells))]
        let subject = render("\(name).subject", escapes: false, now: now, values, of: order, report)
        let text = render("\(name).text", escapes: false, now: now, values, of: order, report)
        let html = templates.render(
            "\(name).html", escapes: true, now: now, globals: LiquidMap(values), host: host(of: order),
            report: report)
        return MailText(
            subject: MailText.oneLine(String(decoding: subject, as: UTF8.self)),
            text: MailText.tidied(String(decoding: text, as: UTF8.self)),
            html: html.map { String(decoding: $0, as: UTF8.self) })
    }

    // MARK: Words

    /// Problems whose number is an amount of money.
    private static let amounts: Set<String> = [
        QuoteProblem.Code.orderTooSmall.rawValue, QuoteProblem.Code.codeMinimum.rawValue,
        FieldProblem.FormCode.totalChanged.rawValue, FieldProblem.FormCode.priceChanged.rawValue,
    ]

    /// A problem in the words of the shop's theme: `problems.<code>` of its locales, with `{{ bound }}`, `{{ name }}` and
    /// `{{ sku }}` filled in; as it came where the theme has no words for it. For a region or postcode `{{ name }}` is what
    /// the country calls it.
    package func said(_ problem: FieldProblem, country: String = "") -> FieldProblem {
        let item = problem.sku.flatMap { book.item($0) }
        let bound = problem.bound.map { bound in
            OrderPages.amounts.contains(problem.code)
                ? book.moneyFormat.string(Money(minor: bound)) : String(bound)
        }
        let text = host.words.text(
            "problems.\(problem.code)", count: problem.bound.flatMap { PluralOperands(String($0)) }
        ) { argument in
            switch argument {
            case "bound", "count": (bound ?? "", false)
            case "name" where problem.sku == nil: (placeName(problem.field, country), false)
            case "name":
                (
                    [item?.title ?? problem.sku ?? "", item?.variantTitle ?? ""].filter { !$0.isEmpty }
                        .joined(separator: ", "), false
                )
            case "sku": (problem.sku ?? "", false)
            case "number": (problem.order?.number ?? "", false)
            default: nil
            }
        }
        guard let text, !text.isHTML else { return problem }
        var said = problem
        said.message = text.text
        return said
    }

    /// What a country calls its regions or postcodes, in the theme's words where it has some: `order.region_names.state`.
    private func placeName(_ field: String, _ country: String) -> String {
        guard field == "region" || field == "postcode" else { return "" }
        let format = AddressFormat.of(country)
        let (key, word) =
            field == "region" ? (format.regionName, format.regionWord) : (format.postcodeName, format.postcodeWord)
        return host.words.text("order.\(field)_names.\(key)", argument: { _ in nil })?.text ?? word
    }

    private static let formOrder = [
        "sku", "quantity", "name", "email", "phone", "address1", "address2", "postcode", "city", "region", "country",
        "shipping", "payment", "code", "note", "terms",
    ]

    /// As they are met on the way down the page; those of no field first.
    private static func inOrderOfForm(_ problems: [FieldProblem]) -> [FieldProblem] {
        func place(_ problem: FieldProblem) -> Int {
            let place = formOrder.firstIndex(of: problem.field) ?? -1
            return place == 0 ? 1 : place
        }
        return problems.enumerated().sorted { (place($0.1), $0.0) < (place($1.1), $1.0) }.map(\.element)
    }

    /// The full address of an order's page.
    package func statusURL(_ order: Order) -> String {
        addresses.absolute(addresses.status(order.number, token: order.token))
    }
}

extension Order {
    /// When the last thing happened to it: what `now` means in its pages and mails, so that a mail that is sent again is
    /// the same mail.
    var lastChange: Instant { history.last?.at ?? placedAt }
}
