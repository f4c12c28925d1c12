import Commerce
import Languages
import Orders
import TestSupport
import Testing

/// Events and commands are read back as they were written.
@Suite("Events as JSON")
struct EventTests {
    private static let salt = String(repeating: "5a", count: 16)

    /// Random texts of everything that a text may hold.
    private static func text(_ random: inout SplitMix) -> String {
        var view = String.UnicodeScalarView()
        for _ in 0..<Int.random(in: 0...12, using: &random) {
            let value: UInt32
            switch Int.random(in: 0..<4, using: &random) {
            case 0: value = UInt32.random(in: 1..<0x80, using: &random)
            case 1: value = UInt32.random(in: 0x80..<0x800, using: &random)
            case 2: value = UInt32.random(in: 0x800..<0x1_0000, using: &random)
            default: value = UInt32.random(in: 0x1_0000...0x10_FFFF, using: &random)
            }
            view.append(Unicode.Scalar(value) ?? "\"")
        }
        return String(view)
    }

    private static func money(_ random: inout SplitMix) -> Money {
        Money(minor: Int.random(in: 0...Money.largest.minor, using: &random))
    }

    private static func digest(_ random: inout SplitMix) -> Digest128 {
        Digest128(high: random.next(), low: random.next())
    }

    private static func messages(_ random: inout SplitMix) -> [OutboxMessage] {
        OutboxMessage.Kind.allCases.filter { _ in random.oneIn(2) }.map {
            OutboxMessage(id: "X-\($0.rawValue)-\(random.next() % 9)", kind: $0)
        }
    }

    /// A record as the desk writes one, with one of everything that an order can have.
    private static func template() throws -> OrderEvent.Placed {
        let store = """
            name: Shop
            url: https://shop.example/
            currency: EUR
            address: {country: DE}
            shipping: [{name: Germany, countries: [DE], rates: [{name: Post, price: 4.90}]}]
            tax: {rates: [{name: VAT, countries: [DE], rate: 19}]}
            payment: [{type: link, name: Card, fee: 1.00, url: "https://pay.example/{number}"}]
            """
        let book = try BookMaker.book(
            store: store, products: ["mug": "title: Mug\nprice: 12.00\nsku: MUG\nstock: 9\n"],
            discounts: "- {code: TEN, percent: 10}\n")
        let disk = SimulatedDisk()
        let desk = try OrderStore.open(
            folder: "orders", disk: disk, book: BookEdition(book, fingerprint: "f"), options: DeskModel.options,
            random: SplitMix(1), now: Instant(seconds: 1)
        ).desk
        var request = OrderRequest()
        request.lines = [CartLine(sku: "MUG", quantity: 2)]
        request.customer.name = "Ada"
        request.customer.email = "ada@example.com"
        request.customer.address1 = "1 Row"
        request.customer.city = "Berlin"
        request.customer.postcode = "10115"
        request.customer.postcode = "10115"
        request.customer.country = "DE"
        request.code = "TEN"
        request.key = "k"
        _ = desk.process([.place(desk.prepare(request))], now: Instant(seconds: 2))
        var found: OrderEvent.Placed?
        try JournalReader.read(folder: "orders", disk: disk) { entry in
            if case .placed(let placed) = try OrderEvent.read(entry.json) { found = placed }
        }
        return try #require(found)
    }

