import Liquid
import Testing
import Text

/// Templates and data made to hang, crash or fill the memory. The times are generous: what they catch is quadratic or
/// endless.
@Suite struct LimitTests {
    private func seconds(_ work: () -> Void) -> Double {
        let clock = ContinuousClock()
        let time = clock.measure(work)
        return Double(time.components.seconds) + Double(time.components.attoseconds) * 1e-18
    }

    private static let size: Int = {
        #if DEBUG
            1 << 17
        #else
            1 << 20
        #endif
    }()

    private static let patience: Double = {
        #if DEBUG
            20
        #else
            4
        #endif
    }()

    @Test(
        .timeLimit(.minutes(1)),
        arguments: [
            "{% for i in (1..100000000000) %}{% endfor %}",
            "{% for i in (1..100000000000) %}x{% endfor %}",
            "{% for i in (1..9223372036854775807) limit: 3 %}{{ i }}{% endfor %}{% for i in (1..99999999) %}{% for j in (1..99999999) %}{% endfor %}{% endfor %}",
            "{% tablerow i in (1..100000000000) %}{% endtablerow %}",
            "{{ (1..100000000000) | join }}",
            "{{ (1..100000000000) | reverse | first }}",
            "{{ (-9223372036854775807..9223372036854775807) | sum }}",
            "{{ (1..100000000000) | sort | map: 'x' }}",
            "{{ (1..100000000000) | where: 'x' }}",
        ])
    func endlessLoops(_ template: String) {
        let outcome = render(template) { $0.limits.work = 200_000 }
        #expect(outcome.faults.count == 1)
        let message = outcome.faults.first?.message ?? ""
        #expect(message.contains("too much work") || message.contains("too much text"), "\(message)")
    }

    @Test func rangesTakeNoMemory() {
        let outcome = render(
            "{% for i in (1..9000000000000000000) limit: 2 %}{{ i }}{% endfor %}{{ (1..9000000000000000000) | size }}")
        #expect(outcome.output == "129000000000000000000")
        #expect(outcome.faults.isEmpty)
    }

    @Test(
        .timeLimit(.minutes(1)),
        arguments: [
            "{% assign s = 'x' %}{% for i in (1..100) %}{% assign s = s | append: s %}{% endfor %}",
            "{% capture s %}x{% endcapture %}{% for i in (1..100) %}{% capture s %}{{ s }}{{ s }}{% endcapture %}{% endfor %}",
            "{% assign s = 'x' %}{% for i in (1..100) %}{% assign s = s | replace: 'x', 'xx' %}{% endfor %}",
            "{% assign s = 'x' %}{% for i in (1..100) %}{% assign s = s | prepend: s %}{% endfor %}",
            "{% assign a = 'x,y' | split: ',' %}{% for i in (1..100) %}{% assign a = a | concat: a %}{% endfor %}",
            "{% assign s = 'x' %}{% for i in (1..100) %}{% assign s = s | replace: '', s %}{% endfor %}",
            "{% assign s = 'x' %}{% for i in (1..100) %}{% assign a = s | split: '' %}{% assign s = a | join: s %}{% assign s = s | append: s %}{% endfor %}",
        ])
    func doublingValues(_ template: String) {
        let outcome = render(template) { $0.limits.valueBytes = 1 << 20 }
        #expect(outcome.faults.count == 1)
        #expect(outcome.faults.first?.message.contains("too much text") == true, "\(outcome.faultText)")
    }

    @Test func endlessOutput() {
        let outcome = render("{% for i in (1..1000000) %}0123456789{% endfor %}") { $0.limits.outputBytes = 1 << 16 }
        #expect(outcome.faults.count == 1)
        #expect(outcome.faults.first?.message.contains("prints too much") == true)
        #expect((outcome.output?.utf8.count ?? 0) < 1 << 17)
    }

