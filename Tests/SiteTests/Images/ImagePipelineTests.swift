import Platform
import Site
import TestSupport
import Testing
import Text

/// Resizing with the programs that are installed; where there is none there is nothing to run.
@Suite struct ImagePipelineTests {
    typealias Bytes = [UInt8]

    /// Each installed program with a folder to work in.
    static func each(_ body: (ImageTool, String) throws -> Void) throws {
        for kind in [ImageTool.Kind.vips, .magick] {
            let folder = try TemporaryFolder()
            guard let tool = ImageTool.find(kind, scratch: folder.path) else { continue }
            #expect(tool.kind == kind)
            try body(tool, folder.path)
            withExtendedLifetime(folder) {}
        }
    }

    static func produce(
        _ tool: ImageTool, _ folder: String, _ originals: [String: Bytes],
        _ asked: [(source: String, Int, Int, ImageCrop?, ImageFormat?)]
    ) throws -> (requests: [ImageRequest], result: ImagePipeline.Result) {
        let requests = asked.map { source, width, height, crop, format in
            ImageRequest(
                source: source, sourceFingerprint: Fingerprint(originals[source] ?? []), width: width, height: height,
                crop: crop, format: format ?? tool.preferredFormat)
        }
        let pipeline = ImagePipeline(
            tool: tool, cacheFolder: folder, read: { originals[$0] }, contentPath: { "content/" + $0 })
        return (requests, try pipeline.produce(requests))
    }

    /// Checks that every copy is what its page says.
    static func check(_ requests: [ImageRequest], _ result: ImagePipeline.Result, _ tool: ImageTool) throws {
        #expect(result.diagnostics.map { $0.report() } == [], "\(tool.kind)")
        #expect(result.outputs.map(\.outputPath) == requests.map(\.outputPath).sorted(), "\(tool.kind)")
        for output in result.outputs {
            let wanted = try #require(requests.first { $0.outputPath == output.outputPath })
            let made = try #require(ImageProbe.probe(try SystemCalls.read(output.file)))
            #expect(made.width == wanted.width && made.height == wanted.height && made.format == wanted.format)
        }
    }

    @Test func makesEverySizeOfEveryKindOfPicture() throws {
        try Self.each { tool, folder in
            let originals: [String: Bytes] = [
                "media/plain.png": PictureBytes.png(820, 300), "media/deep.png": PictureBytes.png(300, 200, depth: 16),
                "media/clear.png": PictureBytes.png(820, 200, hasAlpha: true),
                "media/photo.jpg": PictureBytes.jpeg(2464, 1632),
                "media/turned.jpg": PictureBytes.jpeg(1600, 800, segments: PictureBytes.orientation(6)),
                "media/inks.jpg": PictureBytes.jpeg(800, 640, components: 4),
                // A name is no more than a name.
                "media/photo.webp": PictureBytes.jpeg(400, 400),
            ]
            let (requests, result) = try Self.produce(
                tool, folder, originals,
                [
                    ("media/plain.png", 656, 240, nil, nil), ("media/plain.png", 410, 150, nil, .jpeg),
                    ("media/plain.png", 80, 80, .center, nil), ("media/plain.png", 200, 50, .top, .jpeg),
                    ("media/deep.png", 120, 80, nil, nil), ("media/deep.png", 120, 80, nil, .png),
                    ("media/clear.png", 410, 100, nil, .jpeg), ("media/clear.png", 410, 100, nil, .png),
                    ("media/clear.png", 656, 160, nil, nil), ("media/photo.jpg", 1600, 1060, nil, nil),
                    ("media/photo.jpg", 720, 477, nil, nil), ("media/photo.jpg", 160, 106, nil, nil),
                    ("media/photo.jpg", 300, 1000, .right, .jpeg), ("media/turned.jpg", 400, 800, nil, nil),
                    ("media/turned.jpg", 50, 100, nil, nil), ("media/inks.jpg", 400, 320, nil, nil),
                    ("media/photo.webp", 100, 100, nil, nil),
                ])
            try Self.check(requests, result, tool)
        }
    }

