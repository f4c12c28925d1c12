import Platform
import Site
import TestSupport
import Testing
import Text

/// How a batch is made, and what one picture's fault does to the others; with a program that only pretends.
@Suite struct ImageBatchTests {
    static let mug = FakeTool.picture(100, 50, "mug")
    static let jug = FakeTool.picture(100, 50, "jug")

    @Test func equalBytesUnderTwoNamesAreMadeOnce() throws {
        let fake = try FakeTool(makes: ["80x": (80, 40)])
        let requests = ["media/a.webp", "media/b.webp"].map { fake.request($0, Self.mug, 80, 40) }
        let result = try fake.pipeline(["media/a.webp": Self.mug, "media/b.webp": Self.mug]).produce(requests)
        #expect(result.diagnostics.isEmpty)
        #expect(result.outputs.map(\.outputPath) == requests.map(\.outputPath))
        #expect(Set(result.outputs.map(\.file)).count == 1)
        #expect(fake.runs == ["1000000x1000000> 1", "80x 1"])
        // What is there is asked of nobody again, and what no page wants goes.
        #expect(try fake.pipeline([:]).produce(requests).outputs == result.outputs)
        #expect(fake.runs.count == 2)
        #expect(SystemCalls.names(in: fake.cache)?.count == 1)
        fake.pipeline([:]).prune(keeping: [])
        #expect(SystemCalls.names(in: fake.cache) == [])
    }

    /// What the faulty picture's bytes say, and what is told of it.
    static let faults: [([UInt8]?, String)] = [
        (FakeTool.picture(100, 50, "bad"), "vips says: no good: b.webp; open it and save it again"),
        (FakeTool.picture(100, 50, "deadly"), "vips was stopped by signal 9"),
        (nil, "the file cannot be read"),
        (Array("bad".utf8), "it is not a picture; save it again as PNG, JPEG or WebP"),
        (
            Array(FakeTool.picture(100, 50).dropLast()),
            "the file ends before the picture does; copy it again from where it came"
        ),
    ]

