import Platform
import Text

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// What the files of the output folder were after a build, sorted by path: a few flat arrays, since there can be a
/// quarter of a million of them and a build that changes nothing should do no more for one than ask the system once.
package struct OutputTable: Sendable {
    /// The paths, relative to the output folder, each ended by a zero byte: the system takes them as they lie.
    private var text: [UInt8] = []
    /// Where each path begins in `text`; one more than there are files.
    private var starts: [UInt32] = [0]
    private var fingerprints: [Fingerprint] = []
    /// Bytes.
    private var sizes: [Int64] = []
    /// Nanoseconds since 1970.
    private var times: [Int64] = []

    package init() {}

    package init(_ records: [OutputRecord]) {
        for index in Self.order(records) { append(records[index]) }
    }

    package var count: Int { fingerprints.count }

    /// How many bytes it takes to write it.
    var bytes: Int { text.count + count * 40 }

    package func path(_ id: Int) -> String { String(decoding: pathBytes(id), as: UTF8.self) }

    package func fingerprint(_ id: Int) -> Fingerprint { fingerprints[id] }

    package func stamp(_ id: Int) -> FileStamp { FileStamp(size: Int(sizes[id]), modified: Int(times[id])) }

    package func record(_ id: Int) -> OutputRecord {
        OutputRecord(path: path(id), fingerprint: fingerprints[id], stamp: stamp(id))
    }

    /// The indexes of `records` in the order of their paths. The paths are laid side by side first: to compare strings one
    /// by one, and to move records about, takes several times as long.
    private static func order(_ records: [OutputRecord]) -> [Int] {
        var text: [UInt8] = []
        var places: [(start: Int32, count: Int32, index: Int32)] = []
        places.reserveCapacity(records.count)
        for (index, record) in records.enumerated() {
            let start = text.count
            text.append(contentsOf: record.path.utf8)
            guard let index = Int32(exactly: index), let begin = Int32(exactly: start),
                let count = Int32(exactly: text.count - start)
            else { return records.indices.sorted { records[$0].path.precedesInBytes(records[$1].path) } }
            places.append((begin, count, index))
        }
        text.withUnsafeBytes { text in
            places.sort { left, right in
                let common = Int(min(left.count, right.count))
                guard common > 0, let base = text.baseAddress else { return left.count < right.count }
                let order = memcmp(base + Int(left.start), base + Int(right.start), common)
                return order == 0 ? left.count < right.count : order < 0
            }
        }
        return places.map { Int($0.index) }
    }

    /// The path as it is handed to the system, ended by a zero byte.
    package func withPath<Result>(_ id: Int, _ body: (UnsafePointer<CChar>) -> Result) -> Result {
        text.withUnsafeBufferPointer { bytes in
            (bytes.baseAddress! + Int(starts[id])).withMemoryRebound(to: CChar.self, capacity: 1, body)
        }
    }

    /// The file with that path, or nil.
    package func id(of path: String) -> Int? {
        var copy = path
        return copy.withUTF8 { wanted in
            var low = 0
            var high = count
            while low < high {
                let middle = (low + high) / 2
                switch order(pathBytes(middle), wanted) {
                case 0: return middle
                case ..<0: low = middle + 1
                default: high = middle
                }
            }
            return nil
        }
    }

    /// Whether a file lies below a folder, however deep.
    func holdsAny(below folder: String) -> Bool { !ids(withPrefix: folder + "/").isEmpty }

    /// The files whose paths begin with a text.
    func ids(withPrefix prefix: String) -> Range<Int> {
        let start = firstID(notBefore: prefix)
        var end = start
        while end < count, pathBytes(end).starts(with: prefix.utf8) { end += 1 }
        return start..<end
    }

    private func firstID(notBefore prefix: String) -> Int {
        var copy = prefix
        return copy.withUTF8 { wanted in
            var low = 0
            var high = count
            while low < high {
                let middle = (low + high) / 2
                if order(pathBytes(middle), wanted) < 0 { low = middle + 1 } else { high = middle }
            }
            return low
        }
    }

    /// The paths of this table that another has not, in order.
    func paths(missingFrom other: OutputTable) -> [String] {
        var missing: [String] = []
        var at = 0
        for id in 0..<count {
            var step = 1
            while at < other.count {
                step = order(pathBytes(id), other.pathBytes(at))
                if step <= 0 { break }
                at += 1
            }
            if at < other.count, step == 0 { at += 1 } else { missing.append(path(id)) }
        }
        return missing
    }

    private func order(_ left: ArraySlice<UInt8>, _ right: ArraySlice<UInt8>) -> Int {
        right.withUnsafeBufferPointer { order(left, $0) }
    }

    private func pathBytes(_ id: Int) -> ArraySlice<UInt8> { text[Int(starts[id])..<Int(starts[id + 1]) - 1] }

    /// Below zero, zero or above as the first comes before the second in the order of their bytes.
    private func order(_ left: ArraySlice<UInt8>, _ right: UnsafeBufferPointer<UInt8>) -> Int {
        left.withUnsafeBytes { left in
            let right = UnsafeRawBufferPointer(right)
            let common = min(left.count, right.count)
            var index = 0
            while index &+ 8 <= common,
                left.loadUnaligned(fromByteOffset: index, as: UInt64.self)
                    == right.loadUnaligned(fromByteOffset: index, as: UInt64.self)
            {
                index &+= 8
            }
            while index < common {
                if left[index] != right[index] { return left[index] < right[index] ? -1 : 1 }
                index &+= 1
            }
            return left.count - right.count
        }
    }

    private mutating func append(_ record: OutputRecord) {
        text.append(contentsOf: record.path.utf8)
        text.append(0)
        close(record.fingerprint, record.stamp)
    }

    private mutating func close(_ fingerprint: Fingerprint, _ stamp: FileStamp) {
        starts.append(UInt32(truncatingIfNeeded: text.count))
        fingerprints.append(fingerprint)
        sizes.append(Int64(stamp.size))
        times.append(Int64(stamp.modified))
    }

    /// The table of those of this one that `isKept` names, and of new files.
    ///
    /// - Returns: the table, and for each file of this one its number in the new one, or `OutputTable.none`.
    func merging(_ records: [OutputRecord], keeping isKept: [Bool]) -> (table: OutputTable, numbers: [UInt32]) {
        if records.isEmpty, isKept.allSatisfy({ $0 }) { return (self, Array(0..<UInt32(truncatingIfNeeded: count))) }
        var next = OutputTable()
        next.reserve(count + records.count, bytes: text.count + records.count * 32)
        var numbers = [UInt32](repeating: Self.none, count: count)
        var id = 0
        // Between two new files whole runs of old ones are copied.
        func take(upTo end: Int) {
            while id < end {
                guard isKept[id] else {
                    id += 1
                    continue
                }
                var last = id
                while last < end, isKept[last] {
                    numbers[last] = UInt32(truncatingIfNeeded: next.count + last - id)
                    last += 1
                }
                next.append(id..<last, of: self)
                id = last
            }
        }
        for index in Self.order(records) {
            let record = records[index]
            take(upTo: firstID(notBefore: record.path))
            next.append(record)
        }
        take(upTo: count)
        return (next, numbers)
    }

    private mutating func append(_ ids: Range<Int>, of other: OutputTable) {
        let start = Int(other.starts[ids.lowerBound])
        let shift = text.count - start
        text.append(contentsOf: other.text[start..<Int(other.starts[ids.upperBound])])
        for id in ids { starts.append(UInt32(truncatingIfNeeded: Int(other.starts[id + 1]) + shift)) }
        fingerprints.append(contentsOf: other.fingerprints[ids])
        sizes.append(contentsOf: other.sizes[ids])
        times.append(contentsOf: other.times[ids])
    }

    /// No file of a table.
    static let none = UInt32.max

    private mutating func reserve(_ count: Int, bytes: Int) {
        text.reserveCapacity(bytes)
        starts.reserveCapacity(count + 1)
        fingerprints.reserveCapacity(count)
        sizes.reserveCapacity(count)
        times.reserveCapacity(count)
    }

    /// One path a line.
    func appendLines(to out: inout ByteWriter) {
        // The table keeps a zero byte where a line has its end, and no path has one within.
        let start = out.count
        out.append(text)
        for id in 0..<count { out.replace(at: start + Int(starts[id + 1]) - 1, with: ASCII.lineFeed) }
    }

    func write(to out: inout PlainArrayWriter) {
        out.put(text)
        out.put(starts)
        out.put(fingerprints)
        out.put(sizes)
        out.put(times)
    }

    /// Nil for anything that is not whole.
    init?(reading reader: inout PlainArrayReader) {
        guard let text = reader.take(UInt8.self), let starts = reader.take(UInt32.self),
            let fingerprints = reader.take(Fingerprint.self), let sizes = reader.take(Int64.self),
            let times = reader.take(Int64.self)
        else { return nil }
        let count = fingerprints.count
        guard starts.count == count + 1, sizes.count == count, times.count == count, starts.first == 0,
            Int(starts[count]) == text.count
        else { return nil }
        for id in 0..<count {
            // Each path is there, and ends where the system will take it to end.
            guard starts[id] < starts[id + 1], Int(starts[id + 1]) <= text.count, text[Int(starts[id + 1]) - 1] == 0
            else { return nil }
        }
        self.text = text
        self.starts = starts
        self.fingerprints = fingerprints
        self.sizes = sizes
        self.times = times
    }
}
