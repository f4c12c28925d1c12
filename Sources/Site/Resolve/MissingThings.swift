import Commerce
import Text

/// What it comes to that something names a product or a collection which is not there: nothing where it is known why, else
/// a diagnostic with the name that may have been meant.
struct MissingThings: Sendable {
    /// `section/handle` of what exists and is not shown at present.
    let hidden: Set<String>
    let unread: UnreadContent
    /// The handles of what is shown.
    let products: KnownNames
    let collections: KnownNames

    func isExplained(_ section: String, _ handle: String) -> Bool {
        hidden.contains("\(section)/\(handle)") || unread.explains(section, handle)
    }

    func product(_ reference: Located<String>, in source: SourceFile) -> Diagnostic {
        Diagnostic(
            .error, source, reference.range,
            "there is no product '\(reference.value)'" + products.guess(for: reference.value))
    }

    /// - Parameter mend: what else there is to be said.
    func collection(_ reference: Located<String>, in source: SourceFile, mend: String = "") -> Diagnostic {
        Diagnostic(
            .error, source, reference.range,
            "there is no collection '\(reference.value)'" + collections.guess(for: reference.value) + mend)
    }
}
