import Documents
import Testing
import Text

/// What YAML cannot be or what is not supported: each line an input and the one error that it gives.
@Suite struct YAMLRefusalTests {
    @Test(arguments: [
        (
            "a: x\u{7}y\n",
            "1:5 the file holds a control character (U+0007) here; remove it, or write it as an escape inside double quotes"
        ),
        ("a: b\u{200B}\u{7F}\n", "1:6 there is an invisible character (U+007F) here; remove it"),
        ("a: b\u{FEFF}c\n", "1:5 there is an invisible character (U+FEFF) here; remove it"),
        ("a:\n\tb: 1\n", "2:1 YAML is indented with spaces; replace this tab with spaces"),
        ("a:\n  b: 1\n \tc: 2\n", "3:2 YAML is indented with spaces; replace this tab with spaces"),
        ("a:\n    b: 1\n  c: 2\n", "3:3 this line is indented by 2 spaces, but the fields above by 0"),
        (
            "a: 1\n  b: 2\n",
            "2:3 this line goes on with the text of line 1, where a key cannot stand; check the indentation, or put the whole text in quotes"
        ),
        (
            "- a\n  - b: c\n d\n",
            "2:3 this line goes on with the text of line 1, where a key cannot stand; check the indentation, or put the whole text in quotes"
        ),
        ("-\ta: b\n", "1:2 YAML is indented with spaces; replace this tab with spaces"),
        ("x: \"a\n\tb\"\n", "2:1 YAML is indented with spaces; replace this tab with spaces"),
        (
            "tags: [a, b\nprice: 1\n",
            "1:7 the list that begins here is not closed before line 2; a ']' is missing, or that line must be indented by at least 1 space"
        ),
        ("tags: [a, b\n", "1:7 the list that begins here is never closed; a ']' is missing"),
        (
            "m: {a: 1\nprice: 1\n",
            "1:4 the map that begins here is not closed before line 2; a '}' is missing, or that line must be indented by at least 1 space"
        ),
        (
            "a: [b,\nc]\n",
            "1:4 the list that begins here is not closed before line 2; a ']' is missing, or that line must be indented by at least 1 space"
        ),
        ("a: [\n b\n]\n", "3:1 this bracket must be indented by at least 1 space"),
        ("[a, , b]\n", "1:5 there is no value before this comma; remove it"),
        ("[, a]\n", "1:2 there is no value before this comma; remove it"),
        ("{, a: b}\n", "1:2 there is no value before this comma; remove it"),
        ("[a}\n", "1:3 this bracket does not close the list; a ']' is missing before it"),
        ("{a: 1 b: 2}\n", "1:8 a comma or '}' is missing before this"),
        ("{a: [b] c}\n", "1:9 a comma or '}' is missing before this"),
        ("[a\n : b]\n", "2:2 in a list, a key and its colon must stand on one line"),
        ("[-]\n", "1:2 '-' cannot stand here; put it in quotes if it is text"),
        ("[a]b\n", "1:4 there is more after the closing bracket; remove it"),
        ("[a]#b\n", "1:4 a comment needs a space before its #"),
        ("[a,#b\n]\n", "1:4 text cannot begin with '#'; put it in quotes"),
        ("{? [a] : b}\n", "1:4 a list cannot be a key here; a key is a text or a number"),
        ("{[a]: b}\n", "1:2 a list cannot be a key here; a key is a text or a number"),
        ("[{a: b}: c]\n", "1:2 a map cannot be a key here; a key is a text or a number"),
        ("{: a}\n", "1:2 a key is missing here"),
        ("[: a]\n", "1:2 a key is missing here"),
        ("[\n---\n]\n", "1:1 the list that begins here is never closed; a ']' is missing"),
        (
            "a: b: c\n",
            "1:5 a second key cannot begin on the same line; if the colon is part of the text, put the text in quotes"
        ),
        (
            "a: \"b\": c\n",
            "1:7 a second key cannot begin on the same line; if the colon is part of the text, put the text in quotes"
        ),
        ("a: - b\n", "1:4 a list cannot begin here; put it on a line of its own, or in quotes if it is text"),
        ("a: ? b\n", "1:4 a key with ? cannot begin here; put it on a line of its own, or in quotes if it is text"),
        (
            "--- a: b\n",
            "1:6 a second key cannot begin on the same line; if the colon is part of the text, put the text in quotes"
        ),
        ("&x - b\n", "1:1 a list must begin on the line after its anchor or tag"),
        ("a: \"b\n", "1:4 the quotes that begin here are never closed"),
        (
            "a: \"b\nc: d\n",
            "1:4 the quotes that begin here are not closed before line 2; close them, or indent that line by at least 1 space if it belongs to the text"
        ),
        ("a: 'b\n", "1:4 the quotes that begin here are never closed"),
        (
            "a: \"b\" c\n",
            #"1:8 there is more after the closing quote; put the whole text in quotes, and double a ' inside '...' or write \" inside "...""#
        ),
        (
            "a: 'it's'\n",
            #"1:8 there is more after the closing quote; put the whole text in quotes, and double a ' inside '...' or write \" inside "...""#
        ),
        ("a: \"b\"#c\n", "1:7 a comment needs a space before its #"),
        ("a: \"\\q\"\n", #"1:5 this is no escape that YAML knows; write \\ for a backslash, or use single quotes"#),
        ("a: \"\\xZZ\"\n", "1:5 this escape needs 2 hexadecimal digits"),
        ("a: \"\\ud800\"\n", "1:5 U+D800 is not a character; write the character itself"),
        ("a: \"\\U00110000\"\n", "1:5 U+110000 is not a character; write the character itself"),
        ("a: @b\n", "1:4 text cannot begin with '@'; put it in quotes"),
        ("a: `b`\n", "1:4 text cannot begin with '`'; put it in quotes"),
        ("a: %b\n", "1:4 text cannot begin with '%'; put it in quotes"),
        ("a: ,b\n", "1:4 text cannot begin with ','; put it in quotes"),
        ("a: ]\n", "1:4 text cannot begin with ']'; put it in quotes"),
        ("a: }b\n", "1:4 text cannot begin with '}'; put it in quotes"),
        ("a: |0\n  b\n", "1:5 the indentation of a block of text is 1 to 9, not 0"),
        ("a: | b\n  c\n", "1:6 the text must begin on the line after | or >; put it there, or in quotes"),
        ("a: >1+2\n  b\n", "1:7 the text must begin on the line after | or >; put it there, or in quotes"),
        (
            "a: |\n    \n  b\n",
            "2:1 this empty line has more spaces than the first line of the text below it; remove them"
        ),
        ("a: |\n\t\nb: 1\n", "2:1 YAML is indented with spaces; replace this tab with spaces"),
        ("'a\n b': c\n", "1:1 a key must stand on one line; this one goes over several"),
        ("\"a\n b\": c\n", "1:1 a key must stand on one line; this one goes over several"),
        (
            "a\n b: c\n",
            "2:2 this line goes on with the text of line 1, where a key cannot stand; check the indentation, or put the whole text in quotes"
        ),
        (
            "a: x\n  y: z\n",
            "2:3 this line goes on with the text of line 1, where a key cannot stand; check the indentation, or put the whole text in quotes"
        ),
        ("price:12\nsku: a\n", "1:6 a space is missing after this colon"),
        ("sku: a\nprice:12\n", "2:6 a space is missing after this colon"),
        (
            "sku: a\nwidth\n",
            "2:1 this line is no 'key: value'; if it goes on with the text above, indent it by two spaces more than its key"
        ),
        ("sku: a\n- b\n", "2:1 a list entry stands where a key is expected; check the indentation"),
        ("a: 1\nb: 2\na: 3\n", "3:1 the key 'a' is here a second time; it is already on line 1"),
        ("{a: 1, \"a\": 2}\n", "1:8 the key 'a' is here a second time; it is already on line 1"),
        ("? [a]\n: b\n", "1:3 a list cannot be a key here; a key is a text or a number"),
        ("[a]: b\n", "1:1 a list cannot be a key here; a key is a text or a number"),
        ("? {a: b}\n: c\n", "1:3 a map cannot be a key here; a key is a text or a number"),
        ("{a: b}: c\n", "1:1 a map cannot be a key here; a key is a text or a number"),
        (": a\n", "1:1 a key is missing here"),
        ("~: a\n", "1:1 '~' stands for no value, so it cannot be a key; put it in quotes"),
        ("null: a\n", "1:1 'null' stands for no value, so it cannot be a key; put it in quotes"),
        ("012: a\n", "1:1 this number is no clear key; put it in quotes to keep it as it is written"),
        ("0x1F: a\n", "1:1 this number is no clear key; put it in quotes to keep it as it is written"),
        ("+1: a\n", "1:1 this number is no clear key; put it in quotes to keep it as it is written"),
        (
            "<<: {a: b}\n",
            "1:1 merge keys (<<) are not part of YAML 1.2 and not supported; write the fields out, or put '<<' in quotes if it is text"
        ),
        (
            "a: &x {b: c}\nd:\n  <<: *x\n",
            "3:3 merge keys (<<) are not part of YAML 1.2 and not supported; write the fields out, or put '<<' in quotes if it is text"
        ),
        (".inf: a\n", "1:1 .inf is not a number that a shop can use; put it in quotes if it is text"),
        ("a: *b\n", "1:4 there is no anchor '&b' above; put the text in quotes if it begins with a star"),
        ("a: *b:\n", "1:4 there is no anchor '&b:' above; put a space before the colon"),
        ("a: &b\n  *b\n", "2:3 this alias stands inside the value that it names"),
        ("&a [*a]\n", "1:5 this alias stands inside the value that it names"),
        ("a: &x &y b\n", "1:7 this value already has an anchor (&); it can have only one"),
        ("a: !!str !!int b\n", "1:10 this value already has a tag (!); it can have only one"),
        ("a: &b *c\n", "1:4 an alias (*) cannot have an anchor or a tag; remove it"),
        ("a: &x 1\nb: !!int *x\n", "2:4 an alias (*) cannot have an anchor or a tag; remove it"),
        ("a: & b\n", "1:4 a name is missing after &; put it in quotes if it is text"),
        ("a: * b\n", "1:4 a name is missing after *; put it in quotes if it is text"),
        ("a: *x* b\n", "1:4 there is no anchor '&x*' above; put the text in quotes if it begins with a star"),
        (
            "a: !foo b\n",
            "1:4 the tag '!foo' is not supported; known are !!str, !!int, !!float, !!bool, !!null, !!seq and !!map"
        ),
        (
            "!!set {a, b}\n",
            "1:1 the tag '!!set' is not supported; known are !!str, !!int, !!float, !!bool, !!null, !!seq and !!map"
        ),
        (
            "a: !!binary aGk=\n",
            "1:4 the tag '!!binary' is not supported; known are !!str, !!int, !!float, !!bool, !!null, !!seq and !!map"
        ),
        (
            "a: !<tag:x> b\n",
            "1:4 the tag '!<tag:x>' is not supported; known are !!str, !!int, !!float, !!bool, !!null, !!seq and !!map"
        ),
        ("a: !<x b\n", "1:4 this tag has no end; a '>' is missing"),
        ("a: !e!b c\n", "1:4 the tag handle '!e!' is not declared by a %TAG line"),
        ("a: !e! c\n", "1:4 a name is missing after this tag handle"),
        ("a: !a!b!c d\n", "1:4 '!a!b!' is no tag"),
        ("a: !!int x\n", "1:10 this value does not fit its tag '!!int'; remove the tag or correct the value"),
        ("a: !!int 1.5\n", "1:10 this value does not fit its tag '!!int'; remove the tag or correct the value"),
        ("a: !!float x\n", "1:12 this value does not fit its tag '!!float'; remove the tag or correct the value"),
        ("a: !!bool yes\n", "1:11 this value does not fit its tag '!!bool'; remove the tag or correct the value"),
        ("a: !!null x\n", "1:11 this value does not fit its tag '!!null'; remove the tag or correct the value"),
        ("a: !!map [b]\n", "1:10 this value does not fit its tag '!!map'; remove the tag or correct the value"),
        ("a: !!seq {b: c}\n", "1:10 this value does not fit its tag '!!seq'; remove the tag or correct the value"),
        ("a: !!str [b]\n", "1:10 this value does not fit its tag '!!str'; remove the tag or correct the value"),
        ("a: !!float .inf\n", "1:12 .inf is not a number that a shop can use; put it in quotes if it is text"),
        ("a: .inf\n", "1:4 .inf is not a number that a shop can use; put it in quotes if it is text"),
        ("a: -.INF\n", "1:4 -.INF is not a number that a shop can use; put it in quotes if it is text"),
        ("a: .nan\n", "1:4 .nan is not a number that a shop can use; put it in quotes if it is text"),
        ("a: 0xFFFFFFFFFFFFFFFFF\n", "1:4 this number is too large; put it in quotes if it is text"),
        ("%YAML 1.2\n", "2:1 a line with --- must follow the lines that begin with %"),
        ("%YAML 1.2\na: b\n", "2:1 a line with --- must follow the lines that begin with %"),
        ("%YAML 2.0\n---\n", "1:7 YAML 2.0 is not supported; this is a reader of YAML 1.2"),
        ("%YAML x\n---\n", "1:7 this is no version of YAML; the line must be '%YAML 1.2'"),
        ("%YAML 1.2 3\n---\n", "1:1 this line must be '%YAML 1.2'"),
        ("%YAML 1.2\n%YAML 1.2\n---\n", "2:1 a document has only one %YAML line"),
        ("%TAG !e!\n---\n", "1:1 this line must be '%TAG !handle! prefix'"),
        ("%TAG e x\n---\n", "1:6 a tag handle is !, !! or a name between two !"),
        ("%TAG !e! x\n%TAG !e! y\n---\n", "2:6 the tag handle '!e!' is declared twice"),
        ("a: b\n... c\n", "2:5 the line with ... may hold nothing else"),
        ("\"a\"\nb\n", "2:1 this line belongs to nothing above it; check its indentation and the lines before it"),
        ("- a\nb: c\n", "2:1 an entry of this list must begin with a hyphen and a space (- )"),
        ("a: b\n%YAML 1.2\n---\n", "2:1 text cannot begin with '%'; put it in quotes"),
    ])
    func refusals(input: String, expected: String) {
        let reading = Reading.yaml(input)
        #expect(reading.description == expected)
        #expect(reading.json.isEmpty)
    }

    @Test(arguments: [
        (
            Array("a: caf\u{E9}".utf8.dropLast()),
            "1:7 the byte 0xC3 at offset 6 is not valid UTF-8; save the file as UTF-8"
        ),
        (
            Array("a: caf".utf8) + [0xE9, 0x0A],
            "1:7 the byte 0xE9 at offset 6 is not valid UTF-8; save the file as UTF-8"
        ),
        ([0x61, 0x0A, 0xC0, 0x80], "2:1 the byte 0xC0 at offset 2 is not valid UTF-8; save the file as UTF-8"),
        ([0x61, 0xED, 0xA0, 0x80], "1:2 the byte 0xED at offset 1 is not valid UTF-8; save the file as UTF-8"),
        ([0xFF, 0xFE, 0x61, 0x00], "the file is written in UTF-16; save it as UTF-8"),
        ([0x00, 0x61, 0x00, 0x3A], "the file is written in UTF-16; save it as UTF-8"),
        ([0xFF, 0xFE, 0x00, 0x00], "the file is written in UTF-32; save it as UTF-8"),
        (
            [0x61, 0x3A, 0x20, 0x00],
            "1:4 the file holds a control character (U+0000) here; remove it, or write it as an escape inside double quotes"
        ),
    ])
    func encodings(input: [UInt8], expected: String) { #expect(Reading.yaml(input).description == expected) }

    /// One mistake in a field does not hide the next, and gives no second message for the same thing.
    @Test(arguments: [
        (
            "title: @mug\nprice:12\nsku: \"a\" b\n\ttype: x\ntags: [a, b\nstock: 4\nvendor: a: b\n",
            ["1:8", "2:6", "3:10", "5:7", "7:10"]
        ),
        ("a:\n  b: c: d\n  e: 1\n   f: 2\ng: @\nh: 1\n", ["2:7", "5:4"]),
        ("a: 1\na: 2\nb: !foo x\nc: {d: 1, d: 2}\ne: .inf\n", ["2:1", "3:4", "4:11", "5:4"]),
        ("a: |\n  x\n y: 1\nb: *c\nd: 1\n", ["3:2", "4:4"]),
        ("- a: @\n- b: c: d\n  e: 1\n- f\n - g\nh: 1\n- *i\n", ["1:6", "2:7", "6:1", "7:3"]),
        ("- a: 1\n  a: 2\n- [b\n- \"c\" d\n", ["2:3", "3:3", "4:7"]),
        ("a: \"open\n  text\nb: x: y\n", ["1:4", "3:5"]),
        ("a: &x [b\nc: *x\nd: *y\n", ["1:7", "3:4"]),
        ("a: {b: &x c d: e}\nf: *x\n", ["1:14"]),
        ("a: 'never closed\nb: 1\n", ["1:4"]),
    ])
    func severalErrors(input: String, places: [String]) {
        let found = Reading.yaml(input).errors.map { Reading.place($0).split(separator: " ")[0] }
        #expect(found.sorted() == places.map { Substring($0) }.sorted())
    }

    @Test func errorsOfOneFileAreLimited() {
        let input = (0..<200).map { "k\($0): @\n" }.joined()
        #expect(Reading.yaml(input).errors.count == DocumentLimits.errors)
        let doubled = (0..<200).map { _ in "k: 1\n" }.joined()
        #expect(Reading.yaml(doubled).errors.count == DocumentLimits.errors)
    }

    @Test func oneDocumentOnlyWhereOneIsAskedFor() {
        var diagnostics: [Diagnostic] = []
        let source = SourceFile(path: "store.yaml", text: "a: 1\n---\nb: 2\n")
        #expect(YAML.parse(source, diagnostics: &diagnostics) == nil)
        #expect(
            diagnostics.map { $0.report() } == [
                """
                store.yaml:2:1: error: a second document begins here; this file may hold only one
                  2 | ---
                    | ^^^
                """
            ])
    }

    // MARK: Warnings

    /// Values that YAML 1.1 readers take otherwise; the value is what the core schema says all the same.
    @Test(arguments: [
        (
            "a: no",
            "1:4 no without quotes is the text 'no' here, but false to programs that read YAML 1.1; write false if that is meant, or 'no' in quotes for the text"
        ),
        (
            "a: On",
            "1:4 On without quotes is the text 'On' here, but true to programs that read YAML 1.1; write true if that is meant, or 'On' in quotes for the text"
        ),
        (
            "- [y]",
            "1:4 y without quotes is the text 'y' here, but true to programs that read YAML 1.1; write true if that is meant, or 'y' in quotes for the text"
        ),
        (
            "a: 012",
            "1:4 012 is the number 12 here, but an octal number to programs that read YAML 1.1; write 12 if the number is meant, or '012' in quotes to keep it as it is written"
        ),
        (
            "a: 089",
            "1:4 089 is the number 89 here, but text to programs that read YAML 1.1; write 89 if the number is meant, or '089' in quotes to keep it as it is written"
        ),
        (
            "a: 0o14",
            "1:4 0o14 is the number 12 here, but text to programs that read YAML 1.1; write 12 if the number is meant, or '0o14' in quotes to keep it as it is written"
        ),
        (
            "a: 1_000",
            "1:4 1_000 is text here, but the number 1000 to programs that read YAML 1.1; write 1000 if the number is meant, or '1_000' in quotes for the text"
        ),
        (
            "a: -1_000.5",
            "1:4 -1_000.5 is text here, but the number -1000.5 to programs that read YAML 1.1; write -1000.5 if the number is meant, or '-1_000.5' in quotes for the text"
        ),
        (
            "a: 12:30",
            "1:4 12:30 is text here, but the number 750 to programs that read YAML 1.1; put it in quotes so that all read the text"
        ),
        (
            "a: 0b11",
            "1:4 0b11 is text here, but a binary number to programs that read YAML 1.1; put it in quotes so that all read the text"
        ),
        (
            "a: 1e3",
            "1:4 1e3 is a number with an exponent here, but text to programs that read YAML 1.1; write the number out if it is meant, or '1e3' in quotes for the text"
        ),
        (
            "a: 2026-01-02",
            "1:4 2026-01-02 is text here, but a date to programs that read YAML 1.1; put it in quotes so that all read the text"
        ),
        ("{a:1}", "1:3 a space is missing after this colon, so 'a:1' is a key without a value"),
        (
            "a: b\n  - c",
            "2:3 this line goes on with the text of line 1 and begins no list; if a list is meant, remove the text above it"
        ),
        (
            "a: &Sons Ltd",
            "1:4 '&Sons' names the value after it and is not part of the text; put the whole text in quotes if it should be"
        ),
        ("%YAML 1.1\n---\na", "1:7 the file says it is YAML 1.1; it is read as YAML 1.2"),
        ("%FOO bar\n---\na", "1:1 this directive is not known and has no effect; known are %YAML and %TAG"),
    ])
    func warnings(input: String, expected: String) {
        let reading = Reading.yaml(input)
        #expect(reading.errors.isEmpty)
        #expect(reading.warnings.map(Reading.place) == [expected])
    }

    /// What looks like those but is the same to every reader, or plainly meant: no noise.
    @Test(arguments: [
        "a: 'no'", "a: \"012\"", "no: 1", "{on: 1}", "[NO: 2]", "? off\n: 1", "a: 0", "a: 0.5", "a: 10", "a: true",
        "a: 1.5e+3", "a: 0x1F",
        "a: !!str no", "a: !!str 012", "a: nothing", "a: one", "a: 12:3x", "a: 12:75", "a: 1:2:3:", "a: a_1", "a: 2026",
        "a: 2026-1",
        "a: no way\nb: b\n  no", "a: http://x", "{a: http://x:80}", "a: |\n  no", "a: &x 1\nb: *x", "a: 5 - 3",
    ])
    func noWarnings(input: String) { #expect(Reading.yaml(input).warnings.map(Reading.place) == []) }

    @Test func datesAreWarnedOfOnlyOnRequest() {
        var diagnostics: [Diagnostic] = []
        let source = SourceFile(path: "post.md", text: "date: 2026-01-02")
        #expect(YAML.parse(source, diagnostics: &diagnostics)?.root["date"]?.text == "2026-01-02")
        #expect(diagnostics.isEmpty)
    }

    @Test func warningsOfOneFileAreLimited() {
        let input = (0..<1000).map { "k\($0): no\n" }.joined()
        #expect(Reading.yaml(input).warnings.count == DocumentLimits.warnings)
    }
}
