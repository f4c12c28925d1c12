import Commerce
import Text

/// Old addresses that lead on to where their things are now.
package struct AliasIndex: Sendable {
    /// Sorted by `from`.
    package private(set) var all: [Alias] = []
    /// The `from` paths without base path and final slash, decoded: what links may name.
    package private(set) var paths: Set<String> = []

    /// No old address.
    package init() {}

    package init(_ catalogue: Catalogue, diagnostics: inout [Diagnostic]) {
        // Most shops have no alias: then there is no need to take every address apart.
        var taken: Set<String>?
        var seen: [String: String] = [:]
        var files: Set<String> = []
        var folders: Set<String> = []
        func add(_ aliases: [Located<String>], _ address: String, _ source: SourceFile, _ list: inout [Alias]) {
            for alias in aliases {
                let parts = Addresses.decode(alias.value).split(separator: "/").map(String.init)
                let path = "/" + parts.joined(separator: "/")
                guard !parts.isEmpty, !parts.contains(where: Self.cannotBeWritten), !alias.value.contains("?"),
                    !alias.value.contains("#"), !alias.value.contains(":")
                else {
                    diagnostics.append(
                        Diagnostic(
                            .error, source, alias.range, "'\(alias.value)' is not a path of the shop like /old/mug/"))
                    continue
                }
                if EngineFile.reserves(parts) {
                    diagnostics.append(
                        Diagnostic(
                            .error, source, alias.range,
                            "'\(alias.value)' is the place of a file that Vitrine itself writes; an alias is an old address"
                        ))
                    continue
                }
                if taken == nil { taken = Self.addresses(catalogue) }
                if taken?.contains(path) == true {
                    diagnostics.append(
                        Diagnostic(
                            .error, source, alias.range,
                            "'\(alias.value)' is the address of a page of the shop; an alias is an old address"))
                    continue
                }
                if let first = seen[path] {
                    diagnostics.append(
                        Diagnostic(.error, source, alias.range, "'\(alias.value)' is already an alias in \(first)"))
                    continue
                }
                // A file and a folder of one name cannot stand side by side.
                let above = (1..<max(1, parts.count)).map { "/" + parts.prefix($0).joined(separator: "/") }
                if let other = above.first(where: files.contains)
                    ?? (Self.isFile(parts) && folders.contains(path) ? path : nil)
                {
                    diagnostics.append(
                        Diagnostic(
                            .error, source, alias.range,
                            "'\(alias.value)' cannot be an alias beside another: '\(other)' would be a file and a folder"
                        ))
                    continue
                }
                if Self.isFile(parts) { files.insert(path) }
                folders.formUnion(above)
                seen[path] = source.path
                let encoded = catalogue.addresses.basePath + Addresses.encode(path: path)
                list.append(Alias(from: Self.isFile(parts) ? encoded : encoded + "/", to: address))
            }
        }
        var list: [Alias] = []
        for item in catalogue.products where item.facts.hasAliases {
            add(item.product.aliases, item.address, item.product.source, &list)
        }
        for item in catalogue.collections { add(item.collection.aliases, item.address, item.collection.source, &list) }
        for item in catalogue.pages { add(item.page.aliases, item.address, item.page.source, &list) }
        for item in catalogue.posts { add(item.post.page.aliases, item.address, item.post.page.source, &list) }
        all = list.sorted { $0.from.precedesInBytes($1.from) }
        paths = Set(seen.keys)
    }

    /// The page that leads on: a folder's index, or the file itself.
    func outputPath(_ alias: Alias, _ addresses: Addresses) -> String { addresses.outputPath(alias.from) }

    /// A name with a point stands for a file: `/old.html`.
    private static func isFile(_ parts: [String]) -> Bool { parts.last?.contains(".") == true }

    /// Nothing that leads elsewhere, ends a path in the system's eyes, or is longer than file systems take.
    private static func cannotBeWritten(_ part: String) -> Bool {
        part == "." || part == ".." || part.utf8.count > Handle.mostBytes
            || part.utf8.contains { $0 < 0x20 || $0 == 0x7F }
    }

    private static func addresses(_ catalogue: Catalogue) -> Set<String> {
        let addresses = catalogue.addresses
        var all = [
            addresses.home, addresses.collections, addresses.journal, addresses.cart, addresses.checkout,
            addresses.search, addresses.notFound,
        ]
        all += catalogue.products.map(\.address) + catalogue.collections.map(\.address) + catalogue.tags.map(\.address)
        all += catalogue.pages.map(\.address) + catalogue.posts.map(\.address)
        return Set(
            all.map { address in
                let local = Addresses.decode(String(address.dropFirst(addresses.basePath.count)))
                return "/" + local.split(separator: "/").joined(separator: "/")
            })
    }
}

/// An old address that leads to where its thing is now; both root-relative, with the base path, encoded.
package struct Alias: Sendable, Hashable {
    package var from: String
    package var to: String
}
