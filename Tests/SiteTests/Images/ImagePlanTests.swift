import Site
import Testing
import Text

/// What is planned before a program runs: which requests are one, what is shrunk from what, what is done in one go.
@Suite struct ImagePlanTests {
    static func request(
        _ source: String, _ bytes: String, _ width: Int, _ height: Int, _ crop: ImageCrop? = nil,
        _ format: ImageFormat = .webp
    ) -> ImageRequest {
        ImageRequest(
            source: source, sourceFingerprint: Fingerprint(bytes), width: width, height: height, crop: crop,
            format: format)
    }

    @Test func requestsOfEqualBytesAreOneJob() {
        let requests = [
            Self.request("media/b.jpg", "mug", 400, 300), Self.request("media/a.jpg", "mug", 400, 300),
            Self.request("media/a.jpg", "mug", 800, 600), Self.request("media/c.jpg", "jug", 400, 300),
            Self.request("media/a.jpg", "mug", 400, 300),
        ]
        let jobs = ImageJob.all(requests)
        #expect(jobs.map(\.sources) == [["media/a.jpg", "media/b.jpg"], ["media/c.jpg"]])
        #expect(jobs.map { $0.copies.map(\.width).sorted() } == [[400, 800], [400]])
        #expect(ImageJob.all(requests.reversed()) == jobs)
        #expect(ImageJob.all([]) == [])
    }

    /// Jobs, workers, the largest batch, and the batches' sizes.
    static let shares: [(Int, Int, Int, [Int])] = [
        (0, 2, 24, []), (1, 2, 24, [1]), (5, 2, 24, [3, 2]), (48, 2, 24, [24, 24]), (49, 2, 24, [13, 13, 13, 10]),
        (100, 2, 24, [17, 17, 17, 17, 17, 15]), (3, 8, 24, [1, 1, 1]), (4, 2, 1, [1, 1, 1, 1]), (3, 0, 24, []),
    ]

    @Test(arguments: shares.indices) func sharesJobsEvenly(index: Int) {
        let (count, workers, largest, expected) = Self.shares[index]
        let jobs = ImageJob.all((0..<count).map { Self.request("media/\($0).jpg", "\($0)", 9, 9) })
        let batches = ImageJob.batches(jobs, workers: workers, largest: largest)
        #expect(batches.map(\.count) == expected)
        #expect(batches.flatMap { $0 } == (expected.isEmpty ? [] : jobs))
    }

    /// An original's size, the copies' widths (with a height for a cut), and the rungs: `F` from the file, else from the
    /// one before, and what each makes.
    static let ladders: [(Int, Int, [(Int, Int?)], String)] = [
        (
            2464, 1632, [(1600, nil), (1000, nil), (900, nil), (480, nil)],
            "F2464x1632:1600 1280x848:1000,900 640x424:480"
        ),
        (2464, 1632, [(160, nil)], "F2464x1632: 1280x848: 640x424:160"),
        (2464, 1632, [(1600, nil)], "F2464x1632:1600"),
        // The next rung must be a quarter wider than the copy.
        (2464, 1632, [(1024, nil), (1025, nil)], "F2464x1632:1025 1280x848:1024"),
        (2464, 1632, [(512, nil), (513, nil)], "F2464x1632: 1280x848:513 640x424:512"),
        // A large photograph never lies there whole, unless a copy is as large.
        (6000, 4000, [(1600, nil), (480, nil)], "F2560x1707:1600 1280x854: 640x427:480"),
        (6000, 4000, [(3000, nil), (480, nil)], "F6000x4000:3000 F2560x1707: 1280x854: 640x427:480"),
        (3200, 100, [(10, nil)], "F2560x80: 1280x40: 640x20:10"),
        (3199, 100, [(10, nil)], "F3199x100: 1280x40: 640x20:10"),
        // A small one has no rung below it.
        (799, 600, [(500, nil), (10, nil)], "F799x600:500,10"), (800, 600, [(512, nil)], "F800x600: 640x480:512"),
        // A cut is made of what covers it: 300 of 1000 high is 1510 wide.
        (2464, 1632, [(300, 1000)], "F2464x1632:300"), (2464, 1632, [(300, 400)], "F2464x1632: 1280x848:300"),
        (1000, 10_000, [(200, nil)], "F1000x10000: 640x6400:200"),
    ]

    @Test(arguments: ladders.indices) func shrinksFromTheSmallestThatIsAmple(index: Int) {
        let (width, height, asked, expected) = Self.ladders[index]
        let copies = asked.map { side, cut in
            let fitting = max(1, (side * height * 2 + width) / (width * 2))
            return Self.request("media/x.jpg", "x", side, cut ?? fitting, cut.map { _ in .center })
        }
        let ladder = ImageLadder(width: width, height: height, copies: copies)
        let text = ladder.rungs.map { rung in
            (rung.isFromFile ? "F" : "") + "\(rung.width)x\(rung.height):"
                + rung.copies.map { String($0.width) }.joined(separator: ",")
        }
        #expect(text.joined(separator: " ") == expected)
        // What is shrunk from what does not depend on what else is asked for.
        for copy in copies {
            let alone = ImageLadder(width: width, height: height, copies: [copy])
            let rung = ladder.rungs.first { $0.copies.contains(copy) }
            #expect(alone.rungs.last?.width == rung?.width && alone.rungs.last?.isFromFile == rung?.isFromFile)
        }
    }