    private static func placed(_ random: inout SplitMix, like template: OrderEvent.Placed) -> OrderEvent {
        var placed = template
        placed.key = digest(&random)
        placed.request = digest(&random)
        placed.customer = digest(&random)
        placed.book = text(&random)
        placed.messages = messages(&random)
        var customer = Customer()
        customer.name = text(&random)
        customer.email = text(&random)
        customer.phone = text(&random)
        customer.address1 = text(&random)
        customer.address2 = text(&random)
        customer.city = text(&random)
        customer.region = text(&random)
        customer.postcode = text(&random)
        customer.country = text(&random)
        customer.note = text(&random)
        placed.order.customer = customer
        placed.order.number = OrderNumber(random: random.next())
        placed.order.token = digest(&random).text
        placed.order.placedAt = Instant(seconds: Int.random(in: 0...4_102_444_800, using: &random))
        let codes = ["EUR", "JPY", "KWD"]
        placed.order.currency = Currency(code: codes[Int.random(in: 0..<3, using: &random)]) ?? .fallback
        let count = Int.random(in: 0...2, using: &random)
        placed.order.lines = placed.order.lines.flatMap { [$0, $0] }.map { change($0, &random) }
        placed.order.discounts = placed.order.discounts.flatMap { [$0, $0] }.prefix(count).map { discount in
            var discount = discount
            discount.id = text(&random)
            discount.code = random.oneIn(2) ? text(&random) : nil
            discount.title = text(&random)
            discount.amount = money(&random)
            discount.shippingAmount = money(&random)
            return discount
        }
        placed.order.taxes = placed.order.taxes.flatMap { [$0, $0] }.prefix(count).map { tax in
            var tax = tax
            tax.name = text(&random)
            tax.rate = Int.random(in: 0...1_000_000, using: &random)
            tax.base = money(&random)
            tax.amount = money(&random)
            return tax
        }
        placed.order.shipping?.id = text(&random)
        placed.order.shipping?.name = text(&random)
        placed.order.shipping?.price = money(&random)
        placed.order.shipping?.isPickup = random.oneIn(2)
        placed.order.payment?.id = text(&random)
        placed.order.payment?.name = text(&random)
        placed.order.payment?.fee = money(&random)
        placed.order.payment?.instructions = random.oneIn(2) ? text(&random) : nil
        placed.order.payment?.url = random.oneIn(2) ? text(&random) : nil
        if random.oneIn(2), let from = CalendarDate(year: 2027, month: 1, day: 2),
            let until = CalendarDate(year: 2027, month: 1, day: 9)
        {
            placed.order.shipping?.arrival = Order.Arrival(from: from, until: until)
            placed.order.shipping?.description = text(&random)
            placed.order.shipping?.place = Address(street: text(&random), country: "IE")
            placed.order.shipping?.hours = text(&random)
        }
        if random.oneIn(3) { placed.order.shipping = nil }
        if random.oneIn(3) {
            placed.order.seller = nil
        } else {
            placed.order.seller = Order.Seller(
                name: text(&random), email: random.oneIn(2) ? text(&random) : nil,
                phone: random.oneIn(2) ? text(&random) : nil,
                address: random.oneIn(2) ? Address(city: text(&random)) : nil, language: Language(text(&random)))
        }
        if random.oneIn(3) { placed.order.payment = nil }
        placed.order.subtotal = money(&random)
        placed.order.discountTotal = random.oneIn(2) ? .zero : money(&random)
        placed.order.taxTotal = money(&random)
        placed.order.total = money(&random)
        placed.order.needsShipping = random.oneIn(2)
        placed.order.pricesIncludeTax = random.oneIn(2)
        return .placed(placed)
    }

    private static func change(_ line: Order.Line, _ random: inout SplitMix) -> Order.Line {
        var line = line
        line.sku = text(&random)
        line.product = text(&random)
        line.title = text(&random)
        line.variantTitle = text(&random)
        line.url = text(&random)
        line.image = random.oneIn(2) ? text(&random) : nil
        line.quantity = Int.random(in: 1...9_999, using: &random)
        line.unitPrice = money(&random)
        line.subtotal = money(&random)
        line.discount = random.oneIn(2) ? .zero : money(&random)
        line.tax = random.oneIn(2) ? nil : money(&random)
        let day = DateTime(random.oneIn(2) ? "2027-01-15" : "2027-01-15T09:30:00+01:00", offset: 3_600)
        line.promise =
            [nil, .backorder(nil), .backorder(day), day.map { .preorder($0) }][
                Int.random(in: 0..<4, using: &random)]
        line.isReserved = random.oneIn(2)
        return line
    }

