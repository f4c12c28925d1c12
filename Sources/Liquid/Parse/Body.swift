/// A run of a template: text, outputs and tags, flat and in order.
package struct Body: Sendable {
    let nodes: NodeList
    /// Nothing in it ever prints but white space.
    package let isBlank: Bool

    /// A block of which all bodies are blank prints nothing, not even its white space (the reference does the same, so
    /// that `{% if x %} {% assign y = 1 %} {% endif %}` leaves no hole in the page).
    var withoutText: Body { Body(nodes: nodes.withoutText, isBlank: isBlank) }
}

/// A body while it is read.
struct BodyDraft {
    var parts: [BodyPart] = []
    var isBlank = true

    /// The body, with its texts taken out of the template's bytes.
    func finished(_ source: [UInt8]) -> Body { Body(nodes: NodeList(parts, source), isBlank: isBlank) }
}

enum BodyPart: Sendable {
    /// Bytes of the source, copied as they stand.
    case text(TemplateRange)
    case output(FilteredExpression)
    /// An output without filters or look-ups, the commonest kind.
    case variable(Variable)
    case tag(NodeTag, TemplateRange)
}

/// The parts of a body as they are rendered: a row of nodes that hold no reference to count, so that going over them
/// costs nothing but the work they stand for. The list keeps what they point to.
final class NodeList: @unchecked Sendable {
    enum Node {
        case text(UnsafeBufferPointer<UInt8>)
        case output(Unmanaged<FilteredExpression>)
        case variable(Unmanaged<Variable>)
        case tag(Unmanaged<NodeTag>, TemplateRange)
    }

    let nodes: UnsafeBufferPointer<Node>
    private let parts: [BodyPart]
    /// All texts, one after another.
    private let texts: UnsafeMutablePointer<UInt8>
    private let source: [UInt8]

    init(_ parts: [BodyPart], _ source: [UInt8]) {
        self.parts = parts
        self.source = source
        var length = 0
        for case .text(let range) in parts { length += range.range.count }
        texts = .allocate(capacity: length)
        let nodes = UnsafeMutableBufferPointer<Node>.allocate(capacity: parts.count)
        var end = texts
        for (index, part) in parts.enumerated() {
            let node: Node
            switch part {
            case .text(let range):
                let start = end
                for byte in source[range.range] {
                    end.initialize(to: byte)
                    end += 1
                }
                node = .text(UnsafeBufferPointer(start: start, count: range.range.count))
            case .output(let output): node = .output(Unmanaged.passUnretained(output))
            case .variable(let variable): node = .variable(Unmanaged.passUnretained(variable))
            case .tag(let tag, let range): node = .tag(Unmanaged.passUnretained(tag), range)
            }
            nodes.initializeElement(at: index, to: node)
        }
        self.nodes = UnsafeBufferPointer(nodes)
    }

    deinit {
        nodes.deallocate()
        texts.deallocate()
    }

    fileprivate var withoutText: NodeList {
        NodeList(parts.filter { if case .text = $0 { false } else { true } }, source)
    }
}
