import Documents
import Testing
import Text

/// JSON by RFC 8259, strictly.
@Suite struct JSONTests {
    /// An input and the same value without white space, numbers with the digits they were written with.
    @Test(arguments: [
        ("null", "null"), (" true ", "true"), ("\t\r\nfalse\n", "false"), ("0", "0"), ("-0", "-0"), ("-0.0", "-0.0"),
        ("10", "10"),
        ("1.50", "1.50"), ("1e5", "1e5"), ("1E+05", "1E+05"), ("-1.5e-300", "-1.5e-300"), ("1e999999", "1e999999"),
        ("123456789012345678901234567890.10", "123456789012345678901234567890.10"),
        ("\"\"", "\"\""), (#""a\"b\\c\/d""#, #""a\"b\\c/d""#), (#""\b\f\n\r\t""#, #""\b\f\n\r\t""#),
        (#""\u0041\u00e9\uD83D\uDE00""#, "\"A\u{E9}\u{1F600}\""),
        (#""\u0000\u001f""#, #""\u0000\u001f""#), ("\"\u{7F}\u{2028}\u{FEFF}\"", "\"\\u007f\u{2028}\u{FEFF}\""),
        (#""\\u0041""#, #""\\u0041""#),
        ("[]", "[]"), ("[ ]", "[]"), ("{}", "{}"), ("{\n}", "{}"), ("[1,[2,[]],{}]", "[1,[2,[]],{}]"),
        (#"{"b":1,"a":{"b":2}, "" : null}"#, #"{"b":1,"a":{"b":2},"":null}"#),
        (#"{"caf\u00e9":1,"cafe\u0301":2}"#, "{\"caf\u{E9}\":1,\"cafe\u{301}\":2}"),
    ])
    func values(input: String, expected: String) { #expect(Reading.json(input).description == expected) }

    @Test(arguments: [
        ("", "1:1 the file is empty; JSON needs a value"), (" \n", "1:1 the file is empty; JSON needs a value"),
        (
            "\u{FEFF}{}",
            "1:1 the file begins with a byte order mark, which JSON must not have; save it as UTF-8 without BOM"
        ),
        ("[1,]", "1:3 there is a comma after the last entry; remove it"),
        (#"{"a":1,}"#, "1:7 there is a comma after the last entry; remove it"),
        ("[,1]", "1:2 a value is missing before this comma"), ("[1,,2]", "1:4 a value is missing before this comma"),
        (#"{,}"#, "1:2 a key in double quotes is missing here"),
        ("[1 2]", "1:4 a comma or ']' is missing before this"),
        (#"{"a":1 "b":2}"#, "1:8 a comma or '}' is missing before this"),
        (#"{"a" 1}"#, "1:6 a colon (:) is missing after the key"),
        (#"{"a"}"#, "1:5 a colon (:) is missing after the key"), (#"{"a":}"#, "1:6 a value is missing here"),
        ("[1}", "1:3 '}' closes what was opened with another bracket; ']' is missing before it"),
        ("[1", "1:1 the file ends before this is closed; a ']' is missing"),
        (#"{"a":1"#, "1:1 the file ends before this is closed; a '}' is missing"),
        ("[", "1:2 the file ends where a value should follow"),
        ("{", "1:2 the file ends inside an object; a '}' is missing"),
        (#"{"a":"#, "1:6 the file ends where a value should follow"),
        ("1 2", "1:3 there is something after the end of the JSON value; a file holds only one"),
        ("{}}", "1:3 there is something after the end of the JSON value; a file holds only one"),
        (#"{"a":1,"b":2,"a":3}"#, #"1:14 the key "a" is here a second time; it is already on line 1"#),
        (#"{"a":1,"\u0061":3}"#, #"1:8 the key "a" is here a second time; it is already on line 1"#),
        ("// x\n1", "1:1 JSON has no comments; remove it"), ("[1, /* x */ 2]", "1:5 JSON has no comments; remove it"),
        ("{} # x", "1:4 JSON has no comments; remove it"),
        ("'a'", "1:1 JSON text stands in double quotes (\"), not in single ones"),
        ("{'a':1}", "1:2 JSON text stands in double quotes (\"), not in single ones"),
        ("{a:1}", #"1:2 a key must stand in double quotes, such as "title""#),
        ("{1:1}", #"1:2 a key must stand in double quotes, such as "title""#),
        ("01", "1:1 a JSON number has no zeros in front; remove them, or put the digits in double quotes to keep them"),
        (
            "-01",
            "1:1 a JSON number has no zeros in front; remove them, or put the digits in double quotes to keep them"
        ),
        ("+1", "1:1 a JSON number has no plus sign; remove it"),
        (".5", "1:1 a JSON number begins with a digit; write 0 before the point"),
        ("1.", "1:1 a digit is missing after the point of this number"),
        ("1.e5", "1:1 a digit is missing after the point of this number"),
        ("1e", "1:1 a digit is missing in the exponent of this number"),
        ("1e+", "1:1 a digit is missing in the exponent of this number"),
        ("-", "1:1 a digit is missing after the minus sign"), ("-a", "1:1 a digit is missing after the minus sign"),
        ("0x1F", "1:1 this is not a JSON number; text stands in double quotes"),
        ("1_000", "1:1 this is not a JSON number; text stands in double quotes"),
        ("1.5.2", "1:4 there is something after the end of the JSON value; a file holds only one"),
        ("NaN", "1:1 NaN is not a JSON number; JSON has only finite ones"),
        ("Infinity", "1:1 Infinity is not a JSON number; JSON has only finite ones"),
        ("-Infinity", "1:1 a digit is missing after the minus sign"),
        ("True", "1:1 'True' must be in small letters: true"), ("None", "1:1 'None' is not JSON; write null"),
        ("yes", "1:1 'yes' is not a JSON value; text stands in double quotes"),
        ("nulls", "1:1 'nulls' is not a JSON value; text stands in double quotes"),
        ("tru", "1:1 'tru' is not a JSON value; text stands in double quotes"),
        ("@", "1:1 this is not the beginning of a JSON value"),
        ("\"a", "1:1 the text that begins here has no closing quote (\")"),
        ("\"a\\\"", "1:1 the text that begins here has no closing quote (\")"),
        ("\"a\nb\"", "1:3 a text may not go over the end of the line; close the quotes or write \\n"),
        ("\"a\tb\"", "1:3 a tab inside a text must be written as \\t"),
        ("\"\u{1}\"", "1:2 a control character inside a text must be written as \\u0001"),
        (#""\x41""#, #"1:2 this is not an escape that JSON knows; write \\ if a backslash is meant"#),
        (#""\u12""#, #"1:2 \u needs four hexadecimal digits"#),
        (#""\uZZZZ""#, #"1:2 \u needs four hexadecimal digits"#),
        (
            #""\ud800""#,
            "1:2 this is one half of a surrogate pair and no character; write the character itself or both halves"
        ),
        (
            #""\ude00\ud83d""#,
            "1:2 this is one half of a surrogate pair and no character; write the character itself or both halves"
        ),
        (
            #""\ud83d\u0041""#,
            "1:2 this is one half of a surrogate pair and no character; write the character itself or both halves"
        ),
        (
            #""\ud83dx""#,
            "1:2 this is one half of a surrogate pair and no character; write the character itself or both halves"
        ),
        ("[1\u{A0}]", "1:3 a comma or ']' is missing before this"),
        ("\u{C}1", "1:1 this is not the beginning of a JSON value"),
    ])
    func refusals(input: String, expected: String) {
        let reading = Reading.json(input)
        #expect(reading.description == expected)
        #expect(reading.json.isEmpty)
    }

    @Test(
        arguments: [
            ([0x22, 0xE9, 0x22], "1:2 the byte 0xE9 at offset 1 is not valid UTF-8; save the file as UTF-8"),
            (
                [0x22, 0xED, 0xA0, 0x80, 0x22],
                "1:2 the byte 0xED at offset 1 is not valid UTF-8; save the file as UTF-8"
            ),
            ([0x22, 0xC0, 0xAF, 0x22], "1:2 the byte 0xC0 at offset 1 is not valid UTF-8; save the file as UTF-8"),
            ([0x7B, 0x00, 0x7D, 0x00], "the file is written in UTF-16; save it as UTF-8"),
            ([0xFE, 0xFF, 0x00, 0x7B], "the file is written in UTF-16; save it as UTF-8"),
        ] as [([UInt8], String)])
    func encodings(input: [UInt8], expected: String) { #expect(Reading.json(input).description == expected) }

    @Test func everyDuplicateIsReported() {
        #expect(
            Reading.json("{\"a\":1,\n\"a\":2,\"b\":{\"c\":1,\"c\":2}}").errors.map { Reading.place($0).prefix(4) }
                .sorted() == ["2:1 ", "2:18"])
    }

    @Test func depthIsLimited() {
        let limit = DocumentLimits.jsonDepth
        #expect(
            Reading.json(String(repeating: "[", count: limit) + String(repeating: "]", count: limit)).errors.isEmpty)
        #expect(
            Reading.json(String(repeating: "[", count: limit + 1)).description
                == "1:65 the values nest deeper than 64 levels, which is as far as JSON is read")
    }
}
