import Commerce
import Markdown
import Platform
import Text

/// The HTML of the content's texts, each rendered when the first page asks for it.
///
/// Those that were asked for lately are kept: nearly every text is shown by its own page alone, and all of them together
/// would be a large part of a build's memory.
///
/// A body is used by its own page, by cards, feeds and the search index. What it links to is kept with it, so that every
/// page that shows the text depends on the link's target too.
package final class ContentBodies: Sendable {
    package enum Owner: Hashable, Sendable {
        case product(Int), collection(Int), page(Int), post(Int)
    }

    private let links: Links
    private let options: MarkdownOptions
    private let recent = Guarded(Recent())

    /// What was rendered lately, and what was to say of any.
    private struct Recent {
        var bodies: [Owner: RenderedBody] = [:]
        var order: [Owner] = []
        var bytes = 0
        var diagnostics: [Owner: [Diagnostic]] = [:]
        var numbered: [Owner: [NumberedLink]] = [:]

        static let mostBytes = 4 << 20

        mutating func add(_ owner: Owner, _ body: RenderedBody) {
            if !body.diagnostics.isEmpty { diagnostics[owner] = body.diagnostics }
            if !body.numbered.isEmpty { numbered[owner] = body.numbered }
            guard bodies.updateValue(body, forKey: owner) == nil else { return }
            order.append(owner)
            bytes += body.html.utf8.count
            guard bytes > Recent.mostBytes else { return }
            // The older half goes.
            for old in order[..<(order.count / 2)] {
                bytes -= bodies.removeValue(forKey: old)?.html.utf8.count ?? 0
            }
            order.removeFirst(order.count / 2)
        }
    }

    /// One text and what it was made from.
    package struct RenderedBody: Sendable {
        package let html: String
        package let headings: [MarkdownHeading]
        let part: DependencyTrace.Part
        let numbered: [NumberedLink]
        let diagnostics: [Diagnostic]
    }

    package init(_ links: Links) {
        self.links = links
        var options = MarkdownOptions.shop
        options.rawHTML = links.catalogue.store.allowsRawHTML
        self.options = options
    }

    /// The HTML of a text; its dependencies go to `trace`.
    package func body(of owner: Owner, trace: DependencyTrace) -> RenderedBody {
        let body: RenderedBody
        if let known = recent.withLock({ $0.bodies[owner] }) {
            body = known
        } else {
            // Two threads may do the same text at once; they come to the same result.
            body = render(owner)
            recent.withLock { $0.add(owner, body) }
        }
        trace.add(body.part)
        if !body.diagnostics.isEmpty || !body.numbered.isEmpty { trace.speakAgain() }
        return body
    }

    /// What the texts rendered so far have to say, in no particular order.
    package var diagnostics: [Diagnostic] { recent.withLock { $0.diagnostics.values.flatMap { $0 } } }

    /// The links to further pages of lists in the texts rendered so far, to be checked when all pages are made.
    var numberedLinks: [NumberedLink] { recent.withLock { $0.numbered.values.flatMap { $0 } } }

    /// A text without markup, for descriptions and feeds, cut at a word within `limit` characters.
    package func plainText(of owner: Owner, limit: Int) -> String {
        let (content, _) = source(of: owner)
        let text = MarkdownRenderer.plainText(content.source, in: content.range, options: options)
        return PlainText.shorten(text, to: limit)
    }

    private func source(of owner: Owner) -> (ContentBody, address: String) {
        let catalogue = links.catalogue
        return switch owner {
        case .product(let id): (catalogue.products[id].product.body, catalogue.products[id].address)
        case .collection(let id): (catalogue.collections[id].collection.body, catalogue.collections[id].address)
        case .page(let id): (catalogue.pages[id].page.body, catalogue.pages[id].address)
        case .post(let id): (catalogue.posts[id].post.page.body, catalogue.posts[id].address)
        }
    }

    private func render(_ owner: Owner) -> RenderedBody {
        let (content, address) = source(of: owner)
        guard !content.range.isEmpty else {
            return RenderedBody(html: "", headings: [], part: DependencyTrace.Part(), numbered: [], diagnostics: [])
        }
        let path = content.quoted?.source.path ?? content.source.path
        let trace = DependencyTrace()
        let whole = trace.begin()
        var found = Found()
        var out = ByteWriter(reserving: content.range.count + content.range.count / 2)
        let result = MarkdownRenderer.render(
            content.source, in: content.range, options: options,
            resolve: { link in
                self.destination(link, content: content, path: path, address: address, trace: trace, &found)
            }, into: &out)
        found.diagnostics += result.diagnostics.map { relocated($0, content) }
        return RenderedBody(
            html: out.string, headings: result.headings, part: trace.end(whole), numbered: found.numbered,
            diagnostics: found.diagnostics)
    }

    /// What there is to say of the links of one text.
    private struct Found {
        var diagnostics: [Diagnostic] = []
        var numbered: [NumberedLink] = []
    }

    private func destination(
        _ link: MarkdownLink, content: ContentBody, path: String, address: String, trace: DependencyTrace,
        _ found: inout Found
    ) -> MarkdownDestination? {
        func say(_ severity: Diagnostic.Severity, _ message: Diagnostic.Wording) {
            found.diagnostics.append(content.diagnostic(severity, link.range, message))
        }
        switch links.target(of: link.destination, in: path, at: address, trace) {
        case .elsewhere:
            if link.isImage {
                return MarkdownDestination(url: link.destination, attributes: [.init("loading", "lazy")])
            }
            return nil
        case .found(let url):
            if link.isImage { say(.error, "'\(link.destination)' is a page and not a picture") }
            return MarkdownDestination(url: url)
        case .numbered(let url, let page):
            if link.isImage { say(.error, "'\(link.destination)' is a page and not a picture") }
            found.numbered.append(
                NumberedLink(
                    page: page, written: link.destination, place: content.diagnostic(.error, link.range, "")))
            return MarkdownDestination(url: url)
        case .media(let id, let url):
            guard link.isImage else { return MarkdownDestination(url: url) }
            trace.touch(Dependency(.media, id))
            let file = links.catalogue.media[id]
            guard file.isPicture else {
                say(.error, "'\(link.destination)' is not a picture that Vitrine can read")
                return nil
            }
            return MarkdownDestination(
                url: url,
                attributes: [
                    .init("width", String(file.width)), .init("height", String(file.height)), .init("loading", "lazy"),
                ])
        case .misplaced(let url, let better):
            say(
                .warning,
                "'\(link.destination)' leads to no page from here; it is taken to mean '\(better)', so better write that"
            )
            return MarkdownDestination(url: url)
        case .hidden:
            say(
                .warning,
                "'\(link.destination)' is not published at present, so the link is left out until it is")
            return .textOnly
        case .missing(let message):
            let picture: Diagnostic.Wording =
                "the picture '\(link.destination)' is neither beside this file nor in content/media/"
                + links.catalogue.media.suggestion(for: link.destination)
            say(.error, link.isImage ? picture : message)
            return nil
        }
    }

    /// A diagnostic of a text that came out of a JSON string points at that string.
    private func relocated(_ diagnostic: Diagnostic, _ content: ContentBody) -> Diagnostic {
        guard let quoted = content.quoted else { return diagnostic }
        return Diagnostic(diagnostic.severity, quoted.source, quoted.range, diagnostic.wording)
    }
}

extension ContentBodies: BodySource {
    package func bodyHTML(_ kind: Dependency.Kind, _ id: Int, _ trace: DependencyTrace) -> String {
        switch kind {
        case .product: body(of: .product(id), trace: trace).html
        case .collection: body(of: .collection(id), trace: trace).html
        case .page: body(of: .page(id), trace: trace).html
        case .post: body(of: .post(id), trace: trace).html
        default: ""
        }
    }
}
