import Liquid

/// An object of templates that is a postal address: what `format_address` takes.
package protocol PostalAddressObject: LiquidObject {
    /// Who lives there: a company or a person.
    var addressee: String { get }
    /// The rest, as it stands on an envelope.
    var addressLines: [String] { get }
    /// All of it: in some countries whoever lives there stands at the end.
    var labelLines: [String] { get }
}
