import Testing

@Suite struct TextFilterTests {
    @Test func casing() {
        check(
            Table(
                #"""
                @ {"n": null, "t": true, "i": 7, "d": 1.5, "a": ["x", 1, null], "m": {"k": "v"}, "u": "straße"}
                {{ 'tea Pot' | upcase }} ==> TEA POT
                {{ u | upcase }} ==> STRASSE
                {{ 'é' | upcase }} ==> É
                {{ n | upcase }} ==>
                {{ nothing | upcase }} ==>
                {{ i | upcase }} ==> 7
                {{ d | upcase }} ==> 1.5
                {{ t | upcase }} ==> TRUE
                {{ '' | upcase }} ==>
                {{ a | upcase }} ==> ["X", 1, NIL]
                {{ m | upcase }} ==> {"K"=>"V"}
                {{ (1..3) | upcase }} ==> 1..3
                {{ 'TEA Pot' | downcase }} ==> tea pot
                {{ 'ÄÖÜ' | downcase }} ==> äöü
                {{ 'ΑΣ' | downcase }} ==> ασ
                {{ 'İ' | downcase | size }} ==> 2
                {{ n | downcase }} ==>
                {{ i | downcase }} ==> 7
                {{ t | downcase }} ==> true
                {{ 'tea POT' | capitalize }} ==> Tea pot
                {{ 'TEA' | capitalize }} ==> Tea
                {{ 'élan VITAL' | capitalize }} ==> Élan vital
                {{ 'ǆ' | capitalize }} ==> ǅ
                {{ ' tea' | capitalize }} ==>  tea
                {{ '1st' | capitalize }} ==> 1st
                {{ n | capitalize }} ==>
                {{ i | capitalize }} ==> 7
                {{ t | capitalize }} ==> True
                {{ '' | capitalize }} ==>
                """#))
    }

    @Test func stripping() {
        check(
            Table(
                #"""
                @ {"n": null, "i": 7, "w": " \t\r\n tea pot \n\t ", "v": "\u000b\u000ctea\u000c", "z": "\u0000 tea \u0000", "s": "\u00a0tea\u00a0"}
                [{{ w | strip }}] ==> [tea pot]
                [{{ w | lstrip }}] ==> [tea pot \n\t ]
                [{{ w | rstrip }}] ==> [ \t\r\n tea pot]
                [{{ v | strip }}] ==> [tea]
                [{{ z | strip }}] ==> [tea]
                // A no-break space is no white space here, as in the reference.
                {{ s | strip | size }} ==> 5
                {{ i | strip }} ==> 7
                {{ n | strip }} ==>
                {{ n | lstrip }} ==>
                {{ n | rstrip }} ==>
                {{ i | lstrip }} ==> 7
                {{ i | rstrip }} ==> 7
                [{{ '   ' | strip }}] ==> []
                [{{ '   ' | lstrip }}] ==> []
                [{{ '   ' | rstrip }}] ==> []
                [{{ w | squish }}] ==> [tea pot]
                [{{ 'a  b\n\nc' | squish }}] ==> [a b c]
                [{{ '' | squish }}] ==> []
                [{{ n | squish }}] ==> []
                [{{ i | squish }}] ==> [7]
                [{{ 'a\r\nb\nc' | strip_newlines }}] ==> [abc]
                [{{ 'a\rb' | strip_newlines }}] ==> [a\rb]
                [{{ '\n\n' | strip_newlines }}] ==> []
                [{{ 'a\r\r\nb' | strip_newlines }}] ==> [a\rb]
                {{ i | strip_newlines }} ==> 7
                {{ n | strip_newlines }} ==>
                {{ 'a\r\nb\nc' | newline_to_br }} ==> a<br />\nb<br />\nc
                {{ 'a\n\nb' | newline_to_br }} ==> a<br />\n<br />\nb
                {{ '\n' | newline_to_br }} ==> <br />\n
                {{ 'a' | newline_to_br }} ==> a
                {{ n | newline_to_br }} ==>
                {{ i | newline_to_br }} ==> 7
                {{ '<i>\n' | newline_to_br }} ==> <i><br />\n
                """#))
    }

    @Test func cutting() {
        check(
            Table(
                #"""
                @ {"n": null, "i": 1234567, "t": "Handmade linen apron", "a": [1, 2, 3, 4, 5], "u": "añb¢c", "e": "a\u0301b"}
                {{ t | truncate: 11 }} ==> Handmade...
                {{ t | truncate: 20 }} ==> Handmade linen apron
                {{ t | truncate: 19 }} ==> Handmade linen a...
                {{ t | truncate: 100 }} ==> Handmade linen apron
                {{ t | truncate: 3 }} ==> ...
                {{ t | truncate: 2 }} ==> ...
                {{ t | truncate: 0 }} ==> ...
                {{ t | truncate: -5 }} ==> ...
                {{ t | truncate: 8, '' }} ==> Handmade
                {{ t | truncate: 9, '…' }} ==> Handmade…
                {{ t | truncate: 5, ' and so on' }} ==>  and so on
                {{ t | truncate: 10, nil }} ==> Handmade l
                {{ t | truncate: 10, 42 }} ==> Handmade42
                {{ t | truncate: '10' }} ==> Handmad...
                {{ t | append: t | append: t | truncate }} ==> Handmade linen apronHandmade linen apronHandmad...
                {{ i | truncate: 5 }} ==> 12...
                {{ n | truncate: 5 }} ==>
                {{ '' | truncate: 5 }} ==>
                {{ u | truncate: 3, '' }} ==> añb
                // A character is a code point: the accent counts for itself.
                {{ e | truncate: 1, '' }} ==> a
                {{ t | truncate: 5.0 }} ==>  !!> 1:8: a whole number is needed here
                {{ t | truncate: nil }} ==>  !!> 1:8: a whole number is needed here
                {{ t | truncate: 'x' }} ==>  !!> 1:8: a whole number is needed here
                {{ t | truncatewords: 2 }} ==> Handmade linen...
                {{ t | truncatewords: 3 }} ==> Handmade linen apron
                {{ t | truncatewords: 9 }} ==> Handmade linen apron
                {{ t | truncatewords: 1 }} ==> Handmade...
                {{ t | truncatewords: 0 }} ==> Handmade...
                {{ t | truncatewords: -3 }} ==> Handmade...
                {{ t | truncatewords: 1, '' }} ==> Handmade
                {{ t | truncatewords: 1, ' (more)' }} ==> Handmade (more)
                {{ t | truncatewords: 1, 5 }} ==> Handmade5
                {{ t | truncatewords: 2, nil }} ==> Handmade linen
                {{ t | truncatewords: '2' }} ==> Handmade linen...
                {{ '  a   b  c ' | truncatewords: 2 }} ==> a b...
                [{{ '  a   b ' | truncatewords: 3 }}] ==> [  a   b ]
                {{ 'a\tb\nc' | truncatewords: 2 }} ==> a b...
                {{ '漢字 仮名' | truncatewords: 1 }} ==> 漢字...
                {{ 'a b c d e f g h i j k l m n o p' | truncatewords }} ==> a b c d e f g h i j k l m n o...
                {{ 'a b c d e f g h i j k l m n o' | truncatewords }} ==> a b c d e f g h i j k l m n o
                {{ i | truncatewords: 2 }} ==> 1234567
                {{ n | truncatewords: 2 }} ==>
                {{ '' | truncatewords: 2 }} ==>
                {{ t | truncatewords: nil }} ==>  !!> 1:8: a whole number is needed here
                {{ 'Liquid' | slice: 0 }} ==> L
                {{ 'Liquid' | slice: 2, 3 }} ==> qui
                {{ 'Liquid' | slice: -3, 2 }} ==> ui
                {{ 'Liquid' | slice: -6 }} ==> L
                {{ 'Liquid' | slice: -7 }} ==>
                {{ 'Liquid' | slice: -7, 3 }} ==>
                {{ 'Liquid' | slice: 6, 3 }} ==>
                {{ 'Liquid' | slice: 7, 3 }} ==>
                {{ 'Liquid' | slice: 2, 99 }} ==> quid
                {{ 'Liquid' | slice: 2, 0 }} ==>
                {{ 'Liquid' | slice: 2, -1 }} ==>
                {{ 'Liquid' | slice: '1', '2' }} ==> iq
                {{ 'Liquid' | slice: 1, nil }} ==> i
                {{ 'Liquid' | slice: 1, false }} ==> i
                {{ 'Liquid' | slice: 9223372036854775807, 9223372036854775807 }} ==>
                {{ 'Liquid' | slice: 1, 9223372036854775807 }} ==> iquid
                {{ u | slice: 1, 3 }} ==> ñb¢
                {{ i | slice: 1, 2 }} ==> 23
                {{ n | slice: 1, 2 }} ==>
                {{ a | slice: 1, 2 | join: ' ' }} ==> 2 3
                {{ a | slice: -2, 2 | join: ' ' }} ==> 4 5
                {{ a | slice: 5, 2 | size }} ==> 0
                {{ a | slice: 6, 2 | size }} ==> 0
                {{ a | slice: -9, 2 | size }} ==> 0
                {{ a | slice: 3, 9 | join: ' ' }} ==> 4 5
                {{ (1..9) | slice: 1, 3 }} ==> ..9
                {{ 'Liquid' | slice: 1.5 }} ==>  !!> 1:15: a whole number is needed here
                {{ 'Liquid' | slice: nil }} ==>  !!> 1:15: a whole number is needed here
                {{ 'Liquid' | slice: 'x' }} ==>  !!> 1:15: a whole number is needed here
                {{ 'Liquid' | slice: 1, 'x' }} ==>  !!> 1:15: a whole number is needed here
                """#))
    }

    @Test func splittingAndSizes() {
        check(
            Table(
                #"""
                @ {"n": null, "i": 1213, "c": "a,b,,c,,", "w": "  a  b\tc \n", "a": [1, 2], "m": {"a": 1}, "e": "", "d": 3.5, "nl": "\n"}
                {{ c | split: ',' | size }} ==> 4
                {{ c | split: ',' | join: '|' }} ==> a|b||c
                {{ ',a' | split: ',' | join: '|' }} ==> |a
                {{ ',' | split: ',' | size }} ==> 0
                {{ ',,' | split: ',' | size }} ==> 0
                {{ w | split: ' ' | join: '|' }} ==> a|b|c
                {{ w | split: '  ' | join: '|' }} ==> |a|b\tc \n
                {{ 'abc' | split: '' | join: '|' }} ==> a|b|c
                {{ 'añ¢' | split: '' | join: '|' }} ==> a|ñ|¢
                {{ 'abc' | split: 'abc' | size }} ==> 0
                {{ 'abc' | split: 'x' | join: '|' }} ==> abc
                {{ 'a--b--c' | split: '--' | join: '|' }} ==> a|b|c
                {{ 'a---b' | split: '--' | join: '|' }} ==> a|-b
                {{ 'a\nb' | split: nl | join: '|' }} ==> a|b
                {{ e | split: ',' | size }} ==> 0
                {{ e | split: '' | size }} ==> 0
                {{ n | split: ',' | size }} ==> 0
                {{ i | split: 1 | join: '|' }} ==> |2|3
                {{ i | split: '2' | join: '|' }} ==> 1|13
                {{ 'abc' | split: nil | join: '|' }} ==> a|b|c
                {{ 'true' | split: true | size }} ==> 0
                {{ a | split: ', ' | join: '|' }} ==> [1|2]
                {{ 'tea' | size }} ==> 3
                {{ 'añ¢' | size }} ==> 3
                {{ '👨‍👩‍👧' | size }} ==> 5
                {{ '' | size }} ==> 0
                {{ a | size }} ==> 2
                {{ m | size }} ==> 1
                {{ (3..7) | size }} ==> 5
                {{ (7..3) | size }} ==> 0
                {{ n | size }} ==> 0
                {{ true | size }} ==> 0
                {{ d | size }} ==> 0
                // The reference counts the bytes an integer takes.
                {{ i | size }} ==> 8
                {{ 0 | size }} ==> 8
                {{ i.size }} ==> 8
                {{ d.size }} ==>
                {{ n.size }} ==>
                {{ c.size }} ==> 8
                {{ a.size | plus: 1 }} ==> 3
                {{ 'hello' | first }} ==> h
                {{ 'hello' | last }} ==> o
                {{ '' | first }} ==>
                {{ 'ñu' | first }} ==> ñ
                {{ a | first }}{{ a | last }} ==> 12
                {{ n | first }}{{ n | last }} ==>
                {{ i | first }}{{ i | last }} ==>
                {{ d | first }}{{ true | last }} ==>
                {{ m | first }} ==> a1
                {{ m | first | join: '=' }} ==> a=1
                {{ m | last }} ==>
                {{ (3..7) | first }}-{{ (3..7) | last }} ==> 3-7
                """#))
    }

    @Test func joiningAndReplacing() {
        check(
            Table(
                #"""
                @ {"n": null, "i": 55, "d": 2.50, "a": ["x", 1], "m": {}, "bs": "\\", "r0": "[\\0]", "ra": "[\\&]", "r1": "[\\1]", "rb": "a\\\\b", "rx": "\\x"}
                {{ 'a' | append: 'b' }} ==> ab
                {{ 'a' | append: 5 }} ==> a5
                {{ 'a' | append: d }} ==> a2.5
                {{ 5 | append: 'b' }} ==> 5b
                {{ n | append: 'b' }} ==> b
                {{ 'a' | append: n }} ==> a
                {{ a | append: '!' }} ==> ["x", 1]!
                {{ 'a' | append: a }} ==> a["x", 1]
                {{ m | append: '!' }} ==> {}!
                {{ 'a' | append: (1..2) }} ==> a1..2
                {{ true | append: false }} ==> truefalse
                {{ 'a' | prepend: 'b' }} ==> ba
                {{ 'a' | prepend: 5 }} ==> 5a
                {{ n | prepend: 'b' }} ==> b
                {{ 'a' | prepend: n }} ==> a
                {{ 5 | prepend: 1 | plus: 1 }} ==> 16
                {{ 'a-b-c' | replace: '-', '+' }} ==> a+b+c
                {{ 'a-b-c' | replace: '-' }} ==> abc
                {{ 'a-b-c' | replace: 'x', 'y' }} ==> a-b-c
                {{ 'aaa' | replace: 'aa', 'b' }} ==> ba
                {{ 'abc' | replace: '', '.' }} ==> .a.b.c.
                {{ 'ñ' | replace: '', '.' }} ==> .ñ.
                {{ '' | replace: '', '.' }} ==> .
                {{ '' | replace: 'a', '.' }} ==>
                {{ 'abc' | replace: n, '.' }} ==> .a.b.c.
                {{ 'a.b' | replace: '.', n }} ==> ab
                {{ i | replace: 5, 6 }} ==> 66
                {{ n | replace: 'a', 'b' }} ==>
                {{ m | replace: '{', '(' }} ==> (}
                {{ 'a.b' | replace: '.', '$1' }} ==> a$1b
                {{ 'a(b)' | replace: '(b)', 'c' }} ==> ac
                // A backslash in the replacement has the meaning it has in the reference.
                {{ 'abc' | replace: 'b', r0 }} ==> a[b]c
                {{ 'abc' | replace: 'b', ra }} ==> a[b]c
                {{ 'abc' | replace: 'b', r1 }} ==> a[]c
                {{ 'x' | replace: 'x', rb }} ==> a\\b
                {{ 'x' | replace: 'x', rx }} ==> \\x
                {{ 'x' | replace: 'x', bs }} ==> \\
                {{ 'x' | replace_last: 'x', r0 }} ==> [\\0]
                {{ 'a-b-c' | replace_first: '-', '+' }} ==> a+b-c
                {{ 'a-b-c' | replace_first: '-' }} ==> ab-c
                {{ 'abc' | replace_first: '', '.' }} ==> .abc
                {{ 'abc' | replace_first: 'x', '.' }} ==> abc
                {{ n | replace_first: 'x', '.' }} ==>
                {{ i | replace_first: 5, 6 }} ==> 65
                {{ 'a-b-c' | replace_last: '-', '+' }} ==> a-b+c
                {{ 'abc' | replace_last: '', '.' }} ==> abc.
                {{ 'abc' | replace_last: 'x', '.' }} ==> abc
                {{ 'aaa' | replace_last: 'aa', 'b' }} ==> ab
                {{ n | replace_last: 'x', '.' }} ==>
                {{ i | replace_last: 5, 6 }} ==> 56
                {{ 'a-b-c' | remove: '-' }} ==> abc
                {{ 'a-b-c' | remove: n }} ==> a-b-c
                {{ i | remove: 5 }} ==>
                {{ n | remove: 'a' }} ==>
                {{ 'a-b-c' | remove_first: '-' }} ==> ab-c
                {{ 'a-b-c' | remove_first: 'x' }} ==> a-b-c
                {{ i | remove_first: 5 }} ==> 5
                {{ n | remove_first: 'a' }} ==>
                {{ 'a-b-c' | remove_last: '-' }} ==> a-bc
                {{ 'a-b-c' | remove_last: 'x' }} ==> a-b-c
                {{ 'a-b-c' | remove_last: n }} ==> a-b-c
                {{ i | remove_last: 5 }} ==> 5
                {{ n | remove_last: 'a' }} ==>
                """#))
    }

    @Test func encoding() {
        check(
            Table(
                #"""
                @ {"n": null, "i": 5, "h": "<a href=\"x\">T & T's</a>", "o": "1 < 2 &amp; &#39; &#x27; &nope &; &&lt;", "u": "ñ €", "b": "w7E"}
                {{ h | escape }} ==> &lt;a href=&quot;x&quot;&gt;T &amp; T&#39;s&lt;/a&gt;
                {{ h | h }} ==> &lt;a href=&quot;x&quot;&gt;T &amp; T&#39;s&lt;/a&gt;
                {{ 'a&amp;b' | escape }} ==> a&amp;amp;b
                {{ i | escape }} ==> 5
                {{ n | escape }} ==>
                {{ n | escape | size }} ==> 0
                {{ o | escape_once }} ==> 1 &lt; 2 &amp; &#39; &amp;#x27; &amp;nope &amp;; &amp;&lt;
                {{ i | escape_once }} ==> 5
                {{ n | escape_once }} ==>
                {{ '"' | escape_once }} ==> &quot;
                {{ "'" | escape_once }} ==> &#39;
                {{ 'a b&c=d/e?f' | url_encode }} ==> a+b%26c%3Dd%2Fe%3Ff
                {{ "-_.~*!'()" | url_encode }} ==> -_.~%2A%21%27%28%29
                {{ u | url_encode }} ==> %C3%B1+%E2%82%AC
                {{ i | url_encode }} ==> 5
                {{ n | url_encode }} ==>
                {{ 'a+b%26c' | url_decode }} ==> a b&c
                {{ '%C3%B1' | url_decode }} ==> ñ
                {{ '%c3%b1' | url_decode }} ==> ñ
                {{ '100%' | url_decode }} ==> 100%
                {{ '%zz' | url_decode }} ==> %zz
                {{ i | url_decode }} ==> 5
                {{ n | url_decode }} ==>
                {{ '%FF' | url_decode }} ==>  !!> 1:12: the decoded text is not UTF-8
                {{ 'tea' | base64_encode }} ==> dGVh
                {{ 'te' | base64_encode }} ==> dGU=
                {{ 't' | base64_encode }} ==> dA==
                {{ 'ñ?>' | base64_encode }} ==> w7E/Pg==
                {{ 'ñ?>' | base64_url_safe_encode }} ==> w7E_Pg==
                {{ i | base64_encode }} ==> NQ==
                {{ n | base64_encode }} ==>
                {{ n | base64_url_safe_encode }} ==>
                {{ 'dGVh' | base64_decode }} ==> tea
                {{ 'dGU=' | base64_decode }} ==> te
                {{ 'w7E/Pg==' | base64_decode }} ==> ñ?>
                {{ 'w7E_Pg==' | base64_url_safe_decode }} ==> ñ?>
                {{ 'dGU' | base64_url_safe_decode }} ==> te
                {{ n | base64_decode }} ==>
                {{ n | base64_url_safe_decode }} ==>
                {{ 'dGU' | base64_decode }} ==>  !!> 1:12: this is not valid Base64
                {{ i | base64_decode }} ==>  !!> 1:8: this is not valid Base64
                {{ 'a b=' | base64_decode }} ==>  !!> 1:13: this is not valid Base64
                {{ 'w7E_Pg==' | base64_decode }} ==>  !!> 1:17: this is not valid Base64
                {{ '!' | base64_url_safe_decode }} ==>  !!> 1:10: this is not valid Base64
                {{ '<b>green</b> tea' | strip_html }} ==> green tea
                {{ '<p\nclass="x">tea</p>' | strip_html }} ==> tea
                {{ 'a<!-- <b> -->b' | strip_html }} ==> ab
                {{ 'a<script>if (1 < 2) {}</script>b' | strip_html }} ==> ab
                {{ 'a<style>p > b {}</style>b' | strip_html }} ==> ab
                {{ 'a<SCRIPT>x</SCRIPT>b' | strip_html }} ==> axb
                {{ '1 < 2' | strip_html }} ==> 1 < 2
                {{ '1 < 2 > 0' | strip_html }} ==> 1  0
                {{ 'a<>b' | strip_html }} ==> ab
                {{ '<b' | strip_html }} ==> <b
                {{ 'Fish &amp; chips' | strip_html }} ==> Fish &amp; chips
                {{ i | strip_html }} ==> 5
                {{ n | strip_html }} ==>
                """#))
    }
}
