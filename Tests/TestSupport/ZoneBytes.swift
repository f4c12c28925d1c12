import Commerce
import Text

/// Zone files (TZif, version 2) made in memory, so that tests of clocks need none of the system's.
package enum ZoneBytes {
    /// A file with these offsets, changes and the rule at its end.
    ///
    /// - Parameters:
    ///   - first: seconds east of UTC before the first change.
    ///   - changes: seconds since 1970 and the offset from then on.
    ///   - version: the byte behind `TZif`.
    package static func file(
        first: Int, changes: [(at: Int, offset: Int)] = [], rule: String, version: UInt8 = 0x32, leapSeconds: Int = 0
    ) -> [UInt8] {
        var offsets = [first]
        for change in changes where !offsets.contains(change.offset) { offsets.append(change.offset) }
        // The block of version 1 holds nothing.
        var out = header(version, changes: 0, types: 1, leapSeconds: 0) + [UInt8](repeating: 0, count: 6) + [0]
        out += header(version, changes: changes.count, types: offsets.count, leapSeconds: leapSeconds)
        for change in changes { out += number(change.at, bytes: 8) }
        for change in changes { out.append(UInt8(offsets.firstIndex(of: change.offset) ?? 0)) }
        for offset in offsets { out += number(offset, bytes: 4) + [0, 0] }
        out += [0]
        for _ in 0..<leapSeconds { out += [UInt8](repeating: 0, count: 12) }
        return out + [ASCII.lineFeed] + Array(rule.utf8) + [ASCII.lineFeed]
    }

    private static func header(_ version: UInt8, changes: Int, types: Int, leapSeconds: Int) -> [UInt8] {
        Array("TZif".utf8) + [version] + [UInt8](repeating: 0, count: 15) + number(0, bytes: 4) + number(0, bytes: 4)
            + number(leapSeconds, bytes: 4) + number(changes, bytes: 4) + number(types, bytes: 4) + number(1, bytes: 4)
    }

    private static func number(_ value: Int, bytes count: Int) -> [UInt8] {
        (0..<count).map { UInt8(truncatingIfNeeded: value >> (8 * (count - 1 - $0))) }
    }

    /// Places by their rules; Casablanca's clocks follow the moon, so its file names each change.
    package static let files: [String: [UInt8]] = [
        "Europe/Berlin": file(first: 3_600, rule: "CET-1CEST,M3.5.0,M10.5.0/3"),
        "Europe/Dublin": file(first: 0, rule: "IST-1GMT0,M10.5.0,M3.5.0/1"),
        "America/New_York": file(first: -18_000, rule: "EST5EDT,M3.2.0,M11.1.0"),
        "Australia/Lord_Howe": file(first: 37_800, rule: "<+1030>-10:30<+11>-11,M10.1.0,M4.1.0"),
        "Asia/Tokyo": file(first: 32_400, rule: "JST-9"),
        "Pacific/Chatham": file(first: 45_900, rule: "<+1245>-12:45<+1345>,M9.5.0/2:45,M4.1.0/3:45"),
        "Africa/Casablanca": file(
            first: 3_600,
            changes: [
                (1_771_120_800, 0), (1_774_144_800, 3_600), (1_801_965_600, 0), (1_804_989_600, 3_600),
            ], rule: "<+01>-1"),
        // Clocks that were set at midnight: the day begins at one.
        "America/Sao_Paulo": file(
            first: -10_800, changes: [(1_541_300_400, -7_200), (1_550_368_800, -10_800)], rule: "<-03>3"),
    ]

    package static let finder = ZoneFinder { name in
        guard let bytes = files[name] else { return .unknown(names: files.keys.sorted()) }
        switch ZoneFile.table(bytes, name: name) {
        case .success(let table): return .zone(table)
        case .failure(let flaw): return .unreadable("\(flaw)")
        }
    }
}
