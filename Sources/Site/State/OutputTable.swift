import Platform
import Text

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
        let sorted = records.sorted { $0.path.precedesInBytes($1.path) }
        for record in sorted { append(record) }
    }

    package var count: Int { fingerprints.count }

    package func path(_ id: Int) -> String { String(decoding: pathBytes(id), as: UTF8.self) }

    package func fingerprint(_ id: Int) -> Fingerprint { fingerprints[id] }

    package func stamp(_ id: Int) -> FileStamp { FileStamp(size: Int(sizes[id]), modified: Int(times[id])) }

    package func record(_ id: Int) -> OutputRecord {
        OutputRecord(path: path(id), fingerprint: fingerprints[id], stamp: stamp(id))
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
    func holdsAny(below folder: String) -> Bool {
        let prefix = folder + "/"
        var low = 0
        var high = count
        while low < high {
            let middle = (low + high) / 2
            if precedes(prefix, middle) { high = middle } else { low = middle + 1 }
        }
        return low < count && path(low).utf8.starts(with: prefix.utf8)
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

    private func order(_ left: ArraySlice<UInt8>, _ right: UnsafeBufferPointer<UInt8>) -> Int {
        left.withUnsafeBufferPointer { left in
            let common = min(left.count, right.count)
            for index in 0..<common where left[index] != right[index] {
                return left[index] < right[index] ? -1 : 1
            }
            return left.count - right.count
        }
    }

    private mutating func append(_ record: OutputRecord) {
        text.append(contentsOf: record.path.utf8)
        text.append(0)
        close(record.fingerprint, record.stamp)
    }

    private mutating func append(_ id: Int, of other: OutputTable) {
        text.append(contentsOf: other.pathBytes(id))
        text.append(0)
        close(other.fingerprints[id], other.stamp(id))
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
        var next = OutputTable()
        next.reserve(count + records.count, bytes: text.count + records.count * 32)
        var numbers = [UInt32](repeating: Self.none, count: count)
        let new = records.sorted { $0.path.precedesInBytes($1.path) }
        var taken = 0
        for id in 0..<count where isKept[id] {
            while taken < new.count, precedes(new[taken].path, id) {
                next.append(new[taken])
                taken += 1
            }
            numbers[id] = UInt32(truncatingIfNeeded: next.count)
            next.append(id, of: self)
        }
        while taken < new.count {
            next.append(new[taken])
            taken += 1
        }
        return (next, numbers)
    }

    private func precedes(_ path: String, _ id: Int) -> Bool {
        var copy = path
        return copy.withUTF8 { order(pathBytes(id), $0) > 0 }
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
        for id in 0..<count { out.bytes[start + Int(starts[id + 1]) - 1] = ASCII.lineFeed }
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
