#if canImport(Darwin)
    import Darwin

    /// kqueue(2): it watches open files, so every file and folder is held open, and looked for anew after each change.
    struct NativeChanges: ChangeSource {
        /// More open files than this are left to polling.
        private static let mostFiles = 4000

        private let folders: [String]
        private let queue: Queue

        private final class Queue {
            let descriptor: Int32
            var watched: [String: Int32] = [:]

            init?() {
                descriptor = kqueue()
                if descriptor < 0 { return nil }
                _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
            }

            deinit {
                for file in watched.values { close(file) }
                close(descriptor)
            }
        }

        init?(_ folders: [String]) {
            guard let queue = Queue() else { return nil }
            self.folders = folders
            self.queue = queue
            guard watchAll() else { return nil }
        }

        /// False when there are too many files, or too few descriptors.
        private func watchAll() -> Bool {
            var present: Set<String> = []
            for folder in folders { FolderWalk.walk(folder) { path, _ in present.insert(path) } }
            for (path, file) in queue.watched where !present.contains(path) {
                close(file)
                queue.watched[path] = nil
            }
            guard present.count <= NativeChanges.mostFiles else { return false }
            for path in present where queue.watched[path] == nil {
                let file = open(path, O_EVTONLY | O_CLOEXEC)
                if file < 0 {
                    if errno == EMFILE || errno == ENFILE { return false }
                    continue
                }
                var change = kevent(
                    ident: UInt(file), filter: Int16(EVFILT_VNODE), flags: UInt16(EV_ADD | EV_CLEAR),
                    fflags: UInt32(NOTE_WRITE | NOTE_DELETE | NOTE_RENAME | NOTE_EXTEND), data: 0, udata: nil)
                guard kevent(queue.descriptor, &change, 1, nil, 0, nil) == 0 else {
                    close(file)
                    return false
                }
                queue.watched[path] = file
            }
            return true
        }

        mutating func wait(milliseconds: Int?) -> ChangeNews {
            // Folders that do not exist yet are looked for twice a second.
            let isMissing = folders.contains { queue.watched[$0] == nil }
            let limit = isMissing ? min(milliseconds ?? 500, 500) : milliseconds
            var time = timespec(tv_sec: (limit ?? 0) / 1000, tv_nsec: (limit ?? 0) % 1000 * 1_000_000)
            var events = [kevent](repeating: kevent(), count: 64)
            let count =
                limit == nil
                ? kevent(queue.descriptor, nil, 0, &events, 64, nil)
                : kevent(queue.descriptor, nil, 0, &events, 64, &time)
            guard count > 0 || isMissing else { return .nothing }
            let before = queue.watched.count
            // A renamed or deleted file's descriptor still names the old one.
            for event in events.prefix(Int(max(0, count))) where event.fflags & UInt32(NOTE_DELETE | NOTE_RENAME) != 0 {
                if let path = queue.watched.first(where: { $0.value == Int32(event.ident) })?.key {
                    close(Int32(event.ident))
                    queue.watched[path] = nil
                }
            }
            guard watchAll() else { return .exhausted }
            return count > 0 || queue.watched.count != before ? .changed(nil) : .nothing
        }
    }
#endif
