import Platform
import Text

extension JournalFiles {
    /// Reads the record at `position` and checks it.
    func entry(at position: JournalPosition) throws(JournalFailure) -> JournalEntry {
        let path = layout.segment(position.segment)
        guard position.offset >= 0 else {
            throw .corrupt(file: path, offset: position.offset, what: "no record can begin")
        }
        let file = try at(path) { () throws(FileFault) in try disk.open(path, .read) }
        defer { disk.close(file) }
        // Nearly every record fits into the first reading.
        for capacity in [JournalFiles.firstReading, JournalFiles.longestLine] {
            let bytes = try read(file, path, at: position.offset, count: capacity)
            let entry = try bytes.withUnsafeBufferPointer { bytes throws(JournalFailure) -> JournalEntry? in
                switch Record.parse(bytes, at: 0) {
                case .record(let record):
                    var entry = record.entry(bytes, segment: position.segment)
                    entry.position = position
                    return entry
                case .cut:
                    if bytes.count == capacity, capacity < JournalFiles.longestLine { return nil }
                    throw .corrupt(file: path, offset: position.offset, what: "the record is not whole")
                case .damaged(let what, _):
                    throw .corrupt(file: path, offset: position.offset, what: "\(what)")
                case .newer: throw .newerFormat(file: path, offset: position.offset)
                }
            }
            if let entry { return entry }
        }
        throw .corrupt(file: path, offset: position.offset, what: "the record is not whole")
    }

    private static let firstReading = 8 * 1024
    /// The fields, the longest JSON, and as much room again as erasing can leave.
    private static let longestLine = 2 * JournalLimits.recordBytes + 1024

    private func read(
        _ file: DiskFile, _ path: String, at offset: Int, count: Int
    ) throws(JournalFailure) -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: count)
        var done = 0
        while done < count {
            let got = try bytes.withUnsafeMutableBufferPointer { buffer throws(JournalFailure) in
                let rest = UnsafeMutableRawBufferPointer(UnsafeMutableBufferPointer(rebasing: buffer[done...]))
                return try at(path) { () throws(FileFault) in try disk.read(file, at: offset + done, into: rest) }
            }
            if got == 0 { break }
            done += got
        }
        bytes.removeLast(count - done)
        return bytes
    }
}
