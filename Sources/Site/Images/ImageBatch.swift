import Platform
import Text

/// What kept the copies of a picture from being made.
package struct ImageFault: Sendable, Hashable {
    package var job: ImageJob
    /// What is wrong and how to mend it.
    package var message: String
}

/// Makes the copies of some pictures, with as few starts of the program as can be.
struct ImageBatch {
    let tool: ImageTool
    let cache: ImageCache
    /// The bytes of an original by its path in the output.
    let read: @Sendable (String) -> [UInt8]?

    /// How many pictures are worth a batch: with more, a start of the program is spread no thinner and progress stands.
    static let mostPictures = 24

    /// Pictures are taken on until they hold this many bytes uncoded.
    private static let mostBytes = 320 << 20

    /// How long a program may take to start, and for each thing it makes: a hung one is given up. In seconds.
    private static let secondsToStart = 30
    private static let secondsEach = 15

    /// - Parameter finished: called with a picture's copies as they come to lie in the cache, and with those that cannot
    ///   be made.
    /// - Throws: when the disk fails. One picture that cannot be made loses none of the others.
    func make(_ jobs: [ImageJob], finished: @escaping ([ImageRequest]) -> Void) throws(FileFault) -> [ImageFault] {
        let folder = try ImageWorkFolder(in: cache.folder)
        var run = Run(tool: tool, cache: cache, folder: folder.path, finished: finished)
        var held = 0
        for job in jobs {
            try run.add(job, read(job.sources[0]))
            held += run.pictures.last.map { $0.job == job ? $0.picture.ladder.size : 0 } ?? 0
            // ImageMagick takes one picture at a time.
            if held > Self.mostBytes || tool.kind == .magick {
                try run.makeAll()
                held = 0
            }
        }
        try run.makeAll()
        return run.faults
    }

    /// The pictures that lie in the work folder, and what became of those before them.
    private struct Run {
        struct Loaded {
            var job: ImageJob
            var picture: ImageStep.Picture
            var format: ImageFormat
            var left: Set<ImageRequest>
            var isFaulty = false
        }

        let tool: ImageTool
        let cache: ImageCache
        let folder: String
        let finished: ([ImageRequest]) -> Void
        var pictures: [Loaded] = []
        var faults: [ImageFault] = []
        private var count = 0

        init(tool: ImageTool, cache: ImageCache, folder: String, finished: @escaping ([ImageRequest]) -> Void) {
            self.tool = tool
            self.cache = cache
            self.folder = folder
            self.finished = finished
        }

        /// Lays a picture in the work folder, under a name of our own.
        mutating func add(_ job: ImageJob, _ bytes: [UInt8]?) throws(FileFault) {
            guard let bytes else { return refuse(job, "the file cannot be read") }
            guard let info = ImageProbe.probe(bytes) else {
                return refuse(job, "it is not a picture; save it again as PNG, JPEG or WebP")
            }
            guard ImageProbe.isWhole(bytes, info.format) else {
                return refuse(job, "the file ends before the picture does; copy it again from where it came")
            }
            let input = "\(count).\(info.format == .jpeg ? "jpg" : info.format.rawValue)"
            count += 1
            try SystemCalls.write(bytes, to: "\(folder)/\(input)")
            if info.isAnimated {
                // A copy would stand still: the picture itself goes under the copy's name, and browsers look at the bytes.
                for copy in job.copies {
                    try SystemCalls.write(bytes, to: "\(folder)/copy")
                    try SystemCalls.rename("\(folder)/copy", to: cache.file(copy))
                }
                finished(job.copies)
                return
            }
            let ladder = ImageLadder(width: info.width, height: info.height, copies: job.copies)
            pictures.append(
                Loaded(
                    job: job,
                    picture: .init(
                        input: input, ladder: ladder, colours: ImageProbe.colours(bytes, info.format)),
                    format: info.format, left: Set(job.copies)))
        }

        private mutating func refuse(_ job: ImageJob, _ problem: String) {
            faults.append(ImageFault(job: job, message: "the picture cannot be resized: \(problem)"))
            finished(job.copies)
        }

        /// Makes the copies of the pictures that lie there, and clears them away.
        mutating func makeAll() throws(FileFault) {
            switch tool.kind {
            case .vips:
                for step in ImageStep.all(pictures.map(\.picture)) {
                    try take(step)
                    for name in step.spent { try SystemCalls.removeFile("\(folder)/\(name)") }
                }
            case .magick:
                for index in pictures.indices { try takeWhole(index) }
            }
            pictures = []
        }

        // MARK: vips

