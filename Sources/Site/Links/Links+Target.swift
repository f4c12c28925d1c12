import Commerce
import Text

/// Finds what a link in the content means, and says when it means nothing.
///
/// A link may be a path to a content file (`../products/mug.md`), a file of `media/`, an address of the site
/// (`/pages/shipping/`), one relative to the page's own address (`../p000123/`), or lead elsewhere.
extension Links {
    /// What `destination`, written in the file at `path` whose page stands at `address`, means.
    package func target(
        of destination: String, in path: String, at address: String, _ trace: DependencyTrace
    ) -> LinkTarget {
        if destination.isEmpty || destination.hasPrefix("#") || destination.hasPrefix("//") { return .elsewhere }
        if let scheme = Self.scheme(destination) {
            guard scheme == "http" || scheme == "https" else { return .elsewhere }
            // A link to the shop's own full address is checked like any other.
            let own = catalogue.addresses.origin + catalogue.addresses.basePath
            guard destination.hasPrefix(own + "/") else { return .elsewhere }
            return target(of: String(destination.dropFirst(own.count)), in: path, at: address, trace)
        }
        let cut = destination.firstIndex { $0 == "#" || $0 == "?" } ?? destination.endIndex
        let written = String(destination[..<cut])
        let tail = String(destination[cut...])
        if written.isEmpty { return .elsewhere }
        let plain = Addresses.decode(written)
        let ending = PathText.split(name: PathText.lastPart(plain)).ending
        if ending == "md" || ending == "markdown" || (ending == "json" && !plain.hasPrefix("/")) {
            return file(plain, tail: tail, from: path, trace)
        }
        // What ends with a slash is a page, and most links do.
        if plain.utf8.last != ASCII.slash, let id = file(plain, from: path, trace) {
            return .media(id, address: self.address(ofFile: id) + tail)
        }
        // What is wrong with the file was told; that a link names it is no second mistake.
        if catalogue.media.isUnread(plain, from: path) { return .elsewhere }
        return page(plain, tail: tail, from: address, trace)
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

    /// The address under which a file is published.
    func address(ofFile id: Int) -> String { catalogue.addresses.file(catalogue.media[id].outputPath) }

    /// The kinds of things that stand under the sections of the site.
    private static let sections: [(name: String, kind: Dependency.Kind)] = [
        ("collections", .collection), ("products", .product), ("pages", .page), ("journal", .post), ("tags", .tag),
    ]

    private static func kind(of section: String) -> Dependency.Kind? { sections.first { $0.name == section }?.kind }

    private func address(_ kind: Dependency.Kind, _ id: Int) -> String {
        switch kind {
        case .product: catalogue.products[id].address
        case .collection: catalogue.collections[id].address
        case .page: catalogue.pages[id].address
        case .post: catalogue.posts[id].address
        default: catalogue.tags[id].address
        }
    }

    // MARK: Content files

    /// A path to a content file.
    private func file(_ written: String, tail: String, from path: String, _ trace: DependencyTrace) -> LinkTarget {
        let top = path.split(separator: "/").first.map(String.init) ?? "content"
        let joined =
            written.hasPrefix("/")
            ? PathText.join(top, String(written.dropFirst())) : PathText.join(PathText.parent(path), written)
        guard let joined else { return .missing("the link '\(written)' leads out of the shop") }
        let inside = joined.hasPrefix(top + "/") ? String(joined.dropFirst(top.count + 1)) : joined
        let parts = inside.split(separator: "/")
        guard let section = parts.first, parts.count >= 2, let last = parts.last else {
            return .missing("there is no content file '\(written)'")
        }
        var handle = PathText.split(name: String(last)).stem
        if handle == "index", parts.count >= 3 { handle = String(parts[parts.count - 2]) }
        return thing(String(section), handle, written: written, tail: tail, isFile: true, trace)
    }

    // MARK: Addresses

    /// An address of the site, absolute below the base path or relative to the page's own.
    private func page(_ written: String, tail: String, from address: String, _ trace: DependencyTrace) -> LinkTarget {
        let addresses = catalogue.addresses
        var local: String
        if written.hasPrefix("/") {
            local = addresses.local(written)
        } else {
            let base = addresses.local(address)
            let folder = base.hasSuffix("/") ? base : PathText.parent(base) + "/"
            guard let joined = PathText.join(folder, Addresses.encode(path: written)) else {
                return .missing("the link '\(written)' leads out of the shop")
            }
            local = "/" + Addresses.decode(joined)
        }
        var parts = PathText.parts(local)
        if parts.last == EngineFile.pageName { parts.removeLast() }
        if let found = fixed(parts, written: written, trace) {
            if case .found(let address) = found { return .found(address: address + tail) }
            return found
        }
        let path = "/" + parts.joined(separator: "/")
        if isOrders(path) {
            // The intake's path is one of the host, whatever the shop's base path is: where the forms post to.
            return .found(address: local + tail)
        }
        if parts.count == 2, let kind = Self.kind(of: parts[0]), let id = find(kind, parts[1], trace) {
            return .found(address: self.address(kind, id) + tail)
        }
        if isAlias(path, trace) {
            return .found(address: addresses.basePath + Addresses.encode(path: local) + tail)
        }
        if let numbered = numbered(parts, written: written, tail: tail, trace) { return numbered }
        guard parts.count >= 2 else {
            return .missing(hinted("the link '\(written)' leads to no page of this shop", parts))
        }
        if !written.hasPrefix("/"), parts.count == 2,
            let found = misplaced(parts[0], parts[1], tail: tail, trace)
        {
            return found
        }
        let isData = parts.count == 3 && parts[0] == "products" && parts[2] == EngineFile.dataName
        if parts.count > 2, !isData { return .missing("the link '\(written)' leads to no page of this shop") }
        return thing(
            parts[0], parts[1], written: written, tail: (isData ? EngineFile.dataName : "") + tail, isFile: false, trace
        )
    }

    /// The pages and files that are not named after content; nil for any other address.
    private func fixed(_ parts: [String], written: String, _ trace: DependencyTrace) -> LinkTarget? {
        let addresses = catalogue.addresses
        guard let name = parts.first else { return .found(address: addresses.home) }
        guard parts.count == 1 else { return nil }
        func own(_ template: String, _ address: String) -> LinkTarget {
            if hasTemplate(template) { return .found(address: address) }
            return .missing(
                "the link '\(written)' leads to a page that the theme does not make: it has no templates/\(template).liquid"
            )
        }
        switch name {
        case "collections": return .found(address: addresses.collections)
        case "cart": return own("cart", addresses.cart)
        case "checkout": return own("checkout", addresses.checkout)
        case "search": return own("search", addresses.search)
        case "404.html": return own("404", addresses.notFound)
        case "journal":
            if hasJournal(trace) { return .found(address: addresses.journal) }
            if catalogue.unread.explainsAny(of: "journal") { return .elsewhere }
            return .missing("the link '\(written)' leads to the journal, which has no posts")
        default: break
        }
        guard let file = EngineFile.allCases.first(where: { $0.path == name && $0.isForVisitors }) else { return nil }
        if let address = address(of: file, trace) { return .found(address: address) }
        if file == .journalFeed, catalogue.unread.explainsAny(of: "journal") { return .elsewhere }
        let reason = file.absence(catalogue, hasAliases: !aliases.all.isEmpty) ?? "is not written"
        return .missing("the link '\(written)' leads to a file that \(reason)")
    }

    /// `/collections/cups/page/2/`: a further page of whatever stands at the address before it.
    private func numbered(_ parts: [String], written: String, tail: String, _ trace: DependencyTrace) -> LinkTarget? {
        guard parts.count >= 2, parts[parts.count - 2] == "page", let last = parts.last,
            last.utf8.allSatisfy(ASCII.isDigit), last.utf8.first != 0x30, let number = Int(last)
        else { return nil }
        let base = Array(parts.dropLast(2))
        let first: String
        switch fixed(base, written: written, trace) {
        case .found(let address)? where address.hasSuffix("/"): first = address
        case .some: return nil
        case nil:
            guard base.count == 2, let kind = Self.kind(of: base[0]) else { return nil }
            guard let id = find(kind, base[1], trace) else {
                if isHidden(kind, base[1]) { return .hidden }
                return isUnread(kind, base[1]) ? .elsewhere : nil
            }
            first = address(kind, id)
        }
        let addresses = catalogue.addresses
        guard number > 1 else {
            return .missing(
                "the link '\(written)' leads to no page of this shop: the first page is '\(addresses.local(first))'")
        }
        return .numbered(
            address: addresses.numbered(first, number) + tail, NumberedPage(base: first, number: number))
    }

    /// `../mug/` in a text that is shown elsewhere than under `/products/`: the product, if nothing else is meant.
    private func misplaced(
        _ section: String, _ handle: String, tail: String, _ trace: DependencyTrace
    ) -> LinkTarget? {
        guard section != "products", let kind = Self.kind(of: section), find(kind, handle, trace) == nil,
            let id = find(.product, handle, trace)
        else { return nil }
        return .misplaced(address: catalogue.products[id].address + tail, better: "../products/\(handle).md")
    }

    /// Whether a path below the host is one that the intake answers.
    func isOrders(_ local: String) -> Bool {
        guard let url = catalogue.store.orders.url?.value, url.hasPrefix("/") else { return false }
        return local == url || local.hasPrefix(url + "/")
    }

    // MARK: Things

    /// How to go on where an address has a name that no section has.
    private func hinted(_ message: String, _ parts: [String]) -> Diagnostic.Wording {
        guard let first = parts.first else { return Diagnostic.Wording(message) }
        if parts.count == 1, first.contains("."), Self.sectionNames.nearest(to: first) == nil {
            return Diagnostic.Wording(message + "; lay a file of your own into content/media/ and link to it there")
        }
        return message + Self.sectionNames.guess(for: first)
    }

    private static let sectionNames = KnownNames([
        "collections", "journal", "cart", "search", "products", "pages", "tags",
    ])

    private func thing(
        _ section: String, _ handle: String, written: String, tail: String, isFile: Bool, _ trace: DependencyTrace
    ) -> LinkTarget {
        let what =
            isFile ? "there is no content file '\(written)'" : "the link '\(written)' leads to no page of this shop"
        guard let kind = Self.kind(of: section), !(isFile && kind == .tag) else {
            return .missing(hinted(what, [section, handle]))
        }
        if let id = find(kind, handle, trace) { return .found(address: address(kind, id) + tail) }
        if isHidden(kind, handle) { return .hidden }
        if isUnread(kind, handle) { return .elsewhere }
        return .missing(what + guess(kind, handle, in: written))
    }
}
