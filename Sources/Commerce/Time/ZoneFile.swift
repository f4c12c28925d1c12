import Text

/// Reads the system's zone files (TZif, RFC 8536 and 9636, version 2 and later).
package enum ZoneFile {
    /// Why a file is none that times can be read from.
    package enum Flaw: Error, Sendable, Hashable {
        case notTZif
        case damaged
        /// Version 1 ends in 2037 and has no rule for later years.
        case old
        /// The `right/` files count leap seconds, which nothing else does.
        case leapSeconds
        case tooLarge
    }

    /// Zone files have a few kilobytes; more is something else.
    package static let mostBytes = 1 << 20
    /// The rule at the end of a file is written out up to and with this year.
    package static let lastYear = 2199

    /// The local times a file tells, with the rule at its end written out for the years to come.
    package static func table(_ bytes: [UInt8], name: String) -> Result<ZoneTable, Flaw> {
        do throws(Flaw) {
            return .success(try read(bytes, name))
        } catch {
            return .failure(error)
        }
    }

    /// The numbers of a header (RFC 8536 3.1).
    private struct Header {
        var version: UInt8
        var utIndicators: Int
        var standardIndicators: Int
        var leapSeconds: Int
        var changes: Int
        var types: Int
        var characters: Int

        /// Bytes of the data block after it, with times of so many bytes (RFC 8536 3.2).
        func length(timeBytes: Int) -> Int {
            changes * (timeBytes + 1) + types * 6 + characters + leapSeconds * (timeBytes + 4) + standardIndicators
                + utIndicators
        }
    }

    private static func header(_ bytes: [UInt8], at start: Int) throws(Flaw) -> Header {
        guard bytes.count - start >= 44, bytes[start..<start + 4].elementsEqual("TZif".utf8) else {
            throw start == 0 ? .notTZif : .damaged
        }
        func count(_ index: Int) throws(Flaw) -> Int {
            let value = number(bytes, at: start + 20 + index * 4, bytes: 4)
            // No count of a file is larger than the file.
            guard value >= 0, value <= mostBytes else { throw .damaged }
            return value
        }
        return Header(
            version: bytes[start + 4], utIndicators: try count(0), standardIndicators: try count(1),
            leapSeconds: try count(2), changes: try count(3), types: try count(4), characters: try count(5))
    }

    /// A signed number of the network's byte order; the caller has checked that it is there.
    private static func number(_ bytes: [UInt8], at start: Int, bytes count: Int) -> Int {
        var value: UInt64 = bytes[start] & 0x80 != 0 ? .max : 0
        for byte in bytes[start..<start + count] { value = value << 8 | UInt64(byte) }
        return Int(truncatingIfNeeded: Int64(bitPattern: value))
    }

    private static func read(_ bytes: [UInt8], _ name: String) throws(Flaw) -> ZoneTable {
        guard bytes.count <= mostBytes else { throw .tooLarge }
        let old = try header(bytes, at: 0)
        guard old.version >= UInt8(ascii: "2") else { throw .old }
        let start = 44 + old.length(timeBytes: 4)
        guard start <= bytes.count else { throw .damaged }
        let header = try header(bytes, at: start)
        guard header.leapSeconds == 0 else { throw .leapSeconds }
        let times = start + 44
        let end = times + header.length(timeBytes: 8)
        guard end <= bytes.count, (1...256).contains(header.types) else { throw .damaged }
        let indexes = times + header.changes * 8
        let types = indexes + header.changes
        var offsets: [Int] = []
        for type in 0..<header.types {
            let offset = number(bytes, at: types + type * 6, bytes: 4)
            guard ZoneTable.offsets.contains(offset) else { throw .damaged }
            offsets.append(offset)
        }
        var changes: [ZoneTable.Change] = []
        for index in 0..<header.changes {
            let at = number(bytes, at: times + index * 8, bytes: 8)
            let type = Int(bytes[indexes + index])
            guard type < offsets.count, changes.last.map({ $0.at.seconds < at }) ?? true else { throw .damaged }
            // Some writers begin with the Big Bang, which no calendar here reaches.
            guard abs(at.clamped) < 1 << 56 else { continue }
            changes.append(ZoneTable.Change(at: Instant(seconds: at), offset: offsets[type]))
        }
        if let rule = try footer(bytes, at: end) { changes += later(rule, than: changes.last) }
        return ZoneTable(name: name, first: offsets[0], changes: changes)
    }

    /// The rule between the two line feeds at the end (RFC 8536 3.3); nil where there is none.
    private static func footer(_ bytes: [UInt8], at start: Int) throws(Flaw) -> ZoneRule? {
        guard start < bytes.count, bytes[start] == ASCII.lineFeed,
            let end = bytes[(start + 1)...].firstIndex(of: ASCII.lineFeed)
        else { throw .damaged }
        let text = bytes[(start + 1)..<end]
        if text.isEmpty { return nil }
        guard let rule = ZoneRule(text) else { throw .damaged }
        return rule
    }

    private static func later(_ rule: ZoneRule, than last: ZoneTable.Change?) -> [ZoneTable.Change] {
        guard let summer = rule.summer else {
            return last == nil ? [ZoneTable.Change(at: Instant(seconds: 0), offset: rule.standard)] : []
        }
        let year = max(1900, last.map { CalendarDate($0.at).year } ?? 1970)
        guard year <= lastYear else { return [] }
        var out: [ZoneTable.Change] = []
        for year in year...lastYear {
            for (day, before, after) in [
                (summer.begins, rule.standard, summer.offset), (summer.ends, summer.offset, rule.standard),
            ] {
                let at = Instant(seconds: day.localSeconds(in: year) - before)
                if last.map({ $0.at < at }) ?? true { out.append(ZoneTable.Change(at: at, offset: after)) }
            }
        }
        return out
    }
}

extension Int {
    /// Itself, with the one number that has no magnitude put right.
    fileprivate var clamped: Int { self == .min ? .max : self }
}
