import Liquid
import Text

/// Filters that work on colours: a `color` setting, or a text such as `#336699`.
enum ColorFilters {
    private typealias Argument = FilterDefinition.Argument
    private typealias Example = FilterDefinition.Example

    static let all: [FilterDefinition] = [
        convert("color_to_rgb", "A colour as `rgb()`.", .init("{{ '#336699' | color_to_rgb }}", "rgb(51, 102, 153)")) {
            color in
            color.alpha == 1000
                ? "rgb(\(color.red), \(color.green), \(color.blue))"
                : "rgba(\(color.red), \(color.green), \(color.blue), \(color.alphaText))"
        },
        convert("color_to_hex", "A colour as `#rrggbb`.", .init("{{ 'rgb(51, 102, 153)' | color_to_hex }}", "#336699"))
        {
            $0.hex
        },
        convert("color_to_hsl", "A colour as `hsl()`.", .init("{{ '#336699' | color_to_hsl }}", "hsl(210, 50%, 40%)")) {
            color in
            let (hue, saturation, lightness) = color.hsl
            let parts =
                "\(Int(hue.rounded())), \(Int((saturation * 100).rounded()))%, \(Int((lightness * 100).rounded()))%"
            return color.alpha == 1000 ? "hsl(\(parts))" : "hsla(\(parts), \(color.alphaText))"
        },
        FilterDefinition(
            "color_extract", "One part of a colour.", input: .object("color"),
            arguments: [Argument("part", .string, "red, green, blue, alpha, hue, saturation or lightness")],
            result: .number, examples: [Example("{{ '#336699' | color_extract: 'blue' }}", "153")]
        ) { input, call throws(LiquidFault) in
            let color = try color(input, call)
            let part = try call.text(at: 0)
            switch part {
            case "red": return .integer(color.red)
            case "green": return .integer(color.green)
            case "blue": return .integer(color.blue)
            case "alpha": return LiquidValue(number: color.alphaText)
            case "hue": return .integer(Int(color.hsl.hue.rounded()))
            case "saturation": return .integer(Int((color.hsl.saturation * 100).rounded()))
            case "lightness": return .integer(Int((color.hsl.lightness * 100).rounded()))
            default:
                let known = ["red", "green", "blue", "alpha", "hue", "saturation", "lightness"]
                throw LiquidFault("'\(part)' is not a part of a colour" + Suggestion.phrase(for: part, in: known))
            }
        },
        change(
            "color_lighten", "A colour made lighter by percent.",
            .init("{{ '#336699' | color_lighten: 20 }}", "#6699cc")
        ) {
            (h, s, l, amount) in (h, s, l + amount)
        },
        change(
            "color_darken", "A colour made darker by percent.", .init("{{ '#336699' | color_darken: 20 }}", "#1a334d")
        ) {
            (h, s, l, amount) in (h, s, l - amount)
        },
        change(
            "color_saturate", "A colour made stronger by percent.",
            .init("{{ '#336699' | color_saturate: 20 }}", "#1f66ad")
        ) { (h, s, l, amount) in (h, s + amount, l) },
        change(
            "color_desaturate", "A colour made greyer by percent.",
            .init("{{ '#336699' | color_desaturate: 20 }}", "#476685")
        ) { (h, s, l, amount) in (h, s - amount, l) },
        FilterDefinition(
            "color_modify", "A colour with one part set.", input: .object("color"),
            arguments: [Argument("part", .string), Argument("value", .number)], result: .string,
            examples: [Example("{{ '#336699' | color_modify: 'red', 255 }}", "#ff6699")]
        ) { input, call throws(LiquidFault) in
            var color = try color(input, call)
            let part = try call.text(at: 0)
            let value = try number(call[1], call)
            let (hue, saturation, lightness) = color.hsl
            switch part {
            case "red":
                color = RGBColor(red: Int(value.rounded()), green: color.green, blue: color.blue, alpha: color.alpha)
            case "green":
                color = RGBColor(red: color.red, green: Int(value.rounded()), blue: color.blue, alpha: color.alpha)
            case "blue":
                color = RGBColor(red: color.red, green: color.green, blue: Int(value.rounded()), alpha: color.alpha)
            case "alpha":
                color = RGBColor(
                    red: color.red, green: color.green, blue: color.blue, alpha: Int((value * 1000).rounded()))
            case "hue": color = RGBColor(hue: value, saturation: saturation, lightness: lightness, alpha: color.alpha)
            case "saturation":
                color = RGBColor(hue: hue, saturation: value / 100, lightness: lightness, alpha: color.alpha)
            case "lightness":
                color = RGBColor(hue: hue, saturation: saturation, lightness: value / 100, alpha: color.alpha)
            default:
                let known = ["red", "green", "blue", "alpha", "hue", "saturation", "lightness"]
                throw LiquidFault("'\(part)' is not a part of a colour" + Suggestion.phrase(for: part, in: known))
            }
            return .string(color.css)
        },
        FilterDefinition(
            "color_mix", "Two colours mixed, so many percent of the first.", input: .object("color"),
            arguments: [Argument("color", .object("color")), Argument("percent", .number)], result: .string,
            examples: [Example("{{ '#000000' | color_mix: '#ffffff', 25 }}", "#bfbfbf")]
        ) { input, call throws(LiquidFault) in
            let first = try color(input, call)
            let second = try color(call[0], call)
            let share = min(max(try number(call[1], call), 0), 100) / 100
            func mix(_ a: Int, _ b: Int) -> Int { Int((Double(a) * share + Double(b) * (1 - share)).rounded()) }
            return .string(
                RGBColor(
                    red: mix(first.red, second.red), green: mix(first.green, second.green),
                    blue: mix(first.blue, second.blue), alpha: mix(first.alpha, second.alpha)
                ).css)
        },
        FilterDefinition(
            "color_brightness", "How bright a colour looks, 0 to 255.", input: .object("color"), result: .number,
            examples: [Example("{{ '#336699' | color_brightness }}", "92.6")]
        ) { input, call throws(LiquidFault) in
            let color = try color(input, call)
            // W3C, Techniques for accessibility evaluation: (299 R + 587 G + 114 B) / 1000.
            return decimal(tenths: (color.red * 299 + color.green * 587 + color.blue * 114 + 50) / 100)
        },
        FilterDefinition(
            "color_contrast", "The contrast of two colours, 1 to 21 (WCAG 2.2).", input: .object("color"),
            arguments: [Argument("color", .object("color"))], result: .number,
            examples: [Example("{{ '#000000' | color_contrast: '#ffffff' }}", "21.0")]
        ) { input, call throws(LiquidFault) in
            let first = try color(input, call).luminance
            let second = try color(call[0], call).luminance
            let ratio = (max(first, second) + 0.05) / (min(first, second) + 0.05)
            return decimal(tenths: Int((ratio * 10).rounded()))
        },
        FilterDefinition(
            "color_difference", "How different two colours look, 0 to 765.", input: .object("color"),
            arguments: [Argument("color", .object("color"))], result: .integer,
            examples: [Example("{{ '#000000' | color_difference: '#ffffff' }}", "765")]
        ) { input, call throws(LiquidFault) in
            let first = try color(input, call)
            let second = try color(call[0], call)
            return .integer(
                abs(first.red - second.red) + abs(first.green - second.green) + abs(first.blue - second.blue))
        },
        FilterDefinition(
            "brightness_difference", "How much brighter one colour is than another, 0 to 255.", input: .object("color"),
            arguments: [Argument("color", .object("color"))], result: .number,
            examples: [Example("{{ '#000000' | brightness_difference: '#ffffff' }}", "255.0")]
        ) { input, call throws(LiquidFault) in
            let first = try color(input, call)
            let second = try color(call[0], call)
            func sum(_ color: RGBColor) -> Int { color.red * 299 + color.green * 587 + color.blue * 114 }
            return decimal(tenths: (abs(sum(first) - sum(second)) + 50) / 100)
        },
    ]

