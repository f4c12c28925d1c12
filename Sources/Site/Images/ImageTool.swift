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

    /// How long one picture may take. A 64-megapixel photograph takes a few seconds; a hung program is given up.
    static let secondsPerImage = 60

    /// Looks for `vips`, `magick` and `convert`, in this order; `scratch` is a folder to try them in.
    ///
    /// Trying takes longer than a small build, so the answer is kept in `scratch` for as long as the same files stand
    /// under these names.
    package static func detect(scratch: String) -> ImageTool? {
        var candidates: [(kind: Kind, executable: String)] = []
        for (kind, name) in [(Kind.vips, "vips"), (.magick, "magick"), (.magick, "convert")] {
            candidates += ChildProcess.findAll(name).map { (kind, $0) }
        }
        let key = candidates.map { "\($0.executable) \(ImageFiles.stamp($0.executable))" }.joined(separator: "\n")
        let memory = "\(scratch)/picture-program"
        if let bytes = ImageFiles.read(memory) {
            let lines = String(decoding: bytes, as: UTF8.self).split(
                separator: "\n", maxSplits: 1, omittingEmptySubsequences: false)
            if lines.count == 2, lines[1] == key { return remembered(String(lines[0]), candidates) }
        }
        let tool = candidates.lazy.flatMap { candidate in
            [ImageFormat.webp, .jpeg].lazy.map { format in
                ImageTool(kind: candidate.kind, executable: candidate.executable, preferredFormat: format)
            }
        }.first { $0.works(scratch: scratch) }
        let answer = tool.map { "\($0.preferredFormat.rawValue) \($0.executable)" } ?? "none"
        _ = ImageFiles.write(Array("\(answer)\n\(key)".utf8), to: memory)
        return tool
    }

    private static func remembered(_ answer: String, _ candidates: [(kind: Kind, executable: String)]) -> ImageTool? {
        let parts = answer.split(separator: " ", maxSplits: 1)
        guard parts.count == 2, let format = ImageFormat(rawValue: String(parts[0])),
            let candidate = candidates.first(where: { $0.executable == parts[1] })
        else { return nil }
        return ImageTool(kind: candidate.kind, executable: candidate.executable, preferredFormat: format)
    }

    private func works(scratch: String) -> Bool {
        let input = "\(scratch)/try-\(kind.rawValue).png"
        let output = "\(scratch)/try-\(kind.rawValue).\(preferredFormat == .jpeg ? "jpg" : preferredFormat.rawValue)"
        defer {
            ImageFiles.remove(input)
            ImageFiles.remove(output)
        }
        guard ImageFiles.write(Self.samplePicture, to: input) else { return false }
        let request = ImageRequest(
            source: "try.png", sourceFingerprint: .zero, width: 2, height: 1, crop: nil, format: preferredFormat)
        let result = ChildProcess.run(
            executable, arguments(for: request, sourceFormat: .png, input, output), seconds: 20, log: input + ".log")
        guard result.succeeded, let made = ImageFiles.read(output).flatMap(ImageProbe.probe)
        else { return false }
        return made.format == preferredFormat && made.width == 2 && made.height == 1
    }

    /// The arguments that make `request` from the file `input` into the file `output`.
    ///
    /// Both paths are ours, absolute and plain: both programs give brackets, colons and percent signs in a name a
    /// meaning, so an owner's file name must never reach them.
    func arguments(
        for request: ImageRequest, sourceFormat: ImageFormat, _ input: String, _ output: String
    ) -> [String] {
        switch kind {
        case .vips:
            var out = ["thumbnail", input, output + vipsOptions(request.format), String(request.width)]
            out += ["--height", String(request.height)]
            if let crop = request.crop {
                switch crop {
                case .center: out += ["--crop", "centre"]
                case .top, .left: out += ["--crop", "low"]
                case .bottom, .right: out += ["--crop", "high"]
                }
            } else {
                // The size was computed with rounding; force it so that the page's height attribute is right.
                out += ["--size", "force"]
            }
            return out
        case .magick:
            let size = "\(request.width)x\(request.height)"
            var out = ["\(magickName(sourceFormat)):\(input)[0]", "-auto-orient"]
            if let crop = request.crop {
                out += ["-resize", size + "^", "-gravity", gravity(crop), "-extent", size]
            } else {
                out += ["-resize", size + "!"]
            }
            if request.format == .jpeg { out += ["-background", "white", "-flatten"] }
            out += ["-strip", "-quality", String(quality(request.format)), "\(magickName(request.format)):\(output)"]
            return out
        }
    }

    private func quality(_ format: ImageFormat) -> Int { format == .png ? 95 : 82 }

    private func vipsOptions(_ format: ImageFormat) -> String {
        switch format {
        case .webp: "[Q=82,strip]"
        case .jpeg: "[Q=82,strip,optimize_coding,background=255]"
        case .avif: "[Q=60,strip]"
        case .png: "[compression=9,strip]"
        case .gif, .svg: ""
        }
    }

    private func magickName(_ format: ImageFormat) -> String { format == .jpeg ? "jpeg" : format.rawValue }

    private func gravity(_ crop: ImageCrop) -> String {
        switch crop {
        case .center: "center"
        case .top: "north"
        case .bottom: "south"
        case .left: "west"
        case .right: "east"
        }
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
