// max-len: 2048
import Commerce

/// Whatever the bytes of a zone file are, nothing traps, and a local time is found at or after the moment it names.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzZone(_ data: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let bytes = Array(UnsafeBufferPointer(start: data, count: count))
    _ = ZoneRule(bytes)
    guard case .success(let zone) = ZoneFile.table(bytes, name: "Fuzz/Zone") else { return 0 }
    for local in [-4_000_000_000, 0, 1_774_749_600, 1_780_000_000, 1_792_893_600, 4_000_000_000, 7_258_118_400] {
        let moment = zone.moment(ofLocal: local)
        precondition(
            moment.seconds + zone.offset(at: moment) >= local, "a local time before the one that was asked for")
        if let date = DateTime("2026-10-25", in: zone) {
            precondition(date.end >= date.instant, "a day that ends before it begins")
        }
    }
    return 0
}
