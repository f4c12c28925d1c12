#if canImport(Glibc)
    import CLinux
    import Glibc
#elseif canImport(Musl)
    import CLinux
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// What the system says of a folder: who it is, whose, and when anything about it changed last.
package struct FolderStatus: Sendable, Hashable {
    package var device: UInt64
    package var inode: UInt64
    /// Nanoseconds since 1970: of an entry that came or went, of its rights, its owner, its further attributes.
    package var changed: Int
    package var mode: UInt32
    package var owner: UInt32
    package var group: UInt32
}

/// One name in a folder.
package struct FolderEntry: Sendable, Hashable {
    package var name: String
    package var inode: UInt64
    /// False for a link to a folder.
    package var isFolder: Bool
}

/// The calls that putting a whole tree in the place of another needs.
extension SystemCalls {
    /// Makes two paths of one file system trade places, in one step that nobody can see half done.
    ///
    /// - Throws: also where the system or the file system has no such call, and for a mount point.
    package static func exchange(_ first: String, _ second: String) throws(FileFault) {
        #if canImport(Glibc)
            // RENAME_EXCHANGE of linux/fs.h
            let result = renameat2(AT_FDCWD, first, AT_FDCWD, second, 2)
        #elseif canImport(Darwin)
            let result = renamex_np(first, second, UInt32(RENAME_SWAP))
        #else
            errno = ENOSYS
            let result: Int32 = -1
        #endif
        if result != 0 { throw FileFault("put in place", second, code: errno) }
    }

    /// Gives the file at `existing` a second name; a symbolic link is not followed.
    package static func link(_ existing: String, at path: String) throws(FileFault) {
        if linkat(AT_FDCWD, existing, AT_FDCWD, path, 0) != 0 { throw FileFault("link", path, code: errno) }
    }

