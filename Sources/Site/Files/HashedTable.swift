/// Values under numbers that are hashes already: what a dictionary would do to them once more is left out.
struct HashedTable<Value> {
    private var keys: [UInt64] = []
    private var values: [Value?] = []
    private(set) var count = 0

    /// The value under a number.
    subscript(key: UInt64) -> Value? {
        guard !keys.isEmpty else { return nil }
        return values[place(of: key)]
    }

    /// Changes the value under a number; one that is not there is `initial` first.
    mutating func update(_ key: UInt64, default initial: @autoclosure () -> Value, _ change: (inout Value) -> Void) {
        if (count + 1) * 2 > keys.count { grow() }
        let place = place(of: key)
        if values[place] == nil {
            keys[place] = key
            values[place] = initial()
            count += 1
        }
        if values[place] != nil { change(&values[place]!) }
    }

    /// Where the number stands or would stand.
    private func place(of key: UInt64) -> Int {
        let mask = keys.count - 1
        var place = Int(truncatingIfNeeded: key) & mask
        while values[place] != nil, keys[place] != key { place = (place + 1) & mask }
        return place
    }

    private mutating func grow() {
        let (oldKeys, oldValues) = (keys, values)
        let size = max(64, oldKeys.count * 4)
        keys = [UInt64](repeating: 0, count: size)
        values = [Value?](repeating: nil, count: size)
        for (key, value) in zip(oldKeys, oldValues) {
            guard let value else { continue }
            let place = place(of: key)
            keys[place] = key
            values[place] = value
        }
    }
}
