import Site
import TestSupport
import Testing
import Text

/// Resizing with the program that is installed; without one there is nothing to run.
@Suite struct ImagePipelineTests {
    @Test func makesEverySizeOnceAndKeepsIt() throws {
        let folder = try TemporaryFolder()
        defer { withExtendedLifetime(folder) {} }
        guard let tool = ImageTool.detect(scratch: folder.path) else { return }
        let disk = DiskReader(root: Repository.root)
        let entry = try #require(
            try disk.files(below: "content/media").first { $0.path.hasSuffix(".webp") || $0.path.hasSuffix(".png") })
        let original = try disk.read(entry.path)
        let info = try #require(ImageProbe.probe(original))
        func request(_ width: Int, _ height: Int, _ crop: ImageCrop?, _ format: ImageFormat) -> ImageRequest {
            ImageRequest(
                source: "media/x.webp", sourceFingerprint: Fingerprint(original), width: width, height: height,
                crop: crop, format: format)
        }
        let requests = [
            request(120, max(1, info.height * 120 / info.width), nil, tool.preferredFormat),
            request(80, 80, .center, tool.preferredFormat), request(80, 40, .top, .jpeg), request(50, 50, nil, .png),
        ]
        let pipeline = ImagePipeline(tool: tool, cacheFolder: folder.path)
        let (outputs, diagnostics) = pipeline.produce(requests + requests, read: { _ in original }, contentPath: { $0 })
        #expect(diagnostics.map { $0.report() } == [])
        #expect(outputs.map(\.outputPath) == requests.map(\.outputPath).sorted())
        for output in outputs {
            let wanted = try #require(requests.first { $0.outputPath == output.outputPath })
            let made = try #require(ImageProbe.probe(try disk.read(output.file)))
            #expect(made.width == wanted.width && made.height == wanted.height && made.format == wanted.format)
        }
        // All of it is in the cache now: the originals are not asked for again.
        let again = pipeline.produce(requests, read: { _ in nil }, contentPath: { $0 })
        #expect(again.outputs == outputs)
        pipeline.prune(keeping: [])
        let missing = pipeline.produce(requests, read: { _ in nil }, contentPath: { "content/" + $0 })
        #expect(missing.diagnostics.count == requests.count)
        #expect(
            missing.diagnostics.first?.report()
                == "content/media/x.webp: error: the picture cannot be resized to 120x\(requests[0].height): the file cannot be read"
        )
    }

    /// A program that is not what its name says, or hangs on a damaged file, must not pass for one that works.
    @Test func aBrokenPictureIsAnError() throws {
        let folder = try TemporaryFolder()
        defer { withExtendedLifetime(folder) {} }
        guard let tool = ImageTool.detect(scratch: folder.path) else { return }
        let damaged = Array(ImageProbeTests.png(640, 480))
        let request = ImageRequest(
            source: "media/x.png", sourceFingerprint: Fingerprint(damaged), width: 64, height: 48, crop: nil,
            format: tool.preferredFormat)
        let (outputs, diagnostics) = ImagePipeline(tool: tool, cacheFolder: folder.path)
            .produce([request], read: { _ in damaged }, contentPath: { "content/" + $0 })
        #expect(outputs.isEmpty)
        #expect(diagnostics.first?.message.hasPrefix("the picture cannot be resized to 64x48: ") == true)
    }

    @Test func aNameOnThePathIsNotEnough() throws {
        let folder = try TemporaryFolder()
        defer { withExtendedLifetime(folder) {} }
        let fake = ImageTool(kind: .magick, executable: "/bin/true", preferredFormat: .webp)
        let request = ImageRequest(
            source: "media/x.png", sourceFingerprint: .zero, width: 2, height: 1, crop: nil, format: .webp)
        let picture = ImageProbeTests.png(4, 2)
        let (outputs, diagnostics) = ImagePipeline(tool: fake, cacheFolder: folder.path)
            .produce([request], read: { _ in picture }, contentPath: { $0 })
        #expect(outputs.isEmpty && diagnostics.count == 1)
    }
}
