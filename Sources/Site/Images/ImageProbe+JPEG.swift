/// JPEG (ITU T.81, annex B): segments up to the frame header, which holds the size.
///
/// A photo straight from a phone is stored sideways with an Exif orientation; browsers turn it, so its width and
/// height are swapped here too. An `<img>` with the stored sizes would be shown squashed.
extension ImageProbe {
    static func jpeg(_ view: ImageBytes) -> ImageInfo? {
        var offset = 2
        var isTurned = false
        while let fill = view.u8(at: offset), let marker = view.u8(at: offset + 1) {
            guard fill == 0xFF else { return nil }
            switch marker {
            case 0xFF:
                // B.1.1.2: any number of fill bytes may precede a marker.
                offset += 1
                continue
            case 0x01, 0xD0...0xD7:
                offset += 2
                continue
            case 0xC0...0xC3, 0xC5...0xC7, 0xC9...0xCB, 0xCD...0xCF:
                guard let height = view.u16(at: offset + 5), let width = view.u16(at: offset + 7) else { return nil }
                return ImageInfo(
                    format: .jpeg, width: isTurned ? height : width, height: isTurned ? width : height)
            case 0xD8, 0xD9, 0xDA:
                return nil
            default:
                guard let length = view.u16(at: offset + 2), length >= 2 else { return nil }
                if marker == 0xE1, let orientation = exifOrientation(view, at: offset + 4, length: length - 2) {
                    isTurned = (5...8).contains(orientation)
                }
                offset += 2 + length
            }
        }
        return nil
    }

    /// The orientation tag (0x0112) of the first directory of an Exif segment (Exif 2.32, 4.6.4).
    private static func exifOrientation(_ view: ImageBytes, at start: Int, length: Int) -> Int? {
        guard view.matches("Exif\u{0}\u{0}", latin1At: start) else { return nil }
        let tiff = start + 6
        let end = start + length
        let isLittle: Bool
        switch view.u16(at: tiff) {
        case 0x4949: isLittle = true
        case 0x4D4D: isLittle = false
        default: return nil
        }
        func short(_ at: Int) -> Int? { at + 2 > end ? nil : isLittle ? view.u16le(at: at) : view.u16(at: at) }
        func long(_ at: Int) -> Int? { at + 4 > end ? nil : isLittle ? view.u32le(at: at) : view.u32(at: at) }
        guard let first = long(tiff + 4), let entries = short(tiff + first) else { return nil }
        for index in 0..<entries {
            let entry = tiff + first + 2 + index * 12
            guard let tag = short(entry) else { return nil }
            if tag == 0x0112 { return short(entry + 8) }
        }
        return nil
    }
}
