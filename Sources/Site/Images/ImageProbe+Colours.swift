import Text

/// How a picture's numbers are to be read as colours.
package enum ImageColours: Sendable, Hashable {
    /// As browsers read a picture that says nothing: sRGB.
    case standard
    /// By a profile of its own, such as Display P3 or Adobe RGB: without it the picture looks dull.
    case profiled
    /// As inks.
    case inks
}

extension ImageProbe {
    /// What a PNG, JPEG or WebP says of its colours; anything else is taken for standard.
    package static func colours(_ bytes: [UInt8], _ format: ImageFormat) -> ImageColours {
        let view = ImageBytes(bytes: bytes)
        switch format {
        case .jpeg: return jpegColours(view)
        case .png:
            // iCCP holds the profile's name and then the profile, compressed (W3C PNG 11.3.2.3).
            guard let chunk = chunk("iCCP", in: view, from: 8, isPNG: true) else { return .standard }
            return namesStandard(view, chunk) ? .standard : .profiled
        case .webp:
            guard let chunk = chunk("ICCP", in: view, from: 12, isPNG: false) else { return .standard }
            return namesStandard(view, chunk) ? .standard : .profiled
        case .gif, .avif, .svg: return .standard
        }
    }

    /// The frame header tells the number of components, APP2 segments hold the profile (ICC.1, annex B.4).
    private static func jpegColours(_ view: ImageBytes) -> ImageColours {
        var offset = 2
        var found = ImageColours.standard
        while view.u8(at: offset) == 0xFF, let marker = view.u8(at: offset + 1) {
            switch marker {
            case 0xFF: offset += 1
            case 0x01, 0xD0...0xD7: offset += 2
            case 0xC0...0xC3, 0xC5...0xC7, 0xC9...0xCB, 0xCD...0xCF:
                return view.u8(at: offset + 9) == 4 ? .inks : found
            case 0xD8, 0xD9, 0xDA: return found
            default:
                guard let length = view.u16(at: offset + 2), length >= 2 else { return found }
                // A profile in several parts names itself in the first.
                if marker == 0xE2, view.matches("ICC_PROFILE\u{0}\u{1}", latin1At: offset + 4),
                    !namesStandard(view, offset + 4..<min(offset + 2 + length, view.count))
                {
                    found = .profiled
                }
                offset += 2 + length
            }
        }
        return found
    }

    /// The bytes of the first chunk of that type.
    private static func chunk(_ type: String, in view: ImageBytes, from start: Int, isPNG: Bool) -> Range<Int>? {
        var offset = start
        while let length = isPNG ? view.u32(at: offset) : view.u32le(at: offset + 4) {
            let (end, isTooFar) = (offset + 8).addingReportingOverflow(length)
            guard !isTooFar else { return nil }
            if view.matches(type, latin1At: isPNG ? offset + 4 : offset) {
                return offset + 8..<max(offset + 8, min(end, view.count))
            }
            // A PNG's chunk ends with its sum; those of RIFF begin at even places.
            offset = isPNG ? end + 4 : end + (end - start) % 2
        }
        return nil
    }

    /// Whether a profile calls itself sRGB, in bytes or in UTF-16.
    private static func namesStandard(_ view: ImageBytes, _ range: Range<Int>) -> Bool {
        let names: [[UInt8]] = [Array("sRGB".utf8), [0x73, 0, 0x52, 0, 0x47, 0, 0x42]]
        // The name is at the front; a profile of megabytes need not be searched.
        let end = min(range.upperBound, range.lowerBound + 8192)
        return names.contains { name in
            range.lowerBound + name.count <= end
                && (range.lowerBound...end - name.count).contains { start in
                    name.indices.allSatisfy { view.bytes[start + $0] == name[$0] }
                }
        }
    }
}
