import Commerce
import Languages
import Liquid
import Platform
import Synchronization
import Text

/// Renders the pages that the last build's cache cannot vouch for, on all cores, and hands each to whoever writes.
package final class SiteRenderer: Sendable {
    private let storefront: Storefront
    private let theme: Theme
    private let bodies: ContentBodies
    /// Nil to render without writing, as `check` does.
    private let output: Output?
    private let mediaUse: MediaUse
    private let notes: BuildNotes
    private let profile: RenderProfile?
    private let progress: @Sendable (_ done: Int, _ total: Int) -> Void
    private let state = Guarded(State())
    private let done = Atomic<Int>(0)

    private struct State {
        /// Faults of templates without the pages they show on, and those pages.
        var faults: [Diagnostic: Diagnostic.Subject] = [:]
        var requests: Set<ImageRequest> = []
        var wantsImageTool = false
        var noindex: Set<String> = []
        var fault: FileFault?
        var paginated: [(address: String, pages: Int)] = []

        /// A fault that shows on every page is one fault.
        mutating func note(_ fault: Diagnostic) {
            var alone = fault
            alone.subject = nil
            guard let known = faults[alone] else {
                faults[alone] = fault.subject ?? Diagnostic.Subject(path: nil)
                return
            }
            let path = [known.path, fault.subject?.path].compactMap { $0 }.min { $0.precedesInBytes($1) }
            faults[alone] = Diagnostic.Subject(path: path, others: known.others + 1)
        }
    }

    /// Where finished pages go.
    package struct Output: Sendable {
        /// Leaves the file of that number as the last build left it; false when it is no longer so.
        let keep: @Sendable (_ id: Int) -> Bool
        /// Takes a page's bytes, to stand at a path below the output folder.
        let put: @Sendable (_ path: String, _ bytes: [UInt8]) throws(FileFault) -> Void
    }

    /// What rendering gave besides the pages themselves.
    package struct Result: Sendable {
        /// All pages, kept or rendered.
        package var count: Int
        /// Addresses with more than one page.
        package var paginated: [(address: String, pages: Int)]
        package var diagnostics: [Diagnostic]
        package var requests: [ImageRequest]
        package var wantsImageTool: Bool
    }

    /// - Parameters:
    ///   - mediaUse: is told what every page reads, kept ones too.
    ///   - output: nil to render without writing.
    ///   - notes: what of the last build may be kept, and where it is noted what the next one may keep.
    ///   - profile: is told how long templates take; nil where nobody asks.
    init(
        storefront: Storefront, theme: Theme, bodies: ContentBodies, mediaUse: MediaUse, output: Output?,
        notes: BuildNotes, profile: RenderProfile? = nil,
        progress: @escaping @Sendable (_ done: Int, _ total: Int) -> Void
    ) {
        self.storefront = storefront
        self.theme = theme
        self.bodies = bodies
        self.mediaUse = mediaUse
        self.output = output
        self.progress = progress
        self.notes = notes
        self.profile = profile
    }

    /// Renders `pages` and the further pages that their paginations ask for.
    package func render(_ pages: [PageDescriptor]) throws(FileFault) -> Result {
        let further = Guarded<[PageDescriptor]>([])
        let total = pages.count
        Parallel.forEach(pages.count, stride: 8) { index, _ in
            let count = self.render(pages[index], total: total)
            guard count > 1 else { return }
            further.withLock { list in
                for number in 2...count {
                    var page = pages[index]
                    page.number = number
                    list.append(page)
                }
            }
        }
        let more = further.withLock { $0 }
        Parallel.forEach(more.count, stride: 4) { index, _ in _ = self.render(more[index], total: total + more.count) }
        let state = state.withLock { $0 }
        if let fault = state.fault { throw fault }
        mediaUse.note(inputs: notes.keptInputs)
        return Result(
            count: done.load(ordering: .relaxed),
            paginated: state.paginated.sorted { $0.address.precedesInBytes($1.address) },
            diagnostics: state.faults.map { fault, subject in
                var fault = fault
                fault.subject = subject
                return fault
            }, requests: state.requests.sorted(), wantsImageTool: state.wantsImageTool)
    }

    /// Renders one page, or keeps it; gives the number of pages of its pagination.
    private func render(_ page: PageDescriptor, total: Int) -> Int {
        let key = RecordKey.page(page.subject.key(storefront.links.states), page.number)
        if let output, let record = notes.unchanged(key), output.keep(notes.last.outputID(record)) {
            notes.keep(record)
            let pages = notes.last.pageCount(record)
            let requests = notes.last.requests(record)
            if !requests.isEmpty || pages > 1 {
                state.withLock {
                    if page.number == 1, pages > 1 { $0.paginated.append((page.address, pages)) }
                    for request in requests { $0.requests.insert(request) }
                }
            }
            step(total)
            return page.number == 1 ? pages : 1
        }
        let addresses = storefront.catalogue.addresses
        let address = addresses.numbered(page.address, page.number)
        let path = addresses.outputPath(address)
        let trace = DependencyTrace()
        let metadata = PageMetadata.make(for: page, storefront.links, bodies, trace)
        touchSubject(page, trace)
        let context = PageContext(
            storefront: storefront, theme: theme, page: page, trace: trace, title: title(page, metadata),
            description: metadata.description, image: metadata.image, canonicalURL: addresses.absolute(address))
        context.contentForHeader = { PageHead.html($0, metadata) }
        context.remembersSnippets = true
        context.clock = profile?.makeClock()
        var out = ByteWriter(reserving: 24 << 10)
        let found = theme.render(
            context, page.template, subject: page.subject.sourcePath(storefront.catalogue), into: &out)
        if let profile { profile.add(context.clock) }
        // Every text is read, also one that no template shows, so that no broken link in it stays unseen.
        if page.number == 1, let owner = owner(page) { _ = bodies.body(of: owner, trace: trace) }
        let inputs = storefront.links.states.keys(of: trace)
        mediaUse.note(inputs: inputs)
        let requests = Array(Set(context.imageRequests))
        var fault: FileFault?
        if let output {
            do throws(FileFault) { try output.put(path, out.take()) } catch { fault = error }
        }
        // A page that had something to say is rendered again next time, so that it says it again.
        if found.isEmpty, !trace.mustSpeakAgain {
            notes.add(
                BuildCache.Made(
                    key: key, path: path, inputs: inputs, paginatedPages: context.paginatedTotal, requests: requests))
        }
        state.withLock { state in
            if let fault, state.fault == nil { state.fault = fault }
            for fault in Set(found) { state.note(fault) }
            if page.number == 1, context.paginatedTotal > 1 {
                state.paginated.append((page.address, context.paginatedTotal))
            }
            for request in requests { state.requests.insert(request) }
            if context.wantsImageTool { state.wantsImageTool = true }
        }
        step(total)
        return page.number == 1 ? context.paginatedTotal : 1
    }

    private func step(_ total: Int) {
        let done = done.wrappingAdd(1, ordering: .relaxed).newValue
        if done % 64 == 0 { progress(done, total) }
    }

    /// Metadata reads the subject whatever the template does.
    private func touchSubject(_ page: PageDescriptor, _ trace: DependencyTrace) {
        switch page.subject {
        case .product(let id): trace.touch(Dependency(.product, id))
        case .collection(let id): trace.touch(Dependency(.collection, id))
        case .tag(let id): trace.touch(Dependency(.tag, id))
        case .page(let id): trace.touch(Dependency(.page, id))
        case .post(let id): trace.touch(Dependency(.post, id))
        case .home, .collections, .journal, .cart, .checkout, .search, .notFound: break
        }
    }

    private func title(_ page: PageDescriptor, _ metadata: PageMetadata) -> String {
        let word: StandardWord
        switch page.subject {
        case .collections: word = .collections
        case .journal: word = .journal
        case .cart: word = .cart
        case .checkout: word = .checkout
        case .search: word = .search
        case .notFound: word = .notFound
        default: return metadata.title
        }
        return storefront.language.word(word)
    }

    private func owner(_ page: PageDescriptor) -> ContentBodies.Owner? {
        switch page.subject {
        case .product(let id): .product(id)
        case .collection(let id): .collection(id)
        case .page(let id): .page(id)
        case .post(let id): .post(id)
        default: nil
        }
    }
}
