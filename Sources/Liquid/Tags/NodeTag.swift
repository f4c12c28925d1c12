import Text

/// A tag as a node of a body: the standard ones are of this class, one of the host is wrapped in it.
///
/// A class to derive from rather than a protocol alone, so that a body can lend its tags instead of counting references to
/// them.
class NodeTag: LiquidTag, @unchecked Sendable {
    let isBlank: Bool

    init(isBlank: Bool = false) { self.isBlank = isBlank }

    func render(_ context: RenderContext, into out: inout ByteWriter) throws(LiquidFault) {}

    /// The node for a tag.
    static func of(_ tag: any LiquidTag) -> NodeTag { tag as? NodeTag ?? HostTag(tag) }
}

private final class HostTag: NodeTag, @unchecked Sendable {
    private let tag: any LiquidTag

    init(_ tag: any LiquidTag) {
        self.tag = tag
        super.init(isBlank: tag.isBlank)
    }

    override func render(_ context: RenderContext, into out: inout ByteWriter) throws(LiquidFault) {
        try tag.render(context, into: &out)
    }
}
