/// What came of one attempt to deliver a message. The reasons are for the shop's owner and hold no secret.
package enum Delivery: Sendable, Hashable {
    case delivered
    /// It may work later.
    case failed(String)
    /// It will never work: the message itself or its address is refused.
    case refused(String)
    /// The program was killed at its time limit; it may work later.
    case timedOut(seconds: Int)
    /// The program is not there or cannot be started; it may be there later.
    case missing(String)
}
