/// What tags remember within one template's render.
package final class TagRegisters {
    /// The turn of each `cycle`.
    var cycles: [String: Int] = [:]
    /// What `ifchanged` printed last.
    var lastPrinted: [UInt8]?
    /// For the storefront's own tags.
    package var host: [String: LiquidValue] = [:]

    package init() {}
}
