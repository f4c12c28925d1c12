import Text

/// The one place where the URL and the output file of everything are decided.
///
/// URLs are root-relative with the shop's base path in front (`/shop/products/mug/`), percent-encoded, and end in a
/// slash where the output is a folder's `index.html`, so that any web server, and none at all, can host the site.
package struct Addresses: Sendable, Hashable {
    /// `https://shop.example`, without a final slash.
    package let origin: String
    /// `/shop`, or empty at the root; without a final slash.
    package let basePath: String

    /// - Parameter baseURL: an absolute http or https URL; a query or fragment is left out.
    /// - Returns: nil when it is not one.
    package init?(baseURL: String) {
        var rest = baseURL[...]
        if let cut = rest.firstIndex(where: { $0 == "?" || $0 == "#" }) { rest = rest[..<cut] }
        let lower = rest.lowercased()
        guard lower.hasPrefix("http://") || lower.hasPrefix("https://") else { return nil }
        let schemeEnd = rest.index(rest.startIndex, offsetBy: lower.hasPrefix("https") ? 8 : 7)
        let hostEnd = rest[schemeEnd...].firstIndex(of: "/") ?? rest.endIndex
        guard schemeEnd < hostEnd, rest[schemeEnd..<hostEnd].utf8.allSatisfy(Self.isHostByte) else { return nil }
        origin = String(rest[..<hostEnd])
        let parts = rest[hostEnd...].split(separator: "/")
        guard !parts.contains(where: { $0 == "." || $0 == ".." }) else { return nil }
        basePath = parts.map { "/" + Self.encode(path: Self.decode(String($0))) }.joined()
    }

    /// The host without the scheme.
    package var host: String { origin.split(separator: "/").last.map(String.init) ?? origin }

    // MARK: Pages

    package var home: String { basePath + "/" }
    package var collections: String { basePath + "/collections/" }
    package var journal: String { basePath + "/journal/" }
    package var cart: String { basePath + "/cart/" }
    package var checkout: String { basePath + "/checkout/" }
    package var search: String { basePath + "/search/" }
    package var notFound: String { basePath + "/404.html" }

    package func product(_ handle: String) -> String { folder("products", handle) }
    package func collection(_ handle: String) -> String { folder("collections", handle) }
    package func tag(_ handle: String) -> String { folder("tags", handle) }
    package func page(_ handle: String) -> String { folder("pages", handle) }
    package func post(_ handle: String) -> String { folder("journal", handle) }

    /// Page `number` of a paginated address: the address itself for 1, `page/N/` below it after that.
    package func numbered(_ address: String, _ number: Int) -> String {
        number <= 1 ? address : address + "page/\(number)/"
    }

    // MARK: Files

    package func media(_ path: String) -> String { basePath + "/media/" + Self.encode(path: path) }
    package func asset(_ name: String) -> String { basePath + "/assets/" + Self.encode(path: name) }

    /// The root-relative URL of a file in the output folder.
    package func file(_ outputPath: String) -> String { basePath + "/" + Self.encode(path: outputPath) }

    /// The full URL of a root-relative one; others are returned as they are.
    package func absolute(_ address: String) -> String { address.hasPrefix("/") ? origin + address : address }

    /// The file below the output folder that answers an address: `products/mug/index.html`.
    package func outputPath(_ address: String) -> String {
        var path = address[...]
        if path.hasPrefix(basePath) { path = path.dropFirst(basePath.count) }
        let decoded = Self.decode(String(path.drop { $0 == "/" }))
        return decoded.isEmpty || decoded.hasSuffix("/") ? decoded + "index.html" : decoded
    }

    /// A root-relative address without the base path; one outside of it stays as it is.
    package func local(_ address: String) -> String {
        guard !basePath.isEmpty, address == basePath || address.hasPrefix(basePath + "/") else { return address }
        return address == basePath ? "/" : String(address.dropFirst(basePath.count))
    }

    private func folder(_ section: String, _ handle: String) -> String {
        "\(basePath)/\(section)/\(Self.encode(path: handle))/"
    }

    // MARK: Percent-encoding (RFC 3986, 2)

    /// Encodes what may not stand in a path; slashes stay.
    package static func encode(path: String) -> String {
        var copy = path
        if copy.withUTF8({ bytes in bytes.allSatisfy(isPathByte) }) { return path }
        var out: [UInt8] = []
        for byte in path.utf8 {
            if isPathByte(byte) {
                out.append(byte)
            } else {
                out.append(0x25)
                out.append(upperDigit(byte >> 4))
                out.append(upperDigit(byte & 15))
            }
        }
        return String(decoding: out, as: UTF8.self)
    }

    /// Decodes `%XX`; an incomplete escape stays as it is.
    package static func decode(_ text: String) -> String {
        guard text.utf8.contains(0x25) else { return text }
        let bytes = Array(text.utf8)
        var out: [UInt8] = []
        var index = 0
        while index < bytes.count {
            if bytes[index] == 0x25, index + 2 < bytes.count, let high = ASCII.hexValue(bytes[index + 1]),
                let low = ASCII.hexValue(bytes[index + 2])
            {
                out.append(high << 4 | low)
                index += 3
            } else {
                out.append(bytes[index])
                index += 1
            }
        }
        return String(decoding: out, as: UTF8.self)
    }

    /// RFC 3986, 3.2.2 and 3.2.3, without user names; names outside ASCII are taken as they are.
    private static func isHostByte(_ byte: UInt8) -> Bool {
        if ASCII.isAlphanumeric(byte) || byte >= 0x80 { return true }
        switch byte {
        case 0x2D, 0x2E, 0x5F, 0x3A, 0x5B, 0x5D, 0x25: return true
        default: return false
        }
    }

    /// Letters and digits, what else is unreserved, and the sub-delimiters that HTML attributes and feeds carry without
    /// escaping: `!$()*+,-./:;=@_~`, as two rows of 64 bits.
    @inline(__always)
    private static func isPathByte(_ byte: UInt8) -> Bool {
        let row: UInt64 = byte < 0x40 ? 0x2FFF_FF12_0000_0000 : 0x47FF_FFFE_87FF_FFFF
        return byte < 0x80 && row >> UInt64(byte & 0x3F) & 1 == 1
    }

    private static func upperDigit(_ value: UInt8) -> UInt8 { value < 10 ? 0x30 + value : 0x37 + value }
}
