import Commerce
import Text

/// What Vitrine writes beside pages and pictures, with its place and the case in which it is written.
///
/// One list, from which follow the files themselves (`Producers`), the names that an alias cannot have, and what a link
/// may lead to: a file that is not written is a mistake in whoever links to it.
package enum EngineFile: String, CaseIterable, Sendable {
    case robots = "robots.txt"
    case headers = "_headers"
    case redirects = "_redirects"
    case sitemap = "sitemap.xml"
    case journalFeed = "feed.xml"

    /// The path below the output folder; the first of them where there may be several.
    package var path: String { rawValue }

    /// Why it is not written, as the end of a sentence that begins with its name and ends with the mend; nil if it is.
    package func absence(_ catalogue: Catalogue, hasAliases: Bool) -> String? {
        switch self {
        case .robots, .headers, .sitemap: nil
        case .redirects: hasAliases ? nil : "is only written when something has 'aliases'"
        case .journalFeed:
            if !catalogue.store.feeds.journal {
                "is not written: 'feeds.journal' in store.yaml is false"
            } else {
                catalogue.posts.isEmpty ? "is not written: the journal has no posts" : nil
            }
        }
    }

    /// Whether a visitor's link may lead to it: some are for web servers alone.
    var isForVisitors: Bool {
        switch self {
        case .headers, .redirects: false
        case .robots, .sitemap, .journalFeed: true
        }
    }

    /// What the paths of all its parts begin with.
    var prefix: String { self == .sitemap ? "sitemap" : path }

    /// Whether an output file is one of it: the sitemap of a large shop has parts.
    func owns(_ path: String) -> Bool {
        switch self {
        case .sitemap: path.hasPrefix("sitemap") && path.hasSuffix(".xml") && !path.utf8.contains(ASCII.slash)
        default: path == self.path
        }
    }

    /// Folders of what a theme or an owner brings.
    private static let folders = ["assets", "media"]
    /// What a page is written as, and what other programs read of a product.
    package static let pageName = "index.html", dataName = "index.json"

    /// Whether a path is one that Vitrine writes whatever the content says, or may write one day: names with a point or
    /// an underscore in front are a web server's.
    package static func reserves(_ parts: [String]) -> Bool {
        guard let first = parts.first, let last = parts.last else { return false }
        if folders.contains(first) || first.hasPrefix(".") || first.hasPrefix("_") { return true }
        if last == pageName || last == dataName { return true }
        return parts.count == 1 && (first == "404.html" || allCases.contains { $0.owns(first) })
    }
}
