import Commerce

/// A price book with the fingerprint of its file, which names it in orders and keys.
package struct BookEdition: Sendable {
    package let book: PriceBook
    /// The first 16 hexadecimal digits of the file's SHA-256.
    package let fingerprint: String

    package init(_ book: PriceBook, fingerprint: String) {
        self.book = book
        self.fingerprint = fingerprint
    }
}
