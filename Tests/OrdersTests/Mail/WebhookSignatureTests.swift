import Commerce
import Orders
import Testing

@Suite struct WebhookSignatureTests {
    static let secret = Array("whsec".utf8)
    static let body = Array("{\"type\":\"placed\"}".utf8)
    static let now = Instant(seconds: 1_800_000_000)

    /// `printf '1800000000.{"type":"placed"}' | openssl dgst -sha256 -hmac whsec`
    @Test func knownAnswer() {
        #expect(
            WebhookSignature.sign(Self.body, secret: Self.secret, at: Self.now)
                == "t=1800000000,v1=a3be2a0f2328481fa0bbf1f6a0efc1e13f2dc0704fe1aab196358b91aa3d3206")
    }

    @Test func holdsForAWhile() {
        let value = WebhookSignature.sign(Self.body, secret: Self.secret, at: Self.now)
        func verify(
            _ value: String, _ body: [UInt8] = Self.body, _ secret: [UInt8] = Self.secret, after seconds: Int = 0
        ) -> Bool {
            WebhookSignature.verify(
                value, of: body, secret: secret, now: Instant(seconds: Self.now.seconds + seconds))
        }
        #expect(verify(value))
        #expect(verify(value, after: 300) && verify(value, after: -300))
        #expect(!verify(value, after: 301) && !verify(value, after: -301))
        #expect(!verify(value, Self.body + [0x20]))
        #expect(!verify(value, Self.body, Self.secret + [1]))
        for wrong in [
            "", "t=", "t=,v1=", "t=1800000000", String(value.dropLast()), value + "0", value.uppercased(),
            value.replacing("v1", with: "v0"), value.replacing("t=1", with: "t=+1"), " " + value,
            "t=99999999999999999999,v1=00", value + ",v1=00",
        ] {
            #expect(!verify(wrong), "\(wrong)")
        }
    }
}
