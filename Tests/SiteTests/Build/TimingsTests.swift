import Platform
import Site
import Testing

/// `build --timings`: what it counts, and how it reads.
@Suite struct TimingsTests {
    @Test func templatesSnippetsAndBytes() throws {
        let shop = try TemporaryShop.standard()
        var options = shop.options()
        let plain = try shop.build(options)
        #expect(plain.timings.templates.isEmpty)
        #expect(plain.timings.traffic.bytesWritten > 0 && plain.timings.traffic.filesRead > 0)
        let tree = try shop.tree()

        options.timesTemplates = true
        try shop.replace("content/store.yaml", "My shop", "Our shop")
        try shop.build(options)
        try shop.replace("content/store.yaml", "Our shop", "My shop")
        let report = try shop.build(options)
        #expect(try differences(shop.tree(), tree) == [], "being watched changes nothing")
        let found = Dictionary(uniqueKeysWithValues: report.timings.templates.map { ($0.path, $0) })
        let layout = try #require(found["themes/starter/layout/theme.liquid"])
        #expect(layout.calls == report.pages)
        let card = try #require(found["themes/starter/snippets/card.liquid"])
        // Each card is rendered when it was looked for in vain, once a product at least.
        #expect(card.calls == card.missed && card.missed >= 5 && card.found > 0)
        #expect(report.timings.templates.allSatisfy { $0.own <= $0.total })
        #expect(report.timings.templates.map(\.own) == report.timings.templates.map(\.own).sorted(by: >))

        let kept = try shop.build(options)
        #expect(kept.timings.templates.isEmpty, "nothing was rendered")
    }

    @Test func table() {
        var timings = BuildTimings()
        timings.stages = [
            .init(name: "load", start: 1_000_000, nanoseconds: 3_140_000),
            .init(name: "render", start: 5_000_000, nanoseconds: 12_345_000_000),
        ]
        timings.templates = [
            TemplateTiming(
                path: "themes/market/snippets/card.liquid", calls: 10_230, own: 2_500_000_000, total: 3_000_000_000,
                found: 120_000, missed: 10_230)
        ]
        timings.templates += (1...11).map {
            TemplateTiming(path: "snippets/s\($0).liquid", calls: $0, own: 1_000_000 * (12 - $0), total: 90_000_000)
        }
        timings.traffic = FileTraffic(filesRead: 1, bytesRead: 999, filesWritten: 22_800, bytesWritten: 123_456_789)
        let lines = timings.table.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        #expect(
            lines == [
                "Stages, of which some run beside one another",
                "    begun      took  stage",
                "  0.00 ms   3.14 ms  load",
                "  4.00 ms  12.35 s   render", "",
                "Templates and snippets, by the time within each alone (of all threads together)",
                "     self  of all    total   calls  template",
                "  2.50 s     97 %  3.00 s   10,230  themes/market/snippets/card.liquid",
                "    11 ms     0 %    90 ms       1  snippets/s1.liquid",
                "    10 ms     0 %    90 ms       2  snippets/s2.liquid",
                "  9.00 ms     0 %    90 ms       3  snippets/s3.liquid",
                "  8.00 ms     0 %    90 ms       4  snippets/s4.liquid",
                "  7.00 ms     0 %    90 ms       5  snippets/s5.liquid",
                "  6.00 ms     0 %    90 ms       6  snippets/s6.liquid",
                "  5.00 ms     0 %    90 ms       7  snippets/s7.liquid",
                "  4.00 ms     0 %    90 ms       8  snippets/s8.liquid",
                "  3.00 ms     0 %    90 ms       9  snippets/s9.liquid",
                "  3.00 ms     0 %               21  and 2 others", "",
                "Snippets that were looked for among what was printed before",
                "     hits  misses   hit  snippet",
                "  120,000  10,230  92 %  themes/market/snippets/card.liquid", "",
                "  read     999 bytes  in 1 file",
                "  written   123.4 MB  in 22,800 files",
            ])
    }

    @Test(
        arguments: [
            (0, "0 bytes"), (1, "1 byte"), (999, "999 bytes"), (1_000, "1.0 kB"), (1_999, "1.9 kB"),
            (123_456_789, "123.4 MB"),
            (Int.max, "9223372.0 TB"),
        ])
    func sizes(_ bytes: Int, _ text: String) {
        var timings = BuildTimings()
        timings.stages = [.init(name: "load", start: 0, nanoseconds: 1)]
        timings.traffic = FileTraffic(filesRead: 1, bytesRead: bytes)
        let line = timings.table.split(separator: "\n").first { $0.hasPrefix("  read ") }
        #expect(line?.split(separator: " ").joined(separator: " ") == "read \(text) in 1 file")
    }
}
