import Languages
import Text

/// What makes the files that `EngineFile` lists, each from the same catalogue as the pages.
struct Producers: Sendable {
    let links: Links
    let language: Language
    let bodies: ContentBodies
    /// Lists with more than one page, by the address of the first.
    let paginated: [(address: String, pages: Int)]

    typealias Output = (path: String, bytes: [UInt8])

    /// Every file that this shop has.
    ///
    /// - Parameter keeps: whether what a file is made from, as a whole, is what it was, and what was written of it stands
    ///   there still: then it is not made again.
    func all(unless keeps: (EngineFile, Fingerprint) -> Bool) -> [Output] {
        EngineFile.allCases.flatMap { file -> [Output] in
            if links.isMissing(file) { return [] }
            if let state = state(of: file), keeps(file, state) { return [] }
            return make(file)
        }
    }

    /// Of all that a file is made from, where that is quicker told than the file is made; nil: it is made anew.
    private func state(of file: EngineFile) -> Fingerprint? {
        switch file {
        case .sitemap: Sitemap.state(links, paginated: paginated)
        case .robots, .headers, .redirects, .journalFeed: nil
        }
    }

    private func make(_ file: EngineFile) -> [Output] {
        let catalogue = links.catalogue
        switch file {
        case .robots: return [(file.path, SiteFiles.robots(catalogue))]
        case .headers: return [(file.path, SiteFiles.headers(catalogue))]
        case .sitemap: return Sitemap.files(catalogue, paginated: paginated)
        case .journalFeed: return [(file.path, JournalFeed.atom(catalogue, bodies, language))]
        case .redirects:
            // Beside the list for web servers a page each, for hosts that read no list.
            let aliases = links.aliases
            return [(file.path, SiteFiles.redirects(aliases.all))]
                + aliases.all.map {
                    (aliases.outputPath($0, catalogue.addresses), SiteFiles.redirectPage($0, catalogue, language))
                }
        }
    }
}
