import Commerce
import Platform
import Text

extension LoadMemory {
    func write(to out: inout PlainArrayWriter) {
        out.put([store])
        out.put(media.map(\.path))
        out.put(media.map(\.stamp))
        out.put(media.map(\.fingerprint))
        out.put(media.flatMap { [Int64($0.width), Int64($0.height)] })
        out.put(files.map(\.path))
        out.put(files.map(\.stamp))
        out.put(files.map(\.content))
        out.put(files.map { UInt32(clamping: $0.count) })
        ProductFacts.write(facts, to: &out)
    }

    /// Nil for anything that is not whole.
    init?(reading reader: inout PlainArrayReader) {
        self.init()
        guard let store = reader.take(Fingerprint.self), store.count == 1, let mediaPaths = reader.texts(),
            let mediaStamps = reader.take(FileStamp.self), let mediaContents = reader.take(Fingerprint.self),
            let mediaSizes = reader.take(Int64.self), let paths = reader.texts(),
            let stamps = reader.take(FileStamp.self), let contents = reader.take(Fingerprint.self),
            let counts = reader.take(UInt32.self), let facts = ProductFacts.read(&reader),
            mediaStamps.count == mediaPaths.count, mediaContents.count == mediaPaths.count,
            mediaSizes.count == mediaPaths.count * 2, stamps.count == paths.count, contents.count == paths.count,
            counts.count == paths.count, counts.reduce(0, { $0 + Int($1) }) == facts.count
        else { return nil }
        self.store = store[0]
        media = mediaPaths.indices.map {
            Media(
                path: mediaPaths[$0], stamp: mediaStamps[$0], fingerprint: mediaContents[$0],
                width: Int(mediaSizes[$0 * 2]), height: Int(mediaSizes[$0 * 2 + 1]))
        }
        files = paths.indices.map {
            KnownFile(path: paths[$0], stamp: stamps[$0], content: contents[$0], count: Int(counts[$0]))
        }
        self.facts = facts
    }
}

extension ProductFacts {
    /// What of the facts are plain numbers, as it lies in the cache.
    private struct Numbers: BitwiseCopyable {
        var handle: UInt32
        var title: UInt32
        /// 0 for none, else one more than the text's number.
        var vendor: UInt32
        var type: UInt32
        var template: UInt32
        var shareImage: UInt32
        /// Where each list ends in `lists`, one after another from the end of the product before.
        var tags: UInt32
        var collections: UInt32
        var related: UInt32
        var images: UInt32
        var variantImages: UInt32
        /// Where its part of the SKUs ends.
        var skus: UInt32
        var flags: UInt32
        var spare: UInt32
        var added: Int64
        var rating: Int64
        var validFrom: Int64
        var validUntil: Int64
        var lowestPrice: Int64
        var offers: Fingerprint
        var content: Fingerprint
        var listing: Fingerprint
        var rules: Fingerprint
    }

    private enum Flag {
        static let draft: UInt32 = 1
        static let unlisted: UInt32 = 2
        static let aliases: UInt32 = 4
        static let inSeason: UInt32 = 8
        static let available: UInt32 = 16
        static let reduced: UInt32 = 32
    }

