/// Text of strangers on a terminal and in a log: what could move the cursor, turn the line or hide is not let through.
extension Unicode.Scalar {
    /// Controls of ASCII and C1, bidirectional controls and marks, and characters that show as nothing.
    package var isInvisible: Bool {
        switch value {
        case 0...0x1F, 0x7F...0x9F, 0xAD, 0x061C, 0x180E, 0x200B...0x200F, 0x2028...0x202E, 0x2060...0x206F, 0xFEFF,
            0xFFF9...0xFFFB, 0xE0000...0xE007F:
            true
        default: false
        }
    }
}

extension String {
    /// On one line, with line breaks and tabs as spaces and everything else that is invisible left out.
    package var oneVisibleLine: String {
        guard unicodeScalars.contains(where: \.isInvisible) else { return self }
        var out = String.UnicodeScalarView()
        for scalar in unicodeScalars {
            if scalar == "\n" || scalar == "\t" {
                out.append(" ")
            } else if !scalar.isInvisible {
                out.append(scalar)
            }
        }
        return String(out)
    }
}