    @Test(arguments: faults.indices) func oneFaultLosesNoOtherPicture(index: Int) throws {
        let (bytes, problem) = Self.faults[index]
        let fake = try FakeTool(makes: ["80x": (80, 40), "40x": (40, 20)])
        var originals = ["media/a.webp": Self.mug, "media/c.webp": Self.jug]
        originals["media/b.webp"] = bytes
        let requests = ["media/a.webp", "media/b.webp", "media/c.webp"].flatMap { source in
            [(80, 40), (40, 20)].map { fake.request(source, originals[source] ?? [], $0.0, $0.1) }
        }
        // All three in one batch, whatever the number of processors.
        let darkroom = Darkroom(workers: 1)
        let pipeline = fake.pipeline(originals)
        _ = try pipeline.produce(requests, behind: darkroom)
        #expect(eventually { darkroom.hasNews })
        #expect(darkroom.takeNews() == Darkroom.News(made: 4, faulty: 1))
        for result in [try pipeline.produce(requests, behind: darkroom), try pipeline.produce(requests)] {
            #expect(
                result.diagnostics.map { $0.report() } == [
                    "content/media/b.webp: error: the picture cannot be resized: \(problem)"
                ])
            #expect(result.outputs.isEmpty)
        }
        // Nothing but the whole copies of the others lies there.
        let copies = requests.filter { $0.source != "media/b.webp" }
        #expect(SystemCalls.names(in: fake.cache)?.count == copies.count)
        #expect(try pipeline.produce(copies).outputs.map(\.outputPath) == copies.sorted().map(\.outputPath))
    }

    @Test func aCopyOfAnotherSizeIsMadeAgainOrRefused() throws {
        let fake = try FakeTool(makes: ["80x": (80, 41), "80x40!": (80, 40), "60x": (60, 31), "60x30!": (60, 31)])
        let pipeline = fake.pipeline(["media/a.webp": Self.mug])
        let good = try pipeline.produce([fake.request("media/a.webp", Self.mug, 80, 40)])
        #expect(good.outputs.count == 1 && good.diagnostics.isEmpty)
        let bad = try pipeline.produce([fake.request("media/a.webp", Self.mug, 60, 30)])
        #expect(bad.diagnostics.map(\.message) == ["the picture cannot be resized: vips made 60x31 webp"])
    }

    @Test func twoFilesOfOneFaultAreBothNamed() throws {
        let bad = FakeTool.picture(100, 50, "bad")
        let fake = try FakeTool(makes: [:])
        let originals = ["media/a.webp": bad, "media/b.webp": bad]
        let requests = originals.keys.flatMap { source in
            [fake.request(source, bad, 80, 40), fake.request(source, bad, 40, 20)]
        }
        let result = try fake.pipeline(originals).produce(requests)
        #expect(result.diagnostics.map(\.path) == ["content/media/a.webp", "content/media/b.webp"])
    }

    @Test func aMovingPictureGoesAsItIs() throws {
        let moving =
            ImageProbeTests.png(
                100, 50,
                extra: ImageProbeTests.be32(8) + Array("acTL".utf8) + ImageProbeTests.be32(2) + ImageProbeTests.be32(0)
                    + ImageProbeTests.be32(0)) + PictureBytes.chunk("IEND", [])
        let fake = try FakeTool(makes: [:])
        let result = try fake.pipeline(["media/a.png": moving]).produce([fake.request("media/a.png", moving, 80, 40)])
        #expect(try result.outputs.map { try SystemCalls.read($0.file) } == [moving])
        #expect(fake.runs == [])
    }

    @Test func progressCountsEveryCopyOnce() throws {
        let fake = try FakeTool(makes: ["80x": (80, 40), "40x": (40, 20)])
        let bad = FakeTool.picture(100, 50, "bad")
        let originals = ["media/a.webp": Self.mug, "media/b.webp": Self.jug, "media/c.webp": bad]
        let requests = originals.flatMap { source, bytes in
            [fake.request(source, bytes, 80, 40), fake.request(source, bytes, 40, 20)]
        }
        let seen = Guarded<[BuildProgress]>([])
        _ = try fake.pipeline(originals).produce(requests) { step in seen.withLock { $0.append(step) } }
        let steps = seen.withLock { $0 }
        #expect(steps.last == BuildProgress("pictures", 6, of: 6, share: 1))
        #expect(zip(steps, steps.dropFirst()).allSatisfy { $0.done < $1.done && $0.share < $1.share })
    }

    @Test func leftOversOfKilledBuildsGoAndThoseOfLivingOnesStay() throws {
        let folder = try TemporaryFolder()
        let stale = folder.path + "/" + ImageWorkFolder.prefix + "1-1"
        try SystemCalls.makeFolders(stale)
        try SystemCalls.write([1], to: stale + "/0.jpg")
        var living: ImageWorkFolder? = try ImageWorkFolder(in: folder.path)
        let path = try #require(living?.path)
        ImageWorkFolder.sweep(folder.path)
        #expect(SystemCalls.names(in: folder.path)?.count == 1)
        #expect(SystemCalls.kind(path) == .folder)
        living = nil
        #expect(SystemCalls.names(in: folder.path) == [])
    }

    @Test(arguments: ["plain", "a [b]", "100%s", "a:b", "-o", "x\ny"]) func aProgramIsToldPlainPathsOnly(name: String)
        throws
    {
        let folder = try TemporaryFolder()
        try SystemCalls.makeFolders(folder.path + "/" + name)
        let work = try ImageWorkFolder(in: folder.path + "/" + name)
        #expect(work.path.utf8.allSatisfy { $0 > 0x20 && !"[]%:,".utf8.contains($0) })
        try SystemCalls.write([1], to: work.path + "/0.jpg")
        let inner = try #require(SystemCalls.names(in: folder.path + "/" + name)?.first)
        #expect(try SystemCalls.read("\(folder.path)/\(name)/\(inner)/0.jpg") == [1])
    }
}
