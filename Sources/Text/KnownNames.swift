import Synchronization

/// The names that one could have meant, made ready for being asked many times.
///
/// Nothing is done before the first question. Then all names lie folded in one array, by length, each with the set of its
/// bytes: most of them are passed over by a glance at two numbers.
package final class KnownNames: Sendable {
    private let make: @Sendable () -> [String]
    private let prepared = AtomicLazyReference<Prepared>()

    /// - Parameter make: gives the names, the likeliest first; called when the first question is asked.
    package init(making make: @escaping @Sendable () -> [String]) { self.make = make }

    package convenience init(_ names: [String]) { self.init(making: { names }) }

    /// The closest to `name` when it is close enough to be a slip of the hand, or nil; see `Suggestion`.
    package func nearest(to name: String) -> String? {
        var spent = 0
        return nearest(to: name, spending: &spent)
    }

    /// As `nearest(to:)`; adds the work to `spent`.
    func nearest(to name: String, spending spent: inout Int) -> String? {
        let names = prepared.load() ?? prepared.storeIfNil(Prepared(make()))
        return names.nearest(to: name, spending: &spent)
    }

    /// The suggestion for `name`, to be looked for when it is printed and put behind the message.
    ///
    /// `written` is what stands in the file, if `name` is only a part of it: the suggestion is then the whole of it with
    /// that part mended. `otherwise` is suggested if nothing is near.
    package func guess(for name: String, in written: String? = nil, otherwise: String? = nil) -> Diagnostic.Guess {
        Diagnostic.Guess(names: self, asked: name, written: written, otherwise: otherwise)
    }

    private final class Prepared: Sendable {
        /// One name that can be meant.
        private struct Entry {
            /// Its folded bytes.
            var start: Int32
            /// Its place among all names.
            var number: Int32
            var bytes: ByteSet
        }

        private let names: [String]
        private let folded: [UInt8]
        /// By length of the folded name; in the order of the names.
        private let byLength: [[Entry]]

        init(_ names: [String]) {
            self.names = names
            let longest = NameDistance.longest + Suggestion.mostSlips
            var folded: [UInt8] = []
            var byLength = [[Entry]](repeating: [], count: longest + 1)
            for (number, name) in names.enumerated() where name.utf8.count <= longest * 4 {
                let bytes = Suggestion.folded(name)
                guard !bytes.isEmpty, bytes.count <= longest, let number = Int32(exactly: number),
                    let start = Int32(exactly: folded.count)
                else { continue }
                folded += bytes
                byLength[bytes.count].append(Entry(start: start, number: number, bytes: ByteSet(bytes)))
            }
            self.folded = folded
            self.byLength = byLength
        }

        func nearest(to name: String, spending spent: inout Int) -> String? {
            guard name.utf8.count <= NameDistance.longest * 4 else { return nil }
            let wanted = Suggestion.folded(name)
            guard !wanted.isEmpty, wanted.count <= NameDistance.longest else { return nil }
            spent += 200
            let distance = NameDistance(wanted)
            let set = ByteSet(wanted)
            let allowed = Suggestion.allowed(wanted.count)
            var best: (number: Int32, slips: Int)?
            var compared = 0
            for length in max(0, wanted.count - allowed)...wanted.count + allowed {
                spent += byLength[length].count
                for entry in byLength[length] {
                    // A later name must be nearer, an earlier one as near.
                    let most = best.map { entry.number < $0.number ? $0.slips : $0.slips - 1 } ?? allowed
                    guard entry.bytes.isNear(set, most) else { continue }
                    compared += 1
                    let start = Int(entry.start)
                    guard let slips = distance.slips(to: start..<start + length, of: folded, atMost: most),
                        names[Int(entry.number)] != name
                    else { continue }
                    best = (entry.number, slips)
                }
            }
            spent += compared * (16 + wanted.count * 2)
            return best.map { names[Int($0.number)] }
        }
    }

    /// Which bytes a name has, by their last six bits.
    private struct ByteSet {
        private var bits: UInt64 = 0

        init(_ bytes: [UInt8]) {
            for byte in bytes { bits |= 1 << UInt64(byte & 63) }
        }

        /// Whether `most` slips could turn one name into the other: each adds or takes away one byte of the set at most.
        func isNear(_ other: ByteSet, _ most: Int) -> Bool {
            (bits & ~other.bits).nonzeroBitCount <= most && (other.bits & ~bits).nonzeroBitCount <= most
        }
    }
}
