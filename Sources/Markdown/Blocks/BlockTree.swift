/// One block. Blocks stand in the order in which they begin, so a container's descendants are the blocks after it up to
/// `end`, and walking the array is walking the tree: no pointers, no recursion, nothing to free a node at a time.
struct Block {
    enum Kind: UInt8 {
        case document, blockQuote, list, item, footnoteDefinition
        case paragraph, heading, thematicBreak, code, html, table
        /// A paragraph that held nothing but link reference definitions.
        case removed
    }

    struct Flags: OptionSet {
        let rawValue: UInt8
        /// A list whose items stand in `<p>` (CommonMark 5.3).
        static let loose = Flags(rawValue: 1)
        /// An item that begins with `[ ]` or `[x]` (GFM 5.3).
        static let task = Flags(rawValue: 2)
        static let checked = Flags(rawValue: 4)
        /// A code block made by a fence, which has an info string.
        static let fenced = Flags(rawValue: 8)
        /// A footnote definition whose label was defined before: not rendered.
        static let duplicate = Flags(rawValue: 16)
    }

    var kind: Kind
    var flags: Flags = []
    /// A heading's level; an item's or list's marker byte; an HTML block's start condition.
    var level: UInt8 = 0
    /// The index past the last descendant.
    var end: Int32 = 0
    var parent: Int32
    /// The content of a leaf: this many of the tree's segments from here.
    var firstSegment: Int32 = 0
    var segmentCount: Int32 = 0
    /// A list's first number, a table's first alignment, a footnote's index, where an info string starts.
    var value: Int32 = 0
    /// A table's columns, where an info string ends.
    var extent: Int32 = 0
    /// Where the block begins in the source.
    var start: Int32
}

/// A piece of a leaf's content as it stands in the source: a line, or several when they follow each other with
/// nothing to strip between them, so that an ordinary paragraph is one segment that is never copied.
struct Segment {
    var start: Int32
    /// Past the last byte, the line ending not included.
    var end: Int32
    /// Columns of a tab that a container consumed in part: spaces that come first.
    var spaces: Int32 = 0
}

/// What the block phase hands to the inline phase.
struct BlockTree {
    var blocks: [Block] = []
    var segments: [Segment] = []
    /// The alignments of every table's columns, one after the other.
    var alignments: [TableAlignment] = []
    var references = ReferenceTable()
    var footnotes = FootnoteTable()
}

/// `[^name]: ...` definitions, by label.
struct FootnoteTable {
    struct Footnote {
        /// The label as it was written in its definition.
        var labelStart: Int
        var labelEnd: Int
        /// 1 for the first that is referred to, 0 for none.
        var number = 0
        var referenceCount = 0
        /// The rendered definition; a paragraph at its end is still open.
        var html: [UInt8] = []
        /// Whether the way back goes at the end of a paragraph.
        var endsInParagraph = false
    }

    var footnotes: [Footnote] = []
    var labels = LabelTable()
}
