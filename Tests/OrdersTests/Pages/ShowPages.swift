import Commerce
import Orders
import Platform
import TestSupport
import Testing
import Text

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// `VITRINE_PAGES=FOLDER swift test --filter ShowPages` writes every page and mail there, to be looked at.
@Suite(.enabled(if: getenv("VITRINE_PAGES") != nil)) struct ShowPages {
    @Test(arguments: RealShop.looks) func write(look: RealShop.Look) throws {
        let folder = String(cString: getenv("VITRINE_PAGES")) + "/" + look.theme + "-" + look.language
        try SystemCalls.makeFolders(folder)
        var diagnostics: [Diagnostic] = []
        let book = try RealShop.book(look)
        let pages = OrderPages(book, diagnostics: &diagnostics)
        print(diagnostics.map { $0.report() }.joined(separator: "\n"))
        let customer = SampleOrder.customer()
        let lines = SampleOrder.lines(book)
        let soldOut = book.items.first { !$0.offer.availability(at: SampleOrder.placedAt).isBuyable }
        let pairs = lines.map { ($0.sku, String($0.quantity)) }
        let first = CheckoutPage(
            quote: SampleOrder.quote(book, stage: .estimate),
            form: SampleOrder.form(Customer(), pairs) + [("country", "IE")], key: "k")
        try SystemCalls.write(pages.checkout(first), to: folder + "/checkout.html")
        let quote = SampleOrder.quote(
            book, lines + [CartLine(sku: soldOut?.sku ?? "", quantity: 1)], country: "DE", code: "NOPE")
        var wrong = customer
        wrong.email = "brigid"
        wrong.name = ""
        let problem = CheckoutPage(
            quote: quote, form: SampleOrder.form(wrong, pairs + [(soldOut?.sku ?? "", "1")]) + [("code", "NOPE")],
            problems: [
                FieldProblem("name", .nameMissing), FieldProblem("email", .emailInvalid),
                FieldProblem("terms", .termsNotAccepted),
            ] + quote.problems.map(FieldProblem.init), key: "k")
        try SystemCalls.write(pages.problem(problem), to: folder + "/problem.html")
        let order = SampleOrder.order(book, payment: book.payment.dropFirst().first?.id)
        try SystemCalls.write(pages.thanks(order), to: folder + "/thanks.html")
        let parcel = Tracking(number: "RR123456785IE", url: "https://track.example/RR123456785IE")
        let one = [Pieces(sku: order.lines[0].sku, quantity: 1)]
        let shipped = try order.after(
            .pay, .ship(one, parcel), .cancel(one, restocks: true), .takeBack(one, restocks: true),
            .refund(one, nil, restocks: true))
        try SystemCalls.write(pages.status(shipped), to: folder + "/status.html")
        try SystemCalls.write(pages.message(.notFound), to: folder + "/message.html")
        for kind in MailKind.allCases {
            guard let mail = pages.mail(kind, try order.told(by: kind)) else { continue }
            try SystemCalls.write(
                Array(("Subject: " + mail.subject + "\n\n" + mail.text).utf8), to: folder + "/mail-\(kind.rawValue).txt"
            )
            if let html = mail.html {
                try SystemCalls.write(Array(html.utf8), to: folder + "/mail-\(kind.rawValue).html")
            }
        }
        let stage = try OrderStage(book)
        try SystemCalls.write(
            Array(stage.render("status", OrderThemeTests.parts).utf8), to: folder + "/status-parts.html")
        for (index, shown) in OrderThemeTests.cases.enumerated() {
            let order = OrderThemeTests.changed(shown.event, shown.changes)
            let name = folder + "/parts-\(index)-\(shown.kind)"
            let subject = try stage.body("mail-\(shown.kind).subject", order)
            let text = try stage.body("mail-\(shown.kind).text", order)
            try SystemCalls.write(Array((subject + "\n\n" + text).utf8), to: name + ".txt")
            if look.theme == "market" {
                try SystemCalls.write(
                    Array(stage.body("mail-\(shown.kind).html", order).utf8), to: name + ".html")
            }
        }
    }
}
