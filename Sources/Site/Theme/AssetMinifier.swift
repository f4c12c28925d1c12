import Text

/// Makes style sheets and scripts smaller where that cannot change what they mean.
///
/// Only comments and white space go, never a name or a value, and a file that the scanner is unsure of is left exactly
/// as it is. Served compressed, what a bolder minifier would still save is a few percent.
package enum AssetMinifier {
    /// The minified form of `bytes`, or `bytes` themselves for other extensions than `css`, `js` and `mjs`.
    package static func minify(_ bytes: [UInt8], fileExtension: String) -> [UInt8] {
        switch fileExtension {
        case "css": StyleScanner.minify(bytes) ?? bytes
        case "js", "mjs": ScriptScanner.minify(bytes) ?? bytes
        default: bytes
        }
    }
}

/// CSS (CSS Syntax 3): comments, runs of white space, white space beside `{ } ; ,` and the last `;` of a block.
///
/// White space beside `:` and the combinators stays but for its length: `a :hover` and `calc(1px + 2px)` need it.
/// The value of a custom property is copied as it stands, since scripts may read it.
enum StyleScanner {
    static func minify(_ bytes: [UInt8]) -> [UInt8]? {
        var out: [UInt8] = []
        out.reserveCapacity(bytes.count)
        var index = 0
        var pendingSpace = false
        var pendingComment = false
        var atDeclarationStart = true
        // The output length up to which bytes must not be touched again: the end of an escape's white space.
        var settled = 0

        func isTight(_ byte: UInt8) -> Bool {
            byte == 0x7B || byte == 0x7D || byte == 0x3B || byte == 0x2C
        }
        func isNameByte(_ byte: UInt8) -> Bool {
            ASCII.isAlphanumeric(byte) || byte >= 0x80 || byte == ASCII.hyphen || byte == ASCII.underscore
                || byte == 0x23 || byte == 0x40 || byte == ASCII.period || byte == 0x25 || byte == ASCII.backslash
        }
        func flush(before next: UInt8) {
            defer { (pendingSpace, pendingComment) = (false, false) }
            guard let last = out.last else { return }
            if pendingSpace {
                if (!isTight(last) || out.count <= settled) && !isTight(next) { out.append(ASCII.space) }
            } else if pendingComment, isNameByte(last), isNameByte(next) || next == 0x28 {
                // `a/**/b` is two tokens and `a b` is a descendant: only a comment keeps both apart and together.
                out.append(contentsOf: Array("/**/".utf8))
            }
        }

        while index < bytes.count {
            let byte = bytes[index]
            switch byte {
            case ASCII.slash where index + 1 < bytes.count && bytes[index + 1] == 0x2A:
                guard let end = endOfComment(bytes, from: index + 2) else { return nil }
                if index + 2 < bytes.count, bytes[index + 2] == 0x21 {
                    // `/*!` marks a notice, often a licence, that must travel with the file.
                    flush(before: ASCII.slash)
                    out.append(contentsOf: bytes[index..<end])
                } else {
                    pendingComment = true
                }
                index = end
            case _ where ASCII.isWhitespace(byte):
                pendingSpace = true
                index += 1
            case ASCII.quote, ASCII.apostrophe:
                guard let end = endOfString(bytes, from: index) else { return nil }
                flush(before: byte)
                out.append(contentsOf: bytes[index..<end])
                index = end
                atDeclarationStart = false
            case ASCII.backslash:
                flush(before: byte)
                let end = endOfEscape(bytes, from: index)
                out.append(contentsOf: bytes[index..<end])
                if ASCII.isWhitespace(bytes[end - 1]) { settled = out.count }
                index = end
                atDeclarationStart = false
            case 0x3B, 0x7B, 0x7D:
                if byte == 0x7D, out.last == 0x3B, out.count > settled { out.removeLast() }
                flush(before: byte)
                out.append(byte)
                index += 1
                atDeclarationStart = true
            case ASCII.hyphen where atDeclarationStart && index + 1 < bytes.count && bytes[index + 1] == ASCII.hyphen:
                guard let end = endOfCustomProperty(bytes, from: index) else { return nil }
                flush(before: byte)
                out.append(contentsOf: bytes[index..<end])
                settled = out.count
                index = end
                atDeclarationStart = false
            default:
                flush(before: byte)
                if let end = endOfUnquotedURL(bytes, from: index, after: out.last) {
                    out.append(contentsOf: bytes[index..<end])
                    index = end
                } else {
                    out.append(byte)
                    index += 1
                }
                atDeclarationStart = false
            }
        }
        return out
    }

