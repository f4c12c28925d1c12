/// What the file system says of a file without reading it.
package struct FileStamp: Sendable, Hashable, BitwiseCopyable {
    /// Bytes.
    package var size: Int
    /// Nanoseconds since 1970.
    package var modified: Int
    /// Nanoseconds since 1970: the last change to content, name or owner, which no `cp -p` and no `touch` sets back. 0
    /// where nobody asks for it: a second name of a file changes it too.
    package var changed: Int
    /// The file's number in its file system; 0 where nobody asks for it.
    package var inode: Int

    package init(size: Int, modified: Int, changed: Int = 0, inode: Int = 0) {
        self.size = size
        self.modified = modified
        self.changed = changed
        self.inode = inode
    }

    /// The stamp of a file that changed so lately that its next change may bear the same time: it tells nothing.
    package var unsettled: FileStamp { FileStamp(size: size, modified: -1) }

    package var isSettled: Bool { modified >= 0 }
}
