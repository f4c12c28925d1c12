/// Something that went wrong while rendering.
package struct LiquidFault: Error, Sendable {
    package enum Kind: Sendable {
        /// A value does not suit what is done with it; that output is left out and rendering goes on.
        case value
        /// A limit was reached; rendering stops.
        case limit
    }

    package var kind: Kind
    /// For the shop's owner: what is wrong and, where it is known, what to do.
    package var message: String
    /// What the reference implementation prints in the page for the same fault (`Liquid error: ` and this).
    package var referenceText: String
    /// The filter or expression it came from; the whole tag when nil.
    var place: TemplateRange?

    /// A fault of a value; filters and tags of the host make theirs with this.
    package init(_ message: String, referenceText: String? = nil) {
        kind = .value
        self.message = message
        self.referenceText = referenceText ?? message
    }

    static func limit(_ message: String) -> LiquidFault {
        var fault = LiquidFault(message, referenceText: "Memory limits exceeded")
        fault.kind = .limit
        return fault
    }

    static let dividedByZero = LiquidFault("a number is divided by zero", referenceText: "divided by 0")
    static let invalidInteger = LiquidFault("a whole number is needed here", referenceText: "invalid integer")
    static let depth = {
        var fault = LiquidFault(
            "snippets are nested too deeply; does one render itself?", referenceText: "Nesting too deep")
        fault.kind = .limit
        return fault
    }()
}
