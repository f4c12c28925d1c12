#if os(Linux)
    #if canImport(Musl)
        import Musl
    #else
        import Glibc
    #endif

    /// inotify(7): a watch for each folder; new folders are given theirs as they appear.
    struct NativeChanges: ChangeSource {
        private let queue: Queue
        private let folders: [String]
        private var paths: [Int32: String] = [:]
        /// Folders that were not there at the last look, so nothing could be watched.
        private var missing: [String] = []

        private final class Queue {
            let descriptor: Int32
            init?() {
                descriptor = inotify_init1(Int32(IN_CLOEXEC) | Int32(IN_NONBLOCK))
                if descriptor < 0 { return nil }
            }
            deinit { close(descriptor) }
        }

        private static let mask = UInt32(
            IN_CLOSE_WRITE | IN_CREATE | IN_DELETE | IN_MOVED_FROM | IN_MOVED_TO | IN_MODIFY | IN_DELETE_SELF
                | IN_MOVE_SELF | IN_ONLYDIR)

        init?(_ folders: [String]) {
            guard let queue = Queue() else { return nil }
            self.queue = queue
            self.folders = folders
            guard watchAll() else { return nil }
        }

        /// False when the system has no watches left.
        private mutating func watchAll() -> Bool {
            missing = []
            var all = true
            for folder in folders where !watch(folder) { all = false }
            return all
        }

        private mutating func watch(_ folder: String) -> Bool {
            var found: [String] = []
            FolderWalk.walk(folder) { path, status in
                if status.st_mode & S_IFMT == S_IFDIR { found.append(path) }
            }
            if found.isEmpty { missing.append(folder) }
            for path in found {
                let watch = inotify_add_watch(queue.descriptor, path, NativeChanges.mask)
                if watch >= 0 {
                    paths[watch] = path
                } else if errno == ENOSPC || errno == ENOMEM {
                    return false
                }
            }
            return true
        }

        mutating func wait(milliseconds: Int?) -> ChangeNews {
            // While a folder is missing it is looked for now and then.
            var limit = Int32(clamping: milliseconds ?? -1)
            if !missing.isEmpty { limit = limit < 0 ? 500 : min(limit, 500) }
            var entry = pollfd(fd: queue.descriptor, events: Int16(POLLIN), revents: 0)
            _ = poll(&entry, 1, limit)
            var news = ChangeNews.nothing
            if !missing.isEmpty {
                let before = missing.count
                if !watchAll() { return .exhausted }
                if missing.count < before { news = .changed(nil) }
            }
            var buffer = [UInt8](repeating: 0, count: 64 << 10)
            while true {
                let count = read(queue.descriptor, &buffer, buffer.count)
                guard count > 0 else { return news }
                for event in NativeChanges.events(buffer[..<count]) {
                    switch take(event) {
                    case .exhausted: return .exhausted
                    case .changed(let paths):
                        if case .changed(let before) = news {
                            news = .changed(before.flatMap { before in paths?.union(before) })
                        } else {
                            news = .changed(paths)
                        }
                    case .nothing: break
                    }
                }
            }
        }

        private struct Notice {
            var watch: Int32
            var mask: UInt32
            var name: String
        }

        private mutating func take(_ event: Notice) -> ChangeNews {
            func has(_ flag: some BinaryInteger) -> Bool { event.mask & UInt32(truncatingIfNeeded: flag) != 0 }
            // More happened than the queue could hold: whatever it was, something changed, folders perhaps.
            if has(IN_Q_OVERFLOW) { return watchAll() ? .changed(nil) : .exhausted }
            if has(IN_IGNORED) {
                if let path = paths.removeValue(forKey: event.watch), folders.contains(path) { missing.append(path) }
                return .nothing
            }
            guard event.name.isEmpty || WatchedNames.matters(event.name) else { return .nothing }
            if has(IN_ISDIR), has(IN_CREATE) || has(IN_MOVED_TO), let parent = paths[event.watch] {
                if !watch(parent + "/" + event.name) { return .exhausted }
            }
            // A folder's coming and going changes what is below it too.
            guard !has(IN_ISDIR), !event.name.isEmpty, let parent = paths[event.watch] else { return .changed(nil) }
            return .changed([parent + "/" + event.name])
        }

        /// `struct inotify_event`: watch, mask, cookie and length in four bytes each, then the padded name.
        private static func events(_ buffer: ArraySlice<UInt8>) -> [Notice] {
            var found: [Notice] = []
            buffer.withUnsafeBytes { raw in
                var offset = 0
                while offset + 16 <= raw.count {
                    let length = Int(raw.loadUnaligned(fromByteOffset: offset + 12, as: UInt32.self))
                    guard offset + 16 + length <= raw.count else { return }
                    let name = raw[(offset + 16)..<(offset + 16 + length)].prefix { $0 != 0 }
                    found.append(
                        Notice(
                            watch: raw.loadUnaligned(fromByteOffset: offset, as: Int32.self),
                            mask: raw.loadUnaligned(fromByteOffset: offset + 4, as: UInt32.self),
                            name: String(decoding: name, as: UTF8.self)))
                    offset += 16 + length
                }
            }
            return found
        }
    }
#endif
