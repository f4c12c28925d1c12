import Synchronization

/// What went from and to files, whole files at a time, for whoever asks where the time of a build went.
package struct FileTraffic: Sendable, Hashable {
    package var filesRead = 0
    package var bytesRead = 0
    package var filesWritten = 0
    package var bytesWritten = 0

    package init(filesRead: Int = 0, bytesRead: Int = 0, filesWritten: Int = 0, bytesWritten: Int = 0) {
        self.filesRead = filesRead
        self.bytesRead = bytesRead
        self.filesWritten = filesWritten
        self.bytesWritten = bytesWritten
    }

    /// Of this process since its start; programs that it started not included.
    package static var sinceStart: FileTraffic {
        FileTraffic(
            filesRead: readFiles.load(ordering: .relaxed), bytesRead: readBytes.load(ordering: .relaxed),
            filesWritten: writtenFiles.load(ordering: .relaxed), bytesWritten: writtenBytes.load(ordering: .relaxed))
    }

    package func since(_ start: FileTraffic) -> FileTraffic {
        FileTraffic(
            filesRead: filesRead - start.filesRead, bytesRead: bytesRead - start.bytesRead,
            filesWritten: filesWritten - start.filesWritten, bytesWritten: bytesWritten - start.bytesWritten)
    }

    private static let readFiles = Atomic<Int>(0)
    private static let readBytes = Atomic<Int>(0)
    private static let writtenFiles = Atomic<Int>(0)
    private static let writtenBytes = Atomic<Int>(0)

    static func noteRead(_ bytes: Int) {
        readFiles.add(1, ordering: .relaxed)
        readBytes.add(bytes, ordering: .relaxed)
    }

    static func noteWrite(_ bytes: Int) {
        writtenFiles.add(1, ordering: .relaxed)
        writtenBytes.add(bytes, ordering: .relaxed)
    }
}
