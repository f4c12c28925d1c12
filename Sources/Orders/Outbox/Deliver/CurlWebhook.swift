import Commerce
import Platform
import Synchronization
import Text

/// Posts events to a webhook with an installed `curl`.
///
/// TLS is `curl`'s trade and not this program's. Nothing that must stay secret is among its arguments, which everybody on
/// the machine can list: address, headers and body are read from its standard input. It follows no redirect, and it
/// connects to the very addresses that were looked at here, so that a name that answers differently the second time leads
/// nowhere else.
package struct CurlWebhook: Sendable {
    package struct Options: Sendable {
        /// An absolute path.
        package var curl = "/usr/bin/curl"
        /// A folder for the files that the program reads from and writes to while it runs; they have no names there.
        package var scratch: String
        /// Seconds for the whole exchange.
        package var limit = 20
        /// Lets the webhook be on this machine or its network, and without TLS.
        package var allowsPrivateAddresses = false

        package init(scratch: String) { self.scratch = scratch }
    }

    package let url: String
    package let secret: [UInt8]
    package let options: Options
    private let address: WebhookURL

    /// Nil when `url` is none that a webhook may have: `https`, or `http` too where private addresses are allowed.
    package init?(url: String, secret: [UInt8], options: Options) {
        guard let address = WebhookURL(url), address.isEncrypted || options.allowsPrivateAddresses else { return nil }
        self.url = url
        self.secret = secret
        self.options = options
        self.address = address
    }

    /// Posts `body`, which is JSON, under a stable `id`. Blocks until it is answered or given up; 2xx is delivered.
    package func send(id: String, body: [UInt8], now: Instant) -> Delivery {
        let found = NetworkAddress.resolve(address.host)
        guard !found.isEmpty else { return .failed("the host of the webhook, \(address.host), has no address") }
        if !options.allowsPrivateAddresses, let inside = found.first(where: { !$0.isPublic }) {
            return .refused("the webhook's host \(address.host) is \(inside.text), which is no address of the Internet")
        }
        let result = ChildProcess.run(
            options.curl, ["--disable", "--config", "-"], input: configuration(id, body, now, found),
            // A little longer than its own limit: it should be the one to say what took so long.
            seconds: options.limit + 5,
            log: "\(options.scratch)/curl-\(CurlWebhook.count.wrappingAdd(1, ordering: .relaxed).newValue)")
        switch result.outcome {
        case .exited(code: 0):
            // What `write-out` printed: three digits.
            let status = String(result.output.suffix(3))
            return status.utf8.count == 3 && status.utf8.first == 0x32
                ? .delivered : .failed("the webhook answered \(status)")
        case .exited(code: 28): return .timedOut(seconds: options.limit)
        case .exited(let code): return .failed(Delivery.reason("curl ended with code \(code)", result.output))
        case .signalled(let signal): return .failed("curl was ended by signal \(signal)")
        case .timedOut: return .timedOut(seconds: options.limit + 5)
        case .notStarted(let code):
            return .missing("\(options.curl) cannot be started: \(SystemCalls.message(for: code))")
        }
    }

    /// The most bytes of an answer that are waited for; none of them is read.
    private static let longestAnswer = 64 << 10

    /// What `curl --config -` reads. `--disable` comes first on the command line, so that no file of a user's counts.
    private func configuration(_ id: String, _ body: [UInt8], _ now: Instant, _ found: [NetworkAddress]) -> [UInt8] {
        var out = ByteWriter(reserving: body.count + 1024)
        func set(_ name: StaticString, _ value: [UInt8]) {
            out.append(name)
            out.append(" = \"")
            for byte in value {
                switch byte {
                case ASCII.quote, ASCII.backslash:
                    out.append(ASCII.backslash)
                    out.append(byte)
                case ASCII.lineFeed: out.append("\\n")
                case ASCII.carriageReturn: out.append("\\r")
                case 0x09: out.append("\\t")
                // JSON has no other control characters, and a header must not have one.
                case 0x00...0x1F, 0x7F: out.append(ASCII.space)
                default: out.append(byte)
                }
            }
            out.append("\"\n")
        }
        func set(_ name: StaticString, _ value: String) { set(name, Array(value.utf8)) }
        func header(_ name: String, _ value: String) { set("header", "\(name): \(HeaderText.printable(value))") }
        set("url", url)
        set("proto", options.allowsPrivateAddresses ? "=http,https" : "=https")
        set("request", "POST")
        header("Content-Type", "application/json")
        header("Accept", "*/*")
        header(WebhookSignature.idHeader, id)
        header(WebhookSignature.header, WebhookSignature.sign(body, secret: secret, at: now))
        // An empty value takes the header out: no question before a small body.
        set("header", "Expect:")
        set("user-agent", "Vitrine")
        set("data-raw", body)
        set("resolve", pinned(found))
        set("noproxy", "*")
        set("max-redirs", "0")
        set("connect-timeout", String(min(10, options.limit)))
        set("max-time", String(options.limit))
        set("max-filesize", String(CurlWebhook.longestAnswer))
        set("output", "/dev/null")
        set("write-out", "%{http_code}")
        out.append("globoff\nsilent\nshow-error\n")
        return out.bytes
    }

    /// `host:port:address,address`, as `--resolve` takes it.
    private func pinned(_ found: [NetworkAddress]) -> String {
        let host = address.host.contains(":") ? "[\(address.host)]" : address.host
        let addresses = found.prefix(4).map { $0.bytes.count == 16 ? "[\($0.text)]" : $0.text }
        return "\(host):\(address.port):\(addresses.joined(separator: ","))"
    }

    /// Keeps the files of two runs apart.
    private static let count = Atomic(0)
}
