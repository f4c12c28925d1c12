import Testing

@Suite struct OutputTests {
    @Test func values() {
        check(
            Table(
                ##"""
                @ {"n": null, "t": true, "f": false, "i": 42, "neg": -7, "d": 1.50, "s": "tea", "a": [1, "two", [3, null], 4.0], "m": {"a": 1, "b": "x", "c": null, "d": [1, "y"], "e": {"f": true}}, "q": {"k\"ey": "v\\al\n#{x}"}, "e": [], "em": {}}
                plain ==> plain
                {{ 'single' }} {{ "double" }} ==> single double
                {{ "it's" }} {{ 'say "hi"' }} ==> it's say "hi"
                {{ '{{' }} {{ '{%' }} ==> {{ {%
                {{ i }} {{ neg }} {{ d }} ==> 42 -7 1.5
                {{ 42 }} {{ -7 }} {{ 1.50 }} {{ -0.25 }} ==> 42 -7 1.5 -0.25
                {{ t }} {{ f }} {{ true }} {{ false }} ==> true false true false
                [{{ n }}{{ nil }}{{ null }}{{ nothing }}] ==> []
                [{{ empty }}{{ blank }}] ==> []
                {{ a }} ==> 1two34.0
                {{ e }}{{ em }} ==> {}
                {{ m }} ==> {"a"=>1, "b"=>"x", "c"=>nil, "d"=>[1, "y"], "e"=>{"f"=>true}}
                {{ q }} ==> {"k\\"ey"=>"v\\\\al\\n\\#{x}"}
                {{ (1..3) }} ==> 1..3
                {{ }} ==>
                {{}} ==>
                {{ s }}{{ s }} ==> teatea
                {{s}} ==> tea
                {{\n s \n}} ==> tea
                { { s } } ==> { { s } }
                {{ s }} } ==> tea }
                { {{ s }} ==> { tea
                {% assign x = s %}{{ x }} ==> tea
                äöü {{ s }} € ==> äöü tea €
                """##))
    }

    @Test func lookups() {
        check(
            Table(
                #"""
                @ {"p": {"title": "Mug", "tags": ["a", "b", "c"], "a b": 1, "size": 9, "nil": null, "0": "zero"}, "list": [{"x": 1}, {"x": 2}], "k": "title", "i": 1, "n": null, "s": "tea", "first": {"first": 5}, "d": 1.0, "deep": {"a": {"b": {"c": "!"}}}, "title": "T", "my var": 3, "hy-phen": 4, "_u": 5, "q?": 6, "name": "k"}
                {{ p.title }} ==> Mug
                {{ p['title'] }} ==> Mug
                {{ p["title"] }} ==> Mug
                {{ p[k] }} ==> Mug
                {{ p['a b'] }} ==> 1
                {{ p . title }} ==> Mug
                {{ p\n.title }} ==> Mug
                {{ p [ 'title' ] }} ==> Mug
                {{ p.nope }} ==>
                {{ p.nope.nope }} ==>
                {{ p['nope']['nope'] }} ==>
                {{ nothing.at.all[0] }} ==>
                {{ p.tags[0] }}{{ p.tags[-1] }} ==> ac
                {{ p.tags[i] }} ==> b
                {{ p.tags[9] }}{{ p.tags[-9] }} ==>
                {{ p.tags.first }}{{ p.tags.last }}{{ p.tags.size }} ==> ac3
                {{ p.tags['first'] }}{{ p.tags['size'] }} ==>
                {{ p.tags['0'] }} ==>
                {{ p.tags[n] }}{{ p.tags[d] }}{{ p.tags[s] }} ==>
                {{ p[0] }} ==>
                {{ p['0'] }} ==> zero
                {{ p.size }} ==> 9
                {{ deep.size }} ==> 1
                {{ deep.first }} ==> a{"b"=>{"c"=>"!"}}
                {{ deep.a.b.c }} ==> !
                {{ deep['a'].b['c'] }} ==> !
                {{ list[0].x }}{{ list.last.x }}{{ list.first['x'] }} ==> 121
                {{ first.first }} ==> 5
                {{ s.size }}{{ s.first }}{{ s.last }} ==> 3ta
                {{ s[0] }}{{ s.nope }} ==>
                {{ i.first }}{{ n.first }} ==>
                {{ ['title'] }} ==> T
                {{ [k] }} ==> T
                {{ [name] }} ==> title
                {{ ['my var'] }} ==> 3
                {{ ['p'].title }} ==> Mug
                {{ ['p']['tags'][1] }} ==> b
                {{ hy-phen }}{{ _u }}{{ q? }} ==> 456
                {{ p[k]['size'] }} ==>
                {{ list[i]['x'] }} ==> 2
                {{ list[list[0].x].x }} ==> 2
                {% assign r = (3..5) %}{{ r.first }}{{ r.last }}{{ r.size }}{{ r[0] }} ==> 353
                {% assign a = p.tags %}{{ a[1] }} ==> b
                """#))
    }

    @Test func ranges() {
        check(
            Table(
                #"""
                @ {"a": 2, "b": "4", "x": "tea", "d": 1.9, "n": null, "l": [1]}
                {{ (1..3) | join }} ==> 1 2 3
                {{ ( 1 .. 3 ) | join }} ==> 1 2 3
                {{ (a..b) | join }} ==> 2 3 4
                {{ (1.9..3) | join }} ==> 1 2 3
                // A decimal is cut when it is written there, and a fault when it is a variable's.
                {{ (d..3) | join }} ==>  !!> 1:4: a whole number is needed here
                {{ (1..3.9) | join }} ==> 1 2 3
                {{ (x..2) | join }} ==> 0 1 2
                {{ (n..2) | join }} ==> 0 1 2
                {{ (-2..0) | join }} ==> -2 -1 0
                {{ (3..1) | join }} ==>
                {{ (1..1) | join }} ==> 1
                {{ ('1'..'3') | join }} ==> 1 2 3
                {{ (a..l.size) | join }} ==>
                {% for i in (1..3) %}{{ i }}{% endfor %} ==> 123
                {% if (1..3) contains 2 %}y{% endif %} ==> y
                {% if (1..3) contains 4 %}y{% else %}n{% endif %} ==> n
                {% assign r = (1..3) %}{% if r == (1..3) %}y{% endif %} ==> y
                {{ (l..2) }} ==>  !!> 1:4: a whole number is needed here
                """#))
    }

    @Test func whiteSpace() {
        check(
            Table(
                #"""
                @ {"s": "x", "l": [1, 2]}
                a {{- s }} b ==> ax b
                a {{ s -}} b ==> a xb
                a {{- s -}} b ==> axb
                a\n\t {{- s -}} \r\n b ==> axb
                a {%- assign y = 1 %} b ==> a b
                a {% assign y = 1 -%} b ==> a b
                a {%- assign y = 1 -%} b ==> ab
                a {{-s-}} b ==> axb
                a {{--}} b ==> ab
                a {{- -}} b ==> ab
                a {{-}} b ==> ab
                {{- s -}} ==> x
                {{ s -}} {{- s }} ==> xx
                {{ s }} {{ s }} ==> x x
                a {%- if true -%} b {%- endif -%} c ==> abc
                a {% if true %} b {% endif %} c ==> a  b  c
                a {%- for i in l -%} {{ i }} {%- endfor -%} b ==> a12b
                a {%- comment -%} x {%- endcomment -%} b ==> ab
                a {%- raw -%} x {%- endraw -%} b ==> a x b
                a {% raw %} x {% endraw -%} b ==> a  x b
                a {%- # note -%} b ==> ab
                a {%- liquid echo s -%} b ==> axb
                a {%- liquid\n echo s\n-%} b ==> axb
                // A body of nothing but white space and silent tags prints nothing.
                [{% if true %}   {% endif %}] ==> []
                [{% if true %} \n {% assign z = 1 %} {% endif %}] ==> []
                [{% if true %} {% comment %}x{% endcomment %} {% endif %}] ==> []
                [{% if true %} {% capture z %}x{% endcapture %} {% endif %}] ==> []
                [{% if true %} {{ nil }} {% endif %}] ==> [  ]
                [{% if true %} {% echo '' %} {% endif %}] ==> [  ]
                [{% if true %} {% if true %} {% endif %} {% endif %}] ==> []
                [{% if true %} {% else %}x{% endif %}] ==> [ ]
                [{% for i in l %} {% endfor %}] ==> []
                [{% for i in l %} {% else %}x{% endfor %}] ==> [  ]
                [{% unless false %} {% endunless %}] ==> []
                [{% case 1 %}{% when 1 %} {% endcase %}] ==> []
                [{% case 1 %}{% when 1 %} {% else %}x{% endcase %}] ==> [ ]
                [{% if true %} {% increment c %} {% endif %}] ==> [ 0 ]
                [{% if true %} {% cycle 'a' %} {% endif %}] ==> [ a ]
                [{% if true %} {% raw %}{% endraw %} {% endif %}] ==> [  ]
                [{% if true %} {% liquid\n assign q = 1 %} {% endif %}] ==> []
                [{% if true %} {% # x %} {% endif %}] ==> []
                [{% if true %} {% doc %}x{% enddoc %} {% endif %}] ==> []
                [{% ifchanged %} {% endifchanged %}] ==> [ ]
                [{% if true %} {% tablerow i in nothing %}{% endtablerow %} {% endif %}] ==> []
                """#))
    }
}
