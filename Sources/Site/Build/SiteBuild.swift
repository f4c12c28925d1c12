import Commerce
import Platform
import Text
import Theming

/// One build, in its four stages: load, resolve, render, write.
///
/// Data flows one way. A stage that found errors lets the next ones run as far as they can, so that an owner sees all
/// mistakes at once, but nothing is put in place.
package struct SiteBuild {
    private let options: BuildOptions
    private let reader: ListedReader
    private let session: BuildSession
    private let clock = StageClock()
    private let profile: RenderProfile?
    private let progress: @Sendable (BuildProgress) -> Void
    private var report = BuildReport()

    /// - Parameters:
    ///   - reader: where the shop is read from; the disk below `options.root` unless given.
    ///   - session: what is kept from build to build; a new one knows what the last build left on the disk.
    package init(
        _ options: BuildOptions, reader: (any FileReader)? = nil, session: BuildSession = BuildSession(),
        progress: @escaping @Sendable (BuildProgress) -> Void = { _ in }
    ) {
        self.options = options
        self.reader = ListedReader(reader ?? DiskReader(root: options.root))
        self.session = session
        self.progress = progress
        profile = options.timesTemplates ? RenderProfile() : nil
    }

    /// - Throws: `FileFault` when the disk fails, `RefusedOutput` for a folder that must not be written to, `LockBusy`
    ///   when another build of the same shop is at work.
    package mutating func run() throws -> BuildReport {
        let traffic = FileTraffic.sinceStart
        var report = try build()
        report.timings = clock.timings
        report.timings.templates = profile?.timings ?? []
        report.timings.traffic = FileTraffic.sinceStart.since(traffic)
        return report
    }

    private mutating func build() throws -> BuildReport {
        if options.writes { try OutputGuard.check(options) }
        let lock = options.writes ? try BuildLock(workFolder: options.workFolder) : nil
        defer { lock?.release() }
        // Before anything else, so that also a build that finds errors leaves a whole site.
        if options.writes { try SiteWriter.repair(output: options.output, workFolder: options.workFolder) }
        reader.begin(options.folders)
        let last = Later { [options, session, clock] in
            clock.time("read the cache") { options.writes ? session.cache(options.workFolder) : BuildCache() }
        }

        let outputs = Later { [options, session] in
            let cache = last.value
            return OutputCheck(cache.outputs, in: options.output, isTrusted: session.trustsOutput)
        }

        // Trying a program takes longer than all the rest of a small build.
        let pictureProgram = Later { [options] in ImageTool.detect(scratch: options.workFolder) }

        // A preview is told what changed, and builds only then; and who asks why wants to know of each page.
        let isOnce = options.writes && !session.isWatching
        let quiet = isOnce ? QuietBuild(options, reader, imageTool: pictureProgram) : nil
        if let quiet, options.explained == nil,
            let found = clock.time("look for changes", { quiet.report(last.value, outputs.value) })
        {
            return found
        }

        // Load
        let loader = ShopLoader(
            reader: reader, folders: options.folders, moment: { [options] in options.moment(in: $0) },
            known: { last.value.memory })
        guard let shop = try clock.time("load", { try loader.load(diagnostics: &report.diagnostics) }) else {
            return report
        }
        guard let addresses = addresses(shop.store) else { return report }
        report.basePath = addresses.basePath
        let loadedTheme = Later { [options, session, reader, clock] () -> (theme: Theme?, diagnostics: [Diagnostic]) in
            clock.time("load the theme") {
                var found: [Diagnostic] = []
                let theme = session.theme(
                    folder: options.folders.themes, store: shop.store, state: shop.storeFingerprint, reader: reader,
                    diagnostics: &found)
                return (theme, found)
            }
        }

        let memory = Later { [clock] () -> PlainArrayWriter in
            clock.time("write what was learnt") {
                var out = PlainArrayWriter()
                if !shop.isAsRemembered { shop.memory.write(to: &out) }
                return out
            }
        }

        let now = options.moment(in: shop.store.zone)
        let rules = Later { [clock, found = report.diagnostics] () -> (quiet: Fingerprint, diagnostics: [Diagnostic]) in
            let cache = last.value
            return clock.time("check the rules") {
                var all = found
                let quiet = ShopRules.check(shop, now: now, quiet: cache.quietRules, diagnostics: &all)
                return (quiet, Array(all[found.count...]))
            }
        }

        // Resolve
        let beforeTheme = report.diagnostics.count
        let (catalogue, resolved) = clock.time("resolve") {
            Resolver.resolve(
                shop, addresses: addresses, options: .init(now: now, includesDrafts: options.includesDrafts),
                last: session.resolved, diagnostics: &report.diagnostics)
        }
        session.resolved = resolved
        // What is wrong with the theme was found beside it, and is told before.
        let (theme, foundInTheme) = loadedTheme.value
        report.diagnostics.insert(contentsOf: foundInTheme, at: beforeTheme)
        let cache = last.value
        let (quietRules, foundByRules) = rules.value
        report.diagnostics += foundByRules
        let aliases = AliasIndex(catalogue, diagnostics: &report.diagnostics)
        let links = Links(catalogue, aliases: aliases, templates: theme?.templateNames)
        let linked = StoreLinks.check(links, diagnostics: &report.diagnostics)
        guard let theme else { return report }
        checkTemplates(theme, catalogue)
        report.diagnostics += theme.problems(links)
        let mediaUse = MediaUse(links)
        mediaUse.note(linked.files)
        let hidden = shop.sources(among: catalogue.hidden)

        // Render
        let bodies = ContentBodies(links)
        let imageTool = pictureProgram.value
        let storefront = Storefront(links, language: shop.store.language, bodies: bodies, imageTool: imageTool)
        session.leave(storefront, bodies, shop.products)
        let basis = basis(theme, shop.storeFingerprint, catalogue, imageTool: imageTool)
        let global = basis.parts.reduce(theme.fingerprint.combined(with: Fingerprint(EngineIdentity.current))) {
            $0.combined(with: Fingerprint($1))
        }
        let notes = clock.time("compare") {
            BuildNotes(cache, isUsable: cache.global == global, states: links.states)
        }
        let explainer = try options.explained.flatMap { asked in
            try Explainer(
                asked, links, theme, options, notes, basis, check: outputs.value, hasErrors: report.hasErrors)
        }
        let priceBook = options.writes ? options.orders : nil
        let storeState = shop.storeFingerprint
        let book = Later { [clock, discounts = shop.discounts] () -> (PriceBookFile, PriceBookFile.Ready)? in
            guard let priceBook else { return nil }
            return clock.time("make the price book") {
                let file = PriceBookFile(
                    storefront, theme, discounts: discounts, store: storeState, folder: priceBook)
                return (file, file.make(last: cache.book))
            }
        }
        let writer =
            options.writes && !report.hasErrors
            ? try SiteWriter(output: options.output, workFolder: options.workFolder, check: outputs.value) : nil
        do {
            let renderer = SiteRenderer(
                storefront: storefront, theme: theme, bodies: bodies, mediaUse: mediaUse,
                output: writer.map(Self.pages), notes: notes, profile: profile,
                progress: { [progress] done, total in progress(BuildProgress("pages", done, of: total)) })
            let missing = SitePlan.neededTemplates.filter { !theme.templateNames.contains($0) }
            let rendered = try clock.time("render") {
                try renderer.render(SitePlan.pages(catalogue, theme).filter { !missing.contains($0.template) })
            }
            if session.isWatching {
                // Freeing what they remember takes a while, and nobody waits for it.
                _ = Later { storefront.snippets.removeAll() }
            }
            mediaUse.noteNames(in: theme)
            report.diagnostics += rendered.diagnostics + bodies.diagnostics
            report.diagnostics += NumberedLink.problems(
                linked.numbered + bodies.numberedLinks, rendered.paginated, addresses)
            // What is left out because of an error uses nothing, and its files are not to blame.
            if !report.hasErrors { report.diagnostics += mediaUse.words(hidden: hidden) }
            report.pages = rendered.count
            if rendered.wantsImageTool, imageTool == nil { report.notices.append(ImagePipeline.noToolNotice) }

            // Write
            guard let writer, !report.hasErrors, !(options.isStrict && !report.diagnostics.isEmpty) else {
                writer?.discard()
                report.succeeded =
                    !options.writes && !report.hasErrors && !(options.isStrict && !report.diagnostics.isEmpty)
                return report
            }
            try explainer?.expect(paginated: rendered.paginated)
            try clock.time("write") {
                try writeFiles(
                    writer, theme,
                    Producers(
                        links: links, language: storefront.language, bodies: bodies, paginated: rendered.paginated),
                    mediaUse, requests: rendered.requests, imageTool: imageTool, notes: notes)
            }
            guard !report.hasErrors else {
                writer.discard()
                return report
            }
            let committed = try clock.time("put in place") { try writer.commit() }
            report.summary = committed.summary
            var next = notes.cache(committed.outputs, numbers: committed.numbers)
            next.global = global
            next.basis = basis
            session.leave(notes, writer)
            report.explanation = explainer?.explanation(next)
            next.memory = shop.memory
            next.quietRules = quietRules
            // Of a closed shop too: the intake must learn that it is, and not go on with the last book.
            if let (file, ready) = book.value {
                next.book = try clock.time("put the price book in place") { try file.write(ready) }
            }
            next.outcome = outcome(quiet, shop, now, next, wantsImageTool: rendered.wantsImageTool)
            if !shop.isAsRemembered || !notes.keepsAll || next.outcome != cache.outcome || committed.summary.written > 0
                || committed.summary.removed > 0 || next.book.stamp != cache.book.stamp
                || quietRules != cache.quietRules
            {
                clock.time("write the cache") {
                    let written = shop.isAsRemembered ? nil : memory.value
                    session.remember(next, memory: written, options.workFolder)
                }
            }
        } catch {
            writer?.discard()
            throw error
        }
        session.succeeded()
        report.succeeded = true
        return report
    }

    /// What this build comes to, for one that finds everything as it was.
    private func outcome(
        _ quiet: QuietBuild?, _ shop: LoadedShop, _ now: Instant, _ cache: BuildCache, wantsImageTool: Bool
    ) -> BuildOutcome {
        // A page that shows the moment is another one at every moment.
        let showsMoment = cache.hasInput(DependencyTrace.stableKey(.moment, ""))
        guard !showsMoment || options.asOf != nil, let basis = quiet?.basis else {
            return BuildOutcome()
        }
        return BuildOutcome(
            basis: basis, holds: BuildOutcome.hold(shop, at: now), pages: report.pages,
            basePath: report.basePath ?? "", wantsImageTool: wantsImageTool, report.diagnostics)
    }

    // MARK: Resolve

    private mutating func addresses(_ store: Store) -> Addresses? {
        if let base = options.baseURL {
            if let addresses = Addresses(baseURL: base) { return addresses }
            report.diagnostics.append(
                Diagnostic(.error, path: "--base-url", message: "'\(base)' is not a URL like https://shop.example/"))
            return nil
        }
        if let addresses = Addresses(baseURL: store.url.value) { return addresses }
        report.diagnostics.append(
            Diagnostic(
                .error, store.source, store.url.range, "'\(store.url.value)' is not a URL like https://shop.example/"))
        return nil
    }

    private mutating func checkTemplates(_ theme: Theme, _ catalogue: Catalogue) {
        for name in SitePlan.neededTemplates
        where !theme.templateNames.contains(name) && !theme.broken.contains(.templates, name) {
            report.diagnostics.append(
                Diagnostic(
                    .error, path: "\(options.folders.themes)/\(theme.name)/templates/\(name).liquid",
                    message: "the template is missing; every theme has it, or extends a theme that has"))
        }
        func check(_ own: Located<String>?, _ kind: String, _ source: SourceFile) {
            guard let own, let problem = theme.problem(withTemplate: own.value, kind: kind) else { return }
            report.diagnostics.append(Diagnostic(.error, source, own.range, problem))
        }
        for item in catalogue.products where item.facts.template != nil {
            check(item.product.template, "product", item.product.source)
        }
        for item in catalogue.collections { check(item.collection.template, "collection", item.collection.source) }
        for item in catalogue.pages { check(item.page.template, "page", item.page.source) }
        for item in catalogue.posts { check(item.post.page.template, "article", item.post.page.source) }
    }

    /// Everything that all pages depend on.
    private func basis(
        _ theme: Theme, _ store: Fingerprint, _ catalogue: Catalogue, imageTool: ImageTool?
    ) -> BuildBasis {
        var basis = BuildBasis()
        basis[.store] = "\(store.high) \(store.low)"
        basis[.theme] = theme.name
        basis[.closure] = ClosureView.description(catalogue)
        basis[.address] = options.baseURL ?? ""
        basis[.drafts] = options.includesDrafts ? "drafts" : ""
        basis[.pictures] = imageTool?.identity ?? ""
        basis[.folders] = "\(options.folders.content) \(options.folders.themes)"
        for file in theme.fileStates { basis.add(file.path, file.fingerprint) }
        return basis
    }

    // MARK: Write

    private mutating func writeFiles(
        _ writer: SiteWriter, _ theme: Theme, _ producers: Producers, _ mediaUse: MediaUse, requests: [ImageRequest],
        imageTool: ImageTool?, notes: BuildNotes
    ) throws {
        let links = producers.links
        let catalogue = links.catalogue
        for asset in theme.assets { try writer.put(asset.outputPath, asset.bytes) }
        try writeMedia(writer, catalogue, mediaUse)
        if let imageTool { try writeImages(writer, catalogue, requests, imageTool, notes) }
        let produced = Later { () -> [Producers.Output] in
            producers.all { file, state in
                let outputs = notes.last.outputs
                let last = outputs.ids(withPrefix: file.prefix).filter { file.owns(outputs.path($0)) }
                return notes.isUnchanged(file.path, state) && !last.isEmpty && writer.keep(all: last)
            }
        }
        let faults = FirstFault()
        Parallel.forEach(catalogue.products.count, stride: 16) { id, _ in
            faults.run { () throws(FileFault) in
                let product = links.states.key(Dependency(.product, id))
                let key = RecordKey.data(product)
                if let record = notes.unchanged(key), writer.keep(notes.last.outputID(record)) {
                    return notes.keep(record)
                }
                let path = catalogue.addresses.outputPath(catalogue.products[id].address + EngineFile.dataName)
                try writer.put(path, SiteFiles.productJSON(id, catalogue))
                notes.add(BuildCache.Made(key: key, path: path, inputs: [product]))
            }
        }
        try faults.check()
        for file in produced.value { try writer.put(file.path, file.bytes) }
    }

    private func writeMedia(
        _ writer: SiteWriter, _ catalogue: Catalogue, _ use: MediaUse
    ) throws {
        let faults = FirstFault()
        let files = catalogue.media.files.indices.filter(use.isPublished).map { catalogue.media[$0] }
        Parallel.forEach(files.count, stride: 2) { [reader] id, _ in
            faults.run { () throws(FileFault) in
                let file = files[id]
                if writer.keep(file.outputPath, file.fingerprint) { return }
                try writer.put(file.outputPath, try reader.read(file.path))
            }
        }
        try faults.check()
    }

    private mutating func writeImages(
        _ writer: SiteWriter, _ catalogue: Catalogue, _ requests: [ImageRequest], _ tool: ImageTool,
        _ notes: BuildNotes
    ) throws {
        let cacheFolder = options.workFolder + "/images"
        try SystemCalls.makeFolders(cacheFolder)
        let media = catalogue.media
        let pipeline = ImagePipeline(
            tool: tool, cacheFolder: cacheFolder,
            read: { [reader] source in
                guard let id = media.id(outputPath: source) else { return nil }
                return try? reader.read(media[id].path)
            },
            contentPath: { source in media.id(outputPath: source).map { media[$0].path } ?? source })
        let made = try pipeline.produce(requests, behind: options.darkroom, progress: progress)
        report.diagnostics += made.diagnostics
        report.picturesToCome = made.pending
        let faults = FirstFault()
        Parallel.forEach(made.outputs.count, stride: 4) { index, _ in
            faults.run { () throws(FileFault) in
                let output = made.outputs[index]
                // Its name changes with the picture and the recipe.
                if notes.hasRecords, writer.keep(named: output.outputPath) { return }
                try writer.put(output.outputPath, try SystemCalls.read(output.file))
            }
        }
        try faults.check()
        // A build that fails keeps what the site in place is made of.
        if made.diagnostics.isEmpty { pipeline.prune(keeping: requests) }
    }
}

extension SiteBuild {
    /// Rendered pages go to the writer.
    private static func pages(_ writer: SiteWriter) -> SiteRenderer.Output {
        SiteRenderer.Output(
            keep: { writer.keep($0) },
            put: { path, bytes throws(FileFault) in try writer.put(path, bytes) })
    }
}
