import Liquid
import Text

/// `{% paginate collection.products by 24 %}...{% endpaginate %}`
///
/// Inside, the list holds the elements of the page being made. How many pages there are is noted on the page, and the
/// build makes the others: `/collections/cups/page/2/`.
final class PaginateTag: LiquidTag {
    private let list: Expression
    private let size: Expression
    private let window: Expression?
    private let body: Body
    private let place: TemplateRange

    private static let paginate: Name = "paginate"

    /// The most elements a page may have: more is a page nobody waits for.
    private static let largestPage = 1000

    private init(_ list: Expression, size: Expression, window: Expression?, body: Body, place: TemplateRange) {
        self.list = list
        self.size = size
        self.window = window
        self.body = body
        self.place = place
    }

    func render(_ context: RenderContext, into out: inout ByteWriter) throws(LiquidFault) {
        guard let page = context.page else { throw LiquidFault("'paginate' works on pages of the shop only") }
        guard case .integer(let size) = context.plain(try context.evaluate(size)), size >= 1, size <= Self.largestPage
        else {
            throw LiquidFault("'paginate' takes a number of elements from 1 to \(Self.largestPage) after 'by'")
        }
        var windowSize = 2
        if let window {
            guard case .integer(let number) = context.plain(try context.evaluate(window)), number >= 0, number <= 50
            else {
                throw LiquidFault("'window_size' takes a whole number")
            }
            windowSize = number
        }
        let value = try context.evaluate(list)
        let (items, name) = try measure(value, page)
        let view = PaginateView(
            address: page.page.address, addresses: page.catalogue.addresses, current: page.page.number, size: size,
            items: items, window: windowSize)
        page.paginatedTotal = max(page.paginatedTotal, view.pages)
        let start = min(items, (page.page.number - 1) * size)
        let range = start..<min(items, start + size)
        var bindings: [(Name, LiquidValue)] = [(Self.paginate, .object(view))]
        if let name {
            page.slices[name] = range
        } else if let variable = list.variable {
            bindings.append((variable, .list(range.map { context.element($0, of: value) })))
        } else {
            throw LiquidFault(
                "this list cannot be paginated; assign it to a variable first, and paginate and loop over the variable")
        }
        defer { if let name { page.slices[name] = nil } }
        try context.withBindings(bindings) { () throws(LiquidFault) in try context.render(body, into: &out) }
    }

    /// How many elements a list has, and the name under which views split it.
    private func measure(_ value: LiquidValue, _ page: PageContext) throws(LiquidFault) -> (Int, PaginatedList?) {
        var value = value
        if case .object(let object) = value, let elements = object.elements { value = .sequence(elements) }
        switch value {
        case .null: return (0, nil)
        case .list(let list): return (list.count, nil)
        case .sequence(let sequence):
            let name =
                (sequence as? ProductSequence)?.list ?? (sequence as? ViewSequence)?.list
                ?? (sequence as? AllSequence)?.list
            if let name, page.slices[name] != nil { throw LiquidFault("this list is already being paginated") }
            return (sequence.count, name)
        default: throw LiquidFault("'paginate' takes a list, such as collection.products")
        }
    }

    static let definition = TagDefinition(
        "paginate", syntax: "{% paginate list by size, window_size: n %}...{% endpaginate %}",
        "Splits a list over several pages. Inside, the list holds the elements of this page, and `paginate` says where it "
            + "stands. The further pages are made at `page/2/` and so on below the page's address.",
        examples: [
            .init(
                "{% paginate collections by 2 %}{% for c in collections %}{{ c.handle }} {% endfor %}"
                    + "{{ paginate.current_page }}/{{ paginate.pages }}{% endpaginate %}", "all cups 1/2")
        ],
        endTag: "endpaginate"
    ) { parser throws(ParseFailure) in
        let place = parser.place
        let list = try parser.expression()
        guard parser.accept(word: "by") else { throw parser.unexpected("'by' and a number of elements") }
        let size = try parser.expression()
        var window: Expression?
        for argument in try parser.namedArguments() {
            guard argument.name.text == "window_size" else {
                throw parser.failure("'paginate' has no argument '\(argument.name.text)'; did you mean 'window_size'?")
            }
            window = argument.value
        }
        try parser.expectEnd()
        let (body, _) = parser.body(until: ["endpaginate"], defining: ["paginate"])
        return PaginateTag(list, size: size, window: window, body: body, place: place)
    }
}
