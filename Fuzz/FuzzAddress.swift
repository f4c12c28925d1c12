// max-len: 256
// Two letters of a country, then what was typed: any text is read as a postcode and as a region and printed on a label.

import Languages

/// What was read must read the same again.
@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
    let bytes = UnsafeBufferPointer(start: start, count: count)
    let format = AddressFormat.of(String(decoding: bytes.prefix(2), as: UTF8.self))
    let typed = String(decoding: bytes.dropFirst(2), as: UTF8.self)
    if case .good(let normal) = format.postcode(typed) {
        precondition(format.postcode(normal) == .good(normal), "the normal form is not its own")
    }
    if let region = format.region(typed) {
        precondition(format.region(region.code) == region, "a region's code is another region's")
    }
    _ = format.region(ofPostcode: typed)
    _ = format.postcodeCanBegin(Array(typed.utf8))
    _ = format.lines(
        PostalAddress(name: typed, address1: typed, city: typed, region: typed, postcode: typed), countryName: typed)
    return 0
}
