import Commerce
import Documents
import Languages
import Text

/// Values that several kinds of content share: pictures, handles, countries, addresses, free values.
extension ContentReader {
    /// `mug.webp`, or `{file: mug.webp, alt: A blue mug}`.
    mutating func image(_ node: Node) -> ImageReference? {
        if node.kind == .map {
            var draft = ImageDraft()
            ImageDraft.table.read(node, into: &draft, &self)
            return draft.file.map { ImageReference(file: $0, alt: draft.alt) }
        }
        return file(node).map { ImageReference(file: $0) }
    }

    /// A list of pictures; one alone is a list of one.
    mutating func images(_ node: Node) -> [ImageReference] {
        let items = node.kind == .list ? Array(node.items) : [node]
        return items.compactMap { image($0) }
    }

    /// The path of a file of the shop: relative, within the content.
    mutating func file(_ node: Node) -> Located<String>? {
        guard node.kind == .string else {
            expected("the name of a file such as mug.webp", node)
            return nil
        }
        guard let path = line(node) else { return nil }
        // Nearly every file: nothing in its name that the tests below look for.
        if path.utf8.allSatisfy({ ASCII.isAlphanumeric($0) || $0 == ASCII.hyphen || $0 == ASCII.period }) {
            return Located(path, range: node.range)
        }
        let flaw: String? =
            if path.contains("://") || path.hasPrefix("//") || path.lowercased().hasPrefix("data:") {
                "is an address elsewhere; put the file into media/ and write its name"
            } else if path.contains("\\") {
                "has a backslash in it; write folders with /"
            } else if path.hasPrefix("/"), path.split(separator: "/").first != "media" {
                "begins with /; write the file's name as it stands beside this file or in media/"
            } else {
                nil
            }
        if let flaw {
            error(node, "'\(Diagnostic.shortened(path))' \(flaw)")
            return nil
        }
        return Located(path, range: node.range)
    }

    /// A template of the theme: a name, not a path.
    mutating func template(_ node: Node) -> Located<String>? {
        guard let name = locatedLine(node) else { return nil }
        let isName = name.value.utf8.allSatisfy {
            ASCII.isAlphanumeric($0) || $0 == ASCII.hyphen || $0 == ASCII.underscore || $0 == ASCII.period
                || $0 == ASCII.slash
        }
        guard isName, !name.value.contains(".."), !name.value.hasPrefix("/"), !name.value.hasPrefix(".") else {
            error(node, "'\(Diagnostic.shortened(name.value))' is not the name of a template, such as product.gift")
            return nil
        }
        return name
    }

    /// Old paths that lead to a page.
    mutating func aliases(_ node: Node) -> [Located<String>] {
        lines(node, of: "paths").filter { alias in
            let path = alias.value
            let isGood =
                path.hasPrefix("/") && !path.hasPrefix("//") && path.utf8.count > 1
                && !path.split(separator: "/").contains { $0 == ".." || $0 == "." }
                && !path.unicodeScalars.contains {
                    $0 == "?" || $0 == "#" || $0 == "\\" || $0 == " " || $0.value < 0x20
                }
            if !isGood {
                report(
                    .error, alias.range,
                    "'\(Diagnostic.shortened(path))' must be a path of the shop such as /old/mug/")
            }
            return isGood
        }
    }

    /// A link: a content file, a path of the shop, or an address elsewhere; the scheme must be one that is safe to follow.
    mutating func link(_ node: Node) -> Located<String>? {
        guard let link = locatedLine(node) else { return nil }
        guard LinkScheme.isSafe(link.value) else {
            error(
                node, "'\(Diagnostic.shortened(link.value))' must begin with https:, mailto: or tel:, or be a path")
            return nil
        }
        return link
    }

    /// An address that begins with http:// or https://.
    mutating func webAddress(_ node: Node, example: String) -> Located<String>? {
        guard let address = locatedLine(node) else { return nil }
        let lower = address.value.lowercased()
        let rest =
            lower.hasPrefix("https://") ? lower.dropFirst(8) : lower.hasPrefix("http://") ? lower.dropFirst(7) : ""
        let host = rest.prefix { $0 != "/" && $0 != "?" && $0 != "#" }
        guard !host.isEmpty, !host.contains("@"),
            !lower.unicodeScalars.contains(where: { $0 == " " || $0 == "\"" || $0 == "<" })
        else {
            expected("an address such as \(example)", node)
            return nil
        }
        return address
    }

