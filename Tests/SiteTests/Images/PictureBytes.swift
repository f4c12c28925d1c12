import Text

/// Small pictures that programs can read, written here byte by byte.
enum PictureBytes {
    typealias Bytes = [UInt8]

    /// A PNG of one colour over the other, its lower half half transparent where it has alpha; not compressed.
    static func png(_ width: Int, _ height: Int, depth: Int = 8, hasAlpha: Bool = false) -> Bytes {
        let channels = hasAlpha ? 4 : 3
        var rows: Bytes = []
        for y in 0..<height {
            rows.append(0)
            let isUpper = y * 2 < height
            var pixel: [Int] = isUpper ? [200, 40, 40] : [40, 90, 200]
            if hasAlpha { pixel.append(isUpper ? 255 : 128) }
            let bytes = pixel.flatMap { Bytes(repeating: UInt8($0), count: depth / 8) }
            for _ in 0..<width { rows += bytes }
        }
        precondition(rows.count == height * (1 + width * channels * depth / 8))
        // RFC 1950 and 1951: a stream of blocks that are stored as they are.
        var stream: Bytes = [0x78, 0x01]
        var at = 0
        while at < rows.count {
            let size = min(65_535, rows.count - at)
            stream += [at + size == rows.count ? 1 : 0]
            stream += ImageProbeTests.le16(size) + ImageProbeTests.le16(~size & 0xFFFF)
            stream += rows[at..<at + size]
            at += size
        }
        stream += ImageProbeTests.be32(adler(rows))
        let header =
            ImageProbeTests.be32(width) + ImageProbeTests.be32(height) + [UInt8(depth), hasAlpha ? 6 : 2, 0, 0, 0]
        return [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A] + chunk("IHDR", header) + chunk("IDAT", stream)
            + chunk("IEND", [])
    }

    static func chunk(_ type: String, _ body: Bytes) -> Bytes {
        let named = Bytes(type.utf8) + body
        return ImageProbeTests.be32(body.count) + named + ImageProbeTests.be32(crc(named))
    }

    private static func adler(_ bytes: Bytes) -> Int {
        var (a, b) = (1, 0)
        for byte in bytes {
            a = (a + Int(byte)) % 65_521
            b = (b + a) % 65_521
        }
        return b << 16 | a
    }

    private static func crc(_ bytes: Bytes) -> Int {
        var value: UInt32 = ~0
        for byte in bytes {
            value ^= UInt32(byte)
            for _ in 0..<8 { value = value & 1 == 1 ? value >> 1 ^ 0xEDB8_8320 : value >> 1 }
        }
        return Int(~value)
    }

    /// A JPEG of even blocks, in 3 components or, as inks, in 4; sides are multiples of 8.
    ///
    /// Baseline (T.81, annex F): quantisers of 8, so that a difference of DC counts whole grey levels, and no AC at all.
    static func jpeg(_ width: Int, _ height: Int, components: Int = 3, segments: Bytes = []) -> Bytes {
        var out: Bytes = [0xFF, 0xD8] + segments
        // Inks without the Adobe segment are read as they stand, three components as YCbCr.
        out += [0xFF, 0xDB] + ImageProbeTests.be16(67) + [0] + Bytes(repeating: 8, count: 64)
        out += [0xFF, 0xC0] + ImageProbeTests.be16(8 + 3 * components) + [8] + ImageProbeTests.be16(height)
        out += ImageProbeTests.be16(width) + [UInt8(components)]
        for id in 1...components { out += [UInt8(id), 0x11, 0] }
        // DC categories 0 to 11 in codes of four bits each, and one AC code, one bit long: the end of the block.
        out += [0xFF, 0xC4] + ImageProbeTests.be16(19 + 12) + [0x00, 0, 0, 0, 12] + Bytes(repeating: 0, count: 12)
        out += (0..<12).map { UInt8($0) }
        out += [0xFF, 0xC4] + ImageProbeTests.be16(19 + 1) + [0x10, 1] + Bytes(repeating: 0, count: 15) + [0]
        out += [0xFF, 0xDA] + ImageProbeTests.be16(6 + 2 * components) + [UInt8(components)]
        for id in 1...components { out += [UInt8(id), 0] }
        out += [0, 63, 0]
        var bits = Bits()
        var last = [Int](repeating: 0, count: components)
        for y in 0..<height / 8 {
            for x in 0..<width / 8 {
                for component in 0..<components {
                    let level = component == 0 ? (x * 16 < width ? -90 : 70) : (y + component) % 5 * 6 - 12
                    bits.append(difference: level - last[component])
                    last[component] = level
                    bits.append(0, count: 1)
                }
            }
        }
        return out + bits.ended + [0xFF, 0xD9]
    }

    private struct Bits {
        private var bytes: Bytes = []
        private var pending = 0
        private var count = 0

        mutating func append(_ value: Int, count added: Int) {
            for shift in (0..<added).reversed() {
                pending = pending << 1 | value >> shift & 1
                count += 1
                guard count == 8 else { continue }
                bytes.append(UInt8(pending))
                // B.1.1.5: 0xFF is followed by a zero.
                if pending == 0xFF { bytes.append(0) }
                (pending, count) = (0, 0)
            }
        }

        mutating func append(difference: Int) {
            var category = 0
            while abs(difference) >> category > 0 { category += 1 }
            append(category, count: 4)
            append(difference < 0 ? difference + (1 << category) - 1 : difference, count: category)
        }

        var ended: Bytes {
            var copy = self
            while copy.count != 0 { copy.append(1, count: 1) }
            return copy.bytes
        }
    }

    /// An Exif segment that says how the picture is to be turned.
    static func orientation(_ value: Int) -> Bytes {
        let tiff: Bytes =
            Bytes("MM".utf8) + [
                0, 42, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, UInt8(value), 0, 0, 0, 0, 0, 0,
            ]
        let body = Bytes("Exif".utf8) + [0, 0] + tiff
        return [0xFF, 0xE1] + ImageProbeTests.be16(body.count + 2) + body
    }

    /// A segment with a profile, or its first part.
    static func profile(_ body: Bytes) -> Bytes {
        let body = Bytes("ICC_PROFILE".utf8) + [0, 1, 1] + body
        return [0xFF, 0xE2] + ImageProbeTests.be16(body.count + 2) + body
    }
}
