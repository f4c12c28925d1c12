import Languages
import Liquid
import Text

/// Dates as a shop writes them: named formats, and the names of months and days in the shop's language.
enum DateFilters {
    private typealias Argument = FilterDefinition.Argument

    /// The named formats; a theme's own stand under `date_formats` in its locales.
    private static let formats: [(name: String, pattern: String)] = [
        ("abbreviated_date", "%b %-d, %Y"), ("basic", "%-m/%-d/%Y"), ("date", "%B %-d, %Y"),
        ("date_at_time", "%B %-d, %Y at %-I:%M %P"), ("default", "%A, %B %-d, %Y at %-I:%M %P %z"),
        ("on_date", "on %b %-d, %Y"), ("short", "%-d %b %H:%M"), ("long", "%B %-d, %Y %H:%M"),
        ("month_day_year", "%B %-d, %Y"), ("month_year", "%B %Y"), ("iso8601", "%Y-%m-%d"),
    ]

    static let all: [FilterDefinition] = [
        FilterDefinition(
            "date",
            "Writes a date by a pattern of % letters as strftime knows them, with the names of months and days in the "
                + "shop's language, or by `format`: a name under `date_formats` in the theme's locales, or one of "
                + formats.map(\.name).joined(separator: ", ") + ".",
            input: .date, arguments: [Argument("pattern", .string, required: false)],
            named: [Argument("format", .string, required: false, "the name of a format")], result: .string,
            examples: [
                .init("{{ '2026-05-01' | date: '%-d %B %Y' }}", "1 May 2026"),
                .init("{{ '2026-05-01' | date: format: 'abbreviated_date' }}", "May 1, 2026"),
            ]
        ) { input, call throws(LiquidFault) in
            try written(input, call) ?? input
        },
        FilterDefinition(
            "time_tag", "A `time` element with a date, written as the `date` filter does.", input: .date,
            arguments: [Argument("pattern", .string, required: false)],
            named: [
                Argument("format", .string, required: false, "the name of a format"),
                Argument("datetime", .string, required: false, "the pattern of the attribute"),
            ], result: .html,
            examples: [
                .init(
                    "{{ '2026-05-01' | time_tag: '%-d %B %Y' }}",
                    "<time datetime=\"2026-05-01T00:00:00Z\">1 May 2026</time>")
            ]
        ) { input, call throws(LiquidFault) in
            guard let text = try written(input, call, otherwise: "default") else { return "" }
            let given = try call.named("datetime").map { (value) throws(LiquidFault) in try call.context.text(of: value)
            }
            let stamp = try call.context.date(input, pattern: given ?? "%Y-%m-%dT%H:%M:%S%:z")
            var attribute = try call.context.text(of: stamp ?? .null)
            // RFC 3339 4.1: UTC has a letter of its own.
            if given == nil, attribute.hasSuffix("+00:00") { attribute = attribute.dropLast(6) + "Z" }
            var out = ByteWriter()
            out.append("<time datetime=\"")
            out.appendEscapingHTML(string: attribute)
            out.append("\">")
            try out.append(text: text, call.context)
            out.append("</time>")
            return try call.made(out.string, isHTML: true)
        },
    ]

    /// The date as text; nil when the value is no date.
    private static func written(
        _ input: LiquidValue, _ call: borrowing FilterCall, otherwise standard: String? = nil
    ) throws(LiquidFault) -> LiquidValue? {
        var pattern = try call.text(at: 0)
        if let value = call.named("format"), !value.isNull {
            let name = try call.context.text(of: value)
            if let own = call.context.themeHost?.words.text("date_formats.\(name)", argument: { _ in nil }) {
                pattern = own.text
            } else if name.contains("%") {
                pattern = name
            } else {
                guard let found = formats.first(where: { $0.name == name }) else {
                    throw LiquidFault(
                        "'\(name)' is not a format of dates" + Suggestion.phrase(for: name, in: formats.map(\.name)))
                }
                pattern = call.context.themeHost?.language.ordered(datePattern: found.pattern) ?? found.pattern
            }
        } else if pattern.isEmpty, let standard, let found = formats.first(where: { $0.name == standard }) {
            pattern = found.pattern
        }
        if let names = call.context.themeHost?.language.calendar {
            pattern = try localized(pattern, names, input, call.context)
        }
        return try call.context.date(input, pattern: pattern)
    }

    /// The pattern with `%B %b %A %a` replaced by the names of a language; English needs none of it.
    private static func localized(
        _ pattern: String, _ names: CalendarNames, _ input: LiquidValue, _ context: RenderContext
    ) throws(LiquidFault) -> String {
        guard pattern.contains("%") else { return pattern }
        var out = ""
        var rest = pattern[...]
        while let percent = rest.firstIndex(of: "%") {
            out += rest[..<percent]
            let after = rest.index(after: percent)
            guard after < rest.endIndex else {
                rest = rest[percent...]
                break
            }
            let name: String?
            switch rest[after] {
            case "B": name = try month(input, context).map { names.months[$0] }
            case "b", "h": name = try month(input, context).map { names.shortMonths[$0] }
            case "A": name = try weekday(input, context).map { names.days[$0] }
            case "a": name = try weekday(input, context).map { names.shortDays[$0] }
            default: name = nil
            }
            // A name must not bring a directive of its own.
            out += name.map { $0.replacing("%", with: "%%") } ?? "%" + String(rest[after])
            rest = rest[rest.index(after: after)...]
        }
        return out + rest
    }

    private static func month(_ input: LiquidValue, _ context: RenderContext) throws(LiquidFault) -> Int? {
        guard let text = try context.date(input, pattern: "%-m")?.text, let number = Int(text) else { return nil }
        return (1...12).contains(number) ? number - 1 : nil
    }

    private static func weekday(_ input: LiquidValue, _ context: RenderContext) throws(LiquidFault) -> Int? {
        guard let text = try context.date(input, pattern: "%w")?.text, let number = Int(text) else { return nil }
        return (0...6).contains(number) ? number : nil
    }
}
