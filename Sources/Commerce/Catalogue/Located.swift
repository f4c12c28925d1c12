/// A value with the place it was written, kept for what can only be checked when all files are read.
///
/// Equality looks at the value alone: where a thing is written is not part of what it says.
package struct Located<Value: Sendable>: Sendable {
    package var value: Value
    /// Byte offsets in the source of the thing that holds it.
    package var range: Range<Int>

    package init(_ value: Value, range: Range<Int> = 0..<0) {
        self.value = value
        self.range = range
    }
}

extension Located: Equatable where Value: Equatable {
    package static func == (left: Located, right: Located) -> Bool { left.value == right.value }
}

extension Located: Hashable where Value: Hashable {
    package func hash(into hasher: inout Hasher) { hasher.combine(value) }
}
