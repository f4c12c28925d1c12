import HTTP
import TestSupport
import Testing

#if canImport(Darwin)
    import Darwin
#elseif canImport(Musl)
    import Musl
#else
    import Glibc
#endif

/// Runs `body` against a server on a free port of the loopback address, and ends the server.
func withServer(
    on address: String = "127.0.0.1:0", configure: (inout ServerConfiguration) -> Void = { _ in },
    handler: @escaping Handler = echo, _ body: (Server, SocketAddress) throws -> Void
) throws {
    let listen = try #require(SocketAddress(parsing: address))
    var configuration = ServerConfiguration(listen: [listen])
    configuration.connections.perAddress = 10_000
    configure(&configuration)
    let server = try Server(configuration, handler: handler)
    try server.start()
    defer { server.stop() }
    let real = try #require(server.addresses.first)
    #expect(real.port != 0)
    try body(server, real)
}

/// Answers what was asked: `METHOD path [body]`.
let echo: Handler = { request, responder in
    responder.send(
        .text("\(request.method.rawValue) \(request.path) [\(String(decoding: request.body, as: UTF8.self))]"))
}

/// Room for thousands of sockets, where the system allows it.
func raiseDescriptorLimit(to most: Int = 8192) -> Int {
    var limit = rlimit()
    #if canImport(Darwin) || canImport(Musl)
        let resource = RLIMIT_NOFILE
    #else
        let resource = __rlimit_resource_t(RLIMIT_NOFILE.rawValue)
    #endif
    getrlimit(resource, &limit)
    limit.rlim_cur = min(limit.rlim_max, max(limit.rlim_cur, rlim_t(most)))
    setrlimit(resource, &limit)
    getrlimit(resource, &limit)
    return Int(clamping: limit.rlim_cur)
}

func pause(milliseconds: UInt32) { usleep(milliseconds * 1000) }
