import Text

/// Directives: the lines that begin with `%` before a document (YAML 1.2.2, 6.8).
extension YAMLReader {
    /// Reads all directives up to the next line with content; true if there were any.
    mutating func readDirectives() throws(SyntaxFailure) -> Bool {
        var isFirst = true
        var hasVersion = false
        while indent == 0, tab < 0, at(position) == UInt8(ascii: "%") {
            isFirst = false
            let words = directiveWords()
            switch words.first.map({ string($0) }) {
            case "%YAML":
                if hasVersion { throw SyntaxFailure(lineContent(), "a document has only one %YAML line") }
                hasVersion = true
                try readVersion(words)
            case "%TAG": try readTagHandle(words)
            default: warn(lineContent(), "this directive is not known and has no effect; known are %YAML and %TAG")
            }
            position = afterBreak(lineEnd(from: position))
            toContent()
        }
        return !isFirst
    }

    /// The words of the current line up to a comment.
    private func directiveWords() -> [Range<Int>] {
        let last = lineEnd(from: position)
        var words: [Range<Int>] = []
        var index = position
        while index < last {
            while index < last, Self.isBlank(bytes[index]) { index += 1 }
            guard index < last, bytes[index] != UInt8(ascii: "#") else { break }
            let start = index
            while index < last, !Self.isBlank(bytes[index]) { index += 1 }
            words.append(start..<index)
        }
        return words
    }

    /// `%YAML 1.2`; other versions of 1 are read as 1.2 with a warning, as 6.8.1 asks.
    private mutating func readVersion(_ words: [Range<Int>]) throws(SyntaxFailure) {
        guard words.count == 2 else { throw SyntaxFailure(lineContent(), "this line must be '%YAML 1.2'") }
        let parts = bytes[words[1]].split(separator: ASCII.period, omittingEmptySubsequences: false)
        guard parts.count == 2, parts.allSatisfy({ !$0.isEmpty && $0.count < 6 && $0.allSatisfy(ASCII.isDigit) }) else {
            throw SyntaxFailure(words[1], "this is no version of YAML; the line must be '%YAML 1.2'")
        }
        guard parts[0].elementsEqual([0x31]) else {
            throw SyntaxFailure(words[1], "YAML \(string(words[1])) is not supported; this is a reader of YAML 1.2")
        }
        if !parts[1].elementsEqual([0x32]) {
            warn(words[1], "the file says it is YAML \(string(words[1])); it is read as YAML 1.2")
        }
    }

    /// `%TAG !handle! prefix`.
    private mutating func readTagHandle(_ words: [Range<Int>]) throws(SyntaxFailure) {
        guard words.count == 3 else {
            throw SyntaxFailure(lineContent(), "this line must be '%TAG !handle! prefix'")
        }
        let handle = Array(bytes[words[1]])
        let isNamed =
            handle.count > 2
            && handle.dropFirst().dropLast().allSatisfy { ASCII.isAlphanumeric($0) || $0 == ASCII.hyphen }
        guard handle.first == UInt8(ascii: "!"), handle.last == UInt8(ascii: "!"), handle.count <= 2 || isNamed else {
            throw SyntaxFailure(words[1], "a tag handle is !, !! or a name between two !")
        }
        if tagHandles.updateValue(Array(bytes[words[2]]), forKey: handle) != nil {
            throw SyntaxFailure(words[1], "the tag handle '\(excerpt(words[1]))' is declared twice")
        }
    }
}
