import Text

extension ImageProbe {
    /// Whether a PNG, JPEG or WebP goes on to its own end; anything else is taken for whole.
    ///
    /// A picture that was copied half way is read without a word by the programs that resize it, and the rest comes out
    /// grey.
    package static func isWhole(_ bytes: [UInt8], _ format: ImageFormat) -> Bool {
        let view = ImageBytes(bytes: bytes)
        switch format {
        case .jpeg: return hasEnd(jpeg: view)
        case .png:
            var offset = 8
            while let length = view.u32(at: offset) {
                if view.matches("IEND", latin1At: offset + 4) { return offset + 12 <= view.count }
                offset += 12 + length
            }
            return false
        case .webp:
            // RFC 9649, 2.4: the size counts what follows it.
            guard let size = view.u32le(at: 4) else { return false }
            return size <= view.count - 8
        case .gif, .avif, .svg: return true
        }
    }

    /// The end-of-image marker stands behind the scan; what a camera puts behind that is no concern. In the scan's own
    /// bytes a marker cannot appear (T.81, B.1.1.5), in those of a segment before it anything can.
    private static func hasEnd(jpeg view: ImageBytes) -> Bool {
        var offset = 2
        while let fill = view.u8(at: offset), let marker = view.u8(at: offset + 1) {
            switch marker {
            // Decoders pass over bytes that stand before a marker.
            case _ where fill != 0xFF: offset = nextMarker(view, from: offset)
            case 0xFF: offset += 1
            case 0x01, 0xD0...0xD8: offset += 2
            case 0xD9: return true
            default:
                guard let length = view.u16(at: offset + 2), length >= 2 else { return false }
                offset += 2 + length
                if marker == 0xDA { offset = nextMarker(view, from: offset) }
            }
        }
        return false
    }

    /// The next marker that is neither a restart nor a stuffed byte; the count of bytes if there is none.
    private static func nextMarker(_ view: ImageBytes, from start: Int) -> Int {
        view.bytes.withUnsafeBufferPointer { bytes in
            var offset = start
            while offset + 1 < bytes.count {
                if bytes[offset] == 0xFF, bytes[offset + 1] != 0, !(0xD0...0xD7).contains(bytes[offset + 1]),
                    bytes[offset + 1] != 0xFF
                {
                    return offset
                }
                offset += 1
            }
            return bytes.count
        }
    }
}
