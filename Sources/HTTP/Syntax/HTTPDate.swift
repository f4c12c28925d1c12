import Text

/// Dates of the protocol (RFC 9110, 5.6.7), as seconds since 1970 in UTC. No calendar library, so no locale.
package enum HTTPDate {
    private static let days = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]
    private static let months = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]

    /// The IMF-fixdate: `Sun, 06 Nov 1994 08:49:37 GMT`. Years outside 0 to 9999 are held to them.
    package static func format(_ seconds: Int) -> String {
        // 0000-01-01 and 9999-12-31T23:59:59.
        let held = min(max(seconds, -62_167_219_200), 253_402_300_799)
        let (day, time) = floorDivide(held, 86_400)
        let (year, month, dayOfMonth) = civil(fromDay: day)
        let weekday = floorDivide(day + 4, 7).remainder
        func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
        let four = String(repeating: "0", count: 4 - min(4, String(year).count)) + String(year)
        return "\(days[weekday]), \(two(dayOfMonth)) \(months[month - 1]) \(four) "
            + "\(two(time / 3600)):\(two(time / 60 % 60)):\(two(time % 60)) GMT"
    }

    /// Reads an IMF-fixdate, or one of the two obsolete forms that a recipient must still accept. The day's name is not
    /// checked; nil for anything else. `now` decides the century of a two-digit year.
    package static func parse(_ text: String, now: Int = 0) -> Int? {
        let words = text.split(separator: " ").map(String.init)
        if words.count == 6, words[0].hasSuffix(","), words[5] == "GMT" {
            return seconds(year: words[3], month: words[2], day: words[1], time: words[4])
        }
        // RFC 850: Sunday, 06-Nov-94 08:49:37 GMT
        if words.count == 4, words[0].hasSuffix(","), words[3] == "GMT" {
            let date = words[1].split(separator: "-").map(String.init)
            guard date.count == 3, let short = ASCIIText.decimal(date[2].utf8), date[2].utf8.count == 2 else {
                return nil
            }
            let thisYear = civil(fromDay: floorDivide(now, 86_400).quotient).year
            // RFC 9110, 5.6.7: a year that seems more than 50 years away is one of the last century.
            var year = thisYear / 100 * 100 + short
            if year > thisYear + 50 { year -= 100 }
            return seconds(year: String(year), month: date[1], day: date[0], time: words[2])
        }
        // asctime: Sun Nov  6 08:49:37 1994
        if words.count == 5, days.contains(words[0]) {
            let day = words[2].utf8.count == 1 ? "0" + words[2] : words[2]
            return seconds(year: words[4], month: words[1], day: day, time: words[3])
        }
        return nil
    }

    private static func seconds(year: String, month: String, day: String, time: String) -> Int? {
        let parts = time.split(separator: ":", omittingEmptySubsequences: false)
        guard let year = ASCIIText.decimal(year.utf8), (1...9999).contains(year),
            let month = months.firstIndex(of: month).map({ $0 + 1 }),
            let day = ASCIIText.decimal(day.utf8), day >= 1, day <= length(ofMonth: month, year: year),
            parts.count == 3, parts.allSatisfy({ $0.utf8.count == 2 }),
            let hour = ASCIIText.decimal(parts[0].utf8), hour < 24,
            let minute = ASCIIText.decimal(parts[1].utf8), minute < 60,
            // 60 is a leap second.
            let second = ASCIIText.decimal(parts[2].utf8), second <= 60
        else { return nil }
        return dayNumber(year, month, day) * 86_400 + hour * 3600 + minute * 60 + second
    }

    private static func length(ofMonth month: Int, year: Int) -> Int {
        switch month {
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    private static func floorDivide(_ value: Int, _ divisor: Int) -> (quotient: Int, remainder: Int) {
        let (quotient, remainder) = value.quotientAndRemainder(dividingBy: divisor)
        return remainder < 0 ? (quotient - 1, remainder + divisor) : (quotient, remainder)
    }

    /// Days since 1970-01-01. Years are counted from March, so that the leap day ends one.
    private static func dayNumber(_ year: Int, _ month: Int, _ day: Int) -> Int {
        let shifted = month <= 2 ? year - 1 : year
        let (era, yearOfEra) = floorDivide(shifted, 400)
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }

    private static func civil(fromDay day: Int) -> (year: Int, month: Int, day: Int) {
        let (era, dayOfEra) = floorDivide(day + 719_468, 146_097)
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
        return (year, month, dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)
    }
}
