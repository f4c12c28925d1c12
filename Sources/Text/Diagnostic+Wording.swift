extension Diagnostic {
    /// What a diagnostic says, with the name that may have been meant still to be looked for.
    package struct Wording: Sendable, Hashable, ExpressibleByStringInterpolation {
        package var text: String
        package var guess: Guess?
        /// What comes behind the suggestion.
        package var rest = ""

        package init(_ text: String) { self.text = text }
        package init(stringLiteral text: String) { self.text = text }

        package static func + (wording: Wording, rest: String) -> Wording {
            var wording = wording
            if wording.guess == nil { wording.text += rest } else { wording.rest += rest }
            return wording
        }

        package static func + (text: String, wording: Wording) -> Wording {
            var wording = wording
            wording.text = text + wording.text
            return wording
        }
    }

    /// A name that is not known, and those it may have been meant for.
    package final class Guess: Sendable {
        let names: KnownNames
        package let asked: String
        /// What stands in the file, when the name is only a part of it: `../products/mgu.md`.
        let written: String?
        /// What is suggested when nothing is near.
        let otherwise: String?

        init(names: KnownNames, asked: String, written: String?, otherwise: String?) {
            self.names = names
            self.asked = asked
            self.written = written
            self.otherwise = otherwise
        }

        /// A message and the suggestion behind it.
        package static func + (text: String, guess: Guess) -> Wording {
            var wording = Wording(text)
            wording.guess = guess
            return wording
        }

        /// What to suggest.
        package var nearest: String? { shown(names.nearest(to: asked)) }

        /// The suggestion that `name`, the nearest one, comes to.
        func shown(_ name: String?) -> String? {
            guard let name else { return otherwise }
            return written.map { Self.mended($0, asked, name) } ?? name
        }

        /// The path or address with the last part that is the wrong name, with or without an ending, replaced.
        private static func mended(_ written: String, _ wrong: String, _ right: String) -> String {
            var parts = written.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
            for index in parts.indices.reversed() {
                let part = parts[index].utf8
                let dot = part.lastIndex(of: ASCII.period).flatMap { $0 == part.startIndex ? nil : $0 }
                if parts[index] == wrong {
                    parts[index] = right
                } else if let dot, parts[index][..<dot] == wrong {
                    parts[index] = right + String(parts[index][dot...])
                } else {
                    continue
                }
                return parts.joined(separator: "/")
            }
            return right
        }
    }
}

extension Diagnostic.Guess: Hashable {
    package static func == (left: Diagnostic.Guess, right: Diagnostic.Guess) -> Bool {
        left.asked == right.asked && left.written == right.written && left.otherwise == right.otherwise
    }

    package func hash(into hasher: inout Hasher) { hasher.combine(asked) }
}
