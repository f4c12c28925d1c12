import Site
import Testing
import Text

/// Sizes read from the heads of picture files, each written here byte by byte after its standard.
@Suite struct ImageProbeTests {
    typealias Bytes = [UInt8]

    static func be16(_ value: Int) -> Bytes { [UInt8(value >> 8 & 255), UInt8(value & 255)] }
    static func be32(_ value: Int) -> Bytes { be16(value >> 16) + be16(value) }
    static func le16(_ value: Int) -> Bytes { be16(value).reversed() }
    static func le32(_ value: Int) -> Bytes { be32(value).reversed() }
    static func box(_ type: String, _ body: Bytes) -> Bytes { be32(body.count + 8) + Bytes(type.utf8) + body }

    static func png(_ width: Int, _ height: Int, extra: Bytes = []) -> Bytes {
        [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A] + be32(13) + Bytes("IHDR".utf8) + be32(width) + be32(height)
            + [8, 2, 0, 0, 0] + be32(0) + extra + be32(0) + Bytes("IDAT".utf8) + be32(0)
    }

    static func gif(_ width: Int, _ height: Int, frames: Int) -> Bytes {
        let frame: Bytes =
            [0x21, 0xF9, 4, 0, 0, 0, 0, 0, 0x2C] + Bytes(repeating: 0, count: 8) + [0, 2, 2, 0x4C, 1, 0]
        return Bytes("GIF89a".utf8) + le16(width) + le16(height) + [0x80, 0, 0] + Bytes(repeating: 9, count: 6)
            + (0..<frames).flatMap { _ in frame } + [0x3B]
    }

    static func jpeg(_ width: Int, _ height: Int, orientation: Int? = nil, isLittle: Bool = true) -> Bytes {
        var out: Bytes = [0xFF, 0xD8, 0xFF, 0xE0] + be16(4) + [0, 0]
        if let orientation {
            let short = isLittle ? le16 : be16
            let long = isLittle ? le32 : be32
            let tiff =
                Bytes((isLittle ? "II" : "MM").utf8) + short(42) + long(8) + short(2) + short(0x0100) + short(3)
                + long(1) + long(0) + short(0x0112) + short(3) + long(1) + short(orientation) + short(0) + long(0)
            let body = Bytes("Exif".utf8) + [0, 0] + tiff
            out += [0xFF, 0xE1] + be16(body.count + 2) + body
        }
        return out + [0xFF, 0xFF, 0xC2] + be16(11) + [8] + be16(height) + be16(width) + [1, 1, 0x11, 0, 0xFF, 0xDA]
    }

    static func webp(_ chunk: String, _ body: Bytes) -> Bytes {
        Bytes("RIFF".utf8) + le32(body.count + 12) + Bytes("WEBP".utf8) + Bytes(chunk.utf8) + le32(body.count) + body
    }

    static func avif(_ width: Int, _ height: Int, rotation: UInt8? = nil, brand: String = "avif") -> Bytes {
        var properties = box("ispe", be32(0) + be32(64) + be32(64)) + box("ispe", be32(0) + be32(width) + be32(height))
        if let rotation { properties += box("irot", [rotation]) }
        let indices: Bytes = rotation == nil ? [1, 0x82] : [2, 0x82, 3]
        let associations = box("ipma", be32(0) + be32(2) + be16(1) + [1, 1] + be16(2) + indices)
        let meta = box(
            "meta",
            be32(0) + box("hdlr", be32(0)) + box("pitm", be32(0) + be16(2))
                + box("iprp", box("ipco", properties) + associations))
        return box("ftyp", Bytes(brand.utf8) + be32(0) + Bytes("mif1avif".utf8)) + meta + box("mdat", [0])
    }