    /// Waits until the file's bytes are on the disk.
    package static func sync(_ path: String) throws(FileFault) {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw FileFault("sync", path, code: errno) }
        defer { close(descriptor) }
        #if canImport(Darwin)
            if fcntl(descriptor, F_FULLFSYNC) == 0 { return }
        #endif
        if fsync(descriptor) != 0 { throw FileFault("sync", path, code: errno) }
    }

    /// Whether this process may add, rename and remove names in a folder.
    package static func mayChange(_ folder: String) -> Bool { access(folder, W_OK | X_OK) == 0 }

    /// Nil when no folder stands at `path`; a link to one is none.
    package static func folderStatus(_ path: String) -> FolderStatus? {
        var status = stat()
        guard lstat(path, &status) == 0, status.st_mode & S_IFMT == S_IFDIR else { return nil }
        return FolderStatus(
            device: UInt64(status.st_dev), inode: UInt64(status.st_ino), changed: FileStamp(input: status).modified,
            mode: UInt32(status.st_mode) & 0o7777, owner: status.st_uid, group: status.st_gid)
    }

    /// What is in a folder, in no order.
    package static func entries(in path: String) throws(FileFault) -> [FolderEntry] {
        guard let directory = opendir(path) else { throw FileFault("list", path, code: errno) }
        defer { closedir(directory) }
        var entries: [FolderEntry] = []
        while let entry = readdir(directory) {
            let name = entryName(entry)
            if name == "." || name == ".." { continue }
            var isFolder = entry.pointee.d_type == UInt8(DT_DIR)
            if entry.pointee.d_type == UInt8(DT_UNKNOWN) { isFolder = kind(path + "/" + name) == .folder }
            entries.append(FolderEntry(name: name, inode: UInt64(entry.pointee.d_ino), isFolder: isFolder))
        }
        return entries
    }

    /// Gives a folder the rights, the owner and the further attributes of another.
    ///
    /// - Throws: when one of them cannot be given, such as another user's ownership.
    package static func match(_ path: String, to model: String) throws(FileFault) {
        guard let wanted = folderStatus(model), var actual = folderStatus(path) else {
            throw FileFault("set the rights of", path, code: ENOENT)
        }
        if wanted.owner != actual.owner || wanted.group != actual.group {
            guard lchown(path, wanted.owner, wanted.group) == 0 else {
                throw FileFault("set the owner of", path, code: errno)
            }
            actual = folderStatus(path) ?? actual
        }
        if wanted.mode != actual.mode, chmod(path, mode_t(wanted.mode)) != 0 {
            throw FileFault("set the rights of", path, code: errno)
        }
        #if os(Linux)
            try matchAttributes(path, to: model)
        #elseif canImport(Darwin)
            // COPYFILE_ACL and COPYFILE_XATTR
            guard copyfile(model, path, nil, copyfile_flags_t(1 << 0 | 1 << 2)) == 0 else {
                throw FileFault("set the attributes of", path, code: errno)
            }
        #endif
    }

    #if os(Linux)
        /// Access control lists and security labels are extended attributes.
        private static func matchAttributes(_ path: String, to model: String) throws(FileFault) {
            let wanted = attributeNames(model)
            let actual = attributeNames(path)
            for name in actual where !wanted.contains(name) {
                if lremovexattr(path, name) != 0 { throw FileFault("set the attributes of", path, code: errno) }
            }
            for name in wanted {
                guard let value = attribute(name, of: model) else {
                    throw FileFault("read the attributes of", model, code: errno)
                }
                if attribute(name, of: path) == value { continue }
                if lsetxattr(path, name, value, value.count, 0) != 0 {
                    throw FileFault("set the attributes of", path, code: errno)
                }
            }
        }

        private static func attributeNames(_ path: String) -> [String] {
            let size = llistxattr(path, nil, 0)
            guard size > 0 else { return [] }
            var buffer = [CChar](repeating: 0, count: size)
            let got = llistxattr(path, &buffer, size)
            guard got > 0 else { return [] }
            return buffer[..<got].split(separator: 0).map { name in
                String(decoding: name.map { UInt8(bitPattern: $0) }, as: UTF8.self)
            }
        }

        private static func attribute(_ name: String, of path: String) -> [UInt8]? {
            let size = lgetxattr(path, name, nil, 0)
            guard size >= 0 else { return nil }
            var value = [UInt8](repeating: 0, count: size)
            return lgetxattr(path, name, &value, size) == size ? value : nil
        }
    #endif

    /// Whether something is mounted at `folder` or below it, as far as this process can see.
    package static func hasMount(at folder: String) -> Bool {
        #if os(Linux)
            guard let table = try? readUnsized("/proc/self/mountinfo") else { return false }
            // Field 5 of a line is the mount point, with space, tab, newline and backslash as \040 and so on.
            for line in table.split(separator: 0x0A) {
                let fields = line.split(separator: 0x20, maxSplits: 5)
                guard fields.count > 4 else { continue }
                let point = String(decoding: unescaped(fields[4]), as: UTF8.self)
                if point == folder || point.hasPrefix(folder + "/") { return true }
            }
            return false
        #else
            guard let own = device(folder), let above = device(folder + "/..") else { return true }
            return own != above
        #endif
    }

    #if os(Linux)
        /// Files of /proc have no size to go by.
        private static func readUnsized(_ path: String) throws(FileFault) -> [UInt8] {
            let descriptor = open(path, O_RDONLY | O_CLOEXEC)
            guard descriptor >= 0 else { throw FileFault("read", path, code: errno) }
            defer { close(descriptor) }
            var bytes: [UInt8] = []
            var part = [UInt8](repeating: 0, count: 65_536)
            while true {
                let got = posixRead(descriptor, &part, part.count)
                if got > 0 {
                    bytes.append(contentsOf: part[..<got])
                } else if got == 0 {
                    return bytes
                } else if errno != EINTR {
                    throw FileFault("read", path, code: errno)
                }
            }
        }

        private static func unescaped(_ field: ArraySlice<UInt8>) -> [UInt8] {
            var out: [UInt8] = []
            var index = field.startIndex
            while index < field.endIndex {
                if field[index] == 0x5C, index + 3 < field.endIndex,
                    field[index + 1...index + 3].allSatisfy({ (0x30...0x37).contains($0) })
                {
                    let value = field[index + 1...index + 3].reduce(0) { $0 * 8 + Int($1 - 0x30) }
                    out.append(UInt8(truncatingIfNeeded: value))
                    index += 4
                } else {
                    out.append(field[index])
                    index += 1
                }
            }
            return out
        }
    #endif

    /// Nanoseconds since 1970, of the clock that stamps files.
    package static var clock: Int {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        return Int(time.tv_sec) * 1_000_000_000 + Int(time.tv_nsec)
    }
}

private func posixRead(_ descriptor: Int32, _ buffer: UnsafeMutableRawPointer, _ count: Int) -> Int {
    read(descriptor, buffer, count)
}
