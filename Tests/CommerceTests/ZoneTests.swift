import Commerce
import Content
import Orders
import TestSupport
import Testing
import Text

/// How clocks go: the changes of two years in places of every kind, and what a date or a time on those clocks means.
@Suite("Time zones") struct ZoneTests {
    /// The changes of 2026 and 2027, as `zdump -v` of tzdata 2025 tells them: the moment in UTC and the offset after it.
    static let changes: [(zone: String, before: Int, changes: [(String, Int)])] = [
        (
            "Europe/Berlin", 3_600,
            [
                ("2026-03-29T01:00:00Z", 7_200), ("2026-10-25T01:00:00Z", 3_600), ("2027-03-28T01:00:00Z", 7_200),
                ("2027-10-31T01:00:00Z", 3_600),
            ]
        ),
        (
            "Europe/Dublin", 0,
            [
                ("2026-03-29T01:00:00Z", 3_600), ("2026-10-25T01:00:00Z", 0), ("2027-03-28T01:00:00Z", 3_600),
                ("2027-10-31T01:00:00Z", 0),
            ]
        ),
        (
            "America/New_York", -18_000,
            [
                ("2026-03-08T07:00:00Z", -14_400), ("2026-11-01T06:00:00Z", -18_000),
                ("2027-03-14T07:00:00Z", -14_400), ("2027-11-07T06:00:00Z", -18_000),
            ]
        ),
        (
            "Australia/Lord_Howe", 39_600,
            [
                ("2026-04-04T15:00:00Z", 37_800), ("2026-10-03T15:30:00Z", 39_600), ("2027-04-03T15:00:00Z", 37_800),
                ("2027-10-02T15:30:00Z", 39_600),
            ]
        ),
        ("Asia/Tokyo", 32_400, []),
        (
            "Africa/Casablanca", 3_600,
            [
                ("2026-02-15T02:00:00Z", 0), ("2026-03-22T02:00:00Z", 3_600), ("2027-02-07T02:00:00Z", 0),
                ("2027-03-14T02:00:00Z", 3_600),
            ]
        ),
        (
            "Pacific/Chatham", 49_500,
            [
                ("2026-04-04T14:00:00Z", 45_900), ("2026-09-26T14:00:00Z", 49_500), ("2027-04-03T14:00:00Z", 45_900),
                ("2027-09-25T14:00:00Z", 49_500),
            ]
        ),
    ]

