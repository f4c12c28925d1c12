import Text

/// What goes before a bare address to make it a destination.
enum ExtendedAutolink: Int {
    /// `https://...`: nothing.
    case complete
    /// `www....`: `http://`
    case www
    /// `name@host`: `mailto:`
    case email
    /// `mailto:...`, `xmpp:...`: nothing, but what an e-mail address must not end with it must not either.
    case mail
}

/// Addresses without angle brackets (GFM 6.9).
///
/// They are looked for inside of brackets as well, where they end before a `]`; if the brackets turn out to be a link,
/// `hideAddresses` makes them text again.
extension InlineParser {
    /// The colon of `http:`, `https:` and `ftp:`.
    mutating func readAddressScheme(at index: Int) -> Int {
        let next = index + 1
        guard content.byte(at: next) == ASCII.slash, content.byte(at: next + 1) == ASCII.slash else { return next }
        var start = index
        let floor = max(textStart, index - 5)
        while start > floor, content[start - 1].isASCIILetter { start -= 1 }
        guard isScheme(start, index), start == 0 || !content[start - 1].isASCIIAlphanumeric else { return next }
        guard let end = addressEnd(from: index + 3, needsPeriod: false, boundary: index + 3) else { return next }
        addAddress(.complete, start, end)
        return end
    }

    private func isScheme(_ start: Int, _ colon: Int) -> Bool {
        switch colon - start {
        case 3: content.matches("ftp", at: start, to: colon)
        case 4: content.matches("http", at: start, to: colon)
        case 5: content.matches("https", at: start, to: colon)
        default: false
        }
    }

    @inline(__always)
    mutating func readWWWAddress(at index: Int) -> Int {
        guard content.byte(at: index &+ 1) | 0x20 == UInt8(ascii: "w") else { return index &+ 1 }
        guard content.matches("www.", at: index, to: content.count) else { return index + 1 }
        if index > 0 {
            switch content[index - 1] {
            case UInt8(ascii: "*"), UInt8(ascii: "_"), UInt8(ascii: "~"), UInt8(ascii: "("): break
            case let byte where byte.isASCIIWhitespace: break
            case UInt8(ascii: "[") where !brackets.isEmpty: break
            default: return index + 4
            }
        }
        guard let end = addressEnd(from: index, needsPeriod: true, boundary: index + 4) else { return index + 4 }
        addAddress(.www, index, end)
        return end
    }

    private mutating func addAddress(_ kind: ExtendedAutolink, _ start: Int, _ end: Int) {
        lastAddress = tokens.count
        add(.extendedAutolink, start, end, value: kind.rawValue)
    }

    /// The end of an address whose domain starts at `start` and reaches past `boundary`, or nil.
    private mutating func addressEnd(from start: Int, needsPeriod: Bool, boundary: Int) -> Int? {
        // `_www._www._...` has a candidate at each step and one domain that goes on to the end.
        guard start >= noDomainBefore else { return nil }
        var index = start
        var periods = 0
        var lastUnderscores = 0
        var underscores = 0
        var afterUnderscore = start
        while index < content.count {
            let byte = content[index]
            if byte.isASCIIAlphanumeric || byte == ASCII.hyphen {
                index += 1
            } else if byte == ASCII.underscore {
                underscores += 1
                index += 1
                afterUnderscore = index
            } else if byte == ASCII.period {
                periods += 1
                lastUnderscores = underscores
                underscores = 0
                index += 1
            } else if byte >= 0x80 {
                let (scalar, length) = content.scalar(at: index)
                let isSpace = UnicodeClass.scalar(scalar) == .whitespace
                if isSpace || scalar.properties.generalCategory == .otherPunctuation { break }
                index += length
            } else {
                break
            }
        }
        // Underscores at the very end are emphasis or punctuation around the address.
        if underscores > 0,
            index == content.count || content[index].isASCIIWhitespace || content[index] == ASCII.lessThan
                || content[index] == UInt8(ascii: ")") || content[index] == UInt8(ascii: "*")
        {
            var trailing = index
            while trailing > start, content[trailing - 1] == ASCII.underscore { trailing -= 1 }
            underscores -= index - trailing
        }
        // "No underscores may be present in the last two segments of the domain."
        guard underscores == 0, lastUnderscores == 0 else {
            noDomainBefore = afterUnderscore
            return nil
        }
        guard index > boundary, !needsPeriod || periods > 0 else { return nil }
        guard content[boundary].isASCIIAlphanumeric || content[boundary] >= 0x80 else { return nil }
        let stopsAtBracket = !brackets.isEmpty
        while index < content.count {
            let byte = content[index]
            if byte.isASCIIWhitespace || byte == ASCII.lessThan { break }
            if stopsAtBracket, byte == UInt8(ascii: "]") { break }
            index += 1
        }
        let end = trimAddress(from: start, to: index)
        return end > boundary ? end : nil
    }

