/// From which picture each copy of an original is shrunk.
///
/// Decoding a photograph and shrinking it by far are most of the work that is not coding, and nine sizes of one need
/// neither nine times. So there is a ladder of pictures of fixed widths, kept without loss while a batch is at work, each
/// made from the next larger one; a copy is shrunk from the smallest that is still a quarter wider than the copy. That
/// differs from shrinking the original itself by less than the coding loses (47 dB or more against 40).
///
/// The rung follows from the original's size and the copy's alone, never from what else is asked for: the same copy has
/// the same bytes in every build.
package struct ImageLadder: Sendable, Hashable {
    /// A picture that copies are shrunk from.
    package struct Rung: Sendable, Hashable {
        /// The original itself, as it is decoded and turned upright.
        package var isWhole: Bool
        package var width: Int
        package var height: Int
        /// Made from the file; else from the rung before it.
        package var isFromFile: Bool
        package var copies: [ImageRequest] = []
    }

    /// From the large one down.
    package private(set) var rungs: [Rung]

    /// The widths of the rungs below the whole picture. What a theme asks for is seldom wider than the first, so that a
    /// large photograph need not lie about uncoded.
    static let widths = [2560, 1280, 640]

    /// - Parameters:
    ///   - width: the original's, as it is shown.
    ///   - height: the original's, as it is shown.
    package init(width: Int, height: Int, copies: [ImageRequest]) {
        let lower = Self.widths.filter { Self.isAmple(width, for: $0) }
        var taken: [Int?: [ImageRequest]] = [:]
        for copy in copies {
            // A copy of another shape is cut from one that covers it.
            let covering =
                copy.crop == nil ? copy.width : max(copy.width, (copy.height * width + height - 1) / height)
            taken[lower.last { Self.isAmple($0, for: covering) }, default: []].append(copy)
        }
        rungs = []
        let isLarge = lower.first == Self.widths[0]
        if taken[nil] != nil || !isLarge {
            rungs.append(Rung(isWhole: true, width: width, height: height, isFromFile: true, copies: taken[nil] ?? []))
        }
        var above = (width, height)
        for (index, rungWidth) in lower.enumerated() {
            guard lower[index...].contains(where: { taken[$0] != nil }) else { break }
            above = (rungWidth, ImageRequest.scaled(above.1, rungWidth, above.0))
            rungs.append(
                Rung(
                    isWhole: false, width: above.0, height: above.1, isFromFile: isLarge && index == 0,
                    copies: taken[rungWidth] ?? []))
        }
    }

    /// Whether a picture is enough wider than what is made from it for nothing to be lost on the way.
    private static func isAmple(_ width: Int, for wanted: Int) -> Bool { width * 4 >= wanted * 5 }

    /// Bytes that the rungs take uncoded; with transparency a third more.
    var size: Int { rungs.reduce(0) { $0 + $1.width * $1.height * 3 } }
}
