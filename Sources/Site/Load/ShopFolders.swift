/// Where the parts of a shop lie; relative to its root, or absolute where the command line says so.
package struct ShopFolders: Sendable, Hashable {
    package var content = "content"
    package var themes = "themes"

    package init(content: String = "content", themes: String = "themes") {
        self.content = content
        self.themes = themes
    }
}
