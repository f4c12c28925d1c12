import Platform
import Text

/// What one output file held after the last build, so that an unchanged one is recognised without reading it.
package struct OutputRecord: Sendable, Hashable {
    /// Relative to the output folder.
    package var path: String
    package var fingerprint: Fingerprint
    package var stamp: FileStamp

    package init(path: String, fingerprint: Fingerprint, stamp: FileStamp) {
        self.path = path
        self.fingerprint = fingerprint
        self.stamp = stamp
    }
}
