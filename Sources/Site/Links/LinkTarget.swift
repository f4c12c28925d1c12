import Text

/// What a link of the content means.
package enum LinkTarget: Sendable {
    /// Another site, a mail address, a fragment of the same page: left as it is.
    case elsewhere
    /// A page or file of the site: its address with the query and fragment of the link.
    case found(address: String)
    /// A further page of a list that is split over several; whether there are so many is known when all pages are made.
    case numbered(address: String, NumberedPage)
    /// A picture or download.
    case media(Int, address: String)
    /// A relative address that is wrong from here and can only mean one thing; and how to write it.
    case misplaced(address: String, better: String)
    /// Something that exists and is not shown at present.
    case hidden
    /// Nothing: why, as a whole sentence with the mend.
    case missing(Diagnostic.Wording)
}

/// A further page of a list, by the root-relative address of its first page.
package struct NumberedPage: Sendable, Hashable {
    package var base: String
    package var number: Int

    /// What is wrong with a link to it, as a whole sentence; nil when the list has so many pages.
    ///
    /// - Parameters:
    ///   - written: the link as its file writes it.
    ///   - counts: how many pages lists have, by the address of the first; those with one page are left out.
    func problem(_ written: String, _ counts: [String: Int], _ addresses: Addresses) -> String? {
        let count = counts[base] ?? 1
        guard number > count else { return nil }
        let last = addresses.local(addresses.numbered(base, count))
        return count == 1
            ? "the link '\(written)' leads to no page of this shop: '\(last)' is one page"
            : "the link '\(written)' leads to no page of this shop: the last one is '\(last)'"
    }
}

/// A link to a further page of a list, to be held against the pages that there are.
package struct NumberedLink: Sendable {
    let page: NumberedPage
    let written: String
    /// An error at its place, still without words.
    let place: Diagnostic

    /// The errors of links to pages that there are not.
    ///
    /// - Parameter paginated: lists with more than one page, by the address of the first.
    static func problems(
        _ links: [NumberedLink], _ paginated: [(address: String, pages: Int)], _ addresses: Addresses
    ) -> [Diagnostic] {
        guard !links.isEmpty else { return [] }
        let counts = Dictionary(paginated.map { ($0.address, $0.pages) }, uniquingKeysWith: { first, _ in first })
        return links.compactMap { link in
            link.page.problem(link.written, counts, addresses).map { message in
                var told = link.place
                told.wording = Diagnostic.Wording(message)
                return told
            }
        }
    }
}
