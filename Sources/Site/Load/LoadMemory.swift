import Commerce
import Platform
import Text

/// What the last build learnt from the files of the content folder, so that only those that changed are read again.
package struct LoadMemory: Sendable {
    /// A file that was read and had nothing wrong with it.
    struct KnownFile: Sendable {
        var path: String
        var stamp: FileStamp
        /// Decides when a stamp is another and the file may still be the same: after a copy, or a fresh checkout.
        var content: Fingerprint
        /// How many products it holds.
        var count: Int
    }

    /// A published file, with what probing it found out.
    package struct Media: Sendable {
        package var path: String
        package var stamp: FileStamp
        package var fingerprint: Fingerprint
        package var width: Int
        package var height: Int

        package init(path: String, stamp: FileStamp, fingerprint: Fingerprint, width: Int, height: Int) {
            self.path = path
            self.stamp = stamp
            self.fingerprint = fingerprint
            self.width = width
            self.height = height
        }
    }

    /// Of the store: its currency, zone and conventions are how the other files are read.
    var store: Fingerprint = .zero
    package var media: [Media] = []
    /// Files of products, in order of path, and the facts of all their products in the same order.
    var files: [KnownFile] = []
    var facts: [ProductFacts] = []

    package init() {}
}
