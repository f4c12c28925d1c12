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
    let mark: DependencyTrace.Mark
    let firstRequest: Int
    /// From which one on `image_url` named its pictures in it.
    let firstNaming: Int
    var facts: Set<SnippetFact> = []
    var wantsImageTool = false
    /// It read something of the page that is not asked again.
    var isOfThisPage = false
}

extension PageContext: SnippetMemory {
    package func recall(
        _ snippet: LiquidTemplate, _ variables: ArraySlice<SnippetVariable>
    ) -> RememberedSnippet? {
        wantedHash = remembersSnippets ? SnippetHash(snippet, variables) : nil
        guard let wantedHash,
            let known = storefront.snippets.find(wantedHash, snippet, variables, where: { holds($0) })
        else { return nil }
        trace.add(known.part)
        if !known.requests.isEmpty { imageRequests += known.requests }
        for (url, image) in known.named { name(image, url) }
        if known.wantsImageTool { noteWantedTool() }
        if !recordings.isEmpty { for fact in known.facts { note(fact) } }
        return known.snippet
    }

    package func beginSnippet(_ snippet: LiquidTemplate, _ variables: ArraySlice<SnippetVariable>) -> Bool {
        // What was asked for just before this.
        guard let hash = wantedHash, storefront.snippets.isWorthIt(hash) else { return false }
        recordings.append(
            SnippetRecording(
                key: SnippetKey(snippet, variables, hash), mark: trace.begin(), firstRequest: imageRequests.count,
                firstNaming: namings.count))
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
                key: recording.key, snippet: printed, facts: Array(recording.facts), part: part,
                requests: Array(imageRequests[recording.firstRequest...]), named: namings(since: recording.firstNaming),
                wantsImageTool: recording.wantsImageTool))
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
    func name(_ image: NamedImage, _ url: String) { namings.append((url, image)) }

    /// What `image_url` made a URL of on this page. A snippet that did not do so itself depends on the page.
    func namedImage(_ url: String) -> NamedImage? {
        let naming = lastNaming(of: url)
        for index in recordings.indices.reversed() {
            if let naming, naming >= recordings[index].firstNaming { break }
            recordings[index].isOfThisPage = true
        }
        return naming.map { namings[$0].image }
    }

    /// Nearly always `image_tag` follows the `image_url` that it asks for, so the last few are looked at before an index
    /// of all of them is made.
    private func lastNaming(of url: String) -> Int? {
        for index in namings.indices.suffix(4).reversed() where namings[index].url == url { return index }
        for index in namingIndex.indexed..<namings.count { namingIndex.last[namings[index].url] = index }
        namingIndex.indexed = namings.count
        return namingIndex.last[url]
    }

    /// What was named from one place on, each URL once.
    private func namings(since first: Int) -> [(url: String, image: NamedImage)] {
        var named: [(url: String, image: NamedImage)] = []
        // A card shows a picture or two; only for a whole gallery it is worth while to keep a set.
        guard namings.count - first > 16 else {
            for index in first..<max(first, namings.count)
            where !namings[(index + 1)...].contains(where: { $0.url == namings[index].url }) {
                named.append(namings[index])
            }
            return named
        }
        var seen: Set<String> = []
        for naming in namings[first...].reversed() where seen.insert(naming.url).inserted { named.append(naming) }
        return named
    }
}
