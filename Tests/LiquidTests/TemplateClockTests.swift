import Liquid
import Testing
import Text

/// Time within a template, alone and with what it renders, by a clock that goes on by one at every look.
@Suite struct TemplateClockTests {
    private final class Host: SnippetMemory {
        let clock: TemplateClock?

        init(_ clock: TemplateClock?) { self.clock = clock }

        func recall(_ snippet: LiquidTemplate, _ variables: ArraySlice<SnippetVariable>) -> RememberedSnippet? { nil }
        func beginSnippet(_ snippet: LiquidTemplate, _ variables: ArraySlice<SnippetVariable>) -> Bool { false }
        func endSnippet(_ printed: RememberedSnippet?) {}
    }

    @Test(
        arguments: [
            ("text", "top 1 1/1"),
            ("{% render 'a' %}", "top 1 2/3, a 1 1/1"),
            ("{% render 'a' %}{% include 'a' %}", "top 1 3/5, a 2 2/2"),
            ("{% render 'b' %}", "top 1 2/5, b 1 2/3, a 1 1/1"),
            // Itself within itself: what is within counts once.
            ("{% render 'c', n: 2 %}", "top 1 2/7, c 3 5/5"),
            // A fault ends what it happens in.
            ("{% render 'd' %}{% render 'a' %}", "top 1 3/5, d 1 1/1, a 1 1/1"),
        ])
    func counts(_ text: String, _ expected: String) {
        let environment = LiquidEnvironment()
        let snippets = [
            "a": "x", "b": "{% render 'a' %}",
            "c": "{% if n > 0 %}{% assign m = n | minus: 1 %}{% render 'c', n: m %}{% endif %}",
            "d": "{{ 1 | divided_by: 0 }}",
        ]
        let library = TemplateLibrary(
            snippets.sorted { $0.key < $1.key }.map {
                TemplateLibrary.Entry(name: $0.key, source: SourceFile(path: $0.key, text: $0.value))
            } + [.init(name: "top", source: SourceFile(path: "top", text: text), isSnippet: false)], environment)
        var ticks = 0
        let clock = TemplateClock {
            ticks += 1
            return ticks
        }
        var out = ByteWriter()
        _ = library.template(named: "top")?.render(into: &out, globals: nil, loader: library, host: Host(clock))
        let found = clock.entries.map { "\($0.template.source.path) \($0.calls) \($0.own)/\($0.total)" }
        #expect(found.joined(separator: ", ") == expected)
        var plain = ByteWriter()
        _ = library.template(named: "top")?.render(into: &plain, globals: nil, loader: library, host: Host(nil))
        #expect(plain.bytes == out.bytes)
    }
}
