import Testing

@Suite struct ConditionTests {
    /// Rows give the condition alone; it renders `y` or `n`.
    private func checkConditions(_ text: String) {
        let rows = text.split(separator: "\n", omittingEmptySubsequences: false).map { line -> String in
            guard let range = line.firstRange(of: " ==> "), !line.hasPrefix("@") else { return String(line) }
            return "{% if \(line[..<range.lowerBound]) %}y{% else %}n{% endif %}\(line[range.lowerBound...])"
        }
        check(Table(rows.joined(separator: "\n")))
    }

    @Test func truth() {
        checkConditions(
            #"""
            @ {"n": null, "f": false, "e": "", "a": [], "m": {}, "z": 0, "d": 0.0, "s": "x"}
            true ==> y
            false ==> n
            nil ==> n
            null ==> n
            nothing ==> n
            n ==> n
            f ==> n
            e ==> y
            a ==> y
            m ==> y
            z ==> y
            d ==> y
            '' ==> y
            0 ==> y
            -1 ==> y
            empty ==> y
            blank ==> y
            s ==> y
            s.size ==> y
            s.nope ==> n
            (1..2) ==> y
            'false' ==> y
            """#)
    }

    @Test func equality() {
        checkConditions(
            #"""
            @ {"n": null, "s": "x", "i": 1, "d": 1.0, "a": [1, "x"], "b": [1.0, "x"], "m": {"k": 1, "l": [2]}, "o": {"l": [2], "k": 1}, "e": [], "em": {}, "es": "", "ws": " \n", "nfc": "\u00e9", "nfd": "e\u0301", "t": true, "f": false}
            s == 'x' ==> y
            s == "x" ==> y
            s != 'x' ==> n
            s <> 'x' ==> n
            s <> 'y' ==> y
            s=='x' ==> y
            i == 1 ==> y
            i == 1.0 ==> y
            i == d ==> y
            i == '1' ==> n
            '1' == 1 ==> n
            1 == true ==> n
            0 == false ==> n
            true == true ==> y
            t == true ==> y
            t != f ==> y
            n == nil ==> y
            nothing == nil ==> y
            nothing == n ==> y
            nothing == false ==> n
            '' == nil ==> n
            0 == nil ==> n
            a == a ==> y
            a == b ==> y
            a != e ==> y
            m == m ==> y
            m == o ==> y
            m == em ==> n
            nfc == nfd ==> n
            'A' == 'a' ==> n
            (1..2) == (1..2) ==> y
            (1..2) == (1..3) ==> n
            es == empty ==> y
            e == empty ==> y
            em == empty ==> y
            ws == empty ==> n
            s == empty ==> n
            a == empty ==> n
            n == empty ==> n
            f == empty ==> n
            i == empty ==> n
            empty == es ==> y
            empty == e ==> y
            es != empty ==> n
            s != empty ==> y
            es == blank ==> y
            ws == blank ==> y
            e == blank ==> y
            em == blank ==> y
            n == blank ==> y
            nothing == blank ==> y
            f == blank ==> y
            t == blank ==> n
            i == blank ==> n
            0 == blank ==> n
            s == blank ==> n
            a == blank ==> n
            blank == ws ==> y
            n != blank ==> n
            s != blank ==> y
            empty == empty ==> n
            blank == blank ==> n
            empty == blank ==> n
            """#)
    }

    @Test func order() {
        checkConditions(
            #"""
            @ {"n": null, "i": 3, "d": 2.5, "s": "b", "a": [1], "m": {"k": 1}, "big": 92233720368547758080}
            1 < 2 ==> y
            2 < 1 ==> n
            2 <= 2 ==> y
            2 >= 3 ==> n
            3 > 2 ==> y
            i > d ==> y
            d < 3 ==> y
            2.5 >= d ==> y
            -1 < 0 ==> y
            0.1 < 0.11 ==> y
            big > 1 ==> y
            big > 1.5 ==> y
            'a' < 'b' ==> y
            'a' > 'B' ==> y
            s >= 'b' ==> y
            'abc' < 'abd' ==> y
            'ab' < 'abc' ==> y
            'é' > 'z' ==> y
            n > 1 ==> n
            n < 1 ==> n
            1 > n ==> n
            n >= n ==> n
            nothing <= 0 ==> n
            true > false ==> n
            true >= true ==> n
            1 > true ==> n
            a > 0 ==> n
            0 < a ==> n
            m < m ==> n
            m >= 1 ==> n
            empty > 1 ==> n
            1 <= blank ==> n
            (1..2) > 0 ==> n
            """#)
        check(
            Table(
                #"""
                @ {"i": 3, "s": "b"}
                {% if s > 1 %}y{% endif %} ==>  !!> 1:1: the text 'b' cannot be compared with the number 1
                {% if 1 < s %}y{% endif %} ==>  !!> 1:1: the number 1 cannot be compared with the text 'b'
                {% if i <= '3' %}y{% else %}n{% endif %} ==>  !!> 1:1: the number 3 cannot be compared with the text '3'
                a{% unless 1.5 >= 'x' %}y{% endunless %}b ==> ab !!> 1:2: the number 1.5 cannot be compared with the text 'x'
                """#))
    }

    @Test func containing() {
        checkConditions(
            #"""
            @ {"s": "green tea", "a": ["a", 1, 2.0, null, false], "m": {"k": 1, "n": null}, "n": null, "e": "", "i": 123, "w": "k"}
            s contains 'tea' ==> y
            s contains 'pot' ==> n
            s contains '' ==> y
            s contains e ==> y
            s contains 5 ==> n
            '123' contains 2 ==> y
            s contains nil ==> n
            s contains nothing ==> n
            s contains false ==> n
            a contains 'a' ==> y
            a contains 1 ==> y
            a contains 2 ==> y
            a contains '1' ==> n
            a contains 'b' ==> n
            // Nil and false are contained in nothing.
            a contains nil ==> n
            a contains false ==> n
            m contains 'k' ==> y
            m contains w ==> y
            m contains 'n' ==> y
            m contains 'x' ==> n
            m contains 1 ==> n
            n contains 'x' ==> n
            nothing contains 'x' ==> n
            i contains 2 ==> n
            (1..5) contains 3 ==> y
            (1..5) contains 3.5 ==> y
            (1..5) contains 'x' ==> n
            true contains 'x' ==> n
            """#)
    }

    @Test func joining() {
        checkConditions(
            #"""
            @ {"t": true, "f": false, "i": 3, "l": [1, 2]}
            t and t ==> y
            t and f ==> n
            f or t ==> y
            f or f ==> n
            // Joined from the right: t or (t and f).
            t or t and f ==> y
            // f and (f or t)
            f and f or t ==> n
            // t and (f or t)
            t and f or t ==> y
            // t and (f and (f or t))
            t and f and f or t ==> n
            f or t and f ==> n
            i > 1 and i < 5 ==> y
            i > 1 and i < 3 ==> n
            i == 1 or i == 3 ==> y
            l contains 2 and i == 3 ==> y
            l.size > 1 or nothing.size > 1 ==> y
            // The right side is not looked at when the left decides.
            f and i > 'x' ==> n
            t or i > 'x' ==> y
            """#)
    }

    @Test func branches() {
        check(
            Table(
                #"""
                @ {"i": 3, "t": true, "f": false}
                {% if i == 1 %}a{% elsif i == 3 %}b{% else %}c{% endif %} ==> b
                {% if i == 1 %}a{% elsif i == 2 %}b{% else %}c{% endif %} ==> c
                {% if i == 1 %}a{% elsif i == 2 %}b{% endif %} ==>
                {% if t %}a{% elsif t %}b{% endif %} ==> a
                {% if f %}a{% else %}b{% else %}c{% endif %} ==> b
                {% if f %}a{% else %}b{% elsif t %}c{% endif %} ==> b
                {% if f %}a{% else whatever %}b{% endif %} ==> b
                {% if t %}{% if f %}a{% else %}b{% endif %}{% else %}c{% endif %} ==> b
                {%if t%}a{%endif%} ==> a
                {% if t %}a{%else%}b{%endif%} ==> a
                {% unless f %}a{% endunless %} ==> a
                {% unless t %}a{% else %}b{% endunless %} ==> b
                {% unless t %}a{% elsif t %}b{% endunless %} ==> b
                {% unless t %}a{% elsif f %}b{% else %}c{% endunless %} ==> c
                {% unless f and t %}a{% endunless %} ==> a
                {% unless i == 3 or f %}a{% else %}b{% endunless %} ==> b
                {% case i %}{% when 3 %}a{% endcase %} ==> a
                {% case i %}{% when 1 %}a{% else %}b{% endcase %} ==> b
                {% case i %}{% when 1, 2, 3 %}a{% endcase %} ==> a
                {% case i %}{% when 1 or 2 or 3 %}a{% endcase %} ==> a
                {% case i %}{% when 1 or 2, 3 %}a{% endcase %} ==> a
                {% case i %}{% when '3' %}a{% else %}b{% endcase %} ==> b
                {% case i %}{% when 3.0 %}a{% endcase %} ==> a
                {% case 'a,b' %}{% when 'a,b' %}a{% endcase %} ==> a
                {% case i %} ignored {% when 3 %}a{% endcase %} ==> a
                {% case i %}{% endcase %} ==>
                {% case i %}{% else %}b{% endcase %} ==> b
                // Every matching value prints, and 'else' prints when nothing before it did.
                {% case i %}{% when 3 %}a{% when 3 %}b{% endcase %} ==> ab
                {% case i %}{% when 3, 3 %}a{% endcase %} ==> aa
                {% case i %}{% else %}e{% when 3 %}a{% endcase %} ==> ea
                {% case i %}{% when 1 %}a{% else %}b{% else %}c{% endcase %} ==> bc
                {% case i %}{% when 3 %}a{% else %}b{% when 3 %}c{% endcase %} ==> ac
                {% case i %}{% when 3 %}{% else %}b{% endcase %} ==>
                {% case nothing %}{% when nil %}a{% else %}b{% endcase %} ==> a
                {% case nothing %}{% when 1 %}a{% else %}b{% endcase %} ==> b
                {% case '' %}{% when empty %}a{% endcase %} ==> a
                {% case nil %}{% when blank %}a{% endcase %} ==> a
                {% case (1..2) %}{% when (1..2) %}a{% endcase %} ==> a
                {% case i %}{% when i %}a{% endcase %} ==> a
                {% case true %}{% when t %}a{% endcase %} ==> a
                """#))
    }
}
