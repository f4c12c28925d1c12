import Text

/// The second of the two phases: a leaf's content into tokens (CommonMark, appendix).
///
/// One pass over the bytes with a table that knows which of them can mean something, then one over the delimiter runs.
/// All arrays are reused from leaf to leaf.
struct InlineParser {
    struct Delimiter {
        var byte: UInt8
        var canOpen: Bool
        var canClose: Bool
        /// The length of the run as it was written: what the rule of three asks for (CommonMark 6.2, rules 9 and 10).
        var length: Int32
        /// The bytes that are not used up, as indexes of `marks`.
        var low: Int32
        var high: Int32
        /// Neighbours in the list of runs that still count.
        var previous: Int32
        var next: Int32
    }

    struct Bracket {
        var token: Int32
        /// Past the `[`.
        var contentStart: Int32
        /// The last delimiter before the bracket.
        var delimiter: Int32
        var isImage: Bool
        /// Another bracket follows, so that the text between this and its `]` is no label.
        var isFollowed = false
    }

    let options: MarkdownOptions
    let references: ReferenceTable
    let footnoteLabels: LabelTable
    /// Marks the bytes that can begin something.
    let specials: ByteTable
    let label = ByteArena(capacity: 64)

    var content = Bytes(start: nil, count: 0)
    var tokens: [Token] = []
    var targets: [LinkTarget] = []
    var delimiters: [Delimiter] = []
    var lastDelimiter: Int32 = -1
    var marks: [UInt8] = []
    var brackets: [Bracket] = []
    /// Brackets below this cannot open a link any more: one was made after them (CommonMark 6.3: no links in links).
    var inactiveBrackets = 0
    /// The last token that is a bare address, to be shown as text when a link is made around it.
    var lastAddress = -1
    var hasEmailAddress = false

    // What is known not to follow, so that each search fails once a leaf.
    var backticks = BacktickMemory()
    var missing: HTMLEnds = []
    /// Bytes before this belong to a run that is no domain.
    var noDomainBefore = 0

    // Of all leaves together.
    /// Bytes that references may still add.
    var referenceBudget: Int

    init(options: MarkdownOptions, tree: BlockTree, sourceLength: Int) {
        self.options = options
        references = tree.references
        footnoteLabels = tree.footnotes.labels
        referenceBudget = max(sourceLength, Limits.referenceExpansionFloor)
        var bytes = Array("\n\\`*_[]!<>&\"".utf8)
        if options.strikethrough { bytes.append(UInt8(ascii: "~")) }
        if options.autolinks { bytes += Array(":wW@".utf8) }
        if options.smartPunctuation { bytes += Array("'.-".utf8) }
        specials = ByteTable(marking: bytes)
    }

    mutating func parse(_ content: Bytes) {
        self.content = content
        reset()
        let count = content.count
        let specials = specials.base
        var index = 0
        while true {
            while index &+ 4 <= count {
                if specials[Int(content[index])] != 0 { break }
                if specials[Int(content[index &+ 1])] != 0 {
                    index &+= 1
                    break
                }
                if specials[Int(content[index &+ 2])] != 0 {
                    index &+= 2
                    break
                }
                if specials[Int(content[index &+ 3])] != 0 {
                    index &+= 3
                    break
                }
                index &+= 4
            }
            while index < count, specials[Int(content[index])] == 0 { index &+= 1 }
            guard index < count else { break }
            index = read(content[index], at: index)
        }
        if lastDelimiter >= 0 { resolveDelimiters(after: -1) }
        if hasEmailAddress { settleEmailAddresses() }
    }

    private mutating func reset() {
        tokens.removeAll(keepingCapacity: true)
        targets.removeAll(keepingCapacity: true)
        delimiters.removeAll(keepingCapacity: true)
        marks.removeAll(keepingCapacity: true)
        brackets.removeAll(keepingCapacity: true)
        lastDelimiter = -1
        inactiveBrackets = 0
        lastAddress = -1
        hasEmailAddress = false
        backticks.forget()
        missing = []
        noDomainBefore = 0
    }

    /// Reads what begins with `byte` at `index` and returns where to go on.
    @inline(__always)
    private mutating func read(_ byte: UInt8, at index: Int) -> Int {
        switch byte {
        case ASCII.lineFeed: return readLineEnding(at: index)
        case ASCII.backslash: return readBackslash(at: index)
        case UInt8(ascii: "`"): return readCodeSpan(at: index)
        case UInt8(ascii: "*"), UInt8(ascii: "_"): return readDelimiterRun(byte, at: index)
        case UInt8(ascii: "~"): return readTildes(at: index)
        case UInt8(ascii: "["): return openBracket(at: index)
        case UInt8(ascii: "!"): return openImage(at: index)
        case UInt8(ascii: "]"): return closeBracket(at: index)
        case ASCII.lessThan: return readLessThan(at: index)
        case ASCII.ampersand: return readAmpersand(at: index)
        case ASCII.quote:
            if options.smartPunctuation { return readQuote(byte, at: index) }
            return addEscaped(at: index)
        case ASCII.greaterThan: return addEscaped(at: index)
        case ASCII.colon: return readAddressScheme(at: index)
        case UInt8(ascii: "w"), UInt8(ascii: "W"): return readWWWAddress(at: index)
        case UInt8(ascii: "@"): return readEmailAddress(at: index)
        case ASCII.apostrophe: return readQuote(byte, at: index)
        case ASCII.period: return readPeriods(at: index)
        case ASCII.hyphen: return readHyphens(at: index)
        default: return index &+ 1
        }
    }

    @inline(__always)
    mutating func add(_ kind: Token.Kind, _ start: Int, _ end: Int, value: Int = 0) {
        tokens.append(
            Token(
                kind: kind, start: Int32(truncatingIfNeeded: start), end: Int32(truncatingIfNeeded: end),
                value: Int32(truncatingIfNeeded: value)))
    }

    @inline(__always)
    mutating func addEscaped(at index: Int) -> Int {
        add(.escaped, index, index &+ 1)
        return index &+ 1
    }

    /// Where the last token ends: nothing before it may be read again.
    var textStart: Int { tokens.isEmpty ? 0 : Int(tokens[tokens.count - 1].end) }
}
