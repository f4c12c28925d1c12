import Platform
import Site
import TestSupport
import Text

/// A stand-in for `vipsthumbnail` that draws nothing: pictures "bad" and "deadly" are what it fails and dies of, and what it
/// writes for a size is a file that was laid out beforehand.
struct FakeTool {
    let folder: TemporaryFolder
    /// Where copies go.
    let cache: String
    let tool: ImageTool

    init(makes sizes: [String: (Int, Int)]) throws {
        folder = try TemporaryFolder()
        cache = folder.path + "/images"
        try SystemCalls.makeFolders(cache)
        let program = folder.path + "/program"
        try SystemCalls.write(Array(Self.script.utf8), to: program, mode: 0o755)
        for (size, (width, height)) in sizes {
            try SystemCalls.write(Self.picture(width, height), to: "\(folder.path)/\(size)")
        }
        tool = ImageTool(kind: .vips, executable: program, preferredFormat: .webp)
    }

    /// The sizes it was asked for, a run a line, each with the number of inputs.
    var runs: [String] {
        let bytes = (try? SystemCalls.read(folder.path + "/runs")) ?? []
        return String(decoding: bytes, as: UTF8.self).split(separator: "\n").map(String.init)
    }

    func pipeline(_ originals: [String: [UInt8]]) -> ImagePipeline {
        ImagePipeline(tool: tool, cacheFolder: cache, read: { originals[$0] }, contentPath: { "content/" + $0 })
    }

    func request(_ source: String, _ bytes: [UInt8], _ width: Int, _ height: Int) -> ImageRequest {
        ImageRequest(
            source: source, sourceFingerprint: Fingerprint(bytes), width: width, height: height, crop: nil,
            format: .webp)
    }

    /// The head of a WebP, and a word behind it.
    static func picture(_ width: Int, _ height: Int, _ word: String = "") -> [UInt8] {
        let size = (width - 1) | (height - 1) << 14
        return ImageProbeTests.webp("VP8L", [0x2F] + ImageProbeTests.le32(size) + [0]) + Array(word.utf8)
    }

    private static let script = """
        #!/bin/sh
        here=$(dirname "$0")
        while [ $# -gt 0 ]; do
            case "$1" in
            -s) size=$2; shift 2 ;;
            -o) out=$2; shift 2 ;;
            -*) shift 2 ;;
            *) break ;;
            esac
        done
        echo "$size $#" >> "$here/runs"
        out=${out%%\\[*}
        code=0
        for input in "$@"; do
            output=${input%.*}${out#%s}
            if grep -q bad "$input"; then
                echo "vipsthumbnail: unable to thumbnail $input" >&2
                echo "no good: $input" >&2
                code=1
                continue
            fi
            case $output in
            *.v) cp "$input" "$output" ;;
            *)
                cp "$here/$size" "$output"
                if grep -q deadly "$input"; then kill -9 $$; fi
                ;;
            esac
        done
        exit $code

        """
}
