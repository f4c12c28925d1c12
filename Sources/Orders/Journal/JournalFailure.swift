import Platform

/// Why the journal did not do what it was asked, each with its place and a sentence that says what to do.
package enum JournalFailure: Error, Sendable, Hashable {
    /// A system call failed; nothing was changed, and trying again is allowed.
    case io(operation: String, path: String, code: Int32)
    /// The disk or the quota is full (ENOSPC, EDQUOT); the file was cut back, and the next append tries again.
    case full(path: String, code: Int32)
    /// A sync failed: what is on the medium is unknown. Fatal; never tried again.
    case syncFailed(path: String, code: Int32)
    /// What a failed write left could not be cut off. Fatal.
    case cutFailed(path: String, offset: Int, code: Int32)
    /// A file is not as it was written; `what` is a clause that follows `FILE: at byte OFFSET `.
    case corrupt(file: String, offset: Int, what: String)
    /// A segment is not where the numbers say it must be; `file` is the name it would have.
    case missingSegment(file: String, what: String)
    /// A record has a version above 1.
    case newerFormat(file: String, offset: Int)
    /// Another process holds the lock.
    case locked(path: String)
    /// The lock file was removed or replaced, so that another process may write as well. Fatal.
    case lockLost(path: String)
    /// The clock shows a time that no record can hold, in seconds since 1970; nothing was written.
    case clock(seconds: Int)
    /// A record is whole, and says something that this version does not know; `what` is a clause.
    case unreadable(file: String, offset: Int, seq: Int, what: String)
    /// The path could be read or exchanged by someone else.
    case unsafe(path: String, why: Exposure)
    /// A record, a batch or a snapshot is over its limit; nothing was written. Bytes.
    case tooLarge(bytes: Int, limit: Int)
    /// A record of a batch is no JSON object on one line; nothing was written. `index` counts from 0.
    case invalidRecord(index: Int, what: String)
    /// The folder to copy to has something in it.
    case targetNotEmpty(path: String)
    /// The journal was closed.
    case closed

    /// What is wrong with a path that should be the owner's alone.
    package enum Exposure: Sendable, Hashable {
        case link
        /// Not the kind of thing it must be.
        case notAFile
        case notAFolder
        /// Readable or writable by the group or by others: the permission bits that it has.
        case mode(UInt32, isFolder: Bool)
    }
}

extension JournalFailure: CustomStringConvertible {
    /// Whether the journal refuses everything from here on and the process must end (exit 74).
    package var isFatal: Bool {
        switch self {
        case .syncFailed, .cutFailed, .lockLost: true
        default: false
        }
    }

    /// The file that it is about, if there is one.
    package var file: String? {
        switch self {
        case .io(_, let path, _), .full(let path, _), .syncFailed(let path, _), .cutFailed(let path, _, _): path
        case .corrupt(let file, _, _), .missingSegment(let file, _), .newerFormat(let file, _): file
        case .unreadable(let file, _, _, _): file
        case .locked(let path), .lockLost(let path), .unsafe(let path, _), .targetNotEmpty(let path): path
        case .tooLarge, .invalidRecord, .closed, .clock: nil
        }
    }

    /// The byte offset in that file, if there is one.
    package var offset: Int? {
        switch self {
        case .corrupt(_, let offset, _), .newerFormat(_, let offset), .cutFailed(_, let offset, _): offset
        case .unreadable(_, let offset, _, _): offset
        default: nil
        }
    }

    /// What happened, where, and what to do about it.
    package var description: String {
        switch self {
        case .io(let operation, let path, let code):
            "\(path): cannot \(operation): \(SystemCalls.message(for: code)); see to the disk and try again"
        case .full(let path, let code):
            "\(path): \(SystemCalls.message(for: code)); make room: orders are taken again as soon as there is some"
        case .syncFailed(let path, let code):
            "\(path): the disk did not confirm what was written (\(SystemCalls.message(for: code))); nothing more is "
                + "written: check the disk, then start again"
        case .cutFailed(let path, let offset, let code):
            "\(path): at byte \(offset) a write failed and what it left cannot be cut off "
                + "(\(SystemCalls.message(for: code))); nothing more is written: check the disk, then start again"
        case .corrupt(let file, let offset, let what):
            "\(file): at byte \(offset) \(what); keep the file, and put the one of a backup in its place"
        case .missingSegment(let file, let what):
            "\(file): \(what); put it back from a backup"
        case .newerFormat(let file, let offset):
            "\(file): at byte \(offset) there is a record of a newer version; run that version, or a later one"
        case .locked(let path):
            "\(path): another process has the orders open; stop it first, or ask it through its socket"
        case .lockLost(let path):
            "\(path): is gone, or is another file than the one that was locked, so that a second process may write the "
                + "orders; nothing more is written: see that only one runs, leave the file alone, then start again"
        case .clock(let seconds):
            "the clock shows \(seconds) seconds since 1970, which no record can hold; set the clock of this machine: "
                + "orders are taken again as soon as it is right"
        case .unreadable(let file, let offset, let seq, let what):
            "\(file): at byte \(offset) record \(seq) says something this version does not know (\(what)); run the "
                + "version that wrote it, or a later one"
        case .unsafe(let path, let why):
            "\(path): \(why.description(path))"
        case .tooLarge(let bytes, let limit):
            "\(bytes) bytes are more than the \(limit) that fit"
        case .invalidRecord(let index, let what):
            "record \(index + 1) of the batch \(what)"
        case .targetNotEmpty(let path):
            "\(path): is not empty; name a folder that is, or one that does not exist yet"
        case .closed:
            "the journal is closed"
        }
    }
}

extension JournalFailure.Exposure {
    func description(_ path: String) -> String {
        switch self {
        case .link: "is a symbolic link, which could be pointed elsewhere; put the real thing in its place"
        case .notAFile: "is not a regular file; move it away"
        case .notAFolder: "is not a folder; move it away"
        case .mode(let mode, let isFolder):
            "can be used by others (mode \(String(mode & 0o777, radix: 8))); "
                + "run: chmod \(isFolder ? "700" : "600") '\(path)'"
        }
    }
}
