import Liquid

/// Where a page stands in a list that is split over several: `paginate` of templates.
final class PaginateView: LiquidObject {
    let address: String
    let addresses: Addresses
    let current: Int
    let size: Int
    let items: Int
    let window: Int

    /// - Parameters:
    ///   - window: how many numbers are shown on each side of the current one.
    init(address: String, addresses: Addresses, current: Int, size: Int, items: Int, window: Int) {
        self.address = address
        self.addresses = addresses
        self.current = current
        self.size = size
        self.items = items
        self.window = window
    }

    /// At least 1: an empty list has one page that says so.
    var pages: Int { max(1, (items + size - 1) / max(1, size)) }

    func url(_ number: Int) -> String { addresses.numbered(address, number) }

    var schema: ObjectSchema { Self.schema }

    var previous: PartView? {
        current > 1 ? PartView("&laquo; Previous", number: nil, url: url(current - 1), isLink: true) : nil
    }

    var next: PartView? {
        current < pages ? PartView("Next &raquo;", number: nil, url: url(current + 1), isLink: true) : nil
    }

    /// The numbers around the current one, the first and the last, with gaps between them.
    var parts: [PartView] {
        guard pages > 1 else { return [] }
        var out: [PartView] = []
        var last = 0
        for number in 1...pages {
            guard number == 1 || number == pages || abs(number - current) <= window else { continue }
            if number > last + 2 {
                out.append(PartView("&hellip;", number: nil, url: nil, isLink: false))
            } else if number == last + 2 {
                out.append(PartView(nil, number: number - 1, url: url(number - 1), isLink: true))
            }
            out.append(PartView(nil, number: number, url: url(number), isLink: number != current))
            last = number
        }
        return out
    }

    static let schema = ObjectSchema("paginate", PaginateView.self, "Where a page stands in a list split over several.")
    {
        Field("current_page", .integer, "The number of this page, from 1.") { view, _ in .integer(view.current) }
        Field("current_offset", .integer, "How many elements the pages before hold.") { view, _ in
            .integer((view.current - 1) * view.size)
        }
        Field("items", .integer, "How many elements there are.") { view, _ in .integer(view.items) }
        Field("pages", .integer, "How many pages there are.") { view, _ in .integer(view.pages) }
        Field("page_size", .integer, "How many elements a page holds.") { view, _ in .integer(view.size) }
        Field("page_param", .string, "Always `page`.") { _, _ in "page" }
        Field("parts", .list(of: .object("part")), "The numbers to link to, with gaps.") { view, _ in
            .list(view.parts.map { .object($0) })
        }
        Field("previous", .object("part"), "The link to the page before, or nil.") { view, _ in
            LiquidValue(view.previous)
        }
        Field("next", .object("part"), "The link to the page after, or nil.") { view, _ in LiquidValue(view.next) }
    }
}
