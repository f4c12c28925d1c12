/// A stack in memory of its own, which one render alone has.
///
/// An array asks at every change whether somebody else holds it too; what is put here and taken off again for every filter
/// and every loop cannot be held by anybody else.
struct Stack<Element>: ~Copyable {
    private var base: UnsafeMutablePointer<Element>?
    private(set) var count = 0
    private var room = 0

    init() {}

    deinit {
        base?.deinitialize(count: count)
        base?.deallocate()
    }

    /// The element at an index of 0 up to `count`.
    subscript(index: Int) -> Element {
        _read { yield address(index).pointee }
        _modify { yield &address(index).pointee }
    }

    @inline(__always)
    private func address(_ index: Int) -> UnsafeMutablePointer<Element> {
        precondition(index >= 0 && index < count, "nothing lies there on the stack")
        return base.unsafelyUnwrapped + index
    }

    @inline(__always)
    mutating func push(_ element: consuming Element) {
        if count == room { grow() }
        (base.unsafelyUnwrapped + count).initialize(to: element)
        count &+= 1
    }

    /// Takes off what lies above so many elements.
    @inline(__always)
    mutating func pop(to height: Int) {
        while count > height, count > 0 {
            count &-= 1
            (base.unsafelyUnwrapped + count).deinitialize(count: 1)
        }
    }

    /// The index of the topmost element for which something holds, of those from an index of 0 up to `count` on; -1 when
    /// there is none.
    @inline(__always)
    func topmost(from start: Int, where holds: (borrowing Element) -> Bool) -> Int {
        precondition(start >= 0, "nothing lies below the stack")
        var index = count &- 1
        while index >= start, !holds(base.unsafelyUnwrapped[index]) { index &-= 1 }
        return index >= start ? index : -1
    }

    private mutating func grow() {
        let larger = max(8, room * 2)
        let memory = UnsafeMutablePointer<Element>.allocate(capacity: larger)
        if let base {
            memory.moveInitialize(from: base, count: count)
            base.deallocate()
        }
        base = memory
        room = larger
    }
}
