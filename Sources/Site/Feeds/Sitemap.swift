import Commerce
import Text

/// `sitemap.xml` (sitemaps.org 0.9 with Google's image extension), split where it would pass the format's limits.
package enum Sitemap {
    /// URLs a file (sitemaps.org).
    package static let mostURLs = 50_000
    /// Bytes a file, uncompressed (sitemaps.org); room is left for the last entry and its thousand pictures.
    package static let mostBytes = 52_428_800 - 4_194_304

    private struct Entry {
        var location: String
        var images: [String] = []
    }

    /// The files, by output path: one, or an index and its parts.
    package static func files(
        _ catalogue: Catalogue, paginated: [(address: String, pages: Int)], mostURLs: Int = mostURLs
    ) -> [(path: String, bytes: [UInt8])] {
        let parts = split(entries(catalogue, paginated), mostURLs: mostURLs)
        if parts.count == 1 { return [(EngineFile.sitemap.path, parts[0])] }
        var index = ByteWriter()
        index.append(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<sitemapindex xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n"
        )
        var files: [(path: String, bytes: [UInt8])] = []
        for (number, part) in parts.enumerated() {
            let path = "sitemap-\(number + 1).xml"
            files.append((path, part))
            index.append("<sitemap><loc>")
            index.appendEscapingHTML(string: catalogue.addresses.absolute(catalogue.addresses.file(path)))
            index.append("</loc></sitemap>\n")
        }
        index.append("</sitemapindex>\n")
        files.append((EngineFile.sitemap.path, index.bytes))
        return files
    }

    /// Of all that the files are made from.
    static func state(_ links: Links, paginated: [(address: String, pages: Int)]) -> Fingerprint {
        let catalogue = links.catalogue
        let states = links.states
        var state = Fingerprint(catalogue.addresses.home).combined(with: Fingerprint(catalogue.addresses.origin))
        func note(_ kind: Dependency.Kind, _ id: Int, isUnlisted: Bool, _ images: some Sequence<Int>) {
            let key = states.key(Dependency(kind, id))
            state = state.combined(with: Fingerprint(high: key, low: isUnlisted ? 1 : 0))
            for image in images {
                state = state.combined(
                    with: Fingerprint(high: states.key(Dependency(.media, image)), low: 2))
            }
        }
        for (id, item) in catalogue.collections.enumerated() {
            note(.collection, id, isUnlisted: item.collection.seo.noindex, item.image.map { [$0] } ?? [])
        }
        for (id, item) in catalogue.products.enumerated() {
            note(.product, id, isUnlisted: item.facts.isUnlisted, item.images)
        }
        for (id, item) in catalogue.pages.enumerated() { note(.page, id, isUnlisted: item.page.seo.noindex, []) }
        for (id, item) in catalogue.posts.enumerated() {
            note(.post, id, isUnlisted: item.post.page.seo.noindex, item.image.map { [$0] } ?? [])
        }
        for id in catalogue.tags.indices { note(.tag, id, isUnlisted: false, []) }
        for (address, pages) in paginated {
            state = state.combined(with: Fingerprint(address)).combined(
                with: Fingerprint(high: UInt64(bitPattern: Int64(pages)), low: 3))
        }
        return state
    }

    private static func entries(_ catalogue: Catalogue, _ paginated: [(address: String, pages: Int)]) -> [Entry] {
        let addresses = catalogue.addresses
        func full(_ address: String) -> String { addresses.absolute(address) }
        func picture(_ id: Int) -> String { full(addresses.file(catalogue.media[id].outputPath)) }
        var entries: [Entry] = [Entry(location: full(addresses.home)), Entry(location: full(addresses.collections))]
        for item in catalogue.collections where !item.collection.seo.noindex {
            entries.append(Entry(location: full(item.address), images: item.image.map { [picture($0)] } ?? []))
        }
        for item in catalogue.products where !item.facts.isUnlisted {
            entries.append(Entry(location: full(item.address), images: item.images.prefix(1000).map(picture)))
        }
        for item in catalogue.pages where !item.page.seo.noindex { entries.append(Entry(location: full(item.address))) }
        if !catalogue.posts.isEmpty { entries.append(Entry(location: full(addresses.journal))) }
        for item in catalogue.posts where !item.post.page.seo.noindex {
            entries.append(Entry(location: full(item.address), images: item.image.map { [picture($0)] } ?? []))
        }
        for tag in catalogue.tags { entries.append(Entry(location: full(tag.address))) }
        let listed = Set(entries.map(\.location))
        for (address, pages) in paginated where pages > 1 && listed.contains(full(address)) {
            for number in 2...pages { entries.append(Entry(location: full(addresses.numbered(address, number)))) }
        }
        return entries
    }

    private static func split(_ entries: [Entry], mostURLs: Int) -> [[UInt8]] {
        var parts: [[UInt8]] = []
        var out = ByteWriter()
        var count = 0
        func open() {
            out.append(
                "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\" xmlns:image=\"http://www.google.com/schemas/sitemap-image/1.1\">\n"
            )
            count = 0
        }
        func close() {
            out.append("</urlset>\n")
            parts.append(out.take())
        }
        open()
        for entry in entries {
            if count == mostURLs || out.count > mostBytes {
                close()
                open()
            }
            out.append("<url><loc>")
            out.appendEscapingHTML(string: entry.location)
            out.append("</loc>")
            for image in entry.images {
                out.append("<image:image><image:loc>")
                out.appendEscapingHTML(string: image)
                out.append("</image:loc></image:image>")
            }
            out.append("</url>\n")
            count += 1
        }
        close()
        return parts
    }
}
