import Text

/// Writes the head of an answer and decides how its body is delimited (RFC 9112, 2.1, 6).
package enum ResponseEncoder {
    /// What the encoder must know of the request and the connection.
    package struct Context: Sendable {
        package var isHead: Bool
        package var minorVersion: Int
        package var keepsAlive: Bool
        /// Of the answer, as `HTTPDate` writes it.
        package var date: String

        package init(
            isHead: Bool = false, minorVersion: Int = 1, keepsAlive: Bool = true, date: String = HTTPDate.format(0)
        ) {
            self.isHead = isHead
            self.minorVersion = minorVersion
            self.keepsAlive = keepsAlive
            self.date = date
        }
    }

    /// How the end of the body is marked.
    package enum Delimiter: Sendable, Equatable {
        /// There is none to send: HEAD, 204, 304.
        case noBody
        case length
        case chunked
        /// The end of the connection, for streams in HTTP/1.0.
        case close
    }

    /// How an answer's body will be delimited; `isStream` if its length is not known yet.
    package static func delimiter(_ response: Response, isStream: Bool, _ context: Context) -> Delimiter {
        // RFC 9112, 6.3: answers to HEAD and those of 1xx, 204 and 304 end with their head.
        if context.isHead || response.status.forbidsBody { return .noBody }
        if !isStream { return .length }
        return context.minorVersion >= 1 ? .chunked : .close
    }

    /// The status line and the fields up to the empty line.
    package static func head(_ response: Response, isStream: Bool = false, _ context: Context) -> ByteWriter {
        let delimiter = delimiter(response, isStream: isStream, context)
        var out = ByteWriter(reserving: 256)
        // A handler cannot answer 1xx, nor with what is no status code.
        let status = (200...599).contains(response.status.code) ? response.status : .internalServerError
        out.append("HTTP/1.1 ")
        out.append(decimal: status.code)
        out.append(ASCII.space)
        out.append(string: status.phrase)
        out.append("\r\nDate: ")
        out.append(string: context.date)
        out.append("\r\n")
        for field in response.fields.all where !isReserved(field.name) { append(field, to: &out) }
        if delimiter == .chunked {
            out.append("Transfer-Encoding: chunked\r\n")
        } else if !isStream, !status.forbidsBody {
            // In answer to HEAD this is the length that GET would have had (RFC 9110, 8.6).
            out.append("Content-Length: ")
            out.append(decimal: response.body.count)
            out.append("\r\n")
        }
        if !context.keepsAlive || response.closesConnection || delimiter == .close {
            out.append("Connection: close\r\n")
        } else if context.minorVersion == 0 {
            out.append("Connection: keep-alive\r\n")
        }
        out.append("\r\n")
        return out
    }

    /// One chunk (RFC 9112, 7.1); nothing for no bytes, which would end the body.
    package static func chunk(_ bytes: [UInt8]) -> [UInt8] {
        guard !bytes.isEmpty else { return [] }
        var out = ByteWriter(reserving: bytes.count + 20)
        out.append(string: String(bytes.count, radix: 16))
        out.append("\r\n")
        out.append(bytes)
        out.append("\r\n")
        return out.bytes
    }

    package static let lastChunk: [UInt8] = Array("0\r\n\r\n".utf8)

    /// The interim answer of RFC 9110, 15.2.1.
    package static let continueHead: [UInt8] = Array("HTTP/1.1 100 Continue\r\n\r\n".utf8)

    /// Fields that say how the message is framed: a handler's word could only contradict the bytes.
    private static func isReserved(_ name: String) -> Bool {
        reserved.contains { HeaderFields.equal($0, name) }
    }

    private static let reserved = [
        "content-length", "transfer-encoding", "connection", "keep-alive", "date", "trailer", "upgrade",
    ]

    /// A name that is no token drops the line; controls in a value become spaces, so that no value can begin a line of
    /// its own (RFC 9110, 5.5).
    private static func append(_ field: HeaderFields.Field, to out: inout ByteWriter) {
        guard ASCIIText.isToken(field.name.utf8) else { return }
        out.append(string: field.name)
        out.append(": ")
        if field.value.utf8.allSatisfy({ $0 >= ASCII.space && $0 != 0x7F }) {
            out.append(string: field.value)
        } else {
            for byte in field.value.utf8 {
                out.append(byte < ASCII.space && byte != ASCII.tab || byte == 0x7F ? ASCII.space : byte)
            }
        }
        out.append("\r\n")
    }
}
