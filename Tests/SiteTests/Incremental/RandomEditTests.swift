import Liquid
import Platform
import Site
import TestSupport
import Testing
import Text

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// An incremental build equals a full one byte for byte, whatever was edited before.
///
/// The shop's pages read every field, filter, tag and look-up there is, each on a page that reads little else; random
/// edits of every kind of input go forward and back. `VITRINE_EDITS` says how many (`Scripts/test-incremental`), and
/// `VITRINE_ROUND` runs one round again.
@Suite struct RandomEditTests {
    private static func number(_ name: String) -> Int? { getenv(name).flatMap { Int(String(cString: $0)) } }

    private static let editsARound = 25
    private static let rounds: [Int] = {
        if let round = number("VITRINE_ROUND") { return [round] }
        let edits = number("VITRINE_EDITS") ?? SeedShare.of(500)
        return Array(0..<max(1, (edits + editsARound - 1) / editsARound))
    }()
    /// After so many rounds every probe has stood in a shop once.
    private static let roundsForAll = 20

    private static let probes: Result<TemplateProbes, any Error> = Result {
        guard let theme = try ThemeShop().load().theme else { throw ThemeShop.Failure(description: "no theme") }
        return TemplateProbes(theme.environment)
    }

    private static func state(_ round: Int) throws -> ShopState {
        var dice = Dice(UInt64(round / roundsForAll))
        let shuffled = try probes.get().all.shuffled(using: &dice)
        let share = shuffled.enumerated().filter { $0.offset % roundsForAll == round % roundsForAll }.map(\.element)
        var own = Dice(UInt64(round) &+ 1_000_000)
        let theme = RandomTheme(share, &own)
        var files = theme.files.mapValues { Array($0.utf8) }
        for (path, bytes) in RandomShop.media { files[path] = bytes }
        return ShopState(files: files)
    }

    /// Making a failure small takes minutes: only the first ones of a run are.
    private static func canReproduce() -> Bool {
        reproduced.withLock { count in
            count += 1
            return count <= number("VITRINE_REPRODUCTIONS") ?? 1
        }
    }
    private static let reproduced = Guarded(0)

    @Test func everythingThatTemplatesReadIsTried() throws {
        let probes = try Self.probes.get()
        #expect(probes.unreached == [], "say in TemplateProbes how a template gets hold of these")
        #expect(RandomTheme.unknownSettings == [], "give RandomTheme a value for these settings")
        #expect(probes.all.count > 700, "\(probes.all.count)")
    }

    /// A template with a fault would only ever show that two builds refuse alike.
    @Test func theShopsAreWithoutFaults() throws {
        for round in 0..<Self.roundsForAll {
            let shop = try TemporaryShop(in: EditedShop.memory)
            for (path, bytes) in try Self.state(round).files { try shop.write(path, bytes: bytes) }
            let report = try shop.build()
            // Files that no page names lie there on purpose.
            let said = report.diagnostics.map { $0.report() }.filter {
                !$0.contains("not published") && !$0.contains("are published") && !$0.contains("is published")
            }
            #expect(said == [], "round \(round)")
        }
    }

    @Test(arguments: rounds) func aBuildInPlaceEqualsAFullOne(round: Int) throws {
        let start = try Self.state(round)
        // Every other shop as `vitrine build` makes it, from the disk, and as `vitrine serve` does, from memory.
        let keepsSession = round % 2 == 1
        let shop = try EditedShop(start, keepsSession: keepsSession)
        try #require(!shop.isBroken)
        var edits = RandomEdits(Dice(UInt64(round) &+ 2_000_000))
        var made: [ShopEdit] = []
        var broken = 0
        for _ in 0..<Self.editsARound {
            let edit = edits.next(shop.state, mustMend: broken > 0 && (broken > 2 || made.count % 3 > 0))
            made.append(edit)
            let problems = try shop.make(edit)
            broken = shop.isBroken ? broken + 1 : 0
            guard problems.isEmpty else {
                Issue.record(
                    """
                    VITRINE_ROUND=\(round), edit \(made.count): \(edit.name)
                    \(problems.prefix(5).joined(separator: "\n"))
                    \(Self.canReproduce() ? EditedShop.reproduction(from: start, made, keepsSession: keepsSession) : "(see the first failure)")
                    """)
                return
            }
        }
    }
}
