import Commerce
import Platform
import Text

/// Which files are used by the site: only those are published of what lies beside content.
///
/// A file is used when a page read it, when the catalogue names it as a picture, or when its published address stands in a
/// text of the content, the store or the theme. What a page read is known of kept pages too, so an incremental build comes
/// to the same answer as a full one.
package final class MediaUse: Sendable {
    private let catalogue: Catalogue
    /// The files whose use matters, by their key across builds: those beside content, and those in `media/` that look as
    /// if they were not meant for everyone.
    private let wanted: [UInt64: Int]
    private let used = Guarded<Set<Int>>([])

    package init(_ links: Links) {
        catalogue = links.catalogue
        var wanted: [UInt64: Int] = [:]
        for (id, file) in catalogue.media.files.enumerated()
        where catalogue.media.isBesideContent(id) || UnmeantFile.looksUnmeant(file) {
            // A page that links to a file only asks whether it is there.
            let key = links.states.key(Dependency(.media, id))
            wanted[key] = id
            wanted[key ^ DependencyTrace.presence] = id
        }
        self.wanted = wanted
        guard !wanted.isEmpty else { return }
        for item in catalogue.products { note(item.images + item.variantImages + [item.shareImage]) }
        for item in catalogue.collections { note([item.image, item.shareImage]) }
        for item in catalogue.pages { note([item.image, item.shareImage]) }
        for item in catalogue.posts { note([item.image, item.shareImage]) }
        let store = catalogue.store
        for file in [store.logo, store.favicon, store.seo.image] {
            note([file.flatMap { links.file(named: $0.value, DependencyTrace()) }])
        }
    }

    /// What a page read, as keys across builds.
    func note(inputs: [UInt64]) {
        guard !wanted.isEmpty else { return }
        note(inputs.compactMap { wanted[$0] })
    }

    /// Files that something names.
    func note(_ ids: [Int?]) {
        let found = ids.compactMap { $0 }
        guard !wanted.isEmpty, !found.isEmpty else { return }
        used.withLock { $0.formUnion(found) }
    }

    /// Whether the file is published.
    package func isPublished(_ id: Int) -> Bool {
        !catalogue.media.isBesideContent(id) || used.withLock { $0.contains(id) }
    }

    // MARK: Names in texts

    /// Looks for published addresses in what no page resolves: HTML in texts, attributes, links in settings, style sheets.
    package func noteNames(in theme: Theme) {
        guard !isSettled else { return }
        var seen: Set<String> = []
        func look(_ source: SourceFile) {
            if seen.insert(source.path).inserted { search(source.bytes) }
        }
        look(catalogue.store.source)
        for item in catalogue.products { look(item.product.source) }
        for item in catalogue.collections { look(item.collection.source) }
        for item in catalogue.pages { look(item.page.source) }
        for item in catalogue.posts { look(item.post.page.source) }
        for source in theme.texts { look(source) }
        for asset in theme.assets { search(asset.bytes) }
    }

    private var isSettled: Bool {
        let used = used.withLock { $0 }
        return wanted.values.allSatisfy { used.contains($0) }
    }

    private static let prefix = Array("media/".utf8)

    private func search(_ bytes: [UInt8]) {
        var at = 0
        let prefix = Self.prefix
        while at + prefix.count < bytes.count {
            guard bytes[at] == prefix[0], bytes[at..<at + prefix.count].elementsEqual(prefix) else {
                at += 1
                continue
            }
            var end = at + prefix.count
            while end < bytes.count, !Self.endsName(bytes[end]) { end += 1 }
            let name = String(decoding: bytes[at..<end], as: UTF8.self)
            if let id = catalogue.media.id(outputPath: Addresses.decode(name)) ?? catalogue.media.id(outputPath: name) {
                note([id])
            }
            at = end
        }
    }

    private static func endsName(_ byte: UInt8) -> Bool {
        byte <= 0x20 || [ASCII.quote, 0x27, 0x28, 0x29, 0x3C, 0x3E, 0x3F, 0x23, 0x5C, 0x5D, 0x7D].contains(byte)
    }

    // MARK: Words

    /// One warning a folder about files that are there for nothing, and one about files in `media/` that nobody may be
    /// meant to see. `hidden` are the sources of what is not shown at present: what they name waits for them.
    package func words(hidden: [SourceFile]) -> [Diagnostic] {
        let used = used.withLock { $0 }
        var idle: [String: [String]] = [:]
        var unmeant: [String] = []
        let folder = catalogue.media.contentFolder
        let awaited = Self.names(in: hidden)
        for id in Set(wanted.values).sorted() where !used.contains(id) {
            let path = catalogue.media[id].path
            let inside = String(path.dropFirst(folder.utf8.count + 1))
            guard catalogue.media.isBesideContent(id) else {
                unmeant.append(String(inside.dropFirst("media/".utf8.count)))
                continue
            }
            let name = PathText.lastPart(path)
            if awaited.contains(name) { continue }
            let section = inside.split(separator: "/").first.map(String.init) ?? ""
            idle[section, default: []].append(String(inside.dropFirst(section.utf8.count + 1)))
        }
        var found = idle.sorted { $0.key < $1.key }.map { section, names in
            Diagnostic(
                .warning, path: folder + "/" + section,
                message: Self.sentence(
                    names, one: "is used by no page and is not published",
                    more: "are used by no page and are not published")
                    + "; link to what is for customers, and keep the rest outside content/")
        }
        if !unmeant.isEmpty {
            found.append(
                Diagnostic(
                    .warning, path: folder + "/media",
                    message: Self.sentence(
                        unmeant, one: "is published although it does not look like it and no page links to it",
                        more: "are published although they do not look like it and no page links to them")
                        + "; link to what is for customers, and keep the rest outside content/"))
        }
        return found
    }

    /// The last parts of everything in the texts that could be the name of a file: read once, however many files ask.
    private static func names(in sources: [SourceFile]) -> Set<String> {
        let ends = Set("\n\r\t\"'[]{}()<>,:;/|?#".utf8)
        var names: Set<String> = []
        for source in sources {
            for part in source.bytes.split(whereSeparator: { ends.contains($0) }) {
                let text = String(decoding: part, as: UTF8.self).trimmingPrefix { $0 == " " || $0 == "-" }
                guard text.utf8.contains(ASCII.period) else { continue }
                names.insert(Addresses.decode(String(text.trimmingBlanks)))
            }
        }
        return names
    }

    /// `3 files are ...: a.csv, b.csv and c.txt`, at most so many by name.
    private static func sentence(_ names: [String], one: String, more: String) -> String {
        let shown = 3
        let list = names.sorted { $0.precedesInBytes($1) }
        guard list.count > 1 else { return "'\(list.first ?? "")' \(one)" }
        let named = list.prefix(shown).map { "'\($0)'" }.joined(separator: ", ")
        let rest = list.count > shown ? " and \(list.count - shown) more" : ""
        return "\(list.count) files \(more): \(named)\(rest)"
    }
}

/// Files that look as if they were laid into `media/` by mistake: tables, scripts, drafts, archives.
enum UnmeantFile {
    static func looksUnmeant(_ file: MediaFile) -> Bool {
        !file.isPicture && endings.contains(PathText.split(name: file.path).ending)
    }

    private static let endings: Set<String> = [
        "csv", "tsv", "xls", "xlsx", "xlsm", "ods", "numbers", "doc", "docx", "odt", "pages", "rtf", "key", "ppt",
        "pptx",
        "odp", "eml", "msg", "ics", "vcf", "md", "markdown", "log", "yaml", "yml", "toml", "ini", "conf", "cfg", "sh",
        "bash", "zsh", "bat", "cmd", "ps1", "py", "rb", "pl", "php", "swift", "go", "java", "psd", "ai", "xcf", "indd",
        "afdesign", "afphoto", "sketch", "fig", "zip", "tar", "gz", "tgz", "bz2", "xz", "zst", "7z", "rar", "iso",
        "dmg",
        "exe", "msi",
    ]
}
