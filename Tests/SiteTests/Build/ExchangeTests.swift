import Platform
import Site
import Testing
import Text

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// The site and its second folder trade places, and nobody but a reader of inode numbers notices.
@Suite struct ExchangeTests {
    /// A shop that has been built twice, so that the second folder is there.
    private func shop() throws -> TemporaryShop {
        let shop = try TemporaryShop.standard()
        try shop.build()
        try edit(shop, 0)
        return shop
    }

    private func edit(_ shop: TemporaryShop, _ number: Int) throws {
        try shop.write("content/pages/extra.md", "---\ntitle: Extra \(number)\n---\n[About](about.md)\n")
        #expect(try shop.build().succeeded)
        #expect(try shop.read("output/pages/extra/index.html").contains("Extra \(number)"))
    }

    private func inode(_ path: String) -> UInt64? {
        var status = stat()
        return lstat(path, &status) == 0 ? UInt64(status.st_ino) : nil
    }

    @Test func theFolderIsAnotherOneAndTheFilesAreTheSame() throws {
        let shop = try shop()
        let folder = inode(shop.output)
        let stamps = try shop.stamps()
        let inodes = stamps.keys.reduce(into: [:]) { $0[$1] = inode(shop.output + "/" + $1) }
        try edit(shop, 1)
        #if os(Linux)
            #expect(inode(shop.output) != folder)
        #endif
        let now = try shop.stamps()
        let changed = Set(now.filter { stamps[$0.key] != $0.value }.keys)
        #expect(changed.contains("pages/extra/index.html"))
        #expect(changed.count < stamps.count / 2)
        for path in stamps.keys where !changed.contains(path) {
            #expect(inode(shop.output + "/" + path) == inodes[path], "\(path)")
        }
        try edit(shop, 2)
        #expect(inode(shop.output) == folder)
        #expect(differences(try shop.tree(), try IncrementalTests.fresh(shop, Edit("none"))) == [])
    }

    @Test func ownersFilesStayAndWhatTheyRemoveStaysAway() throws {
        let shop = try shop()
        try shop.write("output/CNAME", "shop.example\n")
        try shop.write("output/mine/deep/notes.txt", "mine\n")
        #expect(symlink("deep", shop.output + "/mine/link") == 0)
        try SystemCalls.makeFolders(shop.output + "/mine/empty")
        #expect(chmod(shop.output + "/mine", 0o700) == 0)
        let before = (inode(shop.output + "/CNAME"), inode(shop.output + "/mine/deep/notes.txt"))
        for number in 1...3 {
            try edit(shop, number)
            #expect((inode(shop.output + "/CNAME"), inode(shop.output + "/mine/deep/notes.txt")) == before)
            #expect(SystemCalls.kind(shop.output + "/mine/link") == .link)
            #expect(SystemCalls.kind(shop.output + "/mine/empty") == .folder)
            #expect(SystemCalls.folderStatus(shop.output + "/mine")?.mode == 0o700)
        }
        try shop.remove("output/CNAME")
        SystemCalls.removeTree(shop.output + "/mine")
        for number in 4...6 {
            try edit(shop, number)
            #expect(SystemCalls.kind(shop.output + "/CNAME") == nil)
            #expect(SystemCalls.kind(shop.output + "/mine") == nil)
        }
    }

    @Test func rightsOfTheFolderItselfStay() throws {
        let shop = try shop()
        for (number, mode) in [mode_t(0o750), 0o711].enumerated() {
            #expect(chmod(shop.output, mode) == 0)
            try edit(shop, number + 1)
            #expect(SystemCalls.folderStatus(shop.output)?.mode == UInt32(mode))
        }
    }

    @Test func aLinkToTheFolderStaysALink() throws {
        let shop = try TemporaryShop.standard()
        try SystemCalls.makeFolders(shop.root + "/www/site")
        #expect(symlink("www/site", shop.output) == 0)
        try shop.build()
        for number in 1...2 { try edit(shop, number) }
        #expect(SystemCalls.kind(shop.output) == .link)
        #expect(SystemCalls.kind(shop.root + "/www/site/index.html") == .file)
    }

