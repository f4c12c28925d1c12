import Text

/// A tag: its name, how it is written, what it says about itself and how it is parsed.
package struct TagDefinition: Sendable {
    package let name: String
    /// How it is written, for the documentation: `{% assign name = value %}`.
    package let syntax: String
    /// One or two sentences for theme authors.
    package let summary: String
    package let examples: [FilterDefinition.Example]
    /// The tags that only stand inside its body (`else`, `when`), for better messages when they stand alone.
    package let innerTags: [String]
    /// The tag that closes its body, or nil if it has none.
    package let endTag: String?
    /// Whether what follows the name is made of tokens; off for comments and `liquid`.
    package let hasTokens: Bool
    /// Reads the markup, and the body if it has one; nil after it reported an error.
    package let parse: @Sendable (inout TagParser) throws(ParseFailure) -> (any LiquidTag)?

    package init(
        _ name: String, syntax: String, _ summary: String, examples: [FilterDefinition.Example] = [],
        innerTags: [String] = [], endTag: String? = nil, hasTokens: Bool = true,
        parse: @escaping @Sendable (inout TagParser) throws(ParseFailure) -> (any LiquidTag)?
    ) {
        self.name = name
        self.syntax = syntax
        self.summary = summary
        self.examples = examples
        self.innerTags = innerTags
        self.endTag = endTag
        self.hasTokens = hasTokens
        self.parse = parse
    }
}

/// A parsed tag of a compiled template; immutable, and shared by all renders of it.
package protocol LiquidTag: AnyObject, Sendable {
    /// Appends what the tag prints.
    func render(_ context: RenderContext, into out: inout ByteWriter) throws(LiquidFault)

    /// Whether it never prints: a block of such tags and white space prints nothing at all, its white space included.
    var isBlank: Bool { get }
}

extension LiquidTag {
    package var isBlank: Bool { false }
}
