import Liquid
import Testing
import Text

/// Templates that do not parse: every place and every word of the messages.
@Suite struct ErrorTests {
    @Test func outputs() {
        check(
            Table(
                #"""
                {{ a !!> 1:1: '{{' is never closed with '}}'
                x {{ !!> 1:3: '{{' is never closed with '}}'
                {% assign a = 1 !!> 1:1: '{%' is never closed with '%}'
                line\n  {{ a !!> 2:3: '{{' is never closed with '}}'
                {{ a b }} !!> 1:6: 'b' is not expected here
                {{ a 'b' }} !!> 1:6: ''b'' is not expected here
                {{ a, b }} !!> 1:5: ',' is not expected here
                {{ a = b }} !!> 1:6: '=' does not compare; use '=='
                {{ a == b }} !!> 1:6: '==' is not expected here
                {{ a + 1 }} !!> 1:6: '+' is not expected here
                {{ 1 - 2 }} !!> 1:6: '-' is not expected here
                {{ a * 2 }} !!> 1:6: '*' is not expected here
                {{ -a }} !!> 1:4: expected a value but found '-'
                {{ @a }} !!> 1:4: expected a value but found '@'
                {{ é }} !!> 1:4: expected a value but found 'é'
                {{ .a }} !!> 1:4: expected a value but found '.'
                {{ a. }} !!> 1:5: expected the name of a field after '.' here
                {{ a..b }} !!> 1:5: '..' is not expected here
                {{ a.0 }} !!> 1:6: expected the name of a field after '.' but found '0'
                {{ a.'b' }} !!> 1:6: expected the name of a field after '.' but found 'text'
                {{ a.[0] }} !!> 1:6: expected the name of a field after '.' but found '['
                {{ a[0 }} !!> 1:6: expected ']' here
                {{ a[] }} !!> 1:6: expected a value but found ']'
                {{ a[0]b }} !!> 1:8: 'b' is not expected here
                {{ a] }} !!> 1:5: ']' is not expected here
                {{ [a }} !!> 1:5: expected ']' here
                {{ 'a }} !!> 1:4: this string has no closing quote
                {{ "a }} !!> 1:4: this string has no closing quote
                {{ a | append: 'b }} !!> 1:16: this string has no closing quote
                {{ ( }} !!> 1:4: expected a value here
                {{ (1 }} !!> 1:5: expected '..' here
                {{ (1..2 }} !!> 1:8: expected ')' here
                {{ (1.2) }} !!> 1:8: expected '..' but found ')'
                {{ (1..) }} !!> 1:8: expected a value but found ')'
                {{ (1...2) }} !!> 1:8: expected a value but found '.'
                {{ (true..2) }} !!> 1:4: a range goes from one whole number to another
                {{ (1..blank) }} !!> 1:4: a range goes from one whole number to another
                {{ - 'a' - }} !!> 1:4: expected a value but found '-'
                {% assign a = ('x' | downcase) %} !!> 1:20: expected '..' but found '|'
                {{['a'}} !!> 1:4: expected ']' here
                {{ 1..2 }} !!> 1:5: '..' is not expected here
                {{ a ? b }} !!> 1:6: '?' is not expected here
                {{ a & b }} !!> 1:6: '&' is not expected here
                {{ { }} !!> 1:4: expected a value but found '{'
                {{ a }} {{ b c }} {{ d e }} !!> 1:14: 'c' is not expected here ;; 1:24: 'e' is not expected here
                {{ 1.2.3 }} !!> 1:7: '.' is not expected here
                {{ nil and true }} !!> 1:8: 'and' is not expected here
                """#))
    }

    @Test func filters() {
        check(
            Table(
                #"""
                {{ a | upcas }} !!> 1:8: there is no filter 'upcas'; did you mean 'upcase'?
                {{ a | nonsense }} !!> 1:8: there is no filter 'nonsense'
                {{ a | trucate: 5 }} !!> 1:8: there is no filter 'trucate'; did you mean 'truncate'?
                {{ a | sort-natural }} !!> 1:8: there is no filter 'sort-natural'; did you mean 'sort_natural'?
                {{ a | | upcase }} !!> 1:8: expected the name of a filter after '|' but found '|'
                {{ a | }} !!> 1:6: expected the name of a filter after '|' here
                {{ | upcase }} !!> 1:4: expected a value but found '|'
                {{ a | 'upcase' }} !!> 1:8: expected the name of a filter after '|' but found 'text'
                {{ a | 5 }} !!> 1:8: expected the name of a filter after '|' but found '5'
                {{ a | upcase: }} !!> 1:14: expected a value here
                {{ a | append }} !!> 1:8: filter 'append' needs 1 argument (text) but has 0
                {{ a | append: }} !!> 1:14: expected a value here
                {{ a | append 'b' }} !!> 1:8: filter 'append' needs 1 argument (text) but has 0 ;; 1:15: ''b'' is not expected here
                {{ a | append: 'b', }} !!> 1:19: expected a value here
                {{ a | append: 'b' 'c' }} !!> 1:20: ''c'' is not expected here
                {{ a | append: 'b', 'c' }} !!> 1:8: filter 'append' takes at most 1 argument but has 2
                {{ a | upcase: 1 }} !!> 1:8: filter 'upcase' takes no arguments but has 1
                {{ a | replace }} !!> 1:8: filter 'replace' needs 1 argument (text) but has 0
                {{ a | replace_last: 'x' }} !!> 1:8: filter 'replace_last' needs 2 arguments (text, replacement) but has 1
                {{ a | slice }} !!> 1:8: filter 'slice' needs 1 argument (start) but has 0
                {{ a | slice: 1, 2, 3 }} !!> 1:8: filter 'slice' takes at most 2 arguments but has 3
                {{ a | truncate: 1, 2, 3 }} !!> 1:8: filter 'truncate' takes at most 2 arguments but has 3
                {{ a | date }} !!> 1:8: filter 'date' needs 1 argument (pattern) but has 0
                {{ a | plus }} !!> 1:8: filter 'plus' needs 1 argument (number) but has 0
                {{ a | plus: 1, 2 }} !!> 1:8: filter 'plus' takes at most 1 argument but has 2
                {{ a | round: 1, 2 }} !!> 1:8: filter 'round' takes at most 1 argument but has 2
                {{ a | size: 1 }} !!> 1:8: filter 'size' takes no arguments but has 1
                {{ a | where }} !!> 1:8: filter 'where' needs 1 argument (property) but has 0
                {{ a | where: 'a', 'b', 'c' }} !!> 1:8: filter 'where' takes at most 2 arguments but has 3
                {{ a | map }} !!> 1:8: filter 'map' needs 1 argument (property) but has 0
                {{ a | concat }} !!> 1:8: filter 'concat' needs 1 argument (list) but has 0
                {{ a | split }} !!> 1:8: filter 'split' needs 1 argument (separator) but has 0
                {{ a | join: ',', 1 }} !!> 1:8: filter 'join' takes at most 1 argument but has 2
                {{ a | default: 1, 2 }} !!> 1:8: filter 'default' takes at most 1 argument but has 2
                {{ a | default: 'x', allow_flase: true }} !!> 1:22: filter 'default' has no argument 'allow_flase'; did you mean 'allow_false'?
                {{ a | upcase: loud: true }} !!> 1:16: filter 'upcase' has no argument 'loud'
                {{ a | upcase | nope | downcas }} !!> 1:17: there is no filter 'nope' ;; 1:24: there is no filter 'downcas'; did you mean 'downcase'?
                {% assign b = a | nope %} !!> 1:19: there is no filter 'nope'
                {% echo a | nope %} !!> 1:13: there is no filter 'nope'
                """#))
    }

    @Test func tags() {
        check(
            Table(
                #"""
                {% nonsense %} !!> 1:4: there is no tag 'nonsense'
                {% iff a %} !!> 1:4: there is no tag 'iff'; did you mean 'if'?
                {% asign a = 1 %} !!> 1:4: there is no tag 'asign'; did you mean 'assign'?
                {% %} !!> 1:1: this tag has no name
                {%%} !!> 1:1: this tag has no name
                {%- -%} !!> 1:1: this tag has no name
                {% 'x' %} !!> 1:1: this tag has no name
                {% assign %} !!> 1:4: 'assign' needs the name of a variable
                {% assign a %} !!> 1:11: 'assign' needs '=' and a value
                {% assign a 1 %} !!> 1:13: expected '=' and a value but found '1'
                {% assign a = %} !!> 1:13: 'assign' needs a value
                {% assign = 1 %} !!> 1:11: expected the name of a variable but found '='
                {% assign a? = 1 %} !!> 1:11: expected a name of letters, digits and '_' but found 'a?'
                {% assign 'a' = 1 %} !!> 1:11: expected the name of a variable but found 'text'
                {% assign a == 1 %} !!> 1:13: expected '=' and a value but found '=='
                {% assign a = 1 + 2 %} !!> 1:17: '+' is not expected here
                {% assign a = b c %} !!> 1:17: 'c' is not expected here
                {% capture %}{% endcapture %} !!> 1:4: 'capture' needs the name of a variable
                {% capture a b %}{% endcapture %} !!> 1:14: 'b' is not expected here
                {% capture a %} !!> 1:4: 'capture' is never closed; add {% endcapture %}
                {% if %}{% endif %} !!> 1:4: 'if' needs a value
                {% if a b %}{% endif %} !!> 1:9: 'b' is not expected here
                {% if a = 1 %}{% endif %} !!> 1:9: '=' does not compare; use '=='
                {% if a == %}{% endif %} !!> 1:9: 'if' needs a value
                {% if == a %}{% endif %} !!> 1:7: expected a value but found '=='
                {% if a and %}{% endif %} !!> 1:9: 'if' needs a value
                {% if a or or b %}{% endif %} !!> 1:15: 'b' is not expected here
                {% if a && b %}{% endif %} !!> 1:9: '&' is not expected here
                {% if not a %}{% endif %} !!> 1:11: 'a' is not expected here
                {% if a !== b %}{% endif %} !!> 1:11: expected a value but found '='
                {% if a is b %}{% endif %} !!> 1:9: 'is' is not expected here
                {% if a startswith b %}{% endif %} !!> 1:9: 'startswith' is not expected here
                {% if a | size > 1 %}{% endif %} !!> 1:9: '|' is not expected here
                {% if (a and b) %}{% endif %} !!> 1:10: expected '..' but found 'and'
                {% if a == 'b %}{% endif %} !!> 1:12: this string has no closing quote
                {% if a %} !!> 1:4: 'if' is never closed; add {% endif %}
                {% if a %}{% else %} !!> 1:4: 'if' is never closed; add {% endif %}
                {% if a %}{% elsif %}{% endif %} !!> 1:14: 'elsif' needs a value
                {% if a %}{% elsif b c %}{% endif %} !!> 1:22: 'c' is not expected here
                {% if a %}{% elseif b %}{% endif %} !!> 1:14: there is no tag 'elseif'; did you mean 'elsif'?
                {% if a %}{% endfor %}{% endif %} !!> 1:14: 'endfor' does not belong in 'if', which ends with {% endif %}
                {% if a %}{% when 1 %}{% endif %} !!> 1:14: 'when' does not belong in 'if', which ends with {% endif %}
                {% endif %} !!> 1:4: 'endif' stands outside of 'if'
                {% else %} !!> 1:4: 'else' stands outside of 'case' or 'for' or 'if' or 'unless'
                {% elsif a %} !!> 1:4: 'elsif' stands outside of 'if' or 'unless'
                {% when 1 %} !!> 1:4: 'when' stands outside of 'case'
                {% endfor %}{% endcase %} !!> 1:4: 'endfor' stands outside of 'for' ;; 1:16: 'endcase' stands outside of 'case'
                {% unless a %} !!> 1:4: 'unless' is never closed; add {% endunless %}
                {% unless %}{% endunless %} !!> 1:4: 'unless' needs a value
                {% unless a %}{% endif %} !!> 1:18: 'endif' does not belong in 'unless', which ends with {% endunless %} ;; 1:4: 'unless' is never closed; add {% endunless %}
                {% for a in b %}{% if c %}{% endfor %} !!> 1:20: 'if' is never closed; add {% endif %} before {% endfor %}
                {% if a %}{% for b in c %}{% if d %}{% endif %}{% endif %} !!> 1:14: 'for' is never closed; add {% endfor %} before {% endif %}
                {% case %}{% endcase %} !!> 1:4: 'case' needs a value
                {% case a b %}{% endcase %} !!> 1:11: 'b' is not expected here
                {% case a %}{% when %}{% endcase %} !!> 1:16: 'when' needs a value
                {% case a %}{% when 1 2 %}{% endcase %} !!> 1:23: '2' is not expected here
                {% case a %}{% when 1 and 2 %}{% endcase %} !!> 1:23: 'and' is not expected here
                {% case a %}{% when 1, %}{% endcase %} !!> 1:22: 'when' needs a value
                {% case a %}{% when 1 %} !!> 1:4: 'case' is never closed; add {% endcase %}
                {% case a %}{% elsif 1 %}{% endcase %} !!> 1:16: 'elsif' does not belong in 'case', which ends with {% endcase %}
                {% for %}{% endfor %} !!> 1:4: 'for' needs a name for the element
                {% for a %}{% endfor %} !!> 1:8: 'for' needs 'in' and a list
                {% for a on b %}{% endfor %} !!> 1:10: expected 'in' and a list but found 'on'
                {% for a in %}{% endfor %} !!> 1:10: 'for' needs a value
                {% for 'a' in b %}{% endfor %} !!> 1:8: expected a name for the element but found 'text'
                {% for a.b in c %}{% endfor %} !!> 1:9: expected 'in' and a list but found '.'
                {% for a in b limt: 1 %}{% endfor %} !!> 1:15: expected 'reversed', 'limit:' or 'offset:' but found 'limt'
                {% for a in b limit 1 %}{% endfor %} !!> 1:15: expected 'reversed', 'limit:' or 'offset:' but found 'limit'
                {% for a in b limit: %}{% endfor %} !!> 1:20: 'for' needs a value
                {% for a in b reverse %}{% endfor %} !!> 1:15: expected 'reversed', 'limit:' or 'offset:' but found 'reverse'
                {% for a in b | sort %}{% endfor %} !!> 1:15: expected 'reversed', 'limit:' or 'offset:' but found '|'
                {% for a in (1..2 %}{% endfor %} !!> 1:17: 'for' needs ')'
                {% for a in b %} !!> 1:4: 'for' is never closed; add {% endfor %}
                {% tablerow %}{% endtablerow %} !!> 1:4: 'tablerow' needs a name for the element
                {% tablerow a in b columns: 2 %}{% endtablerow %} !!> 1:20: expected 'cols:', 'limit:' or 'offset:' but found 'columns'
                {% tablerow a in b %} !!> 1:4: 'tablerow' is never closed; add {% endtablerow %}
                {% cycle %} !!> 1:4: 'cycle' needs a value
                {% cycle 'a' 'b' %} !!> 1:14: ''b'' is not expected here
                {% cycle 'a': %} !!> 1:13: 'cycle' needs a value
                {% break now %} !!> 1:10: 'now' is not expected here
                {% continue 1 %} !!> 1:13: '1' is not expected here
                {% increment %} !!> 1:4: 'increment' needs the name of a variable
                {% increment a b %} !!> 1:16: 'b' is not expected here
                {% decrement 'a' %} !!> 1:14: expected the name of a variable but found 'text'
                {% echo a b %} !!> 1:11: 'b' is not expected here
                {% comment %} !!> 1:4: 'comment' is never closed; add {% endcomment %}
                {% comment %}{% comment %}{% endcomment %} !!> 1:4: 'comment' is never closed; add {% endcomment %}
                {% comment %}{% raw %}{% endcomment %} !!> 1:17: 'raw' is never closed; add {% endraw %}
                {% comment %}{{ {% endcomment %} !!> 1:4: 'comment' is never closed; add {% endcomment %}
                {% comment %}{% assign a = 1 {% endcomment %} !!> 1:4: 'comment' is never closed; add {% endcomment %}
                {% endcomment %} !!> 1:4: 'endcomment' stands outside of 'comment'
                {% raw %} !!> 1:4: 'raw' is never closed; add {% endraw %}
                {% raw x %}{% endraw %} !!> 1:8: 'x' is not expected here
                {% endraw %} !!> 1:4: 'endraw' stands outside of 'raw'
                {% doc %} !!> 1:4: 'doc' is never closed; add {% enddoc %}
                {% doc x %}{% enddoc %} !!> 1:8: 'x' is not expected here
                {% doc %}{% doc %}{% enddoc %} !!> 1:4: a 'doc' cannot stand inside another
                {% # a\n b %} !!> 1:4: each line of a comment begins with '#'
                {% ifchanged a %}{% endifchanged %} !!> 1:14: 'a' is not expected here
                {% ifchanged %} !!> 1:4: 'ifchanged' is never closed; add {% endifchanged %}
                {% render %} !!> 1:4: 'render' needs the name of a snippet in quotes
                {% render name %} !!> 1:11: expected the name of a snippet in quotes but found 'name'
                {% render 'a' b %} !!> 1:15: 'b' is not expected here
                {% render 'a' with %} !!> 1:15: 'render' needs a value
                {% render 'a', b: %} !!> 1:17: 'render' needs a value
                {% render 'a' as %} !!> 1:15: 'render' needs a name after 'as'
                {% render 'a %} !!> 1:11: this string has no closing quote
                {% include %} !!> 1:4: 'include' needs a value
                {% include 'a' 'b' %} !!> 1:16: ''b'' is not expected here
                {% liquid\n  nonsense\n  echo a b\n%} !!> 2:3: there is no tag 'nonsense' ;; 3:10: 'b' is not expected here
                {% liquid\n  if a\n  echo b\n%} !!> 2:3: 'if' is never closed; add 'endif' in the same 'liquid' tag
                {% if a %}{% liquid endif %} !!> 1:21: 'endif' stands outside of 'if' ;; 1:4: 'if' is never closed; add {% endif %}
                {% liquid\n  {{ a }}\n%} !!> 2:3: a line of a 'liquid' tag begins with the name of a tag
                {% liquid\n comment\n a %} !!> 2:2: 'comment' is never closed; add 'endcomment' in the same 'liquid' tag
                {{ a b }}{% if %}{{ c d }}{% nope %}{% endif %}{{ e | f }} !!> 1:6: 'b' is not expected here ;; 1:13: 'if' needs a value ;; 1:23: 'd' is not expected here ;; 1:30: there is no tag 'nope' ;; 1:55: there is no filter 'f'; did you mean 'h'?
                äö {{ é }}\n€ {% nope %} !!> 1:7: expected a value but found 'é' ;; 2:6: there is no tag 'nope'
                """#))
    }

    @Test func pointingAtTheRightColumns() throws {
        let outcome = render("{{ 'ä' | trucate: 5 }}")
        let diagnostic = try #require(outcome.faults.first)
        #expect(
            diagnostic.report() == """
                t:1:10: error: there is no filter 'trucate'; did you mean 'truncate'?
                  1 | {{ 'ä' | trucate: 5 }}
                    |          ^^^^^^^
                """)
    }

    @Test func faultsNameThePageAndTheSnippet() {
        let outcome = render(
            "a\n{% render 'box', n: 0 %}\nb", snippets: [("box", "x\n  {{ 1 | divided_by: n }}y")]
        ) { $0.subject = "content/products/mug.md" }
        #expect(outcome.output == "a\nx\n  y\nb")
        #expect(
            outcome.faultText
                == "box:2:10: a number is divided by zero (while rendering content/products/mug.md)")
    }

    @Test func theSameFaultInALoopIsReportedOnce() {
        let outcome = render("{% for i in (1..1000) %}{{ 1 | divided_by: 0 }}{% endfor %}")
        #expect(outcome.faults.count == 1)
    }

    @Test func invalidUTF8IsAnError() {
        var diagnostics: [Diagnostic] = []
        let source = SourceFile(path: "t", bytes: [0x61, 0x0A, 0x62, 0xFF])
        #expect(LiquidTemplate.parse(source, LiquidEnvironment(), diagnostics: &diagnostics) == nil)
        #expect(Outcome(output: nil, faults: diagnostics).faultText == "2:2: the file is not UTF-8 text")
    }

    @Test func faultsInThePageAsTheReferencePrintsThem() {
        let rows = [
            ("{{ 1 | divided_by: 0 }}", "Liquid error (line 1): divided by 0"),
            ("a\n{{ 'x' | slice: 'y' }}", "a\nLiquid error (line 2): invalid integer"),
            ("{% if 1 > 'x' %}y{% endif %}", "Liquid error (line 1): comparison of Integer with String failed"),
            ("{% if 'x' > 1 %}y{% endif %}", "Liquid error (line 1): comparison of String with 1 failed"),
            ("{% if 'x' > 1 %} {% endif %}", ""),
            ("{{ 5 | map: 'x' }}", "Liquid error (line 1): cannot select the property 'x'"),
            ("{% render 'p' %}", "Liquid error (p line 1): divided by 0"),
        ]
        for (template, expected) in rows {
            let outcome = render(template, snippets: [("p", "{{ 1 | modulo: 0 }}")]) { $0.printsFaults = true }
            #expect(outcome.output == expected, "\(template)")
            #expect(outcome.faults.count == 1)
        }
    }
}
