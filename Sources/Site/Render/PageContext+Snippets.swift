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
    var facts: Set<SnippetFact> = []
    /// URLs that `image_url` named in it.
    var named: Set<String> = []
    var wantsImageTool = false
    /// It read something of the page that is not asked again.
    var isOfThisPage = false
}

extension PageContext: SnippetMemory {
    package func recall(_ snippet: LiquidTemplate, _ variables: [(Name, LiquidValue)]) -> RememberedSnippet? {
        wantedKey = remembersSnippets ? SnippetKey(snippet, variables) : nil
        guard let wantedKey, let known = storefront.snippets.find(wantedKey, where: { holds($0) }) else { return nil }
        trace.add(known.part)
        imageRequests += known.requests
        for (url, image) in known.named { name(image, url) }
        if known.wantsImageTool { noteWantedTool() }
        for fact in known.facts { note(fact) }
        return known.snippet
    }

    package func beginSnippet(_ snippet: LiquidTemplate, _ variables: [(Name, LiquidValue)]) -> Bool {
        // What was asked for just before this.
        guard let key = wantedKey, storefront.snippets.isWorthIt(key) else { return false }
        recordings.append(SnippetRecording(key: key, mark: trace.begin(), firstRequest: imageRequests.count))
        return true
    }

    package func endSnippet(_ printed: RememberedSnippet?) {
        guard let recording = recordings.popLast() else { return }
        let part = trace.end(recording.mark)
        if let last = recordings.indices.last {
            recordings[last].facts.formUnion(recording.facts)
            recordings[last].named.formUnion(recording.named)
            if recording.wantsImageTool { recordings[last].wantsImageTool = true }
            // `isOfThisPage` was noted in all of them at once.
        }
        guard let printed, !recording.isOfThisPage else { return }
        storefront.snippets.add(
            StoredSnippet(
                key: recording.key, snippet: printed, facts: Array(recording.facts), part: part,
                requests: Array(imageRequests[recording.firstRequest...]),
                named: recording.named.compactMap { url in namedImages[url].map { (url, $0) } },
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
    func name(_ image: NamedImage, _ url: String) {
        namedImages[url] = image
        if let last = recordings.indices.last { recordings[last].named.insert(url) }
    }

    /// What `image_url` made a URL of on this page. A snippet that did not do so itself depends on the page.
    func namedImage(_ url: String) -> NamedImage? {
        for index in recordings.indices.reversed() {
            if recordings[index].named.contains(url) { break }
            recordings[index].isOfThisPage = true
        }
        return namedImages[url]
    }
}
