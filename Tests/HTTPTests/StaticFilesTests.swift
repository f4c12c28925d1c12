import HTTP
import TestSupport
import Testing
import Text

#if canImport(Darwin)
    import Darwin
#elseif canImport(Musl)
    import Musl
#else
    import Glibc
#endif

/// A small site in a folder of its own, removed at the end.
final class TestSite {
    let outer: String
    var root: String { outer + "/site" }

    init() throws {
        var template = Array("/tmp/vitrine-http-XXXXXX".utf8CString)
        outer = try #require(mkdtemp(&template).map { String(cString: $0) })
        for folder in ["", "/mugs", "/empty", "/.well-known", "/a b", "/.git"] { mkdir(root + folder, 0o755) }
        try write("../secret.txt", "secret")
        try write("index.html", "<html><body>home</body></html>")
        try write("mugs/index.html", "<html><body>mugs</body></html>")
        try write("404.html", "<html><body>lost</body></html>")
        try write("digits.txt", "0123456789")
        try write("a b/caf\u{E9}.txt", "coffee")
        try write("none.css", "")
        try write(".well-known/x.json", "{}")
        try write(".git/config", "secret")
        symlink("../secret.txt", root + "/link.txt")
        symlink("..", root + "/up")
        symlink("digits.txt", root + "/inner.txt")
        mkfifo(root + "/pipe", 0o644)
    }

    deinit {
        for name in [
            "/../secret.txt", "/index.html", "/mugs/index.html", "/404.html", "/digits.txt", "/a b/caf\u{E9}.txt",
            "/none.css", "/.well-known/x.json", "/.git/config", "/link.txt", "/up", "/inner.txt", "/pipe", "/big.bin",
        ] { unlink(root + name) }
        for name in ["/mugs", "/empty", "/.well-known", "/a b", "/.git", ""] { rmdir(root + name) }
        rmdir(outer)
    }

    func write(_ name: String, _ text: String) throws {
        let descriptor = open("\(root)/\(name)", O_WRONLY | O_CREAT | O_TRUNC, 0o644)
        try #require(descriptor >= 0, "\(name)")
        let bytes = Array(text.utf8)
        #expect(writeAll(descriptor, bytes) == bytes.count)
        close(descriptor)
    }
}

private func writeAll(_ descriptor: Int32, _ bytes: [UInt8]) -> Int { write(descriptor, bytes, bytes.count) }

private func body(_ response: Response) -> String {
    switch response.body {
    case .bytes(let bytes): String(decoding: bytes, as: UTF8.self)
    case .file(let file): "file \(file.offset)+\(file.length)"
    }
}

@Suite struct StaticFilesTests {
    /// Asked the way the network asks: through the decoder.
    private func ask(_ files: StaticFiles, _ target: String, _ fields: String = "", method: String = "GET") -> Response?
    {
        var decoder = RequestDecoder()
        decoder.append(Array("\(method) \(target) HTTP/1.1\r\nHost: a\r\n\(fields)\r\n".utf8))
        switch decoder.next() {
        case .request(let request): return files.respond(to: request)
        case .failure(let fault): return .plain(fault.status)
        case .needMore: return nil
        }
    }

