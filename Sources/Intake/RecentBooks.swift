import Commerce
import Orders
import Platform
import Synchronization
import Text

/// Price books by their fingerprints: today's, and those of the last days, by which a cart from yesterday's page is told
/// what changed. Kept in `orders/books/`.
package struct RecentBooks: Sendable {
    /// So many builds back a cart is understood.
    private static let kept = 8

    /// Bytes of the largest book: some hundred thousand products. Stops a file that would fill the memory.
    private static let longest = 256 << 20

    package let folder: String

    package init(folder: String) { self.folder = folder }

    private var archive: String { folder + "/books" }

    private var current: String { folder + "/price-book.json" }

    /// Who besides the owner could set the shop's prices, with the command that mends it; nil when nobody could.
    ///
    /// `isServing`: a server takes only what belongs to the user that it runs as, or to root. Root that looks after the
    /// orders of a service takes that user's files.
    package func objection(isServing: Bool) -> FileFault? {
        let friend = isServing ? nil : FileTrust.ward(folder)
        return FileTrust.objection(folder, .privateFolder, alsoOwnedBy: friend)
            ?? FileTrust.objection(current, .file, alsoOwnedBy: friend)
            ?? FileTrust.objection(archive, .privateFolder, alsoOwnedBy: friend)
    }

    /// The book in the file and its edition; nil with diagnostics when it cannot be used.
    package func load(diagnostics: inout [Diagnostic]) throws(FileFault) -> BookEdition? {
        let bytes = try SystemCalls.read(current, limit: RecentBooks.longest)
        let source = SourceFile(path: current, bytes: bytes)
        guard let book = PriceBook.read(source, diagnostics: &diagnostics) else { return nil }
        return BookEdition(book, fingerprint: RecentBooks.fingerprint(bytes))
    }

    /// Keeps a copy of the book in use under its fingerprint, and lets the oldest go. Only a comfort: a copy that
    /// cannot be kept is no reason not to sell.
    package func keep(_ fingerprint: String) {
        let name = archive + "/" + fingerprint + ".json"
        if SystemCalls.kind(archive) == nil { try? SystemCalls.makePrivateFolder(archive) }
        if SystemCalls.kind(name) == nil, let bytes = try? SystemCalls.read(current, limit: RecentBooks.longest),
            RecentBooks.fingerprint(bytes) == fingerprint
        {
            try? SystemCalls.writePrivately(bytes, to: name)
        }
        let names = (SystemCalls.names(in: archive) ?? []).filter { $0.hasSuffix(".json") }
        guard names.count > RecentBooks.kept else { return }
        let byAge = names.sorted {
            (SystemCalls.stamp(archive + "/" + $0)?.modified ?? 0)
                > (SystemCalls.stamp(archive + "/" + $1)?.modified ?? 0)
        }
        for name in byAge.dropFirst(RecentBooks.kept) { try? SystemCalls.removeFile(archive + "/" + name) }
    }

    /// The book that a fingerprint names; nil when it is too old or not one of ours.
    package func book(_ fingerprint: String) -> PriceBook? {
        guard fingerprint.utf8.count == 16, fingerprint.utf8.allSatisfy({ $0 &- 0x30 < 10 || $0 &- 0x61 < 6 }),
            let bytes = try? SystemCalls.read(archive + "/" + fingerprint + ".json", limit: RecentBooks.longest),
            // Whoever could write it would tell customers what had been promised.
            RecentBooks.fingerprint(bytes) == fingerprint
        else { return nil }
        var diagnostics: [Diagnostic] = []
        return PriceBook.read(SourceFile(path: fingerprint, bytes: bytes), diagnostics: &diagnostics)
    }

    package static func fingerprint(_ bytes: [UInt8]) -> String {
        String(Hex.string(SHA256.digest(bytes)).prefix(16))
    }
}

extension IntakeService {
    /// A recent price book, read once and remembered: few are asked for at a time.
    func recentBook(_ fingerprint: String) -> PriceBook? {
        formerBooks.withLock { books in
            if let known = books.first(where: { $0.fingerprint == fingerprint }) { return known.book }
            // What is no book of ours is not remembered: made-up names would push the real ones out.
            guard let book = RecentBooks(folder: configuration.folder).book(fingerprint) else { return nil }
            books.append((fingerprint, book))
            if books.count > 4 { books.removeFirst() }
            return book
        }
    }
}
