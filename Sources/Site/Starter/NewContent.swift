import Commerce

/// The files of `vitrine new`: a start that builds as it is, with the fields most often needed.
package enum NewContent {
    package enum Kind: String, Sendable, CaseIterable { case product, collection, page, post }

    /// The path below the content folder, and the text; nil when the name has no letter and no digit.
    ///
    /// A product starts as a draft, so that half a product is never published by accident.
    package static func file(_ kind: Kind, named name: String, today: String) -> (path: String, text: String)? {
        let handle = Handle.make(from: name)
        guard !handle.isEmpty else { return nil }
        let title = quoted(name)
        switch kind {
        case .product:
            return (
                "products/\(handle).md",
                """
                ---
                title: \(title)
                price: 0.00
                # sku: leave it out and the file's name is used
                summary: One sentence for lists and search engines.
                stock: 1
                # images:
                #   - {file: \(handle).jpg, alt: What the picture shows}
                # collections: [a-collection]
                # tags: [a-tag]
                date: \(today)
                draft: true   # take this line out to publish
                ---
                What it is, what it is made of, how to look after it.

                """
            )
        case .collection:
            return (
                "collections/\(handle).md",
                """
                ---
                title: \(title)
                summary: One sentence for lists and search engines.
                sort: manual   # or title, price, newest
                # products: [a-product, another-product]
                # or by rule:
                # match: all
                # rules:
                #   - {tag: a-tag}
                ---

                """
            )
        case .page:
            return (
                "pages/\(handle).md",
                """
                ---
                title: \(title)
                ---
                The text of the page, in Markdown.

                """
            )
        case .post:
            return (
                "journal/\(handle).md",
                """
                ---
                title: \(title)
                date: \(today)
                summary: One sentence for lists and feeds.
                # author: Your name
                # tags: [news]
                draft: true   # take this line out to publish
                ---
                The text of the post, in Markdown.

                """
            )
        }
    }

    /// As YAML: quoted, so that any name is a text.
    private static func quoted(_ text: String) -> String {
        var out = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": out += "\\\""
            case "\\": out += "\\\\"
            case _ where scalar.value < 0x20 || scalar.value == 0x7F: out += " "
            default: out.unicodeScalars.append(scalar)
            }
        }
        return out + "\""
    }
}
