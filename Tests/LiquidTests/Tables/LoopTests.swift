import Testing

@Suite struct LoopTests {
    @Test func forLoops() {
        check(
            Table(
                #"""
                @ {"l": ["a", "b", "c"], "e": [], "m": {"x": 1, "y": [2, 3]}, "s": "tea", "es": "", "n": null, "i": 5, "two": 2, "p": [{"t": "A", "v": [1, 2]}, {"t": "B", "v": []}], "nn": [1, null, 3], "nest": [[1, 2], [3]]}
                {% for x in l %}{{ x }}{% endfor %} ==> abc
                {% for x in l reversed %}{{ x }}{% endfor %} ==> cba
                {% for x in l limit: 2 %}{{ x }}{% endfor %} ==> ab
                {% for x in l limit:2 %}{{ x }}{% endfor %} ==> ab
                {% for x in l offset: 1 %}{{ x }}{% endfor %} ==> bc
                {% for x in l limit: 1 offset: 1 %}{{ x }}{% endfor %} ==> b
                {% for x in l offset: 1, limit: 1 %}{{ x }}{% endfor %} ==> b
                {% for x in l, limit: 1 %}{{ x }}{% endfor %} ==> a
                {% for x in l limit: 1, %}{{ x }}{% endfor %} ==> a
                {% for x in l reversed limit: 2 %}{{ x }}{% endfor %} ==> ba
                {% for x in l limit: 2 reversed %}{{ x }}{% endfor %} ==> ba
                {% for x in l reversed offset: 1 %}{{ x }}{% endfor %} ==> cb
                {% for x in l limit: two %}{{ x }}{% endfor %} ==> ab
                {% for x in l limit: '2' %}{{ x }}{% endfor %} ==> ab
                {% for x in l limit: n %}{{ x }}{% endfor %} ==> abc
                {% for x in l offset: n %}{{ x }}{% endfor %} ==> abc
                {% for x in l limit: 0 %}{{ x }}{% else %}none{% endfor %} ==> none
                {% for x in l limit: -1 %}{{ x }}{% else %}none{% endfor %} ==> none
                {% for x in l offset: 9 %}{{ x }}{% else %}none{% endfor %} ==> none
                {% for x in l offset: -1 %}{{ x }}{% endfor %} ==> abc
                {% for x in l offset: -1 limit: 2 %}{{ x }}{% endfor %} ==> a
                {% for x in e %}{{ x }}{% else %}none{% endfor %} ==> none
                {% for x in n %}{{ x }}{% else %}none{% endfor %} ==> none
                {% for x in nothing %}{{ x }}{% endfor %} ==>
                {% for x in i %}{{ x }}{% else %}none{% endfor %} ==> none
                {% for x in true %}{{ x }}{% else %}none{% endfor %} ==> none
                {% for x in blank %}{{ x }}{% else %}none{% endfor %} ==> none
                {% for x in s %}{{ x }}-{% endfor %} ==> tea-
                {% for x in s limit: 0 %}{{ x }}-{% endfor %} ==> tea-
                {% for x in es %}{{ x }}{% else %}none{% endfor %} ==> none
                {% for x in m %}{{ x[0] }}={{ x[1] }};{% endfor %} ==> x=1;y=23;
                {% for x in m %}{{ x.first }}{% endfor %} ==> xy
                {% for x in m limit: 1 %}{{ x }}{% endfor %} ==> x1
                {% for x in nn %}[{{ x }}]{% endfor %} ==> [1][][3]
                {% for x in nest %}{% for y in x %}{{ y }}{% endfor %};{% endfor %} ==> 12;3;
                {% for x in (1..3) %}{{ x }}{% endfor %} ==> 123
                {% for x in (1..two) %}{{ x }}{% endfor %} ==> 12
                {% for x in (3..1) %}{{ x }}{% else %}none{% endfor %} ==> none
                {% for x in (1..9) limit: 2 offset: 3 %}{{ x }}{% endfor %} ==> 45
                {% for x in (1..3) reversed %}{{ x }}{% endfor %} ==> 321
                {% for x in p %}{{ x.t }}:{% for y in x.v %}{{ y }}{% else %}-{% endfor %};{% endfor %} ==> A:12;B:-;
                {% for x in l %}{{ forloop.index }}{{ forloop.index0 }}{{ forloop.rindex }}{{ forloop.rindex0 }} {% endfor %} ==> 1032 2121 3210\s
                {% for x in l %}{{ forloop.first }}-{{ forloop.last }} {% endfor %} ==> true-false false-false false-true\s
                {% for x in l limit: 2 %}{{ forloop.length }}{% endfor %} ==> 22
                {% for x in l offset: 1 %}{{ forloop.index }}{{ forloop.length }}{% endfor %} ==> 1222
                {% for x in l limit: 1 %}{{ forloop.name }}{% endfor %} ==> x-l
                {% for x in p[0].v limit: 1 %}{{ forloop.name }}{% endfor %} ==> x-p[0].v
                {% for x in ( 1 .. 2 ) limit: 1 %}{{ forloop.name }}{% endfor %} ==> x-(1..2)
                {% for x in l limit: 1 %}{{ forloop }}{% endfor %} ==> ForloopDrop
                {% for x in l limit: 1 %}{{ forloop.nope }}{{ forloop['index'] }}{% endfor %} ==> 1
                {% for x in (1..2) %}{% for y in (1..2) %}{{ forloop.parentloop.index }}{{ forloop.index }} {% endfor %}{% endfor %} ==> 11 12 21 22\s
                {% for x in (1..1) %}[{{ forloop.parentloop }}]{% endfor %} ==> []
                {% for x in (1..2) %}{% for y in (1..1) %}{{ forloop.parentloop.last }} {% endfor %}{{ forloop.index }} {% endfor %} ==> false 1 true 2\s
                {% for x in l %}{% endfor %}{{ x }}{{ forloop.index }} ==>
                {% assign x = 'o' %}{% for x in l %}{{ x }}{% endfor %}{{ x }} ==> abco
                {% for x in l %}{% assign x = 'z' %}{{ x }}{% endfor %}{{ x }} ==> abcz
                {% for x in l %}{% assign last = x %}{% endfor %}{{ last }} ==> c
                {% for x in l %}{% capture y %}{{ y }}{{ x }}{% endcapture %}{% endfor %}{{ y }} ==> abc
                {% for x in l %}{% assign forloop = 1 %}{{ forloop.index }}{% endfor %} ==> 123
                {% for forloop in l %}{{ forloop }}{% endfor %} ==> abc
                {% for x in l %}{{ x }}{% else %}n{% else %}m{% endfor %} ==> abc
                {% for x in l limit: 'x' %}{% endfor %}{% for x in l %}{{ x }}{% endfor %} ==> abc !!> 1:1: a whole number is needed here
                {% for x in l limit: 1.5 %}{{ x }}{% endfor %} ==>  !!> 1:1: a whole number is needed here
                {% for x in l offset: true %}{{ x }}{% endfor %} ==>  !!> 1:1: a whole number is needed here
                """#))
    }

    @Test func leavingLoops() {
        check(
            Table(
                #"""
                @ {"l": [1, 2, 3, 4]}
                {% for x in l %}{% if x == 3 %}{% break %}{% endif %}{{ x }}{% endfor %} ==> 12
                {% for x in l %}{% if x == 3 %}{% continue %}{% endif %}{{ x }}{% endfor %} ==> 124
                {% for x in l %}{{ x }}{% break %}{{ x }}{% endfor %}! ==> 1!
                {% for x in l %}{% for y in l %}{% if y == 2 %}{% break %}{% endif %}{{ y }}{% endfor %}{{ x }}{% endfor %} ==> 11121314
                {% for x in l %}{% case x %}{% when 2 %}{% break %}{% endcase %}{{ x }}{% endfor %} ==> 1
                {% for x in l %}{% unless x == 1 %}{% break %}{% endunless %}{{ x }}{% endfor %} ==> 1
                {% for x in l %}{% capture c %}{{ x }}{% break %}{% endcapture %}{% endfor %}{{ c }} ==> 1
                {% for x in l %}{% continue %}{{ x }}{% else %}none{% endfor %} ==>
                a{% break %}b ==> a
                a{% continue %}b ==> a
                a{% if true %}{% break %}b{% endif %}c ==> a
                {% for x in l limit: 2 %}{{ x }}{% endfor %}|{% for x in l offset: continue %}{{ x }}{% endfor %} ==> 12|34
                {% for x in l limit: 1 %}{{ x }}{% endfor %}{% for x in l limit: 1 offset: continue %}{{ x }}{% endfor %}{% for x in l offset:continue %}{{ x }}{% endfor %} ==> 1234
                {% for x in l offset: continue %}{{ x }}{% endfor %} ==> 1234
                {% for x in l %}{% endfor %}{% for x in l offset: continue %}{{ x }}{% else %}none{% endfor %} ==> none
                {% for x in l limit: 2 %}{% endfor %}{% for y in l offset: continue %}{{ y }}{% endfor %} ==> 1234
                {% for x in l limit: 3 %}{% if x == 2 %}{% break %}{% endif %}{{ x }}{% endfor %}{% for x in l offset: continue %}{{ x }}{% endfor %} ==> 14
                {% for x in (1..5) limit: 2 %}{% endfor %}{% for x in (1..5) offset: continue %}{{ x }}{% endfor %} ==> 345
                {% for x in l limit: 2 reversed %}{{ x }}{% endfor %}{% for x in l offset: continue reversed %}{{ x }}{% endfor %} ==> 2143
                {% for x in l offset: 3 %}{{ x }}{% endfor %}{% for x in l offset: continue %}{{ x }}{% else %}none{% endfor %} ==> 4none
                {% for x in l limit: 2 %}{{ x }}{% endfor %}{% for x in l limit: 2 %}{{ x }}{% endfor %}{% for x in l offset: continue %}{{ x }}{% endfor %} ==> 121234
                """#))
    }

    @Test func cycles() {
        check(
            Table(
                #"""
                @ {"a": "x", "b": "y", "n": null, "l": [1, 2]}
                {% cycle 'a', 'b' %}{% cycle 'a', 'b' %}{% cycle 'a', 'b' %} ==> aba
                {% cycle 1, 2 %}{% cycle 1, 2 %}{% cycle 1, 2 %} ==> 121
                {% cycle 'a' %}{% cycle 'a' %} ==> aa
                {% cycle 'a', 'b' %}{% cycle 'a', 'b', 'c' %}{% cycle 'a', 'b' %} ==> aab
                {% cycle 'g': 'a', 'b' %}{% cycle 'h': 'a', 'b' %}{% cycle 'g': 'a', 'b' %} ==> aab
                {% cycle 'g': 1, 2 %}{% cycle 'g': 3, 4 %}{% cycle 'g': 1, 2 %} ==> 141
                {% cycle a: 1, 2 %}{% cycle b: 1, 2 %}{% cycle a: 1, 2 %} ==> 112
                {% cycle n: 1, 2 %}{% cycle nothing: 1, 2 %} ==> 12
                {% cycle 1: 'a', 'b' %}{% cycle 1: 'a', 'b' %} ==> ab
                {% cycle a, b %}{% cycle a, b %}{% cycle a, b %} ==> xyx
                {% for i in (1..5) %}{% cycle 'odd', 'even' %} {% endfor %} ==> odd even odd even odd\s
                {% cycle nil, 'a' %}|{% cycle nil, 'a' %} ==> |a
                {% cycle l, 'a' %}{% cycle l, 'a' %} ==> 12a
                {% cycle 1.5, true %}{% cycle 1.5, true %} ==> 1.5true
                {% cycle 'a', 'b', %}{% cycle 'a', 'b', %} ==> ab
                {% cycle 'g': 1, 2, 3 %}{% cycle 'g': 1, 2, 3 %}{% cycle 'g': 1 %}{% cycle 'g': 1 %} ==> 121
                """#))
    }

    @Test func tableRows() {
        check(
            Table(
                #"""
                @ {"l": [1, 2, 3], "e": [], "n": null, "s": "tea", "m": {"k": 1}, "two": 2}
                {% tablerow x in l %}{{ x }}{% endtablerow %} ==> <tr class="row1">\n<td class="col1">1</td><td class="col2">2</td><td class="col3">3</td></tr>\n
                {% tablerow x in l cols: 2 %}{{ x }}{% endtablerow %} ==> <tr class="row1">\n<td class="col1">1</td><td class="col2">2</td></tr>\n<tr class="row2"><td class="col1">3</td></tr>\n
                {% tablerow x in l cols: 3 %}{{ x }}{% endtablerow %} ==> <tr class="row1">\n<td class="col1">1</td><td class="col2">2</td><td class="col3">3</td></tr>\n
                {% tablerow x in l cols: 1 %}{{ x }}{% endtablerow %} ==> <tr class="row1">\n<td class="col1">1</td></tr>\n<tr class="row2"><td class="col1">2</td></tr>\n<tr class="row3"><td class="col1">3</td></tr>\n
                {% tablerow x in l cols: two, limit: 1 %}{{ x }}{% endtablerow %} ==> <tr class="row1">\n<td class="col1">1</td></tr>\n
                {% tablerow x in l offset: 2 %}{{ x }}{% endtablerow %} ==> <tr class="row1">\n<td class="col1">3</td></tr>\n
                {% tablerow x in l limit: '2' cols: '1' %}{{ x }}{% endtablerow %} ==> <tr class="row1">\n<td class="col1">1</td></tr>\n<tr class="row2"><td class="col1">2</td></tr>\n
                {% tablerow x in l cols: 1.9 limit: 2 %}{{ x }}{% endtablerow %} ==> <tr class="row1">\n<td class="col1">1</td></tr>\n<tr class="row2"><td class="col1">2</td></tr>\n
                {% tablerow x in l offset: 'bad' limit: 1 %}{{ x }}{% endtablerow %} ==> <tr class="row1">\n<td class="col1">1</td></tr>\n
                // Columns of none never end a row.
                {% tablerow x in l cols: 0 %}{{ x }}{% endtablerow %} ==> <tr class="row1">\n<td class="col1">1</td><td class="col2">2</td><td class="col3">3</td></tr>\n
                {% tablerow x in e %}{{ x }}{% endtablerow %} ==> <tr class="row1">\n</tr>\n
                {% tablerow x in n %}{{ x }}{% endtablerow %} ==>
                {% tablerow x in false %}{{ x }}{% endtablerow %} ==>
                {% tablerow x in s %}{{ x }}{% endtablerow %} ==> <tr class="row1">\n<td class="col1">tea</td></tr>\n
                {% tablerow x in m %}{{ x[0] }}{{ x[1] }}{% endtablerow %} ==> <tr class="row1">\n<td class="col1">k1</td></tr>\n
                {% tablerow x in (1..2) %}{{ x }}{% endtablerow %} ==> <tr class="row1">\n<td class="col1">1</td><td class="col2">2</td></tr>\n
                {% tablerow x in l %}{{ x }}{% break %}{% endtablerow %}! ==> <tr class="row1">\n<td class="col1">1</td></tr>\n!
                {% tablerow x in l cols: 2 %}{% continue %}{{ x }}{% endtablerow %} ==> <tr class="row1">\n<td class="col1"></td><td class="col2"></td></tr>\n<tr class="row2"><td class="col1"></td></tr>\n
                {% tablerow x in l cols: 2 %}{{ tablerowloop.row }}{{ tablerowloop.col }}{{ tablerowloop.col0 }}{% endtablerow %} ==> <tr class="row1">\n<td class="col1">110</td><td class="col2">121</td></tr>\n<tr class="row2"><td class="col1">210</td></tr>\n
                {% tablerow x in l limit: 2 %}{{ tablerowloop.first }}{{ tablerowloop.last }}{{ tablerowloop.col_first }}{{ tablerowloop.col_last }}{% endtablerow %} ==> <tr class="row1">\n<td class="col1">truefalsetruefalse</td><td class="col2">falsetruefalsetrue</td></tr>\n
                {% tablerow x in l limit: 2 %}{{ tablerowloop.index }}{{ tablerowloop.index0 }}{{ tablerowloop.rindex }}{{ tablerowloop.rindex0 }}{{ tablerowloop.length }}{% endtablerow %} ==> <tr class="row1">\n<td class="col1">10212</td><td class="col2">21102</td></tr>\n
                {% tablerow x in l limit: 1 %}{{ x }}{% endtablerow %}{{ x }}{{ tablerowloop.row }} ==> <tr class="row1">\n<td class="col1">1</td></tr>\n
                {% tablerow x in l cols: true %}{{ x }}{% endtablerow %} ==>  !!> 1:1: a whole number is needed here
                """#))
    }
}
