import Text

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// Follows every reference of a built site and says which lead to nothing.
///
/// References are read from the bytes alone: attributes of HTML start tags, `url()` and `@import` of CSS, the locations
/// of sitemaps and feeds, the targets of `_redirects`. Nothing of the generator is asked.
struct Crawler {
    /// `https://host` without a final slash.
    let origin: String
    /// `/shop`, or empty.
    let basePath: String
    let files: [String: [UInt8]]
    /// Root-relative places that another program answers, such as the intake.
    var answeredElsewhere: [String] = []

    private(set) var broken: [String] = []
    private(set) var checked = 0
    private var ids: [String: Set<String>] = [:]

    init(origin: String, basePath: String, files: [String: [UInt8]], answeredElsewhere: [String] = []) {
        self.origin = origin
        self.basePath = basePath
        self.files = files
        self.answeredElsewhere = answeredElsewhere
    }

    mutating func crawl() {
        for path in files.keys.sorted() {
            guard let bytes = files[path] else { continue }
            let text = String(decoding: bytes, as: UTF8.self)
            if path.hasSuffix(".html") {
                html(Array(bytes), in: path)
            } else if path.hasSuffix(".css") {
                css(text, in: path)
            } else if path.hasSuffix(".xml") {
                xml(text, in: path)
            } else if path == "_redirects" {
                for line in text.split(separator: "\n") {
                    let words = line.split(separator: " ").map(String.init)
                    guard words.count == 3 else { broken.append("_redirects: \(line)"); continue }
                    check(words[0], in: path)
                    check(words[1], in: path)
                }
            } else if path == "robots.txt" {
                for line in text.split(separator: "\n") where line.hasPrefix("Sitemap: ") {
                    check(String(line.dropFirst(9)), in: path)
                }
            }
        }
    }

    private static let singles: Set<String> = [
        "href", "src", "poster", "action", "formaction", "data-src", "data-href",
    ]

