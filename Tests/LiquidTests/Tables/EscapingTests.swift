import Testing

/// What is escaped, and what counts as safe, while escaping is on.
@Suite struct EscapingTests {
    @Test func escaping() {
        check(
            Table(
                #"""
                @ {"x": "<b>T & \"Q\" 'S'</b>", "amp": "Fish & chips", "l": ["<i>", "&"], "m": {"<k>": "<v>"}, "n": null, "i": 5}
                @snippet box: <div>{{ v }}</div>
                {{ x }} ==> &lt;b&gt;T &amp; &quot;Q&quot; &#39;S&#39;&lt;/b&gt;
                {{ '<b>' }} ==> &lt;b&gt;
                <b>{{ i }}</b> ==> <b>5</b>
                {{ l }} ==> &lt;i&gt;&amp;
                {{ m }} ==> {&quot;&lt;k&gt;&quot;=&gt;&quot;&lt;v&gt;&quot;}
                {% echo '<b>' %} ==> &lt;b&gt;
                {% cycle '<b>', '<i>' %} ==> &lt;b&gt;
                {{ x | raw }} ==> <b>T & "Q" 'S'</b>
                {{ i | raw }} ==> 5
                {{ '<b>' | upcase | raw }} ==> <B>
                // Escaped once, however often it is asked for.
                {{ amp | escape }} ==> Fish &amp; chips
                {{ amp | escape | escape }} ==> Fish &amp; chips
                {{ amp | h }} ==> Fish &amp; chips
                {{ amp | escape_once }} ==> Fish &amp; chips
                {{ amp | escape | escape_once }} ==> Fish &amp; chips
                {% assign e = amp | escape %}{{ e }} ==> Fish &amp; chips
                // A capture is safe: what was printed in it was escaped.
                {% capture c %}<i>{{ amp }}</i>{% endcapture %}{{ c }} ==> <i>Fish &amp; chips</i>
                {% capture c %}{{ x }}{% endcapture %}{{ c }} ==> &lt;b&gt;T &amp; &quot;Q&quot; &#39;S&#39;&lt;/b&gt;
                {% capture c %}<i>{% endcapture %}{% capture d %}{{ c }}!{% endcapture %}{{ d }} ==> <i>!
                {% capture c %}<i>{% endcapture %}{{ c | upcase }} ==> &lt;I&gt;
                // Text that is put together with HTML is escaped, and the whole is HTML.
                {{ '<b>' | append: amp }} ==> &lt;b&gt;Fish &amp; chips
                {% capture c %}<i>{% endcapture %}{{ c | append: amp }} ==> <i>Fish &amp; chips
                {% capture c %}<i>{% endcapture %}{{ amp | append: c }} ==> Fish &amp; chips<i>
                {% capture c %}<i>{% endcapture %}{{ c | prepend: '<' }} ==> &lt;<i>
                {% capture c %}<i>{% endcapture %}{{ c | append: c }} ==> <i><i>
                {% capture c %}<hr>{% endcapture %}{{ l | join: c }} ==> &lt;i&gt;<hr>&amp;
                {{ l | join: '<hr>' }} ==> &lt;i&gt;&lt;hr&gt;&amp;
                {% capture c %}a-b{% endcapture %}{{ c | replace: '-', '<' }} ==> a&lt;b
                {% capture c %}<i>&amp;</i>{% endcapture %}{{ c | replace: '&', 'and' }} ==> <i>and</i>
                {% capture c %}<i>x</i>{% endcapture %}{{ c | remove: 'x' }} ==> <i></i>
                {% capture c %}<hr>{% endcapture %}{{ 'a & b' | replace: '&', c }} ==> a <hr> b
                {% capture c %}<i>,<b>{% endcapture %}{{ c | split: ',' | last }} ==> <b>
                {% capture c %} <i> {% endcapture %}{{ c | strip }} ==> <i>
                {% capture c %}<i>\n{% endcapture %}{{ c | strip_newlines }} ==> <i>
                {% capture c %} <i>  x{% endcapture %}{{ c | squish }} ==> <i> x
                {{ 'a & b\nc' | newline_to_br }} ==> a &amp; b<br />\nc
                {{ 'a & b\nc' | escape | newline_to_br }} ==> a &amp; b<br />\nc
                {% capture c %}<i>\n{% endcapture %}{{ c | newline_to_br }} ==> <i><br />\n
                // HTML without tags is worked on as the text it shows.
                {{ amp | escape | upcase }} ==> FISH &amp; CHIPS
                {{ amp | escape | size }} ==> 12
                {{ amp | escape | slice: 5, 3 }} ==> &amp; c
                {{ amp | escape | truncate: 9 }} ==> Fish &amp;...
                {{ amp | escape | truncatewords: 2 }} ==> Fish &amp;...
                {{ amp | escape | url_encode }} ==> Fish+%26+chips
                {{ amp | escape | base64_encode | base64_decode }} ==> Fish &amp; chips
                {% capture c %}{{ amp }}{% endcapture %}{% if c == amp %}y{% endif %} ==> y
                {% capture c %}{{ amp }}{% endcapture %}{% if amp == c %}y{% endif %} ==> y
                {% capture c %}{{ amp }}{% endcapture %}{% if c contains '& c' %}y{% endif %} ==> y
                {% capture c %}{{ amp }}{% endcapture %}{% case c %}{% when 'Fish & chips' %}y{% endcase %} ==> y
                {% capture c %}<p>Fish &amp; <b>chips</b></p>{% endcapture %}{{ c | strip_html }} ==> Fish &amp; chips
                {% capture c %}<p>a &lt; b</p>{% endcapture %}{{ c | strip_html }} ==> a &lt; b
                {% capture c %}<p>Fish &amp; chips</p>{% endcapture %}{{ c | strip_html | truncate: 8 }} ==> Fish ...
                {{ '&lt;b&gt;' | strip_html }} ==> &amp;lt;b&amp;gt;
                // HTML that is too long is cut as the text it shows, HTML that fits stays.
                {% capture c %}<p>long &amp; text</p>{% endcapture %}{{ c | truncate: 9 }} ==> long &amp;...
                {% capture c %}<p>long &amp; text</p>{% endcapture %}{{ c | truncate: 11 }} ==> <p>long &amp; text</p>
                {% capture c %}<p>one <b>two</b> three</p>{% endcapture %}{{ c | truncatewords: 2 }} ==> one two...
                {% capture c %}<p>one <b>two</b> three</p>{% endcapture %}{{ c | truncatewords: 3 }} ==> <p>one <b>two</b> three</p>
                // Escaped HTML can stand in an attribute; what was escaped already is left.
                {% capture c %}<p title="x">a &amp; b &#x27;</p>{% endcapture %}{{ c | escape }} ==> &lt;p title=&quot;x&quot;&gt;a &amp; b &#x27;&lt;/p&gt;
                {% capture c %}<i>{% endcapture %}{{ c | escape | escape | h | escape_once }} ==> &lt;i&gt;
                // Handed on as it is.
                {% capture c %}<i>{% endcapture %}{% render 'box', v: c %} ==> <div><i></div>
                {% render 'box', v: x %} ==> <div>&lt;b&gt;T &amp; &quot;Q&quot; &#39;S&#39;&lt;/b&gt;</div>
                {% capture c %}<i>{% endcapture %}{{ c | default: 'x' }} ==> <i>
                {% capture c %}<i>{% endcapture %}{{ n | default: c }} ==> <i>
                {% capture c %}<i>{% endcapture %}{{ l | concat: l | first }} ==> &lt;i&gt;
                {% assign a = x | escape | split: ' ' %}{{ a[0] }} ==> &lt;b&gt;T
                {% liquid\n capture c\n echo x\n endcapture\n echo c\n%} ==> &lt;b&gt;T &amp; &quot;Q&quot; &#39;S&#39;&lt;/b&gt;
                {{ '2026-05-01' | date: '<b>%Y' }} ==> &lt;b&gt;2026
                {% tablerow v in l %}{{ v }}{% endtablerow %} ==> <tr class="row1">\n<td class="col1">&lt;i&gt;</td><td class="col2">&amp;</td></tr>\n
                {% raw %}<b>{% endraw %} ==> <b>
                """#), escapes: true)
    }

    @Test func plainLiquid() {
        check(
            Table(
                #"""
                @ {"x": "<b>&</b>"}
                {{ x }} ==> <b>&</b>
                {{ x | escape }} ==> &lt;b&gt;&amp;&lt;/b&gt;
                {{ x | escape | escape }} ==> &amp;lt;b&amp;gt;&amp;amp;&amp;lt;/b&amp;gt;
                {{ x | raw }} ==> <b>&</b>
                {% capture c %}{{ x }}{% endcapture %}{{ c | escape }} ==> &lt;b&gt;&amp;&lt;/b&gt;
                {{ x | escape | upcase }} ==> &LT;B&GT;&AMP;&LT;/B&GT;
                {{ x | escape | size }} ==> 24
                {{ x | append: '<' }} ==> <b>&</b><
                """#))
    }
}
