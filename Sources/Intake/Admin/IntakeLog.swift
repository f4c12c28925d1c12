import Platform
import Text

/// The intake's log: one JSON object a line on standard error, without anything that tells of a person.
package struct IntakeLog: Sendable {
    package enum Level: String, Sendable { case info, warning, error }

    private let put: @Sendable ([UInt8]) -> Void

    /// `put` writes one line, which ends with a line feed.
    package init(_ put: @escaping @Sendable ([UInt8]) -> Void) { self.put = put }

    /// Writes an event with its fields in their order. Control characters of any kind are written as escapes.
    package func write(_ level: Level, _ event: StaticString, _ fields: [(name: StaticString, value: String)] = []) {
        put(IntakeLog.line(level, event, fields))
    }

    /// The line of an event, with its line feed.
    package static func line(
        _ level: Level, _ event: StaticString, _ fields: [(name: StaticString, value: String)] = []
    ) -> [UInt8] {
        var out = ByteWriter(reserving: 160)
        out.append("{\"time\":")
        out.append(decimal: SystemCalls.now)
        out.append(",\"level\":\"")
        out.append(string: level.rawValue)
        out.append("\",\"event\":\"")
        out.append(event)
        out.append("\"")
        for field in fields {
            out.append(",\"")
            out.append(field.name)
            out.append("\":")
            out.appendJSON(string: IntakeLog.visible(field.value))
        }
        out.append("}\n")
        return out.bytes
    }

    /// The log of a server: its lines never keep anybody waiting. The sink is to be closed at the end.
    package static func onStandardError() -> (log: IntakeLog, sink: LineSink) {
        let sink = LineSink(descriptor: 2) { count in
            line(.warning, "log_lines_dropped", [("count", String(count))])
        }
        return (IntakeLog { sink.put($0) }, sink)
    }

    /// JSON escapes the controls of ASCII; those of Unicode that turn or hide text on a terminal are spelled out here.
    private static func visible(_ text: String) -> String {
        func isSpelledOut(_ scalar: Unicode.Scalar) -> Bool { scalar.isInvisible && scalar.value >= 0x80 }
        guard text.unicodeScalars.contains(where: isSpelledOut) else { return text }
        var out = ""
        for scalar in text.unicodeScalars {
            if isSpelledOut(scalar) {
                out += "<U+" + String(scalar.value, radix: 16, uppercase: true) + ">"
            } else {
                out.unicodeScalars.append(scalar)
            }
        }
        return out
    }
}
