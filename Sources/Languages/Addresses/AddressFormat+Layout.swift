import Text

/// The parts of a postal address as they were typed or stored; empty where there are none.
package struct PostalAddress: Sendable, Hashable {
    /// Who lives there; a company stands in the second line of the street.
    package var name: String
    package var address1: String
    package var address2: String
    package var city: String
    /// A code or a name.
    package var region: String
    package var postcode: String

    package init(
        name: String = "", address1: String = "", address2: String = "", city: String = "", region: String = "",
        postcode: String = ""
    ) {
        self.name = name
        self.address1 = address1
        self.address2 = address2
        self.city = city
        self.region = region
        self.postcode = postcode
    }
}

extension AddressFormat {
    /// The lines of a label as the country's post prints it: its order, its capitals, the postcode in its normal form.
    ///
    /// `countryName` is the last line; nil for mail within the country. Where addresses in Latin letters are written in
    /// another order than those in the country's own script, the letters of the address decide.
    package func lines(_ address: PostalAddress, countryName: String? = nil) -> [String] {
        let isLatin = AddressFormat.isLatin(address)
        let layout = isLatin && !latinLayout.isEmpty ? latinLayout : layout
        let region = regionText(address, isLatin: isLatin)
        var lines: [String] = []
        for line in layout.split(separator: "~") {
            let parts = LineLayout(line)
            var address = address
            // A town has no place of its own where the post prints none: it follows the street.
            if line.contains("%A"), !layout.contains("%C") {
                address.address2 = [address.address2, leftOverTown(address, region: region, countryName)].filter {
                    !$0.isEmpty
                }.joined(separator: "\n")
            }
            lines += text(parts, address, region: region).split(separator: "\n").map { String($0) }
        }
        if let countryName, !countryName.isEmpty { lines.append(countryName) }
        return lines
    }

    /// The parts of an address in the order of a label, for readers of a language; parts that a label does not have are
    /// last.
    package func order(for language: Language) -> [Parts] {
        let layout = latinLayout.isEmpty || isWritten(in: language) ? layout : latinLayout
        var order: [Parts] = []
        var rest = layout.utf8[...]
        while let byte = rest.popFirst() {
            guard byte == 0x25, let letter = rest.popFirst() else { continue }
            switch letter {
            case 0x41: order.append(.street)
            case 0x43: order.append(.city)
            case 0x53: order.append(.region)
            case 0x5A: order.append(.postcode)
            default: break
            }
        }
        for part in [Parts.street, .city, .region, .postcode] where !order.contains(part) { order.append(part) }
        return order
    }

    private struct LineLayout {
        var pieces: [Piece] = []

        enum Piece {
            case literal(String)
            case part(Character)
        }

        init(_ line: Substring) {
            var literal = ""
            var rest = line[...]
            while let character = rest.popFirst() {
                guard character == "%", let part = rest.popFirst() else {
                    literal.append(character)
                    continue
                }
                if !literal.isEmpty { pieces.append(.literal(literal)) }
                literal = ""
                pieces.append(.part(part))
            }
            if !literal.isEmpty { pieces.append(.literal(literal)) }
        }
    }

    /// One line of the layout. What stands between two parts goes where one of them is empty, unless it is a word.
    private func text(_ parts: LineLayout, _ address: PostalAddress, region: String) -> String {
        var out = ""
        var between = ""
        for piece in parts.pieces {
            switch piece {
            case .literal(let text):
                if text.utf8.contains(where: ASCII.isUpper), !text.hasSuffix("-"), text.utf8.count > 3 {
                    // A word of its own, such as SINGAPORE or the PR of Puerto Rico.
                    out += out.isEmpty ? String(text.drop { $0 == " " }) : text
                    between = ""
                } else {
                    between += text
                }
            case .part(let part):
                let value = value(of: part, address, region: region)
                if !value.isEmpty {
                    if out.isEmpty || out.hasSuffix(" ") { between = String(between.drop { $0 == " " || $0 == "," }) }
                    out += between + value
                }
                between = ""
            }
        }
        while out.last == " " { out.removeLast() }
        return out
    }

    private func value(of part: Character, _ address: PostalAddress, region: String) -> String {
        switch part {
        case "N": address.name
        case "A": [address.address1, address.address2].filter { !$0.isEmpty }.joined(separator: "\n")
        case "C": capitals.contains(.city) ? address.city.uppercased() : address.city
        case "S": region
        case "Z": postcodeText(address.postcode)
        default: ""
        }
    }

    private func postcodeText(_ typed: String) -> String {
        if case .good(let text) = postcode(typed) { return text }
        return typed
    }

    /// What stands for the region on a label: nothing where the town's name has said it.
    private func regionText(_ address: PostalAddress, isLatin: Bool) -> String {
        var text = address.region
        // What the post needs and the postcode tells is not left out.
        let known =
            text.isEmpty
            ? needs.contains(.region) ? region(ofPostcode: address.postcode) : nil : region(address.region)
        if let region = known {
            text = isLatin ? region.latinName ?? region.printed : region.printed
            if region.printed != region.code, self.region(address.city)?.code == region.code { return "" }
        }
        if RegionName.folded(text) == RegionName.folded(address.city) { return "" }
        return capitals.contains(.region) ? text.uppercased() : text
    }

    private func leftOverTown(_ address: PostalAddress, region: String, _ countryName: String?) -> String {
        let town = RegionName.folded(address.city)
        let said = [region, countryName ?? "", CountryNames.name(country, language: .english), layout].contains {
            RegionName.folded($0) == town || RegionName.folded($0).hasSuffix(town)
        }
        return said ? "" : address.city
    }

    /// Whether no letter of street and town is of another script.
    private static func isLatin(_ address: PostalAddress) -> Bool {
        [address.address1, address.city].allSatisfy {
            $0.unicodeScalars.allSatisfy { $0.value < 0x370 || (0x1E00..<0x2070).contains($0.value) }
        }
    }
}

extension [UInt8] {
    fileprivate func hasSuffix(_ other: [UInt8]) -> Bool { !other.isEmpty && suffix(other.count).elementsEqual(other) }
}
