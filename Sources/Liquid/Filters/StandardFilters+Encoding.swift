import Text

extension StandardFilters {
    /// Filters between text and other ways to write it.
    static let encoding: [FilterDefinition] = [
        FilterDefinition(
            "url_encode", "Writes a text so that it can stand in a URL's query; a space becomes '+'.", input: .string,
            result: .string, examples: [Example("{{ 'salt & pepper' | url_encode }}", "salt+%26+pepper")]
        ) { input, call throws(LiquidFault) in
            if input.isNull { return .null }
            var out = ByteWriter()
            for byte in try call.text(input).utf8 {
                switch byte {
                case ASCII.space: out.append(0x2B)
                case ASCII.underscore, ASCII.period, ASCII.hyphen, 0x7E: out.append(byte)
                case _ where ASCII.isAlphanumeric(byte): out.append(byte)
                default:
                    out.append(0x25)
                    for digit in [Hex.digit(byte >> 4), Hex.digit(byte & 15)] {
                        out.append(ASCII.isLetter(digit) ? digit & 0xDF : digit)
                    }
                }
            }
            return try call.made(out.string)
        },

        FilterDefinition(
            "url_decode", "Reads what 'url_encode' wrote.", input: .string, result: .string,
            examples: [Example("{{ 'salt+%2B+pepper' | url_decode }}", "salt + pepper")]
        ) { input, call throws(LiquidFault) in
            if input.isNull { return .null }
            let bytes = Array(try call.text(input).utf8)
            var out: [UInt8] = []
            out.reserveCapacity(bytes.count)
            var index = 0
            while index < bytes.count {
                if bytes[index] == 0x25, index + 2 < bytes.count, let high = ASCII.hexValue(bytes[index + 1]),
                    let low = ASCII.hexValue(bytes[index + 2])
                {
                    out.append(high << 4 | low)
                    index += 3
                } else {
                    out.append(bytes[index] == 0x2B ? ASCII.space : bytes[index])
                    index += 1
                }
            }
            guard UTF8Validation.firstInvalidOffset(out) == nil else {
                throw LiquidFault(
                    "the decoded text is not UTF-8", referenceText: "invalid byte sequence in UTF-8")
            }
            return try call.made(String(decoding: out, as: UTF8.self))
        },

        base64("base64_encode", "Writes a text in Base64.", "{{ 'tea?' | base64_encode }}", "dGVhPw==") {
            text in Base64.encode(Array(text.utf8), urlSafe: false)
        },
        base64(
            "base64_url_safe_encode", "Writes a text in Base64 for URLs.", "{{ 'a?>' | base64_url_safe_encode }}",
            "YT8-"
        ) {
            text in Base64.encode(Array(text.utf8), urlSafe: true)
        },
        base64("base64_decode", "Reads Base64.", "{{ 'dGVhPw==' | base64_decode }}", "tea?") { text in
            Base64.decode(Array(text.utf8), urlSafe: false)
        },
        base64("base64_url_safe_decode", "Reads Base64 for URLs.", "{{ 'YT8-' | base64_url_safe_decode | raw }}", "a?>")
        {
            text in Base64.decode(Array(text.utf8), urlSafe: true)
        },
    ]

    private static func base64(
        _ name: String, _ summary: String, _ template: String, _ output: String,
        _ work: @escaping @Sendable (String) -> String?
    ) -> FilterDefinition {
        FilterDefinition(name, summary, input: .string, result: .string, examples: [Example(template, output)]) {
            input, call throws(LiquidFault) in
            guard let result = work(try call.text(input)) else {
                throw LiquidFault("this is not valid Base64", referenceText: "invalid base64 provided to \(name)")
            }
            return try call.made(result)
        }
    }
}

/// Base64 (RFC 4648, 4 and 5).
enum Base64 {
    static func encode(_ bytes: [UInt8], urlSafe: Bool) -> String {
        var out = ByteWriter(reserving: bytes.count / 3 * 4 + 4)
        func digit(_ value: UInt8) -> UInt8 {
            switch value {
            case 0..<26: value + 0x41
            case 26..<52: value - 26 + 0x61
            case 52..<62: value - 52 + 0x30
            case 62: urlSafe ? ASCII.hyphen : 0x2B
            default: urlSafe ? ASCII.underscore : ASCII.slash
            }
        }
        var index = 0
        while index < bytes.count {
            let a = bytes[index]
            let b = index + 1 < bytes.count ? bytes[index + 1] : 0
            let c = index + 2 < bytes.count ? bytes[index + 2] : 0
            out.append(digit(a >> 2))
            out.append(digit((a & 3) << 4 | b >> 4))
            out.append(index + 1 < bytes.count ? digit((b & 15) << 2 | c >> 6) : 0x3D)
            out.append(index + 2 < bytes.count ? digit(c & 63) : 0x3D)
            index += 3
        }
        return out.string
    }

    /// The text, or nil for anything the reference's strict decoder refuses; the URL form may lack its padding.
    static func decode(_ source: [UInt8], urlSafe: Bool) -> String? {
        var text = source
        if urlSafe { while text.count % 4 != 0 { text.append(0x3D) } }
        guard text.count % 4 == 0 else { return nil }
        var padding = 0
        while padding < 2, padding < text.count, text[text.count - 1 - padding] == 0x3D { padding += 1 }
        var out: [UInt8] = []
        var buffer: UInt32 = 0
        var bits: UInt32 = 0
        for byte in text.dropLast(padding) {
            let value: UInt8
            switch byte {
            case 0x41...0x5A: value = byte - 0x41
            case 0x61...0x7A: value = byte - 0x61 + 26
            case 0x30...0x39: value = byte - 0x30 + 52
            case 0x2B: value = 62
            case ASCII.slash: value = 63
            case ASCII.hyphen where urlSafe: value = 62
            case ASCII.underscore where urlSafe: value = 63
            default: return nil
            }
            buffer = (buffer << 6 | UInt32(value)) & 0xFFFFFF
            bits += 6
            if bits >= 8 {
                bits -= 8
                out.append(UInt8(truncatingIfNeeded: buffer >> bits))
            }
        }
        // Bits that no byte takes must be zero.
        if buffer & ((1 << bits) - 1) != 0 { return nil }
        return String(decoding: out, as: UTF8.self)
    }
}
