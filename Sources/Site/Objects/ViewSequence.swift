import Liquid

/// Any other list of views by their ids.
final class ViewSequence: LiquidSequence {
    let ids: ArraySlice<Int>
    let list: PaginatedList?
    private let read: @Sendable (RenderContext, Int) -> LiquidValue

    init(
        _ ids: ArraySlice<Int>, list: PaginatedList? = nil,
        read: @escaping @Sendable (RenderContext, Int) -> LiquidValue
    ) {
        self.ids = ids
        self.list = list
        self.read = read
    }

    var count: Int { ids.count }

    func element(at index: Int, _ context: RenderContext) -> LiquidValue {
        index >= 0 && index < ids.count ? read(context, ids[ids.startIndex + index]) : .null
    }

    static func collections(_ ids: [Int]) -> LiquidValue {
        .sequence(ViewSequence(ids[...]) { $0.collection($1) })
    }
}
