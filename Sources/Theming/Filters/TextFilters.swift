import Commerce
import Languages
import Liquid
import Text

/// Translation and other filters that make text.
enum TextFilters {
    static let all: [FilterDefinition] = [
        translate("t"), translate("translate"), handle("handle"), handle("handleize"),
        FilterDefinition(
            "pluralize", "The first word for one, the second for any other number.", input: .number,
            arguments: [.init("singular", .string), .init("plural", .string)], result: .string,
            examples: [
                .init("{{ 1 | pluralize: 'cup', 'cups' }}", "cup"), .init("{{ 3 | pluralize: 'cup', 'cups' }}", "cups"),
            ]
        ) { input, call throws(LiquidFault) in
            if case .integer(1) = call.context.plain(input) { return call[0] }
            return call[1]
        },
        FilterDefinition(
            "weight_with_unit", "Grams as a weight with its unit, `kg` from a thousand grams on unless one is given.",
            input: .integer, arguments: [.init("unit", .string, required: false, "g, kg, oz or lb")], result: .string,
            examples: [
                .init("{{ 250 | weight_with_unit }}", "250 g"), .init("{{ 1250 | weight_with_unit }}", "1.25 kg"),
                .init("{{ 500 | weight_with_unit: 'kg' }}", "0.5 kg"),
            ]
        ) { input, call throws(LiquidFault) in
            guard case .integer(let grams) = call.context.plain(input) else { return "" }
            let given = try call.context.text(of: call[0])
            let unit: Weight.Unit
            if given.isEmpty {
                unit = grams.magnitude >= 1000 ? .kg : .g
            } else {
                guard let known = Weight.Unit(rawValue: given) else {
                    throw LiquidFault(
                        "'\(given)' is not a unit of weight"
                            + Suggestion.phrase(for: given, in: ["g", "kg", "oz", "lb"])
                            + "; use g, kg, oz or lb")
                }
                unit = known
            }
            var number = WeightText.number(grams, unit)
            if let mark = call.context.themeHost?.money.decimalMark, mark != "." {
                number = number.replacing(".", with: mark)
            }
            return .string("\(number) \(unit.rawValue)")
        },
        FilterDefinition(
            "highlight", "Marks every occurrence of the words searched for.", input: .string,
            arguments: [.init("words", .string)], result: .html,
            examples: [
                .init(
                    "{{ 'A linen apron' | highlight: 'linen' }}", "A <strong class=\"highlight\">linen</strong> apron")
            ]
        ) { input, call throws(LiquidFault) in
            try highlight(try call.text(input), try call.text(at: 0), call)
        },
        FilterDefinition(
            "format_address", "A postal address on lines.", input: .object("address"), result: .html,
            examples: [
                .init(
                    "{{ shop.address | format_address }}", "<p>Kiln &amp; Co<br>Hofgasse 3<br>10115 Berlin<br>DE</p>")
            ]
        ) { input, call throws(LiquidFault) in
            guard case .object(let object) = input, let address = object as? any PostalAddressObject else {
                throw LiquidFault("'format_address' takes an address, such as shop.address")
            }
            var out = ByteWriter()
            out.append("<p>")
            for (index, line) in address.labelLines.enumerated() {
                if index > 0 { out.append("<br>") }
                out.appendEscapingHTML(string: line)
            }
            out.append("</p>")
            return try call.made(out.string, isHTML: true)
        },
        FilterDefinition(
            "camelcase", "Words put together with capitals.", input: .string, result: .string,
            examples: [.init("{{ 'coming-soon' | camelcase }}", "ComingSoon")]
        ) { input, call throws(LiquidFault) in
            let words = try call.text(input).split { !$0.isLetter && !$0.isNumber }
            return try call.made(words.map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined())
        },
    ]

    private static func handle(_ name: String) -> FilterDefinition {
        FilterDefinition(
            name, "A text as a handle: lower case, with hyphens between words.", input: .string, result: .string,
            examples: [.init("{{ 'Blue & White!' | \(name) }}", "blue-white")]
        ) { input, call throws(LiquidFault) in
            try call.made(Handle.make(from: try call.text(input)))
        }
    }

