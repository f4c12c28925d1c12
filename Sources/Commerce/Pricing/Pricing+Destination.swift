import Languages

/// What has to be known of a destination. A price that goes by region or postcode is never guessed: what is missing is a
/// problem of an order, and a notice of an estimate.
extension Pricing {
    mutating func askForPlace() {
        guard quote.shipping?.rate.isPickup != true, !quote.lines.isEmpty else { return }
        guard let destination = request.destination, !destination.country.isEmpty else {
            // What is sent asks for the country where shipping is chosen.
            if !quote.needsShipping, request.stage == .order, book.tax.goesByDestination {
                problem("country", .countryMissing, "Choose the country the order is for.")
            }
            return
        }
        // Where nothing is delivered nobody is asked which part of it.
        guard Country.isKnown(destination.country), !quote.problems.contains(where: { $0.code == .countryNotServed })
        else { return }
        let format = AddressFormat.of(destination.country)
        let needs = book.placeNeeds(in: format, isSent: quote.needsShipping)
        if !needs.regions.isEmpty {
            switch destination.regionReading {
            case .known where needs.isTooWide(destination.region, in: format):
                ask(QuoteProblem(.regionUnknown, of: format))
            case .known: break
            case .missing: ask(QuoteProblem(.regionMissing, of: format))
            case .unknown: ask(QuoteProblem(.regionUnknown, of: format))
            }
        }
        if needs.postcode {
            switch destination.postcodeReading {
            case .known: break
            case .missing: ask(QuoteProblem(.postcodeMissing, of: format))
            case .unknown: ask(QuoteProblem(.postcodeInvalid, of: format))
            }
        }
    }

    private mutating func ask(_ problem: QuoteProblem) {
        if request.stage == .order { quote.problems.append(problem) } else { quote.notices.append(problem) }
    }

    /// Whether region and postcode are known as far as the shipping zones ask for them.
    func knowsPlace(_ destination: Destination) -> Bool {
        let format = AddressFormat.of(destination.country)
        let needs = book.zoneNeeds(in: format)
        if !needs.regions.isEmpty {
            guard destination.regionReading == .known, !needs.isTooWide(destination.region, in: format) else {
                return false
            }
        }
        return !needs.postcode || destination.postcodeReading == .known
    }
}

extension PriceBook {
    /// What taxes and zones ask of an address in one country.
    package struct PlaceNeeds: Sendable, Equatable {
        /// Codes of the regions that each tax or zone names that goes by region.
        private var named: [[String]] = []
        /// Whether a tax or a zone goes by postcode.
        package private(set) var postcode = false

        /// Codes of all regions that are named; empty when nothing goes by region.
        package var regions: [String] { named.flatMap(\.self) }

        fileprivate mutating func add(_ area: Area, _ country: AddressFormat) {
            guard area.canHold(country) else { return }
            let regions = area.regions(of: country)
            if !regions.isEmpty { named.append(regions) }
            if area.goesByPostcode(in: country) { postcode = true }
        }

        /// Whether a region is not exact enough: one of its parts is named where it is not.
        fileprivate func isTooWide(_ region: String, in country: AddressFormat) -> Bool {
            named.contains { codes in
                !codes.contains(region) && codes.contains { country.parent(of: $0) == region }
            }
        }
    }

    /// What the shop's taxes, and its zones where something is sent, ask of an address in a country.
    package func placeNeeds(in country: AddressFormat, isSent: Bool) -> PlaceNeeds {
        var needs = isSent ? zoneNeeds(in: country) : PlaceNeeds()
        for rate in tax.rates { needs.add(rate.area, country) }
        return needs
    }

    /// What the way of a parcel goes by; where it is fetched is no part of that.
    fileprivate func zoneNeeds(in country: AddressFormat) -> PlaceNeeds {
        var needs = PlaceNeeds()
        for zone in shipping where !zone.rates.allSatisfy(\.isPickup) { needs.add(zone.area, country) }
        return needs
    }
}

extension TaxRules {
    /// Whether the tax is another one in another country.
    package var goesByDestination: Bool { rates.contains { $0.area != .everywhere } }
}
