import Text

/// What every page of a build is made from, part by part.
///
/// Whether pages may be kept is one fingerprint's matter, which is made of this (`BuildCache.global`); this is kept so that
/// the next build can say what it was that changed. A hundred names and fingerprints, whatever the size of the shop.
package struct BuildBasis: Sendable, Equatable {
    package enum Part: Int, Sendable, CaseIterable {
        /// `store.yaml`
        case store
        /// The name of the theme.
        case theme
        /// Whether the shop is closed, until when, and what it says then.
        case closure
        /// `--base-url`
        case address
        case drafts
        /// The program for pictures.
        case pictures
        case folders
    }

    /// What each part is, in words or as the text of a fingerprint; as many as there are parts.
    private(set) var parts = [String](repeating: "", count: Part.allCases.count)
    /// Of the theme and of those that it extends: paths below the shop's root, in the order in which they were read.
    private(set) var files: [String] = []
    private(set) var states: [Fingerprint] = []

    init() {}

    subscript(part: Part) -> String {
        get { parts[part.rawValue] }
        set { parts[part.rawValue] = newValue }
    }

    mutating func add(_ file: String, _ state: Fingerprint) {
        files.append(file)
        states.append(state)
    }

    /// A file of the theme that is not what it was.
    struct ChangedFile: Sendable {
        var path: String
        /// Nil for one that was not there, or is no longer.
        var before: Fingerprint?
        var now: Fingerprint?
    }

    /// In order of path.
    func changedFiles(since last: BuildBasis) -> [ChangedFile] {
        let before = Dictionary(zip(last.files, last.states), uniquingKeysWith: { first, _ in first })
        let now = Dictionary(zip(files, states), uniquingKeysWith: { first, _ in first })
        return Set(before.keys).union(now.keys).filter { before[$0] != now[$0] }
            .sorted { $0.precedesInBytes($1) }
            .map { ChangedFile(path: $0, before: before[$0], now: now[$0]) }
    }

    func write(to out: inout PlainArrayWriter) {
        out.put(parts)
        out.put(files)
        out.put(states)
    }

    /// Nil for anything that is not whole.
    init?(reading reader: inout PlainArrayReader) {
        guard let parts = reader.texts(), parts.count == Part.allCases.count, let files = reader.texts(),
            let states = reader.take(Fingerprint.self), states.count == files.count
        else { return nil }
        self.parts = parts
        self.files = files
        self.states = states
    }
}
