import Text

/// Writes JSON objects with their keys in a fixed order, leaving out what says nothing: nil, false and empty lists.
///
/// One shape of code for every type of a price book and a journal: `RecordReader` reads what this writes, key for key.
package struct RecordWriter {
    package private(set) var out = ByteWriter()
    private var needsComma = false
    /// Whether false and empty lists are written too.
    private let writesEmpty: Bool

    /// `writesEmpty`: for answers to other programs, which want the same keys every time.
    package init(writesEmpty: Bool = false) { self.writesEmpty = writesEmpty }

    package mutating func object(_ body: (inout RecordWriter) -> Void) {
        separate()
        out.append(UInt8(ascii: "{"))
        needsComma = false
        body(&self)
        out.append(UInt8(ascii: "}"))
        needsComma = true
    }

    package mutating func key(_ name: StaticString) {
        separate()
        out.append(ASCII.quote)
        out.append(name)
        out.append("\":")
        needsComma = false
    }

    package mutating func object(_ name: StaticString, _ body: (inout RecordWriter) -> Void) {
        key(name)
        object(body)
    }

    package mutating func text(_ name: StaticString, _ value: String?) {
        guard let value else { return }
        key(name)
        out.appendJSON(string: value)
        needsComma = true
    }

    package mutating func integer(_ name: StaticString, _ value: Int?) {
        guard let value else { return }
        key(name)
        out.append(decimal: value)
        needsComma = true
    }

    package mutating func money(_ name: StaticString, _ value: Money?) { integer(name, value?.minor) }

    /// Written only when true, or when everything is.
    package mutating func flag(_ name: StaticString, _ value: Bool) {
        guard value || writesEmpty else { return }
        key(name)
        out.append(value ? "true" : "false")
        needsComma = true
    }

    package mutating func date(_ name: StaticString, _ value: DateTime?) { text(name, value?.bookText) }

    package mutating func texts(_ name: StaticString, _ values: [String]) {
        list(name, values) { writer, value in
            writer.separate()
            writer.out.appendJSON(string: value)
            writer.needsComma = true
        }
    }

    package mutating func integers(_ name: StaticString, _ values: [Int]) {
        list(name, values) { writer, value in
            writer.separate()
            writer.out.append(decimal: value)
            writer.needsComma = true
        }
    }

    /// A list of objects, each on a line of its own where `lines` is set, so that `diff` and `grep` help.
    package mutating func objects<Element>(
        _ name: StaticString, _ values: [Element], lines: Bool = false, _ body: (inout RecordWriter, Element) -> Void
    ) {
        list(name, values) { writer, value in
            if lines {
                writer.separate()
                writer.needsComma = false
                writer.out.append(ASCII.lineFeed)
            }
            writer.object { body(&$0, value) }
        }
    }

    /// Begins the next key on a new line.
    package mutating func newLine() {
        separate()
        needsComma = false
        out.append(ASCII.lineFeed)
    }

    private mutating func list<Element>(
        _ name: StaticString, _ values: [Element], _ body: (inout RecordWriter, Element) -> Void
    ) {
        guard !values.isEmpty || writesEmpty else { return }
        key(name)
        out.append(UInt8(ascii: "["))
        needsComma = false
        for value in values { body(&self, value) }
        out.append(UInt8(ascii: "]"))
        needsComma = true
    }

    private mutating func separate() {
        if needsComma { out.append(UInt8(ascii: ",")) }
        needsComma = false
    }
}

extension DateTime {
    /// `text`, with the offset kept for a date alone as well: `2026-03-31+01:00` (XML Schema 1.1, 3.3.9).
    var bookText: String {
        guard isDateOnly, offset != 0 else { return text }
        return date.text + DateTime(instant: instant, offset: offset).timestamp.dropFirst(19)
    }

    init?(bookText text: String) {
        if text.utf8.count > 10, !text.utf8.contains(UInt8(ascii: "T")) {
            let cut = text.index(text.startIndex, offsetBy: 10)
            guard let offset = DateTime.offset(String(text[cut...])) else { return nil }
            self.init(String(text[..<cut]), offset: offset)
        } else {
            self.init(text)
        }
    }
}
