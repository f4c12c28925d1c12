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

    /// Around the lengths at which the padding needs another block (FIPS 180-4, 5.1.1).
    @Test(arguments: [
        (1, "ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb"),
        (55, "9f4390f8d30c2dd92ec9f095b65e2b9ae9b0a925a5258e241c9f1e910f734318"),
        (56, "b35439a4ac6f0948b6d6f9e3c6af0f5f590ce20f1bde7090ef7970686ec6738a"),
        (63, "7d3e74a05d7db15bce4ad9ec0658ea98e3f06eeecf16b4c6fff2da457ddc2f34"),
        (64, "ffe054fe7ae0cb6dc65c3af9b61d5209f439851db43d0ba5997337df154668eb"),
        (65, "635361c48bb9eab14198e76ea8ab7f1a41685d6ad62aa9146d301d4f17eb0ae0"),
        (119, "31eba51c313a5c08226adf18d4a359cfdfd8d2e816b13f4af952f7ea6584dcfb"),
        (120, "2f3d335432c70b580af0e8e1b3674a7c020d683aa5f73aaaedfdc55af904c21c"),
        (128, "6836cf13bac400e9105071cd6af47084dfacad4e5e302c94bfed24e013afb73e"),
    ])
    func sha256PadsAtEveryEdge(count: Int, expected: String) {
        let bytes = [UInt8](repeating: UInt8(ascii: "a"), count: count)
        #expect(Hex.string(SHA256.digest(bytes)) == expected)
        var hash = SHA256()
        hash.update(bytes)
        let words = hash.finishWords()
        let digits = [words.0, words.1, words.2, words.3].flatMap { word in
            (0..<8).map { UInt8(truncatingIfNeeded: word >> UInt64(56 - $0 * 8)) }
        }
        #expect(Hex.string(digits) == expected)
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

    /// One key for many messages gives what the key and each message give by themselves.
    @Test func hmacKeyIsUsedAgain() {
        let key = HMAC(key: Array("a key".utf8))
        for count in [0, 1, 63, 64, 200] {
            let message = [UInt8](repeating: 0x61, count: count)
            var hash = key.hash(of: message)
            #expect(hash.finish() == HMAC.sha256(key: Array("a key".utf8), message: message))
        }
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
