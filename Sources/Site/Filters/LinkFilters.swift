import Commerce
import Liquid
import Text
import Theming

/// Filters that make links.
enum LinkFilters {
    static let all: [FilterDefinition] = [
        tagLink("link_to_tag"), tagLink("link_to_add_tag"),
        FilterDefinition(
            "link_to_remove_tag", "A link to the collection of everything.", input: .string,
            arguments: [.init("tag", .string, required: false)], result: .html,
            examples: [
                .init("{{ 'All' | link_to_remove_tag: 'new' }}", "<a href=\"/shop/collections/all/\">All</a>")
            ]
        ) { input, call throws(LiquidFault) in
            try LinkFilter.link(input, to: all(call.context), title: nil, call)
        },
        named("link_to_type", "A link to the collection of that type, else to the search.", isLink: true),
        named("link_to_vendor", "A link to the collection of that vendor, else to the search.", isLink: true),
        named("url_for_type", "The address of the collection of that type, else of the search.", isLink: false),
        named("url_for_vendor", "The address of the collection of that vendor, else of the search.", isLink: false),
        FilterDefinition(
            "within", "A product's address; its page is the same in every collection.", input: .string,
            arguments: [.init("collection", .object("collection"))], result: .string,
            examples: [.init("{{ '/products/cup/' | within: collection }}", "/products/cup/")]
        ) { input, call throws(LiquidFault) in input },
        FilterDefinition(
            "sort_by", "An address with an order asked for, for scripts.", input: .string,
            arguments: [.init("order", .string)], result: .string,
            examples: [
                .init("{{ '/collections/all/' | sort_by: 'manual' }}", "/collections/all/?sort_by=manual")
            ]
        ) { input, call throws(LiquidFault) in
            .string(try call.context.text(of: input) + "?sort_by=" + Addresses.encode(path: try call.text(at: 0)))
        },
        FilterDefinition(
            "default_pagination", "Links to the pages of a `paginate`.", input: .object("paginate"),
            named: [
                .init("next", .string, required: false, "the words for the next page"),
                .init("previous", .string, required: false, "the words for the page before"),
                .init("anchor", .string, required: false, "a fragment to lead to"),
            ], result: .html,
            examples: [
                .init(
                    "{% paginate collections by 2 %}{{ paginate | default_pagination: next: 'On' }}{% endpaginate %}",
                    "<span class=\"page current\">1</span> <span class=\"page\"><a href=\"/shop/products/mug/page/2/\">2</a>"
                        + "</span> <span class=\"next\"><a href=\"/shop/products/mug/page/2/\">On</a></span>")
            ]
        ) { input, call throws(LiquidFault) in
            guard let view = input.object(as: PaginateView.self) else {
                throw LiquidFault("'default_pagination' takes 'paginate', inside its tag")
            }
            return try pagination(view, call)
        },
    ]

    private static func all(_ context: RenderContext) -> String {
        context.page?.catalogue.addresses.collection(AllProducts.handle) ?? "/collections/all/"
    }

    private static func tagLink(_ name: String) -> FilterDefinition {
        FilterDefinition(
            name, "A link to the page of a tag.", input: .string,
            arguments: [.init("tag", .string, required: false, "the tag; the text itself unless given")], result: .html,
            examples: [.init("{{ 'New things' | \(name): 'new' }}", "<a href=\"/shop/tags/new/\">New things</a>")]
        ) { input, call throws(LiquidFault) in
            let given = try call.text(at: 0)
            let tag = given.isEmpty ? try call.text(input) : given
            guard let page = call.context.page else { throw LiquidFault("'\(name)' works on pages of the shop only") }
            guard let id = page.links.find(.tag, Handle.make(from: tag), page.trace) else {
                return try LinkFilter.link(input, to: all(call.context), title: nil, call)
            }
            return try LinkFilter.link(input, to: page.catalogue.tags[id].address, title: nil, call)
        }
    }

    private static func named(_ name: String, _ summary: String, isLink: Bool) -> FilterDefinition {
        FilterDefinition(
            name, summary, input: .string, result: isLink ? .html : .string,
            examples: [
                .init(
                    "{{ 'Cups' | \(name) }}",
                    isLink ? "<a href=\"/shop/collections/cups/\">Cups</a>" : "/shop/collections/cups/")
            ]
        ) { input, call throws(LiquidFault) in
            let text = try call.text(input)
            guard let page = call.context.page else { throw LiquidFault("'\(name)' works on pages of the shop only") }
            let url: String
            if let id = page.links.find(.collection, Handle.make(from: text), page.trace) {
                url = page.catalogue.collections[id].address
            } else {
                url = page.catalogue.addresses.search + "?q=" + Addresses.encode(path: text)
            }
            return isLink ? try LinkFilter.link(input, to: url, title: nil, call) : .string(url)
        }
    }

    private static func pagination(_ view: PaginateView, _ call: borrowing FilterCall) throws(LiquidFault)
        -> LiquidValue
    {
        let anchor =
            try call.named("anchor").map { (value) throws(LiquidFault) in
                "#" + (try call.context.text(of: value)).drop { $0 == "#" }
            } ?? ""
        var out = ByteWriter()
        func step(_ part: PartView?, _ name: String, _ given: LiquidValue?) throws(LiquidFault) {
            guard let part, let url = part.url else { return }
            out.append(string: "<span class=\"\(name)\"><a href=\"")
            out.appendEscapingHTML(string: url + anchor)
            out.append("\">")
            try out.append(text: given ?? part.title, call.context)
            out.append("</a></span> ")
        }
        try step(view.previous, "prev", call.named("previous"))
        for part in view.parts {
            if part.isLink, let url = part.url {
                out.append("<span class=\"page\"><a href=\"")
                out.appendEscapingHTML(string: url + anchor)
                out.append("\">")
                try out.append(text: part.title, call.context)
                out.append("</a></span> ")
            } else {
                out.append(part.url == nil ? "<span class=\"deco\">" : "<span class=\"page current\">")
                try out.append(text: part.title, call.context)
                out.append("</span> ")
            }
        }
        try step(view.next, "next", call.named("next"))
        while out.last == ASCII.space { out.removeLast() }
        return try call.made(out.string, isHTML: true)
    }
}
