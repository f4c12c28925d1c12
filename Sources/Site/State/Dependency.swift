import Text

/// A thing of the shop that a page may be made from.
///
/// Theme, store settings and the engine are not listed: every page depends on those.
package struct Dependency: Sendable, Hashable {
    package enum Kind: UInt32, Sendable, CaseIterable {
        /// All that one product says: its file, prices and availability as of the build, images, related products.
        case product
        /// What a collection says of itself: title, text, image.
        case collection
        /// Which products a collection holds, in which order, with their tags, types and vendors.
        case collectionMembers
        /// The products under a tag.
        case tag
        case page
        case post
        /// A file in `media/`.
        case media
        /// Which products there are, collections, pages, posts, and in which order; the id is 0.
        case allProducts, allCollections, allPages, allPosts
        /// Which files there are, and which addresses; the id is 0.
        case allFiles, allAddresses
        /// The names of all tags, vendors and types of products, and of the tags of posts; the id is 0.
        case allTags, allVendors, allTypes, allPostTags
        /// All that all products say, for a page that reads most of them; the id is 0.
        case everyProduct
        /// The year, month, day and second of the build, for a template that prints it; the id is 0.
        case thisYear, thisMonth, today, moment
        /// An address that is no thing's own: an old one that leads on, a file that Vitrine writes.
        case address
    }

    package let raw: UInt32

    /// - Parameter id: the index in the catalogue; below 2^27.
    package init(_ kind: Kind, _ id: Int = 0) {
        raw = kind.rawValue << 27 | UInt32(truncatingIfNeeded: id) & 0x07FF_FFFF
    }

    init(raw: UInt32) { self.raw = raw }

    package var kind: Kind { Kind(rawValue: raw >> 27) ?? .moment }
    package var id: Int { Int(raw & 0x07FF_FFFF) }
}

/// Notes what one page reads while it is rendered, so that the next build renders it again when one of those changed.
///
/// Used by one thread at a time.
package final class DependencyTrace {
    // No access to one of these lasts longer than the statement it stands in.
    /// Things that were read.
    @exclusivity(unchecked) private(set) var touched: [UInt32] = []
    /// Keys of names that were looked up, found or not.
    @exclusivity(unchecked) private(set) var asked: [UInt64] = []
    /// Something that the page read has a warning to give, or asks what is only known when all pages are made: the page
    /// is made again next time, so that it is said and asked again.
    @exclusivity(unchecked) private(set) var mustSpeakAgain = false

    /// Where the part begins that is noted by itself; what was noted before it does not count as noted in it.
    @exclusivity(unchecked) private var chapter = 0

    package init() {}

    func speakAgain() { mustSpeakAgain = true }

    /// What is noted between `begin` and `end`.
    struct Part: Sendable {
        var touched: [UInt32] = []
        var asked: [UInt64] = []
        var mustSpeakAgain = false
    }

    /// A place in the notes.
    struct Mark {
        fileprivate let touched: Int
        fileprivate let asked: Int
        fileprivate let chapter: Int
        fileprivate let mustSpeakAgain: Bool
    }

    /// Begins a part; parts may lie in one another.
    func begin() -> Mark {
        let mark = Mark(
            touched: touched.count, asked: asked.count, chapter: chapter, mustSpeakAgain: mustSpeakAgain)
        chapter = touched.count
        mustSpeakAgain = false
        return mark
    }

    /// Ends the part that was begun last; all of it stays noted.
    func end(_ mark: Mark) -> Part {
        let part = Part(
            touched: Array(touched[mark.touched...]), asked: Array(asked[mark.asked...]),
            mustSpeakAgain: mustSpeakAgain)
        chapter = mark.chapter
        mustSpeakAgain = mustSpeakAgain || mark.mustSpeakAgain
        return part
    }

    /// Notes a part of an earlier page as read by this one.
    func add(_ part: Part) {
        touched.append(contentsOf: part.touched)
        if !part.asked.isEmpty { asked.append(contentsOf: part.asked) }
        if part.mustSpeakAgain { mustSpeakAgain = true }
    }

    /// The page read this thing.
    package func touch(_ dependency: Dependency) {
        // Templates read many fields of one object in a row: most repeats are the last few.
        if touched.count > chapter, touched.last == dependency.raw { return }
        touched.append(dependency.raw)
    }

    /// The page asked whether there is a thing of that name; when it comes or goes the page must be rendered again.
    ///
    /// Files are named by their paths, addresses without base path and final slash.
    package func ask(_ kind: Dependency.Kind, _ name: String) {
        asked.append(DependencyTrace.stableKey(kind, name) ^ DependencyTrace.presence)
    }

    /// Makes the key of a thing one of the question whether it is there.
    static let presence: UInt64 = 0x5851_F42D_4C95_7F2D

    /// Names a thing across builds, whatever its index.
    package static func stableKey(_ kind: Dependency.Kind, _ handle: String) -> UInt64 {
        var copy = handle
        return copy.withUTF8 { Fingerprint(UnsafeRawBufferPointer($0), seed: UInt64(kind.rawValue) + 1).low }
    }
}
