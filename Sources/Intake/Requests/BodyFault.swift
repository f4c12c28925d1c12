import HTTP

/// Why a body could not be taken as a request at all; what is only wrong in a field is a problem of that field.
struct BodyFault: Error, Sendable, Equatable {
    var status: Response.Status
    /// One sentence for whoever wrote the client.
    var message: String
}
