import HTTP
import TestSupport
import Testing

/// Which hosts a server of this machine answers to.
@Suite("Host names")
struct HostNamesTests {
    @Test(
        "Addresses, localhost and given names",
        arguments: [
            ("127.0.0.1", true), ("127.0.0.1:8080", true), ("[::1]", true), ("[::1]:8080", true), ("10.0.0.7", true),
            ("localhost", true), ("LocalHost:80", true), ("localhost.", true), ("shop.localhost", true),
            ("intake", true), ("INTAKE:8082", true), ("ops.example", true), ("ops.example.", true),
            ("shop.example", true), ("shop.example:8443", true), (nil, true), ("evil.example", false),
            ("127.0.0.1.evil.example", false), ("localhost.evil.example", false), ("evillocalhost", false),
            ("2130706433", false), ("0x7f.0.0.1", false), ("127.1", false), ("intake.evil.example", false),
            ("www.shop.example", false), ("", false), ("a b", false),
        ] as [(String?, Bool)])
    func admits(host: String?, isAdmitted: Bool) throws {
        let names = HostNames(["intake", "Ops.Example:8082", "not a name"])
        let handler = names.guarding(alsoOf: { "https://shop.example:8443/path" }, echo)
        if host != "shop.example", host != "shop.example:8443" { #expect(names.admits(host) == isAdmitted) }
        // What is no host at all the decoder has refused before.
        guard let host, HostNames.isName(host) else { return }
        try withServer(handler: handler) { _, address in
            let client = try TestClient(address)
            client.send("GET /x HTTP/1.1\r\nHost: \(host)\r\n\r\n")
            let answer = try #require(client.answer())
            #expect(answer.status == (isAdmitted ? 200 : 403))
            #expect(answer.body.contains("--host") != isAdmitted)
        }
    }
}
