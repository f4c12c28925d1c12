import HTTP
import TestSupport
import Testing

/// What a decoder makes of `bytes` handed over in `pieces`.
private func outcomes(_ bytes: [UInt8], cutAt cuts: [Int]) -> [String] {
    var decoder = RequestDecoder()
    var found: [String] = []
    var start = 0
    for cut in cuts + [bytes.count] {
        decoder.append(bytes[start..<cut])
        start = cut
        take: while true {
            switch decoder.next() {
            case .needMore: break take
            case .request(let request):
                found.append(
                    "\(request.method.rawValue) \(request.path) [\(String(decoding: request.body, as: UTF8.self))]")
            case .failure(let fault):
                // A failure repeats itself; one is enough.
                if found.last != String(fault.status.code) { found.append(String(fault.status.code)) }
                break take
            }
        }
    }
    return found
}

@Suite struct DecoderTests {
    @Test(arguments: framingCases) func everySplitPoint(framing: FramingCase) {
        #expect(outcomes(framing.bytes, cutAt: []) == framing.expected)
        #expect(outcomes(framing.bytes, cutAt: Array(1..<framing.bytes.count)) == framing.expected, "byte by byte")
        for cut in 1..<framing.bytes.count where outcomes(framing.bytes, cutAt: [cut]) != framing.expected {
            Issue.record("\(framing.row) cut at \(cut): \(outcomes(framing.bytes, cutAt: [cut]))")
        }
    }

    @Test(arguments: longFramingCases) func limitsAtManySplitPoints(framing: FramingCase) {
        #expect(outcomes(framing.bytes, cutAt: []) == framing.expected)
        #expect(outcomes(framing.bytes, cutAt: Array(1..<framing.bytes.count)) == framing.expected, "byte by byte")
        for size in [2, 3, 7, 61, 512, 1460, 4096, 8191, 8192, 8193, 16383, 16384, 16385, 65535] {
            let cuts = Array(stride(from: size, to: framing.bytes.count, by: size))
            #expect(outcomes(framing.bytes, cutAt: cuts) == framing.expected, "pieces of \(size)")
        }
    }

    /// Row 19, at every point where a stream can end.
    @Test(arguments: [
        "POST /o HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\nhello",
        "POST /o HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\nX: y\r\n\r\n",
    ])
    func endOfStreamInsideARequest(text: String) {
        let bytes = Array(text.utf8)
        for end in 0...bytes.count {
            var decoder = RequestDecoder()
            decoder.append(bytes[..<end])
            switch decoder.finish() {
            case .needMore: #expect(end == 0)
            case .failure(let fault): #expect(fault.status == .badRequest && end > 0 && end < bytes.count)
            case .request(let request): #expect(end == bytes.count && request.body == Array("hello".utf8))
            }
        }
    }

    @Test func continueIsAskedForOnce() {
        var decoder = RequestDecoder()
        decoder.append(Array("POST / HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\n".utf8))
        guard case .needMore = decoder.next() else { return #expect(Bool(false)) }
        #expect(decoder.pendingHead?.path == "/")
        let asked = [decoder.takeContinue(), decoder.takeContinue()]
        #expect(asked == [true, false])
        decoder.append(Array("hi".utf8))
        guard case .request = decoder.next() else { return #expect(Bool(false)) }
        #expect(decoder.pendingHead == nil)
    }

    /// RFC 9110, 10.1.1: an HTTP/1.0 client cannot have meant it.
    @Test func continueIsNotAskedForByOldClients() {
        var decoder = RequestDecoder()
        decoder.append(Array("POST / HTTP/1.0\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\n".utf8))
        guard case .needMore = decoder.next() else { return #expect(Bool(false)) }
        let asked = decoder.takeContinue()
        #expect(!asked)
    }

    @Test func fieldsAreCombinedAndKeptInOrder() {
        var decoder = RequestDecoder()
        decoder.append(
            Array("GET /a?b=c?d HTTP/1.1\r\nHost: a\r\nX-One: 1\r\nx-two:\t2 \t\r\nX-ONE: 3\r\nX_Four: 4\r\n\r\n".utf8))
        guard case .request(let request) = decoder.next() else { return #expect(Bool(false)) }
        #expect(request.fields["x-one"] == "1, 3")
        #expect(request.fields["X-Two"] == "2")
        #expect(request.fields.values("X-One") == ["1", "3"])
        #expect(!request.fields.contains("x_four"))
        #expect(request.query == "b=c?d")
        #expect(request.target == "/a?b=c?d")
        #expect(request.host == "a")
    }

    @Test func methodsThatAreNotServedAreNamed() {
        var decoder = RequestDecoder()
        decoder.append(Array("TRACE / HTTP/1.1\r\n".utf8))
        guard case .failure(let fault) = decoder.next() else { return #expect(Bool(false)) }
        #expect(fault.fields["Allow"] == "GET, HEAD, POST")
    }

    /// No trap, consumption that never falls or overtakes, and the same outcome however the bytes are cut.
    @Test func randomBytes() {
        var random = SplitMix(seed: 0x5EED)
        let fragments = framingCases.map(\.bytes)
        #if DEBUG
            let rounds = 800
        #else
            let rounds = 20_000
        #endif
        for _ in 0..<rounds {
            var bytes: [UInt8] = []
            for _ in 0..<random.below(3) + 1 { bytes += fragments[random.below(fragments.count)] }
            for _ in 0..<random.below(6) {
                guard !bytes.isEmpty else { break }
                let index = random.below(bytes.count)
                switch random.below(4) {
                case 0: bytes[index] = UInt8(truncatingIfNeeded: random.next())
                case 1: bytes.remove(at: index)
                case 2: bytes.insert(UInt8(truncatingIfNeeded: random.next()), at: index)
                default: bytes.replaceSubrange(index..<min(index + 9, bytes.count), with: bytes.prefix(random.below(9)))
                }
            }
            let whole = outcomes(bytes, cutAt: [])
            var cuts: [Int] = []
            for _ in 0..<random.below(8) { cuts.append(random.below(bytes.count + 1)) }
            cuts.sort()
            #expect(outcomes(bytes, cutAt: cuts) == whole, "\(bytes) cut at \(cuts)")

            var decoder = RequestDecoder()
            var last = 0
            var added = 0
            for byte in bytes {
                decoder.append(CollectionOfOne(byte))
                added += 1
                _ = decoder.next()
                #expect(decoder.consumedBytes >= last && decoder.consumedBytes <= added)
                last = decoder.consumedBytes
            }
        }
    }
}

/// A small generator of the same numbers on every machine.
struct SplitMix: RandomNumberGenerator {
    private var state: UInt64
    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }

    /// From 0 to `limit` - 1.
    mutating func below(_ limit: Int) -> Int { Int(next() % UInt64(max(1, limit))) }
}
