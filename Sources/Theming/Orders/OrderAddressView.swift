import Languages
import Liquid

/// Where an order goes, or who it is billed to: `order.shipping_address` of templates.
package final class OrderAddressView: PostalAddressObject {
    package struct Parts: Sendable {
        package var name = ""
        package var address1 = ""
        package var address2 = ""
        package var city = ""
        package var region = ""
        package var postcode = ""
        /// ISO 3166-1 alpha-2.
        package var countryCode = ""
        /// In the language of the shop.
        package var country = ""
        package var phone = ""

        package init() {}
    }

    private let parts: Parts

    package init(_ parts: Parts) { self.parts = parts }

    package var schema: ObjectSchema { Self.schema }

    package var labelLines: [String] {
        AddressFormat.of(parts.countryCode).lines(
            PostalAddress(
                name: parts.name, address1: parts.address1, address2: parts.address2, city: parts.city,
                region: parts.region, postcode: parts.postcode), countryName: parts.country)
    }

    package func plainValue(_ context: RenderContext?) -> LiquidValue? {
        .string(labelLines.joined(separator: ", "))
    }

    package static let schema = ObjectSchema(
        "address", OrderAddressView.self, "A postal address. Printed, it is one line."
    ) {
        Field("name", .string, "Who lives there.") { view, _ in .string(view.parts.name) }
        Field("address1", .string, "Street and number.") { view, _ in .string(view.parts.address1) }
        Field("address2", .string, "Flat, floor, company; may be empty.") { view, _ in .string(view.parts.address2) }
        Field("city", .string, "The town.") { view, _ in .string(view.parts.city) }
        Field("zip", .string, "The postcode; may be empty.") { view, _ in .string(view.parts.postcode) }
        Field("province", .string, "The region; may be empty.") { view, _ in .string(view.parts.region) }
        Field("country", .string, "The country in the shop's language.") { view, _ in .string(view.parts.country) }
        Field("country_code", .string, "The country's code of two letters.") { view, _ in
            .string(view.parts.countryCode)
        }
        Field("phone", .string, "A telephone number; may be empty.") { view, _ in .string(view.parts.phone) }
        Field("lines", .list(of: .string), "Name and address line by line, for plain text.") { view, _ in
            LiquidValue(view.labelLines)
        }
    }
}
