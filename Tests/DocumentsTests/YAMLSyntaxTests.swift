import Documents
import Testing

/// YAML by the chapters of the specification (1.2.2), each line an input and the JSON that it stands for.
@Suite struct YAMLSyntaxTests {
    /// 5: characters, line breaks, indicators, escapes.
    @Test(arguments: [
        ("mug: caf\u{E9} \u{1F600}", #"{"mug":"café 😀"}"#),
        ("\u{FEFF}a: 1", #"{"a":1}"#),
        ("a: 1\r\nb:\r\n- 2\r\n", #"{"a":1,"b":[2]}"#),
        ("a: 1\rb:\r- 2\r", #"{"a":1,"b":[2]}"#),
        ("a: one\r\n  two\r\n\r\n  three", #"{"a":"one two\nthree"}"#),
        ("a: |\r\n  one\r\n  two\r\n", #"{"a":"one\ntwo\n"}"#),
        ("a: 1", #"{"a":1}"#),
        ("\"\\0\\a\\b\\t\\n\\v\\f\\r\\e\\ \\\"\\/\\\\\"", #""\u0000\u0007\b\t\n\u000b\f\r\u001b \"/\\""#),
        ("\"\\N\\_\\L\\P\"", "\"\u{85}\u{A0}\u{2028}\u{2029}\""),
        ("\"\\x41\\u00e9\\U0001F600\\ud83d\\ude00\"", "\"A\u{E9}\u{1F600}\u{1F600}\""),
        ("\"\\\tx\"", #""\tx""#),
        ("\"raw \u{7F}\u{80}\u{FEFF}\"", "\"raw \\u007f\u{80}\u{FEFF}\""),
        ("nel: a\u{85}b", "{\"nel\":\"a\u{85}b\"}"),
        (#"a: b\c\n"#, #"{"a":"b\\c\\n"}"#),
        (#"'a\n': 'it''s ''so'''"#, #"{"a\\n":"it's 'so'"}"#),
    ])
    func characters(input: String, expected: String) { #expect(Reading.yaml(input).description == expected) }

    /// 6: indentation, separation, comments, folding, node properties.
    @Test(arguments: [
        (
            "  # first\n\n    \na: 1 # after\n   # between\n# at the edge\nb: 2#no comment\n",
            #"{"a":1,"b":"2#no comment"}"#
        ),
        ("a:   # after a key\n     # again\n\n  b", #"{"a":"b"}"#),
        ("- # nothing\n- b\t# tab before\n-\n", #"[null,"b",null]"#),
        ("a:\tb\t\nc: \t d", #"{"a":"b","c":"d"}"#),
        ("-\tb\n- \tc", #"["b","c"]"#),
        ("a:\n \tb\n", #"{"a":"b"}"#),
        ("a: 1\n\t\nb: 2\n \t \n", #"{"a":1,"b":2}"#),
        ("\t[\n\ta,\n\tb]", #"["a","b"]"#),
        ("a:\n      b:\n       c: 1\n      d: 2\n", #"{"a":{"b":{"c":1},"d":2}}"#),
        ("   a: 1\n   b: 2", #"{"a":1,"b":2}"#),
        ("a: &x 1\nb: *x", #"{"a":1,"b":1}"#),
        ("a: &x [1, {b: 2}]\nc: *x\nd: [*x, *x]", #"{"a":[1,{"b":2}],"c":[1,{"b":2}],"d":[[1,{"b":2}],[1,{"b":2}]]}"#),
        ("&a k: &b v\n*b : *a", #"{"k":"v","v":"k"}"#),
        ("a: &x one\nb: &x two\nc: *x", #"{"a":"one","b":"two","c":"two"}"#),
        ("a: &x\nb: *x\nc: &y\n- *x\n", #"{"a":null,"b":null,"c":[null]}"#),
        ("&m\n&k a: 1\nb: *k", #"{"a":1,"b":"a"}"#),
        ("a:\n  &m\n  b: 1\nc: *m", #"{"a":{"b":1},"c":{"b":1}}"#),
        ("a:\n &s\n- 1\n- 2\nb: *s", #"{"a":[1,2],"b":[1,2]}"#),
        ("&a:b: 1", "1"),
        ("[&a a, &b b: *a, {*b : c}]", #"["a",{"b":"a"},{"b":"c"}]"#),
        ("a: !!str 12\nb: !!str\nc: ! 12\nd: !!str true", #"{"a":"12","b":"","c":"12","d":"true"}"#),
        (
            "a: !!int \"42\"\nb: !!float 1\nc: !!float '1.50'\nd: !!bool \"true\"\ne: !!null ''",
            #"{"a":42,"b":1,"c":1.50,"d":true,"e":null}"#
        ),
        ("!!map\na: !!seq\n- !!seq [!!str 1]\n- !!map {}", #"{"a":[["1"],{}]}"#),
        ("!!str 1: !<tag:yaml.org,2002:int> \"2\"", #"{"1":2}"#),
        ("a: !!str &x 1\nb: &y !!str 2\nc: [*x, *y]", #"{"a":"1","b":"2","c":["1","2"]}"#),
        ("a: &x\n !!str\n 1\nb: *x", #"{"a":"1","b":"1"}"#),
        ("%TAG !y! tag:yaml.org,2002:\n---\n!y!str 1", #""1""#),
        ("%TAG ! tag:yaml.org,2002:\n--- !str 1", #""1""#),
        ("a: !!s%74r 1", #"{"a":"1"}"#),
    ])
    func structure(input: String, expected: String) { #expect(Reading.yaml(input).description == expected) }

    /// 7: flow styles.
    @Test(arguments: [
        ("[]", "[]"), ("{}", "{}"), ("[ ]", "[]"), ("[[], {}]", "[[],{}]"),
        ("[a, b, ]", #"["a","b"]"#), ("{a: 1, b: 2, }", #"{"a":1,"b":2}"#),
        ("[a,\n b\n  ,c]", #"["a","b","c"]"#),
        ("a: [ # open\n  b, # first\n  # all\n  c # last\n  ]", #"{"a":["b","c"]}"#),
        ("a: {\n  b: 1,\n\n  c: [2,\n 3]\n }\nd: 4", #"{"a":{"b":1,"c":[2,3]},"d":4}"#),
        ("{a, b: , c: ~, ? d, ? e : f}", #"{"a":null,"b":null,"c":null,"d":null,"e":"f"}"#),
        (#"{"a":1,'b':2, "c" : 3, "d"}"#, #"{"a":1,"b":2,"c":3,"d":null}"#),
        (#"{"a":b:c, "d"::e, f::g}"#, #"{"a":"b:c","d":":e","f::g":null}"#),
        ("{a:1, b: http://x.y:80/z, c:}", #"{"a:1":null,"b":"http://x.y:80/z","c":null}"#),
        ("{a\n: b, \"c\"\n:d, e\n  f: g}", #"{"a":"b","c":"d","e f":"g"}"#),
        ("[a: b, c : d, \"e\":f, ? g : h, ? i]", #"[{"a":"b"},{"c":"d"},{"e":"f"},{"g":"h"},{"i":null}]"#),
        ("[? a\n b : c]", #"[{"a b":"c"}]"#),
        ("[a:b, a::, :c, ?d, -e, f]", #"["a:b",{"a:":null},":c","?d","-e","f"]"#),
        ("[a b\n  c,\n d\n\n e]", #"["a b c","d\ne"]"#),
        ("[a #c\n, b]", #"["a","b"]"#), ("[a#b]", #"["a#b"]"#),
        ("'[a]': 1\n", #"{"[a]":1}"#),
        ("a: 'one\n  two\n\n\n  three '", #"{"a":"one two\n\nthree "}"#),
        ("a: \"  one \n \t two\\\n   three\\n\n  \\  four\"", #"{"a":"  one twothree\n   four"}"#),
        ("\"a\\\n\n  b\"", #""a\nb""#),
        ("a: \"\n  b\n  \"", #"{"a":" b "}"#),
        ("\"\\  \n  a\"", #""  a""#),
        ("\"a\\t \n b\"", #""a\t b""#),
        ("a: one\n\n two\n \t three #\n", #"{"a":"one\ntwo three"}"#),
        ("a: b c  d\t\te ", #"{"a":"b c  d\t\te"}"#),
        ("a:b: c", #"{"a:b":"c"}"#), ("a::: c", #"{"a::":"c"}"#), ("::", #"{":":null}"#),
        ("a: :b\nc: ?d\ne: -f", #"{"a":":b","c":"?d","e":"-f"}"#),
        ("a: b, [c] {d} & *e !f |g >h 'i \"j %k @l `m", ##"{"a":"b, [c] {d} & *e !f |g >h 'i \"j %k @l `m"}"##),
        ("a: x\n  - y", #"{"a":"x - y"}"#),
        ("a: x\n  %y\n  &z", #"{"a":"x %y &z"}"#),
        ("\"quoted\" : 1\n'too': 2\nplain  : 3", #"{"quoted":1,"too":2,"plain":3}"#),
        ("{a: [b: {c: [d]}]}", #"{"a":[{"b":{"c":["d"]}}]}"#),
        ("[!!str 1, !!str , {!!str : a}]", #"["1","",{"":"a"}]"#),
    ])
    func flow(input: String, expected: String) { #expect(Reading.yaml(input).description == expected) }

    /// 8.1: block scalars.
    @Test(arguments: [
        ("|\n a\n  b\n\n c\n", #""a\n b\n\nc\n""#), ("|-\n a\n\n", #""a""#), ("|+\n a\n\n \n", #""a\n\n\n""#),
        ("|\n a", #""a\n""#), ("|+\n a", #""a\n""#), ("|-\n a", #""a""#), ("|", #""""#), ("|+\n\n", #""\n""#),
        ("|2\n   a\n  b\n", "\" a\\nb\\n\""), ("|2-\n   a\n", #"" a""#), ("|-2\n   a\n", #"" a""#),
        ("a: |1\n  b\n c\n", #"{"a":" b\nc\n"}"#), ("- - |1\n    a\n   b\n", #"[[" a\nb\n"]]"#),
        ("a: |\n\n\n  b\n", #"{"a":"\n\nb\n"}"#), ("a: |\n  b\n   \n  c\n", #"{"a":"b\n \nc\n"}"#),
        ("a: |\n  # text\n # comment\nb: 1", ##"{"a":"# text\n","b":1}"##),
        ("a: | # header\n  b\n", #"{"a":"b\n"}"#), ("a: |\n \tb\n", #"{"a":"\tb\n"}"#),
        ("a: |\n \t\nb: 1", #"{"a":"\t\n","b":1}"#),
        (" a: |\n b: 1", #"{"a":"","b":1}"#), ("  a: |\n   b\n", #"{"a":"b\n"}"#), ("a: |1\n  \n", #"{"a":" \n"}"#),
        ("a: |\nb: >\n", #"{"a":"","b":""}"#), ("- |\n a\n- >\n b\n", #"["a\n","b\n"]"#),
        ("--- |\na\nb\n...\n", #""a\nb\n""#), ("--- >\na\n# b\nc", #""a # b c\n""#),
        (">\n a\n b\n\n c\n\n\n d\n", #""a b\nc\n\nd\n""#), (">-\n a\n b\n\n", #""a b""#),
        (">+\n a\n\n\n", #""a\n\n\n""#),
        (">\n a\n   b\n   c\n d\n", #""a\n  b\n  c\nd\n""#), (">\n a\n\n   b\n\n c\n", #""a\n\n  b\n\nc\n""#),
        (">\n\n a\n", #""\na\n""#), (">\n a \n b\n", #""a  b\n""#), (">\n a\n \tb\n c\n", #""a\n\tb\nc\n""#),
        ("a: >\n  b\n\n\nc: 1", #"{"a":"b\n","c":1}"#), ("a: >+\n  b\n\n\nc: 1", #"{"a":"b\n\n\n","c":1}"#),
        ("? |\n  a\n: - b\n", #"{"a\n":["b"]}"#),
        ("a: !!str |\n  b\nc: &x >\n  d\ne: *x", #"{"a":"b\n","c":"d\n","e":"d\n"}"#),
    ])
    func blockScalars(input: String, expected: String) { #expect(Reading.yaml(input).description == expected) }

    /// 8.2: block collections.
    @Test(arguments: [
        ("- a\n- b\n", #"["a","b"]"#), ("-", "[null]"), ("- \n- ", "[null,null]"),
        ("- - - a\n    - b\n  - c\n- d", #"[[["a","b"],"c"],"d"]"#),
        ("- a: 1\n  b: 2\n-   c: 3\n    d: 4\n", #"[{"a":1,"b":2},{"c":3,"d":4}]"#),
        ("-\n  a: 1\n-\n - b\n", #"[{"a":1},["b"]]"#), ("-\n- a", #"[null,"a"]"#),
        ("a:\n- 1\n- 2\nb:\n  - 3\n", #"{"a":[1,2],"b":[3]}"#), ("a:\n- b:\n  - c\n- d", #"{"a":[{"b":["c"]},"d"]}"#),
        ("a: 1\nb:\nc:\n\nd: 2", #"{"a":1,"b":null,"c":null,"d":2}"#),
        ("a:\n  b:\n    c: 1\nd: 2", #"{"a":{"b":{"c":1}},"d":2}"#), ("a:\n  b:\n  c:", #"{"a":{"b":null,"c":null}}"#),
        ("? a\n: b\n? c\n? d\n: e\nf: g", #"{"a":"b","c":null,"d":"e","f":"g"}"#), ("?", "1:2 a key is missing here"),
        ("? a\n  b\n: - c\n  - d: e\n", #"{"a b":["c",{"d":"e"}]}"#), ("? a\n:\n  b: c\n", #"{"a":{"b":"c"}}"#),
        ("? a\n:\n- b\n", #"{"a":["b"]}"#), ("? a # x\n# y\n: # z\n  b\n", #"{"a":"b"}"#),
        ("? \"a\n  b\"\n: c", #"{"a b":"c"}"#),
        ("- ? a\n  : b\n  c: d\n", #"[{"a":"b","c":"d"}]"#), ("a: b\n? c", #"{"a":"b","c":null}"#),
        ("a b c: d e f", #"{"a b c":"d e f"}"#), ("a: 'b'\n'c': \"d\"", #"{"a":"b","c":"d"}"#),
        ("a:\n  one\n  two\nb:\n   three", #"{"a":"one two","b":"three"}"#),
        ("a:\n  [b,\n  c]\nd: {}", #"{"a":["b","c"],"d":{}}"#),
        ("1: a\n2.5: b\ntrue: c\n", #"{"1":"a","2.5":"b","true":"c"}"#), ("\"\": a", #"{"":"a"}"#),
        ("'<<': a", #"{"<<":"a"}"#),
        ("'a' :\n- \n-\n", #"{"a":[null,null]}"#), ("a:\n  b:\n  -\nc:\n-", #"{"a":{"b":[null]},"c":[null]}"#),
        ("- a\n # c\n- b\n# d\n", #"["a","b"]"#), ("a#b: c", #"{"a#b":"c"}"#), ("a: -b", #"{"a":"-b"}"#),
        ("k: v:w", #"{"k":"v:w"}"#), ("url: https://example.org/a?b=c#d", #"{"url":"https://example.org/a?b=c#d"}"#),
    ])
    func blockCollections(input: String, expected: String) { #expect(Reading.yaml(input).description == expected) }

    /// 9: documents and streams; one line of JSON a document.
    @Test(arguments: [
        ("", ""), ("# only a comment\n", ""), ("...\n", ""), ("---", "null"), ("---\n---\n", "null\nnull"),
        ("a\n---\nb\n", "\"a\"\n\"b\""), ("--- a\n--- b\n...\n", "\"a\"\n\"b\""),
        ("a: 1\n...\nb: 2\n", "{\"a\":1}\n{\"b\":2}"),
        ("a\n...\n...\n# none\n...\nb", "\"a\"\n\"b\""), ("--- # c\na: 1", #"{"a":1}"#), ("---\ta", #""a""#),
        ("--- [a,\n b]", #"["a","b"]"#),
        ("--- &x\n- y", #"["y"]"#), ("--- !!map\na: 1", #"{"a":1}"#), ("--- |\n %a\n", #""%a\n""#),
        ("%YAML 1.2\n---\na", #""a""#), ("%YAML 1.2 # c\n# d\n---\na\n...\n%YAML 1.2\n---\nb", "\"a\"\n\"b\""),
        ("---a\nb", #""---a b""#), ("a\n--\n----", #""a -- ----""#), ("a\n....", #""a ....""#),
        ("a\n ---\nb", #""a --- b""#),
        ("---\na\n%b", #""a %b""#), ("\"a\n ---\nb\"", #""a --- b""#), ("a: |\n ---\n ...\n", #"{"a":"---\n...\n"}"#),
        ("\u{FEFF}# c\n---\na", #""a""#), ("a\n...\n\u{FEFF}b", "\"a\"\n\"b\""),
        ("a: 1\n---\nb: 2", "{\"a\":1}\n{\"b\":2}"),
    ])
    func streams(input: String, expected: String) { #expect(Reading.yaml(input).description == expected) }

    /// 10.3: the core schema, value by value.
    @Test(arguments: [
        ("", "null"), ("~", "null"), ("null", "null"), ("Null", "null"), ("NULL", "null"), ("nULL", #""nULL""#),
        ("nil", #""nil""#),
        ("true", "true"), ("True", "true"), ("TRUE", "true"), ("tRUE", #""tRUE""#), ("false", "false"),
        ("False", "false"), ("FALSE", "false"),
        ("yes", #""yes""#), ("No", #""No""#), ("on", #""on""#), ("OFF", #""OFF""#), ("y", #""y""#), ("N", #""N""#),
        ("0", "0"), ("-0", "-0"), ("+7", "7"), ("-19", "-19"), ("012", "12"), ("0012345678905", "12345678905"),
        ("000", "0"), ("0o14", "12"), ("0x1F", "31"), ("0xffffffffffffffff", "18446744073709551615"),
        ("0o8", #""0o8""#), ("0x", #""0x""#), ("0xG", #""0xG""#), ("-0x1F", #""-0x1F""#), ("0b11", #""0b11""#),
        ("1_000", #""1_000""#), ("12:30", #""12:30""#), ("1,000", #""1,000""#),
        ("99999999999999999999999999", "99999999999999999999999999"), ("12.50", "12.50"), ("-.5", "-0.5"),
        (".5", "0.5"), ("5.", "5.0"), ("+.5", "0.5"), ("00.50", "0.50"),
        ("1e3", "1e3"), ("1E-3", "1E-3"), ("12e03", "12e03"), ("1.e5", "1.0e5"), (".5e+2", "0.5e+2"), ("1e", #""1e""#),
        ("e3", #""e3""#), (".", #"".""#), ("+", #""+""#), ("-.", #""-.""#), ("..5", #""..5""#), ("1.2.3", #""1.2.3""#),
        ("1-2", #""1-2""#), ("+-1", #""+-1""#),
        ("2026-01-02", #""2026-01-02""#), ("2026-01-02T03:04:05Z", #""2026-01-02T03:04:05Z""#),
        (".infinity", #"".infinity""#), ("inf", #""inf""#), ("NaN", #""NaN""#), ("+.nan", #""+.nan""#),
        ("12 cm", #""12 cm""#), ("\u{664}", "\"\u{664}\""),
        ("\"12\"", #""12""#), ("'true'", #""true""#), ("\"\"", #""""#), ("''", #""""#),
    ])
    func coreSchema(input: String, expected: String) {
        #expect(Reading.yaml("a: \(input)").description == "{\"a\":\(expected)}")
        let isOneEntry = !input.isEmpty && !input.contains(",")
        if isOneEntry { #expect(Reading.yaml("[\(input)]").description == "[\(expected)]") }
        #expect(Reading.yaml("- \(input)\n").description == "[\(expected)]")
    }
}
