import Commerce
import Text

/// How facts are remembered: numbers in as many bytes as they need, texts as they are.
extension ProductFacts {
    private enum Flag {
        static let draft: UInt8 = 1
        static let unlisted: UInt8 = 2
        static let aliases: UInt8 = 4
        static let inSeason: UInt8 = 8
        static let available: UInt8 = 16
        static let reduced: UInt8 = 32
    }

    func write(to bytes: inout [UInt8]) {
        var out = FactsWriter(bytes: bytes)
        bytes = []
        defer { bytes = out.bytes }
        var flags: UInt8 = 0
        if isDraft { flags |= Flag.draft }
        if isUnlisted { flags |= Flag.unlisted }
        if hasAliases { flags |= Flag.aliases }
        if isInSeason { flags |= Flag.inSeason }
        if isAvailable { flags |= Flag.available }
        if isReduced { flags |= Flag.reduced }
        out.bytes.append(flags)
        out.put(handle)
        out.put(title)
        for text in [vendor, type, template, shareImage] { out.put(text) }
        for list in [tags, collections, related, images, variantImages] { out.put(list) }
        out.put(skus.count)
        for sku in skus { out.put(word: sku) }
        for number in [added, rating, validFrom, validUntil, lowestPrice.minor] {
            out.put(word: UInt64(bitPattern: Int64(number)))
        }
        for digest in [offers, content, listing, rules] { out.put(digest) }
    }

    /// Nil for anything that is not whole.
    convenience init?(reading reader: inout FactsReader) {
        guard let flags = reader.byte(), let handle = reader.text(), let title = reader.text(),
            let vendor = reader.optional(), let type = reader.optional(), let template = reader.optional(),
            let shareImage = reader.optional(), let tags = reader.texts(), let collections = reader.texts(),
            let related = reader.texts(), let images = reader.texts(), let variantImages = reader.texts(),
            let skus = reader.words(), let added = reader.integer(), let rating = reader.integer(),
            let validFrom = reader.integer(), let validUntil = reader.integer(), let price = reader.integer(),
            let offers = reader.digest(), let content = reader.digest(), let listing = reader.digest(),
            let rules = reader.digest()
        else { return nil }
        self.init(
            handle: handle, title: title, vendor: vendor.text, type: type.text, template: template.text, tags: tags,
            collections: collections, related: related, images: images, variantImages: variantImages,
            shareImage: shareImage.text, skus: skus, isDraft: flags & Flag.draft != 0,
            isUnlisted: flags & Flag.unlisted != 0, hasAliases: flags & Flag.aliases != 0, added: added,
            rating: rating, validFrom: validFrom, validUntil: validUntil, isInSeason: flags & Flag.inSeason != 0,
            lowestPrice: Money(minor: price), isAvailable: flags & Flag.available != 0,
            isReduced: flags & Flag.reduced != 0, offers: offers, content: content, listing: listing, rules: rules)
    }
}

private struct FactsWriter {
    var bytes: [UInt8]

    /// LEB128: seven bits a byte, low first.
    mutating func put(_ number: Int) {
        var rest = UInt64(truncatingIfNeeded: max(0, number))
        while rest >= 0x80 {
            bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        bytes.append(UInt8(truncatingIfNeeded: rest))
    }

    mutating func put(_ text: String) {
        put(text.utf8.count)
        bytes.append(contentsOf: text.utf8)
    }

    /// 0 for none, else one more than the length.
    mutating func put(_ text: String?) {
        guard let text else { return put(0) }
        put(text.utf8.count + 1)
        bytes.append(contentsOf: text.utf8)
    }

    mutating func put(_ texts: [String]) {
        put(texts.count)
        for text in texts { put(text) }
    }

    mutating func put(word: UInt64) { withUnsafeBytes(of: word.littleEndian) { bytes.append(contentsOf: $0) } }

    mutating func put(_ digest: Fingerprint) {
        put(word: digest.high)
        put(word: digest.low)
    }
}

/// Reads what facts were written as; every step checks the end.
struct FactsReader {
    private let bytes: [UInt8]
    private var index: Int
    private let end: Int

    /// A text or none.
    struct Optional { var text: String? }

    init(_ bytes: [UInt8], _ range: Range<Int>) {
        self.bytes = bytes
        index = range.lowerBound
        end = min(range.upperBound, bytes.count)
    }

    var isAtEnd: Bool { index == end }

    mutating func byte() -> UInt8? {
        guard index < end else { return nil }
        defer { index += 1 }
        return bytes[index]
    }

    mutating func number() -> Int? {
        var result: UInt64 = 0
        var shift: UInt64 = 0
        while index < end, shift < 35 {
            let byte = bytes[index]
            index += 1
            result |= UInt64(byte & 0x7F) << shift
            if byte < 0x80 { return Int(result) }
            shift += 7
        }
        return nil
    }

    private mutating func text(of length: Int) -> String? {
        guard length <= end - index else { return nil }
        defer { index += length }
        return String(decoding: bytes[index..<index + length], as: UTF8.self)
    }

    mutating func text() -> String? { number().flatMap { text(of: $0) } }

    mutating func optional() -> Optional? {
        guard let length = number() else { return nil }
        if length == 0 { return Optional(text: nil) }
        return text(of: length - 1).map { Optional(text: $0) }
    }

    mutating func texts() -> [String]? {
        guard let count = number(), count <= end - index else { return nil }
        var texts: [String] = []
        texts.reserveCapacity(count)
        for _ in 0..<count {
            guard let text = text() else { return nil }
            texts.append(text)
        }
        return texts
    }

    mutating func word() -> UInt64? {
        guard index + 8 <= end else { return nil }
        defer { index += 8 }
        return bytes.withUnsafeBytes {
            UInt64(littleEndian: $0.loadUnaligned(fromByteOffset: index, as: UInt64.self))
        }
    }

    mutating func words() -> [UInt64]? {
        guard let count = number(), count <= (end - index) / 8 else { return nil }
        return (0..<count).compactMap { _ in word() }
    }

    mutating func integer() -> Int? { word().map { Int(Int64(bitPattern: $0)) } }

    mutating func digest() -> Fingerprint? {
        guard let high = word(), let low = word() else { return nil }
        return Fingerprint(high: high, low: low)
    }
}
