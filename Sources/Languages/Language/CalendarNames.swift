/// Names of months and days in the languages shops are commonly written in (Unicode CLDR 45, format style).
package final class CalendarNames: Sendable {
    /// From January.
    package let months: [String]
    package let shortMonths: [String]
    /// From Sunday.
    package let days: [String]
    package let shortDays: [String]
    /// How a day of a month and year is written, for the formats named in English order.
    fileprivate let dayMonthYear: String

    private init(_ months: String, _ days: String, _ order: String = "%-d %B %Y") {
        self.months = months.split(separator: " ").map(String.init)
        shortMonths = self.months.map(CalendarNames.shortened)
        self.days = days.split(separator: " ").map(String.init)
        shortDays = self.days.map(CalendarNames.shortened)
        dayMonthYear = order
    }

    private static func shortened(_ name: String) -> String {
        name.count <= 4 ? name : String(name.prefix(3)) + "."
    }

    static let table: [String: CalendarNames] = [
        "de": CalendarNames(
            "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
            "Sonntag Montag Dienstag Mittwoch Donnerstag Freitag Samstag", "%-d. %B %Y"),
        "fr": CalendarNames(
            "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
            "dimanche lundi mardi mercredi jeudi vendredi samedi"),
        "es": CalendarNames(
            "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
            "domingo lunes martes miércoles jueves viernes sábado", "%-d de %B de %Y"),
        "it": CalendarNames(
            "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
            "domenica lunedì martedì mercoledì giovedì venerdì sabato"),
        "nl": CalendarNames(
            "januari februari maart april mei juni juli augustus september oktober november december",
            "zondag maandag dinsdag woensdag donderdag vrijdag zaterdag"),
        "pt": CalendarNames(
            "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
            "domingo segunda-feira terça-feira quarta-feira quinta-feira sexta-feira sábado", "%-d de %B de %Y"),
        "sv": CalendarNames(
            "januari februari mars april maj juni juli augusti september oktober november december",
            "söndag måndag tisdag onsdag torsdag fredag lördag"),
        "da": CalendarNames(
            "januar februar marts april maj juni juli august september oktober november december",
            "søndag mandag tirsdag onsdag torsdag fredag lørdag", "%-d. %B %Y"),
        "nb": CalendarNames(
            "januar februar mars april mai juni juli august september oktober november desember",
            "søndag mandag tirsdag onsdag torsdag fredag lørdag", "%-d. %B %Y"),
        "no": CalendarNames(
            "januar februar mars april mai juni juli august september oktober november desember",
            "søndag mandag tirsdag onsdag torsdag fredag lørdag", "%-d. %B %Y"),
        "fi": CalendarNames(
            "tammikuuta helmikuuta maaliskuuta huhtikuuta toukokuuta kesäkuuta heinäkuuta elokuuta syyskuuta lokakuuta "
                + "marraskuuta joulukuuta",
            "sunnuntai maanantai tiistai keskiviikko torstai perjantai lauantai", "%-d. %B %Y"),
        "pl": CalendarNames(
            "stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia",
            "niedziela poniedziałek wtorek środa czwartek piątek sobota"),
        "cs": CalendarNames(
            "ledna února března dubna května června července srpna září října listopadu prosince",
            "neděle pondělí úterý středa čtvrtek pátek sobota", "%-d. %B %Y"),
    ]
}

extension Language {
    /// A pattern of a date in English order, such as `%B %-d, %Y`, in the order of this language.
    package func ordered(datePattern pattern: String) -> String {
        guard let calendar else {
            return subtags == ["en", "gb"] ? pattern.replacing("%B %-d, %Y", with: "%-d %B %Y") : pattern
        }
        return pattern.replacing("%B %-d, %Y", with: calendar.dayMonthYear)
            .replacing("%b %-d, %Y", with: calendar.dayMonthYear.replacing("%B", with: "%b"))
    }
}
