import Commerce
import Platform
import Text

/// Says of one page of a build why it was made or kept: from what the last build knew, what this one found, and what it
/// leaves to the next. It looks on, and changes nothing of how the page comes to be.
struct Explainer {
    private let page: PageDescriptor
    private let key: UInt64
    private let path: String
    private let links: Links
    private let theme: Theme
    private let options: BuildOptions
    private let notes: BuildNotes
    private let basis: BuildBasis
    private let isFileThere: Bool
    private let isFileKept: Bool
    /// Why the last build is not known, or nil.
    private let unknownPast: PageExplanation.Reason?

    private var catalogue: Catalogue { links.catalogue }
    private var last: BuildCache { notes.last }

    /// To be made before anything is put in place; nil where the content's errors may be why there is no such page.
    ///
    /// - Throws: `UnknownPage`.
    init?(
        _ asked: String, _ links: Links, _ theme: Theme, _ options: BuildOptions, _ notes: BuildNotes,
        _ basis: BuildBasis, check: OutputCheck, hasErrors: Bool
    ) throws(UnknownPage) {
        let finder = PageFinder(links, theme, options, last: notes.last, hasErrors: hasErrors)
        guard let page = try finder.page(asked) else { return nil }
        self.page = page
        self.links = links
        self.theme = theme
        self.options = options
        self.notes = notes
        self.basis = basis
        let addresses = links.catalogue.addresses
        path = addresses.outputPath(addresses.numbered(page.address, page.number))
        key = RecordKey.page(page.subject.key(links.states), page.number)
        isFileThere = SystemCalls.kind(options.output + "/" + path) != nil
        isFileKept = notes.last.record(key).map { check.stands(notes.last.outputID($0)) } ?? false
        unknownPast = notes.last.outputs.count > 0 ? nil : Self.unknownPast(options)
    }

    /// How many pages a list has is known when it was rendered.
    ///
    /// - Throws: `UnknownPage` for one beyond its last.
    func expect(paginated: [(address: String, pages: Int)]) throws(UnknownPage) {
        guard page.number > 1 else { return }
        let count = paginated.first { $0.address == page.address }?.pages ?? 1
        guard page.number > count else { return }
        let address = catalogue.addresses.local(page.address)
        throw UnknownPage(
            message: "there is no page \(page.number) of '\(address)': "
                + (count == 1 ? "it is one page" : "the last one is \(count)"))
    }

    /// - Parameter next: what the next build will know.
    func explanation(_ next: BuildCache) -> PageExplanation {
        let addresses = catalogue.addresses
        let folder =
            options.output.hasPrefix(options.root + "/")
            ? String(options.output.dropFirst(options.root.utf8.count + 1)) : options.output
        var explanation = PageExplanation(
            address: addresses.numbered(page.address, page.number), file: path,
            source: page.subject.sourcePath(catalogue), template: "\(page.template) of the theme \(theme.name)",
            outputFolder: folder,
            basis: "\(PathText.lastPart(catalogue.store.source.path)), the theme's "
                + "\(Diagnostic.count(basis.files.count, "file", "files")) and Vitrine itself")
        explanation.reasons = reasons
        if let before = last.outputs.id(of: path), let now = next.outputs.id(of: path), !explanation.isKept {
            explanation.differs = last.outputs.fingerprint(before) != next.outputs.fingerprint(now)
        }
        if let record = next.record(key) {
            explanation.inputs = inputs(next.inputs(record).map { next.inputKeys[Int($0)] })
        } else {
            explanation.speaksAgain = true
        }
        return explanation
    }

    // MARK: Why

    private var reasons: [PageExplanation.Reason] {
        if let unknownPast { return [unknownPast] }
        if !notes.hasRecords { return basisReasons }
        guard let record = last.record(key) else {
            return last.outputs.id(of: path) == nil
                ? [.init(.newPage, "it was not there at the last build")]
                : [
                    .init(
                        .spoke,
                        "it had something to say last time, a warning or a question that only the whole site answers")
                ]
        }
        let changed = notes.changedInputs(of: record)
        if !changed.isEmpty { return inputReasons(changed) }
        if isFileKept { return [] }
        let file = "its file in \(PathText.lastPart(options.output))/"
        return [.init(.output, isFileThere ? "\(file) was changed by somebody else" : "\(file) was missing")]
    }

    private static func unknownPast(_ options: BuildOptions) -> PageExplanation.Reason {
        let path = options.workFolder + "/cache"
        if let file = MappedFile(path) {
            return BuildCache.isForeign(file.bytes)
                ? .init(.engine, "Vitrine is another version than at the last build")
                : .init(.damagedMemory, "what the last build left in .vitrine/cache is damaged")
        }
        return SystemCalls.kind(options.output + "/" + OwnershipList.fileName) == nil
            ? .init(.firstBuild, "this is the first build here")
            : .init(.noMemory, "what the last build knew is gone (.vitrine/cache is not there)")
    }

