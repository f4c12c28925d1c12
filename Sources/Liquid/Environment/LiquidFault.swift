import Text

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
    package var wording: Diagnostic.Wording
    /// What the reference implementation prints in the page for the same fault (`Liquid error: ` and this).
    package var referenceText: String
    /// The filter or expression it came from; the whole tag when nil.
    var place: TemplateRange?
    /// It follows from something that was reported when the templates were read, and is not reported again.
    package var isTold = false

    /// A fault of a value; filters and tags of the host make theirs with this.
    package init(_ message: String, referenceText: String? = nil) {
        self.init(Diagnostic.Wording(message), referenceText: referenceText)
    }

    /// As `init(_:referenceText:)`, with a suggestion to be looked for when the fault is printed.
    package init(_ wording: Diagnostic.Wording, referenceText: String? = nil) {
        kind = .value
        self.wording = wording
        self.referenceText = referenceText ?? wording.text
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
