import Text

extension ImageTool {
    /// What ImageMagick is told to make all copies of one picture, from one decoding and down its ladder.
    ///
    /// - Parameters:
    ///   - input: the path of the picture's file, plain.
    ///   - output: the path of a copy's file, plain.
    package static func magickArguments(
        _ ladder: ImageLadder, format: ImageFormat, colours: ImageColours, input: String,
        output: (ImageRequest) -> String
    ) -> [String] {
        var out = ["\(magickName(format)):\(input)[0]", "-auto-orient"]
        switch colours {
        case .standard: out.append("-strip")
        // It has no profile to convert to, so the picture keeps its own.
        case .profiled: out += ["+profile", "!icc,!icm,*"]
        case .inks: out += ["-colorspace", "sRGB", "-strip"]
        }
        for rung in ladder.rungs {
            if !rung.isWhole { out += ["-resize", "\(rung.width)x\(rung.height)!"] }
            for copy in rung.copies.sorted(by: { $0.width > $1.width }) {
                let size = "\(copy.width)x\(copy.height)"
                out += ["(", "+clone"]
                if let crop = copy.crop {
                    out += ["-resize", size + "^", "-gravity", gravity(crop), "-extent", size]
                } else {
                    out += ["-resize", size + "!"]
                }
                if copy.format == .jpeg { out += ["-background", "white", "-flatten"] }
                out += [
                    "-quality", copy.format == .png ? "95" : "82", "-write",
                    "\(magickName(copy.format)):\(output(copy))", "+delete", ")",
                ]
            }
        }
        return out + ["null:"]
    }

    private static func magickName(_ format: ImageFormat) -> String { format == .jpeg ? "jpeg" : format.rawValue }

    private static func gravity(_ crop: ImageCrop) -> String {
        switch crop {
        case .center: "center"
        case .top: "north"
        case .bottom: "south"
        case .left: "west"
        case .right: "east"
        }
    }
}
