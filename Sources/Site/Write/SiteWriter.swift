import Platform
import Synchronization
import Text

/// Stages what changed beside the site and renames it into place at the end.
///
/// Until `commit` nothing in the output folder is touched, so an error, a full disk or a kill leaves the old site byte
/// for byte. What is already right keeps its modification time. A folder that does not exist yet is staged as a whole
/// and put in place by one rename: the first build of ten thousand pages commits with a handful of calls.
package final class SiteWriter: Sendable {
    package struct Summary: Sendable, Hashable {
        package var written = 0
        package var unchanged = 0
        package var removed = 0
    }

    /// A file in the way that Vitrine did not write.
    package struct Obstacle: Error, Sendable { package let paths: [String] }

    private let output: String
    private let stage: String
    private let owned: Set<String>
    private let known: [String: OutputRecord]
    private let state = Mutex(State())

    private struct State {
        var records: [OutputRecord] = []
        var kept: [String] = []
        var moves: [(staged: String, target: String)] = []
        var trees: Set<String> = []
        var stagedFolders: Set<String> = []
        var existingFolders: [String: Bool] = [:]
        var obstacles: [String] = []
        var blockedFolders: Set<String> = []
        var counter = 0
        var summary = Summary()
    }

    /// - Parameters:
    ///   - output: the output folder, absolute; made if it is missing.
    ///   - workFolder: Vitrine's own folder for scratch files, absolute.
    ///   - known: the records of the last build, by path; may be empty.
    package init(output: String, workFolder: String, known: [String: OutputRecord]) throws(FileFault) {
        self.output = output
        self.known = known
        try SystemCalls.makeFolders(output)
        try SystemCalls.makeFolders(workFolder)
        owned = try OwnershipList(output: output).paths
        // A rename cannot cross file systems: where the output folder is a mount of its own, stage inside it.
        let near = workFolder + "/stage"
        let inside = output + "/.vitrine-stage"
        stage = SystemCalls.device(workFolder) == SystemCalls.device(output) ? near : inside
        SystemCalls.removeTree(near)
        SystemCalls.removeTree(inside)
        try SystemCalls.makeFolders(stage + "/files")
        try SystemCalls.makeFolders(stage + "/trees")
    }

    /// Says that an output file is known to be what the last build wrote.
    ///
    /// False when it is not: the caller must then make it anew.
    package func keep(_ record: OutputRecord) -> Bool {
        guard SystemCalls.stamp(output + "/" + record.path) == record.stamp else { return false }
        state.withLock {
            $0.records.append(record)
            $0.summary.unchanged += 1
        }
        return true
    }

    /// Stages `bytes` for `path` unless the output folder holds them already. May be called from any thread.
    package func put(_ path: String, _ bytes: [UInt8]) throws(FileFault) {
        let fingerprint = Fingerprint(bytes)
        let target = output + "/" + path
        let missingFolder = firstMissingFolder(above: path)
        if missingFolder == nil, let stamp = SystemCalls.stamp(target) {
            if stamp.size == bytes.count {
                let same: Bool
                if let record = known[path], record.stamp == stamp {
                    same = record.fingerprint == fingerprint
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
            if !owned.contains(path) { return state.withLock { $0.obstacles.append(path) } }
        } else if missingFolder == nil, let kind = SystemCalls.kind(target), !(kind == .folder && ownsAll(in: path)) {
            return state.withLock { $0.obstacles.append(path) }
        } else if let missingFolder, !owned.contains(missingFolder),
            SystemCalls.kind(output + "/" + missingFolder) != nil
        {
            // A file or a link of somebody else's stands where a folder must be.
            return state.withLock { _ = $0.blockedFolders.insert(missingFolder) }
        }
        let staged: String
        if let missingFolder {
            staged = stage + "/trees/" + path
            try makeStagedFolder(above: path)
            _ = state.withLock { $0.trees.insert(missingFolder) }
        } else {
            let number = state.withLock { state -> Int in
                state.counter += 1
                return state.counter
            }
            staged = stage + "/files/\(number)"
            state.withLock { $0.moves.append((staged, path)) }
        }
        try SystemCalls.write(bytes, to: staged)
        guard let stamp = SystemCalls.stamp(staged) else { throw FileFault("write", target, code: SystemCalls.noEntry) }
        state.withLock {
            $0.records.append(OutputRecord(path: path, fingerprint: fingerprint, stamp: stamp))
            $0.summary.written += 1
        }
    }

    /// Puts everything in place and removes what no longer belongs. Call once, when nothing else is running.
    ///
    /// - Returns: the counts, and a record of every file of the site for the next build.
    package func commit() throws -> (summary: Summary, records: [OutputRecord]) {
        var state = state.withLock { $0 }
        guard state.obstacles.isEmpty, state.blockedFolders.isEmpty else {
            discard()
            throw Obstacle(paths: (state.obstacles + state.blockedFolders).sorted())
        }
        let current = Set(state.records.map(\.path))
        let stale = owned.subtracting(current).sorted()
        // Both lists are on the disk before anything is moved: a full disk is noticed here or never.
        try stageOwnershipList("both", owned.union(current))
        try stageOwnershipList("current", current)
        // From here to the end the list names both the old and the new files: whatever happens, they are known as ours.
        if !current.isSubset(of: owned) { try placeOwnershipList("both") }

        // A file that becomes a folder, or the other way round, must be out of the way first.
        let (blocking, leaving) = partition(stale, blocking: current)
        state.summary.removed += try remove(blocking)
        let trees = state.trees.sorted { order($0) < order($1) }
        for folder in trees where !hasParent(folder, in: state.trees) {
            try SystemCalls.rename(stage + "/trees/" + folder, to: output + "/" + folder)
        }
        // Assets and media first, the pages that use them next, home and maps last: no moment with a broken link.
        for move in state.moves.sorted(by: { order($0.target) < order($1.target) }) {
            try SystemCalls.rename(move.staged, to: output + "/" + move.target)
        }
        state.summary.removed += try remove(leaving)
        if current != owned { try placeOwnershipList("current") }
        discard()
        return (state.summary, state.records)
    }

    /// Throws the staged files away; the output folder stays as it was.
    package func discard() { SystemCalls.removeTree(stage) }

    private func stageOwnershipList(_ name: String, _ paths: Set<String>) throws(FileFault) {
        if paths == owned { return }
        try SystemCalls.write(OwnershipList.encode(paths), to: stage + "/list-" + name)
    }

    private func placeOwnershipList(_ name: String) throws(FileFault) {
        try SystemCalls.rename(stage + "/list-" + name, to: output + "/" + OwnershipList.fileName)
    }

    private func remove(_ paths: [String]) throws(FileFault) -> Int {
        var removed = 0
        var folders: Set<String> = []
        for path in paths {
            let target = output + "/" + path
            guard SystemCalls.kind(target) != nil else { continue }
            try SystemCalls.removeFile(target)
            removed += 1
            if let folder = parent(path) { folders.insert(folder) }
        }
        // Deepest first, and only folders that this emptied.
        for folder in folders.sorted(by: { $0.utf8.count > $1.utf8.count }) {
            var next: String? = folder
            while let path = next, SystemCalls.removeEmptyFolder(output + "/" + path) { next = parent(path) }
        }
        return removed
    }

    private func partition(_ stale: [String], blocking current: Set<String>) -> (blocking: [String], leaving: [String])
    {
        guard !stale.isEmpty else { return ([], []) }
        let staleSet = Set(stale)
        var inTheWay: Set<String> = []
        for path in current {
            var above = parent(path)
            while let folder = above {
                if staleSet.contains(folder) { inTheWay.insert(folder) }
                above = parent(folder)
            }
        }
        for path in stale {
            var above = parent(path)
            while let folder = above {
                if current.contains(folder) { inTheWay.insert(path) }
                above = parent(folder)
            }
        }
        return (stale.filter(inTheWay.contains), stale.filter { !inTheWay.contains($0) })
    }

    /// Whether a folder holds Vitrine's own files and nothing else, so that it goes when they go.
    private func ownsAll(in folder: String) -> Bool {
        guard let names = SystemCalls.names(in: output + "/" + folder), !names.isEmpty else { return false }
        return names.allSatisfy { name in
            let path = folder + "/" + name
            return owned.contains(path) || (SystemCalls.kind(output + "/" + path) == .folder && ownsAll(in: path))
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

    private func makeStagedFolder(above path: String) throws(FileFault) {
        guard let folder = parent(path) else { return }
        if state.withLock({ $0.stagedFolders.contains(folder) }) { return }
        try SystemCalls.makeFolders(stage + "/trees/" + folder)
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
