/// Something in a leaf's content that is not plain text. What lies between two tokens is copied to the page as it
/// stands, so ordinary prose costs one look at each byte and no node at all.
struct Token {
    enum Kind: UInt8 {
        /// Nothing after all: the bytes are text.
        case none
        /// A byte that HTML escapes; the last byte of the token.
        case escaped
        /// Bytes that are not shown: a backslash, white space before a line ending.
        case hidden
        case hardBreak
        /// `value`: the number of backticks.
        case code
        /// A run of `*`, `_`, `~`, `'` or `"`; `value`: where its marks start.
        case delimiters
        /// `value`: the index of a target.
        case linkOpen, linkClose, imageOpen, imageClose
        /// `<https://...>`, `<name@host>`
        case autolink, emailAutolink
        /// A bare address; `value`: an `ExtendedAutolink`.
        case extendedAutolink
        /// A bare address inside a link: shown as text.
        case plainAddress
        case html
        /// `value`: an `Entity.Value`.
        case entity
        /// `value`: the index of a footnote.
        case footnoteReference
        case ellipsis, dashes
    }

    var kind: Kind
    var start: Int32
    /// Past the last byte.
    var end: Int32
    var value: Int32 = 0
}

/// What a byte of a delimiter run turned out to be.
enum DelimiterMark {
    static let text: UInt8 = 0
    static let openEmphasis: UInt8 = 1
    /// On the first of the two bytes.
    static let openStrong: UInt8 = 2
    static let closeEmphasis: UInt8 = 3
    static let closeStrong: UInt8 = 4
    /// On the first byte of the run, which is used up whole.
    static let openDeletion: UInt8 = 5
    static let closeDeletion: UInt8 = 6
    static let leftSingleQuote: UInt8 = 7
    static let rightSingleQuote: UInt8 = 8
    static let leftDoubleQuote: UInt8 = 9
    static let rightDoubleQuote: UInt8 = 10
}

/// Where a link or an image points.
struct LinkTarget {
    /// Of the destination and the title in the content; a reference has neither.
    var destination: Range<Int>
    var title: Range<Int>?
    /// The index of a definition, or -1.
    var reference: Int
    /// Dropped for its scheme: only its text is shown.
    var isDropped = false
    /// The attributes to write at the end of an image, an index of the renderer's, or -1.
    var attributes = -1
}
