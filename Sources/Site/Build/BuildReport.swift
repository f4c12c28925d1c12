import Text

/// How a build went.
package struct BuildReport: Sendable {
    package var diagnostics: [Diagnostic] = []
    /// Pages of the site, whether they had to be rendered or not.
    package var pages = 0
    package var summary = SiteWriter.Summary()
    /// Resized copies of pictures that are being made behind the build.
    package var picturesToCome = 0
    /// Things worth saying once that are nobody's mistake.
    package var notices: [String] = []
    /// The path that the store's address ends in (`/shop`), empty at the root of its host; nil if it is not known.
    package var basePath: String?
    /// The new site is in place (or, for a check, would be).
    package var succeeded = false

    package var timings = BuildTimings()
    /// Of the page that was asked about, once the site is in place.
    package var explanation: PageExplanation?

    package init() {}

    package var hasErrors: Bool { diagnostics.contains { $0.severity == .error } }
}

/// A folder that a build must not write to, and why.
package struct RefusedOutput: Error, Sendable {
    package let message: String
}
