import Liquid
import Text

/// Names of months and days in the languages shops are commonly written in (Unicode CLDR 45, format style).
enum CalendarNames {
    private struct Names {
        let months: [String]
        let days: [String]
        /// How a day of a month and year is written, for the formats named in English order.
        let dayMonthYear: String
    }

    /// Replaces `%B %b %A %a` by the names in `language`; English needs none of it.
    static func localize(
        _ pattern: String, _ input: LiquidValue, _ context: RenderContext, language: String
    ) throws(LiquidFault) -> String {
        guard let names = table[base(language)], pattern.contains("%") else { return pattern }
        var out = ""
        var rest = pattern[...]
        while let percent = rest.firstIndex(of: "%") {
            out += rest[..<percent]
            let after = rest.index(after: percent)
            guard after < rest.endIndex else {
                rest = rest[percent...]
                break
            }
            let name: String?
            switch rest[after] {
            case "B": name = try month(input, context).map { names.months[$0] }
            case "b", "h": name = try month(input, context).map { shortened(names.months[$0]) }
            case "A": name = try weekday(input, context).map { names.days[$0] }
            case "a": name = try weekday(input, context).map { shortened(names.days[$0]) }
            default: name = nil
            }
            // A name must not bring a directive of its own.
            out += name.map { $0.replacing("%", with: "%%") } ?? "%" + String(rest[after])
            rest = rest[rest.index(after: after)...]
        }
        return out + rest
    }

    /// A format in English order rewritten for a language that puts the day first.
    static func order(_ pattern: String, _ language: String?) -> String {
        guard let language, let names = table[base(language)] else {
            return language?.lowercased() == "en-gb" ? pattern.replacing("%B %-d, %Y", with: "%-d %B %Y") : pattern
        }
        return pattern.replacing("%B %-d, %Y", with: names.dayMonthYear)
            .replacing("%b %-d, %Y", with: names.dayMonthYear.replacing("%B", with: "%b"))
    }

    private static func base(_ language: String) -> String {
        language.lowercased().split { $0 == "-" || $0 == "_" }.first.map(String.init) ?? "en"
    }

    private static func month(_ input: LiquidValue, _ context: RenderContext) throws(LiquidFault) -> Int? {
        guard let text = try context.date(input, pattern: "%-m")?.text, let number = Int(text) else { return nil }
        return (1...12).contains(number) ? number - 1 : nil
    }

    private static func weekday(_ input: LiquidValue, _ context: RenderContext) throws(LiquidFault) -> Int? {
        guard let text = try context.date(input, pattern: "%w")?.text, let number = Int(text) else { return nil }
        return (0...6).contains(number) ? number : nil
    }

    private static func shortened(_ name: String) -> String {
        name.count <= 4 ? name : String(name.prefix(3)) + (name.count > 4 ? "." : "")
    }

    private static func names(_ months: String, _ days: String, _ order: String = "%-d %B %Y") -> Names {
        Names(
            months: months.split(separator: " ").map(String.init), days: days.split(separator: " ").map(String.init),
            dayMonthYear: order)
    }

    private static let table: [String: Names] = [
        "de": names(
            "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
            "Sonntag Montag Dienstag Mittwoch Donnerstag Freitag Samstag", "%-d. %B %Y"),
        "fr": names(
            "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
            "dimanche lundi mardi mercredi jeudi vendredi samedi"),
        "es": names(
            "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
            "domingo lunes martes miércoles jueves viernes sábado", "%-d de %B de %Y"),
        "it": names(
            "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
            "domenica lunedì martedì mercoledì giovedì venerdì sabato"),
        "nl": names(
            "januari februari maart april mei juni juli augustus september oktober november december",
            "zondag maandag dinsdag woensdag donderdag vrijdag zaterdag"),
        "pt": names(
            "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
            "domingo segunda-feira terça-feira quarta-feira quinta-feira sexta-feira sábado", "%-d de %B de %Y"),
        "sv": names(
            "januari februari mars april maj juni juli augusti september oktober november december",
            "söndag måndag tisdag onsdag torsdag fredag lördag"),
        "da": names(
            "januar februar marts april maj juni juli august september oktober november december",
            "søndag mandag tirsdag onsdag torsdag fredag lørdag", "%-d. %B %Y"),
        "nb": names(
            "januar februar mars april mai juni juli august september oktober november desember",
            "søndag mandag tirsdag onsdag torsdag fredag lørdag", "%-d. %B %Y"),
        "no": names(
            "januar februar mars april mai juni juli august september oktober november desember",
            "søndag mandag tirsdag onsdag torsdag fredag lørdag", "%-d. %B %Y"),
        "fi": names(
            "tammikuuta helmikuuta maaliskuuta huhtikuuta toukokuuta kesäkuuta heinäkuuta elokuuta syyskuuta lokakuuta "
                + "marraskuuta joulukuuta",
            "sunnuntai maanantai tiistai keskiviikko torstai perjantai lauantai", "%-d. %B %Y"),
        "pl": names(
            "stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia",
            "niedziela poniedziałek wtorek środa czwartek piątek sobota"),
        "cs": names(
            "ledna února března dubna května června července srpna září října listopadu prosince",
            "neděle pondělí úterý středa čtvrtek pátek sobota", "%-d. %B %Y"),
    ]
}
