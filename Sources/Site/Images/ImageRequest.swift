import Text

/// Which part of a picture is kept when it is cut to another shape.
package enum ImageCrop: String, Sendable, CaseIterable {
    case center, top, bottom, left, right
}

/// One resized copy of a picture that a page asked for.
///
/// Everything in it follows from the picture's bytes and the template's arguments, so the same page asks for the same
/// name on every machine, whichever page asks first.
package struct ImageRequest: Sendable, Hashable, Comparable {
    /// The original's path in the output, without a leading slash: `media/mug.jpg`.
    package var source: String
    package var sourceFingerprint: Fingerprint
    /// The copy's size in pixels, never more than the original's.
    package var width: Int
    package var height: Int
    /// Set when the copy has another shape than the original.
    package var crop: ImageCrop?
    package var format: ImageFormat

    package init(
        source: String, sourceFingerprint: Fingerprint, width: Int, height: Int, crop: ImageCrop?, format: ImageFormat
    ) {
        self.source = source
        self.sourceFingerprint = sourceFingerprint
        self.width = width
        self.height = height
        self.crop = crop
        self.format = format
    }

    /// Raised when the same request would give other bytes: it changes every name and every cache key.
    private static let recipeVersion = 2

    /// Where the copy goes, relative to the site's root: `media/mug.400w.0123456789.webp`.
    ///
    /// The hash is of the picture and of how the copy is made, so the name may be cached for ever.
    package var outputPath: String {
        let slash = source.utf8.lastIndex(of: ASCII.slash).map { source.utf8.index(after: $0) } ?? source.startIndex
        let dot = source[slash...].utf8.lastIndex(of: ASCII.period)
        let stem = dot.map { $0 > slash ? source[..<$0] : source[...] } ?? source[...]
        let size = crop.map { "\(width)x\(height)-\($0.rawValue)" } ?? "\(width)w"
        return "\(stem).\(size).\(cacheKey.prefix(10)).\(fileExtension)"
    }

    /// 32 hexadecimal digits that differ whenever the copy's bytes may.
    package var cacheKey: String {
        let recipe = "\(Self.recipeVersion) \(width)x\(height) \(crop?.rawValue ?? "-") \(format.rawValue)"
        return sourceFingerprint.combined(with: Fingerprint(recipe)).hex
    }

    package var fileExtension: String { format == .jpeg ? "jpg" : format.rawValue }

    package static func < (left: ImageRequest, right: ImageRequest) -> Bool { left.outputPath < right.outputPath }

    /// The size that a template's `width:` and `height:` give for an original, keeping its shape unless cropped.
    ///
    /// Nil when the original itself is the answer: neither side is given, or the original is no larger.
    package static func fit(
        originalWidth: Int, originalHeight: Int, width: Int?, height: Int?, crop: ImageCrop?
    ) -> (width: Int, height: Int, crop: ImageCrop?)? {
        switch (width, height) {
        case (nil, nil):
            return nil
        case (let width?, nil):
            guard width < originalWidth else { return nil }
            return (width, scaled(originalHeight, width, originalWidth), nil)
        case (nil, let height?):
            guard height < originalHeight else { return nil }
            return (scaled(originalWidth, height, originalHeight), height, nil)
        case (let width?, let height?):
            guard let crop, width * originalHeight != height * originalWidth else {
                if width >= originalWidth && height >= originalHeight { return nil }
                return width * originalHeight <= height * originalWidth
                    ? (width, scaled(originalHeight, width, originalWidth), nil)
                    : (scaled(originalWidth, height, originalHeight), height, nil)
            }
            // A copy larger than the original would be blurred: the shape asked for, as large as there are pixels.
            var (targetWidth, targetHeight) = (width, height)
            if targetWidth > originalWidth {
                (targetWidth, targetHeight) = (originalWidth, scaled(height, originalWidth, width))
            }
            if targetHeight > originalHeight {
                (targetWidth, targetHeight) = (scaled(width, originalHeight, height), originalHeight)
            }
            return (targetWidth, targetHeight, crop)
        }
    }

    /// `value * numerator / denominator`, rounded, at least 1.
    static func scaled(_ value: Int, _ numerator: Int, _ denominator: Int) -> Int {
        max(1, (value * numerator * 2 + denominator) / (denominator * 2))
    }
}
