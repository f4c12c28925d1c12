/// Text outside ASCII in letters, digits and hyphens (RFC 3492).
package enum Punycode {
    // RFC 3492 5.
    private static let base = 36
    private static let least = 1
    private static let most = 26
    private static let skew = 38
    private static let damp = 700
    private static let firstBias = 72
    private static let firstCode = 0x80

    /// `mnchen-3ya` for `münchen`; nil when the text is longer than a label can be.
    package static func encode(_ scalars: [Unicode.Scalar]) -> String? {
        // A label of a domain has 63 bytes; what is longer needs no encoding, and no sum below can overflow.
        guard scalars.count <= 63 else { return nil }
        let codes = scalars.map { Int($0.value) }
        var out: [UInt8] = codes.filter { $0 < firstCode }.map { UInt8($0) }
        let plain = out.count
        if plain > 0 { out.append(0x2D) }
        var (next, delta, bias, done) = (firstCode, 0, firstBias, plain)
        while done < codes.count {
            guard let smallest = codes.filter({ $0 >= next }).min() else { return nil }
            delta += (smallest - next) * (done + 1)
            next = smallest
            for code in codes {
                if code < next { delta += 1 }
                guard code == next else { continue }
                var rest = delta
                var place = base
                while true {
                    let threshold = min(max(place - bias, least), most)
                    if rest < threshold { break }
                    out.append(digit(threshold + (rest - threshold) % (base - threshold)))
                    rest = (rest - threshold) / (base - threshold)
                    place += base
                }
                out.append(digit(rest))
                bias = adapted(delta, done + 1, isFirst: done == plain)
                delta = 0
                done += 1
            }
            delta += 1
            next += 1
        }
        return String(decoding: out, as: UTF8.self)
    }

    /// The text that `encode` made this of; nil for anything it makes of none.
    package static func decode(_ text: some StringProtocol) -> [Unicode.Scalar]? {
        let bytes = Array(text.utf8)
        guard bytes.count <= 63, bytes.allSatisfy({ $0 < 0x80 }) else { return nil }
        var codes: [Int] = []
        var index = 0
        if let cut = bytes.lastIndex(of: 0x2D) {
            codes = bytes[..<cut].map { Int($0) }
            index = cut + 1
        }
        var (next, position, bias) = (firstCode, 0, firstBias)
        while index < bytes.count {
            let before = position
            var (weight, place) = (1, base)
            while true {
                guard index < bytes.count, let digit = value(bytes[index]) else { return nil }
                index += 1
                let (step, overflow) = digit.multipliedReportingOverflow(by: weight)
                let (sum, over) = position.addingReportingOverflow(step)
                guard !overflow, !over, sum <= 1 << 40 else { return nil }
                position = sum
                let threshold = min(max(place - bias, least), most)
                if digit < threshold { break }
                weight *= base - threshold
                place += base
                guard weight <= 1 << 40 else { return nil }
            }
            bias = adapted(position - before, codes.count + 1, isFirst: before == 0)
            next += position / (codes.count + 1)
            position %= codes.count + 1
            guard next <= 0x10_FFFF else { return nil }
            codes.insert(next, at: position)
            position += 1
        }
        let scalars = codes.compactMap { Unicode.Scalar(UInt32($0)) }
        return scalars.count == codes.count ? scalars : nil
    }

    /// RFC 3492 6.1.
    private static func adapted(_ delta: Int, _ count: Int, isFirst: Bool) -> Int {
        var delta = isFirst ? delta / damp : delta / 2
        delta += delta / count
        var steps = 0
        while delta > (base - least) * most / 2 {
            delta /= base - least
            steps += base
        }
        return steps + (base - least + 1) * delta / (delta + skew)
    }

    private static func digit(_ value: Int) -> UInt8 {
        UInt8(truncatingIfNeeded: value < 26 ? 0x61 + value : 0x16 + value)
    }

    private static func value(_ byte: UInt8) -> Int? {
        switch byte {
        case 0x30...0x39: Int(byte) - 0x16
        case 0x41...0x5A: Int(byte) - 0x41
        case 0x61...0x7A: Int(byte) - 0x61
        default: nil
        }
    }
}
