import Text

/// A host that remembers what snippets print, so that a header or a product's card is rendered once and not on each of
/// ten thousand pages.
///
/// Only the host can tell what a snippet's text depends on beside the variables handed to it, so it decides what is
/// remembered and repeats what a render leaves behind with it. The engine sees to the rest: what a remembered snippet
/// prints, and what it counts for against the limits, is what a render would have.
package protocol SnippetMemory: AnyObject {
    /// Told of every template that is rendered; nil where nobody asks for the time.
    var clock: TemplateClock? { get }

    /// What rendering `snippet` with `variables` would print here, if that is known; the host has then noted all that the
    /// render would have left with it.
    func recall(_ snippet: LiquidTemplate, _ variables: ArraySlice<SnippetVariable>) -> RememberedSnippet?

    /// The snippet is about to be rendered; says whether its text is wanted by `endSnippet`.
    func beginSnippet(_ snippet: LiquidTemplate, _ variables: ArraySlice<SnippetVariable>) -> Bool

    /// The render that was begun last has ended; nil where it had something to report or did not get to its end.
    func endSnippet(_ printed: RememberedSnippet?)
}

/// A variable that a template hands to a snippet.
package struct SnippetVariable: Sendable {
    package let name: Name.Key
    package let value: LiquidValue

    init(_ name: Name.Key, _ value: LiquidValue) {
        self.name = name
        self.value = value
    }
}

/// The text of a snippet and what rendering it took.
package struct RememberedSnippet: Sendable {
    package let bytes: [UInt8]
    /// Steps of work.
    let work: Int
    /// Bytes of values it made.
    let valueBytes: Int
    /// How many templates deep it went, itself included.
    let levels: Int
}