    static let cases: [(String, Bytes, ImageInfo?)] = [
        ("png", png(640, 480), ImageInfo(format: .png, width: 640, height: 480)),
        (
            "animated png", png(2, 3, extra: be32(8) + Bytes("acTL".utf8) + be32(2) + be32(0) + be32(0)),
            ImageInfo(format: .png, width: 2, height: 3, isAnimated: true)
        ),
        ("png of no size", png(0, 3), nil), ("cut png", Bytes(png(640, 480).prefix(20)), nil),
        ("absurd png", png(1 << 30, 3), nil),
        ("gif", gif(31, 17, frames: 1), ImageInfo(format: .gif, width: 31, height: 17)),
        ("moving gif", gif(31, 17, frames: 3), ImageInfo(format: .gif, width: 31, height: 17, isAnimated: true)),
        ("jpeg", jpeg(1200, 800), ImageInfo(format: .jpeg, width: 1200, height: 800)),
        ("upright jpeg", jpeg(1200, 800, orientation: 1), ImageInfo(format: .jpeg, width: 1200, height: 800)),
        ("jpeg on its side", jpeg(1200, 800, orientation: 6), ImageInfo(format: .jpeg, width: 800, height: 1200)),
        (
            "big-endian jpeg on its side", jpeg(1200, 800, orientation: 8, isLittle: false),
            ImageInfo(format: .jpeg, width: 800, height: 1200)
        ),
        ("jpeg without a frame", [0xFF, 0xD8, 0xFF, 0xD9], nil),
        ("jpeg with a bad length", [0xFF, 0xD8, 0xFF, 0xE0, 0, 1], nil),
        (
            "lossy webp", webp("VP8 ", [0, 0, 0, 0x9D, 0x01, 0x2A] + le16(550 | 0x4000) + le16(368)),
            ImageInfo(format: .webp, width: 550, height: 368)
        ),
        (
            "lossless webp", webp("VP8L", [0x2F] + le32(385 | 394 << 14)),
            ImageInfo(format: .webp, width: 386, height: 395)
        ),
        (
            "extended webp", webp("VP8X", [0x12, 0, 0, 0, 0xFF, 0x03, 0, 0x57, 0x02, 0]),
            ImageInfo(format: .webp, width: 1024, height: 600, isAnimated: true)
        ),
        ("webp of another kind", webp("VP9 ", [0, 0, 0, 0]), nil),
        ("avif", avif(900, 700), ImageInfo(format: .avif, width: 900, height: 700)),
        ("turned avif", avif(900, 700, rotation: 1), ImageInfo(format: .avif, width: 700, height: 900)),
        ("half turned avif", avif(900, 700, rotation: 2), ImageInfo(format: .avif, width: 900, height: 700)),
        (
            "avif sequence", avif(90, 70, brand: "avis"),
            ImageInfo(format: .avif, width: 90, height: 70, isAnimated: true)
        ),
        ("text", Bytes("hello".utf8), nil), ("nothing", [], nil),
    ]

    @Test(arguments: cases.indices)
    func readsTheHead(index: Int) {
        let (name, bytes, expected) = Self.cases[index]
        #expect(ImageProbe.probe(bytes) == expected, "\(name)")
    }

    @Test(arguments: [
        ("<svg width=\"120\" height=\"80\"/>", 120, 80), ("<svg viewBox=\"0 0 300 150\"></svg>", 300, 150),
        ("<svg width='2in' viewBox='0 0 4 1'>", 192, 48), ("<svg height=\"10mm\" viewBox=\"0,0,20,10\">", 76, 38),
        (
            "<?xml version=\"1.0\"?>\n<!-- a > b -->\n<!DOCTYPE svg [<!ENTITY x \">\">]>\n<svg width=\"10px\" height=\"20px\">",
            10, 20
        ),
        ("\u{FEFF}<svg:svg xmlns:svg=\"http://www.w3.org/2000/svg\" width=\"12.6\" height=\"3\">", 13, 3),
        ("<svg width=\"100%\" height=\"100%\" viewBox=\"0 0 24 24\">", 24, 24), ("<svg xmlns=\"x\">", 300, 150),
        ("<svg width=\"40\">", 40, 150),
    ])
    func readsDrawings(text: String, width: Int, height: Int) {
        #expect(ImageProbe.probe(Array(text.utf8)) == ImageInfo(format: .svg, width: width, height: height))
    }

    @Test(arguments: [
        "<html><svg width=\"1\"/></html>", "<svg width=\"1\" heig", "<svg width=1>", "<!-- <svg",
        "<svg width=\"1e9\" height=\"1\">",
    ])
    func refusesWhatIsNoDrawing(text: String) { #expect(ImageProbe.probe(Array(text.utf8)) == nil) }

    /// No cut and no changed byte may trap.
    @Test func survivesDamage() {
        for (_, bytes, _) in Self.cases {
            for length in 0..<bytes.count { _ = ImageProbe.probe(Array(bytes.prefix(length))) }
            for index in bytes.indices {
                for value: UInt8 in [0, 1, 0x7F, 0x80, 0xFF] {
                    var damaged = bytes
                    damaged[index] = value
                    _ = ImageProbe.probe(damaged)
                }
            }
        }
    }
}
