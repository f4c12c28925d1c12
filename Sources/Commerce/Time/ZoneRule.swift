import Text

/// When clocks are set year by year: the `TZ` text of POSIX (IEEE 1003.1, 8.3), as it ends a zone file.
///
/// `CET-1CEST,M3.5.0,M10.5.0/3`; times may be negative and up to 167 hours (RFC 8536 3.3.1).
package struct ZoneRule: Sendable, Hashable {
    /// A day and the time on the clocks before they are set.
    package struct Day: Sendable, Hashable {
        package enum Kind: Sendable, Hashable {
            /// `J60`: 1 to 365, 29 February never counted.
            case julian(Int)
            /// `59`: 0 to 365, 29 February counted.
            case dayOfYear(Int)
            /// `M3.5.0`: month, week (5 is the last), weekday from 0 for Sunday.
            case weekday(month: Int, week: Int, day: Int)
        }

        package var kind: Kind
        /// Seconds after midnight.
        package var time: Int

        /// Seconds since 1970-01-01T00:00 on the clocks.
        package func localSeconds(in year: Int) -> Int {
            let first = CalendarDate(year: year, month: 1, day: 1)?.daysSinceEpoch ?? 0
            let day: Int
            switch kind {
            case .julian(let number):
                let isLeap = CalendarDate.days(inMonth: 2, of: year) == 29
                day = first + number - 1 + (isLeap && number >= 60 ? 1 : 0)
            case .dayOfYear(let number): day = first + number
            case .weekday(let month, let week, let weekday):
                guard let start = CalendarDate(year: year, month: month, day: 1) else { return first * 86_400 }
                var date = 1 + (weekday - start.weekday + 7) % 7 + (week - 1) * 7
                if date > CalendarDate.days(inMonth: month, of: year) { date -= 7 }
                day = start.daysSinceEpoch + date - 1
            }
            return day * 86_400 + time
        }
    }

    package struct Summer: Sendable, Hashable {
        /// Seconds east of UTC.
        package var offset: Int
        package var begins: Day
        package var ends: Day
    }

    /// Seconds east of UTC.
    package var standard: Int
    package var summer: Summer?

    /// Nil for anything that POSIX does not know, and for summer time without its days.
    package init?(_ text: some Sequence<UInt8>) {
        var cursor = Cursor(bytes: Array(text))
        guard cursor.skipName(), let standard = cursor.offset(mostHours: 24) else { return nil }
        self.standard = -standard
        guard !cursor.isAtEnd else { return }
        guard cursor.skipName() else { return nil }
        var offset = self.standard + 3_600
        if !cursor.isAtEnd, cursor.byte != ASCII.comma {
            guard let written = cursor.offset(mostHours: 24) else { return nil }
            offset = -written
        }
        guard cursor.skip(ASCII.comma), let begins = cursor.day(), cursor.skip(ASCII.comma), let ends = cursor.day(),
            cursor.isAtEnd
        else { return nil }
        summer = Summer(offset: offset, begins: begins, ends: ends)
    }

    private struct Cursor {
        let bytes: [UInt8]
        var index = 0

        var isAtEnd: Bool { index >= bytes.count }
        var byte: UInt8? { index < bytes.count ? bytes[index] : nil }

        mutating func skip(_ wanted: UInt8) -> Bool {
            guard byte == wanted else { return false }
            index += 1
            return true
        }

        /// `CET` or `<+0330>`.
        mutating func skipName() -> Bool {
            let start = index
            if skip(UInt8(ascii: "<")) {
                while let byte, byte != UInt8(ascii: ">") { index += 1 }
                return skip(UInt8(ascii: ">")) && index - start > 2
            }
            while let byte, ASCII.isLetter(byte) { index += 1 }
            return index - start >= 3
        }

        mutating func number(_ range: ClosedRange<Int>) -> Int? {
            var value = 0
            let start = index
            while let byte, ASCII.isDigit(byte), index - start < 4 {
                value = value * 10 + Int(byte - 0x30)
                index += 1
            }
            return index > start && range.contains(value) ? value : nil
        }

        /// `-5`, `+3:30`, `167:59:59` in seconds.
        mutating func offset(mostHours: Int) -> Int? {
            let isNegative = skip(ASCII.hyphen)
            if !isNegative { _ = skip(UInt8(ascii: "+")) }
            guard let hours = number(0...mostHours) else { return nil }
            var seconds = hours * 3_600
            for unit in [60, 1] where skip(ASCII.colon) {
                guard let value = number(0...59) else { return nil }
                seconds += value * unit
            }
            return isNegative ? -seconds : seconds
        }

        mutating func day() -> Day? {
            let kind: Day.Kind
            if skip(UInt8(ascii: "J")) {
                guard let number = number(1...365) else { return nil }
                kind = .julian(number)
            } else if skip(UInt8(ascii: "M")) {
                guard let month = number(1...12), skip(ASCII.period), let week = number(1...5), skip(ASCII.period),
                    let weekday = number(0...6)
                else { return nil }
                kind = .weekday(month: month, week: week, day: weekday)
            } else {
                guard let number = number(0...365) else { return nil }
                kind = .dayOfYear(number)
            }
            var time = 2 * 3_600
            if skip(ASCII.slash) {
                guard let written = offset(mostHours: 167) else { return nil }
                time = written
            }
            return Day(kind: kind, time: time)
        }
    }
}
