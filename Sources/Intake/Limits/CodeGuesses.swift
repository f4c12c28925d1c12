import Commerce
import Orders

/// Slows down who tries discount codes: after some wrong ones within an hour further codes from the same address are not looked
/// up at all, so that nobody learns whether one was right.
final class CodeGuesses: Sendable {
    private let perAddress: RateLimiter
    /// Everybody behind a proxy that was not named has the address of this machine: one count for all of them.
    private let shared: RateLimiter

    init(_ limits: OrderLimits) {
        perAddress = RateLimiter(limit: limits.wrongCodesPerAddress)
        shared = RateLimiter(limit: limits.wrongCodesOfLoopback)
    }

    /// `address` is what the client's requests count under, `Request.limitName`.
    private func counter(_ address: String?) -> (limiter: RateLimiter, name: String) {
        address.map { (perAddress, $0) } ?? (shared, "")
    }

    /// Takes the code out of a request that may not try one now, and says so; nil when it may, or tries none.
    func hold(_ request: inout OrderRequest, from address: String?, now: Int) -> FieldProblem? {
        guard let code = request.code, !Discount.folded(code: code).isEmpty else { return nil }
        let (limiter, name) = counter(address)
        guard limiter.wait(name, now: now) != nil else { return nil }
        request.code = nil
        return FieldProblem(
            QuoteProblem(
                field: "code", code: .codeWait,
                message: "Too many codes were tried; try again in an hour, or order without one."))
    }

    /// Counts a code that there is none of.
    func note(_ quote: Quote, from address: String?, now: Int) {
        guard quote.problems.contains(where: { $0.code == .codeUnknown }) else { return }
        let (limiter, name) = counter(address)
        limiter.count(name, now: now)
    }
}
