import Text

/// A date or a date with a time as content files write them, with the offset from UTC it is shown with.
package struct DateTime: Sendable, Hashable {
    /// The moment; for a date alone, the first of that day.
    package var instant: Instant
    /// Seconds east of UTC.
    package var offset: Int
    /// Written as `2026-03-31`, without a time.
    package var isDateOnly: Bool
    /// Seconds of the day that a date alone is: other than 86,400 where clocks are set on it.
    package var dayLength: Int

    package init(instant: Instant, offset: Int = 0, isDateOnly: Bool = false, dayLength: Int = 86_400) {
        self.instant = instant
        self.offset = offset
        self.isDateOnly = isDateOnly
        self.dayLength = dayLength
    }

    /// A day where a zone's clocks go.
    package init(_ date: CalendarDate, in zone: ZoneTable) {
        let start = zone.start(of: date)
        let next = zone.moment(ofLocal: (date.daysSinceEpoch + 1) * 86_400)
        self.init(
            instant: start, offset: zone.offset(at: start), isDateOnly: true, dayLength: next.seconds - start.seconds)
    }

    /// The moment something that lasts *until* here is over: the end of the day for a date alone.
    package var end: Instant { isDateOnly ? Instant(seconds: instant.seconds + dayLength) : instant }

    /// The calendar day, where it was written.
    package var date: CalendarDate { CalendarDate(Instant(seconds: instant.seconds + offset)) }

    /// Seconds since midnight, where it was written.
    package var secondsOfDay: Int {
        let rest = (instant.seconds + offset) % 86_400
        return rest < 0 ? rest + 86_400 : rest
    }

    /// `2026-03-31` or `2026-03-31T09:30:00+02:00` (ISO 8601, RFC 3339).
    package var text: String { isDateOnly ? date.text : timestamp }

    /// `2026-03-31T00:00:00Z`, with the time even for a date alone.
    package var timestamp: String {
        func two(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }
        let seconds = secondsOfDay
        var out = date.text + "T\(two(seconds / 3600)):\(two(seconds / 60 % 60)):\(two(seconds % 60))"
        if offset == 0 { return out + "Z" }
        let minutes = abs(offset) / 60
        out += (offset < 0 ? "-" : "+") + two(minutes / 60) + ":" + two(minutes % 60)
        return out
    }

    /// As `init(_:in:)`, with a plain offset.
    package init?(_ text: String, offset: Int = 0) { self.init(text, in: ZoneTable(offset: offset)) }

    /// Reads `2026-03-31`, `2026-03-31T09:30`, `2026-03-31 09:30:00`, with `Z` or `+02:00` at the end or without.
    ///
    /// Without an offset the text is meant as the clocks of `zone` go, see `ZoneTable.moment(ofLocal:)`. With one it is shown
    /// by these clocks where the zone has a name, and as it was written where it is a plain offset. Fractions of a
    /// second are read and dropped. Nil for anything else and for days that do not exist; a leap second counts as the
    /// second after it.
    package init?(_ text: String, in zone: ZoneTable) {
        let bytes = Array(text.utf8)
        var index = 0
        func number(_ count: Int) -> Int? {
            guard index + count <= bytes.count else { return nil }
            var value = 0
            for byte in bytes[index..<index + count] {
                guard ASCII.isDigit(byte) else { return nil }
                value = value * 10 + Int(byte - 0x30)
            }
            index += count
            return value
        }
        func skip(_ allowed: UInt8...) -> Bool {
            guard index < bytes.count, allowed.contains(bytes[index]) else { return false }
            index += 1
            return true
        }
        guard let year = number(4), skip(ASCII.hyphen), let month = number(2), skip(ASCII.hyphen), let day = number(2),
            let date = CalendarDate(year: year, month: month, day: day)
        else { return nil }
        let midnight = date.daysSinceEpoch * 86_400
        if index == bytes.count {
            self.init(date, in: zone)
            return
        }
        guard skip(0x54, 0x74, ASCII.space), let hour = number(2), hour < 24, skip(ASCII.colon), let minute = number(2),
            minute < 60
        else { return nil }
        var second = 0
        if skip(ASCII.colon) {
            guard let value = number(2), value <= 60 else { return nil }
            second = value
            if skip(ASCII.period) {
                guard number(1) != nil else { return nil }
                while number(1) != nil {}
            }
        }
        _ = skip(ASCII.space)
        let local = midnight + hour * 3600 + minute * 60 + second
        if index < bytes.count {
            guard let offset = DateTime.offset(String(decoding: bytes[index...], as: UTF8.self)) else { return nil }
            let instant = Instant(seconds: local - offset)
            self.init(instant: instant, offset: zone.name == nil ? offset : zone.offset(at: instant))
        } else {
            let instant = zone.moment(ofLocal: local)
            self.init(instant: instant, offset: zone.offset(at: instant))
        }
    }

    /// Seconds east of UTC of `Z`, `UTC`, `+02:00`, `-0530`, `+02`; nil for anything else.
    package static func offset(_ text: String) -> Int? {
        if text == "Z" || text == "z" || text == "UTC" { return 0 }
        var bytes = Array(text.utf8)
        guard let sign = bytes.first, sign == 0x2B || sign == ASCII.hyphen else { return nil }
        bytes.removeFirst()
        if bytes.count == 5, bytes[2] == ASCII.colon { bytes.remove(at: 2) }
        guard bytes.count == 4 || bytes.count == 2, bytes.allSatisfy(ASCII.isDigit) else { return nil }
        let hours = Int(bytes[0] - 0x30) * 10 + Int(bytes[1] - 0x30)
        let minutes = bytes.count == 4 ? Int(bytes[2] - 0x30) * 10 + Int(bytes[3] - 0x30) : 0
        guard hours <= 18, minutes < 60 else { return nil }
        return (hours * 3600 + minutes * 60) * (sign == ASCII.hyphen ? -1 : 1)
    }
}
