// Orders as fast as the intake takes them, and the disk's own rate beside it; compiled and called by Benchmarks/intake.
//
//   intake-load orders PORT CLIENTS SECONDS NAME     JSON: what was placed, how long each took, the processor time used
//   intake-load disk FILE BYTES SECONDS              JSON: appends of so many bytes a second, each synced
//
// One thread and poll(2): on two cores the generator must leave the server nearly all of both.

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

func nanoseconds() -> UInt64 {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec)
}

func fail(_ message: String) -> Never {
    let text = Array("intake-load: \(message)\n".utf8)
    _ = text.withUnsafeBytes { write(2, $0.baseAddress, $0.count) }
    exit(1)
}

/// One buyer on one connection: sends an order, waits for its answer, sends the next.
///
/// It works on bytes that are there already: what the buyer does between an answer and the next order is part of every
/// figure, and is not the intake's.
struct Buyer {
    var descriptor: Int32 = -1
    var sentAt: UInt64 = 0
    private var answer: [UInt8] = []
    private var orders = 0
    /// The request, and where the last digit of its number stands in the key and in the body.
    private var request: [UInt8]
    private let digits: [Int]

    init(_ index: Int, _ name: String) {
        let key = "\(name)-\(index)-000000000"
        let content = body(key)
        let head =
            "POST /orders HTTP/1.1\r\nHost: shop.example\r\nAccept: application/json\r\n"
            + "Content-Type: application/json\r\nContent-Length: \(content.utf8.count)\r\nIdempotency-Key: \(key)"
        let inBody = content.utf8.count - content.utf8.reversed().drop { $0 != 0x30 }.count
        request = Array((head + "\r\n\r\n" + content).utf8)
        digits = [head.utf8.count - 1, request.count - 1 - inBody]
        answer.reserveCapacity(4_096)
    }

    mutating func connect(_ port: UInt16) {
        #if canImport(Glibc)
            let kind = Int32(SOCK_STREAM.rawValue)
        #else
            let kind = SOCK_STREAM
        #endif
        descriptor = socket(AF_INET, kind, 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = port.bigEndian
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        let size = socklen_t(MemoryLayout<sockaddr_in>.size)
        let result = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { systemConnect(descriptor, $0, size) }
        }
        guard result == 0 else { fail("cannot connect: \(String(cString: strerror(errno)))") }
        var one: Int32 = 1
        setsockopt(descriptor, Int32(IPPROTO_TCP), TCP_NODELAY, &one, socklen_t(MemoryLayout<Int32>.size))
    }

    /// Sends the next order.
    mutating func order() {
        orders += 1
        for place in digits {
            var rest = orders
            for index in stride(from: place, to: place - 9, by: -1) {
                request[index] = UInt8(0x30 + rest % 10)
                rest /= 10
            }
        }
        sentAt = nanoseconds()
        var done = 0
        while done < request.count {
            let put = request.withUnsafeBytes {
                send(descriptor, $0.baseAddress.map { $0 + done }, $0.count - done, Int32(MSG_NOSIGNAL))
            }
            guard put > 0 else { fail("the connection is lost while an order is sent") }
            done += put
        }
    }

    /// Reads what has come; the answer's status when it is whole, and whether the connection ends with it.
    mutating func read(_ scratch: UnsafeMutableRawBufferPointer) -> (status: Int, ends: Bool)? {
        let got = recv(descriptor, scratch.baseAddress, scratch.count, 0)
        guard got > 0 else { fail("the connection is lost before an answer") }
        answer.append(contentsOf: scratch[..<got])
        var length = 0
        var ends = false
        var line = 0
        for index in answer.indices where answer[index] == 0x0A {
            if index - line <= 1 {
                guard answer.count > index + length else { return nil }
                let status = answer[9..<12].reduce(0) { $0 * 10 + Int($1 &- 0x30) }
                answer.removeAll(keepingCapacity: true)
                return (status, ends)
            }
            if let value = Buyer.value(of: "content-length:", in: answer[line..<index]) {
                length = value.reduce(0) { (0x30...0x39).contains($1) ? $0 * 10 + Int($1 - 0x30) : $0 }
            }
            if let value = Buyer.value(of: "connection:", in: answer[line..<index]) {
                ends = value.drop { $0 == 0x20 }.starts(with: "close".utf8)
            }
            line = index + 1
        }
        return nil
    }

    /// What follows a field's name, if the line is that field.
    private static func value(of name: StaticString, in line: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
        guard line.count >= name.utf8CodeUnitCount else { return nil }
        for index in 0..<name.utf8CodeUnitCount {
            guard line[line.startIndex + index] | 0x20 == name.utf8Start[index] | 0x20 else { return nil }
        }
        return line.dropFirst(name.utf8CodeUnitCount)
    }
}

