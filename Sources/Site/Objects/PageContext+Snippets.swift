import Liquid

import Text

/// Something of a page that a remembered snippet has asked for, with the answer it got.
enum SnippetFact: Sendable, Hashable {
    case stands(at: String, Bool)
    case template(String)
    case whole(PaginatedList)
}

/// A snippet while it is rendered for the first time: what its text depends on and what it leaves with the page.
struct SnippetRecording {
    let key: SnippetKey
    let template: LiquidTemplate
    let objects: [any LiquidObject]
    let mark: DependencyTrace.Mark
    let firstRequest: Int
    /// From which one on `image_url` named its pictures in it.
    let firstNaming: Int
    var facts: Set<SnippetFact> = []
    var wantsImageTool = false
    /// It read something of the page that is not asked again.
    var isOfThisPage = false
}

/// Pictures with the URLs that `image_url` gave them: one, or those of a remembered snippet.
enum ImageNaming {
    case one(url: String, image: NamedImage)
    case recalled(StoredSnippet)

    /// The picture with a URL that was named last.
    func last(_ url: String) -> NamedImage? {
        switch self {
        case .one(let named, let image): named == url ? image : nil
        case .recalled(let stored): stored.named.last { $0.url == url }?.image
        }
    }
}

extension PageContext: SnippetMemory {
    package func recall(
        _ snippet: LiquidTemplate, _ variables: ArraySlice<SnippetVariable>
    ) -> RememberedSnippet? {
        wantedKey = remembersSnippets ? SnippetKey(snippet, variables) : nil
        guard let wantedKey else { return nil }
        guard let known = storefront.snippets.find(wantedKey, where: { holds($0) }) else {
            clock?.look(for: snippet, found: false)
            return nil
        }
        clock?.look(for: snippet, found: true)
        trace.add(known.part)
        if !known.requests.isEmpty { imageRequests += known.requests }
        if !known.named.isEmpty { namings.append(.recalled(known)) }
        if known.wantsImageTool { noteWantedTool() }
        if !recordings.isEmpty { for fact in known.facts { note(fact) } }
        return known.snippet
    }

    package func beginSnippet(_ snippet: LiquidTemplate, _ variables: ArraySlice<SnippetVariable>) -> Bool {
        // What was asked for just before this.
        guard let key = wantedKey, storefront.snippets.isWorthIt(key) else { return false }
        recordings.append(
            SnippetRecording(
                key: key, template: snippet,
                objects: variables.compactMap { variable in
                    if case .object(let object) = variable.value { object } else { nil }
                }, mark: trace.begin(),
                firstRequest: imageRequests.count, firstNaming: namings.count))
        return true
    }

    package func endSnippet(_ printed: RememberedSnippet?) {
        guard let recording = recordings.popLast() else { return }
        let part = trace.end(recording.mark)
        if let last = recordings.indices.last {
            if !recording.facts.isEmpty { recordings[last].facts.formUnion(recording.facts) }
            if recording.wantsImageTool { recordings[last].wantsImageTool = true }
            // `isOfThisPage` was noted in all of them at once.
        }
        guard let printed, !recording.isOfThisPage else { return }
        storefront.snippets.add(
            StoredSnippet(
                of: recording.template, with: recording.objects, snippet: printed, facts: Array(recording.facts),
                part: part, requests: Array(imageRequests[recording.firstRequest...]),
                named: named(since: recording.firstNaming), wantsImageTool: recording.wantsImageTool),
            of: recording.template, recording.key)
    }

    // MARK: Notes

    /// Something of the page's own was read or written.
    func noteOwnRead() {
        for index in recordings.indices { recordings[index].isOfThisPage = true }
    }

    func note(_ fact: SnippetFact) {
        if let last = recordings.indices.last { recordings[last].facts.insert(fact) }
    }

    func noteWantedTool() {
        wantsImageTool = true
        if let last = recordings.indices.last { recordings[last].wantsImageTool = true }
    }

    func request(_ request: ImageRequest) { imageRequests.append(request) }

    /// Remembers what `image_url` made a URL of.
    func name(_ image: NamedImage, _ url: String) { namings.append(.one(url: url, image: image)) }

    /// What `image_url` made a URL of on this page. A snippet that did not do so itself depends on the page.
    func namedImage(_ url: String) -> NamedImage? {
        let naming = lastNaming(of: url)
        for index in recordings.indices.reversed() {
            if let naming, naming.place >= recordings[index].firstNaming { break }
            recordings[index].isOfThisPage = true
        }
        return naming?.image
    }

    /// Nearly always `image_tag` follows the `image_url` that it asks for, so the last few are looked at before an index
    /// of all of them is made.
    private func lastNaming(of url: String) -> (place: Int, image: NamedImage)? {
        for index in namings.indices.suffix(4).reversed() {
            if let image = namings[index].last(url) { return (index, image) }
        }
        for index in namingIndex.indexed..<namings.count {
            switch namings[index] {
            case .one(let url, _): namingIndex.last[url] = index
            case .recalled(let stored): for (url, _) in stored.named { namingIndex.last[url] = index }
            }
        }
        namingIndex.indexed = namings.count
        return namingIndex.last[url].flatMap { index in namings[index].last(url).map { (index, $0) } }
    }

    /// What was named from one place on, each URL once.
    private func named(since first: Int) -> [(url: String, image: NamedImage)] {
        guard first < namings.count else { return [] }
        var all: [(url: String, image: NamedImage)] = []
        for naming in namings[first...] {
            switch naming {
            case .one(let url, let image): all.append((url, image))
            case .recalled(let stored): all += stored.named
            }
        }
        // A card shows a picture or two; only for a whole gallery it is worth while to keep a set.
        guard all.count > 16 else {
            return all.indices.compactMap { index in
                all[(index + 1)...].contains { $0.url == all[index].url } ? nil : all[index]
            }
        }
        var seen: Set<String> = []
        return all.reversed().filter { seen.insert($0.url).inserted }
    }
}