    @Test(arguments: [
        ("/", 200, "text/html; charset=utf-8", "file 0+30"),
        ("/index.html", 200, "text/html; charset=utf-8", "file 0+30"),
        ("/?q=1", 200, "text/html; charset=utf-8", "file 0+30"),
        ("/mugs/", 200, "text/html; charset=utf-8", "file 0+30"),
        ("/digits.txt", 200, "text/plain; charset=utf-8", "file 0+10"),
        ("/a%20b/caf%C3%A9.txt", 200, "text/plain; charset=utf-8", "file 0+6"),
        ("/none.css", 200, "text/css; charset=utf-8", "file 0+0"),
        ("/.well-known/x.json", 200, "application/json", "file 0+2"),
        ("/missing", 404, "text/html; charset=utf-8", "<html><body>lost</body></html>"),
        ("/empty/", 404, "text/html; charset=utf-8", "<html><body>lost</body></html>"),
        ("/digits.txt/", 404, "text/html; charset=utf-8", "<html><body>lost</body></html>"),
        ("/digits.txt/x", 404, "text/html; charset=utf-8", "<html><body>lost</body></html>"),
        ("//mugs", 404, "text/html; charset=utf-8", "<html><body>lost</body></html>"),
        ("//example.com/%2e%2e", 400, "text/plain; charset=utf-8", "400 Bad Request\n"),
        ("/mugs//", 404, "text/html; charset=utf-8", "<html><body>lost</body></html>"),
        ("/.git/config", 404, "text/html; charset=utf-8", "<html><body>lost</body></html>"),
        ("/pipe", 404, "text/html; charset=utf-8", "<html><body>lost</body></html>"),
    ])
    func answers(target: String, status: Int, type: String, text: String) throws {
        let site = try TestSite()
        let response = try #require(ask(StaticFiles(root: site.root), target))
        #expect(response.status.code == status)
        #expect(response.fields["Content-Type"] == type)
        #expect(body(response) == text)
        if status == 200 { #expect(response.fields["X-Content-Type-Options"] == "nosniff") }
    }

    /// Nothing outside the root, however it is asked for.
    @Test(arguments: [
        "/../secret.txt", "/mugs/../../secret.txt", "/%2e%2e/secret.txt", "/.%2e/secret.txt", "/..%2fsecret.txt",
        "/%2e%2e%2fsecret.txt", "/..%5csecret.txt", "/..\\secret.txt", "/mugs/%2e%2e/%2e%2e/secret.txt",
        "/link.txt", "/up/secret.txt", "/up/", "/up", "/inner.txt", "/digits.txt%00.html", "/..;/secret.txt",
        "/%c0%ae%c0%ae/secret.txt", "/%252e%252e/secret.txt", "//../secret.txt", "/./../secret.txt",
        "http://a/../secret.txt", "/mugs/%2E%2E%2F%2E%2E%2Fsecret.txt",
    ])
    func cannotClimb(target: String) throws {
        let site = try TestSite()
        let response = try #require(ask(StaticFiles(root: site.root), target))
        #expect([400, 404].contains(response.status.code))
        #expect(!body(response).contains("secret"))
    }

    @Test(arguments: [
        ("/mugs", "/", "/mugs/", 301), ("/mugs?a=b", "/", "/mugs/?a=b", 301), ("/a%20b", "/", "/a%20b/", 301),
        ("/shop", "/shop/", "/shop/", 301), ("/", "/shop/", "/shop/", 302),
        ("/shop/mugs", "/shop/", "/shop/mugs/", 301),
    ])
    func redirects(target: String, base: String, location: String, status: Int) throws {
        let site = try TestSite()
        let response = try #require(ask(StaticFiles(root: site.root, basePath: base), target))
        #expect(response.status.code == status)
        #expect(response.fields["Location"] == location)
    }

    @Test(arguments: [
        ("/shop/", 200), ("/shop/mugs/", 200), ("/shop/digits.txt", 200), ("/mugs/", 404), ("/shopping/", 404),
        ("/shop//", 404),
    ])
    func basePath(target: String, status: Int) throws {
        let site = try TestSite()
        for base in ["/shop/", "shop", "/shop"] {
            #expect(ask(StaticFiles(root: site.root, basePath: base), target)?.status.code == status)
        }
    }

    @Test(
        arguments: [
            ("Range: bytes=2-4\r\n", 206, "file 2+3", "bytes 2-4/10"),
            ("Range: bytes=-3\r\n", 206, "file 7+3", "bytes 7-9/10"),
            ("Range: bytes=5-\r\n", 206, "file 5+5", "bytes 5-9/10"),
            ("Range: bytes=0-99\r\n", 206, "file 0+10", "bytes 0-9/10"),
            ("Range: bytes=10-\r\n", 416, "416 Range Not Satisfiable\n", "bytes */10"),
            ("Range: bytes=0-1,3-4\r\n", 200, "file 0+10", nil),
            ("Range: lines=0-1\r\n", 200, "file 0+10", nil),
            ("Range: bytes=2-4\r\nIf-Range: \"other\"\r\n", 200, "file 0+10", nil),
            ("Range: bytes=2-4\r\nIf-Range: Sun, 06 Nov 1994 08:49:37 GMT\r\n", 200, "file 0+10", nil),
            ("If-None-Match: \"other\"\r\n", 200, "file 0+10", nil),
            ("If-None-Match: *\r\n", 304, "", nil),
            ("If-Match: \"other\"\r\n", 412, "412 Precondition Failed\n", nil),
            ("If-Modified-Since: Fri, 31 Dec 9999 23:59:59 GMT\r\n", 304, "", nil),
            ("If-Modified-Since: Sun, 06 Nov 1994 08:49:37 GMT\r\n", 200, "file 0+10", nil),
        ] as [(String, Int, String, String?)])
    func conditionsAndRanges(fields: String, status: Int, text: String, range: String?) throws {
        let site = try TestSite()
        let response = try #require(ask(StaticFiles(root: site.root), "/digits.txt", fields))
        #expect(response.status.code == status)
        #expect(body(response) == text)
        #expect(response.fields["Content-Range"] == range)
    }

    @Test func validatorsHoldUntilTheFileChanges() throws {
        let site = try TestSite()
        let files = StaticFiles(root: site.root)
        let first = try #require(ask(files, "/digits.txt"))
        let tag = try #require(first.fields["ETag"])
        let date = try #require(first.fields["Last-Modified"])
        #expect(ask(files, "/digits.txt", "If-None-Match: \(tag)\r\n")?.status == .notModified)
        #expect(ask(files, "/digits.txt", "If-Modified-Since: \(date)\r\n")?.status == .notModified)
        #expect(ask(files, "/digits.txt", "Range: bytes=0-0\r\nIf-Range: \(tag)\r\n")?.status == .partialContent)
        #expect(ask(files, "/digits.txt", "Range: bytes=0-0\r\nIf-Range: \(date)\r\n")?.status == .partialContent)
        let unchanged = ask(files, "/digits.txt", "If-None-Match: \(tag)\r\n")
        #expect(unchanged?.fields["ETag"] == tag)
        try site.write("digits.txt", "0123456789+")
        #expect(ask(files, "/digits.txt", "If-None-Match: \(tag)\r\n")?.status == .ok)
    }

    @Test func pagesAreTransformedAndNothingElse() throws {
        let site = try TestSite()
        var files = StaticFiles(root: site.root)
        files.transform = { page, path in page + Array("<!-- \(path) -->".utf8) }
        files.cacheControl = { _ in "no-cache" }
        let home = try #require(ask(files, "/"))
        #expect(body(home) == "<html><body>home</body></html><!-- / -->")
        #expect(home.fields["Cache-Control"] == "no-cache")
        #expect(body(try #require(ask(files, "/digits.txt"))) == "file 0+10")
        #expect(body(try #require(ask(files, "/lost"))).hasSuffix("lost</body></html><!-- /lost -->"))
        let tag = home.fields["ETag"] ?? ""
        #expect(ask(files, "/", "If-None-Match: \(tag)\r\n")?.status == .notModified)
    }

    @Test(arguments: ["POST", "PUT", "DELETE", "OPTIONS", "PATCH"])
    func onlyReading(method: String) throws {
        let site = try TestSite()
        let response = try #require(ask(StaticFiles(root: site.root), "/", method: method))
        #expect(response.status == .methodNotAllowed)
        #expect(response.fields["Allow"] == "GET, HEAD")
    }

    @Test func aRootThatIsNotThereYet() throws {
        let site = try TestSite()
        #expect(ask(StaticFiles(root: site.root + "/later"), "/")?.status == .notFound)
    }

    /// Over a real socket: a file larger than any buffer, whole and in part, to many clients at once.
    @Test func largeFilesToManyClients() throws {
        let site = try TestSite()
        let block = String((0..<26).map { Character(Unicode.Scalar(UInt8(0x61 + $0))) })
        let text = String(repeating: block, count: 60_000)
        try site.write("big.bin", text)
        let files = StaticFiles(root: site.root)
        try withServer(handler: { request, responder in responder.send(files.respond(to: request)) }) { _, address in
            let clients = try (0..<12).map { _ in try TestClient(address) }
            for client in clients { client.send("GET /big.bin HTTP/1.1\r\nHost: a\r\n\r\n") }
            for client in clients { #expect(client.answer()?.body.utf8.elementsEqual(text.utf8) == true) }
            let part = clients[0].get("/big.bin", "Range: bytes=26000-26025\r\n")
            #expect(part?.status == 206)
            #expect(part?.body == block)
            clients[0].send("HEAD /big.bin HTTP/1.1\r\nHost: a\r\n\r\n")
            #expect(clients[0].answer(toHead: true)?.fields["content-length"] == String(text.utf8.count))
            #expect(clients[0].get("/lost")?.body == "<html><body>lost</body></html>")
            clients[0].send("HEAD /lost HTTP/1.1\r\nHost: a\r\n\r\n")
            #expect(clients[0].answer(toHead: true)?.status == 404)
        }
    }

    @Test(arguments: [
        ("a.html", "text/html; charset=utf-8"), ("a.JS", "text/javascript; charset=utf-8"),
        ("a.json", "application/json"),
        ("a.xml", "application/xml; charset=utf-8"), ("a.webp", "image/webp"), ("a.avif", "image/avif"),
        ("a.svg", "image/svg+xml"), ("a.woff2", "font/woff2"), ("a.csv", "text/csv; charset=utf-8"),
        ("a.jsonl", "application/jsonl; charset=utf-8"), ("a.webmanifest", "application/manifest+json"),
        ("a.ico", "image/x-icon"), ("noending", "application/octet-stream"), ("a.unknown", "application/octet-stream"),
    ])
    func types(name: String, type: String) { #expect(ContentTypes.type(ofFile: name) == type) }
}
