import Platform
import Text

/// The finished copies that are kept between builds, `.vitrine/images` of the shop: each under the hash of its picture and
/// its recipe.
///
/// A copy gets its name when it is whole, by a rename, so whatever has a name here is whole.
package struct ImageCache: Sendable {
    /// Absolute.
    package let folder: String
    let kind: ImageTool.Kind

    package init(folder: String, kind: ImageTool.Kind) {
        self.folder = folder
        self.kind = kind
    }

    /// The path of the file that holds, or will hold, a copy.
    package func file(_ copy: ImageRequest) -> String { "\(folder)/\(name(copy))" }

    package func holds(_ copy: ImageRequest) -> Bool {
        // A file of no bytes is what a power cut may leave.
        SystemCalls.stamp(file(copy)).map { $0.size > 0 } ?? false
    }

    /// Removes the copies that none of `requests` names, so that the cache does not grow for ever.
    package func prune(keeping requests: some Sequence<ImageRequest>) {
        let wanted = Set(requests.map { name($0) })
        for entry in SystemCalls.names(in: folder) ?? []
        where !wanted.contains(entry) && !entry.hasPrefix(ImageWorkFolder.prefix) {
            try? SystemCalls.removeFile("\(folder)/\(entry)")
        }
    }

    private func name(_ copy: ImageRequest) -> String { "\(copy.cacheKey)-\(kind.rawValue).\(copy.fileExtension)" }
}
