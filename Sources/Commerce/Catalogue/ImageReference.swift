/// A picture of a content file.
package struct ImageReference: Sendable, Equatable {
    /// Beside the content file, or in `media/`; resolved when files are known.
    package var file: Located<String>
    /// What the picture shows, for those who cannot see it; nil when the owner wrote none.
    package var alt: String?

    package init(file: Located<String>, alt: String? = nil) {
        self.file = file
        self.alt = alt
    }
}
