import Text

/// One run of `vipsthumbnail`: the same thing done to many pictures.
///
/// It shrinks any number of files to one size. So a batch goes rung by rung down the ladders of its pictures, and size by
/// size on each rung: the program is started as often for twenty pictures as for one.
package struct ImageStep: Sendable, Hashable {
    package struct Item: Sendable, Hashable {
        /// The picture's number in the batch.
        package var picture: Int
        /// A name in the work folder.
        package var input: String
        /// What the output is; nil for a rung.
        package var copy: ImageRequest?
    }

    /// A picture that lies in the work folder.
    package struct Picture: Sendable {
        /// A plain name with the ending of the format.
        package var input: String
        package var ladder: ImageLadder
        package var colours: ImageColours

        package init(input: String, ladder: ImageLadder, colours: ImageColours) {
            self.input = input
            self.ladder = ladder
            self.colours = colours
        }
    }

    /// What the program is told before the inputs.
    package var options: [String]
    /// What stands behind an input's name less its ending in the output's name.
    package var suffix: String
    /// How the output is coded, in brackets; may be empty.
    package var coding: String
    package var items: [Item]
    /// Files of the work folder that no later step reads.
    package var spent: [String] = []

    /// The name of what becomes of an item, in the work folder.
    package func output(_ item: Item) -> String { Self.stem(item.input) + suffix }

    /// What the program is told: `folder` is where the work folder lies.
    package func arguments(_ items: [Item], folder: String) -> [String] {
        options + ["-o", "%s\(suffix)\(coding)"] + items.map { "\(folder)/\($0.input)" }
    }

    /// All steps of a batch, in an order in which each finds its inputs, and the large copies before the small.
    package static func all(_ pictures: [Picture]) -> [ImageStep] {
        var steps: [ImageStep] = []
        var above = pictures.map(\.input)
        for width in [nil] + ImageLadder.widths.map(Optional.some) {
            var made: [ImageStep] = []
            for (number, picture) in pictures.enumerated() {
                guard let rung = picture.ladder.rungs.first(where: { $0.isWhole ? width == nil : $0.width == width })
                else { continue }
                let parent = rung.isFromFile ? picture.input : above[number]
                let step = Self.step(to: rung, from: picture)
                add(Item(picture: number, input: parent), step, to: &made)
                above[number] = stem(parent) + step.suffix
            }
            steps += made
            made = []
            for (number, picture) in pictures.enumerated() {
                guard let rung = picture.ladder.rungs.first(where: { $0.isWhole ? width == nil : $0.width == width })
                else { continue }
                for copy in rung.copies {
                    let isExact = ImageRequest.scaled(rung.height, copy.width, rung.width) != copy.height
                    add(
                        Item(picture: number, input: above[number], copy: copy), step(to: copy, isExact: isExact),
                        to: &made)
                }
            }
            let widths = made.map { $0.items[0].copy?.width ?? 0 }
            steps += made.indices.sorted { (widths[$1], $0) < (widths[$0], $1) }.map { made[$0] }
        }
        var lastUse: [String: Int] = [:]
        for (index, step) in steps.enumerated() {
            for item in step.items { lastUse[item.input] = index }
        }
        for (name, index) in lastUse.sorted(by: { $0.key < $1.key }) { steps[index].spent.append(name) }
        return steps
    }

    /// The step that makes one copy, with its height stated or left to the program.
    ///
    /// Left to the program, pictures of many shapes are one step; it is only stated where rounding twice gives a pixel
    /// more or less than the page says.
    static func step(to copy: ImageRequest, isExact: Bool) -> ImageStep {
        var options = ["-s"]
        var suffix = "-\(copy.width)"
        if let crop = copy.crop {
            options += ["\(copy.width)x\(copy.height)", "-m", strategy(crop)]
            suffix += "x\(copy.height)-\(crop.rawValue)"
        } else if isExact {
            options.append("\(copy.width)x\(copy.height)!")
            suffix += "x\(copy.height)"
        } else {
            options.append("\(copy.width)x")
        }
        return ImageStep(
            options: options, suffix: "\(suffix).\(copy.fileExtension)", coding: coding(copy.format), items: [])
    }

    private static func step(to rung: ImageLadder.Rung, from picture: Picture) -> ImageStep {
        // Larger than any picture, and never to be enlarged.
        let size = rung.isWhole ? "1000000x1000000>" : "\(rung.width)x"
        // Colours are set right once, where the file is read.
        let isConverted = rung.isFromFile && picture.colours != .standard
        return ImageStep(
            options: ["-s", size] + (isConverted ? ["-e", "srgb"] : []),
            suffix: rung.isWhole ? "-whole.v" : "-\(rung.width).v", coding: "", items: [])
    }

    private static func add(_ item: Item, _ step: ImageStep, to steps: inout [ImageStep]) {
        let same = steps.firstIndex {
            $0.options == step.options && $0.suffix == step.suffix && $0.coding == step.coding
        }
        if let same {
            steps[same].items.append(item)
        } else {
            var step = step
            step.items = [item]
            steps.append(step)
        }
    }

    private static func stem(_ name: String) -> String {
        String(name[..<(name.lastIndex(of: ".") ?? name.endIndex)])
    }

    private static func strategy(_ crop: ImageCrop) -> String {
        switch crop {
        case .center: "centre"
        case .top, .left: "low"
        case .bottom, .right: "high"
        }
    }

    private static func coding(_ format: ImageFormat) -> String {
        switch format {
        case .webp: "[Q=82,strip]"
        case .jpeg: "[Q=82,strip,optimize_coding,background=255]"
        case .avif: "[Q=60,strip]"
        case .png: "[compression=9,strip]"
        case .gif, .svg: ""
        }
    }
}
