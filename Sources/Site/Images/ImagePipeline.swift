import Dispatch
import Platform
import Text

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// Makes the resized copies that the pages of a build asked for.
///
/// Pages only name what they need (`ImageRequest`); the work is done once for all of them afterwards, on all cores,
/// and kept in the cache folder under the hash of the picture and the recipe. The requests of pages that were not
/// rendered again must be given too, or their pictures would look unused.
package struct ImagePipeline: Sendable {
    /// A finished copy: where it goes in the output, and the cache file that holds its bytes.
    package struct Output: Sendable, Hashable {
        package var outputPath: String
        package var file: String
    }

    private let tool: ImageTool
    private let cacheFolder: String

    /// `cacheFolder` must exist; it is `.vitrine/images` of the shop, absolute.
    package init(tool: ImageTool, cacheFolder: String) {
        self.tool = tool
        self.cacheFolder = cacheFolder
    }

    /// The one notice of a build that would have resized pictures but has no program for it.
    package static let noToolNotice =
        "pictures are used at their full size because neither vips nor ImageMagick is installed; "
        + "install one to serve smaller copies to small screens"

    /// Makes what is missing from the cache; the result is ordered by output path.
    ///
    /// `read` gives an original's bytes by its `source` path and is called from several threads. A picture that the
    /// program cannot read is an error on that picture's file, named by `contentPath`. `progress` is called after each
    /// picture that had to be made, by one thread at a time.
    package func produce(
        _ requests: some Sequence<ImageRequest>, read: @escaping @Sendable (String) -> [UInt8]?,
        contentPath: @escaping @Sendable (String) -> String,
        progress: @escaping @Sendable (_ done: Int, _ total: Int) -> Void = { _, _ in }
    ) -> (outputs: [Output], diagnostics: [Diagnostic]) {
        let ordered = Array(Set(requests)).sorted()
        let missing = ordered.filter { !ImageFiles.exists(cacheFile($0)) }
        let failures = Failures()
        DispatchQueue.concurrentPerform(iterations: missing.count) { index in
            let request = missing[index]
            defer { failures.finish { progress($0, missing.count) } }
            guard let problem = make(request, read: read) else { return }
            failures.add(
                Diagnostic(
                    .error, path: contentPath(request.source),
                    message: "the picture cannot be resized to \(request.width)x\(request.height): \(problem)"))
        }
        let diagnostics = failures.all
        guard diagnostics.isEmpty else { return ([], diagnostics) }
        return (ordered.map { Output(outputPath: $0.outputPath, file: cacheFile($0)) }, [])
    }

    /// Removes cached copies that none of `requests` names, so that the cache does not grow for ever.
    package func prune(keeping requests: some Sequence<ImageRequest>) {
        let wanted = Set(requests.map { name($0) })
        for entry in ImageFiles.list(cacheFolder) where !wanted.contains(entry) {
            ImageFiles.remove("\(cacheFolder)/\(entry)")
        }
    }

    private func name(_ request: ImageRequest) -> String {
        "\(request.cacheKey)-\(tool.kind.rawValue).\(request.fileExtension)"
    }

    private func cacheFile(_ request: ImageRequest) -> String { "\(cacheFolder)/\(name(request))" }

    /// Makes one copy; the result is what went wrong, or nil.
    private func make(_ request: ImageRequest, read: (String) -> [UInt8]?) -> String? {
        guard let bytes = read(request.source) else { return "the file cannot be read" }
        guard let info = ImageProbe.probe(bytes) else { return "it is not a picture" }
        let input = "\(cacheFolder)/\(request.cacheKey).in.\(info.format == .jpeg ? "jpg" : info.format.rawValue)"
        let output = "\(cacheFolder)/\(request.cacheKey).out.\(request.fileExtension)"
        defer { ImageFiles.remove(input) }
        if info.isAnimated {
            // A copy would stand still: the picture itself goes under the copy's name, and browsers look at the bytes.
            let isWritten = ImageFiles.write(bytes, to: output) && rename(output, cacheFile(request)) == 0
            return isWritten ? nil : "the cache folder cannot be written"
        }
        guard ImageFiles.write(bytes, to: input) else { return "the cache folder cannot be written" }
        let result = ChildProcess.run(
            tool.executable, tool.arguments(for: request, sourceFormat: info.format, input, output),
            seconds: ImageTool.secondsPerImage, log: "\(cacheFolder)/\(request.cacheKey).log")
        guard result.succeeded, let made = ImageFiles.read(output).flatMap(ImageProbe.probe) else {
            ImageFiles.remove(output)
            if result.outcome == .timedOut {
                return "\(tool.kind.rawValue) took more than \(ImageTool.secondsPerImage) s"
            }
            let line = result.output.split(separator: "\n").first.map(String.init) ?? "\(result.outcome)"
            return "\(tool.kind.rawValue) says: \(line.replacing(cacheFolder + "/", with: ""))"
        }
        guard made.width == request.width, made.height == request.height, made.format == request.format else {
            ImageFiles.remove(output)
            return "\(tool.kind.rawValue) made \(made.width)x\(made.height) \(made.format.rawValue)"
        }
        return rename(output, cacheFile(request)) == 0 ? nil : "the cache folder cannot be written"
    }

    /// Collects diagnostics of several threads; their order must not depend on which finished first.
    private final class Failures: @unchecked Sendable {
        private let queue = DispatchQueue(label: "vitrine.images")
        private var found: [Diagnostic] = []

        private var finished = 0

        func finish(_ tell: (Int) -> Void) {
            queue.sync {
                finished += 1
                tell(finished)
            }
        }

        func add(_ diagnostic: Diagnostic) { queue.sync { found.append(diagnostic) } }

        var all: [Diagnostic] { queue.sync { found }.sorted { ($0.path, $0.message) < ($1.path, $1.message) } }
    }
}

