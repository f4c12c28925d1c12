import Liquid
import Text

extension ByteWriter {
    /// Appends ` name="value"`; nothing for nil and false, the bare name for true.
    package mutating func appendAttribute(
        named name: String, _ value: LiquidValue, _ context: RenderContext
    ) throws(LiquidFault) {
        let plain = context.plain(value)
        switch plain {
        case .null, .bool(false): return
        case .bool(true):
            append(ASCII.space)
            append(string: name)
        default:
            append(ASCII.space)
            append(string: name)
            append("=\"")
            appendAttribute(plain, try context.text(of: plain))
            append(ASCII.quote)
        }
    }

    /// Appends a value as text of an element: HTML as it stands, anything else escaped.
    package mutating func append(text value: LiquidValue, _ context: RenderContext) throws(LiquidFault) {
        let plain = context.plain(value)
        let text = try context.text(of: plain)
        if plain.isHTML { append(string: text) } else { appendEscapingHTML(string: text) }
    }

    /// The text of a value for the inside of an attribute; HTML keeps its entities, quotes never end the attribute.
    package mutating func appendAttribute(_ value: LiquidValue, _ text: String) {
        guard value.isHTML else { return appendEscapingHTML(string: text) }
        for byte in text.utf8 {
            switch byte {
            case ASCII.quote: append("&quot;")
            case ASCII.lessThan: append("&lt;")
            case ASCII.greaterThan: append("&gt;")
            default: append(byte)
            }
        }
    }
}
