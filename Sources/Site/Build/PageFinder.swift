import Commerce
import Platform
import Text

/// Finds the page that somebody means by an address, by its file in the site, or by the content file it is of.
struct PageFinder {
    private let catalogue: Catalogue
    private let links: Links
    private let pages: [PageDescriptor]
    /// Folders, absolute, without `.` and `..`.
    private let root: String
    private let output: String
    private let content: String
    private let contentFolder: String
    /// What is wrong with the content may be why a page is not there.
    private let hasErrors: Bool
    private let last: BuildCache

    private var addresses: Addresses { catalogue.addresses }

    init(_ links: Links, _ theme: Theme, _ options: BuildOptions, last: BuildCache, hasErrors: Bool) {
        self.links = links
        self.last = last
        self.hasErrors = hasErrors
        catalogue = links.catalogue
        pages = SitePlan.pages(links.catalogue, theme)
        root = Self.normal(options.root)
        output = Self.normal(options.output)
        contentFolder = options.folders.content
        content = Self.normal(
            contentFolder.hasPrefix("/") ? contentFolder : options.root + "/" + contentFolder)
    }

    /// The page; nil where errors that are told anyway may be why there is none.
    ///
    /// - Throws: `UnknownPage` with the nearest page that there is.
    func page(_ asked: String) throws(UnknownPage) -> PageDescriptor? {
        guard !asked.isEmpty else { throw UnknownPage(message: "'' names no page") }
        let places = places(asked)
        if let page = pages.first(where: { places.outputs.contains(addresses.outputPath($0.address)) }) { return page }
        for path in places.outputs {
            if let page = numbered(path) { return page }
        }
        let own = pages.filter { page in
            page.subject.sourcePath(catalogue).map(places.contents.contains) ?? false
        }
        if own.count == 1 { return own[0] }
        if let first = own.first {
            throw UnknownPage(
                message: "'\(asked)' holds \(own.count) products, a page each; name one by its address, like "
                    + addresses.local(first.address))
        }
        if hasErrors { return nil }
        throw UnknownPage(message: unknown(asked, places))
    }

    // MARK: What may be meant

    /// What a text may mean, the likeliest first.
    private struct Places {
        /// Files below the output folder.
        var outputs: [String] = []
        /// Files of the content, as diagnostics name them.
        var contents: [String] = []
    }

    private func places(_ asked: String) -> Places {
        var places = Places()
        func add(address: String) {
            let plain = String(address.prefix { $0 != "?" && $0 != "#" })
            let isFile = PathText.lastPart(plain).contains(".")
            let whole = isFile || plain.hasSuffix("/") ? plain : plain + "/"
            places.outputs.append(addresses.outputPath(whole))
            // A shop below `/shop` may have a page of that name too.
            places.outputs.append(addresses.outputPath(addresses.basePath + whole))
        }
        if let address = Self.path(ofURL: asked) {
            add(address: address)
            return places
        }
        if asked.hasPrefix("/") { add(address: asked) }
        let bases = asked.hasPrefix("/") ? [""] : [SystemCalls.workingFolder, root, output, content]
        for base in bases {
            let path = Self.normal(base + "/" + asked)
            if path == output { places.outputs.append(EngineFile.pageName) }
            if path.hasPrefix(output + "/") {
                let inner = String(path.dropFirst(output.utf8.count + 1))
                places.outputs += [inner, inner + "/" + EngineFile.pageName]
            }
            let shown = path.hasPrefix(root + "/") ? String(path.dropFirst(root.utf8.count + 1)) : path
            if path.hasPrefix(content + "/") { places.contents += [shown, shown + ".md", shown + "/index.md"] }
        }
        return places
    }

    /// `/products/mug/` of `https://shop.example/products/mug/`; nil for what is no URL. Whichever host it names: the
    /// preview's is another than the shop's.
    private static func path(ofURL text: String) -> String? {
        let lower = text.lowercased()
        guard lower.hasPrefix("http://") || lower.hasPrefix("https://") else { return nil }
        let rest = text.dropFirst(lower.hasPrefix("https") ? 8 : 7)
        return rest.firstIndex(of: "/").map { String(rest[$0...]) } ?? "/"
    }

    private static func normal(_ path: String) -> String { "/" + (PathText.join("", path) ?? "") }

