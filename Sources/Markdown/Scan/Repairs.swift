import Text

/// NUL and bytes that are not UTF-8 become U+FFFD (CommonMark 2.3) in a copy of the text, made only if there are any, so
/// that nothing after this has to think of them. Offsets of the copy are taken back to the source for diagnostics.
struct Repairs {
    /// The repaired copy, or nil when the source can be read as it is.
    let copy: [UInt8]?
    /// The first byte that is not UTF-8, or nil.
    let firstInvalidOffset: Int?
    /// For each replaced byte, its offset in the copy; each made the copy two bytes longer.
    private let replaced: [Int]
    private let base: Int

    init(_ bytes: Bytes, in range: Range<Int>) {
        let text = bytes.slice(range.lowerBound, range.upperBound)
        let invalid = UTF8Validation.firstInvalidOffset(text)
        firstInvalidOffset = invalid.map { $0 + range.lowerBound }
        guard invalid != nil || text.position(of: 0, from: 0, to: text.count) < text.count else {
            copy = nil
            replaced = []
            base = 0
            return
        }
        var copy: [UInt8] = []
        copy.reserveCapacity(text.count + 64)
        var replaced: [Int] = []
        var index = 0
        while index < text.count {
            let rest = text.slice(index, text.count)
            let valid = index + (UTF8Validation.firstInvalidOffset(rest) ?? rest.count)
            while index < valid {
                let end = text.position(of: 0, from: index, to: valid)
                copy.append(contentsOf: text.slice(index, end))
                index = end
                if index < valid {
                    replaced.append(copy.count)
                    copy.append(contentsOf: [0xEF, 0xBF, 0xBD])
                    index += 1
                }
            }
            if index < text.count {
                replaced.append(copy.count)
                copy.append(contentsOf: [0xEF, 0xBF, 0xBD])
                index += 1
            }
        }
        self.copy = copy
        self.replaced = replaced
        base = range.lowerBound
    }

    /// The source's offset for an offset of the text that is read.
    func sourceOffset(of offset: Int) -> Int {
        guard copy != nil else { return offset }
        var low = 0
        var high = replaced.count
        while low < high {
            let middle = (low + high) / 2
            if replaced[middle] < offset { low = middle + 1 } else { high = middle }
        }
        return base + offset - 2 * low
    }
}
