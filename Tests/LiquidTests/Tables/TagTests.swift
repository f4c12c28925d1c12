import Testing

@Suite struct TagTests {
    @Test func variables() {
        check(
            Table(
                #"""
                @ {"g": "global", "i": 5, "l": [1, 2, 3], "m": {"k": "v"}, "n": null}
                {% assign a = 'x' %}{{ a }} ==> x
                {% assign a='x' %}{{ a }} ==> x
                {% assign a = 1 %}{% assign a = 2 %}{{ a }} ==> 2
                {% assign a = g | upcase | append: '!' %}{{ a }} ==> GLOBAL!
                {% assign g = 'local' %}{{ g }} ==> local
                {{ g }}{% assign g = 'l' %}{{ g }} ==> globall
                {% assign a = nil %}[{{ a }}] ==> []
                {% assign g = nil %}[{{ g }}] ==> []
                {% assign a = l[1] %}{{ a }} ==> 2
                {% assign a = m.k %}{{ a }} ==> v
                {% assign a = m['k'] %}{{ a }} ==> v
                {% assign a = (1..3) %}{{ a | join }} ==> 1 2 3
                {% assign a = true %}{% if a %}y{% endif %} ==> y
                {% assign a-b = 1 %}{{ a-b }} ==> 1
                {% assign _a = 1 %}{{ _a }} ==> 1
                {% assign a1 = 1 %}{{ a1 }} ==> 1
                {% assign 1 = 'x' %}{{ 1 }}{{ ['1'] }} ==> 1x
                {% assign a.b = 1 %}{{ ['a.b'] }}[{{ a.b }}] ==> 1[]
                {% assign a[0] = 1 %}{{ ['a[0]'] }} ==> 1
                {% assign (a) = 1 %}{{ ['(a)'] }} ==> 1
                {% assign a = empty %}{% if '' == a %}y{% endif %} ==> y
                {% assign a = blank %}{% if ' ' == a %}y{% endif %} ==> y
                {% assign true = 1 %}{{ true }}{{ ['true'] }} ==> true1
                {% assign a = 'x' %}{% if true %}{% assign a = 'y' %}{% endif %}{{ a }} ==> y
                {% assign a = a | default: 'd' %}{{ a }} ==> d
                {% assign a = 'x' -%} {{ a }} ==> x
                {% capture a %}x{{ i }}{% endcapture %}{{ a }} ==> x5
                {% capture a %}{% endcapture %}[{{ a }}] ==> []
                {% capture 'a' %}x{% endcapture %}{{ a }} ==> x
                {% capture "a" %}x{% endcapture %}{{ a }} ==> x
                {% capture a-b %}x{% endcapture %}{{ a-b }} ==> x
                {% capture a %} x {% endcapture %}[{{ a }}] ==> [ x ]
                {% capture a %}{% for x in l %}{{ x }},{% endfor %}{% endcapture %}{{ a | split: ',' | last }} ==> 3
                {% capture a %}1{% endcapture %}{% capture a %}{{ a }}2{% endcapture %}{{ a }} ==> 12
                {% capture a %}{% capture b %}in{% endcapture %}out{{ b }}{% endcapture %}{{ a }} ==> outin
                {% capture a %}5{% endcapture %}{{ a | plus: 1 }} ==> 6
                {% capture a %}x{% endcapture %}{% if a == 'x' %}y{% endif %} ==> y
                {% echo g %} ==> global
                {% echo 'a' | append: 'b' %} ==> ab
                {% echo %} ==>
                {% echo nil %}{% echo l %} ==> 123
                {% increment c %}{% increment c %}{% increment c %} ==> 012
                {% increment c %}{% increment d %}{% increment c %} ==> 001
                {% decrement c %}{% decrement c %} ==> -1-2
                {% increment c %}{% decrement c %}{% increment c %} ==> 000
                {% decrement c %}{% increment c %}{% increment c %} ==> -1-10
                {% increment c %}{{ c }} ==> 01
                {% decrement c %}{{ c }} ==> -1-1
                {% assign c = 9 %}{% increment c %}{{ c }} ==> 09
                {% increment c %}{% assign c = 9 %}{% increment c %}{{ c }} ==> 019
                {% increment i %}{{ i }} ==> 56
                {% decrement i %}{{ i }} ==> 44
                {% increment g %}{% increment g %} ==> 01
                {% for x in l %}{% increment c %}{% endfor %} ==> 012
                {% increment a-b %}{% increment a-b %} ==> 01
                {% ifchanged %}a{% endifchanged %}{% ifchanged %}a{% endifchanged %}{% ifchanged %}b{% endifchanged %} ==> ab
                {% ifchanged %}{% endifchanged %}{% ifchanged %}{% endifchanged %} ==>
                {% assign q = '1,1,2,2,1' | split: ',' %}{% for x in q %}{% ifchanged %}{{ x }}{% endifchanged %}{% endfor %} ==> 121
                """#))
    }

    @Test func silence() {
        check(
            Table(
                #"""
                @ {"s": "x"}
                a{% comment %}b{% endcomment %}c ==> ac
                a{% comment %}{{ s }}{% if s %}{% endcomment %}c ==> ac
                a{% comment %}{% nonsense %}{% endcomment %}c ==> ac
                a{% comment whatever %}b{% endcomment %}c ==> ac
                a{% comment %}{% comment %}b{% endcomment %}{% endcomment %}c ==> ac
                a{% comment %}{% raw %}{% endcomment %}{% endraw %}{% endcomment %}c ==> ac
                a{% comment %} }} %} {% endcomment %}c ==> ac
                a{% comment %}{{ ' }}{% endcomment %}c ==> ac
                a{%comment%}b{%endcomment%}c ==> ac
                a {%- comment %} b {% endcomment -%} c ==> ac
                a{% comment %}\n\n{% endcomment %}c ==> ac
                a{% comment %}{% endcomment %}{% comment %}{% endcomment %}c ==> ac
                a{% # b %}c ==> ac
                a{%# b %}c ==> ac
                a{%#%}c ==> ac
                a{%- # b -%} c ==> ac
                a{% #\n# b\n# c\n%}c ==> ac
                a{% # {{ s }} %}c ==> ac
                a{% # {% if %} b %}c ==> a b %}c
                a{% # it's %}c ==> ac
                a{% doc %}b{% enddoc %}c ==> ac
                a{% doc %}{{ b {% if {% enddoc %}c ==> ac
                a{% doc %}{% raw %}{% comment %}{% enddoc %}c ==> ac
                a {%- doc -%} b {%- enddoc -%} c ==> ac
                {% raw %}{{ s }}{% endraw %} ==> {{ s }}
                {% raw %}{% if %}{% endraw %} ==> {% if %}
                {% raw %}{{ {% %} }}{% endraw %} ==> {{ {% %} }}
                {% raw %}{% endraw %} ==>
                {% raw %} {% endraw %} ==> \s
                {% raw %}{%endraw%} ==>
                {% raw %}x{%- endraw -%} y ==> xy
                {% raw %}{% raw %}{% endraw %} ==> {% raw %}
                {% raw %}{% comment %}{% endraw %} ==> {% comment %}
                {% raw %}{% endrawx %}{% endraw %} ==> {% endrawx %}
                {% raw %}\n{{ a }}\n{% endraw %}{{ s }} ==> \n{{ a }}\nx
                {% if false %}{% raw %}{% endif %}{% endraw %}{% endif %}z ==> z
                """#))
    }

    @Test func lines() {
        check(
            Table(
                #"""
                @ {"s": "x", "l": [1, 2]}
                {% liquid echo s %} ==> x
                {% liquid\n  echo s\n  echo s\n%} ==> xx
                {% liquid %} ==>
                {% liquid\n\n  \n %} ==>
                {% liquid\n assign a = s | append: 'y'\n echo a\n%} ==> xy
                {% liquid\n if s == 'x'\n echo 1\n else\n echo 2\n endif\n%} ==> 1
                {% liquid\n for i in l\n echo i\n if i == 1\n echo '-'\n endif\n endfor\n%} ==> 1-2
                {% liquid\n case s\n when 'x'\n echo 'X'\n else\n echo '?'\n endcase\n%} ==> X
                {% liquid\n unless s\n echo 1\n else\n echo 2\n endunless\n%} ==> 2
                {% liquid\n capture c\n echo s\n echo s\n endcapture\n echo c\n%} ==> xx
                {% liquid\n # a note\n echo s\n%} ==> x
                {% liquid\n comment\n echo s\n endcomment\n echo 'y'\n%} ==> y
                {% liquid\n comment any words\n if\n endcomment\n echo 'y'\n%} ==> y
                {% liquid\n liquid echo s\n%} ==> x
                {% liquid liquid liquid echo s %} ==> x
                {% liquid\r\n echo s\r\n echo s\r\n%} ==> xx
                {% liquid\n for i in l\n if i == 2\n break\n endif\n echo i\n endfor %} ==> 1
                {% for i in l %}{% liquid\n if i == 2\n continue\n endif\n echo i\n %}{% endfor %} ==> 1
                {% liquid\n increment c\n increment c\n decrement d\n%} ==> 01-1
                {% liquid\n cycle 'a', 'b'\n cycle 'a', 'b'\n%} ==> ab
                {% if s %}{% liquid\n echo s\n%}{% endif %} ==> x
                a {%- liquid\n echo s\n-%} b ==> axb
                {% liquid\n assign q = "a\n" %}{{ q }} !!> 2:13: this string has no closing quote ;; 3:1: a line of a 'liquid' tag begins with the name of a tag
                {% liquid\n raw\n {{ s }}\n endraw\n%} ==>  {{ s }}\n
                {% liquid\n render 'p', v: s\n include 'p'\n%} ==>  !!> 2:2: there is no snippet 'p' ;; 3:2: there is no snippet 'p'
                """#))
    }

    @Test func partials() {
        check(
            Table(
                #"""
                @ {"g": "global", "p": {"t": "T"}, "l": [{"t": "A"}, {"t": "B"}], "n": null, "name": "plain", "words": ["a", "b"]}
                @snippet plain: plain
                @snippet arg: [{{ a }}{{ b }}]
                @snippet card: <{{ card.t }}>
                @snippet dir/card: <{{ card.t }}>
                @snippet set: {% assign made = 'inside' %}
                @snippet outer: [{{ g }}{{ local }}{{ i }}]
                @snippet count: {% increment c %}
                @snippet loop: {{ loop.t }}{{ forloop.index }}{{ forloop.length }}{{ forloop.last }};
                @snippet word: {{ word }}{{ forloop.index0 }}
                @snippet brk: {{ i }}{% break %}x
                @snippet cyc: {% cycle 'a', 'b' %}
                @snippet nest: ({% render 'arg', a: a %})
                @snippet inc: ({% include 'plain' %})
                @snippet parent: {{ forloop.parentloop.index }}{% for q in words %}{{ forloop.parentloop.index }}{% endfor %}
                {% render 'plain' %} ==> plain
                {% render "plain" %} ==> plain
                {% render 'arg', a: 1, b: 'x' %} ==> [1x]
                {% render 'arg' a: 1 b: 'x' %} ==> [1x]
                {% render 'arg', a: g %} ==> [global]
                {% render 'arg', a: (1..2) %} ==> [1..2]
                {% render 'arg' %} ==> []
                {% render 'card' with p %} ==> <T>
                {% render 'card', card: p %} ==> <T>
                {% render 'card' with l[1] %} ==> <B>
                {% render 'dir/card' with p %} ==> <T>
                {% render 'arg' with g as a %} ==> [global]
                {% render 'arg' with g as a, b: 1 %} ==> [global1]
                {% render 'card' with nothing %} ==> <>
                {% render 'card' for l %} ==> <A><B>
                {% render 'loop' for l %} ==> A12false;B22true;
                {% render 'card' for l as card %} ==> <A><B>
                {% render 'arg' for l as a, b: '!' %} ==> [{"t"=>"A"}!][{"t"=>"B"}!]
                {% render 'word' for words %} ==> a0b1
                {% render 'word' for (1..3) %} ==> 102132
                {% render 'card' for p %} ==> <>
                {% render 'word' for 'text' %} ==> text
                // A snippet brought in by 'render' sees only what it is handed ...
                {% assign local = 'l' %}{% render 'outer' %} ==> []
                {% for i in (1..2) %}{% render 'outer' %}{% endfor %} ==> [][]
                {% render 'set' %}[{{ made }}] ==> []
                {% render 'count' %}{% render 'count' %}{% increment c %} ==> 000
                {% cycle 'a', 'b' %}{% render 'cyc' %}{% cycle 'a', 'b' %} ==> aab
                {% for i in (1..2) %}{% render 'brk', i: i %}{% endfor %} ==> 12
                {% render 'nest', a: 'x' %} ==> ([x])
                {% for z in words %}{% render 'parent', words: words %}{% endfor %} ==>
                // ... and one brought in by 'include' shares everything.
                {% include 'plain' %} ==> plain
                {% include name %} ==> plain
                {% include 'outer' %} ==> [global]
                {% assign local = 'l' %}{% include 'outer' %} ==> [globall]
                {% for i in (1..2) %}{% include 'outer' %}{% endfor %} ==> [global1][global2]
                {% include 'set' %}[{{ made }}] ==> [inside]
                {% include 'arg', a: 1 %}{{ a }} ==> [1]
                {% include 'arg' a: 1, b: 2 %} ==> [12]
                {% include 'card' with p %} ==> <T>
                {% include 'card' with p as card %} ==> <T>
                {% include 'card' for l %} ==> <A><B>
                {% include 'card' with l %} ==> <A><B>
                {% assign card = p %}{% include 'card' %} ==> <T>
                {% include 'count' %}{% include 'count' %}{% increment c %} ==> 012
                {% cycle 'a', 'b' %}{% include 'cyc' %}{% cycle 'a', 'b' %} ==> aba
                {% for i in (1..2) %}{% include 'brk' %}{% endfor %} ==> 1
                {% include 'inc' %} ==> (plain)
                {% for z in words %}{% include 'parent' %};{% endfor %} ==> 11;22;
                {% render 'inc' %} ==> () !!> inc:1:2: 'include' cannot be used in a snippet that was brought in by 'render'
                {% render 'none' %}x ==> x !!> 1:1: there is no snippet 'none'
                {% include n %}x ==> x !!> 1:1: the name of the snippet is not a text
                {% include 'none' %}x ==> x !!> 1:1: there is no snippet 'none'
                """#))
    }
}
