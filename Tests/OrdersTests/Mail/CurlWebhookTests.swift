import Commerce
import Orders
import Platform
import Testing

@Suite(.serialized) struct CurlWebhookTests {
    static let now = Instant(seconds: 1_800_000_000)
    static let secret = Array("s3cret".utf8)
    static let body = Array("{\"type\":\"placed\",\"name\":\"O'Neill \\\"x\\\" \\\\ ü\"}".utf8)
    static let curl = ChildProcess.find("curl")

    static func webhook(
        _ url: String, curl: String, scratch: String, isPrivate: Bool = true, limit: Int = 20
    ) -> CurlWebhook? {
        var options = CurlWebhook.Options(scratch: scratch)
        options.curl = curl
        options.limit = limit
        options.allowsPrivateAddresses = isPrivate
        return CurlWebhook(url: url, secret: secret, options: options)
    }

    @Test(arguments: [
        "", "shop.example", "ftp://shop.example/", "http://shop.example/", "https://", "https:///x",
        "https://user@shop.example/", "https://user:pw@shop.example/", "https://shop.example/\"x",
        "https://shop.example/a b", "https://shop.example/\n", "https://shop.example/#x", "https://shop.example:0/",
        "https://shop.example:99999/", "https://shop.example:+1/", "https://[::1/", "https://sh_op.example/",
        "https://shöp.example/", "https://shop.example\\@x/", "file:///etc/passwd", "-o/tmp/x",
        "https://" + String(repeating: "a", count: 3000),
    ])
    func refusesAddresses(url: String) {
        #expect(Self.webhook(url, curl: "/bin/false", scratch: "/tmp", isPrivate: false) == nil)
    }

    @Test(arguments: [
        "https://127.0.0.1/", "https://localhost/", "https://127.1/", "https://2130706433/", "https://0x7f000001/",
        "https://10.1.2.3/", "https://172.16.0.1/", "https://192.168.1.1/", "https://169.254.169.254/latest/",
        "https://100.64.0.1/", "https://0.0.0.0/", "https://224.0.0.1/", "https://255.255.255.255/", "https://[::1]/",
        "https://[::]/", "https://[::ffff:127.0.0.1]/", "https://[::ffff:a00:1]/", "https://[fe80::1]/",
        "https://[fc00::1]/", "https://[64:ff9b::7f00:1]/", "https://[2002:7f00:1::]/", "https://[2001:db8::1]/",
        "https://[ff02::1]/",
    ])
    func refusesPrivateAddresses(url: String) throws {
        let stub = try StubProgram("touch \"$FOLDER/ran\"; printf 200")
        let webhook = try #require(Self.webhook(url, curl: stub.path, scratch: stub.scratch, isPrivate: false))
        switch webhook.send(id: "x", body: Self.body, now: Self.now) {
        case .refused: break
        // A machine without IPv6 may not know the address at all.
        case .failed where url.contains("["): break
        case let other: Issue.record("\(url) gave \(other)")
        }
        #expect(stub.read("ran") == nil)
    }

    @Test func takesPublicAddresses() throws {
        let stub = try StubProgram("cat > \"$FOLDER/config\"; printf 204")
        for url in ["https://1.1.1.1/hook?a=b&c=%20", "https://9.9.9.9:8443/"] {
            let webhook = try #require(Self.webhook(url, curl: stub.path, scratch: stub.scratch, isPrivate: false))
            #expect(webhook.send(id: "x", body: Self.body, now: Self.now) == .delivered)
            #expect(stub.read("config")?.contains("url = \"\(url)\"") == true)
            #expect(stub.read("config")?.contains("proto = \"=https\"") == true)
        }
        #expect(stub.read("config")?.contains("resolve = \"9.9.9.9:8443:9.9.9.9\"") == true)
    }

