import Text

/// Where runs of backticks of each length stand, so that an opening run with no partner is known without a search.
struct BacktickMemory {
    /// Whether the leaf was searched to its end.
    private(set) var isComplete = false
    private var short: [Int32] = []
    private var long: [Int: Int32] = [:]

    mutating func forget() {
        guard isComplete || !short.isEmpty else { return }
        isComplete = false
        short.removeAll(keepingCapacity: true)
        long.removeAll()
    }

    mutating func complete() { isComplete = true }

    mutating func remember(length: Int, at position: Int) {
        if length >= Limits.backtickArray {
            long[length] = Int32(position)
            return
        }
        while short.count <= length { short.append(-1) }
        short[length] = Int32(position)
    }

    /// Whether a run of `length` is known to stand after `position`.
    func hasRun(length: Int, after position: Int) -> Bool {
        let last = length >= Limits.backtickArray ? long[length] ?? -1 : length < short.count ? short[length] : -1
        return Int(last) > position
    }
}

/// Code spans (CommonMark 6.1).
extension InlineParser {
    mutating func readCodeSpan(at index: Int) -> Int {
        let backtick = UInt8(ascii: "`")
        let runEnd = content.endOfRun(of: backtick, from: index, to: content.count)
        let length = runEnd - index
        if backticks.isComplete, !backticks.hasRun(length: length, after: index) { return runEnd }
        var at = runEnd
        while true {
            at = content.position(of: backtick, from: at, to: content.count)
            guard at < content.count else {
                backticks.complete()
                return runEnd
            }
            let end = content.endOfRun(of: backtick, from: at, to: content.count)
            if end - at == length {
                add(.code, index, end, value: length)
                return end
            }
            if !backticks.isComplete { backticks.remember(length: end - at, at: at) }
            at = end
        }
    }
}
