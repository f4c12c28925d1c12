import Text

/// The items of a price book as the lines of its JSON, so that a shop that edits one product writes that one's lines anew
/// and copies the others: there can be half a million.
package struct PriceBookLines: Sendable {
    private struct Line: Sendable {
        var sku: String
        var range: Range<Int>
    }

    private var text: [UInt8] = []
    private var lines: [Line] = []

    package init() {}

    package mutating func append(_ item: PriceBook.Item) {
        var writer = RecordWriter()
        writer.object { item.write(to: &$0) }
        let start = text.count
        text += writer.bytes
        lines.append(Line(sku: item.sku, range: start..<text.count))
    }

    package mutating func append(_ other: PriceBookLines) {
        let start = text.count
        text += other.text
        for line in other.lines {
            lines.append(Line(sku: line.sku, range: line.range.lowerBound + start..<line.range.upperBound + start))
        }
    }

    /// A book with these items, in order of SKU; of lines with the same SKU the first is kept.
    package func book(_ frame: PriceBook.Frame) -> [UInt8] {
        guard !lines.isEmpty else { return frame.empty }
        var out: [UInt8] = []
        out.reserveCapacity(frame.size + text.count + lines.count * 2)
        out += frame.head
        for line in inOrder { Self.append(text[line.range], to: &out, after: frame.head.count) }
        out += frame.tail
        return out
    }

    /// A book that `PriceBook` wrote, in another frame, without some items and with these.
    ///
    /// - Parameter isDropped: asked for the digest of each SKU of the book.
    /// - Returns: nil when the bytes are not such a book.
    package func replacing(
        in book: UnsafeRawBufferPointer, _ frame: PriceBook.Frame, where isDropped: (UInt64) -> Bool
    ) -> [UInt8]? {
        let new = inOrder
        let beginning = frame.head.count
        var taken = 0
        var out: [UInt8] = []
        out.reserveCapacity(book.count + text.count + frame.size)
        out += frame.head
        let isWhole = book.withMemoryRebound(to: UInt8.self) { bytes -> Bool in
            guard var at = Self.start(of: bytes) else { return false }
            var isLast = false
            while !isLast {
                guard at < bytes.count, bytes[at] == ASCII.lineFeed else { return false }
                let start = at + 1
                // JSON has no other control in it than the ends of its lines.
                let end = ByteRun.endOfVisible(bytes, from: start, to: bytes.count)
                at = end
                // `},` after an item that another follows, `}],` or `}],"templates":[` after the last.
                var object = UnsafeBufferPointer(rebasing: bytes[start..<end])
                for ending in Self.endings where Self.ends(object, with: ending) {
                    object = UnsafeBufferPointer(rebasing: object.dropLast(ending.count))
                    isLast = true
                    break
                }
                if !isLast {
                    guard object.last == ASCII.comma else { return false }
                    object = UnsafeBufferPointer(rebasing: object.dropLast())
                }
                guard object.last == ASCII.closeBrace, let sku = Self.sku(of: object) else { return false }
                let digest = sku.withUnsafeBytes { Fingerprint($0).low }
                while taken < new.count, Self.precedes(new[taken].sku, sku) {
                    Self.append(text[new[taken].range], to: &out, after: beginning)
                    taken += 1
                }
                if isDropped(digest) { continue }
                Self.append(object, to: &out, after: beginning)
            }
            return true
        }
        guard isWhole else { return nil }
        for line in new[taken...] { Self.append(text[line.range], to: &out, after: beginning) }
        if out.count == beginning { return frame.empty }
        out += frame.tail
        return out
    }

    private var inOrder: [Line] {
        var order: [Line] = []
        order.reserveCapacity(lines.count)
        let sorted = lines.enumerated().sorted { left, right in
            if PriceBook.precedes(left.element.sku, right.element.sku) { return true }
            return !PriceBook.precedes(right.element.sku, left.element.sku) && left.offset < right.offset
        }
        for (_, line) in sorted {
            if let last = order.last, !PriceBook.precedes(last.sku, line.sku) { continue }
            order.append(line)
        }
        return order
    }

    private static func append(_ object: some Swift.Collection<UInt8>, to out: inout [UInt8], after start: Int) {
        if out.count > start { out.append(ASCII.comma) }
        out.append(ASCII.lineFeed)
        out.append(contentsOf: object)
    }

    // MARK: Reading a book

    private static let opening = Array("\"items\":[".utf8)
    private static let endings = [Array("],\"templates\":[".utf8), Array("],".utf8)]
    private static let key = Array("{\"sku\":\"".utf8)

    /// Where the list of items begins. Within a text of JSON every quote is escaped, so the key stands nowhere else.
    private static func start(of bytes: UnsafeBufferPointer<UInt8>) -> Int? {
        var at = 0
        while at + opening.count <= bytes.count {
            if bytes[at] == opening[0], bytes[at..<at + opening.count].elementsEqual(opening) {
                return at + opening.count
            }
            at += 1
        }
        return nil
    }

    private static func ends(_ bytes: UnsafeBufferPointer<UInt8>, with ending: [UInt8]) -> Bool {
        bytes.count > ending.count && bytes.suffix(ending.count).elementsEqual(ending)
            && bytes[bytes.count - ending.count - 1] == ASCII.closeBrace
    }

    /// The bytes of an item's SKU; nil where it is written as `RecordWriter` does not.
    private static func sku(of object: UnsafeBufferPointer<UInt8>) -> [UInt8]? {
        guard object.starts(with: key) else { return nil }
        var sku: [UInt8] = []
        var at = key.count
        while at < object.count, object[at] != ASCII.quote {
            guard object[at] == ASCII.backslash else {
                sku.append(object[at])
                at += 1
                continue
            }
            guard at + 1 < object.count else { return nil }
            switch object[at + 1] {
            case ASCII.quote, ASCII.backslash, ASCII.slash:
                sku.append(object[at + 1])
                at += 2
            case UInt8(ascii: "u"):
                guard at + 6 <= object.count else { return nil }
                var value: UInt32 = 0
                for digit in object[at + 2..<at + 6] {
                    guard let number = ASCII.hexValue(digit) else { return nil }
                    value = value << 4 | UInt32(number)
                }
                guard let scalar = Unicode.Scalar(value) else { return nil }
                sku.append(contentsOf: String(Character(scalar)).utf8)
                at += 6
            default: return nil
            }
        }
        return sku
    }

    private static func precedes(_ left: String, _ right: [UInt8]) -> Bool {
        var left = left
        return left.withUTF8 { left in
            for index in 0..<min(left.count, right.count) where left[index] != right[index] {
                return left[index] < right[index]
            }
            return left.count < right.count
        }
    }
}
