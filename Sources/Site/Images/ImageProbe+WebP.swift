/// WebP (RFC 9649): the first chunk tells which of the three layouts it is.
extension ImageProbe {
    static func webp(_ view: ImageBytes) -> ImageInfo? {
        if view.matches("VP8X", latin1At: 12) {
            // 2.7: the canvas, one less than its size, in 24 bits each.
            guard let flags = view.u8(at: 20), let width = view.u24le(at: 24), let height = view.u24le(at: 27) else {
                return nil
            }
            return ImageInfo(format: .webp, width: width + 1, height: height + 1, isAnimated: flags & 0x02 != 0)
        }
        if view.matches("VP8L", latin1At: 12) {
            // 3.4: 14 bits each after the signature byte.
            guard view.u8(at: 20) == 0x2F, let bits = view.u32le(at: 21) else { return nil }
            return ImageInfo(format: .webp, width: (bits & 0x3FFF) + 1, height: (bits >> 14 & 0x3FFF) + 1)
        }
        if view.matches("VP8 ", latin1At: 12) {
            // RFC 6386, 9.1: a key frame's start code, then 14 bits of size and 2 of scale each.
            guard view.matches("\u{9D}\u{01}\u{2A}", latin1At: 23), let width = view.u16le(at: 26),
                let height = view.u16le(at: 28)
            else { return nil }
            return ImageInfo(format: .webp, width: width & 0x3FFF, height: height & 0x3FFF)
        }
        return nil
    }
}
