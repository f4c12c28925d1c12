/// What one render may use up. A template is written by the shop's owner or bought from somebody; neither a slip nor
/// malice in it may hang a build or fill a disk.
package struct LiquidLimits: Sendable {
    /// Snippets inside snippets: stops `{% render 'a' %}` in snippet `a`.
    package var depth = 64
    /// Steps: a node rendered, a turn of a loop, an element a filter looks at. Stops `{% for i in (1..9999999999) %}`.
    package var work = 50_000_000
    /// Bytes written. Stops a loop from filling the disk.
    package var outputBytes = 64 << 20
    /// Bytes of all strings and lists that filters, `assign` and `capture` made, freed or not. Stops
    /// `{% assign s = s | append: s %}` in a loop.
    package var valueBytes = 512 << 20

    package init() {}

    /// Blocks inside blocks and brackets inside brackets while parsing: stops a stack overflow in the parser.
    package static let nesting = 100
    /// Bytes of one template file; positions are held in 32 bits.
    package static let templateBytes = 64 << 20
    /// Diagnostics one render reports; the same fault in a long loop says nothing new.
    package static let diagnostics = 50
}
