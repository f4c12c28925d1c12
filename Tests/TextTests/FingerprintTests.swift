import Testing
import Text

@Suite struct DigestTests {
    @Test(arguments: [
        ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
        ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
        (
            "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
            "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
        ),
    ])
    func sha256FollowsItsStandard(input: String, expected: String) {
        #expect(Hex.string(SHA256.digest(Array(input.utf8))) == expected)
    }

    @Test func sha256InPiecesEqualsWhole() {
        let bytes = (0..<1000).map { UInt8(truncatingIfNeeded: $0 &* 31) }
        let whole = SHA256.digest(bytes)
        for piece in [1, 3, 63, 64, 65, 127, 500] {
            var hash = SHA256()
            var start = 0
            while start < bytes.count {
                hash.update(Array(bytes[start..<min(start + piece, bytes.count)]))
                start += piece
            }
            #expect(hash.finish() == whole)
        }
    }

    /// RFC 4231, test cases 2 and 6.
    @Test func hmacFollowsItsStandard() {
        let second = HMAC.sha256(key: Array("Jefe".utf8), message: Array("what do ya want for nothing?".utf8))
        #expect(Hex.string(second) == "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843")
        let sixth = HMAC.sha256(
            key: [UInt8](repeating: 0xAA, count: 131),
            message: Array("Test Using Larger Than Block-Size Key - Hash Key First".utf8))
        #expect(Hex.string(sixth) == "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54")
    }

    /// RFC 3720, appendix B.4.
    @Test func crc32cFollowsItsStandard() {
        #expect(CRC32C.checksum([UInt8](repeating: 0, count: 32)) == 0x8A91_36AA)
        #expect(CRC32C.checksum([UInt8](repeating: 0xFF, count: 32)) == 0x62A8_AB43)
        #expect(CRC32C.checksum((0..<32).map { UInt8($0) }) == 0x46DD_794E)
        #expect(CRC32C.checksum(Array("123456789".utf8)) == 0xE306_9283)
        let bytes = Array("123456789".utf8)
        #expect(CRC32C.checksum(Array(bytes[4...]), continuing: CRC32C.checksum(Array(bytes[..<4]))) == 0xE306_9283)
    }

    @Test func fingerprintsDifferForEveryChangedByteAndLength() {
        var seen: Set<Fingerprint> = []
        for length in 0..<70 {
            let bytes = [UInt8](repeating: 0, count: length)
            seen.insert(Fingerprint(bytes))
            for index in 0..<length {
                var changed = bytes
                changed[index] = 1
                seen.insert(Fingerprint(changed))
            }
        }
        #expect(seen.count == 70 + (0..<70).reduce(0, +))
    }
}
