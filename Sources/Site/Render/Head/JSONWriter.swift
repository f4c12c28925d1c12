import Text

/// Writes JSON straight into a byte buffer; commas take care of themselves.
package struct JSONWriter {
    package var out: ByteWriter
    private var needsComma = false

    package init(_ out: ByteWriter = ByteWriter()) { self.out = out }

    package mutating func object(_ body: (inout JSONWriter) -> Void) {
        separate()
        out.append("{")
        needsComma = false
        body(&self)
        out.append("}")
        needsComma = true
    }

    package mutating func array(_ body: (inout JSONWriter) -> Void) {
        separate()
        out.append("[")
        needsComma = false
        body(&self)
        out.append("]")
        needsComma = true
    }

    /// A key that is a name of ours and has nothing in it to escape.
    package mutating func key(_ name: StaticString) {
        out.reserve(name.utf8CodeUnitCount + 4)
        separate()
        out.append(ASCII.quote)
        out.append(name)
        out.append("\":")
        needsComma = false
    }

    package mutating func key(named name: String) {
        separate()
        out.appendJSON(string: name)
        out.append(":")
        needsComma = false
    }

    package mutating func string(_ value: String) {
        separate()
        out.appendJSON(string: value)
        needsComma = true
    }

    package mutating func number(_ value: Int) {
        separate()
        out.append(decimal: value)
        needsComma = true
    }

    package mutating func bool(_ value: Bool) {
        separate()
        out.append(value ? "true" : "false")
        needsComma = true
    }

    package mutating func null() {
        separate()
        out.append("null")
        needsComma = true
    }

    package mutating func field(_ name: StaticString, _ value: String) {
        key(name)
        string(value)
    }

    package mutating func field(named name: String, _ value: String) {
        key(named: name)
        string(value)
    }

    package mutating func field(_ name: StaticString, _ values: [String]) {
        key(name)
        array { json in for value in values { json.string(value) } }
    }

    private mutating func separate() {
        if needsComma { out.append(",") }
        needsComma = false
    }
}
