import HTTP

// Any bytes, cut anywhere: no trap, consumption that never falls or overtakes, the same requests as in one piece.
// The first byte says where the pieces are cut.
/// One input from the fuzzer.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ data: UnsafePointer<UInt8>, _ count: Int) -> CInt {
    let bytes = Array(UnsafeBufferPointer(start: data, count: count))
    guard let step = bytes.first.map({ Int($0) % 37 + 1 }) else { return 0 }
    let stream = bytes.dropFirst()
    let whole = outcomes(stream, step: max(1, stream.count))
    guard outcomes(stream, step: step) == whole else { fatalError("cut every \(step) bytes differs") }
    return 0
}

private func outcomes(_ stream: ArraySlice<UInt8>, step: Int) -> [String] {
    var decoder = RequestDecoder()
    var found: [String] = []
    var rest = stream
    var consumed = 0
    var added = 0
    while !rest.isEmpty {
        decoder.append(rest.prefix(step))
        added += min(step, rest.count)
        rest = rest.dropFirst(step)
        take: while true {
            let outcome = decoder.next()
            guard decoder.consumedBytes >= consumed, decoder.consumedBytes <= added else {
                fatalError("consumed \(decoder.consumedBytes) of \(added)")
            }
            consumed = decoder.consumedBytes
            switch outcome {
            case .needMore: break take
            case .request(let request):
                guard request.path == "*" || request.path.hasPrefix("/"), !request.path.utf8.contains(0) else {
                    fatalError("an unsafe path")
                }
                _ = request.contentType
                _ = Accept.choose(request.fields["accept"], among: ["text/html", "application/json"])
                _ = Preconditions.evaluate(request, tag: EntityTag("x"), lastModified: 0)
                _ = ByteRange.parse(request.fields["range"], size: 1000)
                _ = try? FormFields(decoding: Array((request.query ?? "").utf8))
                found.append("\(request.method) \(request.target) \(request.fields.all) \(request.body)")
            case .failure(let fault):
                found.append("\(fault.status.code)")
                return found
            }
        }
    }
    return found
}
