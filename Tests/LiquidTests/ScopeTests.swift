import Liquid
import Testing
import Text

/// Which variable a name means, whatever its length and however many there are.
@Suite struct ScopeTests {
    /// Names of every length up to past what is compared as it stands, many of which begin alike.
    private func names(_ count: Int) -> [String] {
        (0..<count).map { "v" + String(repeating: "x", count: $0 % 20) + "\($0)" }
    }

    @Test(arguments: [1, 5, 12, 13, 14, 60, 300])
    func manyNames(count: Int) {
        let names = names(count)
        func assigns(from start: Int) -> String {
            names.enumerated().map { "{% assign \($1) = \($0 + start) %}" }.joined()
        }
        let prints = names.map { "{{ \($0) }}," }.joined()
        func numbers(from start: Int) -> String { (0..<count).map { "\($0 + start)," }.joined() }
        let nothing = String(repeating: ",", count: count)
        let outcome = render(
            assigns(from: 0) + prints + "{% render 's' %}" + prints + assigns(from: 1_000) + prints,
            snippets: [("s", prints + assigns(from: 7) + prints)])
        #expect(
            outcome.output
                == numbers(from: 0) + nothing + numbers(from: 7) + numbers(from: 0) + numbers(from: 1_000))
        #expect(outcome.faults.isEmpty)
    }

    @Test(arguments: [1, 13, 40])
    func loopsHideNames(count: Int) {
        let names = names(count)
        let assigns = names.enumerated().map { "{% assign \($1) = \($0) %}" }.joined()
        let loops = names.map { "{% for \($0) in (7..8) %}{{ \($0) }}{% endfor %}{{ \($0) }}," }.joined()
        let outcome = render(assigns + loops)
        #expect(outcome.output == (0..<count).map { "78\($0)," }.joined())
    }

    @Test func scopes() {
        check(
            Table(
                #"""
                @ {"l": [1, 2], "abcdefghijklmno": "15", "abcdefghijklmnop": "16", "abcdefghijklmnoq": "q", "é": "e"}
                {{ abcdefghijklmno }} {{ abcdefghijklmnop }} {{ abcdefghijklmnoq }} {{ abcdefghijklmn }} ==> 15 16 q\s
                {% assign abcdefghijklmnop = 1 %}{{ abcdefghijklmno }} {{ abcdefghijklmnop }} {{ abcdefghijklmnoq }} ==> 15 1 q
                {{ ['é'] }}{{ ['e'] }} ==> e
                {% for l in l %}{{ l }}{% for l in (5..6) %}{{ l }}{% endfor %}{{ l }};{% endfor %}{{ l }} ==> 1561;2562;12
                {% for x in l %}{% assign x = 9 %}{{ x }}{% endfor %}{{ x }} ==> 129
                {% increment l %}{{ l }}{% assign l = 'x' %}{% increment l %}{{ l }} ==> 011x
                {% for x in l %}{% for y in l %}{% if y == 2 %}{% continue %}{% endif %}{{ x }}{{ y }} {% endfor %}{% endfor %} ==> 11 21\s
                """#))
    }

    @Test func snippets() {
        check(
            Table(
                #"""
                @ {"l": [1, 2]}
                @snippet in: {{ x }}{% assign x = 'in' %}{{ x }}{% increment c %}
                @snippet deep: {% render 'in', x: x %}{{ x }}{% for y in (1..2) offset: continue %}{{ y }}{% endfor %}
                @snippet stop: a{{ stop }}{% break %}b
                @snippet pair: {{ pair }}{{ a }}{{ forloop.index }}{{ x }};
                {% assign x = 'out' %}{% increment c %}{% render 'in' %}{{ x }}{% increment c %}{% render 'in' %} ==> 0in0out1in0
                {% assign x = 'out' %}{% render 'in', x: 'given' %}{{ x }} ==> givenin0out
                {% for y in (1..2) limit: 1 %}{{ y }}{% endfor %}{% render 'deep', x: 5 %}{% for y in (1..2) offset: continue %}{{ y }}{% endfor %} ==> 15in05122
                {% assign x = 1 %}{% include 'in' %}{{ x }}{% increment c %} ==> 1in0in1
                {% for x in l %}{% include 'in' %}{{ x }};{% endfor %}{{ x }} ==> 1101;2212;in
                {% include 'stop' for l %}. ==> a1a
                {% for y in (1..2) %}{% render 'stop' %}{% endfor %}. ==> aa.
                {% for y in (1..2) %}{% include 'stop' %}{% endfor %}. ==> a.
                {% render 'pair', a: 'A', a: 'B' %} ==> B;
                {% render 'pair' for l, a: 'A' %} ==> 1A1;2A2;
                {% render 'pair' with l as x, a: 'A' %} ==> A12;
                {% render 'pair' with nothing, pair: 3 %} ==> 3;
                {% render 'pair' with 4, pair: 3 %} ==> 4;
                {% render 'pair', x: forloop.index %}{% for y in l %}{% render 'pair', x: forloop.index %}{% endfor %} ==> ;1;2;
                """#))
    }
}
