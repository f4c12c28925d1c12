/// What the file system says of a file without reading it.
package struct FileStamp: Sendable, Hashable {
    /// Bytes.
    package var size: Int
    /// Nanoseconds since 1970.
    package var modified: Int

    package init(size: Int, modified: Int) {
        self.size = size
        self.modified = modified
    }
}
