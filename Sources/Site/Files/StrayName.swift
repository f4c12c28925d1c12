import Text

/// What a file's name tells of who made it: editors, systems and tools leave files that nobody wrote for a shop.
///
/// Such files are never read and never published, wherever they lie, and never spoken of: a shop must not stop because
/// somebody opened its folder in a file manager. The names are those that the programs document.
package enum StrayName {
    /// What an editor, a system, a merge or a download left behind. Names with a leading point are hidden anyway.
    package static func isLeftOver(_ name: String) -> Bool {
        guard let first = name.utf8.first, let last = name.utf8.last else { return true }
        if first == ASCII.period || last == tilde { return true }
        // Emacs saves '#mug.md#'; Office keeps '~$prices.xlsx' while it is open; macOS names a folder's icon 'Icon\r'.
        if first == hash, last == hash, name.utf8.count > 1 { return true }
        if first == tilde, name.hasPrefix("~$") || name.lowercased().hasSuffix(".tmp") { return true }
        if name == "4913" || name == "Icon\r" { return true }
        let cut = name.utf8.lastIndex(of: ASCII.period) ?? name.endIndex
        let stem = name[..<cut]
        let digits = stem.utf8.last.map(ASCII.isDigit) == true
        // Nearly all: nothing to look for in a table.
        if name.hasSuffix(".md") { return digits && isOfMerge(stem) }
        let ending = name[cut...].dropFirst().lowercased()
        if endings.contains(ending) || isSwap(ending) { return true }
        // A shop has tens of thousands of files: what costs more than a look at the ending is asked of few.
        if systemEndings.contains(ending), systemFiles.contains(name.lowercased()) { return true }
        if name.hasSuffix("___"), name.contains("___jb_") { return true }
        return digits && isOfMerge(stem)
    }

    /// A folder of a tool: its files are thousands and none of them the shop's.
    package static func isToolFolder(_ name: String) -> Bool {
        name.utf8.first == ASCII.period || toolFolders.contains(name.lowercased())
    }

    /// A copy that a sync program made because a file was changed in two places; it may hold work that is nowhere else.
    package static func isConflictCopy(_ name: String) -> Bool {
        guard mentionsConflict(name) else { return false }
        let low = name.lowercased()
        if low.contains(".sync-conflict-") || conflictWords.contains(where: { low.contains($0) }) { return true }
        // ownCloud: `mug_conflict-20261127-101500.md`.
        guard let mark = low.firstRange(of: "_conflict-") else { return false }
        let day = low[mark.upperBound...].prefix(8)
        return day.utf8.count == 8 && day.utf8.allSatisfy(ASCII.isDigit)
    }

    /// `conflict` in any of the languages below.
    private static func mentionsConflict(_ name: String) -> Bool {
        var matched = 0
        for byte in name.utf8 {
            let low = ASCII.isUpper(byte) ? byte | 0x20 : byte
            matched = low == part[matched] ? matched + 1 : low == part[0] ? 1 : 0
            if matched == part.count { return true }
        }
        return false
    }

    private static let part = Array("onfli".utf8)
    private static let tilde = UInt8(ascii: "~")
    private static let hash = UInt8(ascii: "#")

    private static let endings: Set<String> = [
        "bak", "backup", "old", "orig", "rej", "save", "tmp", "temp", "part", "partial", "crdownload", "download",
        "opdownload", "autosave", "lnk", "pyc", "kate-swp",
    ]

    /// Vim counts down from `swp` to `swa`, and leaves out `swf`.
    private static func isSwap(_ ending: String) -> Bool {
        guard ending.utf8.count == 3, ending.hasPrefix("sw"), let last = ending.utf8.last else { return false }
        return (UInt8(ascii: "a")...UInt8(ascii: "p")).contains(last) && last != UInt8(ascii: "f")
            || last == UInt8(ascii: "x")
    }

    private static let systemFiles: Set<String> = [
        "thumbs.db", "thumbs.db:encryptable", "ehthumbs.db", "ehthumbs_vista.db", "desktop.ini", "ntuser.dat",
        "npm-debug.log", "yarn-error.log", "nohup.out",
    ]

    private static let systemEndings: Set<String> = ["db", "db:encryptable", "ini", "dat", "log", "out"]

    private static let toolFolders: Set<String> = [
        "node_modules", "bower_components", "__pycache__", "__macosx", "cvs", "venv", "$recycle.bin",
        "system volume information", "lost+found", "@eadir", "#recycle", "#snapshot",
    ]

    private static let conflictWords = [
        "conflicted copy", "case conflict)", "in konflikt stehende kopie", "copie en conflit", "copia en conflicto",
        "cópia em conflito", "copia in conflitto", "conflicterende kopie", "konfliktkopie",
    ]

    /// `mug_LOCAL_4711.md`, as git's merge tools write beside the file.
    private static func isOfMerge(_ stem: Substring) -> Bool {
        guard stem.utf8.contains(UInt8(ascii: "_")) else { return false }
        for mark in ["_BACKUP_", "_BASE_", "_LOCAL_", "_REMOTE_"] {
            guard let range = stem.firstRange(of: mark) else { continue }
            let number = stem[range.upperBound...]
            if !number.isEmpty, number.utf8.allSatisfy(ASCII.isDigit) { return true }
        }
        return false
    }
}
