import Text

/// A file of a theme and what it held, so that a later build can say which of them changed.
package struct ThemeFileState: Sendable {
    /// Relative to the shop's root.
    package var path: String
    package var fingerprint: Fingerprint
}
