import Languages

/// A part of the world: countries, or regions or postcodes of them. Used by shipping zones and tax rates alike.
package struct Area: Sendable, Hashable {
    /// ISO 3166-1 alpha-2; empty: everywhere.
    package var countries: [String]
    /// ISO 3166-2 codes, capital letters: without the country (`BC`), or with it (`CA-BC`) where an area of several
    /// countries would not be clear; empty: all.
    package var regions: [String]
    /// What `PostcodePattern` reads; empty: all.
    package var postcodes: [String]
    /// Patterns of postcodes that are left out.
    package var exceptPostcodes: [String]

    package init(
        countries: [String] = [], regions: [String] = [], postcodes: [String] = [], exceptPostcodes: [String] = []
    ) {
        self.countries = countries
        self.regions = regions
        self.postcodes = postcodes
        self.exceptPostcodes = exceptPostcodes
    }

    package static let everywhere = Area()

    /// How exactly the area names a destination: nil outside it, 0 for everywhere, more for country, wider region, region,
    /// postcode.
    ///
    /// Among areas that name a postcode, the one that says more signs of it is the more exact.
    package func specificity(for destination: Destination) -> Int? {
        var rank = 0
        if !countries.isEmpty {
            guard countries.contains(destination.country) else { return nil }
            rank = 1
        }
        if !regions.isEmpty {
            guard let best = regions.lazy.compactMap({ destination.exactness(in: $0) }).max() else { return nil }
            rank = 1 + best
        }
        if !postcodes.isEmpty {
            guard let best = postcodes.lazy.compactMap({ PostcodePattern($0).exactness(for: destination) }).max() else {
                return nil
            }
            rank = 4 + best
        }
        if exceptPostcodes.contains(where: { PostcodePattern($0).exactness(for: destination) != nil }) { return nil }
        return rank
    }

    /// The codes among its regions that are those of one of its countries, without the country.
    package func regions(of country: AddressFormat) -> [String] {
        guard !regions.isEmpty, countries.contains(country.country) else { return [] }
        return regions.compactMap { region in
            if let mark = region.firstIndex(of: "-") {
                return region[..<mark] == country.country ? String(region[region.index(after: mark)...]) : nil
            }
            // In an area of several countries a code may be another country's alone.
            return countries.count == 1 || country.region(region) != nil ? region : nil
        }
    }

    /// Whether any address of a country lies in it: its regions and postcodes may be those of its other countries alone.
    package func canHold(_ country: AddressFormat) -> Bool {
        guard countries.count > 1 else { return countries.isEmpty || countries[0] == country.country }
        return countries.contains(country.country) && (regions.isEmpty || !regions(of: country).isEmpty)
            && (postcodes.isEmpty || postcodes.contains { PostcodePattern($0).canMatch(country) })
    }

    /// Whether the postcode decides what lies in it, for a country.
    package func goesByPostcode(in country: AddressFormat) -> Bool {
        guard !(postcodes.isEmpty && exceptPostcodes.isEmpty), countries.contains(country.country) else { return false }
        // In an area of several countries the patterns may be another country's alone.
        return countries.count == 1 || (postcodes + exceptPostcodes).contains { PostcodePattern($0).canMatch(country) }
    }
}
