/// A part of one line of a source with the place in it that something is said about; invalid UTF-8 as U+FFFD.
package struct Excerpt: Sendable, Hashable {
    package let before: String
    /// What is underlined; empty at the end of a line.
    package let marked: String
    package let after: String
    /// The column of the first character, 1 unless the beginning of the line was left out.
    package let firstColumn: Int
    /// Whether the end of the line was left out.
    package let isCutAtEnd: Bool

    package var text: String { before + marked + after }
    package var isCut: Bool { firstColumn > 1 || isCutAtEnd }
}

extension Excerpt {
    /// The line as a terminal shows it and carets under the place.
    ///
    /// Tabs and controls are shown as one blank, and what prints as nothing or as a blank is shown where it is meant, so
    /// that the carets fit and stand under something.
    package var underlined: (line: String, carets: String) {
        var line = firstColumn > 1 ? "..." : ""
        var column = line.count
        var carets = ""
        func add(_ part: String, isMarked: Bool) {
            var previous: Unicode.Scalar?
            for scalar in part.unicodeScalars {
                var shown = scalar
                if isMarked, scalar.nameWhenUnseen(after: previous) != nil, !scalar.isControl {
                    shown = "\u{2423}"
                } else if scalar.isControl || scalar.properties.isBidiControl {
                    shown = " "
                }
                line.unicodeScalars.append(shown)
                column += shown.columns
                previous = scalar
            }
        }
        add(before, isMarked: false)
        let start = column
        add(marked, isMarked: true)
        carets = String(repeating: " ", count: start) + String(repeating: "^", count: max(1, column - start))
        add(after, isMarked: false)
        if isCutAtEnd { line += "..." }
        return (line, carets)
    }
}

extension Unicode.Scalar {
    /// How many columns of a terminal it takes: none for marks that stand on the one before, two for the wide ones of East
    /// Asia and pictures.
    fileprivate var columns: Int {
        if value < 0x300 { return 1 }
        switch properties.generalCategory {
        case .nonspacingMark, .enclosingMark, .format: return 0
        default: break
        }
        switch value {
        case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xA000...0xA4CF,
            0xA960...0xA97F, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6,
            0x1F300...0x1F64F, 0x1F680...0x1F6FF, 0x1F900...0x1F9FF, 0x1FA70...0x1FAFF, 0x20000...0x3FFFD:
            return 2
        default: return 1
        }
    }
}
