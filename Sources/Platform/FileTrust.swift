#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// Who else could change or read what this process goes by.
///
/// Root is trusted, because nothing can be kept from it; whoever else owns a file may change it at any time, whatever its
/// mode says.
package enum FileTrust {
    package enum Kind: Sendable {
        /// A folder with secrets in it: mode 0700.
        case privateFolder
        /// A file that is nobody else's business: mode 0600, and no link.
        case privateFile
        /// A file that others may read and must not write.
        case file
    }

    /// What is wrong with who may use `path`, with the command that mends it; nil when nothing is, or nothing is there.
    ///
    /// `alsoOwnedBy` is a user whose files are taken as well: that of the data folder, when root looks after it.
    package static func objection(_ path: String, _ kind: Kind, alsoOwnedBy friend: UInt32? = nil) -> FileFault? {
        var status = stat()
        guard (kind == .privateFile ? lstat(path, &status) : stat(path, &status)) == 0 else { return nil }
        let name = quoted(path)
        func fault(_ advice: String) -> FileFault { FileFault("trust", path, advice: advice) }
        let type = status.st_mode & S_IFMT
        if kind == .privateFile, type == S_IFLNK {
            return fault("is a symbolic link, which could be pointed elsewhere; put the real thing in its place")
        }
        guard kind == .privateFolder ? type == S_IFDIR : type == S_IFREG else {
            if kind == .privateFolder { return fault("is not a folder; move it away") }
            // Reading it says what it is.
            return nil
        }
        let mode = UInt32(status.st_mode) & 0o777
        let digits = String(mode, radix: 8)
        switch kind {
        case .privateFolder where mode & 0o077 != 0:
            return fault("can be used by others (mode \(digits)); run: chmod 700 \(name)")
        case .privateFile where mode & 0o077 != 0:
            return fault("can be used by others (mode \(digits)); run: chmod 600 \(name)")
        case .file where mode & 0o022 != 0:
            return fault("can be written by others (mode \(digits)); run: chmod go-w \(name)")
        default: break
        }
        let own = UInt32(geteuid())
        guard ![own, 0, friend ?? own].contains(UInt32(status.st_uid)) else { return nil }
        return fault(
            "belongs to another user (number \(status.st_uid)), and this runs as number \(own); "
                + "run it as that user, or give it to this one\(own == 0 ? "" : ", as root"): "
                + "chown \(kind == .privateFolder ? "-R " : "")\(own) \(name)")
    }

    /// The owner of what stands at `path`, when this is root and may look after the files of any user.
    package static func ward(_ path: String) -> UInt32? {
        var status = stat()
        return geteuid() == 0 && stat(path, &status) == 0 ? UInt32(status.st_uid) : nil
    }

    /// For a shell.
    private static func quoted(_ path: String) -> String {
        "'" + path.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''") + "'"
    }
}
