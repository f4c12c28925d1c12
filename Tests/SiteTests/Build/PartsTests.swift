import Commerce
import Platform
import Site
import Testing
import Text

/// The small pure parts of a build, each as a table.
@Suite struct PartsTests {
    @Test(arguments: [
        ("EUR", 1250, "12.50"), ("EUR", 5, "0.05"), ("EUR", 0, "0.00"), ("EUR", -5, "-0.05"),
        ("EUR", -12345, "-123.45"),
        ("JPY", 1200, "1200"), ("JPY", 0, "0"), ("JPY", -7, "-7"), ("KWD", 12345, "12.345"), ("KWD", 1, "0.001"),
        ("USD", 9_007_199_254_740_991, "90071992547409.91"), ("EUR", .min, "-92233720368547758.08"),
    ])
    func decimalText(code: String, minor: Int, text: String) throws {
        #expect(Money(minor: minor).decimalText(try #require(Currency(code: code))) == text)
    }

    @Test(arguments: [
        ("short", 10, "short"), ("exactly ten", 11, "exactly ten"), ("  folded \n\t space ", 40, "folded space"),
        ("one two three", 9, "one two…"), ("one two three", 8, "one two…"), ("one two three", 7, "one…"),
        ("one two, three", 10, "one two…"), ("one two. Three", 9, "one two…"), ("unbreakable", 6, "unbre…"),
        ("ab cde fgh", 6, "ab…"), ("abcde fgh", 5, "abcd…"), ("", 5, ""), ("   ", 5, ""), ("äöü ßéè", 4, "äöü…"),
        ("👩‍👩‍👧 family", 3, "👩‍👩‍👧…"),
    ])
    func shorten(text: String, limit: Int, expected: String) {
        let short = PlainText.shorten(text, to: limit)
        #expect(short == expected)
        #expect(short.count <= limit)
    }

    @Test(arguments: [
        ("https://shop.example", "https://shop.example", ""), ("https://shop.example/", "https://shop.example", ""),
        ("http://h:8080/shop", "http://h:8080", "/shop"), ("https://h/shop/", "https://h", "/shop"),
        ("https://h//a///b/", "https://h", "/a/b"), ("HTTPS://H/x?y#z", "HTTPS://H", "/x"),
        ("https://h?x", "https://h", ""),
        ("https://h/my shop/", "https://h", "/my%20shop"), ("https://h/a%20b/", "https://h", "/a%20b"),
        ("https://h/a&b\"c/", "https://h", "/a%26b%22c"), ("https://bücher.example/", "https://bücher.example", ""),
        ("https://[::1]:8080/", "https://[::1]:8080", ""),
    ])
    func baseURLs(text: String, origin: String, base: String) throws {
        let addresses = try #require(Addresses(baseURL: text))
        #expect(addresses.origin == origin)
        #expect(addresses.basePath == base)
        #expect(addresses.home == base + "/")
        #expect(addresses.outputPath(addresses.home) == "index.html")
    }

