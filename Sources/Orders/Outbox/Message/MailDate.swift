import Commerce

/// Dates in headers of mails: `Fri, 15 Jan 2027 08:00:00 +0000` (RFC 5322, 3.3).
enum MailDate {
    private static let days = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]
    private static let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]

    /// - Parameter offset: seconds east of UTC; whole minutes of it count.
    static func text(_ instant: Instant, offset: Int) -> String {
        let minutes = max(-14 * 60, min(14 * 60, offset / 60))
        let moment = DateTime(instant: instant, offset: minutes * 60)
        let date = moment.date
        let seconds = moment.secondsOfDay
        func two(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }
        let zone = (minutes < 0 ? "-" : "+") + two(abs(minutes) / 60) + two(abs(minutes) % 60)
        let time = "\(two(seconds / 3600)):\(two(seconds / 60 % 60)):\(two(seconds % 60))"
        return "\(days[date.weekday]), \(date.day) \(months[date.month - 1]) \(date.year) \(time) \(zone)"
    }
}
