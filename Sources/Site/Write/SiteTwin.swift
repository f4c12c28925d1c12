import Platform
import Synchronization
import Text

/// A second folder with the same files as the site, which becomes the site in one system call.
///
/// The system can exchange two folders in one step, but cannot change two files in one. So the new site is made in a
/// folder of its own, complete, and then trades places with the old one: whoever looks, and whatever is killed, sees the
/// one or the other. The old one is brought up to date afterwards and waits for the next build. Its files are second
/// names (hard links) of the site's, owner's files included, so it takes no room but for its folders, an edit costs what
/// changed, and a file that stays keeps its inode and its time. Making ten thousand folders anew each time would take a
/// second of the kernel's time; this takes it once.
///
/// A server that holds the folder itself and not its path (a container's bind mount, a process that works in it) has the
/// other folder after an exchange. Because that is brought up to date too, it serves the new site as well.
final class SiteTwin: Sendable {
    /// What is known of a folder that is the same on both sides. A mark of 0 stands for nothing known.
    private struct Record: Sendable {
        var shownMark: UInt64
        var spareMark: UInt64
        /// Files that Vitrine did not write, with their inodes.
        var foreign: [String: UInt64] = [:]

        mutating func exchange() { (shownMark, spareMark) = (spareMark, shownMark) }
    }

    /// The site, links resolved.
    private let shown: String
    private let spare: String
    private let stage: String
    private let statePath: String
    /// Files that Vitrine wrote, in this build or the last.
    private let isOurs: @Sendable (_ path: String) -> Bool
    private let records = Guarded<[String: Record]>([:])
    private let spareList = Guarded<Set<String>?>(nil)
    private let counter = Atomic<Int>(0)

    /// Nil where two folders cannot be exchanged: another file system, a mount point, a folder above that may not be
    /// changed.
    ///
    /// - Parameters:
    ///   - output: the folder of the site, absolute; a link to it stays what it is.
    ///   - workFolder: Vitrine's own folder, absolute.
    ///   - stage: where this build's staged files are.
    init?(output: String, workFolder: String, stage: String, isOurs: @escaping @Sendable (String) -> Bool) {
        guard let shown = SystemCalls.realPath(output), let work = SystemCalls.realPath(workFolder),
            !(work + "/").hasPrefix(shown + "/"), SystemCalls.device(shown) == SystemCalls.device(work),
            SystemCalls.mayChange(PathText.parent(shown)), !SystemCalls.hasMount(at: shown)
        else { return nil }
        self.shown = shown
        self.stage = stage
        self.isOurs = isOurs
        spare = work + "/twin"
        statePath = work + "/twin-state"
    }

    /// Whether the second folder exists from builds before.
    var isThere: Bool { SystemCalls.kind(statePath) == .file && SystemCalls.kind(spare) == .folder }

    /// The folder in which the new site is made.
    var folder: String { spare }

    /// Makes the second folder the same as the site, whatever happened to either of them since the last build.
    func align() throws(FileFault) {
        var state = readState()
        // Without its state nothing tells what the second folder is.
        if state.isEmpty { SystemCalls.removeTree(spare) }
        if SystemCalls.folderStatus(spare) == nil {
            state = [:]
            try SystemCalls.makeFolder(spare)
        }
        let known = Array(state)
        records.withLock { [state] in $0 = state }
        let clock = SystemCalls.clock
        let changed = Parallel.map(known.count, stride: 64) { [shown, spare] index in
            let (path, record) = known[index]
            return record.shownMark == 0 || record.spareMark == 0
                || Self.mark(Self.join(shown, path), clock) != record.shownMark
                || Self.mark(Self.join(spare, path), clock) != record.spareMark
        }
        let folders = zip(known, changed).compactMap { $1 ? $0.key : nil }
        try reconcile(folders)
    }

    /// Lets the two trade places.
    func exchange() throws(FileFault) {
        try SystemCalls.exchange(spare, shown)
        records.withLock { records in
            for index in records.values.indices { records.values[index].exchange() }
        }
        spareList.withLock { $0 = nil }
    }

    /// After an exchange: brings the old site up to date in the folders in which the new one differs, for the next build.
    ///
    /// The new site is in place and whole by now, so a fault here costs the next build time and nothing else.
    func settle(_ touched: Set<String>) {
        do {
            try reconcile(Array(touched))
            try writeState()
        } catch {
            forget()
        }
    }

    /// Gives the second folder up; what somebody put there is carried over to the site first.
    func dissolve() {
        try? dissolve("")
        forget()
    }

