import Commerce
import Languages
import TestSupport
import Testing

@Suite("Money")
struct MoneyTests {
    struct Reading: Sendable {
        var text: String
        var exponent: Int
        var result: Result<Money, Money.ParseProblem>

        init(_ text: String, _ exponent: Int, _ minor: Int) {
            (self.text, self.exponent, result) = (text, exponent, .success(Money(minor: minor)))
        }

        init(_ text: String, _ exponent: Int, _ problem: Money.ParseProblem) {
            (self.text, self.exponent, result) = (text, exponent, .failure(problem))
        }
    }

    @Test(
        "Prices are read exactly or not at all",
        arguments: [
            Reading("12.50", 2, 1250), Reading("12.5", 2, 1250), Reading("12", 2, 1200), Reading("0", 2, 0),
            Reading("0.05", 2, 5), Reading("-3.00", 2, -300), Reading("007", 2, 700), Reading("1200", 0, 1200),
            Reading("1.234", 3, 1234), Reading("1", 3, 1000), Reading("90071992547409.91", 2, 9_007_199_254_740_991),
            Reading("90071992547409.92", 2, .tooLarge), Reading("9223372036854775808", 0, .tooLarge),
            Reading("99999999999999999999999999", 2, .tooLarge), Reading("12.505", 2, .tooPrecise(exponent: 2)),
            Reading("12.500", 2, .tooPrecise(exponent: 2)), Reading("1200.0", 0, .tooPrecise(exponent: 0)),
            Reading("1.2345", 3, .tooPrecise(exponent: 3)), Reading("", 2, .empty), Reading("12.", 2, .notANumber),
            Reading(".5", 2, .notANumber), Reading("-", 2, .notANumber), Reading("--1", 2, .notANumber),
            Reading("1-2", 2, .notANumber), Reading("1.2.3", 2, .notANumber), Reading("+5", 2, .notANumber),
            Reading("1e2", 2, .notANumber), Reading("0x10", 2, .notANumber), Reading("1_000", 2, .notANumber),
            Reading("١٢", 2, .notANumber), Reading("12,50", 2, .comma), Reading("1,200.00", 2, .comma),
            Reading("€12.50", 2, .currencySign), Reading("12.50 EUR", 2, .currencySign),
            Reading("£ 3", 2, .currencySign), Reading("usd 3", 2, .currencySign), Reading("12 apples", 2, .notANumber),
        ])
    func parse(_ reading: Reading) {
        #expect(Money.parse(reading.text, exponent: reading.exponent) == reading.result)
    }

    @Test(
        "Plain decimals read back as they were",
        arguments: [
            (1250, 2, "12.50"), (5, 2, "0.05"), (-5, 2, "-0.05"), (0, 2, "0.00"), (1200, 0, "1200"), (1, 3, "0.001"),
        ])
    func decimal(minor: Int, exponent: Int, text: String) {
        #expect(Money(minor: minor).decimal(exponent: exponent) == text)
        #expect(Money.parse(text, exponent: exponent) == .success(Money(minor: minor)))
    }

