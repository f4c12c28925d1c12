/// Where the time of renders goes, template by template, and what a memory of snippets saved; for hosts that ask for it.
///
/// Used by one thread at a time. It brings no clock of its own: whoever makes one says how time is told.
package final class TemplateClock {
    /// What one template took.
    package struct Entry {
        package let template: LiquidTemplate
        /// How often it was rendered.
        package var calls = 0
        /// Time within it and not within a template that it rendered, in the units of the clock.
        package var own = 0
        /// Time within it and all that it rendered; of a template that renders itself the outermost only.
        package var total = 0
        /// How often its text was looked for among those that are remembered, and found.
        package var found = 0
        package var missed = 0
        /// How many renders of it are going on.
        fileprivate var depth = 0
    }

    /// In the order in which they were first met.
    package private(set) var entries: [Entry] = []
    private var numbers: [ObjectIdentifier: Int] = [:]
    /// The renders that are going on, innermost last.
    private var running: [(number: Int, start: Int, inner: Int)] = []
    private let now: () -> Int

    package init(now: @escaping () -> Int) { self.now = now }

    func begin(_ template: LiquidTemplate) {
        let number = number(template)
        entries[number].calls += 1
        entries[number].depth += 1
        running.append((number, now(), 0))
    }

    /// Ends the render that was begun last.
    func end() {
        guard let ended = running.popLast() else { return }
        let time = now() - ended.start
        entries[ended.number].own += time - ended.inner
        entries[ended.number].depth -= 1
        if entries[ended.number].depth == 0 { entries[ended.number].total += time }
        if let outer = running.indices.last { running[outer].inner += time }
    }

    /// A text of the snippet was looked for.
    package func look(for template: LiquidTemplate, found: Bool) {
        let number = number(template)
        if found { entries[number].found += 1 } else { entries[number].missed += 1 }
    }

    private func number(_ template: LiquidTemplate) -> Int {
        if let known = numbers[ObjectIdentifier(template)] { return known }
        numbers[ObjectIdentifier(template)] = entries.count
        entries.append(Entry(template: template))
        return entries.count - 1
    }
}
