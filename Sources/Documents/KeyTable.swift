/// Hash tables over the keys of large maps, for look-up and for finding duplicates in linear time.
///
/// The hash is the standard library's keyed one, so that nobody can prepare keys that collide. A map up to
/// `linearLimit` entries is compared key by key, which is faster than hashing for every map an owner writes.
enum KeyTable {
    static let linearLimit = 24

    static func hash(_ bytes: UnsafeBufferPointer<UInt8>) -> Int {
        var hasher = Hasher()
        hasher.combine(bytes: UnsafeRawBufferPointer(bytes))
        return hasher.finalize()
    }

    /// The number of slots for `entries` keys: a power of two, at most half full.
    static func capacity(entries: Int) -> Int {
        var capacity = 64
        while capacity < entries * 2 { capacity *= 2 }
        return capacity
    }

    /// The index of the key's record, or nil.
    static func find(_ key: UnsafeBufferPointer<UInt8>, in map: NodeRecord, of storage: NodeStorage) -> Int32? {
        func matches(_ candidate: Int32) -> Bool {
            let record = storage.records[Int(candidate)]
            guard Int(record.count) == key.count else { return false }
            return storage.withText(of: record) { equal($0, key) }
        }
        guard map.table >= 0 else {
            var candidate = map.first
            let end = map.first + map.count
            while candidate < end {
                if matches(candidate) { return candidate }
                candidate += 2
            }
            return nil
        }
        let mask = capacity(entries: Int(map.count) / 2) - 1
        var slot = hash(key) & mask
        while true {
            let entry = storage.tables[Int(map.table) + slot]
            if entry < 0 { return nil }
            if matches(map.first + entry * 2) { return map.first + entry * 2 }
            slot = (slot + 1) & mask
        }
    }

    @inline(__always)
    static func equal(_ left: UnsafeBufferPointer<UInt8>, _ right: UnsafeBufferPointer<UInt8>) -> Bool {
        guard left.count == right.count else { return false }
        var index = 0
        while index < left.count {
            if left[index] != right[index] { return false }
            index &+= 1
        }
        return true
    }
}
