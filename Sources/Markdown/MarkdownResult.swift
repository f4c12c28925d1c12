import Text

/// A link or an image as it was written.
package struct MarkdownLink: Sendable, Hashable {
    /// The destination with backslash escapes and character references resolved, not yet percent-encoded.
    package var destination: String
    /// Byte offsets in the source of the destination; for a reference, of the destination in its definition.
    package var range: Range<Int>
    /// `![...](...)` rather than `[...](...)`.
    package var isImage: Bool

    package init(destination: String, range: Range<Int>, isImage: Bool) {
        self.destination = destination
        self.range = range
        self.isImage = isImage
    }
}

/// What a link or an image shall point at instead of what was written.
package struct MarkdownDestination: Sendable, Hashable {
    /// One attribute to add to the `<a>` or `<img>`; the value is escaped when it is written.
    package struct Attribute: Sendable, Hashable {
        package var name: String
        package var value: String

        package init(_ name: String, _ value: String) {
            self.name = name
            self.value = value
        }
    }

    /// Percent-encoded where needed when it is written.
    package var url: String
    /// Written after the attributes that Markdown itself gives: `width`, `height`, `loading` and the like.
    package var attributes: [Attribute]

    /// The link or image is left out and its text stays.
    package private(set) var keepsTextOnly = false

    package init(url: String, attributes: [Attribute] = []) {
        self.url = url
        self.attributes = attributes
    }

    /// Leaves the link out and keeps its text.
    package static var textOnly: MarkdownDestination {
        var destination = MarkdownDestination(url: "")
        destination.keepsTextOnly = true
        return destination
    }
}

/// A heading of the rendered text, in order.
package struct MarkdownHeading: Sendable, Hashable {
    /// 1 to 6, after `MarkdownOptions.headingShift`.
    package var level: Int
    /// The `id` attribute; empty when heading ids are off.
    package var id: String
    /// The heading's plain text.
    package var text: String

    package init(level: Int, id: String, text: String) {
        self.level = level
        self.id = id
        self.text = text
    }
}

/// What rendering found besides the HTML.
package struct MarkdownResult: Sendable {
    /// Links and images in the order in which they are rendered; empty unless `collectsOutline` is set.
    package var links: [MarkdownLink] = []
    /// Headings in order; empty unless `collectsOutline` is set.
    package var headings: [MarkdownHeading] = []
    /// What was left out and why, in the order of the source.
    package var diagnostics: [Diagnostic] = []

    package init() {}
}
