/// A free value of the content, where the theme and not Vitrine decides what it means: attributes, theme settings.
package indirect enum ContentValue: Sendable, Hashable {
    case null
    case bool(Bool)
    case integer(Int)
    case decimal(DecimalNumber)
    case text(String)
    case list([ContentValue])
    /// In the order written.
    case map([ContentEntry])
}

/// One key of a `ContentValue.map`.
package struct ContentEntry: Sendable, Hashable {
    package var name: String
    package var value: ContentValue

    package init(name: String, value: ContentValue) {
        self.name = name
        self.value = value
    }
}
