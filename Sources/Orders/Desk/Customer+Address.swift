import Commerce
import Languages
import Text

extension Customer {
    /// The region that the post needs and nobody typed: told by the postcode, or by a town that bears its name.
    var impliedRegion: Region? {
        let format = AddressFormat.of(country)
        guard format.needs.contains(.region), region.utf8.allSatisfy(ASCII.isWhitespace) else { return nil }
        return format.region(ofPostcode: postcode) ?? format.region(city)
    }

    /// As an order keeps it: region as its code, postcode as its post writes it. What cannot be read stays as it was typed.
    package var settled: Customer {
        let format = AddressFormat.of(country)
        var settled = self
        if let region = impliedRegion ?? format.region(region) { settled.region = region.code }
        if case .good(let text) = format.postcode(postcode) { settled.postcode = text }
        return settled
    }

    /// The address as a label has it, the country's name in English at the end; only the name where there is no address.
    package var label: [String] {
        guard !address1.isEmpty || !city.isEmpty else { return [name].filter { !$0.isEmpty } }
        let address = PostalAddress(
            name: name, address1: address1, address2: address2, city: city, region: region, postcode: postcode)
        return AddressFormat.of(country).lines(
            address, countryName: country.isEmpty ? nil : CountryNames.name(country, language: .english))
    }
}

extension Order.Shipping {
    /// Where an order is fetched, as a label has it, without a name; nothing where it is sent.
    package var placeLabel: [String] {
        guard isPickup, let place else { return [] }
        let country = place.country ?? ""
        return AddressFormat.of(country).lines(
            PostalAddress(
                address1: place.street ?? "", city: place.city ?? "", region: place.region ?? "",
                postcode: place.postcode ?? ""),
            countryName: country.isEmpty ? nil : CountryNames.name(country, language: .english))
    }
}
