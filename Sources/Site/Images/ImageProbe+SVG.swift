import Text

/// SVG 2, 7.2 and CSS Images 3, 4.3: the root element's `width`, `height` and `viewBox`.
///
/// Only the root start tag is read. Lengths in absolute units become CSS pixels; a percentage or a missing length is
/// taken from the view box, and without either the size is 300 by 150, as browsers show it.
extension ImageProbe {
    static func svg(_ view: ImageBytes) -> ImageInfo? {
        var scanner = SVGScanner(bytes: view.bytes)
        guard let attributes = scanner.rootAttributes() else { return nil }
        let box = viewBox(attributes["viewBox"])
        let width = pixels(attributes["width"])
        let height = pixels(attributes["height"])
        var size: (width: Double, height: Double)
        switch (width, height, box) {
        case (let width?, let height?, _): size = (width, height)
        case (let width?, nil, let box?): size = (width, width * box.height / box.width)
        case (nil, let height?, let box?): size = (height * box.width / box.height, height)
        case (nil, nil, let box?): size = box
        case (let width?, nil, nil): size = (width, 150)
        case (nil, let height?, nil): size = (300, height)
        case (nil, nil, nil): size = (300, 150)
        }
        size.width.round()
        size.height.round()
        guard size.width < Double(largestSide), size.height < Double(largestSide) else { return nil }
        return ImageInfo(format: .svg, width: max(1, Int(size.width)), height: max(1, Int(size.height)))
    }

    private static func viewBox(_ text: String?) -> (width: Double, height: Double)? {
        guard let text else { return nil }
        let numbers = text.split { $0 == "," || $0.isWhitespace }.map { Double($0) }
        guard numbers.count == 4, let width = numbers[2], let height = numbers[3], width > 0, height > 0,
            width.isFinite, height.isFinite
        else { return nil }
        return (width, height)
    }

    /// CSS Values 4, 6.2: absolute units at 96 pixels an inch; font-relative ones at the initial 16 pixels.
    private static func pixels(_ text: String?) -> Double? {
        guard let text else { return nil }
        let units: [(String, Double)] = [
            ("px", 1), ("pt", 4.0 / 3), ("pc", 16), ("mm", 96 / 25.4), ("cm", 96 / 2.54), ("in", 96), ("rem", 16),
            ("em", 16), ("ex", 8), ("q", 96 / 101.6),
        ]
        var number = text.drop { $0.isWhitespace }
        while number.last?.isWhitespace == true { number.removeLast() }
        var scale = 1.0
        let folded = number.lowercased()
        if let unit = units.first(where: { folded.hasSuffix($0.0) }) {
            number = number.dropLast(unit.0.count)
            scale = unit.1
        }
        guard let value = Double(number), value.isFinite, value > 0 else { return nil }
        return value * scale
    }
}

/// Finds the root start tag of an XML document and its attributes.
private struct SVGScanner {
    let bytes: [UInt8]
    var index = 0

    /// How far into a file the root element may start; what is longer is not a picture but some other text.
    static let prologLimit = 1 << 16

    init(bytes: [UInt8]) {
        self.bytes = bytes
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { index = 3 }
    }

    mutating func rootAttributes() -> [String: String]? {
        while true {
            skipWhitespace()
            guard index < min(bytes.count, Self.prologLimit), bytes[index] == ASCII.lessThan else { return nil }
            if hasPrefix("<?") {
                guard skip(past: "?>") else { return nil }
            } else if hasPrefix("<!--") {
                index += 4
                guard skip(past: "-->") else { return nil }
            } else if hasPrefix("<!") {
                guard skipDeclaration() else { return nil }
            } else {
                index += 1
                let name = readName()
                guard name == "svg" || name.hasSuffix(":svg") else { return nil }
                return readAttributes()
            }
        }
    }

    private mutating func readAttributes() -> [String: String]? {
        var attributes: [String: String] = [:]
        while true {
            skipWhitespace()
            guard index < bytes.count else { return nil }
            if bytes[index] == ASCII.greaterThan || bytes[index] == ASCII.slash { return attributes }
            let name = readName()
            guard !name.isEmpty else { return nil }
            skipWhitespace()
            guard index < bytes.count, bytes[index] == 0x3D else { return nil }
            index += 1
            skipWhitespace()
            guard index < bytes.count, bytes[index] == ASCII.quote || bytes[index] == ASCII.apostrophe,
                let end = bytes[(index + 1)...].firstIndex(of: bytes[index])
            else { return nil }
            attributes[name] = String(decoding: bytes[(index + 1)..<end], as: UTF8.self)
            index = end + 1
        }
    }

    private mutating func readName() -> String {
        let start = index
        while index < bytes.count, !ASCII.isWhitespace(bytes[index]), bytes[index] != 0x3D,
            bytes[index] != ASCII.greaterThan, bytes[index] != ASCII.slash
        {
            index += 1
        }
        return String(decoding: bytes[start..<index], as: UTF8.self)
    }

    /// A document type may hold declarations in square brackets (XML 1.0, 2.8).
    private mutating func skipDeclaration() -> Bool {
        var depth = 0
        var quote: UInt8 = 0
        while index < bytes.count {
            let byte = bytes[index]
            index += 1
            if quote != 0 {
                if byte == quote { quote = 0 }
                continue
            }
            switch byte {
            case ASCII.quote, ASCII.apostrophe: quote = byte
            case 0x5B: depth += 1
            case 0x5D: depth -= 1
            case ASCII.greaterThan where depth <= 0: return true
            default: break
            }
        }
        return false
    }

    private mutating func skipWhitespace() {
        while index < bytes.count, ASCII.isWhitespace(bytes[index]) { index += 1 }
    }

    private func hasPrefix(_ text: StaticString) -> Bool {
        guard index + text.utf8CodeUnitCount <= bytes.count else { return false }
        return (0..<text.utf8CodeUnitCount).allSatisfy { bytes[index + $0] == text.utf8Start[$0] }
    }

    private mutating func skip(past text: StaticString) -> Bool {
        while index < bytes.count {
            if hasPrefix(text) {
                index += text.utf8CodeUnitCount
                return true
            }
            index += 1
        }
        return false
    }
}