    private func forget() {
        try? SystemCalls.removeFile(statePath)
        SystemCalls.removeTree(spare)
    }

    // MARK: One folder after another

    private struct Outcome: Sendable {
        var record: Record?
        /// Folders in this one that must be looked at as well.
        var inner: [String] = []
    }

    /// Level by level, so that a folder exists before those in it; each level on all cores.
    private func reconcile(_ folders: [String]) throws(FileFault) {
        var levels: [Set<String>] = []
        func add(_ path: String) {
            let depth = path.isEmpty ? 0 : path.utf8.count { $0 == ASCII.slash } + 1
            while levels.count <= depth { levels.append([]) }
            levels[depth].insert(path)
        }
        folders.forEach(add)
        add("")
        var depth = 0
        while depth < levels.count {
            let level = Array(levels[depth])
            let faults = FirstFault()
            let known = records.withLock { $0 }
            let outcomes = Parallel.map(level.count, stride: 8) { index -> Outcome in
                var outcome = Outcome()
                faults.run { () throws(FileFault) in outcome = try self.reconcile(folder: level[index], known) }
                return outcome
            }
            try faults.check()
            records.withLock { for (path, outcome) in zip(level, outcomes) { $0[path] = outcome.record } }
            for outcome in outcomes { outcome.inner.forEach(add) }
            depth += 1
        }
        try reconcileList()
    }

    private func reconcile(folder path: String, _ records: [String: Record]) throws(FileFault) -> Outcome {
        let here = Self.join(shown, path)
        let there = Self.join(spare, path)
        guard SystemCalls.folderStatus(here) != nil else { return Outcome() }
        if SystemCalls.folderStatus(there) == nil {
            if SystemCalls.kind(there) != nil { try SystemCalls.removeFile(there) }
            try SystemCalls.makeFolder(there)
        }
        try SystemCalls.match(there, to: here)
        let known = records[path]?.foreign ?? [:]
        var record = Record(shownMark: 0, spareMark: 0)
        var outcome = Outcome()
        var others: [String: FolderEntry] = [:]
        for entry in try SystemCalls.entries(in: there) { others[entry.name] = entry }
        for entry in try SystemCalls.entries(in: here) where !Self.isReserved(entry.name, in: path) {
            let inner = Self.join(path, entry.name)
            let other = others.removeValue(forKey: entry.name)
            if entry.isFolder {
                if other?.isFolder != true || records[inner] == nil { outcome.inner.append(inner) }
                continue
            }
            var inode = entry.inode
            let isForeign = !isOurs(inner)
            if let other, other.isFolder { try dissolve(inner) }
            if let other, !other.isFolder, other.inode != entry.inode, isForeign, known[entry.name] == entry.inode {
                // Somebody who still holds the other folder gave this file new bytes there.
                try link(there + "/" + entry.name, replacing: here + "/" + entry.name)
                inode = other.inode
            } else if other == nil {
                try SystemCalls.link(here + "/" + entry.name, at: there + "/" + entry.name)
            } else if other?.inode != entry.inode {
                try link(here + "/" + entry.name, replacing: there + "/" + entry.name)
            }
            if isForeign { record.foreign[entry.name] = inode }
        }
        for entry in others.values where !Self.isReserved(entry.name, in: path) {
            let inner = Self.join(path, entry.name)
            if entry.isFolder {
                try dissolve(inner)
                if SystemCalls.folderStatus(Self.join(shown, inner)) != nil { outcome.inner.append(inner) }
            } else if known[entry.name] == entry.inode || isOurs(inner) || wasOurs(inner) {
                try SystemCalls.removeFile(there + "/" + entry.name)
            } else {
                try SystemCalls.link(there + "/" + entry.name, at: here + "/" + entry.name)
                record.foreign[entry.name] = entry.inode
            }
        }
        let clock = SystemCalls.clock
        record.shownMark = Self.mark(here, clock)
        record.spareMark = Self.mark(there, clock)
        outcome.record = record
        return outcome
    }

    /// Takes a folder away from the second tree that the first has not; what nobody knows there is carried over first.
    private func dissolve(_ path: String) throws(FileFault) {
        let there = Self.join(spare, path)
        let known = records.withLock { $0[path]?.foreign } ?? [:]
        for entry in try SystemCalls.entries(in: there) {
            let inner = Self.join(path, entry.name)
            if entry.isFolder {
                try dissolve(inner)
            } else {
                let isKnown =
                    Self.isReserved(entry.name, in: path) || known[entry.name] == entry.inode || isOurs(inner)
                    || wasOurs(inner)
                if !isKnown { carry(inner) }
                try SystemCalls.removeFile(there + "/" + entry.name)
            }
        }
        _ = SystemCalls.removeEmptyFolder(there)
    }