    private func zone(_ name: String) throws -> ZoneTable {
        try ZoneFile.table(#require(ZoneBytes.files[name]), name: name).get()
    }

    private func instant(_ text: String) throws -> Instant { try #require(DateTime(text)).instant }

    @Test("The changes of two years", arguments: changes.indices)
    func years(row: Int) throws {
        let (name, before, changes) = Self.changes[row]
        let zone = try zone(name)
        #expect(try zone.offset(at: instant("2026-01-01")) == before)
        var offset = before
        for (text, after) in changes {
            let moment = try instant(text)
            #expect(zone.offset(at: Instant(seconds: moment.seconds - 1)) == offset, "\(name) before \(text)")
            #expect(zone.offset(at: moment) == after, "\(name) at \(text)")
            offset = after
        }
        let (from, to) = try (instant("2026-01-01").seconds, instant("2028-01-01").seconds)
        #expect(zone.changes.filter { (from..<to).contains($0.at.seconds) }.count == changes.count)
        // What a price book carries says the same.
        let limited = zone.limited(to: 2016...2056)
        for seconds in stride(from: from, to: to, by: 6 * 3_600 + 17) {
            let moment = Instant(seconds: seconds)
            #expect(limited.offset(at: moment) == zone.offset(at: moment))
        }
        #expect(limited.changes.count <= 82)
    }

    @Test(
        "Times on the clocks: in a gap, twice, and far from both",
        arguments: [
            // The clocks jump from 02:00 to 03:00: what does not exist is the moment they jumped.
            ("Europe/Berlin", "2026-03-29T02:30", "2026-03-29T01:00:00Z", "2026-03-29T03:00:00+02:00"),
            ("Europe/Berlin", "2026-03-29T01:59", "2026-03-29T00:59:00Z", "2026-03-29T01:59:00+01:00"),
            ("Europe/Berlin", "2026-03-29T03:00", "2026-03-29T01:00:00Z", "2026-03-29T03:00:00+02:00"),
            // From 03:00 back to 02:00: of the two the first.
            ("Europe/Berlin", "2026-10-25T02:30", "2026-10-25T00:30:00Z", "2026-10-25T02:30:00+02:00"),
            ("Europe/Berlin", "2026-10-25T03:00", "2026-10-25T02:00:00Z", "2026-10-25T03:00:00+01:00"),
            ("Europe/Dublin", "2026-07-01T09:00", "2026-07-01T08:00:00Z", "2026-07-01T09:00:00+01:00"),
            ("America/New_York", "2026-03-08T02:30", "2026-03-08T07:00:00Z", "2026-03-08T03:00:00-04:00"),
            ("America/New_York", "2026-11-01T01:30", "2026-11-01T05:30:00Z", "2026-11-01T01:30:00-04:00"),
            ("Australia/Lord_Howe", "2026-10-04T02:10", "2026-10-03T15:30:00Z", "2026-10-04T02:30:00+11:00"),
            ("Australia/Lord_Howe", "2026-04-05T01:45", "2026-04-04T14:45:00Z", "2026-04-05T01:45:00+11:00"),
            ("Pacific/Chatham", "2026-09-27T03:00", "2026-09-26T14:00:00Z", "2026-09-27T03:45:00+13:45"),
            ("Asia/Tokyo", "2026-03-29T02:30", "2026-03-28T17:30:00Z", "2026-03-29T02:30:00+09:00"),
            ("Africa/Casablanca", "2027-02-07T02:30", "2027-02-07T01:30:00Z", "2027-02-07T02:30:00+01:00"),
            // A time with an offset is that moment, shown by the shop's clocks.
            ("Europe/Berlin", "2026-07-01T12:00Z", "2026-07-01T12:00:00Z", "2026-07-01T14:00:00+02:00"),
            ("Europe/Berlin", "2026-12-01T12:00-05:00", "2026-12-01T17:00:00Z", "2026-12-01T18:00:00+01:00"),
            ("Europe/Berlin", "2180-07-01T12:00", "2180-07-01T10:00:00Z", "2180-07-01T12:00:00+02:00"),
        ])
    func moments(name: String, text: String, moment: String, shown: String) throws {
        let date = try #require(DateTime(text, in: zone(name)))
        #expect(try date.instant == instant(moment))
        #expect(date.timestamp == shown)
    }

    @Test(
        "Days begin and end at the shop's midnight, be they 23 or 25 hours long",
        arguments: [
            ("Europe/Berlin", "2026-03-29", "2026-03-28T23:00:00Z", 23.0),
            ("Europe/Berlin", "2026-10-25", "2026-10-24T22:00:00Z", 25),
            ("Europe/Berlin", "2026-06-01", "2026-05-31T22:00:00Z", 24),
            ("America/New_York", "2027-11-07", "2027-11-07T04:00:00Z", 25),
            ("Australia/Lord_Howe", "2027-10-03", "2027-10-02T13:30:00Z", 23.5),
            ("Pacific/Chatham", "2027-04-04", "2027-04-03T10:15:00Z", 25),
            ("Asia/Tokyo", "2027-04-04", "2027-04-03T15:00:00Z", 24),
            // Midnight was skipped: the day begins at one.
            ("America/Sao_Paulo", "2018-11-04", "2018-11-04T03:00:00Z", 23),
            ("America/Sao_Paulo", "2019-02-16", "2019-02-16T02:00:00Z", 25),
        ])
    func days(name: String, text: String, begins: String, hours: Double) throws {
        let zone = try zone(name)
        let date = try #require(DateTime(text, in: zone))
        #expect(try date.instant == instant(begins))
        #expect(date.end.seconds - date.instant.seconds == Int(hours * 3_600))
        #expect(date.text == text)
        #expect(zone.date(at: date.instant).text == text)
        #expect(zone.date(at: Instant(seconds: date.end.seconds - 1)).text == text)
        #expect(zone.date(at: date.end).text != text)
    }

    @Test("A day that a place skipped is over when it begins, and its price book is read")
    func skipped() throws {
        // Samoa went to the other side of the date line: there was no 30 December 2011.
        let zone = ZoneTable(
            name: "Pacific/Apia", first: -36_000,
            changes: [ZoneTable.Change(at: try instant("2011-12-30T10:00:00Z"), offset: 50_400)])
        let date = try #require(DateTime("2011-12-30", in: zone))
        #expect(date.end == date.instant)
        #expect(try date.instant == instant("2011-12-30T10:00:00Z"))
        let item = PriceBook.Item(
            sku: "A", product: "a", title: "A", url: "a/",
            offer: Offer(price: Money(minor: 100), sale: Sale(price: .zero, from: date, until: date)))
        let book = PriceBook(
            store: .init(name: "S", url: "https://s.example/", language: "en", zone: zone), currency: .fallback,
            moneyFormat: MoneyFormat(currency: .fallback, language: "en"), items: [item])
        var diagnostics: [Diagnostic] = []
        #expect(PriceBook.read(SourceFile(path: "b", bytes: book.json()), diagnostics: &diagnostics) == book)
    }

    @Test(
        "A day keeps its beginning and its end in a price book", arguments: changes.map(\.zone) + ["America/Sao_Paulo"])
    func books(name: String) throws {
        let zone = try zone(name)
        for text in [
            "2018-11-04", "2026-03-29", "2026-10-25", "2026-11-01", "2027-04-04", "2026-06-01", "2026-06-01T10:00",
        ] {
            let date = try #require(DateTime(text, in: zone))
            let item = PriceBook.Item(
                sku: "A", product: "a", title: "A", url: "a/",
                offer: Offer(price: Money(minor: 100), sale: Sale(price: .zero, from: date, until: date)))
            let book = PriceBook(
                store: .init(name: "S", url: "https://s.example/", language: "en", zone: zone.limited(to: 2016...2056)),
                currency: .fallback, moneyFormat: MoneyFormat(currency: .fallback, language: "en"), items: [item])
            var diagnostics: [Diagnostic] = []
            let read = PriceBook.read(SourceFile(path: "b.json", bytes: book.json()), diagnostics: &diagnostics)
            #expect(diagnostics == [])
            #expect(read == book, "\(name) \(text)")
        }
    }

    @Test(
        "Rules at the end of a file",
        arguments: [
            ("UTC0", 0, "", ""), ("<-03>3", -10_800, "", ""), ("IST-5:30", 19_800, "", ""),
            ("CET-1CEST,M3.5.0,M10.5.0/3", 3_600, "2026-03-29T02:00:00Z", "2026-10-25T03:00:00Z"),
            ("A-1B,J60/0,J300/-1", nil, "", ""),
            ("AAA-1BBB,J60/0,J300/-1", 3_600, "2026-03-01T00:00:00Z", "2026-10-26T23:00:00Z"),
            ("AAA-1BBB,59/0,300/25", 3_600, "2026-03-01T00:00:00Z", "2026-10-29T01:00:00Z"),
            ("AAA-1BBB-3,M1.1.1,M12.5.0/167", 3_600, "2026-01-05T02:00:00Z", "2027-01-02T23:00:00Z"),
            ("", nil, "", ""), ("CET", nil, "", ""), ("CET-1CEST", nil, "", ""), ("CET-25", nil, "", ""),
            ("CET-1CEST,M13.1.0,M10.5.0", nil, "", ""), ("CET-1CEST,M3.6.0,M10.5.0", nil, "", ""),
            ("CET-1CEST,M3.5.7,M10.5.0", nil, "", ""), ("CET-1CEST,M3.5.0", nil, "", ""),
            ("CET-1CEST,M3.5.0,M10.5.0/168", nil, "", ""), ("CET-1CEST,J0,J365", nil, "", ""),
            ("CET-1CEST,M3.5.0,M10.5.0 ", nil, "", ""), ("<>-1", nil, "", ""), ("<CET-1", nil, "", ""),
        ] as [(String, Int?, String, String)])
    func rules(text: String, standard: Int?, begins: String, ends: String) throws {
        let rule = ZoneRule(text.utf8)
        #expect(rule?.standard == standard)
        guard !begins.isEmpty else { return #expect(rule?.summer == nil) }
        let summer = try #require(rule?.summer)
        #expect(try summer.begins.localSeconds(in: 2026) == instant(begins).seconds)
        #expect(try summer.ends.localSeconds(in: 2026) == instant(ends).seconds)
    }

    @Test("What is no zone file, or is damaged at any byte, is refused and stops nothing")
    func damage() throws {
        let good = ZoneBytes.file(first: 0, changes: [(100, 3_600), (200, 0)], rule: "GMT0BST,M3.5.0/1,M10.5.0")
        #expect(try ZoneFile.table(good, name: "X").get().offset(at: Instant(seconds: 150)) == 3_600)
        for count in 0..<good.count {
            #expect(throws: ZoneFile.Flaw.self) { try ZoneFile.table(Array(good[..<count]), name: "X").get() }
        }
        for index in good.indices {
            for value in [0, 0x7F, 0x80, 0xFF] as [UInt8] {
                var bad = good
                bad[index] = value
                _ = ZoneFile.table(bad, name: "X")
            }
        }
        #expect(
            ZoneFile.table(Array("not a zone file, but long enough to be one of them".utf8), name: "X")
                == .failure(.notTZif))
        #expect(ZoneFile.table(ZoneBytes.file(first: 0, rule: "UTC0", version: 0), name: "X") == .failure(.old))
        #expect(
            ZoneFile.table(ZoneBytes.file(first: 0, rule: "UTC0", leapSeconds: 1), name: "X") == .failure(.leapSeconds))
        #expect(ZoneFile.table(ZoneBytes.file(first: 0, rule: "nonsense"), name: "X") == .failure(.damaged))
        #expect(
            ZoneFile.table(ZoneBytes.file(first: 0, changes: [(200, 60), (100, 0)], rule: "UTC0"), name: "X")
                == .failure(.damaged))
        #expect(ZoneFile.table([UInt8](repeating: 0, count: ZoneFile.mostBytes + 1), name: "X") == .failure(.tooLarge))
    }

