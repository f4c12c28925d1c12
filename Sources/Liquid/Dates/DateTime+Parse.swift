import Text

/// Dates and times in the forms people and machines write them.
///
/// The reference reads almost anything; here the forms are listed: ISO 8601 with and without separators, RFC 2822 and
/// ctime, `March 14, 2016`, `14 March 2016`, `14/03/2016`, `2016/03/14`, times of day, and seconds since 1970. What is
/// not a date gives nil, and the filter then leaves the value as it was.
extension DateTime {
    /// A moment by the clocks that `utcOffset` knows; nil when it is too far away.
    static func moment(_ seconds: Int, _ utcOffset: ((Int) -> Int)?) -> DateTime? {
        guard let utcOffset else { return DateTime(seconds: seconds) }
        return DateTime(seconds: seconds, nanoseconds: 0, offset: utcOffset(seconds), zone: nil)
    }

    /// `now` and the parts a text leaves out come from `now`, seconds since 1970, by the clocks that `utcOffset` knows.
    ///
    /// - Parameter taken: is told of what the result takes from `now`: all of it, or parts no finer than that.
    static func parse(
        _ text: String, now: Int, utcOffset: ((Int) -> Int)? = nil, taken: (ClockUnit) -> Void = { _ in }
    ) -> DateTime? {
        let lowered = text.lowercased()
        if lowered == "now" || lowered == "today" {
            taken(.moment)
            return moment(now, utcOffset)
        }
        let bytes = Array(lowered.utf8)
        guard !bytes.isEmpty, bytes.count <= 128 else { return nil }
        if bytes.allSatisfy(ASCII.isDigit) {
            guard let number = Int(lowered) else { return nil }
            return moment(number, utcOffset)
        }
        var parser = DateParser(bytes)
        guard parser.run() else { return nil }
        if let unit = parser.parts.missing { taken(unit) }
        return parser.parts.dateTime(today: moment(now, utcOffset))
    }
}

/// What a text says of a date.
struct DateParts {
    var year: Int?
    var month: Int?
    var day: Int?
    var hour: Int?
    var minute: Int?
    var second: Int?
    var nanoseconds = 0
    var offset: Int?
    var zone: String?
    var dayOfYear: Int?

    /// The finest part that must come from elsewhere; nil when the text says all there is to say.
    var missing: ClockUnit? {
        if year != nil { return nil }
        if month != nil || dayOfYear != nil { return .year }
        return day != nil ? .month : .day
    }

    /// Parts above the largest that was given are today's, those below are the first.
    func dateTime(today: DateTime?) -> DateTime? {
        guard year != nil || month != nil || day != nil || hour != nil || dayOfYear != nil, let today else {
            return nil
        }
        var month = month
        var day = day
        if let dayOfYear {
            guard dayOfYear >= 1, dayOfYear <= 366 else { return nil }
            let date = DateTime.civil(DateTime.days(year ?? today.year, 1, 1) + dayOfYear - 1)
            (month, day) = (date.1, date.2)
        }
        let givesYear = year != nil
        let givesMonth = givesYear || month != nil
        let givesDay = givesMonth || day != nil
        return DateTime(
            year: year ?? today.year, month: month ?? (givesYear ? 1 : today.month),
            day: day ?? (givesDay ? 1 : today.day), hour: hour ?? 0, minute: minute ?? 0, second: second ?? 0,
            nanoseconds: nanoseconds, offset: offset ?? 0, zone: offset == nil ? "UTC" : zone)
    }
}

/// Reads a lower-cased text from its start to its end; anything it does not know ends it without a result.
private struct DateParser {
    private let bytes: [UInt8]
    private var index = 0
    var parts = DateParts()

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    private var byte: UInt8 { index < bytes.count ? bytes[index] : 0 }

    private func byte(_ offset: Int) -> UInt8 { index + offset < bytes.count ? bytes[index + offset] : 0 }

    mutating func run() -> Bool {
        while index < bytes.count {
            let next = byte
            if ASCII.isWhitespace(next) || next == 0x2C || next == ASCII.period {
                index += 1
            } else if ASCII.isDigit(next) {
                guard digits() else { return false }
            } else if ASCII.isLetter(next) {
                guard word() else { return false }
            } else if next == 0x2B || next == ASCII.hyphen, parts.hour != nil {
                guard offset() else { return false }
            } else if next == ASCII.apostrophe, parts.month != nil {
                index += 1
            } else if next == ASCII.hyphen || next == 0x28 || next == 0x29, index > 0 {
                index += 1
            } else {
                return false
            }
        }
        return true
    }

    private func digitRun(at start: Int) -> Int {
        var end = start
        while end < bytes.count, ASCII.isDigit(bytes[end]) { end += 1 }
        return end - start
    }

    private func value(_ start: Int, _ count: Int) -> Int {
        bytes[start..<min(start + count, bytes.count)].prefix(18).reduce(0) { $0 * 10 + Int($1 &- 0x30) }
    }

