import Orders
import Platform

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

extension SimulatedDisk {
    struct Entry: Sendable, Hashable {
        var kind: DiskStatus.Kind
        var mode: UInt32
        /// 0 for what is no file.
        var inode: Int
    }

    struct Handle {
        var path: String
        var inode: Int
        var isLock = false
    }

    struct Fault {
        var operation: Operation
        var path: String
        var skipping: Int
        var times: Int
        var code: Int32
    }

    /// A name that came, went or moved: `from` and `to` are in the same folder, nil for nothing.
    struct NameChange {
        var from: String?
        var to: String?
        var entry: Entry?
    }

    /// A file's bytes, on the medium and in the cache.
    final class Inode {
        enum Change {
            case write(offset: Int, [UInt8])
            case truncate(Int)
        }

        enum Fate { case pending, synced, unwritten }

        var cached: [UInt8] = []
        var durable: [UInt8] = []
        /// What the cache is ahead, oldest first.
        var changes: [(change: Change, fate: Fate)] = []

        func apply(_ change: Change) {
            Inode.apply(change, to: &cached)
            changes.append((change, .pending))
        }

        static func apply(_ change: Change, to bytes: inout [UInt8]) {
            switch change {
            case .truncate(let size): resize(&bytes, size)
            case .write(let offset, let new):
                if bytes.count < offset + new.count { resize(&bytes, offset + new.count) }
                bytes.withUnsafeMutableBytes { target in
                    new.withUnsafeBytes {
                        UnsafeMutableRawBufferPointer(rebasing: target[offset...]).copyMemory(from: $0)
                    }
                }
            }
        }

        private static func resize(_ bytes: inout [UInt8], _ size: Int) {
            if size < bytes.count {
                bytes.removeLast(bytes.count - size)
            } else {
                bytes.append(contentsOf: [UInt8](repeating: 0, count: size - bytes.count))
            }
        }

        func synchronize() {
            // What a failed sync left clean stays behind, so the order must be kept.
            if changes.contains(where: { $0.fate == .unwritten }) {
                for index in changes.indices where changes[index].fate == .pending { changes[index].fate = .synced }
                return
            }
            for (change, _) in changes { Inode.apply(change, to: &durable) }
            changes = []
        }

        func loseUnsynced() {
            for index in changes.indices where changes[index].fate == .pending { changes[index].fate = .unwritten }
        }

        func crash(_ random: inout SplitMix) {
            for (change, fate) in changes {
                switch fate {
                case .synced: Inode.apply(change, to: &durable)
                case .pending: tear(change, &random)
                case .unwritten: if random.oneIn(4) { tear(change, &random) }
                }
            }
            changes = []
            cached = durable
        }

        /// Some of an unsynced change reaches the medium.
        private func tear(_ change: Change, _ random: inout SplitMix) {
            guard case .write(let offset, let bytes) = change, !bytes.isEmpty else {
                if random.oneIn(2) { Inode.apply(change, to: &durable) }
                return
            }
            switch Int.random(in: 0..<5, using: &random) {
            case 0: break
            case 1: Inode.apply(change, to: &durable)
            case 2:
                let count = Int.random(in: 0...bytes.count, using: &random)
                Inode.apply(.write(offset: offset, Array(bytes.prefix(count))), to: &durable)
            case 3: Inode.apply(.write(offset: offset, [UInt8](repeating: 0, count: bytes.count)), to: &durable)
            default:
                var start = 0
                while start < bytes.count {
                    let end = min(bytes.count, start + 512 - (offset + start) % 512)
                    if random.oneIn(2) {
                        Inode.apply(.write(offset: offset + start, Array(bytes[start..<end])), to: &durable)
                    }
                    start = end
                }
            }
        }
    }

    struct State {
        var random: SplitMix
        var inodes: [Int: Inode] = [:]
        var nextInode = 0
        var live: [String: Entry] = [:]
        var stable: [String: Entry] = [:]
        /// What the names in the cache are ahead, by folder, oldest first.
        var names: [String: [NameChange]] = [:]
        var handles: [Int: Handle] = [:]
        var nextHandle = 0
        var locks: Set<String> = []
        var faults: [Fault] = []
        var capacity: Int?
        var shortWrites = 0
        var operations = 0
        var stopAt: Int?
        var isStopped = false

        init(random: SplitMix) { self.random = random }

        static func parent(_ path: String) -> String {
            guard let cut = path.lastIndex(of: "/") else { return "." }
            return cut == path.startIndex ? "/" : String(path[..<cut])
        }

        func isFolder(_ path: String) -> Bool { path == "." || path == "/" || live[path]?.kind == .folder }

