extension CalendarDate {
    /// The day after so many working days, Saturdays and Sundays left out; what begins on one begins on the Monday.
    ///
    /// Holidays are not known: they differ by town.
    package func adding(workingDays count: Int) -> CalendarDate {
        var day = daysSinceEpoch
        func isWorking(_ day: Int) -> Bool { (1...5).contains(((day + 4) % 7 + 7) % 7) }
        while !isWorking(day) { day += 1 }
        // Ranges of days are at most a year.
        for _ in 0..<min(max(count, 0), 1_000) {
            day += 1
            while !isWorking(day) { day += 1 }
        }
        return CalendarDate(Instant(seconds: day * 86_400))
    }
}
