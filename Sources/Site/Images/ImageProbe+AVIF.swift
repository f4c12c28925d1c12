/// AVIF: an ISO media file (ISO/IEC 14496-12) whose `meta` box describes items (ISO/IEC 23008-12).
///
/// The primary item's `ispe` property holds the size, `clap` may crop it and `irot` may turn it. Files without item
/// associations that can be followed fall back on the first `ispe`.
extension ImageProbe {
    static func avif(_ view: ImageBytes) -> ImageInfo? {
        guard let header = view.u32(at: 0), header >= 16, header <= 4096 else { return nil }
        var isAnimated = false
        var isPicture = false
        for offset in [8] + Array(stride(from: 16, to: header, by: 4)) {
            if view.matches("avif", latin1At: offset) { isPicture = true }
            if view.matches("avis", latin1At: offset) {
                isPicture = true
                isAnimated = isAnimated || offset == 8
            }
        }
        guard isPicture, let meta = child("meta", of: 0..<view.count, in: view) else { return nil }
        let body = min(meta.lowerBound + 4, meta.upperBound)..<meta.upperBound
        guard let iprp = child("iprp", of: body, in: view), let ipco = child("ipco", of: iprp, in: view) else {
            return nil
        }
        let properties = boxes(in: ipco, of: view)
        var chosen = properties
        if let ipma = child("ipma", of: iprp, in: view),
            let indices = associations(ipma, item: primaryItem(body, in: view), in: view)
        {
            chosen = indices.compactMap { $0 > 0 && $0 <= properties.count ? properties[$0 - 1] : nil }
        }
        return size(from: chosen, in: view, isAnimated: isAnimated)
    }

    private struct Box {
        let type: Int
        let body: Range<Int>
    }

    private static func size(from properties: [Box], in view: ImageBytes, isAnimated: Bool) -> ImageInfo? {
        var width = 0
        var height = 0
        var isTurned = false
        for property in properties {
            let at = property.body.lowerBound
            switch property.type {
            case 0x6973_7065 where width == 0:  // ispe
                guard let w = view.u32(at: at + 4), let h = view.u32(at: at + 8) else { return nil }
                (width, height) = (w, h)
            case 0x636C_6170:  // clap: numerator and denominator of each
                guard let wn = view.u32(at: at), let wd = view.u32(at: at + 4), let hn = view.u32(at: at + 8),
                    let hd = view.u32(at: at + 12), wd > 0, hd > 0
                else { continue }
                (width, height) = (min(width, wn / wd), min(height, hn / hd))
            case 0x6972_6F74:  // irot: quarter turns
                isTurned = (view.u8(at: at) ?? 0) & 1 == 1
            default: continue
            }
        }
        return ImageInfo(
            format: .avif, width: isTurned ? height : width, height: isTurned ? width : height, isAnimated: isAnimated)
    }

    /// The most boxes looked at in one container: a file of millions of empty boxes must not cost a build its time.
    private static let boxLimit = 1024

    private static func boxes(in range: Range<Int>, of view: ImageBytes) -> [Box] {
        var out: [Box] = []
        var offset = range.lowerBound
        while out.count < boxLimit, offset + 8 <= range.upperBound, let length = view.u32(at: offset),
            let type = view.u32(at: offset + 4)
        {
            var head = 8
            var size = length
            if length == 1 {
                guard let high = view.u32(at: offset + 8), high == 0, let low = view.u32(at: offset + 12) else { break }
                (head, size) = (16, low)
            } else if length == 0 {
                size = range.upperBound - offset
            }
            guard size >= head, offset + size <= range.upperBound else { break }
            out.append(Box(type: type, body: offset + head..<offset + size))
            offset += size
        }
        return out
    }

    private static func child(_ name: String, of range: Range<Int>, in view: ImageBytes) -> Range<Int>? {
        let type = name.utf8.reduce(0) { $0 << 8 | Int($1) }
        return boxes(in: range, of: view).first { $0.type == type }?.body
    }

    private static func primaryItem(_ meta: Range<Int>, in view: ImageBytes) -> Int {
        guard let pitm = child("pitm", of: meta, in: view), let version = view.u8(at: pitm.lowerBound) else { return 1 }
        return (version == 0 ? view.u16(at: pitm.lowerBound + 4) : view.u32(at: pitm.lowerBound + 4)) ?? 1
    }

    /// The 1-based property indices of `item` in an `ipma` box, or nil if it does not name the item.
    private static func associations(_ ipma: Range<Int>, item wanted: Int, in view: ImageBytes) -> [Int]? {
        guard let version = view.u8(at: ipma.lowerBound), let flags = view.u8(at: ipma.lowerBound + 3),
            let entries = view.u32(at: ipma.lowerBound + 4)
        else { return nil }
        var offset = ipma.lowerBound + 8
        let isWide = flags & 1 == 1
        for _ in 0..<min(entries, ipma.count) {
            guard let item = version < 1 ? view.u16(at: offset) : view.u32(at: offset) else { return nil }
            offset += version < 1 ? 2 : 4
            guard let count = view.u8(at: offset), offset + 1 + count * (isWide ? 2 : 1) <= ipma.upperBound else {
                return nil
            }
            offset += 1
            if item == wanted {
                return (0..<count).compactMap { index in
                    isWide
                        ? view.u16(at: offset + index * 2).map { $0 & 0x7FFF }
                        : view.u8(at: offset + index).map { $0 & 0x7F }
                }
            }
            offset += count * (isWide ? 2 : 1)
        }
        return nil
    }
}
