import Commerce
import Documents
import Languages
import Text

/// Where a shipping zone or a tax rate of `store.yaml` holds. Regions and postcodes are read when the countries are known.
struct AreaDraft: Sendable {
    var countries: [String] = []
    var regions: [Located<String>] = []
    var postcodes: [Located<String>] = []
    var exceptPostcodes: [Located<String>] = []
    /// The first list that means something only within countries.
    var place: Range<Int>?
    /// Set when a list was written, whether or not its words were good.
    var namesCountries = false

    func area(_ reader: inout ContentReader) -> Area {
        if !namesCountries, let place {
            reader.report(
                .error, place, "regions and postcodes mean something only within 'countries', such as 'countries: [US]'"
            )
            return Area(countries: countries)
        }
        guard !countries.isEmpty else { return Area(countries: countries) }
        return Area(
            countries: countries, regions: regions.flatMap { codes(of: $0, &reader) },
            postcodes: patterns(postcodes, &reader), exceptPostcodes: patterns(exceptPostcodes, &reader))
    }

    /// The codes that a region's code or name means in the countries; several where it is one of several countries.
    private func codes(of written: Located<String>, _ reader: inout ContentReader) -> [String] {
        var formats = countries.map(AddressFormat.of)
        var text = written.value
        // `US-WA` says which country's.
        if let mark = text.utf8.firstIndex(of: ASCII.hyphen), text[..<mark].utf8.count == 2,
            let format = formats.first(where: { $0.country == text[..<mark].uppercased() })
        {
            formats = [format]
            text = String(text[text.index(after: mark)...])
        }
        let found = formats.compactMap { format in format.region(text).map { (format.country, $0.code) } }
        if found.isEmpty {
            let names = formats.flatMap { $0.allRegions.flatMap { [$0.name, $0.latinName ?? "", $0.code] } }
            let place = countries.count == 1 ? countries[0] : "one of \(countries.joined(separator: ", "))"
            reader.report(
                .error, written.range,
                formats.contains(where: \.hasRegions)
                    ? "'\(Diagnostic.shortened(written.value))' is not a region of \(place)"
                        + Suggestion.phrase(for: text, in: names)
                    : "no regions are known of \(place); say the place by postcodes, or leave it out")
        }
        return found.map { countries.count == 1 ? $0.1 : "\($0.0)-\($0.1)" }
    }

    private func patterns(_ written: [Located<String>], _ reader: inout ContentReader) -> [String] {
        written.compactMap { line in
            do throws(PostcodePattern.Objection) {
                return try PostcodePattern(written: line.value, countries: countries).text
            } catch {
                reader.report(.error, line.range, error.message)
                return nil
            }
        }
    }
}

/// A draft that names a part of the world.
protocol AreaHolder: Sendable {
    var area: AreaDraft { get set }
}

enum AreaFields {
    static func fields<Draft: AreaHolder>() -> [Field<Draft>] {
        [
            Field("countries", "list of countries", "Where it holds; everywhere when left out.", example: "[GB, IE]") {
                node, draft, reader in
                draft.area.namesCountries = true
                draft.area.countries = reader.countries(node)
            },
            Field(
                "regions", "list of regions", "Only these states or provinces: codes (ISO 3166-2) or names.",
                example: "[CA, NV]"
            ) { node, draft, reader in
                draft.area.regions = reader.lines(node, of: "regions")
                draft.area.place = draft.area.place ?? node.range
            },
            Field(
                "postcodes", "list of postcodes",
                "Only postcodes that begin so, or lie in a range; `N1 *` is the outward code N1 alone.",
                example: "[BT, IM]"
            ) { node, draft, reader in
                draft.area.postcodes = reader.postcodes(node)
                draft.area.place = draft.area.place ?? node.range
            },
            Field("except_postcodes", "list of postcodes", "No postcodes that begin so.", example: "[BT]") {
                node, draft, reader in
                draft.area.exceptPostcodes = reader.postcodes(node)
                draft.area.place = draft.area.place ?? node.range
            },
        ]
    }
}

extension ContentReader {
    /// Patterns of postcodes as they were written: a blank at the end says that an outward code ends there.
    fileprivate mutating func postcodes(_ node: Node) -> [Located<String>] {
        var out: [Located<String>] = []
        for item in list(node, of: "postcodes") {
            guard let line = locatedLine(item) else { continue }
            let isOutward = item.kind == .string && item.text.utf8.last == ASCII.space
            let pattern = Located(isOutward ? line.value + " " : line.value, range: line.range)
            if out.contains(pattern) {
                warning(item, "'\(Diagnostic.shortened(line.value))' is in '\(field)' twice")
            } else {
                out.append(pattern)
            }
        }
        return out
    }
}