    @Test func snippetsInsideThemselves() {
        for tag in ["render", "include"] {
            let outcome = render(
                "{% \(tag) 'a' %}", snippets: [("a", "x{% \(tag) 'b' %}"), ("b", "y{% \(tag) 'a' %}")])
            #expect(outcome.output?.utf8.count == 64)
            #expect(outcome.faultText == "b:1:2: snippets are nested too deeply; does one render itself?")
        }
        let wide = render("{% render 'a' %}", snippets: [("a", "{% render 'a' %}{% render 'a' %}")])
        #expect(wide.faults.count == 1)
    }

    @Test func deepNesting() {
        for depth in [90, 200, 20_000] {
            let blocks =
                String(repeating: "{% if true %}", count: depth) + "x" + String(repeating: "{% endif %}", count: depth)
            #expect(render(blocks).faults.isEmpty == (depth < 100))
            let brackets = "{{ a" + String(repeating: "[a", count: depth) + String(repeating: "]", count: depth) + " }}"
            #expect(render(brackets).faults.isEmpty == (depth < 100))
            let ranges =
                "{{ " + String(repeating: "(", count: depth) + "1" + String(repeating: "..1)", count: depth) + " }}"
            #expect(render(ranges).faults.isEmpty == (depth < 2))
            let conditions = "{% if true" + String(repeating: " and true", count: depth) + " %}x{% endif %}"
            _ = render(conditions)
            let lines = "{% " + String(repeating: "liquid ", count: depth) + "echo 1 %}"
            _ = render(lines)
        }
        #expect(
            render("{% if false" + String(repeating: " or false", count: 150) + " or true %}x{% endif %}").output == "x"
        )
    }

    @Test func deepData() {
        var data: LiquidValue = ["k": 1]
        for _ in 0..<2_000 { data = .list([data]) }
        let outcome = render(
            "{{ a | append: '' | size }}{{ a | join }}{{ a | size }}{% if a == a %}{% endif %}", data: ["a": data])
        #expect(outcome.faults.count <= 2)
    }

    @Test func manyDigits() {
        let outcome = render(
            "{% assign n = 99 %}{% for i in (1..100) %}{% assign n = n | times: n %}{% endfor %}{{ n | size }}")
        #expect(outcome.faults.first?.message == "the number has more than 1000 digits")
        let small = render(
            "{% assign n = 0.1 %}{% for i in (1..100) %}{% assign n = n | times: n %}{% endfor %}{{ n }}")
        #expect(small.output == "0.0" && small.faults.isEmpty)
        let tiny = render(
            "{% assign n = 1.5 %}{% for i in (1..400) %}{% assign n = n | divided_by: 1000000000.5 %}{% endfor %}{{ n }}"
        )
        #expect(tiny.output == "0.0" && tiny.faults.isEmpty)
        let long = String(repeating: "9", count: 5_000)
        #expect(render("{{ \(long) }}").output == long)
        #expect(render("{{ '\(long)' | plus: 1 }}").output == "1")
    }

    @Test(.timeLimit(.minutes(1)))
    func longInputsAreLinear() {
        let size = LimitTests.size
        let text = String(repeating: "ab <b>c</b> &amp; ,", count: size / 19)
        let ab = String(repeating: "a", count: size)
        let needle = String(repeating: "a", count: 500) + "b"
        let opens = String(repeating: "<script", count: size / 8)
        let amps = String(repeating: "&a", count: size / 2)
        let data: LiquidValue = [
            "t": .string(text), "ab": .string(ab), "needle": .string(needle), "opens": .string(opens),
            "amps": .string(amps),
        ]
        let filters = [
            "t | upcase", "t | downcase", "t | capitalize", "t | escape", "t | escape_once", "t | strip_html",
            "t | strip",
            "t | squish", "t | split: ','", "t | split: ' '", "t | split: ''", "t | replace: 'b', 'bb'",
            "t | remove: 'c'",
            "t | truncate: 50000", "t | truncatewords: 5000", "t | slice: 60000, 5000", "t | url_encode",
            "t | base64_encode", "t | size", "ab | replace: needle, 'x'", "ab | split: needle",
            "ab | remove_first: needle",
            "ab | replace_last: needle, 'x'", "opens | strip_html", "amps | escape_once", "amps | escape | append: ab",
            "ab | plus: 1", "ab | date: '%Y'", "t | newline_to_br", "t | strip_newlines", "t | url_decode",
            "t | split: '' | uniq | size", "t | split: ' ' | sort | size", "t | split: ' ' | sort_natural | first",
            "t | split: ' ' | reverse | join: '-'", "t | split: ' ' | compact | size",
        ]
        for filter in filters {
            let time = seconds { _ = render("{{ \(filter) }}", data: data, escapes: true) }
            #expect(time < LimitTests.patience, "\(filter)")
        }
        let conditions = ["ab contains needle", "t == ab", "t < ab", "ab contains 'b'"]
        for condition in conditions {
            let time = seconds { _ = render("{% if \(condition) %}{% endif %}", data: data) }
            #expect(time < LimitTests.patience, "\(condition)")
        }
    }

    @Test(.timeLimit(.minutes(1)))
    func longTemplatesAreLinear() {
        let templates = [
            String(repeating: "{{ a }} text {% if a %}b{% endif %}", count: 20_000),
            String(repeating: "{{", count: 200_000),
            String(repeating: "{%", count: 200_000),
            String(repeating: "{{ a", count: 100_000),
            String(repeating: "{% raw %}", count: 50_000),
            String(repeating: "{% comment %}", count: 50_000),
            String(repeating: "{% endif %}", count: 20_000),
            String(repeating: "{% if a %}", count: 20_000),
            String(repeating: "{% nope %}", count: 20_000),
            String(repeating: "{% doc %}{% raw %}", count: 20_000),
            String(repeating: "{% comment %}{% raw %}", count: 20_000),
            "{{ a" + String(repeating: " | upcase", count: 50_000) + " }}",
            "{{ a" + String(repeating: ".b", count: 100_000) + " }}",
            "{{ '" + String(repeating: "x", count: 1 << 20),
            "{% liquid" + String(repeating: "\n echo 1", count: 50_000) + "%}",
            (0..<20_000).map { "{% assign v\($0) = \($0) %}{{ v\($0) }}" }.joined(),
        ]
        for template in templates {
            let time = seconds { _ = render(template) }
            #expect(time < LimitTests.patience, "\(template.prefix(40))")
        }
    }

    @Test(.timeLimit(.minutes(1)))
    func longLoopsAreLinear() {
        let list: LiquidValue = .list(
            (0..<10_000).map { .map(LiquidMap([("n", .integer($0)), ("s", .string("item \($0)"))])) })
        let templates = [
            "{% for x in l %}{{ x.n }} {{ x.s | upcase }}{% unless forloop.last %}, {% endunless %}{% endfor %}",
            "{% assign y = l | where: 'n', 5000 %}{{ y.size }}{{ l | map: 's' | join: ' ' | size }}{{ l | sum: 'n' }}",
            "{% assign y = l | sort: 's' | reverse %}{{ y.first.n }}{{ l | uniq: 's' | size }}",
            "{% for x in l %}{% cycle 'a', 'b' %}{% increment c %}{% ifchanged %}{{ x.n }}{% endifchanged %}{% endfor %}",
            "{% tablerow x in l cols: 3 %}{{ x.n }}{% endtablerow %}",
            "{% render 'item' for l %}",
        ]
        for template in templates {
            let time = seconds {
                let outcome = render(template, data: ["l": list], snippets: [("item", "{{ item.s }}")])
                #expect(outcome.faults.isEmpty)
            }
            #expect(time < LimitTests.patience, "\(template)")
        }
    }
}
