import Text

/// The picture formats whose size Vitrine reads.
package enum ImageFormat: String, Sendable, CaseIterable {
    case png, jpeg, gif, webp, avif, svg
}

/// What a picture's own bytes say about it.
package struct ImageInfo: Sendable, Hashable {
    package var format: ImageFormat
    /// As it is shown, in CSS pixels: a camera's rotation is already applied. 1 or more.
    package var width: Int
    package var height: Int
    /// More than one frame; a resized copy would stand still, so none is made.
    package var isAnimated: Bool

    package init(format: ImageFormat, width: Int, height: Int, isAnimated: Bool = false) {
        self.format = format
        self.width = width
        self.height = height
        self.isAnimated = isAnimated
    }
}

/// Reads width and height from the head of a picture file without decoding it.
///
/// The format is told by the bytes, not by the file's name: owners rename files, and browsers look at the bytes too.
/// Every reader walks lengths taken from the file, so each is bounds-checked and none goes backwards.
package enum ImageProbe {
    /// What `bytes` hold, or nil if they are no whole header of a known format.
    package static func probe(_ bytes: [UInt8]) -> ImageInfo? {
        let view = ImageBytes(bytes: bytes)
        let info: ImageInfo?
        if view.matches("\u{89}PNG\r\n\u{1A}\n", latin1At: 0) {
            info = png(view)
        } else if view.u16(at: 0) == 0xFFD8 {
            info = jpeg(view)
        } else if view.matches("GIF87a", latin1At: 0) || view.matches("GIF89a", latin1At: 0) {
            info = gif(view)
        } else if view.matches("RIFF", latin1At: 0), view.matches("WEBP", latin1At: 8) {
            info = webp(view)
        } else if view.matches("ftyp", latin1At: 4) {
            info = avif(view)
        } else {
            info = svg(view)
        }
        guard let info, info.width > 0, info.height > 0, info.width <= largestSide, info.height <= largestSide else {
            return nil
        }
        return info
    }

    /// No browser shows more; a header that claims more is damaged, and its product must not overflow.
    static let largestSide = 1 << 20
}

/// Bounds-checked reads of the integers that picture headers are made of.
struct ImageBytes {
    let bytes: [UInt8]

    var count: Int { bytes.count }

    func u8(at offset: Int) -> Int? { offset >= 0 && offset < bytes.count ? Int(bytes[offset]) : nil }

    /// Big-endian, as PNG, JPEG and ISO media files are.
    func u16(at offset: Int) -> Int? {
        guard offset >= 0, offset <= bytes.count - 2 else { return nil }
        return Int(bytes[offset]) << 8 | Int(bytes[offset + 1])
    }

    /// Big-endian.
    func u32(at offset: Int) -> Int? {
        guard let high = u16(at: offset), let low = u16(at: offset + 2) else { return nil }
        return high << 16 | low
    }

    /// Little-endian, as GIF and WebP are.
    func u16le(at offset: Int) -> Int? {
        guard offset >= 0, offset <= bytes.count - 2 else { return nil }
        return Int(bytes[offset]) | Int(bytes[offset + 1]) << 8
    }

    func u24le(at offset: Int) -> Int? {
        guard let low = u16le(at: offset), let high = u8(at: offset + 2) else { return nil }
        return low | high << 16
    }

    func u32le(at offset: Int) -> Int? {
        guard let low = u16le(at: offset), let high = u16le(at: offset + 2) else { return nil }
        return low | high << 16
    }

    /// Whether the bytes at `offset` are the code points of `text`, each one byte.
    func matches(_ text: String, latin1At offset: Int) -> Bool {
        var at = offset
        for scalar in text.unicodeScalars {
            guard at >= 0, at < bytes.count, UInt32(bytes[at]) == scalar.value else { return false }
            at += 1
        }
        return true
    }
}