    private static func translate(_ name: String) -> FilterDefinition {
        FilterDefinition(
            name,
            "The theme's text for a key, in the shop's language. `count` chooses the plural form; any named argument "
                + "fills the place of that name. A key that ends in `_html` gives HTML.",
            input: .string, takesOtherNames: true, result: .string,
            examples: [
                .init("{{ 'cart.title' | \(name) }}", "Cart"),
                .init("{{ 'cart.items' | \(name): count: 2 }}", "2 items"),
            ]
        ) { input, call throws(LiquidFault) in
            guard let host = call.context.themeHost else { throw .needsPage(name) }
            guard let key = input.text else { return .null }
            let locale = host.words
            let names = call.names
            if names.isEmpty {
                if let found = locale.constant(key) {
                    return found.isHTML ? call.context.html(found.text) : .string(found.text)
                }
                guard let text = locale.text(key, argument: { _ in nil }) else {
                    throw locale.fault(with: key)
                }
                return text.isHTML ? call.context.html(text.text) : .string(text.text)
            }
            var count: PluralOperands?
            var isHTML = false
            var texts: [(name: String, text: String, isHTML: Bool)] = []
            texts.reserveCapacity(names.count)
            for (index, name) in names.enumerated() {
                let plain = call.context.plain(call.namedValue(index))
                let text = try call.context.text(of: plain)
                if name == "count" { count = operands(plain, text) }
                if plain.isHTML { isHTML = true }
                texts.append((name, text, plain.isHTML))
            }
            if let fallback = texts.first(where: { $0.name == "default" }), locale.entry(key) == nil {
                return fallback.isHTML ? call.context.html(fallback.text) : .string(fallback.text)
            }
            // HTML among the arguments of a plain text makes the result HTML, with everything plain in it escaped.
            let found = locale.text(key, count: count, escaping: isHTML) { name in
                texts.first { $0.name == name }.map { ($0.text, $0.isHTML) }
            }
            guard let found else { throw locale.fault(with: key) }
            return try call.made(found.text, isHTML: found.isHTML)
        }
    }

    /// A count as the plural rules see it; nil when it is no number.
    private static func operands(_ value: LiquidValue, _ text: String) -> PluralOperands? {
        if case .integer(let number) = value { return PluralOperands(integer: UInt64(number.magnitude)) }
        return PluralOperands(text)
    }

    private static func highlight(
        _ text: String, _ words: String, _ call: borrowing FilterCall
    ) throws(LiquidFault) -> LiquidValue {
        let wanted = words.lowercased().split { $0 == " " }
        var out = ByteWriter()
        var rest = text[...]
        while !rest.isEmpty {
            var best: Range<Substring.Index>?
            for word in wanted {
                if let range = rest.range(ofIgnoringCase: word), best.map({ range.lowerBound < $0.lowerBound }) ?? true
                {
                    best = range
                }
            }
            try call.context.spend(1 + wanted.count)
            guard let best, !best.isEmpty else { break }
            out.appendEscapingHTML(string: String(rest[..<best.lowerBound]))
            out.append("<strong class=\"highlight\">")
            out.appendEscapingHTML(string: String(rest[best]))
            out.append("</strong>")
            rest = rest[best.upperBound...]
        }
        out.appendEscapingHTML(string: String(rest))
        return try call.made(out.string, isHTML: true)
    }
}

extension Substring {
    /// The first place of `word`, which is lower case.
    fileprivate func range(ofIgnoringCase word: Substring) -> Range<Index>? {
        guard let first = word.first else { return nil }
        var at = startIndex
        while at < endIndex {
            if self[at].lowercased() == String(first) {
                var left = at
                var right = word.startIndex
                while left < endIndex, right < word.endIndex, self[left].lowercased() == String(word[right]) {
                    left = index(after: left)
                    right = word.index(after: right)
                }
                if right == word.endIndex { return at..<left }
            }
            at = index(after: at)
        }
        return nil
    }
}