    private static func pieces(_ random: inout SplitMix) -> [Pieces] {
        (0..<Int.random(in: 1...3, using: &random)).map { _ in
            Pieces(sku: text(&random), quantity: Int.random(in: 1...9_999, using: &random))
        }
    }

    private static func changes(_ random: inout SplitMix) -> [OrderChange] {
        var refund = OrderChange.Refund(amount: money(&random))
        refund.items = random.oneIn(2) ? pieces(&random) : []
        refund.cancels = random.oneIn(2) ? pieces(&random) : []
        refund.returns = random.oneIn(2) ? pieces(&random) : []
        refund.credit = random.oneIn(2) ? money(&random) : .zero
        refund.restocks = random.oneIn(2)
        let link = Tracking(number: text(&random), url: text(&random))
        return [
            .paid(nil), .paid(money(&random)), .delivered, .reminded, .erased,
            .shipped(OrderChange.Parcel()), .shipped(OrderChange.Parcel(items: [], tracking: link)),
            .shipped(OrderChange.Parcel(items: pieces(&random), tracking: Tracking(number: text(&random)))),
            .shipped(OrderChange.Parcel(tracking: link)), .cancelled(OrderChange.Cancellation(restocks: true)),
            .cancelled(OrderChange.Cancellation(restocks: false)),
            .cancelled(OrderChange.Cancellation(items: pieces(&random), credit: money(&random), restocks: true)),
            .cancelled(
                OrderChange.Cancellation(items: [], credit: money(&random), restocks: false, isForWantOfPayment: true)),
            .returned(OrderChange.Return(items: pieces(&random), credit: money(&random))), .refunded(refund),
            .refunded(OrderChange.Refund(amount: money(&random))), .noted(text(&random)),
        ]
    }

    private static func all(_ random: inout SplitMix) throws -> [OrderEvent] {
        let at = Instant(seconds: Int.random(in: 0...4_102_444_800, using: &random))
        var events: [OrderEvent] = [
            placed(&random, like: try template()), .counted(sku: text(&random), count: -5, origin: .content, at: at),
            .counted(sku: text(&random), count: 1_000_000_000, origin: .command, at: at),
            .adjusted(sku: text(&random), by: -1_000_000_000, reason: text(&random), at: at),
            .commanded(id: digest(&random), at: at), .sent(id: text(&random), at: at),
            .abandoned(id: text(&random), reason: text(&random), at: at),
        ]
        for change in changes(&random) {
            events.append(
                .changed(
                    OrderEvent.Changed(
                        number: OrderNumber(random: random.next()), change: change, at: at,
                        restocked: random.oneIn(2) ? pieces(&random) : [],
                        released: random.oneIn(2) ? [text(&random), text(&random)] : [],
                        customer: random.oneIn(2) ? digest(&random) : nil, messages: messages(&random))))
        }
        return events
    }

    /// The record with its personal part gone, as erasing leaves it.
    private func erased(_ json: [UInt8]) -> [UInt8] {
        let text = String(decoding: json, as: UTF8.self)
        guard let start = text.range(of: ",\"personal\":{", backwards: true) else { return json }
        return Array((text[..<start.lowerBound] + ",\"personal\":\"" + EventTests.salt + "\"}").utf8)
    }

    @Test(arguments: 0..<40 as Range<UInt64>)
    func roundTrip(seed: UInt64) throws {
        var random = SplitMix(seed)
        for event in try EventTests.all(&random) {
            let json = event.json(salt: EventTests.salt)
            #expect(!json.contains(0x0A) && !json.contains(0x0D))
            #expect(try OrderEvent.read(json) == event)
            var forgotten = event
            if case .placed(var placed) = event {
                placed.order.customer = nil
                forgotten = .placed(placed)
            }
            if case .changed(var changed) = event, case .noted = changed.change {
                changed.change = .noted(nil)
                forgotten = .changed(changed)
            }
            #expect(try OrderEvent.read(erased(json)) == forgotten)
            // Without its digest: an order of nobody is still an order.
            #expect(try OrderEvent.read(forgotten.json(salt: EventTests.salt)) == forgotten)
        }
    }

