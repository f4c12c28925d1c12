import Platform
import TestSupport
import Testing

#if canImport(Darwin)
    import Darwin
#elseif canImport(Musl)
    import Musl
#else
    import Glibc
#endif

/// Who else could change a file, and what is read at all.
@Suite("File trust")
struct FileTrustTests {
    @Test(
        "Modes",
        arguments: [
            (0o600, FileTrust.Kind.file, nil), (0o644, .file, nil), (0o640, .file, nil), (0o664, .file, "chmod go-w"),
            (0o646, .file, "chmod go-w"), (0o622, .file, "chmod go-w"), (0o600, .privateFile, nil),
            (0o400, .privateFile, nil), (0o640, .privateFile, "chmod 600"), (0o604, .privateFile, "chmod 600"),
            (0o700, .privateFolder, nil), (0o500, .privateFolder, nil), (0o755, .privateFolder, "chmod 700"),
            (0o1777, .privateFolder, "chmod 700"), (0o710, .privateFolder, "chmod 700"),
        ] as [(mode_t, FileTrust.Kind, String?)])
    func modes(mode: mode_t, kind: FileTrust.Kind, mend: String?) throws {
        let folder = try TemporaryFolder()
        let path = folder.path + "/it's"
        if kind == .privateFolder { try SystemCalls.makeFolder(path) } else { try SystemCalls.write([1], to: path) }
        chmod(path, mode)
        let objection = FileTrust.objection(path, kind)
        #expect((objection == nil) == (mend == nil))
        if let mend {
            #expect(
                objection?.description.hasSuffix("run: \(mend) '\(folder.path)/it'\\''s'") == true,
                "\(objection?.description ?? "")")
        }
        #expect(FileTrust.objection(path + "-none", kind) == nil)
        #expect(symlink(path, path + "-link") == 0)
        // A link to a secret could be pointed elsewhere; a price book may be one, and is what it points to.
        let ofLink = FileTrust.objection(path + "-link", kind)
        #expect((ofLink == nil) == (kind == .privateFile ? false : mend == nil))
    }

    @Test("Owners", .enabled(if: geteuid() == 0))
    func owners() throws {
        let folder = try TemporaryFolder()
        let path = folder.path + "/book"
        try SystemCalls.write([1], to: path)
        #expect(FileTrust.objection(path, .file) == nil)
        #expect(chown(path, 4_242, 4_242) == 0)
        #expect(FileTrust.objection(path, .file)?.description.contains("chown 0 '\(path)'") == true)
        #expect(FileTrust.objection(path, .file, alsoOwnedBy: 4_242) == nil)
        #expect(FileTrust.ward(path) == 4_242)
    }

    @Test("What is no regular file, or has no end, is not read", .timeLimit(.minutes(1)))
    func special() throws {
        let folder = try TemporaryFolder()
        func reason(_ name: String, _ make: (String) -> Int32) throws -> String {
            let path = folder.path + "/" + name
            try #require(make(path) == 0)
            do {
                _ = try SystemCalls.read(path, limit: 1 << 20)
                return "read"
            } catch { return error.description }
        }
        #expect(try reason("pipe") { mkfifo($0, 0o600) }.contains("no regular file"))
        #expect(try reason("device") { symlink("/dev/zero", $0) }.contains("no regular file"))
        #expect(try reason("loop") { symlink($0, $0) }.contains("ymbolic links"))
        #expect(try reason("folder") { mkdir($0, 0o700) }.contains("irectory"))
        let sparse = folder.path + "/sparse"
        try SystemCalls.write([1], to: sparse)
        #expect(try reason("sparse") { truncate($0, 3 << 30) }.contains("oo large"))
    }
}
