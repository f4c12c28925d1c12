import Commerce
import Languages
import Text

/// `feed.xml`: the journal as an Atom feed (RFC 4287).
package enum JournalFeed {
    /// Readers fetch a feed often; the newest entries are what they want.
    private static let mostEntries = 20

    package static func atom(_ catalogue: Catalogue, _ bodies: ContentBodies, _ language: Language) -> [UInt8] {
        let addresses = catalogue.addresses
        let store = catalogue.store
        var out = ByteWriter()
        func element(_ name: String, _ text: String, _ attributes: String = "") {
            out.append(string: "<\(name)\(attributes)>")
            out.appendEscapingHTML(string: xmlText(text))
            out.append(string: "</\(name)>\n")
        }
        out.append(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"")
        out.appendEscapingHTML(string: language.tag)
        out.append("\">\n")
        element("title", store.name)
        if let description = store.description { element("subtitle", description) }
        let home = addresses.absolute(addresses.home)
        element("id", home)
        link(&out, "alternate", home)
        link(&out, "self", addresses.absolute(addresses.file(EngineFile.journalFeed.path)))
        // RFC 4287, 4.2.15: a feed always says when it changed; an empty one says since when it exists.
        let newest = catalogue.posts.first?.post.date.timestamp ?? "1970-01-01T00:00:00Z"
        element("updated", newest)
        out.append("<author><name>")
        out.appendEscapingHTML(string: xmlText(store.name))
        out.append("</name></author>\n")
        for (id, item) in catalogue.posts.prefix(mostEntries).enumerated() {
            let url = addresses.absolute(item.address)
            out.append("<entry>\n")
            element("title", item.post.title)
            element("id", url)
            link(&out, "alternate", url)
            element("updated", item.post.date.timestamp)
            element("published", item.post.date.timestamp)
            if let author = item.post.author {
                out.append("<author><name>")
                out.appendEscapingHTML(string: xmlText(author))
                out.append("</name></author>\n")
            }
            for tag in item.post.tags {
                out.append("<category term=\"")
                out.appendEscapingHTML(string: xmlText(tag.value))
                out.append("\"/>\n")
            }
            let summary = item.post.page.summary ?? bodies.plainText(of: .post(id), limit: 300)
            if !summary.isEmpty { element("summary", summary) }
            out.append("</entry>\n")
        }
        out.append("</feed>\n")
        return out.take()
    }

    private static func link(_ out: inout ByteWriter, _ relation: String, _ url: String) {
        out.append(string: "<link rel=\"\(relation)\" href=\"")
        out.appendEscapingHTML(string: url)
        out.append("\"/>\n")
    }

    /// XML 1.0, 2.2: control characters other than tab and line ends, U+FFFE and U+FFFF cannot be written at all.
    static func xmlText(_ text: String) -> String {
        // 0xEF leads the three bytes of the two that are no characters.
        guard text.utf8.contains(where: { $0 < 0x20 && $0 != 0x09 && $0 != 0x0A && $0 != 0x0D || $0 == 0xEF }) else {
            return text
        }
        return String(
            String.UnicodeScalarView(
                text.unicodeScalars.filter {
                    $0.value >= 0x20 && $0.value & 0xFFFE != 0xFFFE || [9, 10, 13].contains($0.value)
                }))
    }
}