    private mutating func digits() -> Bool {
        let count = digitRun(at: index)
        let after = byte(count)
        let start = index
        if after == ASCII.colon, ASCII.isDigit(byte(count + 1)) { return time(count) }
        if after == ASCII.hyphen, count >= 3 || count <= 2 && digitRun(at: index + count + 1) > 0, dashed(count) {
            return true
        }
        if after == ASCII.slash, parts.month == nil { return slashed(count) }
        if after == ASCII.period, parts.month == nil, count <= 2, dotted(count) { return true }
        if parts.month == nil || count == 14 || count == 8, let compact = compact(count) { return compact }
        // `10 pm`
        var next = start + count
        while next < bytes.count, ASCII.isWhitespace(bytes[next]) { next += 1 }
        if count <= 2, parts.hour == nil, let afternoon = meridian(at: next) {
            index = next + 2
            return setHour(value(start, count), afternoon)
        }
        index += count
        let number = value(start, count)
        if count <= 2, parts.day == nil {
            parts.day = number
            // `14th`
            for suffix in ["st", "nd", "rd", "th"] where bytes[index...].starts(with: suffix.utf8) { index += 2; break }
            return true
        }
        if parts.year == nil {
            parts.year = count <= 2 ? (number < 69 ? 2_000 + number : 1_900 + number) : number
            return true
        }
        return false
    }

    /// `2016-03-14`, `2016-03`, `2016-074`, `14-mar-2016`.
    private mutating func dashed(_ count: Int) -> Bool {
        let second = index + count + 1
        let secondCount = digitRun(at: second)
        if secondCount == 0, count <= 2 { return false }
        if secondCount == 3, count == 4 {
            parts.year = value(index, 4)
            parts.dayOfYear = value(second, 3)
            index = second + 3
            return skipDateSeparator()
        }
        guard secondCount == 1 || secondCount == 2 else { return false }
        let third = second + secondCount + 1
        let hasThird = second + secondCount < bytes.count && bytes[second + secondCount] == ASCII.hyphen
        let thirdCount = hasThird ? digitRun(at: third) : 0
        if count <= 2, thirdCount == 0 { return false }
        if count <= 2, thirdCount == 4 {
            (parts.day, parts.month, parts.year) = (value(index, count), value(second, secondCount), value(third, 4))
        } else {
            let year = value(index, count)
            parts.year = count <= 2 ? (year < 69 ? 2_000 + year : 1_900 + year) : year
            parts.month = value(second, secondCount)
            if thirdCount > 0 { parts.day = value(third, min(thirdCount, 2)) }
            if thirdCount > 2 { return false }
        }
        index = thirdCount > 0 ? third + thirdCount : second + secondCount
        return skipDateSeparator()
    }

    /// The `T` between a date and a time.
    private mutating func skipDateSeparator() -> Bool {
        if byte == UInt8(ascii: "t"), ASCII.isDigit(byte(1)) { index += 1 }
        return true
    }

    /// `2016/03/14`, `14/03/2016`, `03/14`.
    private mutating func slashed(_ count: Int) -> Bool {
        let second = index + count + 1
        let secondCount = digitRun(at: second)
        guard secondCount == 1 || secondCount == 2 else { return false }
        let first = value(index, count)
        let middle = value(second, secondCount)
        let third = second + secondCount + 1
        let hasThird = third <= bytes.count - 1 && bytes[third - 1] == ASCII.slash
        let thirdCount = hasThird ? digitRun(at: third) : 0
        if thirdCount == 0 {
            (parts.month, parts.day) = (first, middle)
            index = second + secondCount
        } else if count > 2 {
            (parts.year, parts.month, parts.day) = (first, middle, value(third, thirdCount))
            index = third + thirdCount
        } else if thirdCount > 2 {
            (parts.day, parts.month, parts.year) = (first, middle, value(third, thirdCount))
            index = third + thirdCount
        } else {
            (parts.year, parts.month, parts.day) = (
                first < 69 ? 2_000 + first : 1_900 + first, middle, value(third, thirdCount)
            )
            index = third + thirdCount
        }
        return skipDateSeparator()
    }

    /// `14.03.2016`
    private mutating func dotted(_ count: Int) -> Bool {
        let second = index + count + 1
        let secondCount = digitRun(at: second)
        let third = second + secondCount + 1
        guard (1...2).contains(secondCount), third < bytes.count, bytes[third - 1] == ASCII.period,
            digitRun(at: third) == 4
        else { return false }
        (parts.day, parts.month, parts.year) = (value(index, count), value(second, secondCount), value(third, 4))
        index = third + 4
        return true
    }

