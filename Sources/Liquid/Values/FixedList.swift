/// A list of objects that never changes, and that is gone over without counting references to them.
///
/// Taking an object out of an array counts a reference to it up and down. The parts of a compiled template are shared by
/// all threads, each of which would have to tell the others so for every part of every page it renders. This list keeps
/// its objects for as long as it lives and lends them.
final class FixedList<Object: AnyObject & Sendable>: @unchecked Sendable {
    private let objects: UnsafeMutablePointer<Unmanaged<Object>>
    let count: Int

    init(_ list: [Object]) {
        count = list.count
        objects = .allocate(capacity: list.count)
        for (index, object) in list.enumerated() {
            (objects + index).initialize(to: Unmanaged.passRetained(object))
        }
    }

    deinit {
        for index in 0..<count { objects[index].release() }
        objects.deallocate()
    }

    var isEmpty: Bool { count == 0 }

    /// Lends the object at an index of 0 up to `count`.
    @inline(__always)
    func with<Result, Failure>(
        _ index: Int, _ work: (Object) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        precondition(index >= 0 && index < count, "no such part of a template")
        return try objects[index].lent(to: work)
    }
}

extension Unmanaged {
    /// Calls `work` with the object, which somebody else must keep meanwhile.
    @inline(__always)
    func lent<Result, Failure>(to work: (Instance) throws(Failure) -> Result) throws(Failure) -> Result {
        do {
            return try _withUnsafeGuaranteedRef { object in try work(object) }
        } catch {
            // The standard library's way loses the type of what `work` throws, and nothing else throws here.
            throw error as! Failure
        }
    }
}
