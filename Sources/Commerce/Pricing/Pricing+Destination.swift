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
        guard Country.isKnown(destination.country) else { return }
        let format = AddressFormat.of(destination.country)
        let needs = book.placeNeeds(in: format, isSent: quote.needsShipping)
        if !needs.regions.isEmpty {
            switch destination.regionReading {
            // One that holds a region that is named is not exact enough.
            case .known
            where needs.regions.contains { $0 != destination.region && format.parent(of: $0) == destination.region }
                && !needs.regions.contains(destination.region):
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
        let needs = book.placeNeeds(in: AddressFormat.of(destination.country), isSent: true)
        return (needs.regions.isEmpty || destination.regionReading == .known)
            && (!needs.postcode || destination.postcodeReading == .known)
    }
}

extension PriceBook {
    /// What taxes and zones ask of an address in one country.
    package struct PlaceNeeds: Sendable, Equatable {
        /// Codes of the regions that a tax or a zone names; empty when none goes by region.
        package var regions: [String] = []
        /// Whether a tax or a zone goes by postcode.
        package var postcode = false
    }

    /// What the shop's taxes, and its zones where something is sent, ask of an address in a country.
    package func placeNeeds(in country: AddressFormat, isSent: Bool) -> PlaceNeeds {
        var needs = PlaceNeeds()
        func add(_ area: Area) {
            needs.regions += area.regions(of: country)
            if area.goesByPostcode(in: country) { needs.postcode = true }
        }
        for rate in tax.rates { add(rate.area) }
        if isSent {
            for zone in shipping where !zone.rates.allSatisfy(\.isPickup) { add(zone.area) }
        }
        return needs
    }
}

extension TaxRules {
    /// Whether the tax is another one in another country.
    package var goesByDestination: Bool { rates.contains { $0.area != .everywhere } }
}
