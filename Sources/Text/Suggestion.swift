/// "Did you mean": the nearest known name to one that is not known.
package enum Suggestion {
    /// The closest of `candidates` to `name` when it is close enough to be a slip of the hand, or nil.
    ///
    /// Distance is optimal string alignment over folded bytes; a third of the name's length may differ, at least one, at
    /// most three. Ties go to the first candidate in order. For a short list that is asked now and then; a long one is a
    /// `KnownNames`.
    package static func nearest(to name: String, in candidates: some Sequence<String>) -> String? {
        KnownNames(Array(candidates)).nearest(to: name)
    }

    /// `; did you mean 'x'?` or nothing, to put at the end of a message.
    package static func phrase(for name: String, in candidates: some Sequence<String>) -> String {
        phrase(nearest(to: name, in: candidates))
    }

    static func phrase(_ nearest: String?) -> String { nearest.map { "; did you mean '\($0)'?" } ?? "" }

    /// How many slips a name of so many bytes may have.
    static func allowed(_ length: Int) -> Int { min(3, max(1, length / 3)) }

    /// The most a name may be away from another.
    static let mostSlips = 3

    /// What a name is compared by: bytes in lower case, hyphens and blanks as `_`, without what prints as nothing.
    static func folded(_ text: String) -> [UInt8] {
        guard text.utf8.contains(where: { $0 >= 0x80 }) else { return text.utf8.map(folded) }
        var out: [UInt8] = []
        for scalar in text.unicodeScalars {
            if scalar.isASCII {
                out.append(folded(UInt8(scalar.value)))
            } else if scalar.properties.isWhitespace {
                out.append(ASCII.underscore)
            } else if !scalar.isInvisible {
                out += UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter
            }
        }
        return out
    }

    private static func folded(_ byte: UInt8) -> UInt8 {
        byte == ASCII.hyphen || byte == ASCII.space ? ASCII.underscore : ASCII.lowercased(byte)
    }
}

/// Looks for what was meant by many wrong names: an answer is remembered, and there is an end to the work.
///
/// For one thread and one report, so that it does not depend on threads which mistakes still get a suggestion.
package struct SuggestionDesk: Sendable {
    /// Work on suggestions for one report, about a nanosecond each: stops ten thousand wrong names among a hundred
    /// thousand known ones from taking longer than the build that found them. Mistakes beyond it are told without one.
    package static let budget = 100_000_000

    private struct Question: Hashable {
        var names: ObjectIdentifier
        var asked: String
    }

    private let budget: Int
    private var answers: [Question: String?] = [:]
    private var spent = 0

    init(budget: Int) { self.budget = budget }

    mutating func nearest(_ guess: Diagnostic.Guess) -> String? {
        let question = Question(names: ObjectIdentifier(guess.names), asked: guess.asked)
        if let known = answers[question] { return known }
        guard spent < budget else { return nil }
        let answer = guess.names.nearest(to: guess.asked, spending: &spent)
        answers[question] = .some(answer)
        return answer
    }
}
