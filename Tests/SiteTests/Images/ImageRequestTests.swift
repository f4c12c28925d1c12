import Platform
import Site
import TestSupport
import Testing
import Text

@Suite struct ImageRequestTests {
    struct Fit: Sendable {
        let original: (Int, Int)
        let asked: (Int?, Int?, ImageCrop?)
        let expected: (Int, Int, ImageCrop?)?
    }

    static let fits: [Fit] = [
        Fit(original: (1600, 1200), asked: (400, nil, nil), expected: (400, 300, nil)),
        Fit(original: (1600, 1200), asked: (nil, 300, nil), expected: (400, 300, nil)),
        Fit(original: (1600, 1200), asked: (nil, nil, nil), expected: nil),
        Fit(original: (1600, 1200), asked: (1600, nil, nil), expected: nil),
        Fit(original: (1600, 1200), asked: (5000, nil, nil), expected: nil),
        Fit(original: (1000, 667), asked: (100, nil, nil), expected: (100, 67, nil)),
        Fit(original: (4000, 3), asked: (100, nil, nil), expected: (100, 1, nil)),
        Fit(original: (1600, 1200), asked: (400, 400, nil), expected: (400, 300, nil)),
        Fit(original: (1200, 1600), asked: (400, 400, nil), expected: (300, 400, nil)),
        Fit(original: (1600, 1200), asked: (400, 400, .center), expected: (400, 400, .center)),
        Fit(original: (1600, 1200), asked: (400, 300, .top), expected: (400, 300, nil)),
        Fit(original: (300, 200), asked: (600, 600, .left), expected: (200, 200, .left)),
        Fit(original: (300, 200), asked: (1000, 500, .center), expected: (300, 150, .center)),
    ]

    @Test(arguments: fits.indices)
    func fitsWithoutEnlarging(index: Int) {
        let row = Self.fits[index]
        let fitted = ImageRequest.fit(
            originalWidth: row.original.0, originalHeight: row.original.1, width: row.asked.0, height: row.asked.1,
            crop: row.asked.2)
        #expect(fitted?.width == row.expected?.0)
        #expect(fitted?.height == row.expected?.1)
        #expect(fitted?.crop == row.expected?.2)
    }

    @Test func namesFollowFromTheContent() {
        let one = ImageRequest(
            source: "media/a.b/mug.jpg", sourceFingerprint: Fingerprint("x"), width: 400, height: 300, crop: nil,
            format: .webp)
        #expect(one.outputPath.hasPrefix("media/a.b/mug.400w."))
        #expect(one.outputPath.hasSuffix(".webp"))
        var other = one
        other.sourceFingerprint = Fingerprint("y")
        #expect(other.outputPath != one.outputPath)
        var cropped = one
        cropped.crop = .top
        #expect(cropped.outputPath.hasPrefix("media/a.b/mug.400x300-top."))
        var jpeg = one
        jpeg.format = .jpeg
        #expect(jpeg.outputPath.hasSuffix(".jpg"))
    }

    @Test func runsProgramsWithATimeLimit() throws {
        let shell = try #require(ChildProcess.find("sh"))
        let folder = try TemporaryFolder()
        defer { withExtendedLifetime(folder) {} }
        let log = folder.path + "/log"
        let fine = ChildProcess.run(shell, ["-c", "echo out; echo err >&2; exit 3"], seconds: 20, log: log)
        #expect(fine.outcome == .exited(code: 3))
        #expect(fine.output == "out\nerr\n")
        #expect(ChildProcess.run(shell, ["-c", "sleep 60"], seconds: 1, log: log).outcome == .timedOut)
        #expect(ChildProcess.run(shell, ["-c", "kill -9 $$"], seconds: 20, log: log).outcome == .signalled(9))
        if case .exited(code: 0) = ChildProcess.run("/nonexistent/program", [], seconds: 5, log: log).outcome {
            Issue.record("a missing program cannot succeed")
        }
    }
}
