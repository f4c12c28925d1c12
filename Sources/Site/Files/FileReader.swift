import Platform
import Text

/// Where a build reads its input from: a disk, or memory in tests.
///
/// Paths are relative to the shop's root, with forward slashes and no `.` or `..` parts.
package protocol FileReader: Sendable {
    /// Every regular file below `folder`, sorted by path bytes; hidden ones (a leading dot) and what
    /// editors, systems and tools leave behind (`StrayName`) are left out.
    ///
    /// A folder that does not exist has no files. A symbolic link is followed when it stays inside `folder` and
    /// listed as `escapes` when it does not.
    func files(below folder: String) throws(FileFault) -> [FileEntry]

    /// The whole content of one file.
    func read(_ path: String) throws(FileFault) -> [UInt8]
}

/// One file of a listing.
package struct FileEntry: Sendable, Hashable {
    /// Relative to the shop's root.
    package var path: String
    package var stamp: FileStamp
    /// A symbolic link that leads out of the folder that was listed, back into itself or to nothing.
    package var escapes: Bool

    package init(path: String, stamp: FileStamp, escapes: Bool = false) {
        self.path = path
        self.stamp = stamp
        self.escapes = escapes
    }
}

/// Where the parts of a shop lie; relative to its root, or absolute where the command line says so.
package struct ShopFolders: Sendable, Hashable {
    package var content = "content"
    package var themes = "themes"

    package init(content: String = "content", themes: String = "themes") {
        self.content = content
        self.themes = themes
    }
}
