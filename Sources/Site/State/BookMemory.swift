import Platform
import Text

/// What the last build put into the price book, so that the next one copies the lines that say the same.
struct BookMemory: Sendable {
    /// Of all in it but the items.
    var frame: Fingerprint = .zero
    /// Of the file as it was written; one of another file holds what nobody knows.
    var stamp = FileStamp(size: 0, modified: -1)
    /// Of each product, in order of its key.
    var keys: [UInt64] = []
    var states: [Fingerprint] = []
    /// The digests of its SKUs, and where each product's end.
    var skus: [UInt64] = []
    var ends: [UInt32] = []

    init() {}

    func skus(_ index: Int) -> ArraySlice<UInt64> {
        skus[(index == 0 ? 0 : Int(ends[index - 1]))..<Int(ends[index])]
    }

    func write(to out: inout PlainArrayWriter) {
        out.put([frame])
        out.put([stamp])
        out.put(keys)
        out.put(states)
        out.put(skus)
        out.put(ends)
    }

    /// Nil for anything that is not whole.
    init?(reading reader: inout PlainArrayReader) {
        guard let marks = reader.take(Fingerprint.self), marks.count == 1, let stamps = reader.take(FileStamp.self),
            stamps.count == 1, let keys = reader.take(UInt64.self), let states = reader.take(Fingerprint.self),
            let skus = reader.take(UInt64.self), let ends = reader.take(UInt32.self), states.count == keys.count,
            ends.count == keys.count
        else { return nil }
        var last: UInt32 = 0
        for end in ends {
            guard end >= last, end <= skus.count else { return nil }
            last = end
        }
        frame = marks[0]
        stamp = stamps[0]
        self.keys = keys
        self.states = states
        self.skus = skus
        self.ends = ends
    }
}
