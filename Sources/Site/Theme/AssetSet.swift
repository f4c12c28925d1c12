import Liquid
import Text

/// The files of `assets/`: rendered where they are Liquid, minified, and named by their content.
///
/// A file's published name holds the hash of what it finally is, references to other files included, so files that are
/// referred to are finished first. Style sheets and scripts that refer to one another in a circle cannot all be named
/// by their content; that is an error.
struct AssetSet {
    var assets: [ThemeAsset] = []
    /// `theme.css` -> `theme.0123456789.css`.
    var names: [String: String] = [:]
    var contents: [String: [UInt8]] = [:]

    /// Hexadecimal digits of SHA-256 in a name: enough that two versions never meet.
    static let hashDigits = 10

    /// `fonts/serif.woff2` with its hash before the ending.
    static func published(_ name: String, _ bytes: [UInt8]) -> String {
        let hash = Hex.string(SHA256.digest(bytes)).prefix(hashDigits)
        let folder = PathText.parent(name)
        let last = PathText.lastPart(name)
        let cut = last.utf8.lastIndex(of: ASCII.period).flatMap { $0 == last.startIndex ? nil : $0 }
        let file = cut.map { "\(last[..<$0]).\(hash)\(last[$0...])" } ?? "\(last).\(hash)"
        return folder.isEmpty ? file : "\(folder)/\(file)"
    }
}

/// Where a style sheet names other files: `url(...)` and `@import "..."`.
enum StyleReferences {
    /// Byte ranges of the addresses, without quotes; none for a style sheet that cannot be scanned.
    static func find(_ bytes: [UInt8]) -> [Range<Int>] {
        var found: [Range<Int>] = []
        var index = 0
        var afterImport = false
        while index < bytes.count {
            switch bytes[index] {
            case ASCII.slash where index + 1 < bytes.count && bytes[index + 1] == 0x2A:
                guard let end = StyleScanner.endOfComment(bytes, from: index + 2) else { return found }
                index = end
            case ASCII.quote, ASCII.apostrophe:
                guard let end = StyleScanner.endOfString(bytes, from: index) else { return found }
                if afterImport || isInURL(bytes, before: index) { found.append(index + 1..<end - 1) }
                afterImport = false
                index = end
            case 0x40:
                afterImport = matches(bytes, index, "@import")
                index += 1
            case 0x3B, 0x7B:
                afterImport = false
                index += 1
            case ASCII.backslash: index += 2
            case _ where bytes[index] | 0x20 == 0x75:
                if let end = StyleScanner.endOfUnquotedURL(
                    bytes, from: index, after: index > 0 ? bytes[index - 1] : nil)
                {
                    var range = index + 4..<end - 1
                    while let first = range.first, ASCII.isWhitespace(bytes[first]) {
                        range = first + 1..<range.upperBound
                    }
                    while let last = range.last, ASCII.isWhitespace(bytes[last]) { range = range.lowerBound..<last }
                    found.append(range)
                    afterImport = false
                    index = end
                } else {
                    index += 1
                }
            default: index += 1
            }
        }
        return found
    }

    private static func isInURL(_ bytes: [UInt8], before start: Int) -> Bool {
        var at = start - 1
        while at >= 0, ASCII.isWhitespace(bytes[at]) { at -= 1 }
        return at >= 3 && matches(bytes, at - 3, "url(")
    }

    private static func matches(_ bytes: [UInt8], _ at: Int, _ text: StaticString) -> Bool {
        guard at >= 0, at + text.utf8CodeUnitCount <= bytes.count else { return false }
        return (0..<text.utf8CodeUnitCount).allSatisfy { ASCII.lowercased(bytes[at + $0]) == text.utf8Start[$0] }
    }
}
