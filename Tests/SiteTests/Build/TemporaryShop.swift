import Commerce
import Platform
import Site
import Text

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// A shop in a temporary folder of its own, removed with the value.
final class TemporaryShop {
    static let now = Instant(seconds: 1_800_000_000)  // 2027-01-15

    /// Absolute, links resolved.
    let root: String
    var output: String { root + "/output" }
    var work: String { root + "/.vitrine" }

    /// - Parameter base: the folder to make it in; the system's for temporary files unless given.
    init(_ files: [String: String] = [:], in base: String? = nil) throws {
        root = try Self.makeFolder(in: base)
        for (path, text) in files { try write(path, text) }
    }

    deinit {
        _ = chmod(output, 0o755)
        SystemCalls.removeTree(root)
    }

    /// The starter shop and more: a journal, pictures, aliases, a sale, rules, a snippet in use, a locale and a setting.
    static func standard() throws -> TemporaryShop { try TemporaryShop(ShopFixture.files) }

    static func makeFolder(in folder: String? = nil) throws -> String {
        let base = folder ?? getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
        var template = Array("\(base)/vitrine-test-XXXXXX".utf8CString)
        let made = template.withUnsafeMutableBufferPointer { buffer in
            buffer.baseAddress.flatMap { mkdtemp($0) }.map { String(cString: $0) }
        }
        guard let made, let real = SystemCalls.realPath(made) else {
            throw FileFault("make the folder", base, code: errno)
        }
        return real
    }

    func write(_ path: String, _ text: String) throws { try write(path, bytes: Array(text.utf8)) }

    /// Written to the side and renamed, as editors do it: never the same time stamp with other bytes.
    func write(_ path: String, bytes: [UInt8]) throws {
        let full = root + "/" + path
        try SystemCalls.makeFolders(PathText.parent(full))
        try SystemCalls.write(bytes, to: full + ".tmp~")
        try SystemCalls.rename(full + ".tmp~", to: full)
    }

    func read(_ path: String) throws -> String {
        String(decoding: try SystemCalls.read(root + "/" + path), as: UTF8.self)
    }

    func replace(_ path: String, _ old: String, _ new: String) throws {
        let text = try read(path)
        guard text.contains(old) else { throw MissingText(path: path, text: old) }
        try write(path, text.replacing(old, with: new))
    }

    func remove(_ path: String) throws { try SystemCalls.removeFile(root + "/" + path) }

    func rename(_ from: String, _ to: String) throws {
        try SystemCalls.makeFolders(PathText.parent(root + "/" + to))
        try SystemCalls.rename(root + "/" + from, to: root + "/" + to)
    }

    struct MissingText: Error {
        let path: String
        let text: String
    }

    func options(now: Instant = now, baseURL: String? = nil, drafts: Bool = false) -> BuildOptions {
        BuildOptions(
            root: root, output: output, workFolder: work, baseURL: baseURL, now: now, includesDrafts: drafts)
    }

    @discardableResult
    func build(now: Instant = now, baseURL: String? = nil, drafts: Bool = false) throws -> BuildReport {
        try build(options(now: now, baseURL: baseURL, drafts: drafts))
    }

    @discardableResult
    func build(_ options: BuildOptions) throws -> BuildReport {
        var build = SiteBuild(options)
        return try build.run()
    }

    /// Everything in the output folder by path, the engine's list of its files included.
    func tree() throws -> [String: [UInt8]] { try Self.tree(output) }

    static func tree(_ folder: String) throws -> [String: [UInt8]] {
        var files: [String: [UInt8]] = [:]
        func walk(_ path: String) throws {
            for name in SystemCalls.names(in: folder + path) ?? [] {
                let inner = path + "/" + name
                if SystemCalls.kind(folder + inner) == .folder {
                    try walk(inner)
                } else {
                    files[String(inner.dropFirst())] = try SystemCalls.read(folder + inner)
                }
            }
        }
        try walk("")
        return files
    }

    /// Folders below the output folder in which there is nothing at all.
    func emptyFolders() -> [String] {
        var found: [String] = []
        func walk(_ path: String) {
            let names = SystemCalls.names(in: output + path) ?? []
            if names.isEmpty { found.append(path) }
            for name in names where SystemCalls.kind(output + path + "/" + name) == .folder { walk(path + "/" + name) }
        }
        walk("")
        return found
    }

    /// Sizes and times of all output files.
    func stamps() throws -> [String: FileStamp] {
        var stamps: [String: FileStamp] = [:]
        for path in try tree().keys { stamps[path] = SystemCalls.stamp(output + "/" + path) }
        return stamps
    }
}

/// What differs between two trees, as lines to read in a failed test.
func differences(_ left: [String: [UInt8]], _ right: [String: [UInt8]]) -> [String] {
    var lines: [String] = []
    for path in Set(left.keys).union(right.keys).sorted() {
        switch (left[path], right[path]) {
        case (let a?, let b?) where a != b:
            let at = zip(a, b).enumerated().first { $0.element.0 != $0.element.1 }?.offset ?? min(a.count, b.count)
            func excerpt(_ bytes: [UInt8]) -> String {
                String(decoding: bytes[max(0, at - 40)..<min(bytes.count, at + 60)], as: UTF8.self)
            }
            lines.append("\(path): \(excerpt(a)) <> \(excerpt(b))")
        case (_?, nil): lines.append("\(path): only in the first")
        case (nil, _?): lines.append("\(path): only in the second")
        default: break
        }
    }
    return lines
}
