import Commerce
import Platform
import Site
import Text

/// A shop that lives through edits, each followed by a build in place that is held against a full build of the same
/// content into a folder that never was.
final class EditedShop {
    private let shop: TemporaryShop
    /// What `serve` keeps from build to build; nil to know only what the last build left on the disk.
    private let session: BuildSession?
    private(set) var state: ShopState
    private var tree: [String: [UInt8]] = [:]
    private var book: [UInt8]?
    /// Whether the last build found errors.
    private(set) var isBroken = false

    /// Builds the shop for the first time.
    init(_ state: ShopState, keepsSession: Bool) throws {
        self.state = state
        session = keepsSession ? BuildSession(isWatching: true) : nil
        shop = try TemporaryShop(in: Self.memory)
        for (path, bytes) in state.files { try shop.write(path, bytes: bytes) }
        try Self.forgetPicturePrograms(shop)
        _ = try compare()
    }

    /// Makes the edit and builds; gives what differs from a full build, as lines to read in a failed test.
    func make(_ edit: ShopEdit) throws -> [String] {
        state.apply(edit)
        try edit.apply(to: shop)
        return try compare()
    }

    /// Hundreds of sites are written and thrown away again, which a disk would take minutes for.
    static let memory: String? = {
        #if os(Linux)
            SystemCalls.mayChange("/dev/shm") ? "/dev/shm" : nil
        #else
            nil
        #endif
    }()

    private enum Outcome: Equatable {
        case report(succeeded: Bool, pages: Int, diagnostics: Set<String>)
        case thrown(String)
    }

    private func build(
        _ shop: TemporaryShop, of root: String, _ session: BuildSession?
    ) -> (Outcome, written: Int) {
        let options = BuildOptions(
            root: root, output: shop.output, orders: shop.root + "/orders", workFolder: shop.work,
            baseURL: state.baseURL, now: Instant(seconds: state.now), includesDrafts: state.drafts,
            isStrict: state.strict)
        do {
            var build = SiteBuild(options, session: session ?? BuildSession())
            let report = try build.run()
            return (
                .report(
                    succeeded: report.succeeded, pages: report.pages,
                    diagnostics: Set(report.diagnostics.map { $0.report() })),
                report.summary.written
            )
        } catch {
            return (.thrown("\(error)"), 0)
        }
    }

    private func compare() throws -> [String] {
        let fresh = try TemporaryShop(in: Self.memory)
        try Self.forgetPicturePrograms(fresh)
        let (full, _) = build(fresh, of: shop.root, nil)
        let (here, written) = build(shop, of: shop.root, session)
        let (before, bookBefore) = (tree, book)
        tree = try shop.tree()
        book = try? SystemCalls.read(shop.root + "/orders/price-book.json")
        var problems = Self.differences(here, full)
        guard case .report(true, _, _) = full else {
            isBroken = true
            if case .report(true, _, _) = here { return problems }
            problems += SiteTests.differences(tree, before).map { "a build that failed changed \($0)" }
            if book != bookBefore { problems.append("a build that failed changed the price book") }
            return problems
        }
        isBroken = false
        problems += SiteTests.differences(tree, try fresh.tree()).map { "in place <> full: \($0)" }
        if book != (try? SystemCalls.read(fresh.root + "/orders/price-book.json")) {
            problems.append("the price books differ")
        }
        let list = ".vitrine-files"
        let changed = tree.filter { $0.key != list && before[$0.key] != $0.value }.count
        if problems.isEmpty, written != changed {
            problems.append("\(written) files were written and \(changed) differ")
        }
        return problems
    }

    private static func differences(_ here: Outcome, _ full: Outcome) -> [String] {
        guard case .report(let succeeded, let pages, let said) = here,
            case .report(let fullSucceeded, let fullPages, let fullSaid) = full
        else { return here == full ? [] : ["in place: \(here)", "full: \(full)"] }
        var lines: [String] = []
        if succeeded != fullSucceeded { lines.append("in place succeeds: \(succeeded), full: \(fullSucceeded)") }
        if succeeded, fullSucceeded, pages != fullPages { lines.append("in place \(pages) pages, full \(fullPages)") }
        lines += said.subtracting(fullSaid).sorted().map { "said in place only: \($0)" }
        lines += fullSaid.subtracting(said).sorted().map { "said by the full build only: \($0)" }
        return lines
    }

