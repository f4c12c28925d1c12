import Testing

@Suite struct ListFilterTests {
    @Test func wholeLists() {
        check(
            Table(
                #"""
                @ {"n": null, "i": 7, "s": "tea", "a": ["b", "a", null, "A"], "x": [1, [2, [3, [4]]]], "m": {"k": 1, "l": 2}, "e": [], "p": [{"t": "x"}, {"t": null}, {"u": 1}], "o": [1, 2], "q": ["a", "b", 1, [], {}]}
                {{ o | join }} ==> 1 2
                {{ o | join: ', ' }} ==> 1, 2
                {{ o | join: n }} ==> 12
                {{ o | join: 0 }} ==> 102
                {{ a | join: '-' }} ==> b-a--A
                {{ x | join: '' }} ==> 1234
                {{ (1..4) | join: '' }} ==> 1234
                {{ s | join: '-' }} ==> tea
                {{ i | join: '-' }} ==> 7
                {{ n | join: '-' }} ==>
                {{ e | join: '-' }} ==>
                {{ m | join: '-' }} ==> {"k"=>1, "l"=>2}
                {{ q | join: '-' }} ==> a-b-1-{}
                {{ o | reverse | join }} ==> 2 1
                {{ x | reverse | join: '' }} ==> 4321
                {{ (1..3) | reverse | join: '' }} ==> 321
                {{ s | reverse | join }} ==> tea
                {{ n | reverse | size }} ==> 0
                {{ m | reverse | size }} ==> 1
                {{ e | reverse | size }} ==> 0
                {{ o | concat: x | size }} ==> 4
                {{ o | concat: a | join: '-' }} ==> 1-2-b-a--A
                {{ x | concat: o | join: '-' }} ==> 1-2-3-4-1-2
                {{ n | concat: o | join: '-' }} ==> 1-2
                {{ s | concat: o | join: '-' }} ==> tea-1-2
                {{ m | concat: o | size }} ==> 3
                {{ (1..2) | concat: o | join: '-' }} ==> 1-2-1-2
                {{ o | concat: e | size }} ==> 2
                {{ o | concat: n }} ==>  !!> 1:8: 'concat' needs a list but has nothing
                {{ o | concat: 5 }} ==>  !!> 1:8: 'concat' needs a list but has the number 5
                {{ o | concat: (1..2) }} ==>  !!> 1:8: 'concat' needs a list but has the range (1..2)
                {{ o | concat: m }} ==>  !!> 1:8: 'concat' needs a list but has a map
                {{ a | compact | join: '-' }} ==> b-a-A
                {{ p | compact: 't' | size }} ==> 1
                {{ p | compact: 'zz' | size }} ==> 0
                {{ n | compact | size }} ==> 0
                {{ i | compact | join }} ==> 7
                {{ e | compact: 't' | size }} ==> 0
                {{ o | compact: 't' }} ==>  !!> 1:8: an element of the list has no 't'
                {{ 'a,b,a' | split: ',' | uniq | join }} ==> a b
                {{ x | concat: x | uniq | join: '' }} ==> 1234
                {{ p | uniq: 't' | size }} ==> 2
                {{ e | uniq: 't' | size }} ==> 0
                {{ n | uniq | size }} ==> 0
                {{ i | uniq | join }} ==> 7
                {{ q | concat: q | uniq | join: '-' }} ==> a-b-1-{}
                {{ o | first }}{{ o | last }} ==> 12
                {{ e | first }}{{ e | last }} ==>
                {{ q | last }} ==> {}
                {{ o | sum }} ==> 3
                {{ x | sum }} ==> 10
                {{ (1..10) | sum }} ==> 55
                {{ e | sum }} ==> 0
                {{ n | sum }} ==> 0
                {{ i | sum }} ==> 7
                {{ a | sum }} ==> 0
                {{ m | sum: 'k' }} ==> 1
                {{ p | sum: 'u' }} ==> 1
                {{ p | sum }} ==> 0
                {{ o | sum: 'k' }} ==>  !!> 1:8: an element of the list has no 'k'
                """#))
        check(
            Table(
                #"""
                @ {"f": [0.1, 0.2, 0.3], "s": ["1", "2.5", "x"], "mixed": [1, 1.5], "big": [9223372036854775807, 1], "k": [{"v": [1, 2]}, {"v": "3"}, {"v": null}], "u": [1, 1.0, "1", true, null, null]}
                {{ f | sum }} ==> 0.6
                {{ s | sum }} ==> 3.5
                {{ mixed | sum }} ==> 2.5
                {{ big | sum }} ==> 9223372036854775808
                {{ k | sum: 'v' }} ==> 6
                // 1 and 1.0 are equal but not the same.
                {{ u | uniq | size }} ==> 5
                """#))
    }

    @Test func mapping() {
        check(
            Table(
                #"""
                @ {"p": [{"t": "x", "v": {"w": 1}}, {"t": "y"}, {"u": 1}], "m": {"t": "z"}, "nest": [{"t": 1}, [{"t": 2}, [{"t": 3}]]], "n": null, "o": [1, 2], "w": ["title", "cap"], "nn": [{"t": 1}, null, true]}
                {{ p | map: 't' | join: '-' }} ==> x-y-
                {{ p | map: 't' | size }} ==> 3
                {{ p | map: 'zz' | compact | size }} ==> 0
                {{ m | map: 't' | join: '-' }} ==> z
                {{ nest | map: 't' | join: '-' }} ==> 1-2-3
                {{ n | map: 't' | size }} ==> 0
                {{ p | map: n | compact | size }} ==> 0
                {{ nn | map: 't' | join: '-' }} ==> 1--
                // A text has a part of itself as a property.
                {{ w | map: 'it' | join: '-' }} ==> it-
                {{ o | map: 't' }} ==>  !!> 1:8: an element of the list has no 't'
                {{ 5 | map: 't' }} ==>  !!> 1:8: an element of the list has no 't'
                {{ w | map: n }} ==>  !!> 1:8: an element of the list has no ''
                """#))
    }

    @Test func sorting() {
        check(
            Table(
                #"""
                @ {"s": ["b", "C", "a", "B"], "i": [3, 10, 1], "d": [1.5, 1, 0.5], "nul": ["b", null, "a"], "p": [{"t": "b"}, {"t": "A"}, {"t": "a"}, {"u": 1}], "mix": [1, "a"], "n": null, "same": [{"k": 1, "v": "a"}, {"k": 0, "v": "b"}, {"k": 1, "v": "c"}], "b": [true, false], "nums": [{"k": 10}, {"k": 9}], "nn": [1, null, true], "u": ["é", "z", "É"], "m": {"b": 1}}
                {{ s | sort | join }} ==> B C a b
                {{ i | sort | join }} ==> 1 3 10
                {{ d | sort | join }} ==> 0.5 1 1.5
                {{ nul | sort | join: '-' }} ==> a-b-
                {{ p | sort: 't' | map: 't' | join: '-' }} ==> A-a-b-
                {{ same | sort: 'k' | map: 'v' | join }} ==> b a c
                {{ n | sort | size }} ==> 0
                {{ 5 | sort | join }} ==> 5
                {{ 'cab' | sort | join }} ==> cab
                {{ (1..3) | sort | join }} ==> 1 2 3
                {{ m | sort | size }} ==> 1
                {{ s | sort: n | join }} ==> B C a b
                {{ nums | sort: 'k' | map: 'k' | join }} ==> 9 10
                {{ u | sort | join }} ==> z É é
                {{ mix | sort }} ==>  !!> 1:10: the number 1 and the text 'a' have no order to sort by
                {{ i | sort: 'k' }} ==>  !!> 1:8: an element of the list has no 'k'
                {{ nn | sort: 'k' | size }} ==> 0
                {{ s | sort_natural | join }} ==> a b B C
                {{ p | sort_natural: 't' | map: 't' | join: '-' }} ==> A-a-b-
                {{ nul | sort_natural | join: '-' }} ==> a-b-
                {{ i | sort_natural | join }} ==> 1 10 3
                {{ nums | sort_natural: 'k' | map: 'k' | join }} ==> 10 9
                {{ mix | sort_natural | join }} ==> 1 a
                {{ n | sort_natural | size }} ==> 0
                {{ 5 | sort_natural | join }} ==> 5
                {{ i | sort_natural: 'k' }} ==>  !!> 1:8: an element of the list has no 'k'
                """#))
    }

    @Test func searching() {
        check(
            Table(
                #"""
                @ {"p": [{"t": "x", "ok": true, "q": 3}, {"t": "y", "ok": false, "q": 0}, {"t": "x", "ok": null}, {"q": 3.0}], "w": ["tea", "pot", "teapot"], "m": {"t": "x"}, "n": null, "o": [4, 2], "nn": [{"t": "x"}, null], "nest": [[{"t": "x"}], {"t": "y"}], "fl": [1.5]}
                {{ p | where: 't', 'x' | size }} ==> 2
                {{ p | where: 'ok' | size }} ==> 1
                {{ p | where: 'ok', true | size }} ==> 1
                {{ p | where: 'ok', false | size }} ==> 1
                {{ p | where: 'ok', nil | size }} ==> 1
                {{ p | where: 'q', 3 | size }} ==> 2
                {{ p | where: 'q', '3' | size }} ==> 0
                {{ p | where: 'q' | size }} ==> 3
                {{ p | where: 'zz' | size }} ==> 0
                {{ p | where: nil | size }} ==> 0
                {{ m | where: 't', 'x' | size }} ==> 1
                {{ n | where: 't' | size }} ==> 0
                {{ nest | where: 't' | size }} ==> 2
                {{ w | where: 'tea' | join }} ==> tea teapot
                {{ w | where: 'tea', 'tea' | join }} ==> tea teapot
                {{ w | where: 'tea', 'pot' | join }} ==>
                {{ w | where: 0, 't' | join }} ==> tea teapot
                // The reference gives up without a word on elements that can have no properties.
                {{ nn | where: 't' | size }} ==> 0
                {{ fl | where: 't' | size }} ==> 0
                {{ o | where: 't' }} ==>  !!> 1:8: an element of the list has no 't'
                {{ w | where: nil }} ==>  !!> 1:8: an element of the list has no ''
                {{ p | reject: 't', 'x' | size }} ==> 2
                {{ p | reject: 'ok' | size }} ==> 3
                {{ p | reject: 'ok', false | size }} ==> 3
                {{ p | reject: 'zz' | size }} ==> 4
                {{ w | reject: 'tea' | join }} ==> pot
                {{ n | reject: 't' | size }} ==> 0
                {{ nn | reject: 't' | size }} ==> 0
                {{ o | reject: 't' }} ==>  !!> 1:8: an element of the list has no 't'
                {% assign f = p | find: 't', 'y' %}{{ f.q }} ==> 0
                {% assign f = p | find: 'q', 3.0 %}{{ f.t }} ==> x
                {% assign f = p | find: 't', 'no' %}[{{ f }}] ==> []
                {{ w | find: 'pot' }} ==> pot
                {{ w | find: 'eap' }} ==> teapot
                {{ n | find: 't' }} ==>
                {{ 'teapot' | find: 'pot' }} ==> teapot
                {{ nn | find: 't', 'zz' }} ==>
                {{ p | find_index: 't', 'y' }} ==> 1
                {{ p | find_index: 'ok' }} ==> 0
                {{ p | find_index: 't', 'no' }} ==>
                {{ w | find_index: 'pot' }} ==> 1
                {{ n | find_index: 't' }} ==>
                {{ o | find_index: 't' }} ==>  !!> 1:8: an element of the list has no 't'
                {{ p | has: 't', 'y' }} ==> true
                {{ p | has: 't', 'no' }} ==> false
                {{ p | has: 'ok' }} ==> true
                {{ p | has: 'ok', false }} ==> true
                {{ p | has: 'zz' }} ==> false
                {{ w | has: 'eap' }} ==> true
                {{ w | has: 'x' }} ==> false
                {{ n | has: 't' }} ==> false
                {{ m | has: 't' }} ==> true
                {{ m | has: 't', 'X' }} ==> false
                {{ nn | has: 'zz' }} ==>
                // An integer's property is one of its bits, and 0 is true.
                {{ o | has: 2 }} ==> true
                {{ o | has: 2, 1 }} ==> true
                {{ o | has: 0, 1 }} ==> false
                {{ o | has: 't' }} ==>  !!> 1:8: an element of the list has no 't'
                """#))
    }

    @Test func defaults() {
        check(
            Table(
                #"""
                @ {"n": null, "f": false, "e": "", "a": [], "m": {}, "z": 0, "d": 0.0, "s": " ", "yes": true, "l": [1]}
                {{ n | default: 'x' }} ==> x
                {{ f | default: 'x' }} ==> x
                {{ e | default: 'x' }} ==> x
                {{ a | default: 'x' }} ==> x
                {{ m | default: 'x' }} ==> x
                {{ z | default: 'x' }} ==> 0
                {{ d | default: 'x' }} ==> 0.0
                {{ s | default: 'x' }} ==> \s
                {{ l | default: 'x' }} ==> 1
                {{ yes | default: 'x' }} ==> true
                {{ nothing | default: 5 | plus: 1 }} ==> 6
                {{ n | default }} ==>
                {{ n | default: nil }} ==>
                {{ f | default: 'x', allow_false: true }} ==> false
                {{ f | default: 'x', allow_false: false }} ==> x
                {{ f | default: 'x', allow_false: nothing }} ==> x
                {{ f | default: 'x', allow_false: yes }} ==> false
                {{ f | default: allow_false: true, 'x' }} ==> false
                {{ n | default: 'x', allow_false: true }} ==> x
                {{ e | default: 'x', allow_false: true }} ==> x
                {{ a | default: 'x', allow_false: true }} ==> x
                {{ empty | default: 'x' }} ==>
                {{ (1..2) | default: 'x' }} ==> 1..2
                {{ n | default: l | first }} ==> 1
                """#))
    }
}