    /// What changed of what all pages are made from.
    private var basisReasons: [PageExplanation.Reason] {
        let before = last.basis
        let store = catalogue.store.source.path
        var reasons: [PageExplanation.Reason] = []
        for part in BuildBasis.Part.allCases where before[part] != basis[part] {
            let (was, now) = (before[part], basis[part])
            switch part {
            case .store: reasons.append(.init(.store, name: store, "\(store) changed"))
            case .theme: reasons.append(.init(.theme, name: now, "the theme is '\(now)' and was '\(was)'"))
            case .closure:
                let isOpen = now == "open"
                reasons.append(
                    .init(
                        .closure,
                        isOpen
                            ? "the shop takes orders again"
                            : was == "open" ? "the shop is closed" : "what the shop says of being closed changed"))
            case .address:
                func named(_ base: String) -> String { base.isEmpty ? "the store's own address" : base }
                reasons.append(
                    .init(
                        .address, name: now,
                        "the site is built for \(named(now)), and was for \(named(was))")
                )
            case .drafts:
                reasons.append(
                    .init(.drafts, now.isEmpty ? "drafts are no longer shown" : "drafts are shown, and were not"))
            case .pictures:
                reasons.append(
                    .init(
                        .pictures,
                        now.isEmpty
                            ? "there is no program that resizes pictures any more"
                            : was.isEmpty
                                ? "there is a program that resizes pictures now"
                                : "the program that resizes pictures is another"))
            case .folders: reasons.append(.init(.folders, "the content or the themes are read from another folder"))
            }
        }
        // Of another theme all files are others.
        if before[.theme] == basis[.theme], before[.folders] == basis[.folders] {
            for file in basis.changedFiles(since: before) {
                let what = file.before == nil ? "is new" : file.now == nil ? "is gone" : "changed"
                reasons.append(.init(.theme, kind: "file", name: file.path, "\(file.path) \(what)"))
            }
        }
        // The settings that a theme works out from its files and store.yaml are in neither by themselves.
        return reasons.isEmpty ? [.init(.theme, "the theme's settings came out otherwise")] : reasons
    }

    private func inputReasons(_ changed: [BuildNotes.ChangedInput]) -> [PageExplanation.Reason] {
        let names = DependencyNames(of: changed.map(\.key), links, last: last)
        let words = InputWords(links, last: last)
        var told: Set<DependencyNames.Name> = []
        var found: [(order: Int, reason: PageExplanation.Reason)] = []
        // Of a thing that was read and looked up, that it was read says more.
        for input in changed.filter({ names.isThing($0.key) }) + changed.filter({ !names.isThing($0.key) }) {
            guard let name = names.name(of: input.key) else {
                let isGone = input.now == .zero
                found.append(
                    (
                        .max,
                        .init(
                            .input, kind: "unknown",
                            isGone
                                ? "something that it looked up is gone; its name is no longer known"
                                : "something that it looked up is there now")
                    ))
                continue
            }
            guard told.insert(name).inserted else { continue }
            let change: InputWords.Change =
                input.before == .zero ? .appeared : input.now == .zero ? .gone : .changed
            found.append(
                (
                    Int(name.kind.rawValue),
                    .init(
                        .input, kind: name.kind.word, name: name.text.isEmpty ? nil : name.text,
                        words.sentence(name, change))
                ))
        }
        return found.sorted { $0.order != $1.order ? $0.order < $1.order : $0.reason.words < $1.reason.words }
            .map(\.reason)
    }

    // MARK: What of

    private func inputs(_ keys: [UInt64]) -> [PageExplanation.Inputs] {
        let names = DependencyNames(of: keys, links, last: last)
        var things: [Dependency.Kind: Int] = [:]
        var lookUps = 0
        var misses = 0
        for key in keys {
            if let name = names.name(of: key), names.isThing(key) {
                things[name.kind, default: 0] += 1
            } else {
                lookUps += 1
                if links.states.state(ofKey: key) == .zero { misses += 1 }
            }
        }
        var inputs = Dependency.Kind.allCases.compactMap { kind in
            things[kind].map {
                PageExplanation.Inputs(kind: kind.word, count: $0, words: kind.phrase($0), isSingle: kind.isSingle)
            }
        }
        if lookUps > misses {
            let count = lookUps - misses
            inputs.append(
                .init(kind: "found", count: count, words: "\(count == 1 ? "name" : "names") looked up and found"))
        }
        if misses > 0 {
            inputs.append(
                .init(
                    kind: "not-found", count: misses,
                    words: "\(misses == 1 ? "name" : "names") looked up that nothing has yet"))
        }
        return inputs
    }
}
