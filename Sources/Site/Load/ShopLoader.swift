import Commerce
import Content
import Platform
import Text

/// Reads the content folder: every file on all cores, each checked in itself.
///
/// Nothing here knows of two files at once; what one file says of another is for `Resolver`.
package struct ShopLoader {
    private let reader: any FileReader
    private let folders: ShopFolders
    /// What the last build learnt: a file whose stamp has not changed need not be read again.
    private let known: @Sendable () -> LoadMemory
    /// The build's moment, where the clocks go so.
    private let moment: @Sendable (ZoneTable) -> Instant
    private let zones: ZoneFinder

    /// - Parameters:
    ///   - moment: what the facts of products are told for.
    ///   - known: what the last build learnt; asked for after the folder was listed.
    ///   - zones: how clocks go; the system's files unless given.
    package init(
        reader: any FileReader, folders: ShopFolders, moment: @escaping @Sendable (ZoneTable) -> Instant,
        known: @escaping @Sendable () -> LoadMemory = { LoadMemory() }, zones: ZoneFinder = ZoneFiles().finder
    ) {
        self.reader = reader
        self.folders = folders
        self.moment = moment
        self.known = known
        self.zones = zones
    }

    /// The store alone, for whoever needs its address and no more; nil where there is none.
    package func store() throws(FileFault) -> Store? {
        var sorted = SortedFiles(folder: folders.content)
        for entry in try reader.files(below: folders.content) { sorted.add(entry) }
        guard let path = sorted.store else { return nil }
        var ignored: [Diagnostic] = []
        return ContentFile.store(
            in: SourceFile(path: path, bytes: try reader.read(path)), zones: zones, diagnostics: &ignored)
    }

    /// Nil when there is no store to build: then the diagnostics say why.
    package func load(diagnostics: inout [Diagnostic]) throws(FileFault) -> LoadedShop? {
        let listing = try reader.files(below: folders.content)
        var sorted = SortedFiles(folder: folders.content)
        for entry in listing { sorted.add(entry) }
        diagnostics += sorted.diagnostics
        guard let storePath = sorted.store else {
            diagnostics.append(
                Diagnostic(
                    .error, path: folders.content + "/store.yaml",
                    message: listing.isEmpty
                        ? "there is no shop here: 'vitrine init DIR' makes one to start from"
                        : "the file is missing; it holds at least name, url and currency"))
            return nil
        }
        let storeSource = SourceFile(path: storePath, bytes: try reader.read(storePath))
        guard let store = ContentFile.store(in: storeSource, zones: zones, diagnostics: &diagnostics)
        else { return nil }
        let conventions = store.conventions
        var discounts: [Discount] = []
        var discountsSource: SourceFile?
        if let path = sorted.discounts {
            let source = SourceFile(path: path, bytes: try reader.read(path))
            discounts = ContentFile.discounts(in: source, conventions: conventions, diagnostics: &diagnostics)
            discountsSource = source
        }
        let storeState = Fingerprint(storeSource.bytes).combined(with: fingerprint(store.zone))
        let last = known()
        var memory = LoadMemory()
        memory.store = storeState
        var unread = sorted.unread
        let products = readProducts(
            sorted.products, conventions, RuleBounds(store), at: moment(store.zone),
            last: last.store == storeState ? last : LoadMemory(),
            next: &memory, &unread, &diagnostics)
        let collections = read(sorted.collections, of: "collections", &unread, &diagnostics) {
            ContentFile.readCollections(in: $0, handle: $1, conventions: conventions, diagnostics: &$2)
        }
        let pages = read(sorted.pages, of: "pages", &unread, &diagnostics) {
            ContentFile.readPages(in: $0, handle: $1, conventions: conventions, diagnostics: &$2)
        }
        let posts = read(sorted.posts, of: "journal", &unread, &diagnostics) {
            ContentFile.readPosts(in: $0, handle: $1, conventions: conventions, diagnostics: &$2)
        }
        reportCollidingMedia(sorted.media, &diagnostics)
        memory.media = readMedia(sorted.media, last.media, &unread, &diagnostics)
        let media = memory.media.map { record in
            MediaFile(
                path: record.path, outputPath: outputPath(record.path), fingerprint: record.fingerprint,
                size: record.stamp.size, width: record.width, height: record.height)
        }
        var shop = LoadedShop(
            store: store, storeFingerprint: storeState, discounts: discounts, discountsSource: discountsSource,
            products: products, collections: collections, pages: pages, posts: posts,
            media: MediaIndex(files: media, contentFolder: folders.content, unread: unread.files), memory: memory)
        shop.unread = unread
        shop.isAsRemembered =
            last.store == memory.store && last.files == memory.files && last.media == memory.media
            && last.facts.count == memory.facts.count && zip(last.facts, memory.facts).allSatisfy { $0 === $1 }
        return shop
    }

    /// A newer `tzdata` may know that a country sets its clocks otherwise: no page is kept then.
    private func fingerprint(_ zone: ZoneTable) -> Fingerprint {
        var out = ByteWriter(reserving: 64)
        for number in [zone.first] + zone.changes.flatMap({ [$0.at.seconds, $0.offset] }) {
            out.append(decimal: number)
            out.append(ASCII.space)
        }
        return Fingerprint(out.bytes)
    }

    /// `content/media/a/b.png` is published as `media/a/b.png`, `content/products/mug/x.png` as `media/products/mug/x.png`.
    private func outputPath(_ path: String) -> String {
        let inside = String(decoding: path.utf8.dropFirst(folders.content.utf8.count + 1), as: UTF8.self)
        return inside.hasPrefix("media/") ? inside : "media/" + inside
    }

    /// The largest content file: a database dump dropped into `products/` must not eat the machine's memory.
    private static let mostBytes = 64 << 20

    private func read<Thing: Sendable>(
        _ files: [ContentItem], of section: String, _ unread: inout UnreadContent,
        _ diagnostics: inout [Diagnostic],
        decode: @Sendable (SourceFile, String, inout [Diagnostic]) -> ContentFile.Contents<Thing>
    ) -> [Thing] {
        typealias Read = (contents: ContentFile.Contents<Thing>, diagnostics: [Diagnostic])
        let results = Parallel.map(files.count) { index -> Read in
            var found: [Diagnostic] = []
            guard let source = self.source(files[index], &found) else { return (.init(isWhole: false), found) }
            return (decode(source, files[index].handle, &found), found)
        }
        var things: [Thing] = []
        things.reserveCapacity(results.count)
        for (file, result) in zip(files, results) {
            things += result.contents.things
            diagnostics += result.diagnostics
            if !result.contents.isWhole { unread.add(section, file) }
        }
        return things
    }

    /// The file, if it can be read as text; what keeps it from that is reported.
    private func source(_ file: ContentItem, _ found: inout [Diagnostic]) -> SourceFile? {
        guard file.stamp.size <= Self.mostBytes else {
            found.append(Diagnostic(.error, path: file.path, message: "is larger than 64 MiB; split it up"))
            return nil
        }
        do throws(FileFault) {
            let source = SourceFile(path: file.path, bytes: try reader.read(file.path))
            guard let offset = UTF8Validation.firstInvalidOffset(source.bytes) else { return source }
            found.append(
                Diagnostic(
                    .error, source, offset..<offset + 1,
                    "the file is not UTF-8 here (byte \(offset)); save it as UTF-8 in your editor"))
        } catch {
            found.append(Diagnostic(.error, path: file.path, message: "cannot be read: \(error.reason)"))
        }
        return nil
    }

    // MARK: Products

    /// What became of one product file.
    private enum Read: Sendable {
        /// As the last build knew it: the number of the file there.
        case known(Int, stamp: FileStamp)
        case read(ContentFile.Contents<Product>, [ProductFacts], content: Fingerprint, [Diagnostic])
    }

    /// Reads the files that are not as the last build knew them.
    private func readProducts(
        _ files: [ContentItem], _ conventions: ContentConventions, _ bounds: RuleBounds, at now: Instant,
        last: LoadMemory, next: inout LoadMemory, _ unread: inout UnreadContent, _ diagnostics: inout [Diagnostic]
    ) -> ProductShelf {
        let starts = last.files.reduce(into: [0]) { $0.append($0[$0.count - 1] + $1.count) }
        let hold = { @Sendable (file: Int) -> Bool in
            (starts[file]..<starts[file + 1]).allSatisfy { last.facts[$0].hold(at: now) }
        }
        let known = Self.numbers(of: files, in: last.files)
        let decode = { @Sendable (source: SourceFile, handle: String, found: inout [Diagnostic]) in
            ContentFile.readProducts(in: source, handle: handle, conventions: conventions, diagnostics: &found)
        }
        let results = Parallel.map(files.count) { index -> Read in
            let file = files[index]
            if let number = known[index], file.stamp.isSettled, last.files[number].stamp == file.stamp, hold(number) {
                return .known(number, stamp: file.stamp)
            }
            var found: [Diagnostic] = []
            guard let source = self.source(file, &found) else {
                return .read(.init(isWhole: false), [], content: .zero, found)
            }
            let content = Fingerprint(source.bytes)
            if let number = known[index], last.files[number].content == content, hold(number) {
                return .known(number, stamp: file.stamp)
            }
            let products = decode(source, file.handle, &found)
            let facts = products.things.map { ProductFacts($0, at: now, bounds: bounds) }
            return .read(products, facts, content: content, found)
        }
        var facts: [ProductFacts] = []
        var places: [ProductShelf.Place] = []
        var read: [Product?] = []
        facts.reserveCapacity(results.count)
        for (index, result) in results.enumerated() {
            let start = facts.count
            switch result {
            case .known(let number, let stamp):
                facts += last.facts[starts[number]..<starts[number + 1]]
                read += repeatElement(nil, count: facts.count - start)
                next.add(number, of: last, facts[start...], stamp: stamp)
            case .read(let products, let own, let content, let found):
                facts += own
                read += products.things
                diagnostics += found
                if !products.isWhole { unread.add("products", files[index]) }
                if found.isEmpty {
                    next.add(
                        LoadMemory.KnownFile(
                            path: files[index].path, stamp: files[index].stamp, content: content, count: own.count), own
                    )
                }
            }
            for number in 0..<facts.count - start {
                places.append(.init(file: Int32(clamping: index), index: Int32(clamping: number)))
            }
        }
        return ProductShelf(facts: facts, files: files, places: places, read: read) { file in
            var ignored: [Diagnostic] = []
            return self.source(file, &ignored).map { decode($0, file.handle, &ignored).things }
        }
    }

    /// For each file its number among those of the last build; both are in order of path.
    private static func numbers(of files: [ContentItem], in known: [LoadMemory.KnownFile]) -> [Int?] {
        var numbers: [Int?] = []
        numbers.reserveCapacity(files.count)
        var at = 0
        for file in files {
            while at < known.count, known[at].path.precedesInBytes(file.path) { at += 1 }
            numbers.append(at < known.count && known[at].path.utf8.elementsEqual(file.path.utf8) ? at : nil)
        }
        return numbers
    }

    // MARK: Published files

    /// Two files that are published under one name, or under two that some file systems cannot tell apart.
    private func reportCollidingMedia(_ files: [FileEntry], _ diagnostics: inout [Diagnostic]) {
        var seen: [String: String] = [:]
        for file in files {
            let published = outputPath(file.path)
            if let first = seen.updateValue(file.path, forKey: Handle.folded(published)) {
                diagnostics.append(
                    Diagnostic(
                        .error, path: file.path,
                        message: "would be published as '\(published)' and so would \(first); rename one of the two"))
            }
        }
    }

    private func readMedia(
        _ files: [FileEntry], _ last: [LoadMemory.Media], _ unread: inout UnreadContent,
        _ diagnostics: inout [Diagnostic]
    ) -> [LoadMemory.Media] {
        let known = Dictionary(last.map { ($0.path, $0) }, uniquingKeysWith: { first, _ in first })
        let results = Parallel.map(files.count, stride: 4) { index -> (LoadMemory.Media?, Diagnostic?) in
            let file = files[index]
            if let known = known[file.path], file.stamp.isSettled, known.stamp == file.stamp { return (known, nil) }
            do throws(FileFault) {
                let bytes = try reader.read(file.path)
                let info = ImageProbe.probe(bytes)
                if info == nil, let secret = SecretFile(name: file.path, bytes: bytes) {
                    return (nil, Diagnostic(.warning, path: file.path, message: secret.message))
                }
                return (
                    LoadMemory.Media(
                        path: file.path, stamp: file.stamp, fingerprint: Fingerprint(bytes), width: info?.width ?? 0,
                        height: info?.height ?? 0), nil
                )
            } catch {
                return (nil, Diagnostic(.error, path: file.path, message: "cannot be read: \(error.reason)"))
            }
        }
        for case (nil, let diagnostic?) in results {
            diagnostics.append(diagnostic)
            if diagnostic.severity == .error { unread.add(file: diagnostic.path) }
        }
        return results.compactMap(\.0)
    }
}
