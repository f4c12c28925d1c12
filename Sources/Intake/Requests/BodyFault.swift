import HTTP

/// Why a body could not be taken as a request at all; what is only wrong in a field is a problem of that field.
package struct BodyFault: Error, Sendable, Equatable {
    package var status: Response.Status
    /// One sentence for whoever wrote the client.
    var message: String
    /// The field it is about, where it is about one.
    var field = ""
    /// A stable name.
    var code = "bad_request"
}

extension BodyFault {
    /// A cart that no customer fills.
    static let cartTooLarge = BodyFault(
        status: .unprocessableContent, message: "The cart is too large.", field: "sku", code: "too_many_lines")
}
