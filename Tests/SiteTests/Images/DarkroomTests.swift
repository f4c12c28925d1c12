import Platform
import Site
import TestSupport
import Testing
import Text

/// Pictures that come to be behind the pages, made by a program that only pretends.
@Suite struct DarkroomTests {
    static let mug = FakeTool.picture(100, 50, "mug")
    static let jug = FakeTool.picture(100, 50, "jug")

    @Test func whatIsNotThereYetIsShownByItsOriginal() throws {
        let fake = try FakeTool(makes: ["80x": (80, 40)])
        // The program waits for a file that is laid down once everything was looked at.
        let gate = fake.folder.path + "/gate"
        let slow = fake.folder.path + "/slow"
        try SystemCalls.write(
            Array("#!/bin/sh\nwhile [ ! -e \(gate) ]; do sleep 0.02; done\nexec \(fake.tool.executable) \"$@\"\n".utf8),
            to: slow, mode: 0o755)
        let originals = ["media/a.webp": Self.mug, "media/b.webp": Self.jug]
        let pipeline = ImagePipeline(
            tool: ImageTool(kind: .vips, executable: slow, preferredFormat: .webp), cacheFolder: fake.cache,
            read: { originals[$0] }, contentPath: { $0 })
        let requests = originals.map { fake.request($0, $1, 80, 40) }.sorted()
        let darkroom = Darkroom(workers: 1)
        #expect(darkroom.picture(at: requests[0].outputPath) == nil)

        let first = try pipeline.produce(requests, behind: darkroom)
        #expect(first.pending == 2 && first.outputs.isEmpty && first.diagnostics.isEmpty)
        #expect(darkroom.isBusy && !darkroom.hasNews)
        #expect(darkroom.picture(at: requests[0].outputPath) == .original("media/a.webp"))
        #expect(darkroom.picture(at: requests[1].outputPath) == .original("media/b.webp"))
        #expect(darkroom.picture(at: "media/a.webp") == nil)
        // Another build in between hands over the same; nothing is made twice.
        #expect(try pipeline.produce(requests, behind: darkroom).pending == 2)

        try SystemCalls.write([], to: gate)
        #expect(eventually { darkroom.hasNews })
        #expect(!darkroom.isBusy)
        #expect(fake.runs.reduce(0) { $0 + ($1.hasPrefix("80x ") ? Int($1.dropFirst(4)) ?? 0 : 0) } == 2)
        for request in requests {
            guard case .copy(let file) = darkroom.picture(at: request.outputPath) else {
                Issue.record("the copy is not shown")
                continue
            }
            #expect(try SystemCalls.read(file) == FakeTool.picture(80, 40))
        }
        #expect(darkroom.takeNews() == Darkroom.News(made: 2, faulty: 0))
        #expect(!darkroom.hasNews)

        // The next build puts them in their places; until it is done they are still shown.
        let last = try pipeline.produce(requests, behind: darkroom)
        #expect(last.pending == 0 && last.outputs.map(\.outputPath) == requests.map(\.outputPath))
        #expect(darkroom.picture(at: requests[0].outputPath) == .copy(file: last.outputs[0].file))
        #expect(!darkroom.isBusy && !darkroom.hasNews)
    }

    @Test func aFaultIsRememberedUntilThePictureIsAnother() throws {
        let bad = FakeTool.picture(100, 50, "bad")
        let fake = try FakeTool(makes: ["80x": (80, 40)])
        let darkroom = Darkroom(workers: 2)
        let pipeline = fake.pipeline(["media/a.webp": bad])
        let request = fake.request("media/a.webp", bad, 80, 40)
        #expect(try pipeline.produce([request], behind: darkroom).diagnostics.isEmpty)
        #expect(eventually { darkroom.hasNews })
        #expect(darkroom.takeNews() == Darkroom.News(made: 0, faulty: 1))
        let runs = fake.runs
        let known = try pipeline.produce([request], behind: darkroom)
        #expect(known.diagnostics.map(\.path) == ["content/media/a.webp"])
        #expect(!darkroom.isBusy && fake.runs == runs)
        let mended = fake.pipeline(["media/a.webp": Self.mug])
        let again = fake.request("media/a.webp", Self.mug, 80, 40)
        #expect(try mended.produce([again], behind: darkroom).diagnostics.isEmpty)
        #expect(eventually { darkroom.hasNews })
        #expect(try mended.produce([again], behind: darkroom).outputs.count == 1)
    }

    @Test func aDiskThatFailsIsToldAndTriedAgain() throws {
        let fake = try FakeTool(makes: ["80x": (80, 40)])
        let troubles = Guarded<[String]>([])
        let darkroom = Darkroom(workers: 1, trouble: { fault in troubles.withLock { $0.append(fault.path) } })
        let request = fake.request("media/a.webp", Self.mug, 80, 40)
        let nowhere = fake.folder.path + "/nowhere"
        let lost = ImagePipeline(
            tool: fake.tool, cacheFolder: nowhere, read: { _ in Self.mug }, contentPath: { $0 })
        _ = try lost.produce([request], behind: darkroom)
        #expect(eventually { !darkroom.isBusy && troubles.withLock { !$0.isEmpty } })
        #expect(troubles.withLock { $0.allSatisfy { $0.hasPrefix(nowhere) } })
        // Nothing to put in place, so no build after build.
        #expect(!darkroom.hasNews)
        try SystemCalls.makeFolders(nowhere)
        _ = try lost.produce([request], behind: darkroom)
        #expect(eventually { darkroom.hasNews })
        #expect(darkroom.takeNews().made == 1)
    }
}
