import Liquid

/// An object of templates that is a postal address: what `format_address` takes.
package protocol PostalAddressObject: LiquidObject {
    /// Who lives there and where, as it stands on an envelope: in some countries who lives there stands at the end.
    var labelLines: [String] { get }
}
