/// Files of a theme that are there and cannot be used, as was reported: that nothing comes of them is no second mistake.
struct BrokenFiles: Sendable {
    enum Kind: Sendable { case snippets, layouts, templates, sections, groups }

    private var names: [Kind: Set<String>]

    /// - Parameter unread: those that could not even be read.
    init(_ unread: [Kind: Set<String>]) { names = unread }

    /// Notes those of `all` that are not among the usable ones.
    mutating func note(_ kind: Kind, _ all: [String], usable: some Collection<String>) {
        let usable = Set(usable)
        names[kind, default: []].formUnion(all.lazy.filter { !usable.contains($0) })
    }

    func names(of kind: Kind) -> Set<String> { names[kind] ?? [] }

    func contains(_ kind: Kind, _ name: String) -> Bool { names[kind]?.contains(name) == true }
}
