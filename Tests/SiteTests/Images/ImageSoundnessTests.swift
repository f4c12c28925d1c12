import Site
import Testing
import Text

/// What is read from a picture's bytes before a program is asked to resize it.
@Suite struct ImageSoundnessTests {
    typealias Bytes = [UInt8]

    static let wide: Bytes = Bytes("sRGB".utf8).flatMap { Bytes([0, $0]) }
    static let png = PictureBytes.png(8, 8)
    static let jpeg = PictureBytes.jpeg(64, 64)
    static let webp = ImageProbeTests.webp("VP8L", [0x2F, 0, 0, 0, 0, 1])

    /// A PNG with a chunk behind its header.
    static func png(with type: String, _ body: Bytes) -> Bytes {
        Bytes(png[..<33]) + PictureBytes.chunk(type, body) + png[33...]
    }

    static func webp(profile: Bytes) -> Bytes {
        let size = ImageProbeTests.le32(profile.count)
        let chunks: Bytes = Bytes("VP8X".utf8) + ImageProbeTests.le32(10) + Bytes(repeating: 0, count: 10)
        return Bytes("RIFF".utf8) + ImageProbeTests.le32(0) + Bytes("WEBP".utf8) + chunks + Bytes("ICCP".utf8) + size
            + profile
    }

    static let colours: [(String, Bytes, ImageFormat, ImageColours)] = [
        ("a plain png", png, .png, .standard),
        ("a png of sRGB", png(with: "iCCP", Bytes("sRGB IEC61966-2.1".utf8) + [0, 0, 1]), .png, .standard),
        ("a png of a telephone", png(with: "iCCP", Bytes("Display P3".utf8) + [0, 0, 1]), .png, .profiled),
        ("a plain jpeg", jpeg, .jpeg, .standard),
        (
            "a jpeg of sRGB", PictureBytes.jpeg(8, 8, segments: PictureBytes.profile(Bytes("x sRGB y".utf8))), .jpeg,
            .standard
        ),
        ("a jpeg of sRGB in UTF-16", PictureBytes.jpeg(8, 8, segments: PictureBytes.profile(wide)), .jpeg, .standard),
        (
            "a jpeg of Adobe RGB", PictureBytes.jpeg(8, 8, segments: PictureBytes.profile(Bytes("Adobe RGB".utf8))),
            .jpeg, .profiled
        ),
        ("inks", PictureBytes.jpeg(8, 8, components: 4), .jpeg, .inks),
        ("a plain webp", webp, .webp, .standard),
        ("a webp of P3", webp(profile: Bytes("Display P3".utf8)), .webp, .profiled),
        ("a webp of sRGB", webp(profile: Bytes("sRGB".utf8)), .webp, .standard),
        ("a webp whose profile is cut off", Bytes(webp(profile: Bytes("sRGB".utf8)).dropLast(4)), .webp, .profiled),
        ("a drawing", Bytes("<svg/>".utf8), .svg, .standard),
        ("nothing", [], .jpeg, .standard),
    ]

    @Test(arguments: colours.indices) func readsColours(index: Int) {
        let (name, bytes, format, expected) = Self.colours[index]
        #expect(ImageProbe.colours(bytes, format) == expected, "\(name)")
    }

    static let whole: [(String, Bytes, ImageFormat, Bool)] = [
        ("png", png, .png, true), ("png without its last chunk", Bytes(png.dropLast(12)), .png, false),
        ("half a png", Bytes(png.prefix(png.count / 2)), .png, false),
        ("jpeg", jpeg, .jpeg, true), ("jpeg without its end", Bytes(jpeg.dropLast(2)), .jpeg, false),
        ("half a jpeg", Bytes(jpeg.prefix(jpeg.count - 40)), .jpeg, false),
        ("jpeg with more behind it", jpeg + [1, 2, 3], .jpeg, true),
        ("stray bytes between segments", PictureBytes.jpeg(8, 8, segments: [0, 0, 7]), .jpeg, true),
        // The small picture that a camera puts in front ends in the same marker.
        (
            "an end in a segment only",
            Bytes(PictureBytes.jpeg(8, 8, segments: PictureBytes.profile([0xFF, 0xD9])).dropLast(2)), .jpeg, false
        ),
        ("webp", webp, .webp, true), ("webp without its last byte", Bytes(webp.dropLast()), .webp, false),
        ("gif", [], .gif, true), ("no bytes", [], .jpeg, false), ("no bytes of png", [], .png, false),
    ]

    @Test(arguments: whole.indices) func tellsAPictureThatEndsTooEarly(index: Int) {
        let (name, bytes, format, expected) = Self.whole[index]
        #expect(ImageProbe.isWhole(bytes, format) == expected, "\(name)")
    }

    @Test func anyPrefixAndAnyByteIsReadToAnAnswer() {
        for (bytes, format) in [
            (Self.png, ImageFormat.png), (Self.jpeg, .jpeg), (Self.webp(profile: Self.wide), .webp),
        ] {
            for end in bytes.indices {
                #expect(!ImageProbe.isWhole(Bytes(bytes[..<end]), format) || format == .webp)
                var damaged = bytes
                damaged[end] = 0xFF
                _ = ImageProbe.isWhole(damaged, format)
                _ = ImageProbe.colours(damaged, format)
            }
        }
    }

    static let complaints = [
        ("", "nothing"), ("\n\n", "nothing"),
        (
            "vipsthumbnail: unable to thumbnail /w/3.jpg\nVipsForeignLoad: \"/w/3.jpg\" is not a known file format\n",
            "VipsForeignLoad: \"mug.jpg\" is not a known file format"
        ),
        ("\n(vipsthumbnail:12): VIPS-WARNING **: 10:00: read gave 2 warnings\n\nout of memory\n", "out of memory"),
        ("convert: no decode delegate `/w/0.jpg' @ error/x.c/1\n", "convert: no decode delegate `0.jpg' @ error/x.c/1"),
    ]

    @Test(arguments: complaints) func findsTheLineThatTells(output: String, expected: String) {
        #expect(ImageTool.complaint(in: output, folder: "/w", file: "3.jpg", name: "mug.jpg") == expected)
    }
}
