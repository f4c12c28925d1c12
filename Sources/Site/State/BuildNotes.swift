import Platform
import Text

/// What a build finds still true of the last one, and what it makes anew: the next cache, while it comes to be.
final class BuildNotes: Sendable {
    let last: BuildCache
    /// For each input of the last build, what it is now, and whether that is another thing; none where nothing is kept.
    private let current: [Fingerprint]
    private let isChanged: [Bool]
    private let isKept: Marks
    private let made = Guarded<[BuildCache.Made]>([])
    private let states: DependencyStates
    private let producers = Guarded<[String: Fingerprint]>([:])

    /// - Parameters:
    ///   - last: what the last build knew; nothing of it is kept if `isUsable` is false.
    ///   - states: what things are now.
    init(_ last: BuildCache, isUsable: Bool, states: DependencyStates) {
        self.last = last
        self.states = states
        isKept = Marks(last.count)
        let current = isUsable ? last.inputKeys.map(states.state(ofKey:)) : []
        self.current = current
        isChanged =
            isUsable
            ? current.indices.map { current[$0] != last.inputStates[$0] }
            : [Bool](repeating: true, count: last.inputKeys.count)
        hasRecords = isUsable
    }

    /// Whether what holds for all outputs is what it was.
    let hasRecords: Bool

    /// The record of an output of which nothing that it was made from has changed, or nil.
    func unchanged(_ key: UInt64) -> Int? {
        guard hasRecords, let record = last.record(key) else { return nil }
        for input in last.inputs(record) where isChanged[Int(input)] { return nil }
        return record
    }

    /// The inputs of the last build that are other things now, for whoever asks why something was made.
    func changedInputs(of record: Int) -> [ChangedInput] {
        last.inputs(record).filter { isChanged[Int($0)] }.map { number in
            let key = last.inputKeys[Int(number)]
            return ChangedInput(key: key, before: last.inputStates[Int(number)], now: states.state(ofKey: key))
        }
    }

    /// An input by its stable key, with its states; zero where it was not there, or is not.
    struct ChangedInput: Sendable {
        var key: UInt64
        var before: Fingerprint
        var now: Fingerprint
    }

    /// Whether the next cache would say of outputs what the last one said.
    var keepsAll: Bool {
        hasRecords && made.withLock { $0.isEmpty } && isKept.all.allSatisfy { $0 }
            && producers.withLock { $0 } == last.producers
    }

    func keep(_ record: Int) { isKept.set(record) }

    func add(_ output: BuildCache.Made) { made.withLock { $0.append(output) } }

    /// Whether what an engine's producer writes follows from what it followed from last time; notes what it is now.
    func isUnchanged(_ producer: String, _ state: Fingerprint) -> Bool {
        producers.withLock { $0[producer] = state }
        return hasRecords && last.producers[producer] == state
    }

    /// The keys of all that the kept outputs were made from.
    var keptInputs: [UInt64] {
        var isUsed = [Bool](repeating: false, count: last.inputKeys.count)
        for record in 0..<last.count where isKept[record] {
            for input in last.inputs(record) { isUsed[Int(input)] = true }
        }
        return isUsed.indices.filter { isUsed[$0] }.map { last.inputKeys[$0] }
    }

    /// The next cache, when all is in place.
    func cache(_ outputs: OutputTable, numbers: [UInt32]) -> BuildCache {
        let made = made.withLock { $0 }
        let isKept = isKept.all
        var next =
            last.amended(
                by: made, keeping: isKept, outputs: outputs, numbers: numbers, states: current,
                state: states.state(ofKey:))
            ?? last.next(
                keeping: isKept, making: made, outputs: outputs, numbers: numbers, state: states.state(ofKey:))
        next.producers = producers.withLock { $0 }
        return next
    }
}
