/// An answer before it is framed: `Date`, `Content-Length`, `Transfer-Encoding` and `Connection` are the encoder's.
package struct Response: Sendable {
    /// A status code of three digits with its customary phrase (RFC 9110, 15).
    package struct Status: Sendable, Hashable, ExpressibleByIntegerLiteral {
        package var code: Int

        package init(_ code: Int) { self.code = code }
        package init(integerLiteral value: Int) { code = value }
    }

    package enum Body: Sendable {
        case bytes([UInt8])
        /// Part of a file, sent without reading it into memory.
        case file(FileBody)

        /// Bytes.
        package var count: Int {
            switch self {
            case .bytes(let bytes): bytes.count
            case .file(let file): file.length
            }
        }
    }

    package var status: Status
    package var fields: HeaderFields
    package var body: Body
    /// Close the connection after this answer.
    package var closesConnection = false
    /// What the access log shows instead of the path, where the path itself is a secret.
    package var loggedPath: String?

    package init(_ status: Status, fields: HeaderFields = [:], body: [UInt8] = []) {
        self.init(status, fields: fields, body: .bytes(body))
    }

    package init(_ status: Status, fields: HeaderFields = [:], body: Body) {
        self.status = status
        self.fields = fields
        self.body = body
    }
}

extension Response {
    package static func html(_ body: [UInt8]) -> Response { html(.ok, body) }

    package static func html(_ status: Status, _ body: [UInt8]) -> Response {
        Response(status, fields: ["Content-Type": "text/html; charset=utf-8"], body: body)
    }

    package static func json(_ body: [UInt8]) -> Response { json(.ok, body) }

    package static func json(_ status: Status, _ body: [UInt8]) -> Response {
        Response(status, fields: ["Content-Type": "application/json"], body: body)
    }

    package static func text(_ body: String) -> Response { text(.ok, body) }

    package static func text(_ status: Status, _ body: String) -> Response {
        Response(status, fields: ["Content-Type": "text/plain; charset=utf-8"], body: Array(body.utf8))
    }

    /// The status as a line of plain text, for answers that have nothing more to say.
    package static func plain(_ status: Status) -> Response { text(status, "\(status.code) \(status.phrase)\n") }

    /// A redirect; controls in `location` cannot reach the wire, but its percent-encoding is the caller's.
    package static func redirect(_ status: Status = .seeOther, to location: String) -> Response {
        var response = plain(status)
        response.fields["Location"] = location
        return response
    }

    /// 405 with the methods that the path does know (RFC 9110, 15.5.6).
    package static func methodNotAllowed(allow: [Request.Method]) -> Response {
        var response = plain(.methodNotAllowed)
        response.fields["Allow"] = allow.map(\.rawValue).joined(separator: ", ")
        return response
    }
}

extension Response.Status {
    package static let ok: Self = 200
    package static let created: Self = 201
    package static let noContent: Self = 204
    package static let partialContent: Self = 206
    package static let movedPermanently: Self = 301
    package static let seeOther: Self = 303
    package static let notModified: Self = 304
    package static let badRequest: Self = 400
    package static let forbidden: Self = 403
    package static let notFound: Self = 404
    package static let methodNotAllowed: Self = 405
    package static let requestTimeout: Self = 408
    package static let conflict: Self = 409
    package static let preconditionFailed: Self = 412
    package static let contentTooLarge: Self = 413
    package static let uriTooLong: Self = 414
    package static let unsupportedMediaType: Self = 415
    package static let rangeNotSatisfiable: Self = 416
    package static let expectationFailed: Self = 417
    package static let unprocessableContent: Self = 422
    package static let tooManyRequests: Self = 429
    package static let fieldsTooLarge: Self = 431
    package static let internalServerError: Self = 500
    package static let notImplemented: Self = 501
    package static let serviceUnavailable: Self = 503
    package static let versionNotSupported: Self = 505

    /// The customary phrase; empty for a code without one.
    package var phrase: String {
        switch code {
        case 100: "Continue"
        case 200: "OK"
        case 201: "Created"
        case 202: "Accepted"
        case 204: "No Content"
        case 206: "Partial Content"
        case 301: "Moved Permanently"
        case 302: "Found"
        case 303: "See Other"
        case 304: "Not Modified"
        case 307: "Temporary Redirect"
        case 308: "Permanent Redirect"
        case 400: "Bad Request"
        case 401: "Unauthorized"
        case 403: "Forbidden"
        case 404: "Not Found"
        case 405: "Method Not Allowed"
        case 406: "Not Acceptable"
        case 408: "Request Timeout"
        case 409: "Conflict"
        case 410: "Gone"
        case 412: "Precondition Failed"
        case 413: "Content Too Large"
        case 414: "URI Too Long"
        case 415: "Unsupported Media Type"
        case 416: "Range Not Satisfiable"
        case 417: "Expectation Failed"
        case 422: "Unprocessable Content"
        case 425: "Too Early"
        case 428: "Precondition Required"
        case 429: "Too Many Requests"
        case 431: "Request Header Fields Too Large"
        case 500: "Internal Server Error"
        case 501: "Not Implemented"
        case 502: "Bad Gateway"
        case 503: "Service Unavailable"
        case 504: "Gateway Timeout"
        case 505: "HTTP Version Not Supported"
        case 507: "Insufficient Storage"
        default: ""
        }
    }

    /// Whether an answer of this status has no content whatever its fields say (RFC 9112, 6.3).
    var forbidsBody: Bool { code < 200 || code == 204 || code == 304 }
}
