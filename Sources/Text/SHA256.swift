/// SHA-256 (FIPS 180-4), incremental.
package struct SHA256: Sendable {
    private var state: State = (
        0x6a09_e667, 0xbb67_ae85, 0x3c6e_f372, 0xa54f_f53a, 0x510e_527f, 0x9b05_688c, 0x1f83_d9ab, 0x5be0_cd19
    )
    private var pending: [UInt8] = []
    private var length: UInt64 = 0

    private typealias State = (UInt32, UInt32, UInt32, UInt32, UInt32, UInt32, UInt32, UInt32)

    package init() {}

    /// The 32-byte digest of `bytes`.
    package static func digest(_ bytes: [UInt8]) -> [UInt8] {
        var hash = SHA256()
        hash.update(bytes)
        return hash.finish()
    }

    package mutating func update(_ bytes: [UInt8]) {
        bytes.withUnsafeBufferPointer { update($0) }
    }

    package mutating func update(_ bytes: UnsafeBufferPointer<UInt8>) {
        length &+= UInt64(bytes.count)
        var index = 0
        if !pending.isEmpty {
            let wanted = min(64 - pending.count, bytes.count)
            pending.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[0..<wanted]))
            index = wanted
            guard pending.count == 64 else { return }
            let block = pending
            block.withUnsafeBufferPointer { compress($0, at: 0) }
            pending.removeAll(keepingCapacity: true)
        }
        while index + 64 <= bytes.count {
            compress(bytes, at: index)
            index += 64
        }
        if index < bytes.count { pending.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[index...])) }
    }

    /// Pads (FIPS 180-4, 5.1.1) and returns the digest; the value is spent afterwards.
    package mutating func finish() -> [UInt8] {
        let zeros = pending.count < 56 ? 55 - pending.count : 119 - pending.count
        var tail = pending
        tail.append(0x80)
        tail.append(contentsOf: [UInt8](repeating: 0, count: zeros + 8))
        SHA256.put(length &* 8, into: &tail, at: tail.count - 8)
        tail.withUnsafeBufferPointer { buffer in
            compress(buffer, at: 0)
            if buffer.count > 64 { compress(buffer, at: 64) }
        }
        var out = [UInt8](repeating: 0, count: 32)
        SHA256.put(UInt64(state.0) << 32 | UInt64(state.1), into: &out, at: 0)
        SHA256.put(UInt64(state.2) << 32 | UInt64(state.3), into: &out, at: 8)
        SHA256.put(UInt64(state.4) << 32 | UInt64(state.5), into: &out, at: 16)
        SHA256.put(UInt64(state.6) << 32 | UInt64(state.7), into: &out, at: 24)
        return out
    }

    private static func put(_ value: UInt64, into bytes: inout [UInt8], at offset: Int) {
        bytes.withUnsafeMutableBytes { $0.storeBytes(of: value.bigEndian, toByteOffset: offset, as: UInt64.self) }
    }

    /// One block (FIPS 180-4, 6.2.2), eight rounds a step: the working variables then stand again where they began, so
    /// that they are renamed instead of moved.
    private mutating func compress(_ block: UnsafeBufferPointer<UInt8>, at start: Int) {
        let raw = UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(block)[start..<start + 64])
        withUnsafeTemporaryAllocation(of: UInt32.self, capacity: 64) { buffer in
            guard let w = buffer.baseAddress else { return }
            for index in 0..<16 {
                w[index] = UInt32(bigEndian: raw.loadUnaligned(fromByteOffset: index &* 4, as: UInt32.self))
            }
            for index in 16..<64 {
                let a = w[index &- 15]
                let b = w[index &- 2]
                let s0 = SHA256.rotate(a, 7) ^ SHA256.rotate(a, 18) ^ (a &>> 3)
                let s1 = SHA256.rotate(b, 17) ^ SHA256.rotate(b, 19) ^ (b &>> 10)
                w[index] = w[index &- 16] &+ s0 &+ w[index &- 7] &+ s1
            }
            var (a, b, c, d, e, f, g, h) = state
            SHA256.roundConstants.withUnsafeBufferPointer { constants in
                guard let k = constants.baseAddress else { return }
                var index = 0
                while index < 64 {
                    SHA256.round(a, b, c, &d, e, f, g, &h, k[index] &+ w[index])
                    SHA256.round(h, a, b, &c, d, e, f, &g, k[index &+ 1] &+ w[index &+ 1])
                    SHA256.round(g, h, a, &b, c, d, e, &f, k[index &+ 2] &+ w[index &+ 2])
                    SHA256.round(f, g, h, &a, b, c, d, &e, k[index &+ 3] &+ w[index &+ 3])
                    SHA256.round(e, f, g, &h, a, b, c, &d, k[index &+ 4] &+ w[index &+ 4])
                    SHA256.round(d, e, f, &g, h, a, b, &c, k[index &+ 5] &+ w[index &+ 5])
                    SHA256.round(c, d, e, &f, g, h, a, &b, k[index &+ 6] &+ w[index &+ 6])
                    SHA256.round(b, c, d, &e, f, g, h, &a, k[index &+ 7] &+ w[index &+ 7])
                    index &+= 8
                }
            }
            state = (
                state.0 &+ a, state.1 &+ b, state.2 &+ c, state.3 &+ d,
                state.4 &+ e, state.5 &+ f, state.6 &+ g, state.7 &+ h
            )
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
