/// SHA-256 (FIPS 180-4), incremental. It keeps nothing on the heap.
package struct SHA256: Sendable {
    /// Bytes of a block.
    package static let blockBytes = 64

    private var state: State = (
        0x6a09_e667, 0xbb67_ae85, 0x3c6e_f372, 0xa54f_f53a, 0x510e_527f, 0x9b05_688c, 0x1f83_d9ab, 0x5be0_cd19
    )
    /// The beginning of the block that is not full yet, `length % 64` bytes of it.
    private var pending: Block = (0, 0, 0, 0, 0, 0, 0, 0)
    private var length: UInt64 = 0

    private typealias State = (UInt32, UInt32, UInt32, UInt32, UInt32, UInt32, UInt32, UInt32)
    private typealias Block = (UInt64, UInt64, UInt64, UInt64, UInt64, UInt64, UInt64, UInt64)

    package init() {}

    /// The 32-byte digest of `bytes`.
    package static func digest(_ bytes: [UInt8]) -> [UInt8] {
        var hash = SHA256()
        hash.update(bytes)
        return hash.finish()
    }

    package mutating func update(_ bytes: [UInt8]) {
        bytes.withUnsafeBytes { update($0) }
    }

    package mutating func update(_ bytes: UnsafeBufferPointer<UInt8>) { update(UnsafeRawBufferPointer(bytes)) }

    private mutating func update(_ bytes: UnsafeRawBufferPointer) {
        guard let start = bytes.baseAddress, bytes.count > 0 else { return }
        let waiting = Int(length & 63)
        length &+= UInt64(bytes.count)
        var index = 0
        if waiting > 0 {
            let taken = min(64 &- waiting, bytes.count)
            let isFull = withUnsafeMutableBytes(of: &pending) { pending in
                UnsafeMutableRawBufferPointer(rebasing: pending[waiting...]).copyMemory(
                    from: UnsafeRawBufferPointer(rebasing: bytes[..<taken]))
                return waiting &+ taken == 64
            }
            guard isFull else { return }
            compressPending()
            index = taken
        }
        while index &+ 64 <= bytes.count {
            SHA256.compress(start + index, &state)
            index &+= 64
        }
        guard index < bytes.count else { return }
        withUnsafeMutableBytes(of: &pending) {
            $0.copyMemory(from: UnsafeRawBufferPointer(rebasing: bytes[index...]))
        }
    }

    private mutating func compressPending() {
        let block = pending
        withUnsafeBytes(of: block) { block in
            if let start = block.baseAddress { SHA256.compress(start, &state) }
        }
    }

    /// Pads (FIPS 180-4, 5.1.1) and returns the digest; the value is spent afterwards.
    package mutating func finish() -> [UInt8] {
        let words = finishWords()
        return [UInt8](unsafeUninitializedCapacity: 32) { buffer, count in
            let raw = UnsafeMutableRawBufferPointer(buffer)
            raw.storeBytes(of: words.0.bigEndian, toByteOffset: 0, as: UInt64.self)
            raw.storeBytes(of: words.1.bigEndian, toByteOffset: 8, as: UInt64.self)
            raw.storeBytes(of: words.2.bigEndian, toByteOffset: 16, as: UInt64.self)
            raw.storeBytes(of: words.3.bigEndian, toByteOffset: 24, as: UInt64.self)
            count = 32
        }
    }

    /// The same as four numbers, the first bytes in the first; for those who need no array of bytes.
    package mutating func finishWords() -> (UInt64, UInt64, UInt64, UInt64) {
        let waiting = Int(length & 63)
        let bits = length &* 8
        withUnsafeMutableBytes(of: &pending) { pending in
            pending[waiting] = 0x80
            for index in (waiting &+ 1)..<64 { pending[index] = 0 }
        }
        if waiting >= 56 {
            compressPending()
            pending = (0, 0, 0, 0, 0, 0, 0, 0)
        }
        pending.7 = bits.bigEndian
        compressPending()
        func join(_ high: UInt32, _ low: UInt32) -> UInt64 { UInt64(high) << 32 | UInt64(low) }
        return (join(state.0, state.1), join(state.2, state.3), join(state.4, state.5), join(state.6, state.7))
    }

    /// One block (FIPS 180-4, 6.2.2), sixteen rounds a step: the working variables then stand again where they began, so
    /// that they are renamed instead of moved, and the sixteen words of the schedule that are needed at a time stay near.
    @inline(never)
    private static func compress(_ block: UnsafeRawPointer, _ state: inout State) {
        withUnsafeTemporaryAllocation(of: UInt32.self, capacity: 16) { buffer in
            guard let w = buffer.baseAddress else { return }
            for index in 0..<16 {
                w[index] = UInt32(bigEndian: block.loadUnaligned(fromByteOffset: index &* 4, as: UInt32.self))
            }
            var (a, b, c, d, e, f, g, h) = state
            roundConstants.withUnsafeBufferPointer { constants in
                guard var k = constants.baseAddress else { return }
                rounds(&a, &b, &c, &d, &e, &f, &g, &h, k, w)
                for _ in 0..<3 {
                    k += 16
                    extend(w)
                    rounds(&a, &b, &c, &d, &e, &f, &g, &h, k, w)
                }
            }
            state = (
                state.0 &+ a, state.1 &+ b, state.2 &+ c, state.3 &+ d,
                state.4 &+ e, state.5 &+ f, state.6 &+ g, state.7 &+ h
            )
        }
    }

    /// The next sixteen words of the schedule in the place of the last.
    @inline(__always)
    private static func extend(_ w: UnsafeMutablePointer<UInt32>) {
        for index in 0..<16 {
            let a = w[(index &+ 1) & 15]
            let b = w[(index &+ 14) & 15]
            let s0 = rotate(a, 7) ^ rotate(a, 18) ^ (a &>> 3)
            let s1 = rotate(b, 17) ^ rotate(b, 19) ^ (b &>> 10)
            w[index] = w[index] &+ s0 &+ w[(index &+ 9) & 15] &+ s1
        }
    }

    @inline(__always)
    private static func rounds(
        _ a: inout UInt32, _ b: inout UInt32, _ c: inout UInt32, _ d: inout UInt32, _ e: inout UInt32,
        _ f: inout UInt32, _ g: inout UInt32, _ h: inout UInt32, _ k: UnsafePointer<UInt32>,
        _ w: UnsafeMutablePointer<UInt32>
    ) {
        var index = 0
        while index < 16 {
            round(a, b, c, &d, e, f, g, &h, k[index] &+ w[index])
            round(h, a, b, &c, d, e, f, &g, k[index &+ 1] &+ w[index &+ 1])
            round(g, h, a, &b, c, d, e, &f, k[index &+ 2] &+ w[index &+ 2])
            round(f, g, h, &a, b, c, d, &e, k[index &+ 3] &+ w[index &+ 3])
            round(e, f, g, &h, a, b, c, &d, k[index &+ 4] &+ w[index &+ 4])
            round(d, e, f, &g, h, a, b, &c, k[index &+ 5] &+ w[index &+ 5])
            round(c, d, e, &f, g, h, a, &b, k[index &+ 6] &+ w[index &+ 6])
            round(b, c, d, &e, f, g, h, &a, k[index &+ 7] &+ w[index &+ 7])
            index &+= 8
        }
    }

    @inline(__always)
    private static func round(
        _ a: UInt32, _ b: UInt32, _ c: UInt32, _ d: inout UInt32, _ e: UInt32, _ f: UInt32, _ g: UInt32,
        _ h: inout UInt32, _ word: UInt32
    ) {
        let s1 = rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25)
        let first = h &+ s1 &+ (g ^ (e & (f ^ g))) &+ word
        let s0 = rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22)
        d = d &+ first
        h = first &+ s0 &+ ((a & b) | (c & (a | b)))
    }

    @inline(__always)
    private static func rotate(_ value: UInt32, _ count: UInt32) -> UInt32 { value &>> count | value &<< (32 &- count) }

    private static let roundConstants: [UInt32] = [
        0x428a_2f98, 0x7137_4491, 0xb5c0_fbcf, 0xe9b5_dba5, 0x3956_c25b, 0x59f1_11f1, 0x923f_82a4, 0xab1c_5ed5,
        0xd807_aa98, 0x1283_5b01, 0x2431_85be, 0x550c_7dc3, 0x72be_5d74, 0x80de_b1fe, 0x9bdc_06a7, 0xc19b_f174,
        0xe49b_69c1, 0xefbe_4786, 0x0fc1_9dc6, 0x240c_a1cc, 0x2de9_2c6f, 0x4a74_84aa, 0x5cb0_a9dc, 0x76f9_88da,
        0x983e_5152, 0xa831_c66d, 0xb003_27c8, 0xbf59_7fc7, 0xc6e0_0bf3, 0xd5a7_9147, 0x06ca_6351, 0x1429_2967,
        0x27b7_0a85, 0x2e1b_2138, 0x4d2c_6dfc, 0x5338_0d13, 0x650a_7354, 0x766a_0abb, 0x81c2_c92e, 0x9272_2c85,
        0xa2bf_e8a1, 0xa81a_664b, 0xc24b_8b70, 0xc76c_51a3, 0xd192_e819, 0xd699_0624, 0xf40e_3585, 0x106a_a070,
        0x19a4_c116, 0x1e37_6c08, 0x2748_774c, 0x34b0_bcb5, 0x391c_0cb3, 0x4ed8_aa4a, 0x5b9c_ca4f, 0x682e_6ff3,
        0x748f_82ee, 0x78a5_636f, 0x84c8_7814, 0x8cc7_0208, 0x90be_fffa, 0xa450_6ceb, 0xbef9_a3f7, 0xc671_78f2,
    ]
}
