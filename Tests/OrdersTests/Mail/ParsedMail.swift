import Orders
import Testing

/// A message taken apart again, after the rules of RFC 5322, 2045, 2046 and 2047, for comparing with what was meant.
struct ParsedMail {
    var headers: [(name: String, value: String)] = []
    /// Of each part its content type and its decoded text.
    var parts: [(type: String, text: String)] = []

    struct Malformed: Error { let what: String }

    init(_ bytes: [UInt8]) throws {
        let text = String(decoding: bytes, as: UTF8.self)
        guard bytes.allSatisfy({ $0 == 0x0A || ($0 >= 0x20 && $0 < 0x7F) }) else { throw Malformed(what: "bytes") }
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) where line.utf8.count > 78 {
            throw Malformed(what: "a line of \(line.utf8.count)")
        }
        let (headers, body) = try Self.split(text)
        self.headers = headers
        guard let type = self["Content-Type"] else { throw Malformed(what: "no type") }
        guard type.hasPrefix("multipart/alternative;") else {
            parts = [(type, try Self.decoded(body, headers))]
            return
        }
        guard let boundary = type.split(separator: "\"").last else { throw Malformed(what: "no boundary") }
        let pieces = ("\n" + body).components(between: "\n--\(boundary)")
        guard pieces.first?.isEmpty == true, pieces.last == "--\n" else { throw Malformed(what: "parts") }
        for piece in pieces.dropFirst().dropLast() {
            let (own, content) = try Self.split(String(piece.dropFirst()))
            guard let type = own.first(where: { $0.name == "Content-Type" }) else { throw Malformed(what: "part") }
            parts.append((type.value, try Self.decoded(content, own)))
        }
    }

    subscript(name: String) -> String? { headers.first { $0.name == name }?.value }

    /// Unfolded headers and the body.
    private static func split(_ text: String) throws -> ([(name: String, value: String)], String) {
        let halves = text.components(between: "\n\n", most: 1)
        guard halves.count == 2 else { throw Malformed(what: "no empty line") }
        var headers: [(name: String, value: String)] = []
        for line in halves[0].split(separator: "\n", omittingEmptySubsequences: false) {
            if line.hasPrefix(" ") {
                guard !headers.isEmpty else { throw Malformed(what: "fold") }
                headers[headers.count - 1].value += line
            } else {
                guard let colon = line.firstIndex(of: ":") else { throw Malformed(what: "header \(line)") }
                headers.append(
                    (String(line[..<colon]), String(line[line.index(after: colon)...].drop { $0 == " " })))
            }
        }
        return (headers, halves[1])
    }

    private static func decoded(_ body: String, _ headers: [(name: String, value: String)]) throws -> String {
        guard headers.contains(where: { $0 == ("Content-Transfer-Encoding", "quoted-printable") }) else {
            throw Malformed(what: "encoding")
        }
        var out: [UInt8] = []
        var rest = Array(body.utf8)[...]
        for line in body.split(separator: "\n", omittingEmptySubsequences: false)
        where line.utf8.count > 76 || line.hasSuffix(" ") || line.hasSuffix("\t") {
            throw Malformed(what: "line '\(line)'")
        }
        while let byte = rest.first {
            rest.removeFirst()
            guard byte == UInt8(ascii: "=") else {
                out.append(byte)
                continue
            }
            if rest.first == 0x0A {
                rest.removeFirst()
                continue
            }
            guard let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16) else {
                throw Malformed(what: "escape")
            }
            out.append(value)
            rest = rest.dropFirst(2)
        }
        guard let text = String(validating: out, as: UTF8.self) else { throw Malformed(what: "UTF-8") }
        return text
    }

    /// RFC 2047: words next to one another are put together, and each must be text by itself.
    static func words(_ value: String) throws -> String {
        var out = ""
        for word in value.split(separator: " ") {
            guard word.hasPrefix("=?utf-8?B?"), word.hasSuffix("?="), word.utf8.count <= 75 else {
                throw Malformed(what: "word \(word)")
            }
            guard let text = String(validating: base64(word.dropFirst(10).dropLast(2)), as: UTF8.self) else {
                throw Malformed(what: "half a character")
            }
            out += text
        }
        return out
    }

    private static func base64(_ text: Substring) -> [UInt8] {
        let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
        var out: [UInt8] = []
        var bits = 0
        var count = 0
        for byte in text.utf8 {
            guard let value = alphabet.firstIndex(of: byte) else { break }
            bits = bits << 6 | value
            count += 6
            if count >= 8 {
                count -= 8
                out.append(UInt8(truncatingIfNeeded: bits >> count))
            }
        }
        return out
    }
}

extension String {
    func components(between separator: String, most: Int = .max) -> [String] {
        var out: [String] = []
        var rest = self[...]
        while out.count < most, let range = rest.firstRange(of: separator) {
            out.append(String(rest[..<range.lowerBound]))
            rest = rest[range.upperBound...]
        }
        return out + [String(rest)]
    }
}