// A member of the same name hides the function.
func systemConnect(_ descriptor: Int32, _ address: UnsafePointer<sockaddr>, _ size: socklen_t) -> Int32 {
    connect(descriptor, address, size)
}

func body(_ key: String) -> String {
    """
    {"lines":[{"sku":"SKU-1","quantity":1},{"sku":"SKU-2","quantity":2}],"name":"Ada Byrne",\
    "email":"ada@example.com","address1":"1 Strand","city":"Sligo","postcode":"F91 0000","country":"IE",\
    "shipping":"post","payment":"transfer","note":"\(key)"}
    """
}

func orders(_ port: UInt16, _ clients: Int, _ seconds: Double, _ name: String) {
    var buyers = (0..<clients).map { Buyer($0, name) }
    var watched: [pollfd] = []
    for index in buyers.indices {
        buyers[index].connect(port)
        watched.append(pollfd(fd: buyers[index].descriptor, events: Int16(POLLIN), revents: 0))
    }
    let scratch = UnsafeMutableRawBufferPointer.allocate(byteCount: 64 << 10, alignment: 16)
    var times: [UInt64] = []
    times.reserveCapacity(1 << 20)
    var placed = 0
    var others: [Int: Int] = [:]
    let start = nanoseconds()
    let end = start + UInt64(seconds * 1e9)
    for index in buyers.indices { buyers[index].order() }
    var last = start
    while last < end {
        guard poll(&watched, nfds_t(watched.count), 5_000) > 0 else { fail("no answer within 5 s") }
        for index in watched.indices where watched[index].revents != 0 {
            guard let (status, ends) = buyers[index].read(scratch) else { continue }
            last = nanoseconds()
            if status == 201 {
                placed += 1
                times.append(last - buyers[index].sentAt)
            } else {
                others[status, default: 0] += 1
            }
            if ends {
                close(buyers[index].descriptor)
                buyers[index].connect(port)
                watched[index].fd = buyers[index].descriptor
            }
            buyers[index].order()
        }
    }
    var used = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &used)
    let processor = Double(used.tv_sec) + Double(used.tv_nsec) / 1e9
    times.sort()
    func percentile(_ part: Double) -> Double {
        times.isEmpty ? 0 : Double(times[min(times.count - 1, Int(Double(times.count) * part))]) / 1e6
    }
    print(
        "{\"placed\": \(placed), \"others\": \(others.values.reduce(0, +)), "
            + "\"seconds\": \(Double(last - start) / 1e9), \"processor\": \(processor), "
            + "\"median_ms\": \(percentile(0.5)), \"p99_ms\": \(percentile(0.99))}")
}

func disk(_ path: String, _ size: Int, _ seconds: Double) {
    let file = open(path, O_RDWR | O_CREAT | O_TRUNC, 0o600)
    guard file >= 0 else { fail("cannot make \(path)") }
    let record = [UInt8](repeating: 0x78, count: size)
    let start = nanoseconds()
    let end = start + UInt64(seconds * 1e9)
    var count = 0
    var now = start
    var times: [UInt64] = []
    while now < end {
        let began = now
        guard pwrite(file, record, size, off_t(count * size)) == size else { fail("cannot write \(path)") }
        #if canImport(Darwin)
            guard fcntl(file, F_FULLFSYNC) == 0 else { fail("cannot sync \(path)") }
        #else
            guard fdatasync(file) == 0 else { fail("cannot sync \(path)") }
        #endif
        count += 1
        now = nanoseconds()
        times.append(now - began)
    }
    close(file)
    unlink(path)
    times.sort()
    print(
        "{\"synced\": \(count), \"seconds\": \(Double(now - start) / 1e9), "
            + "\"median_ms\": \(Double(times[count / 2]) / 1e6)}")
}

let arguments = CommandLine.arguments
switch (arguments.count, arguments.dropFirst().first) {
case (6, "orders"?):
    guard let port = UInt16(arguments[2]), let clients = Int(arguments[3]), let seconds = Double(arguments[4]) else {
        fail("not understood")
    }
    orders(port, clients, seconds, arguments[5])
case (5, "disk"?):
    guard let size = Int(arguments[3]), let seconds = Double(arguments[4]) else { fail("not understood") }
    disk(arguments[2], size, seconds)
default: fail("orders PORT CLIENTS SECONDS NAME | disk FILE BYTES SECONDS")
}
