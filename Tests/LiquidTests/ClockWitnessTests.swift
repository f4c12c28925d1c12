import Liquid
import Testing
import Text

/// A host learns how finely a template shows the moment, and of nothing else.
@Suite struct ClockWitnessTests {
    private final class Witness: ClockWitness {
        var units: [ClockUnit] = []

        func readsClock(_ unit: ClockUnit) { units.append(unit) }
    }

    @Test(arguments: [
        ("{{ 'now' | date: '%Y' }}", [ClockUnit.year]), ("{{ 'today' | date: '%y %% %C%n' }}", [.year]),
        ("{{ 'NOW' | date: '%-m/%Y' }}", [.month]), ("{{ 'now' | date: '%^B' }}", [.month]),
        ("{{ 'now' | date: '%F' }}", [.day]), ("{{ 'now' | date: '%A' }}", [.day]),
        ("{{ 'now' | date: '%G' }}", [.day]),
        ("{{ 'now' | date: '%10V' }}", [.day]), ("{{ 'now' | date: '%H' }}", [.moment]),
        ("{{ 'now' | date: '%s' }}", [.moment]), ("{{ 'now' | date: '%:z' }}", [.moment]),
        ("{{ 'now' | date: '%Y %Q' }}", [.moment]), ("{{ 'now' | date: 'no sign' }}", [.year]),
        ("{{ 'May 5' | date: '%F %T' }}", [.year]), ("{{ '11:30' | date: '%F %T' }}", [.day]),
        ("{{ '11:30' | date: '%Y' }}", [.year]), ("{{ '2026-05-01' | date: '%F' }}", []),
        ("{{ 1780000000 | date: '%F' }}", []), ("{{ 'no date' | date: '%F' }}", []), ("{{ 'now' | date: '' }}", []),
        ("{{ 'now' | upcase }}", []), ("{{ 'now' | date: '%Y' }}{{ 'now' | date: '%d' }}", [.year, .day]),
    ])
    func howFinely(source: String, units: [ClockUnit]) throws {
        var diagnostics: [Diagnostic] = []
        let template = try #require(
            LiquidTemplate.parse(
                SourceFile(path: "t.liquid", text: source), LiquidEnvironment(), diagnostics: &diagnostics))
        let witness = Witness()
        var options = RenderOptions()
        options.now = 1_800_000_000
        var out = ByteWriter()
        _ = template.render(into: &out, globals: nil, host: witness, options: options)
        #expect(witness.units == units)
    }
}
