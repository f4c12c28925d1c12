import Text

/// Headings and their ids.
extension HTMLRenderer {
    mutating func renderHeading(_ block: Block) {
        let level = min(6, max(1, Int(block.level) + options.headingShift))
        if block.segmentCount > 0 {
            content.load(text, segments(of: block))
        } else {
            content.load(text, from: 0, to: 0)
        }
        inlines.parse(content.bytes)
        sink.startLine()
        sink.append("<h")
        sink.append(UInt8(0x30 + level))
        if options.headingIDs || options.collectsOutline {
            let plain = ByteArena(capacity: 64)
            inlines.appendPlainText(to: plain)
            var id = ""
            if options.headingIDs {
                let bytes = headingIDs.make(from: plain.bytes)
                sink.append(" id=\"")
                sink.append(bytes)
                sink.append(ASCII.quote)
                if options.collectsOutline { id = String(decoding: bytes, as: UTF8.self) }
            }
            if options.collectsOutline {
                headings.append(
                    MarkdownHeading(level: level, id: id, text: String(decoding: plain.bytes, as: UTF8.self)))
            }
        }
        sink.append(ASCII.greaterThan)
        renderInlines()
        sink.append("</h")
        sink.append(UInt8(0x30 + level))
        sink.append(">\n")
    }
}

/// Ids for headings, unique in a page: letters, marks, digits, `-` and `_` of the text in lower case, spaces as hyphens,
/// and a number where the same comes again.
struct HeadingIDs {
    private var used = LabelTable()
    private let slug = ByteArena(capacity: 64)

    /// Takes an id that headings shall not get.
    mutating func reserve(_ id: Bytes) { _ = used.insert(id, 1) }

    /// The id for a heading with this text; valid until the next call.
    mutating func make(from text: Bytes) -> Bytes {
        slug.removeAll()
        var index = 0
        while index < text.count {
            let (scalar, length) = text.scalar(at: index)
            append(scalar)
            index += length
        }
        if slug.count == 0 { "section".utf8.forEach { slug.append($0) } }
        guard let last = used.value(of: slug.bytes) else {
            _ = used.insert(slug.bytes, 1)
            return slug.bytes
        }
        // The number to go on from is kept with the text it belongs to, so that a thousand equal headings are not a
        // thousand searches.
        let length = slug.count
        var number = last
        while true {
            slug.truncate(to: length)
            slug.append(ASCII.hyphen)
            String(number).utf8.forEach { slug.append($0) }
            number += 1
            if used.insert(slug.bytes, 1) { break }
        }
        used.update(slug.bytes.slice(0, length), number)
        return slug.bytes
    }

    private func append(_ scalar: Unicode.Scalar) {
        if scalar.isASCII {
            let byte = UInt8(truncatingIfNeeded: scalar.value)
            if byte.isASCIIAlphanumeric || byte == ASCII.hyphen || byte == ASCII.underscore {
                slug.append(byte.asciiLowercased)
            } else if byte.isASCIIWhitespace {
                slug.append(ASCII.hyphen)
            }
            return
        }
        switch scalar.properties.generalCategory {
        case .uppercaseLetter, .titlecaseLetter, .lowercaseLetter, .modifierLetter, .otherLetter, .nonspacingMark,
            .spacingMark, .enclosingMark, .decimalNumber, .letterNumber, .otherNumber, .connectorPunctuation:
            for lower in scalar.properties.lowercaseMapping.unicodeScalars { slug.append(lower) }
        default: break
        }
    }
}
