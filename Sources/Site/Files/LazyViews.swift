import Synchronization

/// Views that are made when the first page asks for them, on whichever thread that is, and then shared by all.
///
/// An edit renders a handful of pages: making ten thousand views for them would take longer than the pages.
final class LazyViews<View: AnyObject & Sendable>: Sendable {
    private let slots: Slots
    private let make: @Sendable (Int) -> View

    /// A pointer to plain atomics: each slot is set once, from nil to a view that is kept until the end.
    private struct Slots: @unchecked Sendable {
        let base: UnsafeMutablePointer<Atomic<Unmanaged<View>?>>
        let count: Int
    }

    /// - Parameter made: those that are there already; may be shorter than `count`.
    init(_ count: Int, made: [View?] = [], _ make: @escaping @Sendable (Int) -> View) {
        self.make = make
        slots = Slots(base: .allocate(capacity: count), count: count)
        for index in 0..<count {
            let view = index < made.count ? made[index].map { Unmanaged.passRetained($0) } : nil
            (slots.base + index).initialize(to: Atomic(view))
        }
    }

    deinit {
        for index in 0..<slots.count { slots.base[index].load(ordering: .acquiring)?.release() }
        slots.base.deinitialize(count: slots.count)
        slots.base.deallocate()
    }

    var indices: Range<Int> { 0..<slots.count }

    /// `index` must be one of `indices`.
    subscript(index: Int) -> View {
        precondition(indices.contains(index), "no such view")
        if let made = slots.base[index].load(ordering: .acquiring) { return made.takeUnretainedValue() }
        // Two threads may make the same view; one of the two is kept.
        let view = Unmanaged.passRetained(make(index))
        let (isSet, other) = slots.base[index].compareExchange(
            expected: nil, desired: view, ordering: .acquiringAndReleasing)
        guard !isSet, let other else { return view.takeUnretainedValue() }
        view.release()
        return other.takeUnretainedValue()
    }
}