    @Test(
        "Amounts are written as the language writes them",
        arguments: [
            ("EUR", "en", 123_456, "€1,234.56"), ("EUR", "de", 123_456, "1.234,56\u{A0}€"),
            ("EUR", "de-AT", 123_456, "€\u{A0}1\u{A0}234,56"), ("CHF", "de-CH", 123_456, "CHF\u{A0}1’234.56"),
            ("EUR", "fr", 123_456, "1\u{202F}234,56\u{A0}€"), ("EUR", "es", 123_456, "1234,56\u{A0}€"),
            ("EUR", "es", 1_234_567, "12.345,67\u{A0}€"), ("EUR", "it", 1250, "12,50\u{A0}€"),
            ("EUR", "nl", 1250, "€\u{A0}12,50"), ("BRL", "pt-BR", 1250, "R$\u{A0}12,50"),
            ("PLN", "pl", 1250, "12,50\u{A0}zł"), ("SEK", "sv", 123_456, "1\u{A0}234,56\u{A0}kr"),
            ("GBP", "en-GB", 1250, "£12.50"), ("USD", "en", 100_000_000, "$1,000,000.00"),
            ("CAD", "en", 1250, "CA$12.50"), ("CAD", "en-CA", 1250, "$12.50"), ("JPY", "ja", 1200, "¥1,200"),
            ("KWD", "en", 1234, "KWD\u{A0}1.234"), ("SEK", "en", 1250, "kr\u{A0}12.50"),
            ("GBP", "xx", 1250, "£12.50"), ("GBP", "en", -1250, "-£12.50"), ("GBP", "en", 0, "£0.00"),
        ])
    func format(currency: String, language: String, minor: Int, text: String) throws {
        let format = MoneyFormat(currency: try #require(Currency(code: currency)), language: Language(language))
        #expect(format.string(Money(minor: minor)) == text)
    }

    @Test(
        "Rates with the mark of the format",
        arguments: [
            (190_000, "en", "19%"), (135_000, "en", "13.5%"), (255_000, "de", "25,5\u{A0}%"), (0, "fr", "0\u{A0}%"),
            (1, "en", "0.0001%"), (1_000_000, "it", "100%"),
        ])
    func rates(parts: Int, language: String, shown: String) {
        let language = Language(language)
        #expect(MoneyFormat(currency: .fallback, language: language).percent(parts, in: language) == shown)
    }

    @Test("The other forms that themes ask for")
    func forms() throws {
        let format = MoneyFormat(currency: try #require(Currency(code: "GBP")), language: "en")
        #expect(format.stringWithoutTrailingZeros(Money(minor: 1200)) == "£12")
        #expect(format.stringWithoutTrailingZeros(Money(minor: 1250)) == "£12.50")
        #expect(format.stringWithCode(Money(minor: 1250)) == "£12.50 GBP")
        #expect(format.stringWithoutSymbol(Money(minor: -123_456)) == "-1,234.56")
    }

    @Test("Arithmetic past the largest amount says so")
    func overflow() {
        #expect(Money.largest.adding(Money(minor: 1)) == nil)
        #expect(Money(minor: -Money.largest.minor).subtracting(Money(minor: 1)) == nil)
        #expect(Money.largest.multiplied(by: 2) == nil)
        #expect(Money(minor: .max).multiplied(by: .max) == nil)
        #expect(Money(minor: .max).scaled(by: .max, over: 1) == nil)
        #expect(Money.largest.scaled(by: .max, over: .max) == Money.largest)
        #expect(Money(minor: 1).scaled(by: 1, over: 0) == nil)
    }

    @Test(
        "Halves are rounded away from zero", arguments: [(1, 1), (3, 2), (4, 2), (5, 3), (-1, -1), (-3, -2), (-4, -2)])
    func rounding(doubled: Int, rounded: Int) {
        #expect(Money(minor: doubled).scaled(by: 1, over: 2) == Money(minor: rounded))
    }

    @Test(
        "Dates and times",
        arguments: [
            ("2026-03-31", 1_774_915_200), ("1970-01-01", 0), ("2000-02-29", 951_782_400),
            ("0001-01-01", -62_135_596_800),
            ("2026-03-31T09:30", 1_774_949_400), ("2026-03-31T09:30:15Z", 1_774_949_415),
            ("2026-03-31 09:30:00+02:00", 1_774_942_200), ("2026-03-31T09:30:00.125-0530", 1_774_969_200),
        ])
    func dates(text: String, seconds: Int) throws {
        let date = try #require(DateTime(text))
        #expect(date.instant.seconds == seconds)
        #expect(DateTime(date.text) == date)
    }

    @Test(
        "What is no date",
        arguments: [
            "2026-02-29", "2026-13-01", "2026-00-10", "2026-3-31", "26-03-31", "2026-03-31T24:00", "2026-03-31T09",
            "2026-03-31T09:60", "2026-03-31T09:30:00+2", "2026-03-31x", "", "2026-03-31T09:30:00.", "10000-01-01",
        ])
    func noDates(text: String) { #expect(DateTime(text) == nil) }

    @Test("Every day of 1,200 years goes to its number and back")
    func calendar() {
        var day = CalendarDate(year: 1600, month: 1, day: 1)
        var count = 0
        while let current = day, current.year < 2800, count < 500_000 {
            let back = CalendarDate(Instant(seconds: current.daysSinceEpoch * 86_400 + 86_399))
            guard back == current else {
                Issue.record("\(current.text) came back as \(back.text)")
                return
            }
            count += 1
            day =
                CalendarDate(year: current.year, month: current.month, day: current.day + 1)
                ?? CalendarDate(year: current.year, month: current.month + 1, day: 1)
                ?? CalendarDate(year: current.year + 1, month: 1, day: 1)
        }
        #expect(count == 438_291)
    }
}
