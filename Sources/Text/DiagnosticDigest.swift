/// All that is to be said about a shop, each thing once, in the order in which it helps: errors, then warnings, then
/// notes; in each by file and place.
package struct DiagnosticDigest: Sendable {
    package let all: [Diagnostic]
    private var desk: SuggestionDesk

    /// - Parameter budget: how much work suggestions may make, in about a nanosecond.
    package init(_ diagnostics: [Diagnostic], budget: Int = SuggestionDesk.budget) {
        desk = SuggestionDesk(budget: budget)
        var seen: Set<Diagnostic> = []
        seen.reserveCapacity(diagnostics.count)
        all = diagnostics.filter { seen.insert($0).inserted }.sorted(by: Self.precedes)
    }

    private static func precedes(_ left: Diagnostic, _ right: Diagnostic) -> Bool {
        if left.severity != right.severity { return left.severity.rank < right.severity.rank }
        let paths = (left.path, right.path)
        if paths.0 != paths.1 { return paths.0.precedesInBytes(paths.1) }
        if left.offset != right.offset { return left.offset < right.offset }
        let texts = (left.wording.text, right.wording.text)
        if texts.0 != texts.1 { return texts.0.precedesInBytes(texts.1) }
        let asked = (left.wording.guess?.asked ?? "", right.wording.guess?.asked ?? "")
        if asked.0 != asked.1 { return asked.0.precedesInBytes(asked.1) }
        return (left.subject?.path ?? "").precedesInBytes(right.subject?.path ?? "")
    }

    package func count(_ severity: Diagnostic.Severity) -> Int { all.count { $0.severity == severity } }

    /// The words for one of them. Suggestions are looked for here, so that what is asked again costs nothing and a limit
    /// holds for all together: to be called in the order of printing.
    package mutating func message(_ diagnostic: Diagnostic) -> String { diagnostic.message(&desk) }

    /// One of them in a form, without a final newline.
    package mutating func report(_ diagnostic: Diagnostic, _ format: Diagnostic.Format) -> String {
        diagnostic.report(format, message: diagnostic.message(&desk))
    }

    /// `2 errors, 1 warning` or nothing.
    package var tally: String {
        let errors = count(.error)
        let warnings = count(.warning)
        var parts: [String] = []
        if errors > 0 { parts.append(Diagnostic.count(errors, "error", "errors")) }
        if warnings > 0 { parts.append(Diagnostic.count(warnings, "warning", "warnings")) }
        return parts.joined(separator: ", ")
    }
}

// MARK: - Alike ones

extension DiagnosticDigest {
    /// Diagnostics that say the same of different places, or the same of different names.
    package struct Group: Sendable {
        /// Those that are shown in full: the first, and a few that name other things.
        package private(set) var shown: [Diagnostic] = []
        package private(set) var rest: [Diagnostic] = []
        /// For each of `rest` the name that sets it apart from the first; nil where all say the same word for word.
        private var names: [String?] = []

        fileprivate init(_ members: [Diagnostic], showing most: Int) {
            var distinct: Set<Diagnostic.Wording> = []
            for member in members { distinct.insert(member.wording) }
            // To leave out one or two would save nothing.
            let room = distinct.count <= most + 2 && most > 1 ? distinct.count : most
            let first = members.first.map { Rule(of: $0.wording.text).names } ?? []
            var told: Set<Diagnostic.Wording> = []
            for member in members {
                if told.count < room, told.insert(member.wording).inserted {
                    shown.append(member)
                    continue
                }
                rest.append(member)
                names.append(distinct.count == 1 ? nil : Self.difference(Rule(of: member.wording.text).names, first))
            }
        }

        private static func difference(_ names: [String], _ first: [String]) -> String? {
            zip(names, first).first { $0 != $1 }?.0 ?? names.first
        }

        /// `and 2,999 more like it: a.md:4, b.md:4, c.md:4, ...`; nil when there are none.
        package var more: String? {
            guard !rest.isEmpty else { return nil }
            // Three places show what kind of places they are; five are all that one wants to go through from here.
            let listed = rest.count <= 5 ? rest.count : 3
            var lines: [String: Int] = [:]
            let places = rest.prefix(listed).map { diagnostic -> (line: String, column: Int?) in
                let location = diagnostic.location
                return (diagnostic.path + (location.map { ":\($0.line)" } ?? ""), location?.column)
            }
            for place in places { lines[place.line, default: 0] += 1 }
            let words = zip(places, names).map { place, name in
                var word = place.line
                // Minified: the line alone says nothing.
                if let column = place.column, lines[place.line] != 1 { word += ":\(column)" }
                if let name { word += " ('\(Diagnostic.shortened(name))')" }
                return word
            }
            let count = rest.count == 1 ? "one" : Diagnostic.grouped(rest.count)
            return "and \(count) more like \(shown.count == 1 ? "it" : "these"): \(words.joined(separator: ", "))"
                + (listed < rest.count ? ", ..." : "")
        }
    }

