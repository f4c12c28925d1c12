import HTTP
import Text

// Any bytes as a form: no trap; what is taken is valid UTF-8 without NUL, and says the same when it is written again.
/// One input from the fuzzer.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ data: UnsafePointer<UInt8>, _ count: Int) -> CInt {
    let bytes = Array(UnsafeBufferPointer(start: data, count: count))
    guard let fields = try? FormFields(decoding: bytes, repeated: ["sku", "quantity"]) else { return 0 }
    for entry in fields.entries {
        guard !entry.name.utf8.contains(0), !entry.value.utf8.contains(0) else { fatalError("a NUL came through") }
    }
    let written = fields.entries.map {
        PercentCoding.encode(formValue: $0.name) + "=" + PercentCoding.encode(formValue: $0.value)
    }
    let again = try? FormFields(decoding: Array(written.joined(separator: "&").utf8), repeated: ["sku", "quantity"])
    guard again == fields else { fatalError("\(fields) became \(String(describing: again))") }
    return 0
}
