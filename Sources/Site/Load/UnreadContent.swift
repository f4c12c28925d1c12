/// Content that is there and could not be read, as was reported: that something names it is no second mistake.
package struct UnreadContent: Sendable {
    /// `products/mug`
    private var things: Set<String> = []
    /// Sections of which an unknown part is missing: a list of products that lost some of its entries.
    private var sections: Set<String> = []
    /// Published files, relative to the shop's root.
    private(set) var files: Set<String> = []

    package init() {}

    package mutating func add(_ section: String, _ handle: String) { things.insert("\(section)/\(handle)") }

    /// A file of a section, wholly or in part.
    mutating func add(_ section: String, _ file: ContentItem) {
        add(section, file.handle)
        // It is or may have been a list, of which nobody knows what is in it.
        if file.path.hasSuffix(".json") { add(partOf: section) }
    }

    /// A part of a section of which nobody knows what is in it.
    package mutating func add(partOf section: String) { sections.insert(section) }

    package mutating func add(file path: String) { files.insert(path) }

    var isEmpty: Bool { things.isEmpty && sections.isEmpty && files.isEmpty }

    /// Whether a thing may be missing only because its file was not read. Tags are those of products.
    func explains(_ section: String, _ handle: String) -> Bool {
        if section == "tags" { return explainsAny(of: "products") }
        return sections.contains(section) || things.contains("\(section)/\(handle)")
    }

    /// Whether anything of a section was not read.
    func explainsAny(of section: String) -> Bool {
        sections.contains(section) || things.contains { $0.hasPrefix(section + "/") }
    }
}
