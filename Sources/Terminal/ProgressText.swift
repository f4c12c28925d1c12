/// The words and the drawing of progress.
package enum ProgressText {
    /// `pictures: 120 of 800, about 40 s left`.
    package static func line(_ phase: String, _ done: Int, of total: Int, left: Int?) -> String {
        "\(phase): \(done) of \(total)" + (left.map { ", about \(duration($0)) left" } ?? "")
    }

    /// `pictures  ██████████▌·············  120 of 800, about 40 s left`, less than 80 columns.
    package static func bar(_ phase: String, _ done: Int, of total: Int, share: Double, left: Int?) -> String {
        let eighths = Int((min(1, max(0, share)) * Double(barWidth * 8)).rounded(.down))
        let full = eighths / 8
        let part = eighths % 8
        var text = "\(phase)  " + String(repeating: "█", count: full)
        if part > 0 { text.append(["▏", "▎", "▍", "▌", "▋", "▊", "▉"][part - 1]) }
        text += String(repeating: "·", count: barWidth - full - (part > 0 ? 1 : 0))
        return text + "  \(done) of \(total)" + (left.map { ", about \(duration($0)) left" } ?? "")
    }

    private static let barWidth = 24

    /// Seconds that are left, by how long the share that is done took; nil while that tells nothing.
    ///
    /// - Parameter elapsed: nanoseconds.
    package static func remaining(elapsed: Int, share: Double) -> Int? {
        guard elapsed > 1_000_000_000, share > 0.01, share < 1 else { return nil }
        let seconds = Double(elapsed) / 1e9 * (1 - share) / share
        return seconds < 360_000 ? Int(seconds.rounded(.up)) : nil
    }

    /// As exact as an estimate is: `8 s`, `40 s`, `3 min`, `1 h 10 min`.
    package static func duration(_ seconds: Int) -> String {
        switch seconds {
        case ..<10: return "\(max(1, seconds)) s"
        case ..<90: return "\((seconds + 4) / 5 * 5) s"
        case ..<3570: return "\((seconds + 30) / 60) min"
        default:
            let tens = (seconds + 300) / 600
            let minutes = tens % 6 * 10
            return "\(tens / 6) h" + (minutes > 0 ? " \(minutes) min" : "")
        }
    }
}
