/// The filters of standard Liquid.
enum StandardFilters {
    static let all: [FilterDefinition] =
        text + textEdits + escaping + encoding + numbers + lists + listSearches + [date, defaultValue, size, raw]

    typealias Argument = FilterDefinition.Argument
    typealias Example = FilterDefinition.Example
}

extension FilterCall {
    /// A value as the text a filter works on. HTML without tags is taken as the text it shows: `Fish &amp; chips` is
    /// `Fish & chips`.
    package func text(_ value: LiquidValue) throws(LiquidFault) -> String {
        let text = try context.text(of: value)
        guard case .html = value else { return text }
        return HTMLText.shown(text)
    }

    /// The positional argument at `index` as text; empty if it was not written.
    package func text(at index: Int) throws(LiquidFault) -> String { try context.text(of: self[index]) }

    /// The positional argument at `index` as a whole number.
    package func integer(at index: Int) throws(LiquidFault) -> Int { try context.integer(self[index]) }

    /// A made text as a value; its bytes count against the limit.
    package func made(_ text: String, isHTML: Bool = false) throws(LiquidFault) -> LiquidValue {
        try context.reserve(bytes: text.utf8.count)
        return isHTML ? context.html(text) : .string(text)
    }

    /// Texts that are put together: with HTML among them the result is HTML and plain ones are escaped.
    func joined(_ parts: [LiquidValue]) throws(LiquidFault) -> LiquidValue {
        let isHTML = context.options.escapes && parts.contains { $0.isHTML }
        var out = ""
        for part in parts {
            let text = try context.text(of: part)
            try context.reserve(bytes: text.utf8.count)
            out += isHTML && !part.isHTML ? HTMLText.escaped(text) : text
        }
        return isHTML ? .html(out) : .string(out)
    }
}