    @Test("A record that this version did not write is refused, not guessed at")
    func strange() throws {
        var random = SplitMix(7)
        for event in try EventTests.all(&random) {
            let text = String(decoding: event.json(salt: EventTests.salt), as: UTF8.self)
            let strange = [
                String(text.dropLast()) + ",\"later\":1}",
                text.replacing("\"type\":\"", with: "\"type\":\"x", maxReplacements: 1),
                text.replacing("\"at\":", with: "\"at\":-", maxReplacements: 1), String(text.dropLast()), text + text,
            ]
            for json in strange {
                guard json != text, !json.contains("\"at\":-0,") else { continue }
                #expect(throws: (any Error).self, "\(json.prefix(200))") { _ = try OrderEvent.read(Array(json.utf8)) }
            }
        }
    }

    @Test("Commands and their results cross the socket unchanged")
    func commands() {
        let number = OrderNumber(random: 99)
        let texts = [
            "x", "", "a b", "\"\\\n\r\u{1}\u{1B}[0m", "é 日本 👩‍👩‍👧 \u{202E}", String(repeating: "n", count: 10_000),
        ]
        var commands: [OrderCommand] = [
            .count(sku: "A", 0), .count(sku: "Bäume/1", 1_000_000_000),
            .adjust(sku: "A", by: -1_000_000_000, reason: ""),
        ]
        let some = [Pieces(sku: "A=B", quantity: 1), Pieces(sku: "Bäume/1", quantity: 1_000_000)]
        var acts: [OrderAct] = [
            .pay, .deliver, .remind, .lapse, .erase, .ship([], nil), .ship(some, nil), .cancel([], restocks: true),
            .cancel(some, restocks: false), .takeBack([], restocks: true), .takeBack(some, restocks: false),
            .refund([], nil, restocks: false), .refund(some, nil, restocks: true),
            .refund([], Money(minor: 1), restocks: true), .refund([], .zero, restocks: true),
            .refund(some, Money.largest, restocks: true),
        ]
        for text in texts {
            acts += [.note(text), .ship([], Tracking(number: text)), .ship(some, Tracking(number: text, url: text))]
            commands += [.count(sku: text, 1), .adjust(sku: text, by: 1, reason: text)]
        }
        commands += acts.map { .act(number, $0) }
        for command in commands {
            #expect(!command.json.contains(0x0A))
            #expect(OrderCommand(json: command.json) == command)
        }
        for text in texts {
            for result in [CommandResult.done(text), .objection(text), .unavailable(text)] {
                #expect(!result.json.contains(0x0A))
                #expect(CommandResult(json: result.json) == result)
            }
        }
        for text in [
            "", "{}", "[]", "{\"command\":\"pay\"}", "{\"command\":\"pay\",\"number\":\"0000000\"}",
            "{\"command\":\"explode\",\"number\":\"\(number.text)\"}", "{\"command\":\"count\",\"sku\":\"A\"}",
            "{\"command\":\"count\",\"sku\":\"A\",\"count\":99999999999999}",
            "{\"command\":\"pay\",\"number\":\"\(number.text)\",\"force\":true}",
        ] {
            #expect(OrderCommand(json: Array(text.utf8)) == nil, "\(text)")
            #expect(CommandResult(json: Array(text.utf8)) == nil, "\(text)")
        }
    }
}

extension String {
    fileprivate func range(of text: String, backwards: Bool) -> Range<String.Index>? {
        ranges(of: text).last
    }
}