    static func write(_ facts: [ProductFacts], to out: inout PlainArrayWriter) {
        var texts: [String] = []
        var known: [String: UInt32] = [:]
        // Tags, vendors and names of pictures come again and again; a handle or a title does not.
        func shared(_ text: String) -> UInt32 {
            if let number = known[text] { return number }
            let number = own(text)
            known[text] = number
            return number
        }
        func own(_ text: String) -> UInt32 {
            texts.append(text)
            return UInt32(truncatingIfNeeded: texts.count - 1)
        }
        func optional(_ text: String?) -> UInt32 { text.map { shared($0) + 1 } ?? 0 }
        var lists: [UInt32] = []
        func list(_ items: [String]) -> UInt32 {
            for item in items { lists.append(shared(item)) }
            return UInt32(truncatingIfNeeded: lists.count)
        }
        var skus: [UInt64] = []
        var numbers: [Numbers] = []
        numbers.reserveCapacity(facts.count)
        for one in facts {
            skus += one.skus
            var flags: UInt32 = 0
            if one.isDraft { flags |= Flag.draft }
            if one.isUnlisted { flags |= Flag.unlisted }
            if one.hasAliases { flags |= Flag.aliases }
            if one.isInSeason { flags |= Flag.inSeason }
            if one.isAvailable { flags |= Flag.available }
            if one.isReduced { flags |= Flag.reduced }
            numbers.append(
                Numbers(
                    handle: own(one.handle), title: own(one.title), vendor: optional(one.vendor),
                    type: optional(one.type), template: optional(one.template), shareImage: optional(one.shareImage),
                    tags: list(one.tags), collections: list(one.collections), related: list(one.related),
                    images: list(one.images), variantImages: list(one.variantImages),
                    skus: UInt32(truncatingIfNeeded: skus.count), flags: flags, spare: 0, added: Int64(one.added),
                    rating: Int64(one.rating), validFrom: Int64(one.validFrom), validUntil: Int64(one.validUntil),
                    lowestPrice: Int64(one.lowestPrice.minor), offers: one.offers, content: one.content,
                    listing: one.listing, rules: one.rules))
        }
        out.put(texts)
        out.put(lists)
        out.put(skus)
        out.put(numbers)
    }

    static func read(_ reader: inout PlainArrayReader) -> [ProductFacts]? {
        guard let texts = reader.texts(), let lists = reader.take(UInt32.self), let skus = reader.take(UInt64.self),
            let numbers = reader.take(Numbers.self)
        else { return nil }
        // All ends and numbers are checked before anything is made of them.
        var end: UInt32 = 0
        var skuEnd: UInt32 = 0
        for one in numbers {
            for next in [one.tags, one.collections, one.related, one.images, one.variantImages] {
                guard next >= end, next <= lists.count else { return nil }
                end = next
            }
            guard one.skus >= skuEnd, one.skus <= skus.count, one.handle < texts.count, one.title < texts.count,
                one.vendor <= texts.count, one.type <= texts.count, one.template <= texts.count,
                one.shareImage <= texts.count
            else { return nil }
            skuEnd = one.skus
        }
        guard lists.allSatisfy({ $0 < texts.count }) else { return nil }
        return Parallel.map(numbers.count, stride: 256) { id in
            let one = numbers[id]
            func list(_ start: UInt32, _ end: UInt32) -> [String] {
                start == end ? [] : lists[Int(start)..<Int(end)].map { texts[Int($0)] }
            }
            func optional(_ number: UInt32) -> String? { number == 0 ? nil : texts[Int(number) - 1] }
            let start = id == 0 ? 0 : numbers[id - 1].variantImages
            return ProductFacts(
                handle: texts[Int(one.handle)], title: texts[Int(one.title)], vendor: optional(one.vendor),
                type: optional(one.type), template: optional(one.template), tags: list(start, one.tags),
                collections: list(one.tags, one.collections), related: list(one.collections, one.related),
                images: list(one.related, one.images), variantImages: list(one.images, one.variantImages),
                shareImage: optional(one.shareImage),
                skus: Array(skus[(id == 0 ? 0 : Int(numbers[id - 1].skus))..<Int(one.skus)]),
                isDraft: one.flags & Flag.draft != 0, isUnlisted: one.flags & Flag.unlisted != 0,
                hasAliases: one.flags & Flag.aliases != 0, added: Int(one.added), rating: Int(one.rating),
                validFrom: Int(one.validFrom), validUntil: Int(one.validUntil),
                isInSeason: one.flags & Flag.inSeason != 0, lowestPrice: Money(minor: Int(one.lowestPrice)),
                isAvailable: one.flags & Flag.available != 0, isReduced: one.flags & Flag.reduced != 0,
                offers: one.offers, content: one.content, listing: one.listing, rules: one.rules)
        }
    }
}
