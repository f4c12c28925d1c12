/// A property of a product that has no field of its own: `colour: indigo`. Themes show them, feeds know some of them.
package struct Attribute: Sendable, Equatable {
    package var name: Located<String>
    package var value: ContentValue

    package init(name: Located<String>, value: ContentValue) {
        self.name = name
        self.value = value
    }
}