    /// A container's bind mount, or a server that works in the folder.
    @Test func whoHoldsTheFolderSeesTheNewSite() throws {
        let shop = try TemporaryShop.standard()
        try SystemCalls.makeFolders(shop.output)
        let held = open(shop.output, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        #expect(held >= 0)
        defer { close(held) }
        func read(_ path: String) -> String? {
            let file = openat(held, path, O_RDONLY | O_CLOEXEC)
            guard file >= 0 else { return nil }
            defer { close(file) }
            var bytes = [UInt8](repeating: 0, count: 1 << 16)
            let count = bytes.withUnsafeMutableBytes { pread(file, $0.baseAddress, $0.count, 0) }
            return String(decoding: bytes[..<max(0, count)], as: UTF8.self)
        }
        try shop.build()
        #expect(read("robots.txt") != nil)
        for number in 1...3 {
            try edit(shop, number)
            #expect(read("pages/extra/index.html")?.contains("Extra \(number)") == true)
        }
    }

    @Test func whatSomebodyWritesIntoTheOtherFolderIsCarriedOver() throws {
        let shop = try shop()
        try shop.write("output/verify.html", "old")
        try edit(shop, 1)
        let other = ".vitrine/twin"
        try shop.write(other + "/verify.html", "new")
        try shop.write(other + "/google.html", "code")
        try shop.write(other + "/.well-known/pki/token", "token")
        for number in 2...3 {
            try edit(shop, number)
            #expect(try shop.read("output/verify.html") == "new")
            #expect(try shop.read("output/google.html") == "code")
            #expect(try shop.read("output/.well-known/pki/token") == "token")
        }
        try shop.remove("output/google.html")
        try edit(shop, 4)
        #expect(SystemCalls.kind(shop.output + "/google.html") == nil)
    }

    @Test(arguments: ["twin", "twin-state", "cache"])
    func anyOfItMayBeLost(_ name: String) throws {
        let shop = try shop()
        try shop.write("output/CNAME", "shop.example\n")
        try edit(shop, 1)
        SystemCalls.removeTree(shop.work + "/" + name)
        try edit(shop, 2)
        SystemCalls.removeTree(shop.work)
        try edit(shop, 3)
        #expect(try shop.read("output/CNAME") == "shop.example\n")
        try shop.remove("output/CNAME")
        #expect(differences(try shop.tree(), try IncrementalTests.fresh(shop, Edit("none"))) == [])
    }

    @Test func damageInTheOtherFolderNeverShows() throws {
        let shop = try shop()
        try edit(shop, 1)
        try shop.remove(".vitrine/twin/index.html")
        try shop.write(".vitrine/twin/robots.txt", "damaged")
        SystemCalls.removeTree(shop.work + "/twin/products")
        try edit(shop, 2)
        #expect(differences(try shop.tree(), try IncrementalTests.fresh(shop, Edit("none"))) == [])
    }

    private static let memory = "/dev/shm"

    /// With the scratch folder on another disk nothing can be exchanged: file by file, with a log.
    @Test(.enabled(if: SystemCalls.kind(memory) == .folder && SystemCalls.device(memory) != SystemCalls.device("/tmp")))
    func aFolderOnAnotherDiskIsFilledFileByFile() throws {
        let shop = try TemporaryShop.standard()
        var template = Array("\(Self.memory)/vitrine-test-XXXXXX".utf8CString)
        let work = template.withUnsafeMutableBufferPointer { buffer in
            buffer.baseAddress.flatMap { mkdtemp($0) }.map { String(cString: $0) }
        }
        var options = shop.options()
        options.workFolder = try #require(work)
        defer { SystemCalls.removeTree(options.workFolder) }
        try shop.build(options)
        let folder = inode(shop.output)
        try shop.remove("content/products/jug.md")
        try shop.replace("content/collections/chosen.md", "jug, ", "")
        try shop.replace("content/journal/first.md", "[jug](../products/jug.md)", "jug")
        try shop.write("content/products/plate.md", "---\ntitle: Plate\nprice: 9\n---\n")
        try shop.write("output/CNAME", "shop.example\n")
        #expect(try shop.build(options).succeeded)
        #expect(inode(shop.output) == folder)
        #expect(SystemCalls.kind(shop.output + "/.vitrine-stage") == nil)
        #expect(shop.emptyFolders() == [])
        try shop.remove("output/CNAME")
        #expect(differences(try shop.tree(), try IncrementalTests.fresh(shop, Edit("none"))) == [])
    }
}
