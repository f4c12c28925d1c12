import Commerce
import Platform
import Text

/// One theme folder and the themes it extends, seen as one set of files: the nearest theme's file counts.
struct ThemeFiles {
    /// One theme of the chain.
    struct Layer {
        /// The name of its folder.
        let name: String
        /// `themes/market`.
        let folder: String
        let manifest: ThemeManifest
        /// Paths below the folder, sorted.
        let paths: [String]
    }

    /// The chosen theme first, then the one it extends, and so on.
    let layers: [Layer]
    /// The file that counts for each path below a theme's folder.
    private let chosen: [String: Int]
    private let reader: any FileReader

    /// How many themes may extend one another: more is a mistake, and each costs a look into a folder.
    static let deepestChain = 16

    /// Follows `extends` from the theme `name`; nil after an error that leaves no theme to work with.
    ///
    /// `asked` makes the diagnostic for a first theme that does not exist, at the place where the shop names it.
    static func load(
        name: String, themesFolder: String, reader: any FileReader, diagnostics: inout [Diagnostic],
        asked: @escaping (String) -> Diagnostic
    ) -> ThemeFiles? {
        var layers: [Layer] = []
        var next: (name: String, place: ((String) -> Diagnostic)) = (name, asked)
        while true {
            let folder = themesFolder.isEmpty ? next.name : "\(themesFolder)/\(next.name)"
            let paths: [String]
            do {
                let entries = try reader.files(below: folder)
                for entry in entries where entry.escapes {
                    diagnostics.append(
                        Diagnostic(
                            .error, path: entry.path,
                            message: "the link leads out of the theme's folder; copy the file into the theme"))
                }
                paths = entries.filter { !$0.escapes && !isStray($0.path, &diagnostics) }
                    .map { String($0.path.dropFirst(folder.utf8.count + 1)) }
            } catch {
                diagnostics.append(
                    Diagnostic(.error, path: error.path, message: "cannot \(error.operation): \(error.reason)"))
                return nil
            }
            guard !paths.isEmpty, Handle.problem(with: next.name) == nil else {
                let known = themeNames(in: themesFolder, reader)
                diagnostics.append(
                    next.place(
                        "there is no theme '\(next.name)' in \(themesFolder)/"
                            + Suggestion.phrase(for: next.name, in: known)))
                return nil
            }
            guard let manifest = manifest(folder, paths, reader, &diagnostics) else { return nil }
            layers.append(Layer(name: next.name, folder: folder, manifest: manifest, paths: paths))
            guard let base = manifest.extends else { break }
            if layers.contains(where: { $0.name == base.text }) {
                let chain = (layers.map(\.name) + [base.text]).joined(separator: " -> ")
                diagnostics.append(base.diagnostic("themes extend one another in a circle: \(chain)"))
                return nil
            }
            guard layers.count < deepestChain else {
                diagnostics.append(base.diagnostic("more than \(deepestChain) themes extend one another"))
                return nil
            }
            next = (base.text, base.diagnostic)
        }
        return ThemeFiles(layers: layers, reader: reader)
    }

    /// Whether a file is no part of a theme although it lies in its folder.
    private static func isStray(_ path: String, _ diagnostics: inout [Diagnostic]) -> Bool {
        let name = PathText.lastPart(path)
        if StrayName.isConflictCopy(name) {
            diagnostics.append(Diagnostic(.warning, path: path, message: SortedFiles.conflict))
            return true
        }
        guard let secret = SecretFile(name: name) else { return false }
        diagnostics.append(Diagnostic(.warning, path: path, message: secret.message))
        return true
    }

    private init(layers: [Layer], reader: any FileReader) {
        self.layers = layers
        self.reader = reader
        var chosen: [String: Int] = [:]
        for (index, layer) in layers.enumerated().reversed() {
            for path in layer.paths { chosen[path] = index }
        }
        self.chosen = chosen
    }

    /// The files below `folder` that count, by their path below it; one of a nearer theme hides those it replaces.
    ///
    /// `key` gives the name under which files replace one another, or nil for a file that does not belong there.
    func files(in folder: String, key: (String) -> String?) -> [(key: String, path: String, layer: Int)] {
        var found: [String: (path: String, layer: Int)] = [:]
        for (index, layer) in layers.enumerated() {
            for path in layer.paths where path.hasPrefix(folder + "/") {
                guard let key = key(String(path.dropFirst(folder.utf8.count + 1))), found[key] == nil else { continue }
                found[key] = (path, index)
            }
        }
        return found.map { ($0.key, $0.value.path, $0.value.layer) }
            .sorted { $0.key.precedesInBytes($1.key) }
    }

    /// The text of `path` in one theme of the chain, under the name its diagnostics show.
    func source(_ path: String, layer: Int, _ diagnostics: inout [Diagnostic]) -> SourceFile? {
        let full = "\(layers[layer].folder)/\(path)"
        return ThemeFiles.read(full, reader, &diagnostics)
    }

    /// As `source`, for a file that may hold anything.
    func bytes(_ path: String, layer: Int, _ diagnostics: inout [Diagnostic]) -> [UInt8]? {
        let full = "\(layers[layer].folder)/\(path)"
        do {
            return try reader.read(full)
        } catch {
            diagnostics.append(Diagnostic(.error, path: full, message: "cannot \(error.operation): \(error.reason)"))
            return nil
        }
    }

    private static func read(_ path: String, _ reader: any FileReader, _ diagnostics: inout [Diagnostic]) -> SourceFile?
    {
        do {
            let bytes = try reader.read(path)
            let source = SourceFile(path: path, bytes: bytes)
            if let offset = UTF8Validation.firstInvalidOffset(bytes) {
                diagnostics.append(
                    Diagnostic(.error, source, offset..<offset + 1, "the file is not UTF-8 text; save it as UTF-8"))
                return nil
            }
            return source
        } catch {
            diagnostics.append(Diagnostic(.error, path: path, message: "cannot \(error.operation): \(error.reason)"))
            return nil
        }
    }

    private static func manifest(
        _ folder: String, _ paths: [String], _ reader: any FileReader, _ diagnostics: inout [Diagnostic]
    ) -> ThemeManifest? {
        guard paths.contains("theme.yaml") else {
            diagnostics.append(
                Diagnostic(
                    .error, path: "\(folder)/theme.yaml",
                    message: "the file is missing; a theme needs one with at least its name"))
            return nil
        }
        guard let source = read("\(folder)/theme.yaml", reader, &diagnostics) else { return nil }
        return ThemeManifest.read(source, &diagnostics)
    }

    /// The folders that hold a `theme.yaml`.
    static func themeNames(in themesFolder: String, _ reader: any FileReader) -> [String] {
        let entries = (try? reader.files(below: themesFolder)) ?? []
        return entries.compactMap { entry in
            let parts = entry.path.dropFirst(themesFolder.isEmpty ? 0 : themesFolder.utf8.count + 1).split(
                separator: "/")
            return parts.count == 2 && parts[1] == "theme.yaml" ? String(parts[0]) : nil
        }
    }
}