    private mutating func html(_ bytes: [UInt8], in path: String) {
        var index = 0
        func at(_ offset: Int) -> UInt8 { offset < bytes.count ? bytes[offset] : 0 }
        func find(_ literal: String, from start: Int) -> Int? {
            let wanted = Array(literal.utf8)
            var position = start
            while position + wanted.count <= bytes.count {
                if bytes[position] == wanted[0],
                    wanted.indices.allSatisfy({ bytes[position + $0] == wanted[$0] })
                {
                    return position
                }
                position += 1
            }
            return nil
        }
        while index < bytes.count {
            guard bytes[index] == UInt8(ascii: "<") else { index += 1; continue }
            if at(index + 1) == UInt8(ascii: "!"), at(index + 2) == ASCII.hyphen, at(index + 3) == ASCII.hyphen {
                index = find("-->", from: index).map { $0 + 3 } ?? bytes.count
                continue
            }
            guard ASCII.isLetter(at(index + 1)) else { index += 1; continue }
            index += 1
            var name: [UInt8] = []
            while ASCII.isAlphanumeric(at(index)) || at(index) == ASCII.hyphen {
                name.append(ASCII.lowercased(at(index)))
                index += 1
            }
            let tag = String(decoding: name, as: UTF8.self)
            var attributes: [(String, String)] = []
            while index < bytes.count, at(index) != UInt8(ascii: ">") {
                while ASCII.isWhitespace(at(index)) || at(index) == ASCII.slash { index += 1 }
                if index >= bytes.count || at(index) == UInt8(ascii: ">") { break }
                var key: [UInt8] = []
                while index < bytes.count, !ASCII.isWhitespace(at(index)), at(index) != UInt8(ascii: "="),
                    at(index) != UInt8(ascii: ">"), at(index) != ASCII.slash
                {
                    key.append(ASCII.lowercased(at(index)))
                    index += 1
                }
                while ASCII.isWhitespace(at(index)) { index += 1 }
                var value: [UInt8] = []
                if at(index) == UInt8(ascii: "=") {
                    index += 1
                    while ASCII.isWhitespace(at(index)) { index += 1 }
                    let quote = at(index)
                    if quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
                        index += 1
                        while index < bytes.count, at(index) != quote { value.append(at(index)); index += 1 }
                        index += 1
                    } else {
                        while index < bytes.count, !ASCII.isWhitespace(at(index)), at(index) != UInt8(ascii: ">") {
                            value.append(at(index))
                            index += 1
                        }
                    }
                } else if key.isEmpty {
                    index += 1
                }
                attributes.append(
                    (String(decoding: key, as: UTF8.self), Self.unescape(String(decoding: value, as: UTF8.self))))
            }
            index += 1
            for (key, value) in attributes {
                if Self.singles.contains(key) { check(value, in: path) }
                if key == "srcset" || key == "imagesrcset" { srcset(value, in: path) }
                if key == "style" { css(value, in: path) }
            }
            if tag == "meta" { meta(attributes, in: path) }
            if tag == "script" || tag == "style" {
                let end = find("</" + tag, from: index) ?? bytes.count
                if tag == "style" { css(String(decoding: bytes[index..<end], as: UTF8.self), in: path) }
                if tag == "script", attributes.contains(where: { $0.1 == "application/ld+json" }) {
                    linkedData(String(decoding: bytes[index..<end], as: UTF8.self), in: path)
                }
                index = end
            }
        }
    }

    private mutating func meta(_ attributes: [(String, String)], in path: String) {
        let content = attributes.first { $0.0 == "content" }?.1 ?? ""
        for (key, value) in attributes where key == "property" && ["og:image", "og:url"].contains(value) {
            check(content, in: path)
        }
        if attributes.contains(where: { $0.0 == "http-equiv" && $0.1.lowercased() == "refresh" }),
            let target = pieces(of: content, after: "url=").first
        {
            check(target, in: path)
        }
    }

    /// URLs of JSON-LD: every string that is one of the shop's own.
    private mutating func linkedData(_ text: String, in path: String) {
        for part in text.split(separator: "\"") where part.hasPrefix(origin + "/") {
            check(String(part.replacing("\\/", with: "/")), in: path)
        }
    }

    /// HTML, 4.8.4.2.1: a URL is everything up to white space; a comma ends a candidate.
    private mutating func srcset(_ text: String, in path: String) {
        for candidate in text.split(separator: ", ", omittingEmptySubsequences: true) {
            if let url = candidate.split(whereSeparator: \.isWhitespace).first { check(String(url), in: path) }
        }
    }

    private mutating func css(_ text: String, in path: String) {
        for opening in ["url(", "@import \"", "@import '"] {
            for piece in pieces(of: text, after: opening) {
                let raw = piece.prefix { opening == "url(" ? $0 != ")" : $0 != "\"" && $0 != "'" }
                check(String(raw.filter { $0 != "\"" && $0 != "'" && !$0.isWhitespace }), in: path)
            }
        }
    }

    private mutating func xml(_ text: String, in path: String) {
        for (open, close) in [("<loc>", "<"), ("<image:loc>", "<"), (" href=\"", "\""), ("<id>", "<")]
            as [(String, Character)]
        {
            for piece in pieces(of: text, after: open) {
                check(Self.unescape(String(piece.prefix { $0 != close })), in: path)
            }
        }
    }

    private mutating func check(_ reference: String, in page: String) {
        checked += 1
        var target = reference
        if target.hasPrefix(origin + "/") || target == origin { target = String(target.dropFirst(origin.count)) }
        if target.isEmpty && !reference.isEmpty { target = "/" }
        if target.hasPrefix("//") || target.hasPrefix("data:") || target.hasPrefix("mailto:")
            || target.hasPrefix("tel:") || target.hasPrefix("http://") || target.hasPrefix("https://")
        {
            return
        }
        if target.lowercased().hasPrefix("javascript:") { broken.append("\(page): \(reference)"); return }
        var fragment = ""
        if let cut = target.firstIndex(of: "#") {
            fragment = String(target[target.index(after: cut)...])
            target = String(target[..<cut])
        }
        if let cut = target.firstIndex(of: "?") { target = String(target[..<cut]) }
        if target.contains(where: { $0 == " " || $0 == "\"" || $0 == "<" }) {
            broken.append("\(page): not encoded: \(reference)")
            return
        }
        let file: String
        if target.isEmpty {
            file = page
        } else if target.hasPrefix("/") {
            if answeredElsewhere.contains(where: { target == $0 || target.hasPrefix($0 + "/") }) { return }
            guard target.hasPrefix(basePath + "/") else {
                broken.append("\(page): leaves the base path: \(reference)")
                return
            }
            file = Self.decode(String(target.dropFirst(basePath.count + 1)))
        } else {
            var parts = page.split(separator: "/").dropLast().map(String.init)
            for part in target.split(separator: "/", omittingEmptySubsequences: false) {
                if part == ".." { _ = parts.popLast() } else if part != "." { parts.append(String(part)) }
            }
            file = Self.decode(parts.joined(separator: "/"))
        }
        let found = file.isEmpty || file.hasSuffix("/") ? file + "index.html" : file
        guard files[found] != nil else {
            broken.append("\(page): \(reference)")
            return
        }
        if !fragment.isEmpty, found.hasSuffix(".html"), fragment != "top" { anchor(fragment, in: found, from: page) }
    }

    private mutating func anchor(_ fragment: String, in file: String, from page: String) {
        if ids[file] == nil {
            var found: Set<String> = []
            let text = String(decoding: files[file] ?? [], as: UTF8.self)
            for opening in ["id=\"", "name=\"", "id='"] {
                for part in pieces(of: text, after: opening) {
                    found.insert(String(part.prefix { $0 != "\"" && $0 != "'" }))
                }
            }
            ids[file] = found
        }
        if ids[file]?.contains(Self.decode(fragment)) != true { broken.append("\(page): no #\(fragment) in \(file)") }
    }

    static func unescape(_ text: String) -> String {
        guard text.contains("&") else { return text }
        return text.replacing("&quot;", with: "\"").replacing("&#39;", with: "'").replacing("&lt;", with: "<")
            .replacing("&gt;", with: ">").replacing("&amp;", with: "&")
    }

    static func decode(_ text: String) -> String {
        guard text.contains("%") else { return text }
        var out: [UInt8] = []
        var bytes = Array(text.utf8)[...]
        while let byte = bytes.popFirst() {
            if byte == 0x25, bytes.count >= 2,
                let value = UInt8(String(decoding: bytes.prefix(2), as: UTF8.self), radix: 16)
            {
                out.append(value)
                bytes = bytes.dropFirst(2)
            } else {
                out.append(byte)
            }
        }
        return String(decoding: out, as: UTF8.self)
    }
}

/// What follows each occurrence of `opening`, at most a few thousand bytes of it; by the C library, because a shop has
/// megabytes of pages and tests are not optimised.
private func pieces(of text: String, after opening: String) -> [String] {
    var found: [String] = []
    text.withCString { start in
        var position = start
        while let hit = strstr(position, opening) {
            position = UnsafePointer(hit) + opening.utf8.count
            let bytes = UnsafeRawBufferPointer(start: position, count: strnlen(position, 4096))
            found.append(String(decoding: bytes, as: UTF8.self))
        }
    }
    return found
}
