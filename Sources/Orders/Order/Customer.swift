/// Everything of an order that tells who a person is; the part that `erase` takes out.
///
/// All texts are as typed, the address of the mail and the country trimmed; empty where nothing was typed. Whoever shows
/// them sees to what they may hold: markup, controls, anything but NUL.
package struct Customer: Sendable, Equatable {
    package var name = ""
    package var email = ""
    package var phone = ""
    package var address1 = ""
    package var address2 = ""
    package var city = ""
    package var region = ""
    package var postcode = ""
    /// ISO 3166-1 alpha-2; empty when nothing is sent.
    package var country = ""
    /// What the customer added.
    package var note = ""

    package init() {}
}
