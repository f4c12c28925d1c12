import Platform
import Text

/// A reader whose folders are listed once: one build sees one listing, whoever asks for it, and it may be begun before.
final class ListedReader: FileReader {
    private typealias Listing = Later<Result<[FileEntry], FileFault>>

    private let reader: any FileReader
    private let listings = Guarded<[String: Listing]>([:])

    init(_ reader: any FileReader) { self.reader = reader }

    func files(below folder: String) throws(FileFault) -> [FileEntry] { try begin(folder).value.get() }

    /// Begins to list a folder beside other work.
    @discardableResult
    private func begin(_ folder: String) -> Listing {
        listings.withLock { listings in
            if let begun = listings[folder] { return begun }
            let listing = Listing { [reader] in
                do throws(FileFault) {
                    return .success(try reader.files(below: folder))
                } catch {
                    return .failure(error)
                }
            }
            listings[folder] = listing
            return listing
        }
    }

    func begin(_ folders: ShopFolders) {
        begin(folders.content)
        begin(folders.themes)
    }

    func read(_ path: String) throws(FileFault) -> [UInt8] { try reader.read(path) }
}
