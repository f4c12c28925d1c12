import Text

/// A file that is published as it is: a picture or a download.
package struct MediaFile: Sendable, Hashable {
    /// Relative to the shop's root: `content/media/mug.webp`, or beside a content file.
    package var path: String
    /// Below the output folder: `media/mug.webp`.
    package var outputPath: String
    package var fingerprint: Fingerprint
    /// Bytes.
    package var size: Int
    /// Pixels; 0 for files that are not pictures.
    package var width: Int
    package var height: Int

    package init(path: String, outputPath: String, fingerprint: Fingerprint, size: Int, width: Int, height: Int) {
        self.path = path
        self.outputPath = outputPath
        self.fingerprint = fingerprint
        self.size = size
        self.width = width
        self.height = height
    }

    package var isPicture: Bool { width > 0 }
}

/// All published files, found by the ways owners name them.
package struct MediaIndex: Sendable {
    /// Ordered by output path.
    package let files: [MediaFile]
    private let byPath: [String: Int]
    private let byOutputPath: [String: Int]
    /// `content`, relative to the shop's root.
    let contentFolder: String
    private let mediaPrefix: String
    /// Paths of files that are there and could not be read, as was reported.
    private let unread: Set<String>
    /// The names of all files without their folders.
    private let names: KnownNames

    /// - Parameters:
    ///   - contentFolder: `content`, relative to the shop's root.
    ///   - unread: paths of files that are there and could not be read.
    package init(files: [MediaFile], contentFolder: String, unread: Set<String> = []) {
        self.unread = unread
        self.files = files.sorted { $0.outputPath.precedesInBytes($1.outputPath) }
        self.contentFolder = contentFolder
        mediaPrefix = contentFolder + "/media/"
        names = KnownNames { [files = self.files] in files.map { PathText.lastPart($0.path) } }
        byPath = Dictionary(self.files.enumerated().map { ($1.path, $0) }, uniquingKeysWith: { first, _ in first })
        byOutputPath = Dictionary(
            self.files.enumerated().map { ($1.outputPath, $0) }, uniquingKeysWith: { first, _ in first })
    }

    package subscript(id: Int) -> MediaFile { files[id] }

    /// Whether the file lies beside content and not in `media/`.
    func isBesideContent(_ id: Int) -> Bool { !files[id].path.hasPrefix(mediaPrefix) }

    package func id(outputPath: String) -> Int? { byOutputPath[outputPath] }

    /// The file that `name`, written in the content file at `path`, means.
    ///
    /// Looked for beside the content file, then in `media/`, then from the content folder: `mug.webp`,
    /// `../media/mug.webp` and `/media/mug.webp` all work, and so does the published address of a file beside content.
    ///
    /// - Parameter looking: is told each path that is looked at, the last of which is the file's if there is one.
    package func find(_ name: String, from path: String, looking: (String) -> Void = { _ in }) -> Int? {
        look(name, from: path) { path in
            looking(path)
            return byPath[path]
        }
    }

    /// Whether `name`, written in the content file at `path`, means a file that is there and could not be read.
    func isUnread(_ name: String, from path: String) -> Bool {
        !unread.isEmpty && look(name, from: path) { unread.contains($0) ? true : nil } == true
    }

    /// What `found` finds first of the paths that a name may stand for, the nearest first.
    private func look<Found>(_ name: String, from path: String, _ found: (String) -> Found?) -> Found? {
        let folder = PathText.parent(path)
        func look(_ path: String?) -> Found? { path.flatMap(found) }
        if !name.utf8.contains(ASCII.slash), name != ".", name != "..", !name.isEmpty, !folder.isEmpty {
            // Nearly all: a name alone needs no path taken apart.
            return look(folder + "/" + name) ?? look(mediaPrefix + name) ?? look(contentFolder + "/" + name)
        }
        if !name.hasPrefix("/") {
            if let found = look(PathText.join(folder, name)) ?? look(PathText.join(mediaPrefix, name)) { return found }
        }
        let plain = String(name.drop { $0 == "/" })
        if let found = look(PathText.join(contentFolder, plain)) { return found }
        // Published as `media/...`, and lying beside content.
        return name.hasPrefix("/media/") ? look(PathText.join(contentFolder, String(plain.dropFirst(6)))) : nil
    }

    /// The nearest existing name, for a diagnostic.
    package func suggestion(for name: String) -> Diagnostic.Guess { names.guess(for: PathText.lastPart(name)) }
}
