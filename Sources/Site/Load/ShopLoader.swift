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
    /// Published files whose stamp has not changed need not be read to know what they hold.
    private let known: @Sendable () -> [BuildCache.Media]
    private let zones: ZoneFinder

    /// - Parameters:
    ///   - known: what the last build knew of published files; asked for after the content was read.
    ///   - zones: how clocks go; the system's files unless given.
    package init(
        reader: any FileReader, folders: ShopFolders, known: @escaping @Sendable () -> [BuildCache.Media] = { [] },
        zones: ZoneFinder = ZoneFiles().finder
    ) {
        self.reader = reader
        self.folders = folders
        self.known = known
        self.zones = zones
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
        let products = read(sorted.products, &diagnostics) {
            ContentFile.products(in: $0, handle: $1, conventions: conventions, diagnostics: &$2)
        }
        let collections = read(sorted.collections, &diagnostics) {
            ContentFile.collections(in: $0, handle: $1, conventions: conventions, diagnostics: &$2)
        }
        let pages = read(sorted.pages, &diagnostics) {
            ContentFile.pages(in: $0, handle: $1, conventions: conventions, diagnostics: &$2)
        }
        let posts = read(sorted.posts, &diagnostics) {
            ContentFile.posts(in: $0, handle: $1, conventions: conventions, diagnostics: &$2)
        }
        reportCollidingMedia(sorted.media, &diagnostics)
        let records = readMedia(sorted.media, &diagnostics)
        let media = records.map { record in
            MediaFile(
                path: record.path, outputPath: outputPath(record.path), fingerprint: record.fingerprint,
                size: record.stamp.size, width: record.width, height: record.height)
        }
        return LoadedShop(
            store: store, storeFingerprint: Fingerprint(storeSource.bytes).combined(with: fingerprint(store.zone)),
            discounts: discounts,
            discountsSource: discountsSource, products: products, collections: collections, pages: pages, posts: posts,
            media: MediaIndex(files: media, contentFolder: folders.content), mediaRecords: records)
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
        _ files: [SortedFiles.Item], _ diagnostics: inout [Diagnostic],
        decode: @Sendable (SourceFile, String, inout [Diagnostic]) -> [Thing]
    ) -> [Thing] {
        let results = Parallel.map(files.count) { index -> (things: [Thing], diagnostics: [Diagnostic]) in
            let file = files[index]
            var found: [Diagnostic] = []
            guard file.size <= Self.mostBytes else {
                return ([], [Diagnostic(.error, path: file.path, message: "is larger than 64 MiB; split it up")])
            }
            do throws(FileFault) {
                let source = SourceFile(path: file.path, bytes: try reader.read(file.path))
                if let offset = UTF8Validation.firstInvalidOffset(source.bytes) {
                    found.append(
                        Diagnostic(
                            .error, source, offset..<offset + 1,
                            "the file is not UTF-8 here (byte \(offset)); save it as UTF-8 in your editor"))
                    return ([], found)
                }
                return (decode(source, file.handle, &found), found)
            } catch {
                return ([], [Diagnostic(.error, path: file.path, message: "cannot be read: \(error.reason)")])
            }
        }
        var things: [Thing] = []
        things.reserveCapacity(results.count)
        for result in results {
            things += result.things
            diagnostics += result.diagnostics
        }
        return things
    }

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

    private func readMedia(_ files: [FileEntry], _ diagnostics: inout [Diagnostic]) -> [BuildCache.Media] {
        let known = Dictionary(known().map { ($0.path, $0) }, uniquingKeysWith: { first, _ in first })
        let results = Parallel.map(files.count, stride: 4) { index -> (BuildCache.Media?, Diagnostic?) in
            let file = files[index]
            if let known = known[file.path], known.stamp == file.stamp { return (known, nil) }
            do throws(FileFault) {
                let bytes = try reader.read(file.path)
                let info = ImageProbe.probe(bytes)
                if info == nil, let secret = SecretFile(name: file.path, bytes: bytes) {
                    return (nil, Diagnostic(.warning, path: file.path, message: secret.message))
                }
                return (
                    BuildCache.Media(
                        path: file.path, stamp: file.stamp, fingerprint: Fingerprint(bytes), width: info?.width ?? 0,
                        height: info?.height ?? 0), nil
                )
            } catch {
                return (nil, Diagnostic(.error, path: file.path, message: "cannot be read: \(error.reason)"))
            }
        }
        diagnostics += results.compactMap(\.1)
        return results.compactMap(\.0)
    }
}