    /// Whether a program for pictures is installed must change neither the outcome nor the time that a test takes.
    private static func forgetPicturePrograms(_ shop: TemporaryShop) throws {
        try SystemCalls.makeFolders(shop.work)
        try SystemCalls.write(noPictureProgram, to: shop.work + "/picture-program")
    }

    /// What the look for a program leaves behind where there is none.
    private static let noPictureProgram: [UInt8] = {
        guard let scratch = try? TemporaryShop() else { return [] }
        _ = ImageTool.detect(scratch: scratch.root)
        let found = (try? scratch.read("picture-program")) ?? ""
        let key = found.split(separator: "\n", maxSplits: 1, omittingEmptySubsequences: false).dropFirst().joined()
        return Array("none\n\(key)".utf8)
    }()
}

extension EditedShop {
    /// The fewest edits and files that still show a difference after the last edit, as text.
    ///
    /// - Parameter patience: how many times the edits may be made again to find out.
    static func reproduction(
        from start: ShopState, _ edits: [ShopEdit], keepsSession: Bool, patience: Int = 80
    ) -> String {
        var left = patience
        func problems(_ start: ShopState, _ edits: [ShopEdit]) -> [String] {
            guard left > 0, let last = edits.last else { return [] }
            left -= 1
            guard let shop = try? EditedShop(start, keepsSession: keepsSession), !shop.isBroken else { return [] }
            for edit in edits.dropLast() { _ = try? shop.make(edit) }
            return (try? shop.make(last)) ?? []
        }
        var start = start
        var edits = edits
        // Most need nothing but the last edit.
        var late = start
        for edit in edits.dropLast() { late.apply(edit) }
        if let last = edits.last, !problems(late, [last]).isEmpty {
            start = late
            edits = [last]
        }
        var size = max(1, (edits.count - 1) / 2)
        while edits.count > 1 {
            var at = 0
            while at < edits.count - 1 {
                var fewer = edits
                fewer.removeSubrange(at..<min(at + size, edits.count - 1))
                if problems(start, fewer).isEmpty { at += size } else { edits = fewer }
            }
            if size == 1 { break }
            size /= 2
        }
        // Files next, by halves; a page of a probe goes with its template.
        var units = Dictionary(grouping: start.files.keys.sorted()) { path in
            path.firstMatch(of: #/probe-\d+/#).map { String($0.output) } ?? path
        }.sorted { ($0.key.hasPrefix("probe") ? 0 : 1, $0.key) < ($1.key.hasPrefix("probe") ? 0 : 1, $1.key) }
        size = max(1, units.count / 2)
        while size >= 1, left > 0 {
            var at = 0
            while at < units.count {
                var fewer = start
                let cut = at..<min(at + size, units.count)
                for name in units[cut].flatMap(\.value) { fewer.files[name] = nil }
                if problems(fewer, edits).isEmpty {
                    at += size
                } else {
                    start = fewer
                    units.removeSubrange(cut)
                }
            }
            size /= 2
        }
        left = 1
        let shown = problems(start, edits)
        let files = start.files.sorted { $0.key < $1.key }
        let own = files.filter { RandomTheme.common[$0.key] != $0.value }
        return """
            What differs: \(shown.prefix(5).joined(separator: "\n  "))
            The edits, the last of which shows it (now \(start.now)\(start.strict ? ", strict" : "")\(start.drafts ? ", drafts" : "")):
            \(edits.map(\.description).joined(separator: "\n"))
            The shop before them:
            \(own.map { ShopEdit($0.key, [.write($0.key, $0.value)]).description }.joined(separator: "\n"))
              and as they always are: \(files.map(\.key).filter { start.files[$0] == RandomTheme.common[$0] }.joined(separator: ", "))
            """
    }
}
