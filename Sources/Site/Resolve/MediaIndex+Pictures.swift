import Commerce
import Text

extension MediaIndex {
    /// The picture that a content file names; what keeps it from being one is reported.
    func picture(_ file: Located<String>, in source: SourceFile, _ found: inout [Diagnostic]) -> Int? {
        if let id = find(file.value, from: source.path) {
            if self[id].isPicture { return id }
            found.append(
                Diagnostic(
                    .error, source, file.range,
                    "'\(file.value)' is not a picture that Vitrine can read; "
                        + "use PNG, JPEG, GIF, WebP, AVIF or an SVG with a width and height or viewBox"))
            return nil
        }
        if isUnread(file.value, from: source.path) { return nil }
        found.append(
            Diagnostic(
                .error, source, file.range,
                "the file '\(file.value)' is neither beside this file nor in content/media/"
                    + suggestion(for: file.value)))
        return nil
    }
}
