/// HMAC with SHA-256 (RFC 2104) under one key, whose part of the work is done once.
package struct HMAC: Sendable {
    private let inner: SHA256
    private let outer: SHA256

    package init(key: [UInt8]) {
        var block = key.count > SHA256.blockBytes ? SHA256.digest(key) : key
        block.append(contentsOf: [UInt8](repeating: 0, count: SHA256.blockBytes - block.count))
        var hash = SHA256()
        hash.update(block.map { $0 ^ 0x36 })
        inner = hash
        hash = SHA256()
        hash.update(block.map { $0 ^ 0x5C })
        outer = hash
    }

    /// The hash whose digest is the code of `message`.
    package func hash(of message: [UInt8]) -> SHA256 {
        var inner = inner
        inner.update(message)
        var outer = outer
        outer.update(inner.finish())
        return outer
    }

    /// The 32-byte code of `message` under `key`.
    package static func sha256(key: [UInt8], message: [UInt8]) -> [UInt8] {
        var hash = HMAC(key: key).hash(of: message)
        return hash.finish()
    }

    /// Compares two codes in time that depends on their length only.
    package static func matches(_ left: [UInt8], _ right: [UInt8]) -> Bool {
        guard left.count == right.count else { return false }
        var difference: UInt8 = 0
        for index in left.indices { difference |= left[index] ^ right[index] }
        return difference == 0
    }
}
