import Platform
import Text

/// The way to put a site in place where two folders cannot be exchanged: file by file, and undone if it does not end.
///
/// What each step needs to be taken back is on the disk before the first step: the log names the steps, and a file that
/// is replaced or removed keeps a second name beside the log until all is done. A build that was killed half way is
/// taken back by the next one before it looks at anything.
struct UndoLog {
    private let folder: String
    private let output: String

    private enum Entry {
        /// Nothing stood here.
        case created(path: String)
        /// The file that stood here has this number.
        case displaced(path: String, number: Int)
    }

    private static let heading = "VITRINE UNDO\n"
    private var file: String { folder + "/undo" }
    private func kept(_ number: Int) -> String { folder + "/old/\(number)" }

    /// - Parameters:
    ///   - stage: the folder of this build's staged files, on the same file system as `output`.
    ///   - output: the folder of the site, absolute.
    init(stage: String, output: String) {
        folder = stage
        self.output = output
    }

    /// Takes all steps in the output folder, or none of them; gives the number of files removed.
    func apply(_ changes: SiteChanges) throws(FileFault) -> Int {
        let steps = changes.steps
        try SystemCalls.makeFolders(folder + "/old")
        try SystemCalls.write(encode(steps), to: file)
        try SystemCalls.sync(file)
        do throws(FileFault) {
            let removed = try take(steps)
            // From here on the new site is the site.
            try SystemCalls.removeFile(file)
            return removed
        } catch {
            try undo()
            throw error
        }
    }

    private func take(_ steps: [SiteChanges.Step]) throws(FileFault) -> Int {
        var removed = 0
        for (number, step) in steps.enumerated() {
            switch step {
            case .place(let source, let path):
                let target = output + "/" + path
                if SystemCalls.kind(target) != nil { try keep(target, number) }
                try SystemCalls.rename(source, to: target)
            case .remove(let path):
                let target = output + "/" + path
                guard SystemCalls.kind(target) != nil else { continue }
                try SystemCalls.rename(target, to: kept(number))
                removed += 1
                SiteChanges.removeEmptyFolders(above: path, in: output)
            }
        }
        return removed
    }

    /// A second name where the file system has such, so that there is no moment without the file.
    private func keep(_ target: String, _ number: Int) throws(FileFault) {
        do {
            try SystemCalls.link(target, at: kept(number))
        } catch {
            try SystemCalls.rename(target, to: kept(number))
        }
    }

    /// Whether there is something to take back.
    var isPending: Bool { SystemCalls.kind(file) != nil }

    /// Takes back what a build that did not end has done. Without a whole log nothing was done.
    ///
    /// - Throws: what keeps an old file from its place; the log stays then, for another try.
    func undo() throws(FileFault) {
        guard isPending else { return }
        guard let (output, entries) = decode(try SystemCalls.read(file)) else {
            return try SystemCalls.removeFile(file)
        }
        for entry in entries.reversed() {
            switch entry {
            // A folder in its place says that it never came to this.
            case .created(let path): try? SystemCalls.removeFile(output + "/" + path)
            case .displaced(let path, let number):
                guard SystemCalls.kind(kept(number)) != nil else { continue }
                let target = output + "/" + path
                removeEmptyFolders(below: target)
                try SystemCalls.makeFolders(PathText.parent(target))
                try SystemCalls.rename(kept(number), to: target)
            }
        }
        for case .created(let path) in entries { SiteChanges.removeEmptyFolders(above: path, in: output) }
        try SystemCalls.removeFile(file)
    }

    private func removeEmptyFolders(below path: String) {
        guard SystemCalls.kind(path) == .folder else { return }
        for name in SystemCalls.names(in: path) ?? [] { removeEmptyFolders(below: path + "/" + name) }
        _ = SystemCalls.removeEmptyFolder(path)
    }

    private func encode(_ steps: [SiteChanges.Step]) throws(FileFault) -> [UInt8] {
        var entries: [Entry] = []
        func addFiles(of source: String, at path: String) throws(FileFault) {
            guard SystemCalls.kind(source) == .folder else { return entries.append(.created(path: path)) }
            for entry in try SystemCalls.entries(in: source) {
                try addFiles(of: source + "/" + entry.name, at: path + "/" + entry.name)
            }
        }
        var created: Set<String> = []
        for (number, step) in steps.enumerated() {
            switch step {
            case .place(let source, let path):
                let standing = SystemCalls.kind(output + "/" + path)
                // What stands where a folder goes, or is a folder where a file goes, is out of the way by then.
                if SystemCalls.kind(source) == .folder {
                    try addFiles(of: source, at: path)
                } else if standing == nil || standing == .folder, created.insert(path).inserted {
                    entries.append(.created(path: path))
                } else {
                    entries.append(.displaced(path: path, number: number))
                }
            case .remove(let path): entries.append(.displaced(path: path, number: number))
            }
        }
        var out = ByteWriter(reserving: entries.count * 48)
        out.append(string: Self.heading)
        out.append(text: SystemCalls.realPath(output) ?? output)
        out.append(number: UInt64(entries.count))
        for entry in entries {
            switch entry {
            case .created(let path):
                out.append(number: 0)
                out.append(text: path)
            case .displaced(let path, let number):
                out.append(number: UInt64(number) + 1)
                out.append(text: path)
            }
        }
        out.append(Fingerprint(out.bytes))
        return out.bytes
    }

    private func decode(_ bytes: [UInt8]) -> (output: String, entries: [Entry])? {
        var reader = CacheReader(bytes: bytes)
        guard reader.checksumHolds(), reader.skip(Self.heading), let written = reader.text(),
            let count = reader.number()
        else { return nil }
        var entries: [Entry] = []
        for _ in 0..<count {
            guard let mark = reader.number(), let path = reader.text() else { return nil }
            entries.append(
                mark == 0
                    ? .created(path: path) : .displaced(path: path, number: Int(truncatingIfNeeded: mark) &- 1))
        }
        // The last build may have had another output folder; a log that lies in the site moves with it.
        return (folder.hasPrefix(output + "/") ? output : written, entries)
    }
}
