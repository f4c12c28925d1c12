import Text

/// A colour of a theme's settings: sRGB with 8 bits a channel, and how much it covers.
package struct RGBColor: Sendable, Hashable {
    package var red: Int
    package var green: Int
    package var blue: Int
    /// Thousandths: 1000 covers.
    package var alpha: Int

    package init(red: Int, green: Int, blue: Int, alpha: Int = 1000) {
        func clamp(_ value: Int, _ most: Int) -> Int { min(max(value, 0), most) }
        self.red = clamp(red, 255)
        self.green = clamp(green, 255)
        self.blue = clamp(blue, 255)
        self.alpha = clamp(alpha, 1000)
    }

    /// Reads `#abc`, `#aabbcc`, `#aabbccdd`, `rgb(1, 2, 3)`, `rgba(1 2 3 / 50%)`, `hsl(210, 50%, 40%)` and the CSS
    /// names of the sixteen basic colours (CSS Color 4, 4 to 7); nil for anything else.
    package init?(_ text: String) {
        let folded = text.lowercased().filter { $0 != "\t" && $0 != "\n" }
        if let named = Self.names[folded] {
            self = named
        } else if folded.hasPrefix("#") {
            guard let color = Self.hexadecimal(folded.dropFirst()) else { return nil }
            self = color
        } else {
            guard let color = Self.function(folded) else { return nil }
            self = color
        }
    }

    private static let names: [String: RGBColor] = [
        "black": RGBColor(red: 0, green: 0, blue: 0), "silver": RGBColor(red: 192, green: 192, blue: 192),
        "gray": RGBColor(red: 128, green: 128, blue: 128), "grey": RGBColor(red: 128, green: 128, blue: 128),
        "white": RGBColor(red: 255, green: 255, blue: 255), "maroon": RGBColor(red: 128, green: 0, blue: 0),
        "red": RGBColor(red: 255, green: 0, blue: 0), "purple": RGBColor(red: 128, green: 0, blue: 128),
        "fuchsia": RGBColor(red: 255, green: 0, blue: 255), "green": RGBColor(red: 0, green: 128, blue: 0),
        "lime": RGBColor(red: 0, green: 255, blue: 0), "olive": RGBColor(red: 128, green: 128, blue: 0),
        "yellow": RGBColor(red: 255, green: 255, blue: 0), "navy": RGBColor(red: 0, green: 0, blue: 128),
        "blue": RGBColor(red: 0, green: 0, blue: 255), "teal": RGBColor(red: 0, green: 128, blue: 128),
        "aqua": RGBColor(red: 0, green: 255, blue: 255), "orange": RGBColor(red: 255, green: 165, blue: 0),
        "transparent": RGBColor(red: 0, green: 0, blue: 0, alpha: 0),
    ]

    private static func hexadecimal(_ digits: Substring) -> RGBColor? {
        let values = digits.utf8.compactMap { ASCII.hexValue($0).map(Int.init) }
        guard values.count == digits.utf8.count else { return nil }
        switch values.count {
        case 3, 4:
            return RGBColor(
                red: values[0] * 17, green: values[1] * 17, blue: values[2] * 17,
                alpha: values.count == 4 ? (values[3] * 17 * 1000 + 127) / 255 : 1000)
        case 6, 8:
            return RGBColor(
                red: values[0] * 16 + values[1], green: values[2] * 16 + values[3], blue: values[4] * 16 + values[5],
                alpha: values.count == 8 ? ((values[6] * 16 + values[7]) * 1000 + 127) / 255 : 1000)
        default: return nil
        }
    }

    private static func function(_ text: String) -> RGBColor? {
        guard let open = text.firstIndex(of: "("), text.last == ")" else { return nil }
        let name = text[..<open]
        let inside = text[text.index(after: open)...].dropLast()
        let parts = inside.split { $0 == "," || $0 == " " || $0 == "/" }
        guard parts.count == 3 || parts.count == 4 else { return nil }
        func number(_ part: Substring, whole: Double) -> Double? {
            if part.hasSuffix("%") { return Double(part.dropLast()).map { $0 / 100 * whole } }
            return Double(part.hasSuffix("deg") ? part.dropLast(3) : part)
        }
        var alpha = 1.0
        if parts.count == 4 {
            guard let value = number(parts[3], whole: 1), value.isFinite else { return nil }
            alpha = value
        }
        let thousandths = Int((min(max(alpha, 0), 1) * 1000).rounded())
        switch name {
        case "rgb", "rgba":
            let channels = parts.prefix(3).compactMap { number($0, whole: 255) }.filter(\.isFinite)
            guard channels.count == 3 else { return nil }
            let bytes = channels.map { Int(min(max($0, 0), 255).rounded()) }
            return RGBColor(red: bytes[0], green: bytes[1], blue: bytes[2], alpha: thousandths)
        case "hsl", "hsla":
            guard let hue = number(parts[0], whole: 360), let saturation = number(parts[1], whole: 1),
                let lightness = number(parts[2], whole: 1), hue.isFinite, parts[1].hasSuffix("%"),
                parts[2].hasSuffix("%")
            else { return nil }
            return RGBColor(hue: hue, saturation: saturation, lightness: lightness, alpha: thousandths)
        default: return nil
        }
    }

    /// From hue in degrees, saturation and lightness of 0 to 1 (CSS Color 4, 7.1).
    package init(hue: Double, saturation: Double, lightness: Double, alpha: Int = 1000) {
        let turn = (hue.truncatingRemainder(dividingBy: 360) + 360).truncatingRemainder(dividingBy: 360)
        let s = min(max(saturation, 0), 1)
        let l = min(max(lightness, 0), 1)
        func channel(_ n: Double) -> Int {
            let k = (n + turn / 30).truncatingRemainder(dividingBy: 12)
            let value = l - s * min(l, 1 - l) * max(-1, min(k - 3, 9 - k, 1))
            return Int((value * 255).rounded())
        }
        self.init(red: channel(0), green: channel(8), blue: channel(4), alpha: alpha)
    }

    /// Hue in degrees, saturation and lightness of 0 to 1.
    package var hsl: (hue: Double, saturation: Double, lightness: Double) {
        let r = Double(red) / 255
        let g = Double(green) / 255
        let b = Double(blue) / 255
        let high = max(r, g, b)
        let low = min(r, g, b)
        let lightness = (high + low) / 2
        let spread = high - low
        guard spread > 0 else { return (0, 0, lightness) }
        let saturation = spread / (1 - abs(2 * lightness - 1))
        var hue: Double
        if high == r {
            hue = (g - b) / spread
        } else if high == g {
            hue = (b - r) / spread + 2
        } else {
            hue = (r - g) / spread + 4
        }
        hue *= 60
        return (hue < 0 ? hue + 360 : hue, saturation, lightness)
    }

    /// `#336699`, without the alpha.
    package var hex: String {
        "#" + Hex.string([UInt8(clamping: red), UInt8(clamping: green), UInt8(clamping: blue)])
    }

    /// `0.5`: the alpha as CSS writes it.
    package var alphaText: String {
        if alpha == 1000 { return "1" }
        if alpha == 0 { return "0" }
        var digits = String(alpha + 1000).dropFirst()
        while digits.last == "0" { digits.removeLast() }
        return "0.\(digits)"
    }

    /// `#336699`, or `rgba(51, 102, 153, 0.5)` for one that does not cover.
    package var css: String { alpha == 1000 ? hex : "rgba(\(red), \(green), \(blue), \(alphaText))" }

    /// The relative luminance (WCAG 2.2), 0 to 1.
    package var luminance: Double {
        func linear(_ value: Int) -> Double {
            let channel = Double(value) / 255
            return channel <= 0.04045 ? channel / 12.92 : power((channel + 0.055) / 1.055)
        }
        return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
    }

    /// `x` to the 2.4th power for 0 to 1: x² times the fifth root of x², by Newton's steps, the same on every machine.
    private func power(_ x: Double) -> Double {
        let square = x * x
        var root = 0.5
        for _ in 0..<60 {
            let fourth = root * root * root * root
            if fourth == 0 { break }
            root = (4 * root + square / fourth) / 5
        }
        return square * root
    }
}
