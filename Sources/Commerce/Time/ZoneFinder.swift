/// Finds how the clocks of a named zone go: a build reads the system's files, a test what it likes.
package struct ZoneFinder: Sendable {
    package enum Answer: Sendable {
        case zone(ZoneTable)
        /// There is none of that name; the names there are, for a suggestion.
        case unknown(names: [String])
        /// There is a file, and it cannot be used: why.
        case unreadable(String)
        /// The system has no zone files at all.
        case noFiles
    }

    package let find: @Sendable (_ name: String) -> Answer

    package init(_ find: @escaping @Sendable (_ name: String) -> Answer) { self.find = find }

    /// For what needs no zones: there are none.
    package static let none = ZoneFinder { _ in .noFiles }

    /// Whether a text can be a name of the time zone database: names of folders and files joined by slashes, none of which leads
    /// elsewhere.
    package static func isName(_ name: String) -> Bool {
        let parts = name.split(separator: "/", omittingEmptySubsequences: false)
        return name.utf8.count <= 64
            && parts.allSatisfy { part in
                !part.isEmpty
                    && part.utf8.allSatisfy {
                        $0 &- 0x30 < 10 || ($0 | 0x20) &- 0x61 < 26 || "_+-".utf8.contains($0)
                    }
            }
    }
}
