import HTTP
import Platform
import Site

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// Waits for edits under some folders, new folders included.
///
/// The system tells where it can (inotify, kqueue); where it cannot, or has no watches left, the folders are looked
/// through twice a second.
final class FileWatcher {
    private let folders: [String]
    private var source: any ChangeSource
    private var debounce = Debounce()

    /// Watches `folders` and everything under them; folders that do not exist yet are noticed when they do.
    init(_ folders: [String]) {
        self.folders = folders
        source = NativeChanges(folders) ?? PolledChanges(folders)
    }

    /// Something else than files that may want a build: whether it is to be expected, and whether it is there.
    struct News {
        var isExpected: () -> Bool
        var isThere: () -> Bool
    }

    /// How often news are asked for while they are expected, in milliseconds.
    private static let newsPause = 200

    /// Returns when a burst of changes is over: the paths that changed, or nil where only that something did is known;
    /// none when it is news that came.
    func waitForChanges(or news: News) -> Set<String>? {
        var changed: Set<String>? = []
        while true {
            let now = SystemCalls.ticks
            if debounce.take(at: UInt64(now)) { return changed }
            // In this order: what comes to its end in between has left its news.
            let isExpected = news.isExpected()
            if debounce.due == nil, news.isThere() { return [] }
            var due = debounce.due.map { max(1, (Int($0) - now) / 1_000_000 + 1) }
            if isExpected { due = min(due ?? Self.newsPause, Self.newsPause) }
            switch source.wait(milliseconds: due) {
            case .changed(let paths):
                changed = paths.flatMap { paths in changed?.union(paths) }
                debounce.note(at: UInt64(SystemCalls.ticks))
            case .nothing: break
            case .exhausted:
                source = PolledChanges(folders)
                changed = nil
                debounce.note(at: UInt64(SystemCalls.ticks))
            }
        }
    }
}

/// A way to hear of changes.
protocol ChangeSource {
    /// Waits at most so long, for ever if nil.
    mutating func wait(milliseconds: Int?) -> ChangeNews
}

enum ChangeNews {
    /// The paths, absolute; nil where they are not known.
    case changed(Set<String>?)
    case nothing
    /// The source can no longer see everything.
    case exhausted
}

/// What a build does not read anyway need not be looked at.
enum WatchedNames {
    static func matters(_ name: some StringProtocol) -> Bool {
        !StrayName.isLeftOver(String(name)) && !StrayName.isToolFolder(String(name))
    }
}

/// Every folder and file under some folders.
enum FolderWalk {
    /// Folders deeper than this are no shop's.
    private static let deepest = 40

    /// Calls `visit` with each path and its status; links are not followed.
    static func walk(_ folder: String, depth: Int = 0, visit: (String, stat) -> Void) {
        var status = stat()
        guard lstat(folder, &status) == 0 else { return }
        visit(folder, status)
        guard status.st_mode & S_IFMT == S_IFDIR, depth < deepest, let listing = opendir(folder) else { return }
        defer { closedir(listing) }
        while let entry = readdir(listing) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) {
                $0.withMemoryRebound(to: CChar.self, capacity: MemoryLayout.size(ofValue: $0.pointee)) {
                    String(cString: $0)
                }
            }
            if WatchedNames.matters(name) { walk(folder + "/" + name, depth: depth + 1, visit: visit) }
        }
    }
}

/// Looks through the folders and compares.
struct PolledChanges: ChangeSource {
    private static let interval = 500
    private let folders: [String]
    private var last: [String: FileMark]

    private struct FileMark: Equatable {
        var size: Int
        var seconds: Int
        var nanoseconds: Int
        var inode: UInt64
    }

    init(_ folders: [String]) {
        self.folders = folders
        last = PolledChanges.look(folders)
    }

    mutating func wait(milliseconds: Int?) -> ChangeNews {
        usleep(UInt32(min(milliseconds ?? PolledChanges.interval, PolledChanges.interval)) * 1000)
        let present = PolledChanges.look(folders)
        guard present != last else { return .nothing }
        last = present
        return .changed(nil)
    }

    private static func look(_ folders: [String]) -> [String: FileMark] {
        var found: [String: FileMark] = [:]
        for folder in folders {
            FolderWalk.walk(folder) { path, status in
                #if canImport(Darwin)
                    let time = status.st_mtimespec
                #else
                    let time = status.st_mtim
                #endif
                // A folder's own time changes with its entries, which are here themselves.
                let isFolder = status.st_mode & S_IFMT == S_IFDIR
                found[path] = FileMark(
                    size: isFolder ? 0 : Int(status.st_size), seconds: isFolder ? 0 : Int(time.tv_sec),
                    nanoseconds: isFolder ? 0 : Int(time.tv_nsec), inode: UInt64(status.st_ino))
            }
        }
        return found
    }
}
