import Commerce
import Languages

/// What the checkout's form asks of an address in the country that was chosen.
struct AddressFields {
    let format: AddressFormat
    /// The regions to choose from, by name in the order of the country's post; empty where none is asked for.
    let regions: [(code: String, name: String)]
    /// A field for a region, or a choice of them.
    let usesRegion: Bool
    let usesPostcode: Bool
    let needsPostcode: Bool
    let needsCity: Bool
    let needsCountry: Bool
    /// Names of the form's fields in the order of a label.
    let order: [String]

    init(_ page: CheckoutPage, _ book: PriceBook) {
        let format = AddressFormat.of(page.country)
        let isSent = page.quote.needsShipping
        let isPickup = page.quote.shipping?.rate.isPickup == true
        let isAddressed = isSent && !isPickup
        // Whoever fetches the order pays the tax of the shop's own place.
        let needs = isPickup ? nil : book.placeNeeds(in: format, isSent: isSent)
        // One that was typed and is not known can only be mended where there is a field for it.
        let isWrong = page.problems.contains { $0.field == "region" }
        var regions: [Region] = []
        if let codes = needs?.regions, !codes.isEmpty {
            regions = format.regions(telling: codes)
        } else if isAddressed, format.needs.contains(.region), !format.postcodeTellsRegion || isWrong {
            regions = format.regions
        }
        let language = book.store.language
        self.format = format
        self.regions = regions.map { ($0.code, $0.name(for: language, in: format)) }
        // What the postcode tells need not be typed.
        usesRegion = !regions.isEmpty || isSent && format.uses.contains(.region) && !format.postcodeTellsRegion
        let needsPostcode = needs?.postcode == true || isAddressed && format.needs.contains(.postcode)
        self.needsPostcode = needsPostcode
        usesPostcode = needsPostcode || isSent && format.uses.contains(.postcode)
        needsCity = isAddressed && format.needs.contains(.city)
        let fields = Set(
            [
                "address1", "address2", format.uses.contains(.city) ? "city" : nil, usesRegion ? "region" : nil,
                usesPostcode ? "postcode" : nil,
            ].compactMap(\.self))
        order = format.order(for: language).flatMap { part in
            switch part {
            case .street: ["address1", "address2"]
            case .city: ["city"]
            case .region: ["region"]
            default: ["postcode"]
            }
        }.filter(fields.contains)
        needsCountry = isAddressed || !isSent && book.tax.goesByDestination
    }
}