    /// To the same place in the site, unless something stands there.
    private func carry(_ path: String) {
        try? SystemCalls.makeFolders(PathText.parent(shown + "/" + path))
        try? SystemCalls.link(spare + "/" + path, at: shown + "/" + path)
    }

    /// The list of our files comes last: until then the second folder has one that names at least what is there.
    private func reconcileList() throws(FileFault) {
        let here = shown + "/" + OwnershipList.fileName
        let there = spare + "/" + OwnershipList.fileName
        if SystemCalls.kind(here) == nil { return try SystemCalls.removeFile(there) }
        try link(here, replacing: there)
    }

    /// Whether the second folder's own list names the file, as after a build that was killed before it ended.
    private func wasOurs(_ path: String) -> Bool {
        spareList.withLock { list in
            if list == nil { list = (try? OwnershipList.paths(spare)) ?? [] }
            return list?.contains(path) ?? false
        }
    }

    /// There is no moment without the file: a link is made to the side and renamed.
    private func link(_ existing: String, replacing path: String) throws(FileFault) {
        let side = stage + "/link-\(counter.wrappingAdd(1, ordering: .relaxed).newValue)"
        try SystemCalls.link(existing, at: side)
        try SystemCalls.rename(side, to: path)
        // A rename of one name of a file to another of its names does nothing.
        try SystemCalls.removeFile(side)
    }

    private static func isReserved(_ name: String, in folder: String) -> Bool {
        folder.isEmpty && (name == OwnershipList.fileName || name == SiteWriter.innerStage)
    }

    private static func join(_ folder: String, _ name: String) -> String {
        folder.isEmpty ? name : name.isEmpty ? folder : folder + "/" + name
    }

    // MARK: What is known of folders

    /// Tells a folder in which nothing changed since; 0 for one that changed so lately that its time need not tell.
    private static func mark(_ path: String, _ clock: Int) -> UInt64 {
        guard let status = SystemCalls.folderStatus(path) else { return 0 }
        // Times come in steps: of a clock tick, of a second or two on file systems that keep no fractions.
        let grain = status.changed % 1_000_000_000 == 0 ? 2_000_000_000 : 50_000_000
        guard clock - status.changed > grain else { return 0 }
        var out = ByteWriter(reserving: 48)
        out.append(word: status.device)
        out.append(word: status.inode)
        out.append(word: UInt64(bitPattern: Int64(status.changed)))
        return max(1, Fingerprint(out.bytes).low)
    }

    private static let heading = "VITRINE TWIN 1\n"

    private func readState() -> [String: Record] {
        guard let bytes = try? SystemCalls.read(statePath) else { return [:] }
        var reader = CacheReader(bytes: bytes)
        guard reader.checksumHolds(), reader.skip(Self.heading), reader.text() == shown, let count = reader.number()
        else { return [:] }
        var records: [String: Record] = [:]
        records.reserveCapacity(Int(min(count, UInt64(bytes.count))))
        for _ in 0..<count {
            guard let path = reader.text(), let shownMark = reader.word(), let spareMark = reader.word(),
                let foreignCount = reader.number()
            else { return [:] }
            var record = Record(shownMark: shownMark, spareMark: spareMark)
            for _ in 0..<foreignCount {
                guard let name = reader.text(), let inode = reader.word() else { return [:] }
                record.foreign[name] = inode
            }
            records[path] = record
        }
        return records
    }

    private func writeState() throws(FileFault) {
        let records = records.withLock { $0 }
        var out = ByteWriter(reserving: records.count * 56)
        out.append(string: Self.heading)
        out.append(text: shown)
        out.append(number: UInt64(records.count))
        for (path, record) in records {
            out.append(text: path)
            out.append(word: record.shownMark)
            out.append(word: record.spareMark)
            out.append(number: UInt64(record.foreign.count))
            for (name, inode) in record.foreign {
                out.append(text: name)
                out.append(word: inode)
            }
        }
        out.append(Fingerprint(out.bytes))
        try SystemCalls.write(out.bytes, to: statePath + ".new")
        try SystemCalls.rename(statePath + ".new", to: statePath)
    }
}
