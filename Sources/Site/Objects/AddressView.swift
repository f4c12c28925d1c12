import Commerce
import Liquid
import Theming

/// A postal address.
final class AddressView: PostalAddressObject {
    let address: Address
    let company: String

    init(_ address: Address, _ store: Store) {
        self.address = address
        company = store.name
    }

    var schema: ObjectSchema { Self.schema }

    var labelLines: [String] { address.lines(name: company) }

    func plainValue(_ context: RenderContext?) -> LiquidValue? { .string(address.lines.joined(separator: ", ")) }

    static let schema = ObjectSchema("address", AddressView.self, "A postal address. Printed, it is one line.") {
        Field("company", .string, "The shop's name.") { view, _ in .string(view.company) }
        Field("street", .string, "Street and number, or nil.") { view, _ in LiquidValue(view.address.street) }
        Field("address1", .string, "Street and number, or nil.") { view, _ in LiquidValue(view.address.street) }
        Field("address2", .string, "Always nil.") { _, _ in .null }
        Field("city", .string, "The town, or nil.") { view, _ in LiquidValue(view.address.city) }
        Field("zip", .string, "The postcode, or nil.") { view, _ in LiquidValue(view.address.postcode) }
        Field("province", .string, "The region, or nil.") { view, _ in LiquidValue(view.address.region) }
        Field("province_code", .string, "The region, or nil.") { view, _ in LiquidValue(view.address.region) }
        Field("country", .string, "The country's code, or nil.") { view, _ in LiquidValue(view.address.country) }
        Field("country_code", .string, "The country's code, or nil.") { view, _ in LiquidValue(view.address.country) }
        Field("summary", .string, "All of it on one line.") { view, _ in
            .string(view.address.lines.joined(separator: ", "))
        }
    }
}
