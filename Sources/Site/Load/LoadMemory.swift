import Commerce
import Platform
import Text

/// What the last build learnt from the files of the content folder, so that only those that changed are read again.
package struct LoadMemory: Sendable {
    /// A file that was read and had nothing wrong with it.
    struct KnownFile: Sendable, Equatable {
        var path: String
        var stamp: FileStamp
        /// Decides when a stamp is another and the file may still be the same: after a copy, or a fresh checkout.
        var content: Fingerprint
        /// How many products it holds.
        var count: Int
    }

    /// A published file, with what probing it found out.
    package struct Media: Sendable, Equatable {
        package var path: String
        package var stamp: FileStamp
        package var fingerprint: Fingerprint
        package var width: Int
        package var height: Int

        package init(path: String, stamp: FileStamp, fingerprint: Fingerprint, width: Int, height: Int) {
            self.path = path
            self.stamp = stamp
            self.fingerprint = fingerprint
            self.width = width
            self.height = height
        }
    }

    /// Of the store: its currency, zone and conventions are how the other files are read.
    var store: Fingerprint = .zero
    package var media: [Media] = []
    /// Files of products, in order of path, and the facts of all their products in the same order.
    var files: [KnownFile] = []
    var facts: [ProductFacts] = []
    /// The facts as they are remembered, file by file, so that those of a file that is as it was are copied; and where
    /// each file's end.
    private(set) var written: [UInt8] = []
    private(set) var ends: [UInt32] = []

    package init() {}

    /// Adds a file as it is known from `last`, seen with another stamp perhaps.
    mutating func add(_ number: Int, of last: LoadMemory, _ own: ArraySlice<ProductFacts>, stamp: FileStamp) {
        files.append(last.files[number])
        files[files.count - 1].stamp = stamp
        facts += own
        written += last.written[(number == 0 ? 0 : Int(last.ends[number - 1]))..<Int(last.ends[number])]
        ends.append(UInt32(truncatingIfNeeded: written.count))
    }

    /// Adds a file that was read.
    mutating func add(_ file: KnownFile, _ own: [ProductFacts]) {
        files.append(file)
        facts += own
        for one in own { one.write(to: &written) }
        ends.append(UInt32(truncatingIfNeeded: written.count))
    }

    /// Takes back what was written, with the files it is of; nil where the two do not fit.
    init?(files: [KnownFile], written: [UInt8], ends: [UInt32]) {
        guard ends.count == files.count, Int(ends.last ?? 0) == written.count,
            zip(ends, ends.dropFirst()).allSatisfy({ $0 <= $1 })
        else { return nil }
        let parts = Parallel.map(files.count, stride: 128) { number -> [ProductFacts]? in
            var reader = FactsReader(written, (number == 0 ? 0 : Int(ends[number - 1]))..<Int(ends[number]))
            var own: [ProductFacts] = []
            for _ in 0..<files[number].count {
                guard let facts = ProductFacts(reading: &reader) else { return nil }
                own.append(facts)
            }
            return reader.isAtEnd ? own : nil
        }
        facts.reserveCapacity(files.count)
        for part in parts {
            guard let part else { return nil }
            facts += part
        }
        self.files = files
        self.written = written
        self.ends = ends
    }
}