    private static func convert(
        _ name: String, _ summary: String, _ example: Example, _ write: @escaping @Sendable (RGBColor) -> String
    ) -> FilterDefinition {
        FilterDefinition(name, summary, input: .object("color"), result: .string, examples: [example]) {
            input, call throws(LiquidFault) in .string(write(try color(input, call)))
        }
    }

    private static func change(
        _ name: String, _ summary: String, _ example: Example,
        _ change: @escaping @Sendable (Double, Double, Double, Double) -> (Double, Double, Double)
    ) -> FilterDefinition {
        FilterDefinition(
            name, summary, input: .object("color"), arguments: [Argument("percent", .number)], result: .string,
            examples: [example]
        ) { input, call throws(LiquidFault) in
            let before = try color(input, call)
            let (hue, saturation, lightness) = before.hsl
            let after = change(hue, saturation, lightness, try number(call[0], call) / 100)
            return .string(
                RGBColor(hue: after.0, saturation: after.1, lightness: after.2, alpha: before.alpha).css)
        }
    }

    private static func color(_ value: LiquidValue, _ call: borrowing FilterCall) throws(LiquidFault) -> RGBColor {
        if let view = value.object(as: ColorView.self) { return view.color }
        let text = try call.context.text(of: call.context.plain(value))
        guard let color = RGBColor(text) else {
            throw LiquidFault("'\(text)' is not a colour; write one such as #336699")
        }
        return color
    }

    private static func number(_ value: LiquidValue, _ call: borrowing FilterCall) throws(LiquidFault) -> Double {
        let text = try call.context.text(of: call.context.plain(value))
        guard let number = Double(text), number.isFinite, abs(number) < 1_000_000 else {
            throw LiquidFault("a number is needed here, not '\(text)'")
        }
        return number
    }

    private static func decimal(tenths: Int) -> LiquidValue {
        LiquidValue(number: "\(tenths / 10).\(tenths % 10)")
    }
}