    static func endOfComment(_ bytes: [UInt8], from start: Int) -> Int? {
        var index = start
        while index + 1 < bytes.count {
            if bytes[index] == 0x2A, bytes[index + 1] == ASCII.slash { return index + 2 }
            index += 1
        }
        return nil
    }

    /// 4.3.5: a string that meets a line end is bad, and the rest cannot be told.
    static func endOfString(_ bytes: [UInt8], from start: Int) -> Int? {
        let quote = bytes[start]
        var index = start + 1
        while index < bytes.count {
            switch bytes[index] {
            case quote: return index + 1
            case ASCII.lineFeed, ASCII.carriageReturn, 0x0C: return nil
            case ASCII.backslash: index += 2
            default: index += 1
            }
        }
        return nil
    }

    /// 4.3.7: up to six hexadecimal digits and one white space, or one code point.
    private static func endOfEscape(_ bytes: [UInt8], from start: Int) -> Int {
        var index = start + 1
        while index < bytes.count, index < start + 7, ASCII.hexValue(bytes[index]) != nil { index += 1 }
        if index == start + 1 { return min(bytes.count, start + 2) }
        if index < bytes.count, ASCII.isWhitespace(bytes[index]) { index += 1 }
        return index
    }

    /// The place of the `;` or `}` that ends a declaration, outside brackets and strings.
    private static func endOfCustomProperty(_ bytes: [UInt8], from start: Int) -> Int? {
        var index = start
        var depth = 0
        while index < bytes.count {
            switch bytes[index] {
            case ASCII.quote, ASCII.apostrophe:
                guard let end = endOfString(bytes, from: index) else { return nil }
                index = end
                continue
            case ASCII.slash where index + 1 < bytes.count && bytes[index + 1] == 0x2A:
                guard let end = endOfComment(bytes, from: index + 2) else { return nil }
                index = end
                continue
            case ASCII.backslash: index += 1
            case 0x28, 0x5B, 0x7B: depth += 1
            case 0x29, 0x5D: depth -= 1
            case 0x7D:
                if depth == 0 { return index }
                depth -= 1
            case 0x3B where depth == 0: return index
            default: break
            }
            index += 1
        }
        return index == bytes.count && depth == 0 ? index : nil
    }

    /// Where `url(...)` without quotes ends, if one starts here; its content is one token (4.3.6).
    static func endOfUnquotedURL(_ bytes: [UInt8], from start: Int, after last: UInt8?) -> Int? {
        guard start + 4 < bytes.count, bytes[start] | 0x20 == 0x75, bytes[start + 1] | 0x20 == 0x72,
            bytes[start + 2] | 0x20 == 0x6C, bytes[start + 3] == 0x28
        else { return nil }
        if let last, ASCII.isAlphanumeric(last) || last == ASCII.hyphen || last == ASCII.underscore || last >= 0x80 {
            return nil
        }
        var index = start + 4
        while index < bytes.count, ASCII.isWhitespace(bytes[index]) { index += 1 }
        guard index < bytes.count, bytes[index] != ASCII.quote, bytes[index] != ASCII.apostrophe else { return nil }
        while index < bytes.count, bytes[index] != 0x29 { index += bytes[index] == ASCII.backslash ? 2 : 1 }
        return index < bytes.count ? index + 1 : nil
    }
}
