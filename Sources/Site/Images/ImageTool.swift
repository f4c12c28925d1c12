import Platform
import Text

/// The program that makes resized copies: libvips or ImageMagick, whichever is installed and works.
///
/// A program counts as installed when it turns a small picture into one that has the right size and format: a name on
/// the path proves nothing (a stand-in may carry it, or a build without WebP).
package struct ImageTool: Sendable, Hashable {
    package enum Kind: String, Sendable { case vips, magick }

    package let kind: Kind
    /// Absolute.
    package let executable: String
    /// What resized copies are written as: WebP where the program can, else JPEG.
    package let preferredFormat: ImageFormat

    package init(kind: Kind, executable: String, preferredFormat: ImageFormat) {
        self.kind = kind
        self.executable = executable
        self.preferredFormat = preferredFormat
    }

    /// Tells two set-ups apart whose pages would differ; goes into the fingerprint of everything rendered.
    package var identity: String { "\(kind.rawValue):\(preferredFormat.rawValue)" }

    /// As people call it.
    var name: String { kind == .vips ? "vips" : "ImageMagick" }

    /// Looks for `vipsthumbnail`, `magick` and `convert`, in this order; `scratch` is a folder to try them in. Where there is
    /// no such folder, as for a shop that is only checked, none is made.
    ///
    /// Trying takes longer than a small build, so the answer is kept in `scratch` for as long as the same files stand
    /// under these names.
    package static func detect(scratch: String) -> ImageTool? {
        let candidates = Self.candidates([.vips, .magick])
        let key = candidates.map { candidate in
            let stamp = SystemCalls.stamp(candidate.executable)
            return "\(candidate.executable) \(stamp.map { "\($0.size) \($0.modified)" } ?? "-")"
        }.joined(separator: "\n")
        let memory = "\(scratch)/picture-program"
        if let bytes = try? SystemCalls.read(memory) {
            let lines = String(decoding: bytes, as: UTF8.self).split(
                separator: "\n", maxSplits: 1, omittingEmptySubsequences: false)
            if lines.count == 2, lines[1] == key { return remembered(String(lines[0]), candidates) }
        }
        let isKept = SystemCalls.kind(scratch) == .folder
        let passing = "/tmp/vitrine-trial-\(Fingerprint(SystemRandom.bytes(16)).hex)"
        defer { if !isKept { SystemCalls.removeTree(passing) } }
        let tool = firstThatWorks(of: candidates, scratch: isKept ? scratch : passing)
        guard isKept else { return tool }
        let answer = tool.map { "\($0.preferredFormat.rawValue) \($0.executable)" } ?? "none"
        _ = try? SystemCalls.write(Array("\(answer)\n\(key)".utf8), to: memory)
        return tool
    }

    /// The first program of a kind that works; `scratch` is a folder to try it in.
    package static func find(_ kind: Kind, scratch: String) -> ImageTool? {
        firstThatWorks(of: candidates([kind]), scratch: scratch)
    }

    private typealias Candidate = (kind: Kind, executable: String)

    private static func candidates(_ kinds: [Kind]) -> [Candidate] {
        kinds.flatMap { kind in
            (kind == .vips ? ["vipsthumbnail"] : ["magick", "convert"]).flatMap(ChildProcess.findAll).map { (kind, $0) }
        }
    }

    private static func firstThatWorks(of candidates: [Candidate], scratch: String) -> ImageTool? {
        candidates.lazy.flatMap { candidate in
            [ImageFormat.webp, .jpeg].lazy.map { format in
                ImageTool(kind: candidate.kind, executable: candidate.executable, preferredFormat: format)
            }
        }.first { $0.works(scratch: scratch) }
    }

    private static func remembered(_ answer: String, _ candidates: [Candidate]) -> ImageTool? {
        let parts = answer.split(separator: " ", maxSplits: 1)
        guard parts.count == 2, let format = ImageFormat(rawValue: String(parts[0])),
            let candidate = candidates.first(where: { $0.executable == parts[1] })
        else { return nil }
        return ImageTool(kind: candidate.kind, executable: candidate.executable, preferredFormat: format)
    }

    private func works(scratch: String) -> Bool {
        let folder = "\(scratch)/picture-trial"
        defer { SystemCalls.removeTree(folder) }
        let copy = ImageRequest(
            source: "trial.png", sourceFingerprint: .zero, width: 2, height: 1, crop: nil, format: preferredFormat)
        let cache = ImageCache(folder: folder, kind: kind)
        let batch = ImageBatch(tool: self, cache: cache) { _ in Self.samplePicture }
        do throws(FileFault) {
            try SystemCalls.makeFolders(folder)
            return try batch.make(ImageJob.all([copy]), finished: { _ in }).isEmpty && cache.holds(copy)
        } catch {
            return false
        }
    }

    /// What the program finds in its environment, besides what every program does.
    ///
    /// Half of the time that vips takes to start goes into modules for formats that no copy has; it finds none where there
    /// is no such folder. PNG, JPEG, WebP and GIF are not among them.
    func environment(isPlain: Bool) -> [String] { kind == .vips && isPlain ? ["VIPSHOME=/nonexistent"] : [] }

    /// The one line of what a program printed that tells what is wrong, with `file`, which is ours, under the name that
    /// the owner gave it; `folder` is where the program worked.
    package static func complaint(in output: String, folder: String, file: String, name: String) -> String {
        let lines = output.split(whereSeparator: \.isNewline).map { line in
            line.replacing("\(folder)/\(file)", with: name).replacing(folder + "/", with: "")
        }.filter { line in
            // Before the fault vips names the file, which is ours, and the warnings of its libraries.
            !line.contains("unable to thumbnail") && !line.contains("-WARNING **")
        }
        return lines.first.map(String.init) ?? "nothing"
    }

    /// A grey picture of 4 by 2 pixels.
    private static let samplePicture: [UInt8] = [
        0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0x00, 0x00, 0x00, 0x0D, 0x49, 0x48, 0x44, 0x52, 0x00, 0x00,
        0x00, 0x04, 0x00, 0x00, 0x00, 0x02, 0x08, 0x02, 0x00, 0x00, 0x00, 0xF0, 0xCA, 0xEA, 0x34, 0x00, 0x00, 0x00,
        0x10, 0x49, 0x44, 0x41, 0x54, 0x78, 0xDA, 0x63, 0x68, 0x68, 0xEA, 0x81, 0x23, 0x06, 0x64, 0x0E, 0x00, 0xA1,
        0x6A, 0x0C, 0x71, 0x44, 0xDA, 0xCF, 0xD7, 0x00, 0x00, 0x00, 0x00, 0x49, 0x45, 0x4E, 0x44, 0xAE, 0x42, 0x60,
        0x82,
    ]
}
