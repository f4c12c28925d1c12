/// Values by name, in frames that lie on one another: the variables of a template, and on top of them those of a snippet it
/// renders, which sees none of the others.
///
/// One stack instead of a table for each snippet: to begin and to end a frame is a few words to keep, not tables to copy.
/// A frame seldom holds more than a dozen names, so a scan over their keys finds one quickest; sixty-four bits say of most
/// names that they are not there without one, and from a dozen on a dictionary keeps the look-up constant.
struct NameStack<Value>: ~Copyable {
    private struct Entry {
        let key: Name.Key
        var value: Value
    }

    /// What there is to know of the frame in use.
    struct Frame {
        fileprivate var start = 0
        /// A bit for each name in the frame; several names may have the same.
        fileprivate var marks: UInt64 = 0
        /// Where each name stands, once there are many.
        fileprivate var places: [Name.Key: Int]?
    }

    /// How far the stack was filled, for taking off what was pushed since.
    struct Mark {
        fileprivate let count: Int
        fileprivate let marks: UInt64
    }

    private var entries = Stack<Entry>()
    private var frame = Frame()

    private static var scanned: Int { 12 }

    var isEmpty: Bool { entries.count == frame.start }

    /// The value that was pushed or set last under a name in this frame.
    @inline(__always)
    subscript(key: Name.Key) -> Value? {
        guard frame.marks & NameStack.mark(of: key) != 0 else { return nil }
        return found(key)
    }

    private func found(_ key: Name.Key) -> Value? {
        let place = place(of: key)
        return place < 0 ? nil : entries[place].value
    }

    /// -1 for a name that is not in the frame.
    private func place(of key: Name.Key) -> Int {
        if let places = frame.places { return places[key] ?? -1 }
        return entries.topmost(from: frame.start) { $0.key == key }
    }

    /// Sets a value under a name, in the place of the one it had.
    mutating func set(_ key: Name.Key, _ value: Value) {
        let mark = NameStack.mark(of: key)
        if frame.marks & mark != 0 {
            let place = place(of: key)
            if place >= 0 {
                entries[place].value = value
                return
            }
        }
        frame.marks |= mark
        entries.push(Entry(key: key, value: value))
        if frame.places != nil {
            frame.places?[key] = entries.count - 1
        } else if entries.count - frame.start > NameStack.scanned {
            var places: [Name.Key: Int] = [:]
            for place in frame.start..<entries.count { places[entries[place].key] = place }
            frame.places = places
        }
    }

    @inline(__always)
    private static func mark(of key: Name.Key) -> UInt64 { 1 << (key.bits >> 58) }

    // MARK: Frames

    /// Begins a frame without names; `end` takes the one that was in use.
    mutating func begin() -> Frame {
        let outer = frame
        frame = Frame(start: entries.count)
        return outer
    }

    mutating func end(_ outer: Frame) {
        entries.pop(to: frame.start)
        frame = outer
    }

    // MARK: Names that come and go

    /// How far the stack is filled. What is pushed from here on is taken off with `pop` before anything is `set`.
    var mark: Mark { Mark(count: entries.count, marks: frame.marks) }

    /// Puts a value on top, under a name that may stand for another one further down until it is taken off.
    mutating func push(_ key: Name.Key, _ value: Value) {
        frame.marks |= NameStack.mark(of: key)
        entries.push(Entry(key: key, value: value))
    }

    /// Another value for what was pushed last.
    mutating func replaceTop(_ value: Value) { entries[entries.count - 1].value = value }

    mutating func pop(to mark: Mark) {
        entries.pop(to: mark.count)
        frame.marks = mark.marks
    }
}
