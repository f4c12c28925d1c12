/// Something wrong with the shop's input: where, what, and how to mend it.
///
/// It keeps the source and a range of its bytes. Line, column, the line itself and a suggestion are worked out when it is
/// printed: of ten thousand mistakes most never are.
package struct Diagnostic: Sendable {
    package enum Severity: String, Sendable { case error, warning, note }

    package var severity: Severity
    private let place: Place
    package var wording: Wording
    /// What was being made when it showed; nil when it shows by itself.
    package var subject: Subject?

    private enum Place: Sendable {
        /// The whole of a file, as people know it.
        case file(String)
        case range(SourceFile, Range<Int>)
    }

    /// The pages on which a fault of a template shows.
    package struct Subject: Sendable, Hashable {
        /// The content file of the first of them, in the order of paths; nil if none of them has one.
        package var path: String?
        /// How many more there are.
        package var others: Int

        package init(path: String?, others: Int = 0) {
            self.path = path
            self.others = others
        }
    }

    /// A diagnostic about a file as a whole, such as one that is missing; `path` is relative to the shop's root.
    package init(_ severity: Severity, path: String, wording: Wording) {
        self.severity = severity
        place = .file(path)
        self.wording = wording
    }

    package init(_ severity: Severity, path: String, message: String) {
        self.init(severity, path: path, wording: Wording(message))
    }

    /// A diagnostic about `range` (byte offsets) of `source`.
    package init(_ severity: Severity, _ source: SourceFile, _ range: Range<Int>, _ wording: Wording) {
        self.severity = severity
        place = .range(source, range)
        self.wording = wording
    }

    package init(_ severity: Severity, _ source: SourceFile, _ range: Range<Int>, _ message: String) {
        self.init(severity, source, range, Wording(message))
    }

    /// The file as people know it, relative to the shop's root.
    package var path: String {
        switch place {
        case .file(let path): path
        case .range(let source, _): source.path
        }
    }

    /// Byte offsets in the file; nil when the whole file is meant.
    package var range: Range<Int>? {
        switch place {
        case .file: nil
        case .range(_, let range): range
        }
    }

    /// Where in the file it begins, to sort by; before everything when the whole file is meant.
    package var offset: Int { range?.lowerBound ?? -1 }

    /// Nil when the whole file is meant.
    package var location: SourceLocation? {
        switch place {
        case .file: nil
        case .range(let source, let range): source.location(of: range.lowerBound)
        }
    }

    /// How many columns to underline, 1 or more.
    package var length: Int {
        switch place {
        case .file: 1
        case .range(let source, let range): source.width(of: range)
        }
    }

    /// The line, or at most `widest` columns of it around the place; nil when the whole file is meant.
    package func excerpt(widest: Int) -> Excerpt? {
        switch place {
        case .file: nil
        case .range(let source, let range): source.excerpt(around: range, widest: widest)
        }
    }

    /// One sentence: what is wrong, with the mend where one is known (`did you mean 'price'?`).
    package var message: String { message(meaning: wording.guess?.nearest) }

    /// The message with a suggestion from `desk`.
    func message(_ desk: inout SuggestionDesk) -> String {
        message(meaning: wording.guess.flatMap { guess in guess.shown(desk.nearest(guess)) })
    }

    private func message(meaning nearest: String?) -> String {
        var text = wording.text + Suggestion.phrase(nearest) + wording.rest
        if let subject, let path = subject.path {
            text += " (while rendering \(path)"
            if subject.others > 0 { text += " and \(Self.count(subject.others, "other page", "other pages"))" }
            text += ")"
        }
        return text.namingTheUnseen
    }

    /// `1 error`, `2,999 errors`.
    package static func count(_ number: Int, _ one: String, _ many: String) -> String {
        "\(grouped(number)) \(number == 1 ? one : many)"
    }

    /// `2,999`, as English groups digits.
    package static func grouped(_ number: Int) -> String {
        var out = ""
        let digits = String(number.magnitude)
        for (index, digit) in digits.enumerated() {
            if index > 0, (digits.count - index) % 3 == 0 { out += "," }
            out.append(digit)
        }
        return (number < 0 ? "-" : "") + out
    }
}

extension Diagnostic: Hashable {
    /// Two are one when they say the same of the same place; how a suggestion is found makes no difference.
    package static func == (left: Diagnostic, right: Diagnostic) -> Bool {
        left.severity == right.severity && left.range == right.range && left.path == right.path
            && left.wording == right.wording && left.subject == right.subject
    }

    package func hash(into hasher: inout Hasher) {
        hasher.combine(path)
        hasher.combine(range)
        hasher.combine(wording)
    }
}