/// The few file operations that resizing needs.
enum ImageFiles {
    static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

    static func remove(_ path: String) { unlink(path) }

    /// Size and time of change, which tell an exchanged file.
    static func stamp(_ path: String) -> String {
        var information = stat()
        guard stat(path, &information) == 0 else { return "-" }
        #if canImport(Darwin)
            let time = information.st_mtimespec
        #else
            let time = information.st_mtim
        #endif
        return "\(information.st_size) \(time.tv_sec).\(time.tv_nsec)"
    }

    static func read(_ path: String) -> [UInt8]? {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        var information = stat()
        guard fstat(descriptor, &information) == 0 else { return nil }
        var bytes = [UInt8](repeating: 0, count: max(0, Int(information.st_size)))
        var offset = 0
        while offset < bytes.count {
            let count = bytes.withUnsafeMutableBytes { buffer in
                systemRead(descriptor, UnsafeMutableRawBufferPointer(rebasing: buffer[offset...]))
            }
            if count < 0 && errno == EINTR { continue }
            guard count > 0 else { return nil }
            offset += count
        }
        return bytes
    }

    static func write(_ bytes: [UInt8], to path: String) -> Bool {
        let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { return false }
        var offset = 0
        while offset < bytes.count {
            let count = bytes.withUnsafeBytes { buffer in
                systemWrite(descriptor, UnsafeRawBufferPointer(rebasing: buffer[offset...]))
            }
            if count < 0 && errno == EINTR { continue }
            guard count > 0 else { break }
            offset += count
        }
        return close(descriptor) == 0 && offset == bytes.count
    }

    static func list(_ folder: String) -> [String] {
        guard let handle = opendir(folder) else { return [] }
        defer { closedir(handle) }
        var names: [String] = []
        while let entry = readdir(handle) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) {
                $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if name != "." && name != ".." { names.append(name) }
        }
        return names
    }

    private static func systemRead(_ descriptor: Int32, _ buffer: UnsafeMutableRawBufferPointer) -> Int {
        #if canImport(Darwin)
            Darwin.read(descriptor, buffer.baseAddress, buffer.count)
        #elseif canImport(Musl)
            Musl.read(descriptor, buffer.baseAddress, buffer.count)
        #else
            Glibc.read(descriptor, buffer.baseAddress, buffer.count)
        #endif
    }

    private static func systemWrite(_ descriptor: Int32, _ buffer: UnsafeRawBufferPointer) -> Int {
        #if canImport(Darwin)
            Darwin.write(descriptor, buffer.baseAddress, buffer.count)
        #elseif canImport(Musl)
            Musl.write(descriptor, buffer.baseAddress, buffer.count)
        #else
            Glibc.write(descriptor, buffer.baseAddress, buffer.count)
        #endif
    }
}