        func contents(_ path: String) -> [UInt8]? {
            guard let entry = live[path], entry.kind == .file else { return nil }
            return inodes[entry.inode]?.cached
        }

        var used: Int {
            live.values.reduce(0) { $0 + ($1.kind == .file ? inodes[$1.inode]?.cached.count ?? 0 : 0) }
        }

        // MARK: Calls

        func look(_ operation: String, _ path: String) throws(FileFault) {
            if isStopped { throw FileFault(operation, path, code: EIO) }
        }

        mutating func fail(_ operation: Operation, _ path: String) throws(FileFault) {
            for index in faults.indices where faults[index].operation == operation && path.hasSuffix(faults[index].path)
            {
                if faults[index].skipping > 0 {
                    faults[index].skipping -= 1
                } else if faults[index].times > 0 {
                    faults[index].times -= 1
                    throw FileFault("\(operation)", path, code: faults[index].code)
                }
            }
        }

        /// Counts a call that changes something, makes it fail if it must, and stops everything at the appointed one.
        mutating func change(
            _ operation: Operation, _ path: String, isSync: Bool = false,
            _ body: (inout State) throws(FileFault) -> Void
        ) throws(FileFault) {
            try look("\(operation)", path)
            operations += 1
            if operations == stopAt {
                if !isSync { try? body(&self) }
                isStopped = true
                throw FileFault("\(operation)", path, code: EIO)
            }
            try fail(operation, path)
            try body(&self)
        }

        mutating func handle(_ path: String) throws(FileFault) -> Int {
            guard let entry = live[path] else { throw FileFault("open", path, code: ENOENT) }
            guard entry.kind == .file else { throw FileFault("open", path, code: entry.kind == .link ? ELOOP : EISDIR) }
            nextHandle += 1
            handles[nextHandle] = Handle(path: path, inode: entry.inode)
            return nextHandle
        }

        func path(_ file: DiskFile, _ operation: String) throws(FileFault) -> String {
            guard let handle = handles[file.number] else { throw FileFault(operation, "", code: EBADF) }
            return handle.path
        }

        func inode(_ file: DiskFile, _ operation: String) throws(FileFault) -> Inode {
            try look(operation, handles[file.number]?.path ?? "")
            guard let handle = handles[file.number], let inode = inodes[handle.inode] else {
                throw FileFault(operation, "", code: EBADF)
            }
            return inode
        }

        mutating func rename(_ from: String?, _ to: String?, _ entry: Entry?) {
            let change = NameChange(from: from, to: to, entry: entry)
            State.apply(change, to: &live)
            names[State.parent(to ?? from ?? ""), default: []].append(change)
        }

        static func apply(_ change: NameChange, to names: inout [String: Entry]) {
            if let from = change.from { names[from] = nil }
            if let to = change.to { names[to] = change.entry }
        }

        mutating func place(_ path: String, _ entry: Entry?) {
            live[path] = entry
            stable[path] = entry
        }

        mutating func setMode(_ path: String, _ mode: UInt32) {
            live[path]?.mode = mode
            stable[path]?.mode = mode
        }

        mutating func put(_ path: String, _ bytes: [UInt8], mode: UInt32) {
            let inode = Inode()
            inode.cached = bytes
            inode.durable = bytes
            nextInode += 1
            inodes[nextInode] = inode
            place(path, Entry(kind: .file, mode: mode, inode: nextInode))
        }

        // MARK: The end

        mutating func kill() {
            handles = [:]
            locks = []
            isStopped = false
            stopAt = nil
            forgetUnreachable()
        }

        mutating func crash(_ random: inout SplitMix) {
            for folder in names.keys.sorted() {
                for change in names[folder] ?? [] where random.oneIn(2) { State.apply(change, to: &stable) }
            }
            names = [:]
            // What was in a folder that is not there cannot be there.
            for path in stable.keys.sorted() where !isPresent(State.parent(path)) { stable[path] = nil }
            live = stable
            kill()
            for inode in inodes.keys.sorted() { inodes[inode]?.crash(&random) }
        }

        private func isPresent(_ folder: String) -> Bool {
            if folder == "." || folder == "/" { return true }
            return stable[folder]?.kind == .folder && isPresent(State.parent(folder))
        }

        mutating func forgetUnreachable() {
            var used = Set(live.values.map(\.inode)).union(stable.values.map(\.inode))
            for handle in handles.values { used.insert(handle.inode) }
            for change in names.values.joined() { if let entry = change.entry { used.insert(entry.inode) } }
            inodes = inodes.filter { used.contains($0.key) }
        }
    }
}
