import Commerce
import Platform
import Text

/// The one door by which anything of the shop is looked up by name, address, tag, vendor, type or file.
///
/// Every look-up is noted with what it found or did not find: a page that asked for something is made again when the
/// answer is another one. What is noted are the names that were looked at, in the order in which they count: a picture
/// found in `media/` notes the nearer place where it was not, so that a nearer copy that comes later is seen.
///
/// Whoever has a thing in hand and reads it notes that too (`DependencyTrace.touch`); a link to a thing only asks
/// whether it is there.
package final class Links: Sendable {
    package let catalogue: Catalogue
    package let aliases: AliasIndex
    /// What each thing was at this build, for the next one to compare.
    package let states: DependencyStates
    /// The engine's own pages that the theme has templates for.
    private let templates: Set<String>?
    let names: ShopNames
    private let absent: Set<EngineFile>
    /// Pictures by the names that settings and templates use: the same few are asked for on every page.
    private let pictures = Guarded<[String: (id: Int?, asked: DependencyTrace.Part)]>([:])

    /// Names that differ on every page would only fill the memory.
    private static let rememberedPictures = 1024

    /// - Parameters:
    ///   - aliases: old addresses that lead on; none unless given.
    ///   - templates: names of the theme's templates; nil where every page is taken to be written.
    package init(_ catalogue: Catalogue, aliases: AliasIndex = AliasIndex(), templates: Set<String>? = nil) {
        self.catalogue = catalogue
        self.aliases = aliases
        self.templates = templates
        let names = ShopNames(catalogue)
        self.names = names
        var addresses = aliases.paths.sorted { $0.precedesInBytes($1) }
        let absent = Set(
            EngineFile.allCases.filter { $0.absence(catalogue, hasAliases: !aliases.all.isEmpty) != nil })
        self.absent = absent
        for file in EngineFile.allCases where !absent.contains(file) { addresses.append("/" + file.path) }
        if !catalogue.posts.isEmpty { addresses.append("/journal") }
        states = DependencyStates(
            catalogue, addresses: addresses,
            names: ShopNames.Kind.allCases.map { kind in (kind.dependency, { names.all(kind) }) })
    }

    // MARK: By handle

    /// The thing of that kind (product, collection, tag, page or post) and handle, or nil.
    package func find(_ kind: Dependency.Kind, _ handle: String, _ trace: DependencyTrace) -> Int? {
        guard !handle.isEmpty else { return nil }
        trace.ask(kind, handle)
        return index(kind)?[handle]
    }

    /// Whether the thing exists and is not shown at present.
    func isHidden(_ kind: Dependency.Kind, _ handle: String) -> Bool {
        section(kind).map { catalogue.hidden.contains($0 + "/" + handle) } ?? false
    }

    /// Whether the thing may be missing only because a file could not be read, as was reported.
    func isUnread(_ kind: Dependency.Kind, _ handle: String) -> Bool {
        (kind == .tag ? "tags" : section(kind)).map { catalogue.unread.explains($0, handle) } ?? false
    }

    /// Whether it is known why the thing is not there.
    func isExplained(_ kind: Dependency.Kind, _ handle: String) -> Bool {
        isHidden(kind, handle) || isUnread(kind, handle)
    }

    /// The suggestion of a thing that was meant by a handle that nothing has; `written` is what it is a part of.
    func guess(_ kind: Dependency.Kind, _ handle: String, in written: String? = nil) -> Diagnostic.Guess {
        let names =
            switch kind {
            case .product: catalogue.names.products
            case .collection: catalogue.names.collections
            case .tag: catalogue.names.tags
            case .page: catalogue.names.pages
            case .post: catalogue.names.posts
            default: KnownNames([])
            }
        return names.guess(for: handle, in: written)
    }

    private func index(_ kind: Dependency.Kind) -> HandleIndex? {
        switch kind {
        case .product: catalogue.productIndex
        case .collection: catalogue.collectionIndex
        case .tag: catalogue.tagIndex
        case .page: catalogue.pageIndex
        case .post: catalogue.postIndex
        default: nil
        }
    }

    private func section(_ kind: Dependency.Kind) -> String? {
        switch kind {
        case .product: "products"
        case .collection: "collections"
        case .page: "pages"
        case .post: "journal"
        default: nil
        }
    }

    // MARK: Files

    /// The published file that `name`, written in the file at `path`, means, or nil.
    package func file(_ name: String, from path: String, _ trace: DependencyTrace) -> Int? {
        let found = catalogue.media.find(name, from: path) { ask(.media, $0, orAllOf: .allFiles, trace) }
        // As the file itself is named: what is used by a page is known by that.
        if let found, !Self.isASCII(catalogue.media[found].path) { trace.ask(.media, catalogue.media[found].path) }
        return found
    }

    /// Files and old addresses are found whatever Unicode form their names have, and a key knows only one: for names with
    /// other letters than ASCII all of them are noted.
    private func ask(
        _ kind: Dependency.Kind, _ name: String, orAllOf list: Dependency.Kind, _ trace: DependencyTrace
    ) {
        trace.ask(kind, name)
        if !Self.isASCII(name) { trace.touch(Dependency(list)) }
    }

    private static func isASCII(_ text: String) -> Bool { text.utf8.allSatisfy { $0 < 0x80 } }

    /// The file that a setting, a template or store.yaml names, or nil.
    package func file(named name: String, _ trace: DependencyTrace) -> Int? {
        if let known = pictures.withLock({ $0[name] }) {
            trace.add(known.asked)
            return known.id
        }
        let mark = trace.begin()
        let found = file(name, from: catalogue.store.source.path, trace)
        let asked = trace.end(mark)
        pictures.withLock { if $0.count < Self.rememberedPictures { $0[name] = (found, asked) } }
        return found
    }

    // MARK: Addresses

    /// The address of one of the files that Vitrine writes, or nil when it is not written.
    func address(of file: EngineFile, _ trace: DependencyTrace) -> String? {
        trace.ask(.address, "/" + file.path)
        return isMissing(file) ? nil : catalogue.addresses.file(file.path)
    }

    /// Whether a file that Vitrine may write is not written for this shop; for whoever asks at every build.
    func isMissing(_ file: EngineFile) -> Bool { absent.contains(file) }

    /// Whether an old address leads on; without base path and final slash, decoded.
    func isAlias(_ local: String, _ trace: DependencyTrace) -> Bool {
        ask(.address, local, orAllOf: .allAddresses, trace)
        return aliases.paths.contains(local)
    }

    /// Whether the journal is there: it is, with its first post.
    func hasJournal(_ trace: DependencyTrace) -> Bool {
        trace.ask(.address, "/journal")
        return !catalogue.posts.isEmpty
    }

    /// Whether the theme shows a page that needs a template of that name; part of the state of every page.
    func hasTemplate(_ name: String) -> Bool { templates?.contains(name) ?? true }

    // MARK: Long lists

    /// The vendors, types or tags of the whole shop, in order; one dependency, however many products there are.
    func all(_ kind: ShopNames.Kind, _ trace: DependencyTrace) -> [String] {
        trace.touch(Dependency(kind.dependency))
        return names.all(kind)
    }
}