    /// One e-mail address, without a name.
    mutating func email(_ node: Node) -> String? {
        guard let text = line(node) else { return nil }
        let parts = text.split(separator: "@", omittingEmptySubsequences: false)
        let isGood =
            parts.count == 2 && !parts[0].isEmpty && parts[1].contains(".") && text.utf8.count <= 254
            && !parts[1].hasPrefix(".") && !parts[1].hasSuffix(".") && !text.hasPrefix("-")
            && !text.unicodeScalars.contains { $0.properties.isWhitespace || "<>,;\"()\\".unicodeScalars.contains($0) }
        guard isGood else {
            expected("an e-mail address such as shop@example.com", node)
            return nil
        }
        return text
    }

    /// A list of countries.
    mutating func countries(_ node: Node) -> [String] {
        lines(node, of: "countries").compactMap { line in
            let code = line.value.uppercased()
            if Country.isKnown(code) { return code }
            let hint =
                code == "UK" ? "; the United Kingdom is 'GB'" : code == "EU" ? "; name its countries one by one" : ""
            report(
                .error, line.range,
                "'\(Diagnostic.shortened(line.value))' is not a country's two-letter code (ISO 3166), such as DE\(hint)"
            )
            return nil
        }
    }

    mutating func country(_ node: Node) -> String? {
        guard node.kind == .string else {
            expected("a country's two-letter code such as DE", node)
            return nil
        }
        return countries(node).first
    }

    /// A word that names a shipping or tax class.
    mutating func className(_ node: Node) -> String? {
        guard let name = line(node) else { return nil }
        guard name.utf8.count <= 100,
            name.utf8.allSatisfy({
                ASCII.isAlphanumeric($0) || $0 == ASCII.hyphen || $0 == ASCII.underscore || $0 >= 0x80
            })
        else {
            error(node, "'\(field)' must be one word such as bulky, not '\(Diagnostic.shortened(name))'")
            return nil
        }
        return name
    }

    mutating func seo(_ node: Node) -> SEO? {
        guard isGroup(node, example: "{title: Linen aprons}") else { return nil }
        var seo = SEO()
        SEO.table.read(node, into: &seo, &self)
        return seo
    }

    /// A value that Vitrine only passes on.
    static func value(_ node: Node) -> ContentValue {
        switch node.kind {
        case .null: return .null
        case .bool: return .bool(node.bool ?? false)
        case .integer: return node.integer.map(ContentValue.integer) ?? .text(node.text)
        case .decimal:
            return (node.number.flatMap { DecimalNumber($0) }).map(ContentValue.decimal) ?? .text(node.text)
        case .string: return .text(node.text)
        case .list: return .list(node.items.map(value))
        case .map: return .map(node.entries.map { ContentEntry(name: $0.key.text, value: value($0.value)) })
        }
    }

    /// The entries of a map of free values.
    mutating func attributes(_ node: Node) -> [Attribute] {
        guard isGroup(node, example: "{colour: indigo, material: linen}") else { return [] }
        return node.entries.filter { !$0.value.isNull }.map {
            Attribute(name: Located($0.key.text, range: $0.key.range), value: ContentReader.value($0.value))
        }
    }
}

/// A picture with its alternative text, as fields.
struct ImageDraft {
    var file: Located<String>?
    var alt: String?

    static let table = FieldTable<ImageDraft>(
        "a picture field",
        [
            Field(
                "file", "file", "The picture: PNG, JPEG, GIF, WebP, AVIF or SVG.", example: "mug.webp", required: true
            ) { $1.file = $2.file($0) },
            Field("alt", "text", "What it shows, for those who cannot see it.", example: "A blue mug") {
                $1.alt = $2.line($0)
            },
        ])
}

extension SEO {
    static let table = FieldTable<SEO>(
        "an SEO field",
        [
            Field(
                "title", "text", "Instead of the title, in search results and browser tabs.",
                example: "Linen aprons, sewn in Bristol"
            ) { $1.title = $2.line($0) },
            Field(
                "description", "text", "Instead of the summary.",
                example: "Heavy linen aprons that soften with every wash."
            ) { $1.description = $2.text($0) },
            Field("image", "file", "For shared links, 1200 x 630 pixels or more.", example: "apron-wide.webp") {
                $1.image = $2.file($0)
            },
            Field(
                "noindex", "true or false", "Keeps the page out of search engines, the sitemap and the feeds.",
                example: "true"
            ) { $1.noindex = $2.bool($0) ?? false },
        ])
}