    /// Nothing secret is among the arguments, and a value cannot become a setting of its own.
    @Test func secretsStayOffTheCommandLine() throws {
        let stub = try StubProgram(
            "cat > \"$FOLDER/config\"; printf '%s\\n' \"$@\" > \"$FOLDER/arguments\"; printf 200")
        let webhook = try #require(
            Self.webhook("http://127.0.0.1:9/secret-path", curl: stub.path, scratch: stub.scratch))
        let body = Array("{\"a\":\"\\\"\"}\noutput = /tmp/x\"".utf8)
        #expect(webhook.send(id: "a\"\noutput = \"/tmp/x", body: body, now: Self.now) == .delivered)
        #expect(stub.read("arguments") == "--disable\n--config\n-\n")
        let lines = try #require(stub.read("config")).split(separator: "\n")
        #expect(lines.filter { $0.hasPrefix("output") } == ["output = \"/dev/null\""])
        #expect(lines.contains("header = \"Vitrine-Id: a\\\" output = \\\"/tmp/x\""))
        #expect(stub.leftovers == [])
    }

    @Test(arguments: [
        ("printf 200", Delivery.delivered), ("printf 299", .delivered),
        ("printf 302", .failed("the webhook answered 302")), ("printf 500", .failed("the webhook answered 500")),
        ("printf 410", .failed("the webhook answered 410")), ("exit 0", .failed("the webhook answered ")),
        (
            "echo 'curl: (7) Failed to connect' >&2; exit 7",
            .failed("curl ended with code 7: curl: (7) Failed to connect")
        ),
        ("exit 28", .timedOut(seconds: 20)), ("kill -9 $$", .failed("curl was ended by signal 9")),
    ])
    func outcomes(script: String, delivery: Delivery) throws {
        let stub = try StubProgram("cat > /dev/null; " + script)
        let webhook = try #require(Self.webhook("http://127.0.0.1:9/", curl: stub.path, scratch: stub.scratch))
        #expect(webhook.send(id: "x", body: Self.body, now: Self.now) == delivery)
    }

    @Test func missingProgramAndHost() throws {
        let stub = try StubProgram("printf 200")
        let webhook = try #require(Self.webhook("http://127.0.0.1:9/", curl: "/nowhere/curl", scratch: stub.scratch))
        guard case .missing = webhook.send(id: "x", body: Self.body, now: Self.now) else {
            Issue.record("a missing program was run")
            return
        }
        let nowhere = try #require(Self.webhook("http://host.invalid/", curl: stub.path, scratch: stub.scratch))
        guard case .failed = nowhere.send(id: "x", body: Self.body, now: Self.now) else {
            Issue.record("a host that is not there has no address")
            return
        }
    }

    // MARK: With the real program

    private func real(_ answer: LoopbackServer.Answer, limit: Int = 5) throws -> (Delivery, [String]) {
        let server = try LoopbackServer(answer)
        defer { server.stop() }
        let stub = try StubProgram("")
        let curl = try #require(Self.curl)
        let webhook = try #require(
            Self.webhook(
                "http://localhost:\(server.port)/hook?x={1,2}", curl: curl, scratch: stub.scratch,
                limit: limit))
        let delivery = webhook.send(id: "QRDZ63C-webhook-1", body: Self.body, now: Self.now)
        return (delivery, server.requests)
    }

    @Test(.enabled(if: curl != nil)) func posts() throws {
        let (delivery, requests) = try real(.bytes("HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n"))
        #expect(delivery == .delivered)
        let request = try #require(requests.first)
        #expect(request.hasPrefix("POST /hook?x={1,2} HTTP/1.1\r\n"))
        #expect(request.contains("\r\nContent-Type: application/json\r\n"))
        #expect(request.contains("\r\nVitrine-Id: QRDZ63C-webhook-1\r\n"))
        #expect(!request.contains("Expect:") && !request.contains("s3cret"))
        let body = try #require(request.components(between: "\r\n\r\n", most: 1).last)
        #expect(Array(body.utf8) == Self.body)
        let value = try #require(request.components(between: "Vitrine-Signature: ").last).prefix { $0 != "\r\n" }
        #expect(WebhookSignature.verify(String(value), of: Self.body, secret: Self.secret, now: Self.now))
    }

    @Test(.enabled(if: curl != nil)) func followsNoRedirect() throws {
        let answer = "HTTP/1.1 302 Found\r\nLocation: /elsewhere\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
        let (delivery, requests) = try real(.bytes(answer))
        #expect(delivery == .failed("the webhook answered 302"))
        #expect(requests.count == 1)
    }

    @Test(.enabled(if: curl != nil)) func aServerFailureIsTriedAgain() throws {
        #expect(
            try real(.bytes("HTTP/1.1 500 No\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")).0
                == .failed("the webhook answered 500"))
        guard case .failed = try real(.bytes("")).0 else {
            Issue.record("an empty answer is none")
            return
        }
    }

    @Test(.enabled(if: curl != nil), .timeLimit(.minutes(1))) func aHangEnds() throws {
        #expect(try real(.silence, limit: 1).0 == .timedOut(seconds: 1))
    }

    /// A body that says it is large is not begun, and one that says nothing ends with the time.
    @Test(
        .enabled(if: curl != nil), .timeLimit(.minutes(1)),
        arguments: [
            "HTTP/1.1 200 OK\r\nContent-Length: 10000000000\r\n\r\n", "HTTP/1.1 200 OK\r\n\r\n",
        ])
    func anEndlessBodyEnds(head: String) throws {
        let (delivery, _) = try real(.endless(head), limit: 2)
        #expect(delivery != .delivered)
    }
}
