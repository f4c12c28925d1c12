/// A run of a template: text, outputs and tags, flat and in order.
package struct Body: Sendable {
    enum Node: Sendable {
        /// Bytes of the source, copied as they stand.
        case text(TemplateRange)
        case output(FilteredExpression)
        /// An output without filters or look-ups, the commonest kind.
        case variable(Name, TemplateRange)
        case tag(any LiquidTag, TemplateRange)
    }

    var nodes: [Node] = []
    /// Nothing in it ever prints but white space.
    package internal(set) var isBlank = true

    /// A block of which all bodies are blank prints nothing, not even its white space (the reference does the same, so
    /// that `{% if x %} {% assign y = 1 %} {% endif %}` leaves no hole in the page).
    mutating func removeText() {
        nodes.removeAll { if case .text = $0 { true } else { false } }
    }
}
