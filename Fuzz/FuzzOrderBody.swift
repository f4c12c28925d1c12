// max-len: 8192
import Commerce
import HTTP
import Intake
import Orders
import Text

// Any bytes as the body of an order, a form or JSON as the first byte says: no trap; what is refused is refused with
// 400 or 422; what is taken is bounded, holds no NUL, and is the same order when it is written as JSON.
/// One input from the fuzzer.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ data: UnsafePointer<UInt8>, _ count: Int) -> CInt {
    let bytes = Array(UnsafeBufferPointer(start: data, count: count))
    guard let first = bytes.first else { return 0 }
    let isJSON = first & 1 == 1
    let order: PostedOrder
    do throws(BodyFault) {
        order = try read(Array(bytes.dropFirst()), isJSON ? "application/json" : "application/x-www-form-urlencoded")
    } catch {
        guard error.status == .badRequest || error.status == .unprocessableContent else { fatalError("\(error)") }
        return 0
    }
    let request = order.request
    guard request.lines.count <= 1_000 else { fatalError("\(request.lines.count) lines") }
    for line in request.lines where line.quantity < 0 { fatalError("\(line)") }
    for (name, value) in request.customer.fields where value.utf8.contains(0) { fatalError("NUL in \(name)") }
    _ = order.problems
    _ = request.digest
    guard order.problems.isEmpty else { return 0 }
    let again: PostedOrder
    do throws(BodyFault) {
        again = try read(json(request), "application/json")
    } catch {
        fatalError("\(request) is refused as JSON: \(error)")
    }
    guard again.request == request else { fatalError("\(request) became \(again.request)") }
    return 0
}

private func read(_ body: [UInt8], _ type: String) throws(BodyFault) -> PostedOrder {
    try PostedOrder(
        Request(method: .post, target: "/orders", path: "/orders", fields: ["content-type": type], body: body))
}

private func json(_ request: OrderRequest) -> [UInt8] {
    var writer = RecordWriter()
    writer.object { out in
        out.objects("lines", request.lines) { out, line in
            out.text("sku", line.sku)
            out.integer("quantity", line.quantity)
        }
        for (name, value) in request.customer.fields { out.text(name, value) }
        out.text("shipping", request.shipping)
        out.text("payment", request.payment)
        out.text("code", request.code)
        out.flag("terms", request.acceptsTerms)
        out.text("key", request.key)
        out.text("currency", request.currency)
        out.integer("expected_total", request.expectedTotal)
    }
    return writer.bytes
}
