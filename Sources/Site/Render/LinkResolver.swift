import Commerce
import Text

/// Finds what a link in the content means, and says when it means nothing.
///
/// A link may be a path to a content file (`../products/mug.md`), a file of `media/`, an address of the site
/// (`/pages/shipping/`), one relative to the page's own address (`../p000123/`), or lead elsewhere.
package struct LinkResolver: Sendable {
    package enum Target: Sendable {
        /// Another site, a mail address, a fragment of the same page: left as it is.
        case elsewhere
        /// A thing of the site: its address with the query and fragment of the link, and what to depend on.
        case found(address: String, Dependency?)
        /// A picture or download.
        case media(Int, address: String)
        /// A relative address that is wrong from here and can only mean one thing; and how to write it.
        case misplaced(address: String, Dependency, better: String)
        /// Something that exists and is not shown at present; the key to depend on.
        case hidden(Dependency.Kind, handle: String)
        /// Nothing: why, as a whole sentence with the mend, and the key to depend on where there is one.
        case missing(String, Dependency.Kind?, handle: String)
    }

    private let catalogue: Catalogue
    private let aliases: Set<String>

    /// - Parameter aliases: old addresses that lead on, root-relative.
    package init(catalogue: Catalogue, aliases: Set<String>) {
        self.catalogue = catalogue
        self.aliases = aliases
    }

    /// What `destination`, written in the file at `path` whose page stands at `address`, means.
    package func target(of destination: String, in path: String, at address: String) -> Target {
        if destination.isEmpty || destination.hasPrefix("#") || destination.hasPrefix("//") { return .elsewhere }
        if let scheme = Self.scheme(destination) {
            guard scheme == "http" || scheme == "https" else { return .elsewhere }
            // A link to the shop's own full address is checked like any other.
            let own = catalogue.addresses.origin + catalogue.addresses.basePath
            guard destination.hasPrefix(own + "/") else { return .elsewhere }
            return target(of: String(destination.dropFirst(own.count)), in: path, at: address)
        }
        let cut = destination.firstIndex { $0 == "#" || $0 == "?" } ?? destination.endIndex
        let written = String(destination[..<cut])
        let tail = String(destination[cut...])
        if written.isEmpty { return .elsewhere }
        let plain = Addresses.decode(written)
        let ending = PathText.split(name: PathText.lastPart(plain)).ending
        if ending == "md" || ending == "markdown" || (ending == "json" && !plain.hasPrefix("/")) {
            return file(plain, tail: tail, from: path)
        }
        if let id = catalogue.media.find(plain, from: path) {
            return .media(id, address: catalogue.addresses.media(outputName(catalogue.media[id])) + tail)
        }
        return page(plain, tail: tail, from: address)
    }

    /// `https` of `https://...`; nil for a path. One letter is no scheme but a Windows drive.
    static func scheme(_ text: String) -> String? {
        let bytes = text.utf8
        guard let colon = bytes.firstIndex(of: ASCII.colon) else { return nil }
        let name = bytes[..<colon]
        guard name.count > 1, let first = name.first, ASCII.isLetter(first),
            name.allSatisfy({ ASCII.isAlphanumeric($0) || $0 == 0x2B || $0 == 0x2D || $0 == 0x2E })
        else { return nil }
        return String(text[..<colon]).lowercased()
    }

    private func outputName(_ file: MediaFile) -> String { String(file.outputPath.dropFirst("media/".count)) }

    /// A path to a content file.
    private func file(_ written: String, tail: String, from path: String) -> Target {
        let top = path.split(separator: "/").first.map(String.init) ?? "content"
        let joined =
            written.hasPrefix("/")
            ? PathText.join(top, String(written.dropFirst())) : PathText.join(PathText.parent(path), written)
        guard let joined else { return .missing("the link '\(written)' leads out of the shop", nil, handle: "") }
        let inside = joined.hasPrefix(top + "/") ? String(joined.dropFirst(top.count + 1)) : joined
        let parts = inside.split(separator: "/")
        guard let section = parts.first, parts.count >= 2, let last = parts.last else {
            return .missing("there is no content file '\(written)'", nil, handle: "")
        }
        var handle = PathText.split(name: String(last)).stem
        if handle == "index", parts.count >= 3 { handle = String(parts[parts.count - 2]) }
        return thing(String(section), handle, written: written, tail: tail, isFile: true)
    }

    /// An address of the site, absolute below the base path or relative to the page's own.
    private func page(_ written: String, tail: String, from address: String) -> Target {
        let addresses = catalogue.addresses
        var local: String
        if written.hasPrefix("/") {
            local = written
            if !addresses.basePath.isEmpty, local == addresses.basePath || local.hasPrefix(addresses.basePath + "/") {
                local = String(local.dropFirst(addresses.basePath.count))
            }
        } else {
            let base =
                address.hasPrefix(addresses.basePath) ? String(address.dropFirst(addresses.basePath.count)) : address
            let folder = base.hasSuffix("/") ? base : PathText.parent(base) + "/"
            guard let joined = PathText.join(folder, Addresses.encode(path: written)) else {
                return .missing("the link '\(written)' leads out of the shop", nil, handle: "")
            }
            local = "/" + Addresses.decode(joined)
        }
        let parts = local.split(separator: "/").map(String.init)
        guard let section = parts.first else { return .found(address: addresses.home + tail, nil) }
        if parts.count == 1 {
            switch section {
            case "index.html": return .found(address: addresses.home + tail, nil)
            case "collections": return .found(address: addresses.collections + tail, Dependency(.allCollections))
            case "journal" where !catalogue.posts.isEmpty:
                return .found(address: addresses.journal + tail, Dependency(.allPosts))
            case "cart": return .found(address: addresses.cart + tail, nil)
            case "checkout": return .found(address: addresses.checkout + tail, nil)
            case "search": return .found(address: addresses.search + tail, nil)
            case "journal":
                return .missing("the link '\(written)' leads to the journal, which has no posts", nil, handle: "")
            case "feed.xml" where catalogue.posts.isEmpty || !catalogue.store.feeds.journal:
                return .missing(
                    "the link '\(written)' leads to the journal's feed, which is not written", nil, handle: "")
            case "feed.xml", "sitemap.xml", "robots.txt", "404.html", "llms.txt":
                return .found(address: addresses.file(section) + tail, nil)
            default: break
            }
        }
        if isOrders("/" + parts.joined(separator: "/")) {
            // The intake's path is one of the host, whatever the shop's base path is: where the forms post to.
            return .found(address: local + tail, nil)
        }
        if aliases.contains("/" + parts.joined(separator: "/")) {
            return .found(address: addresses.basePath + Addresses.encode(path: local) + tail, nil)
        }
        guard parts.count >= 2 else {
            return .missing(
                "the link '\(written)' leads to no page of this shop" + sectionHint(section), nil, handle: "")
        }
        if !written.hasPrefix("/"), parts.count == 2, let found = misplaced(section, parts[1], tail: tail) {
            return found
        }
        if parts.count > 2, parts.last != "index.html", !(parts.count == 4 && parts[2] == "page") {
            return .missing("the link '\(written)' leads to no page of this shop", nil, handle: "")
        }
        return thing(section, parts[1], written: written, tail: tail, isFile: false)
    }

    /// `../mug/` in a text that is shown elsewhere than under `/products/`: the product, if nothing else is meant.
    private func misplaced(_ section: String, _ handle: String, tail: String) -> Target? {
        guard section != "products", let id = catalogue.productIndex[handle] else { return nil }
        let known: Bool
        switch section {
        case "collections": known = catalogue.collectionIndex[handle] != nil
        case "pages": known = catalogue.pageIndex[handle] != nil
        case "journal": known = catalogue.postIndex[handle] != nil
        case "tags": known = catalogue.tagIndex[handle] != nil
        default: known = true
        }
        guard !known else { return nil }
        return .misplaced(
            address: catalogue.products[id].address + tail, Dependency(.product, id), better: "../products/\(handle).md"
        )
    }

    private func isOrders(_ local: String) -> Bool {
        guard let url = catalogue.store.orders.url?.value, url.hasPrefix("/") else { return false }
        return local == url || local.hasPrefix(url + "/")
    }

    private func sectionHint(_ section: String) -> String {
        Suggestion.phrase(for: section, in: ["collections", "journal", "cart", "search", "products", "pages", "tags"])
    }

    private func thing(_ section: String, _ handle: String, written: String, tail: String, isFile: Bool) -> Target {
        func answer(_ kind: Dependency.Kind, _ id: Int?, _ address: (Int) -> String, _ known: some Sequence<String>)
            -> Target
        {
            if let id { return .found(address: address(id) + tail, Dependency(kind, id)) }
            if catalogue.hidden.contains(section + "/" + handle) { return .hidden(kind, handle: handle) }
            let near = Suggestion.nearest(to: handle, in: known)
            let hint = near.map { "; did you mean '\(suggested($0, instead: handle, in: written))'?" } ?? ""
            let what =
                isFile ? "there is no content file '\(written)'" : "the link '\(written)' leads to no page of this shop"
            return .missing(what + hint, kind, handle: handle)
        }
        switch section {
        case "products":
            return answer(
                .product, catalogue.productIndex[handle], { catalogue.products[$0].address },
                catalogue.products.lazy.map(\.facts.handle))
        case "collections":
            return answer(
                .collection, catalogue.collectionIndex[handle], { catalogue.collections[$0].address },
                catalogue.collections.lazy.map(\.collection.handle))
        case "tags" where !isFile:
            return answer(
                .tag, catalogue.tagIndex[handle], { catalogue.tags[$0].address }, catalogue.tags.lazy.map(\.handle))
        case "pages":
            return answer(
                .page, catalogue.pageIndex[handle], { catalogue.pages[$0].address },
                catalogue.pages.lazy.map(\.page.handle))
        case "journal":
            return answer(
                .post, catalogue.postIndex[handle], { catalogue.posts[$0].address },
                catalogue.posts.lazy.map(\.post.handle))
        default:
            let what =
                isFile ? "there is no content file '\(written)'" : "the link '\(written)' leads to no page of this shop"
            return .missing(what + sectionHint(section), nil, handle: "")
        }
    }

    /// The link as it should have been written: the last occurrence of the wrong handle replaced.
    private func suggested(_ near: String, instead handle: String, in written: String) -> String {
        var parts = written.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        for index in parts.indices.reversed() {
            if parts[index] == handle {
                parts[index] = near
                return parts.joined(separator: "/")
            }
            let (stem, ending) = PathText.split(name: parts[index])
            if stem == handle {
                parts[index] = near + "." + ending
                return parts.joined(separator: "/")
            }
        }
        return near
    }
}
