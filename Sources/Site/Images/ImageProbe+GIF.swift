/// GIF89a, clause 18: the logical screen comes right after the signature.
extension ImageProbe {
    static func gif(_ view: ImageBytes) -> ImageInfo? {
        guard let width = view.u16le(at: 6), let height = view.u16le(at: 8) else { return nil }
        return ImageInfo(format: .gif, width: width, height: height, isAnimated: gifFrames(view) > 1)
    }

    /// Counts image descriptors up to two by walking blocks (clauses 20 and 23 to 26).
    private static func gifFrames(_ view: ImageBytes) -> Int {
        guard let packed = view.u8(at: 10) else { return 0 }
        var offset = 13 + colourTableSize(packed)
        var frames = 0
        while frames < 2, let introducer = view.u8(at: offset) {
            switch introducer {
            case 0x2C:
                guard let flags = view.u8(at: offset + 9) else { return frames }
                frames += 1
                offset = afterSubBlocks(view, from: offset + 11 + colourTableSize(flags))
            case 0x21:
                offset = afterSubBlocks(view, from: offset + 2)
            default:
                return frames
            }
        }
        return frames
    }

    private static func colourTableSize(_ packed: Int) -> Int { packed & 0x80 == 0 ? 0 : 3 << ((packed & 7) + 1) }

    private static func afterSubBlocks(_ view: ImageBytes, from start: Int) -> Int {
        var offset = start
        while let length = view.u8(at: offset) {
            offset += 1 + length
            if length == 0 { break }
        }
        return offset
    }
}
