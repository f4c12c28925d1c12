import Platform

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// A folder of its own with a shell script in it that stands for `sendmail` or `curl`; removed with the value.
final class StubProgram {
    let folder: String
    var path: String { folder + "/program" }
    var scratch: String { folder + "/scratch" }

    /// - Parameter script: what follows the first line; `$FOLDER` is the folder.
    init(_ script: String, isExecutable: Bool = true) throws {
        let base = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
        var template = Array("\(base)/vitrine-stub-XXXXXX".utf8CString)
        let made = template.withUnsafeMutableBufferPointer { buffer in
            buffer.baseAddress.flatMap { mkdtemp($0) }.map { String(cString: $0) }
        }
        guard let made else { throw FileFault("make the folder", base, code: errno) }
        folder = made
        try SystemCalls.makeFolders(made + "/scratch")
        try SystemCalls.write(Array("#!/bin/sh\nFOLDER='\(made)'\n\(script)\n".utf8), to: made + "/program")
        chmod(made + "/program", isExecutable ? 0o755 : 0o644)
    }

    deinit { SystemCalls.removeTree(folder) }

    func read(_ name: String) -> String? {
        (try? SystemCalls.read(folder + "/" + name)).map { String(decoding: $0, as: UTF8.self) }
    }

    /// What is left of the files that a program reads and writes.
    var leftovers: [String] {
        guard let list = opendir(scratch) else { return [] }
        defer { closedir(list) }
        var names: [String] = []
        while let entry = readdir(list) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
                pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if name != ".", name != ".." { names.append(name) }
        }
        return names
    }
}
