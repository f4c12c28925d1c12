import Text

/// Why a page was made again, or was not.
package struct PageExplanation: Sendable {
    /// What had the page made. The raw values are what programs read.
    package enum Cause: String, Sendable {
        /// There was no build before this one, or what it left behind is gone, of another version, or damaged.
        case firstBuild = "first-build"
        case noMemory = "no-memory"
        case engine
        case damagedMemory = "damaged-memory"
        /// Something that all pages are made from.
        case store, theme, closure, address, drafts, pictures, folders
        /// The page was not there before.
        case newPage = "new-page"
        /// It had something to say.
        case spoke
        /// Something that this page is made from.
        case input
        /// Its file was not what the last build left.
        case output
    }

    package struct Reason: Sendable {
        package var cause: Cause
        /// The kind of input, as `Inputs` calls it; nil for what is none.
        package var kind: String?
        /// Its handle, path or address; nil where there is only one of the kind, or the name is no longer known.
        package var name: String?
        /// What changed, as a sentence without a stop.
        package var words: String

        package init(_ cause: Cause, kind: String? = nil, name: String? = nil, _ words: String) {
            self.cause = cause
            self.kind = kind
            self.name = name
            self.words = words
        }
    }

    /// How many things of a kind the page is made from.
    package struct Inputs: Sendable {
        package var kind: String
        package var count: Int
        /// `products`, or `the list of all products`.
        package var words: String
        /// There is only one of the kind, so there is nothing to count.
        package var isSingle = false
    }

    /// Root-relative.
    package var address: String
    /// Relative to the output folder.
    package var file: String
    /// The content file that it is of; nil for a page that is of none.
    package var source: String?
    package var template: String
    /// The folder of the site, as people know it.
    package var outputFolder: String
    /// What all pages are made from, in words.
    package var basis: String

    /// Why it was made; empty when it was kept.
    package var reasons: [Reason] = []
    /// Whether its bytes are others than the last build's; nil where that is not known.
    package var differs: Bool?
    /// What it is made from, of the kinds that there are; empty when nothing of it is remembered.
    package var inputs: [Inputs] = []
    /// It has something to say, and is made again at the next build, to say it again.
    package var speaksAgain = false

    package var isKept: Bool { reasons.isEmpty }
}

extension PageExplanation {
    /// Lines that are shown to people; programs get all.
    private static let mostShown = 12

    /// For people, without a final newline.
    package var text: String {
        var lines = [address]
        var about = TextTable([.left(""), .left("")])
        about.add(["file", "\(outputFolder)/\(file)"])
        if let source { about.add(["content", source]) }
        about.add(["template", template])
        lines += [about.text, "", verdict]
        if tellsReasons {
            lines += reasons.prefix(Self.mostShown).map { "  " + $0.words }
            if reasons.count > Self.mostShown { lines.append("  and \(reasons.count - Self.mostShown) more") }
        }
        switch differs {
        case true?: lines.append("The page came out different.")
        case false?: lines.append("The page came out the same, so its file was left alone.")
        case nil: break
        }
        if speaksAgain {
            lines.append("It has something to say, so the next build makes it again, to say it again.")
        } else if !inputs.isEmpty {
            let count = inputs.reduce(0) { $0 + $1.count }
            lines += ["", "It is made from \(Diagnostic.count(count, "thing", "things")):"]
            var table = TextTable([.right(""), .left("")])
            for input in inputs { table.add([input.isSingle ? "" : Diagnostic.grouped(input.count), input.words]) }
            lines += [table.text, "and like every page from \(basis)."]
        }
        return lines.joined(separator: "\n")
    }

    /// The verdict alone says it all.
    private var tellsReasons: Bool {
        switch reasons.first?.cause {
        case .store, .theme, .closure, .address, .drafts, .pictures, .folders, .input: true
        default: false
        }
    }

    /// One line that says what became of the page, with the main reason.
    private var verdict: String {
        guard let first = reasons.first else {
            let count = inputs.reduce(0) { $0 + $1.count }
            return
                "Kept: \(count == 1 ? "the one thing" : "none of the \(Diagnostic.grouped(count)) things") that it is made from"
                + (count == 1 ? " has not changed." : " has changed.")
        }
        switch first.cause {
        case .firstBuild, .noMemory, .engine, .damagedMemory: return "Made, like every page: \(first.words)."
        case .store, .theme, .closure, .address, .drafts, .pictures, .folders:
            return "Made again, like every page, because something changed that all pages are made from:"
        case .newPage: return "Made for the first time: \(first.words)."
        case .spoke, .output: return "Made again: \(first.words)."
        case .input: return "Made again, because of what it is made from:"
        }
    }

    /// One line in `format` for programs, without a final newline; of the text form the sentences in one.
    package func report(_ format: Diagnostic.Format) -> String {
        switch format {
        case .text: return text
        case .json: return json
        case .github:
            let why = tellsReasons ? " " + reasons.map(\.words).joined(separator: "; ") : ""
            return Diagnostic(.note, path: source ?? "\(outputFolder)/\(file)", message: "\(address): \(verdict)\(why)")
                .report(.github)
        }
    }

    private var json: String {
        var out = ByteWriter()
        func put(_ name: String, _ value: String?) {
            out.append(string: "\"\(name)\":")
            if let value { out.appendJSON(string: value) } else { out.append("null") }
        }
        out.append("{")
        put("explain", address)
        out.append(",")
        put("file", file)
        out.append(",")
        put("source", source)
        out.append(",")
        put("template", template)
        out.append(string: ",\"kept\":\(isKept)")
        out.append(string: ",\"differs\":\(differs.map { "\($0)" } ?? "null")")
        out.append(string: ",\"speaks_again\":\(speaksAgain)")
        out.append(",\"reasons\":[")
        for (number, reason) in reasons.enumerated() {
            out.append(number == 0 ? "{" : ",{")
            put("cause", reason.cause.rawValue)
            if reason.kind != nil {
                out.append(",")
                put("kind", reason.kind)
            }
            if reason.name != nil {
                out.append(",")
                put("name", reason.name)
            }
            out.append(",")
            put("message", reason.words)
            out.append("}")
        }
        out.append("],\"inputs\":{")
        for (number, input) in inputs.enumerated() {
            if number > 0 { out.append(",") }
            out.append(string: "\"\(input.kind)\":\(input.count)")
        }
        out.append("}}")
        return out.string
    }
}