    /// The width is given and the height follows; the program may round otherwise than the page does.
    @Test func everyShapeComesOutAsThePageSays() throws {
        try Self.each { tool, folder in
            var originals: [String: Bytes] = [:]
            var asked: [(source: String, Int, Int, ImageCrop?, ImageFormat?)] = []
            // ImageMagick forces every size anyway, and takes its time.
            for number in 0..<(tool.kind == .vips ? 16 : 3) {
                let (width, height) = (816 + number * 8, 640 + number * number % 23 * 8)
                let source = "media/\(number).jpg"
                originals[source] = PictureBytes.jpeg(width, height)
                for wanted in [97, 240, 333, 600] {
                    let fitted = ImageRequest.fit(
                        originalWidth: width, originalHeight: height, width: wanted, height: nil, crop: nil)
                    let copy = try #require(fitted)
                    asked.append((source, copy.width, copy.height, nil, nil))
                }
            }
            let (requests, result) = try Self.produce(tool, folder, originals, asked)
            try Self.check(requests, result, tool)
        }
    }

    @Test func aCopyHasTheSameBytesWhateverElseIsAskedFor() throws {
        let asked: [(source: String, Int, Int, ImageCrop?, ImageFormat?)] = [
            ("media/a.jpg", 1600, 1060, nil, nil), ("media/a.jpg", 480, 318, nil, nil),
            ("media/b.jpg", 480, 319, nil, nil),
        ]
        try Self.each { tool, folder in
            let originals = [
                "media/a.jpg": PictureBytes.jpeg(2464, 1632), "media/b.jpg": PictureBytes.jpeg(1504, 1000),
            ]
            let (_, all) = try Self.produce(tool, folder, originals, asked)
            let bytes = Dictionary(
                uniqueKeysWithValues: try all.outputs.map { ($0.outputPath, try SystemCalls.read($0.file)) })
            #expect(bytes.count == 3)
            for single in asked {
                let other = try TemporaryFolder()
                let (_, alone) = try Self.produce(tool, other.path, originals, [single])
                let output = try #require(alone.outputs.first)
                #expect(try SystemCalls.read(output.file) == bytes[output.outputPath], "\(tool.kind)")
                withExtendedLifetime(other) {}
            }
        }
    }

    @Test func namesMeanNothingToTheProgram() throws {
        let names = [
            "-o x.jpg", "a\nb.jpg", "100%s.jpg", "mug[Q=1].jpg", "a,b.jpg", "png:x.jpg", "@list.jpg", "*.jpg",
            "mug.jpg[0]", "$(id).jpg", "'\".jpg", " .jpg",
        ]
        var originals: [String: Bytes] = [:]
        for (number, name) in names.enumerated() {
            originals["media/" + name] = PictureBytes.jpeg(104 + number * 8, 48)
        }
        try Self.each { tool, folder in
            let cache = folder + "/shop [1] 100%s, x:y/images"
            try SystemCalls.makeFolders(cache)
            let (requests, result) = try Self.produce(
                tool, cache, originals, names.map { ("media/" + $0, 40, 20, .center, nil) })
            try Self.check(requests, result, tool)
        }
    }

    @Test func aDamagedPictureIsNamedAndTheOthersAreMade() throws {
        let fine = PictureBytes.png(320, 240)
        let originals: [String: Bytes] = [
            "media/fine.png": fine, "media/cut.png": Bytes(fine.dropLast(1000)),
            // All chunks are there, the stream in them is not.
            "media/hollow.png": ImageProbeTests.png(320, 240) + PictureBytes.chunk("IEND", []),
            "media/text.png": Bytes("not a picture".utf8), "media/other.png": PictureBytes.png(328, 240),
        ]
        try Self.each { tool, folder in
            let (_, result) = try Self.produce(
                tool, folder, originals, originals.keys.flatMap { [($0, 64, 48, nil, nil), ($0, 32, 24, nil, nil)] })
            #expect(
                result.diagnostics.map(\.path) == [
                    "content/media/cut.png", "content/media/hollow.png", "content/media/text.png",
                ], "\(tool.kind)")
            #expect(result.diagnostics.allSatisfy { $0.message.hasPrefix("the picture cannot be resized: ") })
            #expect(result.outputs.isEmpty)
            #expect(SystemCalls.names(in: folder)?.count { $0.contains("-\(tool.kind.rawValue).") } == 4)
        }
    }

    @Test func aNameOnThePathIsNotEnough() throws {
        let folder = try TemporaryFolder()
        for kind in [ImageTool.Kind.vips, .magick] {
            let fake = ImageTool(kind: kind, executable: "/bin/true", preferredFormat: .webp)
            let (_, result) = try Self.produce(
                fake, folder.path, ["media/x.png": PictureBytes.png(4, 2)], [("media/x.png", 2, 1, nil, nil)])
            #expect(result.outputs.isEmpty && result.diagnostics.count == 1)
        }
        withExtendedLifetime(folder) {}
    }
}