    /// A further page of a list.
    private func numbered(_ path: String) -> PageDescriptor? {
        var parts = path.split(separator: "/")
        guard parts.count >= 3, parts.removeLast() == EngineFile.pageName, let number = Int(parts.removeLast()),
            number > 1, parts.removeLast() == "page"
        else { return nil }
        let first = (parts + [Substring(EngineFile.pageName)]).joined(separator: "/")
        guard var page = pages.first(where: { addresses.outputPath($0.address) == first }) else { return nil }
        page.number = number
        return page
    }

    // MARK: What is no page

    private func unknown(_ asked: String, _ places: Places) -> String {
        for path in places.contents {
            if let hidden = hiddenName(ofContent: path), catalogue.hidden.contains(hidden) { return unpublished(asked) }
        }
        for path in places.outputs {
            let local = "/" + Self.withoutPageName(path)
            if catalogue.hidden.contains(String(local.dropFirst())) { return unpublished(asked) }
            if let alias = links.aliases.all.first(where: { links.aliases.outputPath($0, addresses) == path }) {
                return "'\(asked)' is an old address that leads on to \(addresses.local(alias.to)); ask about that page"
            }
        }
        let wasThere =
            last.memory.files.contains { places.contents.contains($0.path) }
            || places.outputs.contains {
                PathText.lastPart($0) == EngineFile.pageName && last.outputs.id(of: $0) != nil
            }
        if wasThere { return "there is no page '\(asked)' any more: what it was made from is gone" }
        let isFile =
            places.contents.contains { SystemCalls.kind($0.hasPrefix("/") ? $0 : root + "/" + $0) == .file }
            || places.outputs.contains { SystemCalls.kind(output + "/" + $0) == .file }
        if isFile { return "'\(asked)' is a file of the shop and no page of it" }
        return "there is no page '\(asked)'" + (nearest(asked, places).map { "; did you mean '\($0)'?" } ?? "")
    }

    private func unpublished(_ asked: String) -> String {
        "'\(asked)' is not published at present, so there is no page; --drafts builds it"
    }

    /// `products/mug` of `content/products/mug.md`.
    private func hiddenName(ofContent path: String) -> String? {
        guard path.hasPrefix(contentFolder + "/") else { return nil }
        let parts = path.dropFirst(contentFolder.utf8.count + 1).split(separator: "/").map(String.init)
        guard let section = parts.first, let last = parts.last, parts.count > 1 else { return nil }
        let stem = PathText.split(name: last).stem
        return section + "/" + (stem == "index" && parts.count > 2 ? parts[parts.count - 2] : stem)
    }

    private static func withoutPageName(_ path: String) -> String {
        path == EngineFile.pageName
            ? ""
            : path.hasSuffix("/" + EngineFile.pageName)
                ? String(path.dropLast(EngineFile.pageName.utf8.count + 1)) : path
    }

    /// The page that was likely meant, in the form in which it was asked for.
    private func nearest(_ asked: String, _ places: Places) -> String? {
        let ending = PathText.split(name: PathText.lastPart(asked)).ending
        if ["md", "markdown", "json"].contains(ending) {
            let files = pages.compactMap { $0.subject.sourcePath(catalogue) }
            return places.contents.lazy.compactMap { Self.nearest(to: $0, in: files) }.first
        }
        let locals = pages.map { Self.withoutPageName(addresses.outputPath($0.address)) }
        let wanted = places.outputs.map(Self.withoutPageName)
        let found = wanted.lazy.compactMap { Self.nearest(to: $0, in: locals) }.first
        guard let found, let index = locals.firstIndex(of: found) else { return nil }
        return addresses.local(pages[index].address)
    }

    /// The path that is a slip of the hand away, else one whose last part is, in another folder.
    private static func nearest(to path: String, in paths: [String]) -> String? {
        if let near = Suggestion.nearest(to: path, in: paths) { return near }
        let last = PathText.lastPart(path)
        guard !last.isEmpty else { return nil }
        if let same = paths.first(where: { PathText.lastPart($0) == last }) { return same }
        guard let near = Suggestion.nearest(to: last, in: paths.lazy.map(PathText.lastPart)) else { return nil }
        return paths.first { PathText.lastPart($0) == near }
    }
}

/// Somebody asked about a page that the shop has not.
package struct UnknownPage: Error, Sendable {
    /// One sentence with the nearest page that there is.
    package let message: String
}
