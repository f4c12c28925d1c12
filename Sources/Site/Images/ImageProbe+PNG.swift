/// PNG (W3C PNG, third edition, 11.2.1): the header chunk is first and holds the size.
extension ImageProbe {
    static func png(_ view: ImageBytes) -> ImageInfo? {
        guard view.u32(at: 8) == 13, view.matches("IHDR", latin1At: 12),
            let width = view.u32(at: 16), let height = view.u32(at: 20)
        else { return nil }
        return ImageInfo(format: .png, width: width, height: height, isAnimated: hasAnimationControl(view))
    }

    /// An animated PNG says so in an `acTL` chunk before the first `IDAT` (11.3.4.1).
    private static func hasAnimationControl(_ view: ImageBytes) -> Bool {
        var offset = 8
        while let length = view.u32(at: offset), !view.matches("IDAT", latin1At: offset + 4) {
            if view.matches("acTL", latin1At: offset + 4) { return true }
            offset += 12 + length
        }
        return false
    }
}