    /// `20160314`, `20160314102030`, then perhaps `t102030`; nil when it is not of that form.
    private mutating func compact(_ count: Int) -> Bool? {
        guard count == 8 || count == 14 || count == 12, parts.year == nil else { return nil }
        (parts.year, parts.month, parts.day) = (value(index, 4), value(index + 4, 2), value(index + 6, 2))
        if count >= 12 {
            (parts.hour, parts.minute) = (value(index + 8, 2), value(index + 10, 2))
            if count == 14 { parts.second = value(index + 12, 2) }
        }
        index += count
        if count == 8, byte == UInt8(ascii: "t"), digitRun(at: index + 1) == 6 || digitRun(at: index + 1) == 4 {
            let digits = digitRun(at: index + 1)
            (parts.hour, parts.minute) = (value(index + 1, 2), value(index + 3, 2))
            if digits == 6 { parts.second = value(index + 5, 2) }
            index += 1 + digits
            fraction()
        }
        return true
    }

    private mutating func fraction() {
        guard byte == ASCII.period || byte == 0x2C, ASCII.isDigit(byte(1)) else { return }
        let count = digitRun(at: index + 1)
        var nanoseconds = 0
        for place in 0..<9 {
            nanoseconds = nanoseconds * 10 + (place < count ? Int(bytes[index + 1 + place] - 0x30) : 0)
        }
        parts.nanoseconds = nanoseconds
        index += 1 + count
    }

    /// `10:20`, `10:20:30.5`, `10:20 pm`
    private mutating func time(_ count: Int) -> Bool {
        guard count <= 2, parts.hour == nil else { return false }
        let hour = value(index, count)
        let minute = index + count + 1
        guard digitRun(at: minute) == 2 else { return false }
        parts.minute = value(minute, 2)
        index = minute + 2
        if byte == ASCII.colon {
            guard digitRun(at: index + 1) == 2 else { return false }
            parts.second = value(index + 1, 2)
            index += 3
            fraction()
        }
        var next = index
        while next < bytes.count, ASCII.isWhitespace(bytes[next]) { next += 1 }
        if let afternoon = meridian(at: next) {
            index = next + 2
            return setHour(hour, afternoon)
        }
        parts.hour = hour
        return true
    }

    private func meridian(at start: Int) -> Bool? {
        guard start + 1 < bytes.count, bytes[start + 1] == UInt8(ascii: "m"),
            start + 2 >= bytes.count || !ASCII.isLetter(bytes[start + 2])
        else { return nil }
        return bytes[start] == UInt8(ascii: "p") ? true : bytes[start] == UInt8(ascii: "a") ? false : nil
    }

    private mutating func setHour(_ hour: Int, _ afternoon: Bool) -> Bool {
        guard hour <= 12 else { return false }
        parts.hour = hour % 12 + (afternoon ? 12 : 0)
        return true
    }

    /// The name of a month, a day of the week or a time zone.
    private mutating func word() -> Bool {
        let start = index
        while ASCII.isLetter(byte) { index += 1 }
        let word = String(decoding: bytes[start..<index], as: UTF8.self)
        if let month = DateTime.monthNames.firstIndex(where: { DateParser.isName(word, $0) }), parts.month == nil {
            parts.month = month + 1
            return true
        }
        if DateTime.dayNames.contains(where: { DateParser.isName(word, $0) }) { return true }
        switch word {
        case "z", "utc", "gmt", "ut":
            parts.offset = 0
            parts.zone = "UTC"
            // `GMT+2`
            if word != "z", byte == 0x2B || byte == ASCII.hyphen, ASCII.isDigit(byte(1)) { return offset() }
            return true
        case "t": return parts.year != nil && parts.hour == nil
        case "at", "of", "the": return true
        case "noon":
            parts.hour = 12
            return true
        default: break
        }
        guard let hours = DateParser.zones[word] else { return false }
        parts.offset = hours * 3_600
        return true
    }

    /// A name in full or its first three letters or more (`Sept`).
    private static func isName(_ word: String, _ name: String) -> Bool {
        word.utf8.count >= 3 && (word == name.lowercased() || word.utf8.count <= 4 && name.lowercased().hasPrefix(word))
    }

    private static let zones = [
        "est": -5, "edt": -4, "cst": -6, "cdt": -5, "mst": -7, "mdt": -6, "pst": -8, "pdt": -7, "cet": 1, "cest": 2,
        "eet": 2, "eest": 3, "wet": 0, "west": 1, "bst": 1, "jst": 9, "msk": 3,
    ]

    /// `+02:00`, `-0530`, `+2`
    private mutating func offset() -> Bool {
        let isWest = byte == ASCII.hyphen
        let count = digitRun(at: index + 1)
        var hours = 0
        var minutes = 0
        switch count {
        case 1, 2: hours = value(index + 1, count)
        case 4: (hours, minutes) = (value(index + 1, 2), value(index + 3, 2))
        default: return false
        }
        index += 1 + count
        if count <= 2, byte == ASCII.colon, digitRun(at: index + 1) == 2 {
            minutes = value(index + 1, 2)
            index += 3
        }
        guard hours < 24, minutes < 60 else { return false }
        parts.offset = (hours * 3_600 + minutes * 60) * (isWest ? -1 : 1)
        parts.zone = nil
        return true
    }
}
