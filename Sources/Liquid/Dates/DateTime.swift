/// A moment with the offset it was written in.
///
/// The calendar is the proleptic Gregorian one; days are counted from 1970-01-01.
struct DateTime: Sendable, Equatable {
    /// Seconds since 1970-01-01 00:00:00 UTC.
    let seconds: Int
    let nanoseconds: Int
    /// Seconds east of UTC.
    let offset: Int
    /// `UTC`, or nil for a plain offset.
    let zone: String?

    let year: Int
    let month: Int
    let day: Int
    let hour: Int
    let minute: Int
    let second: Int

    /// Seconds a date may lie from 1970: a few thousand times the age of writing, and no overflow.
    private static let farthest = 4_000_000_000_000_000

    /// A moment in UTC, or nil when it is too far away.
    init?(seconds: Int) { self.init(seconds: seconds, nanoseconds: 0, offset: 0, zone: "UTC") }

    init?(seconds: Int, nanoseconds: Int, offset: Int, zone: String?) {
        guard abs(seconds.clamped) <= DateTime.farthest, abs(offset) < 200_000 else { return nil }
        self.seconds = seconds
        self.nanoseconds = nanoseconds
        self.offset = offset
        self.zone = zone
        let local = seconds + offset
        let days = local.flooredQuotient(86_400)
        let rest = local - days * 86_400
        (year, month, day) = DateTime.civil(days)
        hour = rest / 3_600
        minute = rest / 60 % 60
        second = rest % 60
    }

    /// A wall-clock time at an offset, or nil for a date that is not in the calendar.
    init?(
        year: Int, month: Int, day: Int, hour: Int = 0, minute: Int = 0, second: Int = 0, nanoseconds: Int = 0,
        offset: Int = 0, zone: String? = "UTC"
    ) {
        guard abs(year) < 100_000_000, (1...12).contains(month), (1...31).contains(day), (0...24).contains(hour),
            (0...59).contains(minute), (0...60).contains(second), hour < 24 || minute == 0 && second == 0,
            day <= DateTime.daysInMonth(year, month)
        else { return nil }
        let local = DateTime.days(year, month, day) * 86_400 + hour * 3_600 + minute * 60 + second
        self.init(seconds: local - offset, nanoseconds: nanoseconds, offset: offset, zone: zone)
    }

    static func isLeap(_ year: Int) -> Bool { year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) }

    static func daysInMonth(_ year: Int, _ month: Int) -> Int {
        month == 2 ? (isLeap(year) ? 29 : 28) : [4, 6, 9, 11].contains(month) ? 30 : 31
    }

    /// Days since 1970-01-01. Years begin in March here, so that the leap day is the last of its year.
    static func days(_ year: Int, _ month: Int, _ day: Int) -> Int {
        let shifted = month <= 2 ? year - 1 : year
        let era = shifted.flooredQuotient(400)
        let yearOfEra = shifted - era * 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }

    static func civil(_ days: Int) -> (Int, Int, Int) {
        let shifted = days + 719_468
        let era = shifted.flooredQuotient(146_097)
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        let day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
        let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day)
    }

    /// 0 is Sunday.
    var weekday: Int {
        let days = DateTime.days(year, month, day) + 4
        return days - days.flooredQuotient(7) * 7
    }

    /// 1 is the first of January.
    var dayOfYear: Int { DateTime.days(year, month, day) - DateTime.days(year, 1, 1) + 1 }

    /// The week of the year that begins on `first` (0 is Sunday); days before the first such week are in week 0.
    func week(beginningOn first: Int) -> Int { (dayOfYear + 6 - (weekday - first + 7) % 7) / 7 }

    /// The year and week of ISO 8601: week 1 has the year's first Thursday.
    var isoWeek: (year: Int, week: Int) {
        let fromMonday = (weekday + 6) % 7
        let thursday = DateTime.days(year, month, day) - fromMonday + 3
        let (isoYear, _, _) = DateTime.civil(thursday)
        return (isoYear, (thursday - DateTime.days(isoYear, 1, 1)) / 7 + 1)
    }

    static let monthNames = [
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
        "December",
    ]
    static let dayNames = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"]
}

extension Int {
    /// The quotient rounded down; the divisor is positive.
    func flooredQuotient(_ divisor: Int) -> Int {
        let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
        return remainder < 0 ? quotient - 1 : quotient
    }

    fileprivate var clamped: Int { self == .min ? .min + 1 : self }
}
