import Text

/// `strftime` with the flags and widths of the reference's language.
extension DateTime {
    private struct Directive {
        var padding: UInt8?
        var isUpper = false
        var swapsCase = false
        var colons = 0
        var width: Int?
        /// `-`: no padding at all.
        var isBare = false
    }

    /// The moment by a pattern; nil when a width makes it longer than `limit` bytes. What is no directive stays.
    func formatted(_ pattern: String, limit: Int) -> String? {
        let bytes = Array(pattern.utf8)
        var out = ByteWriter()
        var index = 0
        while index < bytes.count {
            guard bytes[index] == 0x25 else {
                out.append(bytes[index])
                index += 1
                continue
            }
            let start = index
            var directive = Directive()
            index += 1
            flags: while index < bytes.count {
                switch bytes[index] {
                case ASCII.hyphen: directive.isBare = true
                case 0x30: directive.padding = 0x30
                case ASCII.underscore: directive.padding = ASCII.space
                case 0x5E: directive.isUpper = true
                case 0x23: directive.swapsCase = true
                case ASCII.colon: directive.colons += 1
                default: break flags
                }
                index += 1
            }
            while index < bytes.count, ASCII.isDigit(bytes[index]) {
                directive.width = min((directive.width ?? 0) * 10 + Int(bytes[index] - 0x30), limit + 1)
                index += 1
            }
            if let width = directive.width, width > limit { return nil }
            if index < bytes.count, bytes[index] == 0x45 || bytes[index] == 0x4F { index += 1 }
            guard index < bytes.count, append(bytes[index], directive, into: &out) else {
                let end = min(index + 1, bytes.count)
                out.append(bytes, start..<end)
                index = end
                continue
            }
            index += 1
            if out.count > limit { return nil }
        }
        return out.string
    }

    /// Appends one directive; false for a letter that is none.
    private func append(_ letter: UInt8, _ directive: Directive, into out: inout ByteWriter) -> Bool {
        switch letter {
        case UInt8(ascii: "Y"): number(year, year < 0 ? 5 : 4, directive, &out)
        case UInt8(ascii: "C"): number(year.flooredQuotient(100), 2, directive, &out)
        case UInt8(ascii: "y"): number(year - year.flooredQuotient(100) * 100, 2, directive, &out)
        case UInt8(ascii: "m"): number(month, 2, directive, &out)
        case UInt8(ascii: "d"): number(day, 2, directive, &out)
        case UInt8(ascii: "e"): number(day, 2, directive, &out, padding: ASCII.space)
        case UInt8(ascii: "j"): number(dayOfYear, 3, directive, &out)
        case UInt8(ascii: "H"): number(hour, 2, directive, &out)
        case UInt8(ascii: "k"): number(hour, 2, directive, &out, padding: ASCII.space)
        case UInt8(ascii: "I"): number(hour12, 2, directive, &out)
        case UInt8(ascii: "l"): number(hour12, 2, directive, &out, padding: ASCII.space)
        case UInt8(ascii: "M"): number(minute, 2, directive, &out)
        case UInt8(ascii: "S"): number(second, 2, directive, &out)
        case UInt8(ascii: "L"): fraction(directive.width ?? 3, &out)
        case UInt8(ascii: "N"): fraction(directive.width ?? 9, &out)
        case UInt8(ascii: "s"): number(seconds, 1, directive, &out)
        case UInt8(ascii: "u"): number(weekday == 0 ? 7 : weekday, 1, directive, &out)
        case UInt8(ascii: "w"): number(weekday, 1, directive, &out)
        case UInt8(ascii: "G"): number(isoWeek.year, isoWeek.year < 0 ? 5 : 4, directive, &out)
        case UInt8(ascii: "g"): number(isoWeek.year - isoWeek.year.flooredQuotient(100) * 100, 2, directive, &out)
        case UInt8(ascii: "V"): number(isoWeek.week, 2, directive, &out)
        case UInt8(ascii: "U"): number(week(beginningOn: 0), 2, directive, &out)
        case UInt8(ascii: "W"): number(week(beginningOn: 1), 2, directive, &out)
        case UInt8(ascii: "B"): text(DateTime.monthNames[month - 1], directive, &out)
        case UInt8(ascii: "b"), UInt8(ascii: "h"):
            text(String(DateTime.monthNames[month - 1].prefix(3)), directive, &out)
        case UInt8(ascii: "A"): text(DateTime.dayNames[weekday], directive, &out)
        case UInt8(ascii: "a"): text(String(DateTime.dayNames[weekday].prefix(3)), directive, &out)
        case UInt8(ascii: "p"):
            var directive = directive
            let isAfternoon = hour >= 12
            let word = directive.swapsCase ? (isAfternoon ? "pm" : "am") : (isAfternoon ? "PM" : "AM")
            directive.swapsCase = false
            text(word, directive, &out)
        case UInt8(ascii: "P"): text(hour < 12 ? "am" : "pm", directive, &out)
        case UInt8(ascii: "Z"):
            var directive = directive
            let name = zone ?? ""
            let word = directive.swapsCase ? name.lowercased() : name
            directive.swapsCase = false
            text(word, directive, &out)
        case UInt8(ascii: "z"): zoneOffset(directive, &out)
        case UInt8(ascii: "n"): text("\n", directive, &out)
        case UInt8(ascii: "t"): text("\t", directive, &out)
        case UInt8(ascii: "%"): text("%", directive, &out)
        case UInt8(ascii: "c"): compound("%a %b %e %H:%M:%S %Y", directive, &out)
        case UInt8(ascii: "D"), UInt8(ascii: "x"): compound("%m/%d/%y", directive, &out)
        case UInt8(ascii: "F"): compound("%Y-%m-%d", directive, &out)
        case UInt8(ascii: "T"), UInt8(ascii: "X"): compound("%H:%M:%S", directive, &out)
        case UInt8(ascii: "R"): compound("%H:%M", directive, &out)
        case UInt8(ascii: "r"): compound("%I:%M:%S %p", directive, &out)
        case UInt8(ascii: "v"): compound("%e-%^b-%Y", directive, &out)
        case UInt8(ascii: "+"): compound("%a %b %e %H:%M:%S %Z %Y", directive, &out)
        default: return false
        }
        return true
    }