    @Test(
        "The store's zone, and what is said of one that is none",
        arguments: [
            ("time_zone: Europe/Berlin", ""),
            ("time_zone: Berlin", "error: there is no time zone 'Berlin'; did you mean 'Europe/Berlin'?"),
            ("time_zone: europe/berlin", "error: there is no time zone 'europe/berlin'; did you mean 'Europe/Berlin'?"),
            ("time_zone: Europe/Berln", "error: there is no time zone 'Europe/Berln'; did you mean 'Europe/Berlin'?"),
            (
                "time_zone: New York",
                "error: 'time_zone' must be the name of a time zone such as Europe/Berlin, not 'New York'"
            ),
            (
                "time_zone: Mars/Olympus",
                "error: there is no time zone 'Mars/Olympus'; names are those of the time zone database, such as Europe/Berlin"
            ),
            (
                "time_zone: ../../etc/passwd",
                "error: 'time_zone' must be the name of a time zone such as Europe/Berlin, not '../../etc/passwd'"
            ),
            (
                "time_zone: \"+01:00\"",
                "error: 'time_zone' takes a name such as Europe/Berlin; hours are written as 'utc_offset: \"+01:00\"'"
            ),
            ("time_zone: 1", "error: 'time_zone' must be the name of a time zone such as Europe/Berlin, not 1"),
            (
                "time_zone: Europe/Berlin\nutc_offset: \"+01:00\"",
                "error: a shop has a 'time_zone' or a 'utc_offset', not both; remove 'utc_offset'"
            ),
        ])
    func stores(line: String, message: String) {
        var diagnostics: [Diagnostic] = []
        let text = "name: S\nurl: https://s.example/\ncurrency: EUR\n" + line + "\n"
        let store = ContentFile.store(
            in: SourceFile(path: "store.yaml", text: text), zones: ZoneBytes.finder, diagnostics: &diagnostics)
        #expect(diagnostics.map { "\($0.severity): \($0.message)" } == (message.isEmpty ? [] : [message]))
        if message.isEmpty { #expect(store?.zone.name == "Europe/Berlin") }
    }

    @Test("A system without zone files says what to install")
    func nothing() {
        var diagnostics: [Diagnostic] = []
        let text = "name: S\nurl: https://s.example/\ncurrency: EUR\ntime_zone: Europe/Berlin\n"
        _ = ContentFile.store(in: SourceFile(path: "store.yaml", text: text), diagnostics: &diagnostics)
        #expect(
            diagnostics.map(\.message) == [
                "this system has no time zone files; install the package 'tzdata' (Debian, Ubuntu, Alpine, Fedora, Arch), or write 'utc_offset' where clocks are never set"
            ])
    }