    /// Extended autolink path validation (GFM 6.9): trailing punctuation, unbalanced parentheses and what looks like a
    /// character reference are not part of the address.
    private func trimAddress(from start: Int, to limit: Int) -> Int {
        var end = limit
        var excess: Int?
        while end > start {
            switch content[end - 1] {
            case UInt8(ascii: "?"), UInt8(ascii: "!"), ASCII.period, UInt8(ascii: ","), ASCII.colon,
                UInt8(ascii: "*"), ASCII.underscore, UInt8(ascii: "~"), ASCII.quote, ASCII.apostrophe:
                end -= 1
            case UInt8(ascii: ")"):
                let surplus = excess ?? parenthesisExcess(from: start, to: end)
                guard surplus > 0 else { return end }
                excess = surplus - 1
                end -= 1
            case UInt8(ascii: ";"):
                var ampersand = end - 1
                while ampersand > start, content[ampersand - 1].isASCIIAlphanumeric { ampersand -= 1 }
                let isReference =
                    ampersand < end - 1 && ampersand > start && content[ampersand - 1] == ASCII.ampersand
                end = isReference ? ampersand - 1 : end - 1
            default: return end
            }
        }
        return end
    }

    /// How many more `)` than `(` there are.
    private func parenthesisExcess(from start: Int, to end: Int) -> Int {
        var excess = 0
        for index in start..<end {
            if content[index] == UInt8(ascii: ")") { excess += 1 }
            if content[index] == UInt8(ascii: "(") { excess -= 1 }
        }
        return excess
    }

    /// The `@` of an e-mail address, or of `mailto:` and `xmpp:` with one.
    mutating func readEmailAddress(at index: Int) -> Int {
        let next = index + 1
        let floor = textStart
        hasEmailAddress = true
        var start = index
        while start > floor, isLocalByte(content[start - 1]) { start -= 1 }
        guard start < index, content.byte(at: next) != ASCII.period else { return next }
        var end = next
        var periods = 0
        while end < content.count {
            let byte = content[end]
            if byte == ASCII.period {
                guard content.byte(at: end + 1).isASCIIAlphanumeric else { break }
                periods += 1
            } else if !byte.isASCIIAlphanumeric, byte != ASCII.hyphen, byte != ASCII.underscore {
                break
            }
            end += 1
        }
        guard periods > 0, content.byte(at: end) != UInt8(ascii: "@") else { return next }
        // Underscores at the end may close emphasis: whether they did is known when the leaf is done.
        while content[end - 1] == ASCII.underscore { end -= 1 }
        guard content[end - 1].isASCIIAlphanumeric else { return next }
        if let schemeStart = schemeStart("mailto:", before: start, floor) {
            addAddress(.mail, schemeStart, end)
        } else if let schemeStart = schemeStart("xmpp:", before: start, floor) {
            // One `/resource` may follow.
            if content.byte(at: end) == ASCII.slash {
                var stop = end + 1
                while stop < content.count, isResourceByte(content[stop]) { stop += 1 }
                while stop > end + 1, content[stop - 1] == ASCII.period { stop -= 1 }
                if stop > end + 1 { end = stop }
            }
            addAddress(.mail, schemeStart, end)
        } else {
            addAddress(.email, start, end)
        }
        return end
    }

    private func schemeStart(_ scheme: StaticString, before index: Int, _ floor: Int) -> Int? {
        let start = index - scheme.utf8CodeUnitCount
        guard start >= floor, content.matches(scheme, at: start, to: content.count) else { return nil }
        return start > 0 && content[start - 1].isASCIIAlphanumeric ? nil : start
    }

    @inline(__always)
    private func isLocalByte(_ byte: UInt8) -> Bool {
        byte.isASCIIAlphanumeric || byte == ASCII.period || byte == ASCII.hyphen || byte == ASCII.underscore
            || byte == UInt8(ascii: "+")
    }

    private func isResourceByte(_ byte: UInt8) -> Bool {
        byte.isASCIIAlphanumeric || byte == ASCII.period || byte == UInt8(ascii: "@")
    }

    /// Underscores around an address that emphasise nothing are part of it: before the name they belong to it, after the
    /// domain they mean that it is none.
    mutating func settleEmailAddresses() {
        for position in tokens.indices
        where tokens[position].kind == .extendedAutolink
            && tokens[position].value >= Int32(ExtendedAutolink.email.rawValue)
        {
            let end = tokens[position].end
            guard content.byte(at: Int(end)) == ASCII.underscore else { continue }
            let next = position + 1
            let closesEmphasis =
                next < tokens.count && tokens[next].kind == .delimiters && tokens[next].start == end
                && marks[Int(tokens[next].value)] != DelimiterMark.text
            if !closesEmphasis { tokens[position].kind = .none }
        }
        widenEmailAddresses()
    }

    private mutating func widenEmailAddresses() {
        for position in tokens.indices.dropFirst()
        where tokens[position].kind == .extendedAutolink
            && tokens[position].value == Int32(ExtendedAutolink.email.rawValue)
        {
            let previous = tokens[position - 1]
            let start = Int(previous.start)
            guard previous.kind == .delimiters, previous.end == tokens[position].start,
                content[start] == ASCII.underscore
            else { continue }
            let first = Int(previous.value)
            let length = Int(previous.end - previous.start)
            guard marks[first..<first + length].allSatisfy({ $0 == DelimiterMark.text }) else { continue }
            var wider = start
            let floor = position > 1 ? Int(tokens[position - 2].end) : 0
            while wider > floor, isLocalByte(content[wider - 1]) { wider -= 1 }
            tokens[position - 1].kind = .none
            tokens[position].start = Int32(wider)
        }
    }

    /// Makes the addresses after a token text again: a link was made around them.
    mutating func hideAddresses(after opener: Int) {
        guard lastAddress > opener else { return }
        for position in opener + 1...lastAddress where tokens[position].kind == .extendedAutolink {
            tokens[position].kind = .plainAddress
        }
        lastAddress = -1
    }
}
