/// Where the tests find the repository's own files.
package enum Repository {
    /// The folder that holds `Package.swift`, without a final slash.
    package static let root: String = {
        // .../Tests/TestSupport/Repository.swift
        var parts = #filePath.split(separator: "/", omittingEmptySubsequences: false)
        parts.removeLast(3)
        return parts.joined(separator: "/")
    }()
}
