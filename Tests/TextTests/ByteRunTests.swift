import Testing
import Text

/// Eight bytes at a time must find what one at a time finds, wherever it stands.
@Suite struct ByteRunTests {
    /// Every byte at every place of a text that is otherwise plain, before and behind bytes of every kind.
    @Test func everyByteAtEveryPlace() {
        for length in [1, 7, 8, 9, 16, 23] {
            for place in 0..<length {
                for byte in UInt8.min...UInt8.max {
                    for filler: UInt8 in [0x20, 0x7E, 0x61, 0xC3] {
                        var bytes = [UInt8](repeating: filler, count: length)
                        bytes[place] = byte
                        check(bytes)
                    }
                }
            }
        }
    }

    @Test func twoBytesBesideEachOther() {
        let kinds: [UInt8] = [
            0x00, 0x1F, 0x20, 0x21, 0x22, 0x23, 0x26, 0x27, 0x3C, 0x3E, 0x5B, 0x5C, 0x5D, 0x7E, 0x7F, 0x80, 0xFF,
        ]
        for first in kinds {
            for second in kinds {
                for place in 0..<10 {
                    var bytes = [UInt8](repeating: 0x61, count: 12)
                    bytes[place] = first
                    bytes[place + 1] = second
                    check(bytes)
                }
            }
        }
    }

    private func check(_ bytes: [UInt8]) {
        func isEnd(_ byte: UInt8) -> Bool { byte < 0x20 || byte == 0x22 || byte == 0x5C }
        func isControl(_ byte: UInt8) -> Bool { byte < 0x20 || byte == 0x7F }
        func isEscaped(_ byte: UInt8) -> Bool {
            byte < 0x20 || [0x22, 0x26, 0x3C, 0x3E, 0x5C].contains(byte) || byte >= 0x7F
        }
        bytes.withUnsafeBufferPointer { buffer in
            for start in 0...min(3, bytes.count) {
                let end = bytes[start...].firstIndex(where: isEnd) ?? bytes.count
                if ByteRun.endOfJSONText(buffer, from: start) != end { Issue.record("text of \(bytes) from \(start)") }
                let control = bytes[start...].firstIndex(where: isControl) ?? bytes.count
                if ByteRun.endOfVisible(buffer, from: start, to: bytes.count) != control {
                    Issue.record("visible of \(bytes) from \(start)")
                }
                let plain = bytes[start...].firstIndex(where: isEscaped) ?? bytes.count
                if ByteRun.endOfPlainJSON(buffer, from: start) != plain {
                    Issue.record("plain JSON of \(bytes) from \(start)")
                }
                let bound = max(start, bytes.count - 2)
                if ByteRun.endOfVisible(buffer, from: start, to: bound) != min(control, bound) {
                    Issue.record("visible of \(bytes) from \(start) to \(bound)")
                }
            }
            if ByteRun.endOfASCII(buffer) != bytes.firstIndex(where: { $0 >= 0x80 }) ?? bytes.count {
                Issue.record("ASCII of \(bytes)")
            }
            var html = ByteWriter()
            html.appendEscapingHTML(buffer)
            if html.bytes != bytes.flatMap(escapedHTML) { Issue.record("HTML of \(bytes)") }
            var escaped = ByteWriter()
            escaped.appendJSON(bytes: buffer)
            let isWritten = escaped.bytes == [0x22] + bytes + [0x22] && bytes.allSatisfy { $0 < 0x7F }
            if ByteRun.isPlainJSON(buffer) != isWritten { Issue.record("plain JSON of \(bytes)") }
        }
    }

    private func escapedHTML(_ byte: UInt8) -> [UInt8] {
        switch byte {
        case 0x22: Array("&quot;".utf8)
        case 0x26: Array("&amp;".utf8)
        case 0x27: Array("&#39;".utf8)
        case 0x3C: Array("&lt;".utf8)
        case 0x3E: Array("&gt;".utf8)
        default: [byte]
        }
    }
}
