/// The local time of one place: its offset from UTC at every moment.
///
/// A plain offset is a table without changes. Before the first change `first` holds, after the last one its offset.
package struct ZoneTable: Sendable, Hashable {
    /// A moment at which the clocks are set.
    package struct Change: Sendable, Hashable {
        package var at: Instant
        /// Seconds east of UTC from then on.
        package var offset: Int

        package init(at: Instant, offset: Int) {
            self.at = at
            self.offset = offset
        }
    }

    /// The name of the time zone database, `Europe/Berlin`; nil for a plain offset.
    package var name: String?
    /// Seconds east of UTC before the first change.
    package var first: Int
    /// In the order of their moments.
    package private(set) var changes: [Change]

    /// Changes are sorted; those that change nothing are left out.
    package init(name: String? = nil, first: Int, changes: [Change] = []) {
        self.name = name
        self.first = first
        var kept: [Change] = []
        for change in changes.sorted(by: { $0.at < $1.at }) {
            if kept.last?.at == change.at { kept.removeLast() }
            if (kept.last?.offset ?? first) != change.offset { kept.append(change) }
        }
        self.changes = kept
    }

    /// A place that never sets its clocks.
    package init(offset: Int) { self.init(first: offset) }

    package static let utc = ZoneTable(offset: 0)

    /// The largest offset that is read: more than a day is no time of any place.
    package static let offsets = -93_599...93_599

    /// Seconds east of UTC at a moment.
    package func offset(at moment: Instant) -> Int {
        let index = count(until: moment)
        return index == 0 ? first : changes[index - 1].offset
    }

    /// The calendar day at a moment.
    package func date(at moment: Instant) -> CalendarDate {
        CalendarDate(Instant(seconds: moment.seconds + offset(at: moment)))
    }

    /// The moment at which clocks show a local time, given as seconds since 1970-01-01T00:00 on those clocks.
    ///
    /// A time that exists twice, because clocks were set back, is the first of the two. A time that does not exist, because
    /// they were set forward, is the moment they were set: what comes after the gap.
    package func moment(ofLocal seconds: Int) -> Instant {
        let widest = 2 * ZoneTable.offsets.upperBound
        var index = count(until: Instant(seconds: seconds - widest))
        var offset = index == 0 ? first : changes[index - 1].offset
        while true {
            let candidate = Instant(seconds: seconds - offset)
            guard index < changes.count, changes[index].at.seconds <= seconds + widest else { return candidate }
            let next = changes[index]
            if candidate < next.at { return candidate }
            // Clocks that went past the local time by being set.
            if next.at.seconds + next.offset > seconds { return next.at }
            offset = next.offset
            index += 1
        }
    }

    /// The first moment of a day: midnight, or the end of a gap that swallowed it.
    package func start(of date: CalendarDate) -> Instant { moment(ofLocal: date.daysSinceEpoch * 86_400) }

    /// The table with the changes of some years only, for showing times of about now.
    package func limited(to years: ClosedRange<Int>) -> ZoneTable {
        func start(_ year: Int) -> Instant {
            let date = CalendarDate(year: min(max(year, 1), 9999), month: 1, day: 1)
            return Instant(seconds: (date?.daysSinceEpoch ?? 0) * 86_400)
        }
        let (from, to) = (start(years.lowerBound), start(years.upperBound + 1))
        return ZoneTable(
            name: name, first: offset(at: from), changes: changes.filter { $0.at > from && $0.at < to })
    }

    /// How many changes were made up to and with a moment.
    private func count(until moment: Instant) -> Int {
        var low = 0
        var high = changes.count
        while low < high {
            let middle = low + (high - low) / 2
            if changes[middle].at <= moment { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