        private mutating func take(_ step: ImageStep) throws(FileFault) {
            let items = step.items.filter { !pictures[$0.picture].isFaulty }
            guard !items.isEmpty else { return }
            let arguments = step.arguments(items, folder: folder)
            let isPlain = items.allSatisfy { [.png, .jpeg, .webp, .gif].contains(pictures[$0.picture].format) }
            var result = run(arguments, count: items.count, isPlain: isPlain)
            if !result.succeeded, items.count == 1, isPlain {
                result = run(arguments, count: 1, isPlain: false)
            }
            guard result.succeeded else {
                try stopIfFull(result)
                if items.count == 1 { return fail(items[0].picture, said(result, items[0])) }
                // Which picture it was the program tells in words only, and what it was writing when it was stopped may
                // look whole: each is made alone, and only what ends well counts.
                for item in items {
                    var alone = step
                    alone.items = [item]
                    try take(alone)
                }
                return
            }
            for item in items {
                let output = "\(folder)/\(step.output(item))"
                guard let copy = item.copy else {
                    if SystemCalls.stamp(output) == nil { fail(item.picture, "vips made nothing") }
                    continue
                }
                try adopt(output, copy, item.picture, retry: step.isFree ? item : nil)
            }
        }

        /// Gives a copy its name in the cache, if it is what the page says it is.
        private mutating func adopt(
            _ output: String, _ copy: ImageRequest, _ picture: Int, retry: ImageStep.Item? = nil
        ) throws(FileFault) {
            guard let made = (try? SystemCalls.read(output)).flatMap(ImageProbe.probe) else {
                return fail(picture, "\(tool.name) made nothing that can be read")
            }
            guard made.width == copy.width, made.height == copy.height, made.format == copy.format else {
                if let retry {
                    var exact = ImageStep.step(to: copy, isExact: true)
                    exact.items = [retry]
                    return try take(exact)
                }
                return fail(picture, "\(tool.name) made \(made.width)x\(made.height) \(made.format.rawValue)")
            }
            try SystemCalls.rename(output, to: cache.file(copy))
            pictures[picture].left.remove(copy)
            finished([copy])
        }

        // MARK: ImageMagick

        private mutating func takeWhole(_ index: Int) throws(FileFault) {
            let loaded = pictures[index]
            func output(_ copy: ImageRequest) -> String { "\(folder)/\(copy.cacheKey).\(copy.fileExtension)" }
            let result = run(
                ImageTool.magickArguments(
                    loaded.picture.ladder, format: loaded.format, colours: loaded.picture.colours,
                    input: "\(folder)/\(loaded.picture.input)", output: output), count: loaded.job.copies.count)
            if result.succeeded {
                for copy in loaded.job.copies where !pictures[index].isFaulty {
                    try adopt(output(copy), copy, index)
                }
            } else {
                try stopIfFull(result)
                fail(index, said(result, .init(picture: index, input: loaded.picture.input)))
            }
            try SystemCalls.removeFile("\(folder)/\(loaded.picture.input)")
        }

        // MARK: Both

        private func run(_ arguments: [String], count: Int, isPlain: Bool = true) -> ChildProcess.Result {
            ChildProcess.run(
                tool.executable, arguments, environment: tool.environment(isPlain: isPlain),
                seconds: ImageBatch.secondsToStart + ImageBatch.secondsEach * count, log: "\(folder)/log")
        }

        private mutating func fail(_ picture: Int, _ problem: String) {
            guard !pictures[picture].isFaulty else { return }
            pictures[picture].isFaulty = true
            faults.append(
                ImageFault(job: pictures[picture].job, message: "the picture cannot be resized: \(problem)"))
            finished(Array(pictures[picture].left))
        }

        /// A full disk is no fault of the picture that met it.
        private func stopIfFull(_ result: ChildProcess.Result) throws(FileFault) {
            if result.output.contains(SystemCalls.message(for: SystemCalls.noSpace)) {
                throw FileFault("write", folder, code: SystemCalls.noSpace)
            }
        }

        /// How the program failed, in its own words if it had any.
        private func said(_ result: ChildProcess.Result, _ item: ImageStep.Item) -> String {
            switch result.outcome {
            case .timedOut: return "\(tool.name) did not come to an end"
            case .signalled(let number): return "\(tool.name) was stopped by signal \(number)"
            case .notStarted(let code): return "\(tool.name) cannot be started: \(SystemCalls.message(for: code))"
            case .exited: break
            }
            let source = pictures[item.picture].job.sources[0]
            let words = ImageTool.complaint(
                in: result.output, folder: folder, file: item.input,
                name: source.split(separator: "/").last.map(String.init) ?? source)
            return "\(tool.name) says: \(words); open it and save it again"
        }
    }
}

extension ImageStep {
    /// Whether the height of its copies is left to the program.
    fileprivate var isFree: Bool { options.count == 2 && options[1].hasSuffix("x") }
}
