import Liquid

/// Products by their ids; an element is noted as read when it is taken.
final class ProductSequence: LiquidSequence {
    let ids: ArraySlice<Int>
    let list: PaginatedList?

    init(_ ids: ArraySlice<Int>, list: PaginatedList? = nil) {
        self.ids = ids
        self.list = list
    }

    var count: Int { ids.count }

    func element(at index: Int, _ context: RenderContext) -> LiquidValue {
        index >= 0 && index < ids.count ? context.product(ids[ids.startIndex + index]) : .null
    }

    /// `ids`, or the part of them that an enclosing `paginate` shows.
    static func make(_ ids: [Int], _ list: PaginatedList, _ context: RenderContext) -> LiquidValue {
        let slice = context.page?.slice(of: list).map { ids[$0.clamped(to: 0..<ids.count)] } ?? ids[...]
        return .sequence(ProductSequence(slice, list: list))
    }
}
