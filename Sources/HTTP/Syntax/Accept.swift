import Text

/// Choosing a representation by the Accept field (RFC 9110, 12.5.1).
package enum Accept {
    /// The type among `offers` (`text/html`, `application/json`) that the client likes best; the earliest of equals.
    ///
    /// A missing, empty or malformed field accepts everything. Nil if the client accepts none of them.
    package static func choose(_ field: String?, among offers: [String]) -> String? {
        // What programs send: one type and nothing else.
        if let field, offers.contains(field) { return field }
        guard let field, let ranges = parse(field), !ranges.isEmpty else { return offers.first }
        var best: (offer: String, quality: Int)?
        for offer in offers {
            let quality = quality(of: offer, in: ranges)
            if quality > (best?.quality ?? 0) { best = (offer, quality) }
        }
        return best?.offer
    }

    private struct Range {
        var type: String
        var subtype: String
        /// Thousandths.
        var quality: Int
    }

    /// The most specific range that matches counts, whatever its weight.
    private static func quality(of offer: String, in ranges: [Range]) -> Int {
        let parts = offer.split(separator: "/").map(String.init)
        guard parts.count == 2 else { return 0 }
        var best = (specificity: 0, quality: 0)
        for range in ranges {
            let specificity: Int
            switch (range.type, range.subtype) {
            case (parts[0], parts[1]): specificity = 3
            case (parts[0], "*"): specificity = 2
            case ("*", "*"): specificity = 1
            default: continue
            }
            if specificity > best.specificity { best = (specificity, range.quality) }
        }
        return best.quality
    }

    private static func parse(_ field: String) -> [Range]? {
        var cursor = FieldCursor(field)
        var ranges: [Range] = []
        while true {
            cursor.skipBlanks()
            if cursor.skip(0x2C) { continue }
            if cursor.isAtEnd { return ranges }
            // `*` is a token byte, so `*/*` reads as any other type does.
            guard let type = cursor.token(), cursor.skip(ASCII.slash), let subtype = cursor.token(),
                let parameters = cursor.parameters()
            else { return nil }
            var quality = 1000
            if let weight = parameters.first(where: { $0.name == "q" }) {
                guard let parsed = thousandths(weight.value) else { return nil }
                quality = parsed
            }
            ranges.append(
                Range(
                    type: ASCIIText.lowercased(type), subtype: ASCIIText.lowercased(subtype), quality: quality))
            cursor.skipBlanks()
            guard cursor.isAtEnd || cursor.skip(0x2C) else { return nil }
        }
    }

    /// `qvalue` (RFC 9110, 12.4.2): `0` to `1` with at most three decimals.
    private static func thousandths(_ text: String) -> Int? {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count <= 2, let whole = ASCIIText.decimal(parts[0].utf8), parts[0].utf8.count == 1, whole <= 1
        else { return nil }
        var fraction = 0
        if parts.count == 2, !parts[1].isEmpty {
            guard parts[1].utf8.count <= 3, let digits = ASCIIText.decimal(parts[1].utf8) else { return nil }
            fraction = digits * [1, 100, 10, 1][parts[1].utf8.count]
        }
        let value = whole * 1000 + fraction
        return value <= 1000 ? value : nil
    }
}