    /// Alike ones together, each group where its first one stands; of one that names different things `most` are shown.
    package func groups(showing most: Int) -> [Group] {
        struct Key: Hashable {
            var severity: Diagnostic.Severity
            var rule: String
        }
        var positions: [Key: Int] = [:]
        var members: [[Diagnostic]] = []
        for diagnostic in all {
            let wording = diagnostic.wording
            let key = Key(severity: diagnostic.severity, rule: Rule(of: wording.text + wording.rest).text)
            if let position = positions[key] {
                members[position].append(diagnostic)
            } else {
                positions[key] = members.count
                members.append([diagnostic])
            }
        }
        return members.map { Group($0, showing: most) }
    }

    /// What messages of one kind have in common: everything but names in quotes, numbers and paths.
    private struct Rule {
        private(set) var text = ""
        /// What stood in quotes.
        private(set) var names: [String] = []

        /// More of a message is not needed to tell kinds apart.
        private static let mostBytes = 500

        init(of message: String) {
            let bytes = Array(message.utf8.prefix(Self.mostBytes))
            var out: [UInt8] = []
            var index = 0
            while index < bytes.count {
                let byte = bytes[index]
                if let end = Self.endOfQuote(bytes, from: index) {
                    names.append(String(decoding: bytes[index + 1..<end], as: UTF8.self))
                    out += [ASCII.apostrophe, ASCII.apostrophe]
                    index = end + 1
                } else if Self.isOfWord(byte) {
                    let start = index
                    while index < bytes.count, Self.isOfWord(bytes[index]) { index += 1 }
                    let word = bytes[start..<index]
                    let isSpecial = word.contains { ASCII.isDigit($0) || $0 == ASCII.slash }
                    out += isSpecial ? [UInt8(ascii: "#")] : word
                } else {
                    out.append(byte)
                    index += 1
                }
            }
            text = String(decoding: out, as: UTF8.self)
        }

        private static func isOfWord(_ byte: UInt8) -> Bool {
            ASCII.isAlphanumeric(byte) || byte == ASCII.slash || byte == ASCII.colon || byte == ASCII.period
                || byte == ASCII.hyphen || byte == ASCII.underscore || byte >= 0x80
        }

        /// Where the quote that begins at `start` ends; nil for an apostrophe and for anything else.
        private static func endOfQuote(_ bytes: [UInt8], from start: Int) -> Int? {
            let mark = bytes[start]
            guard mark == ASCII.apostrophe || mark == ASCII.quote, start == 0 || !ASCII.isAlphanumeric(bytes[start - 1])
            else { return nil }
            return bytes.indices.dropFirst(start + 1).first {
                bytes[$0] == mark && ($0 + 1 == bytes.count || !ASCII.isAlphanumeric(bytes[$0 + 1]))
            }
        }
    }
}

extension Diagnostic.Severity {
    fileprivate var rank: Int {
        switch self {
        case .error: 0
        case .warning: 1
        case .note: 2
        }
    }
}