    static func picture(
        _ number: Int, _ width: Int, _ height: Int, _ copies: [ImageRequest], _ colours: ImageColours = .standard
    ) -> ImageStep.Picture {
        ImageStep.Picture(
            input: "\(number).jpg", ladder: ImageLadder(width: width, height: height, copies: copies), colours: colours)
    }

    static func text(_ steps: [ImageStep]) -> [String] {
        steps.map { step in
            step.options.dropFirst().joined(separator: " ") + ": "
                + step.items.map { "\($0.input)>\(step.output($0))" }.joined(separator: " ")
                + (step.spent.isEmpty ? "" : "; \(step.spent.joined(separator: " "))")
        }
    }

    @Test func aSizeIsMadeOfManyPicturesAtOnce() {
        let steps = ImageStep.all([
            Self.picture(0, 1000, 500, [Self.request("a", "a", 900, 450), Self.request("a", "a", 200, 100)]),
            Self.picture(1, 1000, 800, [Self.request("b", "b", 900, 720), Self.request("b", "b", 200, 160)]),
        ])
        #expect(
            Self.text(steps) == [
                "1000000x1000000>: 0.jpg>0-whole.v 1.jpg>1-whole.v; 0.jpg 1.jpg",
                "900x: 0-whole.v>0-whole-900.webp 1-whole.v>1-whole-900.webp",
                "640x: 0-whole.v>0-whole-640.v 1-whole.v>1-whole-640.v; 0-whole.v 1-whole.v",
                "200x: 0-whole-640.v>0-whole-640-200.webp 1-whole-640.v>1-whole-640-200.webp; 0-whole-640.v 1-whole-640.v",
            ])
        #expect(
            steps[1].arguments(steps[1].items, folder: "/w") == [
                "-s", "900x", "-o", "%s-900.webp[Q=82,strip]", "/w/0-whole.v", "/w/1-whole.v",
            ])
    }

    @Test func cutsColoursAndRoundingGoTheirOwnWay() {
        // The page says 601 rows where the program would come to 600.
        let steps = ImageStep.all([
            Self.picture(0, 2000, 1000, [Self.request("a", "a", 1200, 600, nil, .jpeg)], .profiled),
            Self.picture(
                1, 2000, 1000,
                [Self.request("b", "b", 1200, 601, nil, .jpeg), Self.request("b", "b", 1200, 700, .top)]),
            Self.picture(2, 6000, 3000, [Self.request("c", "c", 1200, 600, nil, .png)], .inks),
        ])
        #expect(
            Self.text(steps) == [
                "1000000x1000000> -e srgb: 0.jpg>0-whole.v; 0.jpg", "1000000x1000000>: 1.jpg>1-whole.v; 1.jpg",
                "1200x: 0-whole.v>0-whole-1200.jpg; 0-whole.v", "1200x601!: 1-whole.v>1-whole-1200x601.jpg",
                "1200x700 -m low: 1-whole.v>1-whole-1200x700-top.webp; 1-whole.v",
                "2560x -e srgb: 2.jpg>2-2560.v; 2.jpg", "1200x: 2-2560.v>2-2560-1200.png; 2-2560.v",
            ])
        #expect(ImageStep.all([]) == [])
    }

    @Test func eachStepFindsItsInputs() {
        var dice = 7
        func roll(_ limit: Int) -> Int {
            dice = (dice * 1_103_515_245 + 12_345) % 2_147_483_648
            return dice / 65_536 % limit
        }
        for _ in 0..<200 {
            let pictures = (0..<1 + roll(6)).map { number in
                let (width, height) = (20 + roll(7000), 20 + roll(7000))
                let copies = (0..<1 + roll(8)).map { _ in
                    Self.request(
                        "\(number)", "\(number)", 1 + roll(width), 1 + roll(height), roll(2) == 0 ? .left : nil)
                }
                return Self.picture(number, width, height, copies)
            }
            var lying = Set(pictures.map(\.input))
            var made = 0
            for step in ImageStep.all(pictures) {
                for item in step.items {
                    #expect(lying.contains(item.input))
                    if item.copy == nil { lying.insert(step.output(item)) } else { made += 1 }
                }
                lying.subtract(step.spent)
            }
            #expect(lying.isEmpty)
            #expect(made == pictures.reduce(0) { $0 + $1.ladder.rungs.reduce(0) { $0 + $1.copies.count } })
        }
    }

    @Test func imageMagickGoesDownTheLadderInOneProcess() {
        let ladder = ImageLadder(
            width: 2000, height: 1000,
            copies: [Self.request("a", "a", 1200, 600), Self.request("a", "a", 300, 400, .bottom, .jpeg)])
        func arguments(_ colours: ImageColours) -> String {
            ImageTool.magickArguments(ladder, format: .jpeg, colours: colours, input: "/w/0.jpg") {
                "/w/\($0.width).\($0.fileExtension)"
            }.joined(separator: " ")
        }
        let copies =
            "( +clone -resize 1200x600! -quality 82 -write webp:/w/1200.webp +delete ) -resize 1280x640! "
            + "( +clone -resize 300x400^ -gravity south -extent 300x400 -background white -flatten -quality 82 "
            + "-write jpeg:/w/300.jpg +delete ) null:"
        #expect(arguments(.standard) == "jpeg:/w/0.jpg[0] -auto-orient -strip \(copies)")
        #expect(arguments(.profiled) == "jpeg:/w/0.jpg[0] -auto-orient +profile !icc,!icm,* \(copies)")
        #expect(arguments(.inks) == "jpeg:/w/0.jpg[0] -auto-orient -colorspace sRGB -strip \(copies)")
    }
}