    private var hour12: Int { hour % 12 == 0 ? 12 : hour % 12 }

    private func number(
        _ value: Int, _ width: Int, _ directive: Directive, _ out: inout ByteWriter, padding: UInt8 = 0x30
    ) {
        let digits = Array(String(value.magnitude).utf8)
        let sign = value < 0 ? 1 : 0
        let padding = directive.padding ?? padding
        let wanted = directive.isBare ? 0 : (directive.width ?? width) - digits.count - sign
        if padding == ASCII.space { out.append(repeating: padding, count: wanted) }
        if sign == 1 { out.append(ASCII.hyphen) }
        if padding != ASCII.space { out.append(repeating: padding, count: wanted) }
        out.append(digits)
    }

    private func text(_ text: String, _ directive: Directive, _ out: inout ByteWriter) {
        let word = directive.isUpper || directive.swapsCase ? text.uppercased() : text
        let count = word.utf8.count
        if !directive.isBare, let width = directive.width, width > count {
            out.append(repeating: directive.padding ?? ASCII.space, count: width - count)
        }
        out.append(string: word)
    }

    private func compound(_ pattern: String, _ directive: Directive, _ out: inout ByteWriter) {
        text(formatted(pattern, limit: 256) ?? "", directive, &out)
    }

    /// Digits of the fraction of a second, cut and not rounded; beyond nanoseconds they are zeros.
    private func fraction(_ width: Int, _ out: inout ByteWriter) {
        let width = width == 0 ? 9 : width
        let text = String(nanoseconds)
        let digits = Array((String(repeating: "0", count: max(0, 9 - text.utf8.count)) + text).utf8)
        out.append(digits.prefix(width))
        out.append(repeating: 0x30, count: width - 9)
    }

    /// `+0130`, with colons `+01:30`, `+01:30:00`.
    private func zoneOffset(_ directive: Directive, _ out: inout ByteWriter) {
        let magnitude = abs(offset)
        func two(_ value: Int) -> String { value < 10 ? "0\(value)" : String(value) }
        var rest = two(magnitude / 60 % 60)
        if directive.colons > 0 { rest = ":" + rest }
        if directive.colons > 1 { rest += ":" + two(magnitude % 60) }
        var hours = directive.isBare ? String(magnitude / 3_600) : two(magnitude / 3_600)
        let sign = offset < 0 ? "-" : "+"
        let wanted = (directive.width ?? 0) - hours.utf8.count - rest.utf8.count - 1
        if wanted > 0, !directive.isBare {
            if directive.padding == ASCII.space {
                out.append(repeating: ASCII.space, count: wanted)
            } else {
                hours = String(repeating: "0", count: wanted) + hours
            }
        }
        out.append(string: sign + hours + rest)
    }
}
