/// A stretch of an open file, sent to the client piece by piece; the file is closed with the last reference.
package struct FileBody: Sendable {
    private let file: OpenFile
    /// Where to begin, in bytes from the start of the file.
    package let offset: Int
    /// How many bytes to send.
    package let length: Int

    /// Takes over `descriptor`, which must be open for reading a regular file.
    package init(descriptor: Int32, offset: Int, length: Int) {
        self.init(OpenFile(descriptor), offset: offset, length: length)
    }

    init(_ file: OpenFile, offset: Int, length: Int) {
        self.file = file
        self.offset = offset
        self.length = length
    }

    var descriptor: Int32 { file.descriptor }
}
