/// Why the bytes of a client are not a request that can be served; the connection ends with the answer.
package struct ProtocolFault: Error, Sendable, Equatable {
    package var status: Response.Status
    /// What is wrong, in the words of the standard; for logs and tests, never shown with what the client sent.
    package var reason: String
    /// Fields that the answer owes, such as `Allow`.
    package var fields: HeaderFields

    package init(_ status: Response.Status, _ reason: String, fields: HeaderFields = [:]) {
        self.status = status
        self.reason = reason
        self.fields = fields
    }

    static func bad(_ reason: String) -> ProtocolFault { ProtocolFault(.badRequest, reason) }
}
