/// How one render behaves.
package struct RenderOptions: Sendable {
    /// Whether plain text is escaped where it is printed. Off, the output is what plain Liquid prints.
    package var escapes = true
    /// Whether a run-time fault is printed in the page too, as the reference does (`Liquid error (line 1): ...`).
    package var printsFaults = false
    /// Whether a snippet brought in by `render` sees the globals, as on a storefront. Off, it sees only what is passed
    /// to it, as plain Liquid does.
    package var sharesGlobals = true
    /// Seconds since 1970-01-01 00:00:00 UTC that `'now' | date` means. The module reads no clock.
    package var now = 0
    /// Seconds east of UTC at a moment, for moments that say nothing of it themselves: `now` and seconds since 1970.
    /// Nil: UTC.
    package var utcOffset: (@Sendable (_ seconds: Int) -> Int)?
    package var limits = LiquidLimits()
    /// What the page is made from, as `content/products/mug.md`; run-time faults name it.
    package var subject: String?

    package init() {}
}

/// The variables a template finds without defining them.
package protocol GlobalScope: AnyObject {
    /// The value of a top-level name, or nil if there is none.
    func global(_ name: Name, _ context: RenderContext) -> LiquidValue?
}

extension LiquidMap: GlobalScope {
    package func global(_ name: Name, _ context: RenderContext) -> LiquidValue? { self[name: name.key] }
}
