import Text

/// The address of a webhook, taken apart as far as it takes to decide whether it may be called.
struct WebhookURL: Sendable, Equatable {
    let text: String
    let isEncrypted: Bool
    /// Lower case, without brackets.
    let host: String
    let port: Int

    private static let longest = 2048

    /// Nil unless `text` is an `http` or `https` URL of printable ASCII without user names, quotes and fragments.
    init?(_ text: String) {
        guard text.utf8.count <= WebhookURL.longest,
            text.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F && $0 != ASCII.quote && $0 != ASCII.backslash && $0 != 0x23 })
        else { return nil }
        let scheme: String
        switch text.prefix(8).lowercased() {
        case "https://": scheme = "https://"
        case let start where start.hasPrefix("http://"): scheme = "http://"
        default: return nil
        }
        self.text = text
        isEncrypted = scheme == "https://"
        let rest = text.dropFirst(scheme.count)
        let authority = rest.prefix { $0 != "/" && $0 != "?" }
        guard !authority.contains("@") else { return nil }
        var name = authority[...]
        var number = authority[authority.endIndex...]
        if authority.hasPrefix("[") {
            guard let close = authority.firstIndex(of: "]") else { return nil }
            name = authority[authority.index(after: authority.startIndex)..<close]
            number = authority[authority.index(after: close)...]
            guard name.utf8.allSatisfy({ ASCII.hexValue($0) != nil || $0 == ASCII.colon || $0 == ASCII.period }) else {
                return nil
            }
        } else {
            if let colon = authority.firstIndex(of: ":") {
                name = authority[..<colon]
                number = authority[colon...]
            }
            guard name.utf8.allSatisfy({ ASCII.isAlphanumeric($0) || $0 == ASCII.hyphen || $0 == ASCII.period }) else {
                return nil
            }
        }
        guard !name.isEmpty, name.utf8.count <= 253 else { return nil }
        host = name.lowercased()
        if number.isEmpty {
            port = scheme == "https://" ? 443 : 80
        } else {
            let digits = number.dropFirst()
            guard number.hasPrefix(":"), (1...5).contains(digits.utf8.count), digits.utf8.allSatisfy(ASCII.isDigit),
                let value = Int(digits), (1...65_535).contains(value)
            else { return nil }
            port = value
        }
    }
}
