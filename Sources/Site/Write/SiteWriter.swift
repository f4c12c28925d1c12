import Platform
import Text

/// Stages what changed beside the site and puts all of it in place at the end, in one step.
///
/// Until `commit` nothing in the output folder is touched, so an error or a full disk leaves the old site byte for byte,
/// and so does a kill at any moment: `SiteTwin` exchanges the old site and the new one by one system call. Where that
/// cannot be done, `UndoLog` moves file by file, and the next build takes back what a killed one had begun. What is
/// already right keeps its inode and its time. A folder that does not exist yet is staged as a whole and put in place by
/// one rename: the first build of ten thousand pages commits with a handful of calls.
package final class SiteWriter: Sendable {
    package struct Summary: Sendable, Hashable {
        package var written = 0
        package var unchanged = 0
        package var removed = 0
    }

    /// A file in the way that Vitrine did not write.
    package struct Obstacle: Error, Sendable { package let paths: [String] }

    /// The staging folder's name where it lies in the output folder.
    static let innerStage = ".vitrine-stage"

    /// A first build of more folders than this leaves the second folder to the next build: it may well be the only one,
    /// in a fresh checkout, and ten thousand folders take a second.
    private static let mostFoldersAtFirst = 1000

    private let output: String
    private let workFolder: String
    private let stage: String
    private let stageFolder: OpenFolder
    /// The files that Vitrine wrote; read while the first pages are rendered.
    private let ownershipList: Later<Swift.Result<OwnershipList.Owned, FileFault>>
    private let known: OutputTable
    private let isKept: Marks
    private let check: OutputCheck
    private let state = Guarded(State())

    private struct State {
        var records: [OutputRecord] = []
        var moves: [(staged: String, target: String)] = []
        var trees: Set<String> = []
        var stagedFolders: Set<String> = []
        var existingFolders: [String: Bool] = [:]
        var obstacles: [String] = []
        /// Folders that are missing, and whether something is in their way.
        var blocked: [String: Bool] = [:]
        var blockedFolders: Set<String> = []
        var counter = 0
        var summary = Summary()
    }

    /// - Parameters:
    ///   - output: the output folder, absolute; made if it is missing.
    ///   - workFolder: Vitrine's own folder for scratch files, absolute.
    ///   - check: the files of the last build, of which there may be none, and whether they are there.
    init(output: String, workFolder: String, check: OutputCheck) throws(FileFault) {
        self.output = output
        self.check = check
        let known = check.outputs
        self.known = known
        isKept = Marks(known.count)
        self.workFolder = workFolder
        try SystemCalls.makeFolders(output)
        try SystemCalls.makeFolders(workFolder)
        try Self.repair(output: output, workFolder: workFolder)
        ownershipList = Later {
            do throws(FileFault) {
                return .success(try OwnershipList.read(output, known: known))
            } catch {
                return .failure(error)
            }
        }
        // A rename cannot cross file systems: where the output folder is a mount of its own, stage inside it.
        let isApart =
            SystemCalls.device(workFolder) != SystemCalls.device(output)
            || SystemCalls.realPath(output).map { SystemCalls.hasMount(at: $0) } ?? false
        stage = isApart ? output + "/" + Self.innerStage : workFolder + "/stage"
        try SystemCalls.makeFolders(stage + "/files")
        try SystemCalls.makeFolders(stage + "/trees")
        stageFolder = try OpenFolder.open(stage)
    }

    /// The files that Vitrine wrote.
    private func owned() throws(FileFault) -> OutputTable { try ownershipList.value.get().files }

    /// Takes back what a killed build had begun to put in place, and throws away what it had staged.
    ///
    /// - Throws: what keeps the old site from being whole again.
    package static func repair(output: String, workFolder: String) throws(FileFault) {
        for stage in [workFolder + "/stage", output + "/" + innerStage] {
            try UndoLog(stage: stage, output: output).undo()
            SystemCalls.removeTree(stage)
        }
    }

    /// Says that a file is known to be what the last build wrote, by its number in that build's table.
    ///
    /// False when it is not: the caller must then make it anew.
    package func keep(_ id: Int) -> Bool {
        guard check.stands(id) else { return false }
        isKept.set(id)
        return true
    }

    /// Keeps some files if all of them are what the last build wrote, else none.
    func keep(all ids: [Int]) -> Bool {
        guard ids.allSatisfy(check.stands) else { return false }
        ids.forEach(isKept.set)
        return true
    }

    /// Keeps a file by its path if the last build made it of bytes with this fingerprint and it is what that wrote.
    func keep(_ path: String, _ fingerprint: Fingerprint) -> Bool {
        guard let id = known.id(of: path), known.fingerprint(id) == fingerprint else { return false }
        return keep(id)
    }

    /// Keeps a file whose name tells its bytes, if it is what the last build wrote there.
    func keep(named path: String) -> Bool { known.id(of: path).map(keep) ?? false }

    /// Stages `bytes` for `path` unless the output folder holds them already. May be called from any thread.
    package func put(_ path: String, _ bytes: [UInt8]) throws(FileFault) {
        let fingerprint = Fingerprint(bytes)
        let target = output + "/" + path
        let missingFolder = firstMissingFolder(above: path)
        if missingFolder == nil, let stamp = SystemCalls.stamp(target) {
            if stamp.size == bytes.count {
                let same: Bool
                if let id = known.id(of: path), known.stamp(id) == stamp {
                    same = known.fingerprint(id) == fingerprint
                } else {
                    same = try SystemCalls.read(target) == bytes
                }
                if same {
                    state.withLock {
                        $0.records.append(OutputRecord(path: path, fingerprint: fingerprint, stamp: stamp))
                        $0.summary.unchanged += 1
                    }
                    return
                }
            }
            if try owned().id(of: path) == nil { return state.withLock { $0.obstacles.append(path) } }
        } else if missingFolder == nil, let kind = SystemCalls.kind(target) {
            let owned = try owned()
            guard kind == .folder, ownsAll(in: path, owned) else {
                return state.withLock { $0.obstacles.append(path) }
            }
        } else if let missingFolder, try isBlocked(missingFolder) {
            return state.withLock { _ = $0.blockedFolders.insert(missingFolder) }
        }
        let staged: String
        if let missingFolder {
            staged = "trees/" + path
            try makeStagedFolder(above: path)
            _ = state.withLock { $0.trees.insert(missingFolder) }
        } else {
            let number = state.withLock { state -> Int in
                state.counter += 1
                return state.counter
            }
            staged = "files/\(number)"
            state.withLock { $0.moves.append((stage + "/" + staged, path)) }
        }
        let stamp = try stageFolder.write(bytes, to: staged)
        state.withLock {
            $0.records.append(OutputRecord(path: path, fingerprint: fingerprint, stamp: stamp))
            $0.summary.written += 1
        }
    }

    /// What the output folder holds after `commit`.
    struct Committed {
        var summary: Summary
        var outputs: OutputTable
        /// For each file of the last build, its number in `outputs`, or `OutputTable.none`.
        var numbers: [UInt32]
    }

    /// Puts everything in place and removes what no longer belongs. Call once, when nothing else is running.
    func commit() throws -> Committed {
        var state = state.withLock { $0 }
        guard state.obstacles.isEmpty, state.blockedFolders.isEmpty else {
            discard()
            throw Obstacle(paths: (state.obstacles + state.blockedFolders).sorted())
        }
        let kept = isKept.all
        let (current, numbers) = known.merging(state.records, keeping: kept)
        state.summary.unchanged += kept.count { $0 }
        let owned = try owned()
        // Nothing new and nothing gone: there is no need to look for what differs.
        let isSame = try state.records.isEmpty && ownershipList.value.get().isAsKnown && kept.allSatisfy { $0 }
        let changes = isSame ? SiteChanges() : try changes(state, current, owned)
        if !changes.isEmpty { state.summary.removed = try put(changes, current, owned) }
        discard()
        return Committed(summary: state.summary, outputs: current, numbers: numbers)
    }

    /// Throws the staged files away; the output folder stays as it was.
    package func discard() {
        // What could not be taken back is tried again by the next build.
        if !UndoLog(stage: stage, output: output).isPending { SystemCalls.removeTree(stage) }
    }

    private func changes(
        _ state: State, _ current: OutputTable, _ owned: OutputTable
    ) throws(FileFault) -> SiteChanges {
        var changes = SiteChanges()
        let leaving = owned.paths(missingFrom: current)
        let coming = current.paths(missingFrom: owned)
        let isSame = leaving.isEmpty && coming.isEmpty
        if !isSame { (changes.blocking, changes.leaving) = partition(leaving, blocking: current) }
        for folder in state.trees.sorted(by: { order($0) < order($1) }) where !hasParent(folder, in: state.trees) {
            changes.placements.append(.init(source: stage + "/trees/" + folder, path: folder))
        }
        for move in state.moves.sorted(by: { order($0.target) < order($1.target) }) {
            changes.placements.append(.init(source: move.staged, path: move.target))
        }
        if isSame { return changes }
        changes.finalList = stage + "/list-final"
        try SystemCalls.write(OwnershipList.encode(current), to: stage + "/list-final")
        if !coming.isEmpty {
            changes.wideList = stage + "/list-wide"
            try SystemCalls.write(OwnershipList.encode(current, leaving), to: stage + "/list-wide")
        }
        return changes
    }

    /// By an exchange of two folders if that can be, else file by file; gives the number of files removed.
    private func put(
        _ changes: SiteChanges, _ current: OutputTable, _ owned: OutputTable
    ) throws(FileFault) -> Int {
        let isOurs = { @Sendable path in owned.id(of: path) != nil || current.id(of: path) != nil }
        let twin = SiteTwin(output: output, workFolder: workFolder, stage: stage, isOurs: isOurs)
        guard let twin, twin.isThere || owned.count == 0 || !isSmall(changes, of: current) else {
            return try UndoLog(stage: stage, output: output).apply(changes)
        }
        do {
            try twin.align()
        } catch {
            // No hard links here, somebody else's files, no room for more folders: what is staged can go in all the same.
            twin.dissolve()
            return try UndoLog(stage: stage, output: output).apply(changes)
        }
        let removed = try changes.apply(to: twin.folder)
        do {
            try twin.exchange()
        } catch {
            let moved = try self.changes(changes, from: twin.folder, current, owned)
            let removed = try UndoLog(stage: stage, output: output).apply(moved)
            twin.dissolve()
            return removed
        }
        if owned.count == 0, state.withLock({ $0.stagedFolders.count }) > Self.mostFoldersAtFirst {
            twin.dissolve()
        } else {
            twin.settle(changes.touchedFolders)
        }
        return removed
    }

    /// Whether a second folder would cost far more to make than the change does: of a large site a name for each of
    /// its files, and seconds, for the sake of a few files that are in place in a millisecond. A larger change makes it.
    private func isSmall(_ changes: SiteChanges, of current: OutputTable) -> Bool {
        current.count > Self.mostFilesAtFirst && changes.steps.count * 16 < current.count
    }

    private static let mostFilesAtFirst = 2000

    /// The same changes once they were made in `folder`: that is where the new files are now.
    private func changes(
        _ changes: SiteChanges, from folder: String, _ current: OutputTable, _ owned: OutputTable
    ) throws(FileFault) -> SiteChanges {
        var moved = changes
        for index in moved.placements.indices {
            moved.placements[index].source = folder + "/" + moved.placements[index].path
        }
        if let list = moved.wideList {
            try SystemCalls.write(OwnershipList.encode(current, owned.paths(missingFrom: current)), to: list)
        }
        if let list = moved.finalList { try SystemCalls.write(OwnershipList.encode(current), to: list) }
        return moved
    }

    /// Files whose place is needed for a folder, or that stand in a folder whose place is needed for a file, and the others.
    private func partition(_ stale: [String], blocking current: OutputTable) -> (blocking: [String], leaving: [String])
    {
        func isInTheWay(_ path: String) -> Bool {
            if current.holdsAny(below: path) { return true }
            var above = parent(path)
            while let folder = above {
                if current.id(of: folder) != nil { return true }
                above = parent(folder)
            }
            return false
        }
        var sorted: (blocking: [String], leaving: [String]) = ([], [])
        for path in stale {
            if isInTheWay(path) { sorted.blocking.append(path) } else { sorted.leaving.append(path) }
        }
        return sorted
    }

    /// Whether a folder holds Vitrine's own files and nothing else, so that it goes when they go.
    private func ownsAll(in folder: String, _ owned: OutputTable) -> Bool {
        guard let names = SystemCalls.names(in: output + "/" + folder), !names.isEmpty else { return false }
        return names.allSatisfy { name in
            let path = folder + "/" + name
            return owned.id(of: path) != nil
                || (SystemCalls.kind(output + "/" + path) == .folder && ownsAll(in: path, owned))
        }
    }

    /// The shallowest folder above `path` that the output folder does not hold yet.
    private func firstMissingFolder(above path: String) -> String? {
        guard let folder = parent(path) else { return nil }
        if let missing = firstMissingFolder(above: folder) { return missing }
        if let exists = state.withLock({ $0.existingFolders[folder] }) { return exists ? nil : folder }
        let target = output + "/" + folder
        // A stale file of ours where a folder has to be is moved away at commit.
        let exists = SystemCalls.kind(target).map { $0 == .folder } ?? false
        state.withLock { $0.existingFolders[folder] = exists }
        return exists ? nil : folder
    }

    /// Whether a file or a link of somebody else's stands where a folder must be.
    private func isBlocked(_ folder: String) throws(FileFault) -> Bool {
        if let known = state.withLock({ $0.blocked[folder] }) { return known }
        let isBlocked = try owned().id(of: folder) == nil && SystemCalls.kind(output + "/" + folder) != nil
        state.withLock { $0.blocked[folder] = isBlocked }
        return isBlocked
    }

    private func makeStagedFolder(above path: String) throws(FileFault) {
        guard let folder = parent(path) else { return }
        if state.withLock({ $0.stagedFolders.contains(folder) }) { return }
        try stageFolder.makeFolders("trees/" + folder)
        _ = state.withLock { $0.stagedFolders.insert(folder) }
    }

    private func hasParent(_ folder: String, in folders: Set<String>) -> Bool {
        var above = parent(folder)
        while let path = above {
            if folders.contains(path) { return true }
            above = parent(path)
        }
        return false
    }

    private func parent(_ path: String) -> String? {
        guard let cut = path.utf8.lastIndex(of: ASCII.slash) else { return nil }
        return String(path[..<cut])
    }

    private func order(_ path: String) -> (Int, String) {
        let rank =
            if path.hasPrefix("assets") || path.hasPrefix("media") {
                0
            } else if path.contains("/") || !path.contains(".") {
                1
            } else {
                2
            }
        return (rank, path)
    }
}