    @Test("A sale and a code of a day begin and end at midnight of the shop, through a quote")
    func quotes() throws {
        let store = """
            name: S
            url: https://s.example/
            currency: EUR
            time_zone: Europe/Berlin
            shipping: free
            payment: none
            """
        let book = try BookMaker.book(
            store: store,
            products: [
                "a": "title: A\nprice: 10.00\nsku: A\nsale: {price: 8.00, from: 2026-03-29, until: 2026-03-29}\n"
            ],
            discounts: "- {code: SUMMER, percent: 50, from: 2026-10-25, until: 2026-10-25}\n", zones: ZoneBytes.finder)
        func total(_ now: String, _ code: String? = nil) throws -> Int {
            try book.quote(QuoteRequest(lines: [CartLine(sku: "A", quantity: 1)], code: code, now: instant(now))).total
                .minor
        }
        // 29 March has 23 hours: 23:00 UTC of the day before to 22:00 UTC.
        #expect(try total("2026-03-28T22:59:59Z") == 1_000)
        #expect(try total("2026-03-28T23:00:00Z") == 800)
        #expect(try total("2026-03-29T21:59:59Z") == 800)
        #expect(try total("2026-03-29T22:00:00Z") == 1_000)
        // 25 October has 25 hours: 22:00 UTC of the day before to 23:00 UTC.
        #expect(try total("2026-10-24T21:59:59Z", "SUMMER") == 1_000)
        #expect(try total("2026-10-24T22:00:00Z", "SUMMER") == 500)
        #expect(try total("2026-10-25T22:59:59Z", "SUMMER") == 500)
        #expect(try total("2026-10-25T23:00:00Z", "SUMMER") == 1_000)
        var diagnostics: [Diagnostic] = []
        let again = PriceBook.read(SourceFile(path: "b.json", bytes: book.json()), diagnostics: &diagnostics)
        #expect(again == book)
        #expect(again?.store.zone.offset(at: try instant("2026-07-01")) == 7_200)
    }
}
