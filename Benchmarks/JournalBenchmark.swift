import Orders
import Platform
import Text

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// Writes as fast as the disk lets it, first without and then with the journal, and opens a large journal.
@main
enum JournalBenchmark {
    static func main() throws {
        let arguments = CommandLine.arguments
        guard arguments.count == 3, let records = Int(arguments[1]), records > 0 else {
            fatalError("usage: run RECORDS FOLDER")
        }
        let folder = arguments[2]
        for size in [1, 64] { try compare(folder, perSync: size) }
        try openLarge(folder + "/large", records: records)
    }

    /// 1.5 KB, with personal data, as an order is.
    private static func record(_ number: Int) -> [UInt8] {
        let start =
            #"{"type":"placed","at":1767225600,"number":"\#(number)","lines":[{"sku":"VT-1","quantity":2}],"note":""#
        let end =
            #"","personal":{"salt":"0123456789abcdef0123456789abcdef","name":"Ada Lovelace","email":"ada@example.org","#
            + #""address":["12 St James's Square","London"],"postcode":"SW1Y 4LB","country":"GB"}}"#
        var out = Array(start.utf8)
        out.append(contentsOf: repeatElement(UInt8(ascii: "x"), count: 1500 - start.utf8.count - end.utf8.count))
        out.append(contentsOf: end.utf8)
        return out
    }

    private static let rounds = 8
    private static let roundSeconds = 0.5
    private static let lineBytes = 1600

    /// Appends and syncs the same bytes without and with the journal, in turns, since the disk's pace changes.
    private static func compare(_ folder: String, perSync count: Int) throws {
        let disk = SystemDisk()
        let path = folder + "/raw-\(count)"
        let file = try disk.open(path, .create)
        defer { disk.close(file) }
        let bytes = [UInt8](repeating: UInt8(ascii: "x"), count: count * lineBytes)
        var offset = 0
        let (journal, _) = try Journal.open(
            folder: folder + "/rate-\(count)", disk: disk, restore: { _ in }, replay: { _ in })
        let batch = (0..<count).map { record($0) }

        var raw: [Double] = []
        var ours: [Double] = []
        for _ in 0..<rounds {
            raw.append(
                try rate(count) {
                    var done = 0
                    while done < bytes.count {
                        done += try bytes.withUnsafeBytes {
                            try disk.write(file, at: offset + done, UnsafeRawBufferPointer(rebasing: $0[done...]))
                        }
                    }
                    offset += done
                    try disk.synchronize(file)
                })
            ours.append(try rate(count) { _ = try journal.append(batch) })
        }
        try journal.close()
        let (disks, journals) = (median(raw), median(ours))
        print(
            "\(count) a sync: the disk \(Int(disks)) records/s, the journal \(Int(journals)) records/s, "
                + "\(Int(journals * 100 / disks)) %")
    }

    private static func rate(_ count: Int, _ body: () throws -> Void) throws -> Double {
        let start = SystemCalls.ticks
        var done = 0
        while elapsed(start) < roundSeconds {
            try body()
            done += count
        }
        return Double(done) / elapsed(start)
    }

    private static func median(_ values: [Double]) -> Double { values.sorted()[values.count / 2] }

    private static func elapsed(_ start: Int) -> Double { Double(SystemCalls.ticks - start) / 1e9 }

    /// A snapshot stands a hundredth before the end, so that there is something to replay.
    private static func openLarge(_ folder: String, records: Int) throws {
        let (journal, _) = try Journal.open(folder: folder, disk: SystemDisk(), restore: { _ in }, replay: { _ in })
        var written = 0
        let snapshotAt = records - records / 100
        var start = SystemCalls.ticks
        while written < records {
            let count = min(1000, (written < snapshotAt ? snapshotAt : records) - written)
            _ = try journal.append((0..<count).map { record(written + $0) })
            written += count
            // 64 bytes a record: about what the owner's state is for each order.
            if written == snapshotAt { try journal.writeSnapshot([UInt8](repeating: 0x2E, count: written * 64)) }
        }
        print("\(records) records written in \(text(elapsed(start))) s")
        try journal.close()

        for (name, isCold) in [("from the cache", false), ("from the disk", true)] {
            if isCold, !dropFromCache(folder) { continue }
            start = SystemCalls.ticks
            let work = processorTime
            var replayed = 0
            let (journal, report) = try Journal.open(
                folder: folder, disk: SystemDisk(), restore: { _ in }, replay: { _ in replayed += 1 })
            let seconds = elapsed(start)
            precondition(report.records == records && replayed == records - snapshotAt)
            let speed = Double(report.bytes) / 1e6
            print(
                "opened \(name) in \(text(seconds)) s: \(Int(speed)) MB checked, \(Int(speed / seconds)) MB/s "
                    + "(\(Int(speed / (processorTime - work))) MB/s of processor time), \(replayed) records replayed")
            try journal.close()
        }
        start = SystemCalls.ticks
        let report = JournalReader.verify(folder: folder, disk: SystemDisk())
        precondition(report.isSound && report.records == records)
        print("verified with all hashes in \(text(elapsed(start))) s")
    }

    /// Seconds that this process has computed: what a busy machine does not change.
    private static var processorTime: Double {
        var time = timespec()
        clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }

    /// Takes the segments out of the page cache; false where that cannot be asked for.
    private static func dropFromCache(_ folder: String) -> Bool {
        #if canImport(Darwin)
            return false
        #else
            sync()
            for name in SystemCalls.names(in: folder + "/journal") ?? [] {
                let descriptor = open(folder + "/journal/" + name, O_RDONLY | O_CLOEXEC)
                guard descriptor >= 0 else { return false }
                posix_fadvise(descriptor, 0, 0, POSIX_FADV_DONTNEED)
                close(descriptor)
            }
            return true
        #endif
    }

    private static func text(_ seconds: Double) -> String {
        "\(Int(seconds)).\(String(Int(seconds * 100) % 100 + 100).dropFirst())"
    }
}
