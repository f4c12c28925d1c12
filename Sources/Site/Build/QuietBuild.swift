import Commerce
import Platform
import Text

/// A build that finds every file, every option and the moment as the last one did, and the site as that one left it: it
/// has the same to say and nothing to do, and nothing is read for that but the listing of the folders.
struct QuietBuild {
    private let options: BuildOptions
    private let reader: ListedReader
    private let imageTool: Later<ImageTool?>
    /// Of the files with their stamps; nil when one changed so lately that its stamp tells nothing, or a link leads to
    /// where nothing is listed.
    private let files: Later<Fingerprint?>

    /// - Parameter imageTool: who would resize pictures.
    init(_ options: BuildOptions, _ reader: ListedReader, imageTool: Later<ImageTool?>) {
        self.options = options
        self.reader = reader
        self.imageTool = imageTool
        files = Later { [folders = options.folders] in Self.files(folders, reader) }
    }

    private static func files(_ folders: ShopFolders, _ reader: ListedReader) -> Fingerprint? {
        guard let content = try? reader.files(below: folders.content),
            let themes = try? reader.files(below: folders.themes)
        else { return nil }
        var out = ByteWriter(reserving: (content.count + themes.count) * 96)
        for entries in [content, themes] {
            for entry in entries {
                guard entry.stamp.isSettled, !entry.escapes else { return nil }
                out.append(string: entry.path)
                withUnsafeBytes(of: entry.stamp) { out.append($0) }
            }
            out.append(0)
        }
        return out.withUnsafeBufferPointer { Fingerprint(UnsafeRawBufferPointer($0)) }
    }

    /// What the site follows from besides the clock; nil when that is not known.
    var basis: Fingerprint? {
        let words = [
            EngineIdentity.current, options.root, options.folders.content, options.folders.themes, options.output,
            options.orders ?? "", options.baseURL ?? "", options.asOf ?? "", options.includesDrafts ? "drafts" : "",
            options.isStrict ? "strict" : "", imageTool.value?.identity ?? "",
        ]
        return files.value.map { words.reduce($0) { $0.combined(with: Fingerprint($1)) } }
    }

    /// The report of such a build; nil when there is something to do, or may be.
    func report(_ last: BuildCache, _ outputs: OutputCheck) -> BuildReport? {
        let outcome = last.outcome
        guard outcome.basis != .zero, options.asOf != nil || outcome.holds.contains(options.now.seconds),
            outcome.basis == basis, outputs.allStand,
            (try? OwnershipList.read(options.output, known: last.outputs))?.isAsKnown == true,
            options.orders.map({ SystemCalls.stamp(PriceBookFile.path(in: $0)) == last.book.stamp }) ?? true,
            let diagnostics = outcome.diagnostics({ path in try? reader.read(path) })
        else { return nil }
        var report = BuildReport()
        report.pages = outcome.pages
        report.basePath = outcome.basePath
        report.diagnostics = diagnostics
        report.summary.unchanged = last.outputs.count
        if outcome.wantsImageTool, imageTool.value == nil { report.notices.append(ImagePipeline.noToolNotice) }
        report.succeeded = true
        return report
    }
}