    @Test(arguments: [
        "", "shop.example", "ftp://h/", "https://", "https:///x", "//h/", "https://a b/", "https://user@h/", "/shop/",
        "https://h/../x/", "https://h/./", "https://h\"/", "https://h<b>/", "javascript:alert(1)",
    ])
    func notBaseURLs(text: String) { #expect(Addresses(baseURL: text) == nil) }

    @Test(arguments: [
        ("linen-apron", "/shop/products/linen-apron/", "products/linen-apron/index.html"),
        ("größe", "/shop/products/gr%C3%B6%C3%9Fe/", "products/größe/index.html"),
        ("a_b.c", "/shop/products/a_b.c/", "products/a_b.c/index.html"),
    ])
    func productAddresses(handle: String, address: String, path: String) throws {
        let addresses = try #require(Addresses(baseURL: "https://h/shop/"))
        #expect(addresses.product(handle) == address)
        #expect(addresses.outputPath(address) == path)
        #expect(addresses.absolute(address) == "https://h" + address)
    }

    @Test(arguments: [
        ("a b/c&d.png", "a%20b/c%26d.png"), ("100%.svg", "100%25.svg"), ("q?#.x", "q%3F%23.x"), ("é", "%C3%A9"),
        ("it's", "it%27s"), ("<\">", "%3C%22%3E"), ("plain-1_2.3~", "plain-1_2.3~"), ("", ""),
    ])
    func pathsAreEncoded(path: String, encoded: String) {
        #expect(Addresses.encode(path: path) == encoded)
        #expect(Addresses.decode(encoded) == path)
    }

    @Test(arguments: [("%", "%"), ("%4", "%4"), ("%zz", "%zz"), ("a%41", "aA"), ("%2", "%2"), ("%E2%82%AC", "€")])
    func decoding(text: String, decoded: String) { #expect(Addresses.decode(text) == decoded) }

    @Test func numberedAddresses() throws {
        let addresses = try #require(Addresses(baseURL: "https://h/shop/"))
        #expect(addresses.numbered(addresses.collection("x"), 1) == "/shop/collections/x/")
        #expect(addresses.numbered(addresses.collection("x"), 3) == "/shop/collections/x/page/3/")
        #expect(addresses.outputPath("/shop/collections/x/page/3/") == "collections/x/page/3/index.html")
        #expect(addresses.outputPath(addresses.notFound) == "404.html")
        #expect(addresses.outputPath(addresses.media("a b.png")) == "media/a b.png")
    }

    @Test(arguments: [(0, 16), (1, 16), (15, 16), (16, 16), (17, 16), (1000, 1), (10_000, 7)])
    func mapKeepsTheOrder(count: Int, stride: Int) {
        #expect(Parallel.map(count, stride: stride) { "\($0)" } == (0..<count).map { "\($0)" })
    }

    // MARK: The cache

    static func cache() throws -> BuildCache {
        let paths = ["products/größe/index.html", "index.html", "media/x.png"]
        let outputs = OutputTable(
            paths.map { OutputRecord(path: $0, fingerprint: Fingerprint($0), stamp: FileStamp(size: 0, modified: 7)) })
        let made = [
            BuildCache.Made(
                key: 9, path: "products/größe/index.html", inputs: [0, 1, .max], paginatedPages: 300,
                requests: [
                    ImageRequest(
                        source: "media/x.png", sourceFingerprint: Fingerprint("x"), width: 640, height: 480, crop: nil,
                        format: .webp)
                ]), BuildCache.Made(key: 3, path: "index.html", inputs: []),
            BuildCache.Made(key: 4, path: "nowhere.html", inputs: [5]),
        ]
        var cache = BuildCache().next(
            keeping: [], making: made, outputs: outputs, numbers: [], state: { Fingerprint("state \($0)") })
        cache.global = Fingerprint("global")
        var ignored: [Diagnostic] = []
        let loader = ShopLoader(
            reader: MemoryReader(ShopFixture.files), folders: ShopFolders(), moment: { _ in TemporaryShop.now })
        cache.memory = try #require(try loader.load(diagnostics: &ignored)).memory
        cache.memory.media.append(
            .init(
                path: "content/media/x.png", stamp: FileStamp(size: 1 << 40, modified: 1_800_000_000_123_456_789),
                fingerprint: Fingerprint("m"), width: 4000, height: 1))
        return cache
    }

    static func decoded(_ bytes: [UInt8]) -> BuildCache? { bytes.withUnsafeBytes { BuildCache(decoding: $0) } }

    @Test func cacheComesBackAsItWas() throws {
        let cache = try Self.cache()
        let read = try #require(Self.decoded(cache.encode()))
        #expect(read.global == cache.global)
        #expect(read.count == 2)
        #expect(read.memory.media.map(\.stamp) == cache.memory.media.map(\.stamp))
        #expect(read.outputs.count == 3)
        #expect(read.outputs.path(0) == "index.html")
        #expect(read.outputs.id(of: "products/größe/index.html") == 2)
        #expect(read.outputs.id(of: "products/größe") == nil)
        #expect(read.encode() == cache.encode())
    }

    /// What is kept of a cache and what is made anew come together, whichever of them is first.
    @Test func aCacheFollowsFromTheLast() throws {
        let last = try Self.cache()
        let outputs = OutputTable(
            ["a.html", "index.html", "products/größe/index.html"].map {
                OutputRecord(path: $0, fingerprint: Fingerprint($0), stamp: FileStamp(size: 1, modified: 8))
            })
        // The old table's files in order: index.html, media/x.png, products/größe/index.html.
        let next = last.next(
            keeping: [true, false], making: [.init(key: 1, path: "a.html", inputs: [1, 77])], outputs: outputs,
            numbers: [1, .max, 2], state: { Fingerprint("now \($0)") })
        #expect(next.count == 2)
        let again = next.next(
            keeping: [true, true], making: [], outputs: outputs, numbers: [0, 1, 2],
            state: { Fingerprint("now \($0)") })
        #expect(again.encode() == next.encode())
        var alone = last.next(
            keeping: [false, false], making: [.init(key: 1, path: "a.html", inputs: [1, 77])], outputs: outputs,
            numbers: [1, .max, 2], state: { Fingerprint("now \($0)") })
        #expect(alone.count == 1)
        alone.global = Fingerprint("other")
        #expect(alone.encode() != next.encode())
    }

    @Test func aSpoiltCacheIsNoCache() throws {
        let bytes = try Self.cache().encode()
        for length in stride(from: 0, to: bytes.count, by: bytes.count / 400) {
            #expect(Self.decoded(Array(bytes.prefix(length))) == nil)
        }
        var random = SplitMix(state: 7)
        for _ in 0..<2000 {
            var spoilt = bytes
            for _ in 0...Int(random.next() % 4) {
                spoilt[Int(random.next() % UInt64(bytes.count))] ^= UInt8(truncatingIfNeeded: random.next() | 1)
            }
            if spoilt != bytes { #expect(Self.decoded(spoilt) == nil) }
        }
        #expect(Self.decoded(bytes + [0]) == nil)
    }

    /// A right checksum over nonsense: what is read must end without a trap whatever the numbers say.
    @Test func nonsenseUnderARightChecksumIsReadToItsEnd() throws {
        let bytes = Array(try Self.cache().encode().dropLast(16))
        var random = SplitMix(state: 11)
        for _ in 0..<2000 {
            var spoilt = bytes
            for _ in 0..<3 {
                spoilt[24 + Int(random.next() % UInt64(bytes.count - 32))] = UInt8(truncatingIfNeeded: random.next())
            }
            // The count before the checksum is no part of what it covers.
            let sum = Fingerprint(Array(spoilt.dropLast(8)))
            withUnsafeBytes(of: sum.high.littleEndian) { spoilt.append(contentsOf: $0) }
            withUnsafeBytes(of: sum.low.littleEndian) { spoilt.append(contentsOf: $0) }
            _ = Self.decoded(spoilt)
        }
    }

    struct SplitMix {
        var state: UInt64
        mutating func next() -> UInt64 {
            state &+= 0x9E37_79B9_7F4A_7C15
            var z = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
            z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
            return z ^ (z >> 31)
        }
    }
}
