/// Which constructs are recognised, and what may reach the page.
package struct MarkdownOptions: Sendable, Hashable {
    /// Raw HTML is passed through; otherwise it is left out with a warning at its place.
    package var rawHTML: Bool
    /// With `rawHTML`, the nine tags that change how the rest of a page is read are shown as text (GFM 6.11).
    package var tagFilter: Bool
    /// Pipe tables (GFM 4.10).
    package var tables: Bool
    /// `~one~` or `~~two~~` tildes (GFM 6.5).
    package var strikethrough: Bool
    /// `- [ ]` and `- [x]` (GFM 5.3).
    package var taskLists: Bool
    /// Bare `www.`, `http://`, `https://` and e-mail addresses become links (GFM 6.9).
    package var autolinks: Bool
    /// `[^name]` and `[^name]: text`, in the form that cmark-gfm gives them.
    package var footnotes: Bool
    /// Every heading gets an `id` made from its text and unique within one rendering.
    package var headingIDs: Bool
    /// Straight quotes become curly, `--` and `---` dashes, `...` an ellipsis.
    package var smartPunctuation: Bool
    /// Added to every heading's level (the sum is kept within 1 to 6), for bodies that stand below a page's own `<h1>`.
    package var headingShift: Int
    /// Whether `MarkdownResult` lists links and headings; a command that only wants HTML saves the work.
    package var collectsOutline: Bool

    package init(
        rawHTML: Bool = false, tagFilter: Bool = true, tables: Bool = true, strikethrough: Bool = true,
        taskLists: Bool = true, autolinks: Bool = true, footnotes: Bool = true, headingIDs: Bool = true,
        smartPunctuation: Bool = false, headingShift: Int = 0, collectsOutline: Bool = true
    ) {
        self.rawHTML = rawHTML
        self.tagFilter = tagFilter
        self.tables = tables
        self.strikethrough = strikethrough
        self.taskLists = taskLists
        self.autolinks = autolinks
        self.footnotes = footnotes
        self.headingIDs = headingIDs
        self.smartPunctuation = smartPunctuation
        self.headingShift = headingShift
        self.collectsOutline = collectsOutline
    }

    /// What a shop's content is read with: every extension, no raw HTML.
    package static let shop = MarkdownOptions()

    /// CommonMark 0.31.2 and nothing else; raw HTML is still left out unless `rawHTML` is set as well.
    package static let commonMark = MarkdownOptions(
        tagFilter: false, tables: false, strikethrough: false, taskLists: false, autolinks: false, footnotes: false,
        headingIDs: false)
}
