import Orders
import Testing
import Text

@Suite("Order journal: format")
struct JournalFormatTests {
    private let zeros = String(repeating: "0", count: 64)

    /// A line made by the words of the format and not by the journal's code.
    private func line(_ seq: Int, _ batch: String, _ previous: String, _ json: String, room: Int = 0) -> String {
        let length = json.utf8.count
        let sum = CRC32C.checksum(Shelf.bytes("1 \(seq) \(batch) \(length) \(previous) \(json)"))
        let digits = String(sum, radix: 16)
        let crc = String(repeating: "0", count: 8 - digits.utf8.count) + digits
        return "1 \(seq) \(batch) \(length) \(crc) \(previous) \(json)" + String(repeating: " ", count: room) + "\n"
    }

    private func hash(_ text: String) -> String { Hex.string(SHA256.digest(Shelf.bytes(text))) }

    @Test("The bytes of a segment are those of the format")
    func bytes() throws {
        let disk = SimulatedDisk()
        let opened = try Shelf.open(disk)
        let personal = #"{"salt":"s","name":"Ada"}"#
        _ = try opened.journal.append([Shelf.bytes(#"{"a":1}"#), Shelf.bytes(#"{"b":[{}],"personal":\#(personal)}"#)])
        _ = try opened.journal.append([Shelf.bytes(#"{"c":"é"}"#)])
        let first = hash(#"1 1 1+ \#(zeros) {"a":1}"#)
        let erased = #"{"b":[{}],"personal":"erased:\#(hash(personal))"}"#
        let second = hash("1 2 1 \(first) \(erased)")
        // Erased, the second is 73 - 25 bytes longer, and its length goes from 47 to 95, which has as many digits.
        let expected =
            line(1, "1+", zeros, #"{"a":1}"#)
            + line(2, "1", first, #"{"b":[{}],"personal":\#(personal)}"#, room: 48)
            + line(3, "2", second, #"{"c":"é"}"#)
        #expect(String(decoding: try #require(disk.contents(Shelf.segment(1))), as: UTF8.self) == expected)
        #expect(opened.journal.lastHash == hash(#"1 3 2 \#(second) {"c":"é"}"#))
    }

    @Test(
        "A line that is not exactly so is not read",
        arguments: [
            "2 1 1 7 CRC ZERO {\"a\":1}\n", "1  1 1 7 CRC ZERO {\"a\":1}\n", "01 1 1 7 CRC ZERO {\"a\":1}\n",
            "1 01 1 7 CRC ZERO {\"a\":1}\n", "1 1 01 7 CRC ZERO {\"a\":1}\n", "1 1 1 07 CRC ZERO {\"a\":1}\n",
            "1 1 1++ 7 CRC ZERO {\"a\":1}\n", "1 1 1 6 CRC ZERO {\"a\":1}\n", "1 1 1 8 CRC ZERO {\"a\":1}\n",
            "1 1 1 7 crc ZERO {\"a\":1}\n", "1 1 1 7 CRC zero {\"a\":1}\n", "1 1 1 7 CRC ZERO {\"a\":1}\r\n",
            "1 1 1 7 CRC ZERO {\"a\":1}\t\n", "1 1 1 7 CRC ZERO {\"a\":2}\n", "1 -1 1 7 CRC ZERO {\"a\":1}\n",
            "1 99999999999999999999 1 7 CRC ZERO {\"a\":1}\n", "1 1 1 99999999999999999999 CRC ZERO {\"a\":1}\n",
            "1 1 1 1048577 CRC ZERO {\"a\":1}\n", " 1 1 1 7 CRC ZERO {\"a\":1}\n", "\u{0}", "1", "\n",
            "1 1 1 7 CRC ZERO \n",
            "1 1 1 7 CRC ZERO {\"a\":1}",
        ])
    func malformed(_ text: String) throws {
        // The right line's checksum, so that only the form is wrong.
        let right = line(1, "1", zeros, #"{"a":1}"#)
        let crc = right.split(separator: " ")[4]
        var written = text.replacing("CRC", with: crc)
        written.replace("crc", with: crc.uppercased() == crc ? "0000000g" : crc.uppercased())
        written.replace("ZERO", with: zeros)
        written.replace("zero", with: String(repeating: "g", count: 64))
        #expect(written != right)
        let disk = SimulatedDisk()
        disk.put("orders", .folder)
        disk.put("orders/journal", .folder)
        disk.put(Shelf.segment(1), Shelf.bytes(written))
        #expect(try Shelf.read(disk.copy()).isEmpty || text.hasPrefix("2"))
    }

    @Test(
        "What is no JSON object on one line is not taken, and nothing is written",
        arguments: [
            ("", "is no JSON object"), ("[]", "is no JSON object"), ("{", "ends within its JSON"),
            ("{}}", "has something after its JSON object"), ("{\"a\"}", "has no colon after a key of its JSON"),
            ("{\"a\":1,}", "has no key where its JSON needs one"), ("{\"a\":}", "has something in it that is not JSON"),
            ("{\"a\":01}", "has no comma where its JSON needs one"),
            ("{\"a\":tru}", "has something in it that is not JSON"),
            ("{\"a\":\"\n\"}", "has a control character in its JSON"), ("{\n}", "has no key where its JSON needs one"),
            ("{\"a\":\"\\x\"}", "has an escape that JSON does not know"),
            ("{\"personal\":{},\"b\":1}", "has a member after 'personal', which must be the last"),
            ("{\"a\":[1,2,{\"b\":[]}]]}", "has no comma where its JSON needs one"),
        ])
    func invalid(_ json: String, _ what: String) throws {
        let disk = SimulatedDisk()
        let opened = try Shelf.open(disk)
        #expect(throws: JournalFailure.invalidRecord(index: 1, what: what)) {
            try opened.journal.append([Shelf.event(1), Shelf.bytes(json)])
        }
        #expect(disk.contents(Shelf.segment(1)) == nil)
        #expect(try opened.journal.append([Shelf.event(1)]).count == 1)
    }

    @Test(
        "Any JSON object on one line is taken",
        arguments: [
            "{}", "{ }", #"{"a":[ ],"b":{ }}"#, #"{"a":[[[{"b":-0.5e+10}]],null,true,false]}"#,
            #"{"a" : "\u00e9\"\\\/\b\f\n\r\t" , "b":1E5}"#, #"{"personal":null}"#, #"{"personal":"p"}"#,
            #"{"a":{"personal":{"b":1},"c":2}}"#, #"{"personal":{"personal":{"personal":1}}}"#, #"{"personal":{}}"#,
            #"{"note":"1 9 9 2 00000000 \#(String(repeating: "0", count: 64)) {}"}"#,
        ])
    func valid(_ json: String) throws {
        let disk = SimulatedDisk()
        var opened = try Shelf.open(disk)
        let position = try opened.journal.append([Shelf.bytes(json)])
        try opened.journal.erase(position)
        _ = try opened.journal.append([Shelf.event(1)])
        try opened.journal.close()
        opened = try Shelf.open(disk)
        let isPersonal = json.hasPrefix(#"{"personal":{"#)
        #expect(opened.replayed[0].json == (isPersonal ? Shelf.erasedWhole(json) : Shelf.bytes(json)))
        #expect(JournalReader.verify(folder: Shelf.folder, disk: disk).isSound)
    }

    @Test("Bytes that are no UTF-8, and records that are too long, are not taken")
    func limits() throws {
        let opened = try Shelf.open(SimulatedDisk())
        #expect(throws: JournalFailure.invalidRecord(index: 0, what: "is not UTF-8")) {
            try opened.journal.append([Shelf.bytes(#"{"a":""#) + [0xC0, 0x80] + Shelf.bytes(#""}"#)])
        }
        let long = Shelf.event(1) + [UInt8](repeating: 0x20, count: JournalLimits.recordBytes)
        #expect(throws: JournalFailure.tooLarge(bytes: long.count, limit: JournalLimits.recordBytes)) {
            try opened.journal.append([long])
        }
        let deep = String(repeating: "[", count: 64) + String(repeating: "]", count: 64)
        #expect(throws: JournalFailure.invalidRecord(index: 0, what: "nests its JSON too deeply")) {
            try opened.journal.append([Shelf.bytes(#"{"a":\#(deep)}"#)])
        }
        #expect(opened.journal.lastSeq == 0)
    }

    @Test("A long record is read back")
    func long() throws {
        let disk = SimulatedDisk()
        let opened = try Shelf.open(disk)
        let record = Shelf.bytes(#"{"a":"\#(String(repeating: "x", count: JournalLimits.recordBytes - 8))"}"#)
        #expect(record.count == JournalLimits.recordBytes)
        let position = try opened.journal.append([record, Shelf.event(2)])
        #expect(try opened.journal.read(position[0]).json == record)
        #expect(try JournalReader.read(position[1], folder: Shelf.folder, disk: disk).json == Shelf.event(2))
        #expect(throws: JournalFailure.self) {
            try opened.journal.read(JournalPosition(segment: 1, offset: position[1].offset + 1))
        }
        #expect(throws: JournalFailure.self) { try opened.journal.read(JournalPosition(segment: 1, offset: 9_999_999)) }
        #expect(throws: JournalFailure.self) { try opened.journal.read(JournalPosition(segment: 1, offset: -1)) }
        #expect(throws: JournalFailure.self) { try opened.journal.read(JournalPosition(segment: 2, offset: 0)) }
    }
}
