import Liquid
import Testing
import Text

@Test func firstWords() {
    var found: [Diagnostic] = []
    let source = SourceFile(
        path: "a.liquid", text: "Hi {{ name }}{% for i in (1..3) %} {{ i }}{% endfor %}{% assign a = 1 %}{{ a }}")
    let template = LiquidTemplate.parse(source, LiquidEnvironment(), diagnostics: &found)
    #expect(found.isEmpty)
    var out = ByteWriter()
    let faults = template?.render(into: &out, globals: LiquidMap([("name", "<you>")]))
    #expect(faults == [])
    #expect(out.string == "Hi &lt;you&gt; 1 2 31")
}
